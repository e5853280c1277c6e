"""The places beside that of an event: listed with it, struck with it, each with a day of its own."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from geoevents.events.places.apposed import is_apposed, is_division, is_named_as_holder
from geoevents.events.words.hits import Claim
from geoevents.events.words.reading import Reading, Sentence
from geoevents.events.words.sitelists import listed_with
from geoevents.events.words.sites import Site
from geoevents.events.words.triggers import grounds, signs
from geoevents.events.words.wordsbeside import beside
from geoevents.lexicon.tables import clause_words, load_table
from geoevents.model import DateSpan, Georeference, Unresolved
from geoevents.text.tokens import Tokens
from geoevents.toponyms.classes import contains

# "X on Friday": words between a place and its date.
_TO_DATE = 1
# What may stand between the places of one list.
_LIST_WORDS = clause_words("whereabouts", "list_words")
_LIST_PREPOSITIONS = clause_words("whereabouts", "list_prepositions")
# Feature codes of the seats of lands and provinces.
_SEATS = ("PPLC", "PPLA")
# "hit a depot in X and set fire to an oil mill in Y": words between the places, what joins them, and what does not.
_STRIKES, _TO_TARGET, _AND = frozenset({"shelling", "air_strike", "drone_strike"}), 9, frozenset({"and", ","})
_BEHIND_TARGET = clause_words("whereabouts", "behind_target")
_ARTICLES = clause_words("statuses", "articles") | {"the"}
_SEATS_OF = clause_words("whereabouts", "seats_of")
_STRUCK, _NO_TARGET = clause_words("whereabouts", "struck"), clause_words("whereabouts", "no_target")


def listed_sites(
    reading: Reading, sentence: Sentence, claim: Claim, where: Georeference | Unresolved | None
) -> list[tuple[Georeference | Unresolved, DateSpan | None]]:
    """Return the places joined with a claim's own by commas and "and", each with a date of its own where it has one.

    What is one event at several places is another where it has another day ("attacked X on Friday and Y on Sunday").
    """
    if where is None:
        return []
    apart = claim.kind in load_table("events")["listed_places"]["kinds"]
    listed: list[tuple[Georeference | Unresolved, DateSpan | None]] = []
    last: Site | None = None
    ahead: DateSpan | None = None  # "and on Wednesday Odesa and Mykolaiv"
    for site in sentence.sites:
        if site.found is where:
            last = site
        elif last is not None and site.literal and site.found is not None:
            gap = _without_dates(reading, sentence, last.after, site.first)
            if _holds_last(gap, last, site):
                last = site
                continue  # "the Livny depot in Oryol Oblast and the Saratov refinery"
            if "and" in gap[1:] and gap[0] in load_table("events")["listed_places"]["divisions"]:
                gap = gap[1:]  # "in Sumy Oblast and near Siversk"
            words = _LIST_WORDS | _LIST_PREPOSITIONS if "and" in gap else _LIST_WORDS
            if _is_next_target(reading, sentence, claim, last, site):
                listed.append((site.found, _own_date(sentence, site)))
                last = site
                continue
            if not gap or not all(low in words for low in gap):
                break
            if gap == [","] and (site.wide() or is_division(reading.tokens, site)):
                break
            if gap == [","] and _is_seat_of(reading.tokens, last, site):
                break
            if gap == [","] and is_named_as_holder(reading.tokens, last, site, sentence.sites):
                break
            if is_apposed(reading.tokens, last, site):
                last = site
                continue
            ahead = _date_before(reading.tokens.lows, sentence, site) or ahead
            day = _own_date(sentence, site) or ahead
            if not apart and not _is_another_day(sentence, site, day):
                break
            listed.append((site.found, day))
            last = site
    return listed if not (listed and "between" in reading.tokens.lows[max(0, claim.start) : claim.end]) else []


def _holds_last(gap: Sequence[str], last: Site, site: Site) -> bool:
    """Tell whether a division only says where the place before it lies ("the X depot in Y Oblast")."""
    inner, outer = last.georeference, site.georeference
    if not gap or gap[-1] != "in" or "and" in gap or inner is None or outer is None or not site.wide():
        return False
    return bool(inner.places) and bool(outer.places) and contains(outer.places[0], inner.places[0])


def _is_seat_of(tokens: Tokens, last: Site, site: Site) -> bool:
    """Tell whether the seat of a province only says where the place before it is ("near Ghajar, Damascus")."""
    following = tokens.lows[site.after : site.after + 1]
    goes_on = following in (["and"], ["or"]) or (following == [","] and any(tokens.capitals[site.after + 1 :][:1]))
    return not goes_on and _is_seat(site) and not _is_seat(last)


def _is_seat(site: Site) -> bool:
    places = site.georeference.places if site.georeference is not None else ()
    return bool(places) and places[0].feature_code in _SEATS


def _is_next_target(reading: Reading, sentence: Sentence, claim: Claim, last: Site, site: Site) -> bool:
    """Tell whether another thing that was struck stands before a place ("hit a depot in X and a mill in Y")."""
    lows = reading.tokens.lows
    gap = lows[last.after : site.first]
    if claim.kind not in _STRIKES or not 2 < len(gap) <= _TO_TARGET or lows[site.first - 1] not in signs().locative:
        return False
    if gap[0] == "," and gap[1] in _ARTICLES and not beside("settlements").isdisjoint(gap):
        return False  # "bombed X, a village in Y"
    if gap[0] == "," and gap[-1] == "of" and gap[1] in _SEATS_OF | _ARTICLES:
        return False  # "shelled X, capital of Y"
    if gap[0] not in _AND or not _NO_TARGET.isdisjoint(gap) or not all(low.isalpha() or low in _AND for low in gap):
        return False
    inside = range(last.after, site.first)
    if any(
        hit.first in inside and ("said" in hit.words.by_role or "hard" in hit.words.by_role) for hit in sentence.hits
    ):
        return False
    if any(other is not claim and other.first in inside for other in sentence.claims):
        return False
    if any(m.first in inside and m.actor.actor_class != "force" for m in sentence.actors):
        return False
    return not _targets().isdisjoint(gap) and _ends_deed(reading, sentence, site)


def _ends_deed(reading: Reading, sentence: Sentence, site: Site) -> bool:
    """Tell whether nothing is said of what stands at a place ("hit a mill in X, and the port in Y reopened")."""
    behind = reading.tokens.lows[site.after] if site.after < sentence.end else "."
    return behind in _BEHIND_TARGET or any(first == site.after for first, _, _, _ in sentence.dates)


@lru_cache(maxsize=1)
def _targets() -> frozenset[str]:
    """Return what is struck that is no party."""
    return grounds() | beside("armed_things") | _STRUCK | frozenset(load_table("events")["structures"]["words"])


def note_places_beside(
    reading: Reading, sentence: Sentence, claim: Claim, where: Georeference | None
) -> tuple[str, ...]:
    """Return a remark on the places listed with that of an event which stays one ("clashes in X, Y and Z")."""
    if where is None or len(sentence.sites) <= 1 or claim.kind in load_table("events")["listed_places"]["kinds"]:
        return ()
    site = next((s for s in sentence.sites if s.georeference is where), None)
    if site is None:
        return ()
    listed = listed_with(reading.tokens, site, sentence.sites)
    names = [s.georeference.mention.span.text for s in listed if s.georeference]
    return (f"told of {', '.join(names)}, too",) if names else ()


def _without_dates(reading: Reading, sentence: Sentence, start: int, end: int) -> list[str]:
    """Return the words between two places of a list but the first one's date ("X on Friday and Y on Sunday")."""
    dates = [(first, after) for first, after, _, _ in sentence.dates if start <= first and after <= end]
    lows = reading.tokens.lows
    dated = {
        i
        for first, after in dates
        for i in range(first - (first - start == _TO_DATE or lows[first - 1] == "on"), after)
    }
    return [reading.tokens.lows[i] for i in range(start, end) if i not in dated]


def days_of_places(sentence: Sentence) -> dict[int, DateSpan]:
    """Return the date right behind each place that has one, by where the place begins in the text."""
    dated = ((site.georeference, _own_date(sentence, site)) for site in sentence.sites)
    return {site.mention.span.start: days for site, days in dated if site is not None and days is not None}


def _is_another_day(sentence: Sentence, site: Site, day: DateSpan | None) -> bool:
    """Tell whether a place of a list has a day of its own, and the text told of another before it."""
    return day is not None and any(
        first < site.first and days not in (None, day) for first, _, _, days in sentence.dates
    )


def _date_before(lows: list[str], sentence: Sentence, site: Site) -> DateSpan | None:
    """Return the date that stands right before a place of a list ("hit X and on Wednesday Y")."""
    at = site.first - (lows[site.first - 1] in _LIST_PREPOSITIONS)
    return next((days for _, after, _, days in sentence.dates if after == at), None)


def _own_date(sentence: Sentence, site: Site) -> DateSpan | None:
    """Return the date that stands right behind a place."""
    return next((days for first, _, _, days in sentence.dates if 0 <= first - site.after <= _TO_DATE), None)
