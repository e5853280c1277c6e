"""Words that stand beside a deed and tell of none: where men are posted, how victims were seized, legal battles."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from geoevents.events.words.hits import Claim
from geoevents.events.words.scenes import ARMED, Scene
from geoevents.events.words.triggers import CROWDED, NO_KIND, before_talks, kinds, signs
from geoevents.lexicon.tables import clause_words

# Deeds that the table of kinds does not call deeds of force.
_DEEDS = frozenset({"killing", "looting", "arrest", "abduction", "riot", "sexual_violence", "displacement"})
# "soldiers stationed at X shelled Y": where the doers are, by a participle behind them.
_POSTED = clause_words("besides", "posted")
# "from a newly built outpost": words from what says so to the noun.
_LATELY, _TO_POST = clause_words("besides", "lately"), 3
# "rounded up and executed 16 herders", "overpowered and raped a girl": how those were got hold of whom a verb harms.
_SEIZING, _THEN = clause_words("besides", "seizing"), clause_words("besides", "then")
_HARMING = frozenset({"attack_on_civilians", "sexual_violence", "armed_clash", "killing"})
# "cordoned off a street and blew up four homes": words from the ring to the verb behind "and".
_RINGED, _TO_DEED, _JOINS = clause_words("besides", "ringed"), 9, clause_words("besides", "joins")
# "took nine guards hostage, in protest against": what leads to the protest and from it.
_AGAINST = clause_words("besides", "against")
# "whoever negotiates with the bands", "anyone who attacks a convoy": words from who it may be to the verb.
_ANYONE, _WHO, _TO_ANYONE = clause_words("besides", "anyone"), clause_words("besides", "who"), 3
# "evaluating declaring a state of emergency".
_PONDERING = clause_words("besides", "pondering")
# "whose activists are under house arrest": words from "whose" to the arrest.
_TO_WHOSE = 6
# "a canoe laden with fuel, fish and mines": words from the load to the weapon.
_LADEN, _TO_LOAD = clause_words("besides", "laden"), 8
_LAID = frozenset({"mine", "ied", "grenade", "shelling"})
# "fighting over the party's seal and accounts": words from "over" to what is no ground; and what is fought in court.
_OF_PAPER, _TO_PAPER, _OVER = clause_words("besides", "of_paper"), 6, clause_words("besides", "over")
_QUARRELS = frozenset({"armed_clash", "battle"})
# "Deputies shot down the fisheries bill": words to what is voted on; and beasts.
_OF_VOTES, _TO_BILL = clause_words("besides", "of_votes"), 5
_SHOOTING = frozenset({"shot", "shoot", "shoots", "shooting"})
_ANIMALS = clause_words("besides", "animals")
# "Reporters ambushed the minister with questions".
_LYING_IN_WAIT, _OF_ARMS = clause_words("besides", "lying_in_wait"), clause_words("besides", "of_arms")
# "vowed that the culprits would be hunted down": words from the vow to the verb.
_VOWING, _WOULD, _TO_VOWED = clause_words("besides", "vowing"), clause_words("besides", "would"), 9
# What is vowed to be taken or fired at is planned.
_TAKEN = frozenset({"capture", "control", "withdrawal", "siege", "strike", "shelling", "air_strike"})
# "out of a second round of talks": words between.
_TO_TALKS = 5
# "mother of all electoral battles", "a legal battle": words before a battle that is none.
_OF_PEACE, _BATTLES = clause_words("besides", "of_peace"), clause_words("besides", "battles")


def stands_beside(scene: Scene, claim: Claim, claims: Sequence[Claim]) -> bool:
    """Tell whether a word only stands beside another's deed, or is a word of war for something else.

    Parameters
    ----------
    scene : Scene
    claim : Claim
    claims : sequence of Claim
        Of the sentence, in the order of the text.
    """
    lows = scene.tokens.lows
    following = [other for other in claims if other.first >= claim.after]
    if claim.entry.role == "noun":
        return (
            _is_in_protest(lows, claim, claims)
            or _is_corrected(lows, claim)
            or _is_new_post(lows, scene.start, claim, claims)
            or _is_whose(lows, scene.start, claim)
            or _is_load(lows, scene.start, claim)
            or _is_battle_of_peace(scene, claim, claims)
        )
    return (
        _is_posted(lows, scene.start, claim, following)
        or _is_how_seized(lows, claim, following)
        or _is_of_anyone(lows, scene.start, claim)
        or _is_pondered(lows, scene.start, claim)
        or _is_vowed(lows, scene.start, claim)
        or _is_over_paper(scene, claim)
        or _is_voted_down(lows, claim)
        or _is_of_animals(scene, claim)
        or _is_met_unarmed(scene, claim)
        or _is_way_to_protest(lows, claim, following)
        or _leaves_talks(lows, claim, following)
    )


def without_rings(scene: Scene, claims: Sequence[Claim]) -> list[Claim]:
    """Return claims without those of places that were only sealed off for what was done in them.

    Parameters
    ----------
    scene : Scene
    claims : sequence of Claim
        Of the sentence, each in its clause: the deed's begins where that of the ring began.
    """
    kept: list[Claim] = []
    for claim, following in zip(claims, [*claims[1:], None], strict=True):
        if following is not None and _is_ring(scene.tokens.lows, claim, following):
            following.start = claim.start
        else:
            kept.append(claim)
    return kept


def _is_deed(claim: Claim) -> bool:
    """Tell whether a verb tells of something done to somebody or something."""
    return claim.entry.role == "verb" and (claim.kind in _DEEDS or kinds().get(claim.kind, NO_KIND).force)


def _is_posted(lows: Sequence[str], start: int, claim: Claim, following: Sequence[Claim]) -> bool:
    """Tell whether a participle only says where the doers of a deed are ("soldiers stationed at X shelled Y")."""
    if lows[claim.first] not in _POSTED or claim.first <= start or not following:
        return False
    before, deed = lows[claim.first - 1], following[0]
    if not before.isalpha() or before in signs().to_be | signs().auxiliaries | signs().soft:
        return False
    told = deed.entry.form in ("past", "s") and _is_deed(deed)
    return told and signs().soft.isdisjoint(lows[claim.after : deed.first])


def _is_new_post(lows: Sequence[str], start: int, claim: Claim, claims: Sequence[Claim]) -> bool:
    """Tell whether a post is only where somebody comes from ("settlers from a newly built outpost beat a woman")."""
    if claim.kind != "base" or not any(_is_deed(other) and other is not claim for other in claims):
        return False
    ahead = lows[max(start, claim.first - _TO_POST) : claim.first]
    return not _LATELY.isdisjoint(ahead)


def _is_how_seized(lows: Sequence[str], claim: Claim, following: Sequence[Claim]) -> bool:
    """Tell whether it is only told how those were got hold of whom the next verb harms ("rounded up and executed")."""
    if lows[claim.first] not in _SEIZING or not following or lows[claim.after : claim.after + 1] != ["and"]:
        return False
    deed = following[0]
    then = "".join(lows[claim.after + 1 : claim.after + 2])
    near = claim.after + 1 + (then in _THEN or then.endswith("ly"))
    return deed.first == near and deed.entry.role == "verb" and deed.kind in _HARMING


def _is_ring(lows: Sequence[str], claim: Claim, deed: Claim) -> bool:
    """Tell whether a place was only sealed off for what was done in it ("cordoned off a street and blew up homes")."""
    if claim.kind != "presence" or lows[claim.first] not in _RINGED:
        return False
    return deed.first - claim.after <= _TO_DEED and lows[deed.first - 1] in _JOINS and _is_deed(deed)


def _is_in_protest(lows: Sequence[str], claim: Claim, claims: Sequence[Claim]) -> bool:
    """Tell whether "in protest" only says why another deed was done ("took guards hostage in protest at")."""
    if not _says_in_protest(lows, claim):
        return False
    others = (other for other in claims if other.after <= claim.first and other.kind not in CROWDED | {"siege"})
    return any(map(_is_deed, others))


def _says_in_protest(lows: Sequence[str], claim: Claim) -> bool:
    """Tell whether a claim is the words "in protest at", "in protest against"."""
    told = claim.kind == "protest" and lows[claim.after - 2 : claim.after - 1] == ["in"]
    return told and not _AGAINST.isdisjoint(lows[claim.after : claim.after + 1])


def _is_way_to_protest(lows: Sequence[str], claim: Claim, following: Sequence[Claim]) -> bool:
    """Tell whether a road is only blocked as a protest, whoever blocks it ("blocked the road in protest at a tax")."""
    if claim.kind != "siege" or not following or not _says_in_protest(lows, following[0]):
        return False
    between = lows[claim.after : following[0].first]
    return not any(low in (",", ";") and then in _JOINS for low, then in pairwise([*between, ""]))


def _leaves_talks(lows: Sequence[str], claim: Claim, following: Sequence[Claim]) -> bool:
    """Tell whether talks, and no ground, are what somebody leaves ("pulled out of direct talks with X")."""
    if claim.kind != "withdrawal" or not following or following[0].kind != "talks":
        return False
    talks = following[0]
    between = lows[claim.after : talks.first]
    return talks.entry.role == "noun" and len(between) <= _TO_TALKS and all(map(before_talks, between))


def _is_corrected(lows: Sequence[str], claim: Claim) -> bool:
    """Tell whether a noun is what something was not ("is treated as an accident, not an assault")."""
    at = claim.first - 1
    return lows[at] in ("a", "an") and lows[at - 1] == "not" and lows[at - 2] in (",", "and")


def _is_whose(lows: Sequence[str], start: int, claim: Claim) -> bool:
    """Tell whether an arrest only says who somebody is ("a cell whose leaders are under house arrest")."""
    ahead = lows[max(start, claim.first - _TO_WHOSE) : claim.first]
    whose = ahead.index("whose") if "whose" in ahead else len(ahead)
    return claim.kind == "arrest" and "under" in ahead[whose:] and "," not in ahead[whose:]


def _is_load(lows: Sequence[str], start: int, claim: Claim) -> bool:
    """Tell whether a weapon only lies in a load ("a canoe laden with fuel, fish and mines")."""
    if claim.kind not in _LAID:
        return False
    ahead = lows[max(start, claim.first - _TO_LOAD) : claim.first]
    laden = [i for i, low in enumerate(ahead[:-1]) if low in _LADEN and ahead[i + 1] == "with"]
    return bool(laden) and all(low.isalnum() or low in (",", "-") for low in ahead[laden[-1] :])


def _is_battle_of_peace(scene: Scene, claim: Claim, claims: Sequence[Claim]) -> bool:
    """Tell whether a battle is one of votes, words or prices ("the mother of all electoral battles")."""
    lows = scene.tokens.lows
    peaceful = lows[claim.after - 1] in _BATTLES and lows[claim.first - 1] in _OF_PEACE
    if peaceful and any(other.entry.role == "verb" and other.entry.value == "killing" for other in claims):
        return False  # "the electoral battle left two dead"
    return claim.kind in _QUARRELS and (peaceful or _is_over_paper(scene, claim))


def _is_of_anyone(lows: Sequence[str], start: int, claim: Claim) -> bool:
    """Tell whether nobody does a deed but whoever may ("whoever attacks a convoy will be shot")."""
    if claim.entry.form not in ("s", "base"):
        return False
    ahead = lows[max(start, claim.first - _TO_ANYONE) : claim.first]
    anyone = [i for i, low in enumerate(ahead) if low in _ANYONE]
    return bool(anyone) and (ahead[anyone[-1]].endswith("ever") or not _WHO.isdisjoint(ahead[anyone[-1] + 1 :]))


def _is_pondered(lows: Sequence[str], start: int, claim: Claim) -> bool:
    """Tell whether somebody only thinks of saying something ("is considering declaring a state of emergency")."""
    return claim.kind == "statement" and claim.entry.form == "ing" and lows[claim.first - 1] in _PONDERING


def _is_vowed(lows: Sequence[str], start: int, claim: Claim) -> bool:
    """Tell whether others are promised to be dealt with ("vowed that the culprits would be hunted down").

    A promise is no statement either; what somebody vows to do himself is planned.
    """
    if claim.kind == "statement" and lows[claim.first] in _VOWING:
        return True
    ahead = lows[max(start, claim.first - _TO_VOWED) : claim.first]
    vow = next((i for i, low in enumerate(ahead) if low in _VOWING), len(ahead))
    return claim.passive and claim.kind not in _TAKEN and not _WOULD.isdisjoint(ahead[vow:]) and "be" in ahead[vow:]


def _is_over_paper(scene: Scene, claim: Claim) -> bool:
    """Tell whether people without arms fight over something of paper ("are fighting over the party's seal")."""
    if claim.kind not in _QUARRELS:
        return False
    lows = scene.tokens.lows
    behind = lows[claim.after : claim.after + _TO_PAPER]
    at = next((i for i, low in enumerate(behind) if low in _OVER), len(behind))
    if _OF_PAPER.isdisjoint(behind[at:]):
        return False
    hurt = any("quantity" in hit.words.by_role or "weapon" in hit.words.by_role for hit in scene.hits)
    return not hurt and not scene.has_actor(ARMED)


def _is_voted_down(lows: Sequence[str], claim: Claim) -> bool:
    """Tell whether a bill, and no aircraft, is shot down ("deputies shot down the fisheries bill")."""
    shot = claim.kind == "interception" and lows[claim.first] in _SHOOTING and not claim.passive
    return shot and not _OF_VOTES.isdisjoint(lows[claim.after : claim.after + _TO_BILL])


def _is_of_animals(scene: Scene, claim: Claim) -> bool:
    """Tell whether beasts do it ("bees attacked the guests"), who are no party, whatever they are called."""
    lows, at = scene.tokens.lows, claim.first - 1
    while at > scene.start and lows[at] in signs().auxiliaries:
        at -= 1
    beasts = lows[at] in _ANIMALS and (at == scene.start or not scene.tokens.capitals[at])
    return beasts and not claim.passive and at >= scene.start


def _is_met_unarmed(scene: Scene, claim: Claim) -> bool:
    """Tell whether people only waylay somebody ("reporters ambushed the minister"): no arms, no armed men, no dead."""
    lows = scene.tokens.lows
    if (
        lows[claim.first] not in _LYING_IN_WAIT
        or claim.passive
        or not _OF_ARMS.isdisjoint(lows[scene.start : scene.end])
    ):
        return False
    told = [m for m in scene.actors if scene.start <= m.first < scene.end]
    doers = [m for m in told if m.after <= claim.first]
    return (
        bool(doers)
        and doers[-1].actor.actor_class == "civilians"
        and all(m.actor.actor_class not in ARMED for m in told)
    )
