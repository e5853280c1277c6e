"""Localities along rivers: towns and dams whose side and order every atlas shows."""

import pytest
from located_words import found
from shapely import Point

from geoevents.gazetteer import Gazetteer, open_gazetteer
from geoevents.geodesy import inverse
from geoevents.georeferencing.phrases import georeference_phrase
from geoevents.model import Document, Georeference, Unresolved
from geoevents.pipeline import locate

RAQQA, DEIR_EZ_ZOR, KHERSON, MOSUL = (39.01, 35.95), (40.14, 35.34), (32.61, 46.64), (43.13, 36.34)


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return open_gazetteer()


def placed(phrase: str, gazetteer: Gazetteer, **more) -> Georeference:
    found = georeference_phrase(phrase, gazetteer, **more)
    assert isinstance(found, Georeference), found
    return found


def km(found: Georeference, at: tuple[float, float]) -> float:
    return inverse(found.lon, found.lat, *at)[0] / 1000.0


# Phrase, a place that its shape holds, a place that it does not.
HOLDS = [
    ("along the Euphrates between Raqqa and Deir ez-Zor", (39.82, 35.69), DEIR_EZ_ZOR[::-1]),  # Halabiya
    ("the Euphrates between Raqqa and Deir ez-Zor", (39.82, 35.69), (40.92, 34.45)),  # not Abu Kamal
    ("the left bank of the Dnieper opposite Kherson", (32.68, 46.61), KHERSON),  # the side of Oleshky
    ("the right bank of the Dnieper at Kherson", (32.60, 46.66), (32.68, 46.61)),
    ("the Dnieper's left bank", (35.2, 47.75), (30.5, 50.45)),  # not Kyiv's centre, on the right
    ("the east bank of the Euphrates near Deir ez-Zor", (40.19, 35.36), DEIR_EZ_ZOR),
    ("the bridge over the Euphrates near Deir ez-Zor", (40.16, 35.35), RAQQA),
    ("30 km down the Tigris from Mosul", (43.26, 36.16), (42.8, 36.6)),  # Hammam al-Alil; not Mosul Dam's side
    ("20 km upstream from Mosul on the Tigris", (42.95, 36.49), (43.26, 36.16)),
    ("downstream of the Kakhovka dam", (33.1, 46.75), (34.4, 47.5)),  # Krynky; not Nikopol
    ("upstream of the Kakhovka dam", (33.44, 46.82), (33.1, 46.75)),  # Beryslav; not Krynky
    ("10 km east of the Tigris", (44.5, 33.35), (44.2, 33.35)),  # Baghdad's east, not its west
    ("near the Yarmouk river", (35.75, 32.71), (35.5, 33.3)),
    ("the lower Dnieper", (33.2, 46.77), (30.52, 50.6)),
]


@pytest.mark.parametrize(("phrase", "inside", "outside"), HOLDS, ids=[phrase for phrase, *_ in HOLDS])
def test_the_shape_holds_what_lies_there_and_not_what_lies_elsewhere(gazetteer, phrase, inside, outside) -> None:
    shape = placed(phrase, gazetteer).footprint
    assert shape.covers(Point(inside))
    assert not shape.covers(Point(outside))


POINTS = [
    ("the mouth of the Dnipro", (32.3, 46.5), 15),
    ("the confluence of the White and Blue Nile", (32.5, 15.63), 5),
    ("the confluence of the Tigris and the Euphrates", (47.43, 31.0), 10),
    ("where the Sava meets the Danube", (20.45, 44.83), 5),
    ("where the Khabur meets the Euphrates", (40.43, 35.14), 5),
    ("the source of the Blue Nile", (37.2, 11.0), 30),
    ("the bridge over the Tigris in Mosul", (43.14, 36.35), 5),
    ("10 km upstream of Deir ez-Zor", (40.09, 35.41), 6),
    ("the mouth of the Danube", (29.7, 45.2), 15),
    ("Rio Negro, 20 km upstream from Manaus", (-60.2, -3.1), 15),
    ("crossed the Dnieper near Kherson", KHERSON, 5),
    ("the Rio Grande near Laredo", (-99.5, 27.5), 10),
    ("left bank of the Mississippi River, 16 mi downstream from St. Louis", (-90.3, 38.41), 15),
]


@pytest.mark.parametrize(("phrase", "at", "within_km"), POINTS, ids=[phrase for phrase, *_ in POINTS])
def test_the_point_lies_where_the_atlas_says_and_its_radius_reaches_there(gazetteer, phrase, at, within_km) -> None:
    found = placed(phrase, gazetteer)
    assert km(found, at) < within_km
    assert 1000.0 * km(found, at) <= found.uncertainty_m
    assert found.places[0].feature_code == "STM"


@pytest.mark.parametrize(
    ("phrase", "reason"),
    [
        ("the confluence of the Tigris and the Danube", "do not meet"),
        ("the confluence of the Danube and Tripoli", "no course of"),
        ("the mouth of the Bakhmutka", "no course"),
        ("the bridge over the Dnieper", "does not say where"),
        ("the bridge over the Danube near Mosul", "from the course of the Danube"),
        ("the east bank of the Euphrates at Raqqa", "neither bank"),
        ("the left bank of Tripoli", "no course"),
    ],
)
def test_what_no_river_gives_is_unresolved_with_the_reason(gazetteer, phrase, reason) -> None:
    found = georeference_phrase(phrase, gazetteer)
    assert isinstance(found, Unresolved)
    assert reason in found.reason


def test_a_name_that_is_no_river_leaves_the_clause_as_it_was(gazetteer) -> None:
    plain, along = (placed(f"{head}between Raqqa and Manbij", gazetteer) for head in ("", "along Aleppo "))
    assert (along.lon, along.lat, along.uncertainty_m) == (plain.lon, plain.lat, plain.uncertainty_m)


def test_a_distance_that_may_go_up_or_down_keeps_both(gazetteer) -> None:
    found = placed("30 km along the Tigris from Mosul", gazetteer)
    assert found.footprint.covers(Point(43.26, 36.16))
    assert found.footprint.covers(Point(42.95, 36.49))
    assert any("up or down" in remark for remark in found.remarks)


@pytest.mark.parametrize(("mile", "dam"), [(108, (-117.43, 46.66)), (42, (-118.54, 46.56)), (10, (-118.88, 46.25))])
def test_river_miles_count_from_the_mouth(gazetteer, mile, dam) -> None:
    """Lower Granite, Lower Monumental and Ice Harbor Dam stand at these miles of the Snake (US Army Corps)."""
    found = placed(f"river mile {mile} of the Snake River", gazetteer)
    assert 1000.0 * km(found, dam) <= found.uncertainty_m


def test_point_radius_adds_the_errors_along_the_path(gazetteer) -> None:
    found = placed("20 km downstream from Mosul on the Tigris", gazetteer, protocol="point-radius")
    foot = placed("the bridge over the Tigris in Mosul", gazetteer)
    assert 15.0 < km(found, (foot.lon, foot.lat)) < 20.5
    assert found.uncertainty_m < 20_000


def test_a_river_alone_is_its_line(gazetteer) -> None:
    found = placed("Euphrates River", gazetteer)
    assert found.footprint.geom_type == "MultiLineString"
    assert found.uncertainty_m > 500_000


@pytest.mark.parametrize(
    ("phrase", "code"),
    [("the Dnipro", "STM"), ("Dnipro", "PPLA"), ("the Euphrates", "STM"), ("the Niger", "STM"), ("Niger", "PCLI"),
     ("the Gambia", "PCLI"), ("the Hague", "PPLG"), ("the Volga", "STM")],
)  # fmt: skip
def test_the_article_tells_a_river_from_the_town_or_country_of_its_name(gazetteer, phrase, code) -> None:
    assert placed(phrase, gazetteer).places[0].feature_code == code


def test_the_circle_holds_the_shape(gazetteer) -> None:
    for phrase, *_ in HOLDS:
        found = placed(phrase, gazetteer)
        far = max(inverse(found.lon, found.lat, *at)[0] for part in _rings(found.footprint) for at in part)
        assert far <= found.uncertainty_m * 1.02, phrase


def _rings(shape):
    return [part.exterior.coords for part in getattr(shape, "geoms", [shape])]


# --- in a text -------------------------------------------------------------------------------------------------------

TEXT = (
    "Shelling hit Kherson and Nova Kakhovka. Fighting was reported along the Dnipro. "
    "Marines held a strip on the left bank of the Dnieper."
)


def described(text: str, words: str, gazetteer: Gazetteer) -> Georeference:
    found = [r for r in locate(Document("d", text), gazetteer) if r.mention.span.text.endswith(words)]
    assert found, words
    assert isinstance(found[0], Georeference)
    return found[0]


def test_the_other_places_of_a_text_say_which_stretch_is_meant(gazetteer) -> None:
    found = described(TEXT, "along the Dnipro", gazetteer)
    assert found.footprint.covers(Point(32.98, 46.75))
    assert not found.footprint.covers(Point(35.05, 48.47))  # the city of Dnipro
    assert any("other places" in remark for remark in found.remarks)


def test_a_name_where_only_a_river_can_stand_is_the_river(gazetteer) -> None:
    assert described(TEXT, "Dnipro", gazetteer).places[0].id == "ge:dnieper"
    (name,) = [r for r in locate(Document("d", TEXT), gazetteer) if r.mention.span.text == "Dnipro"]
    assert name.places[0].id == "ge:dnieper"


def test_the_places_of_the_same_sentence_count_before_those_of_the_text(gazetteer) -> None:
    text = "Ministers met in Kyiv. Marines near Kherson held a strip on the left bank of the Dnieper."
    found = described(text, "left bank of the Dnieper", gazetteer)
    assert km(found, KHERSON) < 60
    assert not found.footprint.covers(Point(30.55, 50.4))


def test_a_valley_named_after_its_river_is_not_the_river(gazetteer) -> None:
    assert placed("the Jordan Valley", gazetteer).footprint is None


@pytest.mark.parametrize(
    ("text", "river"),
    [
        ("Troops crossed the Dnipro in boats near Kherson.", True),
        ("They held the land west of the Euphrates, officials in Raqqa said.", True),
        ("The Dnipro mayor spoke in Kyiv.", False),
        ("The head of the Dnipro region spoke in Kyiv.", False),
        ("He fled to Dnipro and to Kyiv.", False),
    ],
)
def test_in_a_text_the_article_tells_the_river_unless_another_noun_has_it(gazetteer, text, river) -> None:
    found = [r for r in locate(Document("d", text), gazetteer) if r.mention.span.text in ("Dnipro", "Euphrates")]
    assert (found[0].places[0].feature_code == "STM") == river


def test_an_attack_on_a_country_is_not_on_its_river(gazetteer) -> None:
    text = "Rockets were fired in an attack on Jordan near Irbid. A second attack on Dnipro near Kyiv failed."
    assert not [r for r in locate(Document("d", text), gazetteer) if any(p.feature_code == "STM" for p in r.places)]


def test_a_town_named_as_its_river_stays_the_town(gazetteer) -> None:
    (name,) = [
        r
        for r in locate(Document("d", "Rockets hit Dnipro and Kharkiv."), gazetteer)
        if r.mention.span.text == "Dnipro"
    ]
    assert name.places[0].feature_code.startswith("PPL")


@pytest.mark.parametrize(
    ("text", "words", "lon", "lat"),
    [
        ("A barge sank on the Congo River off Lukolela.", "on the Congo River off Lukolela", 17.18, -1.06),
        ("Two ferries met in the Niger River, off Lokoja.", "in the Niger River, off Lokoja", 6.74, 7.8),
        (
            "Farms drowned as the Shabelle River near Beledweyne rose.",
            "the Shabelle River near Beledweyne",
            45.2,
            4.74,
        ),
    ],
)
def test_a_river_off_or_near_a_town_is_the_river_by_the_town(text: str, words: str, lon: float, lat: float) -> None:
    result = found(text, words)
    assert isinstance(result, Georeference)
    assert inverse(lon, lat, result.lon, result.lat)[0] < 10_000
    assert result.uncertainty_m < 60_000


def test_the_sea_off_a_town_is_the_sea() -> None:
    result = found("A tanker burned in the Black Sea off Odesa.", "off Odesa")
    assert isinstance(result, Georeference)
    assert "12 nautical miles" in " ".join(result.remarks)
