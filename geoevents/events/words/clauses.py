"""Clauses of a sentence: where each claim begins and ends, and which of one clause tells its event."""

from __future__ import annotations

from collections.abc import Sequence, Set
from functools import lru_cache

from geoevents.actors.unnamedgroups import counting
from geoevents.events.words.hits import Claim, Hit
from geoevents.events.words.triggers import accusing, is_definite, signs, yields_to
from geoevents.lexicon.tables import clause_words, load_table
from geoevents.text.tokens import Tokens

# How many words may stand between "was" and its participle ("was reportedly shelled").
_TO_BE_REACH = 3
_HARM = clause_words("shared", "harm")
# "of shelling a dormitory in Horlivka, killing four": words from the deed to the count of its dead.
_TOLL_REACH = 24
# "12 people dead": words between a number and what it counts.
_COUNTED = 3
_STOPS = frozenset({".", ";"})
_ASIDES = frozenset({"while", "whereas"})


def cut_clauses(
    tokens: Tokens, start: int, end: int, claims: Sequence[Claim], hard: Sequence[Hit], joints: Set[int]
) -> list[Claim]:
    """Give each claim of a sentence its clause; claims that tell one event in one clause become one.

    ``joints`` are the tokens that join names of one list and part no clauses ("bombs dropped on X and Y burned").
    """
    _set_borders(tokens, start, end, claims, hard, joints)
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
_PLOTS = clause_words("clauses", "plots")


def _better(tokens: Tokens, a: Claim, b: Claim) -> Claim | None:
    """Return the claim that tells the event of both better; None when they are two events."""
    definite = b.first > 0 and is_definite(tokens.lows, b.first - 1)
    plots = any(low in _PLOTS for low in tokens.lows[a.after : b.first])
    if a.kind == "statement" and (plots or _is_called(tokens, a, b)):
        return a
    deed = b.kind in yields_to().get("statement", ())
    if a.kind == "statement" and deed and a.passive and tokens.lows[a.first] in charging():
        return b  # "X is blamed for the killing of"
    if a.kind == "statement" and _is_charge(tokens, a, b):
        return None if (deed or b.entry.value == "killing") and _tells_toll(tokens, b) else a
    if a.kind == "statement" and _is_reason(tokens, a, b):
        return a
    vows = not a.reaction and tokens.lows[a.after - 1] == "to" and b.kind in yields_to().get(a.kind, ())
    threat = tokens.lows[a.first] in _THREATS and tokens.lows[a.after - 1] == "to"
    if a.kind == "statement" and threat and _is_only_threatened(tokens, a, b):
        return a  # "threatened to sink any ship that calls at X", "threatened to kill the hostages"
    if a.kind == "statement" and b.entry.role == "noun" and denies_doing(tokens.lows, a.first):
        return b
    if a.kind == "statement" and (a.reaction or definite) and b.entry.role == "noun" and not vows:
        return None if a.reaction and deed and _tells_toll(tokens, b, b.after) else a
    if _sets_fire(tokens, a, b):
        return a
    if a.kind == "agreement" and "to" in tokens.lows[b.first - 2 : b.first]:
        return a
    if a.kind == "ceasefire" and _is_agreed_at(tokens, a, b):
        return a
    if a.kind in ("leave", "withdrawal") and b.kind == "advance" and b.entry.role == "noun":
        return a  # "left their last foothold in X"
    since = (
        a.entry.value == "killing"
        and a.passive
        and b.entry.role == "verb"
        and "since" in tokens.lows[a.after : b.first]
    )
    if since:
        return None  # "100 have been killed since X overran the city"
    if b.kind in yields_to().get(a.kind, ()):
        return b
    if a.kind in yields_to().get(b.kind, ()):
        return a
    if a.kind == b.kind:
        helped = b.entry.role == "verb" and any(
            low in signs().auxiliaries for low in tokens.lows[max(a.after, b.first - _TO_BE_REACH) : b.first]
        )
        if helped and a.entry.form in ("part", "past") and not a.passive:
            return b
        return a if a.entry.role == "verb" or b.entry.role == "noun" else b
    return None


# "agreed on a truce at": words from the verb to the truce, from "at" to the talks.
_AGREED, _AT_TALKS = clause_words("clauses", "agreed"), clause_words("clauses", "at_talks")
_TO_TRUCE, _TO_TALKS = 4, 3
_THREATS, _GENERIC = clause_words("clauses", "threats"), clause_words("clauses", "generic")
_THREATENING = clause_words("clauses", "threatening")
# Who threatens a town is at its gates.
_GROUND = frozenset({"advance", "capture", "withdrawal", "reinforcement"})
_DENYING, _DOING = clause_words("shared", "denying"), clause_words("clauses", "doing")
_STRIKES = frozenset({"air_strike", "drone_strike", "shelling", "explosion", "ied"})


def _is_only_threatened(tokens: Tokens, threat: Claim, deed: Claim) -> bool:
    """Tell whether a deed is only what somebody says he would do, to whomever or if need be."""
    if not _GENERIC.isdisjoint(tokens.lows[deed.after : deed.after + 1]):
        return True
    at_once = deed.first == threat.after and deed.entry.role == "verb"
    return at_once and tokens.lows[threat.first] in _THREATENING and deed.kind not in _GROUND


def denies_doing(lows: Sequence[str], at: int) -> bool:
    """Tell whether somebody denies that he did what a noun behind tells of ("denied carrying out the strike").

    Parameters
    ----------
    lows : sequence of str
    at : int
        Where the denial stands.
    """
    return lows[at] in _DENYING and not _DOING.isdisjoint(lows[at + 1 : at + 2])


def _is_agreed_at(tokens: Tokens, truce: Claim, talks: Claim) -> bool:
    """Tell whether talks are only where a truce was agreed ("agreed on a truce at talks in X", "through mediation")."""
    if talks.kind != "talks" or talks.entry.role != "noun":
        return False
    agreed = not _AGREED.isdisjoint(tokens.lows[max(0, truce.first - _TO_TRUCE) : truce.after])
    return agreed and not _AT_TALKS.isdisjoint(tokens.lows[max(truce.after, talks.first - _TO_TALKS) : talks.first])


def _sets_fire(tokens: Tokens, strike: Claim, fire: Claim) -> bool:
    """Tell whether what burns is what a strike did ("a missile strike set fire to a depot")."""
    if strike.kind not in _STRIKES or strike.entry.role != "noun" or fire.kind not in ("looting", "riot"):
        return False
    return {"and", ",", ";", "after", "while"}.isdisjoint(tokens.lows[strike.after : fire.first])


def _is_charge(tokens: Tokens, words: Claim, deed: Claim) -> bool:
    """Tell whether a deed is only what one accuses another of ("accused X of shelling Y")."""
    accuses = not words.passive and tokens.lows[words.first] in accusing()
    return accuses and not {"of", "for"}.isdisjoint(tokens.lows[words.after : deed.first])


def _tells_toll(tokens: Tokens, deed: Claim, first: int | None = None) -> bool:
    """Tell whether dead are counted behind a deed ("accused X of shelling Y, killing nine"), from ``first`` on."""
    lows = tokens.lows
    for i in range(deed.first if first is None else first, min(len(lows), deed.first + _TOLL_REACH)):
        if lows[i] in _STOPS:
            return False
        if lows[i] in _HARM and (_is_number(lows, i + 1) or any(_is_number(lows, j) for j in _ahead(lows, deed, i))):
            return True
    return False


def _ahead(lows: Sequence[str], deed: Claim, harm: int) -> range:
    """Return the tokens before a word of harm that may count it, of the deed's own words."""
    first = max(deed.first, harm - _COUNTED)
    breaks = [i + 1 for i in range(first, harm) if not lows[i].isalnum()]
    return range(breaks[-1] if breaks else first, harm)


def _is_number(lows: Sequence[str], at: int) -> bool:
    """Tell whether a word counts people, and is no year or article."""
    if at >= len(lows) or lows[at] in ("a", "an", "all", "most"):
        return False
    if lows[at][0].isdigit():
        return not (len(lows[at]) == 4 and lows[at - 1] == "in")
    return lows[at] in counting()


def _is_reason(tokens: Tokens, words: Claim, deed: Claim) -> bool:
    """Tell whether a deed is only what a statement warns of or judges ("warned X not to attack", "condemned X for")."""
    before = tokens.lows[deed.first - 2 : deed.first]
    judged = words.reaction and before[-1:] == ["for"] and deed.entry.form == "ing"
    averted = deed.entry.form == "ing" and before[-1:] == ["against"]  # "warned Israel against attacking"
    return deed.entry.role == "verb" and (
        judged or averted or before == ["not", "to"] or tokens.lows[deed.first : deed.first + 1] == ["not"]
    )


@lru_cache(maxsize=1)
def charging() -> frozenset[str]:
    """Return the participles that charge their subject with a deed ("ADF rebels are blamed for the killing of")."""
    return frozenset(load_table("events")["charges"]["words"])


def _is_called(tokens: Tokens, words: Claim, deed: Claim) -> bool:
    """Tell whether a noun is only what a statement calls something ("called the strike a blatant massacre")."""
    named = deed.entry.role == "noun" and tokens.lows[words.first] in _names_for()
    if "what" in tokens.lows[max(0, words.first - 3) : words.first]:
        return False  # "launched what it called an operation"
    return named and not {"a", "an"}.isdisjoint(tokens.lows[words.after : deed.first])


@lru_cache(maxsize=1)
def _names_for() -> frozenset[str]:
    """Return the verbs behind which a noun is only what something is called ("called the strike a massacre")."""
    return frozenset(load_table("events")["naming"]["verbs"])


def _set_borders(
    tokens: Tokens, start: int, end: int, claims: Sequence[Claim], hard: Sequence[Hit], joints: Set[int]
) -> None:
    """Set where each clause begins and ends; claims with no break between them share one."""
    group: list[Claim] = []
    begin = start
    for i, claim in enumerate(claims):
        group.append(claim)
        cut = (
            _cut(tokens, claim, claims[i + 1], hard, joints)
            if i + 1 < len(claims)
            else _before_aside(tokens, claim, hard, end)
        )
        if cut is None:
            continue
        first, last = _trim(tokens, begin, cut)
        for member in group:
            member.start, member.end = min(first, member.first), max(last, member.after)
        group, begin = [], cut


def _before_aside(tokens: Tokens, claim: Claim, hard: Sequence[Hit], end: int) -> int:
    """Return the end of a last clause, before what went on meanwhile and hurt nobody (", while crowds cheered")."""
    for hit in hard:
        if hit.first > claim.after and tokens.lows[hit.first] in _ASIDES and tokens.lows[hit.first - 1] == ",":
            rest = range(hit.first, end)
            return end if any(tokens.lows[i] in _HARM or tokens.lows[i][0].isdigit() for i in rest) else hit.first
    return end


def ends_at_aside(lows: Sequence[str], end: int) -> bool:
    """Tell whether a clause ends before what went on meanwhile.

    Examples
    --------
    >>> ends_at_aside("left 12 dead , while crowds cheered".split(), 3)
    True
    """
    return lows[end : end + 1] == [","] and not _ASIDES.isdisjoint(lows[end + 1 : end + 2])


def _trim(tokens: Tokens, start: int, end: int) -> tuple[int, int]:
    """Leave out the signs and conjunctions at both ends of a clause."""
    outer = signs().soft | {";"}
    while start < end and tokens.lows[start] in outer:
        start += 1
    while end > start and tokens.lows[end - 1] in outer:
        end -= 1
    return start, end


def _says_since(tokens: Tokens, state: Claim, hit: Hit) -> bool:
    """Tell whether "since" only says since when a place is held ("has been in X's hands since 2023; its base")."""
    dated = tokens.lows[hit.first] == "since" and tokens.lows[hit.after][0].isdigit()
    return dated and state.kind in ("control", "presence", "base")


def _cut(tokens: Tokens, a: Claim, b: Claim, hard: Sequence[Hit], joints: Set[int]) -> int | None:
    """Return the token where the clause of ``b`` begins; None when both stand in one clause."""
    for hit in hard:
        if a.after <= hit.first <= b.first and not _says_since(tokens, a, hit):
            return hit.first
    if (bracket := _opens_bracket(tokens, a, b)) is not None:
        return bracket
    soft = signs().soft
    breaks = [
        i
        for i in range(a.after, b.first)
        if tokens.lows[i] in soft and tokens.lows[i] not in ("to", "or") and i not in joints
    ]
    for i in breaks:
        if tokens.lows[i] == "," and tokens.lows[i + 1] in ("and", "that"):
            return i
    return breaks[-1] if breaks else None


def _opens_bracket(tokens: Tokens, a: Claim, b: Claim) -> int | None:
    """Return the bracket that opens before a claim and holds a clause of its own: "hit X (Y was also hit)"."""
    lows = tokens.lows
    opening = next((i for i in range(b.first - 1, a.after - 1, -1) if lows[i] in ("(", ")")), None)
    if opening is None or lows[opening] != "(":
        return None
    return opening if any(low in signs().auxiliaries | signs().to_be for low in lows[opening + 1 : b.first]) else None
