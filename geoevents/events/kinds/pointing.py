"""Nouns that tell of no event of their own: of one told before, or what somebody calls or charges."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from geoevents.events.kinds.taking import is_of_a_name
from geoevents.events.numbers.numbers import begins
from geoevents.events.words.clauses import denies_doing
from geoevents.events.words.fronted import counted_ahead, told_ahead
from geoevents.events.words.hits import Claim
from geoevents.events.words.scenes import Scene
from geoevents.events.words.sites import is_object
from geoevents.events.words.triggers import (
    GATHERINGS,
    HARMED,
    NO_KIND,
    PACTS,
    accusing,
    is_definite,
    kinds,
    repelled,
    signs,
)
from geoevents.events.words.wordsbeside import number_words
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
# "It was the second such raid": words up to the noun.
_POINTING, _TO_RANKED = frozenset({"it", "this", "that"}), 6
# "since the protests began", "denies any withdrawal".
_BEGAN, _DENYING = clause_words("pointing", "began"), clause_words("shared", "denying")
# "The capture of X was announced": words from the noun to the verb; "denied that any killings had taken place".
_WAS, _ANNOUNCED, _TO_ANNOUNCED = clause_words("pointing", "was"), clause_words("pointing", "announced"), 18
# "the bombing that on Friday wrecked a bridge in X": words from the noun to where it was.
_RELATIVES, _TO_ITS_SITE = (["that"], ["which"]), 16
_TO_DOING = 6  # "denied carrying out the strike": words from the denial to the noun
_TO_DENIED = 7  # "denied the same evening that any": words from the verb to "any"
_DONE_AT_ALL = clause_words("pointing", "done_at_all")
_SINCE = clause_phrases("pointing", "since")
_BEGINNINGS, _TO_BEGINNING = clause_words("pointing", "beginnings"), 6
_GOING_ON = frozenset({"protest", "riot", "armed_clash", "siege", "air_strike", "shelling", "displacement", "flood"})
# "The street protests began on 18 June": words before the noun.
_PACT_MADE = clause_words("shared", "pact_made")
_WHEN = frozenset({"when", "as", ";"})
_TO_OPENING, _BEGUN = 2, _GOING_ON | GATHERINGS
# "two days of clashes with X": before the other side.
_OPPOSING = clause_words("shared", "opposed") | {"between"}
_TOLLS = clause_words("shared", "tolls")
# "in retaliation for an earlier cross-border raid": words from what answers to the noun.
_AVENGING, _TO_AVENGED = clause_words("pointing", "avenging"), 6
# "met to discuss the latest attack on X": words between the two.
# "took no part in the fighting": words from "no" to the noun.
_PARTS, _TO_NO = clause_words("pointing", "parts"), 4
_DISCUSSING, _TO_TOPIC, _TO_TIMETABLE = clause_words("pointing", "discussing"), 3, 7


def points_back(scene: Scene, claim: Claim) -> bool:
    """Tell whether a noun only refers to an event told before ("the attack", "this meeting")."""
    on_people = claim.kind == "attack_on_civilians"  # "beaten to death"
    if claim.entry.role == "verb" and claim.passive and scene.tokens.lows[claim.first] in repelled() and not on_people:
        return not _is_told_anew(scene, claim) and not any(claim.start <= m.first < claim.first for m in scene.actors)
    if claim.entry.role != "noun" or any(other.entry.role == "verb" for other in claim.absorbed):
        return False
    if claim.kind in GATHERINGS and scene.has_value("status", ("cancelled", "planned")):
        return False
    if _is_of_a_beginning(scene, claim):
        return True
    if any("light" in hit.words.by_role and 0 < claim.first - hit.after + 1 <= _LIGHT_REACH for hit in scene.hits):
        return False
    lows = scene.tokens.lows
    if kinds()[claim.kind].force and not _DISCUSSING.isdisjoint(lows[max(0, claim.first - _TO_TOPIC) : claim.first]):
        return True
    if claim.kind == "withdrawal" and _is_topic(scene, claim):
        return True
    if kinds()[claim.kind].force and _is_avenged(scene, claim):
        return True
    if claim.kind == "capture" and is_of_a_name(scene, claim):
        return False
    if lows[claim.first] in _TOLLS:
        return False  # "put the number of those arrested at 38"
    if _is_one_more(scene, claim) or _is_when(scene, claim):
        return True
    if any(low in signs().ranked for low in lows[max(0, claim.first - 2) : claim.first]):
        return False
    if "any" in lows[max(0, claim.first - 2) : claim.first] and not _is_denied_where(scene, claim):
        return not _is_denied_deed(scene, claim)
    if _is_span_of(scene, claim):
        return True
    if not any(is_definite(lows, i) for i in range(max(0, claim.first - 2), claim.first)):
        return False
    if _is_denied_doing(scene, claim) or _has_no_part(lows, claim):
        return False
    if _is_introduced(lows, claim) or _is_owned_up(scene, claim) or _is_announced(lows, claim):
        return False
    if _has_begun_then(scene, claim) or _was_made_then(scene, claim):
        return False
    if _is_told_in_aside(scene, claim):
        return False
    for site in scene.sites:
        if site.literal and (site.after == claim.first or is_object(scene.tokens, claim, site, frozenset())):
            return False
    if _has_party_behind(scene, claim):
        return False
    inside = {*range(claim.start, claim.end)}
    if claim.first in counted_ahead(scene.tokens.lows, scene.start, scene.end):
        inside -= {claim.first}  # "A week after the massacre, troops came" counts nobody
    return not any(
        entry.role == "quantity" and entry.value in HARMED and hit.first in inside
        for hit in scene.hits
        for entry in hit.entries
    )


def _is_avenged(scene: Scene, claim: Claim) -> bool:
    """Tell whether a noun only says what another deed answers ("shelled X in retaliation for an earlier raid")."""
    before = scene.tokens.lows[max(scene.start, claim.first - _TO_AVENGED) : claim.first]
    answers = any(low in _AVENGING and before[i + 1 : i + 2] in (["for"], ["to"]) for i, low in enumerate(before))
    if not answers or not any(other.kind in kinds() and other is not claim for other in scene.triggers):
        return False
    ahead = told_ahead(scene.tokens.lows, scene.start, scene.end)
    end = ahead.stop if claim.first in ahead else scene.end
    told = any(0 <= m.first - claim.after <= _TO_DOER and m.first < end for m in scene.actors)
    told = told or any(claim.after <= site.first < end for site in scene.sites if site.literal)
    dead = any(
        entry.role == "quantity" and entry.value in HARMED
        for hit in scene.hits
        if claim.after <= hit.first < end
        for entry in hit.entries
    )
    return not told and not dead


def _is_topic(scene: Scene, claim: Claim) -> bool:
    """Tell whether a departure is only what talks are about ("to discuss a timetable for the departure of troops")."""
    ahead = scene.tokens.lows[max(scene.start, claim.first - _TO_TIMETABLE) : claim.first]
    talks = any(other.kind == "talks" and other.after <= claim.first for other in scene.triggers)
    return talks and "," not in ahead and not _DISCUSSING.isdisjoint(ahead)


def _is_one_more(scene: Scene, claim: Claim) -> bool:
    """Tell whether a noun only counts what was told before it (", the third such raid this summer", "It was")."""
    lows, start = scene.tokens.lows, scene.start
    ahead = lows[max(start, claim.first - _TO_COMMA) : claim.first]
    counted = not _SUCH.isdisjoint(ahead[-2:]) and not signs().ranked.isdisjoint(ahead)
    opens = lows[start] in _POINTING and lows[start + 1] in signs().to_be
    if opens and claim.first - start <= _TO_RANKED and not signs().ranked.isdisjoint(ahead):
        return not scene.has_value("quantity", HARMED)  # "It was the second raid on the mine since January."
    return counted and (opens or ("," in ahead and any(other.after <= claim.first for other in scene.triggers)))


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


def _has_begun_then(scene: Scene, claim: Claim) -> bool:
    """Tell whether a sentence opens with what began, and says when ("The protests began on 18 June")."""
    lows = scene.tokens.lows
    begun = claim.after + (lows[claim.after : claim.after + 1] in (["had"], ["have"], ["has"]))
    opens = claim.first - scene.start <= _TO_OPENING and scene.dated and claim.kind in _BEGUN
    told = not _WHEN.isdisjoint(lows[claim.after : scene.end]) and any(
        other is not claim and kinds().get(other.kind, NO_KIND).force for other in scene.triggers
    )
    return opens and not told and not _BEGAN.isdisjoint(lows[begun : begun + 1])


def _was_made_then(scene: Scene, claim: Claim) -> bool:
    """Tell whether a sentence opens with a truce and says when it was made ("The truce was announced on Monday")."""
    lows, at = scene.tokens.lows, claim.after
    if claim.kind not in PACTS or claim.first - scene.start > _TO_OPENING or not scene.dated:
        return False
    if lows[at : at + 1] == [","]:  # "The truce, the second in a week, had been announced"
        at = next((i + 1 for i in range(at + 1, min(scene.end, at + _TO_ANNOUNCED)) if lows[i] == ","), at)
    helped = at + 1 + (lows[at : at + 1] in (["had"], ["has"]))
    return lows[helped - 1 : helped] in (["was"], ["been"]) and not _PACT_MADE.isdisjoint(lows[helped : helped + 2])


def _is_of_a_beginning(scene: Scene, claim: Claim) -> bool:
    """Tell whether a noun only says since when something else goes on ("300 deserted since the start of the siege").

    The dead since then are told of with it.
    """
    ahead = scene.tokens.lows[max(scene.start, claim.first - _TO_BEGINNING) : claim.first]
    if _BEGINNINGS.isdisjoint(ahead) or scene.has_value("quantity", HARMED):
        return False
    return any(ahead[i : i + len(phrase)] == phrase for phrase in _SINCE for i in range(len(ahead) - len(phrase)))


def _is_denied_where(scene: Scene, claim: Claim) -> bool:
    """Tell whether a deed is denied that is told nowhere else ("denies any withdrawal from X")."""
    ahead = scene.tokens.lows[max(scene.start, claim.first - 3) : claim.first]
    sited = any(site.literal and claim.after <= site.first < claim.end for site in scene.sites)
    return sited and not _DENYING.isdisjoint(ahead)


def _is_announced(lows: Sequence[str], claim: Claim) -> bool:
    """Tell whether what a noun names is told as news ("the capture of the gang's treasurer was announced")."""
    behind = lows[claim.after : claim.after + _TO_ANNOUNCED]
    of_it = lows[claim.after - 1 : claim.after + 1]
    return "of" in of_it and any(was in _WAS and told in _ANNOUNCED for was, told in pairwise(behind))


def _is_told_in_aside(scene: Scene, claim: Claim) -> bool:
    """Tell whether a clause says where what a noun names was done ("the bombing that wrecked a bridge in X")."""
    lows = scene.tokens.lows
    if lows[claim.after : claim.after + 1] not in _RELATIVES or not kinds()[claim.kind].force:
        return False
    return any(site.literal and 0 < site.first - claim.after <= _TO_ITS_SITE for site in scene.sites)


def _is_denied_deed(scene: Scene, claim: Claim) -> bool:
    """Tell whether it is denied that a deed was done ("denied that any killings had taken place")."""
    lows = scene.tokens.lows
    any_ = next(i for i in range(claim.first - 1, -1, -1) if lows[i] == "any")
    denied = not _DENYING.isdisjoint(lows[max(scene.start, any_ - _TO_DENIED) : any_])
    return denied and lows[any_ - 1] == "that" and not _DONE_AT_ALL.isdisjoint(lows[claim.after : claim.after + 3])


def _has_no_part(lows: Sequence[str], claim: Claim) -> bool:
    """Tell whether somebody is said to take no part in a deed ("took no part in the fighting")."""
    no, part, *_ = [*lows[max(0, claim.first - _TO_NO) : claim.first], "", ""]
    return no == "no" and part in _PARTS


def _is_denied_doing(scene: Scene, claim: Claim) -> bool:
    """Tell whether somebody denies that he did it ("denied carrying out the strike", "being behind it")."""
    reach = range(max(scene.start, claim.first - _TO_DOING), claim.first)
    return any(denies_doing(scene.tokens.lows, i) for i in reach)


def _has_party_behind(scene: Scene, claim: Claim) -> bool:
    """Tell whether a party is named right behind a noun, in its clause ("the attack by gunmen")."""
    inside, lows = range(claim.start, claim.end), scene.tokens.lows
    return any(
        m.first in inside and 0 <= m.first - claim.after <= _COMPLEMENT_REACH and "," not in lows[claim.after : m.first]
        for m in scene.actors
    )


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
    year = len(lows[at]) == 4 and lows[at].isdecimal()  # "the quake of 1755"
    return lows[at] in ("a", "an") or lows[at] in number_words() or (begins(lows, at) and not year)


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
    """Tell whether a noun is only what somebody is arrested for ("arrested two men over a murder at X").

    What a clause of its own tells of is told for itself ("over the bombing that wrecked a bridge in X").
    """
    if claim.entry.role != "noun" or _is_told_in_aside(scene, claim):
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
