"""The map in a real browser, without a network: nothing refused, nothing interpreted, everything reachable."""

import json
import os
import shutil
import time
from dataclasses import replace
from datetime import date, timedelta

import pandas as pd
import pytest
import shapely
from sample_frames import DOCUMENT, DOCUMENTS, EVENTS, LOCATED, MISRATA, MONDAY, SIRTE, sample_frames, span_of
from xyzservices import TileProvider

from geoevents.events.merging.merging import MergedEvent
from geoevents.frames import (
    control_areas_frame,
    control_frame,
    events_frame,
    footprints_frame,
    front_lines_frame,
    mentions_frame,
    merged_events_frame,
)
from geoevents.frames.tables import make_frame
from geoevents.gazetteer import open_gazetteer
from geoevents.maps import draw_map
from geoevents.model import ControlObservation, Document
from geoevents.rings import circle

CHROMIUM, DRIVER = shutil.which("chromium"), shutil.which("chromedriver")
HOSTILE = "{{7*7}} {% raw %} </script><b id=canary>x</b> <img src=x onerror=alert(1)> ${7*7} a\u2028b <!-- {# &lt;"
SWITCHES = (
    "--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage", "--hide-scrollbars",
)  # fmt: skip
WATCH = """
window.refused = [];
document.addEventListener('securitypolicyviolation', (event) => window.refused.push(event.violatedDirective));
"""

if CHROMIUM is None or DRIVER is None:
    if os.environ.get("CI") == "true":
        pytest.fail("chromium and chromedriver are needed: apt-get install chromium chromium-driver", pytrace=False)
    pytest.skip("no chromium here: apt-get install chromium chromium-driver", allow_module_level=True)

webdriver = pytest.importorskip("selenium.webdriver", reason="pip install geoevents[test]")
Keys = pytest.importorskip("selenium.webdriver.common.keys").Keys


@pytest.fixture(scope="module")
def chromium(tmp_path_factory):
    options = webdriver.ChromeOptions()
    options.binary_location = CHROMIUM
    for switch in (*SWITCHES, f"--user-data-dir={tmp_path_factory.mktemp('profile')}"):
        options.add_argument(switch)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    driver = webdriver.Chrome(options=options, service=webdriver.ChromeService(DRIVER))
    driver.execute_cdp_cmd("Network.enable", {})
    driver.execute_cdp_cmd(
        "Network.emulateNetworkConditions",
        {"offline": True, "latency": 0, "downloadThroughput": 0, "uploadThroughput": 0},
    )
    driver.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": WATCH})
    yield driver
    driver.quit()


class Browser:
    """One page in the browser, and what it asked for."""

    def __init__(self, driver, folder) -> None:
        self.driver = driver
        self.folder = folder

    def open(self, page, *, width: int = 1400, height: int = 900) -> None:
        metrics = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 700}
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
        path = self.folder / "map.html"
        path.write_text(page if isinstance(page, str) else page.html, encoding="utf-8")
        self.driver.get("about:blank")
        self.driver.get_log("browser")
        self.driver.get_log("performance")
        self.driver.get(path.as_uri())
        self.wait("document.querySelectorAll('.spot').length || document.querySelector('iframe')")

    def run(self, script: str):
        return self.driver.execute_script(script)

    def wait(self, condition: str):
        until = time.monotonic() + 10
        while not (value := self.run(f"return {condition}")):
            assert time.monotonic() < until, f"never true: {condition}"
            time.sleep(0.05)
        return value

    def text(self, selector: str) -> str:
        return self.run(f"return document.querySelector({selector!r}).textContent")

    def requests(self) -> set[str]:
        messages = [json.loads(entry["message"])["message"] for entry in self.driver.get_log("performance")]
        sent = [m["params"]["request"]["url"] for m in messages if m["method"] == "Network.requestWillBeSent"]
        return {url.split(":")[0] for url in sent}

    def all(self, selector: str, value: str = "textContent") -> list:
        """A property of every element a selector finds."""
        return self.driver.execute_script(
            "const [selector, value] = arguments; return [...document.querySelectorAll(selector)].map((one) => "
            "value.includes('-') ? one.getAttribute(value) : one[value])",
            selector, value,
        )  # fmt: skip

    def press(self, selector: str, words: str) -> None:
        """Click the first element a selector finds that has some words."""
        self.driver.execute_script(
            "const [selector, words] = arguments;"
            "[...document.querySelectorAll(selector)].find((one) => one.textContent.includes(words)).click()",
            selector, words,
        )  # fmt: skip

    def set(self, selector: str, value: str) -> None:
        self.driver.execute_script(
            "const box = document.querySelector(arguments[0]); box.value = arguments[1];"
            "box.dispatchEvent(new Event('input'))",
            selector, value,
        )  # fmt: skip

    def choose(self, words: str) -> None:
        """Click the entry of the list that has some words, and wait for its card."""
        self.press("#list .brief", words)
        self.wait("document.querySelector('.card .detail')")


@pytest.fixture
def browser(chromium, tmp_path):
    return Browser(chromium, tmp_path)


@pytest.fixture(scope="module")
def page():
    with open_gazetteer() as gazetteer:
        yield draw_map(*sample_frames(), documents=DOCUMENTS, gazetteer=gazetteer, title="Coast")


@pytest.fixture(scope="module")
def hostile_page():
    document = replace(
        DOCUMENT, text=DOCUMENT.text.replace("Aircraft hit trucks", f"{HOSTILE} Aircraft hit trucks"), title=HOSTILE,
        source=HOSTILE, url="javascript:alert(1)",
    )  # fmt: skip
    added = len(HOSTILE) + 1
    where = LOCATED[1][1]
    span = where.mention.span.shifted(added)
    moved = replace(where, mention=replace(where.mention, span=span), remarks=(HOSTILE,))
    event = replace(EVENTS[1], where=moved, actors=(HOSTILE,), targets=(HOSTILE,), kind=HOSTILE, status=HOSTILE)
    event = replace(event, span=document.span(EVENTS[1].span.start, EVENTS[1].span.end + added))
    place = replace(LOCATED[2][1].places[0], name=HOSTILE)
    named = replace(LOCATED[2][1], places=(place,))
    located = [(document, moved), (document, named)]
    events = [event, replace(EVENTS[2], where=named)]
    with open_gazetteer() as gazetteer:
        yield draw_map(
            events_frame(events, {"d1": document}), mentions_frame(located), footprints_frame(located),
            documents={"d1": document}, gazetteer=gazetteer, title=HOSTILE,
        )  # fmt: skip


def test_page_opens_with_the_network_off(browser, page) -> None:
    browser.open(page)
    assert browser.driver.get_log("browser") == []
    assert browser.run("return window.refused") == []
    assert browser.requests() <= {"file", "data"}


def test_policy_refuses_a_script_that_is_not_the_pages_own(browser, page) -> None:
    browser.open(page)
    browser.run("const s = document.createElement('script'); s.textContent = 'window.ran = 1'; document.body.append(s)")
    assert browser.run("return window.ran") is None
    assert "script-src-elem" in browser.wait("window.refused.length && window.refused")


def test_policy_refuses_to_ask_a_host(browser, page) -> None:
    browser.open(page)
    browser.run("fetch('https://example.org/').catch(() => {})")
    assert "connect-src" in browser.wait("window.refused.length && window.refused")


def test_hostile_text_is_shown_literally(browser, hostile_page) -> None:
    browser.open(hostile_page)
    browser.run("document.querySelectorAll('#legend input').forEach((box) => box.checked || box.click())")
    browser.choose("Aircraft hit trucks")
    assert browser.run("return document.title") == HOSTILE
    assert browser.text("#title") == HOSTILE
    for selector in (".card .origin", ".card dl", ".card h2", ".card blockquote", "#list"):
        assert HOSTILE in browser.text(selector), selector
    assert HOSTILE.replace(";", ",") in browser.text(
        ".card .remarks"
    )  # of several, a semicolon parts one from the next
    assert browser.text(".card mark") == "30 km south of Sirte"
    assert browser.run("return document.querySelectorAll('#canary, .detail a[href], img').length") == 0
    assert browser.run("return document.getElementById('page').textContent.includes('49')") is False
    assert browser.driver.get_log("browser") == []
    assert browser.run("return window.refused") == []


def test_hostile_name_is_shown_literally_beside_its_mark(browser, hostile_page) -> None:
    browser.open(hostile_page)
    assert any(HOSTILE in name for name in browser.all(".spot", "aria-label"))
    assert any(name.startswith(HOSTILE[:20]) for name in browser.all(".label.site"))


def test_list_shows_every_event_by_date_the_latest_first(browser, page) -> None:
    browser.open(page)
    assert browser.run("return document.querySelectorAll('#list .brief').length") == len(EVENTS)
    assert browser.all("#list .day h2") == ["23 June 2020", "22 June 2020", "1–30 June 2020", "No date"]


def test_choosing_an_event_opens_its_card(browser, page) -> None:
    browser.open(page)
    browser.choose("Aircraft hit trucks")
    card = browser.text(".card .detail")
    for words in (
        "Air strike", "30 km south of Sirte", "23 June 2020", "Coast Wire", "Trucks hit south of Sirte", "± 12 km",
        "80 %", "12–15", "on land; distance taken by air", "Coast Guard; Militia", "Reckoned from",
    ):  # fmt: skip
        assert words in card
    assert browser.text(".card blockquote mark") == "30 km south of Sirte"
    assert browser.run("return document.querySelector('.card .origin a').href") == "https://example.org/trucks"


def test_event_without_a_site_is_listed_but_not_on_the_map(browser, page) -> None:
    browser.open(page)
    browser.press("#list .unsited", "")
    assert "gives no site" in browser.wait("document.querySelector('#list .detail')?.textContent")
    assert browser.run("return document.querySelector('.leaflet-popup')") is None


def test_marks_on_one_spot_are_all_reachable(browser, page) -> None:
    browser.open(page)
    browser.press(".spot:has(.stack)", "2")
    assert browser.wait("document.querySelectorAll('.card .brief').length") == 2
    browser.run("document.querySelectorAll('.card .brief')[1].click()")
    assert browser.wait("document.querySelector('.card .detail h3')?.textContent") == "Sirte"
    browser.run("document.querySelector('.card .back').click()")
    assert browser.wait("document.querySelectorAll('.card .brief').length") == 2


def test_mark_is_reached_and_opened_with_the_keyboard(browser, page) -> None:
    browser.open(page)
    spot = browser.driver.find_element("css selector", ".spot[aria-label*='Talks']")
    assert spot.get_attribute("role") == "button"
    spot.send_keys(Keys.ENTER)
    assert "Misrata" in browser.wait("document.querySelector('.card .detail')?.textContent")
    browser.driver.switch_to.active_element.send_keys(Keys.ESCAPE)
    browser.wait("document.querySelector('.card') === null")
    assert browser.driver.switch_to.active_element == spot


def test_planned_event_is_drawn_hollow(browser, page) -> None:
    browser.open(page)
    classes = browser.run("return document.querySelector(\".spot[aria-label*='Talks'] svg\").getAttribute('class')")
    assert "dashed" in classes


def test_mark_loses_its_exact_look_when_the_scale_shows_its_uncertainty(browser, page) -> None:
    browser.open(page)
    look = "document.querySelector(\".spot[aria-label*='Air strike'] .approximate\") !== null"
    browser.choose("Aircraft hit trucks")
    assert browser.wait(look)
    until = time.monotonic() + 15
    while browser.run("return document.querySelector('.spot .approximate')") and time.monotonic() < until:
        browser.run("document.querySelector('.leaflet-control-zoom-out').click()")
        time.sleep(0.2)
    assert browser.run("return document.querySelector('.spot .approximate')") is None


def test_footprints_are_drawn_in_their_true_shape(browser, page) -> None:
    browser.open(page)
    assert browser.wait("document.querySelectorAll('path.footprint').length") == 3
    browser.run(
        "[...document.querySelectorAll('#legend .key')].find((key) => key.textContent.includes('true shape')).click()"
    )
    browser.wait("document.querySelectorAll('path.footprint').length === 0")


def test_associative_mention_is_off_until_asked_for(browser, page) -> None:
    browser.open(page)
    assert not any("Ankara" in name for name in browser.all(".spot", "aria-label"))
    browser.run(
        "[...document.querySelectorAll('#legend .key')].find((key) => key.textContent.includes('not a site')).click()"
    )
    assert any("Ankara" in name for name in browser.all(".spot", "aria-label"))


def test_time_filter_leaves_out_what_lies_before(browser, page) -> None:
    browser.open(page)
    browser.set("#from", browser.run("return Number(document.getElementById('from').max) - 6"))
    assert browser.all("#list .day h2") == ["1–30 June 2020"]
    assert browser.text("#dates") == "24–30 June 2020"


def test_search_keeps_what_has_the_words(browser, page) -> None:
    browser.open(page)
    browser.set("#search", "SHELLED")
    assert browser.run("return document.querySelectorAll('#list .brief').length") == 1


def found_by(browser, words: str) -> int:
    browser.set("#search", words)
    return browser.run("return document.querySelectorAll('#list .brief').length")


def test_search_takes_all_its_words_in_any_order(browser, page) -> None:
    browser.open(page)
    assert found_by(browser, "sirte trucks aircraft") == 1
    assert found_by(browser, "trucks misrata") == 0


def test_search_folds_case_diacritics_apostrophes_and_hyphens_on_both_sides(browser) -> None:
    places = {"Kabkābīyah": "kabkabiyah", "Cité Soleil": "CITE soleil", "Al-Suwaydā’": "al suwayda", "Łódź": "lodz"}
    with open_gazetteer() as gazetteer:
        for name, words in places.items():
            where = replace(LOCATED[0][1], places=(replace(SIRTE, name=name),))
            events = events_frame([replace(EVENTS[0], where=where), EVENTS[2]], DOCUMENTS)
            browser.open(draw_map(events, mentions_frame([]), footprints_frame([]), gazetteer=gazetteer))
            assert found_by(browser, words) == 1, name
            assert found_by(browser, name) == 1, name


def test_search_finds_events_by_the_names_of_the_legend_and_the_short_ones_of_their_actors(browser) -> None:
    told = replace(EVENTS[0], actors=("Rapid Support Forces",)), replace(EVENTS[3], actors=("Libyan National Army",))
    with open_gazetteer() as gazetteer:
        events = events_frame(told, DOCUMENTS)
        browser.open(draw_map(events, mentions_frame([]), footprints_frame([]), gazetteer=gazetteer))
    words = ("rsf", "LNA", "claimed by one side", "territory and troops", "strikes")
    assert [found_by(browser, name) for name in words] == [1, 1, 1, 1, 1]
    assert found_by(browser, "rsf strikes") == 0


def test_legend_counts_places_and_holders_as_the_search_leaves_them(browser, page, fronts_page) -> None:
    browser.open(page)
    assert browser.run(KEY_COUNTS)["Named, not a site"] == "1"
    browser.set("#search", "trucks")
    assert browser.run(KEY_COUNTS)["Named, not a site"] == "0"
    browser.open(fronts_page)
    assert browser.run(KEY_COUNTS)["Who held a place"] == "2"
    browser.set("#search", "lna")
    assert browser.run(KEY_COUNTS)["Who held a place"] == "1"


def test_family_is_switched_off_in_the_legend(browser, page) -> None:
    browser.open(page)
    browser.run(
        "[...document.querySelectorAll('#legend .key')].find((key) => key.textContent.includes('Strikes')).click()"
    )
    assert "Air strike" not in browser.text("#list")


def test_phone_has_a_drawer_that_opens(browser, page) -> None:
    browser.open(page, width=390, height=844)
    top = "document.getElementById('panel').getBoundingClientRect().top"
    assert browser.run(f"return {top}") > 700
    browser.run("document.getElementById('head').click()")
    browser.wait(f"{top} < 300")
    assert browser.run("return document.documentElement.scrollWidth") <= 390


def test_phone_shows_the_scale_clear_of_the_credits(browser, page) -> None:
    browser.open(page, width=390, height=844)
    box = "document.querySelector('{}').getBoundingClientRect()"
    scale, credits = box.format(".leaflet-control-scale"), box.format("#credits")
    assert browser.run(f"return {scale}.bottom <= {credits}.top")


def test_online_tiles_are_asked_for_and_credited(browser) -> None:
    tiles = TileProvider(
        name="none", url="https://tiles.invalid/{z}/{x}/{y}.png", attribution="Tile makers",
        html_attribution="<b>Tile</b> makers",
    )  # fmt: skip
    with open_gazetteer() as gazetteer:
        browser.open(draw_map(*sample_frames(), gazetteer=gazetteer, tiles=tiles))
    browser.wait("document.querySelector('img.leaflet-tile')")
    assert "https" in browser.requests()
    assert browser.run("return window.refused") == []
    assert browser.text("#credits").startswith("Tile makers · ")
    assert browser.all(".label.city") == []


def test_page_works_in_a_notebooks_frame(browser, page) -> None:
    browser.open(f"<!DOCTYPE html><meta charset=utf-8><body>{page._repr_html_()}</body>")
    browser.driver.switch_to.frame(0)
    browser.wait("document.querySelectorAll('.spot').length")
    assert browser.text("#title") == "Coast"
    browser.driver.switch_to.default_content()
    assert browser.driver.get_log("browser") == []


def test_page_of_two_sides_of_the_antimeridian_shows_both_marks(browser) -> None:
    places = [replace(LOCATED[0][1].places[0], lon=lon, lat=-17.0) for lon in (178.0, -178.0)]
    found = [
        (document, replace(where, lon=place.lon, lat=place.lat, places=(place,)))
        for (document, where), place in zip((LOCATED[0], LOCATED[3]), places, strict=True)
    ]
    events = [replace(event, where=where) for event, (_, where) in zip(EVENTS[::3], found, strict=True)]
    frames = events_frame(events, DOCUMENTS), mentions_frame(found), footprints_frame(found)
    with open_gazetteer() as gazetteer:
        browser.open(draw_map(*frames, gazetteer=gazetteer))
    lefts = browser.run("return Array.from(document.querySelectorAll('.spot'), (s) => s.getBoundingClientRect().left)")
    assert len(lefts) == 2
    assert all(372 < left < 1400 for left in lefts)


# --- fronts and merged events ---


def fronts_of(side_a: str, side_b: str, note: str, *, flag: str = "") -> dict:
    """Return what draw_map takes for one front between Misrata and Sirte."""
    line = shapely.LineString([(15.9, 31.5), (15.8, 30.5)])
    west, east = shapely.box(15.0, 30.5, 15.85, 31.5), shapely.box(15.85, 30.5, 17.0, 31.5)
    days = {"date_start": [MONDAY.start], "date_end": [MONDAY.end]}
    observations = [
        ControlObservation(replace(MISRATA, name=side_a), side_a, MONDAY, 1.0, "d1", span_of("Misrata")),
        ControlObservation(SIRTE, side_b, MONDAY, 1.0, "d1", span_of("Sirte")),
    ]
    return {
        "front_lines": front_lines_frame(
            [line], line_id=["1"], side_a=[side_a], side_b=[side_b], uncertainty_m=[20e3], n_observations=[2], **days
        ),
        "control_areas": control_areas_frame(
            [west, east], controller=[side_a, side_b], date_start=days["date_start"] * 2, date_end=days["date_end"] * 2
        ),
        "contested": make_frame("contested", [line.buffer(0.1)], controller=[f"{side_a}; {side_b}"], **days),
        "bands": make_frame("bands", [line.buffer(0.2)], controller=[f"{side_a}; {side_b}"], **days),
        "control": control_frame(observations).assign(flag=flag),
        "front_notes": [note],
    }  # fmt: skip


def told_twice(source: str) -> dict:
    """Return the frames of one strike that two documents tell."""
    other = Document("d2", "On Tuesday 15 men died in a raid south of Sirte.", DOCUMENT.published, "Raid", source)
    again = replace(EVENTS[1], id="e9", document_id="d2", span=other.span(0, len(other.text)))
    merged = MergedEvent(
        EVENTS[1], (EVENTS[1], again), ("Coast Wire", source), 2, (f"killed: 12 (Coast Wire), 15 ({source})",)
    )
    documents = {**DOCUMENTS, "d2": other}
    return {
        "events": merged_events_frame([merged], documents),
        "mentions": mentions_frame(LOCATED),
        "footprints": footprints_frame(LOCATED),
        "reports": events_frame([EVENTS[1], again], documents, merged=[merged]),
        "documents": documents,
    }


@pytest.fixture(scope="module")
def fronts_page():
    with open_gazetteer() as gazetteer:
        yield draw_map(
            **told_twice("Herald"), **fronts_of("GNA", "LNA", "Libya: only 2 observations."), gazetteer=gazetteer
        )


def test_front_is_drawn_with_its_band_areas_and_contested_ground(browser, fronts_page) -> None:
    browser.open(fronts_page)
    assert len(browser.all("path.front")) == 1
    assert len(browser.all("path.band")) == 1
    assert browser.all("path.front", "stroke-dasharray") == ["9 6"]  # two observations: a broken line
    assert "A guess: places few or far apart" in browser.all("#legend .key.side")
    assert len(browser.all("path[fill^='url(#hatch']")) == 1
    assert len(browser.all("path.holder")) == 2
    assert browser.text("#fronts").startswith("Front linesLibya: only 2 observations.")
    assert [name for name in browser.all("#legend .key.side") if name in ("GNA", "LNA")] == ["GNA", "LNA"]
    assert browser.driver.get_log("browser") == []
    assert browser.run("return window.refused") == []


def test_front_can_be_switched_off(browser, fronts_page) -> None:
    browser.open(fronts_page)
    for words in ("Front lines", "Areas held", "Contested", "Who held a place"):
        browser.press("#legend .key", words)
    browser.wait("document.querySelectorAll('path.front, path.band, path.holder').length === 0")


def test_front_of_a_later_day_is_not_shown_before_it(browser) -> None:
    fronts = fronts_of("GNA", "LNA", "Libya")
    later = pd.to_datetime(["2020-06-30"]).astype("datetime64[s]")
    fronts["front_lines"] = fronts["front_lines"].assign(date_start=later, date_end=later)
    with open_gazetteer() as gazetteer:
        browser.open(draw_map(*sample_frames(), **fronts, documents=DOCUMENTS, gazetteer=gazetteer))
    assert len(browser.all("path.front")) == 1
    assert browser.text("#front-day") == "30 June 2020"
    browser.set("#to", browser.run("return Number(document.getElementById('from').min) + 22"))
    assert len(browser.all("path.front")) == 0
    assert browser.text("#front-day") == "none by this day"


def test_observation_of_a_front_shows_its_sentence(browser, fronts_page) -> None:
    browser.open(fronts_page)
    browser.press("#fronts .holding", "Sirte: LNA")
    card = browser.wait("document.querySelector('.card .detail')?.textContent")
    assert "Held by LNA" in card
    assert "A column reached Sirte on Monday." in card
    assert "Coast Wire" in card


def test_map_without_a_front_says_why(browser) -> None:
    with open_gazetteer() as gazetteer:
        note = "Libya: no front: only one side, GNA, is seen."
        browser.open(draw_map(*sample_frames(), front_notes=[note], gazetteer=gazetteer))
    assert browser.text("#fronts") == f"Front lines: none{note}"
    assert browser.all("path.front") == []


def test_card_of_a_merged_event_shows_all_that_tell_it(browser, fronts_page) -> None:
    browser.open(fronts_page)
    browser.choose("Aircraft hit trucks")
    card = browser.text(".card .detail")
    assert "2 reports, 2 sources, 2 independent: Coast Wire; Herald" in card
    assert "killed: 12 (Coast Wire), 15 (Herald)" in card
    assert "12–15, best 13" in card
    assert browser.text(".card .others summary") == "1 more report"
    assert "On Tuesday 15 men died" in browser.text(".card .others")


def test_hostile_words_of_fronts_and_reports_are_shown_literally(browser) -> None:
    with open_gazetteer() as gazetteer:
        page = draw_map(**told_twice(HOSTILE), **fronts_of(HOSTILE, "LNA", HOSTILE, flag=HOSTILE), gazetteer=gazetteer)
    browser.open(page)
    browser.choose("Aircraft hit trucks")
    for selector in ("#fronts li", "#fronts .holding", ".card .others", "#legend"):
        assert HOSTILE in browser.text(selector), selector
    assert HOSTILE.replace(";", ",") in browser.text(".card dl")  # one of a list that is joined with ";"
    browser.press("#fronts .holding", HOSTILE)
    browser.wait("document.querySelector('.card h2')?.textContent.includes('Held by')")
    for selector in (".card h2", ".card h3", ".card .remarks"):
        assert HOSTILE in browser.text(selector), selector
    assert browser.run("return document.querySelectorAll('#canary, img').length") == 0
    assert browser.run("return document.getElementById('page').textContent.includes('49')") is False
    assert browser.driver.get_log("browser") == []
    assert browser.run("return window.refused") == []


def test_date_known_to_a_month_says_so(browser, page) -> None:
    browser.open(page)
    browser.choose("The council plans talks")
    assert browser.text(".card .when") == "1–30 June 2020 (known to about a month)"


def test_status_is_switched_off_in_the_legend(browser, page) -> None:
    browser.open(page)
    browser.press("#legend .key", "Planned")
    assert "The council plans talks" not in browser.text("#list")
    assert "Aircraft hit trucks" in browser.text("#list")


def test_map_opens_on_the_bulk_of_the_marks_and_shows_all_when_asked(browser) -> None:
    ankara = replace(EVENTS[4], where=replace(LOCATED[4][1], lon=-70.0, lat=-33.0))
    events = events_frame([*EVENTS[:4], replace(EVENTS[0], id="e8", where=LOCATED[2][1]), ankara], DOCUMENTS)
    with open_gazetteer() as gazetteer:
        browser.open(draw_map(events, mentions_frame(LOCATED), footprints_frame(LOCATED), gazetteer=gazetteer))
    assert "1 outside the first view" in browser.text("#summary")
    far = "[...document.querySelectorAll('.spot')].find((spot) => spot.ariaLabel.startsWith('Statement'))"
    inside = (
        f"(() => {{ const box = {far}?.getBoundingClientRect(); return box && box.left > 372 && box.right < 1400; }})()"
    )
    assert not browser.run(f"return {inside}")
    browser.press(".home", "")
    assert browser.wait(inside)


def test_move_is_drawn_with_an_arrow_from_its_origin_to_its_goal(browser) -> None:
    move = replace(EVENTS[0], origin=LOCATED[2][1], goal=LOCATED[0][1], remarks=(HOSTILE,))
    with open_gazetteer() as gazetteer:
        frame = events_frame([move], DOCUMENTS)
        browser.open(draw_map(frame, mentions_frame(LOCATED), footprints_frame(LOCATED), gazetteer=gazetteer))
    assert frame["route"].iloc[0].startswith("LINESTRING (15.0919")
    assert len(browser.all("path.route[marker-end^='url(#arrow']")) == 1
    browser.choose("A column reached")
    assert "FromMisrataTowardsSirte" in browser.text(".card dl")
    assert HOSTILE.replace(";", ",") in browser.text(".card .remarks")
    assert browser.driver.get_log("browser") == []


# --- what a click and a search leave on the page ---

CARD = "document.querySelector('.card').getBoundingClientRect()"
MAP_BOX = "document.querySelector('.folium-map').getBoundingClientRect()"


@pytest.fixture(scope="module")
def wide_page():
    wide = replace(LOCATED[2][1], uncertainty_m=400_000.0, footprint=circle(MISRATA.lon, MISRATA.lat, 400_000.0))
    located = [*LOCATED[:2], (DOCUMENT, wide)]
    events = [EVENTS[0], EVENTS[1], replace(EVENTS[2], where=wide)]
    frames = events_frame(events, DOCUMENTS), mentions_frame(located), footprints_frame(located)
    with open_gazetteer() as gazetteer:
        yield draw_map(*frames, documents=DOCUMENTS, gazetteer=gazetteer)


@pytest.mark.parametrize(("width", "height"), [(1400, 900), (390, 844)])
def test_choosing_a_wide_event_zooms_out_to_the_whole_of_its_shape(browser, wide_page, width, height) -> None:
    browser.open(wide_page, width=width, height=height)
    browser.choose("Aircraft hit trucks")
    browser.choose("plans talks in Misrata")
    shape = "[...document.querySelectorAll('path.footprint')].map((one) => one.getBoundingClientRect())"
    shape += ".sort((a, b) => b.width - a.width)[0]"
    assert browser.wait(f"{shape}.width > 60")
    assert browser.run(f"return {shape}.width <= {MAP_BOX}.width && {shape}.height <= {MAP_BOX}.height")


def test_card_opens_clear_of_the_buttons_of_the_map(browser, page) -> None:
    browser.open(page)
    zoom_in = "document.querySelector('.leaflet-control-zoom-in').getBoundingClientRect()"
    browser.choose("Aircraft hit trucks")
    # The mark stands in the middle: put it beside the buttons, and open it again from there.
    name = browser.run("return [...Object.keys(window)].find((name) => /^map_/.test(name) && window[name].panBy)")
    browser.run(
        f"{name}.closePopup(); {name}.panBy([{MAP_BOX}.width / 2 - 70, {MAP_BOX}.height / 2 - 200], {{animate: false}})"
    )
    browser.run("document.querySelector(\".spot[aria-label*='Air strike']\").click()")
    browser.wait("document.querySelector('.card .detail')")
    clear = f"{CARD}.left >= {zoom_in}.right || {CARD}.top >= {zoom_in}.bottom"
    browser.wait(clear)
    time.sleep(0.4)
    assert browser.run(f"return ({clear}) && {CARD}.right <= {MAP_BOX}.right && {CARD}.top >= {MAP_BOX}.top")


@pytest.mark.parametrize(("width", "height"), [(1400, 900), (900, 700)])
def test_card_opens_clear_of_the_legend_or_hides_it(browser, page, width, height) -> None:
    browser.open(page, width=width, height=height)
    browser.choose("Aircraft hit trucks")
    clear = (
        "(() => { const card = document.querySelector('.card').getBoundingClientRect();"
        "const legend = document.getElementById('legend').getBoundingClientRect();"
        "return !legend.width || card.right <= legend.left || card.top >= legend.bottom })()"
    )
    browser.wait(clear)
    hidden = browser.run("return document.getElementById('legend').getBoundingClientRect().width === 0")
    assert hidden is (width == 900)
    browser.run("document.querySelector('.leaflet-popup-close-button').click()")
    browser.wait("document.getElementById('legend').getBoundingClientRect().width > 0")


def test_what_is_opened_in_the_list_of_a_phone_is_scrolled_into_view(browser) -> None:
    with open_gazetteer() as gazetteer:
        events = [replace(EVENTS[4], id=f"e{number}") for number in range(30)]
        frame = events_frame([EVENTS[0], *events], DOCUMENTS)
        browser.open(
            draw_map(frame, mentions_frame([]), footprints_frame([]), documents=DOCUMENTS, gazetteer=gazetteer),
            width=390, height=844,
        )  # fmt: skip
    browser.run("document.getElementById('head').click()")
    browser.run(
        "const list = document.getElementById('list'); const bottom = list.getBoundingClientRect().bottom;"
        "const seen = [...list.querySelectorAll('.brief.unsited')].filter((one) => "
        "one.getBoundingClientRect().bottom < bottom); seen[seen.length - 1].click()"
    )
    quote = "document.querySelector('#list .detail blockquote').getBoundingClientRect()"
    assert browser.run(f"return {quote}.bottom <= document.getElementById('list').getBoundingClientRect().bottom")
    assert "Somebody spoke of Nowhere." in browser.text("#list .detail")


def test_time_bar_is_of_the_days_that_most_is_about_and_counts_what_lies_before(browser) -> None:
    days = [replace(MONDAY, start=MONDAY.start + timedelta(n), end=MONDAY.start + timedelta(n)) for n in range(-15, 1)]
    old = replace(MONDAY, start=date(2016, 2, 1), end=date(2016, 2, 28))
    events = [replace(EVENTS[0], id=f"e{number}", when=day) for number, day in enumerate([old, *days])]
    with open_gazetteer() as gazetteer:
        frame = events_frame(events, DOCUMENTS)
        browser.open(draw_map(frame, mentions_frame([]), footprints_frame([]), gazetteer=gazetteer))
    listed = "return document.querySelectorAll('#list .brief').length"
    assert browser.text("#dates") == "7–22 June 2020 · 1 earlier"
    assert len(browser.all("#bars i.earlier")) == 1
    assert browser.run(listed) == 17
    browser.set("#to", browser.run("return Number(document.getElementById('to').max) - 1"))
    assert browser.run(listed) == 16  # the old one is there still
    browser.set("#from", browser.run("return Number(document.getElementById('from').min) + 1"))
    assert browser.run(listed) == 14
    assert browser.text("#dates") == "8–21 June 2020"


def test_search_that_finds_nothing_closes_the_card_and_its_shading(browser, page) -> None:
    browser.open(page)
    browser.choose("Aircraft hit trucks")
    browser.set("#search", "volcano")
    browser.wait("document.querySelector('.card') === null")
    browser.wait("document.querySelectorAll('path.footprint').length === 0")


def test_search_keeps_the_card_of_what_it_finds(browser, page) -> None:
    browser.open(page)
    browser.choose("Aircraft hit trucks")
    browser.set("#search", "trucks")
    assert "Aircraft hit trucks" in browser.text(".card")


KEY_COUNTS = (
    "return Object.fromEntries([...document.querySelectorAll('#legend .key')].map((key) => "
    "[key.querySelector('.key-label').textContent, key.querySelector('.key-count')?.textContent]))"
)


def test_legend_counts_what_the_search_and_the_other_filters_leave(browser, page) -> None:
    browser.open(page)
    before = browser.run(KEY_COUNTS)
    assert (before["Strikes, shelling, mines"], before["Planned"]) == ("2", "1")
    browser.set("#search", "trucks")
    found = browser.run(KEY_COUNTS)
    assert (found["Strikes, shelling, mines"], found["Planned"]) == ("1", "0")
    browser.press("#legend .key", "Strikes")  # off: its own count stays, so that one sees what it hides
    assert browser.run(KEY_COUNTS)["Strikes, shelling, mines"] == "1"
    browser.set("#search", "")
    assert browser.run(KEY_COUNTS)["Strikes, shelling, mines"] == "2"


def test_enter_in_the_search_shows_all_that_is_found(browser, page) -> None:
    browser.open(page)
    scale = "document.querySelector('.leaflet-control-scale-line').textContent"
    enter = "document.getElementById('search').dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter' }))"
    near = browser.run(f"return {scale}")
    browser.run("document.querySelector('.leaflet-control-zoom-out').click()")
    far = browser.wait(f"{scale} !== {near!r} && {scale}")
    browser.set("#search", "volcano")
    browser.run(enter)
    assert browser.run(f"return {scale}") == far  # nothing found: the map stays
    browser.set("#search", "trucks")
    browser.run(enter)
    browser.wait(f"{scale} === {near!r}")
    box = browser.run(f"return {MAP_BOX}")
    mark = browser.run("return document.querySelector('.spot').getBoundingClientRect()")
    assert box["left"] < mark["left"] < mark["right"] < box["right"]


def test_search_filters_who_held_what_and_the_fronts(browser, fronts_page) -> None:
    browser.open(fronts_page)
    drawn = "return document.querySelectorAll('path.front, path.band, path.holder, path[fill^=url]').length"
    browser.set("#search", "volcano")
    assert browser.run(drawn) == 0
    assert browser.text("#front-day") == "none that fits the search"
    assert browser.all("#fronts .holding", "hidden") == [True, True]
    browser.set("#search", "lna")
    assert len(browser.all("path.holder")) == 1
    assert len(browser.all("path.front")) == 1
    browser.set("#search", "")
    assert len(browser.all("path.holder")) == 2


def test_search_closes_the_card_of_a_holder_it_does_not_find(browser, fronts_page) -> None:
    browser.open(fronts_page)
    browser.press("#fronts .holding", "Sirte: LNA")
    browser.wait("document.querySelector('.card .detail')")
    browser.set("#search", "volcano")
    browser.wait("document.querySelector('.card') === null")


def test_no_two_sides_of_a_legend_share_a_colour(browser) -> None:
    sides = [f"Side {number}" for number in range(30)]
    observations = [
        ControlObservation(replace(SIRTE, lon=SIRTE.lon + number / 10), side, MONDAY, 1.0, "d1", span_of("Sirte"))
        for number, side in enumerate(sides)
    ]
    with open_gazetteer() as gazetteer:
        browser.open(
            draw_map(*sample_frames(), control=control_frame(observations), front_notes=["none"], gazetteer=gazetteer)
        )
    colours = browser.run(
        "return [...document.querySelectorAll('#legend .swatch.side')]"
        ".map((one) => getComputedStyle(one).getPropertyValue('--mark'))"
    )
    assert len(colours) == len(set(colours)) == 30


def test_day_of_each_war_is_told_with_its_sides(browser) -> None:
    coast, east = fronts_of("GNA", "LNA", "Libya"), fronts_of("Red", "Blue", "Elsewhere")
    both = {
        name: coast[name] + east[name] if name == "front_notes" else pd.concat([coast[name], east[name]])
        for name in coast
    }
    with open_gazetteer() as gazetteer:
        browser.open(draw_map(*sample_frames(), **both, documents=DOCUMENTS, gazetteer=gazetteer))
    assert browser.all("#front-day span") == ["GNA – LNA: 22 June 2020", "Red – Blue: 22 June 2020"]
