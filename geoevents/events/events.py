"""Events: what a clause claims to have happened, who did it, where, when, and how sure the text is."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from geoevents.actors import ActorMention, find_actors_in
from geoevents.actors.namedgroups import group_heads
from geoevents.actors.table import Actor, actor_named, government_at_home, police_of
from geoevents.dates import find_dates_in
from geoevents.dates.datelines import read_dateline
from geoevents.events.circumstances import find_when, lies_back, own_units, read_status, undated_remarks, weigh_status
from geoevents.events.claims import find_claims
from geoevents.events.clauses import Claim, Hit, find_triggers, scan
from geoevents.events.moves import counts_from, is_move, read_move
from geoevents.events.needs import Scene
from geoevents.events.participants import find_participants
from geoevents.events.parties import of_nature, settle
from geoevents.events.quantities import find_quantities
from geoevents.events.reading import Reading, Sentence
from geoevents.events.references import is_told, resolve_pronouns
from geoevents.events.sitelists import first_of_list, listed_with
from geoevents.events.sites import Site, choose_site, finest, is_apposed
from geoevents.events.speech import speeches
from geoevents.events.triggers import kinds, signs
from geoevents.events.verdicts import as_tried, is_tried
from geoevents.lexicon.tables import load_table
from geoevents.model import DateSpan, Document, Event, Georeference, Range, Span, Unresolved
from geoevents.text.sentences import split_sentences
from geoevents.text.tokens import Tokens, find_tokens

# A longer sentence is a list or no sentence; it is read in pieces, so that time stays in proportion to length.
_LONGEST_SENTENCE = 150
# What is only called for has no site, but where the words behind it name one ("a ceasefire in Hodeidah").
_NOWHERE_YET = frozenset({"ceasefire", "agreement", "talks", "statement", "aid"})
_UNDONE = frozenset({"planned", "cancelled"})
# What somebody only tried, told in passing of those who were met ("killed 16 militants who tried to cross").
_TRIES, _ASIDES = frozenset({"tried", "trying", "tries"}), frozenset({"who", "that", "which", "as", "when", "while"})
# Moves that are told of where they go to.
_GO = frozenset({"advance", "reinforcement"})
# "More than 70 died" goes on from what was told this many sentences without event before.
_QUIET = 1
# Event words from one sentence serve the next when that one only points back ("the town", "they").
_CARRY_SENTENCES = 6


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
    dateline = read_dateline(document.text, dates)
    if published is None and dateline.published is not None:
        published = dateline.published
        dates = find_dates_in(tokens, document.text, published)
    dates = [found for found in dates if found[2] != dateline.span]
    grounds = {found.mention.span.start: found for found in located if isinstance(found, Georeference)}
    reading = Reading(document, tokens, published, _home(tokens, located), grounds)
    events: list[Event] = []
    for sentence in _sentences(reading, located, dates):
        reading.where_age += 1
        if sentence is not None and sentence.claims:
            events.extend(_read_sentence(reading, sentence, len(events)))
    return events


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


def _sentences(
    reading: Reading,
    located: Sequence[Georeference | Unresolved],
    dates: list[tuple[int, int, Span, DateSpan | None]],
) -> list[Sentence | None]:
    """Cut the text into sentences with what stands in each; None for one without an event word."""
    tokens, document = reading.tokens, reading.document
    sites = _sites(tokens, located)
    literal = {site.first: site.after for site in sites if site.literal}
    dated = {i for first, after, _, _ in dates for i in range(first, after)}
    hits = [
        hit
        for hit in scan(tokens)
        if (hit.first not in dated or _opens_clause(tokens, hit, dated)) and not _is_of_a_compound(tokens, hit)
    ]
    actors = resolve_pronouns(
        find_actors_in(tokens, document.text, published=reading.published, places=literal, home=reading.country_code),
        tokens,
        hits,
        sites,
    )
    sites = _without_states(tokens, sites, actors, hits)
    by_hit, by_actor = [hit.first for hit in hits], [mention.first for mention in actors]
    by_site, by_date = [site.first for site in sites], [found[0] for found in dates]
    triggers = find_triggers(tokens, hits, [(mention.first, mention.after) for mention in actors])
    by_trigger = [claim.first for claim in triggers]
    sentences: list[Sentence | None] = []
    harm = frozenset(load_table("events")["harm"]["kinds"])
    recent, lasting, quiet = "", "", 0
    for start, end in _pieces(tokens, document.text):
        inside = triggers[bisect_left(by_trigger, start) : bisect_left(by_trigger, end)]
        sentence = None
        if inside:
            sentence = Sentence(
                start,
                end,
                hits[bisect_left(by_hit, start) : bisect_left(by_hit, end)],
                actors[bisect_left(by_actor, start) : bisect_left(by_actor, end)],
                sites[bisect_left(by_site, start) : bisect_left(by_site, end)],
                dates[bisect_left(by_date, start) : bisect_left(by_date, end)],
            )
            scene = Scene(tokens, start, end, sentence.hits, sentence.actors, sentence.sites, inside, recent, lasting)
            sentence.claims = find_claims(scene)
        told = next((claim.kind for claim in sentence.claims if claim.kind in harm), "") if sentence else ""
        quiet = 0 if sentence and sentence.claims else quiet + 1
        recent = told or (recent if 0 < quiet <= _QUIET else "")
        lasting = told or lasting
        sentences.append(sentence)
    return sentences


def _is_of_a_compound(tokens: Tokens, hit: Hit) -> bool:
    """Tell whether a word of status is the second half of another word ("Typhoon Co-may")."""
    return tokens.hyphened(hit.first) and "status" in hit.words.by_role and "verb" not in hit.words.by_role


def _opens_clause(tokens: Tokens, hit: Hit, dated: set[int]) -> bool:
    """Tell whether the last word of a date begins a clause ("for two days before they were driven out")."""
    ends = hit.after not in dated and hit.after < len(tokens.lows)
    return ends and "hard" in hit.words.by_role and tokens.lows[hit.after].isalpha()


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
        literal = found.mention.role == "literal" and not _is_owner(tokens, after)
        sites.append(Site(first, after, georeference, literal))
    return sites


def _is_owner(tokens: Tokens, after: int) -> bool:
    """Tell whether a hyphen and a word behind a name make it whose something is ("a Panama-flagged tanker")."""
    return tokens.hyphened(after) and tokens.lows[after] in load_table("events")["belonging"]["words"]


def _without_states(
    tokens: Tokens, sites: list[Site], actors: Sequence[ActorMention], hits: Sequence[Hit]
) -> list[Site]:
    """Make no site of a capital that is told to act ("called on Addis Ababa to"), nor of where somebody speaks.

    "A spokesman in Benghazi said" tells of nothing in Benghazi; "Armenian positions" and "the Azov brigade" are none.
    """
    told = {mention.first for mention in actors if mention.form == "state" and is_told(tokens, mention)}
    named = {
        i
        for mention in actors
        if (mention.form == "named" or (mention.form == "group" and actor_named(mention.actor.name)))
        and mention.actor.actor_class == "force"
        and mention.after - mention.first > 1
        for i in range(mention.first, mention.after)
    }
    speaking = speeches(tokens, hits)
    return [
        site._replace(literal=False)
        if site.literal and (site.first in told or site.first in named or site.after in speaking or site.of_people())
        else site
        for site in sites
    ]


# --- one sentence ----------------------------------------------------------------------------------------------------


def _read_sentence(reading: Reading, sentence: Sentence, count: int) -> list[Event]:
    """Turn the claims of one sentence into events."""
    previous: list[Actor] = []
    events: list[Event] = []
    for i, claim in enumerate(sentence.claims):
        read_status(reading, sentence, claim)
        if claim.status == "planned" and (claim.kind in of_nature() or claim.entry.value == "killing"):
            continue
        if claim.status == "none" or _is_fiction(sentence, claim) or _is_foiled(reading, sentence, claim):
            continue
        if i and _is_reported(reading, sentence.claims[i - 1], claim):
            previous = []
        if i and claim.entry.form == "ing" and sentence.claims[i - 1].entry.frame == "mutual":
            previous = previous[:1]  # "suspended talks with the rebels, accusing them": one of the two goes on
        actors, targets = _parties(reading, sentence, i, previous)
        previous = actors or previous
        event = _told(reading, sentence, i, actors, targets)
        last = events[-1] if events else None
        if (
            last is not None
            and event.kind == "control"
            and last.kind == "capture"
            and event.where in (None, last.where)
        ):
            continue
        if last is not None and _goes_on_from(last, event):
            event = _joined(reading, events.pop(), event)
        places = [event.where, *_listed_sites(reading, sentence, claim, event.where)]
        events += [_at(event, place, count + len(events) + 1 + at) for at, place in enumerate(places)]
    return events


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
    ordered = claim.kind == "displacement" and reading.tokens.lows[claim.first - 1] == "to"
    actors, targets = settle(actors, targets, claim.kind, "agent" if ordered else claim.entry.frame)
    targets = [government_at_home(actor, reading.country_code) for actor in targets]
    if (
        claim.kind == "armed_clash"
        and claim.entry.frame == "agent"
        and claim.entry.role == "noun"
        and _are_people(targets)
    ):
        claim.kind = "attack_on_civilians"
    if claim.kind == "reinforcement" and any(
        m.actor.actor_class == "police" and claim.after <= m.first < claim.end for m in sentence.actors
    ):
        actors = [police_of(actor) for actor in actors]
    if not actors and not claim.passive:
        actors = own_units(reading, sentence, claim)
    return actors, [target for target in targets if target not in actors]


def _are_people(targets: Sequence[Actor]) -> bool:
    """Tell whether all whom an attack befalls bear no arms."""
    return bool(targets) and all(target.actor_class in ("civilians", "protesters") for target in targets)


def _told(reading: Reading, sentence: Sentence, index: int, actors: Sequence[Actor], targets: Sequence[Actor]) -> Event:
    """Return the event of a claim, not yet numbered."""
    claim, tokens = sentence.claims[index], reading.tokens
    status = weigh_status(reading, sentence, claim, actors, targets)
    when = find_when(reading, sentence, claim, status)
    if status == "reported" and lies_back(reading, sentence, when):
        status = "background"
    numbers = _numbers(reading, sentence, index)
    fatalities = numbers.pop("killed", None)
    if (fatalities or numbers) and not targets and _hurts_bystanders(sentence, claim):
        targets = [Actor("civilians", "civilians")]
    where = _where(reading, sentence, claim)
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
        origin=move.origin,
        path=move.path,
        goal=move.goal,
        remarks=(
            *move.remarks,
            *undated_remarks(reading, sentence, when, status),
            *_beside(reading, sentence, claim, where),
        ),
    )
    return as_tried(reading, sentence, claim, event) if is_tried(reading, sentence, claim) else event


def _hurts_bystanders(sentence: Sentence, claim: Claim) -> bool:
    """Tell whether the dead whom the text does not name are people: of some kinds always, of others at a market."""
    table = load_table("events")["on_bystanders"]
    if claim.kind not in table["sited"]:
        return claim.kind in table["kinds"]
    return any(hit.role("civilian_site") and claim.start <= hit.first < claim.end for hit in sentence.hits)


def _at(event: Event, place: Georeference | None, number: int) -> Event:
    """Give an event its number, at one of the places it is told of; its counts are told once, of all together."""
    numbered = replace(event, id=f"{event.document_id}#{number}")
    if place is event.where:
        return numbered
    origin = place if event.origin is event.where else event.origin
    goal = place if event.goal is event.where else event.goal
    return replace(numbered, where=place, fatalities=None, quantities=(), origin=origin, goal=goal)


def _goes_on_from(first: Event, second: Event) -> bool:
    """Tell whether two advances of a sentence are one ("pushed through X and reached Y")."""
    if not first.kind == second.kind == "advance" or first.status != second.status or first.actors != second.actors:
        return False
    same_goal = first.where is not None and first.where is second.where
    return same_goal or (bool(first.path) and first.where in (None, *first.path))


def _joined(reading: Reading, first: Event, second: Event) -> Event:
    """Return one advance: the path of the first, the goal of the second."""
    return replace(
        second,
        origin=first.origin or second.origin,
        path=(*first.path, *second.path),
        span=reading.document.span(first.span.start, second.span.end),
        remarks=tuple(dict.fromkeys((*first.remarks, *second.remarks))),
    )


def _is_foiled(reading: Reading, sentence: Sentence, claim: Claim) -> bool:
    """Tell whether a claim is only the attempt that an event told before it met ("repelled attempts to cross")."""
    if claim.status not in _UNDONE or claim.operator is None or claim is sentence.claims[0]:
        return False
    lows = reading.tokens.lows
    word = lows[claim.operator.first]
    if any(other is not claim and other.first == claim.operator.first for other in sentence.claims):
        return True
    return word.startswith("attempt") or (
        word in _TRIES and bool(_ASIDES & {*lows[claim.start : claim.operator.first]})
    )


def _is_fiction(sentence: Sentence, claim: Claim) -> bool:
    """Tell whether a claim is told by a book or a film."""
    return any(hit.role("fiction") and hit.first < claim.first for hit in sentence.hits)


def _where(reading: Reading, sentence: Sentence, claim: Claim) -> Georeference | None:
    """Return the place of the claim; of the sentence before when this one points back to it."""
    sites = sentence.sites
    if claim.status == "called_for" and claim.kind in _NOWHERE_YET:
        sites = [site for site in sites if site.first >= claim.after]
    if is_move(claim):
        sites = [site for site in sites if not counts_from(claim, site)]
    site = choose_site(reading.tokens, (sentence.start, sentence.end), claim, sentence.claims, sites, sentence.hits)
    if site is not None:
        site = finest(reading.tokens, first_of_list(reading.tokens, site, sentence.sites), sentence.sites)
        reading.where, reading.where_age = site.georeference, 0
        return site.georeference
    points_back = any(
        hit.role("there") and claim.start <= hit.first < claim.end and not _exists(reading.tokens, hit)
        for hit in sentence.hits
    )
    points_back = points_back or (claim.kind == "capture" and "it" in reading.tokens.lows[claim.first : claim.after])
    if points_back and reading.where_age <= _CARRY_SENTENCES and not any(s.literal for s in sentence.sites):
        return reading.where
    return None


def _beside(reading: Reading, sentence: Sentence, claim: Claim, where: Georeference | None) -> tuple[str, ...]:
    """Return a remark on the places listed with that of an event which stays one ("clashes in X, Y and Z")."""
    site = next((s for s in sentence.sites if where is not None and s.georeference is where), None)
    if site is None or claim.kind in load_table("events")["listed_places"]["kinds"]:
        return ()
    names = [
        s.georeference.mention.span.text for s in listed_with(reading.tokens, site, sentence.sites) if s.georeference
    ]
    return (f"told of {', '.join(names)}, too",) if names else ()


def _exists(tokens: Tokens, hit: Hit) -> bool:
    """Tell whether "there" only says that something is ("there are talks")."""
    return (
        tokens.lows[hit.first] == "there"
        and tokens.lows[hit.after : hit.after + 1] != []
        and (tokens.lows[hit.after] in signs().to_be or tokens.lows[hit.after] in signs().auxiliaries)
    )


def _listed_sites(reading: Reading, sentence: Sentence, claim: Claim, where: Georeference | None) -> list[Georeference]:
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
            if not gap or not all(low in _LIST_WORDS for low in gap):
                break
            if gap == [","] and (site.wide() or _is_division(reading.tokens, site)):
                break
            if is_apposed(reading.tokens, last, site):
                last = site
                continue
            listed.append(site.georeference)
            last = site
    return listed if not (listed and "between" in reading.tokens.lows[max(0, claim.start) : claim.end]) else []


# Kinds whose sentence counts the dead of another ("shot dead eight people during protests").
_BESIDE_HARM = frozenset({"protest", "talks", "statement", "presence"})


def _is_division(tokens: Tokens, site: Site) -> bool:
    """Tell whether a noun makes a name what holds the place before it ("Soumpi, Timbuktu region")."""
    nouns = load_table("events")["listed_places"]["divisions"]
    return site.after < len(tokens.lows) and tokens.lows[site.after] in nouns


# What may stand between the places of one list.
_LIST_WORDS = frozenset({",", "and", "the", "towns", "of", "villages", "nearby", "neighbouring", "as", "well"})


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
    marks = [
        (hit.first, hit.after, entry.value)
        for hit in sentence.hits
        if start <= hit.first < end and hit.first not in others
        if claim.kind != "withdrawal" or hit.first != claim.first  # "lost dozens of bases"
        for entry in hit.entries
        if entry.role == "quantity"
    ]
    if not marks:
        return {}
    dates = [(first, after) for first, after, _, _ in sentence.dates]
    return find_quantities(reading.tokens, start, end, marks, dates)
