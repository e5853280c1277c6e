"""The status of a claim by the words about it: planned, denied, called for, cancelled, background, claimed."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from geoevents.events.kinds.threats import threatens
from geoevents.events.status.outcomes import (
    falls_through,
    is_called_off,
    is_lifted,
    is_walked_out_of,
    is_without_shots,
)
from geoevents.events.status.reaches import reach_of, subject_break
from geoevents.events.words.hits import Claim, Hit
from geoevents.events.words.triggers import HARMED, PARLEYS, attempting, is_sensed, signs
from geoevents.lexicon.tables import clause_words, load_table
from geoevents.text.tokens import Tokens

# How many words may stand between "was" and its participle ("was reportedly shelled").
_TO_BE_REACH = 3
# A status word after its event stands within this many words ("the visit to Ankara by the minister was postponed").
_AFTER_REACH = 14
# The first of these that a clause shows is its status.
_ORDER = ("none", "denied", "called_for", "cancelled", "negated", "planned", "background", "claimed")
_NOUN_NEGATION = 3
_VERB_NEGATION = 5
# "No shells had fallen on the town": words between "no" and its verb.
_SUBJECT_NEGATION = 4
# A siege of which one of these is told is not simply over.
_OPEN = frozenset({"planned", "called_for", "denied", "negated", "none"})
# "denied that X had fallen, saying that": how who denies one thing goes on to say another.
_SAYING_TOO, _SAYS_TOO = clause_words("statuses", "saying_too"), clause_words("statuses", "says_too")
# "The allegation that X was shelled is rejected": what may be dismissed, and how.
_DISMISSIBLE, _DISMISSED = clause_words("statuses", "reports"), clause_words("statuses", "dismissed")
# "met X in Paris; a trip to Cairo was scrapped": where another thing is told of.
_PARTING, _ARTICLES = clause_words("statuses", "parting"), clause_words("statuses", "articles")
_DISMISSING = clause_words("statuses", "dismissing")
_WITHDRAWN, _JOINS = clause_words("choosing", "withdrawn"), clause_words("statuses", "joins")
_GATHERINGS = frozenset({"protest", "talks"})
# "ruled out any talks with the rebels": there are none.
_TO_RULE_OUT, _RULED_OUT = PARLEYS | {"withdrawal"}, (["ruled", "out"], ["rule", "out"])
_ARE = frozenset({"was", "were", "been"})
_GOING_ON = frozenset({",", "and", "but", "instead"})
_FEARED = clause_words("statuses", "feared")
_TAKERS_PART, _IN_IT = clause_words("describing", "takers_part"), clause_words("describing", "in_it")
# "at a surprise meeting", "at a third round of talks": words between.
_TO_MEETING = 5
# "retracted an earlier claim that", "scoffed at the idea that": what becomes of it, and words from there to what it is.
_TAKING_BACK = clause_words("statuses", "taking_back")
_IDEAS, _TO_IDEA = _DISMISSIBLE | clause_words("statuses", "ideas"), 5
_OF_IDEAS = clause_words("statuses", "of_ideas")
# "towards nine o'clock", "its worst losses in years after X": words up to the hour; "whatever some papers may claim".
_CLOCK, _TO_CLOCK, _SPANS = clause_words("statuses", "clock"), 3, clause_words("statuses", "spans")
_NOBODYS = clause_words("spokespeople", "none")
# ", the police claimed,": words up to the verb.
_TO_CLAIMING = 4
_AGAINST, _TO_AGAINST = clause_words("statuses", "against"), 6
_THE_CHARGED = clause_words("statuses", "the_charged")
# What nobody but a mob does.
_OF_MOBS = clause_words("statuses", "of_mobs")
# "no troops of theirs".
_OWNERS, _DISOWNING = clause_words("statuses", "owners"), clause_words("statuses", "disowning")
# Behind one of these a word is the label of a post and no part of its sentence ("BREAKING: shelling in").
_LABELLED = ([":"], ["-"], ["–"], ["—"], ["!"], ["|"])


def _riots(tokens: Tokens, hit: Hit, claim: Claim) -> bool:
    """Tell whether a crowd only tries to do something ("a mob tried to lynch a thief"): that is a riot already."""
    crowd = claim.kind == "riot" or tokens.lows[claim.first] in _OF_MOBS
    return crowd and not attempting().isdisjoint(tokens.lows[hit.first : hit.after])


def set_status(
    tokens: Tokens, start: int, end: int, claim: Claim, hits: Sequence[Hit], new_subjects: Sequence[int]
) -> None:
    """Read the status of a claim from the words before and after it.

    Parameters
    ----------
    tokens : Tokens
    start, end : int
        The sentence.
    claim : Claim
    hits : sequence of Hit
        Of the sentence.
    new_subjects : sequence of int
        Tokens where a named actor begins: after a break, one ends the reach of what stands before.
    """
    seen: dict[str, Hit] = {}
    floor = reach_of(tokens, start, claim, hits)
    broken_at = subject_break(tokens, floor, claim, new_subjects)
    for hit in hits:
        for entry in hit.words.entries:
            if hit.after <= claim.first and hit.first >= floor:
                if claim.passive and claim.entry.role == "verb" and _is_suspicion(tokens, hit):
                    continue  # "a man accused of theft was burned to death"
                if says_when(tokens.lows, hit) or _is_a_person(tokens.lows, hit):
                    continue
                if (
                    entry.role == "status"
                    and entry.frame == "before"
                    and not (entry.value == "claimed" and _by_nobody(tokens, floor, hit))
                    and (hit.first >= broken_at or entry.value in ("denied", "claimed"))
                    and (entry.value != "planned" or (_governs(tokens, hit, claim) and not _riots(tokens, hit, claim)))
                    and (entry.value not in ("called_for", "planned", "cancelled") or not _is_done_next(tokens, claim))
                    and not (entry.value == "denied" and _says_too(tokens, hit, claim))
                    and not (entry.value in ("called_for", "denied") and _is_where_said(tokens, hit, claim))
                    and not (entry.value == "background" and _tells_who(tokens, hit, claim))
                    and not (entry.value == "denied" and claim.kind == "statement" and _is_done_next(tokens, claim))
                ):
                    seen["none" if _is_suspicion(tokens, hit) else entry.value] = hit
                elif entry.value == "denied" and entry.frame == "after" and _denies_its_own(tokens, hit, claim):
                    seen["denied"] = hit
                elif threatens(tokens.lows, hit.first, claim):
                    seen["planned"] = hit
                elif entry.role == "negation" and _negates(tokens, hit, claim):
                    ruled_out = claim.kind in _TO_RULE_OUT and tokens.lows[hit.first : hit.after] in _RULED_OUT
                    seen["negated" if entry.value == "denied" or ruled_out else "none"] = hit
            elif hit.first == claim.first and entry.frame == "self" and entry.role == "status":
                seen[entry.value] = hit
            elif hit.first >= claim.after and entry.role == "status":
                near = hit.first < min(claim.end, claim.after + _AFTER_REACH) or (
                    entry.value == "cancelled" and _is_behind_aside(tokens, claim, hit, end)
                )
                trailing = entry.value == "claimed" and _closes(tokens.lows, start, end, hit)
                anothers = _is_of_another(tokens, claim, hit) or _is_anothers_plan(tokens, claim, hit, entry.value)
                anothers = anothers or (
                    entry.value == "planned" and claim.kind == "statement" and claim.entry.role == "verb"
                )
                behind = near and entry.frame == "after" and not anothers and not _only_times(tokens, start, hit)
                if behind or trailing:
                    seen[entry.value] = hit
            if entry.role == "scheduled" and claim.after <= hit.first < end and "negated" in seen:
                seen["cancelled"] = hit
    if (
        is_called_off(tokens, claim, end)
        or is_walked_out_of(tokens.lows, start, claim)
        or (_OPEN.isdisjoint(seen) and falls_through(tokens, claim, start, end))
        or (_OPEN.isdisjoint(seen) and not counts_harm(hits) and is_lifted(tokens, claim, start, end))
    ):
        claim.status = "cancelled"
        return
    taken_back = _is_taken_back(tokens.lows, start, claim) or is_without_shots(tokens.lows, start, claim)
    if taken_back or _is_dismissed(tokens, start, claim, end):
        claim.status = "denied"
        return
    if "reported" in seen:
        seen.pop("denied", None)
    if claim.kind == "statement":
        seen.pop("claimed", None)
        least = claim.first - _NOUN_NEGATION if claim.entry.role == "verb" else floor
        seen = {name: hit for name, hit in seen.items() if name == "denied" or hit.after >= least}
    chosen = _nearest(seen, claim) or next((name for name in _ORDER if name in seen), "")
    if chosen:
        claim.status = "denied" if chosen == "negated" else chosen
        claim.operator = seen[chosen]


def says_when(lows: Sequence[str], hit: Hit) -> bool:
    """Tell whether words of a status only say when: "towards nine o'clock", "its heaviest losses in years after X".

    Parameters
    ----------
    lows : sequence of str
    hit : Hit
    """
    if lows[hit.after - 1] in _TOWARDS:
        behind = lows[hit.after : hit.after + _TO_CLOCK]
        return not _CLOCK.isdisjoint(behind) or behind == ["the", "end", "of"]
    return lows[hit.after - 1] == "after" and lows[hit.first] in _SPANS and lows[hit.first - 1 : hit.first] == ["in"]


def is_disowned(lows: Sequence[str], claim: Claim) -> bool:
    """Tell whether a deed happened and is only not owned up to ("had nothing to do with the killing of two deacons").

    Parameters
    ----------
    lows : sequence of str
    claim : Claim
    """
    hit = claim.operator
    return claim.status == "denied" and hit is not None and not _DISOWNING.isdisjoint(lows[hit.first : hit.after])


def _is_a_person(lows: Sequence[str], hit: Hit) -> bool:
    """Tell whether the word for a charge is who is charged: "one of the accused was picked up"."""
    return (
        lows[hit.first] == "accused"
        and lows[hit.first - 1] in _THE_CHARGED
        and lows[hit.after : hit.after + 1] != ["of"]
    )


def _closes(lows: Sequence[str], start: int, end: int, hit: Hit) -> bool:
    """Tell whether who claims a deed ends what is told of it (", the police claimed", ", they claimed, though")."""
    aside = lows[hit.after : hit.after + 1] == [","] and "," in lows[max(start, hit.first - _TO_CLAIMING) : hit.first]
    aside = aside and hit.after - hit.first == 1 and lows[hit.first - 1] not in _NOBODYS  # not "witnesses claimed"
    return (hit.after >= end - 2 or aside) and not _is_gainsaid(lows, hit)


def _is_gainsaid(lows: Sequence[str], hit: Hit) -> bool:
    """Tell whether a claim behind a deed is one it is told against: "whatever some papers may claim"."""
    return not _AGAINST.isdisjoint(lows[max(0, hit.first - _TO_AGAINST) : hit.first])


def _denies_its_own(tokens: Tokens, hit: Hit, claim: Claim) -> bool:
    """Tell whether "it" behind a denial is who is said to have done something ("denies it shelled X")."""
    finite = claim.entry.role == "verb" and claim.entry.form == "past" and not claim.passive
    between, it = tokens.lows[hit.after : claim.first], tokens.lows[hit.after - 1] == "it"
    return finite and it and all(low.endswith("ly") for low in between)


def _tells_who(tokens: Tokens, hit: Hit, claim: Claim) -> bool:
    """Tell whether what lies back only says to whom a verb does something now ("survivors of the war were shot")."""
    verb = claim.entry.role == "verb" and claim.entry.form != "ing"
    return verb and tokens.lows[hit.first] in _TAKERS_PART and tokens.lows[hit.after - 1] in _IN_IT


def _is_taken_back(lows: Sequence[str], start: int, claim: Claim) -> bool:
    """Tell whether a deed is what a report told that is withdrawn, or an idea dismissed, before it.

    "Retracted an earlier claim that rebels had seized X"; not "dismissed the idea that X fell, saying Y attacked it".
    """
    for i in range(start + 1, claim.first - 1):
        if lows[i] not in _IDEAS or lows[i + 1] not in ("that", "of"):
            continue
        verbs = [j for j in range(max(start, i - _TO_IDEA), i) if lows[j] in _TAKING_BACK]
        if (
            verbs
            and _OF_IDEAS.issuperset(lows[verbs[-1] + 1 : i])
            and _NOT.isdisjoint(lows[max(start, verbs[-1] - 2) : i])
        ):
            gap = lows[i + 1 : claim.first]
            return _SAYING_TOO.isdisjoint(gap) and ";" not in gap and not _goes_on(gap)
    return False


def _goes_on(gap: Sequence[str]) -> bool:
    """Tell whether a clause of its own begins between two words (", and its soldiers shot")."""
    return any(one == "," and other in _GOING_ON for one, other in pairwise(gap))


def _only_times(tokens: Tokens, start: int, hit: Hit) -> bool:
    """Tell whether "as" says when and not as what it is dismissed ("killed five as lies about the vote spread")."""
    lows = tokens.lows
    return lows[hit.first] == "as" and _DISMISSING.isdisjoint(lows[start : hit.first])


def _is_behind_aside(tokens: Tokens, claim: Claim, hit: Hit, end: int) -> bool:
    """Tell whether a clause goes on behind an aside ("a visit by X, who was expected tomorrow, has been put off")."""
    lows = tokens.lows
    if claim.entry.role != "noun" or claim.kind not in _GATHERINGS or hit.after > end or lows[hit.first - 1] != ",":
        return False
    return any(lows[i] == "," and lows[i + 1] in _ASIDES for i in range(claim.after, hit.first - 1))


def _is_of_another(tokens: Tokens, claim: Claim, hit: Hit) -> bool:
    """Tell whether a status word behind a claim is of what is told next ("met X; a trip to Cairo was scrapped")."""
    return tells_of_another(tokens.lows, claim.after, hit.first)


def tells_of_another(lows: Sequence[str], start: int, end: int) -> bool:
    """Tell whether between two tokens another thing begins to be told of (", but a trip to Cairo").

    Parameters
    ----------
    lows : sequence of str
    start, end : int
    """
    if any(lows[i] == "(" and lows[i + 1] in _ASIDES for i in range(start, end - 1)) and ")" not in lows[start:end]:
        return True  # "marched to demand visits (which were suspended"
    return any(lows[i] in _PARTING and lows[i + 1] in _ARTICLES for i in range(start, end - 1))


def _is_anothers_plan(tokens: Tokens, claim: Claim, hit: Hit, status: str) -> bool:
    """Tell whether a plan behind a verb is that of another subject ("two people were killed, and a vote is due").

    So is what was cancelled behind a deed that was done ("rebels seized the airport, and flights were cancelled").
    """
    gap = tokens.lows[claim.after : hit.first]
    opens = {"planned": (",",), "cancelled": (",", "and")}.get(status, ())  # "took X, and flights were cancelled"
    joined = any(gap[i] in opens and (gap[i] != "," or gap[i + 1] in _GOING_ON) for i in range(len(gap) - 1))
    return claim.entry.role == "verb" and joined and gap[-1] not in clause_words("statuses", "objects")


def _is_where_said(tokens: Tokens, hit: Hit, claim: Claim) -> bool:
    """Tell whether a meeting is only where something is called for or denied ("urged a truce at talks in X")."""
    ahead = tokens.lows[max(hit.after, claim.first - _TO_MEETING) : claim.first]
    return claim.kind == "talks" and claim.entry.role == "noun" and hit.after < claim.first and "at" in ahead


def _says_too(tokens: Tokens, hit: Hit, claim: Claim) -> bool:
    """Tell whether who denies one thing goes on to say another ("denied that X had fallen, saying it had repelled")."""
    lows = tokens.lows
    return any(
        lows[i] in _SAYING_TOO or (lows[i] in _SAYS_TOO and not tokens.capitals[i])
        for i in range(hit.after + 1, claim.first)
        if lows[i - 1] in _GOING_ON or (lows[i - 1].endswith("ly") and lows[i - 2] in _GOING_ON)
    )


def _is_dismissed(tokens: Tokens, start: int, claim: Claim, end: int) -> bool:
    """Tell whether a deed is what a report, dismissed behind it, says ("the claim that X was hit is rejected")."""
    lows = tokens.lows
    if _DISMISSIBLE.isdisjoint(lows[start : claim.first]):
        return False
    told = any(lows[i] in _DISMISSIBLE and lows[i + 1] in ("that", "of") for i in range(start, claim.first - 1))
    withdrawn = next((i for i in range(claim.after, end) if lows[i] in _WITHDRAWN), claim.after)
    if told and withdrawn > claim.after and _JOINS.isdisjoint(lows[start:withdrawn]) and lows[withdrawn - 1] in _ARE:
        return True  # "a warning of a raid was withdrawn", but not "warnings of a raid grew, and troops were withdrawn"
    return told and any(
        lows[i] in _DISMISSED
        and not signs().to_be.isdisjoint(lows[i - _TO_BE_REACH : i])
        and _NOT.isdisjoint(lows[i - _TO_BE_REACH : i])
        and not _is_in_aside(lows, claim.after, i)
        for i in range(claim.after, end)
    )


def _is_in_aside(lows: Sequence[str], start: int, at: int) -> bool:
    """Tell whether a word stands in a clause about something else (", where a charge was rejected by the court,")."""
    opened = [i for i in range(start, at) if lows[i] in _ASIDES]
    return bool(opened) and "," not in lows[opened[-1] : at]


def _by_nobody(tokens: Tokens, floor: int, hit: Hit) -> bool:
    """Tell whether it is only said that nobody claims it ("no group claimed responsibility for the blast")."""
    nobody = load_table("events")["status"]["claimed"]["by_nobody"]
    return not set(nobody).isdisjoint(tokens.lows[max(floor, hit.first - _SUBJECT_NEGATION) : hit.first])


def counts_harm(hits: Sequence[Hit]) -> bool:
    """Tell whether dead or wounded are counted ("the siege of the hotel ended with 12 people dead").

    Parameters
    ----------
    hits : sequence of Hit
    """
    return any(
        entry.role == "quantity" and entry.value in HARMED
        for hit in [hit for hit in hits if "quantity" in hit.words.by_role]
        for entry in hit.words.entries
    )


def _is_suspicion(tokens: Tokens, hit: Hit) -> bool:
    """Tell whether a participle only says what people are suspected of ("lynched two men accused of kidnapping")."""
    lows = tokens.lows
    if lows[hit.first] != "accused" or lows[hit.after : hit.after + 1] != ["of"]:
        return False
    before = lows[max(0, hit.first - _TO_BE_REACH) : hit.first]
    helped = any(low in signs().to_be or low in signs().auxiliaries for low in before)
    return bool(before) and not helped and not tokens.capitals[hit.first - 1]


def _governs(tokens: Tokens, hit: Hit, claim: Claim) -> bool:
    """Tell whether a plan is one for the claim: not for a finite verb behind it ("who tried to leave was shot")."""
    lows = tokens.lows
    if lows[hit.first : hit.after] == ["due", "to"] and (claim.entry.role == "noun" or claim.entry.form == "ing"):
        return False  # "died due to shelling"
    if lows[hit.first].startswith("agree") and lows[hit.after] in ("a", "an", "the", "another"):
        return False
    if _is_feared_done(lows, hit, claim) or is_sensed(lows, hit.after - 1):
        return False
    finite = claim.entry.role == "verb" and claim.entry.form not in ("base", "ing")
    late = lows[hit.after - 1] == "until" and "that" in lows[hit.after : claim.first]
    if finite and (late or lows[hit.after - 1] in _TOWARDS):
        return False  # "a missile fired towards a ship was shot down", "it was not until Monday that rebels took X"
    if not finite or lows[hit.after - 1] not in _INFINITIVE:
        return True
    before = lows[max(hit.after - 1, claim.first - _TO_BE_REACH) : claim.first]
    return before[-1:] == [lows[hit.after - 1]] or any(low in ("be", "have") for low in before)


def _is_feared_done(lows: Sequence[str], hit: Hit, claim: Claim) -> bool:
    """Tell whether something is feared to have happened ("feared to have been abducted", "feared kidnapped")."""
    if lows[hit.after - 1] not in _FEARED or claim.entry.role != "verb" or not claim.passive:
        return False
    return lows[hit.after : hit.after + 2] == ["to", "have"] or claim.first == hit.after


def _is_done_next(tokens: Tokens, claim: Claim) -> bool:
    """Tell whether a finite verb tells what was done next ("ordered people to lie down and then opened fire")."""
    finite = claim.entry.role == "verb" and claim.entry.form == "past" and not claim.passive
    return finite and tokens.before(claim.first) in _NEXT


# "No group claimed the attack".
_OWNING = clause_words("passing", "claiming")
# A plan that ends in one of these takes a plain verb.
_RESPONSIBILITY = clause_words("shared", "responsibility")
_INFINITIVE = clause_words("statuses", "infinitive")
_NEXT, _TOWARDS = clause_words("statuses", "next"), clause_words("statuses", "towards")
_LACKING, _NO_DENIAL = clause_words("statuses", "lacking"), clause_words("statuses", "no_denial")
_ASIDES, _NOT = clause_words("statuses", "asides"), clause_words("statuses", "not")
# "cancelled a planned visit": a call or a cancellation this near before a plan is what counts.
_OVER_PLAN = 4


def _nearest(seen: dict[str, Hit], claim: Claim) -> str:
    """Return "planned" when the plan stands nearer to the event than a call or a cancellation told before it."""
    plan = seen.get("planned")
    if plan is None or "denied" in seen or "none" in seen or "negated" in seen or plan.first > claim.first:
        return ""
    others = [hit for name in ("cancelled", "called_for") if (hit := seen.get(name))]
    return "planned" if others and all(hit.after + _OVER_PLAN < plan.first for hit in others) else ""


def _negates(tokens: Tokens, hit: Hit, claim: Claim) -> bool:
    gap = tokens.lows[hit.after : claim.first]
    if tokens.lows[hit.after] in _NO_DENIAL:
        return False  # "not only had the rebels taken X", "no sooner had they"
    if any(low in (",", "and", ";", "that", "but") for low in gap) or gap[:1] in _LABELLED:
        return False
    owned = claim.entry.role == "noun" and not _OWNING.isdisjoint(gap)
    if owned or not _RESPONSIBILITY.isdisjoint(gap):
        return False  # "no group took responsibility for the blast"
    if tokens.lows[hit.first] in _LACKING and claim.entry.role == "verb" and claim.entry.form != "ing":
        # "residents without water blocked a road": they did, but nobody left "without being attacked"
        return claim.passive and any(low.endswith("ing") for low in gap)
    table = load_table("events")["tolls"]
    nobody = claim.entry.role == "noun" and tokens.lows[hit.first] in table["nobody"]
    if nobody and not set(table["hurt"]).isdisjoint(gap):
        return False  # "nobody was hurt in the attack"
    if tokens.lows[hit.first] == "dispute" and len(gap) > _NOUN_NEGATION:
        return False
    if tokens.lows[hit.first] == "no" and hit.after - hit.first == 1:
        if claim.entry.role == "noun":
            return len(gap) <= _NOUN_NEGATION
        if len(gap) > 1 and gap[1] == "of" and gap[2:3] and gap[2] in _OWNERS:
            gap = [gap[0], *gap[3:]]  # "no troops of theirs have been moved"
        helped = any(low in signs().auxiliaries for low in gap)
        return helped and len(gap) <= _SUBJECT_NEGATION and not any(low in signs().locative for low in gap)
    return len(gap) <= _VERB_NEGATION
