"""Names that armed groups, leaders and storms bear, and a town somewhere too: "Fano", "Wagner", "Rubio", "Melissa"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geoevents.lexicon.senses import sense_of
from geoevents.lexicon.tables import words_in
from geoevents.lexicon.theatres import bearers
from geoevents.toponyms.classes import DIVISIONS, SETTLED, place_class
from geoevents.toponyms.lists import member_before

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geoevents.gazetteer import Gazetteer
    from geoevents.lexicon.namewords import NameWords
    from geoevents.model import Place
    from geoevents.text.words import Words
    from geoevents.toponyms.candidates import Candidate

_INITIALS = 5  # letters of a group's initials at most
_LIST_BACK = 8  # members of a list before a name that are looked at
_OPENING, _CLOSING = "'\"‘“«", "'\"’”»"
_KNOWN = 100_000  # people: a town so large is quoted as itself (judgement)
_PEOPLES = words_in("toponyms", "peoples", "names")
_ALSO_TOWNS, _PEOPLE = words_in("toponyms", "peoples", "also_towns"), words_in("toponyms", "peoples", "people")
_UNIT_WORDS = words_in("toponyms", "peoples", "unit_words")
_STORM_ACTS = words_in("toponyms", "storms", "acts")
_STORM_OPENS = frozenset(act.partition(" ")[0] for act in _STORM_ACTS)
_MAY_BE_BORNE = frozenset({"name", "unlisted", "abbreviation"})
_SMALL = (SETTLED | DIVISIONS) - {"capital", "adm1"}  # "Washington" is as often the town as who acts


def without_bearers(words: Words, found: list[Candidate], gazetteer: Gazetteer, lexicon: NameWords) -> list[Candidate]:
    """Drop the towns and districts that only share their name with who or what acts, where no word leads to a place.

    Parameters
    ----------
    words : Words
    found : list of Candidate
    gazetteer : Gazetteer
    lexicon : NameWords

    Returns
    -------
    list of Candidate
        Those left: with "in Fano, Italy", every other "Fano" of the text is left too.
    """
    found = [candidate for candidate in found if not _is_no_name(words, candidate, lexicon)]
    storms = {candidate.name for candidate in found if _is_storms(words, candidate)}
    borne = [
        candidate
        for candidate in found
        if candidate.name in storms or _is_borne(words, candidate) or _is_nickname(words, candidate, lexicon)
    ]
    if not borne:
        return found
    cued = {candidate.name for candidate in borne if has_place_cue(words, candidate, gazetteer, lexicon)}
    dropped = {id(candidate) for candidate in borne if candidate.name not in cued}
    return [candidate for candidate in found if id(candidate) not in dropped]


def _is_no_name(words: Words, candidate: Candidate, lexicon: NameWords) -> bool:
    """Tell a people, and a word that only counts or sorts units: "Dinka youths", "the Fifth Military Region".

    One of a people's words may be a village's behind a preposition of place.
    """
    behind, goes_on = candidate.last, candidate.last < len(words) and words.joins[candidate.last - 1]
    if candidate.last - candidate.first > 1 or candidate.kind not in _MAY_BE_BORNE:
        return False
    word = words.folded[candidate.first]
    if word in _ALSO_TOWNS and goes_on and words.small[behind] and words.folded[behind] in _PEOPLE:
        return True
    return word in _UNIT_WORDS or (word in _PEOPLES and not _is_led(words, candidate.first, lexicon))


def _is_storms(words: Words, candidate: Candidate) -> bool:
    """Tell a small place's name that does what storms do: "Melissa made landfall near ..."."""
    last = candidate.last
    if last + 1 >= len(words.folded) or candidate.kind not in _MAY_BE_BORNE or words.folded[last] not in _STORM_OPENS:
        return False
    if not (words.joins[last - 1] and words.joins[last] and words.small[last]):
        return False
    if f"{words.folded[last]} {words.folded[last + 1]}" not in _STORM_ACTS:
        return False
    before = candidate.first - 1
    if before >= 0 and words.joins[before] and sense_of(words.folded[before]).part == "p":
        return False  # "men from Eyl came ashore"
    return not candidate.places or place_class(candidate.places[0]) in _SMALL


def _is_borne(words: Words, candidate: Candidate) -> bool:
    """Tell whether a candidate's words are the name of one that acts; at home, a force may be called by a place."""
    folded = words.folded
    if candidate.kind not in _MAY_BE_BORNE or (known := bearers().get(folded[candidate.first])) is None:
        return False
    home = known.get(tuple(folded[candidate.first : candidate.last]))
    if home is None or not candidate.places:
        return home is not None
    place, shown = candidate.places[0], words.text[words.start[candidate.first] : words.end[candidate.last - 1]]
    small = _SMALL | {"adm1"} if shown.isupper() and len(shown) <= _INITIALS else _SMALL  # "the FLA" is no Florida
    return place_class(place) in small and place.country_code not in home


def _is_nickname(words: Words, candidate: Candidate, lexicon: NameWords) -> bool:
    """Tell whether a small place's name of several words fills quotation marks: a person is called so ('El Chapo')."""
    first, last = candidate.first, candidate.last
    if last - first < 2 or words.folded[first] not in lexicon.nickname_starts or candidate.kind not in _MAY_BE_BORNE:
        return False
    before, behind = words.start[first] - 1, words.end[last - 1]
    if before < 0 or words.text[before] not in _OPENING or words.text[behind : behind + 1] not in _CLOSING:
        return False
    if not words.text[behind : behind + 1]:
        return False
    place = candidate.places[0] if candidate.places else None
    return place is None or (place_class(place) in _SMALL and place.population < _KNOWN)


def has_place_cue(words: Words, candidate: Candidate, gazetteer: Gazetteer, lexicon: NameWords) -> bool:
    """Tell whether the words beside a name say that it is a place's: "in Fano", "Fano district", "Fano, Italy"."""
    first, last = candidate.first, candidate.last
    if _is_led(words, first, lexicon):
        return True
    if last < len(words.folded) and words.joins[last - 1] and words.folded[last] in lexicon.noun_classes:
        return True
    if last < len(words.folded) and words.gaps[last] == ", " and words.upper[last]:
        holders = gazetteer.named(words.folded[last])[:1]
        if _shares_country(candidate.places, [p for p in holders if place_class(p) in {"country", "adm1"}]):
            return True
    return _is_listed_with_places(words, candidate, gazetteer, lexicon)


def _is_led(words: Words, first: int, lexicon: NameWords) -> bool:
    """Tell whether a preposition that only places have stands before a word, or "the city of"."""
    if not first or not words.joins[first - 1] or words.upper[first - 1]:
        return False
    before = words.folded[first - 1]
    if before == "of":
        return first > 1 and (words.folded[first - 2] in lexicon.noun_classes)
    return before in lexicon.place_cues


def _is_listed_with_places(words: Words, candidate: Candidate, gazetteer: Gazetteer, lexicon: NameWords) -> bool:
    """Tell whether a name stands in a list that such a preposition leads to, behind places of its own country."""
    first = candidate.first
    others: list[Place] = []
    for _ in range(_LIST_BACK):
        behind = member_before(words, first)
        if behind < 1:
            return False
        first = behind - 1
        while first and words.upper[first - 1] and words.joins[first - 1]:
            first -= 1
        others += gazetteer.named(" ".join(words.folded[first:behind]))[:1]
        if _is_led(words, first, lexicon):
            return _shares_country(candidate.places[:1], others)
    return False


def _shares_country(places: Sequence[Place], others: Sequence[Place]) -> bool:
    return not {place.country_code for place in places}.isdisjoint({place.country_code for place in others} - {""})
