"""Places that people and goods only leave or go to, and what that says of an event beside the move."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from geoevents.events.hits import Claim, Hit
from geoevents.events.sites import Site
from geoevents.lexicon.tables import clause_words
from geoevents.text.tokens import Tokens

# Deeds whose goods and captives are taken elsewhere ("shot the herder and drove his cattle to X").
_TAKING = frozenset({"looting", "abduction", "attack_on_civilians", "arrest"})
_LEAVING = frozenset({"withdrawal", "displacement"})
# "drove their cattle to a market in X": words between "to" and the name.
_TO_GOAL = 4
# "a bus going from A to B": words between what travels and "from".
_TO_FROM = 3
_TRAVELLING, _AFTERWARDS = clause_words("ways", "travelling"), clause_words("ways", "afterwards")
# ", doctors at the hospital of X told": words from the comma to the place, and to the verb of saying.
_TO_SPEAKER, _TO_SAID = 8, 12
_CLAUSAL = clause_words("ways", "clausal")
_LEFT, _TO_LEFT = clause_words("ways", "left"), 8
_CARRIED, _TO_CARRIED = clause_words("ways", "carried"), 8


def is_fled(tokens: Tokens, claim: Claim, site: Site) -> bool:
    """Tell whether people left a place by a relative clause ("X, from which they fled", "X, which all have left").

    Parameters
    ----------
    tokens : Tokens
    claim : Claim
    site : Site

    Returns
    -------
    bool
    """
    lows = tokens.lows
    at = site.after + (lows[site.after : site.after + 1] == [","])
    if claim.kind not in _LEAVING or not claim.start - 2 <= at < claim.first:
        return False
    if lows[at : at + 1] == ["from"]:
        return lows[at + 1 : at + 2] in (["which"], ["where"], ["whence"])
    left = not _LEFT.isdisjoint(lows[claim.first : claim.after])
    return lows[at] in ("which", "that") and left and claim.first - at <= _TO_LEFT


def is_of_speaker(tokens: Tokens, claim: Claim, claims: Sequence[Claim], site: Site, hits: Sequence[Hit]) -> bool:
    """Tell whether a place is where those are who say so behind the deed (", doctors at X hospital in Y tell AFP").

    Parameters
    ----------
    tokens : Tokens
    claim : Claim
    claims : sequence of Claim
        Of the sentence.
    site : Site
    hits : sequence of Hit
        Of the sentence.

    Returns
    -------
    bool
    """
    lows = tokens.lows
    comma = next(
        (i for i in range(site.first - 1, max(claim.after, site.first - _TO_SPEAKER) - 1, -1) if lows[i] == ","), None
    )
    said = next((hit for hit in hits if "said" in hit.words.by_role and hit.first >= site.after), None)
    if comma is None or said is None or said.first - comma > _TO_SAID or "," in lows[site.after : said.first]:
        return False
    told = any(comma < other.first < said.first for other in claims)
    return not told and lows[said.after - 1] != "to" and lows[comma + 1] not in _CLAUSAL


def is_where_loot_goes(tokens: Tokens, claim: Claim, site: Site) -> bool:
    """Tell whether a place is only where booty or captives are taken ("shot 22 men and drove their cattle to X").

    Parameters
    ----------
    tokens : Tokens
    claim : Claim
    site : Site

    Returns
    -------
    bool
    """
    if claim.kind not in _TAKING or site.first < claim.first:
        return False
    lows = tokens.lows
    for i in range(site.first - 1, max(claim.first, site.first - 1 - _TO_GOAL), -1):
        if lows[i] in ("to", "towards", "toward", "into"):
            return not _CARRIED.isdisjoint(lows[max(claim.first, i - _TO_CARRIED) : i])
        if lows[i] in (",", ";", "near", "outside"):
            return False
    return False


def is_stage(tokens: Tokens, site: Site, sites: Sequence[Site]) -> str:
    """Return what a place is to the journey of those who were met: "origin", "goal", or "" ("a bus from A to B").

    Parameters
    ----------
    tokens : Tokens
    site : Site
    sites : sequence of Site
        Of the sentence.

    Returns
    -------
    str
    """
    lows = tokens.lows
    for low, high in pairwise(sites):
        if lows[low.first - 1] != "from" or lows[low.after : high.first] != ["to"] or site not in (low, high):
            continue
        if not _TRAVELLING.isdisjoint(lows[max(0, low.first - 1 - _TO_FROM) : low.first - 1]):
            return "origin" if site is low else "goal"
    return ""


def is_before_leaving(tokens: Tokens, claim: Claim, claims: Sequence[Claim], site: Site) -> str:
    """Return "origin" or "goal" of a move told before what had come about ("fled from X to Y after clashes").

    Parameters
    ----------
    tokens : Tokens
    claim : Claim
        What had come about.
    claims : sequence of Claim
        Of the sentence.
    site : Site

    Returns
    -------
    str
        Empty where the place is neither.
    """
    lows = tokens.lows
    moves = [other for other in claims if other.kind in _LEAVING and other.first < claim.first]
    if not moves or claim.kind in _LEAVING or not moves[-1].first <= site.first < claim.first:
        return ""
    if _AFTERWARDS.isdisjoint(lows[max(site.after, claim.start - 1) : claim.first]):
        return ""
    if lows[site.first - 1] == "from" or lows[site.first - 2 : site.first] == ["out", "of"]:
        return "origin"
    return "goal" if lows[site.first - 1] in ("to", "towards", "into", "for") else ""
