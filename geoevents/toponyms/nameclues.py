"""What speaks for and against a stretch of text naming a place: its form, the words beside it, its namesakes."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from math import log10
from typing import TYPE_CHECKING, NamedTuple

from geoevents.folding import fold, skeleton, skeletons_differ
from geoevents.lexicon.namewords import NameWords, load_name_words
from geoevents.lexicon.senses import sense_of
from geoevents.linear import Clue, Clues
from geoevents.model import Place

if TYPE_CHECKING:
    from geoevents.text.words import Words
    from geoevents.toponyms.candidates import Candidate
    from geoevents.toponyms.context import Context

_SAME = 2  # the grade of a name that is the gazetteer's own
_ENDED = frozenset({"compound", "landmark", "institution"})  # kinds of a name with a noun that ends it
_MOST_PROFILES = 8192  # names remembered with what their places say: those of some thousand dispatches


def candidate_clues(candidate: Candidate, context: Context, covered: bool) -> Clues:
    """Gather what speaks for or against a candidate.

    Parameters
    ----------
    candidate : Candidate
    context : Context
    covered : bool
        Whether a longer candidate covers this one.
    """
    lexicon = load_name_words()
    words = context.words
    folded, upper, n = words.folded, words.upper, len(words.folded)
    first, last, name = candidate.first, candidate.last, candidate.name
    size = last - first
    opening = folded[first]
    single = size == 1
    starts = words.sentence_start[first]
    shape = "caseless" if words.caseless[first] else ("ALL" if words.shouted[first] else "Cap")
    gap_before = words.gaps[first].strip()[-1:] if first else "^"
    gap_after = words.gaps[last].strip()[:2] if last < n else "$"
    run_first, run_last = context.run_first[first], context.run_last[last - 1]
    facility = candidate.facility
    kind = "facility" if facility else candidate.kind
    form = (run_last - run_first == size, run_first == first, run_last == last)
    small = single and opening in context.small
    names = [f"name={name}"]
    clues: list[Clue] = [
        (_form, kind, shape, min(size, 4), form, starts, small, covered),
        (_gaps, gap_before, gap_after),
    ]
    _add_places(clues, candidate, min(size, 2), context.countries)
    _add_neighbours(names, clues, candidate, context)
    if facility:
        clues.append((_facility, candidate.kind, upper[last - 1], bool(candidate.places)))
    elif kind == "name" or kind == "demonym":
        plain = words.text.isascii() or words.word(last - 1).isascii()  # "Réunion" is no reunion
        sense = sense_of(folded[last - 1] if plain else words.word(last - 1))
        clues.append((_own_sense, sense.part, sense.noun, single, kind == "name" and starts))
    elif kind in _ENDED:
        known = bool(candidate.places)
        clues.append((_ends_in, folded[last - 1], known))
        clues.append((_whole, kind, _led_by(words, first), run_first == first, run_last == last, known))
    elif kind == "unlisted":
        names += _unlisted_features(candidate, context)
    if opening in context.located_words:
        names.append("located-elsewhere")
    # A surname stands alone only after the full name has introduced it.
    if single and context.person_words.get(opening, n) < first:
        largest = int(log10(max((place.population for place in candidate.places[:5]), default=0) + 1))
        clues.append((_person_elsewhere, largest, opening in context.located_words))
    if single and name in lexicon.given_names:
        introduced = context.introduced.get(opening, n) < first
        clues.append((_given_name, last < n and words.joins[last - 1] and upper[last], introduced))
    return Clues(names, clues)


def _form(
    kind: str, shape: str, size: int, run: tuple[bool, bool, bool], starts: bool, small: bool, covered: bool
) -> Iterator[str]:
    """Name what a candidate looks like, and whether it fills, begins or ends a run of capitals."""
    alone, begins, ends = run
    yield "bias"
    yield f"kind={kind}"
    yield f"kind={kind}|shape={shape}"
    yield f"size={size}|{kind}"
    yield f"run={'single' if alone else 'part'}|{begins}|{ends}"
    if starts:
        yield f"start|size={min(size, 2)}|{shape}"
    if small:
        yield "start|small" if starts else "small"
    if covered:
        yield "covered"


def _gaps(before: str, after: str) -> Iterator[str]:
    yield f"gap-={before}"
    yield f"gap+={after}"


def _facility(kind: str, capital: bool, known: bool) -> Iterator[str]:
    yield f"facility={kind}"
    yield f"facility={kind}|{capital}"
    yield f"facility|places={known}|{capital}"


def _ends_in(noun: str, known: bool) -> Iterator[str]:
    """Name the noun that ends a name, and whether a place is called like the words before it."""
    yield f"ends={noun}"
    yield f"ends={noun}|places={known}"
    yield f"ends={sense_of(noun).noun}|places={known}"


def _led_by(words: Words, first: int) -> str:
    """Return the preposition of place that leads to a name, its article aside; else what kind of word stands there."""
    i = first - 1
    article = i >= 0 and words.folded[i] == "the" and words.joins[i]
    i -= article
    if i < 0 or not words.joins[i] or words.upper[i]:
        return "none"
    word = words.folded[i]
    return word if word in load_name_words().locative else sense_of(word).part


def _whole(kind: str, led: str, begins: bool, ends: bool, known: bool) -> Iterator[str]:
    """Name what leads to a name with its noun, and whether it begins and ends its run of capitals."""
    yield f"whole|{ends}|{begins}|{known}|{kind}"
    yield f"whole|{led}|{ends}|{kind}"
    yield f"whole|{led}|{ends}|{known}"


def _person_elsewhere(population: int, located: bool) -> Iterator[str]:
    yield "person-elsewhere"
    yield f"person-elsewhere|pop={population}|{located}"


def _given_name(surname_follows: bool, introduced: bool) -> Iterator[str]:
    yield "given-name"
    yield f"given-name|next-upper={surname_follows}"
    if introduced:
        yield "given-name|introduced"


def _unlisted_features(candidate: Candidate, context: Context) -> list[str]:
    """Name what speaks for a name in no index: what leads to it, how it ends, whether its words are persons'."""
    lexicon, words = load_name_words(), context.words
    first, last = candidate.first, candidate.last
    inside = words.folded[first:last]
    persons = inside[0] in lexicon.given_names or any(word in context.person_words for word in inside)
    before = words.folded[first - 1] if first else "^"
    return [
        f"unlisted|-1={before}|{words.gaps[first].strip()[-1:]}",
        f"unlisted|size={last - first}|person={persons}",
        f"unlisted|located={before in lexicon.locative}|person={persons}",
        f"unlisted|...{inside[-1][-3:]}",
        f"unlisted|...{inside[-1][-2:]}",
        f"unlisted|last={inside[-1]}",
    ]


@lru_cache(maxsize=16384)
def _sense_clue(word: str) -> str:
    """Say what kind of thing a word beside a name tells of: its sense, else its part of speech."""
    sense = sense_of(word)
    return f"sense={sense.verb or sense.noun}" if sense.part in "vn" else f"part={sense.part}"


def _own_sense(part: str, noun: str, single: bool, starts: bool) -> Iterator[str]:
    """Say what a name's last word means as a common word: "Park" and "Mobile" do, "Misrata" does not."""
    yield f"last={part}|{single}"
    yield f"last={noun}|{single}"
    if single:
        yield f"own={part}|{starts}"
        yield f"own={noun}|{starts}"


def _add_neighbours(names: list[str], clues: list[Clue], candidate: Candidate, context: Context) -> None:
    """Gather the words beside a candidate."""
    lexicon, words, first, last = load_name_words(), context.words, candidate.first, candidate.last
    folded, upper, joins, n = words.folded, words.upper, words.joins, len(words.folded)
    classes = lexicon.noun_classes
    if first:
        before, upper_before = folded[first - 1], upper[first - 1]
        if joins[first - 1]:
            names.append(f"-1={before}")
            if first > 1:
                names.append(f"-2={folded[first - 2]}|{before in lexicon.locative}")
            if not upper_before:
                clues.append((_small_before, _sense_clue(before)))
            else:
                names.append("-1upper=True")
                if not words.caseless[first]:
                    names.append(_capital_before(before, words.sentence_start[first - 1], lexicon))
        elif upper_before:
            names.append(f"Cap+sep={words.gaps[first].strip()[:1]}")
        if before in classes or (before == "of" and first > 1 and folded[first - 2] in classes):
            names.append(f"noun-before|upper={upper_before}")
        if (run_first := context.run_first[first]) < first:
            names.append(f"run-={folded[run_first]}")
    if last == n:
        return
    after, upper_after = folded[last], upper[last]
    if joins[last - 1]:
        names.append(f"+1={after}")
        if upper_after:
            names.append(f"run+={folded[context.run_last[last - 1] - 1]}")
        clues.append((_after, upper_after, candidate.kind, "" if upper_after else _sense_clue(after), after in classes))
        if last + 1 < n:
            names.append(f"+2={folded[last + 1]}")
    elif upper_after:
        names.append(f"sep+Cap={words.gaps[last].strip()[:1]}")


def _small_before(sense: str) -> Iterator[str]:
    yield "-1upper=False"
    yield f"-1{sense}"


def _capital_before(word: str, starts: bool, lexicon: NameWords) -> str:
    if word in lexicon.titles:
        return "-1title"
    return "-1given" if word in lexicon.given_names else f"-1Cap|start={starts}"


def _after(capital: bool, kind: str, sense: str, classed: bool) -> Iterator[str]:
    yield f"+1upper={capital}|{kind}"
    if not capital:
        yield f"+1{sense}"
    if classed:
        yield f"noun-after|upper={capital}"


class _Profile(NamedTuple):
    """What the places of a name have to say, whatever the text: of the top one, of all, the codes of their countries.

    ``places`` are kept with it, so that their identity stays theirs.
    """

    places: tuple[Place, ...]
    population: int
    code: str
    many: int
    likeness: int
    countries: frozenset[str]


_profiles: dict[tuple[int, str], _Profile] = {}


def _add_places(clues: list[Clue], candidate: Candidate, size: int, countries: frozenset[str]) -> None:
    """Gather what the places of a name say for it: how large and what they are, how like it they are called."""
    places, name = candidate.places, candidate.name
    if not places:
        clues.append((_unknown_place,))
        return
    profile = _profiles.get((id(places), name)) or _new_profile(places, name)
    in_play = not profile.countries.isdisjoint(countries)
    clues.append((_known_place, profile.population, size, profile.code, profile.many))
    clues.append((_called, profile.likeness, in_play, min(6, len(name)), size))


def _new_profile(places: tuple[Place, ...], name: str) -> _Profile:
    if len(_profiles) >= _MOST_PROFILES:
        _profiles.clear()
    top = places[0]
    likeness = 0
    for place in places[:5]:
        likeness = max(likeness, _likeness(name, place.name))
        if likeness == _SAME:
            break
    profile = _profiles[id(places), name] = _Profile(
        places, int(log10(top.population + 1)), top.feature_code, min(4, len(places).bit_length()), likeness,
        frozenset([place.country_code for place in places[:10]]) - {""},
    )  # fmt: skip
    return profile


def _unknown_place() -> Iterator[str]:
    yield "unknown-place"


def _known_place(population: int, size: int, code: str, many: int) -> Iterator[str]:
    yield f"pop={population}|size={size}"
    yield f"code={code}"
    yield f"code={code}|pop={population}"
    yield f"many={many}"


def _called(likeness: int, in_play: bool, length: int, size: int) -> Iterator[str]:
    yield f"like={likeness}|size={size}"
    yield f"like={likeness}|in-play={in_play}"
    yield f"in-play={in_play}|size={size}"
    yield f"length={length}|size={size}"


@lru_cache(maxsize=65536)
def _likeness(name: str, place_name: str) -> int:
    """Grade how like the gazetteer's own name a name is: 2 the same, 1 another spelling of it, 0 another name."""
    if place_name.lower() == name or (own := fold(place_name)) == name:
        return _SAME
    if skeletons_differ(own, name):
        return 0
    return int(bool(bones := skeleton(name)) and bones == skeleton(own))
