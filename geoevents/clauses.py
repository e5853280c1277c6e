"""Clauses of a sentence: which words claim an event, where each claim begins and ends, and with what status."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from geoevents.tables import load_table
from geoevents.tokens import Tokens
from geoevents.triggers import Entry, Words, reactions, signs, trigger_table, yields_to

# How many words may stand between "was" and its participle ("was reportedly shelled").
_TO_BE_REACH = 3
# Adjectives that behind "the" may be the subject ("the ground shook").
_NOUNS_TOO = frozenset({"ground", "military"})
# "sharply reduce": an adverb is longer than this.
_ADVERB = 4
# Verbs that have an object, or are passive, and what follows a passive one.
_TRANSITIVE = frozenset({"killing", "arrest", "abduction", "attack_on_civilians"})
_SHOOTING = frozenset({"shot", "beat", "died", "perished", "drowned", "suffocated"})
_ADJUNCTS = frozenset(
    {"in", "near", "at", "on", "during", "when", "after", "as", "since", "outside", "over", "for", "."}
)
# Between one of these and its noun a participle only describes ("the retreating troops").
_ARTICLES = frozenset({"the", "a", "an", "these", "those"})
# A status word after its event stands within this many words ("the visit to Ankara by the minister was postponed").
_AFTER_REACH = 10


class Hit(NamedTuple):
    """A phrase of the table in the text: tokens ``first`` up to ``after``."""

    first: int
    after: int
    words: Words

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All the phrase may be."""
        return self.words.entries

    def role(self, name: str) -> Entry | None:
        """Return the entry with that role."""
        return self.words.by_role.get(name)


@dataclass(slots=True)
class Claim:
    """An event word in its clause, tokens ``start`` up to ``end``; ``passive`` when its subject suffers it."""

    first: int
    after: int
    entry: Entry
    kind: str
    start: int
    end: int
    passive: bool = False
    status: str = "reported"
    operator: Hit | None = None
    reaction: bool = False
    choices: tuple[Entry, ...] = ()
    absorbed: list[Claim] = field(default_factory=list)


def scan(tokens: Tokens) -> list[Hit]:
    """Match the trigger table over all words, in one pass."""
    table = trigger_table()
    first_words, lows, hits, i = table.first, tokens.lows, [], 0
    count = len(lows)
    while i < count:
        if lows[i] in first_words:
            match = table.match(lows, i)
            if match is not None:
                hits.append(Hit(i, i + match[0], match[1]))
                i += match[0]
                if lows[i - 1] == "to" and match[0] > 1:
                    following = table.match(lows, i - 1)
                    if following is not None and following[0] > 1:
                        hits.append(Hit(i, i - 1 + following[0], following[1]))
                        i += following[0] - 1
                continue
        i += 1
    return hits


def _reads_as_verb(tokens: Tokens, hit: Hit, verb: Entry, noun: Entry | None, actor_ends: set[int]) -> bool:
    """Decide between a verb and a noun of one spelling, or whether a participle only describes ("captured tanks")."""
    sign, lows = signs(), tokens.lows
    at = hit.first - 1
    if at > 0 and lows[at].endswith("ly") and len(lows[at]) > _ADVERB and lows[at] not in sign.adverbs:
        at -= 1
    before = lows[at] if hit.first else "."
    following = lows[hit.after] if hit.after < len(lows) else "."
    if lows[hit.first] == "to" or (hit.after - hit.first > 1 and lows[hit.first] in sign.auxiliaries):
        return True
    if verb.form == "ing":
        if noun is None and before in _ARTICLES:
            return False
        if noun is None or before in sign.to_be:
            return True
        opens = before in sign.stops or following in sign.auxiliaries
        return not opens and before not in sign.noun_signs and following not in sign.after_noun
    follows_actor = at + 1 in actor_ends
    if verb.form in ("base", "s"):
        if before in sign.before_base:
            return True
        if follows_actor or (before in sign.adverbs and hit.first - 1 in actor_ends):
            return following not in (sign.after_noun if noun is not None else sign.to_be)
        if verb.form == "base" and before in _crowd_words():
            return True
        opens = before in sign.stops or before in sign.soft
        return (
            verb.form == "s"
            and noun is None
            and not opens
            and before not in sign.noun_signs
            and following not in sign.soft
        )
    if follows_actor or before in sign.to_be or following == "by":
        return True
    if before in sign.stops and verb.value == "killing" and following.isalpha() and following not in sign.locative:
        return False
    if before in _NOUNS_TOO and noun is None and hit.first > 1 and lows[hit.first - 2] == "the":
        return True
    return before == "that" or (before not in sign.noun_signs and before not in sign.locative)


@lru_cache(maxsize=1)
def _crowd_words() -> frozenset[str]:
    """Return the plurals that a headline's plain verb may follow ("Thousands rally in X")."""
    return frozenset(load_table("deeds")["beside"]["marchers"])


def find_triggers(tokens: Tokens, hits: Sequence[Hit], actor_ends: set[int]) -> list[Claim]:
    """Keep the hits that are event words, each read as verb or noun; clauses are not cut yet."""
    claims = []
    for hit in hits:
        if _is_month(tokens, hit):
            continue
        noun = hit.role("noun")
        choices = _verb_entries(hit) if hit.role("verb") and not _is_surname(tokens, hit) else ()
        if not choices or not _reads_as_verb(tokens, hit, choices[0], noun, actor_ends):
            choices = tuple(entry for entry in hit.entries if entry.role == "noun")
        elif noun is not None and choices[0].form == "ing":
            choices = (*choices, noun)
        if not choices:
            continue
        entry = choices[0]
        passive = entry.role == "verb" and _is_passive(tokens, hit, entry)
        claim = Claim(hit.first, hit.after, entry, entry.value, hit.first, hit.after, passive)
        claim.choices, claim.reaction = choices, tokens.lows[hit.first] in reactions()
        claims.append(claim)
    return claims


def _is_month(tokens: Tokens, hit: Hit) -> bool:
    """Tell whether a word is a month ("planned for March"): a capital inside a sentence."""
    alone = hit.after - hit.first == 1 and hit.first > 0 and tokens.capitals[hit.first]
    return alone and tokens.lows[hit.first] in _months() and tokens.lows[hit.first - 1] not in signs().stops


@lru_cache(maxsize=1)
def _months() -> frozenset[str]:
    return frozenset(load_table("dates")["months"])


def _is_surname(tokens: Tokens, hit: Hit) -> bool:
    """Tell whether a word is a part of a name ("director Burns"): a capital inside a sentence of small letters."""
    if not tokens.capitals[hit.first] or hit.first == 0 or hit.after - hit.first > 1 or hit.after >= len(tokens.lows):
        return False
    before = tokens.lows[hit.first - 1]
    return (
        before not in (".", "!", "?", '"', "“", ":", ")")
        and not tokens.capitals[hit.after]
        and tokens.lows[hit.after].isalpha()
    )


def _verb_entries(hit: Hit) -> tuple[Entry, ...]:
    """Return the verbs of one spelling, each reading once."""
    kinds: dict[tuple[str, str, frozenset[str]], Entry] = {}
    for entry in hit.entries:
        if entry.role == "verb":
            reading = entry.value, entry.frame, entry.needs
            known = kinds.get(reading)
            if known is None or known.form in ("part", "base"):
                kinds[reading] = entry
    return tuple(kinds.values())


def _is_passive(tokens: Tokens, hit: Hit, entry: Entry) -> bool:
    participle = any(e.role == "verb" and e.form == "part" for e in hit.entries)
    if not participle:
        return False
    lows, sign = tokens.lows, signs()
    reach = lows[max(0, hit.first - _TO_BE_REACH) : hit.first]
    for i in range(len(reach) - 1, -1, -1):
        if reach[i] in sign.to_be and not tokens.shouts(hit.first - len(reach) + i):
            return True
        if reach[i] in sign.soft or reach[i] in ("has", "have", "had"):
            break
    if hit.after >= len(lows):
        return False
    return lows[hit.after] == "by" or _is_headline(tokens, hit, entry)


def _is_headline(tokens: Tokens, hit: Hit, entry: Entry) -> bool:
    """Tell whether a headline leaves out "were" ("five farmers killed in their fields"): no object follows."""
    lows = tokens.lows
    if entry.form != "past" or lows[hit.first] in _SHOOTING or not hit.first:
        return False
    if not any(other.role == "verb" and other.value in _TRANSITIVE for other in hit.entries):
        return False
    before = lows[hit.first - 1]
    return lows[hit.after] in _ADJUNCTS and (before in _victim_words() or "0" <= before[0] <= "9")


@lru_cache(maxsize=1)
def _victim_words() -> frozenset[str]:
    tables = load_table("deeds")["beside"], load_table("events")["numbers"]["words"]
    return frozenset(tables[0]["people"]) | frozenset(tables[0]["armour"]) | frozenset(tables[1])


def cut_clauses(tokens: Tokens, start: int, end: int, claims: Sequence[Claim], hard: Sequence[Hit]) -> list[Claim]:
    """Give each claim of a sentence its clause; claims that tell one event in one clause become one."""
    _set_borders(tokens, start, end, claims, hard)
    kept: list[Claim] = []
    for claim in claims:
        if kept and kept[-1].start == claim.start:
            better = _better(tokens, kept[-1], claim)
            if better is not None:
                other = claim if better is kept[-1] else kept[-1]
                better.absorbed += [other, *other.absorbed]
                kept[-1] = better
                continue
        kept.append(claim)
    return kept


# "accused Ukraine of planning an attack", "of violating a truce": no attack and no truce is told of.
_PLOTS = frozenset(
    {"planning", "plotting", "preparing", "intending", "seeking", "trying", "violating", "breaching", "breaking"}
    | {"involvement", "complicity", "role", "supporting", "backing", "arming", "harbouring", "funding", "instigating"}
    | {"sabotaging", "undermining", "obstructing", "blocking", "stalling", "exploiting", "prolonging"}
)


def _better(tokens: Tokens, a: Claim, b: Claim) -> Claim | None:
    """Return the claim that tells the event of both better; None when they are two events."""
    definite = b.first > 0 and tokens.lows[b.first - 1] in signs().definite
    plots = any(low in _PLOTS for low in tokens.lows[a.after : b.first])
    if a.kind == "statement" and plots:
        return a
    vows = tokens.lows[a.after - 1] == "to" and b.kind in yields_to().get(a.kind, ())
    if a.kind == "statement" and (a.reaction or definite) and b.entry.role == "noun" and not vows:
        return a
    if a.kind == "agreement" and "to" in tokens.lows[b.first - 2 : b.first]:
        return a
    if b.kind in yields_to().get(a.kind, ()):
        return b
    if a.kind in yields_to().get(b.kind, ()):
        return a
    if a.kind == b.kind:
        return a if a.entry.role == "verb" or b.entry.role == "noun" else b
    return None


def _set_borders(tokens: Tokens, start: int, end: int, claims: Sequence[Claim], hard: Sequence[Hit]) -> None:
    """Set where each clause begins and ends; claims with no break between them share one."""
    group: list[Claim] = []
    begin = start
    for i, claim in enumerate(claims):
        group.append(claim)
        cut = _cut(tokens, claim, claims[i + 1], hard) if i + 1 < len(claims) else end
        if cut is None:
            continue
        first, last = _trim(tokens, begin, cut)
        for member in group:
            member.start, member.end = min(first, member.first), max(last, member.after)
        group, begin = [], cut


def _trim(tokens: Tokens, start: int, end: int) -> tuple[int, int]:
    """Leave out the signs and conjunctions at both ends of a clause."""
    outer = signs().soft | {";"}
    while start < end and tokens.lows[start] in outer:
        start += 1
    while end > start and tokens.lows[end - 1] in outer:
        end -= 1
    return start, end


def _cut(tokens: Tokens, a: Claim, b: Claim, hard: Sequence[Hit]) -> int | None:
    """Return the token where the clause of ``b`` begins; None when both stand in one clause."""
    for hit in hard:
        if a.after <= hit.first <= b.first:
            return hit.first
    soft = signs().soft
    breaks = [i for i in range(a.after, b.first) if tokens.lows[i] in soft and tokens.lows[i] not in ("to", "or")]
    for i in breaks:
        if tokens.lows[i] == "," and tokens.lows[i + 1] in ("and", "that"):
            return i
    return breaks[-1] if breaks else None


# --- status ----------------------------------------------------------------------------------------------------------

# The first of these that a clause shows is its status.
_ORDER = ("none", "denied", "called_for", "cancelled", "negated", "planned", "background", "claimed")
_NOUN_NEGATION = 3
_VERB_NEGATION = 5
# "No shells had fallen on the town": words between "no" and its verb.
_SUBJECT_NEGATION = 4


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
    floor = _reach(tokens, start, claim, hits)
    subject_break = _subject_break(tokens, floor, claim, new_subjects)
    for hit in hits:
        for entry in hit.entries:
            if hit.after <= claim.first and hit.first >= floor:
                if (
                    entry.role == "status"
                    and entry.frame == "before"
                    and (hit.first >= subject_break or entry.value in ("denied", "claimed"))
                    and (entry.value != "planned" or _governs(tokens, hit, claim))
                ):
                    seen[entry.value] = hit
                elif entry.role == "negation" and _negates(tokens, hit, claim):
                    seen["negated" if entry.value == "denied" else "none"] = hit
            elif hit.first == claim.first and entry.frame == "self" and entry.role == "status":
                seen[entry.value] = hit
            elif hit.first >= claim.after and entry.role == "status":
                near = hit.first < min(claim.end, claim.after + _AFTER_REACH)
                trailing = entry.value == "claimed" and hit.after >= end - 2
                if (near and entry.frame == "after") or trailing:
                    seen[entry.value] = hit
            if entry.role == "scheduled" and claim.after <= hit.first < end and "negated" in seen:
                seen["cancelled"] = hit
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


def _governs(tokens: Tokens, hit: Hit, claim: Claim) -> bool:
    """Tell whether a plan is one for the claim: not for a finite verb behind it ("who tried to leave was shot")."""
    lows = tokens.lows
    if lows[hit.first].startswith("agree") and lows[hit.after] in ("a", "an", "the", "another"):
        return False
    if claim.entry.role != "verb" or claim.entry.form in ("base", "ing") or lows[hit.after - 1] not in _INFINITIVE:
        return True
    before = lows[max(hit.after - 1, claim.first - _TO_BE_REACH) : claim.first]
    return before[-1:] == [lows[hit.after - 1]] or any(low in ("be", "have") for low in before)


# A plan that ends in one of these takes a plain verb.
_INFINITIVE = frozenset({"to", "will", "would", "could", "may", "might", "shall"})
# "cancelled a planned visit": a call or a cancellation this near before a plan is what counts.
_OVER_PLAN = 4


def _nearest(seen: dict[str, Hit], claim: Claim) -> str:
    """Return "planned" when the plan stands nearer to the event than a call or a cancellation told before it."""
    plan = seen.get("planned")
    if plan is None or "denied" in seen or "none" in seen or "negated" in seen or plan.first > claim.first:
        return ""
    others = [hit for name in ("cancelled", "called_for") if (hit := seen.get(name))]
    return "planned" if others and all(hit.after + _OVER_PLAN < plan.first for hit in others) else ""


def _reach(tokens: Tokens, start: int, claim: Claim, hits: Sequence[Hit]) -> int:
    """Return the token before which no word bears on the claim: the last hard break."""
    floor = start
    for hit in hits:
        if hit.after <= claim.first and hit.role("hard") and hit.first > start:
            floor = max(floor, hit.after if hit.after < claim.first else hit.first)
    return floor


def _subject_break(tokens: Tokens, floor: int, claim: Claim, new_subjects: Sequence[int]) -> int:
    """Return the last soft break before the claim that a new subject follows."""
    for i in range(claim.first - 1, floor, -1):
        if tokens.lows[i] in (",", "and", ";") and any(i < first < claim.first for first in new_subjects):
            if tokens.lows[i] == "and" and tokens.lows[i + 1] not in ("said", "added") and i - 1 in new_subjects:
                continue
            return i
    return floor


def _negates(tokens: Tokens, hit: Hit, claim: Claim) -> bool:
    gap = tokens.lows[hit.after : claim.first]
    if any(low in (",", "and", ";", "that", "but") for low in gap):
        return False
    if tokens.lows[hit.first] == "dispute" and len(gap) > _NOUN_NEGATION:
        return False
    if tokens.lows[hit.first] == "no" and hit.after - hit.first == 1:
        if claim.entry.role == "noun":
            return len(gap) <= _NOUN_NEGATION
        helped = any(low in signs().auxiliaries for low in gap)
        return helped and len(gap) <= _SUBJECT_NEGATION and not any(low in signs().locative for low in gap)
    return len(gap) <= _VERB_NEGATION
