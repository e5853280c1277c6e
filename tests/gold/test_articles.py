"""What must come out of two real articles that are not in the repository; test_seeds.py has the facts on ours."""

import os
from datetime import date
from pathlib import Path

import pytest

from geoevents import Event, Georeference, locate, open_gazetteer, read_documents
from geoevents.events import find_events
from geoevents.geodesy import inverse

FOLDER = Path(os.environ.get("GEOEVENTS_ARTICLES", Path(__file__).resolve().parents[3] / "shared" / "seeds"))
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


@pytest.fixture(scope="module")
def told(located: list[list]) -> list[list[Event]]:
    days = (date(2020, 6, 24), date(2020, 6, 16))
    return [
        find_events(document, mentions)
        for path, day, mentions in zip(ARTICLES, days, located, strict=False)
        for document in read_documents(path, published=day)
    ]


def only(events: list[Event], kind: str, site: str) -> Event:
    found = [event for event in events if event.kind == kind and event.where and site in event.where.mention.span.text]
    assert len(found) == 1, [(event.kind, event.span.text) for event in found]
    return found[0]


def days(event: Event) -> tuple[date, date]:
    assert event.when is not None
    return event.when.start, event.when.end


def test_no_event_is_sited_where_somebody_only_speaks(told: list[list[Event]]) -> None:
    sites = {event.where.mention.span.text for events in told for event in events if event.where}
    assert not sites & {"Ankara", "Paris", "Moscow", "France", "Russia"}


def test_the_visit_to_istanbul_is_cancelled(told: list[list[Event]]) -> None:
    visit = only(told[1], "talks", "Istanbul")
    assert (visit.status, visit.actors, days(visit)[0]) == ("cancelled", ("Government of Russia",), date(2020, 6, 14))


def test_the_retreat_to_the_gate_is_told_with_its_goal_and_day(told: list[list[Event]]) -> None:
    retreat = only(told[0], "withdrawal", "Thirtieth Gate")
    assert retreat.goal is not None
    assert retreat.goal.mention.span.text == "Thirtieth Gate"
    assert retreat.actors == ("Government of National Accord",)
    assert days(retreat) == (date(2020, 6, 14), date(2020, 6, 14))


def test_the_advance_to_sirte_is_told_with_its_length(told: list[list[Event]]) -> None:
    advance = only(told[0], "advance", "outskirts of Sirte")
    assert any("120 km" in remark for remark in advance.remarks)
    assert days(advance) == (date(2020, 6, 14), date(2020, 6, 14))


def test_those_who_advanced_suffered_the_mines_and_the_strikes(told: list[list[Event]]) -> None:
    suffered = [event for event in told[0] if event.targets == ("Government of National Accord",) and not event.actors]
    assert {"mine", "air_strike", "shelling"} <= {event.kind for event in suffered}


def test_the_men_of_zuwara_come_from_there_and_go_west_of_sirte(told: list[list[Event]]) -> None:
    joined = only(told[0], "reinforcement", "west of Sirte")
    assert joined.origin is not None
    assert joined.origin.mention.span.text == "Zuwara"


def test_the_warplanes_stand_at_al_jafra(told: list[list[Event]]) -> None:
    planes = only(told[0], "arms_delivery", "Al-Jafra")
    assert (planes.actors, planes.status) == (("Government of Russia",), "reported")


def test_sirte_and_the_south_of_tripoli_are_mined(told: list[list[Event]]) -> None:
    for site in ("Sirte and its surroundings", "suburbs of Tripoli"):
        assert only(told[0], "mine", site).actors == ("Wagner Group",)


def test_al_watiya_is_regained_in_the_weeks_before(told: list[list[Event]]) -> None:
    base = only(told[1], "capture", "Al-Watiyah")
    assert base.actors == ("Government of National Accord",)
    assert days(base)[1] == date(2020, 6, 16)
