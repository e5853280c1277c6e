"""What a text puts "in the capital", which it need not name: "the Simon Pelé neighbourhood in the capital"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from geoevents.lexicon.namewords import load_name_words

if TYPE_CHECKING:
    from geoevents.gazetteer import Gazetteer
    from geoevents.model import Place
    from geoevents.text.words import Words
    from geoevents.toponyms.toponyms import FoundName

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
