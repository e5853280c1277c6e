"""Doers whom another clause names: one "by" for two deeds, a band met before, who says what he shot down.

Each rule looks for one construction, where the grammar of a deed's own clause and ``unsaid`` left its doer open.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from geoevents.actors.table import Actor, ActorMention, actor_tables, is_state_force, military_of, serves_state
from geoevents.events.parties.agency import is_agent
from geoevents.events.parties.antecedents import is_group
from geoevents.events.status.weighing import tellers
from geoevents.events.words.hits import Claim
from geoevents.events.words.reading import Reading, Sentence
from geoevents.events.words.triggers import kinds, signs
from geoevents.lexicon.senses import sense_of
from geoevents.lexicon.tables import clause_words
from geoevents.model import Event
from geoevents.text.tokens import Tokens

# Between two passives, these part what was done by whom.
_APART = clause_words("elsewhere", "apart")
# "After shelling X, the army entered Y": what opens such a sentence, and the words up to the deed (judgement).
_FRONTING, _TO_FRONTED = clause_words("elsewhere", "fronting"), 3
# "robbed and later killed by": adverbs between two deeds of one "were".
_ADVERBS = clause_words("elsewhere", "adverbs")
# Deeds that whoever stopped or surrounded somebody goes on to do.
_OF_BANDS = frozenset({"looting", "attack_on_civilians", "abduction", "sexual_violence", "killing"})
# "was besieged and later retaken by the army": what the other side does to a place or a force just as well.
_OF_FOES = frozenset(
    {"capture", "withdrawal", "advance", "reinforcement", "base", "presence", "control", "interception"}
)
# "was attacked and overrun by X", but "was attacked and retaken by Y": what undoes the deed before it.
_REGAINING = clause_words("elsewhere", "regaining")
# "was stopped by gunmen": verbs of what a band does before it robs; words between "by" and its name.
_STOPPING, _BY_GAP = clause_words("elsewhere", "stopping"), 5
# "said one of its helicopters was shot down": whose loss it is; words between that and the verb.
_OWN, _LOSS_GAP = clause_words("elsewhere", "own"), 6
# "received food from": verbs whose subject is given what is told of.
_RECEIVING = clause_words("elsewhere", "receiving")
_MANNED = clause_words("elsewhere", "manned")
# "forty rebels were killed in an operation near X, the army said": words from "in" to the operation.
_OPERATIONS, _TO_OPERATION = clause_words("elsewhere", "operations"), 6
_IN_IT = frozenset({"in", "during"})
# "dragged out by X and shot": classes of those who go on with the second deed.
_ARMED = frozenset({"force", "police", "government"})
# "a relief flight from India": what a state sends, and words between it and "from".
_GIFTS, _GIFT_GAP = clause_words("elsewhere", "gifts"), 4
# "relief for refugees from Sudan", "aid to people who fled": words that say whom it is for, and not where it is from.
_OF_PEOPLE = clause_words("elsewhere", "of_people")
# "when some thirty rebels stormed the village": words before the raiders and their verb; kinds of a raid.
_TO_RAIDER, _TO_RAID, _TO_THEM = 5, 3, 4
_WHEN, _IN_WHICH = clause_words("elsewhere", "when"), clause_words("elsewhere", "in_which")
_THEM = clause_words("elsewhere", "them")
_RAIDS = frozenset({"armed_clash", "strike", "shelling", "air_strike", "capture", "looting", "attack_on_civilians"})


def doers_elsewhere(
    reading: Reading, sentence: Sentence, claim: Claim, targets: Sequence[Actor], previous: Sequence[Actor]
) -> list[Actor]:
    """Return who did a claim for which no doer was found, by the rest of its sentence.

    Parameters
    ----------
    reading : Reading
    sentence : Sentence
    claim : Claim
    targets : sequence of Actor
        Who suffers it, who is no doer.
    previous : sequence of Actor
        Who did the claim before it.

    Returns
    -------
    list of Actor
    """
    tokens = reading.tokens
    if claim.kind == "interception":
        lost = {target.side or target.name for target in targets}
        named = {m.actor for m in sentence.actors if m.form == "named"}
        telling = [actor for actor in tellers(reading, sentence, claim) if actor in named]
        foreign = [actor for actor in telling if (actor.side or actor.name) not in lost]
        return [] if _tells_own_loss(tokens, claim, foreign, targets) else foreign
    shared = _agent_before(tokens, sentence, claim)
    if shared:
        return [actor for actor in shared if actor not in targets]
    raiding = _raiding_then(tokens, sentence, claim, targets)
    if raiding:
        return raiding
    if claim.kind == "armed_clash" and _fall_in_operation(tokens.lows, sentence, claim):
        named = {m.actor for m in sentence.actors if m.form == "named"}
        own = [a for a in tellers(reading, sentence, claim) if a in named and a not in targets]
        own = [actor for actor in own if is_state_force(actor) or serves_state(actor)]
        return own if targets and all(is_group(target) for target in targets) else []
    if claim.kind not in _OF_BANDS or not claim.passive:
        return []
    band = [actor for actor in _band_before(tokens, sentence, claim) if actor not in targets]
    return band if not previous or band == [*previous] else []


def _fall_in_operation(lows: Sequence[str], sentence: Sentence, claim: Claim) -> bool:
    """Tell whether people fall in what only their foe calls so ("were killed in two days of operations")."""
    fallen = next((word for word in (claim, *claim.absorbed) if word.passive), None)
    if fallen is None:
        return False
    behind = lows[fallen.after : sentence.end]
    at = next((i for i, low in enumerate(behind) if low in _OPERATIONS), 0)
    return at > 0 and not _IN_IT.isdisjoint(behind[max(0, at - _TO_OPERATION) : at])


def _raiding_then(tokens: Tokens, sentence: Sentence, claim: Claim, targets: Sequence[Actor]) -> list[Actor]:
    """Return who attacks in the clause that says when a passive was suffered ("were shot when rebels stormed X")."""
    if not claim.passive or not kinds()[claim.kind].force:
        return []
    lows = tokens.lows
    when = next((i for i in range(claim.after, sentence.end) if lows[i] in _WHEN), None)
    if when is None or {";", "by"} & {*lows[claim.after : when]}:
        return []
    raider = next((m for m in sentence.actors if m.first > when and m.form != "object"), None)
    if raider is not None and _brings_them(lows, when, raider):
        return [raider.actor] if raider.actor.actor_class == "force" and raider.actor not in targets else []
    if raider is None or lows[when] in _IN_WHICH or raider.first - when > _TO_RAIDER or raider.actor in targets:
        return []
    acts = any(
        0 <= hit.first - raider.after <= _TO_RAID and not _RAIDS.isdisjoint(hit.words.kinds) for hit in sentence.hits
    )
    return [raider.actor] if acts and raider.actor.actor_class in ("force", "police") else []


def _brings_them(lows: Sequence[str], at: int, doer: ActorMention) -> bool:
    """Tell whether a clause tells who had brought those who died to the place ("in a barn to which X had led them")."""
    behind = lows[doer.after : doer.after + _TO_THEM]
    brought = behind[:1] == ["had"] and not _THEM.isdisjoint(behind)
    return brought and doer.first - at <= _TO_RAIDER and lows[at] in ("which", "where")


def shares_doer(tokens: Tokens, before: Claim, claim: Claim) -> bool:
    """Tell whether two passives share one "was" and one "by" ("was stormed and looted by gunmen").

    Parameters
    ----------
    tokens : Tokens
    before, claim : Claim
    """
    if not (before.passive and claim.passive and before.entry.role == claim.entry.role == "verb"):
        return False
    taken = claim.kind == "capture" and kinds()[before.kind].force and tokens.lows[claim.first] not in _REGAINING
    if not taken and not all(
        one.kind in _OF_BANDS or (kinds()[one.kind].force and one.kind not in _OF_FOES) for one in (before, claim)
    ):
        return False
    at = claim.first
    if _are_done_alike(tokens, before, claim):
        return True
    if tokens.lows[at] in signs().to_be or tokens.lows[at] in signs().auxiliaries:
        return False
    while tokens.lows[at - 1].endswith("ly") or tokens.lows[at - 1] in _ADVERBS:
        at -= 1
    gap = tokens.lows[before.after : at]
    if taken and before.kind in _OF_FOES | {"capture"}:
        return False
    return tokens.lows[at - 1] in ("and", ",", "or") and ";" not in gap and "by" not in gap


def with_subject_behind(tokens: Tokens, start: int, before: Claim, claim: Claim, told: Event, event: Event) -> Event:
    """Give a deed that opens its sentence the subject told behind it ("After shelling X, the army entered Y").

    Parameters
    ----------
    tokens : Tokens
    start : int
        Of the sentence.
    before, claim : Claim
        Of the deed, and of what is told behind it.
    told, event : Event
        The events of both.

    Returns
    -------
    Event
        The deed's, with its party where it had none.
    """
    fronted = tokens.lows[start] in _FRONTING and start < before.first <= start + _TO_FRONTED
    opens = tokens.lows[before.first].endswith("ing") or tokens.lows[before.first - 1] == "being"
    does = before.entry.role == "verb" or any(tokens.capitals[before.after : before.after + 1])  # "shelling Kutum"
    if not (fronted and opens and does and claim.entry.role == "verb"):
        return told
    if tokens.lows[claim.start - 1] != "," or (kinds()[told.kind].force and not kinds()[event.kind].force):
        return told
    subject = event.targets if claim.passive else event.actors
    if not subject or not {*subject}.isdisjoint((*told.actors, *told.targets)):
        return told
    if before.passive:
        return told if told.targets else replace(told, targets=subject)
    return told if told.actors else replace(told, actors=subject)


def _are_done_alike(tokens: Tokens, before: Claim, claim: Claim) -> bool:
    """Tell whether two passives of violence are joined by "and" alone ("four were robbed and two were shot by X")."""
    gap = tokens.lows[before.after : claim.first + 1]
    joined = gap.count("and") == 1 and _APART.isdisjoint(gap) and not signs().to_be.isdisjoint(gap)
    return (
        joined and before.kind in _OF_BANDS and claim.kind in _OF_BANDS and "by" in tokens.lows[claim.after : claim.end]
    )


def _band_before(tokens: Tokens, sentence: Sentence, claim: Claim) -> list[Actor]:
    """Return the band behind a "by" told before ("was stopped by gunmen; its passengers were robbed")."""
    behind = [m for m in sentence.actors if m.after <= claim.first and m.form in ("named", "group")]
    for mention in reversed(behind):
        if (
            is_group(mention.actor)
            and _stops(tokens, mention)
            and is_agent(tokens, mention, passive=True, start=sentence.start)
        ):
            return [mention.actor]
    return []


def _agent_before(tokens: Tokens, sentence: Sentence, claim: Claim) -> list[Actor]:
    """Return who is named by "by" right before a second deed of one "were" ("were dragged out by X and shot")."""
    at = claim.first
    while at > sentence.start and (tokens.lows[at - 1].endswith("ly") or tokens.lows[at - 1] in _ADVERBS):
        at -= 1
    verb = claim.passive and claim.entry.role == "verb" and tokens.lows[claim.first] not in signs().to_be
    if not verb or tokens.lows[at - 1] != "and" or not kinds()[claim.kind].force:
        return []
    before = [m for m in sentence.actors if m.after <= at - 1]
    if not before or before[-1].after != at - 1 or before[-1].actor.actor_class not in _ARMED:
        return []
    agent = is_agent(tokens, before[-1], passive=True, start=sentence.start)
    return [military_of(before[-1].actor)] if agent else []


def _stops(tokens: Tokens, mention: ActorMention) -> bool:
    """Tell whether the verb before a "by" is of stopping, surrounding, seizing or attacking, not "escorted by"."""
    lows = tokens.lows
    by = next((i for i in range(mention.first - 1, max(0, mention.first - _BY_GAP), -1) if lows[i] == "by"), None)
    return by is None or not _STOPPING.isdisjoint(lows[by - 2 : by])


def _tells_own_loss(tokens: Tokens, claim: Claim, telling: Sequence[Actor], targets: Sequence[Actor]) -> bool:
    """Tell whether what was shot down may be the teller's ("said one of its helicopters was shot down")."""
    lows = tokens.lows
    thing = lows[max(claim.start, claim.first - _LOSS_GAP) : claim.first] if claim.passive else []
    thing = thing or lows[claim.after : min(claim.end, claim.after + _LOSS_GAP)]
    if not _OWN.isdisjoint(thing):
        return True
    if targets or _MANNED.isdisjoint(thing):
        return False
    known = [found[1] for i in range(len(thing)) if (found := actor_tables().names.match(thing, i)) is not None]
    owners = [military_of(named[1][0]) for named in known if named[0] == "demonym"]  # "an Israeli plane"
    return not owners or any(owner in telling for owner in owners)


def givers(tokens: Tokens, sentence: Sentence, claim: Claim) -> list[Actor]:
    """Return the states that aid or arms come from ("relief flights from India, Japan and the United States").

    Parameters
    ----------
    tokens : Tokens
    sentence : Sentence
    claim : Claim

    Returns
    -------
    list of Actor
        In the order of the text; empty where it does not say so, or an organisation ships it or tells of it.
    """
    said = [hit for hit in sentence.hits if "said" in hit.words.by_role]
    for m in sentence.actors:
        tells = any(m.after == hit.first or hit.after <= m.first <= hit.after + 1 for hit in said)
        if m.actor.actor_class == "organisation" and (m.after <= claim.first or tells):
            return []
    return next((found for i in range(claim.start + 1, claim.end) if (found := _senders(tokens, claim, i))), [])


def handed_by(tokens: Tokens, sentence: Sentence, claim: Claim) -> list[Actor] | None:
    """Return who gave what is received or brought; None where the words do not tell of it.

    "Families got parcels from the Red Cross", "received its first WFP flour", "vaccines, which MONUSCO had flown in on
    behalf of WHO, reached X".

    Parameters
    ----------
    tokens : Tokens
    sentence : Sentence
    claim : Claim

    Returns
    -------
    list of Actor or None
    """
    lows = tokens.lows
    bodies = [m for m in sentence.actors if m.actor.actor_class in ("organisation", "government", "force")]
    if not _RECEIVING.isdisjoint(lows[claim.first : claim.after]):
        behind = [m for m in bodies if claim.after <= m.first < claim.end]
        from_them = [m.actor for m in behind if "from" in lows[max(claim.after, m.first - 2) : m.first]]
        return from_them or [m.actor for m in behind if _is_of_goods(tokens, m)]
    given = [m.actor for m in bodies if lows[m.first - 1] in ("which", "that") and m.after < len(lows)]
    return [*given, *_behind_them(tokens, claim)] if given and not claim.passive else None


def _behind_them(tokens: Tokens, claim: Claim) -> list[Actor]:
    """Return for whom another brings something ("had flown in on behalf of WHO")."""
    lows = tokens.lows
    for i in range(claim.start, claim.end - 2):
        if lows[i : i + 2] == ["behalf", "of"]:
            known = actor_tables().names.match(lows, i + 2 + (lows[i + 2] == "the"))
            return [known[1][1][0]] if known is not None and known[1][0] in ("named", "state") else []
    return []


def _is_of_goods(tokens: Tokens, mention: ActorMention) -> bool:
    """Tell whether a body's name stands before what it gives ("the first WFP flour", "UNICEF kits")."""
    following = tokens.lows[mention.after : mention.after + 1]
    return mention.actor.actor_class == "organisation" and following != [] and sense_of(following[0]).part == "n"


def _senders(tokens: Tokens, claim: Claim, at: int) -> list[Actor]:
    """Return the states behind a "from" of what is sent, and of no people ("relief for refugees from Sudan")."""
    lows = tokens.lows
    sent = next((i for i in range(at - 1, max(claim.start, at - _GIFT_GAP) - 1, -1) if lows[i] in _GIFTS), None)
    if lows[at] != "from" or sent is None or not _OF_PEOPLE.isdisjoint(lows[sent + 1 : at]):
        return []
    found: list[Actor] = []
    at += 1
    while at < claim.end:
        at += lows[at] == "the" and at + 1 < claim.end
        known = actor_tables().names.match(lows, at)
        after = at + known[0] if known is not None else at
        if known is None or known[1][0] != "state" or any(tokens.capitals[after : after + 1]):
            break
        found += known[1][1][:1]
        if lows[after : after + 1] not in ([","], ["and"]):
            break
        at = after + 1 + (lows[after : after + 2] == [",", "and"])
    return found


def claimed_for(tokens: Tokens, claim: Claim) -> list[Actor]:
    """Return whose gain it is that those who write for a side claim ("Russian milbloggers claimed the seizure of X").

    Parameters
    ----------
    tokens : Tokens
    claim : Claim

    Returns
    -------
    list of Actor
    """
    if claim.kind not in ("capture", "advance") or claim.operator is None or claim.operator.first < claim.start + 2:
        return []
    writer = claim.operator.first - 1
    if tokens.lows[writer] not in _WRITERS:
        return []
    known = actor_tables().names.match(tokens.lows, writer - 1)
    return [military_of(known[1][1][0])] if known is not None and known[1][0] == "demonym" else []


_WRITERS = clause_words("elsewhere", "writers")
