"""Nouns that tell of no event of their own: of one told before, or what somebody calls or charges."""

from __future__ import annotations

from collections.abc import Sequence

from geoevents.events.hits import Claim
from geoevents.events.scenes import Scene
from geoevents.events.sites import is_object
from geoevents.events.taking import is_of_a_name
from geoevents.events.triggers import GATHERINGS, HARMED, accusing, is_definite, kinds, repelled, signs
from geoevents.events.wordsbeside import number_words
from geoevents.lexicon.tables import clause_phrases, clause_words, load_table

# "the looting of two health centres by": words from the noun to who did it.
_TO_DOER = 8
# A definite noun names its event again when an actor follows this near ("the attack by gunmen").
_COMPLEMENT_REACH = 3
# "after days of street fighting": words between the unit of time and the noun.
_SPAN_GAP = 4
# "over the recent murder": words between the reason of an arrest and its noun.
_TO_CHARGE = 4
# A verb that tells a noun's event anew stands at most this many words before it.
_LIGHT_REACH = 6
# ", the third such raid": words between the comma and the noun.
_SUCH, _TO_COMMA = clause_words("pointing", "such"), 5
# "since the protests began", "denies any withdrawal".
_BEGAN, _DENYING = clause_words("pointing", "began"), clause_words("shared", "denying")
_SINCE = clause_phrases("pointing", "since")
_GOING_ON = frozenset({"protest", "riot", "armed_clash", "siege", "air_strike", "shelling", "displacement", "flood"})
# "two days of clashes with X": before the other side.
_OPPOSING = clause_words("shared", "opposed") | {"between"}
# "met to discuss the latest attack on X": words between the two.
_DISCUSSING, _TO_TOPIC = clause_words("pointing", "discussing"), 3


def points_back(scene: Scene, claim: Claim) -> bool:
    """Tell whether a noun only refers to an event told before ("the attack", "this meeting")."""
    on_people = claim.kind == "attack_on_civilians"  # "beaten to death"
    if claim.entry.role == "verb" and claim.passive and scene.tokens.lows[claim.first] in repelled() and not on_people:
        return not _is_told_anew(scene, claim) and not any(claim.start <= m.first < claim.first for m in scene.actors)
    if claim.entry.role != "noun" or any(other.entry.role == "verb" for other in claim.absorbed):
        return False
    if claim.kind in GATHERINGS and scene.has_value("status", ("cancelled", "planned")):
        return False
    if any(hit.role("light") and 0 < claim.first - hit.after + 1 <= _LIGHT_REACH for hit in scene.hits):
        return False
    lows = scene.tokens.lows
    if kinds()[claim.kind].force and not _DISCUSSING.isdisjoint(lows[max(0, claim.first - _TO_TOPIC) : claim.first]):
        return True
    if claim.kind == "capture" and is_of_a_name(scene, claim):
        return False
    if _is_one_more(scene, claim) or _is_when(scene, claim):
        return True
    if any(low in signs().ranked for low in lows[max(0, claim.first - 2) : claim.first]):
        return False
    if "any" in lows[max(0, claim.first - 2) : claim.first] and not _is_denied_where(scene, claim):
        return True
    if _is_span_of(scene, claim):
        return True
    if not any(is_definite(lows, i) for i in range(max(0, claim.first - 2), claim.first)):
        return False
    if _is_introduced(lows, claim) or _is_owned_up(scene, claim):
        return False
    for site in scene.sites:
        if site.literal and (site.after == claim.first or is_object(scene.tokens, claim, site, frozenset())):
            return False
    if _has_party_behind(scene, claim):
        return False
    inside = range(claim.start, claim.end)
    return not any(
        entry.role == "quantity" and entry.value in HARMED and hit.first in inside
        for hit in scene.hits
        for entry in hit.entries
    )


def _is_one_more(scene: Scene, claim: Claim) -> bool:
    """Tell whether a noun only counts what was told before it (", the third such raid this summer")."""
    ahead = scene.tokens.lows[max(scene.start, claim.first - _TO_COMMA) : claim.first]
    counted = not _SUCH.isdisjoint(ahead[-2:]) and not signs().ranked.isdisjoint(ahead)
    return counted and "," in ahead and any(other.after <= claim.first for other in scene.triggers)


def _is_when(scene: Scene, claim: Claim) -> bool:
    """Tell whether a noun only says since when another deed goes on ("50 have died since the protests began")."""
    lows = scene.tokens.lows
    if (
        claim.kind not in _GOING_ON
        or claim.first - 2 <= scene.start
        or lows[claim.first - 2 : claim.first] not in _SINCE
    ):
        return False
    return not _BEGAN.isdisjoint(lows[claim.after : claim.after + 2])


def _is_denied_where(scene: Scene, claim: Claim) -> bool:
    """Tell whether a deed is denied that is told nowhere else ("denies any withdrawal from X")."""
    ahead = scene.tokens.lows[max(scene.start, claim.first - 3) : claim.first]
    sited = any(site.literal and claim.after <= site.first < claim.end for site in scene.sites)
    return sited and not _DENYING.isdisjoint(ahead)


def _has_party_behind(scene: Scene, claim: Claim) -> bool:
    """Tell whether a party is named right behind a noun, in its clause ("the attack by gunmen")."""
    inside = range(claim.start, claim.end)
    return any(m.first in inside and 0 <= m.first - claim.after <= _COMPLEMENT_REACH for m in scene.actors)


def _is_owned_up(scene: Scene, claim: Claim) -> bool:
    """Tell whether a noun is told with what was done and by whom ("the looting of clinics by soldiers")."""
    lows = scene.tokens.lows
    if lows[claim.after : claim.after + 1] != ["of"]:
        return False
    return any(scene.tokens.before(m.first) == "by" and 0 < m.first - claim.after <= _TO_DOER for m in scene.actors)


def _is_introduced(lows: Sequence[str], claim: Claim) -> bool:
    """Tell whether what a noun was done to is only now told of ("the arrest of 14 suspects")."""
    at = claim.after if lows[claim.after - 1] == "of" else claim.after + 1
    if lows[at - 1 : at] != ["of"] or at >= len(lows):
        return False
    counted = lows[at][0].isdigit() and not (len(lows[at]) == 4 and lows[at].isdecimal())  # "the quake of 1755"
    return counted or lows[at] in ("a", "an") or lows[at] in number_words()


def _is_told_anew(scene: Scene, claim: Claim) -> bool:
    """Tell whether what was repelled is told of here first, and where ("two attacks were repelled near X")."""
    lows = scene.tokens.lows
    nouns = [t for t in scene.triggers if t.entry.role == "noun" and claim.start <= t.first < claim.first]
    new = any(
        not any(is_definite(lows, i) for i in range(max(scene.start, noun.first - 2), noun.first)) for noun in nouns
    )
    return new and any(site.literal for site in scene.sites)


def is_label(scene: Scene, claim: Claim, claims: Sequence[Claim]) -> bool:
    """Tell whether a noun is only what a statement calls something ("denounced the raid as a massacre")."""
    if claim.entry.role != "noun" or "as" not in scene.tokens.lows[max(scene.start, claim.first - 3) : claim.first]:
        return False
    return any(other.kind == "statement" and other.after <= claim.first for other in claims)


def is_charge_of(scene: Scene, claim: Claim, claims: Sequence[Claim]) -> bool:
    """Tell whether a noun is only what somebody is arrested for ("arrested two men over a murder at X")."""
    if claim.entry.role != "noun":
        return False
    before = [other for other in claims if other.after <= claim.first]
    gap = scene.tokens.lows[before[-1].after : claim.first] if before and before[-1].kind == "arrest" else []
    reasons = load_table("events")["sites"]["reasons"]
    return not set(reasons).isdisjoint(gap[-_TO_CHARGE:]) and signs().stops.isdisjoint(gap)


def is_accused_deed(scene: Scene, claim: Claim, claims: Sequence[Claim]) -> bool:
    """Tell whether a deed is the second of a list of charges ("accused X of crossing the border and taking Y")."""
    lows = scene.tokens.lows
    if claim.entry.form != "ing" or claim.entry.role != "verb" or scene.tokens.before(claim.first) not in ("and", ","):
        return False
    for words in claims:
        charged = words.kind == "statement" and not words.passive and lows[words.first] in accusing()
        if charged and words.after <= claim.first and "of" in lows[words.after : claim.first]:
            return not any(
                other.entry.form in ("past", "s") for other in claims if words.after <= other.first < claim.first
            )
    return False


def _is_span_of(scene: Scene, claim: Claim) -> bool:
    """Tell whether a noun only says after how long something happened ("after a week of fighting").

    What tells of the other side as well is told of for its own sake: "after two days of clashes with X".
    """
    lows = scene.tokens.lows
    units = load_table("dates")["units"]
    if claim.first < 2 or lows[claim.first - 1] not in ("of", "street") or claim is scene.triggers[0]:
        return False
    if not _OPPOSING.isdisjoint(lows[claim.after - 1 : claim.after + 1]) and _has_party_behind(scene, claim):
        return False
    return any(low in units for low in lows[max(0, claim.first - _SPAN_GAP) : claim.first])
