"""What one claim tells: who did it to whom, when, where and with how many dead."""

from __future__ import annotations

from collections.abc import Sequence

from geoevents.actors.table import (
    CIVILIANS,
    PROTESTERS,
    Actor,
    ActorMention,
    government_at_home,
    is_state_force,
    police_of,
    serves_state,
)
from geoevents.events.days.causes import (
    answered,
    gathers_over_dead,
    has_own_day,
    is_cause,
    is_told_now,
    lasts_now,
    without_dates_beyond,
    without_other_dates,
)
from geoevents.events.days.days import ahead_remarks, find_when, undated_remarks
from geoevents.events.days.lasting import count_when
from geoevents.events.days.longago import lies_back, long_before, were_freed
from geoevents.events.days.tocome import travels_ahead
from geoevents.events.kinds.blows import is_plain_blow
from geoevents.events.kinds.freed import describes_captives, is_day_of_release
from geoevents.events.kinds.mobs import is_a_mobs, is_thrown_by_few
from geoevents.events.kinds.passing import is_judged
from geoevents.events.kinds.weapons import is_of_a_fight
from geoevents.events.numbers.deaths import are_of_the_wounded, counts_toll, puts_toll, tolls_put
from geoevents.events.numbers.wartolls import is_whole_war
from geoevents.events.parties.backers import is_backing
from geoevents.events.parties.crowds import (
    are_people,
    bear_arms,
    clash_with_state,
    displaced_by,
    is_of_a_crowd,
    kind_by_parties,
    serve_a_state,
)
from geoevents.events.parties.elsewhere import claimed_for, doers_elsewhere, givers, handed_by
from geoevents.events.parties.holders import settle_holders
from geoevents.events.parties.met import met_remarks
from geoevents.events.parties.officials import official_speaking
from geoevents.events.parties.participants import find_participants
from geoevents.events.parties.parties import live_unarmed, settle
from geoevents.events.parties.partiesbeside import answering, parties_beside
from geoevents.events.parties.unsaid import add_unsaid
from geoevents.events.places.moves import read_move
from geoevents.events.places.placelists import note_places_beside
from geoevents.events.places.siting import fired_from
from geoevents.events.places.whereabouts import find_where
from geoevents.events.status.sources import issues_paper, quoted_by
from geoevents.events.status.statuses import is_disowned
from geoevents.events.status.verdicts import as_tried, is_tried
from geoevents.events.status.voices import only_observes, without_sources
from geoevents.events.status.weighing import own_gains, own_units, weigh_status
from geoevents.events.tolls.counted import STANDING, numbers_of
from geoevents.events.tolls.tollparts import Parts
from geoevents.events.tolls.tollperiods import all_since, day_of_harm, day_of_war, is_of_a_period
from geoevents.events.tolls.tolls import has_casualties, marks_of
from geoevents.events.words.fronted import as_told_ahead
from geoevents.events.words.hits import Claim, Hit
from geoevents.events.words.reading import Reading, Sentence
from geoevents.events.words.scenes import ARMED
from geoevents.events.words.speech import speaks, speeches
from geoevents.events.words.triggers import BLOODLESS, DONE, harming, kinds, signs
from geoevents.events.words.wordsbeside import beside
from geoevents.lexicon.tables import clause_words, load_table
from geoevents.model import Event, Georeference, Unresolved
from geoevents.text.tokens import Tokens

# Blows that, dealt by people who bear no arms, are a riot.
_BLOWS = frozenset({"armed_clash", "attack_on_civilians"})
_CLASHING = clause_words("sharpen", "clashing")
_STORMING = clause_words("telling", "storming")
_WRECKING = clause_words("telling", "wrecking")
# "ordered the evacuation of": words between the two.
_ORDERING, _ORDER_GAP = clause_words("telling", "ordering"), 3
# "ended a more than 30-hour siege": words between the two.
_ENDING, _TO_SIEGE = clause_words("telling", "ending"), 7
# "the army's spokesman has put the toll at": words between.
_TO_TOLL = 3
_WHOM, _NAMING = clause_words("telling", "whom"), clause_words("telling", "naming")
# What a state's forces do to those whom they catch.
_CATCHING = clause_words("telling", "catching")
# What a band does to those whom it takes away.
_TAKING_OFF, _JAILED = clause_words("telling", "taking_off"), clause_words("telling", "jailed")
# "withdrew its marines": verbs whose object leaves.
_CEDING = clause_words("telling", "ceding")  # ... and verbs that tell to whom
_WITHDRAWING = clause_words("telling", "withdrawing")
# "withdrew a formal pledge against X": words to whom nobody withdraws.
_TO_AGAINST = 4
# Moves that are told of where they go to.
_GO = frozenset({"advance", "reinforcement"})
# One event, however long the count of its dead goes on.
_LASTING = frozenset({"flood", "earthquake"})


def parties_to(
    reading: Reading, sentence: Sentence, index: int, previous: Sequence[Actor]
) -> tuple[list[Actor], list[Actor]]:
    """Return who does a claim and who suffers it.

    Parameters
    ----------
    reading : Reading
    sentence : Sentence
    index : int
        Which of the sentence's claims.
    previous : sequence of Actor
        Who did the claim before it.

    Returns
    -------
    actors, targets : list of Actor
    """
    claim = sentence.claims[index]
    following = sentence.claims[index + 1 : index + 2]
    stretch = following[0].start if following else sentence.end
    past = answered(reading.tokens.lows, sentence, claim)
    mentions = [m for m in sentence.actors if m.first not in past]
    if is_judged(sentence, index):
        mentions = [m for m in mentions if m.first >= sentence.claims[index - 1].after]
    hits = [hit for hit in sentence.hits if hit.first not in past]
    mentions = without_sources(reading.tokens, claim, mentions, hits, sentence.start, sentence.end)
    mentions = [m for m in mentions if not _only_names(reading.tokens, m, claim)]
    mentions = [m for m in mentions if not only_observes(reading.tokens, m, claim)]
    if kinds()[claim.kind].force:
        told = speeches(reading.tokens, hits)
        mentions = [m for m in mentions if not _only_tells(reading.tokens, m, claim, told)]
        mentions = [m for m in mentions if m.first < claim.after or not issues_paper(reading.tokens, hits, m)]
    if puts_toll(reading.tokens, claim):
        mentions = [m for m in mentions if m.first >= claim.first]
    mentions, counted = _without_counters(reading, claim, mentions, hits)
    actors, targets = find_participants(reading.tokens, claim, previous, mentions, hits, sentence.start, stretch)
    actors, targets = parties_beside(reading.tokens, claim, mentions, actors, targets)
    if puts_toll(reading.tokens, claim):
        targets = targets or [
            m.actor for m in mentions if m.after <= claim.after
        ]  # "put the number of dead soldiers at"
    if _is_relief(reading.tokens.lows, claim):
        deadly = any(word.entry.value == "killing" for word in claim.absorbed)
        claim.kind, actors = ("armed_clash", actors) if deadly else (claim.kind, [])
    targets = [actor for actor in counted if actor not in actors] or targets
    if _died_since(reading.tokens.lows, sentence, claim):
        actors, targets = [], []
    actors = [government_at_home(actor, reading.country_code) for actor in actors]
    storms = reading.tokens.lows[claim.first] in _STORMING
    crowd = is_of_a_crowd(reading.tokens, sentence.actors, claim, actors)
    marching = any(actor.actor_class == "protesters" for actor in actors)
    if claim.kind in _BLOWS and (storms or marching or bear_arms(targets)) and crowd:
        claim.kind = "riot"  # "residents beat two policemen to death", "villagers stormed the mine"
    elif claim.kind == "armed_clash" and _CLASHING.intersection(reading.tokens.lows[claim.first : claim.after]):
        claim.kind = "riot" if clash_with_state(actors) else claim.kind  # "farmers clashed with soldiers"
    wrecks = claim.kind == "looting" and reading.tokens.lows[claim.first] in _WRECKING
    mobbed = (wrecks or claim.kind in _BLOWS) and is_a_mobs(reading.tokens.lows, claim, sentence.actors)
    beaten = (targets or [CIVILIANS] * (claim.kind == "attack_on_civilians")) if mobbed else []
    if mobbed or (wrecks and crowd):  # "villagers set a clinic ablaze"
        claim.kind, actors = "riot", [PROTESTERS] if mobbed else actors
    elif is_thrown_by_few(reading.tokens.lows, claim, sentence.actors):
        claim.kind = "armed_clash" if serve_a_state(targets) else "looting"
    forced = reading.tokens.before(claim.first) == "to" or reading.tokens.lows[claim.first] in signs().to_be
    forced = forced or not _ORDERING.isdisjoint(reading.tokens.lows[max(0, claim.first - _ORDER_GAP) : claim.first])
    ordered = claim.kind == "displacement" and forced
    herders = any(live_unarmed(actor, told=True) for actor in targets)
    actors, targets = settle(actors, targets, claim.kind, "agent" if ordered else claim.entry.frame)
    if claim.kind == "displacement" and claim.entry.value == "leave" and not actors and bear_arms(targets):
        claim.kind, actors, targets = "withdrawal", targets, []  # "its men had left the town"
    targets = targets or [target for target in beaten if target not in actors]
    actors, targets = answering(reading.tokens, claim, mentions, actors, targets)
    actors, targets = settle_holders(reading.tokens, claim, sentence, actors, targets, reading.foes)
    actors = actors or own_gains(reading, sentence, claim, targets) or quoted_by(reading.tokens, sentence, claim)
    actors = [government_at_home(actor, reading.country_code) for actor in actors]
    targets = [government_at_home(actor, reading.country_code) for actor in targets]
    named = bool(targets)
    actors, targets = add_unsaid(reading, sentence, claim, actors, targets, previous, stretch)
    if _loses_men_in_it(reading.tokens.lows, claim):
        targets = [target for target in targets if target != CIVILIANS]
    elif not targets and _kills_somebody(reading, sentence, claim, actors):
        targets = [CIVILIANS]  # "a raid by gunmen on X left five dead"
    onto = claim.entry.role == "noun" or not named or herders or claim.entry.value == "killing"
    onto = onto and not is_of_a_fight(reading.tokens.lows, claim)  # "killed by a stray bullet"
    if claim.kind == "armed_clash" and claim.entry.frame == "agent" and onto and are_people(targets):
        claim.kind = "attack_on_civilians"
    elif claim.kind == "armed_clash" and claim.entry.value == "attack_on_civilians" and are_people(targets):
        claim.kind = "attack_on_civilians"  # "executed twelve herders"
    elif (
        claim.kind == "attack_on_civilians"
        and is_plain_blow(reading.tokens.lows, claim, of_state=serve_a_state(targets))
        and bear_arms(targets)
    ):
        claim.kind = "armed_clash"  # "killed 14 fighters in a raid on a village", "killed two soldiers and hurt others"
    if claim.kind == "reinforcement" and any(
        m.actor.actor_class == "police" and claim.after <= m.first < claim.end for m in sentence.actors
    ):
        actors = [police_of(actor) for actor in actors]
    actors = (
        actors or doers_elsewhere(reading, sentence, claim, targets, previous) or claimed_for(reading.tokens, claim)
    )
    if all(actor == CIVILIANS for actor in actors):  # as a prosecutor is, where a deed befalls him
        actors = official_speaking(reading.tokens, sentence, claim, reading.country_code) or actors
    if claim.kind in ("aid", "arms_delivery"):
        given = givers(reading.tokens, sentence, claim)
        actors = given if set(actors) <= set(given) else actors
        handed = handed_by(reading.tokens, sentence, claim) if claim.kind == "aid" else None
        actors = actors if handed is None or (actors and not handed and not previous) else handed
    if not actors and not claim.passive:
        actors = own_units(reading, sentence, claim)
    caught = claim.kind == "abduction" and reading.tokens.lows[claim.first] in _CATCHING
    caught = caught and not any(need.startswith("ship") for need in claim.entry.needs)
    if caught and actors and all(a.actor_class == "police" or is_state_force(a) or serves_state(a) for a in actors):
        claim.kind = "arrest"  # "the army captured the leader of a gang"
    lows = reading.tokens.lows
    if (
        claim.kind == "arrest"
        and actors
        and lows[claim.first] in _TAKING_OFF
        and _JAILED.isdisjoint(lows[claim.after : claim.end])
    ):
        band = all(a.actor_class == "force" and not is_state_force(a) and not serves_state(a) for a in actors)
        claim.kind = "abduction" if band else claim.kind  # "insurgents took two women, whom they accused of"
    if claim.entry.role == "noun" and kinds()[claim.kind].force and is_backing(reading.tokens, claim.first):
        actors = []  # "forces backed by US air strikes": the backers are no party of their own
    if actors and _is_only_recalled(sentence, claim):
        actors = []  # "met the families of victims of the massacre"
    if claim.kind == "withdrawal" and not _is_made_to_leave(reading.tokens.lows, claim):
        return _withdrawn(reading, claim, targets) or actors, []
    claim.kind = kind_by_parties(claim, actors, targets)
    actors, targets = displaced_by(sentence.claims, index, actors, targets, previous)
    return actors, [target for target in targets if target not in actors]


def _kills_somebody(reading: Reading, sentence: Sentence, claim: Claim, actors: Sequence[Actor]) -> bool:
    """Tell whether a band attacks a place, and those who died of it are only counted ("killing five")."""
    lows = reading.tokens.lows
    if claim.kind != "armed_clash" or claim.entry.frame != "agent" or not actors:
        return False
    bands = all(a.actor_class == "force" and not is_state_force(a) and not serves_state(a) for a in actors)
    others = any(m.actor.actor_class in ARMED and m.actor not in actors for m in sentence.actors)
    if not bands or others or not beside("armed_things").isdisjoint(lows[sentence.start : sentence.end]):
        return False
    killed = (mark for mark in marks_of(lows, sentence) if mark[2] == "killed")
    told = any(claim.start <= first < claim.end for first, _, _ in killed)
    return told and beside("losing").isdisjoint(lows[claim.start : claim.end])


def _loses_men_in_it(lows: Sequence[str], claim: Claim) -> bool:
    """Tell whether those who attack lose their own men in it ("lost five men in an attack on X")."""
    lost = not beside("losing").isdisjoint(lows[claim.start : claim.first])
    return lost and claim.entry.role == "noun" and lows[claim.after : claim.after + 1] in (["on"], ["against"])


def _is_only_recalled(sentence: Sentence, claim: Claim) -> bool:
    """Tell whether a noun only says whom or what somebody recalls, and nobody behind it did it ("survivors of the")."""
    recalled = claim.entry.role == "noun" and claim.status == "background" and claim.operator is not None
    if not recalled or claim.operator is None or not 0 <= claim.first - claim.operator.after <= 1:
        return False
    return not any(m.first >= claim.after and m.actor.actor_class in ARMED for m in sentence.actors)


def _only_tells(tokens: Tokens, mention: ActorMention, claim: Claim, told: set[int]) -> bool:
    """Tell whether those who bear no arms only say what happened ("the Red Cross said the toll of the raid rose")."""
    bystander = mention.actor.actor_class == "organisation" and mention.form in ("named", "group")
    return bystander and mention.after <= claim.first and speaks(tokens, mention, told)


def _only_names(tokens: Tokens, mention: ActorMention, claim: Claim) -> bool:
    """Tell whether somebody only says who the doers are ("gunmen whom police identified as X killed seven")."""
    lows = tokens.lows
    at = mention.first - 1 - (lows[mention.first - 1] == "the")
    if mention.after >= claim.first or at < 1:
        return False
    if lows[at] == "by":
        return lows[at - 1] in _NAMING and "to" in lows[mention.after : claim.first]
    return lows[at] in _WHOM and lows[mention.after] in _NAMING


def _is_relief(lows: Sequence[str], claim: Claim) -> bool:
    """Tell whether a siege is only what somebody ends ("troops ended the siege of a hotel, killing six gunmen")."""
    before = lows[max(claim.start, claim.first - _TO_SIEGE) : claim.first]
    siege = claim.kind == "siege" and claim.entry.role == "noun" and claim.status == "reported"
    return siege and not _ENDING.isdisjoint(before) and "its" not in before


def _died_since(lows: Sequence[str], sentence: Sentence, claim: Claim) -> bool:
    """Tell whether one of the wounded dies of what was told before ("one of them died, bringing the toll to 13").

    Where they died is where they were nursed.
    """
    toll = counts_toll(lows, claim.start, sentence.end)
    died = any(are_of_the_wounded(lows, word, toll=toll) for word in (claim, *claim.absorbed))
    return died and claim.entry.value == "killing"


def _without_counters(
    reading: Reading, claim: Claim, mentions: Sequence[ActorMention], hits: Sequence[Hit]
) -> tuple[list[ActorMention], list[Actor]]:
    """Leave out who only counts the dead of a deed, and return who they are ("put the toll at nine after rebels")."""
    tokens = reading.tokens
    tolls = tolls_put(tokens, hits, claim.start, claim.end) if kinds()[claim.kind].force else []
    tolls = [(first, after) for first, after in tolls if not first <= claim.first < after]
    if not tolls:
        return list(mentions), []
    dead = [m for m in mentions if any(first <= m.first and m.after <= after for first, after in tolls)]
    counters = [m for m in mentions if any(_counts(tokens.lows, m, claim, first) for first, _ in tolls)]
    return [m for m in mentions if m not in dead and m not in counters], [m.actor for m in dead]


def _counts(lows: Sequence[str], mention: ActorMention, claim: Claim, verb: int) -> bool:
    """Tell whether a name is the subject of the verb right behind it alone ("the army put", not "raided and put")."""
    near = mention.after <= verb <= mention.after + _TO_TOLL
    return near and not mention.after <= claim.first < verb and "," not in lows[mention.after : verb]


def _is_made_to_leave(lows: Sequence[str], claim: Claim) -> bool:
    """Tell whether a withdrawal is told with who gains by it ("driven out by the army", "ceded X to the rebels")."""
    ceded = not _CEDING.isdisjoint(lows[claim.first : claim.after])
    return claim.passive or ceded or "by" in lows[claim.after : claim.end]


def _withdrawn(reading: Reading, claim: Claim, targets: Sequence[Actor]) -> list[Actor]:
    """Return whom another withdraws ("SADC will withdraw the soldiers of SAMIDRC"): they are who leaves."""
    verb = claim.entry.role == "verb" and not claim.passive and claim.entry.frame == "agent"
    verb = verb and "against" not in reading.tokens.lows[claim.after : claim.after + _TO_AGAINST]
    return [actor for actor in targets if actor.actor_class == "force"] if verb and _is_of_leave(reading, claim) else []


def _is_of_leave(reading: Reading, claim: Claim) -> bool:
    return not _WITHDRAWING.isdisjoint(reading.tokens.lows[claim.first : claim.after])


def event_of(
    reading: Reading,
    sentence: Sentence,
    index: int,
    actors: Sequence[Actor],
    targets: Sequence[Actor],
    parts: Parts | None,
) -> Event:
    """Return the event of a claim, not yet numbered.

    Parameters
    ----------
    reading : Reading
    sentence : Sentence
    index : int
        Which of the sentence's claims.
    actors, targets : sequence of Actor
    parts : Parts, optional
        The parts of its toll, place by place.

    Returns
    -------
    Event
    """
    claim, tokens = sentence.claims[index], reading.tokens
    status = weigh_status(reading, sentence, claim, actors, targets)
    if status == "reported" and travels_ahead(reading, sentence, claim):
        status = "planned"
    own = as_told_ahead(tokens.lows, sentence, claim)
    dated = without_dates_beyond(own, claim) if lasts_now(tokens.lows, claim) else own
    dated = without_other_dates(dated, claim) if is_told_now(tokens.lows, claim) else dated
    when = count_when(reading, dated, claim, status, find_when(reading, dated, claim, status))
    when = day_of_harm(reading, claim, when, status)
    if status == "reported" and long_before(reading, claim):
        status, when = "background", None
    elif status == "reported" and (
        lies_back(reading, sentence, claim, when) or were_freed(reading, sentence, claim, when)
    ):
        status = "background"
    if is_day_of_release(tokens.lows, claim, sentence.end, [(first,) for first, *_ in sentence.dates]):
        when = None
    if status == "reported" and is_whole_war(claim.entry):
        status, when = "background", day_of_war(tokens.lows, sentence, when)
    described = status == "reported" and describes_captives(tokens, claim)
    if described:
        status, when, actors = "background", None, ()  # "the army freed twelve abducted students in X on Friday"
    if is_cause(tokens.lows, sentence, claim) and not has_own_day(sentence, claim):
        when = None
    numbers = numbers_of(reading, sentence, index)
    if gathers_over_dead(tokens.lows, sentence, claim):
        numbers, targets = {}, ()
    fatalities = numbers.pop("killed", None)
    if (
        (status not in DONE and not is_disowned(tokens.lows, claim))
        or claim.kind in BLOODLESS
        or (claim.kind in STANDING and index and sentence.claims[index - 1].kind in harming())
    ):
        fatalities = None
    elif claim.kind in harming() - _LASTING and is_of_a_period(reading, sentence, when):
        status, when = "background", all_since(reading, sentence, when)
    bystanders = not targets and _hurts_bystanders(tokens.lows, sentence, claim)
    if bystanders and (fatalities or numbers or has_casualties(tokens.lows, claim.start, claim.end)):
        targets = [CIVILIANS]
    found = find_where(reading, own, claim, parts.firsts if parts else frozenset())
    if described or (own is not sentence and not own.sites) or _died_since(tokens.lows, sentence, claim):
        found = None
    where = found if isinstance(found, Georeference) else None
    move = read_move(reading, sentence, claim, where)
    if claim.kind == "withdrawal" and move.origin is not None and where is move.goal:
        where = move.origin  # "abandoned its post at X and drove to Y"
    sited = move.goal if claim.kind in _GO and move.goal is not None else where
    event = Event(
        id="",
        kind=claim.kind,
        status=status,
        when=when,
        where=sited,
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
            *(met_remarks(reading, sentence, claim, actors) if status in DONE else ()),
        ),
        unplaced=found if isinstance(found, Unresolved) and sited is None else None,
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
