"""Who is said or suspected to be behind an event told before: "sources attributed the attack to the ELN"."""

from __future__ import annotations

from collections.abc import Sequence

from geoevents.actors import ActorMention
from geoevents.actors.table import MILITARY, POLICE, Actor, actor_named
from geoevents.events.parties.antecedents import is_group
from geoevents.events.words.reading import Sentence
from geoevents.events.words.sites import Site
from geoevents.events.words.triggers import accusing, attributing, signs
from geoevents.lexicon.tables import clause_words
from geoevents.text.tokens import Tokens

_DEEDS, _IT, _DEFINITE, _OTHER = (clause_words("attributed", name) for name in ("deeds", "it", "definite", "other"))
_LINKING, _DOING, _WORK, _SUSPECTING = (
    clause_words("attributed", name) for name in ("linking", "doing", "work", "suspecting")
)
_TELLERS, _LEADING, _GENERIC = (clause_words("attributed", name) for name in ("tellers", "leading", "generic"))
_NAMING, _BEHIND, _NOT, _TURNS = (clause_words("attributed", name) for name in ("naming", "behind", "not", "turns"))
_HEDGES, _ENDS, _CHARGED, _SAID_SO = (
    clause_words("attributed", name) for name in ("hedges", "ends", "charged", "said_so")
)
_PAIRS, _TWO, _MANY = clause_words("attributed", "pairs"), 2, 9
_BRACKETED, _DENYING = clause_words("attributed", "bracketed"), clause_words("shared", "denying")
_LIKENING, _INDEFINITE = clause_words("attributed", "likening"), clause_words("attributed", "indefinite")
_PINNING = clause_words("attributed", "pinning")
# "pointed the finger at X".
_FINGER = frozenset({"finger", "fingers"})
# Without one of these nobody is named for a deed.
_NEEDED = _LINKING | _SUSPECTING | _WORK | _NAMING | _BEHIND | _SAID_SO | _FINGER | attributing() | accusing() | {"by"}
# ... and what was done.
_OF_A_DEED = _DEEDS | _IT | _SAID_SO | _SUSPECTING | _FINGER | _GENERIC
# "the deadly suicide car bombing": words from "the" to the deed, that included.
_TO_DEED = 4
# "attributed Monday's attack on the market in the old town to X": words from the verb to "to".
_OBJECT = 14
# "The attack, which left nine dead, has been blamed on": words from the deed to the verb.
_SUBJECT = 18
# "was later said by police to have been behind": words from a name to "behind"; "of taking part in the attack".
_TO_BEHIND, _TO_CHARGE = 6, 7
# "the attack on Friday in the town of X": words from a deed to its place.
_TO_PLACE = 6
# "(BLA assumed responsible)": words in brackets around a name.
_IN_BRACKETS = 4


def may_attribute(lows: Sequence[str], start: int, end: int) -> bool:
    """Tell whether a sentence may name who did what was told before.

    Parameters
    ----------
    lows : sequence of str
    start, end : int
        The sentence.
    """
    words = lows[start:end]
    return not _NEEDED.isdisjoint(words) and not _OF_A_DEED.isdisjoint(words)


def find_attributed(tokens: Tokens, sentence: Sentence) -> Actor | None:
    """Return who is said or suspected to have done what was told before ("The blast was blamed on the BLA").

    None where two are named for it, or where it is denied or doubted.

    Parameters
    ----------
    tokens : Tokens
    sentence : Sentence
    """
    if not may_attribute(tokens.lows, sentence.start, sentence.end):
        return None
    found = {m.actor.name: m.actor for m in sentence.actors if _is_named_for_it(tokens.lows, sentence, m)}
    return next(iter(found.values())) if len(found) == 1 else None


def place_of_deed(tokens: Tokens, sentence: Sentence) -> Site | None:
    """Return where the deed was done that a sentence names a doer for ("The attack in Karachi was blamed on"), if told.

    Parameters
    ----------
    tokens : Tokens
    sentence : Sentence
    """
    for site in sentence.sites:
        before = range(max(sentence.start, site.first - _TO_PLACE), site.first)
        deed = next((i for i in reversed(before) if tokens.lows[i] in _DEEDS), None)
        if site.literal and deed is not None and "," not in tokens.lows[deed : site.first]:
            return site
    return None


def counts_deeds(lows: Sequence[str], start: int, end: int) -> int:
    """Return how many deeds a sentence names somebody for: two in "both attacks", more in "the attacks", else one.

    Parameters
    ----------
    lows : sequence of str
    start, end : int
        The sentence.

    Examples
    --------
    >>> [counts_deeds(words.split(), 0, 4) for words in ("claimed both attacks .", "claimed the attack .")]
    [2, 1]
    """
    for at in range(start, end):
        if lows[at] in _PAIRS and (at + 1 >= end or lows[at + 1] in _DEEDS | _ENDS):
            return _TWO
        some = lows[max(start, at - 2) : at - 1] == ["of"]  # "several of the attacks"
        plural = lows[at] in _DEEDS and lows[at].endswith("s") and at > start and not some
        if plural and lows[at - 1] in _PAIRS:
            return _TWO
        if plural and lows[at - 1] in _DEFINITE:
            return _MANY
    return 1


def may_be_doer(actor: Actor) -> bool:
    """Tell whether an actor may be named for a deed: a force with a name, or a band that is told more of than "gunmen".

    Parameters
    ----------
    actor : Actor
    """
    if actor_named(actor.name) is not None or actor.name.startswith((MILITARY, POLICE)):
        return actor.actor_class == "force"
    return is_group(actor) and not _GENERIC.issuperset(actor.name.split())


def _is_named_for_it(lows: Sequence[str], sentence: Sentence, mention: ActorMention) -> bool:
    """Tell whether a mention is of who is said to have done a deed."""
    if not may_be_doer(mention.actor):
        return False
    start = _clause_start(lows, sentence.start, mention.first)
    lead = _lead(lows, start, mention.first)
    behind = _after_name(lows, mention.after, sentence.end)
    until = _told_behind(lows, behind, sentence.end)
    if until is None and (
        _is_attributed(lows, start, lead)
        or _is_agent(lows, start, lead)
        or _is_suspect(lows, start, mention.first, behind, sentence.end)
        or _is_accused(lows, lead, behind, sentence.end)
        or _is_in_brackets(lows, sentence, mention)
    ):
        until = behind
    return until is not None and _NOT.isdisjoint(lows[start:until]) and not _is_contested(lows, until, sentence.end)


def _clause_start(lows: Sequence[str], start: int, at: int) -> int:
    """Return where the clause before a token begins: behind a semicolon or "but"."""
    while at > start and lows[at - 1] not in _TURNS:
        at -= 1
    return at


def _lead(lows: Sequence[str], start: int, first: int) -> int:
    """Return where words that belong to a name begin ("members of the")."""
    while first > start and (lows[first - 1] in _LEADING or (lows[first - 1] == "of" and lows[first - 2] in _LEADING)):
        first -= 1
    return first


def _after_name(lows: Sequence[str], after: int, end: int) -> int:
    """Return the token behind a name and what stands in brackets behind it ("(NPA)")."""
    if lows[after : after + 1] == ["("] and ")" in lows[after : min(end, after + _IN_BRACKETS + 2)]:
        return lows.index(")", after) + 1
    return after


def _has_deed(lows: Sequence[str], start: int, end: int) -> bool:
    """Tell whether the deed told before stands among some words: "it", "the attack", but not "another attack"."""
    return any(lows[i] in _IT or (lows[i] in _DEEDS and _is_definite(lows, start, i)) for i in range(start, end))


def _is_subject(lows: Sequence[str], start: int, end: int) -> bool:
    """Tell whether the deed told before is what a verb is of, and no other that is likened to it or came after it."""
    for i in range(end - 1, start - 1, -1):
        if lows[i] in _LIKENING:
            return False
        if lows[i] in _IT or (lows[i] in _DEEDS and _is_definite(lows, start, i)):
            return True
        if lows[i] in _DEEDS and not _INDEFINITE.isdisjoint(lows[max(start, i - _TO_DEED) : i]):
            return False
    return False


def _is_definite(lows: Sequence[str], start: int, at: int) -> bool:
    before = lows[max(start, at - _TO_DEED) : at]
    return not _DEFINITE.isdisjoint(before) and _OTHER.isdisjoint(before)


def _is_attributed(lows: Sequence[str], start: int, lead: int) -> bool:
    """Tell whether a deed is attributed to a name: "blamed it on X", "the attack was linked to X"."""
    if lead - 1 <= start or lows[lead - 1] not in ("to", "on"):
        return lead - 1 > start and lows[lead - 1] == "at" and lows[lead - 2] in _FINGER
    for verb in range(lead - 2, max(start, lead - 1 - _OBJECT) - 1, -1):
        if lows[verb] in attributing() | _LINKING:
            if lows[lead - 1] != ("on" if lows[verb] in _PINNING else "to"):
                return False
            if verb == lead - 2 or lows[verb - 1] in signs().to_be:
                return _is_subject(lows, max(start, verb - _SUBJECT), verb)
            return _has_deed(lows, verb + 1, lead - 1)
    return False


def _is_agent(lows: Sequence[str], start: int, lead: int) -> bool:
    """Tell whether a deed was done by a name: "the attack was carried out by X", "it was the work of X"."""
    before = lows[max(start, lead - 3) : lead]
    done = before[-1:] == ["by"] and not _DOING.isdisjoint(before)
    work = before[-1:] == ["of"] and not _WORK.isdisjoint(before)
    named = before[-1:] == ["as"] and not _NAMING.isdisjoint(lows[max(start, lead - _SUBJECT) : lead])
    if named:
        doers = range(max(start, lead - _SUBJECT), lead)
        return any(lows[i] in _GENERIC and lows[i - 1] in _DEFINITE for i in doers if i > start)
    return (done or work) and _is_subject(lows, max(start, lead - _SUBJECT), lead - 1)


def _is_suspect(lows: Sequence[str], start: int, first: int, behind: int, end: int) -> bool:
    """Tell whether a name is suspected: "police suspect the X", "officials suspected X of staging the attack"."""
    lead = first
    while lead > start and lows[lead - 1] in _LEADING - _SUSPECTING:
        lead -= 1
    if lead - 1 <= start or lows[lead - 1] not in _SUSPECTING or lows[lead - 2] not in _TELLERS:
        return False
    return _is_told_out(lows, behind) or _is_charge(lows, behind, end)


def _is_accused(lows: Sequence[str], lead: int, behind: int, end: int) -> bool:
    """Tell whether a name is accused of the deed told before ("accused X of being behind the killings")."""
    return lead > 0 and lows[lead - 1] in accusing() and _is_charge(lows, behind, end)


def _is_charge(lows: Sequence[str], at: int, end: int) -> bool:
    return at < end and lows[at] in _CHARGED and _has_deed(lows, at + 1, min(end, at + _TO_CHARGE))


def _is_told_out(lows: Sequence[str], at: int) -> bool:
    """Tell whether nothing goes on with what a clause says before a token."""
    return at >= len(lows) or lows[at] in _ENDS


def _told_behind(lows: Sequence[str], behind: int, end: int) -> int | None:
    """Return the token after what says so behind a name: "X was behind the attack", "X is responsible"; else None."""
    at = behind
    while at < min(end, behind + _TO_BEHIND) and lows[at] in signs().to_be | signs().auxiliaries | _HEDGES | _NOT:
        at += 1
    if at == behind or at >= end:
        return None
    after = min(end, at + _TO_CHARGE)
    if lows[at] in _BEHIND and _has_deed(lows, at + 1, after):
        return at + 1
    if lows[at] in _SAID_SO and (_is_told_out(lows, at + 1) or _is_charge(lows, at + 1, end)):
        return at + 1
    return None


def _is_in_brackets(lows: Sequence[str], sentence: Sentence, mention: ActorMention) -> bool:
    """Tell whether brackets name who is held to have done it: "(X assumed responsible)", "gunmen (suspected X)"."""
    opens = next(
        (
            i
            for i in range(mention.first - 1, max(sentence.start, mention.first - _IN_BRACKETS) - 1, -1)
            if lows[i] == "("
        ),
        None,
    )
    if opens is None or ")" not in lows[mention.after : mention.after + _IN_BRACKETS + 1]:
        return False
    words = (*lows[opens : mention.first], *lows[mention.after : lows.index(")", mention.after)])
    if not _SAID_SO.isdisjoint(words):
        return True
    return lows[opens - 1] in _GENERIC and not _BRACKETED.isdisjoint(words)


def _is_contested(lows: Sequence[str], at: int, end: int) -> bool:
    """Tell whether a sentence goes on to say that it is denied."""
    return not _DENYING.isdisjoint(lows[at:end])
