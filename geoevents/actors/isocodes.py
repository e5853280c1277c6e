"""Countries by what people call them: ISO 3166-1 codes of two or three letters, or names."""

from __future__ import annotations

from difflib import get_close_matches
from functools import lru_cache

from geoevents.actors.table import read_countries
from geoevents.folding import fold
from geoevents.lexicon.tables import load_table

# Names this alike are likely meant (difflib's ratio; J).
_ALIKE = 0.6


@lru_cache(maxsize=1)
def _codes() -> dict[str, str]:
    """Return the alpha-2 code of each code and folded name."""
    iso, states = load_table("isocodes"), load_table("actors")["short_states"]
    names = {**{row["name"]: row["code"] for row in read_countries()}, **states}
    names |= iso["names"] | {name: code for code, name in iso["territories"].items()}
    found = {fold(name): code for name, code in names.items()}
    found |= {three.lower(): two for two, three in iso["alpha3"].items()}
    return found | {two.lower(): two for two in iso["alpha3"]}


def iso_code(text: str) -> str:
    """Return the ISO 3166-1 alpha-2 code of a country or territory; empty where none is called so.

    Parameters
    ----------
    text : str
        A code of two or three letters or a name, in any case.

    Examples
    --------
    >>> iso_code("ly"), iso_code("LBY"), iso_code("Libya"), iso_code("ZZ")
    ('LY', 'LY', 'LY', '')
    """
    return _codes().get(fold(text.strip()), "")


def alike(text: str) -> str:
    """Return the name of a country spelled like a text; empty where none is.

    Examples
    --------
    >>> alike("Lybia"), alike("ZZ")
    ('Libya', '')
    """
    names = {fold(row["name"]): row["name"] for row in read_countries()}
    found = get_close_matches(fold(text.strip()), names, n=1, cutoff=_ALIKE)
    return names[found[0]] if found else ""
