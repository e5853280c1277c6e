"""What a place beside another says of it: where it lies, what holds it, whose it is."""

from __future__ import annotations

from collections.abc import Sequence

from geoevents.events.places.insides import spot_on_way
from geoevents.events.words.sites import Site, object_words
from geoevents.events.words.triggers import signs
from geoevents.geodesy import inverse
from geoevents.lexicon.namewords import load_name_words
from geoevents.lexicon.tables import clause_words, load_table
from geoevents.model import Border, Coordinates, Georeference, Line, Near, Part, Toponym
from geoevents.text.tokens import Tokens
from geoevents.toponyms.classes import SETTLED, contains, place_class

# "X's industrial zone at 48.72N 37.55E": words between a place and its position.
_POSITION_GAP = 4
# "Nigeria's north-western Zamfara": words from a country to the place that is its own, "'s" with them.
_OWN_GAP = 3
# "the Red Sea port city of X": words between a sea and the town on it.
_LAND_GAP = 4
# "Guma Local Government Area": words of the noun that makes a division; no place lies farther off its middle (J).
_DIVISION_WORDS = 3
# "crossed into X at Y", "entered X near Y", "X, near the town of Y": what stands between the two.
_SPOT = clause_words("apposed", "spot")
_DIVISION_M = 150_000.0
_QUARTER_M = 40_000.0  # from a city to a quarter of it (judgement, as in toponyms/quarters.py)
_GLOSSES = 3  # members of a bracket before a place in it (judgement)
# "blocked the X road in Y": the road is called after where it leads, and was blocked at Y.
_ROADS, _IN_TOWN = clause_words("apposed", "roads"), clause_words("apposed", "in_town")
# "X - Y was calm", "X (Y lost power)": what opens a clause behind the second name, and what may stand there else.
_FINITE, _NO_VERB = clause_words("apposed", "finite"), clause_words("whereabouts", "behind_target")


def is_apposed(tokens: Tokens, site: Site, following: Site) -> bool:
    """Tell whether a description says where the place before it lies: "on the border, near Tine", "X at 48.72N 37.55E".

    Where it lies elsewhere, it is another place of a list.

    Parameters
    ----------
    tokens : Tokens
    site : Site
    following : Site

    Returns
    -------
    bool
    """
    near, far = following.georeference, site.georeference
    if near is None or far is None or not following.literal:
        return False
    gap = tokens.lows[site.after : following.first]
    description = near.mention.descriptions[0]
    if isinstance(description, Coordinates):
        stands_beside = len(gap) <= _POSITION_GAP and not signs().stops & {*gap}
    else:
        stands_beside = gap == [","] and not isinstance(description, Toponym)
    if not stands_beside:
        return False
    apart, _ = inverse(near.lon, near.lat, far.lon, far.lat)
    return apart <= near.uncertainty_m + far.uncertainty_m


def is_division(tokens: Tokens, site: Site) -> bool:
    """Tell whether a noun makes a name what holds the place before it ("Soumpi, Timbuktu region").

    Parameters
    ----------
    tokens : Tokens
    site : Site

    Returns
    -------
    bool
    """
    table = load_table("events")["listed_places"]
    behind = tokens.lows[site.after : site.after + _DIVISION_WORDS]
    if any(" ".join(behind[:size]) in table["divisions"] for size in range(1, len(behind) + 1)):
        return True
    own = tokens.lows[site.first : site.after]
    return len(own) > 1 and (own[-1] in table["divisions"] or own[0] in table["divisions"])


def _is_held(tokens: Tokens, town: Site, holder: Site, sites: Sequence[Site]) -> bool:
    """Tell whether a country or division only says where the town before it lies ("In Quevedo, Ecuador, five died")."""
    inner, outer = town.georeference, holder.georeference
    if inner is None or outer is None or not town.literal or town.wide():
        return False
    gap = tokens.lows[town.after : holder.first]
    if gap not in ([","], [",", "in"]) or not inner.places or not outer.places:
        return False
    if holder.wide() and contains(outer.places[0], inner.places[0]):
        return True
    if gap == [",", "in"]:
        return _holds_by_words(tokens, inner, outer, holder)
    if is_named_as_holder(tokens, town, holder, sites):
        return True
    if not is_division(tokens, holder) or inner.places[0].country_code != outer.places[0].country_code:
        return False
    return not is_division(tokens, town) and inverse(inner.lon, inner.lat, outer.lon, outer.lat)[0] <= _DIVISION_M


def _holds_by_words(tokens: Tokens, inner: Georeference, outer: Georeference, holder: Site) -> bool:
    """Tell whether ", in Y" says where the place before it lies, and no list goes on ("in X, in Y and in Z")."""
    near = inverse(inner.lon, inner.lat, outer.lon, outer.lat)[0] <= _DIVISION_M
    behind = tokens.lows[holder.after : holder.after + 2]
    listed = behind[:1] == ["and"] or behind == [",", "in"] or behind == [",", "and"]
    return near and not listed and inner.places[0].country_code == outer.places[0].country_code


def is_named_as_holder(tokens: Tokens, town: Site, holder: Site, sites: Sequence[Site]) -> bool:
    """Tell whether a name is, or may as well be, that of the division the place before it lies in ("X, Sisaket").

    Parameters
    ----------
    tokens : Tokens
    town, holder : Site
        The place, and the one behind its comma.
    sites : sequence of Site
        All of the sentence, in order.

    Returns
    -------
    bool
    """
    inner, outer = town.georeference, holder.georeference
    if inner is None or outer is None or not inner.places or not outer.places:
        return False
    same = inner.places[0].id == outer.places[0].id
    ends = tokens.lows[holder.after : holder.after + 1] in ([], ["."])
    if inner.instead and ends and (same or contains(inner.places[0], outer.places[0])):
        return True  # "near X, Kherson.", where X is in no gazetteer
    if same or tokens.lows[holder.after : holder.after + 1] == ["and"]:
        return False  # "struck X, Y and Z": a list
    if _lies_in(inner, outer) and not _is_listed_on(tokens, holder, sites):
        return True
    return any(
        other.place.feature_code.startswith("ADM") and contains(other.place, inner.places[0])
        for other in outer.alternatives
    )


def _lies_in(inner: Georeference, outer: Georeference) -> bool:
    """Tell whether a town lies in a second-order division or a smaller one, by codes or by how wide that is."""
    town, division = inner.places[0], outer.places[0]
    if place_class(town) not in SETTLED or place_class(division) not in {"adm2", "adm"} or outer.instead:
        return False
    if contains(division, town):
        return True
    same = (town.country_code, town.admin1_code) == (division.country_code, division.admin1_code)
    told = bool(town.admin2_code and division.admin2_code)
    return same and not told and inverse(town.lon, town.lat, division.lon, division.lat)[0] <= outer.uncertainty_m


def _is_listed_on(tokens: Tokens, site: Site, sites: Sequence[Site]) -> bool:
    """Tell whether a list goes on behind a place, and not only what holds it ("X, Masisi, North Kivu")."""
    if tokens.lows[site.after : site.after + 1] != [","]:
        return False
    following = next((other for other in sites if other.first == site.after + 1), None)
    return following is not None and not following.wide()


def _is_glossed(tokens: Tokens, site: Site, gloss: Site) -> bool:
    """Tell whether a border or a part of a land only says where the place before it lies ("in X, on Y's border")."""
    found = gloss.georeference
    if found is None or site.georeference is None or not site.literal or site.wide_as("PCL", "ADM1"):
        return False
    beside = tokens.lows[site.after : gloss.first] in ([","], [",", "on"], [",", "near"], [",", "in"], [",", "along"])
    return beside and isinstance(found.mention.descriptions[0], Border | Part)


def _is_point_of(tokens: Tokens, site: Site, town: Site) -> bool:
    """Tell whether a town only says where on a border or shore something was ("along the border at X")."""
    if site.georeference is None or town.georeference is None or not town.literal or town.wide():
        return False
    line = isinstance(site.georeference.mention.descriptions[0], Border | Near)
    named = any(tokens.capitals[site.first : site.after])
    return line and not named and tokens.lows[town.first - 1] in ("at", "near", "in") and town.first - site.after == 1


def _is_stretch_of(tokens: Tokens, site: Site, following: Site) -> bool:
    """Tell whether a place says where on a river or road something was, or in which quarter of a city.

    "At the Padma river, Lauhajang upazila", "blocked the A-B highway near C", "in Mogadishu - Hodan (Banadir)".
    """
    inner, outer = following.georeference, site.georeference
    if inner is None or outer is None or not following.literal or following.wide() or not inner.places:
        return False
    gap, description = tokens.lows[site.after : following.first], outer.mention.descriptions[0]
    if gap == ["-"]:
        near = inverse(inner.lon, inner.lat, outer.lon, outer.lat)[0] <= _QUARTER_M
        finer = near and not site.wide() and inner.uncertainty_m < outer.uncertainty_m
        return finer and not _opens_clause(tokens, following)
    if isinstance(description, Line):
        return not gap and isinstance(inner.mention.descriptions[0], Near)
    water = bool(outer.places) and place_class(outer.places[0]) == "water"
    return water and gap in ([","], ["in"], ["("]) and is_division(tokens, following)


def _opens_clause(tokens: Tokens, site: Site) -> bool:
    """Tell whether a name is the subject of a verb behind it ("X - Y was calm", "X (Y lost power)")."""
    lows, at = tokens.lows, site.after
    if lows[at : at + 1] == ["and"]:
        at += 1  # "X - Y and Z were calm"
        while at < len(lows) and tokens.capitals[at]:
            at += 1
    while at < len(lows) and lows[at] in load_name_words().noun_classes:
        at += 1
    if at >= len(lows) or "\n" in tokens.text[tokens.ends[at - 1] : tokens.starts[at]]:
        return False
    return lows[at] in _FINITE or (lows[at] not in _NO_VERB and not tokens.capitals[at])


def _is_its_land(tokens: Tokens, site: Site, town: Site) -> bool:
    """Tell whether a sea or land only says what town it is that follows ("the Red Sea port of X")."""
    gap = tokens.lows[site.after : town.first]
    if not 1 < len(gap) <= _LAND_GAP or gap[-1] != "of" or town.georeference is None or site.georeference is None:
        return False
    if site.wide_as("PPL"):
        # "the X neighbourhood of Y": the quarter is where it was, but "the Kyiv suburb of Irpin" is about Irpin
        inner, outer = town.georeference.places[:1], site.georeference.places[:1]
        is_city = bool(inner and outer) and outer[0].population > inner[0].population and not town.georeference.instead
        return is_city and gap[-2] in load_name_words().quarter_nouns and len(gap) == 2
    if len(gap) == 2 and gap[0] in load_name_words().quarter_nouns and not site.wide_as("PCL", "ADM1"):
        quarter, city = site.georeference.places[:1], town.georeference.places[:1]
        if quarter and city and city[0].population > quarter[0].population:
            return False  # "the Podilskyi district of Kyiv" is part of the town
    named = object_words() - signs().locative
    return named.issuperset(gap[:-1]) and town.georeference.uncertainty_m < site.georeference.uncertainty_m


def _is_spot_in(tokens: Tokens, site: Site, spot: Site) -> bool:
    """Tell whether a country or province only says where the town behind it lies ("crossed into X at Y")."""
    inner, outer = spot.georeference, site.georeference
    if inner is None or outer is None or not site.wide() or not spot.literal or spot.wide():
        return False
    gap = tokens.lows[site.after : spot.first]
    if not gap or not _SPOT.issuperset(gap) or gap == [","] or "and" in gap or not inner.places or not outer.places:
        return False
    return contains(outer.places[0], inner.places[0])


def owns(tokens: Tokens, holder: Site, site: Site) -> bool:
    """Tell whether a country or province only says whose the place behind it is ("Afghanistan's Khost province").

    Parameters
    ----------
    tokens : Tokens
    holder : Site
    site : Site

    Returns
    -------
    bool
    """
    inner, outer = site.georeference, holder.georeference
    if inner is None or outer is None or not holder.wide() or not inner.places or not outer.places:
        return False
    gap = tokens.lows[holder.after : site.first]
    return gap[:1] == ["'s"] and len(gap) <= _OWN_GAP and contains(outer.places[0], inner.places[0])


def _chains_first(tokens: Tokens, site: Site, sites: Sequence[Site]) -> Site | None:
    """Return the place that a chain begins with which ends in a division: "near X village, Y township, Z district".

    None for a list, and where but one place stands before.
    """
    first, steps = site, 0
    while is_division(tokens, first) or first.wide():
        before = next((other for other in reversed(sites) if other.after < first.first), None)
        if before is None or not before.literal or not _is_next_in_chain(tokens, before, first):
            break
        first, steps = before, steps + 1
    at = first.first - 1
    led = at >= 0 and (tokens.lows[at] in signs().locative or tokens.lows[first.first] in signs().locative)
    led = led or (
        first.georeference is not None and not isinstance(first.georeference.mention.descriptions[0], Toponym)
    )
    return first if steps > 1 and led else None


def _glossed_by(tokens: Tokens, site: Site, sites: Sequence[Site]) -> Site | None:
    """Return the place whose bracket names what holds it: "in X village (Y district, Z)" is about X."""
    lows, at = tokens.lows, site.first - 1
    for _ in range(_GLOSSES):
        if at < 1 or lows[at] != ",":
            break
        before = next((other for other in sites if other.after <= at and at - other.after <= _DIVISION_WORDS), None)
        if before is None:
            return None
        at = before.first - 1
    if at < 1 or lows[at] != "(" or _opens_clause(tokens, site):
        return None
    while lows[at - 1] in load_name_words().noun_classes:
        at -= 1
    held = next((other for other in sites if other.after == at), None)
    if held is None or not held.literal or held.georeference is None or site.georeference is None:
        return None
    inner, outer = held.georeference, site.georeference
    if held.wide() and (_is_of_land(inner) or not _is_of_land(outer)):
        return None  # "Assam (India)" is Assam
    apart = inverse(inner.lon, inner.lat, outer.lon, outer.lat)[0]
    finer = bool(inner.instead) or site.wide() or inner.uncertainty_m <= outer.uncertainty_m
    return held if finer and apart <= max(_DIVISION_M, outer.uncertainty_m) else None


def _is_of_land(found: Georeference) -> bool:
    """Tell whether a place is a whole country."""
    return bool(found.places) and found.places[0].feature_code.startswith("PCL")


def _is_next_in_chain(tokens: Tokens, inner: Site, outer: Site) -> bool:
    """Tell whether nothing but a noun and a comma stands between a place and a division about it."""
    gap = tokens.lows[inner.after : outer.first]
    nouns = load_name_words().noun_classes
    if not gap or gap[-1] != "," or not all(low in nouns for low in gap[:-1]):
        return False
    town, division = inner.georeference, outer.georeference
    if town is None or division is None or not town.places or not division.places:
        return False
    if town.places[0].country_code != division.places[0].country_code:
        return False
    apart = inverse(town.lon, town.lat, division.lon, division.lat)[0]
    return apart <= max(_DIVISION_M, division.uncertainty_m)


def _crossed_by_road(tokens: Tokens, site: Site, sites: Sequence[Site]) -> Site | None:
    """Return the town in which a road is that is called after another one: "blocked the X road in Y"."""
    lows, end = tokens.lows, site.after
    if (
        end + 1 >= len(lows)
        or lows[end] not in _ROADS
        or lows[end + 1] not in _IN_TOWN
        or not tokens.capitals[site.first]
    ):
        return None
    town = next((other for other in sites if other.first in (end + 1, end + 2)), None)
    return town if town is not None and town.literal and not town.wide() else None


def finest(tokens: Tokens, site: Site, sites: Sequence[Site]) -> Site:
    """Return the more precise of a place and what stands beside it: a description, the town that it only holds.

    Parameters
    ----------
    tokens : Tokens
    site : Site
    sites : sequence of Site
        All of the sentence, in order.

    Returns
    -------
    Site
    """
    if (first := _chains_first(tokens, site, sites)) is not None:
        return first
    if (glossed := _glossed_by(tokens, site, sites)) is not None:
        return glossed
    if (crossed := _crossed_by_road(tokens, site, sites)) is not None:
        return crossed
    if (spot := spot_on_way(tokens, site, sites)) is not None:
        return spot
    before = next((other for other in reversed(sites) if other.after < site.first), None)
    if before is not None and _is_held(tokens, before, site, sites):
        return before
    if before is not None and _is_glossed(tokens, before, site):
        return before
    following = next((other for other in sites if other.first >= site.after), None)
    if following is not None and (_is_its_land(tokens, site, following) or _is_spot_in(tokens, site, following)):
        return following
    if following is not None and _is_point_of(tokens, site, following):
        return following
    if following is not None and _is_stretch_of(tokens, site, following):
        return following
    if following is None or not is_apposed(tokens, site, following):
        return site
    assert site.georeference is not None
    assert following.georeference is not None
    if isinstance(following.georeference.mention.descriptions[0], Border | Part) and not site.wide_as("PCL", "ADM1"):
        return site  # "in Menaka, on the border with Niger"; "in Yohmor, south Lebanon"
    finer = following.georeference.uncertainty_m < site.georeference.uncertainty_m
    return following if finer else site
