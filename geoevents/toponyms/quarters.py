"""A quarter and its city ("the X district of Y", "In Y, ... the X district"); a port and its sea."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from geoevents.geodesy import great_circle_m
from geoevents.lexicon.namewords import load_name_words
from geoevents.lexicon.tables import load_table, words_in
from geoevents.toponyms.classes import DIVISIONS, SETTLED, place_class
from geoevents.toponyms.unindexed import POSSESSIVES

if TYPE_CHECKING:
    from geoevents.model import Place
    from geoevents.text.words import Words
    from geoevents.toponyms.resolve import Choice
    from geoevents.toponyms.toponyms import FoundName

# From the middle of a city to a quarter of it, which a town of the gazetteer may stand for, and to a district that
# lies about it, where no codes say that it does (judgement).
_QUARTER_M, _DISTRICT_M = 40_000.0, 100_000.0
_LINKS = 6  # words between a quarter and its city: "of the Ukrainian city of" (judgement)
_NAMES = 6  # names between a city and its quarters that are looked at (judgement)
_FIRST = 3  # candidates of a name among which a seat is looked for: its division may stand before it (judgement)
_ONE_OF_MANY = (
    0.5  # a namesake less likely than this is one of many: no quarter abroad is known by its name (judgement)
)
_JOINING = frozenset({"of", "in"})
_DATE_WORDS = 6  # "Around 3 March 2020 (as reported),"
_DATES = words_in("toponyms", "chains", "dating") | frozenset(load_table("dates")["months"])


def cities_of_quarters(words: Words, names: Sequence[FoundName], nouns: Sequence[str]) -> list[int | None]:
    """Return, for each name, which other one the text says is the city that it is a quarter of.

    Parameters
    ----------
    words : Words
    names : sequence of FoundName
    nouns : sequence of str
        The noun beside each name.

    Returns
    -------
    list of int or None
    """
    quarters = load_name_words().quarter_nouns
    cities: list[int | None] = [None] * len(names)
    for k, found in enumerate(names):
        if found.candidate.kind in {"name", "unlisted", "longer"}:
            if nouns[k] in quarters or _is_community(words, found):
                cities[k] = next(_cities(words, names, k), None)
            elif k + 1 < len(names) and _is_apposed(words, names, k):
                cities[k] = k + 1
    return cities


def _is_community(words: Words, found: FoundName) -> bool:
    """Tell a spot called a community, and no people: "in Duarte community"."""
    first, last = found.candidate.first, found.candidate.last
    led = first > 0 and words.joins[first - 1] and words.folded[first - 1] == "in"
    return led and words.folded[last : last + 1] == ["community"] and words.joins[last - 1] and words.small[last]


def _cities(words: Words, names: Sequence[FoundName], k: int) -> Iterator[int]:
    """Yield the cities that a quarter may be of: the one behind it, its owner, the one its sentence begins with."""
    quarters, here = load_name_words().quarter_nouns, names[k].candidate
    end = here.last + (here.last < len(words) and words.folded[here.last] in quarters)
    if k + 1 < len(names) and _may_be_city(names[k + 1]):
        behind = names[k + 1].candidate.first
        told = (behind == end and words.gap(end - 1).strip() == ",") or _leads(words, end, behind, _JOINING)
        if told and not _is_larger(names[k], names[k + 1]):
            yield k + 1
    owned = words.gap(here.first - 1)[:2] in POSSESSIVES
    if k and owned and names[k - 1].candidate.last == here.first and _may_be_city(names[k - 1]):
        yield k - 1
    if (fronted := fronted_city(words, names, k)) is not None:
        yield fronted


def _is_apposed(words: Words, names: Sequence[FoundName], k: int) -> bool:
    """Tell whether a name is called a quarter of the next: "Saltivka, a suburb of Kharkiv"."""
    end, behind = names[k].candidate.last, names[k + 1].candidate.first
    if (
        not 3 < behind - end + 1 <= _LINKS
        or words.gap(end - 1).strip() != ","
        or words.folded[end] not in load_name_words().quarter_links - _JOINING
    ):
        return False
    noun = next((i for i in range(end + 1, behind) if words.folded[i] in load_name_words().quarter_nouns), None)
    return noun is not None and _may_be_city(names[k + 1]) and _leads(words, noun + 1, behind, _JOINING)


def _leads(words: Words, begin: int, end: int, first: frozenset[str], *, opens: bool = False) -> bool:
    """Tell whether the words up to a name only lead to it as a city: "of", "in the northern city of".

    They follow something without a stop, or open a sentence.
    """
    if not 0 < end - begin <= _LINKS or words.folded[begin] not in first:
        return False
    if any(words.gap(i).strip() for i in range(begin - (not opens), end - 1)):
        return False
    lexicon = load_name_words()
    return all(
        words.folded[i] in lexicon.quarter_links
        or words.folded[i] in lexicon.noun_classes
        or words.folded[i] in lexicon.locative
        for i in range(begin + 1, end)
    )


def fronted_city(words: Words, names: Sequence[FoundName], k: int) -> int | None:
    """Return the city with which the sentence of a quarter begins, if nothing between says that it lies elsewhere.

    Parameters
    ----------
    words : Words
    names : sequence of FoundName
    k : int
        The quarter's, or street's, name.

    Returns
    -------
    int or None
    """
    lexicon, first = load_name_words(), names[k].candidate.first
    begin = _past_date(words, words.sentence_begin(first))
    at = next((j for j in range(k) if names[j].candidate.first >= begin), None)
    if at is None or k - at > _NAMES or not _may_be_city(names[at]):
        return None
    if not _leads(words, begin, names[at].candidate.first, frozenset({"in"}), opens=True):
        return None
    end = names[at].candidate.last
    if words.folded[end] in lexicon.noun_classes and not SETTLED.issuperset(lexicon.noun_classes[words.folded[end]]):
        return None  # "In Kharkiv region, ..."
    if any(words.folded[i] in lexicon.speech_verbs and not _opens_subject(words, i) for i in range(end, first)):
        return None  # "In Kyiv, he said that shells had hit the Izium district"
    lead = first - 1 - (words.folded[first - 1] == "the")
    others = [names[j].candidate.first for j in range(at + 1, k)]
    if words.folded[lead] == "from" or any(words.folded[i - 1] in lexicon.place_cues for i in others):
        return None
    return at


def _opens_subject(words: Words, i: int) -> bool:
    """Tell whether a word that may be a verb opens a subject: "In X, armed men", "In X, the accused men"."""
    return words.gap(i - 1).strip() == "," or words.folded[i - 1] == "the" or words.folded[i - 1].isdecimal()


def _past_date(words: Words, begin: int) -> int:
    """Return where a sentence goes on behind the date it opens with: "On 3 March 2020, in X, ..."."""
    for i in range(begin, min(begin + _DATE_WORDS, len(words) - 1)):
        if words.folded[i] not in _DATES and not words.folded[i].isdecimal():
            return begin
        if words.gap(i).strip() in {",", "),"}:
            return i + 1
    return begin


def heads(one: FoundName, other: FoundName) -> bool:
    """Tell whether a city only opens the sentence of a quarter, which is not told to be its own.

    Parameters
    ----------
    one, other : FoundName
        The city and the quarter.

    Returns
    -------
    bool
    """
    return one.candidate.last < other.candidate.first


def is_part(one: FoundName, other: FoundName) -> bool:
    """Tell whether a noun and an "of" between two names say that the first lies in the second, not the other way round.

    Parameters
    ----------
    one, other : FoundName

    Returns
    -------
    bool
    """
    return other.candidate.first - one.candidate.last == 2 and not _is_larger(one, other)


def _is_larger(one: FoundName, other: FoundName) -> bool:
    """Tell whether a name is rather the city of the other: "the Cincinnati suburb of West Chester"."""
    return _people(one) > _people(other) and not _is_seat(other)


def _is_seat(found: FoundName) -> bool:
    """Tell a capital or the seat of a first-level division, which is no part of another city."""
    return any(place.feature_code in ("PPLC", "PPLA") for place in found.candidate.places[:_FIRST])


def _people(found: FoundName) -> int:
    return max((place.population for place in found.candidate.places if place_class(place) in SETTLED), default=0)


def _may_be_city(found: FoundName) -> bool:
    """Tell a name that a town bears and no country before it: "Riosucio district, Colombia" is no quarter of a town."""
    candidate = found.candidate
    if candidate.places and place_class(candidate.places[0]) == "country":
        return False
    return candidate.kind == "name" and any(place_class(place) in SETTLED for place in candidate.places)


def is_known_abroad(choice: Choice, city: Place, noun: str) -> bool:
    """Tell whether a quarter is rather one of a city abroad: few places bear its name, and its noun is an English one.

    Parameters
    ----------
    choice : Choice
        What the quarter was taken for.
    city : Place
        With which its sentence begins.
    noun : str
        The noun beside its name.
    """
    known = choice.probability >= _ONE_OF_MANY and noun not in load_name_words().leading_nouns
    return choice.place.country_code != city.country_code and (known or choice.place.feature_code == "PPLX")


def on_its_water(words: Words, found: FoundName) -> tuple[Place, ...]:
    """Return the waters that a name may mean which says on what a port lies: "the Caspian port of Y" is on no hamlet.

    Parameters
    ----------
    words : Words
    found : FoundName

    Returns
    -------
    tuple of Place
        None for other names.
    """
    last = found.candidate.last
    if words.folded[last + 1 : last + 2] != ["of"] or words.folded[last] not in load_name_words().shore_nouns:
        return ()
    if last + 2 >= len(words) or not words.upper[last + 2] or not words.joins[last]:
        return ()
    return tuple(place for place in found.candidate.places if place_class(place) == "water")


def lies_elsewhere(place: Place, city: Place, noun: str) -> bool:
    """Tell whether a place is too far from a city to be a quarter of it, or a district about it.

    Parameters
    ----------
    place, city : Place
    noun : str
        The noun beside the place's name: districts are of provinces, too, and called after towns.

    Returns
    -------
    bool
    """
    away = float(great_circle_m(city.lon, city.lat, [place.lon], [place.lat])[0])
    if place_class(place) in DIVISIONS or not DIVISIONS.isdisjoint(load_name_words().noun_classes.get(noun, ())):
        same = (place.country_code, place.admin1_code) == (city.country_code, city.admin1_code)
        return away > _DISTRICT_M and not same
    return away > _QUARTER_M
