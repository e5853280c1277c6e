"""How sure the text is of a claim: whether it was, is to come or is denied, and which party says so."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from geoevents.actors.table import Actor, is_state_force
from geoevents.events.days.days import is_promised
from geoevents.events.days.former import ended_it, is_former, is_state, opens_with_end
from geoevents.events.status.sources import closes_sentence, is_told_aside, source_of, trails
from geoevents.events.status.spokespeople import speaks_for_none, speaks_for_party, speaks_of_its_own
from geoevents.events.status.statuses import set_status
from geoevents.events.status.supposed import proved_harmless
from geoevents.events.words.hits import Claim, Hit
from geoevents.events.words.reading import Reading, Sentence
from geoevents.events.words.sites import Site
from geoevents.events.words.triggers import GATHERINGS, attempting, kinds, of_nature
from geoevents.lexicon.tables import clause_words, load_table
from geoevents.text.tokens import Tokens

# Between "used" or "managed" and the "to" of what was done stand at most so many words.
_GOVERNING = 9
# Behind a closing "said" stand at most this many words ("the army said on Tuesday in a statement").
_TRAILING = 7
# ", a battalion commander operating in the Toretsk direction stated": words up to "stated", and of the office.
_OFFICERS, _TO_OFFICER, _OFFICE = clause_words("weighing", "officers"), 10, 5
# "the attorney general said": no officer.
_CIVIL = clause_words("weighing", "civil")
# "declared an armed strike": who declares it does it.
_ARTICLES = (["a"], ["an"])
# Behind one of these stands the day of something else.
_UP_TO = clause_words("weighing", "up_to")
# What is denied behind it.
_DISPUTED = clause_words("weighing", "disputed")
_MISHAPS, _RESPONSIBILITY = frozenset({"accident"}), clause_words("shared", "responsibility")
# "warned the government to withdraw": words from the warning to the verb; what else is warned of.
_TO_ITS_DAY = 2  # "the riots of last January": words to the day
_WARNED, _WARNED_OF, _TO_WARNED = clause_words("weighing", "warned"), clause_words("weighing", "warned_of"), 9
# "ordered the immediate arrest of": words from the order to the arrest.
_ARREST_ORDERS, _TO_ORDER = clause_words("weighing", "arrest_orders"), 4


def read_status(reading: Reading, sentence: Sentence, claim: Claim) -> None:
    """Set the status that the words about a claim give it; "none" when it tells of nothing after all.

    Parameters
    ----------
    reading : Reading
    sentence : Sentence
    claim : Claim
    """
    subjects = [m.first for m in sentence.actors if m.form in ("named", "group", "state")]
    set_status(reading.tokens, sentence.start, sentence.end, claim, sentence.hits, subjects)
    if _describes_subject(reading, sentence, claim):
        claim.status, claim.operator = "reported", None
    if claim.status == "planned" and claim.operator and _ended(reading, sentence, claim, claim.operator):
        claim.status, claim.operator = "reported", None
    if claim.status == "cancelled" and claim.entry.role == "noun" and _lows(reading, claim) in attempting():
        claim.status, claim.operator = "reported", None  # "halted seven attempts to advance": they were fought off
    if claim.status == "background" and claim.operator and _has_day_since(reading, sentence, claim, claim.operator):
        claim.status, claim.operator = "reported", None
    if _is_disputed(reading, claim) and any(_is_claiming(hit) and hit.after <= claim.first for hit in sentence.hits):
        claim.status = "claimed"
    if claim.status == "claimed" and claim.kind in _MISHAPS | of_nature() and _is_answered_for(reading, claim):
        claim.status, claim.operator = "reported", None
    if claim.status in ("reported", "claimed") and proved_harmless(reading.tokens.lows, claim, sentence.end):
        claim.status = "denied"
    if claim.status != "reported":
        return
    if _is_warned(reading.tokens.lows, sentence, claim):
        claim.status = "called_for"
        return
    if claim.kind == "arrest" and _is_ordered(reading.tokens.lows, claim):
        claim.status = "called_for"
        return
    ahead = claim.kind == "capture" and _is_purpose(reading, claim)
    ahead = ahead or (
        claim.entry.role == "noun"
        and any(claim.after <= first < claim.end and is_promised(reading, first) for first, _, _, _ in sentence.dates)
    )
    ahead = ahead or _is_to_come(reading, sentence, claim)
    if ahead or (claim.kind in GATHERINGS and _is_called_for(reading, sentence, claim)):
        claim.status = "planned"
    elif claim.kind == "statement" and _denies(sentence, claim):
        claim.status = "denied"
    elif is_former(reading.tokens.lows, sentence, claim):
        claim.status = "background"


def _is_warned(lows: Sequence[str], sentence: Sentence, claim: Claim) -> bool:
    """Tell whether somebody is only told to do a thing ("warned the government to withdraw its forces")."""
    if claim.entry.form != "base" or lows[claim.first - 1] != "to":
        return False
    reach = range(claim.first - 2, max(sentence.start, claim.first - _TO_WARNED) - 1, -1)
    warned = next((i for i in reach if lows[i] in _WARNED), 0)
    return warned > 0 and _WARNED_OF.isdisjoint(lows[warned : claim.first])


def _has_day_since(reading: Reading, sentence: Sentence, claim: Claim, since: Hit) -> bool:
    """Tell whether what is told behind "since" has a day, which says how far back it lies ("since Friday")."""
    finite = claim.entry.role == "verb" and claim.entry.form != "ing"
    if claim.entry.role == "noun":  # "since the riots of 10 January, in which 22 died"
        return any(0 < first - claim.after <= _TO_ITS_DAY for first, *_ in sentence.dates) and bool(claim.absorbed)
    dated = any(claim.after <= first < claim.end for first, *_ in sentence.dates)
    toll = any(weak.first < since.first for weak in claim.absorbed)  # "60 have been killed since X attacked on Friday"
    return finite and dated and not toll and reading.tokens.lows[since.first] == "since"


def _ended(reading: Reading, sentence: Sentence, claim: Claim, until: Hit) -> bool:
    """Tell whether "until" leads to what was done, or a sentence opens with until when something was so."""
    lows = reading.tokens.lows
    opening = until.first == sentence.start and is_state(claim) and opens_with_end(lows, sentence, claim)
    return opening or ended_it(lows, until.first, claim)


def _lows(reading: Reading, claim: Claim) -> str:
    """Return the first word of a claim, in small letters."""
    return reading.tokens.lows[claim.first]


def _is_ordered(lows: Sequence[str], claim: Claim) -> bool:
    """Tell whether an arrest is only ordered ("a judge ordered the arrest of", "a warrant for his arrest")."""
    if lows[claim.first] in _ARREST_ORDERS:
        return not claim.passive
    before = lows[max(0, claim.first - _TO_ORDER) : claim.first]
    return claim.entry.role == "noun" and "," not in before and not _ARREST_ORDERS.isdisjoint(before)


def _is_to_come(reading: Reading, sentence: Sentence, claim: Claim) -> bool:
    """Tell whether a gathering, or its verb in the present, has its day ahead ("Brazil hosts a summit next month")."""
    present = claim.entry.role == "verb" and claim.entry.form in ("s", "base")
    if claim.kind not in GATHERINGS or not (present or claim.entry.role == "noun") or reading.published is None:
        return False
    days = [
        told
        for first, _, _, told in sentence.dates
        if claim.start <= first < claim.end
        and told is not None
        and _UP_TO.isdisjoint(reading.tokens.lows[claim.after : first])  # "marches ahead of the vote on 5 December"
    ]
    return bool(days) and all(told.start > reading.published for told in days)


def _is_purpose(reading: Reading, claim: Claim) -> bool:
    """Tell whether ground is only to be taken ("announced an operation to take X", not "managed to take X")."""
    lows = reading.tokens.lows
    if claim.entry.role != "verb" or claim.entry.form != "base" or lows[claim.first - 1 : claim.first] != ["to"]:
        return False
    done = load_table("events")["purposes"]["done"]
    ahead = lows[max(claim.start, claim.first - _GOVERNING) : claim.first - 1]
    if ahead[:1] == ["only"] and ahead[1:2] in ([], ["for"]):
        return False  # "only for the army to retake it": it did
    return not any(low in done for low in ahead)


def _describes_subject(reading: Reading, sentence: Sentence, claim: Claim) -> bool:
    """Tell whether the words that set a status only describe who acts ("protesters demanding bread burned tyres")."""
    hit, verb = claim.operator, claim.entry
    told = (verb.role == "verb" and verb.form in ("past", "part")) or any(weak.passive for weak in claim.absorbed)
    if hit is None or claim.status not in ("called_for", "planned") or not told:
        return False
    opens = reading.tokens.lows[hit.first].endswith("ing") and any(m.after == hit.first for m in sentence.actors)
    return opens and hit.after < claim.first and reading.tokens.before(claim.first) != "to"


def weigh_status(
    reading: Reading, sentence: Sentence, claim: Claim, actors: Sequence[Actor], targets: Sequence[Actor]
) -> str:
    """Return the status of a claim, "claimed" where a party to the war is the one who says so.

    Parameters
    ----------
    reading : Reading
    sentence : Sentence
    claim : Claim
    actors, targets : sequence of Actor

    Returns
    -------
    str
    """
    if not kinds()[claim.kind].force or not (claim.status == "reported" or _is_disputed(reading, claim)):
        return claim.status
    if _is_communique(reading, sentence):
        return "claimed"
    for hit in sentence.hits:
        if "said" not in hit.words.by_role:
            continue
        gap = reading.tokens.lows[hit.after : claim.first]
        if hit.after <= claim.first and claim.entry.role == "noun" and (not gap or gap in _ARTICLES):
            continue
        if hit.first < claim.first and is_told_aside(reading.tokens, sentence, hit, claim):
            continue
        if hit.first < claim.first or trails(reading.tokens, sentence, hit):
            source = source_of(reading.tokens, sentence, hit)
            if speaks_for_none(reading.tokens, sentence, hit):
                continue
            if source is not None and (
                _is_party(source, actors, targets)
                or _has_denied(sentence, hit, source)
                or _is_attacked(sentence, source, actors)
            ):
                return "claimed"
            if source is None and _is_an_officer(reading.tokens, sentence, hit, actors):
                return "claimed"
            if hit.first < claim.first and speaks_of_its_own(reading.tokens, hit, source, claim.first):
                return "claimed"
            named = source is not None and source.actor_class == "government"
            if not named and speaks_for_party(reading.tokens, sentence, hit, (*actors, *targets)):
                return "claimed"
        elif closes_sentence(reading.tokens, sentence, hit):
            source = source_of(reading.tokens, sentence, hit)
            if source is not None and source.side and source.side in {actor.side for actor in (*actors, *targets)}:
                return "claimed"
    return claim.status


def _is_answered_for(reading: Reading, claim: Claim) -> bool:
    """Tell whether somebody says whose fault a mishap was, which nobody doubts ("took responsibility for")."""
    hit = claim.operator
    return hit is not None and not _RESPONSIBILITY.isdisjoint(reading.tokens.lows[hit.first : hit.after])


def _is_disputed(reading: Reading, claim: Claim) -> bool:
    """Tell whether what was told is denied behind it: who said so still claims it ("said it took X; Y denied it")."""
    denial = claim.operator
    behind = claim.status == "denied" and denial is not None and claim.after <= denial.first
    return denial is not None and behind and reading.tokens.lows[denial.after - 1] in _DISPUTED


def _is_claiming(hit: Hit) -> bool:
    return any(entry.role == "status" and entry.value == "claimed" for entry in hit.entries)


def _is_communique(reading: Reading, sentence: Sentence) -> bool:
    """Tell whether a party's name and a colon open the sentence ("Baku: our posts came under fire").

    A country there only heads what is told of it ("Yemen: Houthi forces shelled").
    """
    if not sentence.actors:
        return False
    opening = sentence.actors[0]
    if any(low[0].isalpha() for low in reading.tokens.lows[sentence.start : opening.first]):
        return False  # but "08:11 - Baku: our posts came under fire"
    headed = reading.tokens.shouts(opening.first)  # "KAMPALA: An activist was abducted"
    if any(site.first == opening.first and (site.wide() or (headed and site.literal)) for site in sentence.sites):
        return False
    colon = reading.tokens.lows[opening.after : opening.after + 1] == [":"]
    return colon and opening.actor.actor_class in ("force", "government")


def own_units(reading: Reading, sentence: Sentence, claim: Claim) -> list[Actor]:
    """Return the party that tells of its own troops ("units liberated X, the defence ministry said").

    Parameters
    ----------
    reading : Reading
    sentence : Sentence
    claim : Claim

    Returns
    -------
    list of Actor
    """
    lows = reading.tokens.lows
    words = load_table("events")["own_units"]["words"]
    if claim.entry.frame != "agent" or not any(low in words for low in lows[claim.start : claim.first]):
        return []
    return _claimant(reading, sentence, claim)


def own_gains(reading: Reading, sentence: Sentence, claim: Claim, losers: Sequence[Actor]) -> list[Actor]:
    """Return the party that says what was taken from another ("X was recaptured from Y, the defence ministry said").

    Parameters
    ----------
    reading : Reading
    sentence : Sentence
    claim : Claim
    losers : sequence of Actor

    Returns
    -------
    list of Actor
    """
    if claim.kind != "capture" or not claim.passive or not losers:
        return []
    lost = {loser.side for loser in losers}
    return [actor for actor in _claimant(reading, sentence, claim) if actor.side not in lost]


def tellers(reading: Reading, sentence: Sentence, claim: Claim) -> list[Actor]:
    """Return the force that says what happened, before it or behind it ("the air force said 80 drones were downed").

    Parameters
    ----------
    reading : Reading
    sentence : Sentence
    claim : Claim

    Returns
    -------
    list of Actor
    """
    for hit in sentence.hits:
        if "said" in hit.words.by_role and hit.after <= claim.first:
            source = source_of(reading.tokens, sentence, hit)
            if source is not None and source.actor_class == "force":
                return [source]
    return _claimant(reading, sentence, claim)


def _claimant(reading: Reading, sentence: Sentence, claim: Claim) -> list[Actor]:
    """Return the force that closes a sentence by saying so."""
    for hit in sentence.hits:
        if "said" in hit.words.by_role and hit.first >= claim.after and trails(reading.tokens, sentence, hit):
            source = source_of(reading.tokens, sentence, hit)
            if source is not None and source.actor_class == "force":
                return [source]
    return []


def _is_an_officer(tokens: Tokens, sentence: Sentence, said: Hit, actors: Sequence[Actor]) -> bool:
    """Tell whether an officer of those who did it closes the sentence ("pulled back, a battalion commander said")."""
    if said.first < sentence.end - _TRAILING or not any(is_state_force(actor) for actor in actors):
        return False
    lows = tokens.lows[max(sentence.start, said.first - _TO_OFFICER) : said.first]
    commas = [i for i, low in enumerate(lows) if low == ","]
    office = lows[commas[-1] + 1 : commas[-1] + _OFFICE] if commas else []
    return any(low in _OFFICERS and before not in _CIVIL for before, low in pairwise(("", *office)))


def _is_party(source: Actor, actors: Sequence[Actor], targets: Sequence[Actor]) -> bool:
    if source.name in _missions():
        return source in (*actors, *targets)  # peacekeepers who tell of others' deeds
    if source.actor_class == "force":
        return True
    sides = {actor.side for actor in (*actors, *targets) if actor.side}
    if source.actor_class != "government":
        return False
    return source.side in sides or (not source.side and any(is_state_force(actor) for actor in actors))


@lru_cache(maxsize=1)
def _missions() -> frozenset[str]:
    """Return the missions of several nations that keep the peace."""
    return frozenset(load_table("actors")["contingents"]["missions"])


def _is_attacked(sentence: Sentence, source: Actor, actors: Sequence[Actor]) -> bool:
    """Tell whether a government tells of another state's deed in its country ("a Kyrgyz drone hit Isfara")."""
    home = source.country_code
    if source.actor_class != "government" or not home:
        return False
    foreign = any(is_state_force(actor) and actor.country_code not in ("", home) for actor in actors)
    return foreign and any(site.literal and not site.wide() and home in _countries(site) for site in sentence.sites)


def _countries(site: Site) -> set[str]:
    """Return the codes of the countries of a site's places."""
    places = site.georeference.places if site.georeference else ()
    return {place.country_code for place in places if place is not None}


def _has_denied(sentence: Sentence, said: Hit, source: Actor) -> bool:
    """Tell whether a government denies a deed before it lays another at somebody's door ("denied it, saying X had")."""
    denials = [
        h for h in sentence.hits for e in h.entries if (e.role, e.value, e.frame) == ("status", "denied", "before")
    ]
    return source.actor_class == "government" and any(h.after <= said.first for h in denials)


def _denies(sentence: Sentence, claim: Claim) -> bool:
    return any(
        e.role == "status" and e.value == "denied" for h in sentence.hits if h.first == claim.first for e in h.entries
    )


def _is_called_for(reading: Reading, sentence: Sentence, claim: Claim) -> bool:
    """Tell whether the date is the one a meeting is called for ("a summit for Wednesday")."""
    lows = reading.tokens.lows
    return any(
        lows[first - 1] == "for" and claim.after <= first <= claim.after + 2 for first, _, _, _ in sentence.dates
    )
