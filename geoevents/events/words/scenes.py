"""One sentence with everything found in it, as the rules of events ask it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NamedTuple

from geoevents.actors import ActorMention
from geoevents.events.words.hits import Claim, Hit
from geoevents.events.words.sites import Site
from geoevents.text.tokens import Tokens

# Classes of actors: who bears arms, who speaks for somebody, who may be hurt.
ARMED: frozenset[str] = frozenset({"force", "police"})
OFFICIAL: frozenset[str] = frozenset({"government", "force", "organisation", "party"})


class Scene(NamedTuple):
    """One sentence, tokens ``start`` up to ``end``, with everything found in it; ``words`` are its words."""

    tokens: Tokens
    start: int
    end: int
    hits: Sequence[Hit]
    actors: Sequence[ActorMention]
    sites: Sequence[Site]
    triggers: Sequence[Claim]
    recent: str = ""
    told: str = ""
    dated: bool = False
    words: frozenset[str] = frozenset()

    def has(self, role: str) -> bool:
        """Tell whether a phrase of that role stands in the sentence."""
        return any(role in hit.words.by_role for hit in self.hits)

    def has_value(self, role: str, values: Collection[str]) -> bool:
        """Tell whether a phrase of that role has one of the values."""
        return any(
            entry.role == role and entry.value in values
            for hit in self.hits
            if role in hit.words.by_role
            for entry in hit.words.entries
        )

    def has_actor(self, classes: Collection[str], *, state: bool = False) -> bool:
        """Tell whether an actor of one of the classes, or a state by its bare name, stands in the sentence."""
        return any(m.actor.actor_class in classes or (state and m.form == "state") for m in self.actors)

    def near(self, role: str, claim: Claim, reach: int) -> bool:
        """Tell whether a phrase of that role stands at most ``reach`` words behind a claim's word."""
        return any(0 <= hit.first - claim.after <= reach for hit in self.hits if role in hit.words.by_role)
