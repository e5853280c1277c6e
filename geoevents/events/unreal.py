"""What is told in the words of war and is none: films, exercises, sport, blame, and what would have been."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from geoevents.events.hits import Claim, Hit
from geoevents.events.reading import Reading, Sentence
from geoevents.events.triggers import kinds, signs
from geoevents.lexicon.tables import load_table
from geoevents.text.tokens import Tokens

# "An attack on Rafah could": words between a noun and the verb that says what may come of it.
_TO_MODAL = 7
# "came under fire for his remarks": words between the fire and what it is for.
_TO_BLAME = 5
# A text about sport shows so many of its common words in one sentence, or one that is none of other news.
_COMMON = 2


class _Words(NamedTuple):
    modal: frozenset[str]
    done: frozenset[str]
    sensed: frozenset[str]
    opening: frozenset[str]
    blaming: frozenset[str]
    deeds: frozenset[str]
    fire: frozenset[str]


@lru_cache(maxsize=1)
def _words() -> _Words:
    table = load_table("events")["unreal"]
    return _Words(*(frozenset(table[name]) for name in _Words._fields))


def is_unreal(reading: Reading, sentence: Sentence, claim: Claim) -> bool:
    """Tell whether a claim tells of nothing that happened or is to happen.

    Parameters
    ----------
    reading : Reading
    sentence : Sentence
    claim : Claim
    """
    hits = sentence.hits
    if any("fiction" in hit.words.by_role and hit.first < claim.first for hit in hits):
        return True
    if not kinds()[claim.kind].force or claim.status == "none":
        return False
    lows = reading.tokens.lows
    if _would_have(lows, sentence, claim) or _blames(lows, claim):
        return True
    return (_is_practised(sentence, claim) or _is_sport(sentence)) and not _hurts(hits)


def may_come(tokens: Tokens, claim: Claim) -> bool:
    """Tell whether a noun is what could happen ("an attack on Rafah could kill thousands", "shelling may resume").

    Parameters
    ----------
    tokens : Tokens
    claim : Claim
    """
    words, lows = _words(), tokens.lows
    if claim.entry.role != "noun":
        return False
    for i in range(claim.after, min(claim.after + _TO_MODAL, claim.end)):
        if lows[i] in words.modal and not tokens.capitals[i]:
            sensed = lows[i + 1 : i + 2] == ["be"] and lows[i + 2] in words.sensed  # "shelling could be heard"
            return not sensed and lows[i + 1 : i + 2] not in (["have"], ["not"])
        if not lows[i].isalpha() or lows[i] in signs().to_be or lows[i] in words.done:
            return False
    return False


def _would_have(lows: Sequence[str], sentence: Sentence, claim: Claim) -> bool:
    """Tell whether a sentence says what would have been ("Had the bomb gone off, dozens would have been killed")."""
    opens = lows[sentence.start] in _words().opening
    return opens and any(
        lows[i] in _words().modal and lows[i + 1] == "have" for i in range(claim.after, sentence.end - 1)
    )


def _blames(lows: Sequence[str], claim: Claim) -> bool:
    """Tell whether the fire somebody comes under is blame ("came under fire for his remarks")."""
    words = _words()
    if claim.entry.frame != "patient" or lows[claim.after - 1] not in words.fire:
        return False
    for i in range(claim.after, min(claim.after + _TO_BLAME, claim.end - 1)):
        if lows[i] in ("for", "over"):
            return lows[i + 1] in words.blaming or lows[i + 1].endswith("ing")
    return False


def _hurts(hits: Sequence[Hit]) -> bool:
    return any(
        entry.role == "quantity" and entry.value in ("killed", "wounded") for hit in hits for entry in hit.entries
    )


def _is_practised(sentence: Sentence, claim: Claim) -> bool:
    """Tell whether a deed is one of an exercise: no other clause parts the two, and it is not another's exercise."""
    hits = sentence.hits
    for hit in hits:
        if "exercise" in hit.words.by_role:
            others = [m for m in sentence.actors if hit.first - 1 <= m.after <= hit.first and claim.after <= m.first]
            if others and any(m.after <= claim.first for m in sentence.actors):
                continue
            low, high = min(hit.after, claim.after), max(hit.first, claim.first)
            between = [other for other in hits if low <= other.first < high and "hard" in other.words.by_role]
            if all(other.entries[0].value in _words().deeds for other in between):
                return True
    return False


def _is_sport(sentence: Sentence) -> bool:
    """Tell whether a sentence speaks of sport, and of no arms and no armed men by name."""
    told = [hit.words.by_role["sport"].value for hit in sentence.hits if "sport" in hit.words.by_role]
    if "plain" not in told and told.count("common") < _COMMON:
        return False
    armed = any(mention.actor.actor_class == "force" and mention.form != "state" for mention in sentence.actors)
    return not armed and not any(hit.role("weapon") for hit in sentence.hits)
