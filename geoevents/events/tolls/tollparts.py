"""Parts of a toll at places of their own: "killed 114 in A, 71 of them in B", "46 people (38 in B, 8 in C)"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from geoevents.events.numbers.numbers import Count, count_numbers, read_count
from geoevents.events.tolls.quantities import find_quantities
from geoevents.events.tolls.tolls import marks_of
from geoevents.events.words.hits import Claim
from geoevents.events.words.reading import Reading, Sentence
from geoevents.events.words.sites import Site
from geoevents.events.words.triggers import signs
from geoevents.lexicon.tables import load_table
from geoevents.model import Georeference, Range

# "71 of them died in Cebu": words between the number of a part and its place.
_TO_PLACE = 5
# "at least 1,200": words of a number.
_NUMBER = 4


class Part(NamedTuple):
    """What of a toll is told of a place, from token ``first``; ``said``: the words themselves say that it is a part."""

    site: Site
    first: int
    number: Range
    said: bool


class Parts(NamedTuple):
    """A toll and the parts of it that have a place of their own."""

    total: Range
    parts: tuple[Part, ...]

    @property
    def whole(self) -> bool:
        """Whether the parts add up to the toll."""
        return sum(part.number.best for part in self.parts) == self.total.best

    @property
    def firsts(self) -> frozenset[int]:
        """The tokens at which their places begin."""
        return frozenset(part.site.first for part in self.parts)


def rows_of(parts: Parts, where: Georeference | None) -> list[tuple[Georeference | None, dict[str, Range]]]:
    """Return what is counted at each place, once: the parts where they add up or the toll has no place of its own.

    Parameters
    ----------
    parts : Parts
    where : Georeference, optional
        The place of the whole toll.

    Returns
    -------
    list of (Georeference, dict of str to Range)
        Nothing where the whole toll has a place and only some of it is told of another; else with the rest, if there
        is one, at no place.
    """
    if where is not None and not parts.whole:
        return []
    rows: list[tuple[Georeference | None, dict[str, Range]]] = [
        (part.site.georeference, {"killed": part.number}) for part in parts.parts
    ]
    if not parts.whole:
        counted = [sum(values) for values in zip(*(part.number for part in parts.parts), strict=True)]
        low, best, high = (max(0.0, whole - part) for whole, part in zip(parts.total, counted, strict=True))
        rows.append((None, {"killed": Range(low, best, high)}))
    return rows


def find_parts(reading: Reading, sentence: Sentence) -> Parts | None:
    """Return the parts of the toll of a sentence that are told of places of their own; None where there are none.

    Parameters
    ----------
    reading : Reading
    sentence : Sentence
    """
    lows = reading.tokens.lows
    words = load_table("events")["toll_parts"]
    if not any(low in words["hints"] for low in lows[sentence.start : sentence.end]):
        return None
    found: list[Part] = []
    for site in sentence.sites:
        part = _part(lows, site, sentence.start) if site.literal and site.georeference is not None else None
        if part is not None:
            goes_on = bool(found) and found[-1].said and _is_next(lows, found[-1].site.after, part.first)
            found.append(part._replace(said=part.said or goes_on))
    if not found:
        return None
    marks = [m for m in marks_of(lows, sentence) if m[2] == "killed"]
    dates = [(first, after) for first, after, _, _ in sentence.dates]
    total = find_quantities(
        reading.tokens, sentence.start, found[0].first, [m for m in marks if m[0] < found[0].first], dates
    ).get("killed")
    if total is None or sum(part.number.best for part in found) > total.best:
        return None
    parts = Parts(total, tuple(found))
    if parts.whole and len(found) > 1 and (found[0].said or not _is_placed(reading, sentence, found[0].first, dates)):
        return parts
    said = tuple(part for part in found if part.said)
    return Parts(total, said) if said else None


def part_in_deed(lows: list[str], claim: Claim) -> Range | None:
    """Return how many of those counted before a deed died in it ("22 people have died, seven of them in a landslide").

    Parameters
    ----------
    lows : list of str
    claim : Claim
        With the word that counts them all absorbed.
    """
    words = load_table("events")["toll_parts"]
    counted = [weak.after for weak in claim.absorbed if weak.entry.value == "killing" and weak.after < claim.first]
    for at in range(min(counted, default=claim.first), claim.first - 2):
        if lows[at] != "of" or lows[at + 1] not in words["of_them"]:
            continue
        count, to = _number_before(lows, at, at - _NUMBER - 1), at + 2
        while to < claim.first and lows[to] in words["between"]:
            to += 1
        gap = lows[to : claim.first]
        if (
            count is not None
            and lows[count.first - 1] == ","
            and 0 < len(gap) <= _TO_PLACE
            and gap[0] in words["in_deed"]
        ):
            return count.value if all(low.isalpha() for low in gap) else None
    return None


def _part(lows: list[str], site: Site, start: int) -> Part | None:
    """Read the number that stands before a place behind a comma, a bracket or "including" ("71 of them in B")."""
    words = load_table("events")["toll_parts"]
    at = site.first - 1
    if at <= start or lows[at] not in signs().locative:
        return None
    for after in range(at, max(start, at - _TO_PLACE), -1):
        count = _number_before(lows, after, start)
        if count is not None:
            gap, before = lows[count.after : at], lows[count.first - 1] if count.first > start else ""
            if before not in words["openers"] or not all(low in words["between"] for low in gap):
                return None
            said = before in words["telling"] or not set(words["of_them"]).isdisjoint(gap)
            return Part(site, count.first, count.value, said)
    return None


def _number_before(lows: list[str], after: int, start: int) -> Count | None:
    """Return the number that ends at a token, as long as it is."""
    for first in range(max(start, after - _NUMBER), after):
        count = read_count(lows, first, after)
        if count is not None and count.after == after and count.exact:
            return count
    return None


def _is_placed(reading: Reading, sentence: Sentence, part: int, dates: Sequence[tuple[int, int]]) -> bool:
    """Tell whether the number before a part has a place of its own ("three in A, two in B and one in C")."""
    counts = [c for c in count_numbers(reading.tokens, sentence.start, part, dates) if c.exact]
    after = counts[-1].after if counts else sentence.start
    return any(after <= site.first < part for site in sentence.sites)


def _is_next(lows: Sequence[str], start: int, end: int) -> bool:
    """Tell whether only the kind of a place and a sign stand between ("71 of them in B district and four in")."""
    divisions = load_table("events")["listed_places"]["divisions"]
    return all(low in (",", "and", ";") or low in divisions for low in lows[start:end])
