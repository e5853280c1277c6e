"""The keys under which one place is indexed: its names, their variants, facility stems and consonant skeletons."""

from __future__ import annotations

import json
import math
import unicodedata
from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from geoevents.folding import fold, skeleton
from geoevents.gazetteer.files import ABBREVIATION, FACILITY, SKELETON
from geoevents.lexicon import load_lexicon

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_LONGEST_NAME = 100  # characters; GeoNames allows 200, and nothing over 100 was a name (checked on cities500)
_SCRIPTS = ("LATIN", "CYRILLIC", "ARABIC")

# Added to log10(population); what the class of a place says about how likely a text means it. A judgement, not a fit:
# a capital outranks a town of a hundred times its size, and a seat comes before the division that is named after it
# (Sirte, Misrata, Aleppo), which is usually the larger of the two, but not by much.
_CLASS = {
    "CONT": 100.0, "PCLI": 50.0, "PCLD": 48.0, "PCLS": 48.0, "PCLF": 48.0, "PCL": 48.0, "PCLIX": 47.0, "TERR": 46.0,
    "PPLC": 2.0, "ADM1": -0.4, "PPLG": 1.0, "RGN": 0.5, "SEA": 1.0, "OCN": 2.0, "PPLA": 0.7, "PPLA2": 0.2, "PPLA3": 0.1,
    "PPL": 0.0, "ADM2": -0.3, "ADM3": -0.6, "ADM4": -0.8, "ADM5": -0.8, "ADMD": -0.6, "ADM1H": -0.5, "PPLX": -0.5,
    "PPLF": -0.5, "PPLH": -1.0, "PPLQ": -1.0, "PPLW": -1.0, "AIRP": 0.0, "AIRB": 0.2, "AIRF": -0.3,
}  # fmt: skip
# log10 of the population assumed where none is known, by class; cities500 holds places above 500.
_UNKNOWN = {"ADM1": 4.5, "ADM2": 4.0, "RGN": 4.0, "SEA": 5.0, "OCN": 6.0, "PPLC": 4.0}
_UNKNOWN_ELSE = 2.7


@dataclass(frozen=True, slots=True)
class Naming:
    """How names vary: the tables of ``gazetteer/curated/naming.toml``, all words folded.

    ``air_nouns`` gives the GeoNames code each noun of an airfield's name stands for ("" where any will do); ``nouns``
    gives the nouns of each facility's code, the longest first, with those of the lexicon.
    """

    articles: frozenset[str]
    article_countries: frozenset[str]
    transliterated_countries: frozenset[str]
    before: tuple[tuple[str, frozenset[str]], ...]
    after: tuple[tuple[str, frozenset[str]], ...]
    air_nouns: Mapping[str, str] = field(default_factory=dict)
    nouns: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    left_out: frozenset[str] = frozenset()
    unwanted: frozenset[str] = frozenset()
    unwanted_of: frozenset[tuple[str, str]] = frozenset()

    @classmethod
    def of(cls, table: dict[str, Any]) -> Naming:
        """Read the tables as they stand in the TOML, or in its compiled copy."""
        words: dict[str, list[tuple[str, frozenset[str]]]] = {"before": [], "after": []}
        for group in table["admin_words"]:
            countries = frozenset(group.get("countries", ()))
            words[group["position"]] += [(fold(word), countries) for word in group["words"]]
        air_nouns = {fold(word): group["code"] for group in table["air_nouns"] for word in group["words"]}
        return cls(
            articles=frozenset(table["articles"]),
            article_countries=frozenset(table["article_countries"]),
            transliterated_countries=frozenset(table["transliterated_countries"]),
            before=tuple(sorted(set(words["before"]), key=lambda pair: (-len(pair[0]), pair[0]))),
            after=tuple(sorted(set(words["after"]), key=lambda pair: (-len(pair[0]), pair[0]))),
            air_nouns=air_nouns,
            nouns=_nouns_by_code(air_nouns),
            left_out=frozenset(table["left_out"]),
            unwanted=frozenset(table.get("unwanted", ())),
            unwanted_of=frozenset((place_id, name) for place_id, name in table.get("unwanted_of", ())),
        )


def _nouns_by_code(air_nouns: Iterable[str]) -> dict[str, tuple[str, ...]]:
    nouns: dict[str, set[str]] = {}
    for facility in load_lexicon().facilities.values():
        if not facility.noun_is_name:
            for code in facility.feature_codes:
                nouns.setdefault(code, set()).update(map(fold, facility.nouns))
    for code, found in nouns.items():
        if code.startswith("AIR"):
            found.update(air_nouns)
    return {code: tuple(sorted(found, key=lambda n: (-len(n.split()), n))) for code, found in nouns.items()}


@cache
def default_naming() -> Naming:
    """Return the compiled tables that ship with the package."""
    return Naming.of(json.loads((files("geoevents") / "data" / "naming.json").read_text(encoding="utf-8")))


def importance(feature_code: str, population: int) -> float:
    """Return how likely a text that uses a place's name means that place, on a scale of log10 of people.

    Parameters
    ----------
    feature_code : str
    population : int
        0 where unknown.
    """
    size = math.log10(population) if population > 0 else _UNKNOWN.get(feature_code, _UNKNOWN_ELSE)
    return size + _CLASS.get(feature_code, 0.0)


@lru_cache(maxsize=4096)
def _script(letter: str) -> str:
    return unicodedata.name(letter, "").partition(" ")[0]


def is_name(name: str) -> bool:
    """Return whether an alternate name of GeoNames is worth indexing.

    Out go names in scripts other than Latin, Cyrillic and Arabic, machine romanisations (Latin, all lower case),
    airport codes (capitals only, up to three), numbers and single characters.

    Examples
    --------
    >>> [n for n in ("Sirte", "Сирт", "سرت", "シルト", "su er te", "SRX", "7", "Q") if is_name(n)]
    ['Sirte', 'Сирт', 'سرت']
    """
    if not 1 < len(name) <= _LONGEST_NAME or "\n" in name:
        return False
    if name.isascii():
        letters = [c for c in name if c.isalpha()]
        return bool(letters) and not name.islower() and not (len(name) <= 3 and name.isupper())
    scripts = {_script(c) for c in name if unicodedata.category(c) in ("Lu", "Ll", "Lt", "Lo")}
    if len(scripts) != 1 or not scripts <= set(_SCRIPTS):
        return False
    return not ("LATIN" in scripts and (name.islower() or (len(name) <= 3 and name.isupper())))


def place_keys(
    names: Iterable[str],
    *,
    place_id: str,
    country_code: str,
    feature_code: str,
    naming: Naming,
    stems: Iterable[str] = (),
    abbreviations: Iterable[str] = (),
) -> set[str]:
    """Return every key of the name index that leads to one place.

    Parameters
    ----------
    names : iterable of str
        As they stand in the source, unwanted ones left out by `is_name`.
    place_id, country_code, feature_code : str
    naming : Naming
    stems : iterable of str
        Facility names without their nouns.
    abbreviations : iterable of str
    """
    division = feature_code.startswith("ADM")
    if division:
        folded = division_names(names, country_code, naming)
    else:
        folded = {f for f in map(fold, names) if len(f) > 1 and not f.isdigit()}
    folded = {v for name in folded for v in _variants(name, country_code, naming)}
    stem_keys = {v for stem in stems if len(f := fold(stem)) > 1 for v in _variants(f, country_code, naming)}
    keys = {n for n in folded if n not in naming.unwanted and (place_id, n) not in naming.unwanted_of}
    if country_code in naming.transliterated_countries and (division or feature_code.startswith(("PPL", "RGN"))):
        keys |= {SKELETON + s for n in folded if n.isascii() and (s := skeleton(n))}
    keys |= {FACILITY + stem for stem in stem_keys}
    keys |= {FACILITY + SKELETON + s for stem in stem_keys if stem.isascii() and (s := skeleton(stem))}
    return keys | {ABBREVIATION + f for a in abbreviations if (f := fold(a))}


def division_names(names: Iterable[str], country_code: str, naming: Naming) -> set[str]:
    """Return a division's names folded, with and without the words of office about them."""
    folded = {f for f in map(fold, names) if len(f) > 1 and not f.isdigit()}
    return folded | {short for name in folded for short in _without_admin_words(name, country_code, naming)}


def _without_admin_words(name: str, country_code: str, naming: Naming) -> list[str]:
    shorter = []
    for word, countries in naming.before:
        if name.startswith(word + " ") and (not countries or country_code in countries):
            shorter.append(name[len(word) + 1 :])
            break
    for word, countries in naming.after:
        if name.endswith(" " + word) and (not countries or country_code in countries):
            shorter.append(name[: -len(word) - 1])
            break
    return [s for s in shorter if len(s) > 2]


def _variants(name: str, country_code: str, naming: Naming) -> set[str]:
    forms = {name}
    if country_code not in naming.article_countries or not name.isascii():
        return forms
    first, _, rest = name.partition(" ")
    if first in naming.articles and len(rest) > 2:
        forms |= {"al " + rest, rest}
    for form in tuple(forms):
        if form.endswith("ah") and len(form) > 4:
            forms.add(form[:-1])
        elif form.endswith("a") and len(form) > 3:
            forms.add(form + "h")
    return forms


def facility_stems(names: Iterable[str], feature_code: str, naming: Naming) -> list[str]:
    """Return a facility's folded names without the nouns of its kind; none for what is no facility.

    Examples
    --------
    >>> facility_stems(["Al Jufra Airport", "RAF Gambut"], "AIRP", default_naming())
    ['al jufra', 'gambut']
    >>> facility_stems(["Tripoli"], "PPLC", default_naming())
    []
    """
    nouns = naming.nouns.get(feature_code, ())
    stems = []
    for name in names if nouns else ():
        text = whole = f" {fold(name)} "
        for noun in nouns:
            text = text.replace(f" {noun} ", " ")
        stem = text.removeprefix(" the").removeprefix(" of").strip()
        if len(stem) > 1 and not (text == whole and feature_code.startswith("PPL")):
            stems.append(" ".join(stem.split()))
    return list(dict.fromkeys(stems))


def facility_codes(names: Iterable[str], naming: Naming) -> set[str]:
    """Return the GeoNames codes that the nouns among an airfield's names give."""
    texts = [f" {fold(name)} " for name in names]
    return {code for noun, code in naming.air_nouns.items() if code and any(f" {noun} " in t for t in texts)}


def has_air_noun(name: str, naming: Naming) -> bool:
    """Return whether a name says that it is an airfield's."""
    text = f" {fold(name)} "
    return any(f" {noun} " in text for noun in naming.air_nouns)
