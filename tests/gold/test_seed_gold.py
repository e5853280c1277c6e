"""The hand-made gold of ``seeds/`` is consistent with itself; the program is not run here."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from shapely.geometry import shape

SEEDS = Path(__file__).parents[2] / "seeds"
SLUGS = sorted(path.stem for path in SEEDS.glob("*.geojson"))

REQUIRED = {"start", "end", "text", "role", "kind", "place", "tolerance_km", "feature", "source"}
OPTIONAL = {"remark", "must_not", "optional", "gloss_of"}
KINDS = {
    *("toponym", "demonym", "coordinates", "offset", "gloss", "part", "near", "between", "along", "line"),
    *("border", "offshore", "intersection"),
}
EVENT_KEYS = {"start", "end", "text", "kind", "status", "place", "site", "date_start", "date_end"}
EVENT_OPTIONAL = {"actors", "targets", "fatalities", "note"}
# DESIGN.md, section 5: the stable words.
EVENT_KINDS = {
    *("armed_clash", "air_strike", "drone_strike", "shelling", "ied", "mine", "attack_on_civilians", "abduction"),
    *("capture", "withdrawal", "advance", "siege", "reinforcement", "base", "ceasefire", "talks", "statement"),
    *("arms_delivery", "protest", "riot", "arrest", "displacement", "aid", "earthquake", "flood", "accident"),
    "explosion",
}
STATUSES = {"reported", "claimed", "denied", "planned", "cancelled", "called_for", "background"}


def body_of(slug: str) -> str:
    """Return the text after the closing ``---`` line, as seeds/README.md defines it."""
    head, _, body = (SEEDS / f"{slug}.md").read_text(encoding="utf-8").removeprefix("---\n").partition("\n---\n")
    assert head
    assert body
    return body


def front_matter_of(slug: str) -> dict[str, Any]:
    head = (SEEDS / f"{slug}.md").read_text(encoding="utf-8").removeprefix("---\n").partition("\n---\n")[0]
    return yaml.safe_load(head)


def gold_of(slug: str) -> dict[str, Any]:
    return json.loads((SEEDS / f"{slug}.geojson").read_text(encoding="utf-8"))


def positions(geometry: dict[str, Any]) -> list[tuple[float, float]]:
    def walk(node: Any) -> list[tuple[float, float]]:
        return [tuple(node)] if isinstance(node[0], (int, float)) else [p for child in node for p in walk(child)]

    return walk(geometry["coordinates"])


def test_seeds_every_dispatch_has_gold_and_every_gold_a_dispatch():
    assert len(SLUGS) >= 10
    dispatches = sorted(path.stem for path in SEEDS.glob("*.md") if path.stem != "README")
    assert dispatches == SLUGS


@pytest.mark.parametrize("slug", SLUGS)
def test_front_matter_names_title_date_and_source(slug):
    front_matter = front_matter_of(slug)
    assert {"title", "date", "source"} <= set(front_matter) <= {"title", "date", "source", "url"}
    assert isinstance(front_matter["date"], date)


@pytest.mark.parametrize("slug", SLUGS)
def test_body_starts_and_ends_without_blank_lines(slug):
    body = body_of(slug)
    assert body == body.strip() + "\n"
    assert 250 <= len(body.split()) <= 650


@pytest.mark.parametrize("slug", SLUGS)
def test_spans_quote_the_body_to_the_letter(slug):
    body, gold = body_of(slug), gold_of(slug)
    spans = [feature["properties"] for feature in gold["features"]] + gold["not_places"] + gold["events"]
    wrong = [s["text"] for s in spans if not 0 <= s["start"] < s["end"] or body[s["start"] : s["end"]] != s["text"]]
    assert wrong == []


@pytest.mark.parametrize("slug", SLUGS)
def test_features_are_in_order_and_no_span_comes_twice(slug):
    spans = [(f["properties"]["start"], -f["properties"]["end"]) for f in gold_of(slug)["features"]]
    assert spans == sorted(set(spans))


@pytest.mark.parametrize("slug", SLUGS)
def test_spans_nest_or_stay_apart(slug):
    spans = [(f["properties"]["start"], f["properties"]["end"]) for f in gold_of(slug)["features"]]
    crossing = [(a, b) for a in spans for b in spans if a[0] < b[0] < a[1] < b[1]]
    assert crossing == []


@pytest.mark.parametrize("slug", SLUGS)
def test_properties_are_complete_and_in_vocabulary(slug):
    for feature in gold_of(slug)["features"]:
        p = feature["properties"]
        assert REQUIRED <= set(p) <= REQUIRED | OPTIONAL, p["text"]
        assert p["role"] in {"literal", "associative"}, p["text"]
        assert p["kind"] in KINDS, p["text"]
        assert p["place"], p["text"]
        assert p["source"], p["text"]
        assert p["tolerance_km"] > 0, p["text"]
        assert p["kind"] != "demonym" or (p["role"] == "associative" and p["optional"]), p["text"]


@pytest.mark.parametrize("slug", SLUGS)
def test_geometries_are_valid_and_on_earth(slug):
    for feature in gold_of(slug)["features"]:
        geometry, text = feature["geometry"], feature["properties"]["text"]
        assert all(-180 <= lon <= 180 and -90 <= lat <= 90 for lon, lat in positions(geometry)), text
        assert shape(geometry).is_valid, text
        assert not shape(geometry).is_empty, text


@pytest.mark.parametrize("slug", SLUGS)
def test_glosses_stand_at_the_place_they_gloss_and_say_how_far_the_text_is_off(slug):
    features = gold_of(slug)["features"]
    named = {(f["properties"]["start"], f["properties"]["end"]): f for f in features}
    for gloss in (f for f in features if f["properties"]["kind"] == "gloss"):
        ground = named[tuple(gloss["properties"]["gloss_of"])]
        assert gloss["geometry"] == ground["geometry"], gloss["properties"]["text"]
        assert " km" in ground["properties"]["remark"], gloss["properties"]["text"]


@pytest.mark.parametrize("slug", SLUGS)
def test_not_places_lie_inside_no_expected_mention_of_the_same_words(slug):
    gold = gold_of(slug)
    expected = {(f["properties"]["start"], f["properties"]["end"]) for f in gold["features"]}
    for span in gold["not_places"]:
        assert span["why"], span["text"]
        assert (span["start"], span["end"]) not in expected, span["text"]


@pytest.mark.parametrize("slug", SLUGS)
def test_events_use_the_stable_words_and_real_dates(slug):
    gold = gold_of(slug)
    published = front_matter_of(slug)["date"]
    spans = {(f["properties"]["start"], f["properties"]["end"]) for f in gold["features"]}
    for event in gold["events"]:
        assert EVENT_KEYS <= set(event) <= EVENT_KEYS | EVENT_OPTIONAL, event["text"]
        assert event["kind"] in EVENT_KINDS, event["text"]
        assert event["status"] in STATUSES, event["text"]
        assert event["site"] is None or (tuple(event["site"]) in spans and event["place"]), event["text"]
        assert (event["date_start"] is None) == (event["date_end"] is None), event["text"]
        if event["date_start"]:
            start, end = date.fromisoformat(event["date_start"]), date.fromisoformat(event["date_end"])
            assert start <= end, event["text"]
            assert event["status"] in {"planned", "called_for", "cancelled"} or end <= published, event["text"]
        if "fatalities" in event:
            low, best, high = event["fatalities"]
            assert 0 <= low <= best <= high, event["text"]
