"""Days that a text counts instead of naming: "four days of fighting", "in two weeks", "twelve days after X fell"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from geoevents.dates.phrase import days_after, days_before, precision_of
from geoevents.events.days.days import find_when
from geoevents.events.days.yearless import PAST
from geoevents.events.numbers.daycounts import AFTER, BEFORE, days_of
from geoevents.events.words.fronted import counted_ahead
from geoevents.events.words.hits import Claim
from geoevents.events.words.reading import Reading, Sentence
from geoevents.events.words.triggers import signs
from geoevents.lexicon.tables import clause_words, load_table
from geoevents.model import DateSpan

# Tokens from where a clause begins to the word that says how long before or behind the other it lies.
_OPENING = 4
# "four days of heavy street fighting": words from "of" to what went on.
_TO_NOUN = 3
# "3 and 5 October", "October 3 and 5"; "two Russian drone strikes": words from the number.
_PAIR, _PAIR_BEHIND, _TO_TWO = re.compile(r"(\d{1,2}) and (\d{1,2})\b"), re.compile(r"\b(\d{1,2}) and (\d{1,2})$"), 3
_HAVE = clause_words("lasting", "have")
_COMMA = frozenset({","})
# "in two weeks of fighting" and "in two days' time" are no span of what has been done.
_NO_SPAN = clause_words("lasting", "no_span")


def count_when(
    reading: Reading, sentence: Sentence, claim: Claim, status: str, when: DateSpan | None
) -> DateSpan | None:
    """Return the days that a clause counts, where it names none or only the last of them.

    Parameters
    ----------
    reading : Reading
    sentence : Sentence
    claim : Claim
    status : str
    when : DateSpan, optional
        As far as dates tell.

    Returns
    -------
    DateSpan or None
    """
    if status not in PAST or not _counts(reading, sentence):
        return when
    apart = _apart(reading, sentence, claim, status, when)
    if apart is not None:
        return apart
    return _spent(reading, sentence, claim, when) or _within(reading, claim, when) or when


def days_apart(lows: Sequence[str], claim: Claim, when: DateSpan | None) -> list[DateSpan | None]:
    """Return the days of two deeds that one noun tells of ("two drone strikes on 3 and 5 October"), else the one span.

    Parameters
    ----------
    lows : sequence of str
    claim : Claim
    when : DateSpan, optional

    Returns
    -------
    list of DateSpan or None
    """
    pair = _PAIR.match(when.text) or _PAIR_BEHIND.search(when.text) if when is not None and when.text else None
    two = claim.entry.role == "noun" and "two" in lows[max(claim.start, claim.first - _TO_TWO) : claim.first]
    if when is None or pair is None or not two or (when.start.day, when.end.day) != tuple(map(int, pair.groups())):
        return [when]
    return [DateSpan(day, day, when.text, "day") for day in (when.start, when.end)]


def _counts(reading: Reading, sentence: Sentence) -> bool:
    """Tell whether a sentence has a unit of time at all."""
    units = load_table("dates")["units"]
    return any(low in units for low in reading.tokens.lows[sentence.start : sentence.end])


def _spent(reading: Reading, sentence: Sentence, claim: Claim, when: DateSpan | None) -> DateSpan | None:
    """Return the days that something went on: "concluded two days of talks on 5 May", "in four days of fights"."""
    lows = reading.tokens.lows
    nouns = {hit.first for hit in sentence.hits if any(entry.role == "noun" for entry in hit.entries)}
    for i in range(max(claim.start, sentence.start) + 1, claim.end - 2):
        if lows[i + 1] != "of" or (days := days_of(reading.tokens.lows, i)) is None or days < 2:
            continue
        if nouns.isdisjoint(range(i + 2, min(i + 2 + _TO_NOUN, claim.end))):
            continue
        dated = when is not None and bool(when.text)
        if dated and when is not None:
            return _span(reading, days_before(when.end, days - 1), when.end, i) if when.start == when.end else None
        if reading.published is not None and not _HAVE.isdisjoint(lows[claim.start : claim.end]):
            return _span(reading, days_before(reading.published, days - 1), reading.published, i)
    return None


def _within(reading: Reading, claim: Claim, when: DateSpan | None) -> DateSpan | None:
    """Return the days up to publication in which something has been done: "have crossed the border in two weeks"."""
    lows, published = reading.tokens.lows, reading.published
    if published is None or (when is not None and when.text) or _HAVE.isdisjoint(lows[claim.start : claim.first]):
        return None
    for i in range(claim.after + 2, claim.end):
        if (
            lows[i - 2] == "in"
            and (days := days_of(reading.tokens.lows, i)) is not None
            and lows[i + 1 : i + 2] != ["of"]
        ):
            if not _NO_SPAN.isdisjoint(lows[i + 1 : i + 3]):
                continue
            return _span(reading, days_before(published, days), published, i)
    return None


def _apart(reading: Reading, sentence: Sentence, claim: Claim, status: str, when: DateSpan | None) -> DateSpan | None:
    """Return the day of what is told by how long before or behind another deed it was.

    "Troops left X on Monday, two days after rebels overran it": they overran it on Saturday.
    """
    at = _opens_apart(reading, sentence, claim)
    others = [other for other in sentence.claims if other is not claim and other.start != claim.start]
    dated = [first for first, _, _, days in sentence.dates if days is not None]
    if at is not None:
        main = next((other for other in others if _opens_apart(reading, sentence, other) is None), None)
        ahead = counted_ahead(reading.tokens.lows, sentence.start, sentence.end)
        end = min(claim.end, ahead.stop) if claim.first in ahead else claim.end
        own = any(claim.first <= first < end for first in dated if not _is_said(sentence, first))
        if own:
            return None
        anchor = (
            _day_beside(reading, sentence, at, ahead) if main is None else find_when(reading, sentence, main, status)
        )
        return _shifted(reading, anchor, at, forward=reading.tokens.lows[at] in BEFORE)
    for other in others:
        at = _opens_apart(reading, sentence, other)
        if at is None or any(claim.start <= first < claim.end for first in dated):
            continue
        if not any(at < first < other.end for first in dated):
            continue
        anchor = find_when(reading, sentence, other, status)
        return _shifted(reading, anchor, at, forward=reading.tokens.lows[at] in AFTER)
    return None


def _day_beside(reading: Reading, sentence: Sentence, at: int, ahead: range) -> DateSpan | None:
    """Return the one day told before a count of days, of what is no event ("freed on Tuesday, two weeks after").

    It stands behind the count that opens a sentence ("Two weeks after men took them, they were freed on Tuesday").
    """
    told = [
        days
        for first, after, _, days in sentence.dates
        if (first >= ahead.stop if at in ahead else after < at) and not _is_said(sentence, first)
    ]
    return told[0] if len(told) == 1 else None


def _is_said(sentence: Sentence, first: int) -> bool:
    """Tell whether a date stands behind who said so (", a spokesman said on Monday")."""
    return any("said" in hit.words.by_role and 0 <= first - hit.after <= 1 for hit in sentence.hits)


def _opens_apart(reading: Reading, sentence: Sentence, claim: Claim) -> int | None:
    """Return where "after" or "before" stands that a clause opens with behind a count of days; None without one."""
    lows = reading.tokens.lows
    first, end = max(sentence.start + 2, claim.start - _OPENING), min(claim.start + _OPENING, claim.first)
    if sentence.claims == [claim]:  # what is told before is no event: its clause is the whole sentence
        stops = [i for i in range(claim.start, claim.first) if lows[i] in signs().stops | _COMMA]
        first, end = max(first, *(i + 1 for i in stops[-1:])) if stops else first, claim.first
    for i in range(first, end):
        if lows[i] in AFTER | BEFORE and days_of(lows, i - 1) is not None:
            return i
    return None


def _shifted(reading: Reading, anchor: DateSpan | None, at: int, *, forward: bool) -> DateSpan | None:
    days = days_of(reading.tokens.lows, at - 1)
    if anchor is None or not anchor.text or anchor.start != anchor.end or days is None:
        return None
    day = days_after(anchor.start, days) if forward else days_before(anchor.start, days)
    if abs((day - anchor.start).days) < days or (reading.published is not None and day > reading.published):
        return None  # past the ends of the calendar, or yet to come
    return _span(reading, day, day, at - 1)


def _span(reading: Reading, start: date, end: date, unit: int) -> DateSpan:
    tokens = reading.tokens
    words = tokens.text[tokens.starts[unit - 1] : tokens.ends[unit]]
    return DateSpan(start, end, words, precision_of(start, end))
