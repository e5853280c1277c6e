"""The sides of a clash or a meeting, which both do what is told, and who falls in it."""

from __future__ import annotations

from collections.abc import Sequence

from geoevents.actors import ActorMention
from geoevents.actors.table import Actor
from geoevents.events.parties.agency import in_aside, only_tells_of, stands_beside
from geoevents.events.parties.joined import OWN_SIGNS, SIDE_SIGNS, are_sides, listed, opposite
from geoevents.events.parties.standing import MAIN_GAP, actors_of
from geoevents.events.words.hits import Claim
from geoevents.events.words.reading import Sentence
from geoevents.events.words.triggers import kinds
from geoevents.lexicon.tables import clause_words
from geoevents.text.tokens import Tokens

# Before the other side of a clash or a meeting stands one of these.
_PARTNER_SIGNS = clause_words("participants", "partner_signs")
# "entered X after clashes with Y": the subject of the clause before is the other side.
_OPPOSED = clause_words("shared", "opposed")
# "X and Y fought, leaving nine fighters dead": whose side those who fall are of is not told.
_EITHER = clause_words("participants", "of_either")
# "a shootout", "an exchange of fire": each side shoots by the very word.
_BOTH_WAYS = clause_words("participants", "both_ways")


def sides_of(
    tokens: Tokens,
    claim: Claim,
    before: Sequence[ActorMention],
    after: Sequence[ActorMention],
    previous: Sequence[Actor],
    mentions: Sequence[ActorMention],
    doers: Sequence[ActorMention],
    victims: Sequence[ActorMention],
) -> tuple[list[Actor], list[Actor]]:
    """Return the sides of a clash or a meeting as its actors, and who suffers it.

    Parameters
    ----------
    tokens : Tokens
    claim : Claim
    before, after : sequence of ActorMention
        Who stands before and behind the words of the claim.
    previous : sequence of Actor
        Who did the event of the clause before.
    mentions : sequence of ActorMention
        Of the sentence.
    doers, victims : sequence of ActorMention
        Who hurts and who is hurt by the words the claim absorbed.

    Returns
    -------
    actors, targets : list of Actor
    """
    partners = [m for m in mentions if claim.first < m.first < claim.after]  # "clashed with supporters of"
    partners += [m for m in after if m.first - claim.after <= 1 or _is_partner(tokens, claim, m)]
    lost = actors_of(victims) if doers else []  # "killed a bandit chief and five of his men in a clash"
    before = [m for m in before if m not in victims and not (m.form == "plural" and m.actor in lost)]
    before = [m for m in before if not in_aside(tokens.lows, m.first)]
    before = [m for m in before if not (are_sides(tokens, m) and stands_beside(tokens, m))]
    both = opposite(
        listed(tokens, before, last=True, signs=OWN_SIGNS), listed(tokens, partners, last=False, signs=SIDE_SIGNS)
    )
    suffered = any(weak.passive for weak in claim.absorbed)
    if not doers and (shot_at := _traded_fire(tokens, claim, partners, victims)):
        return shot_at, []
    fallen = [m for m in victims if m.actor.actor_class == "force" and not suffered]
    actors = actors_of([m for m in both if m not in victims] or doers) or list(previous) or actors_of(fallen)
    met = _met_then(tokens, claim, mentions, victims) if suffered and not actors else []
    if met:
        return [*met, *actors_of(victims)], []
    goes_on = claim.kind == "talks" and claim.entry.role == "verb"  # "X, who landed on Monday, is due to meet Y"
    if goes_on and partners and not before and len(previous) == 1:
        return list(dict.fromkeys([*previous, *actors])), []
    if partners and not before and not _OPPOSED.isdisjoint(tokens.lows[claim.after - 1 : claim.after + 1]):
        actors = list(dict.fromkeys([*previous, *actors]))
    either = _EITHER if len(actors) > 1 else frozenset[str]()  # "X and Y fought, and five fighters died"
    return actors, [a for a in actors_of(victims) if a not in actors and a.name not in either]


def without_partners(sentence: Sentence, claim: Claim, sides: Sequence[Actor]) -> list[Actor]:
    """Return who goes on behind a clash told by a verb: its subject ("X exchanged fire with Y and arrested two").

    Parameters
    ----------
    sentence : Sentence
    claim : Claim
        Of the clash or the meeting.
    sides : sequence of Actor
        Who does it.
    """
    if claim.entry.role != "verb" or claim.kind != "armed_clash":
        return list(sides)
    partners = [m.actor for m in sentence.actors if m.first > claim.first]
    before = [m.actor for m in sentence.actors if m.after <= claim.first]
    return [actor for actor in sides if actor in before or actor not in partners] or list(sides)


def _met_then(
    tokens: Tokens, claim: Claim, mentions: Sequence[ActorMention], victims: Sequence[ActorMention]
) -> list[Actor]:
    """Return with whom armed men fell in a fight ("a pirate was killed in an exchange of fire when the navy came")."""
    armed = bool(victims) and all(m.actor.actor_class in ("force", "police") for m in victims)
    if claim.entry.role != "noun" or not armed or "when" not in tokens.lows[claim.after : claim.after + MAIN_GAP]:
        return []
    foes = [m for m in mentions if m.first > claim.after and m.actor.actor_class in ("force", "police")]
    return actors_of([m for m in foes if m.actor not in actors_of(victims)][:1])


def _traded_fire(
    tokens: Tokens, claim: Claim, partners: Sequence[ActorMention], victims: Sequence[ActorMention]
) -> list[Actor]:
    """Return both sides where armed men fall as fire goes both ways ("two robbers died in a shootout with police")."""
    both_ways = claim.entry.role == "noun" and not _BOTH_WAYS.isdisjoint(tokens.lows[claim.first : claim.after])
    armed = bool(victims) and all(m.actor.actor_class in ("force", "police") for m in victims)
    foes = [m for m in partners if m not in victims and "with" in tokens.lows[claim.after - 1 : m.first]]
    ahead = armed and all(m.after <= claim.first for m in victims)
    return list(dict.fromkeys(actors_of([*victims, *foes[:1]]))) if both_ways and ahead and foes else []


def _is_partner(tokens: Tokens, claim: Claim, mention: ActorMention) -> bool:
    """Tell whether a name is the other side of a clash or a meeting, by the word before it and its article."""
    lows, at = tokens.lows, mention.first - 1
    while at > claim.after and lows[at] not in _PARTNER_SIGNS and only_tells_of(tokens, at):
        at -= 1
    return tokens.lows[at] in _PARTNER_SIGNS and (tokens.lows[at] != "against" or kinds()[claim.kind].force)
