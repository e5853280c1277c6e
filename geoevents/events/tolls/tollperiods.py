"""Of which days a toll is: the day people were harmed, a whole period, all since a day."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from geoevents.events.days.yearless import is_ranked_since
from geoevents.events.tolls.tolls import marks_of
from geoevents.events.words.hits import Claim
from geoevents.events.words.reading import Reading, Sentence
from geoevents.events.words.triggers import DONE, harming, of_nature
from geoevents.lexicon.tables import clause_words, load_table
from geoevents.model import DateSpan

# "in less than two weeks": words between "in" and the unit.
_IN_SPAN = 5
# "have been killed": words between the auxiliary and the verb.
_PERFECT = 4
# "killed since the truce": words between the verb and "since" where nothing says that it goes on.
_TO_SINCE = 4
# "since the ceasefire took effect": words between "since" and what it counts from.
_FROM_NOUN = 4
# "since the ceasefire of last year took effect on 10 October": words from "since" to the day.
_TO_COUNTED = 10
# What happened since a day that is not farther back than this is still one event's toll (J).
_RECENT_DAYS = 14
# A date of so many days is a year and more, of no event.
_YEAR_DAYS = 300
# A toll of so many days is one of a season (judgement).
_SEASON_DAYS = 59
_TOLLS = clause_words("shared", "tolls")
# "in the same period".
_SAME = "same"


def day_of_harm(reading: Reading, claim: Claim, when: DateSpan | None, status: str) -> DateSpan | None:
    """Return when the dead of a claim died: an undated toll goes with the day its disaster or attack was told of.

    Parameters
    ----------
    reading : Reading
    claim : Claim
    when : DateSpan, optional
        As far as the sentence says.
    status : str
    """
    if when is None or status not in DONE or claim.kind not in harming():
        return when
    words = [low for word in (claim, *claim.absorbed) for low in reading.tokens.lows[word.first : word.after]]
    counts = claim.entry.role == "noun" or not _TOLLS.isdisjoint(words)
    again = claim.entry.value == "killing" and (counts or claim.kind in of_nature())
    told = reading.dated.get(claim.kind)
    if again and told is not None and not when.text:
        return DateSpan(told.start, told.end, "", told.precision)
    if when.text and not again:
        reading.dated[claim.kind] = when
    return when


def is_of_a_period(reading: Reading, sentence: Sentence, when: DateSpan | None) -> bool:
    """Tell whether the dead of a claim are those of a whole war or year ("have been killed since the ceasefire").

    Parameters
    ----------
    reading : Reading
    sentence : Sentence
    when : DateSpan, optional
        When it happened, as far as the text says: a day of its own shortly before publication is no period's.
    """
    lows, published = reading.tokens.lows, reading.published
    marks = [(first, after) for first, after, name in marks_of(lows, sentence) if name == "killed"]
    if not marks or (when is not None and when.text and published and (published - when.start).days <= _RECENT_DAYS):
        return False
    if when is not None and when.text and (when.end - when.start).days >= _SEASON_DAYS:
        return True  # "Between July and September, 1,740 people were killed"
    starts = _period_starts()
    going_on = any(_goes_on(lows, first, after, sentence.start) for first, after in marks)
    for i in range(sentence.start, sentence.end):
        if lows[i] == "since" and _counts_from(reading, sentence, i):
            close = any(0 <= i - after <= _TO_SINCE for _, after in marks)
            if (going_on or close) and not is_ranked_since(lows, i, sentence.start):
                return True
        if lows[i] in starts:
            period = next((phrase for phrase in _periods() if tuple(lows[i : i + len(phrase)]) == phrase), None)
            if period is not None:
                return going_on or i == sentence.start or _SAME in period  # "38 were killed in the same period"
        if going_on and lows[i] in _spans() and "in" in lows[max(sentence.start, i - _IN_SPAN) : i]:
            return True  # "have been killed in less than two weeks"
    return going_on and _is_of_a_year(reading, sentence)


def all_since(reading: Reading, sentence: Sentence, when: DateSpan | None) -> DateSpan | None:
    """Return the days in which the dead of a period died: from "since the truce of 10 October" up to publication.

    Parameters
    ----------
    reading : Reading
    sentence : Sentence
    when : DateSpan, optional
        What the sentence gives.
    """
    if when is None or reading.published is None or when.end >= reading.published:
        return when
    at = [first for first, _, _, days in sentence.dates if days is not None and days.text == when.text]
    if not at or "since" not in reading.tokens.lows[max(sentence.start, at[0] - _TO_COUNTED) : at[0] - 1]:
        return when  # "killed since September" has its own month
    return DateSpan(when.start, reading.published, when.text, "more")


def day_of_war(lows: Sequence[str], sentence: Sentence, when: DateSpan | None) -> DateSpan | None:
    """Return the years of a whole war whose dead are counted, where the text gives them; none "since" it began.

    Parameters
    ----------
    lows : sequence of str
    sentence : Sentence
    when : DateSpan, optional
        What the sentence gives.
    """
    since = "since" in lows[sentence.start : sentence.end]
    return when if when is not None and when.text and not since else None


@lru_cache(maxsize=1)
def _spans() -> frozenset[str]:
    return frozenset(load_table("events")["tolls"]["spans"])


@lru_cache(maxsize=1)
def _from_when() -> frozenset[str]:
    return frozenset(load_table("events")["tolls"]["from_when"])


@lru_cache(maxsize=1)
def _periods() -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(phrase.split()) for phrase in load_table("events")["tolls"]["periods"])


@lru_cache(maxsize=1)
def _period_starts() -> frozenset[str]:
    return frozenset(phrase[0] for phrase in _periods())


def _goes_on(lows: Sequence[str], first: int, after: int, start: int) -> bool:
    """Tell whether a count is one that goes on: "have been killed", "the number of people killed"."""
    before = lows[max(start, first - _PERFECT) : first]
    return any(low in ("have", "has") for low in before) or "number" in lows[max(start, first - _PERFECT) : after]


def _counts_from(reading: Reading, sentence: Sentence, since: int) -> bool:
    """Tell whether "since" counts from what lies long back, or from a truce or a war and no day."""
    dated = [days for first, _, _, days in sentence.dates if since < first <= since + _FROM_NOUN]
    if dated and dated[0] is not None:
        published = reading.published
        return published is None or (published - dated[0].start).days > _RECENT_DAYS
    return not _from_when().isdisjoint(reading.tokens.lows[since + 1 : since + 1 + _FROM_NOUN])


def _is_of_a_year(reading: Reading, sentence: Sentence) -> bool:
    return any(days is not None and (days.end - days.start).days >= _YEAR_DAYS for _, _, _, days in sentence.dates)
