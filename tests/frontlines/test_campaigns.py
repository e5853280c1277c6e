"""Observations of several wars are taken apart before fronts are drawn."""

import random

import geopandas as gpd
import pandas as pd
import pytest

from geoevents.errors import BadControl, RowsLeftOut
from geoevents.frontlines.campaigns import _apart, draw_campaigns, fronts_of_table, joined_fronts
from geoevents.frontlines.table import read_control
from geoevents.gazetteer import open_gazetteer

KHARKIV, BELGOROD, TRIPOLI, MISRATA = (36.25, 49.98), (36.59, 50.6), (13.19, 32.89), (15.09, 32.37)


@pytest.fixture(scope="module")
def gazetteer():
    with open_gazetteer() as opened:
        yield opened


def control(*rows: tuple[str, tuple[float, float]], date: str = "2024-06-01") -> gpd.GeoDataFrame:
    lons, lats = zip(*(place for _, place in rows), strict=True)
    table = {"controller": [side for side, _ in rows], "place_id": "", "place_name": "", "date": date}
    return gpd.GeoDataFrame(table, geometry=gpd.points_from_xy(lons, lats), crs="EPSG:4326")


def test_wars_far_apart_are_drawn_apart_and_neighbours_together(gazetteer) -> None:
    rows = [("Ukraine", KHARKIV), ("Russia", BELGOROD), ("GNA", TRIPOLI), ("Russia", MISRATA)]
    found = draw_campaigns(control(*rows), gazetteer=gazetteer)
    assert sorted(campaign.sides for campaign in found) == [("GNA", "Russia"), ("Russia", "Ukraine")]
    pairs = {(row.side_a, row.side_b) for row in joined_fronts(found).front_lines.itertuples()}
    assert len(pairs) == 2


def test_a_war_of_one_side_has_no_front_and_a_note(gazetteer) -> None:
    (found,) = draw_campaigns(control(("GNA", TRIPOLI), ("GNA", MISRATA)), gazetteer=gazetteer)
    assert found.fronts.front_lines.empty
    assert found.note() == "GNA: no front: only one side, GNA, is seen."


def test_a_front_of_few_places_or_of_places_far_apart_is_called_a_guess(gazetteer) -> None:
    (few,) = draw_campaigns(control(("GNA", TRIPOLI), ("LNA", MISRATA)), gazetteer=gazetteer)
    assert few.note().endswith(" The whole of it is a guess between few places, or places far apart, and drawn broken.")
    rows = [
        ("Red" if east < 2 else "Blue", (30.0 + 0.1 * east, 10.0 + 0.1 * north))
        for east in range(4)
        for north in range(9)
    ]
    (dense,) = draw_campaigns(control(*rows), gazetteer=gazetteer)
    assert dense.fronts.front_lines["uncertainty_m"].max() < 25_000
    assert "guess" not in dense.note()


def test_a_war_not_yet_seen_on_a_day_does_not_hide_the_others(gazetteer) -> None:
    early = control(("GNA", TRIPOLI), ("LNA", MISRATA), date="2020-06-01")
    late = control(("Ukraine", KHARKIV), ("Russia", BELGOROD))
    both = gpd.GeoDataFrame(pd.concat([early, late], ignore_index=True), crs="EPSG:4326")
    drawn = joined_fronts(draw_campaigns(both, date="2020-06-02", gazetteer=gazetteer))
    assert {*drawn.front_lines["side_a"], *drawn.front_lines["side_b"]} == {"GNA", "LNA"}
    assert "nothing was observed by 2020-06-02" in drawn.reason


def test_a_step_that_cannot_be_read_is_an_error(gazetteer) -> None:
    with pytest.raises(BadControl, match="every"):
        draw_campaigns(control(("GNA", TRIPOLI), ("LNA", MISRATA)), every="often", gazetteer=gazetteer)


def test_wars_outside_a_clip_are_counted_on_one_line_and_called_no_mistake(gazetteer) -> None:
    # With longitude and latitude swapped, this place in Iran would lie in Ukraine.
    rows = [("Ukraine", KHARKIV), ("Russia", (36.9, 49.7)), ("Red", (49.5, 34.5)), ("GNA", TRIPOLI), ("LNA", MISRATA)]
    drawn = fronts_of_table(control(*rows), clip="UA", gazetteer=gazetteer)
    assert {*drawn.front_lines["side_a"], *drawn.front_lines["side_b"]} == {"Ukraine", "Russia"}
    assert drawn.reason == "Outside UA: 3 observations, left out."


def test_nothing_inside_a_clip_is_an_error_that_says_how_many_observations_there_are(gazetteer) -> None:
    rows = [("Ukraine", KHARKIV), ("Russia", BELGOROD), ("GNA", TRIPOLI), ("LNA", MISRATA)]
    with pytest.raises(BadControl, match="none of the 4 observations lies inside JP"):
        fronts_of_table(control(*rows), clip="JP", gazetteer=gazetteer)


def test_no_observation_is_no_campaign_and_a_reason(gazetteer) -> None:
    none = control(("GNA", TRIPOLI)).iloc[:0]
    assert draw_campaigns(none, gazetteer=gazetteer) == []
    assert joined_fronts([]).reason == "no front: the dispatches do not say who holds what"


def test_many_observations_of_one_war_stay_one(gazetteer) -> None:
    rng = random.Random(7)
    places = [(rng.uniform(30, 39), rng.uniform(46, 51)) for _ in range(3000)]
    groups = list(_apart(control(*(("Ukraine", place) for place in places)), gazetteer))
    assert [len(rows) for rows, _ in groups] == [3000]


def test_a_war_of_contested_places_alone_is_called_by_them(gazetteer) -> None:
    rows = control(("contested", TRIPOLI), ("contested", MISRATA)).assign(place_name=["Gate Four", "Salt Road"])
    (found,) = draw_campaigns(rows, gazetteer=gazetteer)
    assert found.note() == "Gate Four, Salt Road: no front: every place seen is contested."


def test_a_war_of_places_without_names_has_a_name_all_the_same(gazetteer) -> None:
    (found,) = draw_campaigns(control(("contested", TRIPOLI), ("contested", MISRATA)), gazetteer=gazetteer)
    assert found.note().startswith("Places without a name: ")


def test_note_says_which_side_is_seen_at_one_place_only(gazetteer) -> None:
    rows = [("GNA", TRIPOLI), ("LNA", MISRATA), ("LNA", (16.6, 31.2))]
    (found,) = draw_campaigns(control(*rows), gazetteer=gazetteer)
    assert "3 observations (GNA at one place only); the true line" in found.note()


def pairs_of(fronts) -> set[frozenset[str]]:
    lines = fronts.front_lines
    return {frozenset(pair) for pair in zip(lines["side_a"], lines["side_b"], strict=True)}


def two_wars(country: str, *, header: str = "country") -> str:
    """A table of a war about Tripoli and one about Kharkiv, with a column of countries unless ``header`` is empty."""
    rows = [
        ("GNA", TRIPOLI, "Libya"),
        ("LNA", MISRATA, "Libya"),
        ("Ukraine", KHARKIV, "UA"),
        ("Russia", BELGOROD, "RU"),
    ]
    lines = [f"{side},{lon},{lat}" + (f",{country or code}" if header else "") for side, (lon, lat), code in rows]
    return "\n".join([f"controller,lon,lat,{header}".rstrip(","), *lines])


@pytest.mark.parametrize(
    "text",
    [two_wars(""), two_wars("", header=""), two_wars("east")],
    ids=["told by country", "no country told", "cells that name no country"],
)
def test_a_table_of_two_wars_has_no_front_between_them(tmp_path, gazetteer, text) -> None:
    file = tmp_path / "held.csv"
    file.write_text(text, encoding="utf-8")
    fronts = fronts_of_table(read_control(file), gazetteer=gazetteer)
    assert pairs_of(fronts) == {frozenset({"GNA", "LNA"}), frozenset({"Ukraine", "Russia"})}


def test_a_table_in_which_no_war_can_be_drawn_is_an_error_that_says_why(gazetteer) -> None:
    at_sea = control(("Red", (-30.0, 40.0)), ("Blue", (-31.0, 41.0)))
    with pytest.raises(BadControl, match="no observation lies on land"):
        fronts_of_table(at_sea, gazetteer=gazetteer)


def test_places_of_one_war_are_not_swapped_because_another_war_lies_where_they_would(tmp_path) -> None:
    north = [("SAF", 30.0 + step / 10, 12.0 + step / 10, "Sudan") for step in range(6)]
    south = [("M23", 12.2, 30.3, "LY")]
    lines = [f"{side},{lon},{lat},{code}" for side, lon, lat, code in north + south]
    told, untold = tmp_path / "told.csv", tmp_path / "untold.csv"
    told.write_text("\n".join(["controller,lon,lat,country", *lines]), encoding="utf-8")
    untold.write_text("\n".join(["controller,lon,lat,note", *lines]), encoding="utf-8")
    assert len(read_control(told)) == 7
    with pytest.warns(RowsLeftOut, match="swapped"):
        assert len(read_control(untold)) == 6


def test_what_is_said_of_two_wars_alike_is_said_once(gazetteer) -> None:
    apart = draw_campaigns(control(("Ethiopia", (-30.0, 40.0)), ("Ethiopia", (30.0, -50.0))), gazetteer=gazetteer)
    assert len(apart) == 2
    assert len(joined_fronts(apart).reason.splitlines()) == 1
