"""The numbers of a clause: who was killed, wounded, captured or displaced by what it tells."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from geoevents.events.days.causes import answered, is_cause
from geoevents.events.kinds.reasons import is_over
from geoevents.events.kinds.rivaltolls import behind_reached
from geoevents.events.numbers.deaths import dies_of_disease, dies_of_want
from geoevents.events.people.onedead import one_dead
from geoevents.events.status.voices import voices
from geoevents.events.tolls.lives import (
    ONE,
    all_but_some,
    kills_one,
    kills_them,
    last_counted,
    of_shared_passive,
    taken_die,
)
from geoevents.events.tolls.quantities import find_quantities
from geoevents.events.tolls.tollparts import part_in_deed
from geoevents.events.tolls.tolls import (
    ZERO,
    marks_of,
    none_died,
    taken_back,
)
from geoevents.events.words.hits import Claim
from geoevents.events.words.reading import Reading, Sentence
from geoevents.events.words.triggers import CROWDED, attempting, harming, kinds, of_nature
from geoevents.lexicon.tables import clause_phrases, clause_words
from geoevents.model import Range

# What mourners carry who march.
_CARRIED = clause_words("telling", "carried")
# "arrested over the murder of two", "marched against the killing of 40": whose dead are those of something else.
_WITH_REASON, _TO_REASON = frozenset({"arrest", "protest", "talks", "aid", "displacement"}), 4
_REASONS = clause_words("telling", "reasons")
# "marched after a bus killed a girl", "arrested a man who had killed his brother".
_FOR_OTHERS = frozenset({"protest", "arrest"})
_OTHER_DEED = {kind: clause_words("telling", f"other_deed_of_{kind}") for kind in _FOR_OTHERS}
# Kinds whose sentence counts the dead of another ("shot dead eight people during protests").
_BESIDE_HARM = frozenset({"protest", "talks", "statement", "presence"})
# Sentences behind those told of dead in which "the driver" may be one of them (judgement).
_TOLD_ANEW = 3
_ONE_OF_TWO, _THE_OTHER = clause_words("onedead", "one_of_two"), clause_phrases("onedead", "the_other")
# What goes on and kills nobody.
STANDING = frozenset({"control", "presence", "base"})


def numbers_of(reading: Reading, sentence: Sentence, index: int) -> dict[str, Range]:
    """Return the counts of a claim: those of its clause and of the words it absorbed.

    Parameters
    ----------
    reading : Reading
    sentence : Sentence
    index : int
        Of the claim in its sentence.

    Returns
    -------
    dict of str to Range
    """
    claim = sentence.claims[index]
    start = min([claim.start, *(c.start for c in claim.absorbed)])
    end = max([claim.end, *(c.end for c in claim.absorbed)])
    passes = STANDING if claim.kind in harming() else frozenset()  # "1,000 dead, says X, which controls the area"
    following = [c.start for c in sentence.claims if c.start >= claim.end and c.kind not in passes]
    end = max(end, min(following, default=sentence.end))
    end = behind_reached(reading.tokens.lows, sentence, claim, end) if claim.kind in harming() else end
    others = {weak.first for other in sentence.claims if other is not claim for weak in other.absorbed}
    crowd = sentence.claims[index + 1 : index + 2]
    if kinds()[claim.kind].force and crowd and crowd[0].kind in _BESIDE_HARM:
        dead = [weak for weak in crowd[0].absorbed if weak.entry.value == "killing"]
        others -= {weak.first for weak in dead}  # "fired on a march in X, killing three"
        end = max([end, *(weak.end for weak in dead)])
    if claim.kind in _BESIDE_HARM and any(
        other is not claim and kinds()[other.kind].force for other in sentence.claims
    ):
        return {}
    denied = taken_back(reading.tokens.lows, sentence.start, sentence.end)
    past = answered(reading.tokens.lows, sentence, claim)
    part = part_in_deed(reading.tokens.lows, claim)
    if part is not None:
        return {"killed": part}
    reason = is_cause(reading.tokens.lows, sentence, claim)
    crowds = [] if reason else [other.first for other in sentence.claims if other.kind in CROWDED]
    wanting = _dead_of_want(reading.tokens.lows, sentence, ill=claim.kind in of_nature())
    marks = [
        (first, after, name)
        for first, after, name in marks_of(reading.tokens.lows, sentence)
        if start <= first < end and first not in others
        if claim.kind != "withdrawal" or first != claim.first  # "lost dozens of bases"
        if name != "captured" or not any(site.literal and site.first == after for site in sentence.sites)
        if first not in denied and first not in past
        if first not in wanting and first not in sentence.aside
        if claim.kind not in _WITH_REASON
        or name != "killed"
        or not _is_its_reason(reading.tokens.lows, claim, first, after)
        if claim.kind not in CROWDED or reading.tokens.lows[first] not in _CARRIED
        if name != "killed" or not _is_only_tried(reading.tokens.lows, first)
        if not any(gathered < first and is_over(reading.tokens.lows, gathered, first) for gathered in crowds)
    ]
    dates = [(first, after) for first, after, _, _ in sentence.dates]
    dates += [(m.first, m.after) for m in sentence.actors if m.form == "named"]  # "Barrio 18" counts nobody
    dates += [(i, i + 1) for i in (*wanting, *sentence.aside)]
    dates += voices(reading.tokens, sentence.hits, sentence.start, sentence.end) if marks else []
    numbers = find_quantities(reading.tokens, start, end, marks, dates) if marks else {}
    shared = of_shared_passive(reading, sentence, claim, dates) if marks else None
    numbers |= {"killed": shared} if shared is not None else {}
    if "killed" not in numbers and claim.kind in harming() and kills_one(reading.tokens.lows, start, end):
        numbers["killed"] = ONE
    if numbers.get("killed") == ONE and _are_those_told(reading, sentence, numbers):
        del numbers["killed"]
    elif "killed" not in numbers and claim.kind in harming() and _is_one_dead(reading, sentence, marks):
        numbers["killed"] = ONE
    before = sentence.claims[index - 1] if index else claim
    dies = claim.kind in harming() and taken_die(reading.tokens.lows, before, claim)
    if "killed" not in numbers and index and (dies or kills_them(reading.tokens.lows, claim)):
        taken = numbers_of(reading, sentence, index - 1).get("captured")
        taken = taken or last_counted(reading.tokens.lows, before.start, claim.first)
        numbers |= {"killed": taken} if taken is not None else {}
    if "killed" not in numbers and claim.kind in harming():
        rest = all_but_some(reading.tokens, start, end, dates)
        numbers |= {"killed": rest} if rest is not None else {}
    alone = not any(other is not claim and other.kind in harming() for other in sentence.claims)
    stretch = (sentence.start, sentence.end) if alone else (start, end)
    if "killed" not in numbers and claim.kind in harming() and none_died(reading.tokens.lows, *stretch):
        numbers["killed"] = ZERO
    return numbers


def _is_only_tried(lows: Sequence[str], at: int) -> bool:
    """Tell whether somebody only tried to kill ("a mob tried to lynch a thief")."""
    return lows[at - 1] == "to" and lows[at - 2] in attempting()


def _are_those_told(reading: Reading, sentence: Sentence, numbers: Mapping[str, Range]) -> bool:
    """Tell whether a sentence says how each of those died that were told of before ("One was hanged, the other")."""
    lows = reading.tokens.lows
    others = any(lows[i : i + 2] in _THE_OTHER for i in range(sentence.start, sentence.end))
    return others and lows[sentence.start] in _ONE_OF_TWO and reading.tolled <= 1 and "wounded" not in numbers


def _is_one_dead(reading: Reading, sentence: Sentence, marks: Sequence[tuple[int, int, str]]) -> bool:
    """Tell whether one died whom no number counts, and who is none of the dead told of right before."""
    killed = [mark for mark in marks if mark[2] == "killed"]
    if not killed:
        return False
    sites = [site for site in sentence.sites if site.literal]
    armed = [m for m in sentence.actors if m.form == "named" and m.actor.actor_class == "force"]
    groups = {i for mention in armed for i in range(mention.first, mention.after)}
    named = groups | {i for site in sites for i in range(site.first, site.after)}
    read = (one_dead(reading.tokens, sentence.start, mark, named, groups) for mark in killed)
    told = next((told for told in read if told), None)
    if told is None or reading.tolled > _TOLD_ANEW:
        return told is not None
    return told == "new" or (told == "known" and bool(sites))  # "Two were killed. The driver died at the wheel"


def _is_its_reason(lows: Sequence[str], claim: Claim, first: int, after: int) -> bool:
    """Tell whether dead are those whom people are arrested for, or march for ("arrested over the murder of two")."""
    if first < claim.after:
        return False
    if claim.kind in _FOR_OTHERS and _is_of_other_deed(lows[claim.after : first], _OTHER_DEED[claim.kind]):
        return True
    if lows[after - 1] != "of":
        return False
    return not _REASONS.isdisjoint(lows[max(claim.after - 1, first - _TO_REASON) : first])


def _is_of_other_deed(gap: Sequence[str], openers: frozenset[str]) -> bool:
    """Tell whether what stands before the dead begins a clause on another deed ("after a girl was")."""
    opened = next((i for i, low in enumerate(gap) if low in openers), None)
    return opened is not None and "," not in gap[opened:]


def _dead_of_want(lows: list[str], sentence: Sentence, *, ill: bool) -> set[int]:
    """Return the tokens that count the dead of hunger or disease, up to the verb ("and nine died of malnutrition").

    Beside a storm or a flood only the ``ill`` are: cold and hunger come with it.
    """
    found: set[int] = set()
    for first, after, name in marks_of(lows, sentence):
        want = dies_of_disease(lows, first, after) or (not ill and dies_of_want(lows, after))
        if name == "killed" and want:
            parted = (i for i in range(first - 1, sentence.start, -1) if lows[i] in (",", ";"))
            found |= set(range(next(parted, first), after))
    return found
