"""Capitals a text need not name: "the Simon Pelé neighbourhood in the capital", "the Georgian capital"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from geoevents.lexicon.namewords import load_name_words
from geoevents.lexicon.senses import sense_of
from geoevents.lexicon.tables import words_in
from geoevents.toponyms.classes import DIVISIONS, place_class
from geoevents.toponyms.unindexed import POSSESSIVES

if TYPE_CHECKING:
    from geoevents.gazetteer import Gazetteer
    from geoevents.model import Place
    from geoevents.text.words import Words
    from geoevents.toponyms.candidates import Candidate
    from geoevents.toponyms.toponyms import FoundName

_CAPITAL = "capital"
_OF_DIVISIONS = words_in("toponyms", "divisions", "of_divisions")
_WITH_SEATS = frozenset({"country", "adm1"})
_APART = frozenset({"", ",", "("})  # between a capital and its name
_LEADS = frozenset({"in", "of"})
_THE_CAPITAL = ["the", "capital"]
_WORDS = 120  # of a sentence that are looked back at
_NAMES = 6  # of a sentence that "In the capital" opens: what is named later may lie elsewhere (judgement)


def said_capital(
    words: Words, found: Sequence[FoundName], places: Sequence[Place | None], k: int, gazetteer: Gazetteer
) -> Place | None:
    """Return the capital in which a text says that the k-th name lies: right behind it, or as its sentence opens.

    It is that of the country of the places named nearest, before rather than after. None where the capital is named:
    "in the capital Port-au-Prince".

    Parameters
    ----------
    words : Words
    found : sequence of FoundName
    places : sequence of Place or None
        Chosen for each name.
    k : int
    gazetteer : Gazetteer

    Returns
    -------
    Place or None
    """
    here = found[k].candidate
    end = here.last
    if end < len(words) and words.joins[end - 1] and words.folded[end] in load_name_words().quarter_nouns:
        end += 1
    joined = end < len(words) and words.gap(end - 1).strip() in {"", ","}
    if not (joined and _is_capital_at(words, end)) and not _opens_in_capital(words, found, k):
        return None
    nearest = [*range(k - 1, -1, -1), *range(k + 1, len(places))]
    code = next((place.country_code for i in nearest if (place := places[i]) is not None and place.country_code), "")
    return gazetteer.capital(code) if code else None


def _opens_in_capital(words: Words, found: Sequence[FoundName], k: int) -> bool:
    """Tell whether the sentence of a name opens with "In the capital"."""
    first = found[k].candidate.first
    begin = words.sentence_begin(first, _WORDS)
    if begin < 0:
        return False
    close = k < _NAMES or found[k - _NAMES].candidate.first < begin
    return close and words.folded[begin] == "in" and _is_capital_at(words, begin)


def _is_capital_at(words: Words, i: int) -> bool:
    """Tell whether "in the capital", and no name of one, stands at a word."""
    after = i + 3
    if words.folded[i] not in _LEADS or words.folded[i + 1 : after] != _THE_CAPITAL:
        return False
    return after >= len(words) or not (words.upper[after] and words.gap(after - 1).strip() in {"", ",", "("})


def capital_of(
    words: Words, candidate: Candidate, meant: Place | None, gazetteer: Gazetteer
) -> tuple[Place, int, int] | None:
    """Return the capital that "the Georgian capital" or "the capital of Sinaloa" stands for, and where its words stand.

    Parameters
    ----------
    words : Words
    candidate : Candidate
        The demonym, or the name of a country or first-order division.
    meant : Place or None
        What was chosen for it.
    gazetteer : Gazetteer

    Returns
    -------
    tuple of (Place, int, int) or None
        Its first word, and the one behind it. None for other names, and where the capital is named beside.
    """
    if meant is None or place_class(meant) not in _WITH_SEATS:
        return None
    first, last = _before_capital(words, candidate) or _behind_capital(words, candidate) or (-1, -1)
    if first < 0:
        return None
    if last < len(words) and words.upper[last] and words.gap(last - 1).strip() in _APART:
        return None  # "the Somali capital Mogadishu", "the capital of Sinaloa, Culiacán"
    if last < len(words) and words.joins[last - 1] and sense_of(words.folded[last]).part == "n":
        return None  # "Qatar capital flows"
    the = first - (words.folded[first - 1 : first] == ["the"])
    if the > 0 and words.upper[the - 1] and words.gap(the - 1).strip() in {",", "("}:
        return None  # "Culiacán, the capital of Sinaloa"
    country = place_class(meant) == "country"
    seat = gazetteer.capital(meant.country_code) if country else gazetteer.seat(meant.country_code, meant.admin1_code)
    return None if seat is None else (seat, first, last)


def _before_capital(words: Words, candidate: Candidate) -> tuple[int, int] | None:
    """Return the words of a name and the "capital" behind it: "the Sinaloa state capital", "Oaxaca's capital"."""
    at, n = candidate.last, len(words)
    if at < n and (words.folded[at] in _OF_DIVISIONS or _is_division(words.folded[at])) and words.joins[at - 1]:
        at += 1
    if at >= n or words.folded[at] != _CAPITAL or words.upper[at]:
        return None
    owned = all(words.joins[i - 1] or words.gap(i - 1)[:2] in POSSESSIVES for i in range(candidate.last, at + 1))
    city = at + 1 < n and words.joins[at] and words.folded[at + 1] == "city"
    return (candidate.first, at + 1 + city) if owned else None


def _behind_capital(words: Words, candidate: Candidate) -> tuple[int, int] | None:
    """Return the words of a name and the "capital of" before it: "the capital of Balochistan province"."""
    at = candidate.first - 1 - (words.folded[candidate.first - 1 : candidate.first] == ["the"])
    if candidate.kind != "name" or at < 1 or words.folded[at - 1 : at + 1] != [_CAPITAL, "of"]:
        return None
    last = candidate.last
    return at - 1, last + (last < len(words) and words.joins[last - 1] and _is_division(words.folded[last]))


def _is_division(word: str) -> bool:
    classes = load_name_words().noun_classes.get(word, ())
    return bool(classes) and DIVISIONS.issuperset(classes[:1])
