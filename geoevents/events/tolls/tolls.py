"""Tolls told in special ways: place by place, of nobody, and of a whole war or year."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from geoevents.actors.unnamedgroups import counting
from geoevents.events.numbers.countwords import find_marks
from geoevents.events.numbers.numbers import Count, count_numbers
from geoevents.events.numbers.shot import shot_marks
from geoevents.events.people.ages import find_ages
from geoevents.events.people.onedead import is_one_person
from geoevents.events.tolls.quantities import find_quantities
from geoevents.events.words.hits import Claim, Hit
from geoevents.events.words.reading import Reading, Sentence
from geoevents.events.words.sites import Site
from geoevents.events.words.triggers import HARMED, harming, signs
from geoevents.lexicon.senses import sense_of
from geoevents.lexicon.tables import clause_words, load_table
from geoevents.model import Georeference, Range
from geoevents.text.tokens import PhraseTable

# "killed or injured": what joins the two.
_EITHER = clause_words("tolls", "either")
ZERO = Range(0.0, 0.0, 0.0)
# Between a number and the place it is told of stand at most this many words ("two people were killed in").
_TO_PLACE = 7
# "a young trader": words from "a" to who it is.
_TO_ONE = 3
# "In Donetsk region five": words between a place and the number told of it.
_BEHIND = 1
# "no civilian casualties": words between "no" and the noun; "nobody in the building was hurt": and the verb.
_TO_NOUN, _TO_HURT = 3, 6


# "a tree in X killed four": kinds of nouns that are nobody, whose article counts nobody.
_THINGS = frozenset({"artifact", "plant", "object", "substance", "phenomenon", "event"})

Mark = tuple[int, int, str]


class _Words(NamedTuple):
    no: frozenset[str]
    nobody: frozenset[str]
    neither: frozenset[str]
    harm: frozenset[str]
    hurt: frozenset[str]
    not_none: frozenset[str]
    asks: frozenset[str]
    between: frozenset[str]
    people: frozenset[str]


@lru_cache(maxsize=1)
def _words() -> _Words:
    table = load_table("events")["tolls"]
    plain = {name: frozenset(table[name]) for name in _Words._fields if name != "people"}
    people = frozenset((*load_table("deeds")["beside"]["people"], *table["own_dead"], *signs().to_be))
    return _Words(**plain, people=people)


# --- nobody ----------------------------------------------------------------------------------------------------------


def none_died(lows: Sequence[str], start: int, end: int) -> bool:
    """Tell whether the words between two tokens say that nobody came to harm ("no casualties", "nobody was hurt").

    Examples
    --------
    >>> none_died("neither injuries nor deaths were reported".split(), 0, 6)
    True
    >>> none_died("there were no casualties".split(), 0, 4), none_died("no further casualties".split(), 0, 3)
    (True, False)
    """
    words = _words()
    stretch = lows[start:end]
    if (words.no | words.nobody | words.neither).isdisjoint(stretch):
        return False
    for i in range(start, end):
        if lows[i] in words.no and _is_no_harm(lows, i, end):
            return True
        if lows[i] in words.neither and lows[i + 1 : i + 2] and lows[i + 1] in words.harm:
            return True
        if lows[i] in words.nobody or (lows[i] in words.no and lows[i + 1 : i + 2] == ["one"] and i + 1 < end):
            if i > start and lows[i - 1] in words.hurt:
                return True
            if _is_unhurt(lows, i + 1, end):
                return True
    return False


def has_casualties(lows: Sequence[str], start: int, end: int) -> bool:
    """Tell whether people were hurt whom nobody has counted ("caused hundreds of casualties", "many dead").

    Parameters
    ----------
    lows : sequence of str
    start, end : int
        The tokens looked at.
    """
    table = load_table("events")["tolls"]
    harm, many = table["uncounted"], table["many"]
    return any(
        lows[i] in harm and any(low in many or low in counting() for low in lows[max(start, i - 2) : i])
        for i in range(start, end)
    )


def _is_no_harm(lows: Sequence[str], at: int, end: int) -> bool:
    words = _words()
    for i in range(at + 1, min(at + 2 + _TO_NOUN, end)):
        if lows[i] in words.harm:
            return True
        if lows[i] in words.not_none or not lows[i].isalpha():
            return False
        if lows[i] in signs().to_be or lows[i] in ("have", "has", "had"):
            return i > at + 1 and lows[at] == "no" and _is_unhurt(lows, i, end)
    return False


def _is_unhurt(lows: Sequence[str], at: int, end: int) -> bool:
    """Tell whether "was hurt" follows a word for nobody, and no question ("nobody knows how many were killed")."""
    words = _words()
    for i in range(at, min(at + _TO_HURT, end)):
        if lows[i] in words.hurt:
            return any(low in signs().to_be or low == "died" for low in lows[at : i + 1])
        if lows[i] in words.asks or lows[i] in words.not_none or lows[i] in (",", ";"):
            return False
    return False


# --- place by place --------------------------------------------------------------------------------------------------


def tolls_by_place(
    reading: Reading, sentence: Sentence, claim: Claim
) -> list[tuple[Georeference | None, dict[str, Range]]]:
    """Read a toll told place by place: "killed three people in A, two in B and one in C".

    Parameters
    ----------
    reading : Reading
    sentence : Sentence
    claim : Claim

    Returns
    -------
    list of (Georeference, dict of str to Range)
        At least two places with what is counted there, in order; nothing where the sentence counts otherwise.
    """
    sites = [site for site in sentence.sites if site.literal and site.georeference is not None]
    lows = reading.tokens.lows
    if len(sites) < 2 or not (marks := _marks(lows, sentence)):
        return []
    dates = [(first, after) for first, after, _, _ in sentence.dates]
    listed = _listed(reading, sentence, sites, marks, dates)
    if len(listed) > 1:
        return listed
    ages = [age[:2] for age in find_ages(reading.tokens, sentence.start, sentence.end, dates)]
    counts = count_numbers(reading.tokens, sentence.start, sentence.end, [*dates, *ages])
    passed = {i for first, after in dates for i in range(first - (lows[first - 1] == "on"), after)}
    passed |= {i for first, after, _ in marks for i in range(first, after)}
    causes = {hit.first for hit in sentence.hits if hit.role("weapon")}
    counts = [count for count in counts if not _counts_causes(lows, count, causes)]
    counts = [c for c in counts if c.exact or any(map(is_one_person, lows[c.first : c.after + _TO_ONE]))]  # no "a dam"
    doers = {i for m in sentence.actors if "by" in lows[m.first - 2 : m.first] for i in range(m.first, m.after)}
    found = _counted_before(lows, sites, counts, marks, (passed, doers), sentence.start)
    if len(found) < 2:
        found = _counted_behind(lows, sites, counts, marks, passed)
    others = [other.first for other in sentence.claims if other.kind != claim.kind and other.kind in harming()]
    ends = min((first for first in others if first > claim.first), default=sentence.end)
    begins = max(
        (other.end for other in sentence.claims if other.first in others and other.end <= claim.start), default=0
    )
    # "a storm killed two in A, and a quake nine in B", "a strike killed two in A, while a bomb in B killed one"
    found = [told for told in found if begins <= told.site.first < ends]
    if len(found) < 2 or not _is_of(claim, sentence, found[0].site, found[-1].site):
        return []
    numbered: list[tuple[Georeference | None, dict[str, Range]]] = []
    start = sentence.start
    for told in found:
        inside = [mark for mark in marks if start <= mark[0] < told.site.first]
        beside = find_quantities(
            reading.tokens, start, told.site.first, inside, dates
        )  # "killed 14 and wounded 30 in A"
        if told.site.georeference is not None:
            numbered.append((told.site.georeference, {**beside, told.name: told.number}))
        start = told.after
    return numbered


def _listed(
    reading: Reading,
    sentence: Sentence,
    sites: Sequence[Site],
    marks: Sequence[Mark],
    dates: Sequence[tuple[int, int]],
) -> list[tuple[Georeference | None, dict[str, Range]]]:
    """Read a list with a colon behind each place ("Kunar: 800 dead; Laghman: 12 dead and 255 injured")."""
    heads = [site for site in sites if reading.tokens.lows[site.after : site.after + 1] == [":"]]
    borders = [*(site.first for site in heads[1:]), sentence.end]
    rows: list[tuple[Georeference | None, dict[str, Range]]] = []
    for site, end in zip(heads, borders, strict=True) if heads else ():
        inside = [mark for mark in marks if site.after <= mark[0] < end]
        numbers = find_quantities(reading.tokens, site.after, end, inside, dates) if inside else {}
        if numbers:
            rows.append((site.georeference, numbers))
    return rows


def _counts_causes(lows: Sequence[str], count: Count, causes: set[int]) -> bool:
    """Tell whether a number counts what kills, and nobody ("two mortars in X", "a falling tree in Y")."""
    ends = signs().locative | signs().soft
    end = next((i for i in range(count.after, len(lows)) if lows[i] in ends), len(lows))
    one = lows[count.first] in ("a", "an") and end > count.after
    return end - 1 in causes or (one and sense_of(lows[end - 1]).noun in _THINGS)


class _Placed(NamedTuple):
    """What is counted at a place; it is told up to token ``after``, ``each``: of the places joined with it, too."""

    site: Site
    after: int
    name: str
    number: Range
    each: bool = False


def _counted_before(
    lows: Sequence[str],
    sites: Sequence[Site],
    counts: Sequence[Count],
    marks: Sequence[Mark],
    between: tuple[set[int], set[int]],
    start: int,
) -> list[_Placed]:
    """Read a list whose numbers stand before their places ("three in A, two in B, one each in C and D").

    ``between`` are the tokens that do not part what is told of two places, and those of who did it.
    """
    found: list[_Placed] = []
    passed, doers = between
    after = start
    for site in sites:
        told = [c for c in counts if after <= c.first and c.after <= site.first]
        last, after = (found[-1] if found else None), site.after
        gap = lows[last.after : site.first] if last else []
        if last is not None and not told and gap == [","] and site.wide():
            noun = lows[site.after : site.after + 1]
            divided = any(low in load_table("events")["listed_places"]["divisions"] for low in noun)
            found[-1] = last._replace(after=site.after + divided)  # "Jos, Plateau State, and"
            continue
        if last is not None and not told and last.each and all(low in _words().between for low in gap):
            found.append(last._replace(site=site, after=site.after))
            continue
        item = _item(lows, told, site, marks, last.name if last else "", doers)
        if item is None or (last is not None and not _is_next(lows, last.after, item[1].first, passed)):
            if len(found) > 1:
                break
            found = []
            item = _item(lows, told, site, marks, "", doers)
        if item is not None:
            each = "each" in lows[item[1].after : site.first]
            found.append(_Placed(site, site.after, item[0], item[1].value, each))
    return found


def _counted_behind(
    lows: Sequence[str], sites: Sequence[Site], counts: Sequence[Count], marks: Sequence[Mark], passed: set[int]
) -> list[_Placed]:
    """Read a list whose numbers stand behind their places ("in A two people were killed, in B five")."""
    found: list[_Placed] = []
    for site in sites:
        told = next((c for c in counts if c.exact and 0 <= c.first - site.after <= _BEHIND), None)
        if told is None or lows[site.first - 1] not in signs().locative:
            continue
        if found and not _is_next(lows, found[-1].after, site.first - 1, passed, _words().people):
            break
        name = next((name for first, _, name in marks if told.after <= first <= told.after + _TO_PLACE), "")
        if name or found:
            found.append(_Placed(site, told.after, name or found[-1].name, told.value))
    return found


def marks_of(lows: list[str], sentence: Sentence) -> list[Mark]:
    """Return the words of a sentence that say what its numbers count."""
    if sentence.marks is None:
        people = {m.first for m in sentence.actors if m.actor.actor_class == "civilians"}
        police = {m.after for m in sentence.actors if m.actor.actor_class == "police"}
        shot = shot_marks(lows, sentence.start, sentence.end, people, police)
        sentence.marks = _without_either(lows, sorted((*find_marks(lows, sentence.hits), *shot)))
    return sentence.marks


def _without_either(lows: Sequence[str], marks: list[Mark]) -> list[Mark]:
    """Leave out what counts dead and wounded as one ("60 people were killed or injured"): how many died is not said."""
    either = {
        (one[0], other[0])
        for one, other in pairwise(marks)
        if {one[2], other[2]} == set(HARMED) and other[0] - one[1] == 1 and lows[one[1]] in _EITHER
    }
    both = {first for pair in either for first in pair}
    return [mark for mark in marks if mark[0] not in both] if both else marks


def _marks(lows: list[str], sentence: Sentence) -> list[Mark]:
    return [mark for mark in marks_of(lows, sentence) if mark[2] in HARMED]


def _item(
    lows: Sequence[str], told: Sequence[Count], site: Site, marks: Sequence[Mark], running: str, doers: set[int]
) -> tuple[str, Count] | None:
    """Return what is counted at a place and how many, where a number goes with it."""
    exact = [count for count in told if count.exact] or list(told)
    if not exact or lows[site.first - 1] not in signs().locative:
        return None
    count = exact[-1]
    gap = range(count.after, site.first)
    if len(gap) - len(doers.intersection(gap)) > _TO_PLACE or any(lows[i] in (",", ";", ":", "and") for i in gap):
        return None
    inside = [name for first, _, name in marks if first in gap]
    before = [name for first, after, name in marks if after <= count.first <= after + 2]
    name = (inside[:1] or before[-1:] or [running])[0]
    return (name, count) if name else None


def _is_next(lows: Sequence[str], start: int, end: int, passed: set[int], more: frozenset[str] = frozenset()) -> bool:
    """Tell whether only a comma, "and" and words such as "another" part what is told of one place from the next."""
    return all(i in passed or lows[i] in _words().between or lows[i] in more for i in range(start, end))


def _is_of(claim: Claim, sentence: Sentence, first: Site, last: Site) -> bool:
    """Tell whether a list of tolls is a claim's: no other event word of harm stands in it."""
    own = {claim.first, *(weak.first for weak in claim.absorbed)}
    harm = load_table("events")["harm"]["kinds"]
    if claim.kind not in harm:
        return False
    others = [other for other in sentence.claims if other is not claim and other.kind in harm]
    inside = any(first.after <= other.first < last.after for other in others)
    told = [other for other in (claim, *others) if other.after <= first.first] or [claim, *others]
    nearest = min(told, key=lambda other: (abs(other.first - first.first), other.first))
    return not inside and (nearest is claim or bool(own & {nearest.first}))


# --- what is taken back ----------------------------------------------------------------------------------------------


@lru_cache(maxsize=1)
def _taking_back() -> PhraseTable[str]:
    table = load_table("events")["taken_back"]
    return PhraseTable((phrase, name) for name in ("openers", "former") for phrase in table[name])


def taken_back(lows: list[str], start: int, end: int) -> range:
    """Return the tokens between two that repeat a toll only to take it back; none where nothing is taken back.

    Examples
    --------
    >>> taken_back("nobody died , contrary to reports of five dead".split(), 0, 9)
    range(3, 9)
    >>> taken_back("40 were killed , up from an earlier toll of 22 , and six hurt".split(), 0, 15)
    range(4, 11)
    """
    table = _taking_back()
    for i in table.candidates(lows[start:end]):
        if (found := table.match(lows, start + i)) is not None:
            comma = next((at for at in range(start + i, end) if lows[at] == ","), end)
            return range(
                start + i, comma if i == 0 or found[1] == "former" else end
            )  # "Contrary to reports of five dead, nobody died"
    return range(0)


# --- what would be ---------------------------------------------------------------------------------------------------


def would_kill(lows: Sequence[str], claim: Claim, hits: Sequence[Hit]) -> Hit | None:
    """Return the word that makes a claim's dead those of what is only feared ("an assault would kill thousands")."""
    verbs = [weak.first for weak in claim.absorbed if weak.entry.value == "killing" and weak.entry.form == "base"]
    for hit in hits if verbs else ():
        if any(entry.role == "status" and entry.value == "planned" for entry in hit.entries):
            gaps = [range(hit.after, first) for first in verbs if hit.after <= first]
            if any(len(gap) <= 1 and all(lows[i].endswith("ly") or lows[i] == "also" for i in gap) for gap in gaps):
                return hit
    return None
