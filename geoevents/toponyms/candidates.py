"""Stretches of text that may be place names: everything the name index, the demonyms and the facility nouns allow."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import compress
from operator import or_
from typing import TYPE_CHECKING

from geoevents.lexicon.namewords import is_nameless
from geoevents.lexicon.senses import sense_of
from geoevents.model import Place
from geoevents.text.words import HYPHENS, Words
from geoevents.toponyms.compounds import find_compounds
from geoevents.toponyms.homonyms import (
    ends_its_sentence,
    is_a_ships,
    is_ailment_or_arms,
    is_day_or_month,
    is_language,
)
from geoevents.toponyms.lists import AND
from geoevents.toponyms.otherwise import goes_on_behind_noun, is_gloss, known_otherwise, run_of_capitals
from geoevents.toponyms.unindexed import (
    ARTICLES,
    PARTICLES,
    POSSESSIVES,
    is_person,
    is_route,
    is_shouted,
    named_without_article,
    opens_sentence,
    unlisted_stretch,
)

if TYPE_CHECKING:
    from geoevents.gazetteer import Gazetteer
    from geoevents.lexicon.lexicon import Facility
    from geoevents.lexicon.namewords import NameWords

# Longest name looked for, in words; 99.9 % of the index's names are no longer.
MAX_WORDS = 7
_WELL_KNOWN = 200_000  # people: where case is lost, "NICE" may be the city (judgement)
_ABBREVIATING = frozenset({".", ". "})
# Such a word is no town, county or district: "BLA" is not the district of Bla.
_SMALL = ("PPL", "ADM2", "ADM3", "ADM4", "ADM5", "ADMD")
_NO_PART = frozenset({"in", "a", "an"})  # of a name that is as well known without them
_ROMAN = frozenset("ivx")
_POSSESSIVE_WORDS = 3
_AFTER_POSSESSIVE = 6  # ... with what follows one: "Democratic People's Republic of Korea"


_NAME_KINDS = frozenset(
    {"name", "demonym", "abbreviation", "unlisted", "longer", "street", "compound", "landmark", "institution", "dotted"}
)


@dataclass(slots=True)  # not frozen, which takes four times as long to make: a text has dozens
class Candidate:
    """What some words of a text may stand for.

    Parameters
    ----------
    first, last : int
        The words, ``last`` not included.
    kind : str
        "name", "demonym", "abbreviation", "unlisted" (in no index), "longer" (nor is it, but its first words
        are), "street", "compound" (a name with a noun that is part of it: "Hamilton Township")
        or a facility kind of the lexicon ("air_base").
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
    folded, caseless, small, upper = words.folded, words.caseless, words.small, words.upper
    joins, gaps = words.joins, words.gaps
    run_ends = [*[i for i in words.breaks if not joins[i - 1]], len(folded)]
    nouns = list(compress(range(len(folded)), map(lexicon.facility_sizes.__contains__, folded)))
    owners = {
        i + k for i in (*words.breaks, len(folded)) if gaps[i][:2] in POSSESSIVES for k in range(-_POSSESSIVE_WORDS, 0)
    }
    compounds: dict[int, list[Candidate]] = {}
    for compound in find_compounds(words, gazetteer, lexicon):
        compounds.setdefault(compound.first, []).append(Candidate(*compound))
    for first in _firsts(words):
        word = folded[first]
        if gaps[first] == " (" and is_gloss(words, first, gazetteer, lexicon):
            continue  # "Kan Taw (Lisu) village"
        begun = len(found)
        opening = gazetteer.opening(word)
        if is_language(words, first, gazetteer):
            continue
        lengths: list[int] = []
        if opening.goes_on:
            end = min(run_ends[bisect_right(run_ends, first)], first + MAX_WORDS)
            while end > first + 1 and small[end - 1] and folded[end - 1] not in PARTICLES and not caseless[end - 1]:
                end -= 1
            lengths = gazetteer.names_at(folded[first:end]) if end > first + 1 else [1] * opening.name
        elif opening.name:
            lengths = [1]
        if lengths:
            found += _known(words, first, lengths, gazetteer, lexicon)
        if word in ARTICLES and 2 not in lengths and (places := named_without_article(words, first, gazetteer)):
            found.append(Candidate(first, first + 2, "name", " ".join(folded[first : first + 2]), places))
        if lengths and word in lexicon.generic_starts and not caseless[first]:
            last = run_of_capitals(words, first)
            if last - first > lengths[-1] and (places := known_otherwise(folded[first:last], gazetteer, lexicon)):
                found.append(Candidate(first, last, "name", " ".join(folded[first:last]), places))
        if opening.demonym:
            for length in (1, 2) if joins[first] else (1,):
                if places := gazetteer.demonym(name := " ".join(folded[first : first + length])):
                    found.append(Candidate(first, first + length, "demonym", name, places))
        if opening.abbreviation and (abbreviation := _abbreviation(words, first, gazetteer)) is not None:
            last = abbreviation.last
            named = [c for c in found[begun:] if c.last == last]
            if not (named and ends_its_sentence(words, first, lexicon)):
                if last == first + 1 and words.gaps[last][:1] == "." and not words.shouted[first]:
                    found[begun:] = [c for c in found[begun:] if c.last != last]  # "Fla." is no town of Fla
                found.append(abbreviation)
            if (seat := _with_abbreviation(words, abbreviation, gazetteer)) is not None:
                found.insert(begun, seat)
        if nouns and (following := bisect_right(nouns, first)) < len(nouns) and nouns[following] < first + MAX_WORDS:
            facility = _facility(words, first, lengths, gazetteer, lexicon)
            if facility is not None:
                found.append(facility)
        if first in compounds:
            found += compounds[first]
        if first in owners:
            found += _with_possessive(words, first, gazetteer)
        if caseless[first] or (first and upper[first - 1] and _goes_on_before(words, first, lexicon)):
            continue  # no run of capitals begins here
        if (unlisted := unlisted_stretch(words, first, lengths, gazetteer, lexicon)) is not None:
            last, name, longer = unlisted
            places = known_otherwise(folded[first:last], gazetteer, lexicon)
            kind = "name" if places else "longer" if longer else "unlisted"
            found.append(Candidate(first, last, kind, name, places, known=bool(places)))
    return _again(words, _without_bodies(words, found, lexicon), lexicon)


def _without_bodies(words: Words, found: list[Candidate], lexicon: NameWords) -> list[Candidate]:
    """Drop what is a body's name or stands inside one: "Al Jazeera", "Shabaab"."""
    folded, bodies = words.folded, lexicon.bodies
    inside: dict[int, int] = {}  # the word behind a body, by each of its words
    for i in compress(range(len(folded)), map(bodies.__contains__, folded)):
        for body in bodies[folded[i]]:
            if tuple(folded[i : i + len(body)]) == body:
                inside |= {k: i + len(body) for k in range(i, i + len(body))}
    if not inside:
        return found
    return [candidate for candidate in found if candidate.last > inside.get(candidate.first, 0)]


def _firsts(words: Words) -> list[int]:
    """Return the words that names begin with: with a capital, or a small article before one ("al-Wataya")."""
    firsts = list(compress(range(len(words.folded)), map(or_, words.upper, words.caseless)))
    if "al" not in words.folded:
        return firsts
    articles = [i for i, word in enumerate(words.folded) if word == "al" and words.joins[i] and words.upper[i + 1]]
    return sorted({*firsts, *articles})


def _goes_on_before(words: Words, first: int, lexicon: NameWords) -> bool:
    """Tell whether the run of the capital before a word goes on to it, and is no "Sitio" that the name comes behind."""
    before = first - 1
    return (
        words.joins[before]
        and words.gaps[first] not in HYPHENS
        and words.folded[before] not in lexicon.leading_nouns
        and not opens_sentence(words, before, lexicon)
    )


def _known(
    words: Words, first: int, lengths: list[int], gazetteer: Gazetteer, lexicon: NameWords
) -> Iterator[Candidate]:
    """Yield the names of the index that begin at a word, where they may be names."""
    small, caseless = words.small, words.caseless[first]
    if is_a_ships(words, first, lexicon) or _trails(words, first, lexicon):
        return
    for length in lengths:
        last = first + length
        if goes_on_behind_noun(words, first, last, lexicon):
            continue
        if not (caseless or not small[last - 1]) or _is_half(words, first, last, gazetteer, lexicon):
            continue
        if _is_only_where(words, first, last, lexicon) or (length == 1 and _is_opening(words, first, lexicon)):
            continue
        if is_ailment_or_arms(words, first, last, lexicon) or is_day_or_month(words, first, last, gazetteer, lexicon):
            continue
        name = " ".join(words.folded[first:last])
        places = gazetteer.named(name)
        if (
            length > 1
            and words.folded[first] in _NO_PART
            and places[:1] == gazetteer.lookup(name.partition(" ")[2])[:1]
        ):
            continue  # "In Niger, ..." is Niger, "In Salah" is not Salah; "A China Coast Guard cutter" is China's
        if length == 1 and (is_shouted(words, first) or _is_acronym(words, first, lexicon)):
            if len(name) > 1 and _ROMAN.issuperset(name):
                continue  # "a level III warning"
            places = tuple(place for place in places if not place.feature_code.startswith(_SMALL))
        if places and not (caseless and length == 1 and _is_plain_word(words, first, places[0], lexicon)):
            yield Candidate(first, last, "name", name, places)


def _trails(words: Words, first: int, lexicon: NameWords) -> bool:
    """Tell a noun that only says what the name before it is: "Sylhet Sadar" is the sub-district about Sylhet."""
    return (
        words.folded[first] in lexicon.trailing_nouns
        and first > 0
        and words.upper[first - 1]
        and words.joins[first - 1]
    )


def _is_plain_word(words: Words, i: int, place: Place, lexicon: NameWords) -> bool:
    """Tell, where case is lost, a verb, adjective or thing from the small place of its name: "muse", "bath"."""
    if place.population > _WELL_KNOWN or place.feature_code.startswith("PCL"):
        return False
    if words.folded[i] in lexicon.never_names:
        return True
    sense = sense_of(words.folded[i])
    if sense.part not in "nvar" or (sense.part == "n" and sense.noun in {"location", "person"}):
        return False
    led = i > 0 and words.joins[i - 1] and words.folded[i - 1] in lexicon.locative
    called = i + 1 < len(words.folded) and words.joins[i] and words.folded[i + 1] in lexicon.noun_classes
    return not (led or called)


def _is_opening(words: Words, first: int, lexicon: NameWords) -> bool:
    """Tell a generic word that only opens a longer name: "Fort" of "Fort Magsaysay", "Sitio" of "Sitio Mao"."""
    word = words.folded[first]
    if words.joins[first] and words.folded[first + 1] == "of" and lexicon.facility_at(words.folded, first) is not None:
        return True  # "University of Alberta", "Port of Spain"
    if words.joins[first] and word in lexicon.noun_classes and words.folded[first + 1] in lexicon.compound_nouns:
        return True  # "City Hall", "Town Park"
    return (
        (word in lexicon.generic_starts or word in lexicon.leading_nouns)
        and words.joins[first]
        and words.upper[first + 1]
        and not words.caseless[first]
    )


def _with_possessive(words: Words, first: int, gazetteer: Gazetteer) -> list[Candidate]:
    """Return names with a possessive inside or at their end, which words leave out: "Cox's Bazar", "St. John's"."""
    found = []
    last, inside = first, False
    name: list[str] = []
    while last < len(words.folded) and (words.upper[last] or (inside and words.folded[last] in PARTICLES)):
        if last - first >= (_AFTER_POSSESSIVE if inside else _POSSESSIVE_WORDS):
            break
        owns = words.gaps[last + 1][:2] in POSSESSIVES
        inside = inside or owns
        name.append(words.folded[last] + "s" * owns)
        last += 1
        if inside and (places := gazetteer.lookup(whole := " ".join(name))):
            found.append(Candidate(first, last, "name", whole, places))
        if not (words.joins[last - 1] or (owns and words.gaps[last][2:] == " ")):
            break
    return found


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
            and (not words.sentence_start[i - 1] or is_person(folded[i - 1], lexicon))
        ):
            more = [candidate for candidate in more if folded[candidate.first] != folded[i]]
            del names[folded[i]]
        elif i not in taken and upper[i]:
            name = names[folded[i]]
            last = i + name.count(" ") + 1
            if " ".join(folded[i:last]) == name:
                more.append(Candidate(i, last, "unlisted", name, (), known=False))
    return sorted([*found, *more], key=lambda candidate: candidate.first) if more else found


def _is_only_where(words: Words, first: int, last: int, lexicon: NameWords) -> bool:
    """Tell words that say where without naming it: "Western Command", the heading "SOUTH."; "across the city".

    "Western Province" names it; where case is lost, so may nothing that could be a word of the language.
    """
    folded, joins = words.folded, words.joins
    if words.caseless[first] and is_nameless(folded[last - 1]) and folded[first : last - 1] in ([], ["the"]):
        return True
    if folded[first] not in lexicon.compass_words or not lexicon.compass_words.issuperset(folded[first:last]):
        return False
    if last == len(words.folded) or words.gaps[last].lstrip()[:1] == ".":
        return True
    return joins[last - 1] and folded[last] not in lexicon.noun_classes and folded[last] not in AND


def _is_acronym(words: Words, i: int, lexicon: NameWords) -> bool:
    """Tell a word in capitals that is an organisation's or a disease's: "KEMRI" is not the town of Kemri."""
    return words.folded[i] in lexicon.acronyms and words.shouted[i] and not words.caseless[i]


def _is_half(words: Words, first: int, last: int, gazetteer: Gazetteer, lexicon: NameWords) -> bool:
    """Tell whether a stretch is cut out of a hyphened name: "Pont" of "Pont-Sondé".

    "Mali" of "Mali-Niger" is not, nor is "Bentiu" of "the Bentiu-Panyijiar road".
    """
    gaps = words.gaps
    if gaps[last] not in HYPHENS and gaps[first] not in HYPHENS:
        return False
    article = first - (words.folded[first] not in ARTICLES)
    if article > 0 and words.folded[article] in ARTICLES and gaps[article + 1] in HYPHENS:
        begun = words.upper[article - 1] and words.joins[article - 1] and gaps[article] == " "
        if begun and words.folded[article - 1] in lexicon.generic_starts:
            return True  # "Zaytoun" of "Umm al-Zaytoun"
    for other, gap in ((last, last - 1), (first - 1, first - 1)):
        hyphened = gap >= 0 and words.joins[gap] and words.gaps[gap + 1] in HYPHENS
        if hyphened and words.folded[other] == words.folded[gap if other > gap else gap + 1] and last - first == 1:
            return True  # "Kai-Kai"
        if hyphened and len(words.folded[other]) > 1 and words.upper[other] and not gazetteer.has(words.folded[other]):
            return not is_route(words, first, last, gazetteer, lexicon)
    return False


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


def _with_abbreviation(words: Words, abbreviation: Candidate, gazetteer: Gazetteer) -> Candidate | None:
    """Return a name that an abbreviation behind its comma is part of, as the index says: "Washington, D.C."."""
    first, last = abbreviation.first, abbreviation.last
    if last - first < 2 or not first or words.gaps[first] != ", " or not words.upper[first - 1]:
        return None
    name = " ".join(words.folded[first - 1 : last])
    places = gazetteer.named(name)
    return Candidate(first - 1, last, "dotted", name, places) if places else None


def _facility(
    words: Words, first: int, lengths: list[int], gazetteer: Gazetteer, lexicon: NameWords
) -> Candidate | None:
    """Join a name, or a run of capitalised words, with the facility noun that follows it."""
    capitals_tell = not words.caseless[first]
    begun = first > 0 and words.upper[first - 1] and words.joins[first - 1] and not words.sentence_start[first - 1]
    if begun and capitals_tell:
        return None
    if words.folded[first] in PARTICLES and words.folded[first] != "al":
        return None
    folded, upper, joins = words.folded, words.upper, words.joins
    last = first
    while last < len(folded) and last - first < MAX_WORDS:
        inside = upper[last] or folded[last] in PARTICLES or words.caseless[last]
        if folded[last] in AND and words.folded[last + 1 : last + 2] == ["the"]:
            return None  # "Raqqa and the Tabqa Dam" are two
        match = lexicon.facility_at(folded, last) if last > first and joins[last - 1] else None
        if match is not None and folded[last - 1] in AND:
            return None  # "Hail and Wadi ad-Dawasir" are two
        if match is not None:
            noun_words, facility = match
            stem = " ".join(folded[first:last])
            known = last - first in lengths
            noun = " ".join(folded[last : last + noun_words]) if words.small[last] else ""
            places = _facility_places(stem, noun, facility, gazetteer)
            if noun and not places and _names_what_follows(words, last + noun_words):
                return None
            if not (places or known or AND.isdisjoint(folded[first:last])):
                return None  # "Lowa and Mbini Bay" are two
            if places or known or (upper[last] and capitals_tell) or folded[first] == "al":
                return Candidate(first, last + noun_words, facility.kind, stem, places, bool(places) or known)
            return None
        if not inside or (last > first and not joins[last - 1]):
            return None
        last += 1
    return None


def _names_what_follows(words: Words, after: int) -> bool:
    """Tell whether a facility's name stands behind its noun: "the Danube port of Izmail"."""
    return words.folded[after : after + 1] == ["of"] and after + 1 < len(words.folded) and words.upper[after + 1]


def _facility_places(stem: str, noun: str, facility: Facility, gazetteer: Gazetteer) -> tuple[Place, ...]:
    """Return the places of a facility's name; those so called with a small noun, too: "the Hanish islands".

    With a capital, the noun belongs to a name of the index that is found by itself.
    """
    codes = facility.feature_codes
    if not codes:
        return ()
    places = gazetteer.lookup_facility(stem, codes)
    if not places and noun and facility.noun_is_name:
        places = tuple(place for place in gazetteer.lookup(f"{stem} {noun}") if place.feature_code in codes)
    return places
