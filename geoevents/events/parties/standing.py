"""Who stands before and behind an event word in its clause, and may be its subject or its object."""

from __future__ import annotations

from collections.abc import Sequence

from geoevents.actors import ActorMention
from geoevents.actors.table import Actor
from geoevents.events.numbers.deaths import dying
from geoevents.events.parties.agency import JOINED_BY, between_names
from geoevents.events.parties.joined import is_fled_from, listed, subject_of
from geoevents.events.words.fronted import is_for
from geoevents.events.words.hits import Claim, Hit
from geoevents.events.words.speech import (
    DETERMINERS,
    reports,
    speaks,
    speeches,
    told_to,
    without_asked,
    without_speakers,
)
from geoevents.events.words.triggers import PARLEYS, attributing, kinds, signs
from geoevents.lexicon.senses import sense_of
from geoevents.lexicon.tables import clause_words, load_table
from geoevents.text.tokens import Tokens

# "After seizing X, the rebels": words between a participle's clause and its subject.
MAIN_GAP = 3
# "villagers who had blocked a road": the subject of a relative clause stands right before it.
RELATIVE, _RELATIVE_GAP = clause_words("standing", "of_subject"), 1
# "said on Monday, blaming the army": words from the verb to the participle.
_SAID_GAP = 4
# ", who had come from the north,": how long an aside is.
_ASIDES, _ASIDE_LENGTH = clause_words("standing", "asides"), 20
_PITTING = clause_words("standing", "pitting")
# ", a convoy of the Cameroonian army lost": words between the comma and the name.
_TO_SUBJECT = 5
_TIMES = clause_words("standing", "times").union(load_table("dates")["weekdays"], load_table("dates")["months"])
# "Local officials said that X", "In a separate development on Monday, X": words before the name.
_TO_SAID, _FRONTED = 8, 9
# "attributed by the army to X": behind these "by" only says whose word it is.
_ASCRIBED = frozenset(load_table("events")["unsaid"]["ascribed"])
# "which the army has attributed to": words to who does so, and from there to the verb.
_LAID, _TO_WHAT_IS_LAID, _TO_LAYING = clause_words("standing", "laid"), 2, 2
_AT_DOOR = (["to"], ["on"])
# Behind these stands a condition, with parties of its own.
_CONDITIONS = clause_words("standing", "conditions")
# "The EU is alarmed by the fighting": how somebody only looks on, what leads to the deed, and words from there to it.
_FEELING, _FELT_AT, _TO_FELT = clause_words("standing", "feeling"), clause_words("standing", "felt_at"), 8
# "a nurse of MSF".
_EMPLOYED_BY = clause_words("standing", "employed_by")


def without_accusers(tokens: Tokens, claim: Claim, mentions: Sequence[ActorMention]) -> Sequence[ActorMention]:
    """Leave out who only charges another with a deed ("the rebels were accused by the army of shelling the town")."""
    charges = [other for other in claim.absorbed if other.kind == "statement" and other.passive]
    mentions = [
        m
        for m in mentions
        if not charges or not any(charge.after <= m.first and m.after <= claim.first for charge in charges)
    ]
    return [m for m in mentions if not (kinds()[claim.kind].force and _lays_to_another(tokens, m))]


def without_onlookers(tokens: Tokens, claim: Claim, mentions: Sequence[ActorMention]) -> Sequence[ActorMention]:
    """Leave out who is only said to mind a deed ("the EU is alarmed by the fighting")."""
    lows = tokens.lows
    for i in range(claim.first - 1, max(-1, claim.first - 1 - _TO_FELT), -1):
        if lows[i] in _FELT_AT and i and lows[i - 1] in _FEELING:
            return [m for m in mentions if m.first > i]
        if lows[i] in {".", ";", ":"}:
            break
    return mentions


def _lays_to_another(tokens: Tokens, mention: ActorMention) -> bool:
    """Tell whether an aside only has its subject lay a deed at another's door ("which the army attributes to X")."""
    lows = tokens.lows
    if _LAID.isdisjoint(lows[max(0, mention.first - _TO_WHAT_IS_LAID) : mention.first]):
        return False
    verbs = [
        i for i in range(mention.after, mention.after + _TO_LAYING) if lows[i : i + 1] and lows[i] in attributing()
    ]
    return any(lows[i + 1 : i + 2] in _AT_DOOR for i in verbs)


def without_employers(tokens: Tokens, mentions: Sequence[ActorMention]) -> Sequence[ActorMention]:
    """Leave out an organisation that only employs those who suffer a deed ("two MSF drivers", "a nurse of MSF")."""
    people = [m for m in mentions if m.actor.actor_class == "civilians"]
    firsts, ends = {m.first for m in people}, {m.after for m in people}

    def employs(mention: ActorMention) -> bool:
        at = mention.first - 1 - (tokens.before(mention.first) == "the")
        return mention.after in firsts or (at in ends and tokens.lows[at] in _EMPLOYED_BY)

    return [m for m in mentions if m.actor.actor_class != "organisation" or not employs(m)]


def standing_before(
    tokens: Tokens,
    claim: Claim,
    previous: Sequence[Actor],
    mentions: Sequence[ActorMention],
    hits: Sequence[Hit],
    sentence_start: int,
) -> list[ActorMention]:
    """Return the names before an event word that may be its subject."""
    opened = _before_aside(tokens, claim, mentions, sentence_start, speeches(tokens, hits))
    if opened:
        return opened
    of_noun = claim.entry.role == "noun"  # "a UN convoy" begins with whose it is
    touching = claim.after if of_noun else claim.first
    start = _behind_semicolon(tokens, claim) if claim.passive else claim.start
    before = [m for m in mentions if start <= m.first < claim.first and m.after <= touching]
    opening = [m for m in mentions if of_noun and m.first == claim.first and m.after <= touching]
    before += [
        m for m in opening if m.form == "named" or m.actor.actor_class in ("force", "police")
    ]  # "a militia raid"
    before = without_asked(tokens, claim, without_speakers(tokens, claim, before, hits), hits)
    before = _voices(tokens, before) if claim.kind == "statement" else before
    if claim.kind == "statement" and claim.entry.form == "ing":
        before = _speaker(tokens, claim, mentions, hits) or before
    if not before and tokens.lows[claim.start] in RELATIVE:
        before = [m for m in mentions if 0 <= claim.start - m.after <= _RELATIVE_GAP]
    if claim.kind == "protest" and claim.entry.role == "verb" and not claim.passive:
        before = [m for m in before if m.actor.actor_class in ("protesters", "civilians")][:1] or before
    told = told_to(tokens, claim, before)
    urged = [m for m in before if m.after <= told[0].first] if told and claim.kind in PARLEYS else []
    before = urged or told or before  # "urged the junta to begin talks": who urges is who calls for them
    if kinds()[claim.kind].force and not claim.passive and claim.entry.frame in ("agent", "mutual"):
        bearing = _bearing([m for i, m in enumerate(before) if not (i and is_fled_from(tokens, before[i - 1], m))])
        if not bearing and tokens.lows[claim.start] in RELATIVE:  # "kidnappers who took 39 pupils demanded a ransom"
            bearing = _bearing([m for m in mentions if 0 <= claim.start - m.after <= _RELATIVE_GAP])
        sides = listed(tokens, before, last=True) if claim.entry.frame == "mutual" else []
        beside = [m for m in sides if m not in bearing] if not {*bearing}.isdisjoint(sides) else []
        both = [m for m in before if m in bearing or m in beside]
        before = both or before  # "growers and soldiers clashed"
    before = [
        m for m in before if tokens.lows[m.after : m.after + 1] != [":"]
    ] or before  # "Ministry of X: units of Y mined"
    before = _of_first_verb(tokens, claim, before, hits) or before
    if not actors_of(before):
        before = _opening(tokens, claim, previous, mentions, hits, sentence_start)
    if not actors_of(before) and not previous and _is_fronted(tokens, claim, sentence_start):
        before = _behind_fronted(tokens, claim, mentions)
    return before


def _of_first_verb(
    tokens: Tokens, claim: Claim, before: Sequence[ActorMention], hits: Sequence[Hit]
) -> list[ActorMention]:
    """Return the subject of the verb that "and" joins a second one to ("X accused the traders of theft and warned")."""
    lows = tokens.lows
    if claim.entry.role != "verb" or claim.passive or lows[claim.first - 1] not in ("and", "but") or len(before) < 2:
        return []
    verbs = {hit.first for hit in hits if hit.role("verb") or hit.role("said") or hit.role("status")}
    chasing = [m for m in before[:-1] if _acts_on(tokens, m, before[-1])]
    if chasing:
        return chasing
    acting = [m for m in before if m.after in verbs]
    joined = bool(before) and before[-1].after == claim.first - 1
    return acting[:1] if acting and not joined and acting[-1] is not before[-1] else []


def _acts_on(tokens: Tokens, subject: ActorMention, object_: ActorMention) -> bool:
    """Tell whether a verb that is no deed stands between two ("Soldiers pursued the gunmen and killed four")."""
    lows, at = tokens.lows, subject.after
    verb = lows[at].endswith("ed") and lows[at] not in signs().auxiliaries
    return verb and lows[at + 1 : object_.first] in ([], ["the"], ["a"])


def _behind_fronted(tokens: Tokens, claim: Claim, mentions: Sequence[ActorMention]) -> list[ActorMention]:
    """Return the subject behind a participle's clause, whose comma may not end the clause ("Having seized X, they")."""
    behind = [m for m in mentions if 0 <= m.first - claim.end <= MAIN_GAP][:1]
    comma = next((i for i in range(claim.after, claim.end) if tokens.lows[i] == ","), None)
    if behind or comma is None:
        return behind
    return [m for m in mentions if comma < m.first <= comma + MAIN_GAP][:1]


def _speaker(tokens: Tokens, claim: Claim, mentions: Sequence[ActorMention], hits: Sequence[Hit]) -> list[ActorMention]:
    """Return who says so right before a participle ("killed 130, Human Rights Watch said, blaming the army")."""
    told = speeches(tokens, hits)
    saying = [i for i in range(max(0, claim.first - _SAID_GAP), claim.first) if i in told]
    return [m for m in mentions if saying and m.after == saying[-1]]


def _before_aside(
    tokens: Tokens, claim: Claim, mentions: Sequence[ActorMention], start: int, told: set[int]
) -> list[ActorMention]:
    """Return the subject that an aside parts from its verb ("X, whom Y backs, captured", "X, police said, killed")."""
    lows, at = tokens.lows, claim.first - 1
    while at > start and (lows[at] in signs().auxiliaries or lows[at] in signs().to_be or lows[at].endswith("ly")):
        at -= 1
    if claim.entry.role == "noun" and claim.operator is not None and start < claim.operator.first < claim.first:
        at = claim.operator.first - 1  # "X, who is ill, called off a visit"
    elif claim.entry.role != "verb":
        return []
    if lows[at] != ",":
        return []
    for i in range(at - 1, max(start, at - _ASIDE_LENGTH), -1):
        opens = lows[i] == "," and (lows[i + 1] in _ASIDES or _is_participle(lows, i + 1))
        if opens or (lows[i] == "," and not told.isdisjoint(range(at - 2, at))):
            before = [m for m in mentions if start <= m.first and m.after <= i]
            if lows[i + 1 : i + 3] in JOINED_BY and before and before[-1].after == i:
                return [*subject_of(tokens, before), *[m for m in mentions if i < m.first and m.after == at]]
            return subject_of(tokens, before) if before and before[-1].after == i else []
    return []


def _is_participle(lows: Sequence[str], at: int) -> bool:
    """Tell whether a participle opens an aside ("Soldiers, acting on a tip, seized", "X, landed there, shot")."""
    low = lows[at]
    return (low.endswith(("ed", "ing")) or sense_of(low).part == "v") and low not in signs().auxiliaries


def fronted_sufferer(tokens: Tokens, claim: Claim, mentions: Sequence[ActorMention]) -> list[ActorMention]:
    """Return whom a participle that opens its clause tells of ("Ambushed by X, a convoy of the army lost three").

    Parameters
    ----------
    tokens : Tokens
    claim : Claim
    mentions : sequence of ActorMention
        Of the sentence.

    Returns
    -------
    list of ActorMention
        Empty where the clause begins with another word.
    """
    lows = tokens.lows
    if claim.first != claim.start or claim.entry.role != "verb" or lows[claim.first] in signs().to_be:
        return []
    comma = next((i for i in range(claim.after, min(claim.end + 1, len(lows))) if lows[i] == ","), None)
    if comma is None:
        return []
    behind = [m for m in mentions if comma < m.first <= comma + _TO_SUBJECT]
    return behind[:1] if behind and not any(_is_participle(lows, i) for i in range(comma + 1, behind[0].first)) else []


def _behind_semicolon(tokens: Tokens, claim: Claim) -> int:
    """Return where the part of a clause begins that tells what was done ("police fired tear gas; six were held")."""
    breaks = [i + 1 for i in range(claim.start, claim.first) if tokens.lows[i] == ";"]
    return breaks[-1] if breaks else claim.start


def _bearing(mentions: Sequence[ActorMention]) -> list[ActorMention]:
    """Return those who may do a deed of force."""
    return [m for m in mentions if m.actor.actor_class not in ("civilians", "protesters")]


def _voices(tokens: Tokens, before: Sequence[ActorMention]) -> list[ActorMention]:
    """Return names with whom a spokesman speaks for in his place ("the army's spokesman", "a spokesman for it")."""
    kept: list[ActorMention] = []
    for mention in before:
        last = kept[-1] if kept else None
        gap = tokens.lows[last.after : mention.first] if last else []
        if last and mention.form == "source" and (not gap or gap == ["'s"]):
            continue
        if last and last.form == "source" and gap and gap[0] in ("for", "of") and gap[1:] in ([], ["the"]):
            mention = mention._replace(first=last.first)
            kept.pop()
        kept.append(mention)
    return kept


def standing_after(
    tokens: Tokens, claim: Claim, mentions: Sequence[ActorMention], hits: Sequence[Hit]
) -> list[ActorMention]:
    """Return the names behind an event word in its clause, without who only says so."""
    breaks = [hit.first for hit in hits if hit.first >= claim.after and "hard" in hit.words.by_role]
    goes_on = claim.entry.frame == "mutual" or (claim.passive and "by" in tokens.lows[claim.after : claim.end])
    breaks = [at for at in breaks if not (goes_on and _goes_on_to_sides(tokens, at))]
    breaks += [i for i in range(claim.after, claim.end) if tokens.lows[i] in _CONDITIONS][:1]
    end = min([claim.end, *breaks])
    told = speeches(tokens, hits)
    after = [m for m in mentions if claim.after <= m.first < end and not speaks(tokens, m, told)]
    if claim.kind != "statement":
        after = [m for m in after if not _only_judges(tokens, m)]
    after = [m for m in after if tokens.lows[m.first - 1] != "what"]  # "struck what it called a den of bandits"
    own = next((i for i, m in enumerate(after) if _opens_clause(tokens, m)), len(after))
    return after[:own]


def _only_judges(tokens: Tokens, mention: ActorMention) -> bool:
    """Tell whether a name behind "by" only says whose word it is ("a raid, attributed by the army to X, killed")."""
    at = mention.first - 1 - (tokens.lows[mention.first - 1] in DETERMINERS)
    return tokens.lows[at] == "by" and tokens.lows[at - 1] in _ASCRIBED


def _goes_on_to_sides(tokens: Tokens, at: int) -> bool:
    """Tell whether "since" or "which" only leads on ("since dawn between X and Y", "cut off since May by X")."""
    following = tokens.lows[at + 1] if at + 1 < len(tokens.lows) else "."
    if tokens.lows[at] in RELATIVE and following in _PITTING:
        return True  # "clashes, which pitted X against Y"
    return tokens.lows[at] == "since" and (following in _TIMES or following[0].isdigit())


def _opens_clause(tokens: Tokens, mention: ActorMention) -> bool:
    """Tell whether a name behind ", and" begins a clause ("hit the tanker, and its crew were rescued")."""
    lows, at = tokens.lows, mention.first
    while at > 0 and _leads_to_name(lows[at - 1]):
        at -= 1
    joined = at > 1 and lows[at - 1] == "and" and lows[at - 2] == ","
    if not joined or mention.after >= len(lows):
        return False
    return lows[mention.after] in signs().auxiliaries or lows[mention.after] in dying()


def _leads_to_name(low: str) -> bool:
    """Tell whether a word leads to a name of its own clause ("and a corporal of the X died")."""
    return (
        low in DETERMINERS
        or low in between_names()
        or low[0].isdigit()
        or low == "of"
        or sense_of(low).noun == "person"
    )


def _is_fronted(tokens: Tokens, claim: Claim, sentence_start: int) -> bool:
    """Tell whether a participle, or an aim, opens the sentence: its subject follows ("After seizing X, the rebels")."""
    opens = claim.start - sentence_start <= 1 and claim.entry.role == "verb" and not claim.passive
    ing = claim.entry.form == "ing" or "having" in tokens.lows[claim.start : claim.first]
    return (opens and ing) or is_for(tokens.lows, claim, sentence_start)


# "The Central African Republic's rebels": words before the owned.
_OWNER_GAP = 5


def _opening(
    tokens: Tokens,
    claim: Claim,
    previous: Sequence[Actor],
    mentions: Sequence[ActorMention],
    hits: Sequence[Hit],
    sentence_start: int,
) -> list[ActorMention]:
    """Return the actor a sentence opens with, where the clause has no subject and none came before it."""
    told = [actor for actor in previous if actor.actor_class != "protesters" or claim.kind != "arrest"]
    if told or not mentions or claim.entry.role == "noun" or claim.passive:
        return []
    start = _behind_voice(tokens, claim, hits, sentence_start)
    first = next((m for m in mentions if m.first >= start), mentions[0])
    said = any(first.after <= hit.first < claim.first and "said" in hit.words.by_role for hit in hits)
    said = said or any(reports(tokens, claim, mentions, hit) for hit in hits if first.after <= hit.first < claim.first)
    said = said and not (claim.kind == "statement" and tokens.lows[claim.first - 1] == "and")  # "accused X and warned"
    owned = first.first > 1 and tokens.lows[first.first - 1] == "'s"  # "Yemen's Houthi rebels raided X and detained"
    near = 1 if not owned else _OWNER_GAP
    opens = 0 <= first.first - start <= near or _is_fronted_by(tokens, hits, start, first.first)
    return [first] if opens and first.after <= claim.first and not said else []


def _behind_voice(tokens: Tokens, claim: Claim, hits: Sequence[Hit], start: int) -> int:
    """Return where begins what the voice that opens a sentence says ("Officials said that X raided a house and")."""
    for hit in hits:
        if "said" in hit.words.by_role and start < hit.first <= start + _TO_SAID and hit.after < claim.first:
            return hit.after + (tokens.lows[hit.after] == "that")
    return start


def _is_fronted_by(tokens: Tokens, hits: Sequence[Hit], start: int, first: int) -> bool:
    """Tell whether only a day, a place or the like stands before the name that opens a sentence ("On Monday, X")."""
    lows = tokens.lows
    at = first - (lows[first - 1] in DETERMINERS)
    ahead = lows[start:at]
    if not 0 < len(ahead) <= _FRONTED or any(
        start <= hit.first < at
        and (hit.role("verb") or hit.role("noun") or (hit.role("said") and lows[hit.first] != "according"))
        for hit in hits
    ):
        return False
    return ahead[-1] == "," or not _TIMES.isdisjoint(ahead[-2:])


def actors_of(mentions: Sequence[ActorMention]) -> list[Actor]:
    """Return the actors of names, each once."""
    seen: dict[str, Actor] = {}
    for mention in mentions:
        if mention.actor.actor_class != "party":
            seen.setdefault(mention.actor.name, mention.actor)
    return list(seen.values())
