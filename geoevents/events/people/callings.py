"""People whom a deed befalls, called by what they do, whatever it is: "killed two tea pickers"."""

from __future__ import annotations

from functools import lru_cache

from geoevents.events.numbers.numbers import begins
from geoevents.events.words.hits import Hit
from geoevents.events.words.triggers import signs
from geoevents.lexicon.senses import sense_of
from geoevents.lexicon.tables import load_table, words_in
from geoevents.text.tokens import Tokens

_NOT_PEOPLE = words_in("events", "unsaid", "not_people")
# "killed at least five young tea pickers": words from a number to those it counts (judgement).
_TO_PEOPLE = 4


def is_calling(tokens: Tokens, at: int) -> bool:
    """Tell whether a word names what somebody is who bears no arms ("pharmacist", "senator").

    Parameters
    ----------
    tokens : Tokens
    at : int

    Returns
    -------
    bool
    """
    low = tokens.lows[at]
    if not low.isalpha() or low in _NOT_PEOPLE or low in _bearing_arms():
        return False
    sense = sense_of(low)
    return sense.part == "n" and sense.noun == "person"


@lru_cache(maxsize=1)
def _bearing_arms() -> frozenset[str]:
    """Return the words for those who bear arms for a state or a group."""
    table = load_table("actors")
    groups, of_states = table["groups"], table["institutions"]
    return frozenset((*groups["force"], *groups["police"], *of_states["military"], *of_states["police"])) | frozenset(
        table["state_forces"]["words"]
    )


def people_hurt(tokens: Tokens, hit: Hit) -> int | None:
    """Return the token of the people whom a verb is done to, where a number counts them; None where none does.

    Parameters
    ----------
    tokens : Tokens
    hit : Hit
        Of the verb: behind "were" it is done to its subject, else to its object.

    Returns
    -------
    int or None
    """
    lows, at = tokens.lows, hit.first - 1
    while at > 0 and (lows[at] in signs().to_be or lows[at] in signs().auxiliaries or lows[at][-2:] == "ly"):
        at -= 1
    if signs().to_be.isdisjoint(lows[at + 1 : hit.first]):
        return _behind(tokens, hit.after)
    for first in range(at - 1, max(-1, at - _TO_PEOPLE - 1), -1):
        if begins(lows, first):
            return at if _behind(tokens, first) == at else None
        if not _may_describe(tokens, first):
            return None
    return None


def _behind(tokens: Tokens, first: int) -> int | None:
    """Return the token of the people whom a number counts that begins there ("at least" "40" "tea" "pickers")."""
    lows = tokens.lows
    if not begins(lows, first):
        return None
    for at in range(first + 1, min(len(lows), first + _TO_PEOPLE + 2)):
        if _are_many(tokens, at):
            return None if at + 1 < len(lows) and sense_of(lows[at + 1]).noun == "person" else at
        if not (begins(lows, at) or _may_describe(tokens, at)):
            return None
    return None


def _are_many(tokens: Tokens, at: int) -> bool:
    """Tell whether a word names several people: one of them is a person, too, and no field or street of that name."""
    low = tokens.lows[at]
    if tokens.capitals[at] or not is_calling(tokens, at):
        return False
    return low.endswith(("men", "women")) or (low.endswith("s") and sense_of(low[:-1]).noun == "person")


def _may_describe(tokens: Tokens, at: int) -> bool:
    """Tell whether a word may stand between a number and those it counts ("young", "tea")."""
    sense = sense_of(tokens.lows[at])
    return tokens.lows[at].isalpha() and (sense.part in ("a", "?") or bool(sense.noun))
