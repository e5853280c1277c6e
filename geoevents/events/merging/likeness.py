"""Whether two reports may be of one event: kinds, days, sites, actors and tolls held against each other."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal, NamedTuple

from geoevents import geodesy
from geoevents.events.merging.backward import any_of, tells_apart
from geoevents.events.merging.samesides import actors_meet, may_be_one_side
from geoevents.folding import fold
from geoevents.lexicon.tables import load_table
from geoevents.model import DateSpan, Document, Event, Georeference, Near, Range, Toponym, Unresolved

# Reports of one event may differ by a day (ACLED Codebook 2023: reports within a day are compared).
_DAYS_APART = timedelta(days=1)
# A text that gives no day tells of the last few (J).
TOLD_LATE = timedelta(days=4)
# A later count of the dead comes within so many days of what they died of (J).
TOLD_ANEW = timedelta(days=21)
# A whole month meets every day in it: only dates of a week or less are compared (J).
_LONGEST_DAYS = 8
# Two sites are one when nearer than this, or than the smaller of their uncertainties up to the cap (J).
_SAME_SITE_M, CAP_M = 5_000.0, 25_000.0
# What is known to no more than this (a district, "near X") may be the site of another report where more speaks for it;
# a province or a country may not (J).
ABOUT_M = 150_000.0
# A namesake that was not chosen, but is this likely, may be what a text means (J).
_NAMESAKE = 0.05
# A place of less confidence than this is more likely another.
_GUESSED = 0.5
# Counts are close when the smaller is at least this share of the larger (J: first reports of one attack).
_CLOSE = 0.6
# From so many dead on, the same count in another report of a day is hardly chance (J).
_TELLING = 3
# ... and from so many on where no site is known (J).
_RARE = 10
# A headline ends its line without a full stop, and is no longer than this, in characters.
_HEADLINE = 200

# Words with capitals, side by side.
_NAME = re.compile(r"\b[^\W\d_a-z][\w'’-]*(?: [^\W\d_a-z][\w'’-]*){0,4}")

Days = Literal["same", "next", "about", "apart"]
Sites = Literal["same", "about", "held", "unknown", "apart"]
Tolls = Literal["equal", "close", "unknown", "apart"]


class Report(NamedTuple):
    """An event as one text tells it.

    ``headline``: it stands in the headline, which sums up what follows; ``anew``: it only counts the dead of an event
    again ("the death toll rose to 14"); ``adds``: its dead are more than those its text told before.
    """

    event: Event
    headline: bool
    anew: bool
    published: date | None
    adds: bool = False


def read_report(event: Event, documents: Mapping[str, Document]) -> Report:
    """Return an event with what its text says of how it is told."""
    document = documents[event.document_id]
    line = document.text.find("\n", 0, _HEADLINE)
    headline = 0 <= event.span.start < line and document.text[:line].rstrip()[-1:] not in (".", "!", "?", '"', ":")
    anew = event.fatalities is not None and counts_anew(event.span.text)
    return Report(event, headline, anew, document.published)


def counts_anew(text: str) -> bool:
    """Tell whether a clause counts the dead of an event told before.

    Examples
    --------
    >>> counts_anew("The death toll rose to 14."), counts_anew("Shells killed 14 people.")
    (True, False)
    """
    toll, again = _anew()
    return bool(toll.search(text)) and bool(again.search(text))


def may_be_one(a: Report, b: Report) -> bool:
    """Tell whether two reports may be of one event, and enough speaks for it."""
    if not (statuses_meet(a.event, b.event) and _kinds_meet(a, b) and actors_meet(a.event, b.event)):
        return False
    same_text = a.event.document_id == b.event.document_id
    summed = same_text and a.headline != b.headline
    if same_text and not summed and not (a.anew or b.anew) and not repeats(a.event, b.event):
        return False
    days, sites, tolls = _days(a, b), _sites(a.event, b.event), _tolls(a.event, b.event)
    if summed:
        return _sums_up(*((a, b) if a.headline else (b, a)), days, sites, tolls)
    if a.anew or b.anew:
        return _is_counted_anew(a, b, sites, same_text=same_text)
    if days == "apart" or sites == "apart":
        return False
    counted = tolls == "equal" and _least(a, b) >= _TELLING
    if sites == "held":  # "47 people in the province"
        return days == "same" and tolls == "equal" and _least(a, b) >= _RARE
    if sites == "unknown":
        rare = _least(a, b) >= _RARE and days == "same" and _is_dated(a.event) and _is_dated(b.event)
        return counted and days in ("same", "about") and (same_text or (rare and a.event.kind == b.event.kind))
    if sites == "about":
        return (counted and days != "about") or (days == "same" and tolls == "close" and _is_once(a, b))
    if days == "same":
        return True
    implied = not (_is_dated(a.event) and _is_dated(b.event))
    if days == "next":
        return implied or (tolls == "equal" and not same_text)
    return tolls in ("equal", "close") or (tolls == "unknown" and _is_once(a, b) and _shares_actor(a.event, b.event))


def _sums_up(headline: Report, other: Report, days: Days, sites: Sites, tolls: Tolls) -> bool:
    """Tell whether a headline is of what its text goes on to tell; it may count all the text's dead."""
    if days == "apart":
        return False
    if sites == "apart":
        return False
    return tolls != "apart" or _best(headline.event) > _best(other.event)


def _is_counted_anew(a: Report, b: Report, sites: Sites, *, same_text: bool) -> bool:
    """Tell whether a later count is of the other's event: the place is the same, and it was not long before."""
    later, earlier = (a, b) if a.anew else (b, a)
    if sites == "held":  # "Monday's shelling in the province's capital"
        dated = _is_dated(a.event) and _is_dated(b.event) and _days(a, b) == "same"
        close = _least(a, b) >= _RARE and _tolls(a.event, b.event) in ("equal", "close")
        return dated and close and a.event.kind == b.event.kind
    if sites == "apart" or (sites == "unknown" and not same_text):
        return False
    if sites == "unknown" and later.event.span.start < earlier.event.span.start:
        return False  # a count without a place goes on from what was told before it
    if later.event.when is None or earlier.event.when is None:
        return same_text
    told = later.published or later.event.when.end
    since = told - earlier.event.when.start
    if not -_DAYS_APART <= since <= TOLD_ANEW:
        return False
    if b.anew and a.anew:
        return True
    # "Monday's attack" names its day; "rose on Thursday" that of the count, which is later.
    if _is_dated(later.event) and later.event.when.end < earlier.event.when.start - _DAYS_APART:
        return False
    return _best(later.event) >= _best(earlier.event) or _tolls(a.event, b.event) == "close"


# --- kinds and statuses ----------------------------------------------------------------------------------------------


@lru_cache(maxsize=1)
def families() -> dict[str, frozenset[str]]:
    """Return for each kind those that another report may call the same event."""
    found: dict[str, set[str]] = {}
    for family in load_table("events")["merging"]["families"]:
        for kind in family:
            found.setdefault(kind, set()).update(family)
    return {kind: frozenset(others) for kind, others in found.items()}


def _kinds_meet(a: Report, b: Report) -> bool:
    first, second = a.event.kind, b.event.kind
    if first == second or second in families().get(first, ()):
        return first == second or "capture" not in (first, second) or _is_one_taking(a.event, b.event)
    harm, plain = load_table("events")["harm"]["kinds"], load_table("events")["merging"]["plain"]
    if first not in harm or second not in harm:
        return False
    same_text = a.event.document_id == b.event.document_id
    tolls = ("equal",) if same_text else ("equal", "close")
    counted = _tolls(a.event, b.event) in tolls and _least(a, b) >= _TELLING and _sites(a.event, b.event) == "same"
    return a.anew or b.anew or a.headline != b.headline or (counted and (first in plain or second in plain))


def statuses_meet(a: Event, b: Event) -> bool:
    """Tell whether both happened, or neither: a plan is no report of what came of it."""
    apart = load_table("events")["merging"]["apart"]
    undated = _tolls(a, b) in ("close", "apart") or None in (a.when, b.when)
    if undated and (a.status == "background") != (b.status == "background"):
        return False  # the dead of a whole war are none of one day, nor is a bombing that a court speaks of
    return (a.status in apart) == (b.status in apart)


def _is_one_taking(a: Event, b: Event) -> bool:
    """Tell whether a capture and another deed are one: not at two towns, nor where people died by nobody named."""
    if a.where and b.where and a.where.places[:1] != b.where.places[:1] and name_of(a.where) != name_of(b.where):
        return False
    return "attack_on_civilians" not in (a.kind, b.kind) or _shares_actor(a, b)


def _is_once(a: Report, b: Report) -> bool:
    """Tell whether an event is of a kind that seldom happens twice to one place in a few days."""
    once = load_table("events")["merging"]["once"]
    return a.event.kind in once and b.event.kind in once


# --- what one text says ----------------------------------------------------------------------------------------------


def repeats(a: Event, b: Event, *, back: bool = False) -> bool:
    """Tell whether two clauses of one text may tell one event: it does not call it another, nor count otherwise.

    Parameters
    ----------
    a, b : Event
    back : bool
        One of them speaks of what was told before ("in the exchange"), and may call it by another kind.
    """
    counted = _tolls(a, b) == "equal" and _least_of(a, b) >= _TELLING
    first, later = sorted((a, b), key=lambda event: event.span.start)
    plain = (
        later.kind in load_table("events")["merging"]["plain"] and first.kind in load_table("events")["harm"]["kinds"]
    )
    alike = a.kind == b.kind or counted or (back and (plain or b.kind in families().get(a.kind, ())))
    # "Another hit X. Two died there": of that other
    if not alike or a.span == b.span or tells_apart(later.span.text, first.span.text):
        return False
    named = (counted or back or "protesters" in (*a.targets, *b.targets)) and ("civilians",) in (a.targets, b.targets)
    named = named or (back and may_be_one_side(a.targets, b.targets))
    if a.targets and b.targets and not set(a.targets) & set(b.targets) and not named:
        return False
    if a.where and b.where and a.where.places[:1] != b.where.places[:1]:
        return False  # one text that names two places means two
    if a.unplaced and b.unplaced and name_of(a.unplaced) != name_of(b.unplaced):
        return False  # ... as do two that no gazetteer has
    counts = a.fatalities, b.fatalities
    return counts[0] is None or counts[1] is None or _overlap(counts[0], counts[1])


def say_who(group: Sequence[Event]) -> tuple[str, ...]:
    """Return who suffered an event: not "people" where another report says who those so many were."""
    people = [event for event in group if event.targets == ("civilians",)]
    others = [event for event in group if (event.targets or event.actors) and "civilians" not in event.targets]
    named = [event for event in people if any(_tolls(event, other) == "equal" for other in others)]
    return tuple(dict.fromkeys(name for event in group if event not in named for name in event.targets))


@lru_cache(maxsize=1)
def _anew() -> tuple[re.Pattern[str], re.Pattern[str]]:
    table = load_table("events")["merging"]["anew"]
    return any_of(table["toll"], re.IGNORECASE), any_of(table["again"], re.IGNORECASE)


# --- tolls -----------------------------------------------------------------------------------------------------------


def _best(event: Event) -> float:
    return event.fatalities.best if event.fatalities else 0.0


def _least_of(a: Event, b: Event) -> float:
    return min(_best(a), _best(b))


def _least(a: Report, b: Report) -> float:
    return _least_of(a.event, b.event)


def _overlap(a: Range, b: Range) -> bool:
    return a.low <= b.high and b.low <= a.high


def _tolls(a: Event, b: Event) -> Tolls:
    if a.fatalities is None or b.fatalities is None:
        return "unknown"
    if a.fatalities.best == b.fatalities.best:
        return "equal"
    close = _overlap(a.fatalities, b.fatalities) or _least_of(a, b) >= _CLOSE * max(_best(a), _best(b))
    return "close" if close else "apart"


# --- days ------------------------------------------------------------------------------------------------------------


def is_short(when: DateSpan) -> bool:
    """Tell whether a date is near enough to a day to be compared with others."""
    return (when.end - when.start).days < _LONGEST_DAYS


def _is_dated(event: Event) -> bool:
    return event.when is not None and bool(event.when.text)


def _days(a: Report, b: Report) -> Days:
    first, second = a.event.when, b.event.when
    if first is None or second is None:
        return "same" if first is second and a.event.document_id == b.event.document_id else "apart"
    if not (is_short(first) and is_short(second)):
        return "apart"
    if first.start <= second.end and second.start <= first.end:
        return "same"
    if first.start - second.end <= _DAYS_APART and second.start - first.end <= _DAYS_APART:
        return "next"
    if first.text and second.text:
        return "apart"
    # What gives no day stands at its publication; it happened on that or one of the days before.
    early, late = (first, second) if first.start < second.start else (second, first)
    return "about" if not late.text and late.start - early.end <= TOLD_LATE else "apart"


# --- sites -----------------------------------------------------------------------------------------------------------


def sites_meet(a: Georeference, b: Georeference | None) -> bool:
    """Tell whether two sites are one."""
    return b is not None and _compare_sites(a, b) == "same"


def _sites(a: Event, b: Event) -> Sites:
    first, second = site_of(a), site_of(b)
    if first is not None and second is not None:
        return _compare_sites(first, second)
    site, other = (first, b) if second is None else (second, a)
    if site is not None and name_of(site) in names_in(other.span.text):
        return "same"
    if a.where is None or b.where is None:
        return "unknown"
    return "held" if _holds(a.where, b.where) or _holds(b.where, a.where) else "apart"


def _holds(wide: Georeference, other: Georeference) -> bool:
    """Tell whether a site is the country or province in which another lies."""
    if not wide.places or not other.places or wide.places[0].country_code != other.places[0].country_code:
        return False
    code = wide.places[0].feature_code
    same_province = wide.places[0].admin1_code == other.places[0].admin1_code
    return code.startswith("PCL") or (code.startswith("ADM1") and same_province)


def site_of(event: Event) -> Georeference | None:
    """Return the site of an event, unless that is no more than a province or a country."""
    where = event.where
    if where is None or where.uncertainty_m <= ABOUT_M or is_town(where):
        return where
    return None


def is_town(where: Georeference) -> bool:
    """Tell whether a site is a town, or near one."""
    return bool(where.places) and where.places[0].feature_code.startswith("PPL")


@lru_cache(maxsize=4096)
def names_in(text: str) -> frozenset[str]:
    """Return what is written as a name in a clause, folded: it may name the site that no gazetteer knows.

    Examples
    --------
    >>> sorted(names_in("jets bombed Kyauk Ni Maw on Monday"))
    ['kyauk ni maw', 'monday']
    """
    return frozenset(fold(name) for name in _NAME.findall(text))


def _compare_sites(a: Georeference, b: Georeference) -> Sites:
    widest = max(a.uncertainty_m, b.uncertainty_m)
    one_place = bool(a.places and b.places) and bool(a.places[0].id) and a.places[0].id == b.places[0].id
    if one_place and (a.places[0].feature_code.startswith("PPL") or widest <= CAP_M):
        return "same"  # "near X" and "X"
    if _may_name_one(a, b) or _may_name_one(b, a):
        return "same"  # a text by itself says less of which namesake is meant
    distance_m, _ = geodesy.inverse(a.lon, a.lat, b.lon, b.lat)
    if a.instead and b.instead and name_of(a) == name_of(b) and distance_m <= a.uncertainty_m + b.uncertainty_m:
        return "same"  # a name in no gazetteer, put beside one thing here and another there
    if widest <= CAP_M and distance_m <= max(_SAME_SITE_M, min(a.uncertainty_m, b.uncertainty_m)):
        return "same"
    if widest <= ABOUT_M and (one_place or distance_m <= widest):
        return "about"
    alike = bool(a.places and b.places) and a.places[0].country_code == b.places[0].country_code
    alike = alike or _is_guessed(a) or _is_guessed(b)
    return "about" if alike and name_of(a) == name_of(b) else "apart"


def name_of(where: Georeference | Unresolved) -> str:
    """Return the name a site goes by, folded: that of the town in "near the town"."""
    for locality in where.mention.descriptions:
        ground = getattr(locality, "ground", None) or getattr(locality, "whole", None) or locality
        if isinstance(ground, Toponym):
            return fold(ground.span.text)
    return fold(where.mention.span.text)


def _is_guessed(where: Georeference) -> bool:
    """Tell whether a site is more likely another, or a name put beside what is named with it for want of a better."""
    return where.confidence < _GUESSED or any(isinstance(told, Near) for told in where.mention.descriptions[1:])


def _may_name_one(a: Georeference, b: Georeference) -> bool:
    """Tell whether two texts that name a place alike may mean the one that the second has chosen."""
    if not b.places or name_of(a) != name_of(b):
        return False
    return any(other.place.id == b.places[0].id and other.probability >= _NAMESAKE for other in a.alternatives)


# --- actors ----------------------------------------------------------------------------------------------------------


def _shares_actor(a: Event, b: Event) -> bool:
    return bool(set(a.actors) & set(b.actors))
