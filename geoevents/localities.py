"""What a phrase says of a place, before anything is looked up, and the stretches and quantities it says it with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class Range(NamedTuple):
    """An imprecise quantity: ``low <= best <= high``.

    Parameters
    ----------
    low, best, high : float
        All in one unit, named where it is used.
    """

    low: float
    best: float
    high: float


class Span(NamedTuple):
    """A stretch of a document: ``document.text[start:end] == text``.

    Parameters
    ----------
    start, end : int
        Offsets in code points.
    text : str
    """

    start: int
    end: int
    text: str

    def shifted(self, by: int) -> Span:
        """Return the same words ``by`` code points further on."""
        return Span(self.start + by, self.end + by, self.text)


@dataclass(frozen=True, slots=True)
class Toponym:
    """A place name as it stands in the text.

    Parameters
    ----------
    span : Span
    kind : str
        The class of feature the words beside it ask for: a key of ``[facility]`` in the lexicon, such as "air_base", or
        "city", "province", "country", "demonym" ...; empty when nothing is said.
    name : str
        The name to look up where it differs from the words ("Al-Jafra" in "Al-Jafra airbase").
    within : tuple of str
        Names of containers that follow it ("Alaska" in "Deltana, Alaska").
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
    """Words that stand for a place named before: "the city centre", "the town", "there".

    Parameters
    ----------
    span : Span
    kind : str
        What it can stand for: "city", "province", "border", "facility" ...
    """

    span: Span
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Coordinates:
    """A position written out.

    Parameters
    ----------
    span : Span
    lon, lat : float
        Degrees, EPSG:4326.
    precision_deg : float
        One unit of the last digit given, degrees.
    """

    span: Span
    lon: float
    lat: float
    precision_deg: float


@dataclass(frozen=True, slots=True)
class Offset:
    """A distance and/or direction from a ground.

    Parameters
    ----------
    span : Span
    ground : Locality or Anaphor
    distance_m : Range, optional
        Metres.
    azimuth_deg : Range, optional
        Degrees clockwise from true north.
    by_road : bool
        Whether the distance is one travelled.
    relation : str
        What else the words say: "inside", "deeper", "upstream", "truncated" ...; empty for nothing.
    """

    span: Span
    ground: Locality | Anaphor
    distance_m: Range | None
    azimuth_deg: Range | None
    by_road: bool = False
    relation: str = ""


@dataclass(frozen=True, slots=True)
class Along:
    """A distance along a named path (road, river, coast) from an origin.

    Parameters
    ----------
    span : Span
    path : Locality
    origin : Locality or Anaphor
    distance_m : Range, optional
        Metres along the path.
    azimuth_deg : Range, optional
        Degrees clockwise from true north: which way along it.
    relation : {"", "upstream", "downstream"}
        Which way, where the text says so.
    """

    span: Span
    path: Locality
    origin: Locality | Anaphor
    distance_m: Range | None
    azimuth_deg: Range | None = None
    relation: str = ""


@dataclass(frozen=True, slots=True)
class Between:
    """Between two grounds.

    Parameters
    ----------
    span : Span
    start, end : Locality or Anaphor
    fraction : Range, optional
        Of the way from ``start``, 0 to 1, where the text gives one.
    relation : str
        What else the words say; empty for nothing.
    """

    span: Span
    start: Locality | Anaphor
    end: Locality | Anaphor
    fraction: Range | None = None
    relation: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A line through two or more stops: "the Sirte-Jufra line", "from A through B to C".

    Parameters
    ----------
    span : Span
    stops : tuple of Locality or Anaphor
        In order, two or more.
    relation : str
        What else the words say; empty for nothing.
    """

    span: Span
    stops: tuple[Locality | Anaphor, ...]
    relation: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a whole.

    Parameters
    ----------
    span : Span
    whole : Locality or Anaphor
    side : str
        A wind ("N" ... "NNW"), a part noun ("centre", "outskirts", "suburb", "coast", "slope", "head" ...), or both
        ("N slope").
    """

    span: Span
    whole: Locality | Anaphor
    side: str


@dataclass(frozen=True, slots=True)
class Near:
    """Near, adjacent to, around a ground.

    Parameters
    ----------
    span : Span
    ground : Locality or Anaphor
    relation : str
        Which of these: "near", "adjacent", "outside", "along" ...
    """

    span: Span
    ground: Locality | Anaphor
    relation: str = "near"


@dataclass(frozen=True, slots=True)
class Border:
    """The border between two areas, or of one.

    Parameters
    ----------
    span : Span
    a : Locality
    b : Locality, optional
        None for all borders of ``a``.
    side : Locality, optional
        The area it stays in.
    """

    span: Span
    a: Locality
    b: Locality | None = None
    side: Locality | None = None


@dataclass(frozen=True, slots=True)
class Offshore:
    """In the sea off a ground.

    Parameters
    ----------
    span : Span
    ground : Locality or Anaphor
    distance_m : Range, optional
        Metres from the coast.
    azimuth_deg : Range, optional
        Degrees clockwise from true north.
    """

    span: Span
    ground: Locality | Anaphor
    distance_m: Range | None = None
    azimuth_deg: Range | None = None


@dataclass(frozen=True, slots=True)
class Intersection:
    """All parts hold at once: a crossing, a confluence, "north of A and east of B".

    Parameters
    ----------
    span : Span
    parts : tuple of Locality
    relation : str
        How they are joined: "gloss" for a name and its description, "orthogonal", "riverside" ...; empty for "and".
    """

    span: Span
    parts: tuple[Locality, ...]
    relation: str = ""


Locality = Toponym | Coordinates | Offset | Along | Between | Line | Part | Near | Border | Offshore | Intersection
