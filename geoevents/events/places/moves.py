"""Moves: where those who advance, withdraw, come to help or flee set out from, go through and go to."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from geoevents.events.numbers.numbers import read_count
from geoevents.events.words.hits import Claim
from geoevents.events.words.reading import Reading, Sentence
from geoevents.events.words.sites import Site
from geoevents.geodesy import inverse
from geoevents.lexicon import load_lexicon
from geoevents.lexicon.tables import load_table
from geoevents.model import Georeference, Offset

# Words between a preposition and the name it goes with ("to the outskirts of the town of").
_SIGN_GAP = 6
# Between a place and the land it lies in ("X, in the Y region").
_HOLDING = frozenset({",", "in", "the"})
# "advanced to within 15 km of X": no length from an origin.
_WITHIN = "within"
# "advanced about 120 km from X": words between the verb and a length that is counted from the origin.
_LENGTH_GAP = 2
# The straight line over a length of march as texts give it (PHRASES.md kind 41): beyond, one of the two is off.
_LEAST, _MOST = 0.67, 1.16


class Move(NamedTuple):
    """What the text tells of a move; ``remarks`` where its length does not fit."""

    origin: Georeference | None = None
    path: tuple[Georeference, ...] = ()
    goal: Georeference | None = None
    remarks: tuple[str, ...] = ()


class _Signs(NamedTuple):
    kinds: frozenset[str]
    goal_kinds: frozenset[str]
    signs: dict[str, str]
    between: frozenset[str]
    bearings: frozenset[str]
    staying: frozenset[str]
    left: frozenset[str]


@lru_cache(maxsize=1)
def _signs() -> _Signs:
    tables = load_table("events")
    table = tables["moves"]
    signs = {word: role for role in ("origin", "goal", "path") for word in table[role]}
    words = frozenset(tables["sites"]["object_words"]) - frozenset(signs)
    sets = [frozenset(table[name]) for name in ("kinds", "goal_kinds", "bearings", "staying", "left")]
    return _Signs(sets[0], sets[1], signs, words, *sets[2:])


@lru_cache(maxsize=1)
def _metres() -> dict[str, float]:
    rows = load_lexicon().tables["units"].values()
    return {name: row["metres"] for row in rows for name in row["names"] if " " not in name}


def is_move(claim: Claim) -> bool:
    """Tell whether a claim's kind moves people or goods."""
    return claim.kind in _signs().kinds


def counts_from(claim: Claim, site: Site) -> bool:
    """Tell whether a site is the length of a move from its origin ("advanced 120 km from Misrata"), and no goal."""
    if not is_move(claim) or site.georeference is None or not 0 <= site.first - claim.after <= _LENGTH_GAP:
        return False
    first = site.georeference.mention.descriptions[0]
    if first.span.text.casefold().startswith(_WITHIN):
        return False  # "advanced to within 15 km of Uvira"
    return isinstance(first, Offset) and first.azimuth_deg is None and first.distance_m is not None


def leaves_the_last(reading: Reading, sentence: Sentence, claim: Claim, where: Georeference | None) -> bool:
    """Tell whether a withdrawal is from the town told of before ("withdrew from the town to X"), X being its goal.

    Parameters
    ----------
    reading : Reading
    sentence : Sentence
    claim : Claim
    where : Georeference or None
        The site of the claim, as far as its sentence tells.
    """
    if claim.kind != "withdrawal" or where is None:
        return False
    lows = reading.tokens.lows
    return _comes_from_there(lows, sentence, claim) and read_move(reading, sentence, claim, None) == Move(goal=where)


def _comes_from_there(lows: Sequence[str], sentence: Sentence, claim: Claim) -> bool:
    """Tell whether a move is from a place told of before ("was sent from the capital")."""
    hits = (hit for hit in sentence.hits if hit.role("there") and claim.after <= hit.first < claim.end)
    return any(_sets_out(lows, hit.first) for hit in hits)


def _sets_out(lows: Sequence[str], at: int) -> bool:
    """Tell whether what moves comes from a place, which is no length away ("50 km from the city")."""
    if lows[at - 2 : at] == ["out", "of"]:
        return True
    far = lows[at - 2] in _metres() or lows[at - 2] in _signs().bearings
    return _signs().signs.get(lows[at - 1]) == "origin" and not far


def read_move(reading: Reading, sentence: Sentence, claim: Claim, where: Georeference | None) -> Move:
    """Return the origin, path and goal of a claim, and what is odd about its length.

    Parameters
    ----------
    reading : Reading
    sentence : Sentence
    claim : Claim
    where : Georeference, optional
        The site of the claim.
    """
    if not is_move(claim):
        return Move()
    found: dict[str, list[Georeference]] = {"origin": [], "path": [], "goal": []}
    lands: list[Georeference] = []  # heads a sentence: the goal if nothing in it is
    length_m: float | None = None
    last: Site | None = None
    for site in sentence.sites:
        if not site.literal or site.georeference is None or not claim.start <= site.first < claim.end:
            continue
        if counts_from(claim, site):
            offset = site.georeference.mention.descriptions[0]
            if isinstance(offset, Offset) and offset.distance_m is not None:
                length_m = offset.distance_m.best
                ground = reading.grounds.get(offset.ground.span.start)
                found["origin"] += [ground] if ground is not None else []
            continue
        role = "" if _only_holds(reading.tokens.lows, last, site) else _role(reading, claim, site)
        last = site
        if role == "goal" and site.wide() and site.after <= claim.first:
            lands.append(site.georeference)  # "in X, troops entered Y"
        elif role:
            found[role].append(site.georeference)
    goals = [*found["goal"], *lands]
    origin, goal, path = next(iter(found["origin"]), None), next(iter(goals), None), found["path"]
    told = [*lands, *(place for places in found.values() for place in places)]
    if where is not None and where not in told:
        if claim.kind in _signs().goal_kinds and not _comes_from_there(reading.tokens.lows, sentence, claim):
            goal = goal or where
        else:
            origin = origin or where
    length_m = length_m or _length(reading, sentence, claim)
    return Move(origin, tuple(path), goal, _check(length_m, origin, goal))


def _role(reading: Reading, claim: Claim, site: Site) -> str:
    """Return "origin", "path" or "goal" by the word before a site; by the verb, for its object; "" for none."""
    lows, table = reading.tokens.lows, _signs()
    if lows[site.first] in table.signs and lows[site.first] not in table.staying:
        return table.signs[lows[site.first]]  # "to the north of the city"
    for i in range(site.first - 1, max(claim.start, site.first - _SIGN_GAP) - 1, -1):
        if claim.first <= i < claim.after:
            return table.signs.get(lows[claim.after - 1], "") or _of_object(claim)
        if lows[i] == "of" and i > 0 and lows[i - 1] == "out":
            return "origin"
        if lows[i] in table.staying and claim.kind not in table.goal_kinds:
            return "origin" if _is_left(lows, claim, i) else _of_stay(lows, i, site.after <= claim.first)
        if lows[i] in table.signs:
            return table.signs[lows[i]]
        if lows[i] not in table.between:
            return ""
    return ""


def _is_left(lows: Sequence[str], claim: Claim, i: int) -> bool:
    """Tell whether a post, told of by where it is, is what a verb of leaving is done to ("quit the post at X")."""
    table = _signs()
    if not claim.after <= i <= claim.after + _SIGN_GAP or lows[i - 1] not in table.left:
        return False
    return table.signs.keys().isdisjoint(lows[claim.after : i]) and all(low.isalnum() for low in lows[claim.after : i])


def _only_holds(lows: Sequence[str], last: Site | None, site: Site) -> bool:
    """Tell whether a land or division only says where the place before it lies ("pulled out of X, in Myanmar")."""
    if last is None or not site.wide_as("PCL", "ADM", "RGN"):
        return False
    gap = lows[last.after : site.first]
    return "in" in gap and {*gap} <= _HOLDING


def _of_stay(lows: Sequence[str], i: int, before: bool) -> str:
    """Return what the place behind an "in" is to those who leave: they are there before they move, and after.

    ``before``: whether it is told before the move ("flooding in Sindh displaced 20,000").
    """
    table = _signs()
    if lows[i - 1] in load_table("events")["holders"]["towns"]:
        return ""  # "from Rubaya, a town in Masisi"
    if lows[i - 1] in table.left and "from" in lows[max(0, i - _SIGN_GAP) : i]:
        return "origin"
    return "" if before else "goal"


def _of_object(claim: Claim) -> str:
    """Return what the object of a verb of moving is to the move: one flees X, and reaches it."""
    return "goal" if claim.kind in _signs().goal_kinds else "origin"


def _length(reading: Reading, sentence: Sentence, claim: Claim) -> float | None:
    """Return the metres a clause says were covered; None for distances that say where something lies."""
    lows, units = reading.tokens.lows, _metres()
    sited = {i for site in sentence.sites for i in range(site.first, site.after)}
    for i in range(claim.start + 1, claim.end):
        if lows[i] not in units or i in sited:
            continue
        following = lows[i + 1] if i + 1 < claim.end else ""
        covered = following == "from" and i - claim.after <= _LENGTH_GAP + 1
        if following in _signs().bearings and not covered:
            continue
        count = read_count(lows, i - 1, i)
        if count is not None and count.after == i:
            return count.value.best * units[lows[i]]
    return None


def _check(length_m: float | None, origin: Georeference | None, goal: Georeference | None) -> tuple[str, ...]:
    """Compare a length with the line from origin to goal; say so where it is off or cannot be checked."""
    if not length_m:
        return ()
    km = f"{length_m / 1000:.0f} km" if length_m >= 1000 else f"{length_m:.0f} m"
    if origin is None or goal is None:
        return (f"the text tells of a move of {km} and not {'where from' if origin is None else 'where to'}",)
    line_m = inverse(origin.lon, origin.lat, goal.lon, goal.lat)[0]
    if _LEAST <= line_m / length_m <= _MOST:
        return ()
    names = f"{origin.mention.span.text} to {goal.mention.span.text}"
    return (f"the text tells of a move of {km}; the line from {names} is {line_m / 1000:.0f} km",)
