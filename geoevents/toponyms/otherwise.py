"""Names a text writes otherwise than the index: "San José de Tuxpa", "Kan Taw (Lisu) village", "Xero dheer village"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geoevents.folding import fold
from geoevents.lexicon.senses import sense_of
from geoevents.lexicon.tables import words_in
from geoevents.text.words import HYPHENS
from geoevents.toponyms.classes import DIVISIONS, SETTLED, place_class

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geoevents.gazetteer import Gazetteer
    from geoevents.lexicon.namewords import NameWords
    from geoevents.model import Place
    from geoevents.text.words import Words

_STRINGING = words_in("toponyms", "particles", "stringing")
_SPOTS, _ARTICLES = words_in("toponyms", "particles", "spots"), words_in("toponyms", "particles", "articles")
_LEFT_OUT = words_in("toponyms", "particles", "left_out")
_LEAST_TO_CUT, _SHORTEST_HALF = 9, 4  # letters of a name that the index may have in two words, and of these (judgement)
_LEAST_WORDS = 2  # of a name, particles aside
_GLOSS = 3  # words in brackets between a name and its noun (judgement)
_HAMLETS = (("town",),)
_OF_PEOPLES = frozenset({"person", "communication"})  # what a people and its language are in the sense table
_HOLDING = DIVISIONS | {"country", "capital", "seat"}


def known_otherwise(name: Sequence[str], gazetteer: Gazetteer, lexicon: NameWords) -> tuple[Place, ...]:
    """Return the towns and divisions that the index spells with a particle more or less, or in two words.

    "Mirpurkhas" is Mirpur Khas, "San Pedro de Sula" is San Pedro Sula, "Ciudad Carmen" is Ciudad del Carmen.

    Parameters
    ----------
    name : sequence of str
        Its folded words.
    gazetteer : Gazetteer
    lexicon : NameWords
    """
    own = [word for word in name if word not in _STRINGING]
    if len(name) == 1:
        word = name[0]
        cuts = range(_SHORTEST_HALF, len(word) - _SHORTEST_HALF + 1) if len(word) >= _LEAST_TO_CUT else ()
        halves = (_inhabited(gazetteer.lookup(f"{word[:cut]} {word[cut:]}")) for cut in cuts)
        return next((places for places in halves if places), ())
    if len(own) < _LEAST_WORDS:
        return ()
    if len(own) < len(name):
        return _inhabited(gazetteer.lookup(" ".join(own)))
    if name[0] not in lexicon.generic_starts:
        return ()
    spelled = (" ".join((*name[:at], particle, *name[at:])) for at in range(1, len(name)) for particle in _LEFT_OUT)
    return next((places for whole in spelled if (places := _inhabited(gazetteer.lookup(whole)))), ())


def run_of_capitals(words: Words, first: int) -> int:
    """Return the word behind a run of capitalised words that spaces join.

    Parameters
    ----------
    words : Words
    first : int
    """
    last = first + 1
    while last < len(words) and words.upper[last] and words.gap(last - 1) == " ":
        last += 1
    return last


def _inhabited(places: Sequence[Place]) -> tuple[Place, ...]:
    return tuple(place for place in places if place_class(place) in SETTLED or place_class(place) in DIVISIONS)


def past_bracket(words: Words, last: int, lexicon: NameWords) -> int:
    """Return where the noun of a village stands behind a bracket that tells its people or other name; else ``last``.

    Parameters
    ----------
    words : Words
    last : int
        The word behind a name: "Lisu" of "Kan Taw (Lisu) village".
    lexicon : NameWords
    """
    if last >= len(words) or words.gap(last - 1).strip() != "(" or not words.upper[last - 1]:
        return last
    for noun in range(last + 1, min(last + _GLOSS, len(words) - 1) + 1):
        if words.gap(noun - 1).strip() == ")":
            return noun if words.small[noun] and is_hamlet(words.folded[noun], lexicon) else last
    return last


def is_hamlet(word: str, lexicon: NameWords) -> bool:
    """Tell a noun of what is no division and no city: "village", "settlement".

    Parameters
    ----------
    word : str
    lexicon : NameWords
    """
    return lexicon.noun_classes.get(word) in _HAMLETS


def is_gloss(words: Words, first: int, gazetteer: Gazetteer, lexicon: NameWords) -> bool:
    """Tell a people or other name in brackets before a noun that is no place: "Lisu" of "Kan Taw (Lisu) village".

    What the index has names one: "San Antonio (Honduras) village". Where the word is a people's or language's or the
    text says itself where the village lies, only a land, division or seat of just that name is one.

    Parameters
    ----------
    words : Words
    first : int
        The first word in the brackets.
    gazetteer : Gazetteer
    lexicon : NameWords
    """
    noun = past_bracket(words, first, lexicon) if first else first
    if noun == first:
        return False
    name = " ".join(words.folded[first:noun])
    places = gazetteer.lookup(name)
    held = noun + 1 < len(words) and words.gap(noun).strip() in {",", "("} and words.upper[noun + 1]
    if held or sense_of(name).noun in _OF_PEOPLES:
        places = tuple(p for p in places if fold(p.name) == name and place_class(p) in _HOLDING)
    return not places


def is_small_part(words: Words, first: int, i: int, gazetteer: Gazetteer, lexicon: NameWords) -> bool:
    """Tell a small word in no dictionary between a capital and "village", which belongs to the name: "Tuulo weyn".

    It does not where the index has what stands before it: "Donetsk frontline village".

    Parameters
    ----------
    words : Words
    first, i : int
        The first word of the name, and the small one.
    gazetteer : Gazetteer
    lexicon : NameWords
    """
    if i < 1 or i + 1 >= len(words) or not words.small[i] or not words.upper[i - 1]:
        return False
    known = sense_of(words.folded[i]).part != "?" or words.folded[i] in lexicon.noun_classes
    beside = words.gap(i - 1) == " " and words.gap(i) == " "
    if known or not beside or not words.small[i + 1] or not is_hamlet(words.folded[i + 1], lexicon):
        return False
    indexed = any(gazetteer.has(" ".join(words.folded[k:i])) for k in range(first, i))
    return not indexed and not known_otherwise(words.folded[first:i], gazetteer, lexicon)


def goes_on_behind_noun(words: Words, first: int, last: int, lexicon: NameWords) -> bool:
    """Tell a known name that is cut out of a quarter's: "Jardines" of "Colonia Jardines de San Rafael".

    Parameters
    ----------
    words : Words
    first, last : int
        The words of the known name, ``last`` not included; the noun stands before it, or it begins with that.
    lexicon : NameWords
    """
    if last + 1 >= len(words) or words.folded[last] not in _STRINGING or not words.upper[last + 1]:
        return False
    noun = first if words.folded[first] in lexicon.leading_nouns else first - 1
    return noun >= 0 and words.folded[noun] in lexicon.leading_nouns and words.upper[noun] and words.joins[last - 1]


def opens_with_spot(words: Words, first: int, last: int) -> bool:
    """Tell a name that opens with what only places are called: "Umm al-Zaytoun", "Khirbet al-Ghar".

    Parameters
    ----------
    words : Words
    first, last : int
        Its words, ``last`` not included.
    """
    if last - first <= 2 or words.folded[first] not in _SPOTS or words.folded[first + 1] not in _ARTICLES:
        return False
    return words.joins[first] and words.gaps[first + 2] in HYPHENS
