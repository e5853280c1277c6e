"""What must come out of two real articles that are not in the repository; test_seeds.py has the facts on ours."""

import os
from datetime import date
from pathlib import Path

import pytest

from geoevents import Georeference, locate, open_gazetteer, read_documents
from geoevents.geodesy import inverse

FOLDER = Path(os.environ.get("GEOEVENTS_ARTICLES", Path(__file__).resolve().parents[2] / "shared" / "seeds"))
ARTICLES = sorted(FOLDER.glob("*.txt")) if FOLDER.is_dir() else []
pytestmark = pytest.mark.skipif(len(ARTICLES) < 2, reason="the two articles are not beside the repository")


@pytest.fixture(scope="module")
def located() -> list[list]:
    gazetteer = open_gazetteer()
    days = (date(2020, 6, 24), date(2020, 6, 16))
    return [
        locate(document, gazetteer)
        for path, day in zip(ARTICLES, days, strict=False)
        for document in read_documents(path, published=day)
    ]


def named(results: list, text: str) -> list[Georeference]:
    found = [r for r in results if isinstance(r, Georeference) and r.mention.span.text == text]
    assert found, f"{text!r} is not located"
    return found


def km_from(result: Georeference, lon: float, lat: float) -> float:
    return inverse(result.lon, result.lat, lon, lat)[0] / 1000.0


def test_al_jafra_stands_at_the_air_base_and_says_that_the_figure_is_off(located: list) -> None:
    (base,) = named(located[0], "Al-Jafra airbase")
    assert km_from(base, 16.0, 29.2) < 5
    assert any("650 km" in remark for remark in base.remarks)


def test_sirte_is_sirte_every_time(located: list) -> None:
    mentions = [r for results in located for r in results if r.mention.span.text == "Sirte"]
    assert len(mentions) == sum(path.read_text("utf-8").count("Sirte") for path in ARTICLES)
    assert all(km_from(r, 16.589, 31.205) < 5 for r in mentions)
    assert any("450 km" in remark for r in mentions for remark in r.remarks)


def test_the_thirtieth_gate_is_a_shape_west_of_sirte_on_land(located: list) -> None:
    (gate,) = named(located[0], "Thirtieth Gate")
    distance_m, azimuth_deg = inverse(16.589, 31.205, gate.lon, gate.lat)
    assert 30_000 < distance_m < 60_000
    assert 225 < azimuth_deg % 360 < 315
    assert gate.footprint is not None
    assert gate.uncertainty_m > 5_000
    land = open_gazetteer().land(gate.footprint.bounds)
    assert gate.footprint.difference(land.buffer(0.01)).area < 0.01 * gate.footprint.area


def test_towns_and_bases_stand_where_they_are(located: list) -> None:
    (zuwara,) = named(located[0], "Zuwara")
    assert km_from(zuwara, 12.082, 32.931) < 5
    (watiya,) = named(located[1], "al-Wataya air base")
    again = named(located[1], "Al-Watiyah base")[0]
    assert watiya.places[0].id == again.places[0].id
    assert km_from(watiya, 11.898, 32.473) < 5
    (naval,) = named(located[1], "Misurata naval base")
    assert km_from(naval, 15.215, 32.37) < 6
    assert all(r.places[0].country_code == "LY" for results in located for r in named(results, "Tripoli"))
    assert all(r.places[0].country_code == "BE" for r in named(located[0], "Brussels"))
    assert all(r.places[0].country_code == "TR" for r in named(located[1], "Istanbul"))


@pytest.mark.parametrize(
    "name",
    ["Haftar", "Hifter", "Stoltenberg", "Wagner", "Dara", "Abdullah Al Thani", "Kirchman", "Seibert", "Getty",
     "Reuters", "Merkel", "Sarraj", "Borrell", "Lavrov", "Justice and Development", "Glick", "Ihsanoglu", "Anatolia"],
)  # fmt: skip
def test_no_person_agency_or_party_becomes_a_place(located: list, name: str) -> None:
    texts = [path.read_text("utf-8") for path in ARTICLES]
    assert any(name in text for text in texts)
    for text, results in zip(texts, located, strict=True):
        for result in results:
            start, end = result.mention.span.start, result.mention.span.end
            at = text.find(name)
            while at >= 0:
                assert not (start < at + len(name) and at < end), f"{result.mention.span.text!r} in {name!r}"
                at = text.find(name, at + 1)


def test_ankara_has_responded_is_associative(located: list) -> None:
    assert located[0][0].mention.span.text == "Ankara"
    assert located[0][0].mention.role == "associative"
