"""Where an event sits: at the place of its verb, not at the nearest name."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from geoevents.actors import ActorMention
from geoevents.events.places.finersites import finer_site, is_fled_to
from geoevents.events.places.nursed import is_of_care
from geoevents.events.places.ways import (
    answers_at,
    is_before_leaving,
    is_fled,
    is_home_of_fled,
    is_name_of_road,
    is_of_rulers,
    is_of_speaker,
    is_stage,
    is_supply_from,
    is_where_loot_goes,
    sets_out,
)
from geoevents.events.status.statuses import tells_of_another
from geoevents.events.words.aloof import is_aloof
from geoevents.events.words.hits import Claim, Hit
from geoevents.events.words.sites import Site, is_object, is_passive_subject
from geoevents.events.words.speech import is_inverted
from geoevents.events.words.triggers import signs
from geoevents.lexicon.senses import sense_of
from geoevents.lexicon.tables import clause_words, load_table
from geoevents.model import Georeference, Offset
from geoevents.text.tokens import Tokens

# Votes for a place by how it stands to the event word (J, set on the open half of tests/gold_events).
_OBJECT, _WHERE, _AFTER, _SUBJECT, _FRONTED, _BEFORE, _ELSEWHERE, _NONE = 100.0, 90.0, 70.0, 80.0, 55.0, 35.0, 15.0, 0.0
_HEADING = 4.0
_DISTANCE_COST = 0.5
_WIDE_COST = 20.0
_ORIGIN_COST, _ORIGIN_BONUS, _GOAL_BONUS = 45.0, 25.0, 20.0
# "arrested four men over a killing at X": where the killing was.
_REASON_COST = 45.0
# "a bus bound for X".
_BOUND = clause_words("siting", "bound")
# "riding off towards X": words from the verb to "towards"; what is told of where it goes.
_MAKING_OFF, _TO_TOWARDS = clause_words("siting", "making_off"), 4
_MOVING = frozenset({"advance", "withdrawal", "reinforcement", "displacement", "arms_delivery", "aid"})
_AT_HOME, _HOME_SIGNS = clause_words("siting", "at_home"), clause_words("siting", "home_signs")
_WHY, _KEEPING = clause_words("siting", "why"), clause_words("siting", "keeping")
_REACHED, _SETTLEMENTS = clause_words("refuges", "reached"), clause_words("refuges", "settlements")
_WHY_BEFORE, _WHY_BEHIND = clause_words("refuges", "why_before"), clause_words("refuges", "why_behind")
_HOSTED = clause_words("siting", "hosted")
# Behind a comma these open a clause about something else.
_MEANWHILE = clause_words("siting", "meanwhile")
# "flew with ten ministers to Cairo": words between a trip and where it goes.
_TRIP_GAP = 4
# "the visit of the foreign minister to Khartoum": words between a trip and where it goes.
_WHOSE_GAP = 6
# "travelled to Cairo on Saturday for talks": words between the place and what it is visited for.
_PURPOSE_GAP = 5
# "from Kyiv missile strike": words between a town and the noun of what befell it.
_TO_STRIKE = 1
# Codes of lines between lands, and what is told of them that happens on one side.
_LINES, _ACROSS = ("BDRY",), frozenset({"across", "over"})
_PARTNERS = clause_words("siting", "partners")
_GOING_ON = frozenset({"and", "but", "before", "after", "while", "where"})  # behind where somebody was met
_TO_CENTRE = 3  # words between "epicentre" and the place


class _Rules(NamedTuple):
    origin_kinds: frozenset[str]
    fire_kinds: frozenset[str]
    reasons: frozenset[str]
    causes: frozenset[str]
    dwellers: frozenset[str]
    goal_kinds: frozenset[str]
    speech_kinds: frozenset[str]
    venues: frozenset[str]
    trips: frozenset[str]
    scheduled: frozenset[str]
    visits: frozenset[str]
    beside_states: frozenset[str]
    venue_signs: frozenset[str]
    before_date: frozenset[str]
    topics: frozenset[str]
    object_words: frozenset[str]
    subject_place_kinds: frozenset[str]


@lru_cache(maxsize=1)
def _rules() -> _Rules:
    tables = load_table("events")
    table = {**tables["sites"], "topics": tables["topics"]["words"]}
    return _Rules(*(frozenset(table[name]) for name in _Rules._fields))


def choose_site(
    tokens: Tokens,
    sentence: tuple[int, int],
    claim: Claim,
    claims: Sequence[Claim],
    sites: Sequence[Site],
    hits: Sequence[Hit],
) -> Site | None:
    """Choose the place of a claim among those of its sentence; None when the text gives it none.

    Parameters
    ----------
    tokens : Tokens
    sentence : tuple of int
        First token, token after the last.
    claim : Claim
    claims : sequence of Claim
        All of the sentence.
    sites : sequence of Site
    hits : sequence of Hit
    """
    blocked = frozenset(i for other in claims for i in range(other.first, other.after))
    best, best_score = None, _NONE
    for site in sites:
        if not site.literal:
            continue
        led = tokens.lows[site.first] in signs().locative and claim.first < site.first < claim.after < site.after
        if site.first <= claim.first < site.after or led:
            return site  # "went off outside X"
        score = _score(tokens, sentence, claim, claims, site, blocked, hits, sites)
        if site.wide() and score < _OBJECT:
            score -= _WIDE_COST * (score > _WIDE_COST)
        if score > best_score:
            best, best_score = site, score
    return finer_site(tokens, claim, best, sites)


def _score(
    tokens: Tokens,
    sentence: tuple[int, int],
    claim: Claim,
    claims: Sequence[Claim],
    site: Site,
    blocked: frozenset[int],
    hits: Sequence[Hit],
    sites: Sequence[Site],
) -> float:
    rules, before = _rules(), tokens.lows[site.first - 1] if site.first > sentence[0] else ""
    if claim.kind in rules.speech_kinds and not _is_where(tokens, claim, site):
        return _speech_score(tokens, sentence, claim, site, before)
    if is_aloof(tokens.lows, sentence[0], claim, site, hits):
        return _NONE
    if is_of_care(tokens.lows, claim, site, sites) or _is_refuge(tokens.lows, claim, site):
        return _NONE
    if is_name_of_road(tokens.lows, site, sites):
        return _HEADING
    if claim.kind == "earthquake" and _is_epicentre(tokens, site):
        return _OBJECT + 1
    if site.wide_as(*_LINES) and not _ACROSS.isdisjoint(tokens.lows[max(sentence[0], site.first - 2) : site.first]):
        return _HEADING  # "shelling across the Line of Control killed ten in Poonch"
    if is_of_rulers(tokens, site) or is_supply_from(tokens, sentence[0], claim, site):
        return _NONE
    if is_fled(tokens, claim, site) or is_home_of_fled(tokens, claim, site):
        return _OBJECT
    if is_object(tokens, claim, site, blocked) or _is_kept(tokens, claim, site):
        return _OBJECT
    if "owned_place" in claim.entry.needs and site.after == claim.first - 1 and tokens.lows[site.after] == "'s":
        return _OBJECT  # "X's fall"
    bound = (
        claim.kind not in rules.goal_kinds and claim.after < site.first - 1 and _is_bound_for(tokens, site, claim.after)
    )
    if bound:
        return _HEADING
    if claim.kind not in _MOVING and _is_fled_towards(tokens.lows, claim, site):
        return _NONE
    part = before == "of" and site.first > 1 and tokens.lows[site.first - 2] in rules.object_words
    if claim.kind == "displacement" and before == "of" and tokens.lows[site.first - 2] in rules.dwellers:
        part = True  # "two million residents of Guangdong were relocated"
    if site.wide() and before in rules.beside_states and not part:
        return _NONE
    if is_fled_to(tokens.lows, claim, claims, site):
        return _NONE
    told_by = _score_of_way(tokens, claim, claims, site, sites)
    if told_by is not None:
        return told_by
    if is_passive_subject(tokens, claim, site) and site.first >= claim.start:
        return _SUBJECT
    if _is_where(tokens, claim, site):
        return _WHERE
    return _place_score(tokens, sentence, claim, claims, site, before, hits, sites)


def _is_kept(tokens: Tokens, claim: Claim, site: Site) -> bool:
    """Tell whether a town stands between a verb of keeping and what befell it ("kept X encircled")."""
    befell = site.after == claim.first and claim.entry.role == "verb" and claim.entry.form in ("part", "past")
    return befell and site.first > claim.start and tokens.lows[site.first - 1] in _KEEPING


def _score_of_way(
    tokens: Tokens, claim: Claim, claims: Sequence[Claim], site: Site, sites: Sequence[Site]
) -> float | None:
    """Score a place that somebody only leaves or goes to; None for others."""
    moves = (
        claim.kind in _rules().goal_kinds or claim.kind in _rules().origin_kinds or claim.kind in _rules().fire_kinds
    )
    if is_where_loot_goes(tokens, claim, site):
        return _HEADING
    stage = "" if moves else is_stage(tokens, site, sites)
    if stage:
        return _HEADING + (stage == "origin")
    told = is_before_leaving(tokens, claim, claims, site)
    return {"origin": _BEFORE, "goal": _HEADING}.get(told)


def _is_meanwhile(tokens: Tokens, claim: Claim, site: Site, sites: Sequence[Site], hits: Sequence[Hit]) -> bool:
    """Tell whether a place is told of with what went on meanwhile ("retook X, while crowds cheered in Y")."""
    for hit in hits:
        at = hit.first
        opens = claim.after <= at < site.first and tokens.lows[at] in _MEANWHILE and tokens.lows[at - 1] == ","
        if opens and "hard" in hit.words.by_role:
            return any(other.literal and not other.wide() and other.first < at for other in sites)
    return False


def _is_in_its_reason(lows: Sequence[str], claim: Claim, site: Site) -> bool:
    """Tell whether a place is only told of in why a deed was done ("was hit because its owner had called at X").

    "Fled because of the fighting in X" tells where. What answers a deed is done elsewhere ("in retaliation for the
    raid on X"), but for those who only move.
    """
    if claim.kind not in _rules().goal_kinds and answers_at(lows, claim.after, site.first):
        return True
    why = (i for i in range(claim.after, site.first - 1) if lows[i] in _WHY)
    return any(lows[i + 1] != "of" for i in why)


def _is_refuge(lows: Sequence[str], claim: Claim, site: Site) -> bool:
    """Tell whether a place is where people went who left one told of before ("left the town for sites around X")."""
    if claim.kind != "displacement":
        return False
    left = (i for i in range(claim.first, site.first - 1) if lows[i] == "the" and lows[i + 1] in _SETTLEMENTS)
    return any(_leads_away(lows, at) for i in left for at in range(i + 2, site.first))


def _leads_away(lows: Sequence[str], at: int) -> bool:
    """Tell whether a word leads to where people went, and not to why ("due to shelling", "for fear of")."""
    return lows[at] in _REACHED and lows[at - 1] not in _WHY_BEFORE and lows[at + 1] not in _WHY_BEHIND


def _is_fled_towards(lows: Sequence[str], claim: Claim, site: Site) -> bool:
    """Tell whether a place is only which way somebody made off then ("burned X before riding off towards Y")."""
    at = site.first - 1 - (lows[site.first - 1] in ("the", "a"))
    if at <= claim.after or lows[at] not in ("towards", "toward"):
        return False
    return not _MAKING_OFF.isdisjoint(lows[max(claim.after, at - _TO_TOWARDS) : at])


def _is_bound_for(tokens: Tokens, site: Site, start: int) -> bool:
    """Tell whether a place is only where something was going ("a bus bound for X", "a convoy on its way to X")."""
    before = tokens.lows[max(start, site.first - 2) : site.first]
    return len(before) > 1 and before[1] in ("for", "to", "towards", "toward") and before[0] in _BOUND


def _is_where(tokens: Tokens, claim: Claim, site: Site) -> bool:
    """Tell whether a claim's clause tells of what a place saw ("in X, where talks went on", "at X in which")."""
    at = site.after + (tokens.lows[site.after : site.after + 1] == [","])
    return tokens.lows[at : at + 1] == ["where"] and claim.start - 1 <= at < claim.first


def _is_epicentre(tokens: Tokens, site: Site) -> bool:
    """Tell whether a quake had its centre in a place ("with its epicentre in X", "centred 10 km from X")."""
    described = site.georeference.mention.descriptions[:1] if site.georeference is not None else ()
    if any(isinstance(description, Offset) and description.distance_m is not None for description in described):
        return True  # "a quake struck eastern X, 27 km east of Y"
    words = load_table("events")["epicentres"]["words"]
    return any(low in words for low in tokens.lows[max(0, site.first - _TO_CENTRE) : site.first])


def _place_score(
    tokens: Tokens,
    sentence: tuple[int, int],
    claim: Claim,
    claims: Sequence[Claim],
    site: Site,
    before: str,
    hits: Sequence[Hit],
    sites: Sequence[Site],
) -> float:
    rules, sign = _rules(), signs()
    if claim.after <= site.first and is_of_speaker(tokens, claim, claims, site, hits):
        return _NONE
    if claim.after <= site.first and any(
        "said" in hit.words.by_role
        and tokens.lows[hit.after - 1] != "to"
        and 0 <= hit.first - site.after <= 1
        and not is_inverted(tokens, hit.first, hit.after)
        for hit in hits
    ):
        return _NONE
    if _is_meanwhile(tokens, claim, site, sites, hits) or _is_in_its_reason(tokens.lows, claim, site):
        return _NONE
    if before in _HOME_SIGNS and site.first > claim.after and tokens.lows[site.first - 2] in _AT_HOME:
        return _HEADING  # "killed two men who lived in X"
    if claim.after <= site.first:
        score = _AFTER if site.first < claim.end else _ELSEWHERE + _after_next(claim, claims, site)
        if before not in sign.locative and (site.first >= claim.end or ";" in tokens.lows[claim.after : site.first]):
            return _NONE
        score -= _DISTANCE_COST * (site.first - claim.after)
        reasons = {"arrest": rules.reasons, "protest": rules.causes}.get(claim.kind, frozenset())
        if not reasons.isdisjoint(tokens.lows[claim.after : site.first - 1]):
            score -= _REASON_COST
    elif site.wide() and tokens.lows[site.after : site.after + 1] == [":"]:
        score = _HEADING  # "Mali: gunmen ambushed a convoy near X; 15 lorries were burned"
    elif site.first < claim.start:
        score = _FRONTED - 10 if _fronted(tokens, sentence, site, before) else _ELSEWHERE
        if _owned(claims, site, claim):
            score -= 10
    elif _fronted(tokens, sentence, site, before) or _fronted(tokens, (claim.start, claim.end), site, before):
        score = _FRONTED
    else:
        score = _BEFORE + (10 if site.after == claim.first and claim.entry.role == "noun" else 0)
        score -= _DISTANCE_COST * (claim.first - site.after)
    if sets_out(tokens, sentence[0], site) and not _is_its_own(tokens.lows, claim, site):
        if claim.kind in rules.fire_kinds:
            return _NONE  # "launched 98 drones from Kursk": it fell elsewhere
        score += _ORIGIN_BONUS if claim.kind in rules.origin_kinds and site.first >= claim.after else -_ORIGIN_COST
    elif before in ("to", "towards", "toward", "into", "on") and claim.kind in rules.goal_kinds:
        score += _GOAL_BONUS
    return score


def _is_its_own(lows: Sequence[str], claim: Claim, site: Site) -> bool:
    """Tell whether a town stands before the noun of what befell it ("the toll from the Quetta blast")."""
    return claim.entry.role == "noun" and lows[site.first - 1] == "from" and _leads_to(lows, site.after, claim.first)


def _leads_to(lows: Sequence[str], at: int, to: int) -> bool:
    """Tell whether only a word of the weapon may stand between two tokens ("Kyiv missile strike")."""
    return 0 <= to - at <= _TO_STRIKE and all(low.isalpha() for low in lows[at:to])


def fired_from(
    tokens: Tokens, start: int, claim: Claim, sites: Sequence[Site], mentions: Sequence[ActorMention]
) -> Georeference | None:
    """Return where what a claim fires comes from ("launched 98 drones from the direction of Kursk").

    Parameters
    ----------
    tokens : Tokens
    start : int
        The first token of the sentence.
    claim : Claim
    sites : sequence of Site
    mentions : sequence of ActorMention
        Who is named: where they come from, nothing is fired ("peacekeepers from Ghana were wounded by shells").
    """
    if claim.kind not in _rules().fire_kinds:
        return None
    ends = {mention.after for mention in mentions}
    inside = {i for mention in mentions for i in range(mention.first, mention.after)}
    for site in sites:
        if not site.literal or site.first in inside or not claim.start <= site.first < claim.end:
            continue
        if site.first - 1 not in ends and sets_out(tokens, start, site):
            return site.georeference
    return None


def _owned(claims: Sequence[Claim], site: Site, claim: Claim) -> bool:
    """Tell whether another claim's clause holds the place."""
    return any(other is not claim and other.start <= site.first < other.end for other in claims)


def _after_next(claim: Claim, claims: Sequence[Claim], site: Site) -> float:
    """Count a place behind the clause more when no other event word stands before it."""
    others = [other for other in claims if other is not claim and claim.after <= other.first < site.first]
    return 10.0 if not others else -5.0 * len(others)


def _fronted(tokens: Tokens, sentence: tuple[int, int], site: Site, before: str) -> bool:
    listed = tokens.lows[site.after : site.after + 1] == [":"]  # "Kunar: 800 dead"
    return (listed or before in signs().locative) and before != "from" and 0 <= site.first - sentence[0] <= 4


def _speech_score(tokens: Tokens, sentence: tuple[int, int], claim: Claim, site: Site, before: str) -> float:
    """Score a place for words: only where the venue is named, never what is spoken of."""
    rules, lows = _rules(), tokens.lows
    if site.first == claim.after and lows[claim.after - 1] in rules.visits:
        return _OBJECT
    if before not in rules.venue_signs or _tells_of_another(lows, claim, site):
        return _NONE
    head = lows[site.first - 2] if site.first - 2 >= sentence[0] else ""
    if before == "for" and head not in rules.scheduled:
        return _NONE
    venues = rules.trips if before == "to" else rules.venues | rules.scheduled  # "talks planned in X were called off"
    at_venue = before == "for" or head in venues
    if at_venue or claim.first <= site.first - 2 < claim.after:
        return _AFTER - _DISTANCE_COST * abs(site.first - claim.after)
    if claim.kind == "talks" and before == "in" and head not in rules.topics and _ends_clause(tokens, claim, site):
        return _ELSEWHERE
    if claim.kind == "talks" and before == "in" and not site.wide() and claim.after < site.first < claim.end:
        behind = tokens.behind(site.after)
        if lows[claim.after] in _PARTNERS and _goes_on(behind):
            return _ELSEWHERE  # "talks between the neighbours in X collapsed"
        between = lows[claim.after : site.first]
        if not _HOSTED.isdisjoint(between) and rules.topics.isdisjoint(between) and behind in signs().auxiliaries:
            return _ELSEWHERE  # "talks sponsored by X in Y have been suspended"
    if (
        before == "to"
        and lows[claim.after - 1] in rules.trips
        and claim.after <= site.first <= claim.after + _WHOSE_GAP
    ):
        return _AFTER
    travels = claim.kind == "talks" and claim.entry.role == "verb"
    if travels and claim.after <= site.first <= claim.after + _TRIP_GAP:
        return _AFTER
    if site.after <= claim.first <= site.after + _PURPOSE_GAP and "for" in lows[site.after : claim.first]:
        return _AFTER
    if _fronted(tokens, sentence, site, before):
        following = lows[site.after] if site.after < sentence[1] else ""
        return _FRONTED if following == "," or tokens.capitals[site.after] else _NONE
    return _NONE


def _goes_on(low: str) -> bool:
    """Tell whether a word behind a place is the verb of what was told before it ("talks with X in Y broke down")."""
    return low in signs().auxiliaries or low in signs().to_be or low.endswith("ed") or sense_of(low).part == "v"


def _tells_of_another(lows: Sequence[str], claim: Claim, site: Site) -> bool:
    """Tell whether a place is told of with another meeting ("met X in Y; a trip to Z is off")."""
    low, high = sorted((claim.first, site.first))
    return ";" in lows[low:high] or tells_of_another(lows, low, high)


def _ends_clause(tokens: Tokens, claim: Claim, site: Site) -> bool:
    """Tell whether a town closes the clause of a claim, but for its date."""
    if site.wide() or not claim.after <= site.first < claim.end:
        return False
    following = tokens.lows[site.after] if site.after < claim.end else ""
    return not following.isalpha() or following in _rules().before_date or following in _GOING_ON
