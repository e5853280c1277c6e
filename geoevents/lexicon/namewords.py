"""The words that stand beside place names: titles, given names, nouns that tell a class, facility nouns."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from geoevents.folding import fold
from geoevents.lexicon.lexicon import Facility, load_lexicon
from geoevents.lexicon.tables import load_table


@dataclass(frozen=True, slots=True)
class NameWords:
    """Folded words by what they tell of a name beside them.

    Parameters
    ----------
    titles, given_names : frozenset of str
        Of persons.
    locative, place_cues, holding, taking_verbs : frozenset of str
        Prepositions and verbs with a place behind them.
    speech_verbs, auxiliaries : frozenset of str
        Verbs with somebody before them.
    relation_nouns, pair_nouns : frozenset of str
        What two states have: "talks", "border".
    generic_starts, leading_nouns, trailing_nouns, compass_words, capital_words : frozenset of str
        What stands beside a name and is no part of it, or no name alone.
    acronyms, never_names, never_ends : frozenset of str
        What looks like a name and is none, or does not end one.
    bodies : mapping of str to tuple of tuple of str
        Names of bodies that hold the name of a place, by their first word.
    body_endings : tuple of str
        How the names of bodies end.
    body_nouns, bodies_own, parts_of_places : frozenset of str
        What stands before the names of bodies: "the papers", "reporters of".
    place_ailments, ailment_words, ailment_verbs, disease_nouns, ailments_and_arms : frozenset of str
        Diseases and arms called after places, and the words beside them.
    site_nouns, ship_nouns, nickname_starts, short_nouns, division_nouns : frozenset of str
        Nouns that say what a name is of.
    facility_qualifiers, sited_facilities, town_facilities, natural_kinds, military_kinds : frozenset of str
        Words and kinds of facilities.
    noun_classes : mapping of str to tuple of str
        The classes of place that a noun asks for, the likeliest first.
    nouns_behind, quarter_nouns, quarter_links : frozenset of str
        Of these nouns, those that ask for a class only behind a name, and those of which a city has several.
    city_parts : frozenset of str
        Of the quarters' nouns, those of nothing but a city.
    shore_nouns : frozenset of str
        What lies on a water that is named before it.
    facilities : mapping of str to Facility
        By noun.
    kinds : mapping of str to Facility
        By kind.
    facility_sizes : mapping of str to tuple of int
        How many words the nouns that begin with a word have.
    compound_nouns : mapping of str to str
        Kinds of what is called after a place, by noun.
    """

    titles: frozenset[str]
    given_names: frozenset[str]
    locative: frozenset[str]
    place_cues: frozenset[str]
    speech_verbs: frozenset[str]
    auxiliaries: frozenset[str]
    relation_nouns: frozenset[str]
    pair_nouns: frozenset[str]
    generic_starts: frozenset[str]
    leading_nouns: frozenset[str]
    trailing_nouns: frozenset[str]
    acronyms: frozenset[str]
    never_names: frozenset[str]
    never_ends: frozenset[str]
    bodies: Mapping[str, tuple[tuple[str, ...], ...]]  # by their first word
    body_endings: tuple[str, ...]
    body_nouns: frozenset[str]
    bodies_own: frozenset[str]
    parts_of_places: frozenset[str]
    place_ailments: frozenset[str]
    ailment_words: frozenset[str]
    ailment_verbs: frozenset[str]
    disease_nouns: frozenset[str]
    ailments_and_arms: frozenset[str]
    site_nouns: frozenset[str]
    facility_qualifiers: frozenset[str]
    taking_verbs: frozenset[str]
    ship_nouns: frozenset[str]
    nickname_starts: frozenset[str]
    compass_words: frozenset[str]
    holding: frozenset[str]
    sited_facilities: frozenset[str]
    town_facilities: frozenset[str]
    natural_kinds: frozenset[str]
    military_kinds: frozenset[str]
    capital_words: frozenset[str]
    noun_classes: Mapping[str, tuple[str, ...]]  # the likeliest class first
    nouns_behind: frozenset[str]  # of these, those that ask for a class only behind a name
    quarter_nouns: frozenset[str]
    quarter_links: frozenset[str]
    city_parts: frozenset[str]
    shore_nouns: frozenset[str]
    facilities: Mapping[str, Facility]
    kinds: Mapping[str, Facility]
    facility_sizes: Mapping[str, tuple[int, ...]]
    compound_nouns: Mapping[str, str]
    short_nouns: frozenset[str]
    division_nouns: frozenset[str]

    def facility_in(self, folded: Sequence[str]) -> Facility | None:
        """Return the facility that the last words name: "the border crossing"."""
        for i in range(len(folded)):
            match = self.facility_at(folded, i)
            if match is not None and i + match[0] == len(folded):
                return match[1]
        return None

    def alike(self, kind: str) -> frozenset[str]:
        """Return the kinds that a noun for one kind of facility may go back to."""
        return self.military_kinds if kind in self.military_kinds else frozenset({kind})

    def facility_at(self, folded: Sequence[str], i: int) -> tuple[int, Facility] | None:
        """Return the longest facility noun that begins at word ``i``, as (words, facility).

        Parameters
        ----------
        folded : sequence of str
            The words of a text.
        i : int

        Returns
        -------
        (int, Facility) or None
        """
        for size in self.facility_sizes.get(folded[i], ()):
            noun = " ".join(folded[i : i + size])
            if noun in self.facilities and i + size <= len(folded):
                return size, self.facilities[noun]
        return None


def _by_first_word(names: Sequence[str]) -> Mapping[str, tuple[tuple[str, ...], ...]]:
    found: dict[str, list[tuple[str, ...]]] = {}
    for words in map(tuple, map(str.split, names)):
        found.setdefault(words[0], []).append(words)
    return {first: tuple(many) for first, many in found.items()}


# Classes of the words that say where without naming: "the city", "northern", "coast", "downtown", "the border".
_NAMELESS = frozenset(
    {"kind", "facility", "anaphor", "wind", "spelt_wind", "wind_adjective", "part", "part_adjective", "sea", "line"}
    | {"border"}
)


@lru_cache(maxsize=4096)
def is_nameless(word: str) -> bool:
    """Tell whether a folded word alone says where without naming it; where case is lost, it is no name.

    Parameters
    ----------
    word : str
        Folded.

    Returns
    -------
    bool
    """
    return not _NAMELESS.isdisjoint(load_lexicon().phrases.classes(word))


@lru_cache(maxsize=1)
def load_name_words() -> NameWords:
    """Read the vocabulary beside names, once.

    Returns
    -------
    NameWords
        The same object each time: nobody changes it.
    """
    table = load_table("toponyms")
    given = files("geoevents") / "data" / "given_names.json"
    facilities: dict[str, Facility] = {}
    for facility in load_lexicon().facilities.values():
        for noun in facility.nouns:
            facilities.setdefault(fold(noun), facility)
    sizes: dict[str, set[int]] = {}
    for noun in facilities:
        sizes.setdefault(noun.split()[0], set()).add(len(noun.split()))
    titles = {fold(title).split()[-1] for title in table["titles"]}
    return NameWords(
        frozenset(titles),
        frozenset(json.loads(given.read_text("utf-8"))),
        frozenset(table["contexts"]["locative"]),
        frozenset(table["contexts"]["place_cues"]),
        frozenset(table["contexts"]["speech_verbs"]),
        frozenset(table["auxiliaries"]),
        frozenset(table["relation_nouns"]),
        frozenset(table["pair_nouns"]),
        frozenset(table["generic_starts"]),
        frozenset(table["leading_nouns"]),
        frozenset(table["trailing_nouns"]),
        frozenset(table["acronyms"]),
        frozenset(table["never_names"]),
        frozenset(table["never_ends"]),
        _by_first_word(table["bodies"]),
        tuple(table["body_endings"]),
        frozenset(table["body_nouns"]),
        frozenset(table["bodies_own"]),
        frozenset(table["parts_of_places"]),
        frozenset(table["place_ailments"]),
        frozenset(table["ailment_words"]),
        frozenset(table["ailment_verbs"]),
        frozenset(table["disease_nouns"]),
        frozenset(table["ailments_and_arms"]),
        frozenset(table["site_nouns"]),
        frozenset(table["facility_qualifiers"]),
        frozenset(table["taking_verbs"]),
        frozenset(table["ship_nouns"]),
        frozenset(fold(word) for word in table["nickname_starts"]),
        frozenset(table["compass_words"]),
        frozenset(table["holding"]),
        frozenset(table["sited_facilities"]),
        frozenset(table["town_facilities"]),
        frozenset(table["natural_kinds"]),
        frozenset(table["military_kinds"]),
        frozenset(fold(words) for words in table["capital_words"]),
        {noun: tuple(kinds) for noun, kinds in table["classes"].items()},
        frozenset(table["nouns_behind"]),
        frozenset(table["quarter_nouns"]),
        frozenset(table["quarter_links"]),
        frozenset(table["city_parts"]),
        frozenset(table["shore_nouns"]),
        facilities,
        {facility.kind: facility for facility in facilities.values()},
        {first: tuple(sorted(found, reverse=True)) for first, found in sizes.items()},
        {noun: kind for kind, nouns in table["compounds"].items() for noun in nouns},
        frozenset(table["short_nouns"]),
        frozenset(noun for noun, kinds in table["classes"].items() if kinds[0] == "adm1"),
    )
