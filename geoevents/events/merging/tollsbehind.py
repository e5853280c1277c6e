"""Tolls told behind a deed: the dead of the next sentence, and a toll whose parts follow it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from geoevents.events.merging.backward import any_of
from geoevents.events.merging.likeness import counts_anew
from geoevents.events.merging.samesides import is_known
from geoevents.events.words.triggers import DONE, HARMED, harming, kinds, of_nature
from geoevents.lexicon.tables import clause_words, load_table
from geoevents.model import Event, Georeference

# A clause that only counts the dead stands this near behind what it is of, and the last part behind its toll (J).
_NEAR, _TO_PARTS = 250, 600
# " and ": characters between a deed and the dead that its own sentence counts.
_SAME_CLAUSE = 8
# A toll of so many is the sum of others by no chance (J).
_FEWEST = 4
_TWO = 2
# What harms and is no deed.
_MISHAPS = frozenset({"accident", "explosion"})
# A line that begins a new entry of a list.
_NEXT_ENTRY = re.compile(r"\n\s{0,8}(?:[-–—•*]|\d)")


def is_bare_toll(event: Event) -> bool:
    """Tell whether a clause only says who was hurt, with no place, day, doer or deed of its own ("eleven were killed").

    Parameters
    ----------
    event : Event
    """
    table = load_table("events")["merging"]
    if not _tells_harm(event) or event.site is not None or event.status not in DONE:
        return False
    if event.kind not in harming() or (event.when is not None and event.when.text) or counts_anew(event.span.text):
        return False
    plain = event.kind in table["plain"] or kinds()[event.kind].force or event.kind in _MISHAPS | of_nature()
    clause = _before_care(event.span.text)
    return plain and not _deeds().search(clause) and not _placed().search(clause)


def _before_care(clause: str) -> str:
    """Return a clause up to where it says where the hurt were brought ("17 were hurt and taken to a clinic in X")."""
    care = _care().search(clause)
    return clause[: care.start()] if care else clause


def _tells_harm(event: Event) -> bool:
    """Tell whether a clause says that people were hurt, in numbers or in words only ("several were wounded")."""
    if event.fatalities is not None:
        return event.fatalities.best > 0
    return any(name in HARMED for name, _ in event.quantities) or bool(_harmed().search(event.span.text))


def is_of(toll: Event, deed: Event, text: str) -> bool:
    """Tell whether a bare toll is of the deed told right before it in its text.

    Parameters
    ----------
    toll, deed : Event
    text : str
        In which both stand; the next entry of a list is of something else.
    """
    if deed.document_id != toll.document_id or deed.where is None or deed.status not in DONE:
        return False
    if not 0 <= toll.span.start - deed.span.end <= _NEAR:
        return False
    if not kinds()[deed.kind].force and not (toll.kind == deed.kind and deed.kind in _MISHAPS | of_nature()):
        return False
    if not set(toll.actors) <= set(deed.actors) and not _is_claimed_by(toll, deed):
        return False
    fought = deed.kind == "armed_clash" and bool(deed.targets)
    if set(toll.targets) & set(deed.actors) and not fought:
        return False  # "X shelled a town. Twelve of X's men were killed": not by that
    return not _NEXT_ENTRY.search(text, deed.span.end, toll.span.start)


def _is_claimed_by(toll: Event, deed: Event) -> bool:
    """Tell whether a toll bears the name of a group that owned up to what only "gunmen" are told to have done."""
    named = all(map(is_known, toll.actors)) and not any(map(is_known, deed.actors))
    return named and not set(toll.actors) & set(deed.targets)


def is_very_toll(toll: Event, deed: Event) -> bool:
    """Tell whether a clause counts the dead that a deed has from it ("A clash broke out and three were killed").

    Parameters
    ----------
    toll, deed : Event
    """
    return toll.fatalities == deed.fatalities and 0 <= toll.span.start - deed.span.end <= _SAME_CLAUSE


def adds(toll: Event, deed: Event) -> bool:
    """Tell whether the dead of a clause are more than those told before: "also", or of another side.

    Parameters
    ----------
    toll, deed : Event
    """
    if deed.fatalities is None:
        return False
    if is_very_toll(toll, deed):
        return False
    if _recount().search(toll.span.text):
        return False  # "put the number of soldiers killed at more than 100"
    if _more().search(toll.span.text):
        return True
    sides = set(toll.targets), set(deed.targets)
    return all(sides) and not sides[0] & sides[1] and "civilians" not in (*toll.targets, *deed.targets)


def settle_sums(events: Sequence[Event]) -> list[Event]:
    """Leave out a toll whose parts its text goes on to tell place by place, and give those its day and its doers.

    "Fire killed five in the province on Friday. Three died in A; two in B": five have died.

    Parameters
    ----------
    events : sequence of Event
        Of one text or several, in order.
    """
    kept, parts = list(events), dict[int, int]()
    for at in range(len(events)):
        found = _parts(events, at) if at not in parts else []
        parts.update(dict.fromkeys(found, at))
    for part, at in parts.items():
        whole, event = events[at], events[part]
        dated = event.when is not None and event.when.text
        alike = event.kind in load_table("events")["merging"]["plain"] and kinds()[whole.kind].force
        kept[part] = replace(
            event,
            kind=whole.kind if alike else event.kind,
            when=event.when if dated else whole.when,
            actors=event.actors or whole.actors,
            targets=event.targets or whole.targets,
        )
    sums = set(parts.values())
    return [event for at, event in enumerate(kept) if at not in sums]


def _parts(events: Sequence[Event], at: int) -> list[int]:
    """Return which of the events behind a toll are its parts; none where they do not add up to it."""
    whole = events[at]
    if whole.fatalities is None or whole.fatalities.best < _FEWEST or whole.status not in DONE:
        return []
    found: list[int] = []
    total, said = 0.0, False
    for i in range(at + 1, len(events)):
        event = events[i]
        if event.document_id != whole.document_id or event.span.start - whole.span.end > _TO_PARTS:
            break
        if event.fatalities is None or not event.fatalities.best or event.kind not in harming():
            continue
        said = said or _of_them().search(event.span.text) is not None
        if not _is_part(event, whole, said=said):
            break
        found.append(i)
        total += event.fatalities.best
        if total >= whole.fatalities.best:
            break
    sites = {_site(events[i].where) for i in found}
    return found if total == whole.fatalities.best and len(sites) >= _TWO else []


def _is_part(event: Event, whole: Event, *, said: bool) -> bool:
    """Tell whether an event lies in what a toll was told of, with no doer of its own, nor a day unless ``said``."""
    if event.where is None or event.status not in DONE or event.span.start < whole.span.end:
        return False
    if not said and event.when is not None and event.when.text and event.when != whole.when:
        return False
    if event.actors and whole.actors and not set(event.actors) & set(whole.actors):
        return False
    return whole.where is None or _lies_in(event.where, whole)


def _lies_in(where: Georeference, whole: Event) -> bool:
    """Tell whether a place is one of a toll's, or lies in its country or region."""
    wide = whole.where
    if wide is None or not wide.places or not where.places:
        return False
    place, area = where.places[0], wide.places[0]
    told = where.mention.span.text in " ".join((wide.mention.span.text, *whole.remarks))
    if told or place.country_code != area.country_code:
        return told
    if area.feature_code.startswith(("PCL", "TERR", "CONT", "RGN")):
        return True
    return area.feature_code.startswith("ADM") and place.admin1_code == area.admin1_code


def _site(where: Georeference | None) -> str:
    return where.places[0].id if where is not None and where.places else ""


@lru_cache(maxsize=1)
def _deeds() -> re.Pattern[str]:
    return any_of(load_table("events")["merging"]["tolls"]["deeds"], re.IGNORECASE)


@lru_cache(maxsize=1)
def _care() -> re.Pattern[str]:
    pairs = (("brought", "brought_to"), ("nursed", "nursed_at"))
    either = (" ".join(any_of(clause_words("nursed", name), re.IGNORECASE).pattern for name in pair) for pair in pairs)
    return re.compile("|".join(either), re.IGNORECASE)


@lru_cache(maxsize=1)
def _harmed() -> re.Pattern[str]:
    return any_of(load_table("events")["merging"]["tolls"]["harmed"], re.IGNORECASE)


@lru_cache(maxsize=1)
def _more() -> re.Pattern[str]:
    words = any_of(load_table("events")["merging"]["tolls"]["more"], re.IGNORECASE).pattern
    return re.compile(rf"{words}(?! than)", re.IGNORECASE)


@lru_cache(maxsize=1)
def _recount() -> re.Pattern[str]:
    return any_of(load_table("events")["merging"]["anew"]["toll"], re.IGNORECASE)


@lru_cache(maxsize=1)
def _of_them() -> re.Pattern[str]:
    return any_of(load_table("events")["merging"]["tolls"]["of_them"], re.IGNORECASE)


@lru_cache(maxsize=1)
def _placed() -> re.Pattern[str]:
    """Return the pattern of a name that no gazetteer may know ("in Kpanga")."""
    signs = "|".join(load_table("events")["merging"]["tolls"]["before_places"])
    return re.compile(rf"\b(?:{signs}) (?:the (?:\w+ )?(?:of )?)?[A-Z]")
