"""Where on a road or water, and where within the town a sentence is headed by, something was."""

from __future__ import annotations

from collections.abc import Sequence

from geoevents.events.words.hits import Claim
from geoevents.events.words.sites import Site
from geoevents.events.words.triggers import signs
from geoevents.geodesy import inverse
from geoevents.lexicon.tables import clause_words
from geoevents.text.tokens import Tokens
from geoevents.toponyms.classes import SETTLED, place_class

# "blocked the X highway at Y", "in the X river near the village of Y", "at Y, on the X highway".
_WAYS, _ON = clause_words("insides", "ways"), clause_words("insides", "on")
_AT, _AT_TOWN = clause_words("insides", "at"), clause_words("insides", "at_town")
_LEADING = clause_words("insides", "leading")
_GAP = 4  # words between a way and the town on it
_HEAD = 3  # words before the town that heads a sentence: "12 May, in"
_WITHIN_M = 40_000.0  # from a city to a quarter or suburb of it (judgement, as in toponyms/quarters.py)


def is_way(tokens: Tokens, site: Site) -> bool:
    """Tell whether a place is a road, a river or another water, along which others lie.

    Parameters
    ----------
    tokens : Tokens
    site : Site
    """
    if tokens.lows[site.after - 1] in _WAYS or tokens.lows[site.after : site.after + 1] in ([way] for way in _WAYS):
        return True
    places = site.georeference.places if site.georeference is not None else ()
    return bool(places) and place_class(places[0]) == "water"


def spot_on_way(tokens: Tokens, site: Site, sites: Sequence[Site]) -> Site | None:
    """Return the town at which something was on a road or water: "blocked the X highway at Y", "at Y, on the X river".

    Parameters
    ----------
    tokens : Tokens
    site : Site
    sites : sequence of Site
        All of the sentence, in order.
    """
    if site.georeference is None or not is_way(tokens, site):
        return None
    end = site.after + (tokens.lows[site.after : site.after + 1] not in ([], [","]) and _names_way(tokens, site))
    following = next((other for other in sites if other.first >= site.after), None)
    if following is not None and _is_town(tokens, following):
        first = min(following.first + (tokens.lows[following.first] in _AT), len(tokens.lows))
        gap = tokens.lows[end:first]
        if 0 < len(gap) <= _GAP and gap[0] in _AT and _AT_TOWN.issuperset(gap[1:]):
            return following
    before = next((other for other in reversed(sites) if other.after <= site.first), None)
    if before is None or not _is_town(tokens, before):
        return None
    gap = tokens.lows[before.after : site.first + (tokens.lows[site.first] in _ON)]
    gap = gap[:-1] if gap[-1:] == ["the"] else gap
    return before if len(gap) == 2 and gap[0] == "," and gap[1] in _ON else None


def _names_way(tokens: Tokens, site: Site) -> bool:
    """Tell whether the word behind a name says that it is a way ("the X highway")."""
    return tokens.lows[site.after] in _WAYS


def _is_town(tokens: Tokens, site: Site) -> bool:
    return site.literal and site.found is not None and not site.wide() and not is_way(tokens, site)


def within_head(
    tokens: Tokens, start: int, claim: Claim, claims: Sequence[Claim], site: Site, sites: Sequence[Site]
) -> Site:
    """Return the quarter or suburb a claim tells of, where its site is only the town that heads the sentence.

    "Mogadishu: a grenade was thrown at a police post in Yaqshid" was in Yaqshid.

    Parameters
    ----------
    tokens : Tokens
    start : int
        The first token of the sentence.
    claim : Claim
    claims : sequence of Claim
        All of the sentence.
    site : Site
        The claim's own.
    sites : sequence of Site
        All of the sentence, in order.
    """
    town = site.georeference
    if town is None or not town.places or place_class(town.places[0]) not in SETTLED or not _heads(tokens, start, site):
        return site
    others = [other for other in claims if other is not claim]
    for inner in sites:
        found = inner.georeference
        if inner.first <= site.after or not inner.literal or inner.wide() or found is None or not found.places:
            continue
        if not claim.start <= inner.first < claim.end or not _is_led(tokens, inner):
            continue
        low, high = sorted((claim.first, inner.first))
        if any(low < other.first < high for other in others):
            continue
        near = inverse(town.lon, town.lat, found.lon, found.lat)[0] <= _WITHIN_M
        smaller = found.places[0].population < town.places[0].population and found.places[0] != town.places[0]
        if near and smaller and not is_way(tokens, inner):
            return inner
    return site


def _heads(tokens: Tokens, start: int, site: Site) -> bool:
    """Tell whether a town stands at the head of a sentence, before its comma or colon ("In X,", "12 May, X:")."""
    ends = tokens.lows[site.after : site.after + 1] in ([":"], [","], ["–"], ["-"])
    return ends and site.first - start <= _HEAD


def _is_led(tokens: Tokens, site: Site) -> bool:
    """Tell whether a preposition of place leads to a name, or begins the phrase that it is."""
    lows, at = tokens.lows, site.first
    before = lows[at - 1] if lows[at - 1] != "the" else lows[at - 2]
    return before in _LEADING or lows[at] in _LEADING or (before == "of" and lows[at - 2] in signs().locative)
