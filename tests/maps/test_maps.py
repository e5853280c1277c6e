"""A map page holds its data in one inert island, asks no host for anything, and shows what the frames say."""

import base64
import hashlib
import html
import json
import re
import tomllib
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from importlib.resources import files

import numpy as np
import pytest
import shapely
from sample_frames import DOCUMENT, DOCUMENTS, EVENTS, LOCATED, SIRTE, at_place, sample_frames

from geoevents.boxes import detail_levels
from geoevents.errors import BadOutput
from geoevents.export.encoding import encode_line
from geoevents.export.styles import read_legend
from geoevents.frames import control_areas_frame, events_frame, footprints_frame, front_lines_frame, mentions_frame
from geoevents.frames.tables import make_frame
from geoevents.gazetteer import open_gazetteer
from geoevents.maps import draw_map
from geoevents.maps.atlas import read_atlas
from geoevents.maps.marks import index_dispatches, quote
from geoevents.maps.pages import make_page

HOSTILE = "{{7*7}} {% raw %} </script><b id=canary>x</b> ${7*7} <!-- \u2028\u2029 & onerror=alert(1) {#"


class Page(HTMLParser):
    """The scripts, styles, island, policy and addresses of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.bodies: dict[str, list[str]] = {"script": [], "style": []}
        self.islands: list[str] = []
        self.policy = ""
        self.addresses: list[str] = []
        self._open = ""
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        self.addresses += [value for name, value in attrs if name in ("src", "href", "srcset", "action")]
        if given.get("http-equiv") == "Content-Security-Policy":
            self.policy = given["content"]
        if tag in ("script", "style"):
            self._open = "island" if given.get("type") == "application/json" else tag

    def handle_data(self, text):
        if self._open == "island":
            self.islands.append(text)
        elif self._open:
            self.bodies[self._open].append(text)

    def handle_endtag(self, tag):
        self._open = ""


@pytest.fixture(scope="module")
def gazetteer():
    with open_gazetteer() as opened:
        yield opened


@pytest.fixture(scope="module")
def page_html(gazetteer):
    return draw_map(*sample_frames(), documents=DOCUMENTS, gazetteer=gazetteer, title="Coast").html


def island_of(text: str) -> dict:
    (island,) = Page(text).islands
    return json.loads(island)


def test_draw_map_puts_no_word_of_a_document_outside_the_island(page_html) -> None:
    island = re.search(r'<script type="application/json".*?</script>', page_html, re.DOTALL)
    outside = page_html.replace(island.group(), "")
    for words in ("Coast Wire", "Trucks hit", "A column reached", "Somebody", "Coast Guard", "Misrata"):
        assert words in island.group()
        assert words not in outside


def test_draw_map_escapes_what_could_end_the_island(gazetteer) -> None:
    document = replace(DOCUMENT, title=HOSTILE, source=HOSTILE)
    events, mentions, footprints = sample_frames()
    text = draw_map(
        events.assign(place_name=HOSTILE, actors=HOSTILE), mentions.assign(remarks=HOSTILE), footprints,
        documents={"d1": document}, gazetteer=gazetteer, title=HOSTILE,
    ).html  # fmt: skip
    (raw,) = Page(text).islands
    assert not re.search("[<>&\u2028\u2029]", raw)
    data = json.loads(raw)
    assert {data["title"], data["documents"][0]["title"], *data["events"]["site_name"]} == {HOSTILE}


def test_draw_map_names_no_address_to_load_from(page_html) -> None:
    assert Page(page_html).addresses == []


def test_draw_map_allows_its_own_scripts_and_styles_by_hash_and_nothing_else(page_html) -> None:
    page = Page(page_html)
    rules = dict(rule.split(" ", 1) for rule in page.policy.split("; "))
    for tag in ("script", "style"):
        digests = [base64.b64encode(hashlib.sha256(body.encode()).digest()).decode() for body in page.bodies[tag]]
        assert rules[f"{tag}-src"].split() == [f"'sha256-{digest}'" for digest in digests]
    assert rules["default-src"] == "'none'"
    assert rules["img-src"] == "data:"


def test_draw_map_makes_the_same_page_twice(page_html, gazetteer) -> None:
    again = draw_map(*sample_frames(), documents=DOCUMENTS, gazetteer=gazetteer, title="Coast").html
    assert again == page_html


def test_draw_map_of_few_marks_stays_near_half_a_megabyte(page_html) -> None:
    assert len(page_html.encode()) < 650_000


def test_draw_map_quotes_the_sentence_and_marks_the_mention(page_html) -> None:
    events = island_of(page_html)["events"]
    assert events["pieces"][1] == [
        ["Aircraft hit trucks ", 1],
        ["30 km south of Sirte", 2],
        [" the day after, killing 12 to 15 men.", 0],
    ]


def test_draw_map_without_documents_quotes_the_clause(gazetteer) -> None:
    data = island_of(draw_map(*sample_frames(), gazetteer=gazetteer).html)
    assert data["events"]["pieces"][0] == [["A column reached ", 1], ["Sirte", 2]]
    assert data["documents"][0]["source"] == "Coast Wire"


def test_draw_map_gives_an_event_the_footprint_of_its_mention(page_html) -> None:
    data = island_of(page_html)
    assert data["events"]["shape"][1] == data["mentions"]["shape"][1] is not None
    assert data["events"]["shape"][4] is None


def test_draw_map_keeps_one_shape_for_mentions_of_one_place(page_html) -> None:
    data = island_of(page_html)
    assert data["mentions"]["shape"][0] == data["mentions"]["shape"][3]
    assert len(data["shapes"]) == 4


def test_draw_map_without_mentions_draws_the_circle_of_uncertainty(gazetteer) -> None:
    events, mentions, footprints = sample_frames()
    data = island_of(draw_map(events, mentions.iloc[:0], footprints.iloc[:0], gazetteer=gazetteer).html)
    assert [shape["type"] for shape in data["shapes"]] == ["area"] * 3
    assert data["events"]["shape"][:2] == [0, 1]


def test_draw_map_of_nothing_shows_the_world(gazetteer) -> None:
    data = island_of(draw_map(events_frame([], {}), mentions_frame([]), footprints_frame([]), gazetteer=gazetteer).html)
    (south, west), (north, east) = data["bounds"]
    assert east - west == 360
    assert north > 70 > -50 > south


def test_draw_map_across_the_antimeridian_stays_in_one_piece(gazetteer) -> None:
    places = [replace(SIRTE, lon=lon, lat=-17.0) for lon in (179.0, -179.0)]
    located = [(DOCUMENT, at_place("Sirte", place, 6000.0, nth=n)) for n, place in enumerate(places)]
    events = [replace(event, where=where) for event, (_, where) in zip(EVENTS, located, strict=False)]
    data = island_of(
        draw_map(
            events_frame(events, DOCUMENTS), mentions_frame(located), footprints_frame(located), gazetteer=gazetteer
        ).html
    )
    west, east = sorted(data["events"]["lon"])
    assert east - west == 2.0
    assert data["bounds"][1][1] - data["bounds"][0][1] < 3.0


def test_draw_map_draws_fronts_with_their_band(gazetteer) -> None:
    line = shapely.LineString([(16.0, 31.3), (15.5, 30.0)])
    day = [date(2020, 6, 20)]
    fronts = front_lines_frame(
        [line], line_id=["1"], date_start=day, date_end=day, side_a=["GNA"], side_b=["LNA"], uncertainty_m=[20e3],
        n_observations=[5],
    )  # fmt: skip
    areas = control_areas_frame([line.buffer(0.5)], controller=["LNA"], date_start=day, date_end=day)
    data = island_of(draw_map(*sample_frames(), fronts, areas, gazetteer=gazetteer).html)
    assert data["sides"] == ["LNA", "GNA"]
    assert (data["fronts"][0]["shape"]["type"], data["fronts"][0]["band"]["type"]) == ("line", "area")
    assert data["fronts"][0]["date_end"] == "2020-06-20"


def test_draw_map_paints_as_nobodys_what_the_front_may_run_through(gazetteer) -> None:
    line, day = (
        shapely.LineString([(0, -1), (0, 1)]),
        {"date_start": [date(2020, 6, 20)], "date_end": [date(2020, 6, 20)]},
    )
    fronts = front_lines_frame(
        [line], line_id=["1"], side_a=["Red"], side_b=["Blue"], uncertainty_m=[40e3], n_observations=[12], **day
    )
    sure = {}
    for width in (0.3, 1.5):
        areas = control_areas_frame(
            [shapely.box(-1, -1, 0, 1)], controller=["Red"], date_start=day["date_start"], date_end=day["date_end"]
        )
        bands = make_frame("bands", [line.buffer(width)], controller=["Red; Blue"], **day)
        data = island_of(draw_map(*sample_frames(), fronts, areas, bands=bands, gazetteer=gazetteer).html)
        sure[width] = len(data["areas"])
        assert data["fronts"][0]["thin"]  # 40 km: a guess however many tell it
    assert sure == {0.3: 1, 1.5: 0}


def test_draw_map_with_tiles_allows_their_host_alone(gazetteer) -> None:
    tiles = "https://{s}.tiles.example/{z}/{x}/{y}.png"
    page = Page(draw_map(*sample_frames(), gazetteer=gazetteer, tiles=tiles).html)
    assert "img-src data: https://*.tiles.example;" in page.policy
    assert "default-src 'none'" in page.policy


def test_draw_map_with_a_named_tile_layer_allows_its_host(gazetteer) -> None:
    page = Page(draw_map(*sample_frames(), gazetteer=gazetteer, tiles="OpenStreetMap").html)
    assert "img-src data: https://tile.openstreetmap.org;" in page.policy


def test_draw_map_credits_the_gazetteers_sources(page_html) -> None:
    credits = " · ".join(text for text, _ in island_of(page_html)["credits"])
    for source in ("GeoNames", "CC BY 4.0", "OurAirports", "Natural Earth", "Leaflet"):
        assert source in credits


def test_draw_map_with_tiles_that_are_no_address_raises(gazetteer) -> None:
    with pytest.raises(BadOutput, match="tiles"):
        draw_map(*sample_frames(), gazetteer=gazetteer, tiles="/etc/{z}/{x}/{y}.png")


def test_map_page_shows_itself_in_a_sandboxed_frame(page_html) -> None:
    shown = make_page(island_of(page_html))._repr_html_()
    frame = re.fullmatch(r'<iframe srcdoc="([^"]*)" [^>]*sandbox="allow-scripts [^"]*"[^>]*></iframe>', shown)
    assert "allow-same-origin" not in shown
    assert html.unescape(frame.group(1)).startswith("<!DOCTYPE html>")


def test_map_page_save_replaces_the_file(tmp_path) -> None:
    path = tmp_path / "map.html"
    path.write_text("before")
    make_page({"title": "after"}).save(path)
    assert "after" in path.read_text(encoding="utf-8")
    assert list(tmp_path.iterdir()) == [path]


def test_map_page_save_into_a_missing_folder_says_so(tmp_path) -> None:
    with pytest.raises(BadOutput, match="no folder"):
        make_page({}).save(tmp_path / "missing" / "map.html")


def test_quote_gives_back_the_document_to_the_letter() -> None:
    dispatch = index_dispatches(DOCUMENTS)["d1"]
    text = DOCUMENT.text
    for start in range(0, len(text), 7):
        for end in range(start + 1, min(len(text), start + 60), 11):
            middle = (start + end) // 2
            pieces = quote(dispatch, start, end, (start, middle), text[start:end])
            joined = "".join(piece for piece, _ in pieces)
            assert joined in text
            assert "".join(piece for piece, level in pieces if level in (1, 2)) == text[start:end]
            assert "".join(piece for piece, level in pieces if level >= 2) == text[start:middle]


def test_encode_line_writes_the_published_example() -> None:
    # The worked example of the encoded polyline format, whose first number is the latitude.
    example = np.array([[38.5, -120.2], [40.7, -120.95], [43.252, -126.453]])
    assert encode_line(example, 100_000) == "_p~iF~ps|U_ulLnnqC_mqNvxq`@"


@pytest.mark.parametrize("scale", ["110m", "50m"])
@pytest.mark.parametrize(
    ("lon", "lat", "land"),
    [(17, 28, True), (0, 66.5, False), (-175, 66.5, True), (178, -17.9, True), (51, 42, False), (0, -85, True)],
    ids=["Libya", "Norwegian Sea", "Chukotka", "Fiji", "Caspian Sea", "Antarctica"],
)
def test_read_atlas_tells_land_from_sea(scale, lon: float, lat: float, land: bool) -> None:
    assert read_atlas(scale).land.contains(shapely.Point(lon, lat)) is land


def test_detail_levels_hold_every_point_and_do_not_overlap() -> None:
    points = [(16.6, 31.2), (13.2, 32.9), (4.3, 50.8), (28.9, 41.0), (179.5, -17.0)]
    for level in detail_levels(points):
        boxes = [shapely.box(*box) for box in level]
        assert all(any(box.covers(shapely.Point(point)) for box in boxes) for point in points)
        assert shapely.union_all(boxes).area == pytest.approx(sum(box.area for box in boxes))


def test_vendored_files_are_those_of_their_table() -> None:
    folder = files("geoevents") / "vendor"
    listed = dict(
        re.findall(r"^\| (\S+/\S+) \| `([0-9a-f]{64})` \|$", (folder / "VENDOR.md").read_text(), re.MULTILINE)
    )
    assert len(listed) == 6
    assert {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in listed} == listed


def test_legend_names_every_kind_of_the_lexicon() -> None:
    named = {kind for family in read_legend()["family"] for kind in family["kinds"]}
    lexicon = tomllib.loads((files("geoevents") / "lexicon/events.toml").read_text(encoding="utf-8"))
    assert set(lexicon["kinds"]) <= named


def test_draw_map_shows_places_only_named_when_there_is_no_event(gazetteer) -> None:
    data = island_of(
        draw_map(events_frame([], {}), mentions_frame(LOCATED), footprints_frame(LOCATED), gazetteer=gazetteer).html
    )
    (south, west), (north, east) = data["bounds"]
    # Ankara is only associative: it does not widen the view.
    assert west < 15.1 < 16.6 < east < 20
    assert 30 < south < north < 33
