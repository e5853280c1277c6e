"""Events in the tables of others: nothing invented, nothing lost."""

import csv
from datetime import date
from pathlib import Path

import geopandas as gpd
import pytest
from geopandas.testing import assert_geodataframe_equal
from marked_text import read_marked

from geoevents.errors import BadOutput
from geoevents.events import find_events
from geoevents.events.words.triggers import kinds
from geoevents.export import write_frame
from geoevents.export.eventfiles import read_events
from geoevents.frames import events_frame
from geoevents.frames.outside import SCHEMAS, acled_table, events_of, plover_table, ucdp_table
from geoevents.frames.tables import COLUMNS
from geoevents.lexicon.tables import load_table

TEXT = (
    "Gunmen killed 12 civilians in [Bama] on Monday. The Nigerian army captured [Ngala] on Tuesday. "
    "Boko Haram fighters seized [Banki]. The French president will visit [Yola] on Friday. An earthquake shook [Jos]."
)


@pytest.fixture(scope="module")
def frame() -> gpd.GeoDataFrame:
    document, located = read_marked(TEXT, published=date(2020, 6, 24), source="Savannah Press", country_code="NG")
    return events_frame(find_events(document, located), {document.id: document})


def test_acled_table_has_the_codebooks_31_columns_and_only_what_happened(frame: gpd.GeoDataFrame) -> None:
    table = acled_table(frame)
    assert len(table.columns) == 31
    assert list(table["sub_event_type"]) == [
        "Attack", "Government regains territory", "Non-state actor overtakes territory",
    ]  # fmt: skip
    assert list(table["interaction"]) == [37, 10, 20]
    assert list(table["fatalities"]) == [12, 0, 0]
    assert (table["iso"].iloc[0], table["region"].iloc[0]) == ("566", "Western Africa")


def test_acled_tags_keep_our_own_columns(frame: gpd.GeoDataFrame) -> None:
    tags = dict(pair.split("=", 1) for pair in acled_table(frame)["tags"].iloc[0].split("; "))
    assert (tags["kind"], tags["status"], tags["date_start"]) == ("attack_on_civilians", "reported", "2020-06-22")


def test_acled_notes_are_the_whole_sentence_with_its_status_and_remarks(frame: gpd.GeoDataFrame) -> None:
    rows = frame.iloc[[0, 1, 2]].assign(
        status=["reported", "claimed", "background"], remarks=["", "'Ngala' is in no gazetteer", ""], text="seized"
    )
    assert list(acled_table(rows)["notes"]) == [
        "Gunmen killed 12 civilians in Bama on Monday.",
        "Claimed by a party to the fighting: The Nigerian army captured Ngala on Tuesday. ('Ngala' is in no gazetteer)",
        "Background, more than two months before the report: Boko Haram fighters seized Banki.",
    ]
    assert list(acled_table(rows.assign(status="planned"))["notes"]) == []


def test_ucdp_table_lists_deadly_events_with_their_type(frame: gpd.GeoDataFrame) -> None:
    table = ucdp_table(frame)
    assert list(table.columns) == load_table("outside")["ucdp"]["columns"]
    assert [(row.type_of_violence, row.best, row.date_prec) for row in table.itertuples()] == [(3, 12, 1)]


def test_plover_table_names_event_and_mode(frame: gpd.GeoDataFrame) -> None:
    assert list(plover_table(frame)["plover_event"])[:2] == ["ASSAULT", "ASSAULT"]


def test_hxl_table_puts_a_hashtag_under_every_column_and_loses_none(frame: gpd.GeoDataFrame, tmp_path: Path) -> None:
    write_frame(frame, tmp_path / "events.csv", format="hxl")
    header, tags, *rows = csv.reader((tmp_path / "events.csv").read_text("utf-8").splitlines())
    assert set(COLUMNS["events"]) <= set(header)
    assert all(tag.startswith("#") for tag in tags)
    assert len(set(tags)) == len(tags)
    assert len(rows) == len(frame)


# What a document, an outlet or its file may be called: all of it must come back to the letter.
HOSTILE = '=1+1; a=b; 50 % of "it"\r\n\'@x, ünï;'


@pytest.mark.parametrize("schema", SCHEMAS)
@pytest.mark.parametrize("words", ["Savannah Press", HOSTILE, "'=1", "%3B", "-"])
def test_a_file_of_each_schema_gives_back_the_events_it_holds(
    frame: gpd.GeoDataFrame, tmp_path: Path, schema: str, words: str
) -> None:
    given = frame.assign(source=words, text=words, document_id=words, place_name=words)
    write_frame(given, tmp_path / "events.csv", format=schema)
    back = read_events(tmp_path / "events.csv", schema=schema)
    listed = {"acled": 3, "ucdp": 1}.get(schema, 5)
    expected = given[given["event_id"].isin(back["event_id"])].reset_index(drop=True)
    assert len(back) == listed
    assert_geodataframe_equal(back, expected)


def test_the_years_beside_an_unknown_one_stay_whole_numbers(tmp_path: Path) -> None:
    known, unknown = (
        read_marked(text, published=day, country_code="NG")
        for text, day in (("Gunmen attacked [Bama] on Monday.", date(2020, 6, 24)), ("Gunmen attacked [Jos].", None))
    )
    events = [*find_events(*known), *find_events(*unknown)]
    write_frame(events_frame(events, {known[0].id: known[0]}), tmp_path / "events.csv", format="acled")
    rows = list(csv.DictReader((tmp_path / "events.csv").read_text("utf-8").splitlines()))
    assert [(row["year"], row["time_precision"]) for row in rows] == [("2020", "1"), ("", "")]


@pytest.mark.parametrize(
    ("actor", "country", "code"),
    [
        ("Military Forces of Sudan", "SD", 1),
        ("Military Forces of Sudan", "SS", 8),
        ("Rapid Support Forces", "SD", 2),
        ("Military Forces of Kenya", "SO", 8),
        ("gunmen", "SD", 3),
    ],
)
def test_acled_codes_say_what_sort_of_actor_it_is_where_it_acts(
    frame: gpd.GeoDataFrame, actor: str, country: str, code: int
) -> None:
    row = frame.iloc[[1]].assign(actors=actor, targets="", country_code=country)
    assert list(acled_table(row)["inter1"]) == [code]


@pytest.mark.parametrize(
    ("text", "country", "sides", "violence", "dead"),
    [
        ("Clashes between the M23 and the FDLR killed nine villagers in [Tongo].", "CD", ("M23", "FDLR"), 2, 9),
        (
            "Fighting between the army and the Rapid Support Forces killed four people in [Nyala].", "SD",
            ("army", "Rapid Support Forces"), 1, 4,
        ),
    ],
)  # fmt: skip
def test_people_killed_between_two_armed_sides_are_bystanders(
    text: str, country: str, sides: tuple[str, str], violence: int, dead: int
) -> None:
    document, located = read_marked(text, published=date(2025, 6, 24), country_code=country)
    frame = events_frame(find_events(document, located), {document.id: document})
    (acled,), (ucdp,) = (table(frame).to_dict("records") for table in (acled_table, ucdp_table))
    assert (acled["actor1"], acled["actor2"], acled["assoc_actor_2"]) == (*sides, "civilians")
    assert acled["civilian_targeting"] == ""
    assert (ucdp["type_of_violence"], ucdp["side_a"], ucdp["side_b"], ucdp["deaths_civilians"]) == (
        violence, *sides, dead,
    )  # fmt: skip


def test_two_allies_who_kill_people_aim_at_them(frame: gpd.GeoDataFrame) -> None:
    allies = "Military Forces of Russia; Wagner Group"
    row = frame.iloc[[0]].assign(kind="armed_clash", actors=allies, targets="civilians", country_code="ML")
    assert list(acled_table(row)["civilian_targeting"]) == ["Civilian targeting"]


def test_protesters_who_are_shot_at_are_civilians_to_ucdp() -> None:
    text = "Riot police shot at demonstrators in [Antananarivo], killing five."
    document, located = read_marked(text, published=date(2025, 9, 26), country_code="MG")
    frame = events_frame(find_events(document, located), {document.id: document})
    (row,) = ucdp_table(frame).to_dict("records")
    assert (row["type_of_violence"], row["side_b"], row["deaths_civilians"]) == (3, "Civilians", 5)
    assert list(acled_table(frame)["civilian_targeting"]) == ["Civilian targeting"]


def test_a_file_of_our_own_columns_gives_back_the_events(frame: gpd.GeoDataFrame, tmp_path: Path) -> None:
    write_frame(frame.assign(text=HOSTILE), tmp_path / "events.csv")
    assert_geodataframe_equal(read_events(tmp_path / "events.csv"), frame.assign(text=HOSTILE))


@pytest.mark.parametrize("schema", SCHEMAS)
def test_a_table_of_no_events_has_all_columns(frame: gpd.GeoDataFrame, schema: str) -> None:
    empty, full = SCHEMAS[schema](frame.iloc[:0]), SCHEMAS[schema](frame)
    assert list(empty.columns) == list(full.columns)
    assert len(events_of(empty, schema)) == 0


def test_events_of_an_unknown_schema_or_a_table_without_its_columns_says_so(frame: gpd.GeoDataFrame) -> None:
    with pytest.raises(BadOutput, match="allowed are acled, ucdp, hxl, plover"):
        events_of(frame, "gtd")
    with pytest.raises(BadOutput, match="no column location"):
        events_of(plover_table(frame), "acled")


def test_ucdp_table_codes_where_an_event_lies_as_the_codebook_does(frame: gpd.GeoDataFrame) -> None:
    assert list(ucdp_table(frame.assign(where_precision=4))["where_prec"]) == [4]
    assert list(frame["where_precision"]) == [1] * 5


def test_merged_reports_are_the_sources_of_one_row(frame: gpd.GeoDataFrame) -> None:
    told = frame.assign(sources="Courier; Herald", n_sources=2, reports="a:0-5; b:7-9")
    assert acled_table(told)["source"].iloc[0] == "Courier; Herald"
    row = ucdp_table(told).iloc[0]
    assert (row["number_of_sources"], row["source_article"]) == (2, "a:0-5; b:7-9")


def test_every_kind_maps_to_a_sub_event_the_codebook_has() -> None:
    known = load_table("outside")["acled"]["sub_events"]
    assert {kind.acled for kind in kinds().values()} <= {*known, ""}


def test_what_has_no_site_or_no_kind_of_theirs_is_none_of_their_events(frame: gpd.GeoDataFrame) -> None:
    nowhere = frame.set_geometry([None] * len(frame), crs="EPSG:4326")
    unknown = frame.assign(kind="parade")
    for events in (nowhere, unknown):
        assert len(acled_table(events)) == len(ucdp_table(events)) == 0
        assert len(plover_table(events)) == len(frame)


@pytest.mark.parametrize(
    ("column", "value"),
    [("start", "inf"), ("lon", "nan"), ("lat", "95"), ("lon", "east"), ("date_start", "Monday")],
)
def test_read_events_refuses_a_cell_that_cannot_be(
    frame: gpd.GeoDataFrame, tmp_path: Path, column: str, value: str
) -> None:
    path = tmp_path / "events.csv"
    write_frame(frame, path)
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    rows[0][column] = value
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, rows[0])
        table.writeheader()
        table.writerows(rows)
    with pytest.raises(BadOutput):
        read_events(path)
