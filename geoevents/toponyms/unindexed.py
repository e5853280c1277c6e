"""Stretches of capitalised words that no index has, where the words beside them say that a place is named."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geoevents.folding import fold
from geoevents.lexicon.senses import sense_of
from geoevents.lexicon.tables import words_in
from geoevents.text.words import HYPHENS, Words
from geoevents.toponyms.classes import DIVISIONS, SETTLED, place_class
from geoevents.toponyms.homonyms import is_ailment_or_arms
from geoevents.toponyms.lists import (
    AND,
    chain,
    ends_in_more_places,
    is_counted,
    is_said_to_lie,
    is_whole_member,
    member_after,
    member_before,
)
from geoevents.toponyms.otherwise import goes_on_behind_noun, is_hamlet, is_small_part, opens_with_spot, past_bracket

if TYPE_CHECKING:
    from geoevents.gazetteer import Gazetteer
    from geoevents.lexicon.namewords import NameWords
    from geoevents.model import Place

# Letters of the longest abbreviation that could be taken for a town.
_LONGEST_SHOUT = 3
# ... and of one that is no name when no index has it: "JNIM", "ISSP", "UNICEF".
_LONGEST_ACRONYM = 8
# An abbreviation has so many capitals at least, and its words stand among so many before it (judgement).
_LEAST_INITIALS, _INITIALS_REACH = 2, 12
_LIST_BACK = 8  # members of a list before a name that are looked at
# Longest name looked for that no index has, in words: "Koukou Angarana", "Dera Allah Yar" (judgement).
_UNLISTED_WORDS = 3
# ... and so many articles in it: "San Juan de Lurigancho" (judgement).
_ARTICLES = 1
_DISTRICT_WORDS = 2  # of a district's name that begins with a known one (judgement)
_LEAST_PLACE = 5  # letters of a place that a dictionary has and the index has not (judgement)
_FAMOUS = 500_000  # people (judgement)
# What owns villages, and the first word there can be of one: "in Kulgam's Redwani".
_OWNERS, _LEAST_OWNED = SETTLED | DIVISIONS, 2
# What a list goes on or begins with, where a new sentence would forbid a name in no index.
_GOES_ON = frozenset({":", ";", ")", "–", "—", "•", "▪", "→"})
_OF_BODIES = words_in("toponyms", "chains", "of_bodies")
_CROSSING = words_in("toponyms", "particles", "crossing")
_HEADING = frozenset({":", "–", "—", "•", "▪", "→"})
_INNER = words_in("toponyms", "particles", "in_unlisted")
_STRINGING = words_in("toponyms", "particles", "stringing")
_LISTING = words_in("toponyms", "particles", "listing")
_ALSO_ENGLISH = words_in("toponyms", "particles", "also_english")
PARTICLES = words_in("toponyms", "particles", "in_names")
ARTICLES = words_in("toponyms", "particles", "articles")
# Before "of" and a name, the edges of a place ("on the outskirts of X"); behind a comma, what only a place has.
_BEHIND_COMMA = words_in("toponyms", "particles", "behind_comma")
_PERSONS_DO = words_in("toponyms", "contexts", "persons_do")
_STORM_NOUNS = words_in("toponyms", "storms", "nouns")
_STRUCK = words_in("toponyms", "contexts", "struck")
POSSESSIVES = frozenset({"'s", "’s", "ʼs"})
# What kinds of thing have a number for a name, and are no places.
_COUNTED = frozenset({"time", "communication", "act", "event"})


def unlisted_stretch(
    words: Words, first: int, lengths: list[int], gazetteer: Gazetteer, lexicon: NameWords
) -> tuple[int, str, bool] | None:
    """Return where a run of capitalised words that no index has ends, if a place is likely to be named; and its name.

    That is after a preposition of place, beside a noun of class ("Golo village") or in a list. Last comes whether its
    first words are a name by themselves.
    """
    upper, joins, folded, n = words.upper, words.joins, words.folded, len(words.folded)
    behind = first + (lengths[-1] if lengths else 0)
    if lengths and not (
        joins[behind - 1] and (upper[behind] or folded[behind] in _INNER or words.gaps[behind] in HYPHENS)
    ):
        return None  # nothing goes on from the known name
    article = folded[first] == "al" and first + 1 < n and upper[first + 1] and is_article(words, first, lexicon)
    if not (upper[first] or article) or words.caseless[first] or not _begins(words, first, gazetteer, lexicon):
        return None
    if is_shouted(words, first, _LONGEST_ACRONYM):
        return None
    if folded[first] in PARTICLES and folded[first] != "al" and not opens_with_article(words, first):
        return None
    last = _run_end(words, first, gazetteer, lexicon)
    is_word = last - first == 1 and _is_word(words, first, gazetteer, lexicon)
    if is_word and words.sentence_start[first]:
        return None  # "- Rebels entered", "Boarding schools": a word of the language with a capital
    within = [word for word in folded[first + 1 : last] if word not in _INNER and word not in lexicon.generic_starts]
    hamlet = _is_hamlet(words, last, lexicon) or _is_called_village(words, first, lexicon)
    if len(within) >= _UNLISTED_WORDS + hamlet or words.start[last - 1] + 1 == words.end[last - 1]:
        return None
    if lengths and (last - first == 1 or last - first in lengths):
        return None
    longer = bool(lengths) and folded[first] not in lexicon.generic_starts and not opens_with_article(words, first)
    goes_on = longer and goes_on_behind_noun(words, first, behind, lexicon)
    goes_on = goes_on or (
        longer
        and _goes_on(words, first, behind, last, lexicon)
        and (
            _is_strung_at(words, first, behind, lexicon)
            or not _is_famous(folded[first:behind], gazetteer)
            or (is_whole_member(words, first, last) and _is_county(folded[first:behind], gazetteer))
        )
        and not (folded[behind] in _LISTING and gazetteer.has(" ".join(folded[behind + 1 : last])))
    )
    if longer and not goes_on and not hamlet and not _is_districts(words, first, behind, last, lexicon):
        return None  # "Paris Monday" is no name, "Bab Ghalaq" is
    if last - first > 1 and gazetteer.opening(folded[first]).demonym and folded[first] not in lexicon.generic_starts:
        return None  # "Libyan Tripoli" is the owner and the name
    joined_after = last < n and joins[last - 1]
    noun = past_bracket(words, last, lexicon)
    beside = noun > last or (
        joined_after
        and (
            folded[last] in lexicon.noun_classes
            or folded[last] in lexicon.site_nouns
            or lexicon.facility_at(folded, last) is not None
        )
    )
    if joined_after and words.small[last] and folded[last] in lexicon.body_nouns:
        return None  # "the Gran Grif gang"
    if joined_after and last - first == 1 and words.small[last] and folded[last] in _PERSONS_DO:
        return None  # "Rebels hit Goma, and Mazibo condemned it"
    if first and folded[first - 1] == "of" and words.gaps[last][:2] in POSSESSIVES:
        return None  # "the last stronghold of Haftar's army"
    if is_word and not beside:
        return None
    if last - first > 1 and folded[first] in _STORM_NOUNS and not beside:
        return None  # "Viet Nam – Typhoon Yagi"
    if folded[first] in lexicon.never_names or is_ailment_or_arms(words, first, last, lexicon):
        return None
    if last - first == 1 and (_is_of_initials(words, first) or folded[first].endswith(lexicon.body_endings)):
        return None
    if not beside and not _led_to(words, first, last, gazetteer, lexicon):
        return None
    if not beside and _is_a_bodys(words, first, lexicon):
        return None
    if last - first > 1 and folded[last - 1] in lexicon.never_ends and not _follows_preposition(words, first, lexicon):
        return None  # "Sudan – Flash Update No. 4"
    if last - first > 1 and sense_of(folded[last - 1]).noun == "quantity" and sense_of(folded[first]).noun in _COUNTED:
        return None  # "the talks are in Stage Three"
    name = " ".join(folded[first:last])
    if gazetteer.has(name) or gazetteer.demonym(name):
        return None
    return last, name, longer


def _is_word(words: Words, i: int, gazetteer: Gazetteer, lexicon: NameWords) -> bool:
    """Tell a word of the language, no place that a dictionary has and names begin with: "off Bioko", no "Route"."""
    word = words.folded[i]
    sense = sense_of(word)
    if sense.noun == "location" and not words.sentence_start[i]:
        place = gazetteer.opening(word).goes_on and not sense.verb and word not in lexicon.noun_classes
        return not place or word in lexicon.compound_nouns or len(word) < _LEAST_PLACE
    return sense.part != "?"


def _is_a_bodys(words: Words, first: int, lexicon: NameWords) -> bool:
    """Tell a name of whose list a noun says that it names none but bodies: "the papers Lahzeh and Sazandegi"."""
    head = first
    for _ in range(_LIST_BACK):
        behind = member_before(words, head)
        if behind < 1:
            break
        head = behind - 1
        while head and words.upper[head - 1] and words.joins[head - 1]:
            head -= 1
    if not head or not words.joins[head - 1]:
        return False
    noun = words.folded[head - 1]
    if noun == "of" and head > 1 and words.joins[head - 2]:
        return words.folded[head - 2] in lexicon.bodies_own
    return noun in lexicon.body_nouns


def _is_of_initials(words: Words, i: int) -> bool:
    """Tell whether a word in brackets is made of the initials before it: "the Ministry of Defence (MoD)"."""
    letters = [letter for letter in words.word(i) if letter.isupper()]
    if len(letters) < _LEAST_INITIALS or not i or not words.gaps[i].endswith("("):
        return False
    capitals = [words.word(k)[0] for k in range(max(0, i - _INITIALS_REACH), i) if words.upper[k]]
    return capitals[-len(letters) :] == letters


def _goes_on(words: Words, first: int, begin: int, last: int, lexicon: NameWords) -> bool:
    """Tell whether words behind a known name may make it another place's: "Nyaung Kan", not "Paris Monday".

    A single one is no person's where "in" or "near" leads to both: "at Ramot Naftali"; particles that join
    do not count: "Serra da Leba".
    """
    folded = words.folded
    own = [i for i in range(begin, last) if words.upper[i] or folded[i] not in _STRINGING]
    led = len(own) == 1 and first > 0 and words.joins[first - 1] and folded[first - 1] in lexicon.place_cues
    led = led or (len(own) == 1 and is_whole_member(words, first, last) and not is_person(folded[first], lexicon))
    return bool(own) and all(
        sense_of(folded[i]).part == "?" and (led or not is_person(folded[i], lexicon)) and not words.shouted[i]
        for i in own
    )


def _is_strung_at(words: Words, first: int, begin: int, lexicon: NameWords) -> bool:
    """Tell whether a preposition leads to a known name that a particle goes on: "at Serra da Leba", no person's."""
    return words.folded[begin] in _STRINGING and _follows_preposition(words, first, lexicon)


def _is_hamlet(words: Words, last: int, lexicon: NameWords) -> bool:
    """Tell whether a run of capitals ends before a small "village": all its words are the name, "Bon To" too."""
    if past_bracket(words, last, lexicon) > last:
        return True
    if last == len(words.folded) or words.upper[last] or not words.joins[last - 1]:
        return False
    return is_hamlet(words.folded[last], lexicon)


def _is_districts(words: Words, first: int, begin: int, last: int, lexicon: NameWords) -> bool:
    """Tell whether a preposition leads to a run of capitals before a small "district": "in Pul Rod district".

    What goes on behind the known name is no adjective and no body: "in Kherson Military district".
    """
    if last - first != _DISTRICT_WORDS or last == len(words.folded) or words.upper[last] or not words.joins[last - 1]:
        return False
    classes = lexicon.noun_classes.get(words.folded[last], ())
    small = bool(classes) and DIVISIONS.issuperset(classes) and classes[0] != "adm1"
    led = first > 0 and words.joins[first - 1] and words.folded[first - 1] in lexicon.place_cues
    own = words.folded[begin:last]
    return (
        small
        and led
        and all(
            sense_of(word).part in "?n" and word not in lexicon.body_nouns and word not in _OF_BODIES for word in own
        )
    )


def _is_called_village(words: Words, first: int, lexicon: NameWords) -> bool:
    """Tell whether "the village of" stands before a run of capitals: "the hamlet of Lang Nu"."""
    if first < 2 or words.folded[first - 1] != "of" or not words.joins[first - 1]:
        return False
    return lexicon.noun_classes.get(words.folded[first - 2]) == ("town",)


def _is_famous(name: list[str], gazetteer: Gazetteer) -> bool:
    """Tell a country or large city, of whose name persons are called ("Jordan Henderson") and hardly a village."""
    places = gazetteer.lookup(" ".join(name))[:1]
    return any(place.feature_code.startswith("PCL") or place.population > _FAMOUS for place in places)


def _is_county(name: list[str], gazetteer: Gazetteer) -> bool:
    """Tell a name that means a second-level division first: hardly a person is called so."""
    return [place.feature_code for place in gazetteer.lookup(" ".join(name))[:1]] == ["ADM2"]


def _begins(words: Words, first: int, gazetteer: Gazetteer, lexicon: NameWords) -> bool:
    """Tell whether a run of capitalised words begins at a word, or the next place of a route: "Maroua-Bogo-Pouss"."""
    if words.folded[first] in lexicon.leading_nouns:
        return False
    if first == 0 or not (words.upper[first - 1] and words.joins[first - 1]):
        return True
    if words.folded[first - 1] in lexicon.leading_nouns or opens_sentence(words, first - 1, lexicon):
        return True
    return words.gaps[first] in HYPHENS and is_route(words, first, first + 1, gazetteer, lexicon)


def opens_sentence(words: Words, i: int, lexicon: NameWords) -> bool:
    """Tell a preposition whose capital is the sentence's: "At Jhyaple Khola, ...".

    Parameters
    ----------
    words : Words
    i : int
    lexicon : NameWords
    """
    return words.sentence_start[i] and words.folded[i] in lexicon.place_cues and not words.shouted[i]


def opens_with_article(words: Words, first: int) -> bool:
    """Tell the Arabic article of a name by its capital inside a sentence, or its hyphen: "An Nahud", "Al-Dibeibat".

    Parameters
    ----------
    words : Words
    first : int
    """
    if words.folded[first] not in ARTICLES or first + 1 == len(words.folded) or not words.joins[first]:
        return False
    hyphened = words.gaps[first + 1] in HYPHENS
    own = hyphened or (words.upper[first] and not words.sentence_start[first] and not words.shouted[first])
    return own and words.upper[first + 1]


def is_article(words: Words, first: int, lexicon: NameWords) -> bool:
    """Tell a small article that a hyphen joins to its name, or a preposition leads to: "in al Khafsah".

    Parameters
    ----------
    words : Words
    first : int
    lexicon : NameWords
    """
    return words.gaps[first + 1] in HYPHENS or (words.joins[first] and _follows_preposition(words, first, lexicon))


def named_without_article(words: Words, first: int, gazetteer: Gazetteer) -> tuple[Place, ...]:
    """Return the places of a name whose article the index spells otherwise: "An Nahud" is An Nuhūd.

    Parameters
    ----------
    words : Words
    first : int
    gazetteer : Gazetteer
    """
    if words.folded[first] not in ARTICLES or not opens_with_article(words, first):
        return ()
    places = gazetteer.lookup(words.folded[first + 1])
    return tuple(place for place in places if fold(place.name).replace("-", " ").split()[0] in ARTICLES)


def _run_end(words: Words, first: int, gazetteer: Gazetteer, lexicon: NameWords) -> int:
    """Return the word behind a run of capitalised words, which may be one word longer than any name looked for."""
    upper, joins, folded, n = words.upper, words.joins, words.folded, len(words.folded)
    last = first + 1
    while last < n and joins[last - 1] and last - first <= _UNLISTED_WORDS + _ARTICLES:
        if words.gaps[last] in HYPHENS and is_route(words, last - 1, last, gazetteer, lexicon):
            break
        if folded[last] in lexicon.trailing_nouns:
            break
        if upper[last]:
            last += 1
        elif words.gaps[last] in HYPHENS and last + 1 < n and words.gaps[last + 1] in HYPHENS and upper[last + 1]:
            last += 2  # "Biak-na-Bato"
        elif folded[last] in _INNER and last + 1 < n and joins[last] and upper[last + 1]:
            if folded[last] in _ALSO_ENGLISH and words.gaps[last + 1] not in HYPHENS:
                break
            last += 2
        elif folded[last : last + 1] == ["de"] and upper[last + 2 : last + 3] == [True] and folded[last + 1] in _INNER:
            last += 3  # "Lomas de la Presa"
        elif is_small_part(words, first, last, gazetteer, lexicon):
            return last + 1  # "Tuulo weyn village"
        else:
            break
    return last


def _led_to(words: Words, first: int, last: int, gazetteer: Gazetteer, lexicon: NameWords) -> bool:
    """Tell whether the words beside a run lead to a place, or make it a member of a list."""
    folded, n = words.folded, len(words.folded)
    gap, gap_after = words.gaps[first].strip(), words.gaps[last].strip() if last < n else "."
    following = member_after(words, last)
    behind_comma = gap_after == "," and folded[last] in _BEHIND_COMMA
    if behind_comma or ends_in_more_places(words, last) or is_said_to_lie(words, last, lexicon.noun_classes):
        return True
    if folded[first] in lexicon.generic_starts and lexicon.facility_at(folded, first) is not None and last > first + 1:
        return True  # "Lake Manassas is a reservoir"
    if opens_with_spot(words, first, last):
        return True
    if words.sentence_start[first] and not (first and gap and gap[0] in _GOES_ON):
        if last + 1 < n and gap_after == "," and folded[last] == "in" and words.upper[last + 1]:
            return True  # "Quejá, in San Cristóbal Verapaz, ..."
        return following >= 0 and (member_after(words, following + 1) >= 0 or is_counted(words, last))
    if following >= 0 or is_counted(words, last) or (gap_after == "(" and words.upper[last]):
        return True
    if first == 0:
        return False
    if gap == "(" or member_before(words, first) >= 0:
        return True
    if gap[-1:] in _HEADING:
        return bool(gap_after)
    if gap in POSSESSIVES:
        return is_owned(words, first, last, gazetteer, lexicon)
    if words.gaps[first] in HYPHENS or (gap_after in HYPHENS and words.upper[last]):
        return is_route(words, first, last, gazetteer, lexicon)
    if not words.joins[first - 1]:
        return False
    word = folded[first - 1]
    if word == "the" and first > 1:
        return folded[first - 2] in _CROSSING or member_before(words, first - 1) >= 0
    if word == "between":  # "between Haftar and the head of the parliament"
        return last + 1 < n and folded[last] in AND and words.upper[last + 1]
    if word == "of":
        before = folded[first - 2] if first > 1 else ""
        return before in lexicon.noun_classes or before in lexicon.parts_of_places or before in _STRUCK
    return word in lexicon.locative or word in lexicon.taking_verbs or word in lexicon.noun_classes or word in AND


def is_owned(words: Words, first: int, last: int, gazetteer: Gazetteer, lexicon: NameWords) -> bool:
    """Tell what a town or division owns to which a preposition leads: "in Kulgam's Redwani", not "in Russia's Duma".

    Parameters
    ----------
    words : Words
    first, last : int
        Words of the name, ``last`` not included.
    gazetteer : Gazetteer
    lexicon : NameWords
    """
    if first < _LEAST_OWNED or words.gaps[first].strip() not in POSSESSIVES:
        return False
    if last < len(words.folded) and words.joins[last - 1] and sense_of(words.folded[last]).part == "n":
        return False  # "in Kharkiv's Metalist fan club"
    owner = first - 1
    while owner > 1 and words.upper[owner - 1] and words.joins[owner - 1] and first - owner < _UNLISTED_WORDS:
        owner -= 1
    if not _follows_preposition(words, owner, lexicon):
        return False
    places = gazetteer.lookup(" ".join(words.folded[owner:first]))[:1]
    return any(place_class(place) in _OWNERS for place in places)


def _follows_preposition(words: Words, first: int, lexicon: NameWords) -> bool:
    return first > 0 and words.joins[first - 1] and words.folded[first - 1] in lexicon.locative


def is_route(words: Words, first: int, last: int, gazetteer: Gazetteer, lexicon: NameWords) -> bool:
    """Tell whether hyphens join a stretch with the other places of a route: "the Maroua-Bogo-Pouss road".

    A noun for a route says so, before or behind; else it takes three places of which the index has two.
    """
    first, last = chain(words, first, last)
    folded = words.folded
    if last - first == 1:
        return False
    beside = {*folded[first - 1 : first], *folded[last : last + 1]}
    if not lexicon.pair_nouns.isdisjoint(beside):
        return True
    known = sum(gazetteer.has(word) for word in folded[first:last])
    return last - first > 2 and known > 1 and not gazetteer.has(" ".join(folded[first:last]))


def is_shouted(words: Words, i: int, longest: int = _LONGEST_SHOUT) -> bool:
    """Tell a short word in capitals, which no town's name is: "US" is not the village of Us."""
    return words.shouted[i] and words.end[i] - words.start[i] <= longest and not words.caseless[i]


def is_person(word: str, lexicon: NameWords) -> bool:
    """Tell a given name or a title."""
    return word in lexicon.given_names or word in lexicon.titles
