"""Countries by what people call them: ISO 3166-1 codes of two or three letters, or names."""

from __future__ import annotations

from difflib import SequenceMatcher
from functools import lru_cache

from geoevents.actors.countries import read_countries
from geoevents.folding import fold
from geoevents.lexicon.tables import load_table

# Names this alike, as they stand and by their letters, are likely meant (difflib's ratio; J).
_ALIKE = 0.75


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

    Returns
    -------
    str
        Two capitals.

    Examples
    --------
    >>> iso_code("ly"), iso_code("LBY"), iso_code("Libya"), iso_code("ZZ")
    ('LY', 'LY', 'LY', '')
    """
    return _codes().get(fold(text.strip()), "")


def alike(text: str) -> str:
    """Return the name of a country spelled like a text; empty where none is.

    Parameters
    ----------
    text : str
        What is no country, misspelled perhaps.

    Returns
    -------
    str
        A name of ``countries.csv``.

    Examples
    --------
    >>> alike("Lybia"), alike("ZZ")
    ('Libya', '')
    """
    wanted = fold(text.strip())
    names = [row["name"] for row in read_countries()]
    best = max(names, key=lambda name: _likeness(wanted, fold(name)))
    return best if _likeness(wanted, fold(best)) >= _ALIKE else ""


def _likeness(a: str, b: str) -> float:
    """Return how alike two words are, letters that changed places counting half."""
    ordered = SequenceMatcher(None, a, b).ratio()
    return (ordered + SequenceMatcher(None, sorted(a), sorted(b)).ratio()) / 2
