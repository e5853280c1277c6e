"""A place that its sentence makes finer ("In Borno, gunmen held up a bus near X and shot two"), or that is fled to."""

from __future__ import annotations

from collections.abc import Sequence

from geoevents.events.words.hits import Claim
from geoevents.events.words.sites import Site
from geoevents.events.words.triggers import signs
from geoevents.text.tokens import Tokens
from geoevents.toponyms.classes import contains

_STOPS = frozenset({".", ";", ":"})
_LEADS = frozenset({"the", "town", "village", "city"})


def finer_site(tokens: Tokens, claim: Claim, site: Site | None, sites: Sequence[Site]) -> Site | None:
    """Return the town inside a province that a sentence opens with, where it is named before the deed; else the site.

    So, too, for what a place owns: "Kandahar's Spin Boldak district".

    Parameters
    ----------
    tokens : Tokens
    claim : Claim
    site : Site or None
        The one chosen.
    sites : sequence of Site
        Of the sentence.
    """
    if site is None:
        return None
    lows = tokens.lows
    if lows[site.after : site.after + 1] == ["'s"]:
        owned = next((s for s in sites if s.first == site.after + 1 and s.literal and s.georeference), None)
        return owned if owned is not None and _is_in(owned, site, by_name=True) else site
    if not site.wide() or site.after > claim.first:
        return site
    best = site
    for other in sites:
        if other.first < site.after or other.after > claim.first or not other.literal or other.wide_as("PCL", "ADM1"):
            continue
        between = lows[other.after : claim.first]
        if _is_led_to(lows, other) and _STOPS.isdisjoint(between) and _is_in(other, site):
            best = other
    return best


def _is_led_to(lows: Sequence[str], site: Site) -> bool:
    """Tell whether "in", "near" or the like leads to a place."""
    at = site.first
    if lows[at] in signs().locative:
        return True
    while at and lows[at - 1] in _LEADS:
        at -= 1
    return lows[at - 1] in signs().locative


def _is_in(site: Site, holder: Site, *, by_name: bool = False) -> bool:
    """Tell whether a place lies in another, or, where the text says so, at least in its country."""
    inner, outer = site.georeference, holder.georeference
    if inner is None or outer is None or not inner.places or not outer.places:
        return False
    one, other = inner.places[0], outer.places[0]
    return contains(other, one) or (by_name and one.country_code == other.country_code)


def is_fled_to(lows: Sequence[str], claim: Claim, claims: Sequence[Claim], site: Site) -> bool:
    """Tell whether a place is only where those went whom a deed drove out ("clashes in X displaced 3,000 to Y")."""
    if claim.kind == "displacement":
        return False
    flights = (c for c in claims if c.kind == "displacement" and claim.after <= c.first and c.after <= site.first)
    return any("to" in lows[flight.first : site.first] for flight in flights)
