"""The values that pass between the stages: frozen, no input or output, (lon, lat) in EPSG:4326.

Everything here pickles, so that a batch can be cut into chunks and run in other processes.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING, Literal, NamedTuple

from geoevents.errors import BadCoordinates, BadDocument
from geoevents.localities import (
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
    Span,
    Toponym,
)

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

__all__ = [
    "Along",
    "Alternative",
    "Anaphor",
    "Between",
    "Border",
    "Bounds",
    "ControlObservation",
    "Coordinates",
    "DateSpan",
    "Document",
    "Event",
    "Georeference",
    "Instead",
    "Intersection",
    "Line",
    "Locality",
    "Mention",
    "Near",
    "Offset",
    "Offshore",
    "Part",
    "Place",
    "Protocol",
    "Range",
    "Role",
    "Span",
    "Toponym",
    "Unresolved",
]

Role = Literal["literal", "associative"]
Protocol = Literal["calibrated", "point-radius"]
# What a name that no gazetteer has is placed by; "" for a place that one has: `Georeference` says what each means.
Instead = Literal["", "town", "division", "district", "namesake", "alike", "description"]
Bounds = tuple[float, float, float, float]  # west, south, east, north: degrees, EPSG:4326


@dataclass(frozen=True, slots=True)
class Document:
    """One dispatch: a text with its date, title and source.

    Parameters
    ----------
    id : str
        Unique within a batch.
    text : str
    published : datetime.date, optional
        What relative dates in the text are counted from.
    title, source, url : str
        Empty where unknown. ``source`` is the outlet.
    where : str
        The file, and the row of it, that it was read from, as messages call it; empty where it was not read.
    """

    id: str
    text: str
    published: date | None = None
    title: str = ""
    source: str = ""
    url: str = ""
    where: str = field(default="", compare=False, repr=False)

    def span(self, start: int, end: int) -> Span:
        """Return the span of ``text[start:end]``.

        Parameters
        ----------
        start, end : int
            Characters from the beginning of the text.

        Returns
        -------
        Span

        Raises
        ------
        BadDocument
            Unless ``0 <= start <= end <= len(text)``.
        """
        if not 0 <= start <= end <= len(self.text):
            raise BadDocument(f"document {self.id!r} has {len(self.text)} characters; no span {start}:{end}")
        return Span(start, end, self.text[start:end])


@dataclass(frozen=True, slots=True)
class Place:
    """A gazetteer entry.

    Parameters
    ----------
    id : str
        ``gn:`` GeoNames, ``oa:`` OurAirports, ``ne:`` Natural Earth, ``ge:`` our curated tables, ``user:`` added.
    name : str
    lon, lat : float
        Representative point, degrees, EPSG:4326.
    feature_code : str
        A GeoNames code: PPL, PPLC, AIRB, ADM1, PCLI, SEA, RGN, CONT ...
    country_code, admin1_code, admin2_code : str
        ISO 3166-1 alpha-2 and GeoNames codes; empty where none.
    population : int
        0 where unknown.
    """

    id: str
    name: str
    lon: float
    lat: float
    feature_code: str
    country_code: str = ""
    admin1_code: str = ""
    admin2_code: str = ""
    population: int = 0

    def __post_init__(self) -> None:
        if not (-180.0 <= self.lon <= 180.0 and -90.0 <= self.lat <= 90.0):
            raise BadCoordinates(f"place {self.id!r}: lon {self.lon}, lat {self.lat}; allowed are -180..180, -90..90")

    @property
    def source(self) -> str:
        """The prefix of the id: which table the entry comes from."""
        return self.id.partition(":")[0]


@dataclass(frozen=True, slots=True)
class Mention:
    """One thing the text locates, described one or more times ("Sirte" and its gloss), the name first.

    Parameters
    ----------
    span : Span
    descriptions : tuple of Locality
    role : {"literal", "associative"}
        Whether it is where something is, or who acts there ("Ankara has responded").
    """

    span: Span
    descriptions: tuple[Locality, ...]
    role: Role = "literal"


class Alternative(NamedTuple):
    """A place that was not chosen.

    Parameters
    ----------
    place : Place
    probability : float
        That it is the one meant.
    """

    place: Place
    probability: float


@dataclass(frozen=True, slots=True)
class Georeference:
    """Where a mention lies.

    Parameters
    ----------
    mention : Mention
    lon, lat : float
        The point, degrees, EPSG:4326.
    uncertainty_m : float
        Radius in metres about the point that holds the place (``coordinateUncertaintyInMeters`` of Darwin Core).
    footprint : shapely geometry, optional
        The true shape, (lon, lat), EPSG:4326. None when it is the circle of ``uncertainty_m`` about the point.
    protocol : {"calibrated", "point-radius"}
    places : tuple of Place
        The gazetteer entries it stands on, the main one first.
    confidence : float
        Probability that ``places[0]`` is the place meant.
    alternatives : tuple of Alternative
        Best first.
    remarks : tuple of str
        What a reader must know, one fact each.
    instead : {"", "town", "division", "district", "namesake", "alike", "description"}
        What lies here instead of the place meant (or of what it is counted from), which no gazetteer has: the town of a
        facility or street; the division that holds it; the town of the district that holds it, whose area no gazetteer
        has; a place it is called after; one spelled alike; where its description, or what is named with it, puts it.
        Empty for the place itself.
    """

    mention: Mention
    lon: float
    lat: float
    uncertainty_m: float
    footprint: BaseGeometry | None
    protocol: Protocol
    places: tuple[Place, ...]
    confidence: float
    alternatives: tuple[Alternative, ...] = ()
    remarks: tuple[str, ...] = ()
    instead: Instead = ""


@dataclass(frozen=True, slots=True)
class Unresolved:
    """A mention that cannot be put on a map, and why. A value, not an exception.

    Parameters
    ----------
    mention : Mention
    reason : str
        One line.
    """

    mention: Mention
    reason: str


@dataclass(frozen=True, slots=True)
class DateSpan:
    """Days of which a text speaks.

    Parameters
    ----------
    start, end : datetime.date
        Both included.
    text : str
        The words that say so.
    precision : {"day", "days", "week", "month", "year", "more"}
    """

    start: date
    end: date
    text: str
    precision: str


@dataclass(frozen=True, slots=True)
class Event:
    """A clause's claim that something happened somewhere.

    Parameters
    ----------
    id : str
        Unique within a batch.
    kind, status : str
        Stable words of ``lexicon/events.toml``: "air_strike", "reported".
    when : DateSpan, optional
        None where the text gives no day.
    where : Georeference, optional
        None where the text gives no site.
    actors, targets : tuple of str
        Names by ``lexicon/actors.toml`` where it knows them, else as the text has them.
    quantities : tuple of (str, Range)
        What is counted ("injured", "displaced"), and how many.
    fatalities : Range, optional
        None where the text tells of none.
    document_id : str
    span : Span
        The clause.
    origin : Georeference, optional
        Where an advance, withdrawal, reinforcement, displacement or delivery begins, as far as the text tells it.
    path : tuple of Georeference
        The places such a move goes through.
    goal : Georeference, optional
        Where it leads.
    remarks : tuple of str
        What a reader must know, one fact each.
    unplaced : Unresolved, optional
        The site in the text's words, where no gazetteer has it and nothing beside it says where it lies; ``where`` is
        None then.
    """

    id: str
    kind: str
    status: str
    when: DateSpan | None
    where: Georeference | None
    actors: tuple[str, ...]
    targets: tuple[str, ...]
    quantities: tuple[tuple[str, Range], ...]
    fatalities: Range | None
    document_id: str
    span: Span
    origin: Georeference | None = None
    path: tuple[Georeference, ...] = ()
    goal: Georeference | None = None
    remarks: tuple[str, ...] = ()
    unplaced: Unresolved | None = None

    @property
    def site(self) -> Georeference | Unresolved | None:
        """Where it happened, whether that could be put on a map or not."""
        return self.where or self.unplaced

    def at(self, site: Georeference | Unresolved | None) -> Event:
        """Return the event at another site, or at none.

        Parameters
        ----------
        site : Georeference, Unresolved or None

        Returns
        -------
        Event
        """
        placed = site if isinstance(site, Georeference) else None
        return replace(self, where=placed, unplaced=site if isinstance(site, Unresolved) else None)


@dataclass(frozen=True, slots=True)
class ControlObservation:
    """Who held a place on a date.

    Parameters
    ----------
    place : Place
    controller : str
        A side, or "contested".
    when : DateSpan, optional
        None where neither text nor document gives a day.
    weight : float
        0 to 1, by how directly the text says so.
    document_id : str
    span : Span
        The clause that says so.
    """

    place: Place
    controller: str
    when: DateSpan | None
    weight: float
    document_id: str
    span: Span
