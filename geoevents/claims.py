"""Which of a sentence's event words are events, and of what kind."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from geoevents.actors import ActorMention
from geoevents.clauses import Claim, Hit, cut_clauses
from geoevents.sites import Site, is_object, is_passive_subject
from geoevents.tables import load_table
from geoevents.tokens import Tokens
from geoevents.triggers import Entry, kinds, signs, yields_to

# Plain words of attack that a weapon in the clause, or who is hit, makes more precise.
_PLAIN = frozenset({"armed_clash", "strike", "killing", "explosion", "launch", "air_strike", "looting"})
_ARMED = ("force", "police")
_OFFICIAL = ("government", "force", "organisation", "party")
# A killing whose doer and victims are told stands beside these, not inside them.
_OWN_DEEDS = frozenset({"looting", "capture", "withdrawal", "advance", "siege", "abduction"})
# A place that a passive verb has as its subject stands at most this many words before it.
_SUBJECT_GAP = 14


def find_claims(
    tokens: Tokens,
    start: int,
    end: int,
    triggers: Sequence[Claim],
    hits: Sequence[Hit],
    actors: Sequence[ActorMention],
    sites: Sequence[Site],
    dates: Sequence[tuple[int, int]],
) -> list[Claim]:
    """Return the claims of one sentence, each in its clause and of its final kind.

    Parameters
    ----------
    tokens : Tokens
    start, end : int
        The sentence.
    triggers : sequence of Claim
        The event words of the sentence.
    hits, actors, sites
        What else stands in it.
    dates : sequence of (first, after)
    """
    hard = [hit for hit in hits if hit.role("hard")]
    triggers = [claim for claim in triggers if _free(claim, sites)]
    kept = [claim for claim in triggers if _choose_entry(tokens, claim, hits, actors, sites, triggers)]
    claims = cut_clauses(tokens, start, end, kept, hard)
    for claim in claims:
        _settle_kind(tokens, claim, hits, actors)
    claims = _absorb_weak(tokens, claims)
    for claim in claims:
        if claim.kind == "strike" and _has_fighters(claim, actors):
            claim.kind = "armed_clash"
        if claim.kind == "armed_clash" and claim.entry.frame == "agent" and _hurts_civilians(claim, actors):
            claim.kind = "attack_on_civilians"
    claims = _one_of_a_kind([c for c in claims if c.kind in kinds()])
    claims = [c for c in claims if not _points_back(tokens, c, hits, actors, sites)]
    return _drop_reporting(tokens, claims, hard, actors)


@lru_cache(maxsize=1)
def _sharpenings() -> dict[str, dict[str, str]]:
    table: dict[str, dict[str, str]] = load_table("events")["sharpen"]
    return table


def _free(claim: Claim, sites: Sequence[Site]) -> bool:
    """Tell whether an event word is no part of a place's name; "the X air base" may be the base that is built."""
    inside = any(site.first <= claim.first < site.after for site in sites)
    return not inside or claim.kind == "base"


def _by_participant(tokens: Tokens, claim: Claim, hits: Sequence[Hit], actors: Sequence[ActorMention]) -> str:
    """Return what a plain word of moving means by what is moved, or by who moves; "" for no event."""
    table = _sharpenings()[claim.kind]
    loads = [
        (hit.first, entry.value)
        for hit in hits
        for entry in hit.entries
        if entry.role == "load" and entry.value in table and _is_moved(tokens, claim, hit, claim.kind == "transfer")
    ]
    if claim.kind == "transfer":
        return table[loads[0][1]] if loads else ""
    subjects = [
        m for m in actors if m.after <= claim.first and m.first >= claim.start - _SUBJECT_REACH and m.form != "source"
    ]
    if claim.passive:
        return ""
    if loads:
        return table[loads[-1][1]]
    if subjects:
        subject = subjects[-1]
        travels = subject.actor.actor_class == "civilians" and not _movers() & {
            *tokens.lows[subject.first : subject.after]
        }
        return "" if travels else table.get(str(subject.actor.actor_class), "")
    counted = any(
        tokens.lows[i][0].isdigit() or tokens.lows[i].endswith(_COUNTED) for i in range(claim.start, claim.first)
    )
    return table.get("counted", "") if counted else ""


@lru_cache(maxsize=1)
def _movers() -> frozenset[str]:
    return frozenset(load_table("events")["movers"]["words"])


def _is_moved(tokens: Tokens, claim: Claim, hit: Hit, is_object: bool) -> bool:
    if not is_object:
        return claim.start - _LOAD_GAP <= hit.first < claim.first
    if claim.passive:
        return claim.start <= hit.first < claim.first
    gap = tokens.lows[claim.after : hit.first]
    return claim.after <= hit.first and len(gap) <= _LOAD_GAP and not any(low in (".", ",", ";", "and") for low in gap)


# "Tens of thousands have fled": a number is subject enough for people.
_COUNTED = ("hundreds", "thousands", "dozens", "scores", "million")
# Between "sent" and what is sent stand at most this many words.
_LOAD_GAP = 6
# The subject of a verb may stand before a relative clause's border.
_SUBJECT_REACH = 3
# Between "set up" and the base stand at most this many words.
_BUILT_GAP = 5


def _choose_entry(
    tokens: Tokens,
    claim: Claim,
    hits: Sequence[Hit],
    actors: Sequence[ActorMention],
    sites: Sequence[Site],
    triggers: Sequence[Claim],
) -> bool:
    """Read a word as the kinds whose needs the sentence meets, the first of them for now; False when there is none."""
    claim.choices = tuple(
        entry for entry in claim.choices if _meets_needs(entry, tokens, claim, hits, actors, sites, triggers)
    )
    if claim.choices:
        claim.entry, claim.kind = claim.choices[0], claim.choices[0].value
    return bool(claim.choices)


def _settle_kind(tokens: Tokens, claim: Claim, hits: Sequence[Hit], actors: Sequence[ActorMention]) -> None:
    """Sharpen the kind of a claim; the next reading of the word when the first comes to nothing."""
    for entry in claim.choices if claim.kind == claim.choices[0].value else (claim.entry,):
        claim.entry, claim.kind = entry, entry.value
        if entry.value in _sharpenings():
            claim.kind = _by_participant(tokens, claim, hits, actors)
        else:
            claim.kind = _sharpen(tokens, claim, hits, actors)
        if claim.kind in kinds() or claim.kind in yields_to():
            return


def _has_fighters(claim: Claim, actors: Sequence[ActorMention]) -> bool:
    return any(m.actor.actor_class == "force" and claim.start <= m.first < claim.first for m in actors)


def _hurts_civilians(claim: Claim, actors: Sequence[ActorMention]) -> bool:
    """Tell whether all who are hurt in a clause it absorbed are civilians ("opened fire and 22 people were killed")."""
    hurt = [
        m.actor.actor_class
        for weak in claim.absorbed
        for m in actors
        if weak.start <= m.first < weak.end and not claim.first - _SUBJECT_GAP <= m.first < claim.first
    ]
    return bool(hurt) and all(actor_class in ("civilians", "protesters") for actor_class in hurt)


def _one_of_a_kind(claims: Sequence[Claim]) -> list[Claim]:
    """Join claims of one kind in one clause: "reinforcements" and the verb that sends them."""
    kept: list[Claim] = []
    for claim in claims:
        if kept and kept[-1].kind == claim.kind and kept[-1].start == claim.start:
            verb = kept[-1] if kept[-1].entry.role == "verb" else claim
            other = claim if verb is kept[-1] else kept[-1]
            verb.absorbed += [other, *other.absorbed]
            kept[-1] = verb
        else:
            kept.append(claim)
    return kept


def _meets_needs(
    entry: Entry,
    tokens: Tokens,
    claim: Claim,
    hits: Sequence[Hit],
    actors: Sequence[ActorMention],
    sites: Sequence[Site],
    triggers: Sequence[Claim],
) -> bool:
    needs = entry.needs
    if not needs:
        return True
    return any(
        all(_holds(part, tokens, claim, hits, actors, sites, triggers) for part in need.split("+")) for need in needs
    )


def _holds(
    need: str,
    tokens: Tokens,
    claim: Claim,
    hits: Sequence[Hit],
    actors: Sequence[ActorMention],
    sites: Sequence[Site],
    triggers: Sequence[Claim],
) -> bool:
    if need == "place":
        return any(site.literal for site in sites) or any(hit.role("there") for hit in hits)
    if need == "actor":
        return any(m.form != "source" for m in actors)
    if need in ("civilians", "protesters", "government"):
        return any(m.actor.actor_class == need for m in actors)
    if need in ("force", "military"):
        return any(m.actor.actor_class in _ARMED or m.form == "state" for m in actors)
    if need == "role":
        hurt = any(m.actor.actor_class in (*_ARMED, "civilians", "protesters") or m.form == "state" for m in actors)
        return (
            hurt
            or any(hit.role("vehicle") or hit.role("civilian_site") for hit in hits)
            or _takes_place(tokens, claim, hits, actors, sites, triggers)
        )
    if need == "prisoners":
        return any(hit.role("prisoners") and 0 <= hit.first - claim.after <= _GROUND_REACH for hit in hits)
    if need == "routed":
        reach = range(claim.after, claim.after + _LOAD_GAP)
        return claim.passive or any(m.actor.actor_class == "force" and m.first in reach for m in actors)
    if need == "army":
        return any(m.actor.actor_class == "force" or m.form == "state" for m in actors)
    if need == "official":
        return any(m.actor.actor_class in _OFFICIAL or m.form == "state" for m in actors)
    if need == "called":
        return any(e.role == "status" and e.value in ("called_for", "planned") for hit in hits for e in hit.entries)
    if need == "object":
        return _takes_place(tokens, claim, hits, actors, sites, triggers)
    if need == "there":
        return any(hit.role("there") and 0 <= hit.first - claim.after <= 3 for hit in hits)
    if need == "load":
        return any(_is_moved(tokens, claim, hit, True) for hit in hits if hit.role("load"))
    if need == "goal":
        return any(s.literal and abs(s.first - claim.after) <= _GOAL_REACH for s in sites) or any(
            hit.role("there") and 0 <= hit.first - claim.after <= 3 for hit in hits
        )
    if need == "built":
        return any(hit.role("built") and hit.after <= claim.first and _near_base(tokens, hit, claim) for hit in hits)
    if need == "ship":
        reach = range(claim.after, claim.after + _GROUND_REACH)
        return any(hit.role("vehicle") and hit.first in reach for hit in hits)
    if need == "casualty":
        return any(e.role == "quantity" and e.value in ("killed", "wounded") for hit in hits for e in hit.entries)
    if need == "number":
        return any(tokens.lows[i][0].isdigit() for hit in hits for i in (hit.first - 1,) if i >= 0) or any(
            e.role == "quantity" for hit in hits for e in hit.entries
        )
    return any(hit.role(need) for hit in hits)


# A move's place stands within this many words of its verb.
_GOAL_REACH = 9


def _near_base(tokens: Tokens, hit: Hit, claim: Claim) -> bool:
    gap = tokens.lows[hit.after : claim.first]
    return len(gap) <= _BUILT_GAP and not any(low in ("as", "it", ",", "from", "and", "in", "at") for low in gap)


def _takes_place(
    tokens: Tokens,
    claim: Claim,
    hits: Sequence[Hit],
    actors: Sequence[ActorMention],
    sites: Sequence[Site],
    triggers: Sequence[Claim],
) -> bool:
    """Tell whether a place is the object of the verb, or the subject of its passive."""
    blocked = frozenset(i for t in triggers if t is not claim for i in range(t.first, t.after))
    blocked |= {i for m in actors for i in range(m.first, m.after)}
    for site in sites:
        if not site.literal:
            continue
        if is_object(tokens, claim, site, blocked) and tokens.lows[site.first - 1] not in (
            "in",
            "at",
            "near",
            "to",
            "around",
        ):
            return True
        if claim.first - _SUBJECT_GAP <= site.after and is_passive_subject(tokens, claim, site):
            return True
    if claim.passive and any(
        s.literal and not s.wide() and claim.after <= s.first <= claim.after + _AGENT_REACH for s in sites
    ):
        return True
    reach = range(claim.after, min(claim.after + _GROUND_REACH, len(tokens.lows)))
    if any(site.literal for site in sites) and any(tokens.lows[i] in _grounds() for i in reach):
        return True
    for hit in hits:
        beside = hit.first == claim.after or (claim.passive and hit.after <= claim.first)
        if beside and hit.role("there") and tokens.lows[hit.first] != "there":
            return True
    return False


# "one of which was regained by the government (X base)": the place behind the agent.
_AGENT_REACH = 8
# Between "captured" and the ground that is taken ("more than 100 army outposts").
_GROUND_REACH = 6


@lru_cache(maxsize=1)
def _grounds() -> frozenset[str]:
    return frozenset(load_table("events")["grounds"]["words"])


def _sharpen(tokens: Tokens, claim: Claim, hits: Sequence[Hit], actors: Sequence[ActorMention]) -> str:
    """Return the kind a plain word of attack has by its weapon and its victims."""
    if claim.kind not in _PLAIN or claim.entry.frame == "mutual":
        return claim.kind
    inside = [hit for hit in hits if claim.start <= hit.first < claim.end]
    weapon = next((entry for hit in inside if (entry := hit.role("weapon"))), None)
    people = [m for m in actors if claim.start <= m.first < claim.end]
    if any(m.actor.actor_class == "protesters" and m.after <= claim.first for m in people) and not claim.passive:
        return "riot" if claim.kind in ("armed_clash", "looting") else claim.kind
    if claim.kind == "looting":
        return "looting"
    if weapon is not None and not (
        claim.kind == "armed_clash" and claim.entry.form == "noun" and not _is_generic(tokens, claim)
    ):
        return weapon.value
    victims = [m for m in people if (m.first >= claim.after) != claim.passive]
    hurt_civilians = any(m.actor.actor_class in ("civilians", "protesters") for m in victims)
    site_hit = any(hit.role("civilian_site") and hit.first >= claim.after for hit in inside)
    fighters = any(m.actor.actor_class in _ARMED for m in people if m not in victims)
    if claim.kind == "armed_clash":
        armed_victims = any(m.actor.actor_class in _ARMED for m in victims)
        return "attack_on_civilians" if (hurt_civilians or site_hit) and not armed_victims else "armed_clash"
    return _sharpen_plain(claim, hurt_civilians, fighters, victims)


def _is_generic(tokens: Tokens, claim: Claim) -> bool:
    return tokens.lows[claim.after - 1] in ("attack", "attacks", "assault", "raid", "raids")


def _sharpen_plain(claim: Claim, hurt_civilians: bool, fighters: bool, victims: Sequence[ActorMention]) -> str:
    if claim.kind == "killing":
        if fighters and any(m.actor.actor_class in _ARMED for m in victims):
            return "armed_clash"
        return "attack_on_civilians" if fighters and (hurt_civilians or not claim.passive) else "killing"
    return claim.kind


def _absorb_weak(tokens: Tokens, claims: Sequence[Claim]) -> list[Claim]:
    """Give "killed" and "hit" to the event of the sentence that did it."""
    kept = list(claims)
    for claim in claims:
        if claim.kind not in ("killing", "strike", "explosion", "shake") and claim.entry.value != "killing":
            continue
        weak_as = claim.kind if claim.kind in ("strike", "explosion", "shake") else "killing"
        better = yields_to()[weak_as] - (
            _OWN_DEEDS if claim.kind not in yields_to() or claim.kind == "armed_clash" else frozenset()
        )
        others = [c for c in kept if c is not claim and c.kind in better and c.kind != "killing"]
        if others:
            nearest = min(others, key=lambda c: abs(c.first - claim.first))
            nearest.absorbed += [claim, *claim.absorbed]
            kept.remove(claim)
            if not any(min(nearest.first, claim.first) < c.first < max(nearest.first, claim.first) for c in kept):
                nearest.start, nearest.end = min(nearest.start, claim.start), max(nearest.end, claim.end)
    return kept


def _points_back(
    tokens: Tokens, claim: Claim, hits: Sequence[Hit], actors: Sequence[ActorMention], sites: Sequence[Site]
) -> bool:
    """Tell whether a noun only refers to an event told before ("the attack", "this meeting")."""
    if claim.entry.role != "noun" or claim.absorbed:
        return False
    before = tokens.lows[max(0, claim.first - 3) : claim.first]
    if any(
        e.role == "status" and e.value in ("cancelled", "planned") for hit in hits for e in hit.entries
    ) and claim.kind in ("talks", "protest"):
        return False
    definite = any(low in signs().definite for low in before[-2:])
    if not definite:
        return False
    inside = range(claim.start, claim.end)
    blocked: frozenset[int] = frozenset()
    if any(s.literal and (is_object(tokens, claim, s, blocked) or s.after == claim.first) for s in sites):
        return False
    if any(m.first in inside and m.first >= claim.after and m.first - claim.after <= 3 for m in actors):
        return False
    return not any(
        entry.role == "quantity" and entry.value in ("killed", "wounded") and hit.first in inside
        for hit in hits
        for entry in hit.entries
    )


def _may_speak(claim: Claim, mention: ActorMention) -> bool:
    """Tell whether an actor stands where the speaker stands: before the verb, behind "by", anywhere by a noun."""
    if claim.entry.role == "noun":
        return True
    return mention.after <= claim.first if not claim.passive else mention.first >= claim.after


def _drop_reporting(
    tokens: Tokens, claims: Sequence[Claim], hard: Sequence[Hit], actors: Sequence[ActorMention]
) -> list[Claim]:
    """Drop a statement that only reports the next event, and all but the first statement of a sentence."""
    kept: list[Claim] = []
    for i, claim in enumerate(claims):
        if claim.kind == "statement":
            if not any(m.actor.actor_class in (*_OFFICIAL, "police") and _may_speak(claim, m) for m in actors):
                continue
            reports = any(
                other.kind != "statement" and not any(claim.after <= hit.first < other.first for hit in hard)
                for other in claims[i + 1 :]
            )
            if reports and not claim.reaction:
                continue
            if any(c.kind == "statement" for c in kept):
                continue
        kept.append(claim)
    return kept
