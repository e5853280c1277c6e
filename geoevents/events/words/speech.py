"""Who only says, asks or orders that something is done, and who is told to do it."""

from __future__ import annotations

from collections.abc import Sequence

from geoevents.actors import ActorMention
from geoevents.events.words.hits import Claim, Hit
from geoevents.events.words.triggers import causing, kinds
from geoevents.lexicon.senses import sense_of
from geoevents.lexicon.tables import clause_words, load_table
from geoevents.text.tokens import Tokens

# "ordered the inhabitants of twenty villages to leave": words between who is told to and "to".
_TOLD_GAP = 4
# "the military's media wing said": words between whose voice it is and "said".
_VOICE = 4
# "DG ISPR Lt Gen Ahmed Sharif Chaudhry": capitals of a title and a name.
_TITLE = 6
_SAYS = clause_words("speech", "says")
# "police in Toronto said": where a voice sits.
_SEATED = (["in"], ["of"], ["at"])
# "two residents, a medic and an official of the health ministry told Reuters": words from the first voice to "told".
_VOICES_REACH = 16
# "three elderly residents": words of a name before what the table knows.
_NAME_REACH = 4
_ENDS, _STOPS = frozenset((",", '"', "\u201d")), frozenset((".", ";", "\n"))
_JOINING = clause_words("speech", "joining")
# What no list of voices holds.
_NO_VOICE = clause_words("speech", "no_voice")
# "investigating Monday's deadly explosion": words between the two.
_LOOKING, _LOOKED_GAP = clause_words("speech", "looking"), 5
# How adverbs end, which open no clause.
_ADVERBIAL = "edly"
# "announced the complete capture": words between the two.
_ANNOUNCED_GAP, _OF_GAINS = 3, clause_words("speech", "of_gains")
# Before who is told to do it stand an article and the like.
DETERMINERS = clause_words("speech", "determiners")


def speeches(tokens: Tokens, hits: Sequence[Hit]) -> set[int]:
    """Return where somebody is said to speak; the name before "according to" is none who does."""
    return {hit.first for hit in hits if "said" in hit.words.by_role and tokens.lows[hit.first] != "according"}


def is_inverted(tokens: Tokens, said: int, after: int) -> bool:
    """Tell whether who says so stands behind the verb (", said two residents."), and not before a comma (", X, said").

    Parameters
    ----------
    tokens : Tokens
    said, after : int
        The verb's tokens.

    Returns
    -------
    bool
    """
    lows = tokens.lows
    if not said or lows[said - 1] not in _ENDS:
        return False
    stop = next((i for i in range(after, len(lows)) if lows[i] in _STOPS), len(lows))
    return (
        0 < stop - after <= _VOICES_REACH
        and sense_of(lows[after]).part != "p"
        and _NO_VOICE.isdisjoint(lows[after:stop])
    )


def speaks(tokens: Tokens, mention: ActorMention, told: set[int]) -> bool:
    """Tell whether a name is who says so ("the army said", "the military's media wing said")."""
    behind = tokens.lows[mention.after : mention.after + 1]
    reach = _VOICE if behind == ["'s"] or behind[:1] in _SEATED else 1
    gap = tokens.lows[mention.after + 1 : mention.after + reach]
    said = next((mention.after + i for i in range(reach + 1) if mention.after + i in told), None)
    if said is not None and "," not in gap and not is_inverted(tokens, said, said + 1):
        return True
    return _is_title(tokens, mention, told) or _is_among_voices(tokens, mention, told)


def _is_among_voices(tokens: Tokens, mention: ActorMention, told: set[int]) -> bool:
    """Tell whether a name is one of those who close a sentence (", residents and officials said")."""
    lows, first = tokens.lows, mention.first
    while first > 1 and mention.first - first < _NAME_REACH and not (lows[first - 1] in _ENDS or first - 1 in told):
        first -= 1
    if any(low in _NO_VOICE or low.endswith("ing") or sense_of(low).part == "v" for low in lows[first : mention.first]):
        return False
    if lows[first - 1] == ",":
        after = next((i for i in range(mention.after, mention.after + _VOICES_REACH) if i in told), 0)
        between = lows[mention.after : after]
        return bool(after) and not _JOINING.isdisjoint(between) and _NO_VOICE.isdisjoint(between)
    return first - 1 in told and is_inverted(tokens, first - 1, first)


def _is_title(tokens: Tokens, mention: ActorMention, told: set[int]) -> bool:
    """Tell whether a name is in the title of who closes the sentence (", DG ISPR Lt Gen X said")."""
    at, after = mention.first - 1, mention.after
    while at > 0 and tokens.capitals[at] and mention.first - at <= _TITLE:
        at -= 1
    while after < len(tokens.lows) and tokens.capitals[after] and after - mention.after <= _TITLE:
        after += 1
    return tokens.lows[at] == "," and after > mention.after and after in told


def without_speakers(
    tokens: Tokens, claim: Claim, before: Sequence[ActorMention], hits: Sequence[Hit]
) -> list[ActorMention]:
    """Leave out those who only say it: what stands before "said"."""
    barrier = claim.start
    for hit in hits:
        told = hit.after == claim.first and claim.entry.role == "noun" and tokens.lows[hit.first] not in _SAYS
        if _announces(tokens, claim, hit) or told:  # "reported clashes", but not "said clashes went on"
            continue
        if claim.start <= hit.first < claim.first and (
            "said" in hit.words.by_role or reports(tokens, claim, before, hit)
        ):
            barrier = max(barrier, hit.after)
    return [m for m in before if m.first >= max(barrier, _looked_into(tokens, claim))]


def _looked_into(tokens: Tokens, claim: Claim) -> int:
    """Return where a deed begins that somebody only looks into ("police are investigating an explosion")."""
    if claim.entry.role != "noun":
        return claim.start
    reach = range(max(claim.start, claim.first - _LOOKED_GAP), claim.first)
    return max((i + 1 for i in reach if tokens.lows[i] in _LOOKING), default=claim.start)


def without_asked(tokens: Tokens, claim: Claim, before: list[ActorMention], hits: Sequence[Hit]) -> list[ActorMention]:
    """Of a noun that is asked for, return who asks and not who is asked ("asked Washington for air strikes").

    Behind "demanded that" whoever follows is to do it, or to stop it.
    """
    if claim.entry.role != "noun":
        return before
    asked = [
        hit
        for hit in hits
        if claim.start <= hit.first < claim.first
        and any(entry.role == "status" and entry.value == "called_for" for entry in hit.entries)
    ]
    if not asked:
        return before
    if "that" in tokens.lows[asked[0].after - 1 : asked[0].after + 1]:
        return [m for m in before if m.first >= asked[0].after] or before
    return [m for m in before if m.after <= asked[0].first] or before


def _announces(tokens: Tokens, claim: Claim, hit: Hit) -> bool:
    """Tell whether somebody announces a deed of his own ("announced the capture of X")."""
    if claim.entry.role != "noun" or "said" not in hit.words.by_role:
        return False
    announcing = load_table("events")["announcing"]["words"]
    gains = claim.kind == "capture" and tokens.lows[hit.after - 1] in _OF_GAINS  # "the army reported the capture of"
    return (gains or tokens.lows[hit.after - 1] in announcing) and 0 < claim.first - hit.after <= _ANNOUNCED_GAP


def reports(tokens: Tokens, claim: Claim, before: Sequence[ActorMention], hit: Hit) -> bool:
    """Tell whether "denied" or "claimed" opens a clause with a subject of its own ("denied that", "accused X of")."""
    values = {entry.value for entry in hit.entries if entry.role == "status"}
    if "called_for" in values and claim.entry.role == "noun":
        return False
    if tokens.lows[hit.first].endswith(_ADVERBIAL):
        return False  # "the RSF reportedly killed 45 during the takeover"
    if not values & {"denied", "claimed", "called_for"} or ("called_for" in values and not kinds()[claim.kind].force):
        return False
    return tokens.lows[hit.after] == "that" or any(hit.after <= m.first < claim.first for m in before)


def orders(tokens: Tokens, claim: Claim, told: ActorMention, mentions: Sequence[ActorMention]) -> list[ActorMention]:
    """Return who orders people to leave ("the army ordered the inhabitants to leave"): the subject of the order."""
    before = [m for m in mentions if claim.start <= m.first and m.after <= told.first]
    armed = [m for m in before if m.actor.actor_class in ("force", "government", "police")]
    return armed[-1:]


def told_to(tokens: Tokens, claim: Claim, before: Sequence[ActorMention]) -> list[ActorMention]:
    """Return who is told to do it ("ordered the army to withdraw", "called on Kyiv to"): the subject of "to"."""
    lows = tokens.lows
    if claim.entry.role != "verb" or claim.passive or lows[claim.first - 1] != "to":
        return []
    for mention in reversed(before):
        if claim.first - 1 - mention.after > _TOLD_GAP:
            break
        at = mention.first
        while at > claim.start and (lows[at - 1] in DETERMINERS or lows[at - 1][0].isdigit()):
            at -= 1
        if lows[at - 1] in causing() or " ".join(lows[max(0, at - 2) : at]) in causing():
            return [mention]
    return []
