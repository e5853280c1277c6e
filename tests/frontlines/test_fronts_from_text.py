"""Fronts that dispatches tell of: ours of Libya in June 2020, and two real articles where they are at hand."""

import os
from datetime import date
from pathlib import Path

import geopandas as gpd
import pytest
from shapely import LineString, Point

from geoevents import Chronicle, chronicle, front_lines, open_gazetteer, read_documents
from geoevents.control import CONTESTED
from geoevents.model import Document

SEEDS = sorted((Path(__file__).resolve().parents[2] / "seeds").glob("libya-2020-06-*.md"))
FOLDER = Path(os.environ.get("GEOEVENTS_ARTICLES", Path(__file__).resolve().parents[3] / "shared" / "seeds"))
ARTICLES = sorted(FOLDER.glob("*.txt")) if FOLDER.is_dir() else []
SIRTE, JUFRA, TARHUNA = Point(16.589, 31.205), Point(16.0, 29.2), Point(13.634, 32.435)


def of_seeds() -> Chronicle:
    return chronicle([document for path in SEEDS for document in read_documents(path)], open_gazetteer())


def of_articles() -> Chronicle:
    if len(ARTICLES) < 2:
        pytest.skip("the two articles are not beside the repository")
    days = date(2020, 6, 24), date(2020, 6, 16)
    documents = [
        document for path, day in zip(ARTICLES, days, strict=False) for document in read_documents(path, published=day)
    ]
    return chronicle(documents, open_gazetteer())


def holder(areas: gpd.GeoDataFrame, point: Point) -> str:
    return str(areas.loc[areas.intersects(point), "controller"].iloc[0])


@pytest.mark.parametrize("told", [of_seeds, of_articles])
def test_the_dispatches_of_june_2020_tell_of_one_front_west_of_sirte(told):
    control = told().control
    fronts = front_lines(control)
    assert set(control["controller"]) - {CONTESTED} == {"GNA", "LNA"}
    assert fronts.reason == ""
    assert holder(fronts.control_areas, SIRTE) == "LNA"
    behind_the_coast = LineString([TARHUNA, (15.2, 31.6), (15.9, 31.1), SIRTE])
    crossing = fronts.front_lines.geometry.union_all().intersection(behind_the_coast)
    assert crossing.geom_type == "Point"
    assert TARHUNA.x < crossing.x < SIRTE.x
    # One side sits 45 to 50 km from the city, the other holds what lies 20 to 25 km from it: the front is somewhere in
    # the 20 km between, so nowhere surer than half of them.
    assert fronts.front_lines["uncertainty_m"].min() > 10_000
    assert fronts.front_lines["date_start"].dt.month.eq(6).all()


@pytest.mark.parametrize("told", [of_seeds, of_articles])
def test_every_observation_is_listed_with_the_clause_that_says_so(told):
    result = told()
    texts = {document.id: document.text for document in result.documents.values()}
    listed = front_lines(result.control).observations
    assert len(listed) == len(result.control) >= 5
    assert all(texts[row.document_id][row.start : row.end] == row.text for row in listed.itertuples())


def test_the_front_of_the_articles_runs_from_the_gate_south_west_between_jufra_and_the_west():
    fronts = front_lines(of_articles().control)
    line = fronts.front_lines.geometry.union_all()
    _, south, _, north = line.bounds
    at_sea = max((point for part in getattr(line, "geoms", [line]) for point in part.coords), key=lambda xy: xy[1])
    inland = min((point for part in getattr(line, "geoms", [line]) for point in part.coords), key=lambda xy: xy[1])
    assert SIRTE.x - 0.55 < at_sea[0] < SIRTE.x  # the Thirtieth Gate is 50 km, half a degree, west of the city
    assert inland[0] < at_sea[0]
    assert north - south > 1.0
    assert holder(fronts.control_areas, JUFRA) == "LNA"
    assert holder(fronts.control_areas, Point(15.2, 31.3)) == "GNA"


def test_the_front_of_our_dispatches_runs_just_west_of_sirte_and_south_to_jufra():
    fronts = front_lines(of_seeds().control)
    line = fronts.front_lines.geometry.union_all()
    ends = [xy for part in getattr(line, "geoms", [line]) for xy in part.coords]
    at_sea, inland = max(ends, key=lambda xy: xy[1]), min(ends, key=lambda xy: xy[1])
    assert SIRTE.x - 0.55 < at_sea[0] < SIRTE.x
    assert abs(inland[0] - JUFRA.x) < 0.5
    assert holder(fronts.control_areas, Point(15.24, 31.45)) == "GNA"  # Abu Grein, where the columns spend the night


def test_areas_of_a_war_stay_in_the_countries_its_places_lie_in():
    text = (
        "The Sudanese army controls Khartoum and El Obeid. The Rapid Support Forces control Nyala and El Geneina, "
        "and clashed with the army in Babanusa."
    )
    gazetteer = open_gazetteer()
    document = Document("d", text, date(2025, 9, 18), "", "")
    areas = chronicle([document], gazetteer).control_areas
    assert set(areas["controller"]) == {"SAF", "RSF"}
    sudan = gazetteer.area(gazetteer.country("SD"))
    assert areas.union_all().difference(sudan.buffer(0.02)).area < 0.01
