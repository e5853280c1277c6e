"""The map in a real browser, without a network: nothing refused, nothing interpreted, everything reachable."""

import json
import os
import shutil
import time
from dataclasses import replace

import pytest
from sample_frames import DOCUMENT, DOCUMENTS, EVENTS, LOCATED, sample_frames
from xyzservices import TileProvider

from geoevents.frames import events_frame, footprints_frame, mentions_frame
from geoevents.gazetteer import open_gazetteer
from geoevents.maps import draw_map

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
    for selector in (".card .origin", ".card dl", ".card .remarks", ".card h2", ".card blockquote", "#list"):
        assert HOSTILE in browser.text(selector), selector
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
