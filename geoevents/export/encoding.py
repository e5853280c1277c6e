"""Shapes as short text, for pages that carry their own map."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypedDict

if TYPE_CHECKING:
    import numpy as np
    from shapely.geometry.base import BaseGeometry

    Array = np.ndarray[Any, np.dtype[Any]]


class Shape(TypedDict):
    """An encoded shape.

    Parameters
    ----------
    type : {"area", "line"}
    scale : int
        Steps per degree.
    parts : list
        Of (lon, lat) in steps, each after the first counted from the one before.
    """

    type: str
    scale: int
    parts: list[Any]


def encode_shape(geometry: BaseGeometry, scale: int) -> Shape:
    """Encode a polygon or line as text, five bits a character, in steps of ``1 / scale`` degree.

    Each ring or line is the difference of each vertex from the one before, longitude first, in the variable-length code
    of the "encoded polyline" format; `decodeLine` in templates/dom.js reads it.

    Parameters
    ----------
    geometry : shapely geometry
        (lon, lat); points are left out.
    scale : int
        Steps per degree.

    Returns
    -------
    Shape
        ``parts`` is a list of lists of rings for an area, and a list of lines for a line.

    Examples
    --------
    >>> from shapely import LineString
    >>> encode_shape(LineString([(-120.2, 38.5), (-120.95, 40.7)]), 100_000)["parts"]
    ['~ps|U_p~iFnnqC_ulL']
    """
    import shapely

    parts = shapely.get_parts(geometry)
    kinds = shapely.get_type_id(parts)
    areas = parts[kinds == shapely.GeometryType.POLYGON]
    if len(areas):
        rings = [[ring.exterior, *ring.interiors] for ring in areas]
        encoded = [[encode_line(shapely.get_coordinates(ring), scale) for ring in polygon] for polygon in rings]
        return {"type": "area", "scale": scale, "parts": [[ring for ring in polygon if ring] for polygon in encoded]}
    lines = parts[(kinds == shapely.GeometryType.LINESTRING) | (kinds == shapely.GeometryType.LINEARRING)]
    encoded_lines = [encode_line(shapely.get_coordinates(line), scale) for line in lines]
    return {"type": "line", "scale": scale, "parts": [line for line in encoded_lines if line]}


def encode_line(coordinates: Array, scale: int) -> str:
    """Encode one line of (lon, lat) vertices; see `encode_shape`."""
    import numpy as np

    steps = np.rint(coordinates * scale).astype(np.int64)
    if len(steps) > 1:
        steps = steps[np.r_[True, np.any(np.diff(steps, axis=0) != 0, axis=1)]]
    values = np.diff(steps, axis=0, prepend=0).ravel()
    values = np.where(values < 0, ~(values << 1), values << 1)
    chunks = (values[:, None] >> (5 * np.arange(7))) & 31
    length = np.maximum(1, 7 - np.argmax(chunks[:, ::-1] > 0, axis=1))
    length[values == 0] = 1
    place = np.arange(7)
    codes = chunks + 63 + np.where(place < length[:, None] - 1, 32, 0)
    return bytes(codes[place < length[:, None]].astype(np.uint8)).decode("ascii")
