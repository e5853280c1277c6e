"""What is still to come beside what has been: the day of a plan, and who travels on a day of the week to come."""

from __future__ import annotations

from collections.abc import Sequence

from geoevents.events.words.hits import Claim
from geoevents.events.words.reading import Reading, Sentence
from geoevents.lexicon.tables import clause_words

_TRAVELS, _DUE = clause_words("tocome", "travels"), clause_words("tocome", "due")
_JOINTS = clause_words("tocome", "joints")
_SCHEDULED, _TOWARDS = clause_words("tocome", "scheduled"), clause_words("tocome", "towards")
_PLANS, _WHICH = clause_words("tocome", "plans"), frozenset({"which", "that"})
_DUE_ON = clause_words("tocome", "due_on")
_AT = frozenset({"in", "on", "of"})
_TO_VOTE = 5  # words from "against" to the vote: "against the presidential and parliamentary elections" (judgement)


def is_of_a_plan(lows: Sequence[str], sentence: Sentence, claim: Claim, first: int) -> bool:
    """Tell whether a date is that of a plan in another part of the sentence ("a vote is due on Sunday, and two died").

    Parameters
    ----------
    lows : sequence of str
    sentence : Sentence
    claim : Claim
        Of what was done.
    first : int
        Where the date begins.
    """
    start, end = sentence.start, sentence.end
    for i in range(sentence.start + 1, sentence.end - 1):
        if lows[i] == ";" or (lows[i] == "," and lows[i + 1] in _JOINTS):
            start, end = (i, end) if i < first else (start, min(end, i))
    if start <= claim.first < end:
        return False
    planned = {hit.first for hit in sentence.hits for e in hit.entries if e.role == "status" and e.value == "planned"}
    return any(i in planned or lows[i] in _DUE for i in range(start, first))


def is_of_a_vote(lows: Sequence[str], claim: Claim, first: int) -> bool:
    """Tell whether a date is that of a vote or summit to come: "rallied against the vote in May".

    So is that of what is due or what somebody plans: "a vote due in May", "a vote which the junta plans for May".

    Parameters
    ----------
    lows : sequence of str
    claim : Claim
        Of what was done.
    first : int
        Where the date begins.
    """
    noun = first - 2
    due = noun
    while noun > claim.after and (lows[noun] in _DUE_ON or (lows[noun] == "held" and lows[noun - 1] == "be")):
        noun -= 1
    if noun < due and lows[noun] in _SCHEDULED:
        return any(low in _TOWARDS for low in lows[max(claim.after, noun - _TO_VOTE) : noun])
    noun = due
    if noun >= claim.after and lows[first - 1] == "for" and lows[noun] in _PLANS:
        return not _WHICH.isdisjoint(lows[claim.after : noun])
    if noun < claim.after or lows[first - 1] not in _AT or lows[noun] not in _SCHEDULED:
        return False
    return any(low in _TOWARDS for low in lows[max(claim.after, noun - _TO_VOTE) : noun])


def travels_ahead(reading: Reading, sentence: Sentence, claim: Claim) -> bool:
    """Tell whether somebody is said in the present to travel on another day of the week ("flies to X on Monday").

    Parameters
    ----------
    reading : Reading
    sentence : Sentence
    claim : Claim
    """
    lows, published = reading.tokens.lows, reading.published
    if lows[claim.first] not in _TRAVELS or claim.entry.role != "verb" or published is None:
        return False
    for first, after, _, days in sentence.dates:
        if claim.after < first < claim.end and lows[first - 1] == "on" and after == first + 1 and days is not None:
            weekday = days.text.isalpha() and days.precision == "day"
            return weekday and 0 < (published - days.end).days < 7
    return False
