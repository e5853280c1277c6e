"""Dispatches together: what several of them tell is one event, with its sources and what they disagree on."""

import json
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

import geopandas as gpd
import pandas as pd
import pytest

import geoevents as ge
from geoevents import pipeline
from geoevents.batches import each, map_chunks
from geoevents.errors import BadOutput, DocumentsLeftOut, ReadingFailed

STRIKE = (
    "An air strike by forces loyal to Khalifa Haftar killed 12 people in Tarhuna, Libya, on Monday, medics said. "
    "The bombs fell on a depot near the market. Residents said the road to the coast was closed for hours."
)
RETOLD = (
    "Fifteen dead in Libya. Haftar's forces carried out an air strike on Tarhuna on Monday, killing 15 people, "
    "according to the city council."
)


def document(id: str, text: str, source: str, day: int = 24) -> ge.Document:
    return ge.Document(id, text, date(2020, 6, day), source=source)


@pytest.fixture(scope="module")
def told() -> ge.Chronicle:
    return ge.chronicle([
        document("a", STRIKE, "Courier"),
        document("b", RETOLD, "Herald", 23),
        document("c", f"UPDATE 1 {STRIKE} More soon.", "Gazette", 25),
    ])  # fmt: skip


def strikes(frame: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    return frame[frame["kind"] == "air_strike"]


def test_a_strike_told_in_three_dispatches_is_one_merged_event(told: ge.Chronicle) -> None:
    (row,) = strikes(told.merged_events).itertuples()
    assert (row.fatalities_low, row.fatalities_best, row.fatalities_high) == (12, 12, 15)
    assert row.disagreements == "killed: 12 (Courier, Gazette), 15 (Herald)"
    assert (row.n_sources, row.sources) == (3, "Courier; Herald; Gazette")
    assert row.place_name == "Tarhuna"


def test_a_reprint_is_no_independent_source(told: ge.Chronicle) -> None:
    assert list(strikes(told.merged_events)["independent_sources"]) == [2]


def test_every_claim_keeps_its_row_and_knows_its_event(told: ge.Chronicle) -> None:
    claims = strikes(told.events)
    counted = claims[claims["fatalities_best"].notna()]
    assert list(counted["document_id"]) == ["a", "b", "c"]
    assert list(counted["fatalities_best"]) == [12, 15, 12]
    assert claims["merged_id"].nunique() == 1
    assert set(claims["merged_id"]) == set(strikes(told.merged_events)["event_id"])


def test_every_row_quotes_its_document_to_the_letter(told: ge.Chronicle) -> None:
    for frame in (told.events, told.merged_events):
        for row in frame.itertuples():
            assert told.documents[row.document_id].text[row.start : row.end] == row.text


def test_two_strikes_of_two_actors_on_one_town_and_day_stay_two() -> None:
    told = ge.chronicle([
        document("a", STRIKE, "Courier"),
        document("b", "A Turkish air strike killed 3 fighters in Tarhuna, Libya, on Monday.", "Herald"),
    ])  # fmt: skip
    assert len(strikes(told.merged_events)) == 2


def test_a_strike_of_nobody_known_joins_the_one_of_an_actor() -> None:
    told = ge.chronicle([
        document("a", STRIKE, "Courier"),
        document("b", "An air strike killed 12 people in Tarhuna, Libya, on Monday.", "Herald"),
    ])  # fmt: skip
    (row,) = strikes(told.merged_events).itertuples()
    assert (row.independent_sources, row.disagreements) == (2, "")


def test_daily_strikes_on_one_town_stay_one_a_day() -> None:
    days = ("Monday", "Tuesday", "Wednesday")
    told = ge.chronicle(
        document(day, f"An air strike hit Tarhuna, Libya, on {day}.", f"Outlet {day}", 26) for day in days
    )
    assert len(strikes(told.merged_events)) == 3


def test_a_second_strike_in_one_text_is_another_event() -> None:
    text = "An air strike killed 4 people in Tarhuna, Libya, on Monday. {} air strike hit Tarhuna on Monday."
    for word, count in (("Another", 2), ("The", 1)):
        told = ge.chronicle([document("a", text.format(word), "Courier")])
        assert len(strikes(told.merged_events)) == count, word


def test_a_clause_far_from_a_strike_does_not_go_on_about_it() -> None:
    between = "Bread costs as much as it did last year, and the lemons on the stalls are small and green. " * 4
    for gap, count in (("", 1), (between, 2)):
        text = f"An air strike killed 4 people in Tarhuna, Libya, on Monday. {gap}The air strike hit a depot."
        told = ge.chronicle([document("a", text, "Courier")])
        assert len(strikes(told.merged_events)) == count


def test_two_neighbouring_towns_in_one_text_are_two_events() -> None:
    text = "An air strike hit Khartoum, Sudan, on Monday. An air strike hit Omdurman, Sudan, on Monday."
    assert len(strikes(ge.chronicle([document("a", text, "Courier")]).merged_events)) == 2


def test_one_outlet_that_goes_into_detail_contradicts_nobody(told: ge.Chronicle) -> None:
    text = "An air strike killed 4 to 6 people in Tarhuna, Libya, on Monday. The air strike on Tarhuna killed 5."
    (row,) = strikes(ge.chronicle([document("a", text, "Courier")]).merged_events).itertuples()
    assert (row.n_reports, row.disagreements) == (2, "")


def test_events_of_no_document_have_all_columns() -> None:
    nothing, told = ge.chronicle([]), ge.chronicle([document("a", STRIKE, "Courier")])
    for name in ("mentions", "footprints", "events", "merged_events", "control", "unresolved"):
        empty, full = getattr(nothing, name), getattr(told, name)
        assert list(empty.columns) == list(full.columns)
        assert len(empty) == 0


def test_write_events_writes_one_row_an_event_or_a_claim(told: ge.Chronicle, tmp_path: Path) -> None:
    told.write_events(tmp_path / "claims.csv")
    told.write_events(tmp_path / "events.geojson", merge=True)
    assert len(ge.read_events(tmp_path / "claims.csv")) == len(told.events)
    events = gpd.read_file(tmp_path / "events.geojson")
    assert len(events) == len(told.merged_events) < len(told.events)
    assert set(events["sources"]) >= {"Courier; Herald; Gazette"}


def test_write_events_with_a_schema_of_others(told: ge.Chronicle, tmp_path: Path) -> None:
    told.write_events(tmp_path / "acled.csv", schema="acled", merge=True)
    table = pd.read_csv(tmp_path / "acled.csv")
    assert len(table.columns) == 31
    assert "Courier; Herald; Gazette" in set(table["source"])
    with pytest.raises(BadOutput, match="allowed are acled, ucdp, hxl, plover"):
        told.write_events(tmp_path / "x.csv", schema="gtd")
    with pytest.raises(BadOutput, match=r"written as \.csv"):
        told.write_events(tmp_path / "x.gpkg", schema="acled")


# --- fronts ---

HELD = (
    "Sirte is under the control of Haftar's forces. Haftar's forces hold Brega. The LNA controls Benghazi, Libya. "
    "GNA forces hold Misrata. GNA forces captured Tarhuna on 5 June."
)


@pytest.fixture(scope="module")
def fronts() -> ge.Chronicle:
    return ge.chronicle([document("held", HELD, "Courier")])


def test_a_chronicle_draws_the_front_its_dispatches_tell_of(fronts: ge.Chronicle) -> None:
    assert {*fronts.front_lines["side_a"], *fronts.front_lines["side_b"]} == {"GNA", "LNA"}
    assert set(fronts.control_areas["controller"]) == {"GNA", "LNA"}
    assert 15.0 < fronts.front_lines.union_all().centroid.x < 16.6  # between Misrata and Sirte
    assert set(fronts.front_lines["date_end"]) == {pd.Timestamp("2020-06-24")}
    (note,) = fronts.front_notes
    assert note.startswith("Libya, 24 June 2020: GNA – LNA. Only 5 observations; the true line lies within ")


WRAPPED = (
    "Traders say that the price of bread has doubled in a month. Tarhuna, held by the\n"
    "LNA since 2 May, has been without water for a week, and nobody knows when the\n"
    "pumps will run again, the mayor of the Libyan town told a radio on Wednesday."
)


def test_who_holds_a_town_is_read_over_the_ends_of_lines() -> None:
    told = ge.chronicle([document("wrapped", WRAPPED, "Courier")])
    (row,) = told.control.itertuples()
    assert (row.place_name, row.controller) == ("Tarhuna", "LNA")
    assert row.text == "Tarhuna, held by the\nLNA since 2 May"
    assert WRAPPED[row.start : row.end] == row.text


def test_fronts_of_an_earlier_day_know_only_what_was_seen_by_then(fronts: ge.Chronicle) -> None:
    early = fronts.fronts(date="2020-06-10")
    assert early.front_lines.empty
    assert "only one side, GNA, is seen" in early.reason


def test_a_reprint_is_no_more_evidence_for_a_front(fronts: ge.Chronicle) -> None:
    twice = ge.chronicle([document("held", HELD, "Courier"), document("again", f"{HELD} More soon.", "Herald")])
    assert len(twice.control) == len(fronts.control) == 5
    assert len(twice.events) == 2 * len(fronts.events)


def test_fronts_of_two_wars_do_not_meet() -> None:
    sudan = "Khartoum is under the control of the Sudanese army. The RSF controls El Fasher, Sudan."
    both = ge.chronicle([document("held", HELD, "Courier"), document("sudan", sudan, "Herald")])
    pairs = {frozenset(pair) for pair in zip(both.front_lines["side_a"], both.front_lines["side_b"], strict=True)}
    assert pairs == {frozenset({"GNA", "LNA"}), frozenset({"RSF", "SAF"})}
    assert len(both.front_notes) == 2


def test_a_chronicle_without_sides_says_why_there_is_no_front(told: ge.Chronicle) -> None:
    assert told.front_notes == ["No front: the dispatches do not say who holds what."]
    for frame in (told.front_lines, told.control_areas, told.contested, told.bands):
        assert len(frame) == 0
    assert list(told.front_lines.columns)[:2] == ["line_id", "date_start"]


def test_write_as_geopackage_holds_every_layer(fronts: ge.Chronicle, tmp_path: Path) -> None:
    fronts.write(tmp_path / "all.gpkg")
    layers = set(gpd.list_layers(tmp_path / "all.gpkg")["name"])
    assert layers >= {"events", "merged_events", "control", "front_lines", "control_areas", "contested", "bands"}
    assert len(gpd.read_file(tmp_path / "all.gpkg", layer="front_lines")) == len(fronts.front_lines)


def test_map_shows_the_front_unless_told_not_to(fronts: ge.Chronicle) -> None:
    assert '"fronts":[]' not in fronts.map().html
    assert '"fronts":[]' in fronts.map(fronts=False).html


def test_map_goes_through_the_fronts_of_a_series() -> None:
    later = ge.Document("later", "GNA forces captured Sirte, Libya, on Thursday.", date(2020, 7, 10))
    page = ge.chronicle([document("held", HELD, "Courier"), later]).map(every="7d").html
    island = json.loads(page.partition('id="geoevents-data">')[2].partition("</script>")[0])
    # Before 25 June only one side was seen.
    assert {area["date_start"] for area in island["areas"]} == {"2020-06-25", "2020-07-02", "2020-07-09"}
    assert {front["date_start"] for front in island["fronts"]} == {"2020-06-25", "2020-07-02", "2020-07-09"}


WIRES = [ge.Document(f"wire {i}", f"Rebels took {town}, Libya.") for i, town in enumerate(("Sirte", "Brak", "Ubari"))]


@pytest.fixture
def broken(monkeypatch: pytest.MonkeyPatch) -> None:
    """A reader that breaks on texts that name Brak."""
    locate = pipeline._locate_plain

    def locate_or_fail(read: ge.Document, *rest: object) -> object:
        return {}[read.id] if "Brak" in read.text else locate(read, *rest)

    monkeypatch.setattr(pipeline, "_locate_plain", locate_or_fail)


@pytest.mark.usefixtures("broken")
def test_a_fault_of_the_reader_costs_one_document_and_is_named() -> None:
    failed: list[ReadingFailed] = []
    result = ge.chronicle(WIRES, on_error=failed.append)
    assert list(result.documents) == ["wire 0", "wire 2"]
    (error,) = failed
    assert str(error) == "wire 1: reading it failed (KeyError: 'wire 1')"
    assert "locate_or_fail" in error.traceback
    assert isinstance(error.__cause__, KeyError)


def test_a_fault_in_another_process_is_named_and_says_where_it_arose() -> None:
    one, failed, two = map_chunks(partial(each, halve, name=str), ["4", "odd", "2"], jobs=2)
    assert (one, two) == (2, 1)
    assert isinstance(failed, ReadingFailed)
    assert str(failed).startswith("odd: reading it failed (ValueError: invalid literal")
    assert "in halve" in failed.traceback


def halve(number: str) -> int:
    return int(number) // 2


@pytest.mark.usefixtures("broken")
def test_a_fault_of_the_reader_is_a_warning_where_nobody_asks_for_errors() -> None:
    with pytest.warns(DocumentsLeftOut, match="^wire 1: reading it failed"):
        result = ge.chronicle(WIRES)
    assert len(result.readings) == 2


@pytest.mark.usefixtures("broken")
def test_homes_are_learnt_from_what_can_be_read_and_a_fault_is_told_once() -> None:
    failed: list[ReadingFailed] = []
    documents = [replace(wire, source="The Wire") for wire in (*WIRES, ge.Document("wire 3", "Shells hit Sabha."))]
    assert len(ge.chronicle(documents, learn_homes=True, on_error=failed.append).readings) == 3
    assert [error.name for error in failed] == ["wire 1"]
