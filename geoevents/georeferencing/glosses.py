"""What a text says beside a name of where it lies, held against the place the name means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geoevents import geodesy
from geoevents.angles import turn_deg
from geoevents.toponyms.classes import FAR_ABROAD_M, SURE_GROUND, are_far_abroad

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geoevents.model import Alternative, Offset, Place
    from geoevents.toponyms.resolve import Choice

# A gloss agrees with a place when true over stated distance lies here and the bearings differ by less than this
# (PHRASES 9; distances by road, coarse winds).
GLOSS_RATIO = (0.55, 1.2)
GLOSS_TURN_DEG = 45.0
# No writer is so far off: a village this many times as far off as told is another of that name.
_REFUTED_RATIO = 5.0


def gloss_fit(place: Place, offset: Offset, ground_place: Place) -> float:
    """Tell how well a candidate fits "450 km east of Tripoli".

    Parameters
    ----------
    place : Place
        The candidate for the named thing.
    offset : Offset
    ground_place : Place

    Returns
    -------
    float
        1 inside the bounds seen in written text (ratio .55-1.2, bearing within 45 degrees), falling towards 0 outside.
    """
    true_m, true_deg = geodesy.inverse(ground_place.lon, ground_place.lat, place.lon, place.lat)
    fit = 1.0
    if offset.distance_m is not None:
        low, high = GLOSS_RATIO[0] * offset.distance_m.low, GLOSS_RATIO[1] * offset.distance_m.high + 3000.0
        if not low <= true_m <= high:
            beside = low - true_m if true_m < low else true_m - high
            fit *= 1.0 / (1.0 + 4.0 * beside / max(offset.distance_m.best, 3000.0))
    if offset.azimuth_deg is not None:
        turn = abs(turn_deg(offset.azimuth_deg.best, true_deg))
        if turn > GLOSS_TURN_DEG:
            fit *= 1.0 / (1.0 + 4.0 * (turn - GLOSS_TURN_DEG) / 90.0)
    return fit


def refutes(options: Sequence[Alternative], offset: Offset, ground: Choice) -> bool:
    """Tell whether a gloss shows that none of the namesakes is meant: all lie abroad, many times as far as it says.

    Parameters
    ----------
    options : sequence of Alternative
        The namesakes; a land, a sea or a hill is never refused.
    offset : Offset
    ground : Choice
        What it counts from; another place of that name that fits a namesake speaks for both.
    """
    if offset.distance_m is None or ground.probability < SURE_GROUND:
        return False
    least = max(_REFUTED_RATIO * offset.distance_m.high, FAR_ABROAD_M)
    grounds = (ground.place, *(other.place for other in ground.alternatives))
    places = [option.place for option in options]
    towns = all(place.feature_code.startswith("PPL") for place in places)
    return towns and all(are_far_abroad(place, grounds, least) for place in places)


def compare_gloss(place: Place, offset: Offset, ground_place: Place) -> str | None:
    """Say how a gloss disagrees with the place it describes.

    Parameters
    ----------
    place : Place
        The named thing.
    offset : Offset
        The gloss beside its name.
    ground_place : Place
        What the gloss counts from.

    Returns
    -------
    str or None
        "text says 450 km at 90°, the place is 371 km at 119°"; None when they agree.
    """
    true_m, true_deg = geodesy.inverse(ground_place.lon, ground_place.lat, place.lon, place.lat)
    distance, azimuth = offset.distance_m, offset.azimuth_deg
    far = distance is not None and not 0.85 * distance.low <= true_m <= 1.1 * distance.high + 2000.0
    turned = azimuth is not None and abs(turn_deg(azimuth.best, true_deg)) > (azimuth.high - azimuth.low) / 2
    if not far and not turned:
        return None
    said = [] if distance is None else [f"{distance.best / 1000:,.0f} km"]
    said += [] if azimuth is None else [f"at {azimuth.best:.0f}°"]
    true = f"{true_m / 1000:,.0f} km" + (f" at {true_deg:.0f}°" if azimuth is not None else "")
    return f"text says {' '.join(said)}, the place is {true}"
