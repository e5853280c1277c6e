"""Which claims of a sentence tell one event: weak words, means, what one crowd goes on to do."""

from __future__ import annotations

from collections.abc import Sequence

from geoevents.actors.table import is_state_force
from geoevents.events.kinds.apart import (
    are_others,
    fires_to_disperse,
    have_two_doers,
    is_its_toll,
    is_occasion,
    is_of_a_vehicle,
    is_told_apart,
    is_toll_of_taking,
    loses_then,
)
from geoevents.events.kinds.blows import strike_of
from geoevents.events.kinds.goingon import (
    BEFALLING,
    are_one,
    has_no_site,
    has_no_subject,
    has_no_town,
    is_toll_of_blow,
    turns_on_people,
)
from geoevents.events.numbers.daycounts import lie_apart
from geoevents.events.words.hits import Claim
from geoevents.events.words.scenes import ARMED, Scene
from geoevents.events.words.triggers import CROWDED, kinds, of_nature, repelled, yields_to
from geoevents.events.words.wordsbeside import beside
from geoevents.lexicon.tables import clause_phrases, clause_words

# Words too weak to be the event where a better one stands in the sentence.
_WEAK = frozenset({"killing", "strike", "explosion", "shake"})
# A killing whose doer and victims are told stands beside these, not inside them.
_OWN_DEEDS = frozenset({"looting", "capture", "withdrawal", "advance", "siege", "abduction"})
_ANOTHER = clause_words("absorbing", "another")
# "banned all such rallies": words between.
_TO_BANNED = 3
# Behind who opens fire on nobody that is told of.
_NOBODY = clause_words("shared", "no_object") | {"and", "but"}
# What a crowd does that, done by others, would be of another kind.
_CROWD_DEEDS = frozenset({"armed_clash", "looting", "attack_on_civilians"})
# What makes a ship take on water or a plane come down.
_BLOWS_AT_SEA = frozenset({"drone_strike", "shelling", "air_strike", "mine", "armed_clash", "strike"})
# "an attack that killed five".
_RELATIVE = clause_words("shared", "relative")
# Between a noun and a verb of which it is the subject stands none of these.
_OF_A_SUBJECT = clause_words("absorbing", "no_subject")
_ANSWERING = clause_words("absorbing", "answering")
_CROWD_MEANS = clause_words("absorbing", "crowd_means")
_SOUNDS, _WHILE = clause_words("absorbing", "sounds"), clause_words("antecedents", "under")
# What one subject goes on to do of these kinds is one event.
_TOLD_ON = BEFALLING | frozenset(
    {"looting", "attack_on_civilians", "riot", "explosion", "protest", "abduction", "reinforcement"}
)
# One event of these for a sentence, unless each has a place of its own.
_ONE_A_SENTENCE = frozenset(
    {"armed_clash", "attack_on_civilians", "protest", "riot", "presence", "flood", "displacement", "withdrawal", "aid"}
    | BEFALLING
)
# What sets fire to a house that it falls on; words between it and the verb.
_THAT_BURN = frozenset({"air_strike", "drone_strike", "shelling", "explosion", "ied", "interception"})
_IGNITING, _FALLEN, _TO_FIRE = clause_words("absorbing", "igniting"), clause_words("absorbing", "fallen"), 6
_RETURNED = clause_phrases("absorbing", "returned")
# "killed at least seven members of the community": words from the verb to the people.
_TO_PEOPLE = 6
# "hoisted the national flag".
_FLAG_REACH = 3
# ... and what one crowd, or one band, goes on to do.
_GOES_OVER = {"protest": "riot", "riot": "riot", "attack_on_civilians": "attack_on_civilians"}
_FOLLOWED_BY = {"protest": ("riot",), "riot": ("protest",), "attack_on_civilians": ("armed_clash",)}


def absorb_weak(scene: Scene, claims: Sequence[Claim]) -> list[Claim]:
    """Give "killed" and "hit" to the event of the sentence that did it."""
    kept = list(claims)
    for claim in claims:
        if claim not in kept:
            continue
        if claim.kind not in _WEAK and claim.entry.value != "killing" and not _is_of_a_deed(scene, claim, kept):
            continue
        better = yields_to()[claim.kind if claim.kind in _WEAK else "killing"]
        if is_toll_of_taking(scene, claim, kept):
            claim.kind = "killing"
        elif claim.kind not in _WEAK or (claim.entry.form != "ing" and not claim.passive):
            better -= _OWN_DEEDS
        others = [
            c
            for c in kept
            if c is not claim and c.kind in better and c.kind != "killing" and not _is_answered(scene, claim, c)
            if not is_told_apart(scene, claim, c) and not have_two_doers(scene, claim, c) and not _is_banned(scene, c)
            if not (c.entry.frame == "patient" and claim.entry.value == "killing" and loses_then(scene, claim, c))
        ]
        if claim.kind == "strike" and not claim.passive:  # "targeted a ship, sinking it"
            others = [c for c in others if c.kind != "accident" or c.entry.form != "ing" or c.first < claim.first]
        if claim.kind == "explosion" and claim.entry.role == "verb" and not has_no_site(scene, claim):
            others = [c for c in others if has_no_site(scene, c) or c.start == claim.start]
        if claim.kind == "strike" and not claim.passive and strike_of(scene, claim) == "air_strike":
            killings = [c for c in others if c.kind == "armed_clash" and c.entry.value == "killing"]
            others = [c for c in others if c not in killings]
            if not others and len(killings) == 1 and has_no_subject(scene, killings[0]):
                claim.kind = "air_strike"  # "jets struck X and killed two commanders"
                claim.absorbed += [killings[0], *killings[0].absorbed]
                claim.end = max(claim.end, killings[0].end)
                kept.remove(killings[0])
                continue
        if not others:
            continue
        nearest = min(
            others,
            key=lambda other: (
                other.kind in _OWN_DEEDS,
                is_occasion(scene, other),
                claim.entry.form == "ing" and other.first > claim.first,  # "took X, killing six and looting shops"
                abs(other.first - claim.first),
            ),
        )
        unnamed = beside("people").isdisjoint(scene.tokens.lows[claim.after : claim.after + _TO_PEOPLE])
        if claim.kind == "attack_on_civilians" and not unnamed and turns_on_people(scene, nearest, claim):
            nearest.kind = claim.kind  # "attacked X and killed seven members of the community"
        nearest.absorbed += [claim, *claim.absorbed]
        kept.remove(claim)
        between = range(min(nearest.first, claim.first) + 1, max(nearest.first, claim.first))
        if not any(c.first in between for c in kept):
            nearest.start, nearest.end = min(nearest.start, claim.start), max(nearest.end, claim.end)
    return kept


def _is_of_a_deed(scene: Scene, claim: Claim, claims: Sequence[Claim]) -> bool:
    """Tell whether a verb only says whom a deed killed ("an attack that killed five", "the shelling of X killed")."""
    if claim.kind != "attack_on_civilians" or claim.passive or claim.entry.role != "verb":
        return False
    opens = claim.first > scene.start and scene.tokens.before(claim.first) in _RELATIVE
    before = [other for other in claims if other.after <= claim.first]
    if not before or before[-1].entry.role != "noun" or before[-1].kind not in yields_to()["killing"]:
        return False
    opens = opens or _is_its_subject(scene, before[-1], claim)
    inside = scene.tokens.lows[claim.start - 1 : claim.start + 1] == [
        "in",
        "which",
    ]  # "an attack in which X killed five"
    opens = opens or inside
    return opens and any(entry.value == "killing" for entry in claim.choices)


def _is_its_subject(scene: Scene, deed: Claim, harm: Claim) -> bool:
    """Tell whether a noun is the subject of a verb of harm ("the shelling of X by the rebels wounded a driver")."""
    lows, end = scene.tokens.lows, harm.first
    opened = [i for i in range(deed.after, end - 2) if lows[i] == "," and lows[i + 1] == "which"]
    if opened and lows[end - 1] == ",":
        end = opened[0]  # "the strike, which residents blamed on the army, killed ten"
    if not _OF_A_SUBJECT.isdisjoint(lows[deed.after : end]):
        return False
    between = [m for m in scene.actors if deed.after <= m.first and m.after <= end]
    return all("by" in lows[max(deed.after, m.first - 2) : m.first] for m in between[-1:])


def _is_banned(scene: Scene, crowd: Claim) -> bool:
    """Tell whether a gathering is one that is banned or put off: nobody dies in it ("banned rallies, and killed")."""
    return crowd.kind in CROWDED and any(
        entry.role == "status" and entry.value == "cancelled" and entry.frame == "before"
        for hit in scene.hits
        if 0 <= crowd.first - hit.after <= _TO_BANNED
        for entry in hit.entries
    )


def _is_answered(scene: Scene, claim: Claim, other: Claim) -> bool:
    """Tell whether a blow and the next deed are two sides' ("X struck A, and Y answered with rockets")."""
    if other.first > claim.first and any(
        "hard" in hit.words.by_role and hit.words.by_role["hard"].value in _ANSWERING
        for hit in scene.hits
        if claim.after <= hit.first < other.first
    ):
        return True  # "struck hideouts in retaliation for the bombing"
    if claim.kind != "strike" or claim.entry.role != "verb" or claim.passive or other.start <= claim.start:
        return False
    return not has_no_site(scene, claim) and any(
        other.start <= m.first and m.after <= other.first for m in scene.actors
    )


def follow_crowd(scene: Scene, claims: Sequence[Claim]) -> list[Claim]:
    """Make a riot of what a crowd goes on to do ("burned tyres and attacked two embassies")."""
    kept: list[Claim] = []
    for claim in claims:
        before = kept[-1] if kept and kept[-1].kind in CROWDED and not _is_banned(scene, kept[-1]) else None
        if (
            before is not None
            and claim.kind == "armed_clash"
            and has_no_site(scene, claim)
            and _fires_at_nobody(scene, claim)
        ):
            before.absorbed += [claim, *claim.absorbed]  # "they marched, and police opened fire"
            before.end = max(before.end, claim.end)
            continue
        if kept and fires_to_disperse(scene, kept[-1], claim):
            claim.absorbed += [kept[-1], *kept[-1].absorbed]  # "police fired live rounds to break up a march"
            claim.start = min(claim.start, kept[-1].start)
            kept[-1] = claim
            continue
        own = any(kept and kept[-1].after <= m.first < claim.first and claim.start <= m.first for m in scene.actors)
        if before is not None and not own and not claim.passive and claim.entry.role == "verb":
            claim.kind = "riot" if claim.kind in _CROWD_DEEDS else claim.kind
        kept.append(claim)
    return _one_of_a_kind_again(kept)


def _fires_at_nobody(scene: Scene, claim: Claim) -> bool:
    """Tell whether police or troops open fire and nothing says on whom: on the crowd told of before."""
    before = [m for m in scene.actors if claim.start <= m.first and m.after <= claim.first]
    behind = scene.tokens.lows[claim.after : claim.after + 1]
    if claim.passive or claim.entry.role != "verb" or not before or not (behind == [] or behind[0] in _NOBODY):
        return False
    actor = before[-1].actor
    return actor.actor_class == "police" or is_state_force(actor)


def _one_of_a_kind_again(claims: Sequence[Claim]) -> list[Claim]:
    """Join riots that one crowd makes in one sentence."""
    kept: list[Claim] = []
    for claim in claims:
        if kept and kept[-1].kind == claim.kind == "riot":
            kept[-1].absorbed += [claim, *claim.absorbed]
            kept[-1].end = max(kept[-1].end, claim.end)
        else:
            kept.append(claim)
    return kept


def _is_attempt(scene: Scene, claim: Claim) -> bool:
    """Tell whether a deed was only tried: what was done beside it counts ("tried to storm X and threw stones")."""
    return not beside("tried").isdisjoint(scene.tokens.lows[max(scene.start, claim.first - 2) : claim.first + 1])


def one_of_a_kind(scene: Scene, claims: Sequence[Claim]) -> list[Claim]:
    """Join claims of one kind in one clause: "reinforcements" and the verb that sends them."""
    kept: list[Claim] = []
    for claim in claims:
        before = next((other for other in reversed(kept) if other.kind != "statement"), None)
        if before is not None and before is not kept[-1] and _disperses(scene, before, claim):
            before.absorbed += [claim, *claim.absorbed]
            continue
        hoists = not beside("flag").isdisjoint(scene.tokens.lows[claim.after - 1 : claim.after + _FLAG_REACH])
        flag = hoists and kept and kept[-1].kind == claim.kind
        told_on = (
            flag
            or (claim.kind in _TOLD_ON and has_no_subject(scene, claim))
            or (claim.kind in _ONE_A_SENTENCE and are_one(scene, kept, claim))
        )
        told_on = told_on and not (kept and have_two_doers(scene, kept[-1], claim))
        told_on = told_on and not (kept and (_is_anothers_aid(scene, kept[-1], claim) or are_others(scene, claim)))
        if kept and lie_apart(scene.tokens.lows, kept[-1].after, claim.first):
            kept.append(claim)  # "six were killed in X, a week after gunmen attacked it"
        elif kept and _is_only_heard(scene, kept[-1], claim):
            claim.absorbed += [kept[-1], *kept[-1].absorbed]
            claim.start, kept[-1] = min(claim.start, kept[-1].start), claim
        elif kept and is_toll_of_blow(scene, kept[-1], claim):
            kept[-1].absorbed += [claim, *claim.absorbed]
            kept[-1].end = max(kept[-1].end, claim.end)
        elif kept and turns_on_people(scene, kept[-1], claim):
            kept[-1].absorbed += [claim, *claim.absorbed]
            kept[-1].kind, kept[-1].end = claim.kind, max(kept[-1].end, claim.end)
        elif kept and claim.kind in _FOLLOWED_BY.get(kept[-1].kind, ()) and _goes_on(scene, kept[-1], claim):
            kept[-1].absorbed += [claim, *claim.absorbed]
            kept[-1].kind = claim.kind if _is_beaten_back(scene, claim) else _GOES_OVER[kept[-1].kind]
            kept[-1].end = max(kept[-1].end, claim.end)
        elif (
            kept
            and claim.kind == "accident"
            and kept[-1].kind in of_nature()
            and has_no_town(scene, claim)
            and not is_of_a_vehicle(scene, claim)
        ):
            kept[-1].absorbed += [claim, *claim.absorbed]  # "a quake shook X; a child died when a wall fell"
            kept[-1].end = max(kept[-1].end, claim.end)
        elif kept and claim.kind in of_nature() and is_its_toll(scene, kept[-1], claim):
            kept[-1].absorbed += [claim, *claim.absorbed]  # "a quake shook X and a bus crashed, killing 20"
            kept[-1].end = max(kept[-1].end, claim.end)
        elif kept and kinds()[kept[-1].kind].force and _answers_fire(scene, claim):
            kept[-1].absorbed += [claim, *claim.absorbed]  # "gunmen opened fire on a ship, whose guards returned it"
        elif kept and kept[-1].kind in _THAT_BURN and _is_of_a_weapon(scene, kept[-1], claim):
            kept[-1].absorbed += [claim, *claim.absorbed]  # "missiles killed three and set a depot on fire"
            kept[-1].end = max(kept[-1].end, claim.end)
        elif kept and claim.kind == "accident" and kept[-1].kind in _BLOWS_AT_SEA and has_no_subject(scene, claim):
            kept[-1].absorbed += [claim, *claim.absorbed]  # "was struck by a missile and took on water"
        elif kept and kept[-1].kind == claim.kind and told_on and _is_attempt(scene, kept[-1]):
            claim.absorbed += [kept[-1], *kept[-1].absorbed]
            claim.start = min(claim.start, kept[-1].start)
            kept[-1] = claim
        elif kept and kept[-1].kind == claim.kind and told_on:
            kept[-1].absorbed += [claim, *claim.absorbed]
            kept[-1].end = max(kept[-1].end, claim.end)
        elif (
            kept
            and kept[-1].kind == claim.kind
            and (kept[-1].start == claim.start or _is_told_out(scene, kept[-1], claim))
        ):
            verb = kept[-1] if kept[-1].entry.role == "verb" else claim
            other = claim if verb is kept[-1] else kept[-1]
            verb.absorbed += [other, *other.absorbed]
            kept[-1] = verb
        else:
            kept.append(claim)
    return [_death_where(scene, claim) or claim for claim in kept]


def _is_told_out(scene: Scene, noun: Claim, claim: Claim) -> bool:
    """Tell whether what a noun names is told behind a colon ("answered with strikes: jets bombed a market in X")."""
    named = noun.entry.role == "noun" and claim.entry.role == "verb"
    return named and has_no_site(scene, noun) and ":" in scene.tokens.lows[noun.after : claim.first]


def _is_only_heard(scene: Scene, sound: Claim, claim: Claim) -> bool:
    """Tell whether shots are only heard of a deed told with its doer ("gunfire erupted as robbers attacked a camp")."""
    lows = scene.tokens.lows
    heard = [weak.first for weak in (sound, *sound.absorbed) if lows[weak.first] in _SOUNDS]
    if not heard or not kinds()[claim.kind].force or claim.entry.role != "verb" or claim.passive:
        return False
    opened = [i for i in range(sound.after, claim.first) if lows[i] in _WHILE]
    before = [m for m in scene.actors if sound.start <= m.first < sound.first]
    return bool(opened) and not before and any(opened[-1] < m.first and m.after <= claim.first for m in scene.actors)


def _death_where(scene: Scene, claim: Claim) -> Claim | None:
    """Return the death of a flood or quake just told that a fall only adds to ("died in X, where a roof came down")."""
    if claim.kind != "accident" or scene.recent not in of_nature():
        return None
    for death in claim.absorbed:
        if death.entry.value == "killing" and "where" in scene.tokens.lows[death.after : claim.first]:
            death.kind, death.absorbed = scene.recent, [claim, *(c for c in claim.absorbed if c is not death)]
            death.start, death.end = min(death.start, claim.start), max(death.end, claim.end)
            claim.absorbed = []
            return death
    return None


def _is_anothers_aid(scene: Scene, before: Claim, claim: Claim) -> bool:
    """Tell whether aid told behind is another's ("IOM gave tents, and WFP will send flour"), or more ("a second")."""
    if not before.kind == claim.kind == "aid":
        return False
    if claim.entry.role != "verb" or claim.passive:
        return scene.tokens.lows[claim.first] in _ANOTHER
    doers = [
        {m.actor for m in scene.actors if start <= m.first < first and m.actor.actor_class == "organisation"}
        for start, first in ((before.start, before.first), (before.after, claim.first))
    ]
    return all(doers) and doers[0].isdisjoint(doers[1])


def _answers_fire(scene: Scene, claim: Claim) -> bool:
    """Tell whether a claim only says that fire was returned, and not where."""
    words = scene.tokens.lows[claim.first : claim.after + 1]
    return any(words[: len(phrase)] == phrase for phrase in _RETURNED) and has_no_site(scene, claim)


def _is_of_a_weapon(scene: Scene, blow: Claim, claim: Claim) -> bool:
    """Tell whether what burns was set on fire by what fell or was shot down before it in the sentence."""
    if claim.kind not in ("looting", "riot") or claim.passive or claim.entry.role != "verb":
        return False
    if scene.tokens.lows[claim.first] not in _IGNITING:
        return False
    lows = scene.tokens.lows[max(claim.start, claim.first - _TO_FIRE) : claim.first]
    by_men = any(blow.after <= m.first < claim.first and m.actor.actor_class in ARMED for m in scene.actors)
    fell = any(hit.role("weapon") and hit.first < claim.first for hit in scene.hits)
    return (not _FALLEN.isdisjoint(lows)) or (fell and not by_men and has_no_subject(scene, claim))


def _goes_on(scene: Scene, before: Claim, claim: Claim) -> bool:
    """Tell whether a claim has no place and no doer of its own ("clashed with youths protesting in X")."""
    lows, first = scene.tokens.lows, claim.first
    if before.kind == "riot" and claim.entry.form == "ing" and before.entry.role == "verb" and lows[first - 1] != ",":
        return any(m.after == first for m in scene.actors)
    own = not has_no_site(scene, claim) and not (has_no_subject(scene, claim) and has_no_site(scene, before))
    return not own and not have_two_doers(scene, before, claim)


def _is_beaten_back(scene: Scene, claim: Claim) -> bool:
    """Tell whether armed men beat off those who raided ("raided two villages but were repelled by soldiers")."""
    met = any(m.actor.actor_class in ARMED and claim.after <= m.first < claim.end for m in scene.actors)
    return claim.passive and scene.tokens.lows[claim.first] in repelled() and met


def _disperses(scene: Scene, before: Claim, claim: Claim) -> bool:
    """Tell whether a protest told before is what is dispersed ("marched to demand X; police dispersed them")."""
    meets = claim.entry.role == "verb" or scene.tokens.lows[claim.first] in _CROWD_MEANS
    return before.kind == claim.kind == "protest" and meets and has_no_site(scene, claim)
