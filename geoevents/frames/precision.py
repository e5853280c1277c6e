"""How exactly an event's site is known, in the codes of others' codebooks."""

from __future__ import annotations

from geoevents.model import Along, Border, Coordinates, Georeference, Line, Offshore, Part, Place, Toponym

# GeoNames codes of class A, H, L and T that name more than a town's surroundings.
_SMALL_AREAS = frozenset({"ADM2", "ADM3", "ADM4", "ADM5", "ISL", "PRK", "RESV"})
_WATERS = frozenset({"GULF", "OCN", "SEA", "STRT"})
_COUNTRIES = frozenset({"PCL", "PCLD", "PCLF", "PCLI", "PCLIX", "PCLS", "TERR"})
_LARGE_AREAS = _WATERS | _COUNTRIES | {"ADM1", "ADMD", "CONT", "DSRT", "ISLS", "MTS", "PEN", "RGN", "ZN"}
# Long or vague things that are no division: UCDP's "linear feature or fuzzy polygon".
_FUZZY = frozenset({"CNL", "CST", "DSRT", "FRST", "MTS", "PEN", "RD", "RGN", "RR", "STM", "VAL", "WAD", "ZN", "CONT"})
# UCDP GED Codebook 23.1, where_prec 2: "within at most a ca. 25 km radius around a known point".
_NEAR_M = 25_000.0
# No town is as wide: the widest city of the gazetteer, Shanghai, has 51 km, and half of the first-level divisions have
# no more than 43 km (radii of discs of their areas; measured on the gazetteer, as ACLED's codebook gives no figure).
_REGION_M = 55_000.0
# A georeference stands at its place, not off it, when both points agree to a tenth of a millidegree (11 m).
_SAME_POINT_DEG = 1e-4


def main_place(site: Georeference) -> Place | None:
    """Return the gazetteer entry a site stands on."""
    return site.places[0] if site.places else None


def stands_at_place(site: Georeference) -> bool:
    """Tell whether a site is its place itself, and not at a distance from it."""
    place = main_place(site)
    if place is None:
        return False
    return abs(place.lon - site.lon) < _SAME_POINT_DEG and abs(place.lat - site.lat) < _SAME_POINT_DEG


def acled_geo_precision(site: Georeference) -> int:
    """Return ACLED's code: 1 a particular town or site, 2 part of a region or near a town, 3 a larger region.

    What stands for a place that no gazetteer has is no particular town, and what may lie farther off than a town is
    wide is known to a region only.

    References
    ----------
    ACLED Codebook (2023), "Geo precision".
    """
    place = main_place(site)
    feature_code = place.feature_code if place else ""
    if site.uncertainty_m > _REGION_M:
        return 3
    if site.instead:
        return 3 if feature_code in _LARGE_AREAS else 2
    match site.mention.descriptions[0]:
        case Coordinates():
            return 1
        case Toponym() | Part() if feature_code in _LARGE_AREAS:
            return 3
        case Toponym() if feature_code not in _SMALL_AREAS and stands_at_place(site):
            return 1
    return 2


def ucdp_where_precision(site: Georeference) -> int:
    """Return UCDP's code of a site.

    1 an exact place, 2 within about 25 km of one, 3 a second-order division, 4 a first-order one, 5 a line or an area
    without defined borders, 6 a country, 7 international waters.

    References
    ----------
    UCDP GED Codebook 23.1, ``where_prec``.
    """
    place = main_place(site)
    feature_code = place.feature_code if place else ""
    description = site.mention.descriptions[0]
    if isinstance(description, Offshore) or feature_code in _WATERS:
        return 7
    if isinstance(description, Coordinates):
        return 1
    if isinstance(description, Toponym | Part):
        if feature_code in _COUNTRIES:
            return 6
        if feature_code in ("ADM1", "ADMD"):
            return 4
        if feature_code in _SMALL_AREAS:
            return 3
        if feature_code in _FUZZY:
            return 5
        exact = isinstance(description, Toponym) and stands_at_place(site)
        if exact and not site.instead and site.uncertainty_m <= _REGION_M:
            return 1
    if isinstance(description, Line | Along | Border):
        return 5
    return 2 if site.uncertainty_m <= _NEAR_M else 5
