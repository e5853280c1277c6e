"""Parties that stand in no slot of their verb: who is suspected, who laid a device, whose drone it was.

Each rule looks for one construction around a claim whose actors or targets the grammar of its clause left open.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from geoevents.actors import ActorMention
from geoevents.actors.table import CIVILIANS, Actor, actor_named, actor_tables, is_state_force, military_of
from geoevents.events.parties.agency import between_names, counts
from geoevents.events.people.belongings import owner_struck
from geoevents.events.people.recipients import people_served
from geoevents.events.people.victims import counted_people, people_taken
from geoevents.events.words.hits import Claim
from geoevents.events.words.reading import Reading, Sentence
from geoevents.events.words.triggers import HARMED, accusing, kinds, signs
from geoevents.lexicon.senses import sense_of
from geoevents.lexicon.tables import clause_words, load_table
from geoevents.text.tokens import Tokens

# "the ADF are widely suspected", "a device that rebels of the 3R had laid": words between the name and the participle.
_TO_PARTICIPLE = 3
# "said it was behind the blast": words from the name to what is owned.
_TO_OWNING = 6
# "X's armed wing had planted": words between the name and what it did with a device.
_TO_LAYING = 5
# "attributed by the Burkinabe army to": words between the participle and who is charged.
_TO_ASCRIBED = 8
# "drones sent by the militants", "fired from Yemen by the Houthis": words between the participle and the name.
_TO_SENDER = 5
# "in heavy combat with": words between what is fought and "with".
_TO_FIGHT = 2
_OPPOSED = clause_words("shared", "opposed")
# "a bomb planted two days before by the rebels": a device's words lie within so many of who laid it.
_LAID_REACH = 8
# Who may do a deed that the text lays at somebody's door.
_DOERS = frozenset({"force", "police", "government"})
# "bombed caves", "destroyed three vehicles and some thirty motorcycles": words between the deed and the hideout.
_TO_HIDEOUT = 4
# "were killed on Sunday evening when militants burst into a shop": words from the verb to "when".
_TO_WHEN, _WHEN = 12, frozenset({"when"})
# Before a second verb of one subject.
_JOINING = frozenset({"and", "but", ","})
# "missiles that the army had fired".
_RELATIVE = clause_words("shared", "relative")


class _Words(NamedTuple):
    suspected: frozenset[str]
    blaming: frozenset[str]
    fights: frozenset[str]
    laid: frozenset[str]
    devices: frozenset[str]
    hideouts: frozenset[str]
    sent: frozenset[str]
    origins: frozenset[str]
    retaliating: frozenset[str]
    bombarding: frozenset[str]
    arms: frozenset[str]
    held: frozenset[str]
    aboard: frozenset[str]
    auxiliaries: frozenset[str]
    claiming: frozenset[str]
    claimed_what: frozenset[str]
    holding: frozenset[str]
    carried_out: frozenset[str]
    laid_to: frozenset[str]
    ascribed: frozenset[str]
    device_words: frozenset[str]
    again: frozenset[str]
    owning: frozenset[str]
    beneath: frozenset[str]
    struck: frozenset[str]
    killed_in: frozenset[str]
    undergone: frozenset[str]


@lru_cache(maxsize=1)
def _words() -> _Words:
    table = load_table("events")["unsaid"]
    return _Words(*(frozenset(table[name]) for name in _Words._fields))


def add_unsaid(
    reading: Reading,
    sentence: Sentence,
    claim: Claim,
    actors: Sequence[Actor],
    targets: Sequence[Actor],
    previous: Sequence[Actor],
    stretch: int,
) -> tuple[list[Actor], list[Actor]]:
    """Return the parties of a claim with those that only the words around it name.

    Parameters
    ----------
    reading : Reading
    sentence : Sentence
    claim : Claim
    actors, targets : sequence of Actor
        As the grammar of the clause gives them; what it gives stays.
    previous : sequence of Actor
        Who did the deed told before in the sentence.
    stretch : int
        The token up to which numbers of victims belong to the claim.
    """
    tokens, doing, suffering = reading.tokens, list(actors), list(targets)
    if claim.kind == "statement" and not suffering:
        suffering = _blamed(tokens, sentence, claim)
    if claim.kind in ("arrest", "abduction") and not suffering:
        suffering = people_taken(tokens, sentence, claim)
    suffering = suffering or people_served(tokens, sentence, claim)
    if not kinds()[claim.kind].force:
        return doing, [actor for actor in suffering if actor not in doing]
    if not doing:
        doing = _suspected(tokens, sentence, claim) or _laid_by(tokens, sentence, claim)
    if not doing:
        doing = _owned_up(tokens, sentence, claim) or _carried_out(tokens, sentence, claim)
    if not doing:
        doing = _in_its_word(sentence, claim) or _fought(tokens, sentence, claim)
    if not doing:
        doing = _from_craft(tokens, sentence, claim) or _raider(tokens, sentence, claim)
    if not doing:
        doing = _when_they(tokens, sentence, claim, suffering)
    if claim.kind in _words().bombarding:
        doing, suffering = _by_their_arms(reading, claim, doing, suffering)
    if not suffering:
        suffering = _whose_attack(tokens, sentence, claim, doing) or _sent_by(tokens, sentence, claim, doing)
    if not suffering:
        suffering = _struck_back(tokens, claim, doing, previous)
    if claim.kind == "capture" and not suffering:
        suffering = _held_before(tokens, sentence, claim, doing)
    if not suffering:
        suffering = _holder(tokens, sentence, claim, doing) or _hiding(reading, claim, doing)
    if not suffering:
        suffering = _whose_vehicle(tokens, sentence, claim) or _fallen_in_it(tokens, sentence, claim, doing)
    if not suffering:
        suffering = owner_struck(tokens, sentence, claim, doing) or _aboard(tokens, claim)
    if not suffering:
        suffering = counted_people(tokens, sentence, claim, max(stretch, claim.end))
    return doing, [actor for actor in suffering if actor not in doing]


def _inside(sentence: Sentence, start: int, end: int) -> list[ActorMention]:
    return [m for m in sentence.actors if start <= m.first < end and m.form != "source"]


def _suspected(tokens: Tokens, sentence: Sentence, claim: Claim) -> list[Actor]:
    """Return who is held for the doer in a clause of its own ("; the ADF are suspected")."""
    for mention in _inside(sentence, claim.after, sentence.end):
        gap = tokens.lows[mention.after : min(mention.after + _TO_PARTICIPLE, sentence.end)]
        before = tokens.lows[max(claim.after, mention.first - 2) : mention.first]
        blamed = bool(before) and (before[-1] in _words().blaming or before[0] in _words().blaming)
        charged = bool(gap) and gap[0] in _words().auxiliaries and not _words().suspected.isdisjoint(gap)
        charged = charged and not signs().to_be.isdisjoint(gap)  # "the army has blamed X" suspects another
        charged = charged or (gap[:1] == ["suspected"] and before[-1:] == ["with"])
        if (charged or blamed) and mention.actor.actor_class in _DOERS:
            return [military_of(mention.actor)]
    return []


def _owned_up(tokens: Tokens, sentence: Sentence, claim: Claim) -> list[Actor]:
    """Return who claims a deed in a clause of its own ("attacks which JNIM claimed", "for which Israel took")."""
    lows = tokens.lows
    for mention in _inside(sentence, claim.after, sentence.end):
        at = mention.first - 1 - (lows[mention.first - 1] == "the")
        behind = lows[mention.after : min(mention.after + _TO_PARTICIPLE, sentence.end)]
        told = next((i for i, low in enumerate(behind) if low in _words().claiming), None)
        if lows[at] not in _RELATIVE or told is None or mention.actor.actor_class not in _DOERS:
            continue
        owns = behind[told + 1 : told + 2]
        if lows[at - 1] == "for" or not owns or not owns[0].isalpha() or owns[0] in _words().claimed_what:
            return [military_of(mention.actor)]
    return []


def _owns_up(lows: Sequence[str], mention: ActorMention) -> bool:
    """Tell whether somebody says that he did it ("al-Shabaab said it was behind the blast")."""
    behind = lows[mention.after : mention.after + _TO_OWNING]
    said = behind[:1] == ["said"] and behind[1:2] in (["it"], ["they"], ["its"])
    return said and not _words().owning.isdisjoint(behind[2:])


def _held_before(tokens: Tokens, sentence: Sentence, claim: Claim, doing: Sequence[Actor]) -> list[Actor]:
    """Return who had held what is taken ("retook the town, which rebels had held since May")."""
    lows = tokens.lows
    for mention in _inside(sentence, claim.after, sentence.end):
        at = mention.first - 1 - (lows[mention.first - 1] == "the")
        behind = lows[mention.after : min(mention.after + _TO_PARTICIPLE, sentence.end)]
        if lows[at] in _RELATIVE and not _words().holding.isdisjoint(behind) and mention.actor.actor_class in _DOERS:
            return [military_of(mention.actor)] if mention.actor not in doing else []
    return []


def _carried_out(tokens: Tokens, sentence: Sentence, claim: Claim) -> list[Actor]:
    """Return who carried out what a noun tells ("the attack, which killed four, was carried out by gunmen")."""
    lows = tokens.lows
    if claim.entry.role != "noun" and not any(word.entry.role == "noun" for word in claim.absorbed):
        return []
    told_from = min([claim.after, *(word.after for word in claim.absorbed if word.entry.role == "noun")])
    for mention in _inside(sentence, told_from, sentence.end):
        before = " ".join(lows[max(told_from, mention.first - _TO_FIGHT - 2) : mention.first])
        told = any(f"{phrase} by" in before for phrase in _words().carried_out)
        told = told or before.removesuffix(" the").endswith(tuple(_words().laid_to)) or _owns_up(lows, mention)
        told = told or _is_ascribed(lows, told_from, mention)
        if told and mention.actor.actor_class in _DOERS:
            return [military_of(mention.actor)]
    return []


def _is_ascribed(lows: Sequence[str], start: int, mention: ActorMention) -> bool:
    """Tell whether a deed is laid at a name's door by somebody ("an ambush, attributed by the army to X, killed")."""
    at = mention.first - 1 - (lows[mention.first - 1] == "the")
    said = lows[max(start, at - _TO_ASCRIBED) : at]
    by = any(low in _words().ascribed and said[i + 1 : i + 2] == ["by"] for i, low in enumerate(said))
    return lows[at] in ("to", "on") and by


def _laid_by(tokens: Tokens, sentence: Sentence, claim: Claim) -> list[Actor]:
    """Return who laid what went off ("a device that rebels of the 3R had laid")."""
    if claim.kind not in _words().devices:
        return []
    for mention in _inside(sentence, max(sentence.start, claim.first - _LAID_REACH), claim.first):
        gap = tokens.lows[mention.after : claim.first]
        if mention.actor.actor_class in _DOERS and not _words().laid.isdisjoint(gap) and not {",", "by"} & {*gap}:
            return [military_of(mention.actor)]  # "when a fighter of X stuck a bomb to their vehicle"
    for mention in _inside(sentence, claim.first, sentence.end):
        gap = tokens.lows[mention.after : min(mention.after + _TO_LAYING, sentence.end)]
        near = mention.first < claim.after + _LAID_REACH or not _words().device_words.isdisjoint(gap)
        if mention.actor.actor_class in _DOERS and near and not _words().laid.isdisjoint(gap):
            return [military_of(mention.actor)]
    return []


def _in_its_word(sentence: Sentence, claim: Claim) -> list[Actor]:
    """Return who is named by the word of a deed ("was killed by a suicide bomber", "the kidnappers")."""
    words = [word for word in (claim, *claim.absorbed) if word.entry.role != "verb"]
    return [
        m.actor
        for m in sentence.actors
        if m.form in ("group", "plural") and m.actor.actor_class == "force"
        if any(m.first <= word.first and m.after == word.after for word in words)
    ][:1]


def _from_craft(tokens: Tokens, sentence: Sentence, claim: Claim) -> list[Actor]:
    """Return whose craft it was that something came from ("killed by a grenade dropped from a Russian drone")."""
    lows = tokens.lows
    if lows[sentence.start] in _words().sent and claim.start > sentence.start:  # "Fired by the Houthis, a missile hit"
        fronted = _inside(sentence, sentence.start, claim.start)
        return [military_of(m.actor) for m in fronted if "by" in lows[m.first - 2 : m.first] and _is_doer(m)][:1]
    crafts = {hit.after for hit in sentence.hits if "vehicle" in hit.words.by_role or "weapon" in hit.words.by_role}
    for mention in _inside(sentence, claim.start, claim.end):
        at = mention.first - 1 - (lows[mention.first - 1] in ("a", "an", "the", "two"))
        launched = lows[at] in ("from", "by") and not _words().sent.isdisjoint(lows[max(0, at - 2) : at])
        owned = lows[at] == "of" and at in crafts and "by" in lows[claim.after - 1 : at]  # "hit by a drone of the army"
        if (owned or (launched and mention.after in crafts)) and mention.actor.actor_class in _DOERS:
            return [military_of(mention.actor)]
    return []


def _raider(tokens: Tokens, sentence: Sentence, claim: Claim) -> list[Actor]:
    """Return whose raid it was in which somebody fell ("the army mounted a raid in which two rebels were killed")."""
    lows = tokens.lows
    at = next((i for i in range(claim.start, claim.first) if lows[i] == "which" and lows[i - 1] in ("in", "during")), 0)
    light = next(
        (hit.first for hit in sentence.hits if "light" in hit.words.by_role and claim.start <= hit.first < at), 0
    )
    if not claim.passive or not light:
        return []
    raiding = [m for m in _inside(sentence, claim.start, light) if m.after == light]
    return [military_of(m.actor) for m in raiding if m.actor.actor_class in _DOERS]


def _when_they(tokens: Tokens, sentence: Sentence, claim: Claim, suffering: Sequence[Actor]) -> list[Actor]:
    """Return who did what somebody was killed in, by whatever verb ("were killed when militants burst into a shop")."""
    if not claim.passive or claim.kind not in _words().killed_in or claim.entry.role != "verb":
        return []
    lows = tokens.lows
    at = next((i for i in range(claim.after, min(sentence.end, claim.after + _TO_WHEN)) if lows[i] in _WHEN), 0)
    for mention in _inside(sentence, at + 1, min(sentence.end, at + 1 + _TO_FIGHT + 2)) if at else ():
        verb = "".join(lows[mention.after : mention.after + 1])
        plain = all(low in between_names() or counts(low) for low in lows[at + 1 : mention.first])
        acts = verb.isalpha() and sense_of(verb).part == "v" and verb not in _words().undergone
        armed_ones = mention.form in ("group", "named") and mention.actor.actor_class == "force"
        return [mention.actor] if plain and acts and armed_ones and mention.actor not in suffering else []
    return []


def _is_doer(mention: ActorMention) -> bool:
    return mention.actor.actor_class in _DOERS


def _fought(tokens: Tokens, sentence: Sentence, claim: Claim) -> list[Actor]:
    """Return against whom somebody fell ("a soldier was killed in combat with jihadists")."""
    if not (claim.passive or claim.entry.frame == "patient"):
        return []
    lows = tokens.lows
    for mention in _inside(sentence, claim.after, claim.end):
        at = mention.first - 1
        while at > claim.first and lows[at] in between_names() and lows[at] not in _OPPOSED:
            at -= 1
        fight = lows[max(claim.first, at - _TO_FIGHT) : at]
        if lows[at] in _OPPOSED and not _words().fights.isdisjoint(fight):
            return [military_of(mention.actor)] if mention.actor.actor_class in _DOERS else []
    return []


def _sent_by(tokens: Tokens, sentence: Sentence, claim: Claim, doing: Sequence[Actor]) -> list[Actor]:
    """Return whose what is shot down was ("drones sent by the militants", "missiles that the army had fired")."""
    if claim.kind != "interception":
        return []
    reach = max(claim.end, min(sentence.end, claim.after + _LAID_REACH))
    for mention in _inside(sentence, claim.start, reach):
        before = tokens.lows[max(claim.start, mention.first - _TO_SENDER) : mention.first]
        behind = tokens.lows[mention.after : min(mention.after + _TO_PARTICIPLE, sentence.end)]
        by = not (_words().sent.isdisjoint(before) or _words().origins.isdisjoint(before)) and mention.first < claim.end
        had = not (_words().sent.isdisjoint(behind) or _RELATIVE.isdisjoint(before))
        if (by or had) and mention.actor not in doing:
            return [military_of(mention.actor)]
    return []


def _whose_attack(tokens: Tokens, sentence: Sentence, claim: Claim, doing: Sequence[Actor]) -> list[Actor]:
    """Return whose attack it was that was beaten back ("repelled an attack that the RSF had launched on X")."""
    lows = tokens.lows
    told = not _RELATIVE.isdisjoint(lows[claim.after : claim.after + 1])
    if claim.passive or claim.kind != "armed_clash" or not told or not doing:
        return []
    for mention in _inside(sentence, claim.after, min(sentence.end, claim.after + _TO_SENDER)):
        behind = lows[mention.after : mention.after + _TO_PARTICIPLE]
        if mention.actor not in doing and not _launching().isdisjoint(behind):
            return [military_of(mention.actor)] if mention.actor.actor_class in _DOERS else []
    return []


@lru_cache(maxsize=1)
def _launching() -> frozenset[str]:
    return frozenset(phrase.split()[0] for phrase in _words().carried_out)


def _struck_back(tokens: Tokens, claim: Claim, doing: Sequence[Actor], previous: Sequence[Actor]) -> list[Actor]:
    """Return who is answered in kind ("and Iran answered with 200 missiles"): who struck before in the sentence."""
    if not doing or not previous or not _has_any(tokens.lows, claim.start, claim.after, _words().retaliating):
        return []
    return [actor for actor in previous if actor.actor_class == "force"]


def _has_any(lows: Sequence[str], start: int, end: int, phrases: frozenset[str]) -> bool:
    """Tell whether one of some phrases of one or two words begins between two tokens."""
    return any(lows[i] in phrases or " ".join(lows[i : i + 2]) in phrases for i in range(start, end))


def _blamed(tokens: Tokens, sentence: Sentence, claim: Claim) -> list[Actor]:
    """Return whom a statement goes on to blame ("denied the charge and blamed the army")."""
    lows = tokens.lows
    for mention in _inside(sentence, claim.after, sentence.end):
        at = mention.first - 1 - (lows[mention.first - 1] in ("the", "both"))
        begins = at - 1 if lows[at - 1] not in _words().again else at - 2
        accused = lows[at] in accusing() and (lows[begins] in _JOINING or lows[begins] in ("who", "which"))
        if accused and at > claim.after and mention.actor.actor_class not in ("civilians", "protesters", "party"):
            return [mention.actor]
    return []


def _by_their_arms(
    reading: Reading, claim: Claim, doing: list[Actor], suffering: list[Actor]
) -> tuple[list[Actor], list[Actor]]:
    """Add whose arms are known by their make ("a Shahed drone crashed into a depot", "two Su-34 were shot down")."""
    owner = _armoury(reading.country_code, reading.tokens.lows, claim.start, claim.end)
    if owner is None or owner in doing or owner in suffering:
        return doing, suffering
    if claim.kind == "interception":
        return doing, suffering or [owner]
    return doing or [owner], suffering


def _armoury(home: str, lows: Sequence[str], start: int, end: int) -> Actor | None:
    for name, arms in load_table("actors")["armouries"].get(home, {}).items():
        if _has_any(lows, start, end, arms):
            return actor_named(name)
    return None


def _hiding(reading: Reading, claim: Claim, doing: Sequence[Actor]) -> list[Actor]:
    """Return whose caves and motorcycles a state's forces strike, where only the text before tells who is fought."""
    lows = reading.tokens.lows
    struck = not _words().hideouts.isdisjoint(lows[claim.after : min(claim.end, claim.after + _TO_HIDEOUT)])
    if not struck or claim.kind not in _words().bombarding or not any(map(is_state_force, doing)):
        return []
    sides = {actor.side for actor in doing}
    return next(([foe] for foe in reversed(reading.foes) if not foe.side or foe.side not in sides), [])


def _holder(tokens: Tokens, sentence: Sentence, claim: Claim, doing: Sequence[Actor]) -> list[Actor]:
    """Return in whose land arms are destroyed ("destroyed two radars in Houthi-held Yemen")."""
    if claim.kind not in _words().bombarding or not doing:
        return []
    lows = tokens.lows
    for i in range(claim.after, claim.end):
        if lows[i] in _words().held and tokens.hyphened(i) and not _words().arms.isdisjoint(lows[claim.after : i]):
            known = actor_tables().names.match(lows, i - 1)
            holder = known[1][1][0] if known is not None and tokens.capitals[i - 1] else None
            return [military_of(holder)] if holder and holder.name and holder not in doing else []
    return []


def _whose_vehicle(tokens: Tokens, sentence: Sentence, claim: Claim) -> list[Actor]:
    """Return whose vehicle a device went off under ("a bomb exploded under an army lorry")."""
    if claim.kind not in _words().devices:
        return []
    lows = tokens.lows
    for mention in _inside(sentence, claim.first, min(sentence.end, claim.end)):
        at = mention.first - 1 - (lows[mention.first - 1] in ("a", "an", "the", "their"))
        behind = lows[mention.after : mention.after + 3]
        under = lows[at] in _words().beneath and not _words().struck.isdisjoint(behind)
        if under and mention.actor.actor_class in _DOERS:
            return [military_of(mention.actor)]
    return []


def _fallen_in_it(tokens: Tokens, sentence: Sentence, claim: Claim, doing: Sequence[Actor]) -> list[Actor]:
    """Return who fell in what a clause with "in which" goes on to tell ("a raid in which seven fighters died")."""
    lows = tokens.lows
    at = next((i for i in range(claim.after, min(claim.end + 2, sentence.end)) if lows[i] == "which"), 0)
    if not at or lows[at - 1] not in ("in", "during") or not doing:
        return []
    for hit in sentence.hits:
        if hit.first <= at or not any(entry.role == "quantity" and entry.value in HARMED for entry in hit.entries):
            continue
        fallen = [m for m in _inside(sentence, at, hit.first) if "," not in lows[m.after : hit.first]]
        armed_ones = [m.actor for m in fallen if m.actor.actor_class == "force" and m.actor not in doing]
        return armed_ones[:1]
    return []


def _aboard(tokens: Tokens, claim: Claim) -> list[Actor]:
    """Return people for those in a bus or a ship of nobody's army that is attacked ("the bus was ambushed by")."""
    attacked = claim.kind == "armed_clash" and claim.passive and claim.entry.role == "verb"
    if not attacked or _words().aboard.isdisjoint(tokens.lows[claim.start : claim.first]):
        return []
    return [CIVILIANS]
