"""Vocabulary as data: the words of a language, from a TOML table, ready for the scanner and the rules."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from geoevents.angles import turn_deg
from geoevents.lexicon.signs import Entry, Phrases, split_words
from geoevents.toml_tables import read_toml

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

# Sections whose keys are values of one class: [parts] outskirts = [...] gives class "part", value "outskirts".
_VALUED = {
    "kinds": "kind", "anaphors": "anaphor", "parts": "part", "parts_after": "part_after",
    "part_adjectives": "part_adjective", "near": "near",
    "near_after": "near_after", "lines": "line", "borders": "border", "crossings": "cross", "bridges": "bridge",
    "sea": "sea", "doubt": "doubt", "bounds": "bound",
}  # fmt: skip
_QUARTERS = (("north", "east"), ("south", "east"), ("south", "west"), ("north", "west"))


@dataclass(frozen=True, slots=True)
class Facility:
    """A kind of named installation or feature.

    Parameters
    ----------
    kind : str
    nouns : tuple of str
    feature_codes : tuple of str
        GeoNames feature codes that it may have.
    noun_is_name : bool
        Whether the noun belongs to the name that gazetteers have ("Golden Bay"), not beside it ("Mitiga airport").
    """

    kind: str
    nouns: tuple[str, ...]
    feature_codes: tuple[str, ...]
    noun_is_name: bool = False


@dataclass(frozen=True, slots=True)
class Wind:
    """A direction.

    Parameters
    ----------
    azimuth_deg : float
        Degrees clockwise from true north.
    spread_deg : float
        The half-angle it may mean, degrees.
    name : str
        The abbreviation: "NNE".
    """

    azimuth_deg: float
    spread_deg: float
    name: str


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The vocabulary of one language.

    Parameters
    ----------
    language : str
        "en".
    phrases : Phrases
        All words of place, distance and direction, with their classes.
    facilities : mapping of str to Facility
        By kind.
    kind_codes : mapping of str to tuple of str
        GeoNames feature codes that a kind noun ("the village of") asks for.
    names : frozenset of str
        Lower-case names that are one name although their words read as parts ("south sudan").
    countries : frozenset of str
        Lower-case names of countries.
    tables : mapping
        The sections as the file has them, for the modules that keep their own.
    """

    language: str
    phrases: Phrases
    facilities: Mapping[str, Facility]
    kind_codes: Mapping[str, tuple[str, ...]]
    names: frozenset[str]
    countries: frozenset[str]
    tables: Mapping[str, Any]

    def feature_codes(self, kind: str) -> tuple[str, ...]:
        """Return the GeoNames codes of a Toponym's kind, facility or not; empty if the kind asks for none."""
        facility = self.facilities.get(kind)
        return facility.feature_codes if facility else self.kind_codes.get(kind, ())


@cache
def load_lexicon(language: str = "en") -> Lexicon:
    """Read the vocabulary of a language once.

    Parameters
    ----------
    language : str
        ``lexicon/<language>.toml``; there is "en".

    Returns
    -------
    Lexicon

    Examples
    --------
    >>> load_lexicon().facilities["air_base"].feature_codes
    ('AIRB', 'AIRF', 'AIRP')
    """
    tables = read_toml(f"lexicon/{language}.toml")
    facilities = {
        kind: Facility(kind, tuple(row["nouns"]), tuple(row["codes"]), row.get("noun_is_name", False))
        for kind, row in tables["facility"].items()
    }
    return Lexicon(
        language=language,
        phrases=_phrases_of(tables),
        facilities=MappingProxyType(facilities),
        kind_codes=MappingProxyType({kind: tuple(codes) for kind, codes in tables["kind_codes"].items()}),
        names=frozenset(tables["names"]["whole"]),
        countries=_country_names(),
        tables=MappingProxyType(tables),
    )


def _country_names() -> frozenset[str]:
    with resources.files("geoevents.lexicon").joinpath("countries.csv").open(encoding="utf-8") as file:
        return frozenset(row["name"].lower() for row in csv.DictReader(file))


def _phrases_of(tables: Mapping[str, Any]) -> Phrases:
    classes: dict[tuple[str, ...], dict[str, Any]] = {}
    for phrase, name, value in _phrases(tables):
        classes.setdefault(split_words(phrase), {}).setdefault(name, value)
    for words, found in classes.items():
        if words[0] == "the" and words[1:] in classes:  # "the centre" is also the part of "the centre of Havana"
            for name, value in classes[words[1:]].items():
                found.setdefault(name, value)
    return Phrases(Entry(words, found, _in_capitals(found)) for words, found in classes.items())


def _in_capitals(classes: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """Return the classes of "NE" from those of "ne": a wind by itself, not only beside a distance."""
    wind = classes.get("wind_letters")
    if wind is None:
        return None
    rest = {name: value for name, value in classes.items() if name != "wind_letters"}
    return {**rest, "wind": wind, "letters": None}


def _phrases(tables: Mapping[str, Any]) -> Iterator[tuple[str, str, Any]]:
    """Yield (phrase, class, value) for every word of the language the grammar knows."""
    for row in tables["units"].values():
        for name in row["names"]:
            yield name, "unit", (row["metres"], row.get("spread", 0.0))
    for row in tables["time_units"].values():
        for name in row["names"]:
            yield name, "time", row["seconds"]
    for row in tables["travel"].values():
        for name in row["names"]:
            yield name, "travel", tuple(row["kmh"])
    for section, name in (
        ("numbers", "num"),
        ("multipliers", "mult"),
        ("fractions", "frac"),
        ("vague_numbers", "vague"),
    ):
        for phrase, value in tables[section].items():
            yield phrase, name, value
            if name == "num":
                yield phrase, "tens" if value >= 20 else "ones" if 0 < value < 10 else "teens", value
    for phrase in tables["hedges"]["words"]:
        yield phrase, "hedge", None
    for phrase in tables["hedges"]["after"]:
        yield phrase, "hedge_after", None
    for section, name in _VALUED.items():
        for value, phrases in tables[section].items():
            for phrase in phrases:
                yield phrase, name, value
                if name == "anaphor":
                    yield phrase, "ground", value
                if name == "bridge":  # "the bridge" alone is an anaphor and would hide "bridge over"
                    yield f"the {phrase}", name, value
    for name, phrases in tables["classes"].items():
        for phrase in phrases:
            yield phrase, name, None
    yield from _label_words(tables)
    for name in ("due", "bearing", "degrees"):
        for phrase in tables["wind_forms"][name]:
            yield phrase, name, None
    for facility, row in tables["facility"].items():
        for noun in row["nouns"]:
            yield noun, "facility", facility
    yield from _winds(tables)
    yield from _banks(tables["rivers"])


def _banks(table: Mapping[str, Any]) -> Iterator[tuple[str, str, Any]]:
    """Yield the banks of a river: "left bank", "right-hand riverbank", "eastern bank", "both banks"."""
    sides = {side: list(words) for side, words in table["sides"].items()}
    for side, words in sides.items():
        for word in words:
            for noun in table["banks"]:
                yield f"{word} {noun}", "bank", side
                yield f"{word}-{noun}", "bank", side
    for phrase in table["both"]:
        yield phrase, "bank", "both"


def _label_words(tables: Mapping[str, Any]) -> Iterator[tuple[str, str, Any]]:
    """Yield what only labels say; everywhere else it is a word like any other."""
    for section, as_value in (("label_parts", True), ("label_words", False)):
        for name, phrases in tables[section].items():
            for phrase in phrases:
                yield phrase, "label_part" if as_value else name, name
                if phrase[0].isalpha():
                    yield phrase, "word", None


def _winds(tables: Mapping[str, Any]) -> Iterator[tuple[str, str, Any]]:
    """Yield the 32 winds in all spellings: full, hyphened, spaced, -ern, -wards, abbreviated with and without dots."""
    main, spread = tables["winds"], tables["wind_spread_deg"]
    by = tables["wind_forms"]["by"][0]
    stems: list[tuple[list[str], str, Wind]] = []
    for name, row in main.items():
        stems.append(([name], row["letter"], Wind(float(row["azimuth"]), spread["4"], row["letter"].upper())))
    for first, second in _QUARTERS:
        letters = main[first]["letter"] + main[second]["letter"]
        azimuth = _middle(main[first]["azimuth"], main[second]["azimuth"])
        quarter = [first + second, f"{first}-{second}", f"{first} {second}"]
        stems.append((quarter, letters, Wind(azimuth, spread["8"], letters.upper())))
        for head in (first, second):
            between = _middle(main[head]["azimuth"], azimuth)
            spelt = [f"{head}{gap}{rest}" for gap in ("-", " ", "") for rest in quarter]
            code = main[head]["letter"] + letters
            stems.append((spelt, code, Wind(between, spread["16"], code.upper())))
            other = second if head == first else first
            for start, towards in (([head], other), (quarter, head)):
                base = main[head]["azimuth"] if start == [head] else azimuth
                goal = main[towards]["azimuth"]
                azimuth32 = (base + (11.25 if turn_deg(base, goal) > 0 else -11.25)) % 360
                code32 = (main[head]["letter"] if start == [head] else letters) + "b" + main[towards]["letter"]
                names = [f"{s} {by} {towards}" for s in start] + [f"{s}-{by}-{towards}" for s in start]
                stems.append((names, code32, Wind(azimuth32, spread["32"], code32.upper().replace("B", "b"))))
    for names, letters, wind in stems:
        for name in names:
            for form in tables["wind_forms"]["noun"]:
                yield form.format(name), "wind", wind
            yield name, "spelt_wind", wind
            if len(wind.name) <= 2:
                for form in (name, letters, tables["wind_forms"]["adjective"][0].format(name)):
                    for noun in tables["rivers"]["banks"]:
                        yield f"{form} {noun}", "bank", wind.name
            for form in tables["wind_forms"]["adjective"]:
                yield form.format(name), "wind_adjective", wind
        yield letters, "wind_letters", wind
        if "b" not in letters:
            yield ".".join(letters) + ".", "wind_letters", wind


def _middle(first_deg: float, second_deg: float) -> float:
    turn = turn_deg(first_deg, second_deg)
    return (first_deg + turn / 2.0) % 360.0
