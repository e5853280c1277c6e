"""Events: what a clause claims to have happened, who did it, where, when, and how sure the text is."""

from __future__ import annotations

import warnings
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from geoevents.actors.namedgroups import group_heads
from geoevents.actors.table import MILITARY, Actor, government_at_home, is_state_force, police_of
from geoevents.dates.datelines import read_dateline
from geoevents.dates.dates import count_days, match_dates
from geoevents.errors import EventsLeftOut
from geoevents.events.agency import attempting
from geoevents.events.antecedents import is_group
from geoevents.events.circumstances import (
    ahead_remarks,
    find_when,
    lies_back,
    long_before,
    own_gains,
    own_units,
    read_status,
    undated_remarks,
    weigh_status,
)
from geoevents.events.claimants import find_blamed, find_claimant, with_claimant
from geoevents.events.cutting import cut_sentences
from geoevents.events.hits import Claim
from geoevents.events.holders import settle_holders
from geoevents.events.joining import adds_nothing, as_one
from geoevents.events.moves import read_move
from geoevents.events.outbreaks import find_outbreak, outbreaks_note
from geoevents.events.participants import find_participants
from geoevents.events.parties import settle
from geoevents.events.quantities import ONE, find_quantities, kills_one
from geoevents.events.reading import Reading, Sentence
from geoevents.events.references import is_backing
from geoevents.events.sites import fired_from
from geoevents.events.tollparts import Parts, find_parts, rows_of
from geoevents.events.tolls import (
    ZERO,
    day_of_harm,
    has_casualties,
    is_of_a_period,
    marks_of,
    none_died,
    taken_back,
    tolls_by_place,
    would_kill,
)
from geoevents.events.triggers import BLOODLESS, DONE, harming, kinds, of_nature, signs
from geoevents.events.unreal import is_unreal, may_come
from geoevents.events.unsaid import add_unsaid
from geoevents.events.verdicts import as_tried, is_tried
from geoevents.events.whereabouts import days_of_places, find_where, listed_sites, note_places_beside
from geoevents.lexicon.tables import clause_words, load_table
from geoevents.model import DateSpan, Document, Event, Georeference, Range, Unresolved
from geoevents.text.tokens import Tokens, find_tokens

_UNDONE = frozenset({"planned", "cancelled"})
# What somebody only tried, told in passing of those who were met ("killed 16 militants who tried to cross").
_TRIES, _ASIDES = frozenset({"tried", "trying", "tries"}), frozenset({"who", "that", "which", "as", "when", "while"})
# "tried 14 times to advance", "attempts by X to advance": words between the two.
_TRIED_GAP = 8
# Blows that, dealt by people who bear no arms, are a riot.
_BLOWS = frozenset({"armed_clash", "attack_on_civilians"})
# "ordered the evacuation of": words between the two.
_ORDERING, _ORDER_GAP = clause_words("events", "ordering"), 3
# What opens a clause about one of several deeds told just before.
_ONE_OF_MANY = clause_words("events", "one_of_many")
_AIR_DEFENCE = clause_words("events", "air_defence")
# Moves that are told of where they go to.
_GO = frozenset({"advance", "reinforcement"})


def find_events(
    document: Document,
    located: Sequence[Georeference | Unresolved],
    *,
    published: date | None = None,
) -> list[Event]:
    """Find the events a document tells.

    Parameters
    ----------
    document : Document
    located : sequence of Georeference or Unresolved
        The places of the text, as the chain gives them.
    published : datetime.date, optional
        Stands in for a publication date the document lacks.

    Returns
    -------
    list of Event
        In the order of the text. ``where`` is one of ``located``, or None when the text gives no site.

    Warns
    -----
    EventsLeftOut
        When the text tells of an outbreak of disease, which is no kind of event, and of no event, or of the outbreak
        at length.

    Examples
    --------
    >>> [(e.kind, e.status) for e in find_events(Document("d", "Gunmen attacked an army post."), [])]
    [('armed_clash', 'reported')]
    >>> find_events(Document("d", ""), [])
    []
    """
    events, outbreak = find_events_and_outbreak(document, located, published=published)
    if outbreak:
        warnings.warn(outbreaks_note([(document.id, outbreak)]), EventsLeftOut, stacklevel=2)
    return events


def find_events_and_outbreak(
    document: Document, located: Sequence[Georeference | Unresolved], *, published: date | None = None
) -> tuple[list[Event], str]:
    """Find the events a document tells, and the disease whose outbreak it tells of, too ("" for none).

    Parameters
    ----------
    document : Document
    located : sequence of Georeference or Unresolved
    published : datetime.date, optional
        As for ``find_events``.

    Returns
    -------
    events : list of Event
        As ``find_events`` gives them.
    outbreak : str
        Empty for none.
    """
    tokens = find_tokens(document.text)
    published = document.published or published
    matches = match_dates(tokens, document.text)
    dates = count_days(matches, published)
    dateline = read_dateline(document.text, dates)
    if published is None and dateline.published is not None:
        published = dateline.published
        dates = count_days(matches, published)
    dates = [found for found in dates if found[2] != dateline.span]
    grounds = {found.mention.span.start: found for found in located if isinstance(found, Georeference)}
    reading = Reading(document, tokens, published, _home(tokens, located), grounds)
    events: list[Event] = []
    before = 0  # the first event of the sentence before
    for start, end, sentence in cut_sentences(reading, located, dates, dateline.whole):
        reading.where_age += 1
        told = len(events)
        if sentence is not None and sentence.claims:
            events.extend(_read_sentence(reading, sentence, told))
        claimant = find_claimant(tokens, sentence) if sentence is not None else None
        if claimant is not None:
            since = before if len(events) == told else told
            events[since:] = with_claimant(events[since:], claimant)
        blamed = find_blamed(tokens, sentence) if sentence is not None and sentence.claims else None
        if blamed is not None and all(event.kind == "statement" for event in events[told:]):
            events[before:] = with_claimant(events[before:], blamed)
        events[told:] = [_of_the_same(event, events[told - 1 : told]) for event in events[told:]]
        if len(events) == told > before and none_died(tokens.lows, start, end):
            events[before:] = [_harmless(event) for event in events[before:]]
        before = told
    return events, find_outbreak(tokens, in_passing=not events)


def _of_the_same(event: Event, before: Sequence[Event]) -> Event:
    """Give "one strike", "another hit", "air defences shot down" to those who did the deed told right before."""
    opens = event.span.text.casefold().replace("-", " ").split(maxsplit=1)[:1]
    if event.actors or not opens or not before or not before[0].actors:
        return event
    one_of_many = opens[0] in _ONE_OF_MANY and before[0].kind == event.kind and kinds()[event.kind].force
    own = event.kind == "interception" and opens[0] in _AIR_DEFENCE and bool(event.targets)
    own = own and all(name.startswith(MILITARY) and name not in event.targets for name in before[0].actors)
    return replace(event, actors=before[0].actors) if one_of_many or own else event


def _harmless(event: Event) -> Event:
    """Return an event that nobody died of, as the next sentence says ("There were no casualties")."""
    if event.fatalities is not None or event.kind not in harming() or event.status not in DONE:
        return event
    return replace(event, fatalities=ZERO)


def _home(tokens: Tokens, located: Sequence[Georeference | Unresolved]) -> str:
    """Return the country in which most of a document's places lie; empty where none holds more than half."""
    codes = [
        found.places[0].country_code
        for found in located
        if isinstance(found, Georeference) and found.places and found.mention.role == "literal"
        if not _names_a_force(tokens, found)
    ]
    code = max(set(codes), key=lambda code: (codes.count(code), code), default="")
    return code if 2 * codes.count(code) > len(codes) else ""


def _names_a_force(tokens: Tokens, found: Georeference) -> bool:
    """Tell whether a name only begins that of a force ("the Arakan Army")."""
    after = bisect_left(tokens.starts, found.mention.span.end)
    return after < len(tokens.lows) and tokens.capitals[after] and tokens.lows[after] in group_heads()


# --- one sentence ----------------------------------------------------------------------------------------------------


def _read_sentence(reading: Reading, sentence: Sentence, count: int) -> list[Event]:
    """Turn the claims of one sentence into events."""
    previous: list[Actor] = []
    events: list[Event] = []
    for i, claim in enumerate(sentence.claims):
        read_status(reading, sentence, claim)
        feared = would_kill(reading.tokens.lows, claim, sentence.hits) if claim.status == "reported" else None
        if feared is not None:
            claim.status, claim.operator = "planned", feared
        elif claim.status == "reported" and may_come(reading.tokens, claim):
            claim.status = "planned"
        if claim.status == "planned" and (claim.kind in of_nature() or claim.entry.value == "killing"):
            continue
        if claim.status == "none" or is_unreal(reading, sentence, claim) or _is_foiled(reading, sentence, claim):
            continue
        denial = claim.operator if claim.status == "denied" and claim.entry.value == "killing" else None
        if denial is not None and none_died(reading.tokens.lows, denial.first, claim.end):
            continue  # "no one was hurt"
        if i and _is_reported(reading, sentence.claims[i - 1], claim):
            previous = []
        if i and claim.entry.form == "ing" and sentence.claims[i - 1].entry.frame == "mutual":
            previous = previous[:1]  # "suspended talks with the rebels, accusing them": one of the two goes on
        actors, targets = _parties(reading, sentence, i, previous)
        previous = actors or previous
        reading.foes += [actor for actor in (*actors, *targets) if actor.actor_class == "force" and is_group(actor)]
        parts = find_parts(reading, sentence) if claim.kind in harming() else None
        event = _told(reading, sentence, i, actors, targets, parts)
        by_place = tolls_by_place(reading, sentence, claim) if event.status in DONE else []
        if parts is not None and event.fatalities == parts.total:
            by_place = rows_of(parts, event.where)
        if by_place:
            events += _apart(event, by_place, days_of_places(sentence), count + len(events) + 1)
            continue
        if i and events and _tells_doer(reading, sentence.claims[i - 1], claim, events[-1], actors):
            events[-1] = replace(events[-1], actors=event.actors)
        last = events[-1] if events else None
        if last is not None and adds_nothing(last, event):
            continue
        one = as_one(reading, last, event, reading.tokens.lows[claim.first]) if last is not None else None
        if one is not None:
            events.pop()
            event = one
        places = [(event.where, event.when), *listed_sites(reading, sentence, claim, event.where)]
        events += [
            _at(event if when in (None, event.when) else replace(event, when=when), place, count + len(events) + 1 + at)
            for at, (place, when) in enumerate(places)
        ]
    return events


def _tells_doer(reading: Reading, before: Claim, claim: Claim, told: Event, actors: Sequence[Actor]) -> bool:
    """Tell whether "when" behind a passive says whose deed it was ("two were seized when bandits overran X")."""
    if not before.passive or told.actors or before.kind != told.kind or not kinds()[before.kind].force:
        return False
    opens = claim.start > 0 and reading.tokens.lows[claim.start] == "when"
    armed = all(actor.actor_class == "force" and actor.name not in told.targets for actor in actors)
    return opens and bool(actors) and armed and kinds()[claim.kind].force


def _is_reported(reading: Reading, words: Claim, claim: Claim) -> bool:
    """Tell whether a deed is what a statement tells of, and no deed of its maker ("denied that arms were")."""
    told = words.kind == "statement" and kinds()[claim.kind].force
    return told and "that" in reading.tokens.lows[words.after : claim.first]


def _parties(
    reading: Reading, sentence: Sentence, index: int, previous: Sequence[Actor]
) -> tuple[list[Actor], list[Actor]]:
    """Return who does a claim and who suffers it."""
    claim = sentence.claims[index]
    following = sentence.claims[index + 1 : index + 2]
    stretch = following[0].start if following else sentence.end
    actors, targets = find_participants(
        reading.tokens, claim, previous, sentence.actors, sentence.hits, sentence.start, stretch
    )
    actors = [government_at_home(actor, reading.country_code) for actor in actors]
    if claim.kind in _BLOWS and _is_a_crowds(reading, sentence, claim, actors) and _serve_a_state(targets):
        claim.kind = "riot"  # "residents beat two policemen to death"
    forced = reading.tokens.before(claim.first) == "to" or reading.tokens.lows[claim.first] in signs().to_be
    forced = forced or not _ORDERING.isdisjoint(reading.tokens.lows[max(0, claim.first - _ORDER_GAP) : claim.first])
    ordered = claim.kind == "displacement" and forced
    actors, targets = settle(actors, targets, claim.kind, "agent" if ordered else claim.entry.frame)
    actors, targets = settle_holders(reading.tokens, claim, sentence, actors, targets, reading.foes)
    actors = actors or own_gains(reading, sentence, claim, targets)
    actors = [government_at_home(actor, reading.country_code) for actor in actors]
    targets = [government_at_home(actor, reading.country_code) for actor in targets]
    named = bool(targets)
    actors, targets = add_unsaid(reading, sentence, claim, actors, targets, previous, stretch)
    onto = claim.entry.role == "noun" or not named or claim.entry.value == "killing"
    if claim.kind == "armed_clash" and claim.entry.frame == "agent" and onto and _are_people(targets):
        claim.kind = "attack_on_civilians"
    if claim.kind == "reinforcement" and any(
        m.actor.actor_class == "police" and claim.after <= m.first < claim.end for m in sentence.actors
    ):
        actors = [police_of(actor) for actor in actors]
    if not actors and not claim.passive:
        actors = own_units(reading, sentence, claim)
    if claim.entry.role == "noun" and kinds()[claim.kind].force and is_backing(reading.tokens, claim.first):
        actors = []  # "forces backed by US air strikes": the backers are no party of their own
    return actors, [target for target in targets if target not in actors]


def _is_a_crowds(reading: Reading, sentence: Sentence, claim: Claim, actors: Sequence[Actor]) -> bool:
    """Tell whether several people who bear no arms are a verb's subject."""
    before = [m for m in sentence.actors if m.after <= claim.first and m.actor in actors]
    many = any(reading.tokens.lows[m.after - 1].endswith("s") for m in before)
    return many and claim.entry.role == "verb" and not claim.passive and _are_people(actors)


def _serve_a_state(targets: Sequence[Actor]) -> bool:
    """Tell whether all whom a deed befalls are police or a state's forces."""
    return bool(targets) and all(target.actor_class == "police" or is_state_force(target) for target in targets)


def _are_people(targets: Sequence[Actor]) -> bool:
    """Tell whether all whom an attack befalls bear no arms."""
    return bool(targets) and all(target.actor_class in ("civilians", "protesters") for target in targets)


def _told(
    reading: Reading,
    sentence: Sentence,
    index: int,
    actors: Sequence[Actor],
    targets: Sequence[Actor],
    parts: Parts | None,
) -> Event:
    """Return the event of a claim, not yet numbered."""
    claim, tokens = sentence.claims[index], reading.tokens
    status = weigh_status(reading, sentence, claim, actors, targets)
    when = day_of_harm(reading, claim, find_when(reading, sentence, claim, status), status)
    if status == "reported" and long_before(reading, claim):
        status, when = "background", None
    elif status == "reported" and lies_back(reading, sentence, when):
        status = "background"
    numbers = _numbers(reading, sentence, index)
    fatalities = numbers.pop("killed", None)
    if status not in DONE or claim.kind in BLOODLESS:
        fatalities = None
    elif status != "background" and claim.kind in harming() - _LASTING and is_of_a_period(reading, sentence, when):
        status = "background"
    bystanders = not targets and _hurts_bystanders(tokens.lows, sentence, claim)
    if bystanders and (fatalities or numbers or has_casualties(tokens.lows, claim.start, claim.end)):
        targets = [Actor("civilians", "civilians")]
    where = find_where(reading, sentence, claim, parts.firsts if parts else frozenset())
    move = read_move(reading, sentence, claim, where)
    event = Event(
        id="",
        kind=claim.kind,
        status=status,
        when=when,
        where=move.goal if claim.kind in _GO and move.goal is not None else where,
        actors=tuple(actor.name for actor in actors),
        targets=tuple(actor.name for actor in targets),
        quantities=tuple(sorted(numbers.items())),
        fatalities=fatalities,
        document_id=reading.document.id,
        span=reading.document.span(tokens.starts[claim.start], tokens.ends[claim.end - 1]),
        origin=move.origin or fired_from(tokens, sentence.start, claim, sentence.sites, sentence.actors),
        path=move.path,
        goal=move.goal,
        remarks=(
            *move.remarks,
            *undated_remarks(reading, sentence, when, status),
            *ahead_remarks(reading, sentence, claim, when, status),
            *note_places_beside(reading, sentence, claim, where),
        ),
    )
    return as_tried(reading, sentence, claim, event) if is_tried(reading, sentence, claim) else event


def _hurts_bystanders(lows: Sequence[str], sentence: Sentence, claim: Claim) -> bool:
    """Tell whether the dead whom the text does not name are people: of some kinds always, of others at a market."""
    table = load_table("events")["on_bystanders"]
    if claim.kind not in table["sited"]:
        return claim.kind in table["kinds"]
    sites = load_table("events")["civilian_sites"]["words"]
    return any(
        claim.start <= hit.first < claim.end
        and (hit.role("civilian_site") or (hit.role("there") and lows[hit.after - 1] in sites))  # "the market"
        for hit in sentence.hits
    )


def _at(event: Event, place: Georeference | None, number: int) -> Event:
    """Give an event its number, at one of the places it is told of; its counts are told once, of all together."""
    numbered = replace(event, id=f"{event.document_id}#{number}")
    if place is event.where:
        return numbered
    origin = place if event.origin is event.where else event.origin
    goal = place if event.goal is event.where else event.goal
    return replace(numbered, where=place, fatalities=None, quantities=(), origin=origin, goal=goal)


def _apart(
    event: Event,
    tolls: Sequence[tuple[Georeference | None, dict[str, Range]]],
    days: Mapping[int, DateSpan],
    number: int,
) -> list[Event]:
    """Return an event for each place that the dead and wounded are counted at, on a day of its own where it has one."""
    events = []
    for at, (place, numbers) in enumerate(tolls):
        others = tuple((name, count) for name, count in numbers.items() if name != "killed")
        placed = _at(replace(event, where=place), place, number + at)
        when = days.get(place.mention.span.start, event.when) if place is not None else event.when
        events.append(replace(placed, when=when, fatalities=numbers.get("killed"), quantities=others))
    return events


def _is_foiled(reading: Reading, sentence: Sentence, claim: Claim) -> bool:
    """Tell whether a claim is only the attempt that an event told before it met ("repelled attempts to cross")."""
    lows = reading.tokens.lows
    if _is_tried_for(lows, sentence, claim):
        return True
    if claim.status not in _UNDONE or claim.operator is None or claim is sentence.claims[0]:
        return False
    word = lows[claim.operator.first]
    if any(other is not claim and other.first == claim.operator.first for other in sentence.claims):
        return True
    return word.startswith("attempt") or (
        word in _TRIES and bool(_ASIDES & {*lows[claim.start : claim.operator.first]})
    )


def _is_tried_for(lows: Sequence[str], sentence: Sentence, claim: Claim) -> bool:
    """Tell whether a claim is only what attempts told as an event were for ("six attempts by rebels to advance")."""
    before = [other for other in sentence.claims if other.after <= claim.first]
    if not before or before[-1].kind != "armed_clash" or lows[before[-1].first] not in attempting():
        return False
    gap = lows[before[-1].after - 1 : claim.first]
    return claim.entry.role == "verb" and gap[-1:] == ["to"] and len(gap) <= _TRIED_GAP


# One event, however long the count of its dead goes on.
_LASTING = frozenset({"flood", "earthquake"})
# Kinds whose sentence counts the dead of another ("shot dead eight people during protests").
_BESIDE_HARM = frozenset({"protest", "talks", "statement", "presence"})


def _numbers(reading: Reading, sentence: Sentence, index: int) -> dict[str, Range]:
    """Return the counts of a claim: those of its clause and of the words it absorbed."""
    claim = sentence.claims[index]
    start = min([claim.start, *(c.start for c in claim.absorbed)])
    end = max([claim.end, *(c.end for c in claim.absorbed)])
    following = [c.start for c in sentence.claims if c.start >= claim.end]
    end = max(end, min(following, default=sentence.end))
    others = {weak.first for other in sentence.claims if other is not claim for weak in other.absorbed}
    if claim.kind in _BESIDE_HARM and any(
        other is not claim and kinds()[other.kind].force for other in sentence.claims
    ):
        return {}
    denied = taken_back(reading.tokens.lows, sentence.start, sentence.end)
    marks = [
        (first, after, name)
        for first, after, name in marks_of(reading.tokens.lows, sentence)
        if start <= first < end and first not in others
        if claim.kind != "withdrawal" or first != claim.first  # "lost dozens of bases"
        if first not in denied
    ]
    dates = [(first, after) for first, after, _, _ in sentence.dates]
    dates += [(m.first, m.after) for m in sentence.actors if m.form == "named"]  # "Barrio 18" counts nobody
    numbers = find_quantities(reading.tokens, start, end, marks, dates) if marks else {}
    if "killed" not in numbers and claim.kind in harming() and kills_one(reading.tokens.lows, start, end):
        numbers["killed"] = ONE
    alone = not any(other is not claim and other.kind in harming() for other in sentence.claims)
    stretch = (sentence.start, sentence.end) if alone else (start, end)
    if "killed" not in numbers and claim.kind in harming() and none_died(reading.tokens.lows, *stretch):
        numbers["killed"] = ZERO
    return numbers
