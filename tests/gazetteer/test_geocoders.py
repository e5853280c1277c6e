"""A geopy geocoder behind lookup(): a real one, asking a server on this machine."""

import json
import pickle
import threading
import time
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

import pytest
from geopy.adapters import BaseAsyncAdapter
from geopy.geocoders import Nominatim
from geopy.geocoders.base import Geocoder
from geopy.location import Location

from geoevents.errors import BadGazetteer, GeocoderFailed, GeoeventsError
from geoevents.gazetteer import open_gazetteer
from geoevents.gazetteer.geocoders import MAX_NAME, GeocoderGazetteer

# Two answers of one service to one name, latitude and longitude as its strings.
HARBOUR = [
    {"display_name": "Qqxz Harbour, Sirte District, Libya", "lat": "31.2", "lon": "16.6", "osm_id": 7, "secret": "raw"},
    {"display_name": "Qqxz Harbour, Malta", "lat": "35.9", "lon": "14.4"},
]


@pytest.fixture(scope="module")
def embedded():
    with open_gazetteer() as gazetteer:
        yield gazetteer


@contextmanager
def service(answers, *, status=200, body=None):
    """Run a server that answers by name; yield a geocoder that asks it, and the names it was asked for."""
    asked = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            name = parse_qs(urlsplit(self.path).query)["q"][0]
            asked.append(name)
            content = body if body is not None else json.dumps(answers.get(name, [])).encode()
            self.send_response(status)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_):
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        with Nominatim(
            user_agent="tests", domain=f"127.0.0.1:{server.server_port}", scheme="http", proxies={}, timeout=5
        ) as geocoder:
            yield geocoder, asked
        server.shutdown()
        thread.join()


def test_lookup_asks_the_service_for_a_name_the_gazetteer_lacks(embedded):
    with (
        service({"Qqxz Harbour": HARBOUR}) as (geocoder, asked),
        GeocoderGazetteer(geocoder, embedded, delay_s=0) as both,
    ):
        places = both.lookup("Qqxz  Harbour")
    assert [(p.lon, p.lat) for p in places] == [(16.6, 31.2), (14.4, 35.9)]
    assert [(p.name, p.country_code, p.source) for p in places] == [
        ("Qqxz Harbour", "LY", "geocoder"),
        ("Qqxz Harbour", "MT", "geocoder"),
    ]
    assert asked == ["Qqxz Harbour"]
    assert "raw" not in repr(places)


def test_lookup_asks_nobody_for_a_name_the_gazetteer_has(embedded):
    with service({"Sirte": HARBOUR}) as (geocoder, asked), GeocoderGazetteer(geocoder, embedded) as both:
        assert both.lookup("Sirte") == embedded.lookup("Sirte")
    assert asked == []


@pytest.mark.parametrize("name", ["", " ", "—", "x" * (MAX_NAME + 1)])
def test_lookup_asks_nobody_for_what_is_no_name(embedded, name):
    with service({}) as (geocoder, asked), GeocoderGazetteer(geocoder, embedded) as both:
        assert both.lookup(name) == ()
    assert asked == []


def test_lookup_asks_once_for_a_name_also_where_nothing_is_found(embedded):
    with service({"Qqxz": HARBOUR}) as (geocoder, asked), GeocoderGazetteer(geocoder, embedded, delay_s=0) as both:
        assert both.lookup("Qqxz", limit=1) == both.lookup("Qqxz")[:1]
        assert both.lookup("Qqxzz") == both.lookup("Qqxzz") == ()
    assert asked == ["Qqxz", "Qqxzz"]


def test_lookup_keeps_the_delay_between_requests(embedded):
    with service({}) as (geocoder, asked), GeocoderGazetteer(geocoder, embedded, delay_s=0.2) as both:
        start = time.monotonic()
        for name in ("Qqxza", "Qqxzb", "Qqxzc"):
            both.lookup(name)
        assert time.monotonic() - start >= 0.4
    assert len(asked) == 3


@pytest.mark.parametrize(
    ("status", "body", "reason"),
    [
        (503, b"busy\nnow", "503"),
        (403, b"", "403"),
        (429, b"", "429"),
        (200, b"<html>", ""),
        (200, b"[{}]", ""),
        (200, b"5", ""),
    ],
)
def test_lookup_raises_one_line_where_the_service_gives_no_answer(embedded, status, body, reason):
    with service({}, status=status, body=body) as (geocoder, _):
        both = GeocoderGazetteer(geocoder, embedded, delay_s=0, retries=1)
        with both, pytest.raises(GeocoderFailed, match=rf"^Nominatim gave no answer for 'Qqxz': .*{reason}") as caught:
            both.lookup("Qqxz")
    assert "\n" not in str(caught.value)
    assert isinstance(caught.value, (GeoeventsError, ConnectionError))


def test_lookup_repeats_a_request_that_failed(embedded):
    with service({}, status=503, body=b"") as (geocoder, asked):
        with GeocoderGazetteer(geocoder, embedded, delay_s=0, retries=2) as both, pytest.raises(GeocoderFailed):
            both.lookup("Qqxz")
        assert len(asked) == 3


def test_lookup_raises_where_nobody_listens(embedded):
    with service({}) as (geocoder, _):
        pass
    with GeocoderGazetteer(geocoder, embedded, delay_s=0, retries=0) as both, pytest.raises(GeocoderFailed):
        both.lookup("Qqxz")


class Table(Geocoder):
    """A geocoder of somebody's own, over a table of (address, (lat, lon))."""

    def __init__(self, rows):
        super().__init__()
        self.rows = rows

    def geocode(self, query, *, exactly_one=True, timeout=None):
        found = [Location(address, point, {}) for address, point in self.rows.get(query, [])]
        return found[0] if exactly_one and found else found or None


def test_lookup_takes_any_geocoder_of_geopy(embedded):
    geocoder = Table(
        {"Qqxz Atoll": [("Qqxz Atoll, Pacific Ocean", (-8.5, 179.9)), ("Qqxz Atoll", (-8.5, 179.9)), ("", (0, 0))]}
    )
    with GeocoderGazetteer(geocoder, embedded, delay_s=0) as both:
        places = both.lookup("Qqxz Atoll")
    assert [(p.name, p.lon, p.lat) for p in places] == [("Qqxz Atoll", 179.9, -8.5), ("Qqxz Atoll", 0.0, 0.0)]
    assert places[1].country_code == ""


def test_everything_but_lookup_is_the_gazetteers_own(embedded):
    with GeocoderGazetteer(Table({}), embedded) as both:
        sirte = both.lookup("Sirte")[0]
        assert both.place(sirte.id) == sirte
        assert both.country("LY") == embedded.country("LY")
        assert both.containing(17.0, 28.0) == embedded.containing(17.0, 28.0)
        assert both.longest(["sirte"]) == embedded.longest(["sirte"]) == 1
        assert not both.has("qqxz harbour")


def test_a_gazetteer_with_a_geocoder_is_for_one_process(embedded):
    with GeocoderGazetteer(Table({}), embedded) as both, pytest.raises(BadGazetteer, match="-j 1"):
        pickle.dumps(both)


def test_a_geocoder_for_await_is_refused(embedded):
    class Adapter(BaseAsyncAdapter):
        async def get_json(self, *_, **__):
            raise NotImplementedError

        async def get_text(self, *_, **__):
            raise NotImplementedError

    geocoder = Nominatim(user_agent="tests", adapter_factory=lambda **options: Adapter(**options))
    with pytest.raises(BadGazetteer, match="plain calls"):
        GeocoderGazetteer(geocoder, embedded)
