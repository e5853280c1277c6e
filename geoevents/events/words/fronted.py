"""What opens a sentence ahead of its main clause and tells of another deed: what it answers, or what it is for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from geoevents.events.words.hits import Claim
from geoevents.events.words.reading import Sentence
from geoevents.lexicon.tables import clause_phrases, load_table

_AIMS, _ANSWERS = clause_phrases("fronted", "aims"), clause_phrases("fronted", "answers")
# "In retaliation for a raid on the market of X on Friday,": words from what opens a sentence to its comma (judgement).
_TO_COMMA = 24
# "Two and a half weeks after": words from the opening to the unit, and what stands behind that.
_TO_UNIT, _APART = 5, frozenset({"after", "before"})


def told_ahead(lows: Sequence[str], start: int, end: int) -> range:
    """Return the tokens before a main clause that tell what it answers or is for ("In reprisal for a raid on X, Y").

    Parameters
    ----------
    lows : sequence of str
    start, end : int
        The sentence.

    Returns
    -------
    range
        Up to the first comma; empty where a sentence does not open so.
    """
    return _up_to_comma(lows, start, end, (*_ANSWERS, *_AIMS))


def _up_to_comma(lows: Sequence[str], start: int, end: int, phrases: Sequence[list[str]]) -> range:
    for phrase in phrases:
        if lows[start : start + len(phrase)] == phrase:
            inside = range(start + len(phrase), min(end, start + _TO_COMMA))
            return range(start, next((i for i in inside if lows[i] == ","), start))
    return range(0)


def counted_ahead(lows: Sequence[str], start: int, end: int) -> range:
    """Return what opens a sentence with how long before its main clause it was ("Two days after men raided X, Y").

    Parameters
    ----------
    lows : sequence of str
    start, end : int
        The sentence.

    Returns
    -------
    range
        Up to the first comma; empty where a sentence does not open so.
    """
    units = load_table("dates")["units"]
    for i in range(start, min(start + _TO_UNIT, end - 2)):
        if lows[i] in units and lows[i + 1] in _APART:
            return range(start, next((k for k in range(i + 2, min(end, i + _TO_COMMA)) if lows[k] == ","), start))
    return range(0)


def answers_apart(lows: Sequence[str], start: int, end: int, claims: Sequence[Claim]) -> list[list[Claim]]:
    """Part the claims that a sentence opens with, which its main clause answers, from the others: no toll is both's.

    Parameters
    ----------
    lows : sequence of str
    start, end : int
        The sentence.
    claims : sequence of Claim
        All of the sentence.

    Returns
    -------
    list of list of Claim
    """
    ahead = _up_to_comma(lows, start, end, _ANSWERS) or counted_ahead(lows, start, end)
    told = [claim for claim in claims if claim.first in ahead]
    return [told, [claim for claim in claims if claim.first not in ahead]]


def is_for(lows: Sequence[str], claim: Claim, start: int) -> bool:
    """Tell whether a verb opens a sentence with what its subject aims at ("In a bid to seize X, rebels shelled Y").

    Parameters
    ----------
    lows : sequence of str
    claim : Claim
    start : int
        Where the sentence begins.

    Returns
    -------
    bool
    """
    verb = claim.entry.role == "verb" and not claim.passive
    return verb and any(start + len(phrase) == claim.first and lows[start : claim.first] == phrase for phrase in _AIMS)


def as_told_ahead(lows: Sequence[str], sentence: Sentence, claim: Claim) -> Sentence:
    """Return a sentence with the days and places of what is told ahead of its main clause alone, for a claim there.

    Parameters
    ----------
    lows : sequence of str
    sentence : Sentence
    claim : Claim

    Returns
    -------
    Sentence
        The same where the claim is not told ahead.
    """
    ahead = told_ahead(lows, sentence.start, sentence.end)
    counted = counted_ahead(lows, sentence.start, sentence.end)
    if claim.first in counted and any(site.first in counted for site in sentence.sites):
        return replace(sentence, sites=[site for site in sentence.sites if site.first in counted])
    if claim.first not in ahead:
        return sentence
    dates = [found for found in sentence.dates if found[0] in ahead]
    return replace(sentence, dates=dates, sites=[site for site in sentence.sites if site.first in ahead])
