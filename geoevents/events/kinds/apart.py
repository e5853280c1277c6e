"""Which deaths of a sentence are no part of the deed told beside them, which gathering only their occasion."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from geoevents.actors.table import is_state_force, serves_state
from geoevents.events.kinds.taking import vehicles
from geoevents.events.numbers.daycounts import lie_apart
from geoevents.events.numbers.deaths import is_dying
from geoevents.events.numbers.numbers import read_count
from geoevents.events.words.hits import Claim
from geoevents.events.words.scenes import ARMED, Scene
from geoevents.events.words.triggers import CROWDED, FROM_AFAR, GATHERINGS, kinds, of_nature, signs
from geoevents.events.words.wordsbeside import is_told_too, number_words, vague_words
from geoevents.lexicon.tables import clause_words
from geoevents.text.tokens import Tokens

# "during the second day of the protests": words between.
_DURING, _TO_OCCASION = clause_words("participants", "during"), 6
_PEOPLE = frozenset({"civilians", "protesters"})
_SIDES = ARMED | {"government"}
_HARM = clause_words("shared", "harm")
# "fired live rounds to break up a march": blows, how a crowd is scattered, and words from the shots to the crowd.
_SHOTS, _TO_CROWD = frozenset({"armed_clash", "attack_on_civilians"}), 7
_SCATTERING = clause_words("apart", "scattering")
_GROUND = frozenset({"capture", "advance", "withdrawal", "siege", "reinforcement"})
# Behind a number that counts nobody by name: "killing 20 and wounding 12", "killing dozens in the fight".
_BARE = clause_words("apart", "bare")
_FREED = clause_words("apart", "freed")
# "six travellers were abducted and one was killed": words from what joins the two to the number; what joins them, and
# what says that they are the same.
_TO_COUNT, _JOINING, _OF_THEM = 3, clause_words("apart", "joining"), clause_words("apart", "of_them")
# Calamities that one rain brings: an earthquake is another.
_OF_WATER = frozenset({"flood", "landslide", "storm"})
# "floods, mudslides and heavy landslides": words between two nouns of nature.
_TO_CALAMITY = 3
_BLOWS = frozenset({"killing", "attack_on_civilians", "armed_clash", "strike"})
# "and one of the attackers was killed": what joins the two deeds, who did the first, words from a verb to him.
_NEXT, _ATTACKERS, _TO_MET = clause_words("apart", "next"), clause_words("apart", "attackers"), 4
# "killed by unknown armed men": words from the verb to who did it.
_TO_KILLER = 3
# "; X was also hit", "(X was hit as well)": words from a town to the verb.
_TO_HIT = 4
_ASIDE = clause_words("apart", "aside")
# "two died in X, while Y killed six in Z": words for such deaths, what tells of another cause, what others do.
_BY_VIOLENCE, _OF_A_CAUSE = clause_words("apart", "by_violence"), clause_words("apart", "of_a_cause")
_SLAYING = frozenset({"killing", "armed_clash", "attack_on_civilians"})


def is_told_apart(scene: Scene, death: Claim, deed: Claim) -> bool:
    """Tell whether deaths are told of beside a deed, and not as what it did.

    "X said 26 civilians were killed and that it shot down two jets"; "the storm hit A; 150 people died in B". Those get
    the kind they are an event of.

    Parameters
    ----------
    scene : Scene
    death, deed : Claim
    """
    if death.entry.role != "verb":
        return False
    low, high = (death, deed) if death.first < deed.first else (deed, death)
    gap = scene.tokens.lows[low.after : high.first]
    suffered = death.passive or is_dying(scene.tokens, death)
    if deed is low and deed.kind == "abduction" and suffered and not _FREED.isdisjoint(gap) and "which" in gap:
        death.kind = "armed_clash"  # "two who were abducted were freed in a raid in which a captor was killed"
        return True
    if suffered and deed.kind == "abduction" and deed.entry.role == "verb" and _counts_others(scene, low, high):
        death.kind = "armed_clash" if _class_hurt(scene, death) in ARMED else "attack_on_civilians"
        return True
    if deed is low and not suffered and _is_of_another(scene, death, deed):
        return True
    if death is low and suffered and _has_toll_beside(scene, death, deed):
        return True
    if death is low and suffered and _is_while(scene, death, deed):
        death.kind = "armed_clash" if _class_hurt(scene, death) in ARMED else "attack_on_civilians"
        return True
    if ";" in gap and death.passive and death.kind in kinds() and _is_by_another(scene, death):
        return True
    if deed is low and _is_hit_too(scene, death, deed):
        death.kind = deed.kind
        return True
    if death is low and suffered and deed.entry.role == "verb" and not deed.passive and _opens_report(gap):
        death.kind = "attack_on_civilians" if _class_hurt(scene, death) in _PEOPLE else death.kind
        return True
    if are_since(scene.tokens, death, deed):
        return True
    if low.kind in kinds() and high.kind != low.kind and _has_cause(scene, low, high):
        return True
    if death.passive and deed.entry.role == "verb" and lie_apart(scene.tokens.lows, low.after, high.first):
        return True  # "six were killed, a week after gunmen attacked X"
    if are_struck_back(scene, low, high):
        high.kind = "armed_clash"
        return True
    if deed is low and deed.kind in of_nature() and ";" in gap and _has_town(scene, death) and _has_town(scene, deed):
        death.kind = deed.kind
        return True
    return False


def _is_hit_too(scene: Scene, blow: Claim, deed: Claim) -> bool:
    """Tell whether another town was hit by what is told first ("Shells hit X; Y was also hit", "(Y was hit too)")."""
    if blow.kind != "strike" or not blow.passive or deed.kind not in FROM_AFAR:
        return False
    lows, at = scene.tokens.lows, blow.first
    towns = [site for site in scene.sites if site.literal and deed.after <= site.first and site.after <= at]
    if not towns or at - towns[-1].after > _TO_HIT:
        return False
    named = lows[towns[-1].first : towns[-1].after]
    first = [lows[site.first : site.after] for site in scene.sites if site.literal and site.after <= towns[-1].first]
    if lows[towns[-1].first - 1] in signs().locative and (not first or named in first):
        return False  # "Shells hit Y; the old market in Y was also hit"
    return is_told_too(scene.tokens, blow) and not _ASIDE.isdisjoint(lows[deed.after : towns[-1].first])


def _counts_others(scene: Scene, low: Claim, high: Claim) -> bool:
    """Tell whether others than those of one passive verb are counted before the next ("six were taken and one killed").

    "Nine were abducted; two of them were found dead" counts some of the same.
    """
    lows, numbers = scene.tokens.lows, number_words() | vague_words()
    if not (low.passive and high.passive):
        return False
    for i in range(low.after, high.first):
        reach = range(i + 1, min(high.first, i + 1 + _TO_COUNT)) if lows[i] in _JOINING else ()
        counted = next((at for at in reach if lows[at][0].isdigit() or lows[at] in numbers), 0)
        if counted:
            return _OF_THEM.isdisjoint(lows[counted + 1 : counted + 3])
    return False


def _class_hurt(scene: Scene, death: Claim) -> str:
    """Return of what class those are who died, by the last who are named before the verb; empty for nobody."""
    return next((m.actor.actor_class for m in reversed(scene.actors) if death.start <= m.first < death.first), "")


def _is_by_another(scene: Scene, death: Claim) -> bool:
    """Tell whether it is said by whom those were killed ("three killed by raiders; and six killed in air strikes")."""
    lows = scene.tokens.lows
    by = [m for m in scene.actors if 0 <= m.first - death.after <= _TO_KILLER]
    return lows[death.after - 1 : death.after + 1].count("by") > 0 and bool(by)


def _is_of_another(scene: Scene, killing: Claim, deed: Claim) -> bool:
    """Tell whether another does the killing that "while" sets beside a deed ("X took it, while Y killed 3")."""
    lows = scene.tokens.lows
    opened = next((i for i in range(killing.first - 1, deed.after - 1, -1) if lows[i] in _ASIDE), 0)
    doers = [m for m in scene.actors if opened and opened < m.first and m.after <= killing.first]
    others = [m for m in scene.actors if m.after <= opened]
    named = [m.actor for m in doers if m.form not in ("plural", "singular")]
    near = bool(named) and killing.entry.form == "past" and killing.first - doers[-1].after <= 1
    armed = near and doers[-1].actor.actor_class in ARMED
    return armed and all(m.actor != named[0] for m in others)


def _has_toll_beside(scene: Scene, death: Claim, deed: Claim) -> bool:
    """Tell whether a deed that "while" sets beside deaths has a toll of its own ("two died, while Y killed six")."""
    lows = scene.tokens.lows
    apart = any(lows[i] in _ASIDE and lows[i] != "(" for i in range(death.after, deed.first))
    return apart and any(
        other.entry.value == "killing" and other.entry.role == "verb" and other.first >= deed.after
        for other in scene.triggers
    )


def _is_while(scene: Scene, death: Claim, deed: Claim) -> bool:
    """Tell whether deaths in one town go on while others kill in another ("2 died in X, while Y killed 6 in Z")."""
    lows, behind = scene.tokens.lows, scene.tokens.lows[death.after : death.after + 1]
    if lows[death.after - 1] not in _BY_VIOLENCE or not _OF_A_CAUSE.isdisjoint(behind) or deed.kind not in _SLAYING:
        return False
    opened = next((i for i in range(death.after, deed.first) if lows[i] in _ASIDE and lows[i] != "("), 0)
    towns = [site.first for site in scene.sites if site.literal and not site.wide_as("PCL")]
    doers = [m for m in scene.actors if opened < m.first and m.after <= deed.first and m.actor.actor_class in ARMED]
    apart = any(death.after <= at < opened for at in towns) and any(deed.after <= at for at in towns)
    return bool(opened) and bool(doers) and deed.entry.role == "verb" and not deed.passive and apart


def are_since(tokens: Tokens, death: Claim, deed: Claim) -> bool:
    """Tell whether deaths are counted since ground changed hands ("100 have been killed since X overran the city").

    Parameters
    ----------
    tokens : Tokens
    death, deed : Claim
    """
    if death.after > deed.first or deed.entry.role != "verb" or deed.kind not in _GROUND or death.entry.role != "verb":
        return False
    suffered = death.passive or is_dying(tokens, death)
    return death.entry.value == "killing" and suffered and "since" in tokens.lows[death.after : deed.first]


def loses_then(scene: Scene, killing: Claim, loss: Claim) -> bool:
    """Tell whether who killed others goes on to lose men of its own ("killed 15 militants and lost three soldiers").

    Parameters
    ----------
    scene : Scene
    killing, loss : Claim
    """
    doing = not killing.passive and killing.entry.form == "past" and killing.after <= loss.first
    return doing and loss.kind == "armed_clash" and scene.tokens.before(loss.first) in ("and", "but")


def is_toll_of_taking(scene: Scene, death: Claim, claims: Sequence[Claim]) -> bool:
    """Tell whether a bare number of dead is that of the fight for ground ("took X from the rebels, killing 20").

    Where nothing says whom a band took ground from, it may as well be the people of the place.

    Parameters
    ----------
    scene : Scene
    death : Claim
    claims : sequence of Claim
        Of the sentence.
    """
    if death.entry.value != "killing" or death.entry.role != "verb" or death.passive or is_dying(scene.tokens, death):
        return False
    before = [other for other in claims if other.after <= death.first]
    if not before or before[-1].kind != "capture":
        return False
    number = read_count(scene.tokens.lows, death.after, scene.end)
    if number is None or not _ends_count(scene, number.after):
        return False
    caught = {hit.after for hit in scene.hits if hit.role("prisoners")}
    people = [m for m in scene.actors if m.actor.actor_class in _PEOPLE and m.first >= death.after]
    if any(m.after not in caught for m in people):
        return False
    taking = before[-1]
    armed = [m for m in scene.actors if m.actor.actor_class in _SIDES and m.after <= death.first]
    foes = any(m.first >= taking.first for m in armed if not taking.passive)
    return foes or any(is_state_force(m.actor) or serves_state(m.actor) for m in armed)


def _ends_count(scene: Scene, at: int) -> bool:
    """Tell whether nothing behind a number says who is counted ("killing 20 and wounding 12", "killing dozens")."""
    if at >= scene.end or not scene.tokens.lows[at][0].isalnum():
        return True
    return scene.tokens.lows[at] in _BARE


def count_since(scene: Scene, claims: Sequence[Claim]) -> None:
    """Let deaths since ground changed hands be an event by whom they befell.

    Parameters
    ----------
    scene : Scene
    claims : sequence of Claim
    """
    for death, deed in pairwise(claims):
        if are_since(scene.tokens, death, deed):
            death.kind = "armed_clash" if _class_hurt(scene, death) in ARMED else "attack_on_civilians"
            since = scene.tokens.lows.index("since", death.after)
            death.end, deed.start = min(death.end, since), max(deed.start, since + 1)


def _has_cause(scene: Scene, low: Claim, high: Claim) -> bool:
    """Tell whether a weapon of its own kills in another town ("a storm killed 2 in X, while a bomb in Y killed 1")."""
    if high.entry.value != "killing" or high.passive or high.kind not in kinds() or high.start <= low.first:
        return False
    weapons = [hit for hit in scene.hits if hit.role("weapon") and high.start <= hit.first < high.first]
    towns = [site.first for site in scene.sites if site.literal and not site.wide_as("PCL")]
    told = any(low.start <= first < high.start for first in towns)
    return bool(weapons) and told and any(high.start <= first < high.end for first in towns)


def _opens_report(gap: Sequence[str]) -> bool:
    """Tell whether a second report begins between two verbs ("said that ... and that it ...")."""
    return any(gap[i : i + 2] == ["and", "that"] for i in range(len(gap) - 1))


def _has_town(scene: Scene, claim: Claim) -> bool:
    """Tell whether a place that is no country stands behind a verb in its part of the sentence."""
    lows = scene.tokens.lows
    end = next((i for i in range(claim.after, scene.end) if lows[i] == ";"), scene.end)
    return any(site.literal and not site.wide_as("PCL") and claim.after <= site.first < end for site in scene.sites)


def _is_joined(scene: Scene, calamity: Claim, claim: Claim) -> bool:
    """Tell whether a noun of nature is joined to another right before it ("floods and landslides killed 40")."""
    if calamity.entry.role != "noun" or not {calamity.kind, claim.kind} <= _OF_WATER:
        return False
    nouns = [word for word in (claim, *claim.absorbed) if word.entry.role == "noun" and word.first >= calamity.after]
    gap = scene.tokens.lows[calamity.after : min((word.first for word in nouns), default=calamity.after)]
    return gap[:1] in (["and"], [","]) and len(gap) <= _TO_CALAMITY


def are_struck_back(scene: Scene, low: Claim, high: Claim) -> bool:
    """Tell whether those who did a deed are whom the next befalls ("X was shot, and police killed the attacker").

    Parameters
    ----------
    scene : Scene
    low, high : Claim
        In the order of the text.
    """
    if low.kind not in _BLOWS or high.kind not in _BLOWS or high.entry.role != "verb":
        return False
    lows = scene.tokens.lows
    joint = next((i for i in range(high.first - 1, low.after - 1, -1) if lows[i] in _NEXT), -1)
    reach = range(joint + 1, high.first) if high.passive else range(high.after, min(scene.end, high.after + _TO_MET))
    if joint < 0 or _ATTACKERS.isdisjoint(lows[reach.start : reach.stop]):
        return False
    armed = [m for m in scene.actors if m.actor.actor_class in ARMED]
    if high.passive:
        return low.kind != "armed_clash" or any(0 <= m.first - high.after <= _TO_KILLER for m in armed)
    return any(joint < m.first and m.after == high.first for m in armed)


def have_two_doers(scene: Scene, claim: Claim, other: Claim) -> bool:
    """Tell whether another does the later deed of two ("bandits killed six before police shot two of them").

    Who dies does nothing ("a soldier died when gunmen opened fire").

    Parameters
    ----------
    scene : Scene
    claim, other : Claim
    """
    low, high = (claim, other) if claim.first < other.first else (other, claim)
    if are_struck_back(scene, low, high):
        return True
    if low.entry.role != "verb" or high.entry.role != "verb" or low.passive or high.passive:
        return False
    if is_dying(scene.tokens, low):
        return False
    before = [m for m in scene.actors if m.after <= low.first and m.actor.actor_class in _SIDES]
    between = [m for m in scene.actors if low.after <= m.first and m.after == high.first]
    if not before or not between or between[0].actor.actor_class not in ARMED or between[0].actor == before[-1].actor:
        return False
    breaks = {hit.first for hit in scene.hits if "hard" in hit.words.by_role}
    return any(i in breaks for i in range(low.after, between[0].first))


def are_others(scene: Scene, claim: Claim) -> bool:
    """Tell whether others, counted right before their verb, go somewhere else (", and hundreds crossed into X").

    Parameters
    ----------
    scene : Scene
    claim : Claim
    """
    if claim.kind != "displacement" or claim.entry.role != "verb" or claim.passive:
        return False
    lows, at = scene.tokens.lows, claim.first - 1
    at -= lows[at] in ("have", "had")
    counted = lows[at][0].isdigit() or lows[at] in number_words() | vague_words()
    joined = at > scene.start and lows[at - 1] in ("and", "while")
    return counted and joined and any(s.literal and 0 <= s.first - claim.after <= 1 for s in scene.sites)


def is_occasion(scene: Scene, claim: Claim) -> bool:
    """Tell whether a gathering is only when something else was done ("opened fire during the protests, killing two").

    Parameters
    ----------
    scene : Scene
    claim : Claim
    """
    if claim.kind not in GATHERINGS or claim.entry.role != "noun":
        return False
    return not _DURING.isdisjoint(scene.tokens.lows[max(scene.start, claim.first - _TO_OCCASION) : claim.first])


def is_of_a_vehicle(scene: Scene, claim: Claim) -> bool:
    """Tell whether a vehicle is what comes to grief ("a storm hit X and a plane crashed", but not "a wall fell").

    Parameters
    ----------
    scene : Scene
    claim : Claim

    Returns
    -------
    bool
    """
    if claim.passive or claim.entry.role != "verb":
        return False  # "a bus was buried": by what nature did
    return not vehicles().isdisjoint(scene.tokens.lows[claim.start : claim.first])


def is_its_toll(scene: Scene, mishap: Claim, claim: Claim) -> bool:
    """Tell whether a participle only counts those whom the accident right before it harmed, or a calamity goes with it.

    "Floods and landslides killed 40" tells of one event.

    Parameters
    ----------
    scene : Scene
    mishap, claim : Claim

    Returns
    -------
    bool
    """
    toll = mishap.kind == "accident" and claim.entry.form == "ing" and scene.tokens.lows[claim.first] in _HARM
    gap = scene.tokens.lows[mishap.after : claim.first]
    return (toll and gap == [","]) or _is_joined(scene, mishap, claim)


def fires_to_disperse(scene: Scene, blow: Claim, crowd: Claim) -> bool:
    """Tell whether police or troops fire only to scatter a crowd told right behind ("fired shots to break up a march").

    Parameters
    ----------
    scene : Scene
    blow, crowd : Claim
    """
    if crowd.kind not in CROWDED or blow.kind not in _SHOTS or blow.passive or crowd.passive:
        return False
    verb = crowd.entry.role == "verb"  # "opened fire to disperse demonstrators"
    gap = scene.tokens.lows[blow.after : crowd.first + verb]
    by_gas = not verb and gap == ["with"]  # "opened fire with rubber bullets at demonstrators"
    if blow.entry.role != "verb" or len(gap) > _TO_CROWD or (_SCATTERING.isdisjoint(gap) and not by_gas):
        return False
    before = [m.actor for m in scene.actors if blow.start <= m.first and m.after <= blow.first]
    if not before or not (before[-1].actor_class == "police" or is_state_force(before[-1])):
        return False
    return not any(blow.after <= m.first < crowd.first for m in scene.actors)
