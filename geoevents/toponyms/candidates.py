"""Stretches of text that may be place names: everything the name index, the demonyms and the facility nouns allow."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from geoevents.lexicon.namewords import is_nameless
from geoevents.lexicon.senses import sense_of
from geoevents.model import Place
from geoevents.text.words import HYPHENS, Words
from geoevents.toponyms.lists import AND, chain, is_counted, member_after, member_before

if TYPE_CHECKING:
    from geoevents.gazetteer import Gazetteer
    from geoevents.lexicon.namewords import NameWords

# Longest name looked for, in words; 99.9 % of the index's names are no longer.
MAX_WORDS = 7
_ABBREVIATING = frozenset({".", ". "})
# Letters of the longest abbreviation that could be taken for a town.
_LONGEST_SHOUT = 3
# ... and of one that is no name when no index has it: "JNIM", "ISSP", "UNICEF".
_LONGEST_ACRONYM = 6
# Such a word is no town, county or district: "BLA" is not the district of Bla.
_SMALL = ("PPL", "ADM2", "ADM3", "ADM4", "ADM5", "ADMD")
# Longest name looked for that no index has, in words: "Koukou Angarana", "Dera Allah Yar" (judgement).
_UNLISTED_WORDS = 3
_POSSESSIVE_WORDS = 3
_POSSESSIVES = frozenset({"'s", "’s", "ʼs"})
# What a list goes on or begins with, where a new sentence would forbid a name in no index.
_GOES_ON = frozenset({":", ";", ")", "–", "—", "•", "▪", "→"})
_CROSSING = frozenset({"across", "along", "through", "over", "beyond", "off"})  # before a river with its article
_HEADING = frozenset({":", "–", "—", "•", "▪", "→"})
# Particles that may stand inside a name no index has; "of" and "the" join too much that is no place.
_INNER = frozenset(
    {"al", "el", "ad", "as", "ash", "an", "ar", "at", "az", "ez", "es", "de", "du", "la", "le", "da", "do"}
)
_ALSO_ENGLISH = frozenset({"as", "an", "at"})  # "Umm as-Samim", but "nurses at Koule"
# Small words that stand inside names without a capital: "Gulf of Sirte", "Deir ez-Zor", "Rio de Janeiro".
_PARTICLES = frozenset(
    [
        *("of", "the", "and", "de", "du", "des", "da", "do", "dos", "di", "del", "della", "la", "le", "les", "el"),
        *(
            "al",
            "ad",
            "as",
            "ash",
            "an",
            "ar",
            "at",
            "az",
            "ez",
            "es",
            "en",
            "sur",
            "van",
            "von",
            "den",
            "am",
            "im",
            "ul",
        ),
    ]
)


_NAME_KINDS = frozenset({"name", "demonym", "abbreviation", "unlisted", "street", "compound"})
# Longest name of a street, in words: "Old Alton Edwardsville Road" (judgement).
_COMPOUND_WORDS = 5


@dataclass(frozen=True, slots=True)
class Candidate:
    """Words ``first`` to ``last`` (not included) of a text, and what they may stand for.

    Parameters
    ----------
    kind : str
        "name", "demonym", "abbreviation", "unlisted" (in no index), "street", "compound" (a name with a noun that is
        part of it: "Hamilton Township") or a facility kind of the lexicon ("air_base").
    name : str
        The folded name to look up: for a facility without its noun.
    places : tuple of Place
        Most important first; may be empty for a facility.
    known : bool
        Whether the name index has the name; a facility may be unknown.
    """

    first: int
    last: int
    kind: str
    name: str
    places: tuple[Place, ...]
    known: bool = True

    @property
    def facility(self) -> bool:
        """Whether the words name a facility: a name and a noun such as "air base"."""
        return self.kind not in _NAME_KINDS


def find_candidates(words: Words, gazetteer: Gazetteer, lexicon: NameWords) -> list[Candidate]:
    """List every stretch of words that may be a place name, in order, overlapping ones included.

    Parameters
    ----------
    words : Words
    gazetteer : Gazetteer
    lexicon : NameWords
        Its facility nouns join names ("Al-Jafra" + "airbase").
    """
    found: list[Candidate] = []
    folded, upper, caseless, small = words.folded, words.upper, words.caseless, words.small
    joins, gaps = words.joins, words.gaps
    run_ends = [*[i for i in words.breaks if not joins[i - 1]], len(folded)]
    nouns = [i for i, word in enumerate(folded) if word in lexicon.facility_sizes]
    owners = {
        i + k for i in (*words.breaks, len(folded)) if gaps[i][:2] in _POSSESSIVES for k in range(-_POSSESSIVE_WORDS, 0)
    }
    compounds = _compounds(words, gazetteer, lexicon)
    for first, begins in enumerate(upper):
        # Names begin with a capital, or with a small article before one: "al-Wataya".
        word = folded[first]
        if not (begins or caseless[first] or (word == "al" and joins[first] and upper[first + 1])):
            continue
        begun = len(found)
        opening = gazetteer.opening(word)
        end = min(run_ends[bisect_right(run_ends, first)], first + MAX_WORDS)
        ahead = folded[first:end]
        lengths: list[int] = []
        if opening.goes_on:
            while end > first + 1 and small[end - 1] and folded[end - 1] not in _PARTICLES and not caseless[end - 1]:
                end -= 1
            lengths = gazetteer.names_at(folded[first:end])
        elif opening.name:
            lengths = [1]
        for length in lengths:
            last = first + length
            if not (caseless[first] or not small[last - 1]) or _is_half(words, first, last, gazetteer, lexicon):
                continue
            if length == 1 and _is_opening(words, first, lexicon):
                continue
            if caseless[first] and is_nameless(folded[last - 1]) and ahead[: length - 1] in ([], ["the"]):
                continue
            name = " ".join(ahead[:length])
            places = gazetteer.named(name)
            if length == 1 and _is_shouted(words, first):
                places = tuple(place for place in places if not place.feature_code.startswith(_SMALL))
            if places:
                found.append(Candidate(first, last, "name", name, places))
        if opening.demonym:
            for length in range(1, min(2, len(ahead)) + 1):
                if places := gazetteer.demonym(name := " ".join(ahead[:length])):
                    found.append(Candidate(first, first + length, "demonym", name, places))
        if opening.abbreviation and (abbreviation := _abbreviation(words, first, gazetteer)) is not None:
            last = abbreviation.last
            if last == first + 1 and words.gaps[last][:1] == "." and not words.word(first).isupper():
                found[begun:] = [c for c in found[begun:] if c.last != last]  # "Fla." is no town of Fla
            found.append(abbreviation)
        if nouns and (following := bisect_right(nouns, first)) < len(nouns) and nouns[following] < first + MAX_WORDS:
            facility = _facility(words, first, lengths, gazetteer, lexicon)
            if facility is not None:
                found.append(facility)
        if first in compounds:
            found += compounds[first]
        if first in owners:
            found += _with_possessive(words, first, gazetteer)
        if lengths and word not in lexicon.generic_starts:
            continue  # "Paris Monday" is no name, "Bab Ghalaq" is
        if caseless[first] or (first and upper[first - 1] and joins[first - 1] and gaps[first] not in HYPHENS):
            continue  # no run of capitals begins here
        if (unlisted := _unlisted(words, first, lengths, gazetteer, lexicon)) is not None:
            found.append(unlisted)
    return _again(words, found, lexicon)


def _compounds(words: Words, gazetteer: Gazetteer, lexicon: NameWords) -> dict[int, list[Candidate]]:
    """Return the runs of capitalised words that a noun such as "Street" or "Township" ends, by their first word."""
    found: dict[int, list[Candidate]] = {}
    folded, upper, joins = words.folded, words.upper, words.joins
    nouns = lexicon.compound_nouns
    for i in [i for i, word in enumerate(folded) if word in nouns]:
        word, kind = folded[i], nouns[folded[i]]
        if not upper[i] or not i or not joins[i - 1] or words.caseless[i]:
            continue
        if joins[i] and (words.text[words.start[i + 1]].isdecimal() or (word == "st" and upper[i + 1])):
            continue  # "County Road 43", "North St. Louis"
        first = i
        while first > 0 and i - first < _COMPOUND_WORDS and joins[first - 1] and _may_begin(words, first - 1):
            if "-" in words.gaps[first] and (len(folded[first - 1]) == 1 or words.gaps[first] != "-"):
                break  # "D-Story City"
            first -= 1
        while first < i and words.sentence_start[first] and sense_of(folded[first]).part in "pdf":
            first += 1
        name = " ".join(folded[first : i + 1])
        if first < i and not gazetteer.has(name):
            places = _stem_places(folded[first:i], gazetteer) if kind == "compound" else ()
            found.setdefault(first, []).append(Candidate(first, i + 1, kind, name, places))
    return found


def _stem_places(stem: list[str], gazetteer: Gazetteer) -> tuple[Place, ...]:
    """Return what the most words of a compound before its noun name: "Athens" of "Athens Regional Park"."""
    shorter = [stem[:end] for end in range(len(stem), 0, -1)] + [stem[begin:] for begin in range(1, len(stem))]
    return next((places for words in shorter if (places := gazetteer.lookup(" ".join(words)))), ())


def _may_begin(words: Words, i: int) -> bool:
    """Tell a word that may stand in a street's name: a capital, or an ordinal after one ("West 11th Street")."""
    return words.upper[i] or (words.text[words.start[i]].isdecimal() and words.folded[i][-1].isalpha())


def _is_opening(words: Words, first: int, lexicon: NameWords) -> bool:
    """Tell a generic word that only opens a longer name: "Fort" of "Fort Magsaysay"."""
    return (
        words.folded[first] in lexicon.generic_starts
        and words.joins[first]
        and words.upper[first + 1]
        and not words.caseless[first]
    )


def _with_possessive(words: Words, first: int, gazetteer: Gazetteer) -> list[Candidate]:
    """Return names with a possessive inside or at their end, which words leave out: "Cox's Bazar", "St. John's"."""
    found = []
    last, inside = first, False
    name: list[str] = []
    while last < len(words) and last - first < _POSSESSIVE_WORDS and words.upper[last]:
        owns = words.gaps[last + 1][:2] in _POSSESSIVES
        inside = inside or owns
        name.append(words.folded[last] + "s" * owns)
        last += 1
        if inside and (places := gazetteer.lookup(whole := " ".join(name))):
            found.append(Candidate(first, last, "name", whole, places))
        if not (words.joins[last - 1] or (owns and words.gaps[last][2:] == " ")):
            break
    return found


def _unlisted(
    words: Words, first: int, lengths: list[int], gazetteer: Gazetteer, lexicon: NameWords
) -> Candidate | None:
    """Return a whole run of capitalised words that no index has, where a place is likely to be named.

    That is after a preposition of place, beside a noun of class ("Golo village") or in a list.
    """
    upper, joins, folded, n = words.upper, words.joins, words.folded, len(words)
    article = folded[first] == "al" and first + 1 < n and words.gaps[first + 1] in HYPHENS and upper[first + 1]
    if not (upper[first] or article) or words.caseless[first] or not _begins(words, first, gazetteer, lexicon):
        return None
    if _is_shouted(words, first, _LONGEST_ACRONYM) or (folded[first] in _PARTICLES and folded[first] != "al"):
        return None
    last = _run_end(words, first, gazetteer, lexicon)
    if last - first > _UNLISTED_WORDS or words.start[last - 1] + 1 == words.end[last - 1]:
        return None
    if lengths and (last - first == 1 or last - first in lengths):
        return None
    if last - first > 1 and gazetteer.opening(folded[first]).demonym:
        return None  # "Libyan Tripoli" is the owner and the name
    joined_after = last < n and joins[last - 1]
    beside = joined_after and (folded[last] in lexicon.noun_classes or lexicon.facility_at(folded, last) is not None)
    if not beside and last - first == 1 and sense_of(folded[first]).part != "?":
        return None  # "- Rebels entered": a word of the language with a capital
    if not beside and not _led_to(words, first, last, gazetteer, lexicon):
        return None
    if first and folded[first - 1] == "of" and words.gaps[last][:2] in _POSSESSIVES:
        return None  # "the last stronghold of Haftar's army"
    name = " ".join(folded[first:last])
    if gazetteer.has(name) or gazetteer.demonym(name):
        return None
    return Candidate(first, last, "unlisted", name, (), known=False)


def _begins(words: Words, first: int, gazetteer: Gazetteer, lexicon: NameWords) -> bool:
    """Tell whether a run of capitalised words begins at a word, or the next place of a route: "Maroua-Bogo-Pouss"."""
    if first == 0 or not (words.upper[first - 1] and words.joins[first - 1]):
        return True
    return words.gaps[first] in HYPHENS and _is_route(words, first, first + 1, gazetteer, lexicon)


def _run_end(words: Words, first: int, gazetteer: Gazetteer, lexicon: NameWords) -> int:
    """Return the word behind a run of capitalised words, which may be one word longer than any name looked for."""
    upper, joins, folded, n = words.upper, words.joins, words.folded, len(words)
    last = first + 1
    while last < n and joins[last - 1] and last - first <= _UNLISTED_WORDS:
        if words.gaps[last] in HYPHENS and _is_route(words, last - 1, last, gazetteer, lexicon):
            break
        if upper[last]:
            last += 1
        elif folded[last] in _INNER and last + 1 < n and joins[last] and upper[last + 1]:
            if folded[last] in _ALSO_ENGLISH and words.gaps[last + 1] not in HYPHENS:
                break
            last += 2
        else:
            break
    return last


def _led_to(words: Words, first: int, last: int, gazetteer: Gazetteer, lexicon: NameWords) -> bool:
    """Tell whether the words beside a run lead to a place, or make it a member of a list."""
    folded, n = words.folded, len(words)
    gap, gap_after = words.gaps[first].strip(), words.gaps[last].strip() if last < n else "."
    following = member_after(words, last)
    if words.sentence_start[first] and not (first and gap and gap[0] in _GOES_ON):
        return following >= 0 and (member_after(words, following + 1) >= 0 or is_counted(words, last))
    if following >= 0 or is_counted(words, last) or (gap_after == "(" and words.upper[last]):
        return True
    if first == 0:
        return False
    if gap == "(" or member_before(words, first) >= 0:
        return True
    if gap[-1:] in _HEADING:
        return bool(gap_after)
    if words.gaps[first] in HYPHENS or (gap_after in HYPHENS and words.upper[last]):
        return _is_route(words, first, last, gazetteer, lexicon)
    if not words.joins[first - 1]:
        return False
    word = folded[first - 1]
    if word == "the" and first > 1:
        return folded[first - 2] in _CROSSING or member_before(words, first - 1) >= 0
    if word == "between":  # "between Haftar and the head of the parliament"
        return last + 1 < n and folded[last] in AND and words.upper[last + 1]
    if word == "of":
        return first > 1 and folded[first - 2] in lexicon.noun_classes
    return word in lexicon.locative or word in lexicon.noun_classes or word in AND


def _again(words: Words, found: list[Candidate], lexicon: NameWords) -> list[Candidate]:
    """Add the other occurrences of names in no index, which nothing need lead to.

    A name that ever follows another capitalised word is a surname more often than a place.
    """
    unlisted = [candidate for candidate in found if candidate.kind == "unlisted"]
    if not unlisted:
        return found
    folded, upper, joins = words.folded, words.upper, words.joins
    taken = {candidate.first for candidate in unlisted}
    names = {folded[candidate.first]: candidate.name for candidate in unlisted}
    more: list[Candidate] = []
    for i in [i for i, word in enumerate(folded) if word in names]:
        if folded[i] not in names:
            continue
        if (
            i
            and upper[i - 1]
            and joins[i - 1]
            and (not words.sentence_start[i - 1] or _is_person(folded[i - 1], lexicon))
        ):
            more = [candidate for candidate in more if folded[candidate.first] != folded[i]]
            del names[folded[i]]
        elif i not in taken and upper[i]:
            name = names[folded[i]]
            last = i + name.count(" ") + 1
            if " ".join(folded[i:last]) == name:
                more.append(Candidate(i, last, "unlisted", name, (), known=False))
    return sorted([*found, *more], key=lambda candidate: candidate.first) if more else found


def _is_person(word: str, lexicon: NameWords) -> bool:
    return word in lexicon.given_names or word in lexicon.titles


def _is_shouted(words: Words, i: int, longest: int = _LONGEST_SHOUT) -> bool:
    """Tell a short word in capitals, which no town's name is: "US" is not the village of Us."""
    word = words.word(i)
    return len(word) <= longest and word.isupper() and not words.caseless[i]


def _is_half(words: Words, first: int, last: int, gazetteer: Gazetteer, lexicon: NameWords) -> bool:
    """Tell whether a stretch is cut out of a hyphened name: "Pont" of "Pont-Sondé".

    "Mali" of "Mali-Niger" is not, nor is "Bentiu" of "the Bentiu-Panyijiar road".
    """
    gaps = words.gaps
    if gaps[last] not in HYPHENS and gaps[first] not in HYPHENS:
        return False
    for other, gap in ((last, last - 1), (first - 1, first - 1)):
        hyphened = gap >= 0 and words.joins[gap] and words.gaps[gap + 1] in HYPHENS
        if hyphened and len(words.folded[other]) > 1 and words.upper[other] and not gazetteer.has(words.folded[other]):
            return not _is_route(words, first, last, gazetteer, lexicon)
    return False


def _is_route(words: Words, first: int, last: int, gazetteer: Gazetteer, lexicon: NameWords) -> bool:
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


def _abbreviation(words: Words, first: int, gazetteer: Gazetteer) -> Candidate | None:
    """Read an abbreviation: any after "City, ", one with stops or for a country ("US", "UAE") anywhere."""
    if not words.upper[first] or words.caseless[first]:
        return None
    folded, gaps, n = words.folded, words.gaps, len(words.folded)
    last = first + 1
    while last < n and last - first < 4 and gaps[last] in _ABBREVIATING and len(folded[last]) == 1:
        last += 1
    name = " ".join(folded[first:last])
    places = gazetteer.abbreviation(name)
    if not places:
        return None
    after_name = first > 0 and words.upper[first - 1] and words.gap(first - 1).strip() in {",", "("}
    if not after_name and words.text[words.end[last - 1] : words.end[last - 1] + 1] != ".":
        shouted = words.text[words.start[first] : words.end[last - 1]]
        places = tuple(place for place in places if place.feature_code != "ADM1") if shouted.isupper() else ()
    return Candidate(first, last, "abbreviation", name, places) if places else None


def _facility(
    words: Words, first: int, lengths: list[int], gazetteer: Gazetteer, lexicon: NameWords
) -> Candidate | None:
    """Join a name, or a run of capitalised words, with the facility noun that follows it."""
    capitals_tell = not words.caseless[first]
    begun = first > 0 and words.upper[first - 1] and words.joins[first - 1] and not words.sentence_start[first - 1]
    if begun and capitals_tell:
        return None
    if words.folded[first] in _PARTICLES and words.folded[first] != "al":
        return None
    folded, upper, joins = words.folded, words.upper, words.joins
    last = first
    while last < len(folded) and last - first < MAX_WORDS:
        inside = upper[last] or folded[last] in _PARTICLES or words.caseless[last]
        match = lexicon.facility_at(folded, last) if last > first and joins[last - 1] else None
        if match is not None:
            noun_words, facility = match
            stem = " ".join(folded[first:last])
            known = last - first in lengths
            places = gazetteer.lookup_facility(stem, facility.feature_codes) if facility.feature_codes else ()
            if places or known or (upper[last] and capitals_tell) or folded[first] == "al":
                return Candidate(first, last + noun_words, facility.kind, stem, places, bool(places) or known)
            return None
        if not inside or (last > first and not joins[last - 1]):
            return None
        last += 1
    return None
