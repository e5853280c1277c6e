"""Crowds: who of those around a protest's word marches, and is no passer-by."""

from __future__ import annotations

from collections.abc import Sequence

from geoevents.actors import ActorMention
from geoevents.actors.table import Actor, is_state_force
from geoevents.events.kinds.reasons import told_by_marchers
from geoevents.events.parties.antecedents import is_group
from geoevents.events.parties.standing import MAIN_GAP
from geoevents.events.words.hits import Claim
from geoevents.events.words.scenes import ARMED
from geoevents.events.words.sites import Site
from geoevents.events.words.triggers import harming
from geoevents.lexicon.tables import clause_phrases, clause_words
from geoevents.model import Georeference
from geoevents.text.tokens import Tokens

# "several hundred people marched": people of whom nothing is said but that they march.
_ANYBODY = clause_words("crowds", "anybody")
# "prompted a large protest": words from the verb to the noun.
_CROWD_KINDS, _DWELLERS = frozenset({"protest", "riot"}), clause_words("crowds", "dwellers")
_PROMPTING, _TO_PROTEST = clause_words("crowds", "prompting"), 4
_WITH_TROOPS = clause_words("crowds", "with_troops")
_PEOPLE = frozenset({"protesters", "civilians"})
# "soldiers later broke up": words from the name to the verb.
_ENDING, _TO_ENDING = clause_phrases("met", "scattering"), 3


def is_anybody(tokens: Tokens, claim: Claim, mention: ActorMention) -> bool:
    """Tell whether of those who march nothing else is said ("several hundred people marched", "200 men rallied").

    Parameters
    ----------
    tokens : Tokens
    claim : Claim
    mention : ActorMention
    """
    return tokens.lows[mention.after - 1] in _ANYBODY and 0 <= claim.first - mention.after < MAIN_GAP


def kind_by_parties(claim: Claim, actors: Sequence[Actor], targets: Sequence[Actor]) -> str:
    """Return the kind of a claim by who does it to whom: police riot against no gang, and no agency fights a clash.

    Parameters
    ----------
    claim : Claim
    actors, targets : sequence of Actor
    """
    police = any(actor.actor_class == "police" for actor in actors)
    if claim.kind == "riot" and police and targets and all(map(is_group, targets)):
        return "armed_clash"  # "police and residents killed 28 gang members"
    if claim.kind == "armed_clash" and targets and all(map(_helps, targets)):
        return "attack_on_civilians"  # "a WFP convoy was attacked"
    return claim.kind


def displaced_by(
    claims: Sequence[Claim], index: int, actors: list[Actor], targets: list[Actor], previous: Sequence[Actor]
) -> tuple[list[Actor], list[Actor]]:
    """Return who drives out whom: nobody where people flee a fight told before; other deeds are left as they are.

    Parameters
    ----------
    claims : sequence of Claim
        Those of a sentence.
    index : int
        Which of them.
    actors, targets : list of Actor
    previous : sequence of Actor
        Who did what was told before it.

    Returns
    -------
    actors, targets : list of Actor
    """
    if claims[index].kind != "displacement":
        return actors, targets
    fled = index > 0 and claims[index - 1].kind in harming() and set(actors) <= set(previous)
    people = [target for target in targets if target.actor_class == "civilians"]
    return ([] if fled else actors), people or targets  # "clashes between X and Y displaced 900 families"


def _helps(actor: Actor) -> bool:
    """Tell whether an actor is an organisation that has no troops, as the United Nations have."""
    return actor.actor_class == "organisation" and actor.name not in _WITH_TROOPS


def home_of_crowd(lows: Sequence[str], claim: Claim, sites: Sequence[Site]) -> Georeference | None:
    """Return where those live who protest, where a sentence names no other place ("hundreds of X residents marched").

    Parameters
    ----------
    lows : sequence of str
        The folded words of the text.
    claim : Claim
    sites : sequence of Site
        Of the sentence.
    """
    if claim.kind not in _CROWD_KINDS:
        return None
    for site in sites:
        found = site.georeference
        if found is None or not claim.start <= site.first < claim.end or site.wide_as("PCL", "CONT", "RGN"):
            continue
        behind = lows[site.after : site.after + 1]
        before = lows[max(0, site.first - 2) : site.first]
        lives = behind and behind[0] in _DWELLERS and found.mention.descriptions[0].span.text[:1].isupper()
        if lives or (before[1:] in (["of"], ["from"]) and before[0] in _DWELLERS):
            return None if any(other.literal and other is not site for other in sites) else found
    return None


def crowd_met(claim: Claim, mentions: Sequence[ActorMention]) -> list[ActorMention]:
    """Return who protests where the clause tells of those who meet or hurt them ("police fired tear gas at youths").

    Parameters
    ----------
    claim : Claim
    mentions : sequence of ActorMention
        Of the sentence.

    Returns
    -------
    list of ActorMention
    """
    inside = [m for m in mentions if claim.start <= m.first < claim.end]
    people = [m for m in inside if m.actor.actor_class in _PEOPLE]
    if claim.entry.value == "killing":
        return people if claim.passive else []
    met = any(m.actor.actor_class == "police" or is_state_force(m.actor) for m in inside if m.first < claim.first)
    return people[:1] if met else []


def without_causers(tokens: Tokens, claim: Claim, mentions: Sequence[ActorMention]) -> Sequence[ActorMention]:
    """Leave out who did what people protest against ("the abduction of nurses by pirates prompted a protest").

    Also those of whom marchers only tell ("parents whose sons were abducted by rebels marched"), and who ends it
    ("soldiers broke up the gathering").

    Parameters
    ----------
    tokens : Tokens
    claim : Claim
    mentions : sequence of ActorMention

    Returns
    -------
    sequence of ActorMention
    """
    told = told_by_marchers(tokens.lows, claim.start, claim.first, mentions)
    people = any(m.actor.actor_class in _PEOPLE and claim.start <= m.first < claim.end for m in mentions)
    ending = [] if people else [m for m in mentions if _breaks_up(tokens.lows, claim, m)]
    mentions = [m for m in mentions if m.first not in told and m not in ending]
    if claim.entry.role != "noun" or _PROMPTING.isdisjoint(
        tokens.lows[max(0, claim.first - _TO_PROTEST) : claim.first]
    ):
        return mentions
    return [m for m in mentions if m.first >= claim.first]


def _breaks_up(lows: Sequence[str], claim: Claim, mention: ActorMention) -> bool:
    """Tell whether a name stands before a protest's word only because it put an end to it."""
    if claim.passive or not claim.start <= mention.first < mention.after <= claim.first:
        return False
    if mention.actor.actor_class != "police" and not is_state_force(mention.actor):
        return False
    verb = claim.entry.role == "verb"
    reach = [claim.first] if verb else range(mention.after, min(mention.after + _TO_ENDING, claim.first))
    return any(lows[i : i + len(words)] == words for words in _ENDING for i in reach)


def is_of_a_crowd(tokens: Tokens, mentions: Sequence[ActorMention], claim: Claim, actors: Sequence[Actor]) -> bool:
    """Tell whether several people who bear no arms are a verb's subject.

    Parameters
    ----------
    tokens : Tokens
    mentions : sequence of ActorMention
        Of the sentence.
    claim : Claim
    actors : sequence of Actor
        Who does it.
    """
    before = [m for m in mentions if m.after <= claim.first and m.actor in actors]
    many = any(tokens.lows[m.after - 1].endswith("s") for m in before)
    many = many and not any("armed" in tokens.lows[m.after : claim.first] for m in before)
    return many and claim.entry.role == "verb" and not claim.passive and are_people(actors)


def serve_a_state(actors: Sequence[Actor]) -> bool:
    """Tell whether all of some, and there are any, are police or a state's forces."""
    return bool(actors) and all(actor.actor_class == "police" or is_state_force(actor) for actor in actors)


def clash_with_state(sides: Sequence[Actor]) -> bool:
    """Tell whether people who bear no arms clash with a state's forces alone."""
    others = [actor for actor in sides if not are_people([actor])]
    return len(others) < len(sides) and serve_a_state(others)


def are_people(actors: Sequence[Actor]) -> bool:
    """Tell whether all of some, and there are any, bear no arms."""
    return bool(actors) and all(actor.actor_class in ("civilians", "protesters") for actor in actors)


def bear_arms(actors: Sequence[Actor]) -> bool:
    """Tell whether all of some, and there are any, are armed."""
    return bool(actors) and all(actor.actor_class in ARMED for actor in actors)
