"""Which statements are made by somebody, and which only report what is told beside them."""

from __future__ import annotations

from collections.abc import Sequence

from geoevents.actors import ActorMention
from geoevents.events.words.hits import Claim, Hit
from geoevents.events.words.scenes import OFFICIAL, Scene
from geoevents.events.words.triggers import (
    CROWDED,
    accusing,
    is_first_person,
    signs,
)
from geoevents.events.words.wordsbeside import beside
from geoevents.lexicon.tables import clause_words

# ", a spokesman warned on Monday" closes its sentence.
_CLOSING_REACH = 3
# "the government's special envoy for the Sahel accused": words between a speaker and the verb.
_SPEAKER_REACH = 8
# Who is told by name speaks for himself.
_NAMED = frozenset({"named", "state", "plural", "singular"})
# "a charge that Moscow denies": words between the two.
_CHARGE_REACH, _CHARGES, _DENYING = 5, clause_words("spoken", "charges"), clause_words("shared", "denying")
# "the ministry condemned the strike": a statement of its own, however short.
_CONDEMNING, _OBJECTS = clause_words("spoken", "condemning"), clause_words("spoken", "objects")
# "accused X of shelling": before the deed that somebody is charged with.
_CHARGING = clause_words("accusations", "charging")
# "accused both the army and": words between the verb and who is accused.
_ACCUSED_GAP = 2


def drop_reporting(scene: Scene, claims: Sequence[Claim], hard: Sequence[Hit]) -> list[Claim]:
    """Drop statements that nobody makes or that only report the next event, and all but a sentence's first.

    Parameters
    ----------
    scene : Scene
    claims : sequence of Claim
        Of the sentence.
    hard : sequence of Hit
        Words that part its clauses.
    """
    kept: list[Claim] = []
    for i, claim in enumerate(claims):
        if claim.kind == "statement":
            inside = [m for m in scene.actors if claim.start <= m.first < claim.first]
            speakers = inside or list(scene.actors[:1])
            if claim.passive or claim.entry.role == "noun":
                speakers = list(scene.actors)
            spoken = any(_may_speak(claim, m) for m in speakers) or _has_speaker(scene, claim)
            reports = any(
                other.kind != "statement" and not any(claim.after <= hit.first < other.first for hit in hard)
                for other in claims[i + 1 :]
            )
            to_protest = scene.tokens.before(claim.first) == "to" and any(c.kind in CROWDED for c in kept)
            closes = to_protest or (
                bool(kept) and scene.end - claim.after <= _CLOSING_REACH and claim.entry.role == "verb"
            )
            accuses = claim.entry.form == "ing" and any(_is_accused(claim, m) for m in scene.actors)
            closes = closes and not accuses and not _denies_charge(scene, claim) and not _has_object(scene, claim)
            stated = any(c.kind == "statement" for c in kept)
            if stated and _answers(kept, claim, inside):
                kept.append(claim)
                continue
            charges = _charges(scene, claim, claims[i + 1 :])
            if not spoken or closes or (reports and not claim.reaction and not charges) or stated:
                continue
        kept.append(claim)
    return kept


def _charges(scene: Scene, claim: Claim, behind: Sequence[Claim]) -> bool:
    """Tell whether somebody is accused of the deed told next: the charge is a statement beside it ("accused X of")."""
    lows = scene.tokens.lows
    if claim.passive or lows[claim.first] not in accusing() or not behind:
        return False
    return not _CHARGING.isdisjoint(lows[claim.after : behind[0].first])


def _has_object(scene: Scene, claim: Claim) -> bool:
    """Tell whether somebody condemns what is told of ("..., and the ministry condemned the strike")."""
    lows = scene.tokens.lows
    return lows[claim.first] in _CONDEMNING and not _OBJECTS.isdisjoint(lows[claim.after : claim.after + 1])


def _denies_charge(scene: Scene, claim: Claim) -> bool:
    """Tell whether what is denied is a charge told of beside it ("a charge that Moscow denies")."""
    lows = scene.tokens.lows
    if lows[claim.first] not in _DENYING:
        return False
    around = lows[max(scene.start, claim.first - _CHARGE_REACH) : claim.after + _CHARGE_REACH]
    return not _CHARGES.isdisjoint(around)


def _answers(kept: Sequence[Claim], claim: Claim, inside: Sequence[ActorMention]) -> bool:
    """Tell whether another speaks in a second statement's clause ("X denied it, while Y blamed Z")."""
    verbs = claim.entry.role == kept[-1].entry.role == "verb" and kept[-1].kind == "statement"
    other = verbs and not claim.passive and claim.start >= kept[-1].end
    return other and any(m.actor.actor_class in OFFICIAL and m.form in _NAMED for m in inside)


def _has_speaker(scene: Scene, claim: Claim) -> bool:
    """Tell whether a minister, a spokesman or a watchdog whom no table names is a verb's subject."""
    if claim.passive or claim.entry.role == "noun":
        return False
    tokens = scene.tokens
    if tokens.lows[claim.first] in accusing() and any(_is_accused(claim, m) for m in scene.actors):
        return True
    if is_first_person(tokens.lows, claim.first) and any(m.first >= claim.after for m in scene.actors):
        return True  # "We strongly condemn this," the ministry said
    if not beside("speakers").isdisjoint(tokens.lows[max(scene.start, claim.first - _SPEAKER_REACH) : claim.first]):
        return True
    at = claim.first - 1
    while at > scene.start and tokens.lows[at] in signs().auxiliaries:
        at -= 1
    named = at >= scene.start and tokens.capitals[at] and tokens.lows[at].isalpha() and at > scene.start
    return named and any(m.first >= claim.after and m.actor.actor_class in OFFICIAL for m in scene.actors)


def _is_accused(claim: Claim, mention: ActorMention) -> bool:
    """Tell whether somebody who acts for others stands right behind a verb that accuses ("elders accused the army")."""
    armed = mention.actor.actor_class in OFFICIAL or mention.actor.actor_class == "police"
    return armed and 0 <= mention.first - claim.after <= _ACCUSED_GAP


def _may_speak(claim: Claim, mention: ActorMention) -> bool:
    """Tell whether somebody who speaks for others stands before the verb, behind "by", or anywhere by a noun."""
    if mention.actor.actor_class not in OFFICIAL and mention.actor.actor_class != "police":
        return False
    if claim.entry.role == "noun":
        return True
    return mention.after <= claim.first if not claim.passive else mention.first >= claim.after
