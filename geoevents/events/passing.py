"""Deeds told in passing: what nobody owns up to, devices blown up to make them safe, rallies still to come."""

from __future__ import annotations

from collections.abc import Sequence

from geoevents.actors.table import Actor, is_state_force
from geoevents.events.hits import Claim
from geoevents.events.reading import Sentence
from geoevents.events.scenes import Scene
from geoevents.events.triggers import GATHERINGS, HARMED, kinds
from geoevents.lexicon.tables import clause_words, load_table

# "No group claimed responsibility for the attack": words from "no" to the verb, and from the verb to the deed.
_NOBODY, _CLAIMING = clause_words("passing", "nobody"), clause_words("passing", "claiming")
_TO_CLAIMING, _TO_DEED = 4, 5
_DEFINITE = clause_words("attributed", "definite")
# "found a second bomb and detonated it": devices, who finds them, and what is done to them.
_DEVICES = frozenset({"ied", "explosion", "mine", "suicide_bombing"})
_FINDING, _BLOWING = clause_words("passing", "finding"), clause_words("passing", "blowing")
_THEM = clause_words("passing", "them")
# "ahead of a rally planned for Sunday", "to contain the looting": words from the sign to the noun.
_BEFORE, _CURBING, _TO_NOUN = clause_words("passing", "before"), clause_words("passing", "curbing"), 4
_CURBED = frozenset({"looting", "riot", "protest", "displacement"})
_ARMED, _RALLIES = frozenset({"force", "police"}), GATHERINGS - {"talks"}


def is_unclaimed(scene: Scene, claim: Claim) -> bool:
    """Tell whether a noun is only what nobody claims ("no group claimed the attack, but police suspect X").

    Where it is told of with its site, it is told for its own sake ("nobody claimed the attack on a post near X").

    Parameters
    ----------
    scene : Scene
    claim : Claim
    """
    lows, first = scene.tokens.lows, claim.first
    if claim.entry.role != "noun" or not kinds()[claim.kind].force:
        return False
    verb = next((i for i in range(first - 1, max(scene.start, first - _TO_DEED) - 1, -1) if lows[i] in _CLAIMING), None)
    if verb is None or _NOBODY.isdisjoint(lows[max(scene.start, verb - _TO_CLAIMING) : verb]):
        return False
    known = not _DEFINITE.isdisjoint(lows[max(verb, first - 2) : first])
    return known and not any(site.literal and site.first >= claim.after for site in scene.sites)


def make_safe(scene: Scene, claim: Claim) -> None:
    """Make a device that is found and blown up by those who found it one that is made safe ("and detonated it").

    Parameters
    ----------
    scene : Scene
    claim : Claim
    """
    if claim.kind not in _DEVICES:
        return
    lows = scene.tokens.lows
    blown = next((i for i in range(scene.start, scene.end - 1) if lows[i] in _BLOWING and lows[i + 1] in _THEM), None)
    if blown is None or _FINDING.isdisjoint(lows[scene.start : blown]):
        return
    finders = [m.actor for m in scene.actors if m.after <= blown and m.actor.actor_class == "force"]
    if all(_is_an_army(finder) for finder in finders) and not scene.has_value("quantity", HARMED):
        claim.kind = "interception"


def _is_an_army(actor: Actor) -> bool:
    return is_state_force(actor) or actor.name in load_table("actors")["state_forces"]["words"]


def is_no_doer(lows: Sequence[str], sentence: Sentence, index: int, actors: Sequence[Actor]) -> bool:
    """Tell whether armed men are not who gathers or loots ("burned the office ahead of a rally", "to curb looting").

    Parameters
    ----------
    lows : sequence of str
    sentence : Sentence
    index : int
        Which of the sentence's claims the noun is.
    actors : sequence of Actor
        Of the noun.
    """
    claim = sentence.claims[index]
    if claim.entry.role != "noun" or not actors:
        return False
    if any(0 <= m.first - claim.after <= _TO_NOUN and lows[m.first - 1] in ("by", "of") for m in sentence.actors):
        return False
    signs = range(max(sentence.start, claim.first - _TO_NOUN), claim.first)
    before = next((i for i in signs if index and claim.kind in _RALLIES and lows[i] in _BEFORE), None)
    if before is not None:
        return not any(before < m.first < claim.first for m in sentence.actors)
    armed = all(actor.actor_class in _ARMED for actor in actors)
    return armed and claim.kind in _CURBED and any(lows[i] in _CURBING for i in signs)
