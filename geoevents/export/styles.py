"""QGIS styles for the layers of a GeoPackage, drawn from the legend of the maps."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any
from xml.etree import ElementTree

from geoevents.frontlines.campaigns import DOUBTFUL_M, FEW
from geoevents.toml_tables import read_toml

Element = ElementTree.Element

# As `campaigns.is_guess` tells it.
_GUESS = f'"n_observations" < {FEW} or "uncertainty_m" > {DOUBTFUL_M:.0f}'
_QGIS_SHAPES = {
    "burst": "star",
    "triangle": "triangle",
    "square": "square",
    "pennant": "filled_arrowhead",
    "circle": "circle",
    "hexagon": "hexagon",
    "diamond": "diamond",
    "pill": "pentagon",
}


@lru_cache(maxsize=1)
def read_legend() -> dict[str, Any]:
    """Read the legend that maps and layer styles share: families of kinds, statuses, colours of sides.

    Returns
    -------
    dict
        The tables of ``templates/legend.toml``; colours as "#rrggbb".
    """
    return read_toml("templates/legend.toml")


def layer_styles(sides: Sequence[str] = ()) -> dict[str, str]:
    """Return a QML style for each layer that has one.

    Parameters
    ----------
    sides : sequence of str
        Who holds areas; each gets its colour, in this order.

    Returns
    -------
    dict of str to str
        By the name of the layer.
    """
    families = read_legend()["family"]
    events = [
        (kind, label, _marker(_QGIS_SHAPES[family["shape"]], family["colour"], 3.4))
        for family in families
        for kind, label in family["kinds"].items()
    ]
    colours = read_legend()["sides"]["colours"]
    held = [(side, colours[number % len(colours)]) for number, side in enumerate(sides)]
    other = next(family for family in families if family["id"] == "other")
    all_events = _categorised("kind", [*events, ("", other["label"], _marker("pentagon", other["colour"], 3.4))])
    return {
        "events": all_events,
        "merged_events": all_events,
        "mentions": _single(_marker("circle", "#5d6470", 2.0)),
        "control": _categorised("controller", [(side, side, _marker("circle", colour, 2.4)) for side, colour in held]),
        "footprints": _single(_fill("#5d6470", 0.06)),
        "front_lines": _by_rule(
            [
                (f"not ({_GUESS})", "Front", _line("#22262e", 0.8)),
                (_GUESS, "A guess between few places, or places far apart", _line("#22262e", 0.8, "dash")),
            ]
        ),
        "control_areas": _categorised("controller", [(side, side, _fill(colour, 0.16)) for side, colour in held]),
        "contested": _single(_fill("#22262e", 0.4, "b_diagonal")),
        "bands": _single(_fill("#22262e", 0.08)),
    }


def _categorised(attribute: str, categories: list[tuple[str, str, Element]]) -> str:
    renderer = Element("renderer-v2", {"type": "categorizedSymbol", "attr": attribute, "enableorderby": "0"})
    listed = ElementTree.SubElement(renderer, "categories")
    symbols = ElementTree.SubElement(renderer, "symbols")
    for number, (value, label, symbol) in enumerate(categories):
        name = str(number)
        ElementTree.SubElement(
            listed, "category", {"value": value, "label": label, "symbol": name, "render": "true", "type": "string"}
        )
        symbol.set("name", name)
        symbols.append(symbol)
    return _document(renderer)


def _by_rule(rules: list[tuple[str, str, Element]]) -> str:
    renderer = Element("renderer-v2", {"type": "RuleRenderer", "enableorderby": "0"})
    listed = ElementTree.SubElement(renderer, "rules", {"key": "root"})
    symbols = ElementTree.SubElement(renderer, "symbols")
    for number, (condition, label, symbol) in enumerate(rules):
        name = str(number)
        ElementTree.SubElement(listed, "rule", {"filter": condition, "label": label, "symbol": name, "key": name})
        symbol.set("name", name)
        symbols.append(symbol)
    return _document(renderer)


def _single(symbol: Element) -> str:
    renderer = Element("renderer-v2", {"type": "singleSymbol", "enableorderby": "0"})
    symbol.set("name", "0")
    ElementTree.SubElement(renderer, "symbols").append(symbol)
    return _document(renderer)


def _document(renderer: Element) -> str:
    document = Element("qgis", {"version": "3.22", "styleCategories": "Symbology"})
    document.append(renderer)
    return "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n" + ElementTree.tostring(document, "unicode")


def _marker(shape: str, colour: str, size_mm: float) -> Element:
    options = {
        "name": shape,
        "color": _rgba(colour, 1.0),
        "outline_color": "255,255,255,255",
        "outline_width": "0.3",
        "outline_width_unit": "MM",
        "size": str(size_mm),
        "size_unit": "MM",
    }
    return _symbol("marker", "SimpleMarker", options)


def _line(colour: str, width_mm: float, style: str = "solid") -> Element:
    options = {"line_color": _rgba(colour, 1.0), "line_width": str(width_mm), "line_style": style}
    return _symbol("line", "SimpleLine", options)


def _fill(colour: str, opacity: float, style: str = "solid") -> Element:
    options = {
        "color": _rgba(colour, opacity),
        "style": style,
        "outline_color": _rgba(colour, 0.7),
        "outline_style": "dash",
        "outline_width": "0.3",
    }
    return _symbol("fill", "SimpleFill", options)


def _symbol(kind: str, layer_class: str, options: dict[str, str]) -> Element:
    symbol = Element("symbol", {"type": kind, "alpha": "1", "clip_to_extent": "1", "force_rhr": "0"})
    layer = ElementTree.SubElement(symbol, "layer", {"class": layer_class, "enabled": "1", "locked": "0", "pass": "0"})
    listed = ElementTree.SubElement(layer, "Option", {"type": "Map"})
    for name, value in options.items():
        ElementTree.SubElement(listed, "Option", {"type": "QString", "name": name, "value": value})
        # QGIS before 3.26 reads properties in this older form.
        ElementTree.SubElement(layer, "prop", {"k": name, "v": value})
    return symbol


def _rgba(colour: str, opacity: float) -> str:
    red, green, blue = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return f"{red},{green},{blue},{round(255 * opacity)}"
