"""Dates as news text writes them: text -> DateSpan, counted from the day of publication. Never opens the gazetteer.

Words are reduced to classes (a letter each) and the rules of ``lexicon/dates.toml`` are patterns over those letters, so
a text is read in one linear pass.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache
from itertools import pairwise, repeat
from typing import Any, NamedTuple

from geoevents.dates import named, relative
from geoevents.dates.letters import DIGITS, endings, is_ordinal_day, read_number, word_letters, word_values
from geoevents.dates.phrase import Days, NoPublicationDateError, Phrase, days_after
from geoevents.lexicon.tables import load_table
from geoevents.model import DateSpan, Span
from geoevents.text.tokens import Tokens, find_tokens

# Early, middle and late, also as "the beginning of", "the middle of", "the end of".
_PARTS = {"E": "E", "Q": "Q", "K": "K", "g": "E", "m": "Q", "e": "K"}
_BLANKS = repeat(" ")
_LONGEST_SHORT = 4  # letters of a month's name that is cut short: "Sept."
# Without one of these classes there is no date in a text, and no date rule matches (nor without a part of the day).
_DATED = re.compile("[MWyDUYNovwrsC]|[aThLXx]p|[pF]A|LF")
_DATED_OR_PART = re.compile("[MWyDUYNovwrpsCF]")
# Months, weekdays and feasts are written with a capital: "march", "sat" and "may" are other words.
_CAPITALISED = re.compile("[MWC]")
# The year of a month may be told by its distance: "in March last year", "on 9 May of this year".
_YEAR_OF_MONTH = re.compile("M(?:d|[tn]h?d)?O?[LTX]U")
_STOPS = 3  # of what ends a clause, those that end it for certain: ".", "," and ";"
# Rules that count from the day told last.
_FROM_LAST = frozenset({"after_last", "before_last"})
_YEARS_ON = {"L": -1, "T": 0, "X": 1}
_PRODUCTIONS: dict[str, Callable[[Phrase], Days]] = named.PRODUCTIONS | relative.PRODUCTIONS


@lru_cache(maxsize=1)
def _rules() -> tuple[re.Pattern[str], tuple[str, ...]]:
    rows = load_table("dates")["rules"]
    pattern = "|".join(f"(?P<rule{i}>{row['pattern']})" for i, row in enumerate(rows))
    return re.compile(f"(?! )(?:{pattern})"), tuple(row["yields"] for row in rows)


@lru_cache(maxsize=1)
def _shy() -> frozenset[str]:
    return frozenset(load_table("dates")["shy"]["words"])


@lru_cache(maxsize=1)
def _part_of_names() -> frozenset[str]:
    return frozenset(load_table("dates")["shy"]["behind_the"])


def _phrase(
    letters: str,
    held: list[Any],
    text: str,
    published: date | None,
    last: DateSpan | None,
    told: DateSpan | None = None,
) -> Phrase:
    by_letter: dict[str, list[Any]] = {}
    for mark, value in zip(letters, held, strict=True):
        if mark in by_letter:
            by_letter[mark].append(value)
        else:
            by_letter[mark] = [value]
    every = by_letter.get
    numbers = every("#", []) + every("d", []) + every("f", [])
    years = every("y", [])
    if "P" in letters and published is not None:
        years = [*years, published.year + _YEARS_ON[letters[letters.index("P") - 1]]]
    return Phrase(
        letters=letters,
        days=tuple(every("d", ())) + tuple(every("s", ())),
        months=tuple(every("M", ())),
        years=tuple(years),
        weekdays=tuple(every("W", ())),
        number=max(numbers) if numbers else 1,
        unit=every("U", [""])[0],
        fraction=every("H", [0])[0],
        quarter=every("q", [0])[0],
        parts=tuple(_PARTS[mark] for mark in letters if mark in _PARTS),
        text=text,
        numeric=every("D", [""])[0],
        published=published,
        last=last,
        feast=every("C", [()])[0],
        season=every("F", [0])[0],
        last_unit=every("U", [""])[-1],
        told=told,
    )


def _stretches(letters: str) -> Iterator[tuple[int, int]]:
    """Yield the stretches without a blank that can hold a date: no date runs over a word of no class."""
    end = 0
    for sign in _DATED_OR_PART.finditer(letters):
        at = sign.start()
        if at >= end:
            start = letters.rfind(" ", end, at) + 1 or end
            end = letters.find(" ", at)
            end = len(letters) if end < 0 else end
            yield start, end


@lru_cache(maxsize=1024)  # most stretches are of a few letters, which every text has
def _read(letters: str) -> tuple[tuple[int, int, str], ...]:
    """Return the dates in a stretch, each with the rule that it follows."""
    pattern, yields = _rules()
    return tuple((*match.span(), yields[int((match.lastgroup or "rule0")[4:])]) for match in pattern.finditer(letters))


def find_dates_in(tokens: Tokens, text: str, published: date | None) -> list[tuple[int, int, Span, DateSpan | None]]:
    """Find the dates among words already cut.

    Parameters
    ----------
    tokens : Tokens
    text : str
        What they were cut from.
    published : datetime.date or None
        The day relative dates and missing years are counted from.

    Returns
    -------
    list of (int, int, Span, DateSpan or None)
        The first token, the one after the last, the words, and the days: None where they cannot be counted without
        ``published``.
    """
    return count_days(match_dates(tokens, text), published)


class DateMatch(NamedTuple):
    """Words that give a date, before its days are counted.

    Parameters
    ----------
    first, after : int
        The first token, and the one after the last.
    span : Span
    rule : str
        That of the lexicon which matched.
    letters : str
        What stands for the words in rules.
    held : list
        What each word holds: a number, a month ...
    spoken : bool
        Whether it is only the day of words on a deed whose own day the sentence gave before.
    """

    first: int
    after: int
    span: Span
    rule: str
    letters: str
    held: list[Any]
    spoken: bool = False


def match_dates(tokens: Tokens, text: str) -> list[DateMatch]:
    """Find the words that give dates; their days may then be counted from more than one day.

    Parameters
    ----------
    tokens : Tokens
    text : str
        What they were cut from.

    Returns
    -------
    list of DateMatch
        In order.
    """
    return _with_spoken(tokens.lows, _all_matches(tokens, text))


def _with_spoken(lows: Sequence[str], matches: list[DateMatch]) -> list[DateMatch]:
    """Mark the days of words on a deed whose own day their sentence gave before."""
    marked, end = matches[:1], matches[0].after if matches else 0
    for match in matches[1:]:
        aside = "." not in lows[end : match.first] and _is_spoken(lows, end, match.first)
        marked.append(match._replace(spoken=True) if aside else match)
        end = match.after
    return marked


def _is_spoken(lows: Sequence[str], start: int, first: int) -> bool:
    """Tell whether a day is that of somebody's words ("said in a statement released on Monday")."""
    words, at = load_table("dates")["spoken"], first - 1
    while at > start and lows[at] in words["between"] and lows[at] not in words["verbs"]:
        at -= 1
    return at >= start and lows[at] in words["verbs"]


def _all_matches(tokens: Tokens, text: str) -> list[DateMatch]:
    stops = _stops_of_months(tokens)
    if not stops:
        return list(_matches(tokens, text))
    kept = [i for i in range(len(tokens.lows)) if i not in stops]
    without = Tokens(
        [tokens.lows[i] for i in kept],
        [tokens.starts[i] for i in kept],
        [tokens.ends[i] for i in kept],
        [tokens.capitals[i] for i in kept],
        tokens.text,
    )
    return [
        match._replace(first=kept[match.first], after=kept[match.after - 1] + 1) for match in _matches(without, text)
    ]


def count_days(matches: Iterable[DateMatch], published: date | None) -> list[tuple[int, int, Span, DateSpan | None]]:
    """Count the days of dates.

    Parameters
    ----------
    matches : iterable of DateMatch
        Those of one text, in order.
    published : datetime.date or None
        The day relative dates and missing years are counted from.

    Returns
    -------
    list of (int, int, Span, DateSpan or None)
        As ``find_dates_in`` gives them; what is no date after all ("31 June") is left out.
    """
    found: list[tuple[int, int, Span, DateSpan | None]] = []
    last: DateSpan | None = None
    told: DateSpan | None = None
    for first, after, span, rule, letters, held, spoken in matches:
        phrase = _phrase(letters, held, span.text, published, last, told)
        try:
            start, end, precision = _PRODUCTIONS[rule](phrase)
        except NoPublicationDateError:
            found.append((first, after, span, None))
        except ValueError:
            continue
        else:
            days = DateSpan(start, end, span.text, precision)
            if not (spoken and last is told):
                last, told = days if days.precision in ("day", "days") else last, days
            found.append((first, after, span, days))
    return found


def _stops_of_months(tokens: Tokens) -> set[int]:
    """Return the full stops that only cut a month's name short ("Nov. 3", "3 Sept. 2025", "12 Nov. and 14 Nov.")."""
    lows = tokens.lows
    return {
        i
        for i in [i for i, low in enumerate(lows) if low == "."]
        if 0 < i < len(lows) - 1
        and lows[i - 1] in _short_months()
        and tokens.capitals[i - 1]
        and lows[i + 1 + _joins_days(lows, i + 1)][0] in DIGITS
    }


def _joins_days(lows: Sequence[str], at: int) -> bool:
    """Tell whether a word joins a day to another ("12 Nov. and 14 Nov.")."""
    return at + 1 < len(lows) and word_letters().get(lows[at]) in ("n", "t")


@lru_cache(maxsize=1)
def _short_months() -> frozenset[str]:
    return frozenset(month for month in load_table("dates")["months"] if len(month) <= _LONGEST_SHORT)


def _follow_each_other(marks: Sequence[str], lows: Sequence[str], listed: range) -> bool:
    """Tell whether the weekdays of a list follow each other."""
    days = [word_values()[lows[i]] for i in listed if marks[i] == "W"]
    return all((before + 1) % 7 == day for before, day in pairwise(days))


def _is_of_a_deed(lows: Sequence[str], after: int) -> bool:
    """Tell whether days are counted from what is told behind them ("two days after troops left", "before the vote")."""
    forms = load_table("dates")["forms"]
    if lows[after - 1] not in forms["counting"] or after >= len(lows) or lows[after] in forms["counted_to"]:
        return False
    told = lows[after] in forms["telling"] and lows[after + 1 : after + 2] != [] and lows[after + 1] in forms["told"]
    return not told or lows[after + 2 : after + 3] == [] or lows[after + 2] not in forms["counted_to"][:_STOPS]


# "the following Friday".
_BEFORE_FOLLOWING = frozenset({"the", "this", "that", "on"})


def _matches(tokens: Tokens, text: str) -> Iterator[DateMatch]:
    lows = tokens.lows
    marks = list(map(word_letters().get, lows, _BLANKS))
    numbers: dict[int, Any] = {}
    for i in [i for i, low in enumerate(lows) if low[0] in DIGITS]:
        marks[i], numbers[i] = read_number(lows[i])
        if marks[i] == "d" and is_ordinal_day(lows, i):
            marks[i] = "s"
    for i in [i for i, low in enumerate(lows) if low == "following" and i]:
        if lows[i - 1] not in _BEFORE_FOLLOWING:
            marks[i] = " "  # "dead following Friday's clash": that Friday
    letters = "".join(marks)
    if not _DATED.search(letters):
        return
    for sign in _YEAR_OF_MONTH.finditer(letters):
        if word_values()[lows[sign.end() - 1]] == "year":
            marks[sign.end() - 1] = "P"
    letters = "".join(marks)
    for sign in _CAPITALISED.finditer(letters):
        at = sign.start()
        if not tokens.capitals[at] and not (marks[at] == "W" and lows[at].endswith(endings()["weekday_ends"])):
            marks[at] = " "
    letters = "".join(marks)
    found = ((start, match) for start, end in _stretches(letters) for match in _read(letters[start:end]))
    for start, (first, after, rule) in found:
        first, after = start + first, start + after
        if rule in ("weekday", "month_alone") and after - first == 1 and tokens.lows[first] in _shy():
            continue
        if rule == "month" and letters[first - 1 : first] == "h" and lows[first] in _part_of_names():
            continue
        if rule == "weekday_list" and not _follow_each_other(marks, lows, range(first, after)):
            for i in [i for i in range(first, after) if marks[i] == "W"]:  # "on Monday, Tuesday and Friday"
                span = Span(tokens.starts[i], tokens.ends[i], text[tokens.starts[i] : tokens.ends[i]])
                yield DateMatch(i, i + 1, span, "weekday", "W", [word_values()[lows[i]]])
            continue
        if rule in _FROM_LAST and _is_of_a_deed(lows, after):
            rule = "from_a_deed"
        while letters[first] in "ib":
            first += 1
        span = Span(tokens.starts[first], tokens.ends[after - 1], text[tokens.starts[first] : tokens.ends[after - 1]])
        held = [numbers.get(i, word_values().get(lows[i])) for i in range(first, after)]
        yield DateMatch(first, after, span, rule, letters[first:after], held)


def find_dates(text: str, published: date | None = None) -> list[tuple[Span, DateSpan | None]]:
    """Find the dates a text gives.

    Parameters
    ----------
    text : str
    published : datetime.date, optional
        The day relative dates and missing years are counted from.

    Returns
    -------
    list of (Span, DateSpan or None)
        In order. None stands for a date that cannot be counted without ``published``: no year is invented.

    Examples
    --------
    >>> [(str(days.start), days.precision) for _, days in find_dates("on Monday", date(2020, 6, 24)) if days]
    [('2020-06-22', 'day')]
    >>> find_dates("on Monday")
    [(Span(start=3, end=9, text='Monday'), None)]
    """
    return [(span, days) for _, _, span, days in find_dates_in(find_tokens(text), text, published)]


def next_weekday(days: DateSpan, published: date) -> DateSpan:
    """Move a weekday that was read as past into the week after publication ("will meet on Wednesday").

    Parameters
    ----------
    days : DateSpan
    published : datetime.date

    Returns
    -------
    DateSpan
        The same where it is no weekday of the week before publication.
    """
    if days.precision not in ("day", "days") or days.end > published or (published - days.start).days >= 7:
        return days
    ahead = 7 if days.end < published else 0
    return DateSpan(days_after(days.start, ahead), days_after(days.end, ahead), days.text, days.precision)


def rest_of_unit(days: DateSpan, published: date) -> DateSpan:
    """Turn "this week" or "later this month", read as up to publication, to what is left of it.

    Parameters
    ----------
    days : DateSpan
    published : datetime.date

    Returns
    -------
    DateSpan
        The same where it is no week, month or year of publication.
    """
    words = days.text.lower().split()
    unit = word_values().get(words[-1]) if words else None  # publication itself stands for a day without words
    if days.end != published or unit not in _CALENDAR or all(word_letters().get(word) != "T" for word in words):
        return days
    if unit == "week":
        end = days_after(published, 6 - published.weekday())
    elif unit == "month":
        end = date(published.year, published.month, monthrange(published.year, published.month)[1])
    else:
        end = date(published.year, 12, 31)
    return DateSpan(published, end, days.text, days.precision)


_CALENDAR = frozenset({"week", "month", "year"})  # units that begin and end on days of the calendar


def acled_time_precision(days: DateSpan) -> int:
    """Return ACLED's code of how well a time is known.

    Parameters
    ----------
    days : DateSpan

    Returns
    -------
    int
        1 the day is known, 2 the week, 3 the month or less.

    References
    ----------
    ACLED Codebook (2023), "Time precision".
    """
    return {"day": 1, "days": 2, "week": 2}.get(days.precision, 3)


def ucdp_date_precision(days: DateSpan) -> int:
    """Return UCDP's code of how well a time is known.

    Parameters
    ----------
    days : DateSpan

    Returns
    -------
    int
        1 a day, 2 two to six days, 3 a week, 4 up to a month, 5 up to a year and more.

    References
    ----------
    UCDP GED Codebook 23.1, ``date_prec``.
    """
    length = (days.end - days.start).days + 1
    return next((code for code, limit in ((1, 1), (2, 6), (3, 7), (4, 31)) if length <= limit), 5)
