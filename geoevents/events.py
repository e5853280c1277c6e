"""Events: what a clause claims to have happened, who did it, where, when, and how sure the text is."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from geoevents.actors import Actor, ActorMention, find_actors_in
from geoevents.claims import find_claims
from geoevents.clauses import Claim, Hit, find_triggers, scan, set_status
from geoevents.dates import find_dates_in, next_weekday
from geoevents.model import DateSpan, Document, Event, Georeference, Range, Span, Unresolved
from geoevents.needs import Scene
from geoevents.participants import find_participants, resolve_pronouns, settle
from geoevents.quantities import find_quantities
from geoevents.sentences import split_sentences
from geoevents.sites import Site, choose_site
from geoevents.tables import load_table
from geoevents.tokens import Tokens, find_tokens
from geoevents.triggers import kinds, signs

# A dispatch with no date of its own tells of the days before it; the day it appeared is the best single guess.
_UNDATED = "days"
# A longer sentence is a list or no sentence; it is read in pieces, so that time stays in proportion to length.
_LONGEST_SENTENCE = 150
# Event words from one sentence serve the next when that one only points back ("the town", "they").
_CARRY_SENTENCES = 4


@dataclass(slots=True)
class _Sentence:
    """One sentence: its tokens ``start`` up to ``end`` and everything found among them."""

    start: int
    end: int
    hits: list[Hit]
    actors: list[ActorMention]
    sites: list[Site]
    dates: list[tuple[int, int, Span, DateSpan | None]]
    claims: list[Claim] = field(default_factory=list)


@dataclass(slots=True)
class _Reading:
    """A document being read: what was told last."""

    document: Document
    tokens: Tokens
    published: date | None
    where: Georeference | None = None
    where_age: int = 99


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

    Examples
    --------
    >>> [(e.kind, e.status) for e in find_events(Document("d", "Gunmen attacked an army post."), [])]
    [('armed_clash', 'reported')]
    >>> find_events(Document("d", ""), [])
    []
    """
    tokens = find_tokens(document.text)
    published = document.published or published
    dates = find_dates_in(tokens, document.text, published)
    reading = _Reading(document, tokens, published or _dateline_date(dates))
    events: list[Event] = []
    for sentence in _sentences(reading, located, dates):
        reading.where_age += 1
        if sentence.claims:
            events.extend(_read_sentence(reading, sentence, len(events)))
    return events


def _dateline_date(dates: Sequence[tuple[int, int, Span, DateSpan | None]]) -> date | None:
    """Return the full date a text without publication date begins with."""
    if dates and dates[0][0] <= 6 and dates[0][3] is not None and dates[0][3].precision == "day":
        return dates[0][3].start
    return None


def _sentences(
    reading: _Reading,
    located: Sequence[Georeference | Unresolved],
    dates: list[tuple[int, int, Span, DateSpan | None]],
) -> list[_Sentence]:
    """Cut the text into sentences with what stands in each."""
    tokens, document = reading.tokens, reading.document
    sites = _sites(tokens, located)
    literal = {site.first: site.after for site in sites if site.literal}
    dated = {i for first, after, _, _ in dates for i in range(first, after)}
    hits = [hit for hit in scan(tokens) if hit.first not in dated]
    actors = resolve_pronouns(
        find_actors_in(tokens, document.text, published=reading.published, places=literal), tokens, hits, sites
    )
    ends = {mention.after for mention in actors}
    by_hit, by_actor = [hit.first for hit in hits], [mention.first for mention in actors]
    by_site, by_date = [site.first for site in sites], [found[0] for found in dates]
    triggers = find_triggers(tokens, hits, ends)
    by_trigger = [claim.first for claim in triggers]
    sentences = []
    for start, end in _pieces(tokens, document.text):
        sentence = _Sentence(
            start,
            end,
            hits[bisect_left(by_hit, start) : bisect_left(by_hit, end)],
            actors[bisect_left(by_actor, start) : bisect_left(by_actor, end)],
            sites[bisect_left(by_site, start) : bisect_left(by_site, end)],
            dates[bisect_left(by_date, start) : bisect_left(by_date, end)],
        )
        inside = triggers[bisect_left(by_trigger, start) : bisect_left(by_trigger, end)]
        if inside:
            scene = Scene(tokens, start, end, sentence.hits, sentence.actors, sentence.sites, inside)
            sentence.claims = find_claims(scene)
        sentences.append(sentence)
    return sentences


def _pieces(tokens: Tokens, text: str) -> Iterator[tuple[int, int]]:
    """Yield the first token of each sentence and the one after its last."""
    for span in split_sentences(text):
        start, end = bisect_left(tokens.starts, span.start), bisect_left(tokens.starts, span.end)
        for piece in range(start, end, _LONGEST_SENTENCE):
            yield piece, min(end, piece + _LONGEST_SENTENCE)


def _sites(tokens: Tokens, located: Sequence[Georeference | Unresolved]) -> list[Site]:
    """Put the located mentions onto tokens, the longer of two that overlap."""
    sites: list[Site] = []
    for found in sorted(located, key=lambda f: (f.mention.span.start, -f.mention.span.end)):
        span = found.mention.span
        first, after = bisect_left(tokens.starts, span.start), bisect_left(tokens.starts, span.end)
        if first >= after or (sites and first < sites[-1].after and sites[-1].literal):
            continue
        georeference = found if isinstance(found, Georeference) else None
        sites.append(Site(first, after, georeference, found.mention.role == "literal"))
    return sites


# --- one sentence ----------------------------------------------------------------------------------------------------


def _read_sentence(reading: _Reading, sentence: _Sentence, count: int) -> list[Event]:
    """Turn the claims of one sentence into events."""
    tokens = reading.tokens
    subjects = [m.first for m in sentence.actors if m.form in ("named", "group", "state")]
    previous: list[Actor] = []
    events: list[Event] = []
    for i, claim in enumerate(sentence.claims):
        set_status(tokens, sentence.start, sentence.end, claim, sentence.hits, subjects)
        if claim.status == "none":
            continue
        if (
            claim.kind in ("talks", "protest")
            and claim.status == "reported"
            and _is_called_for(reading, sentence, claim)
        ):
            claim.status = "planned"
        if claim.kind == "statement" and claim.status == "reported" and _denies(sentence, claim):
            claim.status = "denied"
        actors, targets = find_participants(tokens, claim, previous, sentence.actors, sentence.hits, sentence.start)
        actors, targets = settle(actors, targets, claim.kind)
        previous = actors or previous
        status = _status(reading, sentence, claim, actors, targets)
        when = _when(reading, sentence, claim, status)
        if status == "reported" and _is_long_past(when, reading.published) and not _goes_on(reading, sentence):
            status = "background"
        numbers = _numbers(reading, sentence, i)
        fatalities = numbers.pop("killed", None)
        event = Event(
            id=f"{reading.document.id}#{count + len(events) + 1}",
            kind=claim.kind,
            status=status,
            when=when,
            where=_where(reading, sentence, claim),
            actors=tuple(actor.name for actor in actors),
            targets=tuple(actor.name for actor in targets if actor not in actors),
            quantities=tuple(sorted(numbers.items())),
            fatalities=fatalities,
            document_id=reading.document.id,
            span=reading.document.span(tokens.starts[claim.start], tokens.ends[claim.end - 1]),
        )
        events.append(event)
        for place in _listed_sites(reading, sentence, claim, event.where):
            # The numbers are told once, of all the places together.
            number = count + len(events) + 1
            events.append(
                replace(event, id=f"{reading.document.id}#{number}", where=place, fatalities=None, quantities=())
            )
    return events


def _status(
    reading: _Reading, sentence: _Sentence, claim: Claim, actors: Sequence[Actor], targets: Sequence[Actor]
) -> str:
    """Return the status of a claim, "claimed" where a party to the war is the one who says so."""
    if claim.status != "reported" or not kinds()[claim.kind].force:
        return claim.status
    for hit in sentence.hits:
        if not hit.role("said"):
            continue
        if hit.first < claim.first or _trails(reading.tokens, sentence, hit):
            source = _source(reading.tokens, sentence, hit)
            if source is not None and _is_party(source, actors, targets):
                return "claimed"
    return claim.status


def _trails(tokens: Tokens, sentence: _Sentence, said: Hit) -> bool:
    """Tell whether "said" closes its sentence (", the army said", "according to the army")."""
    if tokens.lows[said.after - 1] == "to":
        return True
    opening = tokens.lows[max(sentence.start, said.first - _SOURCE_REACH) : said.first]
    return any(low in (",", '"', "”", "“") for low in opening) and sentence.end - said.after <= _TRAILING


def _source(tokens: Tokens, sentence: _Sentence, said: Hit) -> Actor | None:
    """Return who says it: before "said", or after "according to" and ", said"."""
    lows = tokens.lows
    after = [m for m in sentence.actors if said.after <= m.first <= said.after + 2]
    if lows[said.after - 1] == "to":
        return after[0].actor if after else None
    before = [m for m in sentence.actors if m.after <= said.first and said.first - m.after <= _SOURCE_REACH]
    return before[-1].actor if before else (after[0].actor if after else None)


# Behind a closing "said" stand at most this many words ("the army said on Tuesday in a statement").
_TRAILING = 7
# A source stands within this many words before "said".
_SOURCE_REACH = 5


def _is_party(source: Actor, actors: Sequence[Actor], targets: Sequence[Actor]) -> bool:
    if source.actor_class == "force":
        return True
    sides = {actor.side for actor in (*actors, *targets) if actor.side}
    return source.actor_class == "government" and source.side in sides


def _is_called_for(reading: _Reading, sentence: _Sentence, claim: Claim) -> bool:
    """Tell whether the date is the one a meeting is called for ("a summit for Wednesday")."""
    lows = reading.tokens.lows
    return any(
        lows[first - 1] == "for" and claim.after <= first <= claim.after + 2 for first, _, _, _ in sentence.dates
    )


def _denies(sentence: _Sentence, claim: Claim) -> bool:
    return any(
        e.role == "status" and e.value == "denied" for h in sentence.hits if h.first == claim.first for e in h.entries
    )


def _goes_on(reading: _Reading, sentence: _Sentence) -> bool:
    """Tell whether the date only says since when."""
    return any(reading.tokens.lows[first - 1] == "since" for first, _, _, _ in sentence.dates if first)


def _is_long_past(when: DateSpan | None, published: date | None) -> bool:
    days: int = load_table("events")["status"]["background"]["days"]
    return when is not None and published is not None and (published - when.end).days > days


def _when(reading: _Reading, sentence: _Sentence, claim: Claim, status: str) -> DateSpan | None:
    """Return when: the nearest date of the clause, else of the sentence, else the day of publication."""
    published = reading.published
    best, best_cost = None, float("inf")
    future = status in ("planned", "called_for")
    for first, after, _, days in sentence.dates:
        inside = claim.start <= first < claim.end
        if future and not inside and days is not None and published is not None and days.end <= published:
            continue
        gap = first - claim.after if first >= claim.after else claim.first - after
        cost = gap + (0 if inside else 12)
        if cost < best_cost:
            best, best_cost = days, cost
    if sentence.dates and best is None and published is None:
        return None
    if best is None:
        if published is None or status in ("planned", "called_for", "background", "cancelled"):
            return None
        return DateSpan(published, published, "", _UNDATED)
    if status in ("planned", "called_for", "cancelled") and published is not None and best.text[:1].isupper():
        return next_weekday(best, published) if status != "cancelled" or _is_due(reading, sentence) else best
    return best


def _is_due(reading: _Reading, sentence: _Sentence) -> bool:
    """Tell whether the sentence says for when something was due."""
    return any(e.role == "status" and e.value == "planned" for hit in sentence.hits for e in hit.entries)


def _where(reading: _Reading, sentence: _Sentence, claim: Claim) -> Georeference | None:
    """Return the place of the claim; of the sentence before when this one points back to it."""
    site = choose_site(
        reading.tokens, (sentence.start, sentence.end), claim, sentence.claims, sentence.sites, sentence.hits
    )
    if site is not None:
        reading.where, reading.where_age = site.georeference, 0
        return site.georeference
    points_back = any(
        hit.role("there") and claim.start <= hit.first < claim.end and not _exists(reading.tokens, hit)
        for hit in sentence.hits
    )
    if points_back and reading.where_age <= _CARRY_SENTENCES and not any(s.literal for s in sentence.sites):
        return reading.where
    return None


def _exists(tokens: Tokens, hit: Hit) -> bool:
    """Tell whether "there" only says that something is ("there are talks")."""
    return (
        tokens.lows[hit.first] == "there"
        and tokens.lows[hit.after : hit.after + 1] != []
        and (tokens.lows[hit.after] in signs().to_be or tokens.lows[hit.after] in signs().auxiliaries)
    )


def _listed_sites(
    reading: _Reading, sentence: _Sentence, claim: Claim, where: Georeference | None
) -> list[Georeference]:
    """Return the places joined with a claim's own by commas and "and"."""
    if where is None or claim.kind not in load_table("events")["listed_places"]["kinds"]:
        return []
    listed: list[Georeference] = []
    last: Site | None = None
    for site in sentence.sites:
        if site.georeference is where:
            last = site
        elif last is not None and site.literal and site.georeference is not None:
            gap = reading.tokens.lows[last.after : site.first]
            if not gap or not all(low in _LIST_WORDS for low in gap) or (gap == [","] and site.wide()):
                break
            listed.append(site.georeference)
            last = site
    return listed if not (listed and "between" in reading.tokens.lows[max(0, claim.start) : claim.end]) else []


# What may stand between the places of one list.
_LIST_WORDS = frozenset({",", "and", "the", "towns", "of", "villages", "nearby", "neighbouring", "as", "well"})


def _numbers(reading: _Reading, sentence: _Sentence, index: int) -> dict[str, Range]:
    """Return the counts of a claim: those of its clause and of the words it absorbed."""
    claim = sentence.claims[index]
    start = min([claim.start, *(c.start for c in claim.absorbed)])
    end = max([claim.end, *(c.end for c in claim.absorbed)])
    following = [c.start for c in sentence.claims if c.start >= claim.end]
    end = max(end, min(following, default=sentence.end))
    marks = [
        (hit.first, hit.after, entry.value)
        for hit in sentence.hits
        if start <= hit.first < end
        for entry in hit.entries
        if entry.role == "quantity"
    ]
    if not marks:
        return {}
    dates = [(first, after) for first, after, _, _ in sentence.dates]
    return find_quantities(reading.tokens, start, end, marks, dates)
