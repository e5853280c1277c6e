"""Who speaks for a state in a statement, where only the office is told: a governor, an ombudsman, a ministry."""

from __future__ import annotations

from geoevents.actors.table import Actor, government_at_home
from geoevents.events.words.hits import Claim
from geoevents.events.words.reading import Sentence
from geoevents.lexicon.tables import clause_words
from geoevents.text.tokens import Tokens

_OFFICES, _OWN = clause_words("officials", "offices"), clause_words("officials", "own")
_NEAR, _NOT_AT_HOME = clause_words("officials", "near"), clause_words("officials", "not_at_home")
_ARTICLES, _LEADS = frozenset({"a", "an", "the"}), clause_words("officials", "leads")
# What may stand between an office and its verb, beside names: "of X", "'s office", "in a statement on Monday".
_BETWEEN, _REACH = clause_words("officials", "between"), 14
# "condemned by the governor": words from the verb to the office.
_TO_AGENT = 5


def official_speaking(tokens: Tokens, sentence: Sentence, claim: Claim, home: str) -> list[Actor]:
    """Return the government of the text's country where an officer of it states something ("Governor X accused").

    Parameters
    ----------
    tokens : Tokens
    sentence : Sentence
    claim : Claim
        A statement that nobody makes, as far as its clause names any party.
    home : str
        ISO 3166-1 alpha-2 code of the country most of the text's places lie in; empty for none.

    Returns
    -------
    list of Actor
    """
    lows = tokens.lows
    if not home or claim.kind != "statement" or claim.entry.role != "verb":
        return []
    if claim.passive:
        near = range(claim.after, min(claim.end, claim.after + _TO_AGENT))
        by = next((i for i in near if lows[i] == "by"), None)
        office = next((i for i in near if by is not None and i > by and lows[i] in _OFFICES), None)
    else:
        near = range(claim.first - 1, max(sentence.start, claim.first - _REACH) - 1, -1)
        office = next((i for i in near if lows[i] in _OFFICES), None)
        between = range(office + 1, claim.first) if office is not None else ()
        office = office if all(tokens.capitals[i] or lows[i] in _BETWEEN for i in between) else None
    if office is None or not _is_at_home(tokens, sentence, office, home) or _is_of_another(sentence, office, claim):
        return []
    return [government_at_home(Actor("government", "government"), home)]


def _is_at_home(tokens: Tokens, sentence: Sentence, office: int, home: str) -> bool:
    """Tell whether nothing before or behind an office makes it another state's, another body's, or only near to it.

    Before it stand words of the state's own offices and names ("the Alef regional governor") alone; "of X" behind
    it is a place at home.
    """
    lows, at = tokens.lows, office - 1
    while at >= sentence.start and (lows[at] in _OWN or _is_name(tokens, at)):
        at -= 1
    led = at >= sentence.start and lows[at] in _ARTICLES
    at -= led
    if at >= sentence.start and (lows[at] in _NEAR if led else lows[at] not in _LEADS):
        return False
    return lows[office + 1 : office + 2] != ["of"] or _lies_at_home(sentence, office + 2, home)


def _is_name(tokens: Tokens, at: int) -> bool:
    """Tell whether a word may be of the name of a place whose office it is ("Alef Governor"), and no body's letters."""
    low = tokens.lows[at]
    return tokens.capitals[at] and not tokens.shouts(at) and low.isalpha() and low not in _ARTICLES | _NOT_AT_HOME


def _lies_at_home(sentence: Sentence, at: int, home: str) -> bool:
    """Tell whether a place at home stands at a token, or behind an article there ("of the Alef region")."""
    near = [
        site.georeference for site in sentence.sites if site.first in (at, at + 1) and site.georeference is not None
    ]
    return any(found.places and found.places[0].country_code == home for found in near)


def _is_of_another(sentence: Sentence, office: int, claim: Claim) -> bool:
    """Tell whether a party stands right before an office, or between it and the verb ("the rebels' governor")."""
    last = max(office, claim.first) if not claim.passive else office
    near = (m for m in sentence.actors if m.after > office - 2 and m.first < last)
    return any(m.actor.actor_class not in ("party", "civilians") and m.form != "source" for m in near)
