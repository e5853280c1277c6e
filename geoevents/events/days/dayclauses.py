"""Days that are another clause's: a relative clause's within a sentence, a "since" of what has not happened."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from geoevents.events.words.aloof import is_over_deed
from geoevents.events.words.hits import Claim
from geoevents.events.words.reading import Sentence
from geoevents.events.words.triggers import PACTS, accusing, kinds, signs
from geoevents.events.words.wordsbeside import beside
from geoevents.lexicon.senses import sense_of
from geoevents.lexicon.tables import clause_words, load_table
from geoevents.model import DateSpan

# "workers who have not been paid since October blocked": words from "who" to the day.
_TO_DAY = 14
# "a man wanted since 2019": words between the participle and "since".
_TO_SINCE = 2
# Precisions of what is no longer than a night and a day.
_DAYS = frozenset({"day", "days"})
# "(reported on 9 May": words from the bracket to the day.
_IN_BRACKETS = 6
# "after the rebels' capture of X on 3 May": words from "after" to the noun, and from that to its day.
_AFTER, _TO_AFTER, _TO_TAKEN = clause_words("dayclauses", "after"), 4, 4
_TAKEN = frozenset({"capture", "withdrawal", "control"})
# A part of a day further than this from the day that opens its sentence is not counted from publication.
_NEAR_DAYS, _OPENING = 2, 3
_PARTS_OF_DAY = clause_words("dayclauses", "parts_of_day")
_PRONOUNS = clause_words("dayclauses", "pronouns")
_ADVERBS = clause_words("dayclauses", "adverbs")
# "rescued women kidnapped on Monday": what befell people before, and words before its day.
# "born in the village of Gao in 1968": words from there to the year.
_BORN, _TO_BIRTH = clause_words("dayclauses", "born"), 8
# "the last of whom died on Friday", "all of whom died".
_WHOM, _WHOLE = clause_words("dayclauses", "whom"), clause_words("dayclauses", "whole")
# "towards X, the town that rebels took on 2 March": what another clause tells of ground.
_OF_GROUND, _RELATIVE = frozenset({"capture", "control", "withdrawal", "siege"}), clause_words("shared", "relative")
# "sentenced two men on Tuesday for the killing": words from the verdict to its day, and what leads from it to the deed.
_TO_VERDICT, _FOR_DEED = 12, clause_words("dayclauses", "for_deed")
# "left on Friday after rebels had shelled X": what opens a clause on what went before, and what ends it.
_AFTER_DEED, _STOPS = clause_words("dayclauses", "after_deed"), frozenset({",", ";", ":", "."})
# Digits of a year, and words from it to the treaty it names ("the 2016 peace accord").
_YEAR, _TO_PACT = 4, 2
_OF_A_YEAR = clause_words("dayclauses", "of_a_year")
# "a ceasefire that took effect on 3 May", "which it had captured on": words between.
_TRUCES = clause_words("dayclauses", "truces")
_MADE = clause_words("shared", "pact_made") | clause_words("shared", "pact_begun")
_TO_MADE, _TO_HAD = 9, 5
# "did not take place", "had to be given up".
_UNDONE = frozenset({("did", "not"), ("had", "to"), ("never", "took")})
_SEIZED, _BEFORE_DAY = frozenset({"abduction", "arrest"}), clause_words("dayclauses", "before_day")


def is_anothers(lows: Sequence[str], sentence: Sentence, claim: Claim, first: int, days: DateSpan | None) -> bool:
    """Tell whether a day belongs to a relative clause that ends before the verb ("who were laid off in June blocked").

    The one day of a sentence dates both: "five men who were sitting outside on Sunday were gunned down".

    Parameters
    ----------
    lows : sequence of str
    sentence : Sentence
    claim : Claim
    first : int
        Where the day begins.
    days : DateSpan or None
        What it dates.

    Returns
    -------
    bool
    """
    long = days is not None and days.precision not in _DAYS
    other = any(at > claim.first for at, _, _, _ in sentence.dates)
    since = lows[first - 1] == "since"
    if _is_of_those(lows, sentence, claim, first):
        return True
    if (long or since) and _is_of_holder(lows, sentence.start, claim, first):
        return True
    return (long or other or since) and _is_relatives_own(lows, sentence.start, claim, first)


def _is_of_those(lows: Sequence[str], sentence: Sentence, claim: Claim, first: int) -> bool:
    """Tell whether a day is of what befell those spoken of before ("rescued women kidnapped a week ago")."""
    for other in sentence.claims:
        beside = other.after == first or (other.after == first - 1 and lows[first - 1] in _BEFORE_DAY)
        if other is claim or not beside or other.first <= claim.after or other.passive or other.entry.role != "verb":
            continue
        if other.kind in _SEIZED and sense_of(lows[other.first - 1]).noun:
            return True
    return False


def _is_of_holder(lows: Sequence[str], start: int, claim: Claim, first: int) -> bool:
    """Tell whether a day says since when a place named beside a deed is another's (", held by rebels since 2020")."""
    for i in range(first - 1, max(claim.after if first > claim.first else start, first - _TO_DAY), -1):
        if lows[i] in (",", ";", ":", "."):
            participle = lows[i + 1].endswith("ed") or sense_of(lows[i + 1]).part == "v"
            return lows[i] == "," and participle and lows[i + 2] == "by"
    return False


def _is_relatives_own(lows: Sequence[str], start: int, claim: Claim, first: int) -> bool:
    if claim.entry.role != "verb" or first >= claim.first:
        return False
    if lows[first - 1] == "since" and _follows_participle(lows, start, first - 1):
        return True
    for i in range(first - 1, max(start, first - _TO_DAY), -1):
        if lows[i] in (",", ";", ":", "."):
            return False
        if lows[i] in _PRONOUNS:
            return any(_is_verb(lows, at) for at in range(i + 1, first))
    return False


def is_of_no_deed(lows: Sequence[str], status: str, first: int) -> bool:
    """Tell whether a day says since when nothing was done ("have not launched an attack since January"), or a birth.

    Parameters
    ----------
    lows : sequence of str
    status : str
    first : int
        Where the day begins.

    Returns
    -------
    bool
    """
    return (status == "denied" and first > 0 and lows[first - 1] == "since") or _is_of_birth(lows, first)


def is_remark_on_day(lows: Sequence[str], sentence: Sentence, claim: Claim, first: int) -> bool:
    """Tell whether a day stands in brackets right behind another ("On 7 May (reported on 9 May), gunmen attacked").

    Parameters
    ----------
    lows : sequence of str
    sentence : Sentence
    claim : Claim
        What stands in those brackets itself has its day there.
    first : int
        Where the day begins.

    Returns
    -------
    bool
    """
    opening = next((i for i in range(first - 1, max(sentence.start, first - _IN_BRACKETS), -1) if lows[i] in "()"), -1)
    if opening <= 0 or lows[opening] != "(" or opening < claim.first < first:
        return False
    return any(after == opening for _, after, _, _ in sentence.dates)


def is_of_what_went_before(lows: Sequence[str], sentence: Sentence, claim: Claim, first: int) -> bool:
    """Tell whether a day is only that of how a place fell long before ("shot in X, held after its capture on 3 May").

    What died after an attack on a day died of it, on that day for all the text tells.

    Parameters
    ----------
    lows : sequence of str
    sentence : Sentence
    claim : Claim
    first : int
        Where the day begins.

    Returns
    -------
    bool
    """
    before = first - (lows[first - 1] in _BEFORE_DAY)
    for other in sentence.claims:
        if other is claim or other.entry.role != "noun" or other.kind not in _TAKEN or claim.kind == "control":
            continue
        told = any(one.after < other.first for one in sentence.claims)  # and not "After the capture of X on 3 May, Y"
        if not told or not 0 <= before - other.after <= _TO_TAKEN or "," in lows[other.after : before]:
            continue
        if not _AFTER.isdisjoint(lows[max(0, other.first - _TO_AFTER) : other.first]):
            return True
    return False


def is_of_opening_day(sentence: Sentence, first: int, days: DateSpan | None) -> bool:
    """Tell whether a part of a day is one of the day that opens the sentence ("On 2 April 2025 shells fell overnight").

    Parameters
    ----------
    sentence : Sentence
    first : int
        Where the part of the day begins.
    days : DateSpan or None
        What it would be, counted from publication.

    Returns
    -------
    bool
    """
    opening, _, _, told = sentence.dates[0]
    if days is None or told is None or told.precision not in _DAYS or not opening < first:
        return False
    far = (days.start - told.end).days > _NEAR_DAYS and opening - sentence.start <= _OPENING
    return far and not _PARTS_OF_DAY.isdisjoint(days.text.lower().split()) and not _names_weekday(days)


def _names_weekday(days: DateSpan) -> bool:
    return not load_table("dates")["weekdays"].keys().isdisjoint(days.text.lower().split())


def _is_of_birth(lows: Sequence[str], first: int) -> bool:
    """Tell whether a day or a year is that of a birth ("a driver, born in 1968, died")."""
    for i in range(first - 1, max(-1, first - _TO_BIRTH), -1):
        if lows[i] in _BORN:
            return True
        if not lows[i].isalpha():
            return False
    return False


def closes_aside(lows: Sequence[str], opening: int, first: int) -> bool:
    """Tell whether an aside is over before a day ("a convoy, which the army had escorted, reached X on Monday").

    Parameters
    ----------
    lows : sequence of str
    opening : int
        The pronoun that opens it.
    first : int
        Where the day begins.

    Returns
    -------
    bool
    """
    commas = [i for i in range(opening + 2, first - 1) if lows[i] == ","]
    return any(_is_verb(lows, i + 1) or lows[i + 1] in signs().to_be for i in commas)


def _follows_participle(lows: Sequence[str], start: int, since: int) -> bool:
    """Tell whether a participle without "has" or "was" stands before "since" ("a journalist jailed since 2021")."""
    for i in range(since - 1, max(start, since - 1 - _TO_SINCE), -1):
        if lows[i].endswith("ed") or (sense_of(lows[i]).part == "v" and not lows[i].endswith("ing")):
            return not _is_helping(lows[i - 1]) and lows[i - 1] not in ("and", "but", ",")
    return False


def _is_verb(lows: Sequence[str], at: int) -> bool:
    low = lows[at]
    return _is_helping(low) or low.endswith("ed") or sense_of(low).part == "v"


# "accused X of shelling Y on Monday": before the deed that somebody is charged with.
_CHARGING = clause_words("accusations", "charging")


def _is_helping(low: str) -> bool:
    return (low in signs().auxiliaries or low in signs().to_be) and low not in _ADVERBS


def is_day_of_another(lows: Sequence[str], sentence: Sentence, claim: Claim, first: int) -> bool:
    """Tell whether a day is of what another part of the sentence tells.

    Parameters
    ----------
    lows : sequence of str
    sentence : Sentence
    claim : Claim
    first : int
        Where the day begins.

    Returns
    -------
    bool
    """
    if _is_day_of_charge(lows, sentence, claim, first):
        return True
    if is_over_deed(lows, claim, first, sentence.hits) or _is_day_of_verdict(lows, sentence.start, claim, first):
        return True
    if came_before(lows, claim, first) or _is_year_of_pact(lows, claim, first) or _is_day_of_pact(lows, claim, first):
        return True
    if _is_of_what_had_been(lows, claim, first):
        return True
    if any(lows[i] == "of" and lows[i + 1] in _WHOM and lows[i - 1] not in _WHOLE for i in range(claim.after, first)):
        return True
    towns = load_table("events")["holders"]["towns"]
    if any(lows[i] in _RELATIVE and lows[i - 1] in towns for i in range(claim.after + 1, first)):
        return True  # "advanced towards X, a town that rebels took on 2 March"
    return any(
        other is not claim
        and other.kind in _OF_GROUND
        and claim.after <= other.start <= first < other.end
        and lows[other.start - 1] in _RELATIVE
        for other in sentence.claims
    )


def _is_day_of_charge(lows: Sequence[str], sentence: Sentence, claim: Claim, first: int) -> bool:
    """Tell whether a day is of the deed that somebody is charged with ("accused X of shelling Y on Monday")."""
    if claim.kind != "statement" or lows[claim.first] not in accusing():
        return False
    deeds = [other.first for other in sentence.claims if claim.after <= other.first < first]
    return bool(deeds) and not _CHARGING.isdisjoint(lows[claim.after : deeds[0]])


def _is_day_of_verdict(lows: Sequence[str], start: int, claim: Claim, first: int) -> bool:
    """Tell whether a day is that of a verdict on a deed told behind it ("sentenced two on Tuesday for the killing")."""
    if claim.first < first or _FOR_DEED.isdisjoint(lows[first : claim.first]):
        return False
    judged = load_table("events")["verdicts"]["participles"]
    return any(low in judged for low in lows[max(start, first - _TO_VERDICT) : first])


def came_before(lows: Sequence[str], claim: Claim, first: int) -> bool:
    """Tell whether a deed came before the one that a day dates ("left on Friday after the rebels had shelled X").

    A day that heads its sentence is of all of it ("15 May, Gao: after rebels had shelled X, troops left").

    Parameters
    ----------
    lows : sequence of str
    claim : Claim
    first : int
        Where the day begins.

    Returns
    -------
    bool
    """
    opening = next((i for i in range(claim.first - 1, first, -1) if lows[i] in _AFTER_DEED), None)
    if opening is None or lows[opening - 1] in _STOPS or not _STOPS.isdisjoint(lows[opening : claim.first]):
        return False
    if claim.entry.role == "noun":
        return lows[opening] == "following" and opening + 1 == claim.first
    return claim.entry.role == "verb" and "had" in lows[opening : claim.first]


def _is_year_of_pact(lows: Sequence[str], claim: Claim, first: int) -> bool:
    """Tell whether a year is only that of a treaty or a war ("signatories of the 2016 peace accord were shot")."""
    if len(lows[first]) != _YEAR or not lows[first].isdecimal():
        return False
    named = [i for i in range(first + 1, min(len(lows), first + 1 + _TO_PACT)) if lows[i] in _pacts()]
    if lows[first - 1] == "of" and lows[first - 2] in _pacts():
        named.append(first - 2)
    return any(not claim.first <= i < claim.after for i in named) and claim.kind not in PACTS


def _is_day_of_pact(lows: Sequence[str], claim: Claim, first: int) -> bool:
    """Tell whether a day is that of a truce ("fired in breach of a ceasefire that began on 3 May")."""
    if claim.kind in PACTS:
        return False
    least = claim.after if first > claim.after else 0
    at = next((i for i in range(first - 1, max(least, first - _TO_MADE) - 1, -1) if lows[i] in _truces()), None)
    if at is None or not _AFTER.isdisjoint(lows[max(0, at - 2) : at]):
        return False  # "hours after the truce took effect on Monday"
    between = lows[at + 1 : first]
    return _STOPS.isdisjoint(between) and not _MADE.isdisjoint(between)


def _is_of_what_had_been(lows: Sequence[str], claim: Claim, first: int) -> bool:
    """Tell whether a day is of what had been before ("shelled a village which it had captured on 3 May")."""
    if not kinds()[claim.kind].force or claim.kind == "interception":
        return False  # "called off a trip that had been set for Friday", "downed drones that had crossed on Friday"
    for i in range(first - 1, max(claim.after, first - _TO_MADE) - 1, -1):
        if lows[i] in _STOPS:
            return False
        if lows[i] in _RELATIVE:
            return "had" in lows[i + 1 : i + _TO_HAD]
    return False


@lru_cache(maxsize=1)
def _truces() -> frozenset[str]:
    return _pacts() | _TRUCES


@lru_cache(maxsize=1)
def _pacts() -> frozenset[str]:
    return beside("pacts") | _OF_A_YEAR


def closes_speech(lows: Sequence[str], sentence: Sentence, claim: Claim, first: int) -> bool:
    """Tell whether a date only says when somebody told of a deed ("X was raided, officials said on Monday").

    What is announced or declared on a day is of that day, and what is told of later than "said" if it is no deed of
    force ("said in March it would not take part in talks").

    Parameters
    ----------
    lows : sequence of str
    sentence : Sentence
    claim : Claim
    first : int
        Where the date begins.
    """
    if claim.kind == "statement":
        return False
    force = kinds()[claim.kind].force
    said = [hit for hit in sentence.hits if "said" in hit.words.by_role and (force or hit.first >= claim.after)]
    announcing = load_table("events")["announcing"]["words"]
    return any(0 <= first - hit.after <= 1 and lows[hit.first] not in announcing for hit in said)


def is_over_undone(lows: Sequence[str], sentence: Sentence, claim: Claim) -> bool:
    """Tell whether the day of what was called off is over ("talks due on Sunday did not take place").

    Parameters
    ----------
    lows : sequence of str
    sentence : Sentence
    claim : Claim
    """
    behind = lows[claim.after : sentence.end]
    return any(pair in _UNDONE for pair in pairwise(behind))
