"""A short notation for localities, in which the corpora say what a phrase means."""

from __future__ import annotations

from geoevents.model import (
    Along,
    Anaphor,
    Between,
    Border,
    Coordinates,
    Intersection,
    Line,
    Locality,
    Near,
    Offset,
    Offshore,
    Part,
    Range,
    Toponym,
)


def notate(locality: Locality | Anaphor | None) -> str:
    """Write a locality: "450km@90[Tripoli]", "S suburb[Tripoli]", "between[A|B]"; empty for None."""
    match locality:
        case None:
            return ""
        case Toponym():
            kind = f":{locality.kind}" if locality.kind else ""
            return locality.lookup_name + kind + "".join(f"<{name}" for name in locality.within)
        case Anaphor():
            return f"*{locality.kind}" if locality.kind != "start" else "start"
        case Coordinates():
            return f"({_plain(locality.lon)},{_plain(locality.lat)})"
        case Offset():
            return _offset(locality)
        case Along():
            way = f" {locality.relation}" if locality.relation else ""
            return f"along{_km(locality.distance_m, ' ')}{way}[{notate(locality.path)}|{notate(locality.origin)}]"
        case Between():
            fraction = f" {locality.fraction.best:.2g}" if locality.fraction else ""
            return f"between{fraction}[{notate(locality.start)}|{notate(locality.end)}]"
        case Line():
            return f"{locality.relation}[{'|'.join(notate(stop) for stop in locality.stops)}]"
        case Part():
            return f"{locality.side}[{notate(locality.whole)}]"
        case Near():
            return f"{locality.relation}[{notate(locality.ground)}]"
        case Border():
            second = f"|{notate(locality.b)}" if locality.b else ""
            side = f"/{notate(locality.side)}" if locality.side else ""
            return f"border[{notate(locality.a)}{second}]{side}"
        case Offshore():
            return f"offshore{_km(locality.distance_m, ' ')}{_azimuth(locality.azimuth_deg)}[{notate(locality.ground)}]"
        case Intersection():
            return _intersection(locality)


def _plain(value: float) -> str:
    return f"{value:.6f}".rstrip("0").rstrip(".")


def _offset(offset: Offset) -> str:
    truncated = offset.relation == "truncated"
    words = [f"{_km(offset.distance_m)}{_azimuth(offset.azimuth_deg)}"]
    words += [offset.relation] if offset.relation and not truncated else []
    words += ["road"] if offset.by_road else []
    return ("truncated " if truncated else "") + " ".join(words) + f"[{notate(offset.ground)}]"


def _km(distance: Range | None, before: str = "") -> str:
    if distance is None:
        return ""
    low, best, high = (value / 1000 for value in distance)
    if abs((low + high) / 2 - best) < 1e-9 and _is_round(low) and _is_round(high) and high - low > 0.35 * best > 0.5:
        return f"{before}{low:.3g}..{high:.3g}km"
    return f"{before}{best:.3g}km" if best < 1000 else f"{before}{best:.0f}km"


def _is_round(km: float) -> bool:
    return abs(km - round(km)) < 1e-6 or abs(km / 1.609344 - round(km / 1.609344)) < 1e-6


def _azimuth(azimuth: Range | None) -> str:
    return f"@{azimuth.best % 360:g}" if azimuth else ""


def _intersection(locality: Intersection) -> str:
    parts = [notate(part) for part in locality.parts]
    match locality.relation:
        case "gloss":
            return "=".join(parts)
        case "orthogonal":
            return f"sum[{'|'.join(parts)}]"
        case "and":
            return f"all[{'|'.join(parts)}]"
        case relation:
            return f"{relation}[{'|'.join(parts)}]"
