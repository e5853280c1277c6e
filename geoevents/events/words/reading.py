"""A document being read, sentence by sentence: what stands where, and what was told last."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from geoevents.actors import ActorMention
from geoevents.actors.table import Actor
from geoevents.events.words.hits import Claim, Hit
from geoevents.events.words.sites import Site
from geoevents.model import DateSpan, Document, Georeference, Span
from geoevents.text.tokens import Tokens


@dataclass(slots=True)
class Sentence:
    """One sentence: its tokens ``start`` up to ``end`` and everything found among them.

    ``marks`` are the words that say what numbers count, once they have been looked for; ``aside`` are the tokens of a
    toll of what was told before it.
    """

    start: int
    end: int
    hits: list[Hit]
    actors: list[ActorMention]
    sites: list[Site]
    dates: list[tuple[int, int, Span, DateSpan | None]]
    claims: list[Claim] = field(default_factory=list)
    marks: list[tuple[int, int, str]] | None = None
    aside: range = range(0)


@dataclass(slots=True)
class Reading:
    """A document being read: what was told last; ``grounds`` are its located mentions by where they begin.

    ``foes`` are the groups that bear arms for no state, told of so far, the last one last; ``sites`` is where the
    mentions begin that an event was placed at; ``refuge`` is where those went last who left ``where``; ``dated`` is
    when harm of each kind was done, as last told; ``tolled`` is how many sentences ago somebody was last told to have
    died; ``rubrics`` are the headings in capitals, from where they begin to where they end, and ``rubric`` the place of
    the last one, as long as it holds.
    """

    document: Document
    tokens: Tokens
    published: date | None
    country_code: str = ""
    grounds: dict[int, Georeference] = field(default_factory=dict)
    where: Georeference | None = None
    where_age: int = 99
    refuge: Georeference | None = None
    town: Georeference | None = None
    foes: list[Actor] = field(default_factory=list)
    sites: set[int] = field(default_factory=set)
    dated: dict[str, DateSpan] = field(default_factory=dict)
    tolled: int = 99
    rubrics: dict[int, int] = field(default_factory=dict)
    rubric: Georeference | None = None
