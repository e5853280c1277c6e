"""Frames have the columns of the design, always, with the types they promise."""

from dataclasses import replace
from datetime import date

import pandas as pd
import pytest
import shapely
from sample_frames import (
    ANKARA,
    DOCUMENT,
    DOCUMENTS,
    EVENTS,
    LIBYA,
    LOCATED,
    MISRATA,
    SIRTE,
    at_place,
    near_sirte,
    span_of,
)

from geoevents.errors import BadOutput
from geoevents.frames import (
    control_areas_frame,
    control_frame,
    events_frame,
    footprints_frame,
    front_lines_frame,
    mentions_frame,
    merged_events_frame,
    unresolved_frame,
)
from geoevents.frames.precision import acled_geo_precision, ucdp_where_precision
from geoevents.frames.tables import COLUMNS, make_frame
from geoevents.gazetteer import open_gazetteer
from geoevents.geodesy import area_m2
from geoevents.model import (
    Border,
    ControlObservation,
    Coordinates,
    Georeference,
    Line,
    Mention,
    Near,
    Offset,
    Offshore,
    Part,
    Range,
    Toponym,
    Unresolved,
)

# The table of the design, in its order.
DESIGN = {
    "mentions": "document_id start end text role protocol place_id place_name feature_code country_code admin1 "
    "uncertainty_m confidence n_alternatives remarks",
    "footprints": "document_id start end protocol uncertainty_m",
    "events": "event_id kind status date_start date_end time_precision actors targets place_name country_code admin1 "
    "uncertainty_m geo_precision fatalities_low fatalities_best fatalities_high document_id start end text source",
    "merged_events": "",
    "control": "controller date weight place_id place_name country_code document_id start end text",
    "front_lines": "line_id date_start date_end side_a side_b uncertainty_m n_observations",
    "control_areas": "controller date_start date_end",
    "contested": "controller date_start date_end",
    "bands": "controller date_start date_end",
    "unresolved": "document_id start end text reason",
}
# What follows the design's columns of events: how many tell it, who, and what they disagree on.
TOLD = (
    "where_precision merged_id n_reports n_sources independent_sources sources disagreements reports origin path "
    "goal route remarks place_text sentence"
)
DESIGN["events"] = DESIGN["merged_events"] = f"{DESIGN['events']} {TOLD}"
EMPTY = {
    "mentions": mentions_frame([]),
    "footprints": footprints_frame([]),
    "events": events_frame([], {}),
    "control": control_frame([]),
    "front_lines": front_lines_frame(),
    "control_areas": control_areas_frame(),
    "contested": make_frame("contested"),
    "bands": make_frame("bands"),
    "merged_events": merged_events_frame([], {}),
    "unresolved": unresolved_frame([]),
}


@pytest.mark.parametrize("table", DESIGN)
def test_empty_frame_has_the_designs_columns_in_order(table: str) -> None:
    geometry = [] if table == "unresolved" else ["geometry"]
    assert list(EMPTY[table].columns) == DESIGN[table].split() + geometry


@pytest.mark.parametrize("table", set(DESIGN) - {"unresolved"})
def test_empty_frame_has_one_geometry_in_wgs84(table: str) -> None:
    assert EMPTY[table].crs == "EPSG:4326"
    assert EMPTY[table].geometry.name == "geometry"


def test_filled_frames_have_the_types_of_empty_ones() -> None:
    control = [ControlObservation(SIRTE, "GNA", None, 0.5, "d1", span_of("Sirte"))]
    nowhere = Unresolved(Mention(span_of("Nowhere"), (Toponym(span_of("Nowhere")),)), "in no gazetteer")
    filled = {
        "mentions": mentions_frame(LOCATED),
        "footprints": footprints_frame(LOCATED),
        "events": events_frame(EVENTS, DOCUMENTS),
        "control": control_frame(control),
        "unresolved": unresolved_frame([(DOCUMENT, nowhere)]),
    }
    for table, frame in filled.items():
        assert frame.dtypes.equals(EMPTY[table].dtypes), table
        assert pd.concat([EMPTY[table], frame]).dtypes.equals(frame.dtypes), table


def test_mentions_frame_joins_remarks_and_points_to_the_text() -> None:
    row = mentions_frame(LOCATED).iloc[1]
    assert row["remarks"] == "on land; distance taken by air"
    assert DOCUMENT.text[row["start"] : row["end"]] == row["text"] == "30 km south of Sirte"
    assert (row["place_name"], row["feature_code"], row["country_code"]) == ("Sirte", "PPLA", "LY")


def test_mentions_frame_names_divisions_only_with_a_gazetteer() -> None:
    with open_gazetteer() as gazetteer:
        place = gazetteer.lookup("Sirte")[0]
        division = gazetteer.admin1(place.country_code, place.admin1_code)
        frame = mentions_frame([(DOCUMENT, at_place("Sirte", place, 6000.0))], gazetteer=gazetteer)
    assert division is not None
    assert list(frame["admin1"]) == [division.name]
    assert list(mentions_frame(LOCATED)["admin1"]) == [""] * len(LOCATED)


def test_mentions_frame_without_a_place_has_empty_names() -> None:
    nowhere = replace(LOCATED[0][1], places=())
    row = mentions_frame([(DOCUMENT, nowhere)]).iloc[0]
    assert (row["place_id"], row["place_name"], row["country_code"]) == ("", "", "")


def test_footprints_frame_draws_the_circle_where_there_is_no_shape() -> None:
    frame = footprints_frame(LOCATED)
    circle = frame.geometry.iloc[0]
    assert area_m2(circle) == pytest.approx(3.14159 * 6000.0**2, rel=0.005)
    assert circle.contains(shapely.Point(SIRTE.lon, SIRTE.lat))
    assert frame.geometry.iloc[1].equals(LOCATED[1][1].footprint)


def test_footprints_frame_cuts_a_circle_at_the_antimeridian() -> None:
    taveuni = replace(SIRTE, lon=179.99, lat=-16.8)
    shape = footprints_frame([(DOCUMENT, at_place("Sirte", taveuni, 20_000.0))]).geometry.iloc[0]
    assert shape.geom_type == "MultiPolygon"
    assert shape.contains(shapely.Point(179.95, -16.8))
    assert shape.contains(shapely.Point(-179.95, -16.8))


def test_events_frame_keeps_an_event_without_a_site() -> None:
    frame = events_frame(EVENTS, DOCUMENTS)
    row = frame.set_index("event_id").loc["e5"]
    assert row["geometry"] is None
    assert row["place_name"] == ""
    assert pd.isna(row["uncertainty_m"])
    assert pd.isna(row["geo_precision"])


def test_events_frame_without_a_date_has_no_date() -> None:
    row = events_frame(EVENTS, DOCUMENTS).set_index("event_id").loc["e4"]
    assert pd.isna(row["date_start"])
    assert pd.isna(row["time_precision"])


def test_events_frame_counts_deaths_as_whole_numbers() -> None:
    frame = events_frame(EVENTS, DOCUMENTS).set_index("event_id")
    assert frame.loc["e2", ["fatalities_low", "fatalities_best", "fatalities_high"]].tolist() == [12, 13, 15]
    assert pd.isna(frame.loc["e1", "fatalities_best"])


@pytest.mark.parametrize(("number", "code"), [(0, 1), (2, 3)], ids=["day", "month"])
def test_events_frame_codes_time_precision_as_acled_does(number: int, code: int) -> None:
    assert events_frame(EVENTS, DOCUMENTS)["time_precision"].iloc[number] == code


@pytest.mark.parametrize(
    ("where", "code"),
    [
        (at_place("Sirte", SIRTE, 6000.0), 1),
        (LOCATED[1][1], 2),
        (near_sirte(), 2),
        (at_place("Sirte", LIBYA, 9e5), 3),
        (at_place("Sirte", replace(MISRATA, feature_code="ADM2"), 5e4), 2),
    ],
    ids=["town", "offset", "near a town", "country", "district"],
)
def test_events_frame_codes_geo_precision_as_acled_does(where, code: int) -> None:
    event = replace(EVENTS[0], where=where)
    assert events_frame([event], DOCUMENTS)["geo_precision"].iloc[0] == code


def test_events_frame_names_the_site_by_the_texts_words_when_it_is_off_the_place() -> None:
    frame = events_frame(EVENTS, DOCUMENTS)
    assert list(frame["place_name"])[:2] == ["Sirte", "30 km south of Sirte"]


def test_events_frame_joins_actors_and_names_the_source() -> None:
    row = events_frame(EVENTS, DOCUMENTS).iloc[0]
    assert (row["actors"], row["targets"], row["source"]) == ("Coast Guard; Militia", "", "Coast Wire")


def test_events_frame_of_an_unknown_document_raises() -> None:
    with pytest.raises(KeyError, match="d1"):
        events_frame(EVENTS, {})


def test_control_frame_dates_an_observation_by_its_last_day() -> None:
    observation = ControlObservation(ANKARA, "Turkey", EVENTS[2].when, 1.0, "d1", span_of("Ankara"))
    assert control_frame([observation])["date"].iloc[0] == pd.Timestamp(date(2020, 6, 30))


def test_make_frame_with_a_missing_column_says_which() -> None:
    with pytest.raises(BadOutput, match="unknown: date_end"):
        make_frame("control_areas", [], controller=[], date_start=[])


def test_make_frame_with_uneven_columns_raises() -> None:
    with pytest.raises(BadOutput, match="columns of 0, 1 rows"):
        make_frame("control_areas", [], controller=["GNA"], date_start=[], date_end=[])


def test_columns_are_the_designs_tables() -> None:
    assert {table: list(columns) for table, columns in COLUMNS.items()} == {
        table: words.split() for table, words in DESIGN.items()
    }


def site_of(description, feature_code: str, uncertainty_m: float = 5e3, *, off: bool = False) -> Georeference:
    """Return a site described in some way, at its place or off it."""
    place = replace(SIRTE, feature_code=feature_code)
    where = at_place("Sirte", place, uncertainty_m)
    mention = replace(where.mention, descriptions=(description,))
    return replace(where, mention=mention, lon=where.lon + (0.2 if off else 0.0))


NAME = Toponym(span_of("Sirte"))


@pytest.mark.parametrize(
    ("site", "code"),
    [
        (site_of(NAME, "PPL"), 1),
        (site_of(NAME, "AIRB"), 1),
        (site_of(Coordinates(NAME.span, 16.6, 31.2, 0.01), ""), 1),
        (site_of(Near(NAME.span, NAME), "PPL", 9e3), 2),
        (site_of(Offset(NAME.span, NAME, Range(9e3, 1e4, 11e3), None), "PPL", 1.2e4, off=True), 2),
        (site_of(Offset(NAME.span, NAME, Range(9e4, 1e5, 11e4), None), "PPL", 6e4, off=True), 5),
        (site_of(NAME, "ADM2", 4e4), 3),
        (site_of(Part(NAME.span, NAME, "N"), "ADM1", 1e5), 4),
        (site_of(NAME, "RGN", 1e5), 5),
        (site_of(NAME, "STM", 1e5), 5),
        (site_of(Line(NAME.span, (NAME, NAME)), "PPL", 9e4), 5),
        (site_of(Border(NAME.span, NAME), "PCLI", 5e5), 5),
        (site_of(NAME, "PCLI", 9e5), 6),
        (site_of(NAME, "SEA", 5e5), 7),
        (site_of(Offshore(NAME.span, NAME), "PPL", 2e4, off=True), 7),
    ],
)
def test_ucdp_where_precision_codes_sites_as_the_codebook_does(site, code: int) -> None:
    assert ucdp_where_precision(site) == code


@pytest.mark.parametrize(
    ("feature_code", "uncertainty_m", "instead", "acled", "ucdp"),
    [
        ("PPL", 8e3, "", 1, 1),
        ("PPLC", 51e3, "", 1, 1),  # a city as wide as there are
        ("PPL", 151e3, "description", 3, 5),
        ("PPLA", 20e3, "town", 2, 2),
        ("PPL", 150e3, "", 3, 5),
        ("ADM2", 25e3, "district", 2, 3),
        ("ADM1", 20e3, "division", 3, 4),
    ],
)
def test_precision_is_no_more_exact_than_the_uncertainty_nor_than_what_stands_for_the_place(
    feature_code, uncertainty_m, instead, acled, ucdp
) -> None:
    site = replace(site_of(NAME, feature_code, uncertainty_m), instead=instead)
    assert (acled_geo_precision(site), ucdp_where_precision(site)) == (acled, ucdp)


def test_events_frame_tells_the_texts_own_name_of_a_site_its_whole_sentence_and_the_remarks_on_both() -> None:
    where = replace(LOCATED[0][1], remarks=("stands for its town",))
    row = events_frame([replace(EVENTS[0], where=where, remarks=("no day",))], DOCUMENTS).iloc[0]
    assert (row["place_text"], row["sentence"]) == ("Sirte", "A column reached Sirte on Monday.")
    assert row["remarks"] == "no day; stands for its town"
    second, homeless = (events_frame([EVENTS[number]], DOCUMENTS).iloc[0] for number in (1, 4))
    assert second["place_text"] == "30 km south of Sirte"
    assert second["sentence"].endswith("the day after, killing 12 to 15 men.")
    assert (homeless["place_text"], homeless["sentence"]) == ("", "Somebody spoke of Nowhere.")


def test_events_frame_cuts_a_sentence_that_has_no_end() -> None:
    text = "Somebody spoke of " + "Sirte and " * 500
    document = replace(DOCUMENT, text=text)
    (told,) = events_frame([replace(EVENTS[4], span=document.span(18, 30))], {"d1": document})["sentence"]
    assert len(told) < 1000
    assert told.startswith("Somebody spoke of Sirte")
