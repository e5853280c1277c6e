"""The parameters of the calibrated protocol, from calibration.toml."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import Any


@cache
def load_calibration() -> dict[str, Any]:
    """Read the parameter tables once.

    Returns
    -------
    dict
        The tables of ``calibration.toml`` by their names; lengths in metres.
    """
    with resources.files("geoevents").joinpath("calibration.toml").open("rb") as file:
        return tomllib.load(file)
