"""Who holds a place, told in passing: "RSF-held Nyala", "Nahud, held by the RSF since May"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from geoevents.actors import find_actors_in
from geoevents.dates import find_dates_in
from geoevents.dates.phrase import precision_of
from geoevents.lexicon.tables import load_table
from geoevents.model import DateSpan, Document, Event, Georeference, Span, Unresolved
from geoevents.text.tokens import find_tokens

# Characters before and behind a place in which its holder stands.
_REACH = 90
# "The formerly rebel-held town": characters before them in which these words say that it was so once.
_PAST = 20
# "Army-held Dilling and Kadugli": what may stand between the places of one list.
_AND = re.compile(r"(?:,| and|, and) (?:the (?:town|towns|city|village) of )?")
# From when it is held: whole words, as many as "since the end of September 2023" has.
_SINCE = re.compile(r" since(?: [^\s,.;]+){1,6}")
# "Under X control until June": behind these words it is over.
_UNTIL = re.compile(r" (?:until|till) ")
# Before a name that is read by itself and behind it, so that a demonym and an adjective name forces.
_FORCES = "forces captured it."


class _Patterns(NamedTuple):
    """What stands before a place, and behind it; ``any`` is in every text worth looking at.

    ``contested`` stands behind a place that nobody holds whole, unless ``within`` stands before it.
    ``listing`` and ``listed`` stand before and behind a place that shares the verb of another ("A is held by X,
    B by Y").
    """

    any: re.Pattern[str]
    before: tuple[tuple[re.Pattern[str], str], ...]
    behind: tuple[tuple[re.Pattern[str], str], ...]
    listing: re.Pattern[str]
    listed: re.Pattern[str]
    past: re.Pattern[str]
    contested: re.Pattern[str]
    within: re.Pattern[str]


@lru_cache(maxsize=1)
def _patterns() -> _Patterns:
    words = load_table("events")["holdings"]
    held, strong, past, run = ("|".join(words[name]) for name in ("held", "strongholds", "past", "run"))
    nobodys, stays, within = ("|".join(words[name]) for name in ("contested", "stays", "within"))
    still = "(?:which (?:is|are|remains?) |now |still )*"
    be = "(?:is|are|remains?|became|has become)(?: now| still)?"
    who = r"(?:the |its )?(?P<who>[\w.'’-]+(?: [\w.'’-]+){0,3}?)"
    town = r"(?:the |nearby |strategic |key )*(?:(?:town|city|village|port|capital)s? of )?"
    return _Patterns(
        re.compile(
            rf"[-‐‑](?:{held})\b|\b(?:{held}) by\b|\b(?:{strong})\b|\bunder\b[^.]{{0,40}}\bcontrol\b|\b(?:{nobodys})\b"
        ),
        (
            (re.compile(rf"(?P<who>(?:[A-Z][\w.'’]+ )?[\w.'’]+)[-‐‑](?:{held}) {town}$"), "control"),
            (re.compile(rf"{who}(?:['’]s?)? (?:last |main |former )?(?:{strong}) of {town}$"), "presence"),
        ),
        (
            (re.compile(rf",? {still}(?:{held}) by {who}(?=[,.;]| since)"), "control"),
            (re.compile(rf", {still}under the (?:full )?control of {who}(?=[,.;]| since)"), "control"),
            (re.compile(rf", {still}under {who} control"), "control"),
            (re.compile(rf", (?:a|the|its|their) (?:\w+ )?(?:{strong}) of {who}(?=[,.;])"), "presence"),
            (
                re.compile(rf"(?P<aside>, [^.,;]{{2,60}},)? {be} an? (?:\w+ly )?{who} (?:{strong})\b"),
                "presence",
            ),
            (re.compile(rf" (?:is|are) {still}(?:{run}) by {who}(?=[,.;]| and| since)"), "control"),
        ),
        re.compile(rf"\b(?:{held}) by [^.;]*(?:, |,? and |,? while |,? but )(?:the )?(?:(?:town|city) of )?$"),
        re.compile(rf" (?:is |are )?by {who}(?=[,.;]| and| since)"),
        re.compile(rf"\b(?:{past})\b", re.IGNORECASE),
        re.compile(rf"(?: now| still)? (?:{stays}) (?:now |still )?(?:{nobodys})\b"),
        re.compile(rf"\b(?<!town )(?<!city )(?<!village )(?:{within}) {town}$"),
    )


def find_holdings(document: Document, located: Sequence[Georeference | Unresolved]) -> list[Event]:
    """Read who holds the places of a text where it only mentions it.

    Parameters
    ----------
    document : Document
    located : sequence of Georeference or Unresolved
        Its places, in order.

    Returns
    -------
    list of Event
        Of the kinds "control", "presence" and "contested", for `geoevents.control.find_control`: what holds, no event.

    Examples
    --------
    >>> find_holdings(Document("d", "Rain fell on Nyala."), [])
    []
    """
    if not _patterns().any.search(document.text):
        return []
    named = (found for found in located if isinstance(found, Georeference) and found.mention.role == "literal")
    sites = sorted(named, key=_start)
    held = {site.mention.span.start: told for site in sites if (told := _held(document, site)) is not None}
    for site, following in pairwise(sites):
        told = held.get(site.mention.span.start)
        gap = document.text[site.mention.span.end : following.mention.span.start]
        if told is not None and told.span.start < site.mention.span.start and _AND.fullmatch(gap):
            held.setdefault(following.mention.span.start, _at(told, following, document.text))
    return [held[start] for start in sorted(held)]


def _start(found: Georeference) -> int:
    return found.mention.span.start


def _at(told: Event, site: Georeference, text: str) -> Event:
    """Return what is told of the places of a list up to this one."""
    start, end = told.span.start, site.mention.span.end
    return replace(told, where=site, span=Span(start, end, text[start:end]))


def _held(document: Document, site: Georeference) -> Event | None:
    """Return what the words about a place say of who holds it."""
    unheld = _patterns().contested.match(document.text, site.mention.span.end)
    ahead = document.text[max(0, site.mention.span.start - _REACH) : site.mention.span.start]
    if unheld and not _patterns().within.search(ahead):
        return _state("contested", (), document, site, document.span(site.mention.span.start, unheld.end()))
    for span, kind, who, aside in _told(document.text, site.mention.span):
        telling = document.text[max(0, span.start - _PAST) : span.end].replace(aside, "")
        if _patterns().past.search(telling):
            continue
        tokens = find_tokens(f"{who} {_FORCES}")
        home = site.places[0].country_code if site.places else ""
        actors = find_actors_in(tokens, tokens.text, published=document.published, home=home)
        named = [mention.actor for mention in actors if mention.actor.actor_class in ("force", "government")]
        if named:
            return _state(kind, (named[0].name,), document, site, span)
    return None


def _state(kind: str, actors: tuple[str, ...], document: Document, site: Georeference, span: Span) -> Event:
    """Return that a place is held, or by nobody, as some words of a text say."""
    return Event(
        id="",
        kind=kind,
        status="reported",
        when=_since(span, document.published),
        where=site,
        actors=actors,
        targets=(),
        quantities=(),
        fatalities=None,
        document_id=document.id,
        span=span,
    )


def _told(text: str, place: Span) -> Iterator[tuple[Span, str, str, str]]:
    """Yield the words that say who holds a place, with the place; how they say it; who; and what is said in passing."""
    ahead, behind = text[max(0, place.start - _REACH) : place.start], text[place.end : place.end + _REACH]
    for pattern, kind in _patterns().before:
        found = pattern.search(ahead)
        if found:
            start = place.start - len(ahead) + found.start()
            yield Span(start, place.end, text[start : place.end]), kind, found["who"], ""
    patterns = _patterns().behind
    if _patterns().listing.search(ahead):
        patterns = (*patterns, (_patterns().listed, "control"))
    for pattern, kind in patterns:
        found = pattern.match(behind)
        if found and not _UNTIL.match(text, place.end + found.end()):
            end = place.end + found.end()
            since = _SINCE.match(text, end)
            end = since.end() if since else end
            yield (
                Span(place.start, end, text[place.start : end]),
                kind,
                found["who"],
                found.groupdict().get("aside") or "",
            )


def _since(span: Span, published: date | None) -> DateSpan | None:
    """Return from when to the day of the text a place is held."""
    if published is None:
        return None
    tokens = find_tokens(span.text)
    dates = [days for _, _, _, days in find_dates_in(tokens, span.text, published) if days is not None]
    start = dates[0].start if dates and dates[0].start <= published else published
    return DateSpan(start, published, dates[0].text if dates else "", precision_of(start, published))
