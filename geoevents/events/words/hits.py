"""Phrases of the trigger table in a text, and what one of them claims."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from geoevents.events.words.vocabulary import Entry, Words


class Hit(NamedTuple):
    """A phrase of the table in the text: tokens ``first`` up to ``after``."""

    first: int
    after: int
    words: Words

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All the phrase may be."""
        return self.words.entries

    def role(self, name: str) -> Entry | None:
        """Return the entry with that role."""
        return self.words.by_role.get(name)


@dataclass(slots=True)
class Claim:
    """An event word in its clause, tokens ``start`` up to ``end``; ``passive`` when its subject suffers it."""

    first: int
    after: int
    entry: Entry
    kind: str
    start: int
    end: int
    passive: bool = False
    status: str = "reported"
    operator: Hit | None = None
    reaction: bool = False
    choices: tuple[Entry, ...] = ()
    absorbed: list[Claim] = field(default_factory=list)
