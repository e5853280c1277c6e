"""Events: what a clause claims to have happened, who did it, where, when, and how sure the text is."""

from __future__ import annotations

import warnings
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from geoevents.actors.namedgroups import group_heads
from geoevents.actors.table import Actor
from geoevents.dates.datelines import Dateline, read_dateline
from geoevents.dates.dates import count_days, match_dates
from geoevents.errors import EventsLeftOut
from geoevents.events.cutting import cut_sentences
from geoevents.events.days.lasting import days_apart
from geoevents.events.days.yearless import gives_year
from geoevents.events.joining import adds_nothing, as_one, came_through, caught_from, of_the_same_men
from geoevents.events.kinds.outbreaks import find_outbreak, outbreaks_note
from geoevents.events.kinds.passing import is_judged, is_known, is_no_doer
from geoevents.events.kinds.rivaltolls import is_rival_toll
from geoevents.events.layout.pages import dates_among, tokens_of
from geoevents.events.layout.retelling import retell
from geoevents.events.merging.claimants import claims_responsibility, of_the_same, with_doers
from geoevents.events.parties.answering import as_answer, as_owned
from geoevents.events.parties.antecedents import is_group
from geoevents.events.parties.elsewhere import shares_doer, with_subject_behind
from geoevents.events.parties.gapped import with_gapped
from geoevents.events.parties.met import with_meetings
from geoevents.events.parties.mutual import without_partners
from geoevents.events.parties.occasions import by_occasion, is_of_nobody
from geoevents.events.places.placelists import days_of_places, listed_sites
from geoevents.events.status.foiled import is_foiled
from geoevents.events.status.outcomes import fights_to_advance
from geoevents.events.status.unreal import is_unreal, may_come
from geoevents.events.status.weighing import read_status
from geoevents.events.telling import event_of, parties_to
from geoevents.events.tolls.baretolls import bare_toll, with_toll
from geoevents.events.tolls.tollparts import find_parts, rows_of
from geoevents.events.tolls.tolls import ZERO, none_died, tolls_by_place, would_kill
from geoevents.events.words.hits import Claim
from geoevents.events.words.idle import without_idle_words
from geoevents.events.words.reading import Reading, Sentence
from geoevents.events.words.rubrics import find_rubrics, read_rubric
from geoevents.events.words.triggers import DONE, PARLEYS, harming, kinds, of_nature
from geoevents.events.words.wordsbeside import tells_too
from geoevents.lexicon.tables import load_table
from geoevents.model import DateSpan, Document, Event, Georeference, Range, Unresolved
from geoevents.text.tokens import Tokens

# "10 Nov: the army retook X": how long before publication such a note may be of (judgement).
_OWN_DAY = timedelta(days=60)
# An agency's dateline lies at most so long before what passes the story on is published (judgement).
_PASSED_ON = timedelta(days=3)
# "two were seized after bandits overran X": what begins how it came to that.
_THEN_DONE, _ASSAULTS = frozenset({"when", "after", "as"}), frozenset({"armed_clash", "attack_on_civilians"})
# Pronouns that are the object of an aside which has a subject of its own ("X, which the army retook,").
_OBJECTS = frozenset({"which", "whom"})
# Who claims a deed or is suspected of it is named in one of so many sentences, or words, behind it (judgement).
_CLAIMED_AFTER, _TO_CLAIM = 4, 120


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
        When the text counts the cases or the dead of a disease, which are no kind of event, or tells of an outbreak
        and of no event.

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
    retelling = retell(document, located)
    if retelling is None:
        return _find(document, located, published)
    events, outbreak = _find(retelling.document, retelling.located, published)
    return retelling.restored(events), outbreak


def _find(
    document: Document, located: Sequence[Georeference | Unresolved], published: date | None
) -> tuple[list[Event], str]:
    """Find the events of running text."""
    whole = tokens_of(document.text)
    tokens = without_idle_words(whole)
    published = document.published or published
    matches = dates_among(document.text) if tokens is whole else match_dates(tokens, document.text)
    dates = count_days(matches, published)
    dateline = read_dateline(document.text, dates)
    if dateline.published is not None and (published is None or _is_own_day(document.text, dateline, published)):
        published = dateline.published
        dates = count_days(matches, published)
    dates = [found for found in dates if found[2] != dateline.span]
    grounds = {found.mention.span.start: found for found in located if isinstance(found, Georeference)}
    reading = Reading(document, tokens, published, _home(tokens, located), grounds)
    reading.rubrics = find_rubrics(tokens, grounds)
    events: list[Event] = []
    before = 0  # the first event of the sentence before
    recent: list[tuple[int, int]] = []  # where the last sentences begin, and their first events
    for start, end, sentence in cut_sentences(reading, located, dates, dateline.whole):
        reading.where_age += 1
        reading.tolled += 1
        read_rubric(reading, start, events)
        told = len(events)
        if sentence is not None and sentence.claims:
            events.extend(_read_sentence(reading, sentence, told))
        if (
            sentence is not None
            and len(events) == told + 1
            and is_rival_toll(tokens, sentence, events[-1], events[:-1])
        ):
            events.pop()
        if sentence is not None:
            since = next((n for at, n in recent if start - at <= _TO_CLAIM), told)
            events[since:] = with_doers(tokens, sentence, events[since:], told - since)
            events[since:] = with_meetings(tokens, sentence, events[since:], told - since)
        if any(event.fatalities is not None and event.fatalities.best for event in events[told:]):
            reading.tolled = 0
        if len(events) > told:
            last = events[told - 1 : told] if told else []
            for at in range(told, len(events)):
                nearest = events[at - 1 : at] if tells_too(events[at].span.text) else last
                events[at] = as_answer(tokens, start, of_the_same(events[at], nearest), last)
            if sentence is not None and len(events) == told + 1:
                events[told] = (
                    as_owned(events[told], last) if claims_responsibility(tokens, start, end) else events[told]
                )
            if _tells_that_nobody_died(events, before, told):
                events.pop()
        if len(events) == told > before and none_died(tokens.lows, start, end):
            events[before:] = [_harmless(event) for event in events[before:]]
        toll = bare_toll(tokens.lows, start, end) if events and len(events) == told else None
        if toll is not None:
            events = with_toll(events, toll, document.text, tokens.starts[start])
        before = told
        recent = [*recent[1 - _CLAIMED_AFTER :], (start, told)]
    return events, find_outbreak(tokens, in_passing=not events)


def _tells_that_nobody_died(events: Sequence[Event], before: int, told: int) -> bool:
    """Tell whether a sentence's only event is that nobody died of the one told before ("No one died")."""
    if len(events) != told + 1 or before == told:
        return False
    one, last = events[-1], events[-2]
    bare = one.site is None and not one.actors and one.fatalities == ZERO
    days = [event.when.start if event.when is not None else None for event in (one, last)]
    return bare and one.kind == last.kind and days[0] == days[1]


def _harmless(event: Event) -> Event:
    """Return an event that nobody died of, as the next sentence says ("There were no casualties")."""
    if event.fatalities is not None or event.kind not in harming() or event.status not in DONE:
        return event
    return replace(event, fatalities=ZERO)


def _is_own_day(text: str, dateline: Dateline, published: date) -> bool:
    """Tell whether a text is of the day it opens with: "10 Nov: the army retook X", "KYIV, Nov 18 (Wire) - X".

    What opens with a day of long ago, told with its year, has only been published again since.
    """
    span, day = dateline.span, dateline.published
    if span is None or day is None or published <= day:
        return False
    if published - day > _OWN_DAY:
        return gives_year(span)
    if published - day <= _PASSED_ON and any(low.isalpha() for low in text[dateline.whole[0] : span.start]):
        return True  # "KYIV, Nov 18 (Wire) -", passed on the day after
    written = load_table("dates")["openings"]["written"]
    named = all(word in written for word in text[: span.start].lower().split())
    return named and text[span.end :].lstrip().startswith(":")


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
    main: list[Actor] = []  # who did what was told before the last claim
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
        if claim.status == "none" or is_unreal(reading, sentence, claim) or is_foiled(reading, sentence, claim):
            continue
        if fights_to_advance(reading.tokens.lows, claim):
            claim.kind, claim.status, claim.operator = "armed_clash", "reported", None
        denial = claim.operator if claim.status == "denied" and claim.entry.value == "killing" else None
        if denial is not None and none_died(reading.tokens.lows, denial.first, claim.end):
            continue  # "no one was hurt"
        if claim.kind == "arrest" and claim.status == "denied" and _is_none(reading, sentence, claim):
            continue  # "no arrests followed"
        if claim.kind == "displacement" and is_of_nobody(reading.tokens.lows, claim):
            continue  # "but no one was evacuated"
        if i and (is_judged(sentence, i) or _is_reported(reading, sentence.claims[i - 1], claim)):
            previous = []
        if i and claim.entry.form == "ing" and sentence.claims[i - 1].entry.frame == "mutual":
            previous = previous[:1]  # "suspended talks with the rebels, accusing them": one of the two goes on
        elif i and sentence.claims[i - 1].entry.frame == "mutual":
            previous = without_partners(sentence, sentence.claims[i - 1], previous)
        parleys = i > 0 and sentence.claims[i - 1].kind in PARLEYS and len(previous) == 1
        if parleys and claim.kind == "armed_clash" and claim.entry.frame == "mutual":
            previous = []  # "X brokered a truce, but fighting went on": who mediates fights nobody
        if i and _is_aside(reading, sentence, i - 1):
            previous = main  # "X, which the army retook, was hit by drones"
        main = previous
        actors, targets = parties_to(reading, sentence, i, previous)
        if is_no_doer(reading.tokens.lows, sentence, i, actors):
            actors = []
        goes_on, previous = previous, actors or previous
        reading.foes += [actor for actor in (*actors, *targets) if actor.actor_class == "force" and is_group(actor)]
        parts = find_parts(reading, sentence) if claim.kind in harming() else None
        event = event_of(reading, sentence, i, actors, targets, parts)
        if claim.entry.value == "killing" and event.fatalities == ZERO and not event.quantities:
            continue  # "a standoff left no one injured"
        if events and is_known(reading.tokens.lows, claim) and event.fatalities == ZERO and not event.actors:
            events[-1] = _harmless(events[-1])
            continue  # "blew up a bridge, though no one was killed in the attack"
        by_place = tolls_by_place(reading, sentence, claim) if event.status in DONE else []
        if parts is not None and event.fatalities == parts.total:
            by_place = rows_of(parts, event.where)
        if by_place:
            events += _apart(event, by_place, days_of_places(sentence), count + len(events) + 1)
            continue
        if (
            i
            and events
            and not events[-1].actors
            and actors
            and not {actor.name for actor in actors} & {*events[-1].targets}
            and shares_doer(reading.tokens, sentence.claims[i - 1], claim)
        ):
            events[-1] = replace(events[-1], actors=event.actors)
        if i and events:
            before = sentence.claims[i - 1]
            events[-1] = with_subject_behind(reading.tokens, sentence.start, before, claim, events[-1], event)
            if _tells_doer(reading, before, claim, events[-1], actors):
                events[-1] = replace(events[-1], actors=event.actors).at(events[-1].site or event.site)
        events, same = by_occasion(reading, sentence, i, events, event)
        last = events[-1] if events else None
        event = came_through(sentence, claim, last, caught_from(last, event))
        event = of_the_same_men(reading, events, event, claim.after)
        if same or (last is not None and adds_nothing(last, event)):
            continue
        one = as_one(reading, last, event, claim.first) if last is not None else None
        if one is not None:
            events.pop()
            event = one
            previous = goes_on if one.kind == "talks" else previous  # the traveller, and not who was met
        places = [(event.site, event.when), *listed_sites(reading, sentence, claim, event.site)]
        event, *others = with_gapped(reading, sentence, claim, event)
        told = [(event if when in (None, event.when) else replace(event, when=when), place) for place, when in places]
        told += [(other, other.site) for other in others]
        first, *days = days_apart(reading.tokens.lows, claim, event.when)
        if days and len(told) == 1 and event.fatalities is None:  # "two drone strikes on 3 and 5 October"
            told = [(replace(event, when=first), event.site), *((_again(event, day), event.site) for day in days)]
        events += [_at(one, place, count + len(events) + 1 + at) for at, (one, place) in enumerate(told)]
    return events


def _is_aside(reading: Reading, sentence: Sentence, index: int) -> bool:
    """Tell whether a deed is only told of a thing in passing, and who did it goes on with none behind the aside.

    "In X, which the army retook in May, drones hit a depot": the army is no subject of the main clause.
    """
    lows, claim, following = reading.tokens.lows, sentence.claims[index], sentence.claims[index + 1]
    opens = [i for i in range(max(claim.start, 1), claim.first) if lows[i] in _OBJECTS and lows[i - 1] == ","]
    inside = [m for m in sentence.actors if opens and opens[-1] < m.first and m.after <= claim.first]
    return bool(inside) and "," in lows[claim.after : following.first]


def _is_none(reading: Reading, sentence: Sentence, arrest: Claim) -> bool:
    """Tell whether it is only said that nobody was arrested ("no arrests were made")."""
    bare = arrest.entry.role == "noun" and reading.tokens.before(arrest.first) == "no"
    return bare or (not sentence.sites and not sentence.actors)


def _tells_doer(reading: Reading, before: Claim, claim: Claim, told: Event, actors: Sequence[Actor]) -> bool:
    """Tell whether "when" behind a passive says whose deed it was ("two were seized when bandits overran X")."""
    if not before.passive or told.actors or before.kind != told.kind or not kinds()[before.kind].force:
        return False
    opens = claim.start > 0 and reading.tokens.lows[claim.start] in _THEN_DONE
    opens = opens and (reading.tokens.lows[claim.start] == "when" or claim.kind in _ASSAULTS)
    armed = all(actor.actor_class == "force" and actor.name not in told.targets for actor in actors)
    return opens and bool(actors) and armed and kinds()[claim.kind].force


def _is_reported(reading: Reading, words: Claim, claim: Claim) -> bool:
    """Tell whether a deed is what a statement tells of, and no deed of its maker ("denied that arms were")."""
    told = words.kind == "statement" and kinds()[claim.kind].force
    return told and "that" in reading.tokens.lows[words.after : claim.first]


def _at(event: Event, place: Georeference | Unresolved | None, number: int) -> Event:
    """Give an event its number, at one of the places it is told of; its counts are told once, of all together."""
    numbered = replace(event, id=f"{event.document_id}#{number}")
    if place is event.site:
        return numbered
    where = place if isinstance(place, Georeference) else None
    origin = where if event.origin is event.where else event.origin
    goal = where if event.goal is event.where else event.goal
    return replace(numbered, fatalities=None, quantities=(), origin=origin, goal=goal).at(place)


def _again(event: Event, day: DateSpan | None) -> Event:
    """Return the second of two deeds that are told of as one, on a day of its own; its counts are told once."""
    return replace(event, when=day, fatalities=None, quantities=())


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
        placed = _at(event.at(place), place, number + at)
        when = days.get(place.mention.span.start, event.when) if place is not None else event.when
        events.append(replace(placed, when=when, fatalities=numbers.get("killed"), quantities=others))
    return events
