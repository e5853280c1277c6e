"""Where a claim is: at a place of its sentence, or at the one that "the town" and "which" go back to."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence, Set
from functools import lru_cache

from geoevents.events.parties.crowds import home_of_crowd
from geoevents.events.places.apposed import finest
from geoevents.events.places.excepted import without_excepted
from geoevents.events.places.insides import within_head
from geoevents.events.places.moves import counts_from, is_move, leaves_the_last
from geoevents.events.places.refuges import note_where, only_town_before, refuge_of, told_by_label
from geoevents.events.places.siting import choose_site
from geoevents.events.places.ways import sets_out
from geoevents.events.words.fronted import counted_ahead
from geoevents.events.words.hits import Claim, Hit
from geoevents.events.words.reading import Reading, Sentence
from geoevents.events.words.sitelists import first_of_list
from geoevents.events.words.sites import Site, object_words
from geoevents.events.words.triggers import PARLEYS, signs
from geoevents.geodesy import inverse
from geoevents.lexicon.senses import sense_of
from geoevents.lexicon.tables import clause_words, load_table
from geoevents.model import Georeference, Offset, Offshore, Toponym, Unresolved
from geoevents.text.tokens import Tokens
from geoevents.toponyms.classes import contains

# What is only called for has no site, but where the words behind it name one ("a ceasefire in Hodeidah").
_NOWHERE_YET = frozenset({"ceasefire", "agreement", "talks", "statement", "aid"})
# Event words from one sentence serve the next when that one only points back ("the town", "they").
_CARRY_SENTENCES = 6
# Kinds of what is done to ground, whose place may be told in the clause before.
_OF_GROUND = frozenset({"capture", "control", "withdrawal", "presence", "siege"})
# Kinds that may sit where they begin.
_LEAVES = frozenset({"withdrawal", "displacement"})
# "who came from the same village": behind these stands where somebody is at home.
_AT_HOME = clause_words("whereabouts", "at_home")
# "captured the strategic village of X": words between the verb and the name.
_TO_OBJECT = 6
# A mention farther off its place than this is of something else.
_ITSELF_M = 3_000.0
# "troops were sent to the province": what a town told of before only lies in.
_DIVISIONS, _STATES = clause_words("whereabouts", "divisions"), clause_words("whereabouts", "states")
# Characters before a sentence within which a notice to ships has told where: two or three sentences (judgement).
_NOTICE = 400
# Words from a quake's sentence to "Epicentre", and from that to its place (judgement).
_TO_EPICENTRE, _TO_ITS_PLACE = 12, 6
# Feature codes of quarters and camps, and words of their names.
_PARTS, _PARTS_NAMED = frozenset({"PPLX", "CMP", "CMPRF", "CMPLA"}), clause_words("whereabouts", "parts_of_towns")
# Feature codes of what is a city however small, and the people of another (judgement).
_SEATS, _LEAST_CITY = ("PPLC", "PPLA"), 30_000
# Feature codes of capitals, of countries and provinces.
_CAPITALS = ("PPLC", "PPLA")
# "signed a truce, but fighting went on in X": what opens a clause that tells of the contrary.
_CONTRARY = clause_words("whereabouts", "contrary")
_ROADS = clause_words("whereabouts", "roads")
# "the prison service said".
_SERVICES = clause_words("whereabouts", "services")
# "killed by a mine nearby".
_CLOSE_BY = clause_words("whereabouts", "close_by")
# "held the town and left for X": what leads to where they went.
_BOUND = clause_words("whereabouts", "bound")


def find_where(
    reading: Reading, sentence: Sentence, claim: Claim, parts: Set[int] = frozenset()
) -> Georeference | Unresolved | None:
    """Return the place of the claim; of the sentence before when this one points back to it.

    At the sites that begin at the tokens ``parts`` only a part of its toll was counted.
    """
    if claim.kind == "earthquake" and (centre := _epicentre_after(reading, sentence)) is not None:
        return centre
    sites = [site for site in sentence.sites if site.first not in parts] if parts else sentence.sites
    sites = without_excepted(reading.tokens, sentence, claim, sites)
    if claim.status == "called_for" and claim.kind in _NOWHERE_YET:
        sites = [site for site in sites if site.first >= claim.after]
    if claim.kind in PARLEYS and _CONTRARY & {*reading.tokens.lows[claim.end : claim.end + 2]}:
        sites = [site for site in sites if site.first < claim.end]  # "signed a truce, but fighting went on in X"
    if is_move(claim):
        sites = [site for site in sites if not counts_from(claim, site)]
    if claim.kind in _OF_GROUND and _takes_unlisted(reading.tokens, sentence, claim):
        sites = [site for site in sites if claim.after <= site.first < claim.end]
    pointing = [
        hit
        for hit in sentence.hits
        if "there" in hit.words.by_role and claim.start <= hit.first < claim.end and not _exists(reading.tokens, hit)
        if not _is_of_a_town(reading.tokens.lows, hit, sites)
        if _SERVICES.isdisjoint(reading.tokens.lows[hit.after : hit.after + 1])
        if not _is_home(reading.tokens.lows, hit.first)
    ]
    own = reading.tokens.lows[claim.first : claim.after]
    to_it = not _towns().isdisjoint(own[-1:]) or any(hit.first >= claim.after for hit in pointing)
    if to_it and claim.kind not in _LEAVES:
        sites = [site for site in sites if not sets_out(reading.tokens, sentence.start, site)]
        headed = [site.first for site in sites if _is_headed_for(reading.tokens.lows, claim, site)]
        sites = [site for site in sites if not headed or site.first < headed[0]]
    elif to_it and (left := _left_by_road(reading.tokens, sentence, claim)) is not None:
        return left
    site = choose_site(reading.tokens, (sentence.start, sentence.end), claim, sentence.claims, sites, sentence.hits)
    before = [s for s in sentence.sites if s.literal and s.after <= claim.first and not s.wide()]
    if site in before and pointing and claim.kind in _OF_GROUND and site.after <= claim.start:
        return before[-1].georeference  # "killed in X and Y since the rebels took the city"
    if site is not None:
        site = finest(reading.tokens, first_of_list(reading.tokens, site, sentence.sites), sentence.sites)
        site = within_head(reading.tokens, sentence.start, claim, sentence.claims, site, sites)
        finer = _finer_before(reading, sentence, claim, site) or _spot_before(reading, sentence, claim, site)
        if finer is not None:
            return finer
        carried = reading.where is not None and reading.where_age <= _CARRY_SENTENCES
        if carried and leaves_the_last(reading, sentence, claim, site.georeference):
            return reading.where
        note_where(reading, sentence, claim, site, carried=carried)
        if site.georeference is not None:
            reading.sites.add(site.georeference.mention.span.start)
        if site.georeference is not None and site.georeference.places[:1] and reading.where is site.georeference:
            settled = site.georeference.places[0].feature_code.startswith("PPL")
            reading.town = site.georeference if settled else reading.town
        return site.georeference or site.unresolved
    if (
        pointing
        and claim.kind == "displacement"
        and (origin := _came_from(reading.tokens.lows, claim, sites)) is not None
    ):
        return origin
    if (subject := _named_behind(reading.tokens.lows, sentence, claim)) is not None:
        return subject
    points_back = bool(pointing)
    points_back = points_back or (claim.kind == "capture" and "it" in own) or " ".join(own[-2:]) in _there()
    if points_back and reading.where_age <= _CARRY_SENTENCES and not any(s.literal for s in sites):
        if pointing and reading.tokens.lows[pointing[-1].after - 1] == "capital":
            return _capital(reading)
        if pointing and reading.tokens.lows[pointing[-1].after - 1] in _DIVISIONS:
            held_by = _division(reading, reading.tokens.starts[claim.first])
            of_state = reading.tokens.lows[pointing[-1].after - 1] in _STATES
            return held_by if held_by is not None or of_state else reading.where
        if (refuge := refuge_of(reading, claim)) is not None:
            return refuge
        itself = not _towns().isdisjoint(own[-1:])
        told = itself or any(reading.tokens.lows[hit.after - 1] in _towns() for hit in pointing)
        cities = pointing and reading.tokens.lows[pointing[-1].after - 1] == "city" and _is_village(reading.where)
        if cities and (city := _city(reading, reading.tokens.starts[claim.first])) is not None:
            return city
        if told and _is_a_part(reading.where):
            return _town_before(reading, reading.tokens.starts[claim.first]) or reading.where
        return _town(reading) if itself or (told and _is_no_town(reading.where)) else reading.where
    if pointing and not sentence.sites and reading.where_age > _CARRY_SENTENCES:
        return only_town_before(reading, claim, reading.tokens.lows[pointing[-1].after - 1])
    relative = bool(before) and _is_relative(reading.tokens, before[-1], claim)
    if claim.kind in _OF_GROUND and before and (points_back or relative):
        return before[-1].georeference  # "troops left X, and the army is in control of the town"
    nowhere = claim.kind in _NOWHERE_YET or claim.status == "called_for" or any(site.literal for site in sentence.sites)
    if not nowhere and _at_sea(reading.tokens.lows[sentence.start : sentence.end]):
        position = _position_before(reading, sentence)
        if position is not None and position.mention.span.start not in reading.sites:
            reading.sites.add(position.mention.span.start)  # what is told of it after that goes on from here
            return position
    if claim.status != "called_for":
        home = home_of_crowd(reading.tokens.lows, claim, sentence.sites)
        placed = any(site.literal and site.georeference is not None for site in sites)
        nowhere = claim.kind in _NOWHERE_YET and reading.rubric is None
        return home if home is not None or placed or nowhere else told_by_label(reading, claim)
    return None


def _named_behind(lows: Sequence[str], sentence: Sentence, claim: Claim) -> Georeference | None:
    """Return the town that "it" names ahead ("Two days after it fell, the town of X was bombed")."""
    ahead = counted_ahead(lows, sentence.start, sentence.end)
    if claim.first not in ahead or "it" not in lows[ahead.start : ahead.stop]:
        return None
    site = next((site for site in sentence.sites if site.first > ahead.stop and site.literal), None)
    subject = site is not None and object_words().issuperset(lows[ahead.stop + 1 : site.first])
    return site.georeference if site is not None and subject else None


def _came_from(lows: Sequence[str], claim: Claim, sites: Sequence[Site]) -> Georeference | None:
    """Return where those are from who came to a place told of before ("300 families from X reached the town")."""
    own = (site for site in sites if claim.start <= site.first < claim.first and site.literal and not site.wide())
    return next((site.georeference for site in own if lows[site.first - 1] == "from"), None)


def _left_by_road(tokens: Tokens, sentence: Sentence, claim: Claim) -> Georeference | None:
    """Return the town people leave by road ("the roads from X to Y were full as families left the city")."""
    for site in sentence.sites:
        led = tokens.lows[site.first - 1] == "from" and not _ROADS.isdisjoint(tokens.lows[site.first - 3 : site.first])
        if led and site.literal and not site.wide() and site.after <= claim.first:
            return site.georeference
    return None


def _is_home(lows: Sequence[str], first: int) -> bool:
    """Tell whether "the town" is only where somebody is from ("had come from the same village")."""
    return lows[first - 1 : first] == ["from"] and lows[first - 2] in _AT_HOME


def _is_headed_for(lows: Sequence[str], claim: Claim, site: Site) -> bool:
    """Tell whether a place is only where those go who are done with "the town" ("held the town and left for X")."""
    return site.first > claim.after and lows[site.first - 1] in _BOUND


def _epicentre_after(reading: Reading, sentence: Sentence) -> Georeference | None:
    """Return where the words right behind a sentence put a quake: "It hit Nepal. Epicentre: 20 km east of X".

    None where the sentence names a place itself that is no land, or says where the centre was.
    """
    words, tokens = load_table("events")["epicentres"]["words"], reading.tokens
    if any(word in words for word in tokens.lows[sentence.start : sentence.end]):
        return None
    if any(site.literal and not site.wide() for site in sentence.sites):
        return None
    ahead = tokens.lows[sentence.end : sentence.end + _TO_EPICENTRE]
    at = next((sentence.end + i for i, word in enumerate(ahead) if word in words), None)
    if at is None:
        return None
    begin, end = tokens.starts[at], tokens.starts[min(at + _TO_ITS_PLACE, len(tokens.starts) - 1)]
    first = min((start for start in reading.grounds if begin < start <= end), default=None)
    return None if first is None else reading.grounds[first]


def _finer_before(reading: Reading, sentence: Sentence, claim: Claim, site: Site) -> Georeference | None:
    """Return the town of the deed before of the same doer, where only the land about it heads the sentence.

    "In Mopti region, fighters raided Sofara and burned its market" tells of Sofara twice.
    """
    where, at = reading.where, claim.first - 1
    road = reading.tokens.lows[site.after - 1] in _ROADS
    if not (site.wide() or road) or where is None or site.georeference is None or reading.where_age:
        return None
    if claim.entry.role != "verb":
        return None
    before = [other for other in sentence.claims if other.first < claim.first]
    if not before or site.after > before[-1].first or reading.tokens.lows[at] not in ("and", ",", "then"):
        return None
    here = next((s for s in sentence.sites if s.georeference is where), None)
    if here is None or here.wide() or not site.after <= here.first < claim.first or not where.places:
        return None
    return where if road or contains(site.georeference.places[0], where.places[0]) else None


def _spot_before(reading: Reading, sentence: Sentence, claim: Claim, site: Site) -> Georeference | None:
    """Return the town named last before a deed, where the land or road it is on heads the sentence, if it was there.

    "In Sindh, men stopped a bus near Shikarpur and shot four"; "burned huts in X after a mine had killed two nearby".
    """
    lows = reading.tokens.lows
    road = lows[site.after - 1] in _ROADS
    if not (site.wide() or road) or site.georeference is None or site.after > claim.first:
        return None
    inner = next((s for s in reversed(sentence.sites) if site.after <= s.first and s.after <= claim.first), None)
    if (
        inner is None
        or not inner.literal
        or inner.wide()
        or inner.georeference is None
        or not inner.georeference.places
    ):
        return None
    there = inner.georeference
    if not road and not there.instead and not contains(site.georeference.places[0], there.places[0]):
        return None
    if not _CLOSE_BY.isdisjoint(lows[claim.after : claim.end]):
        return there
    told = any(site.after <= other.first < claim.first for other in sentence.claims)
    told = told or any("said" in hit.words.by_role and site.after <= hit.first < claim.first for hit in sentence.hits)
    led = {lows[inner.first - 1], lows[inner.first]} & signs().locative
    goes_on = claim.entry.role == "verb" and lows[claim.first - 1] in ("and", ",", "then")
    return there if goes_on and led and not told else None


def _at_sea(lows: list[str]) -> bool:
    """Tell whether a sentence is of a ship."""
    return not _ships().isdisjoint(lows)


@lru_cache(maxsize=1)
def _ships() -> frozenset[str]:
    return frozenset(load_table("events")["notices"]["ships"])


def _position_before(reading: Reading, sentence: Sentence) -> Georeference | None:
    """Return the position at sea told last before a sentence, as notices to ships have it: "52NM southwest of X"."""
    start = reading.tokens.starts[sentence.start]
    earliest = start - _NOTICE
    said = reading.document.text[max(0, earliest) : start].lower()
    if not any(word in said for word in load_table("events")["notices"]["openings"]):
        return None
    begins = list(reading.grounds)
    for begin in reversed(begins[bisect_left(begins, earliest) : bisect_left(begins, start)]):
        found = reading.grounds[begin]
        described = found.mention.descriptions[0]
        if isinstance(described, Offset | Offshore) and described.distance_m is not None and _is_nautical(found):
            return found
    return None


def _is_nautical(found: Georeference) -> bool:
    """Tell whether a mention is a distance in nautical miles."""
    units = load_table("events")["notices"]["units"]
    words = found.mention.span.text.lower().lstrip("0123456789.,- ").split()
    return words[:1] != [] and (words[0] in units or " ".join(words[:2]) in units)


def _takes_unlisted(tokens: Tokens, sentence: Sentence, claim: Claim) -> bool:
    """Tell whether a verb's object is written as a name that no gazetteer has: no other place stands for it."""
    if claim.passive or claim.entry.role != "verb" or claim.entry.frame != "agent":
        return False
    at, words = claim.after, object_words() - (signs().locative - {"of"})
    while at < claim.end and tokens.lows[at] in words:
        at += 1
    if at >= claim.end or at - claim.after > _TO_OBJECT or not tokens.capitals[at] or not tokens.lows[at].isalpha():
        return False
    known = [(named.first, named.after) for names in (sentence.sites, sentence.actors) for named in names]
    known += [(first, after) for first, after, _, _ in sentence.dates]
    return not any(first <= at < after for first, after in known)


def _capital(reading: Reading) -> Georeference | None:
    """Return the place told of last, where it is a capital, of a province too; else that of the country, if named."""
    here = reading.where.places[0].feature_code if reading.where is not None and reading.where.places else ""
    if here.startswith(_CAPITALS):
        return reading.where
    named = [found for found in reading.grounds.values() if _is_capital(found)]
    return named[0] if named else None


def _division(reading: Reading, end: int) -> Georeference | None:
    """Return the division named last before an offset that holds the town told of last ("In X, Y state. The state")."""
    here = reading.where.places[0] if reading.where is not None and reading.where.places else None
    if here is None or not here.feature_code.startswith("PPL"):
        return None
    held = [
        found
        for begin, found in reading.grounds.items()
        if begin < end and found.mention.role == "literal" and found.places and not found.instead
        if found.places[0].feature_code.startswith("ADM") and contains(found.places[0], here)
    ]
    return held[-1] if held else None


def _is_capital(found: Georeference) -> bool:
    """Tell whether a mention is of a country's capital itself."""
    literal = found.mention.role == "literal" and bool(found.places)
    return literal and found.places[0].feature_code == "PPLC" and _is_itself(found)


def _town(reading: Reading) -> Georeference | None:
    """Return the town told of last, itself where the text last told of its outskirts or of what lies near it."""
    if reading.town is None or _is_itself(reading.town):
        return reading.town
    place = reading.town.places[0]
    named = (found for found in reading.grounds.values() if found.places[:1] == (place,) and _is_itself(found))
    return next(named, reading.town)


def _is_village(found: Georeference | None) -> bool:
    """Tell whether a place is too small for "the city" to go back to, or one that no gazetteer has."""
    if found is None or not found.places:
        return False
    place = found.places[0]
    seat = place.feature_code.startswith(_SEATS) or place.population >= _LEAST_CITY
    return bool(found.instead) or (place.feature_code.startswith("PPL") and not seat)


def _city(reading: Reading, end: int) -> Georeference | None:
    """Return the one city that events were told of before an offset."""
    placed = (found for begin, found in reading.grounds.items() if begin < end and begin in reading.sites)
    settled = (f for f in placed if f.places and f.places[0].feature_code.startswith("PPL"))
    large = {f.places[0].id: f for f in settled if not _is_village(f) and _is_itself(f)}
    return next(iter(large.values())) if len(large) == 1 else None


def _town_before(reading: Reading, end: int) -> Georeference | None:
    """Return the town told of last before an offset, no quarter or camp ("In X, the Y camp was hit. The town")."""
    named = [found for begin, found in reading.grounds.items() if begin < end and found.mention.role == "literal"]
    towns = [f for f in named if f.places and f.places[0].feature_code.startswith("PPL") and not _is_a_part(f)]
    return towns[-1] if towns and _is_itself(towns[-1]) else None


def _is_a_part(found: Georeference | None) -> bool:
    """Tell whether a place is only a quarter of a town, or a camp beside one."""
    if found is None or not found.places or not isinstance(found.mention.descriptions[0], Toponym):
        return False
    quarter = found.places[0].feature_code in _PARTS
    return quarter or not _PARTS_NAMED.isdisjoint(found.mention.span.text.lower().split())


def _is_no_town(found: Georeference | None) -> bool:
    """Tell whether a place is a country or a division, which "the town" does not go back to."""
    if found is None or not found.places or found.instead:
        return False
    return found.places[0].feature_code.startswith(("PCL", "ADM1", "ADM2", "CONT", "RGN"))


def _is_itself(found: Georeference) -> bool:
    """Tell whether a mention is of its place, and not of something west of it."""
    place = found.places[0]
    plain = isinstance(found.mention.descriptions[0], Toponym)
    return plain and inverse(found.lon, found.lat, place.lon, place.lat)[0] <= _ITSELF_M


@lru_cache(maxsize=1)
def _towns() -> frozenset[str]:
    return frozenset(load_table("events")["holders"]["towns"])


def _is_relative(tokens: Tokens, site: Site, claim: Claim) -> bool:
    """Tell whether a relative clause tells of a place what was done to it ("X, which they had seized")."""
    at = site.after + (tokens.lows[site.after : site.after + 1] == [","])
    return tokens.lows[at : at + 1] in (["which"], ["that"]) and at in (claim.start, claim.start - 1)


@lru_cache(maxsize=1)
def _there() -> frozenset[str]:
    return frozenset(load_table("events")["clauses"]["there"])


def _is_of_a_town(lows: Sequence[str], hit: Hit, sites: Sequence[Site]) -> bool:
    """Tell whether the town of a base or garrison is told right behind it ("drove the garrison out of X")."""
    return any(site.literal and lows[hit.after : site.first] in (["out", "of"], ["from"], ["of"]) for site in sites)


def _exists(tokens: Tokens, hit: Hit) -> bool:
    """Tell whether "there" only says that something is ("there are talks")."""
    if tokens.lows[hit.first] == "there" and sense_of(tokens.before(hit.first)).part == "n":
        return False  # "Three houses there were burned"
    return (
        tokens.lows[hit.first] == "there"
        and tokens.lows[hit.after : hit.after + 1] != []
        and (tokens.lows[hit.after] in signs().to_be or tokens.lows[hit.after] in signs().auxiliaries)
    )
