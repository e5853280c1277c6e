"""A document cut into sentences, each with the event words, actors, places and dates in it and the claims they make."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import zip_longest

from geoevents.actors import ActorMention, find_actors_in
from geoevents.actors.table import actor_named
from geoevents.dates.datelines import undated_end
from geoevents.events.kinds.claims import find_claims
from geoevents.events.kinds.mobs import is_thrown_by_few
from geoevents.events.kinds.needs import may_tell
from geoevents.events.kinds.peoples import as_armies
from geoevents.events.kinds.rivaltolls import compared_with, toll_aside
from geoevents.events.merging.claimants import claims_responsibility
from geoevents.events.numbers.deathwords import FALLEN, are_fallen
from geoevents.events.parties.answering import with_offices
from geoevents.events.parties.attributed import may_attribute
from geoevents.events.parties.bands import as_bands, as_members
from geoevents.events.parties.headings import find_author
from geoevents.events.parties.homearmies import as_home_army, as_home_mission
from geoevents.events.parties.onlydoers import without_idle_rivals
from geoevents.events.parties.quoted import as_speakers
from geoevents.events.parties.references import MISSIONS, is_told, resolve_pronouns
from geoevents.events.parties.stateforces import as_state_forces
from geoevents.events.parties.strangers import without_strangers
from geoevents.events.parties.tolltowns import without_towns_of_tolls
from geoevents.events.people.persons import calls_somebody, with_persons
from geoevents.events.places.apposed import owns
from geoevents.events.status.voices import as_sources
from geoevents.events.words.eventwords import find_triggers, scan
from geoevents.events.words.hits import Claim, Hit
from geoevents.events.words.reading import Reading, Sentence
from geoevents.events.words.scenes import Scene
from geoevents.events.words.sites import Site, is_placeless, without_dateline
from geoevents.events.words.speech import speeches
from geoevents.events.words.triggers import CROWDED, HARMED, harming, kinds, of_nature, yields_to
from geoevents.lexicon.tables import clause_words, load_table
from geoevents.model import DateSpan, Georeference, Span, Unresolved
from geoevents.text.sentences import split_sentences
from geoevents.text.tokens import Tokens

# ", and Zikim stayed shut": what opens such a clause, and what it says.
_JOINING, _STAYING, _SHUT = (clause_words("cutting", name) for name in ("joining", "staying", "shut"))
_BLOODY = clause_words("deaths", "bloody")
# "the Kursk region's acting governor said": words from whose it is to the verb.
_TO_SAID, _SAME_SENTENCE = 8, 50
# A longer sentence is a list or no sentence; it is read in pieces, so that time stays in proportion to length.
_LONGEST_SENTENCE = 150
# "More than 70 died" goes on from what was told this many sentences without event before.
_QUIET = 1
# "an earthquake of magnitude 7.2 struck Haiti": words from the noun to the land.
_TO_BEFALLEN = 12
# "Cyclone Freddy, which formed in May, hit": what may follow the force before its verb, and what opens another clause.
_OF_THE_FORCE, _NEXT_CLAUSE = clause_words("cutting", "of_the_force"), clause_words("cutting", "next_clause")
_NAME_OF_FORCE = 2
# So many lines may stand between the title of a report and the dead it counts (judgement).
_KEY_FIGURES, _STOPS = 6, frozenset(".!?")


def cut_sentences(
    reading: Reading,
    located: Sequence[Georeference | Unresolved],
    dates: list[tuple[int, int, Span, DateSpan | None]],
    dateline: tuple[int, int],
) -> list[tuple[int, int, Sentence | None]]:
    """Cut a document into sentences.

    Parameters
    ----------
    reading : Reading
    located : sequence of Georeference or Unresolved
    dates : list of (first, after, Span, DateSpan or None)
        By tokens.
    dateline : (start, end)
        Code point offsets of where the text says when and where it was written.

    Returns
    -------
    list of (start, end, Sentence or None)
        Tokens from and to; with all there is in it where an event word stands in it.
    """
    tokens, document = reading.tokens, reading.document
    sites, grounds = _sites(tokens, located)
    literal = {site.first: site.after for site in sites if site.literal}
    within = {i for site in sites if site.literal for i in range(site.first, site.after)}
    dated = {i for first, after, _, _ in dates for i in range(first, after)}
    home = reading.country_code
    named = find_actors_in(tokens, document.text, published=reading.published, places=literal, home=home)
    if not FALLEN.isdisjoint(tokens.lows):
        named = [m for m in named if not are_fallen(tokens.lows, m.after - 1)]  # "12 KIA" are no Kachin army
    hits = [
        hit
        for hit in scan(tokens)
        if (hit.first not in dated or _opens_clause(tokens, hit, dated))
        and not ("status" in hit.words.by_role and _is_of_a_compound(tokens, hit))
        and not ("negation" in hit.words.by_role and _is_in_a_name(hit, named))
        and not ("said" in hit.words.by_role and calls_somebody(tokens, hit.first))
    ]
    named = with_persons(tokens, as_armies(named, tokens, hits), hits, within)
    named = without_towns_of_tolls(without_strangers(named, tokens, home, within), tokens.lows, within)
    named = with_offices(as_members(as_bands(named, tokens), tokens))
    named = as_home_mission(named, tokens, home, reading.published)
    named = as_state_forces(without_idle_rivals(named, tokens), tokens, home)
    actors = resolve_pronouns(named, tokens, hits, [*sites, *grounds], find_author(document, home))
    actors = as_speakers(as_home_army(actors, tokens, home), tokens, hits)
    sites = _with_struck(tokens, _without_states(tokens, sites, actors, hits), hits)
    sites = _with_befallen(tokens, sites, hits, actors)
    sites = without_dateline(tokens, sites, dateline)
    by_hit, by_actor = [hit.first for hit in hits], [mention.first for mention in actors]
    by_site, by_date = [site.first for site in sites], [found[0] for found in dates]
    doers = [mention for mention in actors if not _is_adjective(tokens, mention)]
    triggers = find_triggers(tokens, hits, [(mention.first, mention.after) for mention in doers])
    by_trigger = [claim.first for claim in triggers]
    sentences: list[tuple[int, int, Sentence | None]] = []
    harm = harming()
    recent, lasting, quiet, before = "", "", 0, 0
    no_words = frozenset[str]()
    for start, end in _pieces(tokens, document.text):
        behind = bisect_left(by_trigger, end)
        inside, before = triggers[before:behind], behind
        words = frozenset(tokens.lows[start:end]) if inside else no_words
        if inside and not any(may_tell(claim, tokens.lows, words) for claim in inside):
            inside = []
        past = compared_with(tokens.lows, start, end) if inside else range(0)
        inside = [claim for claim in inside if claim.first not in past]
        sentence = None
        if inside or claims_responsibility(tokens, start, end) or may_attribute(tokens.lows, start, end):
            within_it = [h for h in hits[bisect_left(by_hit, start) : bisect_left(by_hit, end)] if h.first not in past]
            named_in_it = actors[bisect_left(by_actor, start) : bisect_left(by_actor, end)]
            named_in_it = [mention for mention in named_in_it if mention.first not in past]
            sentence = Sentence(
                start,
                end,
                within_it,
                as_sources(tokens, named_in_it, within_it, start, end),
                [
                    site
                    for site in sites[bisect_left(by_site, start) : bisect_left(by_site, end)]
                    if site.first not in past
                ],
                [day for day in dates[bisect_left(by_date, start) : bisect_left(by_date, end)] if day[0] not in past],
            )
        if sentence is not None:
            opening = tokens.starts[start], undated_end(document.text, tokens.starts[start])
            if opening[1] > opening[0]:
                sentence.sites = without_dateline(tokens, sentence.sites, opening)
            sentence.sites = [
                site._replace(literal=False) if _only_stays(tokens, site) else site for site in sentence.sites
            ]
        if sentence is not None and inside:
            found = (sentence.hits, sentence.actors, sentence.sites, inside)
            scene = Scene(tokens, start, end, *found, recent, lasting, bool(sentence.dates), words)
            sentence.claims = find_claims(scene)
            sentence.aside = toll_aside(tokens.lows, start, end) if lasting else sentence.aside
        told = next((_kind_of(tokens, sentence, c) for c in sentence.claims if c.kind in harm), "") if sentence else ""
        quiet = 0 if sentence and sentence.claims else quiet + 1
        if start == 0 and quiet and tokens.lows[end - 1] not in _STOPS:
            told = next((claim.kind for claim in inside if claim.kind in of_nature()), "")
            quiet -= _KEY_FIGURES if told else 0  # "Kunar Earthquake", and below it "1,411 people killed"
        recent = told or (recent if quiet and quiet <= _QUIET else "")
        if told and not (lasting and sentence and _has_not_bled(tokens, sentence, told)):
            lasting = told
        sentences.append((start, end, sentence))
    return sentences


def _kind_of(tokens: Tokens, sentence: Sentence, claim: Claim) -> str:
    """Return the kind that later clauses go on about: what a few men throw is an attack, and no riot."""
    return "armed_clash" if is_thrown_by_few(tokens.lows, claim, sentence.actors) else claim.kind


def _has_not_bled(tokens: Tokens, sentence: Sentence, kind: str) -> bool:
    """Tell whether a crowd is told of, and neither dead nor shots: a toll told next is of what was told before it."""
    if kind not in CROWDED or not _BLOODY.isdisjoint(tokens.lows[sentence.start : sentence.end]):
        return False
    harmed = (e for hit in sentence.hits for e in hit.entries if e.role == "quantity" and e.value in HARMED)
    return next(harmed, None) is None


def _only_stays(tokens: Tokens, site: Site) -> bool:
    """Tell whether a clause of its own says that a place stays as it is ("..., and Zikim stayed shut")."""
    opens = site.first > 0 and tokens.lows[site.first - 1] in _JOINING
    return (
        opens
        and tokens.lows[site.after : site.after + 1] != []
        and (
            tokens.lows[site.after] in _STAYING
            and tokens.lows[site.after + 1 : site.after + 2] != []
            and tokens.lows[site.after + 1] in _SHUT
        )
    )


def _is_adjective(tokens: Tokens, mention: ActorMention) -> bool:
    """Tell whether a demonym only says whose a deed is ("Israeli strikes on"); "the Russians" may strike."""
    return mention.form == "demonym" and not tokens.lows[mention.after - 1].endswith("s")


def _is_of_a_compound(tokens: Tokens, hit: Hit) -> bool:
    """Tell whether a word of status is the second half of another word ("Typhoon Co-may")."""
    return "verb" not in hit.words.by_role and tokens.hyphened(hit.first)


def _is_in_a_name(hit: Hit, named: Sequence[ActorMention]) -> bool:
    """Tell whether a word of denial is part of a name ("Doctors Without Borders")."""
    for mention in named:
        if mention.first >= hit.first:
            break
        if hit.after < mention.after:
            return True
    return False


def _opens_clause(tokens: Tokens, hit: Hit, dated: set[int]) -> bool:
    """Tell whether the last word of a date begins a clause ("for two days before they were driven out")."""
    ends = hit.after not in dated and hit.after < len(tokens.lows)
    return ends and "hard" in hit.words.by_role and tokens.lows[hit.after].isalpha()


def _pieces(tokens: Tokens, text: str) -> Iterator[tuple[int, int]]:
    """Yield the first token of each sentence and the one after its last."""
    end = 0
    for span in split_sentences(text):
        start, end = end, bisect_left(tokens.starts, span.end)  # only blanks are between two
        if start < end <= start + _LONGEST_SENTENCE:
            yield start, end
            continue
        for piece in range(start, end, _LONGEST_SENTENCE):
            yield piece, min(end, piece + _LONGEST_SENTENCE)


def _sites(tokens: Tokens, located: Sequence[Georeference | Unresolved]) -> tuple[list[Site], list[Site]]:
    """Put the located mentions onto tokens, the longer of two that overlap, and those that others are counted from.

    What a description beside a place counts from is no site: "in Luweib, 25 km east of El Obeid".
    """
    sites: list[Site] = []
    grounds: list[Site] = []
    described_until = 0
    for found in sorted(located, key=lambda f: (f.mention.span.start, -f.mention.span.end)):
        span = found.mention.span
        first, after = bisect_left(tokens.starts, span.start), bisect_left(tokens.starts, span.end)
        if span.end <= described_until:
            grounds.append(Site(first, after, None, literal=True))
            continue
        georeference = found if isinstance(found, Georeference) else None
        if georeference is None and is_placeless(found):
            continue
        if georeference is not None:
            described_until = max(described_until, *(part.span.end for part in found.mention.descriptions), span.end)
        literal = found.mention.role == "literal" and not _is_owner(tokens, after)
        if sites and first < sites[-1].after and sites[-1].literal:
            if sites[-1].georeference is None and georeference is not None:
                sites[-1] = sites[-1]._replace(
                    georeference=georeference, unresolved=None
                )  # "near X", and only X has a place
            continue
        if first < after:
            unresolved = found if isinstance(found, Unresolved) else None
            sites.append(Site(first, after, georeference, literal, unresolved))
    return sites, grounds


def _is_owner(tokens: Tokens, after: int) -> bool:
    """Tell whether a word behind a name makes it none of a site ("a Panama-flagged tanker", "06:40 Moscow time")."""
    if tokens.lows[after : after + 1] == ["time"] or not _makes().isdisjoint(tokens.lows[after : after + 1]):
        return True  # "06:40 Moscow time", "two Barrett rifles"
    return tokens.hyphened(after) and tokens.lows[after] in load_table("events")["belonging"]["words"]


@lru_cache(maxsize=1)
def _makes() -> frozenset[str]:
    return frozenset(load_table("events")["belonging"]["makes"])


def _with_struck(tokens: Tokens, sites: list[Site], hits: Sequence[Hit]) -> list[Site]:
    """Make a site of the object of a deed of arms in a headline, whose capitals name nothing ("X SHELLS Y")."""
    if not any(not site.literal and tokens.shouts(site.first) for site in sites):
        return sites
    deeds = {
        hit.after
        for hit in hits
        if hit.after - hit.first == 1
        and tokens.shouts(hit.first)
        and any(entry.role == "verb" and _is_of_arms(entry.value) for entry in hit.entries)
    }
    return [
        site._replace(literal=True)
        if not site.literal and site.first in deeds and tokens.shouts(site.first) and not site.of_people()
        else site
        for site in sites
    ]


def _with_befallen(
    tokens: Tokens, sites: list[Site], hits: Sequence[Hit], actors: Sequence[ActorMention]
) -> list[Site]:
    """Make a site of a land that nature befell ("a cyclone hit Malawi", "an earthquake struck southern Turkey")."""
    forces = [h.after for h in hits if "noun" in h.words.by_role and h.words.by_role["noun"].value in of_nature()]
    if not forces or all(site.literal for site in sites):
        return sites
    befallen = set()
    for site in sites:
        verb = site.first - 1 - (tokens.before(site.first) == "the")
        near = [after for after in forces if after <= verb < after + _TO_BEFALLEN]
        if site.literal or site.of_people() or not near or tokens.lows[verb] not in _befalling():
            continue
        if not _is_subject(tokens, near[-1], verb):
            continue
        if not any(near[-1] <= mention.first < verb for mention in actors):  # not "after the floods Israel struck"
            befallen.add(site.first)
    return [site._replace(literal=True) if site.first in befallen else site for site in sites]


def _is_subject(tokens: Tokens, after: int, verb: int) -> bool:
    """Tell whether a force of nature is a verb's own subject ("a quake of magnitude 7 struck"; no "quake, and X hit").

    Between them may stand its name, and what opens with a preposition or a relative and leads to no other clause.
    """
    gap = tokens.lows[after:verb]
    if not gap:
        return True
    own = gap[0] in _OF_THE_FORCE or (tokens.capitals[after] and len(gap) <= _NAME_OF_FORCE)
    return own and _NEXT_CLAUSE.isdisjoint(gap) and gap.count(",") % 2 == 0


@lru_cache(maxsize=1)
def _befalling() -> frozenset[str]:
    return frozenset(load_table("events")["befalling"]["words"])


def _is_of_a_speaker(tokens: Tokens, site: Site, speaking: set[int]) -> bool:
    """Tell whether a land's or a region's office says what is told ("the Kursk region's governor said")."""
    lows = tokens.lows
    after = site.after + (lows[site.after : site.after + 1] != [] and lows[site.after] in _divisions())
    if lows[after : after + 1] != ["'s"]:
        return False
    said = next((i for i in range(after + 1, min(len(lows), after + _TO_SAID)) if i in speaking), 0)
    return bool(said) and all(lows[i].isalpha() or lows[i] in ("'s", "-") for i in range(after, said))


def _is_not_alone(tokens: Tokens, site: Site, sites: Sequence[Site]) -> bool:
    """Tell whether another place is told of in the sentence before one."""
    near = [i for i in range(max(0, site.first - _SAME_SENTENCE), site.first) if tokens.lows[i] == "."]
    since = near[-1] if near else site.first - _SAME_SENTENCE
    return any(other.literal and since < other.first < site.first for other in sites)


@lru_cache(maxsize=1)
def _divisions() -> frozenset[str]:
    return frozenset(load_table("events")["listed_places"]["divisions"])


def _is_of_arms(kind: str) -> bool:
    """Tell whether a kind is done by force of arms, or is a plain blow."""
    return kinds()[kind].force if kind in kinds() else kind in yields_to()


def _has_name(tokens: Tokens, mention: ActorMention) -> bool:
    """Tell whether an unnamed group is called by a name all the same ("Turkana raiders")."""
    return tokens.capitals[mention.first] or actor_named(mention.actor.name) is not None


def _without_states(
    tokens: Tokens, sites: list[Site], actors: Sequence[ActorMention], hits: Sequence[Hit]
) -> list[Site]:
    """Make no site of a capital that is told to act ("called on Addis Ababa to"), nor of where somebody speaks.

    "A spokesman in Benghazi said" tells of nothing in Benghazi; "Armenian positions" and "the Azov brigade" are none,
    nor is Sudan in "Sudan's North Kordofan".
    """
    told = {mention.first for mention in actors if mention.form == "state" and is_told(tokens, mention)}
    told |= {mention.first for mention in actors if tokens.lows[mention.after - 1] in MISSIONS}  # "Chad's embassy in"
    named = {
        i
        for mention in actors
        if (mention.form == "named" or (mention.form == "group" and _has_name(tokens, mention)))
        and mention.actor.actor_class == "force"
        and (
            mention.after - mention.first > 1
            or tokens.shouts(mention.first)
            or tokens.before(mention.first) in ("against", "by", "with", "between", "and")
        )
        for i in range(mention.first, mention.after)
    }
    speaking = speeches(tokens, hits)
    return [
        site._replace(literal=False)
        if site.literal
        and (
            site.first in told
            or site.first in named
            or site.after in speaking
            or (_is_of_a_speaker(tokens, site, speaking) and _is_not_alone(tokens, site, sites))
            or site.of_people()
            or (after is not None and owns(tokens, site, after))
        )
        else site
        for site, after in zip_longest(sites, sites[1:])
    ]
