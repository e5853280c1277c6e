"""What is only supposed: "Had X taken Y, Z would have fallen", "were they to attack", "gunfire proved fireworks"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from geoevents.events.words.hits import Claim
from geoevents.events.words.reading import Sentence
from geoevents.events.words.triggers import kinds, signs
from geoevents.lexicon.senses import sense_of
from geoevents.lexicon.tables import clause_phrases, clause_words, load_table
from geoevents.text.tokens import Tokens

# A bullet, a number of a thread ("6/") and a quotation mark: tokens before the first word.
_TO_OPENING = 4
# "Were the rebels of the north to shell Haifa": words from "were" to "to".
_TO_INFINITIVE = 8
# "If the rebels had taken X": words from "if" to "had".
_TO_HAD = 6
# "turned out to be part of a training exercise": words from "to be" to what it was.
_TO_HARMLESS = 6
_PROVED, _HARMLESS = clause_phrases("supposed", "proved"), clause_words("supposed", "harmless")
_NOT_SO, _OF_ANOTHER = clause_words("supposed", "not_so"), clause_words("supposed", "of_another")
# "voted down a second plan to quickly withdraw": words from the plan to the verb, and from the refusal to the plan.
_REFUSING, _PLANS = clause_phrases("supposed", "refusing"), clause_words("supposed", "plans")
_REFUSED = clause_phrases("supposed", "refused")
_TO_PLAN, _TO_REFUSED = 4, 6
_REAL, _HURTING = clause_words("supposed", "real"), clause_words("supposed", "hurting")


class Supposition(NamedTuple):
    """A clause that only supposes, from token ``start`` to ``end``; ``past``: of what can no longer be."""

    start: int
    end: int
    past: bool


class _Words(NamedTuple):
    modal: frozenset[str]
    opening: frozenset[str]
    condition: frozenset[str]
    breaking: frozenset[str]
    turning: frozenset[str]
    subjects: frozenset[str]
    no_subject: frozenset[str]
    asking: frozenset[str]


@lru_cache(maxsize=1)
def _words() -> _Words:
    table = load_table("events")["unreal"]
    return _Words(*(frozenset(table[name]) for name in _Words._fields))


def is_supposed(tokens: Tokens, sentence: Sentence, claim: Claim) -> bool:
    """Tell whether a claim is only supposed, or what would have followed ("Had X been taken, Y would have fallen").

    What would follow of a thing that may still be ("Should they attack, the clinic would close") is a plan as before.

    Parameters
    ----------
    tokens : Tokens
    sentence : Sentence
    claim : Claim
    """
    lows = tokens.lows
    if claim.status == "denied" and _is_a_quoted_scrap(lows, sentence, claim):
        return True
    if _is_refused(lows, sentence, claim):
        return True
    if _would_have_been(lows, claim):
        return True
    if _words().opening.isdisjoint(lows[sentence.start : sentence.end]):
        return False
    for supposed in _suppositions(tokens, sentence):
        if supposed.start <= claim.first < supposed.end:
            return True
        follows = supposed.end <= claim.first < _turn(lows, supposed.end, sentence.end)
        if supposed.past and (follows or (claim.first < supposed.start and claim.status == "planned")):
            return follows or _modal(lows, sentence.start, claim.first) is not None
    return False


def _is_a_quoted_scrap(lows: Sequence[str], sentence: Sentence, claim: Claim) -> bool:
    """Tell whether a sentence is the rest of somebody's words, without a subject ('"not hand over X"')."""
    opens = lows[sentence.start] in _words().breaking or lows[sentence.start] == "not"
    return opens and claim.entry.form == "base" and "not" in lows[sentence.start : sentence.start + 2]


def _is_refused(lows: Sequence[str], sentence: Sentence, claim: Claim) -> bool:
    """Tell whether a deed is only what a plan that was refused would do ("shot down a plan to withdraw troops")."""
    if claim.entry.role != "verb" or claim.entry.form != "base":
        return False
    floor = max(sentence.start, claim.first - _TO_PLAN)
    plan = next((i for i in range(claim.first - 1, floor - 1, -1) if lows[i] in _PLANS and lows[i + 1] == "to"), None)
    if plan is None:
        return False
    for i in range(max(0, plan - _TO_REFUSED), plan):
        after = next((i + len(phrase) for phrase in _REFUSING if lows[i : i + len(phrase)] == phrase), 0)
        if after and all(sense_of(low).part != "p" for low in lows[after:plan]):
            return True  # and not "rejected criticism of a plan"
    verbs = (i for i in range(claim.after, sentence.end) if lows[i] in signs().to_be or not lows[i].isalnum())
    was = next(verbs, sentence.end)
    return any(lows[was + 1 : was + 1 + len(phrase)] == phrase for phrase in _REFUSED)


def _would_have_been(lows: Sequence[str], claim: Claim) -> bool:
    """Tell whether a word says that a plan is what did not come about ("it would have fallen")."""
    at = claim.operator.after if claim.status == "planned" and claim.operator is not None else 0
    return bool(at) and lows[at - 1] in ("would", "could") and lows[at : at + 1] == ["have"] and at < claim.first


def _suppositions(tokens: Tokens, sentence: Sentence) -> list[Supposition]:
    """Return the clauses of a sentence that only suppose."""
    lows, words = tokens.lows, _words()
    first = next((i for i in range(sentence.start, sentence.end) if lows[i].isalpha()), sentence.end)
    if first - sentence.start > _TO_OPENING or "?" in lows[sentence.end - 2 : sentence.end]:
        first = sentence.end
    found = []
    for i in range(sentence.start, sentence.end - 2):
        if lows[i] not in words.opening or lows[i + 1] in words.no_subject:
            continue
        modal = _modal(lows, i, sentence.end)
        commas = [at for at in range(i + 1, modal or sentence.end) if lows[at] == ","]
        end = commas[-1] if commas else modal or sentence.end
        if lows[i] == "if":
            past = "had" in lows[i + 1 : i + 1 + _TO_HAD] and _has_passed(lows, sentence.start, sentence.end)
            if past:
                found.append(Supposition(i, end, past=True))
            continue
        if not (i == first or _opens_within(tokens, sentence, i, modal, bool(commas))):
            continue
        if lows[i] == "had":
            found.append(Supposition(i, end, past=True))
        elif lows[i] in words.condition or "to" in lows[i + 1 : min(end, i + 1 + _TO_INFINITIVE)]:
            found.append(Supposition(i, end, past=False))
        elif i == first and modal is not None and lows[modal + 1] == "have":
            found.append(Supposition(i, end, past=True))  # "Were it not for the army, X would have fallen"
    return found


def _opens_within(tokens: Tokens, sentence: Sentence, at: int, modal: int | None, parted: bool) -> bool:
    """Tell whether "had" begins a supposition inside a sentence ("; had it succeeded, ...", "would have, had they")."""
    lows, words = tokens.lows, _words()
    if lows[at + 1] not in words.subjects and not tokens.capitals[at + 1]:
        return False
    before = _has_passed(lows, sentence.start, at)
    if before and ";" not in lows[sentence.start : at] and modal is None:
        return lows[at] == "had"
    return modal is not None and (parted or lows[at + 1] in words.asking) and lows[at - 1] in words.breaking


def _modal(lows: Sequence[str], start: int, end: int) -> int | None:
    """Return where the first "would", "could" or "might" stands between two tokens."""
    return next((i for i in range(start, end - 1) if lows[i] in _words().modal), None)


def _has_passed(lows: Sequence[str], start: int, end: int) -> bool:
    """Tell whether words say what would have been."""
    return any(lows[i] in _words().modal and lows[i + 1] == "have" for i in range(start, end - 1))


def _turn(lows: Sequence[str], start: int, end: int) -> int:
    """Return where what is told is no longer what would have been ("..., but it fell on Monday")."""
    return next((i for i in range(start, end) if lows[i] == ";" or lows[i] in _words().turning), end)


def proved_harmless(lows: Sequence[str], claim: Claim, end: int) -> bool:
    """Tell whether a blow was only thought to be one ("the gunfire in X turned out to be fireworks").

    Parameters
    ----------
    lows : sequence of str
    claim : Claim
    end : int
        Of its sentence.
    """
    if not (kinds()[claim.kind].force or claim.kind == "explosion") or _HARMLESS.isdisjoint(lows[claim.after : end]):
        return False
    for i in range(claim.after, end - 1):
        if lows[i] in _NOT_SO:
            return False
        if lows[i] in _OF_ANOTHER and (claim.entry.role == "verb" or _does_something(lows[claim.after : i])):
            return False  # "shelling hit a base that had been used for training"
        behind = next((i + len(phrase) for phrase in _PROVED if lows[i : i + len(phrase)] == phrase), 0)
        if behind:
            was = lows[behind : min(end, behind + _TO_HARMLESS)]
            at = next((k for k, low in enumerate(was) if low in _HARMLESS), None)
            if at is None or "not" in was[:at] or not _REAL.isdisjoint(was):
                return False
            return _HURTING.isdisjoint(lows[behind + at : end])
    return False


def _does_something(lows: Sequence[str]) -> bool:
    """Tell whether words have a verb that does something to another: not "heard", nor "was"."""
    senses = map(sense_of, lows)
    return any(sense.part == "v" and sense.verb not in ("perception", "stative", "") for sense in senses)
