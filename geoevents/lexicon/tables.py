"""The tables of words that people edit, read once each."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from importlib.resources import files
from typing import Any


@lru_cache(maxsize=16)
def load_table(name: str) -> dict[str, Any]:
    """Read ``lexicon/<name>.toml``.

    Parameters
    ----------
    name : str
        ``events``, ``deeds``, ``actors``, ``control``, ``dates``, ``toponyms`` or ``outside``.

    Returns
    -------
    dict
        The sections as the file has them.
    """
    with (files("geoevents") / "lexicon" / f"{name}.toml").open("rb") as file:
        return tomllib.load(file)
