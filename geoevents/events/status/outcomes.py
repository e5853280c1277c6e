"""What a clause tells of that came to nothing: a rally banned, a truce collapsed, aid turned back, a siege lifted."""

from __future__ import annotations

from collections.abc import Sequence

from geoevents.events.words.hits import Claim
from geoevents.events.words.triggers import before_talks, signs
from geoevents.lexicon.tables import clause_phrases, clause_words, load_table
from geoevents.text.tokens import Tokens

# How many words may stand between "was" and its participle ("was reportedly turned back").
_TO_BE_REACH = 3
# "was turned back" stands within so many words behind the convoy.
_AFTER_REACH = 14
_INFINITIVE = clause_words("statuses", "infinitive")
# "tried without success to advance": words from the attempt to what was tried.
_TRYING, _TO_TRIED = clause_words("days", "trying") | clause_words("days", "tried"), 5
# "Rally in the town of Zinder banned": words between.
_TO_SHORT = 8
# "lifted its four-month naval blockade": words between.
_TO_LIFTED = 5
# What ends a siege, of which some take no "was"; what may stand between it and the noun; and what it only might.
_LIFTED, _OVER = clause_words("statuses", "lifted"), clause_words("statuses", "over")
# What becomes of a truce that ends, and of aid that does not get there.
_COLLAPSING = clause_phrases("statuses", "collapsing")
_MADE = clause_words("shared", "pact_made") | clause_words("shared", "pact_begun")
_AT_LAST, _ARRIVING = clause_words("statuses", "at_last"), clause_words("statuses", "arriving")
_TO_HOLD = clause_words("statuses", "to_hold")
# "but the first of them reached": words from the turn to the verb.
_TO_ARRIVAL = 6
_OBJECTS, _NOT = clause_words("statuses", "objects"), clause_words("statuses", "not")
_TURNED_BACK, _TURNING_BACK = clause_phrases("statuses", "turned_back"), clause_phrases("statuses", "turning_back")
# "A ceasefire in the city of X collapsed", "stopped a UN aid convoy": words between.
_TO_COLLAPSE, _TO_AID = 12, 3
# "An appeal by the unions for a general strike over pay was withdrawn": words from the call to the strike.
_CALLS, _DROPPED, _TO_CALL = clause_words("statuses", "calls"), clause_words("statuses", "dropped"), 9
_STOPS = clause_words("statuses", "joins") | {",", ";", "."}
_OF_SIEGES, _TO_LIFT = clause_words("statuses", "of_sieges"), clause_words("statuses", "to_lift")
# "walked out of a second round of talks": words from there to the talks.
_WALKING_OUT, _TO_TALKS = clause_phrases("statuses", "walking_out"), 6
# "Not a single shot was fired": words from the denial to the shot.
_SHOTS, _FIRED, _NO_SHOT = (clause_words("statuses", name) for name in ("shots", "fired", "no_shot"))
_TO_SHOT, _TO_SHOOTING = 3, 12
_GATHERINGS = frozenset({"protest", "talks"})


def is_called_off(tokens: Tokens, claim: Claim, end: int) -> bool:
    """Tell whether a headline says of a gathering that it is banned ("Rally in Zinder banned").

    Parameters
    ----------
    tokens : Tokens
    claim : Claim
    end : int
        Of the sentence.

    Returns
    -------
    bool
    """
    if claim.kind not in _GATHERINGS or claim.entry.role != "noun":
        return False
    words, lows = load_table("events")["status"]["cancelled"], tokens.lows
    if _is_call_dropped(lows, claim, end):
        return True
    for i in range(claim.after, min(end, claim.after + _TO_SHORT)):
        if lows[i] in words["short"] and i > claim.after:
            return i + 1 >= end or lows[i + 1] in words["short_after"]
        if not tokens.capitals[i] and lows[i] not in words["short_between"]:
            return False
    return False


def is_walked_out_of(lows: Sequence[str], start: int, claim: Claim) -> bool:
    """Tell whether somebody leaves talks ("pulled out of direct talks with X").

    Parameters
    ----------
    lows : sequence of str
    start : int
        Of the sentence.
    claim : Claim
    """
    if claim.kind != "talks":
        return False
    if claim.entry.role == "verb":
        left = any(lows[claim.first : claim.first + len(words)] == words for words in _WALKING_OUT)
        return left and _NOT.isdisjoint(lows[max(start, claim.first - _TO_TALKS) : claim.first])
    for at in range(claim.first, max(start, claim.first - _TO_TALKS), -1):
        if any(lows[max(start, at - len(words)) : at] == words for words in _WALKING_OUT):
            return _NOT.isdisjoint(lows[max(start, at - _TO_TALKS) : at])
        if not before_talks(lows[at - 1]):
            return False
    return False


def fights_to_advance(lows: Sequence[str], claim: Claim) -> bool:
    """Tell whether somebody tried to advance, which is a fight whatever came of it ("tried to advance near X").

    Parameters
    ----------
    lows : sequence of str
    claim : Claim

    Returns
    -------
    bool
    """
    plain = claim.entry.role == "verb" and claim.entry.form == "base" and claim.status in ("planned", "reported")
    if claim.kind != "advance" or not plain or lows[claim.first - 1] != "to":
        return False
    ahead = lows[max(claim.start, claim.first - _TO_TRIED) : claim.first - 1]
    return not _TRYING.isdisjoint(ahead) and ahead[:1] != ["will"]


def _is_call_dropped(lows: Sequence[str], claim: Claim, end: int) -> bool:
    """Tell whether the call for a gathering is taken back ("an appeal by unions for a strike was withdrawn")."""
    ahead = lows[max(0, claim.first - _TO_CALL) : claim.first]
    called = next((i for i, low in enumerate(ahead) if low in _CALLS), len(ahead))
    if "for" not in ahead[called:] or not _STOPS.isdisjoint(ahead[called:]):
        return False
    for i in range(claim.after, end):
        if lows[i] in _DROPPED:
            return not signs().to_be.isdisjoint(lows[i - 2 : i]) and _NOT.isdisjoint(lows[i - 2 : i])
        if lows[i] in _STOPS:
            return False
    return False


def falls_through(tokens: Tokens, claim: Claim, start: int, end: int) -> bool:
    """Tell whether a truce ends or aid does not get there ("the truce collapsed", "a convoy was turned back").

    Parameters
    ----------
    tokens : Tokens
    claim : Claim
    start, end : int
        The sentence.

    Returns
    -------
    bool
    """
    lows = tokens.lows
    noun = next((word for word in (claim, *claim.absorbed) if word.entry.role == "noun"), claim)
    if claim.kind == "ceasefire" and noun is claim:
        for i in range(claim.after, min(end, claim.after + _TO_COLLAPSE)):
            phrase = _opening(lows, i, _COLLAPSING)
            if phrase:
                behind = [*lows[i + phrase : i + phrase + 2], "", ""]
                if behind[0] == "to" and behind[1] not in _TO_HOLD:
                    return False  # "the ceasefire failed to stop the attacks"
                return behind[0] not in _OBJECTS and not behind[0].isdigit()
            if lows[i] in _MADE or not (lows[i].isalnum() or tokens.hyphened(i)):
                return False
    if claim.kind != "aid" or noun.entry.role != "noun":
        return False
    arrived = noun is not claim and claim.entry.form in ("past", "part")  # "a convoy blocked for weeks reached X"
    for i in range(noun.after, noun.after if arrived else min(claim.end, noun.after + _AFTER_REACH)):
        if _opening(lows, i, _TURNED_BACK) and not signs().to_be.isdisjoint(lows[i - _TO_BE_REACH : i]):
            return not _arrives(lows, i, end)
        if lows[i] in (",", ";", "and"):
            break
    object_of = range(max(start, noun.first - _TO_AID - 2), noun.first)
    stops = any(_opening(lows, i, _TURNING_BACK) and lows[i - 1] not in signs().to_be for i in object_of)
    return stops and not any(low in signs().locative or low in (",", ".") for low in lows[noun.first - 2 : noun.first])


def _arrives(lows: Sequence[str], at: int, end: int) -> bool:
    """Tell whether what was held up got there in the end ("were held up for an hour but reached X")."""
    for i in range(at, end):
        if lows[i] in _AT_LAST:
            stretch = lows[i + 1 : min(end, i + 1 + _TO_ARRIVAL)]
            arrival = next((k for k, low in enumerate(stretch) if low in _ARRIVING), None)
            if arrival is not None and _NOT.isdisjoint(stretch[:arrival]):
                return True
    return False


def _opening(lows: Sequence[str], at: int, phrases: Sequence[list[str]]) -> int:
    """Return how many words the phrase has that begins at a token; 0 where none does."""
    return next((len(phrase) for phrase in phrases if lows[at : at + len(phrase)] == phrase), 0)


def is_without_shots(lows: Sequence[str], start: int, claim: Claim) -> bool:
    """Tell whether nobody fired in what a noun calls a raid ("not a single shot was fired in the operation").

    Parameters
    ----------
    lows : sequence of str
    start : int
        Of the sentence.
    claim : Claim

    Returns
    -------
    bool
    """
    if claim.kind != "armed_clash" or claim.entry.role != "noun":
        return False
    ahead = lows[max(start, claim.first - _TO_SHOOTING) : claim.first]
    shot = next((i for i, low in enumerate(ahead) if low in _SHOTS), 0)
    fired = next((i for i, low in enumerate(ahead) if low in _FIRED), len(ahead))
    denied = shot > 0 and not _NO_SHOT.isdisjoint(ahead[max(0, shot - _TO_SHOT) : shot])
    return denied and fired < len(ahead) and "," not in ahead[min(shot, fired) :]


def is_lifted(tokens: Tokens, claim: Claim, start: int, end: int) -> bool:
    """Tell whether a siege is told to be over ("lifted its blockade of X", "the siege of X has been broken").

    Parameters
    ----------
    tokens : Tokens
    claim : Claim
    start, end : int
        The sentence.

    Returns
    -------
    bool
    """
    if claim.kind != "siege" or claim.entry.role != "noun":
        return False
    lows = tokens.lows
    for i in range(claim.first - 1, max(start, claim.first - _TO_LIFTED) - 1, -1):
        if lows[i] in _LIFTED:
            return True
        if lows[i] not in _OF_SIEGES and not lows[i].isdigit():
            break
    for i in range(claim.after, min(end, claim.after + _TO_SHORT)):
        if lows[i] in _LIFTED:
            helped = lows[i] in _OVER or not signs().to_be.isdisjoint(lows[max(claim.after, i - _TO_BE_REACH) : i])
            return helped and _TO_LIFT.isdisjoint(lows[claim.after : i])
        if not (lows[i].isalpha() or tokens.capitals[i]) or lows[i] in _INFINITIVE:
            return False
    return False
