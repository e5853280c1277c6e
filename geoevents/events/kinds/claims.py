"""Which of a sentence's event words are events, and of what kind."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from geoevents.actors.table import is_state_force, serves_state
from geoevents.events.kinds.absorbing import absorb_weak, follow_crowd, one_of_a_kind
from geoevents.events.kinds.apart import count_since
from geoevents.events.kinds.besides import stands_beside, without_rings
from geoevents.events.kinds.blows import settle_attack
from geoevents.events.kinds.choosing import choose_entries, is_free
from geoevents.events.kinds.everyday import is_on_the_way, kills_only_beasts
from geoevents.events.kinds.means import absorb_means
from geoevents.events.kinds.needs import may_tell
from geoevents.events.kinds.passing import is_condition, is_only_occasion, is_superlative, is_unclaimed, make_safe
from geoevents.events.kinds.pointing import is_accused_deed, is_charge_of, is_label, points_back
from geoevents.events.kinds.purposes import only_says_more
from geoevents.events.kinds.raids import as_raids, without_jailbreaks
from geoevents.events.kinds.reasons import is_only_reason, is_told_of_marchers
from geoevents.events.kinds.rivaltolls import toll_aside
from geoevents.events.kinds.searches import without_raids
from geoevents.events.kinds.sharpen import settle_kind
from geoevents.events.kinds.spoken import drop_reporting
from geoevents.events.kinds.taking import vehicles
from geoevents.events.kinds.titles import is_only_counted, is_title
from geoevents.events.words.clauses import cut_clauses
from geoevents.events.words.describing import describes
from geoevents.events.words.fronted import answers_apart
from geoevents.events.words.hits import Claim
from geoevents.events.words.scenes import ARMED, Scene
from geoevents.events.words.sitelists import joints
from geoevents.events.words.triggers import FROM_AFAR, HARMED, NO_KIND, kinds
from geoevents.events.words.wordsbeside import NEXT, beside
from geoevents.lexicon.senses import sense_of
from geoevents.lexicon.tables import clause_words

# "the death of a blogger in custody": words from the death.
_CUSTODY, _DEATH, _TO_CUSTODY = clause_words("claims", "custody"), clause_words("claims", "death"), 6
# "soldiers and two local militias": words between "and" and the second name; what may stand before the first.
_COUNTED_GAP, _COUNTING = 3, clause_words("claims", "counting")
# "remaining in the Rapid Support Forces' hands": words between the two.
_TO_HANDS = 5
# "bombed a cave, destroying a store of explosives": what a deed of force did, and no deed of its own.
_OUTCOMES = frozenset({"accident", "interception"})
# "the looting of relief supplies".
_OF_THEM: tuple[list[str], ...] = ([], ["of"], ["of", "the"], ["the"])
# "a convoy was attacked and looted near X".
_ASSAULTS = frozenset({"armed_clash", "attack_on_civilians"})
# "shelling set the market ablaze".
_BURNING = clause_words("claims", "burning")
# "a car bomb was found and defused": devices; "defused two powerful car bombs": words between.
_DEVICES, _TO_DEVICE = frozenset({"ied", "mine", "suicide_bombing", "grenade"}), 4
# "escaped into the nearby hills": words to them.
_TO_WILDS = 4
# "killed five before fleeing into the forest", "stormed by gunmen, who fled": words from the name to the verb.
_FLEEING, _BEFORE_FLIGHT, _TO_WHO = clause_words("claims", "fleeing"), clause_words("claims", "before_flight"), 2
_GETTING_AWAY = frozenset({"withdrawal", "displacement"})
_WAS = clause_words("claims", "was")
# "charged with", "convicted of": before a crime.
_CHARGED = clause_words("claims", "charged")


def find_claims(scene: Scene) -> list[Claim]:
    """Return the claims of one sentence, each in its clause and of its final kind."""
    free = [claim for claim in scene.triggers if is_free(scene, claim) and not is_on_the_way(scene, claim)]
    free = [claim for claim in free if not kills_only_beasts(scene, claim)]
    scene = scene._replace(triggers=free)
    for claim in scene.triggers:
        claim.choices = claim.choices if may_tell(claim, scene.tokens.lows, scene.words) else ()
    kept = [claim for claim in scene.triggers if claim.choices and choose_entries(scene, claim)]
    kept = [claim for i, claim in enumerate(kept) if not describes(scene, claim, kept[i + 1 :])]
    kept = [claim for claim in kept if not stands_beside(scene, claim, kept)]
    aside = toll_aside(scene.tokens.lows, scene.start, scene.end) if scene.told else range(0)
    kept = [claim for claim in kept if claim.first not in aside and not _is_crime(scene, claim)]
    if not kept:
        return []
    hard = [hit for hit in scene.hits if "hard" in hit.words.by_role]
    claims = cut_clauses(
        scene.tokens, scene.start, scene.end, kept, hard, joints(scene) | _joins_doers(scene) | _joins_adjectives(scene)
    )
    for claim in claims:
        settle_kind(scene, claim)
        make_safe(scene, claim)
    claims = _without_twins(scene, without_rings(scene, claims))
    count_since(scene, claims)
    claims = [claim for claim in claims if not is_only_reason(scene, claim, claims)]
    claims = [claim for claim in claims if not is_told_of_marchers(scene, claim, claims)]
    claims = [claim for claim in claims if not _is_outcome(scene, claim, claims) and not _is_of_hands(claim, claims)]
    apart = answers_apart(scene.tokens.lows, scene.start, scene.end, claims)
    claims = [claim for told in apart for claim in _joined(scene, told)]
    claims = [claim for claim in claims if not points_back(scene, claim) and not is_label(scene, claim, claims)]
    claims = [claim for claim in claims if not is_charge_of(scene, claim, claims) and not is_unclaimed(scene, claim)]
    claims = [c for c in claims if not is_only_occasion(scene, c, claims) and not is_condition(scene, c)]
    claims = [claim for claim in claims if not is_superlative(scene, claim, claims)]
    claims = [claim for claim in claims if not _only_gets_away(scene, claim, claims)]
    claims = [claim for claim in claims if not _only_comes(scene, claim, claims)]
    claims = [claim for claim in claims if not _is_made_safe(scene, claim, claims)]
    claims = [claim for claim in claims if not _is_errand(scene, claim, claims)]
    claims = [claim for claim in claims if not only_says_more(scene, claim, claims)]
    claims = [claim for claim in claims if not is_accused_deed(scene, claim, claims)]
    claims = [claim for claim in claims if not _is_heading(scene, claim, claims) and not is_title(scene, claim, claims)]
    claims = [claim for claim in claims if not is_only_counted(scene, claim)]
    return drop_reporting(scene, claims, hard)


def _joined(scene: Scene, claims: list[Claim]) -> list[Claim]:
    """Return claims without those that only tell the means, the toll or the course of others."""
    joined = absorb_means(
        scene, absorb_weak(scene, without_raids(scene, as_raids(scene, without_jailbreaks(scene, claims))))
    )
    for claim in joined:
        settle_attack(scene, claim)
    joined = absorb_weak(scene, joined)
    return follow_crowd(scene, one_of_a_kind(scene, [claim for claim in joined if claim.kind in kinds()]))


def _joins_doers(scene: Scene) -> set[int]:
    """Return where "and" joins two that open a clause together ("in a raid, soldiers and two militias killed")."""
    lows, found = scene.tokens.lows, set[int]()
    for one, other in pairwise(scene.actors):
        at = one.first - 1
        while at > scene.start and (lows[at] in _COUNTING or lows[at][0].isdigit()):
            at -= 1
        if lows[one.after : one.after + 1] == ["and"] and other.first - one.after <= _COUNTED_GAP and lows[at] == ",":
            found.add(one.after)
    return found


def _joins_adjectives(scene: Scene) -> set[int]:
    """Return where "and" joins two adjectives of a deed ("denounced the cowardly and vile attack")."""
    lows = scene.tokens.lows
    at = [claim.first - 2 for claim in scene.triggers if claim.entry.role == "noun" and claim.first - 3 >= scene.start]
    return {i for i in at if lows[i] == "and" and sense_of(lows[i - 1]).part == sense_of(lows[i + 1]).part == "a"}


def _is_crime(scene: Scene, claim: Claim) -> bool:
    """Tell whether a noun is only the crime somebody is charged with ("would be charged with murder")."""
    held = claim.kind == "arrest" and not _CUSTODY.isdisjoint(scene.tokens.lows[claim.first : claim.after])
    if held and not _DEATH.isdisjoint(scene.tokens.lows[max(scene.start, claim.first - _TO_CUSTODY) : claim.first]):
        return True  # "the death of a blogger in custody"
    return claim.entry.role == "noun" and any(
        hit.after == claim.first and scene.tokens.lows[hit.first] in _CHARGED
        for hit in scene.hits
        if "negation" in hit.words.by_role and hit.words.by_role["negation"].value == "none"
    )


def _is_outcome(scene: Scene, claim: Claim, claims: Sequence[Claim]) -> bool:
    """Tell whether a mishap is only what a deed of force before it did ("ambushed a flotilla, sinking one boat")."""
    if claim.kind not in _OUTCOMES or claim.entry.form != "ing" or scene.tokens.before(claim.first) not in (",", "and"):
        return False
    if claim.kind == "interception" and not beside("flying").isdisjoint(
        scene.tokens.lows[claim.after : claim.after + NEXT]
    ):
        return False  # "opened fire, destroying six drones"
    return any(kinds().get(other.kind, NO_KIND).force and other.after <= claim.first for other in claims)


def _without_twins(scene: Scene, claims: Sequence[Claim]) -> list[Claim]:
    """Return claims without words that go with the one beside them ("mines and shells", "attacked and sunk by")."""
    lows, kept = scene.tokens.lows, list(claims)
    fired = {hit.after for hit in scene.hits if "weapon" in hit.words.by_role}
    fired |= {claim.after for claim in claims if claim.kind in FROM_AFAR and claim.entry.role == "noun"}
    kept = [
        c for c in kept if c.kind != "aid" or lows[c.after : c.after + 1] != ["reports"]
    ] or kept  # "received reports"
    afar = min((c.first for c in kept if c.kind in FROM_AFAR), default=scene.end)
    # "the clinic was bombed; seven died and its pharmacy burned to the ground"
    burnt = [c for c in kept if lows[c.first] in _BURNING and not c.passive and afar < c.first]
    down = [c for c in burnt if c.kind == "accident" or (c.kind == "looting" and lows[c.after - 1] == "ground")]
    kept = [c for c in kept if c not in down or any(0 <= c.first - m.after <= 1 for m in scene.actors)]
    if len(kept) > 1:  # "drones set three houses on fire", "shelling set the market ablaze"
        kept = [c for c in kept if not (c.kind == "looting" and lows[c.first] in _BURNING and c.first in fired)] or kept
    for one, other in pairwise(list(kept)):
        if one.kind == "looting" and other.kind == "aid" and lows[one.after : other.first] in _OF_THEM:
            one.end = max(one.end, other.end)
            kept.remove(other)
        joined = lows[one.after : other.first] == ["and"]
        if (
            joined
            and other.kind == "accident"
            and other.passive
            and one.passive
            and kinds().get(one.kind, NO_KIND).force
        ):
            one.end = max(one.end, other.end)
            kept.remove(other)
        elif joined and one.passive and other.passive and one.kind in _ASSAULTS and other.kind == "looting":
            one.end = max(one.end, other.end)  # "was attacked and looted near X"
        elif joined and one.kind == other.kind in _DEVICES and one.entry.role == other.entry.role == "noun":
            other.start = min(one.start, other.start)
            kept.remove(one)
    return kept


def _only_gets_away(scene: Scene, claim: Claim, claims: Sequence[Claim]) -> bool:
    """Tell whether those who dealt a blow only flee then ("killed five before fleeing into the forest")."""
    lows, at = scene.tokens.lows, claim.first
    if claim.kind not in _GETTING_AWAY or claim.entry.role != "verb" or lows[at] not in _FLEEING:
        return False
    blow = next((other for other in reversed(claims) if other.after <= at), None)
    if blow is None or not kinds()[blow.kind].force or any(s.literal and claim.after <= s.first for s in scene.sites):
        return False
    if lows[at - 1] == "who":
        doer = [m for m in scene.actors if m.after <= at and at - m.after <= _TO_WHO]
        wild = not beside("wild").isdisjoint(lows[claim.after : claim.after + _TO_WILDS])
        fought = (
            wild and bool(doer) and doer[-1].actor.actor_class in ARMED
        )  # "with the gang, who escaped into the hills"
        return bool(doer) and (fought or "by" in lows[doer[-1].first - 2 : doer[-1].first])
    own = any(blow.after <= m.first < at and at - m.after <= 1 for m in scene.actors)
    return lows[at - 1] in _BEFORE_FLIGHT and not own and not blow.passive


def _only_comes(scene: Scene, claim: Claim, claims: Sequence[Claim]) -> bool:
    """Tell whether a band only comes to deal the blow told next ("the attackers arrived at dusk and opened fire")."""
    if claim.kind != "reinforcement" or claim.entry.value != "arrive":
        return False
    blow = next((other for other in claims if other.first > claim.first and other.entry.role == "verb"), None)
    if blow is None or blow.passive or kinds()[blow.kind].plover not in ("ASSAULT", "COERCE"):
        return False
    doers = [m.actor for m in scene.actors if m.after <= claim.first and m.actor.actor_class == "force"]
    others = any(claim.after <= m.first and m.after == blow.first for m in scene.actors)
    return bool(doers) and not others and not is_state_force(doers[-1]) and not serves_state(doers[-1])


def _is_of_hands(claim: Claim, claims: Sequence[Claim]) -> bool:
    """Tell whether "remaining in" only leads to whose hands a place is in ("with only X remaining in army hands")."""
    held = [other for other in claims if other.kind == "control" and other.entry.role == "noun"]
    return claim.kind == "presence" and any(0 < other.first - claim.after <= _TO_HANDS for other in held)


def _is_made_safe(scene: Scene, claim: Claim, claims: Sequence[Claim]) -> bool:
    """Tell whether a device is only what was found and made safe ("a car bomb was discovered and defused")."""
    if claim.kind not in _DEVICES or claim.entry.role != "noun" or scene.has_value("quantity", HARMED):
        return False
    others = [other for other in claims if other is not claim]
    if any(other.kind in _DEVICES or other.kind == "explosion" for other in others):
        return False  # "one went off, and another was defused"
    return any(
        other.kind == "interception"
        and (claim.after <= other.first if other.passive else 0 <= claim.first - other.after <= _TO_DEVICE)
        for other in others
    )


def _is_errand(scene: Scene, claim: Claim, claims: Sequence[Claim]) -> bool:
    """Tell whether a clause only says what that which was hit was about ("fired at a lorry that was taking food")."""
    lows, at = scene.tokens.lows, claim.first
    if claim.entry.form != "ing" or lows[at - 1] not in _WAS or lows[at - 2] not in ("that", "which"):
        return False
    hit = [other for other in claims if other.after <= at - 2]
    force = bool(hit) and kinds()[hit[-1].kind].force
    return force and lows[at - 3] in vehicles()


def _is_heading(scene: Scene, claim: Claim, claims: Sequence[Claim]) -> bool:
    """Tell whether a noun only says of what kind is what its line tells ("Property destruction: on 15 March, men")."""
    opens = claim.entry.role == "noun" and claim.first - scene.start <= 1
    return opens and scene.tokens.lows[claim.after : claim.after + 1] == [":"] and claim is not claims[-1]
