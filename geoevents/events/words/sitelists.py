"""Lists of places and of parties: what joins them, which comes first, which an event is told of besides its own."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from geoevents.events.words.scenes import Scene
from geoevents.events.words.sites import Site
from geoevents.text.tokens import Tokens

# Between the last two places of a list, and what only one of them can have for a verb.
_JOINED = (["and"], [",", "and"], ["and", "the"], ["and", "nearby"], ["and", "in"], ["and", "at"], ["and", "near"])
_SINGULAR = (["was"], ["is"], ["has"])
# A list has two places at least.
_FEWEST = 2
# "between the" before the first of two sides.
_BETWEEN_REACH = 3


def joints(scene: Scene) -> set[int]:
    """Return the tokens that join names of one list and part no clauses.

    "Bombs dropped on X and Y burned" is one clause, "clashes between X and Y displaced 50,000", too; before "was" the
    last place begins a clause of its own.
    """
    lows, found = scene.tokens.lows, set[int]()
    for site, following in place_pairs(scene.tokens, scene.sites):
        found.update(range(site.after, following.first))
    for one, other in pairwise(scene.actors):
        if "between" in lows[max(scene.start, one.first - _BETWEEN_REACH) : one.first]:
            found.update(i for i in range(one.after, other.first) if lows[i] == "and")
    found.update(i for i in range(scene.start + 2, scene.end - 1) if lows[i] == "and" and _is_of_numbers(lows, i))
    return found


def _is_of_numbers(lows: Sequence[str], at: int) -> bool:
    """Tell whether "and" joins two days or numbers ("between 8 and 13 February")."""
    numbers = lows[at - 1][0].isdigit() and lows[at + 1][0].isdigit()
    return numbers and "between" in lows[max(0, at - _BETWEEN_REACH) : at]


def place_pairs(tokens: Tokens, sites: Sequence[Site]) -> list[tuple[Site, Site]]:
    """Return each two neighbours of the lists of places that an "and" closes ("in X, Y and Z")."""
    if len(sites) < _FEWEST:
        return []
    pairs: list[tuple[Site, Site]] = []
    listed: list[tuple[Site, Site]] = []
    for site, following in pairwise(sites):
        words = tokens.lows[site.after : following.first]
        if words == [","]:
            listed.append((site, following))
            continue
        if words in _JOINED and tokens.lows[following.after : following.after + 1] not in _SINGULAR:
            pairs += [*listed, (site, following)]
        listed = []
    return pairs


def first_of_list(tokens: Tokens, site: Site, sites: Sequence[Site]) -> Site:
    """Return the first place of the list that ends before a verb ("attacks in X, Y and Z displaced 3,000")."""
    if len(sites) < _FEWEST:
        return site
    before = {following.first: place for place, following in place_pairs(tokens, sites)}
    while (earlier := before.get(site.first)) is not None and earlier.literal and earlier.wide() == site.wide():
        site = earlier
    return site


def listed_with(tokens: Tokens, site: Site, sites: Sequence[Site]) -> list[Site]:
    """Return the places behind one in its list."""
    if len(sites) < _FEWEST:
        return []
    behind = {place.first: following for place, following in place_pairs(tokens, sites)}
    found: list[Site] = []
    while (site.first in behind) and behind[site.first].literal:
        site = behind[site.first]
        found.append(site)
    return found
