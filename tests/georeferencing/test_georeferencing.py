"""What phrases mean on the map, with the embedded gazetteer; the arithmetic of both protocols with places made here."""

from __future__ import annotations

import csv
import math
from pathlib import Path

import bench_localities as bench
import pytest
import shapely

from geoevents import geodesy, rings
from geoevents.gazetteer import Gazetteer, open_gazetteer
from geoevents.georeferencing import compare_gloss, georeference_locality, gloss_fit
from geoevents.georeferencing.figures import Figure, default_extent_m, offset_figure, orthogonal_figure
from geoevents.georeferencing.phrases import georeference_phrase
from geoevents.georeferencing.regions import WINDS
from geoevents.georeferencing.shores import clipped
from geoevents.grammar import find_localities, parse_locality
from geoevents.model import Anaphor, Georeference, Place, Range, Span, Toponym, Unresolved
from geoevents.pointradius import (
    Errors,
    coordinate_uncertainty_m,
    distance_only_m,
    heading_m,
    named_place_m,
    orthogonal_m,
)

MILE = 1609.344
TRIPOLI = Place("t:1", "Tripoli", 13.19, 32.89, "PPLC", "LY", population=1_150_000)
SIRTE = Place("t:2", "Sirte", 16.5887, 31.2089, "PPLA", "LY", population=128_000)


@pytest.fixture(scope="module")
def gazetteer():
    with open_gazetteer() as opened:
        yield opened


def located(phrase: str, gazetteer: Gazetteer, **options: object) -> Georeference:
    result = georeference_phrase(phrase, gazetteer, **options)
    assert isinstance(result, Georeference), getattr(result, "reason", "")
    return result


def reason(phrase: str, gazetteer: Gazetteer) -> str:
    result = georeference_phrase(phrase, gazetteer)
    assert isinstance(result, Unresolved), phrase
    return result.reason


def km(result: Georeference, lon: float, lat: float) -> float:
    return geodesy.inverse(result.lon, result.lat, lon, lat)[0] / 1000


# --- the point-radius method: worked cases computed by hand from the guide's formulas -------------------------------


def test_coordinates_alone_have_the_diagonal_of_one_unit():
    # One second at the equator is 30.92 m of longitude and 30.72 m of latitude.
    assert coordinate_uncertainty_m(0.0, 1 / 3600) == pytest.approx(math.hypot(30.922, 30.715), abs=0.01)


def test_named_place_adds_its_terms():
    assert named_place_m(Errors(extent_m=3000, measurement_m=10, datum_m=79, coordinates_m=40)) == 3129


def test_distance_only_reaches_beyond_the_distance():
    assert distance_only_m(5 * MILE, Errors(extent_m=2 * MILE, precision_m=0.5 * MILE)) == pytest.approx(7.5 * MILE)


def test_orthogonal_precision_counts_in_both_directions():
    assert orthogonal_m(Errors(extent_m=1000, precision_m=500)) == pytest.approx(1000 + 707.107, abs=0.001)


@pytest.mark.parametrize(("half", "expected"), [(0.0, 2000.0), (90.0, math.hypot(12_000, 10_000))])
def test_heading_reaches_the_far_corner_of_the_sector(half, expected):
    assert heading_m(10_000, half, Errors(extent_m=2000)) == pytest.approx(expected)


def test_point_radius_protocol_takes_the_precision_from_the_number():
    offset = parse_locality("10 km E of Tripoli")
    ground = Figure(TRIPOLI.lon, TRIPOLI.lat, 3000, None, 3000, None, (TRIPOLI,))
    figure = offset_figure(ground, offset, "point-radius")
    assert figure.radius_m == pytest.approx(heading_m(10_000, 45.0, Errors(extent_m=3000, precision_m=500)))
    assert geodesy.inverse(ground.lon, ground.lat, figure.lon, figure.lat) == pytest.approx((10_000, 90.0), abs=1e-3)


@pytest.mark.skipif(not bench.DEFAULT.exists(), reason="the shared evaluation tables are not here")
def test_calculator_cases_come_out_to_the_printed_digit():
    for locality, found, expected in bench.calculator_cases(bench.DEFAULT):
        digits = len(str(expected).partition(".")[2])
        assert round(found, digits) == expected, locality


# --- figures by arithmetic ------------------------------------------------------------------------------------------


def test_orthogonal_offset_is_the_sum_of_its_legs():
    legs = parse_locality("3 km E and 4 km N of Tripoli").parts
    figure = orthogonal_figure(Figure(TRIPOLI.lon, TRIPOLI.lat, 0.0), legs, "point-radius")
    distance, azimuth = geodesy.inverse(TRIPOLI.lon, TRIPOLI.lat, figure.lon, figure.lat)
    assert distance == pytest.approx(5000, abs=0.01)
    assert azimuth == pytest.approx(math.degrees(math.atan2(3, 4)), abs=0.01)


def test_radius_of_a_town_is_that_of_its_people_at_three_thousand_a_square_kilometre():
    assert math.pi * (default_extent_m("PPL", 300_000) / 1000) ** 2 == pytest.approx(100, rel=1e-6)


@pytest.mark.parametrize("wind", WINDS)
def test_offset_footprint_holds_its_point_and_lies_on_its_side(wind):
    offset = parse_locality(f"20 km {wind} of Tripoli")
    ground = Figure(TRIPOLI.lon, TRIPOLI.lat, 3000, None, 3000, None, (TRIPOLI,))
    figure = offset_figure(ground, offset, "calibrated")
    assert figure.footprint.covers(shapely.Point(figure.lon, figure.lat))
    opposite = geodesy.destination(TRIPOLI.lon, TRIPOLI.lat, 22.5 * WINDS.index(wind) + 180, 15_000)
    assert not figure.footprint.covers(shapely.Point(*opposite))


def test_finer_winds_make_smaller_regions():
    ground = Figure(TRIPOLI.lon, TRIPOLI.lat, 3000, None, 3000, None, (TRIPOLI,))
    phrases = ("20 km N of Tripoli", "20 km NNE of Tripoli", "20 km NbE of Tripoli", "20 km bearing 11 from Tripoli")
    sizes = [
        geodesy.area_m2(offset_figure(ground, parse_locality(phrase), "calibrated").footprint) for phrase in phrases[:3]
    ]
    assert sizes == sorted(sizes, reverse=True)


# --- glosses --------------------------------------------------------------------------------------------------------


def test_compare_gloss_gives_both_distances_and_azimuths():
    offset = parse_locality("450 km east of Tripoli")
    assert compare_gloss(SIRTE, offset, TRIPOLI) == "text says 450 km at 90°, the place is 371 km at 119°"


def test_compare_gloss_is_silent_where_the_text_is_right():
    assert compare_gloss(SIRTE, parse_locality("370 km south-east of Tripoli"), TRIPOLI) is None


def test_gloss_fits_the_place_it_describes_better_than_a_namesake():
    offset = parse_locality("450 km east of Tripoli")
    namesake = Place("t:3", "Sirte", -5.0, 45.0, "PPL", "FR")
    assert gloss_fit(SIRTE, offset, TRIPOLI) == 1.0
    assert gloss_fit(namesake, offset, TRIPOLI) < 0.3


def test_glossed_name_stands_at_the_named_place(gazetteer):
    result = located("Sirte (450 km east of Tripoli)", gazetteer)
    assert km(result, SIRTE.lon, SIRTE.lat) < 5
    assert "text says 450 km at 90°" in result.remarks[0]


def test_gloss_chooses_among_namesakes(gazetteer):
    assert located("Tripoli (70 km north of Beirut)", gazetteer).places[0].country_code == "LB"


def test_glossed_name_in_no_gazetteer_stands_where_the_gloss_says(gazetteer):
    result = located("Qaryat az Zzyx, 30 km south of Sirte", gazetteer)
    assert km(result, *geodesy.destination(SIRTE.lon, SIRTE.lat, 180, 30_000)) < 5
    assert any("no gazetteer" in remark for remark in result.remarks)


# --- running text: anaphora, surfaces and directions from elsewhere ---------------------------------------------------


def _from_the_centre(gazetteer: Gazetteer, **options: object) -> Georeference:
    text = "They fell back to the Thirtieth Gate, 50 kilometres from the city centre."
    locality = find_localities(text, [])[0]
    result = georeference_locality(locality, lambda _: SIRTE, gazetteer, **options)
    assert isinstance(result, Georeference)
    return result


def test_distance_from_an_anaphor_is_a_ring_on_land(gazetteer):
    result = _from_the_centre(gazetteer)
    assert not result.footprint.covers(shapely.Point(SIRTE.lon, SIRTE.lat))
    assert not result.footprint.covers(shapely.Point(*geodesy.destination(SIRTE.lon, SIRTE.lat, 0, 45_000)))
    assert result.footprint.covers(shapely.Point(*geodesy.destination(SIRTE.lon, SIRTE.lat, 200, 45_000)))


def test_direction_from_elsewhere_narrows_a_ring_to_its_side(gazetteer):
    result = _from_the_centre(gazetteer, azimuth_deg=Range(225, 270, 315))
    land = gazetteer.land((15.0, 30.0, 18.0, 32.0))
    assert result.lon < SIRTE.lon
    assert land.buffer(1e-6).covers(result.footprint)
    assert land.buffer(1e-6).covers(shapely.Point(result.lon, result.lat))


def test_anaphor_without_an_antecedent_is_unresolved(gazetteer):
    locality = parse_locality("50 km from the city centre")
    result = georeference_locality(locality, lambda _: None, gazetteer)
    assert isinstance(result, Unresolved)
    assert "nothing before says which place 'the city centre' stands for" in result.reason


def test_reason_of_an_unresolved_ground_is_handed_on(gazetteer):
    def ground(toponym: Toponym | Anaphor) -> Unresolved:
        from geoevents.model import Mention

        return Unresolved(Mention(toponym.span, ()), "namesakes on two continents")

    locality = parse_locality("5 km north of San Jose")
    assert georeference_locality(locality, ground, gazetteer).reason == "namesakes on two continents"


def test_ship_is_placed_at_sea(gazetteer):
    locality = parse_locality("20 km north of Sirte")
    result = georeference_locality(locality, lambda _: SIRTE, gazetteer, surface="sea")
    assert gazetteer.land(result.footprint.bounds).intersection(result.footprint).area < 1e-9


# --- phrases with the embedded gazetteer ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("phrase", "country", "lon", "lat", "within_km"),
    [
        ("450 km east of Tripoli, Libya", "LY", 17.1, 32.85, 60),
        ("57 km S of Deltana, Alaska", "US", -145.2, 63.36, 3),
        ("10 km NE of Niland, CA", "US", -115.44, 33.31, 3),
        ("Springfield, Illinois", "US", -89.65, 39.8, 5),
        ("Tripoli, Lebanon", "LB", 35.84, 34.43, 5),
        ("Mitiga International Airport", "LY", 13.28, 32.89, 5),
        ("between Homs and Palmyra", "SY", 37.5, 34.65, 10),
        ("halfway between Kyiv and Zhytomyr", "UA", 29.6, 50.35, 12),
        ("3 miles east of Santa Cruz de la Sierra", "BO", -63.13, -17.8, 4),
        ("12M east of Oamaru", "NZ", 171.2, -45.09, 5),
    ],
)
def test_phrase_is_placed(phrase, country, lon, lat, within_km, gazetteer):
    result = located(phrase, gazetteer)
    assert result.places[0].country_code == country
    assert km(result, lon, lat) < within_km


@pytest.mark.parametrize(
    ("phrase", "inside", "outside"),
    [
        ("northern Libya", (15.0, 31.5), (18.0, 22.0)),
        ("southern Libya", (18.0, 23.0), (15.0, 31.9)),
        ("the Iraq-Turkey border", (42.57, 37.14), (44.4, 33.3)),
        ("off the coast of Oregon", (-124.3, 44.5), (-123.0, 44.5)),
        ("southern suburbs of Tripoli, Libya", (13.19, 32.8), (13.19, 32.95)),
        ("within 30 km of Aleppo", (37.16, 36.2), (37.16, 36.8)),
        ("more than 100 km inside Libya", (17.0, 27.0), (13.2, 32.8)),
        ("north of Homs and east of Hama", (37.2, 35.3), (36.0, 34.4)),
    ],
)
def test_footprint_holds_and_leaves_out(phrase, inside, outside, gazetteer):
    result = located(phrase, gazetteer)
    shape = result.footprint
    shape = shape if shape is not None else rings.circle(result.lon, result.lat, result.uncertainty_m)
    assert shape.is_valid
    assert shape.covers(shapely.Point(*inside))
    assert not shape.covers(shapely.Point(*outside))


def test_side_of_a_border_lies_in_its_country(gazetteer):
    result = located("on the Iraqi side of the border with Turkey", gazetteer)
    whole = located("the Iraq-Turkey border", gazetteer)
    iraq = gazetteer.area(gazetteer.country("IQ"))
    assert result.footprint.intersection(iraq).area == pytest.approx(result.footprint.area, rel=0.03)
    assert geodesy.area_m2(result.footprint) == pytest.approx(geodesy.area_m2(whole.footprint) / 2, rel=0.15)


def test_country_is_a_polygon_with_the_radius_that_holds_it(gazetteer):
    result = located("Libya", gazetteer)
    farthest = geodesy.farthest_m(result.lon, result.lat, result.footprint)
    assert result.uncertainty_m == pytest.approx(farthest)


def test_distance_from_a_country_counts_from_its_border(gazetteer):
    result = located("200 km south of Libya", gazetteer)
    libya = gazetteer.area(gazetteer.country("LY"))
    assert result.footprint.intersection(libya).area < 0.02 * result.footprint.area
    assert result.footprint.covers(shapely.Point(18.0, 21.1))


def test_point_of_a_part_lies_in_it(gazetteer):
    for phrase in ("southern Mediterranean", "eastern Libya", "north-eastern Syria", "central Mali", "southern Chile"):
        result = located(phrase, gazetteer)
        assert result.footprint.distance(shapely.Point(result.lon, result.lat)) < 1e-6, phrase


def test_road_leads_towards_its_other_end(gazetteer):
    result = located("10 km from Nelson on the road to Blenheim, New Zealand", gazetteer)
    nelson, blenheim = (located(f"{name}, New Zealand", gazetteer) for name in ("Nelson", "Blenheim"))
    _, towards = geodesy.inverse(nelson.lon, nelson.lat, blenheim.lon, blenheim.lat)
    _, found = geodesy.inverse(nelson.lon, nelson.lat, result.lon, result.lat)
    assert found == pytest.approx(towards, abs=0.5)


def test_region_name_is_no_part_of_a_namesake(gazetteer):
    assert located("North Platte", gazetteer).places[0].name == "North Platte"


def test_country_hint_chooses_the_namesake(gazetteer):
    assert located("5 km south of Tripoli", gazetteer, country_codes={"LB"}).places[0].country_code == "LB"


def test_alternatives_are_ranked_and_sum_below_one(gazetteer):
    result = located("5 km south of San Jose", gazetteer)
    probabilities = [alternative.probability for alternative in result.alternatives]
    assert len(probabilities) >= 2
    assert probabilities == sorted(probabilities, reverse=True)
    assert result.confidence + sum(probabilities) <= 1.0 + 1e-9


def test_coordinates_need_no_gazetteer(gazetteer):
    result = located("31.209N, 16.589E", gazetteer)
    assert (result.lon, result.lat) == (16.589, 31.209)
    assert result.uncertainty_m == pytest.approx(coordinate_uncertainty_m(31.209, 0.001))


@pytest.mark.parametrize(
    ("phrase", "missing"),
    [
        ("450 east of Tripoli", 'the distance "450" has no unit'),
        ("between Sirte and Sirte", "both ends are the same place"),
        ("40,000 km north of Tripoli", "a distance of 40,000 km"),
        ("10 km west of Zzyxville", "no place named 'Zzyxville' is in the gazetteer"),
        ("10 km west of Springfield, Libya", "no place named 'Springfield' in Libya is in the gazetteer"),
        ("north of Tunis and south of Tripoli", "contradict each other"),
        ("20 km away", "nothing before says"),
        ("the confluence of Khartoum and Sennar", "no courses of"),
        ("the mouth of Zuwara", "the gazetteer has no course"),
        ("off Bern", "no sea off Bern"),
        ("possibly near Homs", "doubts it"),
        ("", "empty"),
    ],
)
def test_bad_phrase_says_what_is_missing(phrase, missing, gazetteer):
    assert missing in reason(phrase, gazetteer)


@pytest.mark.parametrize("protocol", ["calibrated", "point-radius"])
def test_positive_corpus_georeferences_or_says_why(protocol, gazetteer):
    with (Path(__file__).parents[1] / "grammar_positive.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            result = georeference_phrase(row["phrase"], gazetteer, protocol=protocol)
            if isinstance(result, Unresolved):
                assert result.reason, row["phrase"]
                continue
            assert -180 <= result.lon <= 180, row["phrase"]
            assert -90 <= result.lat <= 90, row["phrase"]
            assert 0 < result.uncertainty_m < 20_004_000, row["phrase"]
            assert result.footprint is None or (result.footprint.is_valid and not result.footprint.is_empty), row[
                "phrase"
            ]
            assert result.mention.span == Span(
                result.mention.span.start, result.mention.span.end, row["phrase"][slice(*result.mention.span[:2])]
            )


# --- borders and countries named in the text --------------------------------------------------------------------------


def test_footprint_stays_in_the_country_the_text_names(gazetteer):
    chad = gazetteer.area(gazetteer.country("TD"))
    spilt = located("30 km west of El Geneina", gazetteer).footprint
    kept = located("30 km west of El Geneina, Sudan", gazetteer).footprint
    assert spilt.intersection(chad).area > 0.2 * spilt.area
    assert kept.intersection(chad).area < 0.001 * kept.area
    assert kept.area < 0.8 * spilt.area


def test_ring_stays_in_the_country_the_text_names(gazetteer):
    ring = located("60 km from Strasbourg, France", gazetteer).footprint
    germany = gazetteer.area(gazetteer.country("DE"))
    assert ring.intersection(germany).area < 0.02 * ring.area


def test_bulletin_may_lie_outside_the_country_of_its_town(gazetteer):
    chad = gazetteer.area(gazetteer.country("TD"))
    assert located("40 km W of El Geneina, Sudan", gazetteer).footprint.intersects(chad)


def test_distance_from_a_border_is_a_belt_on_both_sides(gazetteer):
    belt = located("20 km from the Sudan-Chad border", gazetteer).footprint
    sudan, chad = (gazetteer.area(gazetteer.country(code)) for code in ("SD", "TD"))
    assert belt.intersection(sudan).area > 0.2 * belt.area
    assert belt.intersection(chad).area > 0.2 * belt.area
    assert not belt.intersects(shapely.Point(22.45, 13.45).buffer(0.01)) or belt.bounds[0] > 21


def test_distance_inside_a_border_is_a_belt_in_that_country(gazetteer):
    belt = located("10 km inside the Syrian border", gazetteer).footprint
    turkey = gazetteer.area(gazetteer.country("TR"))
    assert belt.intersection(turkey).area < 0.02 * belt.area
    assert not belt.covers(shapely.Point(38.5, 35.0))


def test_border_of_one_country_is_not_its_coast(gazetteer):
    strip = located("along Libya's border", gazetteer).footprint
    assert not strip.intersects(shapely.Point(16.6, 31.2).buffer(0.1))  # Sirte, on the coast
    assert strip.intersects(shapely.Point(16.0, 23.4).buffer(0.3))  # the corner with Chad and Niger


# --- labels ---------------------------------------------------------------------------------------------------------


def test_note_with_a_region_is_no_bulletin(gazetteer):
    note = located("5 km SW of Takaka, Tasman", gazetteer)
    bulletin = located("5 km SW of Takaka, New Zealand", gazetteer)
    assert note.uncertainty_m > bulletin.uncertainty_m
    guide = [georeference_phrase(p, gazetteer, protocol="point-radius").uncertainty_m
             for p in ("5 km SW of Takaka, Tasman", "5 km SW of Takaka, New Zealand")]  # fmt: skip
    assert guide[0] == guide[1]


@pytest.mark.parametrize(
    ("phrase", "name", "lon", "lat", "within_km"),
    [
        ("New Zealand, Otago, Dunedin, 4 mi N of city", "Dunedin", 170.50, -45.82, 3),
        ("New Zealand: Otago: Dunedin", "Dunedin", 170.50, -45.87, 3),
        ("Arthur's Pass, Canterbury, N.Z.", "Arthur’s Pass", 171.57, -42.95, 3),
        ("Canterbury, Arthur's Pass, 3000 ft", "Arthur’s Pass", 171.57, -42.95, 3),
        ("USA: California: Kern County: 5 mi N of Bakersfield", "Bakersfield", -119.02, 35.45, 3),
        ("Kern County, 3.2 miles NW Bakersfield", "Bakersfield", -119.06, 35.41, 3),
        ("Mt Cook, 6000 ft", "Mount Cook", 170.14, -43.60, 3),
        ("Chatham Is.", "Chatham Islands", -176.5, -44.0, 30),
        ("North Pole, Alaska", "North Pole", -147.35, 64.75, 3),
    ],
)
def test_label_is_read_in_any_order(phrase, name, lon, lat, within_km, gazetteer):
    result = located(phrase, gazetteer)
    assert result.places[0].name == name
    assert km(result, lon, lat) < within_km


def test_the_north_pole_is_the_pole(gazetteer):
    assert located("North Pole", gazetteer).lat > 89.9
    ring = located("300 km from the North Pole", gazetteer)
    assert not ring.footprint or ring.footprint.bounds[1] > 85


@pytest.mark.parametrize(
    ("phrase", "name", "remark", "instead"),
    [
        ("Zzyx Creek, Takaka, New Zealand", "Takaka", "'Zzyx Creek' is in no gazetteer; placed at 'Takaka'", "town"),
        ("5 km N of Zzyx Creek, Otago", "Otago", "'Zzyx Creek' is in no gazetteer; placed at 'Otago'", "division"),
        ("Otago, Zzyx Creek", "Otago", "'Zzyx Creek' is in no gazetteer; placed at 'Otago'", "division"),
        (
            "Nelson Harbour, Nelson, New Zealand",
            "Nelson",
            "'Nelson Harbour' is in no gazetteer; taken as near 'Nelson'",
            "namesake",
        ),
    ],
)
def test_unknown_name_is_placed_by_what_holds_it(phrase, name, remark, instead, gazetteer):
    result = located(phrase, gazetteer)
    assert (result.places[0].name, result.instead) == (name, instead)
    assert any(said.startswith(remark) for said in result.remarks), result.remarks


def test_distance_from_an_unknown_name_widens_the_circle_of_what_stands_in(gazetteer):
    near, far = (located(f"{d} km N of Zzyx Creek, Otago", gazetteer).uncertainty_m for d in (5, 15))
    assert far - near == pytest.approx(10_000, abs=1)


def test_unknown_name_in_a_country_alone_is_unresolved(gazetteer):
    assert "Zzyx Creek" in reason("5 km N of Zzyx Creek, Libya", gazetteer)


def test_quarter_degree_square_has_half_its_diagonal(gazetteer):
    result = located("3318AC", gazetteer)
    assert (result.lon, result.lat) == (18.125, -33.375)
    corner = geodesy.inverse(18.125, -33.375, 18.25, -33.25)[0]
    assert result.uncertainty_m == pytest.approx(corner, rel=0.01)


@pytest.mark.parametrize(
    ("phrase", "why"),
    [
        ("T29S R29E S34", "land survey"),
        ("-30 km east of Tripoli", "is negative"),
        ("30 km east of Zzyx", "no place named 'Zzyx'"),
    ],
)
def test_what_cannot_be_placed_says_why(phrase, why, gazetteer):
    assert why in reason(phrase, gazetteer)


@pytest.mark.parametrize(
    ("phrase", "remark"),
    [
        ("Mt Cook, 6000 ft", "the height '6000 ft' is not used"),
        ("off Kaikoura, 110 fathoms", "the depth '110 fathoms' is not used"),
        ("12M east of Oamaru", "'M' is read as miles"),
        ("500M east of Oamaru", "'M' is read as metres"),
        ("bearing 045 magnetic, 3 nm from Nelson", "the bearing is magnetic"),
        ("Bakersfield, T29S R28E S34", "land survey"),
    ],
)
def test_remark_says_what_was_left_out_or_assumed(phrase, remark, gazetteer):
    assert any(remark in said for said in located(phrase, gazetteer).remarks)


def test_coordinates_beside_a_name_are_the_finer_position(gazetteer):
    result = located("Wellington, 41.2924 S, 174.7787 E", gazetteer)
    assert (round(result.lon, 4), round(result.lat, 4)) == (174.7787, -41.2924)
    assert result.uncertainty_m < 30
    coarse = located("Wellington (41°S, 175°E)", gazetteer)
    assert km(coarse, 174.78, -41.29) < 5


@pytest.mark.parametrize("sea", [False, True])
@pytest.mark.parametrize(
    ("lon", "lat", "radius"),
    [
        (16.59, 31.2, 60e3),
        (29.0, 41.0, 300e3),
        (-4.2, 55.9, 120e3),
        (5.62, 52.0, 80e3),
        (13.2, 27.0, 50e3),
        (0, 0, 9e4),
    ],
)
def test_clipping_by_tiles_is_clipping_by_land(lon, lat, radius, sea, gazetteer):
    shape = rings.annulus(lon, lat, radius / 2, radius)
    land = gazetteer.land(shape.bounds)
    expected = shape.difference(land) if sea else shape.intersection(land)
    found = clipped(shape, gazetteer.land_tiles, sea=sea)
    assert found.is_valid
    assert found.symmetric_difference(expected).area < 1e-8


def test_feature_named_after_a_province_is_placed_in_it(gazetteer):
    result = located("Otago Harbour", gazetteer, country_codes=("NZ",))
    assert result.footprint.covers(shapely.Point(170.6, -45.83))  # Port Chalmers, on the harbour


def test_near_is_on_land_and_in_the_country_named(gazetteer):
    disk = located("near Strasbourg, France", gazetteer).footprint
    assert disk.intersection(gazetteer.area(gazetteer.country("DE"))).area < 0.02 * disk.area
    shore = located("near Sirte", gazetteer).footprint
    assert not shore.covers(shapely.Point(16.6, 31.6))


def test_names_a_continent_apart_have_nothing_between_them(gazetteer):
    assert "too far to mean between them" in reason("between Tripoli, Libya and Wellington, New Zealand", gazetteer)


@pytest.mark.parametrize(
    "phrase",
    [
        "30 km south of Sirte",
        "between Misrata and Sirte",
        "5 km east of San Jose, CA",
        "5 km east of North Platte, Nebraska",
        "3 km SW of Cape Town",
        "the road between Homs and Palmyra",
        "Isle of Wight",
    ],
)
def test_a_phrase_in_capitals_is_the_same_place(gazetteer: Gazetteer, phrase: str) -> None:
    small = georeference_phrase(phrase, gazetteer)
    capitals = georeference_phrase(phrase.upper(), gazetteer)
    assert isinstance(small, Georeference)
    assert isinstance(capitals, Georeference)
    assert (capitals.lon, capitals.lat, capitals.uncertainty_m) == (small.lon, small.lat, small.uncertainty_m)


def test_a_facility_is_itself_and_not_all_that_lies_between_what_it_joins(gazetteer: Gazetteer) -> None:
    crossing = georeference_phrase("the Rafah crossing between Gaza and Egypt", gazetteer)
    assert crossing.places[0].feature_code == "PSTB"
    assert crossing.uncertainty_m < 10_000
    assert georeference_phrase("the Rafah crossing with Egypt", gazetteer).places == crossing.places


def test_between_two_neighbouring_countries_is_their_border(gazetteer: Gazetteer) -> None:
    border = georeference_phrase("between Sudan and Chad", gazetteer)
    assert border.footprint.equals(georeference_phrase("the border between Sudan and Chad", gazetteer).footprint)
    apart = georeference_phrase("between Libya and Sweden", gazetteer)
    assert apart.footprint.contains(shapely.Point(apart.lon, apart.lat))
    assert apart.uncertainty_m > 1_000_000


def test_near_reaches_farther_from_a_city_than_from_a_village(gazetteer):
    city, village = (located(f"near {name}", gazetteer).uncertainty_m for name in ("Tripoli, Libya", "Sokna"))
    assert 35_000.0 < village < 60_000.0
    assert village < city < 130_000.0
