"""One HTML file that needs nothing else: folium's map, the vendored scripts, and the data as an inert island.

Nothing that comes from a document, a gazetteer or a caller passes through a template, an HTML string or a script.
folium renders an empty map first; the data are put into the finished page as one ``<script type="application/json">``
whose text cannot end the element, and the page's own scripts read it and build every element with text nodes. A
Content-Security-Policy names the scripts and the style sheet by their hashes and forbids every connection.
"""

from __future__ import annotations

import base64
import hashlib
import html
import json
import re
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from geoevents.errors import BadOutput
from geoevents.output import replacing

if TYPE_CHECKING:
    import folium
    from xyzservices import TileProvider  # type: ignore[import-untyped]

# In the order in which they depend on each other.
_SCRIPTS = ("data.js", "dom.js", "basemap.js", "marks.js", "details.js", "layers.js", "spots.js", "panel.js", "main.js")
# What could end the island, open a comment in it, or (U+2028, U+2029) a line in older script engines.
_ESCAPES = str.maketrans({c: f"\\u{ord(c):04x}" for c in "<>&\u2028\u2029"})
_INLINE = re.compile(r"<(script|style)>(.*?)</\1>", re.DOTALL)
_IMAGE = re.compile(r"url\(images/[^)]*\)")
_SOURCE_MAP = re.compile(r"\n//# sourceMappingURL=\S*\s*$")
_FRAME_HEIGHT_PX = 620


class MapPage:
    """A finished map: shows itself in Jupyter, saves itself as one HTML file.

    Parameters
    ----------
    html : str
        The whole page.
    """

    def __init__(self, html: str) -> None:
        self.html = html

    def save(self, path: str | Path) -> None:
        """Write the page to a file; what was there before is replaced only when the new page is complete.

        Parameters
        ----------
        path : str or Path

        Raises
        ------
        BadOutput
            When the folder is missing or the file cannot be written.
        """
        with replacing(path) as temporary:
            temporary.write_text(self.html, encoding="utf-8")

    def _repr_html_(self) -> str:
        # The sandbox keeps the page's script away from the notebook around it.
        return (
            f'<iframe srcdoc="{html.escape(self.html, quote=True)}" width="100%" height="{_FRAME_HEIGHT_PX}" '
            'style="border:0" sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox" '
            'title="Map of events"></iframe>'
        )


def make_page(data: Mapping[str, Any], *, tiles: str | TileProvider | None = None) -> MapPage:
    """Put data into a page.

    Parameters
    ----------
    data : mapping
        What the page's scripts draw; JSON values only.
    tiles : str or xyzservices.TileProvider, optional
        A tile layer as folium takes it; its host is the only one the page may then ask. None: no network at all.

    Returns
    -------
    MapPage
    """
    name, page, sources = _rendered(tiles)
    page = page.replace("<!-- styles -->", f"<style>{_styles()}</style>")
    page = page.replace("<!-- library -->", f"<script>{_library()}</script>")
    page = page.replace("<!-- script -->", f"<script>{_script()}</script>")
    page = page.replace("<!-- policy -->", _policy(page, sources))
    island = json.dumps(
        {**data, "map": name, "online": bool(sources)}, ensure_ascii=False, allow_nan=False, separators=(",", ":")
    )
    # Half a surrogate pair, which no file can hold, stays as JSON's escape.
    island = island.translate(_ESCAPES).encode("utf-8", "backslashreplace").decode("utf-8")
    element = f'<script type="application/json" id="geoevents-data">{island}</script>'
    return MapPage(page.replace("<!-- data -->", element))


def _rendered(tiles: str | TileProvider | None) -> tuple[str, str, list[str]]:
    """Return the name of folium's map, the page with that map and nothing else in it, and the hosts of its tiles."""
    import folium
    from branca.element import Figure
    from jinja2 import Template

    figure = Figure()
    figure._template = Template(_asset("templates/page.html"))
    chart = folium.Map(tiles=None, zoom_snap=0.25, min_zoom=2, attribution_control=False)
    chart.default_js, chart.default_css = [], []  # folium's own are links to other hosts
    chart._id = "geoevents"  # else random: the same data would never make the same file twice
    chart.add_to(figure)
    sources = []
    if tiles is not None:
        layer = _tile_layer(tiles)
        layer.add_to(chart)
        layer._id = "geoevents"
        sources = [_origin(layer.tiles)]
    return chart.get_name(), figure.render(), sources


def check_tiles(tiles: str) -> str:
    """Refuse what is neither an address of online tiles nor a name that folium knows.

    Parameters
    ----------
    tiles : str

    Returns
    -------
    str
        The same.

    Raises
    ------
    BadOutput
    """
    _tile_layer(tiles)
    return tiles


def _tile_layer(tiles: str | TileProvider) -> folium.TileLayer:
    import folium

    if isinstance(tiles, str) and ":" in tiles:
        _origin(tiles)
    # folium wants a credit with an address; one that it knows by name brings its own.
    bare = isinstance(tiles, str) and "{" in tiles
    try:
        return folium.TileLayer(tiles, attr=" " if bare else None)
    except ValueError:
        raise _bad_tiles(tiles) from None


def _bad_tiles(tiles: str | TileProvider) -> BadOutput:
    return BadOutput(f"tiles {tiles!r}: an address such as https://host/{{z}}/{{x}}/{{y}}.png is needed")


def _origin(tiles: str) -> str:
    parts = urlsplit(tiles.replace("{s}", "*"))
    if parts.scheme not in ("http", "https") or not parts.netloc:
        raise _bad_tiles(tiles)
    return f"{parts.scheme}://{parts.netloc}"


def _policy(page: str, image_sources: list[str]) -> str:
    """Return the policy that allows the page's own scripts and style sheet, by hash, and nothing else."""
    hashes: dict[str, list[str]] = {"script": [], "style": []}
    for tag, body in _INLINE.findall(page):
        digest = base64.b64encode(hashlib.sha256(body.encode()).digest()).decode("ascii")
        hashes[tag].append(f"'sha256-{digest}'")
    rules = (
        "default-src 'none'",
        f"script-src {' '.join(hashes['script'])}",
        f"style-src {' '.join(hashes['style'])}",
        f"img-src {' '.join(['data:', *image_sources])}",
        "base-uri 'none'",
        "form-action 'none'",
    )
    return f'<meta http-equiv="Content-Security-Policy" content="{"; ".join(rules)}">'


@lru_cache(maxsize=1)
def _styles() -> str:
    # No mark of ours uses Leaflet's pictures.
    return _IMAGE.sub("none", _asset("vendor/leaflet/leaflet.css")) + _asset("templates/page.css")


@lru_cache(maxsize=1)
def _library() -> str:
    return _SOURCE_MAP.sub("\n", _asset("vendor/leaflet/leaflet.js"))


@lru_cache(maxsize=1)
def _script() -> str:
    body = "\n".join(_asset(f"templates/{name}") for name in _SCRIPTS)
    return f"(() => {{\n'use strict';\n{body}}})();\n"


def _asset(name: str) -> str:
    return (files("geoevents") / name).read_text(encoding="utf-8")
