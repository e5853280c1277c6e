"""The country that a sentence or line opens with, where what it names lies: "In Mali, ... Léré", "Mali: ... Léré"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from geoevents.lexicon.namewords import load_name_words
from geoevents.toponyms.classes import DIVISIONS, KNOWN, SETTLED, contains, place_class
from geoevents.toponyms.surroundings import counts_cases

if TYPE_CHECKING:
    from geoevents.model import Place
    from geoevents.text.words import Words
    from geoevents.toponyms.candidates import Candidate
    from geoevents.toponyms.toponyms import FoundName

_OPENING = 4  # words up to the country: "In the neighbouring ..." (judgement)
_WORDS = 120  # of a sentence that are looked back at
_NAMES = 12  # of a sentence that are looked back at
_LANDS = frozenset({"country", "adm1"})
_HEADING = frozenset({":", "–", "—"})
_LOCAL = SETTLED | DIVISIONS


def fronting_land(words: Words, names: Sequence[FoundName], k: int) -> FoundName | None:
    """Return the country that heads the sentence or line of a name, if the name can mean a town or division there.

    None where the text may have left it since: behind another country, "from", or somebody's words.

    Parameters
    ----------
    words : Words
    names : sequence of FoundName
    k : int

    Returns
    -------
    FoundName or None
    """
    this = names[k].candidate
    if this.kind != "name" or not this.places or not _may_be_anywhere(this.places[0]):
        return None
    land = _land_before(words, names, k)
    if land is None:
        return None
    lexicon = load_name_words()
    between = words.folded[land.candidate.last : this.first]
    if between[-1:] == ["from"] or not lexicon.speech_verbs.isdisjoint(between):
        return None
    country = land.candidate.places[0]
    alike = {"adm1"} if place_class(this.places[0]) == "adm1" else _LOCAL  # Peru's Amazonas, but no village of Florida
    held = any(place_class(place) in alike and contains(country, place) for place in this.places)
    return land if held else None


def _land_before(words: Words, names: Sequence[FoundName], k: int) -> FoundName | None:
    """Return the country named last before a name on its line, if that opens the name's sentence or heads the line."""
    first = names[k].candidate.first
    begin = words.sentence_begin(first, _WORDS)
    if begin < 0:
        return None
    for j in range(k - 1, max(-1, k - 1 - _NAMES), -1):
        one = names[j].candidate
        if words.text.find("\n", words.end[one.last - 1], words.start[first]) >= 0:
            return None
        if _is_country(names[j]):
            opens = one.first >= begin and (_opens(words, begin, one) or counts_cases(words, one.last))
            country = place_class(one.places[0]) == "country"
            if opens or (_heads(words, one) and (country or one.first >= begin)):
                return names[j]
            if country:
                return None
    return None


def _opens(words: Words, begin: int, land: Candidate) -> bool:
    """Tell whether a sentence opens with a country: "In Mali, ..."."""
    near = land.first - begin < _OPENING
    return near and words.folded[begin] == "in" and words.gaps[land.last][:1] == ","


def _heads(words: Words, land: Candidate) -> bool:
    """Tell whether a country stands as the head of what follows: "Mali: ...", "Mali – ..."."""
    return words.sentence_start[land.first] and words.gaps[land.last].strip() in _HEADING


def _may_be_anywhere(place: Place) -> bool:
    """Tell a place that another of its name may be meant for: no country, and no city that all know."""
    return place_class(place) in _LOCAL and (place_class(place) not in SETTLED or place.population <= KNOWN)


def _is_country(found: FoundName) -> bool:
    candidate = found.candidate
    return candidate.kind != "demonym" and bool(candidate.places) and place_class(candidate.places[0]) in _LANDS
