"""Words that look like a place and mean something else: diseases, arms, days, ships, languages, abbreviations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geoevents.lexicon.senses import sense_of
from geoevents.lexicon.tables import load_table, words_in
from geoevents.toponyms.classes import DIVISIONS, place_class

if TYPE_CHECKING:
    from geoevents.gazetteer import Gazetteer
    from geoevents.lexicon.namewords import NameWords
    from geoevents.text.words import Words

_OF_MONTHS = words_in("toponyms", "contexts", "of_months")
_MONTHS = frozenset(load_table("dates")["months"])
_LANGUAGES = words_in("toponyms", "contexts", "languages")
_SAID_IN = frozenset({"in", "into"})
_WELL_KNOWN = 200_000  # people: where case is lost, "NICE" may be the city (judgement)


def is_ailment_or_arms(words: Words, first: int, last: int, lexicon: NameWords) -> bool:
    """Tell the name of a disease or a missile: "Zika", "Lassa fever", "Iskander"; the Ebola River is one of a place.

    Parameters
    ----------
    words : Words
    first : int
        The first word of the name.
    last : int
        The word behind it.
    lexicon : NameWords

    Returns
    -------
    bool
    """
    if last - first == 1 and words.folded[first] in lexicon.ailments_and_arms:
        return True
    if last - first == 1 and words.folded[first] in lexicon.place_ailments and _is_caught(words, first, lexicon):
        return True
    if last == len(words.folded) or words.folded[last] not in lexicon.disease_nouns:
        return False
    return words.joins[last - 1] and words.small[last]


def is_day_or_month(words: Words, first: int, last: int, gazetteer: Gazetteer, lexicon: NameWords) -> bool:
    """Tell "the 6th", a day or a brigade, and "in August" from places so called; "in March, Cambridgeshire" is one.

    Parameters
    ----------
    words : Words
    first, last : int
        The name's words, ``last`` not included.
    gazetteer : Gazetteer
    lexicon : NameWords
    """
    folded = words.folded
    if last - first == 2:
        return folded[first] == "the" and folded[first + 1][0].isdecimal()
    if last - first > 1 or folded[first] not in _MONTHS or not first:
        return False
    timed = folded[first - 1] in _OF_MONTHS or folded[first - 1][0].isdecimal()
    if not timed or (folded[first - 1] == "of" and folded[first - 2] in lexicon.noun_classes):
        return False
    if last == len(words.folded) or words.gaps[last] != ", " or not words.upper[last]:
        return True
    held = gazetteer.named(folded[first])
    return not any(
        place_class(holder) in DIVISIONS
        and (holder.country_code, holder.admin1_code) == (place.country_code, place.admin1_code)
        for holder in gazetteer.named(folded[last])
        for place in held
    )


def _is_caught(words: Words, i: int, lexicon: NameWords) -> bool:
    """Tell a disease from its place by the words beside it: "died of Lassa", "the Lyme outbreak", "fought Marburg"."""
    folded = words.folded
    if i + 1 < len(words.folded) and words.joins[i] and words.small[i + 1] and folded[i + 1] in lexicon.ailment_words:
        return True
    if not i or folded[i - 1] in lexicon.locative:
        return False
    if words.joins[i - 1] and folded[i - 1] in lexicon.ailment_verbs:
        return True
    leads = i > 1 and words.joins[i - 1] and words.joins[i - 2] and sense_of(folded[i - 1]).part == "p"
    if leads and folded[i - 2] in lexicon.ailment_words:
        return True
    listed = folded[i + 1 : i + 3] if folded[i + 1 : i + 2] in (["and"], ["or"]) else folded[i - 2 : i]
    return not lexicon.ailments_and_arms.isdisjoint(listed)  # "Marburg and Ebola"


def is_a_ships(words: Words, first: int, lexicon: NameWords) -> bool:
    """Tell a name that a noun before it says is a ship's: "the frigate Belgorod", "HMAS Canberra".

    Parameters
    ----------
    words : Words
    first : int
    lexicon : NameWords
    """
    return first > 0 and words.joins[first - 1] and words.folded[first - 1] in lexicon.ship_nouns


def is_language(words: Words, first: int, gazetteer: Gazetteer) -> bool:
    """Tell the language of a people, in which something is said: "In English: ...", "a statement in Arabic".

    Parameters
    ----------
    words : Words
    first : int
        The word that may be one; a people's name that is a land's as well is where.
    gazetteer : Gazetteer

    Returns
    -------
    bool
    """
    if not first or words.folded[first - 1] not in _SAID_IN or not words.joins[first - 1]:
        return False
    if words.folded[first] not in _LANGUAGES and not is_no_land(words.folded[first], gazetteer):
        return False
    if first + 1 == len(words.folded) or not words.joins[first]:
        return True
    return not words.upper[first + 1] and sense_of(words.folded[first + 1]).part in "pfd"


def is_no_land(name: str, gazetteer: Gazetteer) -> bool:
    """Tell a people's name that is no country's, division's or city's as well: "in Amhara" is where.

    Parameters
    ----------
    name : str
    gazetteer : Gazetteer

    Returns
    -------
    bool
    """
    places = gazetteer.lookup(name)
    known = any(place.population > _WELL_KNOWN or place.feature_code.startswith(("PCL", "ADM1")) for place in places)
    return bool(gazetteer.demonym(name)) and not known


def ends_its_sentence(words: Words, i: int, lexicon: NameWords) -> bool:
    """Tell whether a preposition leads to a word that a full stop ends with its sentence: "They went back to Wa.".

    Parameters
    ----------
    words : Words
    i : int
        The word.
    lexicon : NameWords

    Returns
    -------
    bool
    """
    if not i or not words.joins[i - 1] or words.folded[i - 1] not in lexicon.locative or words.shouted[i]:
        return False
    ended = i + 1 == len(words.folded) or words.sentence_start[i + 1]
    return ended and words.text[words.end[i] : words.end[i] + 1] == "."
