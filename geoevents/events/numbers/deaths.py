"""What people die of who are killed, or die, with no cause told."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from geoevents.events.words.hits import Claim, Hit
from geoevents.events.words.scenes import ARMED, Scene
from geoevents.events.words.triggers import kinds, of_nature, signs
from geoevents.events.words.wordsbeside import beside, number_words, vague_words
from geoevents.lexicon.senses import sense_of
from geoevents.lexicon.tables import clause_phrases, clause_words, load_table
from geoevents.text.tokens import Tokens

_KILLED, _FALLEN = clause_words("deaths", "killed"), clause_words("deaths", "fallen")
# "are now dead": words from "are"; "put the toll at".
_DEAD, _TO_BE, _PUTTING = "dead", 3, clause_words("deaths", "putting")
# What a line of the dead needs in the lexicon.
_WHOLE_LINE = "whole_line"
_COUNTING = clause_words("deaths", "counting")
_TALLYING, _TO_TALLY = clause_words("deaths", "tallying"), 7
# "died in a hospital of acute malnutrition": words from the verb, and from "of", to what it was of.
_TO_WANT, _OF_WANT, _OF = 9, 5, clause_words("deaths", "of")
# "was killed in X by gunmen": words from the verb to who did it; "the school principal was": words before the verb.
_TO_KILLER, _TO_VERB = 8, 5
# "six of the wounded later died": words from "of" to the verb.
_WOUNDED, _OF_THEM, _TOLL = (clause_words("deaths", name) for name in ("wounded", "of_them", "toll"))
_TO_WOUNDED = 6
_UNTOLD = clause_phrases("numbers", "untold")
_SETTLEMENTS = clause_words("refuges", "settlements")
_TO_NUMBER = 4  # "the number of people killed": words between
_STARVING, _TO_DEATH = clause_words("deaths", "starving"), ["to", "death"]
# Nouns of attack by which people are killed.
_ASSAULTS = frozenset({"armed_clash", "attack_on_civilians", "strike"})


def cause_of_death(scene: Scene, claim: Claim) -> str:
    """Return what people die of who are killed with no cause told: what the sentence before told, else arms.

    A flood or an earthquake kills in more places than the one it was told of.

    Parameters
    ----------
    scene : Scene
    claim : Claim

    Returns
    -------
    str
    """
    verb = scene.tokens.lows[claim.first]
    before = scene.told if is_dying(scene.tokens, claim) else scene.recent
    sites = [site for site in scene.sites if site.literal]
    sited = any(not site.wide() or site.is_province() for site in sites)
    close = sited or not sites or scene.recent == before  # "19,388 have died in Turkey", right behind the quake
    if before in of_nature() and close and verb not in load_table("events")["violent"]["words"]:
        return before
    if verb in _FALLEN:
        return "armed_clash"
    if scene.recent and not sites and _are_in_the_town(scene):
        return scene.recent
    reach = range(claim.start, claim.first)
    hurt = [m.actor.actor_class for m in scene.actors if m.first in reach] or _hurt_with(scene, claim)
    sited = sited or (scene.dated and not sites and scene.has("there"))  # "14 were killed there on 22 September"
    if not hurt and any(
        low[0].isdigit() or low in number_words() or low in vague_words()
        for low in scene.tokens.lows[claim.start : claim.first]
    ):
        hurt = ["civilians"]  # "five were killed in Sake"
    if not hurt and claim.passive and _is_somebody_killed(scene, claim):
        hurt = ["civilians"]  # "a school principal was killed by gunmen"
    if verb in load_table("events")["drowning"]["words"]:
        return "accident" if hurt and sited else claim.kind
    if is_dying(scene.tokens, claim):
        return (scene.recent or scene.told) if hurt and sited and scene.told in _deeds_of_arms() else claim.kind
    if hurt and hurt[-1] in ARMED and (sited or verb in _KILLED):
        return "armed_clash"
    if hurt and claim.passive and any(t.entry.role == "noun" and t.kind in _ASSAULTS for t in scene.triggers):
        return "attack_on_civilians"  # "killed in an attack" on what no gazetteer knows
    violent = claim.passive and verb in load_table("events")["violent"]["words"]
    if violent and beside("film").isdisjoint(scene.tokens.lows[scene.start : scene.end]):
        return "attack_on_civilians"
    return "attack_on_civilians" if hurt and (sited or _are_tallied(scene, claim)) else claim.kind


def _are_tallied(scene: Scene, claim: Claim) -> bool:
    """Tell whether somebody counts the dead of a whole land or year ("The mission counted 640 civilians killed")."""
    lows = scene.tokens.lows
    if lows[claim.first] not in _KILLED or not scene.dated:
        return False
    civil = [m for m in scene.actors if m.after == claim.first and m.actor.actor_class == "civilians"]
    return bool(civil) and not _TALLYING.isdisjoint(lows[max(scene.start, claim.first - _TO_TALLY) : claim.first])


def _are_in_the_town(scene: Scene) -> bool:
    """Tell whether no other place is told than the town told of last ("Two were killed in the town", but "there")."""
    there = [hit for hit in scene.hits if "there" in hit.words.by_role]
    return all(scene.tokens.lows[hit.after - 1] in _SETTLEMENTS for hit in there)


def _is_somebody_killed(scene: Scene, claim: Claim) -> bool:
    """Tell whether armed men are who killed, or one whom no table knows is a person by what he is called."""
    lows = scene.tokens.lows
    by = [m for m in scene.actors if 0 <= m.first - claim.after <= _TO_KILLER and m.actor.actor_class in ARMED]
    if by and "by" in lows[claim.after - 1 : by[0].first]:
        return True
    subject = [low for low in lows[claim.start : claim.first] if low.isalpha()][-_TO_VERB:]
    return any(sense_of(low).noun == "person" and not low.endswith("s") for low in subject)


def dies_of_want(lows: Sequence[str], after: int) -> bool:
    """Tell whether hunger, thirst, disease or cold is what somebody dies of, behind the word that says so.

    Examples
    --------
    >>> dies_of_want("nine died of severe hunger .".split(), 2), dies_of_want("nine died of their wounds .".split(), 2)
    (True, False)
    """
    opened = 0
    for i in range(after, min(len(lows), after + _TO_WANT)):
        if lows[i] in _wants():
            return opened > 0 and i - opened < _OF_WANT
        if not lows[i].isalpha():
            return False
        opened = i if lows[i] in _OF and not opened else opened
    return False


def dies_of_disease(lows: Sequence[str], first: int, after: int) -> bool:
    """Tell whether a disease is what somebody dies of, before the word that says so or behind it.

    Parameters
    ----------
    lows : sequence of str
    first, after : int
        The word's tokens.

    Examples
    --------
    >>> dies_of_disease("cholera killed nine .".split(), 1, 2), dies_of_disease("12 measles deaths .".split(), 2, 3)
    (True, True)
    >>> dies_of_disease("nine died of cholera .".split(), 1, 2), dies_of_disease("floods killed nine .".split(), 1, 2)
    (True, False)
    """
    before = {*lows[max(0, first - 1) : first], " ".join(lows[max(0, first - 2) : first])}
    return not _diseases().isdisjoint(before) or (
        dies_of_want(lows, after) and not _diseases().isdisjoint(lows[after:])
    )


def are_starving(lows: Sequence[str], claim: Claim) -> bool:
    """Tell whether a verb says that its subject died of hunger, at nobody's hand ("nine people starved to death").

    Parameters
    ----------
    lows : sequence of str
    claim : Claim
    """
    return lows[claim.first] in _STARVING and not claim.passive and lows[claim.first + 1 : claim.first + 3] == _TO_DEATH


def are_of_the_wounded(lows: Sequence[str], claim: Claim, *, toll: bool) -> bool:
    """Tell whether those who die are wounded of what was told before ("six of the injured died").

    Parameters
    ----------
    lows : sequence of str
    claim : Claim
    toll : bool
        Their sentence counts all the dead ("one of them died, bringing the toll to 13").
    """
    if lows[claim.first] not in dying():
        return False
    ahead = lows[max(claim.start, claim.first - _TO_WOUNDED) : claim.first]
    of = next((i for i in range(len(ahead) - 1, -1, -1) if ahead[i] == "of"), len(ahead))
    return not (_WOUNDED | _OF_THEM if toll else _WOUNDED).isdisjoint(ahead[of + 1 : of + 3])


def counts_toll(lows: Sequence[str], start: int, end: int) -> bool:
    """Tell whether all the dead are counted between two tokens ("bringing the toll to 13")."""
    return not _TOLL.isdisjoint(lows[start:end])


def is_toll_word(lows: Sequence[str], first: int, after: int) -> bool:
    """Tell whether a word stands for a count of all the dead ("the toll", "the number of people killed").

    Parameters
    ----------
    lows : sequence of str
    first, after : int
        The word's tokens.
    """
    ahead = lows[max(0, first - _TO_NUMBER) : after]
    at = next((i for i, low in enumerate(ahead) if low == "number"), 0)
    return lows[after - 1] == "toll" or ("number" in ahead and ahead[at - 1 : at] not in _UNTOLD)


@lru_cache(maxsize=1)
def _wants() -> frozenset[str]:
    """Return what people die of whom nobody kills, in words of one token."""
    return clause_words("deaths", "wants") | frozenset(name for name in _diseases() if " " not in name)


@lru_cache(maxsize=1)
def _diseases() -> frozenset[str]:
    return frozenset(name.lower() for name in load_table("events")["outbreaks"]["diseases"])


def _hurt_with(scene: Scene, claim: Claim) -> list[str]:
    """Return who was killed of those of whom the rest were hurt ("34 soldiers were killed and 14 wounded")."""
    lows = scene.tokens.lows
    before = [t for t in scene.triggers if t.after <= claim.first and t.passive and t.entry.value == "killing"]
    if not before or lows[before[-1].after : before[-1].after + 1] != ["and"] or lows[claim.first - 1] in signs().to_be:
        return []
    dead = [m for m in scene.actors if m.after <= before[-1].first]
    return [m.actor.actor_class for m in dead[-1:] if m.actor.actor_class in ARMED]


@lru_cache(maxsize=1)
def dying() -> frozenset[str]:
    """Return the verbs whose subject is who dies.

    Returns
    -------
    frozenset of str
    """
    return frozenset(load_table("events")["dying"]["words"])


def is_dying(tokens: Tokens, claim: Claim) -> bool:
    """Tell whether the subject of a claim's verb is who dies ("34 soldiers lost their lives").

    Parameters
    ----------
    tokens : Tokens
    claim : Claim

    Returns
    -------
    bool
    """
    if claim.entry.value == "capture":
        return False  # "the town has fallen"
    return tokens.lows[claim.first] in dying() or " ".join(tokens.lows[claim.first : claim.after]) in dying()


def tells_the_dead(tokens: Tokens, claim: Claim) -> bool:
    """Tell whether who stands before a word is who died ("34 soldiers lost their lives", "eleven soldiers are dead").

    Parameters
    ----------
    tokens : Tokens
    claim : Claim

    Returns
    -------
    bool
    """
    if claim.entry.role == "verb":
        return is_dying(tokens, claim)
    if claim.entry.role == "noun" and _WHOLE_LINE in claim.entry.needs:
        return True  # "Local sources: 40 soldiers dead"
    before = tokens.lows[max(0, claim.first - _TO_BE) : claim.first]
    return tokens.lows[claim.first] == _DEAD and not signs().to_be.isdisjoint(before)


def puts_toll(tokens: Tokens, claim: Claim) -> bool:
    """Tell whether a verb's subject only counts the dead ("police put the toll at seven").

    Parameters
    ----------
    tokens : Tokens
    claim : Claim

    Returns
    -------
    bool
    """
    if claim.entry.value != "killing" or claim.passive:
        return False
    low = tokens.lows[claim.first]
    return low in _COUNTING or (low in _PUTTING and claim.after - claim.first > 1)


def tolls_put(tokens: Tokens, hits: Sequence[Hit], start: int, end: int) -> list[tuple[int, int]]:
    """Return where the words of a stretch stand that only count its dead ("put the number of dead soldiers at").

    Parameters
    ----------
    tokens : Tokens
    hits : sequence of Hit
        Of the sentence.
    start, end : int
        The stretch.

    Returns
    -------
    list of (int, int)
        Tokens from and to.
    """
    within = [hit for hit in hits if start <= hit.first < end and tokens.lows[hit.first] in _PUTTING]
    verbs = [(hit, hit.role("verb")) for hit in within if hit.after - hit.first > 1]
    return [(hit.first, hit.after) for hit, verb in verbs if verb is not None and verb.value == "killing"]


@lru_cache(maxsize=1)
def _deeds_of_arms() -> frozenset[str]:
    """Return the kinds of harm that are done by force of arms."""
    return frozenset(kind for kind in load_table("events")["harm"]["kinds"] if kinds()[kind].force)
