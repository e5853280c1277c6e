"""Events in the tables of others: nothing invented, nothing lost."""

import csv
from datetime import date
from pathlib import Path

import geopandas as gpd
import pytest
from marked_text import read_marked

from geoevents.events import find_events
from geoevents.frames import COLUMNS, events_frame
from geoevents.outside import acled_table, plover_table, ucdp_table, write_acled, write_hxl, write_ucdp
from geoevents.tables import load_table
from geoevents.triggers import kinds

TEXT = (
    "Gunmen killed 12 civilians in [Bama] on Monday. The Nigerian army captured [Ngala] on Tuesday. "
    "Boko Haram fighters seized [Banki]. The president will visit [Yola] on Friday. An earthquake shook [Jos]."
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


def test_ucdp_table_lists_deadly_events_with_their_type(frame: gpd.GeoDataFrame) -> None:
    table = ucdp_table(frame)
    assert list(table.columns) == load_table("outside")["ucdp"]["columns"]
    assert [(row.type_of_violence, row.best, row.date_prec) for row in table.itertuples()] == [(3, 12, 1)]


def test_plover_table_names_event_and_mode(frame: gpd.GeoDataFrame) -> None:
    assert list(plover_table(frame)["plover_event"])[:2] == ["ASSAULT", "ASSAULT"]


def test_write_hxl_puts_a_hashtag_under_every_column_and_loses_none(frame: gpd.GeoDataFrame, tmp_path: Path) -> None:
    write_hxl(frame, tmp_path / "events.csv")
    header, tags, *rows = csv.reader((tmp_path / "events.csv").read_text("utf-8").splitlines())
    assert set(COLUMNS["events"]) <= set(header)
    assert all(tag.startswith("#") for tag in tags)
    assert len(rows) == len(frame)


def test_write_acled_and_ucdp_write_files_others_read(frame: gpd.GeoDataFrame, tmp_path: Path) -> None:
    write_acled(frame, tmp_path / "acled.csv")
    write_ucdp(frame, tmp_path / "ucdp.csv")
    assert (tmp_path / "acled.csv").read_text("utf-8").startswith("event_id_cnty,event_date,year,")
    assert (tmp_path / "ucdp.csv").read_text("utf-8").startswith("id,relid,year,")


def test_every_kind_maps_to_a_sub_event_the_codebook_has() -> None:
    known = load_table("outside")["acled"]["sub_events"]
    assert {kind.acled for kind in kinds().values()} <= {*known, ""}
