"""Who does an event and who suffers it, by where the names stand to its word."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from geoevents.actors import ActorMention
from geoevents.actors.table import PROTESTERS, Actor
from geoevents.events.numbers.deaths import dying, tells_the_dead
from geoevents.events.numbers.slain import without_finders
from geoevents.events.parties.accusations import accused_of
from geoevents.events.parties.agency import (
    between_names,
    counted_victims,
    counts,
    in_aside,
    is_holder,
    is_of_noun,
    is_patient,
    is_statement_target,
    lays_traps,
    sufferers,
)
from geoevents.events.parties.antecedents import is_group
from geoevents.events.parties.crowds import crowd_met, is_anybody, without_causers
from geoevents.events.parties.joined import (
    agents_behind,
    listed,
    objects_of,
    subject_of,
    taker_of,
)
from geoevents.events.parties.mutual import sides_of
from geoevents.events.parties.standing import (
    MAIN_GAP,
    RELATIVE,
    actors_of,
    fronted_sufferer,
    standing_after,
    standing_before,
    without_accusers,
    without_employers,
    without_onlookers,
)
from geoevents.events.words.hits import Claim, Hit
from geoevents.events.words.passives import without_inserted_doers
from geoevents.events.words.speech import orders, speaks, speeches, told_to
from geoevents.events.words.triggers import BLOODLESS, CROWDED, attributing, causing, kinds, repelled, signs
from geoevents.events.words.wordsbeside import beside
from geoevents.lexicon.tables import clause_words, load_table
from geoevents.text.tokens import Tokens

# "forced thousands to flee".
# "joined the army in shelling": who helps does it, too.
_HELPING = clause_words("participants", "helping")
# "set off a mine": who does so laid it.
_FIRING_MINES = clause_words("participants", "firing_mines")
# "rockets fired at a post of the army".
_AIMED = clause_words("participants", "aimed")
# "during a second day of protests": words between the two.
_OCCASION_GAP = 5
# "soldiers fled and looters broke in".
_BY_THEMSELVES = clause_words("participants", "by_themselves")
_WHOM = clause_words("participants", "whom")
_FOILING = clause_words("participants", "foiling")
_DURING = clause_words("participants", "during")
# "killed six army soldiers and two": who is hurt stands this near to the word.
_HURT_REACH = 8


def find_participants(
    tokens: Tokens,
    claim: Claim,
    previous: Sequence[Actor],
    mentions: Sequence[ActorMention],
    hits: Sequence[Hit],
    sentence_start: int,
    stretch: int = 0,
) -> tuple[list[Actor], list[Actor]]:
    """Return (actors, targets) of a claim.

    Parameters
    ----------
    tokens : Tokens
    claim : Claim
    previous : sequence of Actor
        Who did the event of the clause before: a clause without a subject takes it over.
    mentions : sequence of ActorMention
        Of the sentence.
    hits : sequence of Hit
        Of the sentence.
    sentence_start : int
    stretch : int, optional
        The token up to which numbers of victims belong to the claim.
    """
    charged, told = accused_of(tokens, claim, mentions, sentence_start) if kinds()[claim.kind].force else ([], 0)
    if charged:
        deed = [m for m in mentions if m.first >= told]
        targets = find_participants(tokens, claim, (), deed, hits, sentence_start, stretch)[1]
        return actors_of(charged), [actor for actor in targets if actor not in actors_of(charged)]
    mentions = without_finders(tokens.lows, claim, without_accusers(tokens, claim, mentions))
    if kinds()[claim.kind].force:
        mentions = without_onlookers(tokens, claim, without_employers(tokens, mentions))
    if claim.kind == "looting" and not _BY_THEMSELVES.isdisjoint(tokens.lows[claim.start : claim.first + 1]):
        mentions, previous = [m for m in mentions if m.first >= claim.first], ()
    if claim.kind == "displacement" and _is_of_many(tokens, claim):
        return [], []
    if claim.kind == "displacement":
        leaving = told_to(tokens, claim, [m for m in mentions if claim.start <= m.first < claim.first])
        if leaving and leaving[0].actor.actor_class == "civilians":
            return actors_of(orders(tokens, claim, leaving[0], mentions)), actors_of(leaving)
    if claim.kind == "abduction":
        holding = _holding(tokens, claim, mentions)
        if holding:
            return actors_of(holding), []
    if claim.kind == "protest":
        crowd_alone = without_causers(tokens, claim, mentions)
        mentions, previous = crowd_alone, previous if crowd_alone is mentions else ()
        crowd = crowd_met(claim, mentions)
        if crowd:
            return ([], [PROTESTERS]) if claim.entry.value == "killing" else (actors_of(crowd), [])
    before = standing_before(tokens, claim, previous, mentions, hits, sentence_start)
    after = standing_after(tokens, claim, mentions, hits)
    verb, frame = claim.entry.role == "verb", claim.entry.frame
    if claim.entry.value == "killing" and tells_the_dead(tokens, claim):
        return actors_of(agents_behind(tokens, after)), actors_of(subject_of(tokens, before))
    doers, victims = _hurt(tokens, claim, mentions, hits, max(stretch, claim.end))
    if frame == "mutual":
        return sides_of(tokens, claim, before, after, previous, mentions, doers, victims)
    if not verb and frame == "taken":
        return actors_of(taker_of(tokens, claim, after)), []
    if not verb:
        return _of_noun(tokens, claim, before, after, previous, mentions, hits, doers, victims)
    actors, targets = _of_verb(tokens, claim, before, after, previous, mentions, victims)
    if claim.kind == "protest" and any(is_anybody(tokens, claim, m) and m.actor in actors for m in before):
        return [PROTESTERS], targets
    if not actors and not claim.passive and frame == "agent" and kinds()[claim.kind].force:
        actors = [actor for actor in actors_of(doers) if actor not in targets]
    return actors, targets


def _is_of_many(tokens: Tokens, claim: Claim) -> bool:
    """Tell whether those who flee are only counted ("the clashes of X and Y forced thousands to flee")."""
    return tokens.before(claim.first) == "to" and tokens.before(claim.first - 1) in beside("many")


def _holding(tokens: Tokens, claim: Claim, mentions: Sequence[ActorMention]) -> list[ActorMention]:
    """Return in whose hands those are whom another frees ("the army freed twelve hostages held by Boko Haram")."""
    behind = [m for m in mentions if claim.after <= m.first < claim.end and m.actor.actor_class == "force"]
    if tokens.lows[claim.after - 1] == "by":
        return [m for m in behind if m.first - claim.after <= 1]
    return [m for m in behind if is_holder(tokens.lows, m.first, claim.after)][:1] if not claim.passive else []


def _of_verb(
    tokens: Tokens,
    claim: Claim,
    before: Sequence[ActorMention],
    after: Sequence[ActorMention],
    previous: Sequence[Actor],
    mentions: Sequence[ActorMention],
    victims: Sequence[ActorMention],
) -> tuple[list[Actor], list[Actor]]:
    """Return a verb's subject and object, which change places behind "was" and with verbs of suffering."""
    frame, silent = claim.entry.frame, claim.kind in _no_targets()
    trails = claim.entry.form == "ing" and tokens.before(claim.first) == ","
    subject = listed(tokens, before, last=False) if trails else subject_of(tokens, before)
    if claim.entry.form == "ing" and before and before[-1].after == claim.first:
        subject = list(before[-1:])
    if tokens.lows[claim.start] in RELATIVE and before and claim.start - before[-1].after in (0, 1):
        subject = list(before[-1:])  # "fired on demonstrators who broke into"
    subject = _helping(tokens, claim, before) or subject
    if claim.passive and len(before) > 1:
        inserted = without_inserted_doers(tokens, before)
        subject = subject if len(inserted) == len(before) else subject_of(tokens, inserted)
    if claim.passive and not subject:  # "a base run by the RSF was shelled"
        subject = [m for m in before if is_holder(tokens.lows, m.first, claim.start)]
        subject = [m for m in subject if m.actor.actor_class != "organisation"]
    fronted = fronted_sufferer(tokens, claim, mentions) if claim.passive and not subject else []
    if fronted:
        subject, after = fronted, [m for m in after if m.first < fronted[0].first]
    if claim.kind == "talks":
        victims, subject = [], [*subject, *listed(tokens, _met(tokens, claim, after), last=False)]
    if claim.entry.form == "ing" and victims and tokens.lows[claim.first] in _FOILING:
        attackers = agents_behind(tokens, after)  # "was killed while foiling an attempt by smugglers to"
        if attackers:
            return actors_of(attackers), [actor for actor in actors_of(victims) if actor not in actors_of(attackers)]
    objects = [] if silent else [*_within(tokens, claim, mentions), *_patients(tokens, claim, after)]
    objects = objects or ([] if silent or claim.passive else _told_before(tokens, subject, mentions))
    subject = _doer_of_them(subject, objects, mentions, claim) or subject
    agents = agents_behind(tokens, after, passive=claim.passive, start=claim.after)
    if frame == "patient" and not agents and lays_traps(tokens, claim):
        agents = objects_of(tokens, after)  # "fell into an ambush of the rebels"
    if agents and tokens.lows[claim.first] in signs().to_be:  # "was shot in the head by a hitman"
        if claim.kind in _own_moves():
            return actors_of(subject) or list(previous), []
        return actors_of(agents), [a for a in actors_of([*subject, *victims]) if a not in actors_of(agents)]
    if frame == "taken":
        return actors_of(objects_of(tokens, after)[:1]), [] if silent else actors_of(subject)
    if claim.passive and tokens.lows[claim.first] in repelled():
        attackers = agents_behind(tokens, subject)  # "two assaults by the rebels were repelled"
        if attackers and not agents:
            return actors_of(attackers), []
    if claim.passive or frame == "patient":
        if claim.kind in _own_moves():
            return actors_of(subject) or actors_of(agents) or list(previous), []
        if not claim.passive and _sets_it_off(tokens, claim, subject):
            return actors_of(subject), actors_of([m for m in (*objects, *victims) if m not in subject])
        if not claim.passive and claim.entry.value == "explosion":
            return actors_of(agents), actors_of([*objects, *victims])
        if claim.entry.value == "launch":  # "rockets fired by X at Y"
            subject = listed(tokens, [m for m in after if _is_aimed_at(tokens, m)], last=False)
        suffering = actors_of(victims if silent else [*subject, *victims])
        carried = previous if kinds()[claim.kind].force and tokens.before(claim.first) == "being" else ()
        return actors_of(agents), suffering or [actor for actor in carried if actor not in actors_of(agents)]
    if claim.kind == "statement":
        victims = []  # "accused X of arming Y" blames X
    subject = [m for m in subject if m not in victims]
    actors = actors_of(subject) or list(previous)
    suffering = actors_of([m for m in (*objects, *victims) if m not in subject])
    people = claim.kind in _TAKING_PEOPLE  # "villagers detained two engineers"
    return actors, [a for a in suffering if a not in actors or (people and a.actor_class == "civilians")]


def _sets_it_off(tokens: Tokens, claim: Claim, subject: Sequence[ActorMention]) -> bool:
    """Tell whether an armed group fires a mine of its own ("rebels detonated a landmine"); soldiers drive onto one."""
    fires = claim.kind == "mine" and tokens.lows[claim.first] in _FIRING_MINES
    return fires and bool(subject) and all(is_group(m.actor) for m in subject)


def _is_aimed_at(tokens: Tokens, mention: ActorMention) -> bool:
    """Tell whether a name stands right behind "at" or "on"."""
    at = mention.first - 1
    while tokens.lows[at] in between_names() or counts(tokens.lows[at]):
        at -= 1
    return tokens.lows[at] in _AIMED


def _helping(tokens: Tokens, claim: Claim, before: Sequence[ActorMention]) -> list[ActorMention]:
    """Return who helps another in a deed, with the other ("the militia joined the army in shelling")."""
    if not tokens.lows[claim.first].endswith("ing") or tokens.before(claim.first) != "in" or len(before) < 2:
        return []
    helped = [m for m in before if m.after == claim.first - 1]
    at = next((i for i in range(claim.first - 2, claim.start, -1) if tokens.lows[i] in _HELPING), 0)
    if not helped or not at or helped[0].first - at > MAIN_GAP:
        return []
    return [*subject_of(tokens, [m for m in before if m.after <= at]), *helped]


def _doer_of_them(
    subject: Sequence[ActorMention], objects: Sequence[ActorMention], mentions: Sequence[ActorMention], claim: Claim
) -> list[ActorMention]:
    """Return who does it where the last name before a verb is its own object ("saw three militants and shot them")."""
    them = [m.actor for m in objects if m.form == "object" and m.first == claim.after]
    if claim.passive or not subject or subject[-1].actor not in them:
        return []
    others = [m for m in mentions if m.after <= subject[-1].first and m.actor not in them]
    return [m for m in others if m.actor.actor_class not in ("civilians", "protesters")][:1]


def _told_before(
    tokens: Tokens, subject: Sequence[ActorMention], mentions: Sequence[ActorMention]
) -> list[ActorMention]:
    """Return whom a relative clause is about ("freed the soldiers it had seized", "X, which he accused")."""
    if len(subject) != 1 or subject[0].form not in ("singular", "plural"):
        return []
    first = subject[0].first - (tokens.lows[subject[0].first - 1] in _WHOM)
    return [m for m in mentions if 0 <= first - m.after <= 1 and m.actor != subject[0].actor]


def _met(tokens: Tokens, claim: Claim, after: Sequence[ActorMention]) -> list[ActorMention]:
    """Return whom a traveller meets ("flew to Cairo for talks with X")."""
    return [
        m for m in after if tokens.before(m.first) == "with" or tokens.lows[m.first - 2 : m.first] == ["with", "the"]
    ]


def _within(tokens: Tokens, claim: Claim, mentions: Sequence[ActorMention]) -> list[ActorMention]:
    """Return who is named by the words of the deed themselves ("clashed with police", "fired on protesters")."""
    inside = [m for m in mentions if claim.first < m.first < claim.after and claim.entry.role == "verb"]
    counted = tokens.lows[claim.after : claim.after + 1] == ["of"]  # "fired into a crowd of mourners"
    hurt = ("force", "police") if counted and claim.kind != "riot" else ("force", "police", "protesters")
    return [m for m in inside if m.actor.actor_class in hurt]


def _patients(tokens: Tokens, claim: Claim, mentions: Sequence[ActorMention]) -> list[ActorMention]:
    """Return the names behind an event word that it is done to."""
    if claim.kind == "statement":
        if mentions and _asks_for(tokens, claim, mentions[0]):
            return []
        if mentions and is_statement_target(tokens, claim, mentions[0]):
            return objects_of(tokens, mentions)
        judged = claim.reaction and not claim.passive
        return (
            agents_behind(tokens, mentions) or _charged(tokens, claim, mentions)
            if judged or _charges(tokens, claim)
            else []
        )
    of_doers = claim.passive or claim.entry.role == "noun"
    agents = agents_behind(tokens, mentions, start=claim.after) if of_doers else []
    mentions = [m for m in mentions if m not in agents]
    first = next((i for i, m in enumerate(mentions) if is_patient(tokens, claim, m, mentions)), None)
    return [] if first is None else objects_of(tokens, mentions[first:])


def _asks_for(tokens: Tokens, claim: Claim, asked: ActorMention) -> bool:
    """Tell whether a name is only who is asked for something ("asked Russia for help"), and no blame is laid on it."""
    return tokens.lows[asked.after : asked.after + 1] == ["for"] and tokens.lows[claim.first] in causing()


def _charges(tokens: Tokens, claim: Claim) -> bool:
    """Tell whether a statement lays a deed at somebody's door ("attributed the wave to X")."""
    return tokens.lows[claim.first] in attributing()


def _charged(tokens: Tokens, claim: Claim, mentions: Sequence[ActorMention]) -> list[ActorMention]:
    """Return to whom a deed is attributed: the name behind "to" or "on"."""
    if not _charges(tokens, claim):
        return []
    return [m for m in mentions if {"to", "on"} & {*tokens.lows[max(claim.after, m.first - 2) : m.first]}][:1]


def _of_noun(
    tokens: Tokens,
    claim: Claim,
    before: Sequence[ActorMention],
    after: Sequence[ActorMention],
    previous: Sequence[Actor],
    mentions: Sequence[ActorMention],
    hits: Sequence[Hit],
    doers: Sequence[ActorMention],
    victims: Sequence[ActorMention],
) -> tuple[list[Actor], list[Actor]]:
    named = [m for m in before if m.form in ("named", "state", "demonym", "group") and claim.first - m.after <= 1]
    befallen = sufferers(tokens, claim, mentions, hits)
    agents = agents_behind(tokens, after, start=claim.after)
    known = (*agents, *doers, *befallen)
    targets = [*befallen, *victims, *_patients(tokens, claim, [m for m in after if m not in known])]
    fallen = [weak.first for weak in claim.absorbed if weak.passive and weak.entry.role == "verb"] if victims else []
    fallen = [at for at in fallen if not (at > claim.after and "which" in tokens.lows[claim.after : at])]
    before = [m for m in before if m not in victims and not any(m.after <= first for first in fallen)]
    if _is_occasion(tokens, claim):
        before = named
    close = [m for m in named if m not in befallen]  # "came under al-Shabaab fire"
    acting = (
        agents
        or _helping(tokens, claim, before)
        or (close if befallen else doers or named or subject_of(tokens, before))
    )
    actors = actors_of(acting)
    if not actors and not befallen and claim.start == claim.first:
        actors = list(previous)
    suffered = [hit for hit in hits if "suffer" in hit.words.by_role and claim.start <= hit.first < claim.first]
    if not befallen and suffered:  # "the town came under RSF artillery fire"
        whose = [m for m in named if m.first >= suffered[-1].after]
        return actors_of(agents or whose), list(previous)
    if claim.kind in _own_moves() and not actors:
        moving = [
            m
            for m in after
            if tokens.lows[claim.after - 1 : claim.after + 1].count("of") and m.first - claim.after <= MAIN_GAP
        ]
        actors, targets = actors_of(moving[:1]), []  # "the withdrawal of French troops"
    if claim.kind in _no_targets():
        targets = list(victims)
    return actors, [a for a in actors_of(targets) if a not in actors]


def _is_subject(claim: Claim) -> bool:
    """Tell whether a noun is itself what does the harm told behind it ("the strikes killed three")."""
    return claim.entry.role == "noun" and any(
        weak.entry.role == "verb" and not weak.passive and weak.entry.form == "past" and weak.first == claim.after
        for weak in claim.absorbed
    )


def _is_occasion(tokens: Tokens, claim: Claim) -> bool:
    """Tell whether a noun only says on what occasion something is done ("shot eight people during protests")."""
    reach = tokens.lows[max(claim.start, claim.first - _OCCASION_GAP) : claim.first]
    return claim.kind in CROWDED and bool(_DURING & {*reach})


def _hurt(
    tokens: Tokens, claim: Claim, mentions: Sequence[ActorMention], hits: Sequence[Hit], end: int
) -> tuple[list[ActorMention], list[ActorMention]]:
    """Return (who hurts, who is hurt) by the plain words a claim absorbed ("killed six soldiers")."""
    doers: list[ActorMention] = []
    victims: list[ActorMention] = []
    told = speeches(tokens, hits)
    subject = _is_subject(claim)
    mentions = [m for m in mentions if (m.first < claim.first and not subject) or not speaks(tokens, m, told)]
    for weak in claim.absorbed:
        if (
            weak.entry.role != "verb"
            or weak.kind in BLOODLESS
            or weak.entry.frame == "patient"
            or weak.kind in _no_targets()
        ):
            continue
        before = [
            m
            for m in mentions
            if weak.start <= m.first
            and m.after <= weak.first
            and weak.first - m.after <= _HURT_REACH
            and not in_aside(tokens.lows, m.first)
            and not is_of_noun(tokens, claim, m, weak.first)
        ]
        after = [
            m
            for m in mentions
            if weak.after <= m.first <= weak.after + _HURT_REACH and m.first < max(weak.end, claim.end)
        ]
        words = tokens.lows[weak.first : weak.after]
        if weak.passive or (weak.entry.value == "killing" and (words[0] in dying() or " ".join(words) in dying())):
            hurt = [m for m in before if m.actor.actor_class != "party"]  # "MSF's hospital was hit": whose it is
            victims += listed(tokens, hurt or before, last=True)
        else:
            victims += _patients(tokens, weak, after)
            doers += [] if weak.entry.form == "ing" else subject_of(tokens, before)
    doers = [m for m in doers if m.actor.actor_class not in ("civilians", "protesters", "party")]
    end = max([end, *(weak.end for weak in claim.absorbed)])
    victims += counted_victims(tokens.lows, claim.start, end, mentions, hits)
    return doers, list(dict.fromkeys(victims))


_TAKING_PEOPLE = frozenset({"arrest", "abduction"})


@lru_cache(maxsize=1)
def _own_moves() -> frozenset[str]:
    """Kinds whose passive still has its doer as subject ("troops were deployed")."""
    return frozenset(load_table("events")["own_moves"]["kinds"])


@lru_cache(maxsize=1)
def _no_targets() -> frozenset[str]:
    """Kinds without somebody to suffer them."""
    return frozenset(load_table("events")["no_targets"]["kinds"])
