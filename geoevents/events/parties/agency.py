"""Which of the names around an event word do it, suffer it, or only stand by."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from geoevents.actors import ActorMention
from geoevents.actors.unnamedgroups import counting
from geoevents.events.words.hits import Claim, Hit
from geoevents.events.words.triggers import HARMED, attempting
from geoevents.lexicon.senses import sense_of
from geoevents.lexicon.tables import clause_phrases, clause_words, load_table
from geoevents.text.tokens import Tokens

# "by a group of at least ten armed men": words between "by" and the name.
_AGENT_GAP = 8
# "the shelling it had suffered": words between the sufferer and the verb.
_SUFFER_GAP = 3
# "nine passengers dead", "the deaths of two nurses": words between the victims and what counts them.
_COUNTED_GAP = 2
# "accused the government of", "called on both Israel and Hamas": words between a statement and whom it addresses.
_ADDRESSED_GAP = 3
# "the resignation of the city council": words between a preposition and the name it makes a part of another's.
_BESIDE_GAP = 3
# Behind these another clause begins, with a subject of its own.
_CLAUSAL = clause_words("agency", "clausal")
_ALONG = clause_phrases("agency", "along")
JOINED_BY = clause_phrases("agency", "joined_by")
_OPENING = clause_words("agency", "opening")
# "the loss of nine men was admitted by the army": behind these "by" leads to who only says so.
_TELLING = clause_words("agency", "telling")
_THOUGHT_TO_BE = clause_phrases("agency", "thought_to_be")
_LEADING = clause_phrases("agency", "leading")
# "three soldiers, two police and a nurse were": words between two of a list (judgement).
_TO_NEXT = 3
# "among at least four people killed": words between the two, and which.
_AMONG, _AMONG_GAP = clause_words("agency", "among"), 6
# "among them a deputy commander": words between "them" and who is told of as one of several.
_ASIDE_GAP = 2
_OF_SEVERAL = clause_words("agency", "of_several")
_OWN_MEN = clause_words("agency", "own_men")
_MEMBERS = clause_words("agency", "members")
# "from positions held by": words between the preposition and the name.
_HELD_GAP = 6
# "lost three men to an air strike": words between the verb and the noun.
_LOST_GAP = 7
# A preposition this far before a name still bears on it ("against suspected hideouts of the group").
_OBJECT_GAP = 8


class _Words(NamedTuple):
    before: frozenset[str]
    longest: int
    between: frozenset[str]
    noun: frozenset[str]
    bystander: frozenset[str]
    passed_on: frozenset[str]
    addressed: frozenset[str]
    losing: frozenset[str]
    aside: frozenset[str]
    disguised: frozenset[str]
    accompanied: frozenset[str]
    held: frozenset[str]
    wielded: frozenset[str]
    laid_for: frozenset[str]
    sited: frozenset[str]


@lru_cache(maxsize=1)
def _words() -> _Words:
    table = load_table("events")
    agents, objects = table["agents"], table["objects"]
    before = frozenset(agents["before"])
    return _Words(
        before,
        max(phrase.count(" ") + 1 for phrase in before),
        frozenset(agents["between"]),
        frozenset(objects["noun"]),
        frozenset(objects["bystander"]),
        frozenset(objects["passed_on"]),
        frozenset(objects["addressed"]),
        frozenset(load_table("deeds")["beside"]["losing"]),
        frozenset(objects["aside"]),
        frozenset(objects["disguised"]),
        frozenset(objects["accompanied"]),
        frozenset(objects["held"]),
        frozenset(objects["wielded"]),
        frozenset(objects["laid_for"]),
        frozenset(objects["sited"]),
    )


def between_names() -> frozenset[str]:
    """Return the words of quantity and the like that may stand before a name ("by a group of", "between two rival")."""
    return _words().between


def is_agent(tokens: Tokens, mention: ActorMention, *, passive: bool = False, start: int | None = None) -> bool:
    """Tell whether "by" or its like stands before a name ("blamed on the army", "by a group of gunmen").

    Behind a passive verb "from" is no such sign ("was detained on his return from Nairobi"), and "by" is none behind a
    participle at or after ``start`` that only says whose a thing is ("bombed a depot used by the rebels").
    """
    words, lows, at = _words(), tokens.lows, mention.first
    if start is not None and is_holder(lows, mention.first, start):
        return False
    for _ in range(_AGENT_GAP):
        for size in range(1, words.longest + 1):
            sign = " ".join(lows[at - size : at]) if at >= size else ""
            if sign in words.before and not (passive and sign == "from"):
                return sign != "by" or at < 2 or lows[at - 2] not in _TELLING
        at -= 1
        if lows[at - 2 : at + 1] in _THOUGHT_TO_BE:
            at -= 3  # "by men suspected to be herders"
        if start is not None and at < start:
            return False  # "by bombing X": the deed stands between
        if at < 1 or not only_tells_of(tokens, at):
            return False
    return False


def is_thought_other(tokens: Tokens, mention: ActorMention) -> bool:
    """Tell whether a name is only what others are called until they are known ("men suspected to be herders").

    Parameters
    ----------
    tokens : Tokens
    mention : ActorMention
    """
    return tokens.lows[mention.after : mention.after + 3] in _THOUGHT_TO_BE


def is_of_noun(tokens: Tokens, claim: Claim, mention: ActorMention, verb: int) -> bool:
    """Tell whether a name is part of what a noun tells, which does the harm ("a raid on a camp of X killed nine").

    Parameters
    ----------
    tokens : Tokens
    claim : Claim
    mention : ActorMention
    verb : int
        The first token of the verb of harm.

    Returns
    -------
    bool
    """
    if claim.entry.role != "noun" or not claim.after <= mention.first or mention.after >= verb:
        return False
    gap = tokens.lows[claim.after : verb]
    return "," not in gap and _CLAUSAL.isdisjoint(gap) and not is_agent(tokens, mention, start=claim.after)


def only_tells_of(tokens: Tokens, at: int) -> bool:
    """Tell whether a word before a name only says how many there are or how they are ("two feuding commanders").

    Parameters
    ----------
    tokens : Tokens
    at : int

    Returns
    -------
    bool
    """
    return tokens.lows[at] in between_names() or counts(tokens.lows[at]) or describes_name(tokens, at)


def counts(low: str) -> bool:
    """Tell whether a word says how many there are ("with around 15 rebels").

    Parameters
    ----------
    low : str
        Folded.

    Returns
    -------
    bool
    """
    return low[0].isdigit() or low in counting()


def describes_name(tokens: Tokens, at: int) -> bool:
    """Tell whether a word only says how somebody is or behaves ("by retreating soldiers", "by drunken policemen").

    Parameters
    ----------
    tokens : Tokens
    at : int

    Returns
    -------
    bool
    """
    low = tokens.lows[at]
    if tokens.hyphened(at) or tokens.hyphened(at + 1):
        return True  # "by a 15-year-old hitman"
    return not tokens.capitals[at] and (sense_of(low).part in ("a", "?") or low.endswith("ing"))


def is_holder(lows: Sequence[str], first: int, start: int) -> bool:
    """Tell whether a name is only whose the thing is that was hit ("used by the rebels", "belonging to the army")."""
    at = first - 1
    while at > start and lows[at] in ("the", "a", "an"):
        at -= 1
    return at > start and lows[at - 1] in _words().held and lows[at] in ("by", "to")


def _holds_arms(lows: Sequence[str], first: int) -> bool:
    """Tell whether what a holder has is what he fights with ("drones belonging to X struck")."""
    at = first - 1
    while at > 1 and lows[at] in ("the", "a", "an"):
        at -= 1
    return at > 1 and lows[at - 2] in _words().wielded


def is_patient(tokens: Tokens, claim: Claim, mention: ActorMention, breaks: Sequence[ActorMention]) -> bool:
    """Tell whether a name behind an event word is what it is done to, by the nearest preposition before the name.

    Parameters
    ----------
    tokens : Tokens
    claim : Claim
    mention : ActorMention
    breaks : sequence of ActorMention
        Other names: behind "the army and", a name takes over the preposition of the one before it.
    """
    words, lows = _words(), tokens.lows
    of_noun = claim.entry.role == "noun"
    if is_holder(lows, mention.first, claim.after):
        behind = lows[max(claim.after, mention.first - _HELD_GAP) : mention.first]
        if not words.sited.isdisjoint(behind):
            return False  # "shelled the town from positions held by X"
        return mention.actor.actor_class != "organisation"  # "a school run by UNICEF"
    inside = {i for other in breaks for i in range(other.first, other.after)}
    for i in range(mention.first - 1, max(claim.after, mention.first - _OBJECT_GAP) - 1, -1):
        if i in inside:
            continue
        low = lows[i]
        if low == "for" and not words.laid_for.isdisjoint(lows[claim.first : claim.after]):
            return True
        if low in ("to", "from", "for") and not _counts(lows, i):
            return claim.kind in words.passed_on and low != "for"
        if low in words.noun:
            if low == "of" and not of_noun:
                continue
            return True
        if low in words.bystander and not _counts(lows, i):
            return False
    tried = lows[claim.after - 1] == "to" and lows[claim.first] in attempting()  # "attempts to dislodge X"
    return not of_noun or tried or lows[claim.after - 1] in words.noun or mention.first == claim.after


def lays_traps(tokens: Tokens, claim: Claim) -> bool:
    """Tell whether a verb ends in an ambush and "of" leads to who laid it ("fell into an ambush of the rebels")."""
    lows = tokens.lows
    return lows[claim.after - 1] in _words().laid_for and lows[claim.after : claim.after + 1] == ["of"]


def _counts(lows: Sequence[str], at: int) -> bool:
    """Tell whether a preposition only says that a number is not exact ("killing around forty", "up to ten")."""
    following = lows[at + 1] if at + 1 < len(lows) else "."
    hedging = lows[at] == "around" or lows[max(0, at - 1) : at + 1] == ["up", "to"]
    return hedging and (following[0].isdigit() or following in counting())


def is_statement_target(tokens: Tokens, claim: Claim, mention: ActorMention) -> bool:
    """Tell whether a name is whom a statement addresses or blames ("accused Turkey", "criticism of the junta")."""
    if mention.actor.actor_class == "civilians" or tokens.lows[claim.first].startswith("summon"):
        return False
    gap = tokens.lows[claim.after : mention.first]
    return all(low in _words().addressed for low in gap) and len(gap) <= _ADDRESSED_GAP


def stands_beside(tokens: Tokens, mention: ActorMention) -> int:
    """Tell how a name before a verb stands beside its subject, and is none itself.

    2 right behind a preposition ("outside the parliament"), 1 within a phrase that begins with one ("in army uniforms",
    "the resignation of the city council"), 0 for a subject. "Dozens of gunmen" are a subject.
    """
    words, lows = _words(), tokens.lows
    close = True
    reach = lows[max(0, mention.first - _BESIDE_GAP) : mention.first]
    if _are_its_men(tokens, mention):
        return 0
    if reach[-2:] in JOINED_BY or reach[-3:-1] in JOINED_BY:
        return 0  # "the army, joined by militiamen, killed"
    if reach[-1:] == ["by"] and reach[0] == "," and reach[1].endswith("ed"):
        return 2  # "X, accused by Y of genocide, killed"
    if reach[-1:] == ["by"] and lows[mention.first - 2] in words.accompanied:
        return 2  # "a convoy escorted by X was ambushed"
    if is_holder(lows, mention.first, 0) and _holds_arms(lows, mention.first):
        return 0
    if in_aside(lows, mention.first) or is_holder(lows, mention.first, 0):
        return 2  # "six soldiers, among them a commander, died"
    if reach[-2:] in _ALONG or reach[-3:-1] in _ALONG:
        return 0
    if reach[-2:] in _LEADING or reach[-3:-1] in _LEADING:
        return 0
    for low in reach[::-1]:
        if low == "of" and close:
            return 1
        if low == "as" and lows[mention.first - 2] in words.disguised:
            return 2
        if low in _OPENING:
            return 0  # "were killed on Monday when gunmen attacked"
        if low == "of" or (low in words.aside and not _counts(lows, mention.first - reach[::-1].index(low) - 1)):
            return 2 if close else 1
        if not low.isalpha() or low in ("and", "or", "but"):
            return 0
        close = close and low in words.between
    return 0


def _are_its_men(tokens: Tokens, mention: ActorMention) -> bool:
    """Tell whether those of a group are the group ("six members of the National Guard and two policemen died")."""
    at = mention.first - 1 - (tokens.before(mention.first) == "the")
    return mention.actor.actor_class == "force" and tokens.lows[at] == "of" and tokens.before(at) in _MEMBERS


def in_aside(lows: Sequence[str], first: int) -> bool:
    """Tell whether a name only tells of one of those named before (", among them a commander,")."""
    for at in range(first - 1, max(0, first - 2 - _ASIDE_GAP), -1):
        if lows[at] == "including" or (lows[at] in _OF_SEVERAL and lows[at - 1] in ("among", "of")):
            return True
        if not lows[at].isalnum() or lows[at] in ("and", "or"):
            return False
    return False


def sufferers(
    tokens: Tokens, claim: Claim, mentions: Sequence[ActorMention], hits: Sequence[Hit]
) -> list[ActorMention]:
    """Return those whom an event told by a noun befalls ("they faced minefields", "the shelling it had suffered")."""
    for hit in hits:
        if "suffer" not in hit.words.by_role:
            lost = claim.start <= hit.first < claim.first and _loses_to(tokens, claim, hit)
            before = [m for m in mentions if claim.start <= m.first and m.after <= hit.first] if lost else []
            if before:
                return before[-1:]
            continue
        if claim.start <= hit.first < claim.first:
            before = [m for m in mentions if claim.start <= m.first and m.after <= hit.first]
            if before:
                return before[-1:]
        elif claim.after <= hit.first:
            close = [m for m in mentions if claim.after <= m.first and m.after <= hit.first <= m.after + _SUFFER_GAP]
            if close:
                return close[-1:]
            return []
    return []


def _loses_to(tokens: Tokens, claim: Claim, hit: Hit) -> bool:
    """Tell whether a subject lost its dead to the event a noun tells ("lost three men to a strike")."""
    gap = tokens.lows[hit.after : claim.first]
    if "in" in gap[-2:] and tokens.lows[claim.after : claim.after + 1] in (["on"], ["against"]):
        return False  # "lost three men in an attack on an army base"
    return tokens.lows[hit.first] in _words().losing and len(gap) <= _LOST_GAP and bool({"to", "in"} & {*gap})


# "clashes of farmers and herders left nine dead": between a name and a count that is not of those.
_APART = clause_words("agency", "apart")


def counted_victims(
    lows: Sequence[str], start: int, end: int, mentions: Sequence[ActorMention], hits: Sequence[Hit]
) -> list[ActorMention]:
    """Return the names that "dead", "wounded" or "deaths of" counts between two tokens."""
    found = []
    for hit in hits:
        if "quantity" not in hit.words.by_role or not start <= hit.first < end:
            continue
        if not any(entry.role == "quantity" and entry.value in HARMED for entry in hit.entries):
            continue
        among = _among(lows, start, hit.first)
        if among:  # "two officers and a nurse were among those killed"
            told = [m for m in mentions if start <= m.first and m.after <= among]
            found += [m for i, m in enumerate(told) if _joins_on(lows, [*told[i:], None], among)]
            continue
        if "verb" in hit.words.by_role:
            found += [
                m
                for m in mentions
                if 0 < m.first - hit.after <= _COUNTED_GAP and lows[hit.first] in _words().losing
                if lows[m.first] not in _OWN_MEN
            ]
            continue
        for m in mentions:
            ahead = 0 <= hit.first - m.after <= _COUNTED_GAP and not _APART & {*lows[m.after : hit.first]}
            behind = 0 < m.first - hit.after <= _COUNTED_GAP + 1 and "of" in lows[hit.after : m.first]
            if (ahead and m.first >= start) or behind:
                found.append(m)
    return found


def _among(lows: Sequence[str], start: int, dead: int) -> int:
    """Return where "among" stands in "was among the dead", "were among those killed"; 0 where the subject is not."""
    at = dead - 1
    while at > max(start, dead - _AMONG_GAP) and (lows[at] in _AMONG or counts(lows[at])):
        at -= 1  # "was among four people killed"
    return at if at > start and lows[at] == "among" and lows[at - 1] in ("was", "were", "is", "are") else 0


def _joins_on(lows: Sequence[str], told: Sequence[ActorMention | None], among: int) -> bool:
    """Tell whether a name and those behind it are one list up to "were among"."""
    for one, other in pairwise(told):
        if one is None:
            return False
        gap = lows[one.after : other.first if other is not None else among - 1]
        if not all(low in (",", "and", "or") or counts(low) or low in between_names() for low in gap[:_TO_NEXT]):
            return other is None
        if other is not None and len(gap) > _TO_NEXT:
            return False
    return True
