"""Places a sentence leaves out of what it tells: "controls all of X except Y", "with only Y in the army's hands"."""

from __future__ import annotations

from collections.abc import Sequence

from geoevents.events.words.hits import Claim
from geoevents.events.words.reading import Sentence
from geoevents.events.words.sitelists import listed_with
from geoevents.events.words.sites import Site
from geoevents.events.words.speech import DETERMINERS
from geoevents.events.words.triggers import grounds
from geoevents.lexicon.tables import clause_phrases, clause_words
from geoevents.text.tokens import Tokens

# What is left out of it, and what is left to others.
_BUT, _LEFT = clause_phrases("excepted", "but"), clause_phrases("excepted", "left")
_BETWEEN, _NEGATED = clause_words("excepted", "between"), clause_words("excepted", "negated")
# "except for the three besieged towns of X": words between the two.
_GAP = 6
# Kinds of what is said of who holds ground.
_OF_GROUND = frozenset({"capture", "control", "presence", "base", "withdrawal", "siege"})


def without_excepted(tokens: Tokens, sentence: Sentence, claim: Claim, sites: Sequence[Site]) -> list[Site]:
    """Leave out the places that are no part of what a claim tells of ground.

    Parameters
    ----------
    tokens : Tokens
    sentence : Sentence
    claim : Claim
    sites : sequence of Site
        Of the sentence.

    Returns
    -------
    list of Site
    """
    if (
        claim.kind not in _OF_GROUND
        or len(sites) == 0
        or not _NEGATED.isdisjoint(tokens.lows[claim.start : claim.first])
    ):
        return list(sites)
    out: set[int] = set()
    for site in sites:
        at = _exception(tokens, sentence.start, site)
        if at is not None and (claim.after <= at or (at - sentence.start <= 1 and site.after <= claim.first)):
            out.update(other.first for other in (site, *listed_with(tokens, site, sentence.sites)))
    return [site for site in sites if site.first not in out]


def _exception(tokens: Tokens, start: int, site: Site) -> int | None:
    """Return where the words begin that leave a place out ("except for the town of X", "with only X")."""
    lows, at = tokens.lows, site.first
    while at > max(start, site.first - _GAP):
        phrase = next((p for p in (*_BUT, *_LEFT) if lows[max(start, at - len(p)) : at] == p), None)
        if phrase is not None:
            return at - len(phrase)
        low = lows[at - 1]
        if not (low in DETERMINERS or low in grounds() or low in _BETWEEN or low[0].isdigit()):
            return None
        at -= 1
    return None
