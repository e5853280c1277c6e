"""A small chronicle made by hand: what the tests of frames, maps and exports draw on."""

from datetime import date

from shapely import Point

from geoevents.frames import events_frame, footprints_frame, mentions_frame
from geoevents.geodesy import destination
from geoevents.model import (
    Alternative,
    DateSpan,
    Document,
    Event,
    Georeference,
    Mention,
    Near,
    Offset,
    Place,
    Range,
    Span,
    Toponym,
)
from geoevents.rings import annulus

SIRTE = Place("gn:2210554", "Sirte", 16.5887, 31.2089, "PPLA", "LY", "88", population=128_123)
MISRATA = Place("gn:2214846", "Misrata", 15.0919, 32.3743, "PPLA", "LY", "75", population=386_120)
ANKARA = Place("gn:323786", "Ankara", 32.8543, 39.9199, "PPLC", "TR", "68", population=3_517_182)
LIBYA = Place("gn:2215636", "Libya", 17.0, 28.0, "PCLI", "LY")

DOCUMENT = Document(
    "d1",
    "A column reached Sirte on Monday. Aircraft hit trucks 30 km south of Sirte the day after, killing 12 to 15 men. "
    "The council plans talks in Misrata. Sirte was shelled again. Ankara has responded. Somebody spoke of Nowhere.",
    date(2020, 6, 24),
    "Trucks hit south of Sirte",
    "Coast Wire",
    "https://example.org/trucks",
)
DOCUMENTS = {DOCUMENT.id: DOCUMENT}


def span_of(words: str, nth: int = 0) -> Span:
    start = -1
    for _ in range(nth + 1):
        start = DOCUMENT.text.index(words, start + 1)
    return DOCUMENT.span(start, start + len(words))


def at_place(words: str, place: Place, uncertainty_m: float, *, nth: int = 0, role: str = "literal") -> Georeference:
    span = span_of(words, nth)
    mention = Mention(span, (Toponym(span),), role)
    return Georeference(
        mention, place.lon, place.lat, uncertainty_m, None, "calibrated", (place,), 0.93, (Alternative(LIBYA, 0.04),)
    )


def south_of_sirte() -> Georeference:
    span = span_of("30 km south of Sirte")
    ground = Toponym(span_of("Sirte", 1))
    offset = Offset(span, ground, Range(25e3, 30e3, 35e3), Range(160.0, 180.0, 200.0))
    lon, lat = destination(SIRTE.lon, SIRTE.lat, 180.0, 30_000)
    ring = annulus(SIRTE.lon, SIRTE.lat, 25_000, 35_000).intersection(Point(lon, lat).buffer(0.15))
    remarks = ("on land", "distance taken by air")
    return Georeference(Mention(span, (offset,)), lon, lat, 12_000.0, ring, "point-radius", (SIRTE,), 0.8, (), remarks)


LOCATED = [
    (DOCUMENT, at_place("Sirte", SIRTE, 6000.0)),
    (DOCUMENT, south_of_sirte()),
    (DOCUMENT, at_place("Misrata", MISRATA, 7000.0)),
    (DOCUMENT, at_place("Sirte", SIRTE, 6000.0, nth=2)),
    (DOCUMENT, at_place("Ankara", ANKARA, 20_000.0, role="associative")),
]


def event(
    number: int,
    kind: str,
    status: str,
    clause: str,
    where: Georeference | None,
    *,
    when: DateSpan | None = None,
    fatalities: Range | None = None,
) -> Event:
    actors = ("Coast Guard", "Militia")
    return Event(f"e{number}", kind, status, when, where, actors, (), (), fatalities, DOCUMENT.id, span_of(clause))


MONDAY = DateSpan(date(2020, 6, 22), date(2020, 6, 22), "Monday", "day")
TUESDAY = DateSpan(date(2020, 6, 23), date(2020, 6, 23), "the day after", "day")
JUNE = DateSpan(date(2020, 6, 1), date(2020, 6, 30), "June", "month")

EVENTS = [
    event(1, "reinforcement", "reported", "A column reached Sirte", LOCATED[0][1], when=MONDAY),
    event(
        2, "air_strike", "reported", "Aircraft hit trucks 30 km south of Sirte", LOCATED[1][1],
        when=TUESDAY, fatalities=Range(12, 13, 15),
    ),
    event(3, "talks", "planned", "The council plans talks in Misrata", LOCATED[2][1], when=JUNE),
    event(4, "shelling", "claimed", "Sirte was shelled again", LOCATED[3][1]),
    event(5, "statement", "reported", "Somebody spoke", None, when=MONDAY),
]  # fmt: skip


def sample_frames():
    """Return the frames of events, mentions and footprints."""
    return events_frame(EVENTS, DOCUMENTS), mentions_frame(LOCATED), footprints_frame(LOCATED)


def near_sirte() -> Georeference:
    """Return a georeference off its place but with the place's own point: "near Sirte"."""
    span = span_of("Sirte")
    return Georeference(
        Mention(span, (Near(span, Toponym(span)),)), SIRTE.lon, SIRTE.lat, 15e3, None, "calibrated", (SIRTE,), 0.9
    )
