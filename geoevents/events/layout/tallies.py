"""What is counted in the items of a list: "Alef: 12 killed, 30 injured", "Deaths by state: Alef (12), Berin (7)"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from geoevents.events.kinds.outbreaks import names_disease
from geoevents.events.layout.pages import BESIDE, Page, Part, Piece, opening_day, say
from geoevents.events.numbers.numbers import begins, read_count
from geoevents.events.words.triggers import harming, of_nature
from geoevents.events.words.vocabulary import trigger_table
from geoevents.lexicon.tables import load_table, words_in
from geoevents.text.columns import is_sum

_BETWEEN, _PARTS, _JOINTS, _SIGNS, _ALSO = (
    words_in("events", "tallies", name) for name in ("between", "parts", "joints", "signs", "also")
)
_HARMED = frozenset({"killed", "died", "wounded"})
_SICK = words_in("events", "columns", "sick")
_OPEN, _CLOSED = frozenset("(["), frozenset(")]")
_BEHIND_LEAD = (BESIDE | _SIGNS) - _OPEN
# A bare number of a list that lies between these is a year (judgement).
_YEARS = range(1900, 2101)
# "five Israeli air strikes": words before what killed that say whose.
_TO_CAUSE = 2
# "Deaths in the storms", "casualties of storms".
_BEFORE_CAUSE = words_in("events", "tallies", "before_cause")


class Tally(NamedTuple):
    """How many of a list's item died or were hurt: where the number stands, hedges too, and who they were."""

    unit: str
    start: int
    end: int
    who: str


@lru_cache(maxsize=1)
def units() -> dict[str, str]:
    """Return what words say of those counted ("killed", "wounded"), by word."""
    table = load_table("events")["tallies"]
    return {word: unit for unit in table["said"] for word in table[unit]}


def words_for(tally: Tally) -> str:
    """Return what is said of those counted ("injured")."""
    said: str = load_table("events")["tallies"]["said"][tally.unit]
    return said


def unit_of(lows: Sequence[str]) -> str:
    """Return what the head of a list says that its numbers count; empty where that is nothing, or several things.

    Examples
    --------
    >>> unit_of("deaths by state".split()), unit_of("killed and injured by state".split())
    ('died', '')
    """
    if is_of_sick(lows):
        return ""
    said = {units()[low] for low in lows if low in units()}
    if not _ALSO.isdisjoint(lows) and any(low in _ALSO and _is_other_deed(lows, i) for i, low in enumerate(lows)):
        return ""
    said = said - {"died"} if "killed" in said else said
    return said.pop() if len(said) == 1 else ""


def _is_other_deed(lows: Sequence[str], at: int) -> bool:
    """Tell whether a joint stands between those counted and others, of whom it is unknown ("killed or captured")."""
    beside = [*lows[max(0, at - 1) : at], *lows[at + 1 : at + 2]]
    others = [low for low in beside if low not in units()]
    return len(others) < len(beside) and any(low.endswith("ed") and low not in _BETWEEN for low in others)


def is_of_sick(lows: Sequence[str]) -> bool:
    """Tell whether words are of a disease or of cases of one, whose dead are of no event."""
    return not _SICK.isdisjoint(lows) or names_disease(lows)


def read_tallies(page: Page, start: int, end: int, unit: str = "") -> list[Tally]:
    """Read a stretch that only counts people; nothing where it says anything else, or counts the same twice.

    Parameters
    ----------
    page : Page
    start, end : int
        Offsets.
    unit : str, optional
        What numbers count that have no word for it.
    """
    lows, within = page.tokens.lows, page.within(start, end)
    found: list[Tally] = []
    i, stop = within.start, within.stop
    while i < stop:
        if found and (lows[i] in _OPEN or lows[i] in _PARTS):
            i = _behind_aside(lows, i, stop)
        elif lows[i] in _JOINTS or lows[i] in _SIGNS:
            i += 1
        else:
            tally, after = _tally(page, i, stop, unit)
            if tally is None and found and begins(lows, i):
                i = _behind_things(lows, i, stop)
                continue
            if tally is None:
                return []
            found.append(tally)
            i = after
    told = ["killed" if tally.unit == "died" else tally.unit for tally in found]
    return found if len(set(told)) == len(told) else []


def _behind_things(lows: Sequence[str], at: int, stop: int) -> int:
    """Return the token behind what else is counted of an item ("3 dead, 500 houses destroyed")."""
    after = next((i for i in range(at, stop) if lows[i] in (",", ";") or (lows[i] == "and" and i > at)), stop)
    return after + 1 if units().keys().isdisjoint(lows[at:after]) else at + 1


def _tally(page: Page, at: int, stop: int, unit: str) -> tuple[Tally | None, int]:
    """Read "at least 12 people killed", "killed: 12", or "12" of a list that counts the dead."""
    lows, names = page.tokens.lows, units()
    own = ""
    if lows[at] in names:
        own, at = names[lows[at]], at + 1
        while at < stop and lows[at] in _SIGNS:
            at += 1
    if not begins(lows[:stop], at) or (count := read_count(lows, at, stop)) is None or not count.exact:
        return None, stop
    i = count.after
    while i < stop and lows[i] in _BETWEEN:
        i += 1
    words = [low for low in lows[count.after : i] if low in _persons()]
    if i < stop and lows[i] in names and not own:
        own, i = names[lows[i]], i + 1
        if i < stop and lows[i] in _ALSO and lows[i + 1 : i + 2] and lows[i + 1] in names:
            return None, stop  # "12 killed and wounded"
    elif i < stop and lows[i] not in _JOINTS and lows[i] not in _SIGNS:
        return None, stop
    elif not own:
        apart = any(
            lows[k] in ("-", "–") and page.text[page.tokens.ends[k]] == " " for k in range(count.first, count.after)
        )
        own = "" if apart or _is_year(lows, count.after - 1, count.first) else unit
    if not own:
        return None, stop
    start, end = page.tokens.starts[count.first], page.tokens.ends[count.after - 1]
    return Tally(own, start, end, words[0] if words else ""), i


@lru_cache(maxsize=1)
def _persons() -> frozenset[str]:
    return frozenset((*load_table("deeds")["beside"]["persons"], *load_table("events")["tallies"]["persons"]))


def _is_year(lows: Sequence[str], at: int, first: int) -> bool:
    return at == first and lows[at].isdigit() and int(lows[at]) in _YEARS


def _behind_aside(lows: Sequence[str], at: int, stop: int) -> int:
    """Return the token behind what is said of some of those counted ("(3 children)", "including 3 children")."""
    closing = _CLOSED if lows[at] in _OPEN else frozenset(";")
    return next((i + 1 for i in range(at, stop) if lows[i] in closing), stop)


def only_died(tallies: Sequence[Tally]) -> bool:
    """Tell whether those counted died or were hurt, and none of them is said to have been killed."""
    said = {tally.unit for tally in tallies}
    return "killed" not in said and not said.isdisjoint(_HARMED)


def tell_tallies(tallies: Sequence[Tally], cause: Sequence[Piece] = ()) -> list[Piece]:
    """Return a clause that says what is counted ("12 people were killed and 30 were injured in an air raid").

    Parameters
    ----------
    tallies : sequence of Tally
    cause : sequence of Piece, optional
        What killed them, as the head of the list names it: behind a word for that, or as what killed.
    """
    pieces: list[Piece] = []
    harmed = [tally for tally in tallies if tally.unit in _HARMED]
    if cause and not cause[0].said and harmed:
        for tally in harmed:
            does = "injured" if tally.unit == "wounded" else "killed"
            pieces += [
                *(cause if tally is harmed[0] else ()),
                say(f" {does} " if tally is harmed[0] else f" and {does} "),
            ]
            pieces += [Piece(tally.start, tally.end), say(f" {tally.who or 'people'}")]
        tallies = [tally for tally in tallies if tally not in harmed]
        cause = ()
        pieces += [say(", ")] if tallies else []
    for i, tally in enumerate(tallies):
        who = f" {tally.who}" if tally.who else " people" if i == 0 else ""
        died = "died" if tally.unit == "died" else f"were {words_for(tally)}"
        joint = "" if i == 0 else " and " if i + 1 == len(tallies) else ", "
        pieces += [say(joint)] if joint else []
        pieces += [Piece(tally.start, tally.end), say(f"{who} {died}")]
        pieces += cause if i == 0 and tally.unit in _HARMED else ()
    return pieces


def find_cause(page: Page, start: int, end: int) -> list[Piece]:
    """Return what the head of a list names as what killed ("Casualties of Israeli air strikes by province")."""
    within, table = page.within(start, end), trigger_table()
    lows = page.tokens.lows
    for i in within:
        match = table.match(lows, i)
        noun = match[1].by_role.get("noun") if match is not None else None
        if match is None or noun is None or noun.value not in harming() or i + match[0] > within.stop:
            continue
        first = i
        while first > within.start and i - first < _TO_CAUSE and _may_say_whose(page, first - 1):
            first -= 1
        start, end = page.tokens.starts[first], page.tokens.ends[i + match[0] - 1]
        small = first == i and page.text[start + 1].islower()
        return [say(" in "), Piece(start, end, lent=True, lowered=small)]
    for i in within:
        told = lows[i + 1 : i + 2] and (lows[i + 1] in units() or lows[i - 1] in _BEFORE_CAUSE)
        if lows[i] in _disasters() and told:
            return [Piece(page.tokens.starts[i], page.tokens.ends[i], lent=True, lowered=True)]
    return []


@lru_cache(maxsize=1)
def _disasters() -> frozenset[str]:
    """Return the nouns of what kills without anybody's doing that are no words of an event by themselves ("storms")."""
    table = load_table("events")["deadly"]
    return frozenset(word for kind, words in table.items() if kind in of_nature() for word in words)


def _may_say_whose(page: Page, at: int) -> bool:
    low = page.tokens.lows[at]
    return page.tokens.capitals[at] and low.isalpha() and low not in units() and low not in _BETWEEN


def tells_harm(page: Page, start: int, end: int) -> bool:
    """Tell whether a stretch has a word of a deed or a disaster that people die of."""
    for i in page.within(start, end):
        match = trigger_table().match(page.tokens.lows, i)
        if match is not None and any(entry.value in harming() for entry in match[1].entries):
            return True
    return False


def read_item(
    page: Page, start: int, end: int, unit: str, cause: Sequence[Piece], context: Sequence[Piece]
) -> Part | None:
    """Read an item that names a place and only counts people there; None for any other.

    Parameters
    ----------
    page : Page
    start, end : int
        Offsets.
    unit : str
        What a bare number counts.
    cause : sequence of Piece
    context : sequence of Piece
        Where and when, as headings say, for items that do not ("In Alef").

    Examples
    --------
    "Alef: 12 killed", "Alef (12)", "14 May, Alef – 3 dead".
    """
    spans = sorted([*page.places_in(start, end), *page.days_in(start, end)], key=lambda span: span.start)
    lead = max((span.end for span in spans), default=start)
    within = page.within(lead, end)
    while within and page.tokens.lows[within.start] in _BEHIND_LEAD:
        within = within[1:]
    lead = page.tokens.starts[within.start] if within else end
    if (
        is_sum(page.lows(start, end))
        or is_of_sick(page.lows(start, end))
        or (spans and not page.only_places(start, lead))
    ):
        return None
    tallies = read_tallies(page, lead, end, unit)
    if not tallies:
        return None
    where, when = page.where(start, lead), page.when(start, lead)
    if not where and (not context or page.places_in(start, lead)):
        return None
    opening = opening_day(page, when)
    unread = when is not None and not opening
    if where:
        opening += [say(" in " if opening else "In "), *where]
    opening = [*context, *([say(", ")] if context and opening else []), *opening]
    return Part(
        [*opening, say(", "), *tell_tallies(tallies, cause)], when is not None, died=only_died(tallies), unread=unread
    )
