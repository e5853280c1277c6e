"""The values that pass between the stages: frozen, no input or output, (lon, lat) in EPSG:4326.

Everything here pickles, so that a batch can be cut into chunks and run in other processes.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal, NamedTuple

from geoevents.errors import BadCoordinates, BadDocument

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

Role = Literal["literal", "associative"]
Protocol = Literal["calibrated", "point-radius"]
# What a name that no gazetteer has is placed by; "" for a place that one has: `Georeference` says what each means.
Instead = Literal["", "town", "division", "district", "namesake", "alike", "description"]
Bounds = tuple[float, float, float, float]  # west, south, east, north: degrees, EPSG:4326


class Range(NamedTuple):
    """An imprecise quantity: ``low <= best <= high``, all in one unit (named where it is used)."""

    low: float
    best: float
    high: float


class Span(NamedTuple):
    """A stretch of a document: ``document.text[start:end] == text``, offsets in code points."""

    start: int
    end: int
    text: str

    def shifted(self, by: int) -> Span:
        """Return the same words ``by`` code points further on."""
        return Span(self.start + by, self.end + by, self.text)


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
    """

    id: str
    text: str
    published: date | None = None
    title: str = ""
    source: str = ""
    url: str = ""

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


# --- localities: what a phrase says of a place, before anything is looked up ---------------------------------------


@dataclass(frozen=True, slots=True)
class Toponym:
    """A place name as it stands in the text.

    ``kind`` is the class of feature the words beside it ask for (a key of ``[facility]`` in the lexicon, such as
    ``air_base``, or ``city``, ``province``, ``country``, ``demonym``, ...); empty when nothing is said. ``name`` is the
    name to look up where it differs from the words ("Al-Jafra" in "Al-Jafra airbase"). ``within`` are the names of
    containers that follow it ("Alaska" in "Deltana, Alaska").
    """

    span: Span
    kind: str = ""
    name: str = ""
    within: tuple[str, ...] = ()

    @property
    def lookup_name(self) -> str:
        """The name to look up."""
        return self.name or self.span.text


@dataclass(frozen=True, slots=True)
class Anaphor:
    """Words that stand for a place named before: "the city centre", "the town", "there"."""

    span: Span
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Coordinates:
    """A position written out; ``precision_deg`` is one unit of the last digit given."""

    span: Span
    lon: float
    lat: float
    precision_deg: float


@dataclass(frozen=True, slots=True)
class Offset:
    """A distance and/or direction from a ground. ``azimuth_deg`` runs clockwise from true north."""

    span: Span
    ground: Locality | Anaphor
    distance_m: Range | None
    azimuth_deg: Range | None
    by_road: bool = False
    relation: str = ""


@dataclass(frozen=True, slots=True)
class Along:
    """A distance along a named path (road, river, coast) from an origin.

    ``relation`` is "upstream" or "downstream" where the text says which way.
    """

    span: Span
    path: Locality
    origin: Locality | Anaphor
    distance_m: Range | None
    azimuth_deg: Range | None = None
    relation: str = ""


@dataclass(frozen=True, slots=True)
class Between:
    """Between two grounds; ``fraction`` of the way from ``start`` where the text gives one."""

    span: Span
    start: Locality | Anaphor
    end: Locality | Anaphor
    fraction: Range | None = None
    relation: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A line through two or more stops: "the Sirte-Jufra line", "from A through B to C"."""

    span: Span
    stops: tuple[Locality | Anaphor, ...]
    relation: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a whole.

    ``side`` is a wind ("N" ... "NNW"), a part noun ("centre", "outskirts", "suburb", "coast", "slope", "head" ...), or
    both ("N slope").
    """

    span: Span
    whole: Locality | Anaphor
    side: str


@dataclass(frozen=True, slots=True)
class Near:
    """Near, adjacent to, around a ground; ``relation`` says which."""

    span: Span
    ground: Locality | Anaphor
    relation: str = "near"


@dataclass(frozen=True, slots=True)
class Border:
    """The border between two areas, or of one (``b`` is None); ``side`` names the area it stays in."""

    span: Span
    a: Locality
    b: Locality | None = None
    side: Locality | None = None


@dataclass(frozen=True, slots=True)
class Offshore:
    """In the sea off a ground."""

    span: Span
    ground: Locality | Anaphor
    distance_m: Range | None = None
    azimuth_deg: Range | None = None


@dataclass(frozen=True, slots=True)
class Intersection:
    """All parts hold at once: a crossing, a confluence, "north of A and east of B"."""

    span: Span
    parts: tuple[Locality, ...]
    relation: str = ""


Locality = Toponym | Coordinates | Offset | Along | Between | Line | Part | Near | Border | Offshore | Intersection


# --- results ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Mention:
    """One thing the text locates, described one or more times ("Sirte" and its gloss), the name first."""

    span: Span
    descriptions: tuple[Locality, ...]
    role: Role = "literal"


class Alternative(NamedTuple):
    """A place that was not chosen, with its probability."""

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
    """Days from ``start`` to ``end``, both included. ``precision``: day, days, week, month, year, more."""

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


@dataclass(frozen=True, slots=True)
class ControlObservation:
    """Who held a place on a date, with a weight by how directly the text says so."""

    place: Place
    controller: str
    when: DateSpan | None
    weight: float
    document_id: str
    span: Span
