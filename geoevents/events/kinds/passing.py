"""Deeds told in passing: what nobody owns up to, devices blown up to make them safe, rallies still to come."""

from __future__ import annotations

from collections.abc import Sequence

from geoevents.actors.table import Actor, is_state_force
from geoevents.events.words.hits import Claim
from geoevents.events.words.reading import Sentence
from geoevents.events.words.scenes import Scene
from geoevents.events.words.triggers import GATHERINGS, HARMED, PARLEYS, kinds
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
# "during a police operation", "an operation to arrest him": words from the sign to the deed.
_POLICING, _OPERATIONS, _TO_AIM = frozenset({"arrest"}), clause_words("passing", "operations"), 3
_CURBED = frozenset({"looting", "riot", "protest", "displacement"})
# "if the talks in X fail": words from the talks to the verb.
_IF, _FAILING, _TO_FAILING = clause_words("passing", "conditions"), clause_words("passing", "failing"), 7
# "in one of the deadliest attacks": words from "of" to the noun.
_OWN, _RANKING, _RANKED_BY = (clause_words("passing", name) for name in ("own", "ranking", "ranked_by"))
_TO_RANKED = 6
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


def is_condition(scene: Scene, claim: Claim) -> bool:
    """Tell whether talks are only told of as what may fail ("if the talks in X fail, the group will").

    Parameters
    ----------
    scene : Scene
    claim : Claim
    """
    lows = scene.tokens.lows
    if claim.kind not in PARLEYS or claim.entry.role != "noun":
        return False
    opened = not _IF.isdisjoint(lows[max(scene.start, claim.first - _TO_NOUN) : claim.first])
    behind = lows[claim.after : min(scene.end, claim.after + _TO_FAILING)]
    behind = behind[: behind.index(",")] if "," in behind else behind
    return opened and not _FAILING.isdisjoint(behind)


def is_superlative(scene: Scene, claim: Claim, claims: Sequence[Claim]) -> bool:
    """Tell whether a noun only ranks the deed told before it ("killed 30 in one of the deadliest attacks in X").

    Parameters
    ----------
    scene : Scene
    claim : Claim
    claims : sequence of Claim
        Of the sentence.
    """
    if claim.entry.role != "noun" or not any(other.after <= claim.first - _TO_RANKED for other in claims):
        return False
    lows = scene.tokens.lows
    least = max(scene.start + 1, claim.first - _TO_RANKED)
    of = next((i for i in range(claim.first - 1, least, -1) if lows[i] == "of"), -1)
    if of < 0 or lows[of - 1] != "one" or lows[of + 1] not in _OWN:
        return False
    ranked = lows[of + 2].endswith("est") or lows[of + 2] in _RANKING
    return ranked and lows[of - 2] in _RANKED_BY


def is_known(lows: Sequence[str], claim: Claim) -> bool:
    """Tell whether a noun is of a deed told just before ("no one was killed in the attack").

    Parameters
    ----------
    lows : sequence of str
    claim : Claim
    """
    deed = claim.entry.role == "noun" and kinds()[claim.kind].force
    return deed and lows[claim.first - 2 : claim.first] in (["in", "the"], ["in", "this"])


def is_only_occasion(scene: Scene, claim: Claim, claims: Sequence[Claim]) -> bool:
    """Tell whether an operation is only when another deed was done ("a shoot-out took place during a police raid").

    An arrest is the aim of one and no deed yet: "was killed in a shoot-out during an operation to arrest him".

    Parameters
    ----------
    scene : Scene
    claim : Claim
    claims : sequence of Claim
        Of the sentence.
    """
    lows = scene.tokens.lows
    if claim.kind not in _POLICING or claim.absorbed:
        return False
    before = [other for other in claims if kinds()[other.kind].force and other.after <= claim.first]
    if all(lows[other.first] in _OPERATIONS for other in before):
        return False
    ahead = lows[max(scene.start, claim.first - _TO_AIM) : claim.first]
    if claim.entry.role == "verb":
        return claim.entry.form == "base" and ahead[-1:] == ["to"] and not _OPERATIONS.isdisjoint(ahead[:-1])
    named = not _OPERATIONS.isdisjoint(lows[claim.first : claim.after])
    return named and "during" in ahead


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


def is_judged(sentence: Sentence, index: int) -> bool:
    """Tell whether a deed with a toll is what the claim before it judges ("condemned the attack that left one dead").

    Who judges it has not done it.

    Parameters
    ----------
    sentence : Sentence
    index : int
        Which of the sentence's claims.
    """
    if not index or sentence.claims[index].entry.role != "noun":
        return False
    words = sentence.claims[index - 1]
    return words.kind == "statement" and words.reaction and kinds()[sentence.claims[index].kind].force
