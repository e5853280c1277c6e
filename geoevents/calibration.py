"""The parameters of the calibrated protocol, from calibration.toml."""

from __future__ import annotations

from functools import cache
from typing import Any

from geoevents.toml_tables import read_toml


@cache
def load_calibration() -> dict[str, Any]:
    """Read the parameter tables once.

    Returns
    -------
    dict
        The tables of ``calibration.toml`` by their names; lengths in metres.
    """
    return read_toml("calibration.toml")
