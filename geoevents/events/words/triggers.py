"""What the lexicon says of kinds of events, and the single words that steer the reading of a clause."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from geoevents.events.words.spelling import inflect, inflected
from geoevents.lexicon.senses import sense_of
from geoevents.lexicon.tables import clause_words, load_table

# Who speaks for himself.
_FIRST_PERSON = frozenset({"we", "i"})
_BEFORE_TALKS = clause_words("shared", "before_talks")
# "could still be heard": words up to what was heard.
_ABLE, _TO_SENSED = frozenset({"could", "can"}), 5
_SENSED = clause_words("shared", "sensed")
# Statuses of what has happened.
DONE = frozenset({"reported", "claimed", "background"})
# Quantities of people who are hurt.
HARMED = frozenset({"killed", "wounded"})
# What two sides make with each other.
PACTS = frozenset({"ceasefire", "agreement"})
# Kinds that whoever calls for them is the actor of.
PARLEYS = PACTS | {"talks"}
# Kinds of words, that hurt nobody.
BLOODLESS = PARLEYS | {"statement"}
# Kinds that people are called to, on a day to come.
GATHERINGS = frozenset({"talks", "protest"})
# What comes from afar and falls on a place.
FROM_AFAR = frozenset({"air_strike", "drone_strike", "shelling"})
# What went off without a word for how.
BLAST = "explosion"
# Kinds that a crowd does.
CROWDED = frozenset({"protest", "riot"})


class Kind(NamedTuple):
    """What an event kind is called elsewhere, and whether it is done by force of arms."""

    acled: str
    plover: str
    mode: str
    force: bool


# What is known of a kind that the table does not list.
NO_KIND = Kind("", "", "", False)


class Signs(NamedTuple):
    """Single words that steer the reading of a clause."""

    soft: frozenset[str]
    adverbs: frozenset[str]
    stops: frozenset[str]
    before_base: frozenset[str]
    after_noun: frozenset[str]
    quote: frozenset[str]
    to_be: frozenset[str]
    auxiliaries: frozenset[str]
    noun_signs: frozenset[str]
    definite: frozenset[str]
    ranked: frozenset[str]
    locative: frozenset[str]
    within: frozenset[str]
    origin: frozenset[str]
    goal: frozenset[str]


@lru_cache(maxsize=1)
def kinds() -> dict[str, Kind]:
    """Return what each kind of event maps to.

    Returns
    -------
    dict of str to Kind
        By the stable words of ``lexicon/events.toml``.
    """
    return {name: Kind(**row) for name, row in load_table("events")["kinds"].items()}


@lru_cache(maxsize=1)
def reactions() -> frozenset[str]:
    """Return the forms of the verbs that judge what happened ("condemned the attack") and tell nothing new."""
    table = load_table("events")
    return frozenset(
        form for verb in table["reactions"]["words"] for form in inflect(verb, table["irregular"]).values()
    )


@lru_cache(maxsize=1)
def causing() -> frozenset[str]:
    """Return the forms of the verbs that make another do it ("ordered the army to withdraw")."""
    table = load_table("events")
    return frozenset(form for verb in table["causing"]["verbs"] for form, _ in inflected(verb))


@lru_cache(maxsize=1)
def accusing() -> frozenset[str]:
    """Return the verbs that lay a deed at the door of their object ("accused X of")."""
    return frozenset(load_table("events")["charges"]["verbs"])


@lru_cache(maxsize=1)
def attributing() -> frozenset[str]:
    """Return the verbs that blame what stands behind "on" or "to" ("blamed the attack on Iran")."""
    return frozenset(load_table("events")["charges"]["attributing"])


@lru_cache(maxsize=1)
def addressing() -> frozenset[str]:
    """Return the forms of the verbs of words whose object is a party ("accused", "warned")."""
    table = load_table("events")
    return frozenset(form for verb in table["addressing"]["verbs"] for form, _ in inflected(verb))


@lru_cache(maxsize=1)
def yields_to() -> dict[str, frozenset[str]]:
    """Return, for a kind, the kinds that tell the same event better in one clause."""
    return {kind: frozenset(others) for kind, others in load_table("events")["yields"].items()}


@lru_cache(maxsize=1)
def signs() -> Signs:
    """Return the words that steer the reading of a clause."""
    table = load_table("events")
    clauses, moves = table["clauses"], table["moves"]
    names = [name for name in Signs._fields if name in clauses]
    return Signs(
        **{name: frozenset(clauses[name]) for name in names},
        origin=frozenset(moves["origin"]),
        goal=frozenset(moves["goal"]),
    )


def is_blow(kind: str) -> bool:
    """Tell whether a kind is one of force, or what went off without a word for how.

    Parameters
    ----------
    kind : str
    """
    return kinds()[kind].force or kind == BLAST


@lru_cache(maxsize=1)
def of_nature() -> frozenset[str]:
    """Kinds that nobody does and that befall a place."""
    return frozenset(load_table("events")["of_nature"]["kinds"])


@lru_cache(maxsize=1)
def harming() -> frozenset[str]:
    """Return the kinds of event that people may die of."""
    return frozenset(load_table("events")["harm"]["kinds"])


@lru_cache(maxsize=1)
def repelled() -> frozenset[str]:
    """Return what is done to an attack that comes to nothing."""
    return frozenset(load_table("events")["repelled"]["words"])


@lru_cache(maxsize=1)
def gunfire() -> frozenset[str]:
    """Return what burns, or is shot behind the name of who shoots ("Israeli fire killed two farmers")."""
    return frozenset(load_table("actors")["members"]["fire"])


def is_definite(lows: Sequence[str], at: int) -> bool:
    """Tell whether a word says that what follows was told of before ("the", "in that", but not "said that").

    Parameters
    ----------
    lows : sequence of str
    at : int

    Examples
    --------
    >>> is_definite("he said that clashes erupted".split(), 2), is_definite("eight died in that attack".split(), 3)
    (False, True)
    """
    if lows[at] != "that":
        return lows[at] in signs().definite
    before = lows[at - 1] if at else ""
    return sense_of(before).part not in ("v", "n") and not before.endswith("ed")


@lru_cache(maxsize=1)
def grounds() -> frozenset[str]:
    """Return words of ground that is taken, which may name those who hold it ("the garrison")."""
    return frozenset(load_table("events")["grounds"]["words"])


@lru_cache(maxsize=1)
def attempting() -> frozenset[str]:
    """Return the words of what was tried, and may have come to nothing."""
    return frozenset(load_table("events")["attempts"]["tried"])


def is_first_person(lows: Sequence[str], first: int) -> bool:
    """Tell whether a verb is in the first person, with or without an adverb before it.

    Examples
    --------
    >>> is_first_person("we strongly condemn this".split(), 2), is_first_person("we saw them condemn this".split(), 3)
    (True, False)
    """
    at = first - 1
    at -= at > 0 and lows[at].endswith("ly")
    return at >= 0 and lows[at] in _FIRST_PERSON


def is_sensed(lows: Sequence[str], modal: int) -> bool:
    """Tell whether a modal says that something was heard or seen, and not that it may come.

    Examples
    --------
    >>> is_sensed("gunfire could still be heard".split(), 1), is_sensed("shells could be fired".split(), 1)
    (True, False)
    """
    if lows[modal] not in _ABLE:
        return False
    behind = lows[modal + 1 : modal + _TO_SENSED]
    return "be" in behind and not _SENSED.isdisjoint(behind)


def before_talks(low: str) -> bool:
    """Tell whether a word may stand between who leaves and the talks he leaves ("a second round of direct talks").

    Examples
    --------
    >>> before_talks("direct"), before_talks("positions")
    (True, False)
    """
    return low in _BEFORE_TALKS or sense_of(low).part == "a"
