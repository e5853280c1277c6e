"""Persons called by their names who suffer a deed ("gunmen killed Maria Lopez", "Ali Hassan was abducted")."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NamedTuple

from geoevents.actors import ActorMention
from geoevents.actors.table import CIVILIANS
from geoevents.events.hits import Hit
from geoevents.events.numbers import number_lists
from geoevents.events.triggers import signs
from geoevents.lexicon.namewords import load_name_words
from geoevents.lexicon.senses import sense_of
from geoevents.lexicon.tables import clause_words
from geoevents.text.tokens import Tokens

_PARTICLES = clause_words("persons", "particles")
_SUFFERED = clause_words("persons", "suffered")
_OWNERS = clause_words("persons", "owners")
# "human rights lawyer Maria Lopez", "Maria Lopez, the mayor of a town, was": words before a name, and in an aside.
_TO_NAME, _ASIDE = 4, 12
# "Maria Lopez, a teacher": the article counts her.
_COUNTED = ([",", "a"], [",", "an"])
# "Ali Hassan al-Majid": words of a name.
_LONGEST = 5


class Person(NamedTuple):
    """Tokens of a person's name, and where the words for him begin ("journalist Ali Hassan")."""

    begin: int
    first: int
    after: int


def persons_hurt(tokens: Tokens, first: int, after: int) -> list[Person]:
    """Return whom a verb is done to, where they are called by their names.

    Parameters
    ----------
    tokens : Tokens
    first, after : int
        The verb's tokens: behind "was" it is done to its subject, else to its object.

    Returns
    -------
    list of Person
    """
    lows = tokens.lows
    at = first - 1
    while at > 0 and (lows[at] in signs().to_be or lows[at] in signs().auxiliaries or lows[at].endswith("ly")):
        at -= 1
    if signs().to_be.isdisjoint(lows[at + 1 : first]):
        return _joined(tokens, _object(tokens, after), forth=True)
    if lows[at] == ",":
        at = next((i for i in range(at - 1, max(0, at - _ASIDE), -1) if lows[i] == ","), 0) - 1
    return _joined(tokens, _ending(tokens, at + 1), forth=False) if at > 0 else []


def _joined(tokens: Tokens, person: Person | None, *, forth: bool) -> list[Person]:
    """Return a person and who is joined to him by "and" or a comma."""
    found: list[Person] = []
    while person is not None:
        found.append(person)
        at = person.after if forth else person.begin - 1
        if not 0 < at < len(tokens.lows) - 1 or tokens.lows[at] not in ("and", ","):
            break
        person = _object(tokens, at + 1) if forth else _ending(tokens, at)
    return found


def _object(tokens: Tokens, begin: int) -> Person | None:
    """Return the person whose name stands right behind a verb, titles before it not counted."""
    for at in range(begin, min(len(tokens.lows), begin + _TO_NAME)):
        after = _name(tokens, at)
        if after:
            return Person(begin, at, after)
        if not _is_title(tokens, at):
            return None
    return None


def _ending(tokens: Tokens, after: int) -> Person | None:
    """Return the person whose name ends before a token."""
    for first in range(after - 2, max(-1, after - _LONGEST - 1), -1):
        if _name(tokens, first) == after and not (first and _name(tokens, first - 1) == after):
            begin = first
            while begin > 0 and first - begin < _TO_NAME and _is_title(tokens, begin - 1):
                begin -= 1
            return Person(begin, first, after)
    return None


def _name(tokens: Tokens, first: int) -> int:
    """Return where a person's name ends that begins at a token: a given name and another with a capital; else 0."""
    lows, capitals = tokens.lows, tokens.capitals
    if first >= len(lows) or not capitals[first] or lows[first] not in load_name_words().given_names:
        return 0
    after = first + 1
    while after < min(len(lows), first + _LONGEST):
        particle = lows[after] in _PARTICLES and after + 1 < len(lows) and capitals[after + 1]
        if not (particle or (capitals[after] and lows[after].isalpha())):
            break
        after += 1 + particle
    return after if after - first > 1 else 0


def _is_title(tokens: Tokens, at: int) -> bool:
    """Tell whether a word before a name says what somebody is ("journalist", "Hezbollah commander")."""
    low = tokens.lows[at]
    if not low.isalpha() or low in _OWNERS:
        return False
    known = low in load_name_words().titles or sense_of(low).noun in ("person", "group") or sense_of(low).part == "a"
    return known or (
        tokens.capitals[at] and at + 1 < len(tokens.lows) and not tokens.capitals[at + 1] and _is_title(tokens, at + 1)
    )


def with_persons(
    tokens: Tokens, mentions: Sequence[ActorMention], hits: Sequence[Hit], places: Collection[int]
) -> list[ActorMention]:
    """Add those who suffer a deed and are called by their names alone: nothing says that they bear arms.

    Parameters
    ----------
    tokens : Tokens
    mentions : sequence of ActorMention
        Of the text.
    hits : sequence of Hit
        Of the text.
    places : collection of int
        The tokens of places, which may be called like persons.

    Returns
    -------
    list of ActorMention
        In the order of the text.
    """
    found = [
        ActorMention(person.first, person.after, CIVILIANS, "group")
        for hit in hits
        if any(verb.value in _SUFFERED for verb in hit.words.verbs) or _is_deed_on(tokens, hit)
        for person in persons_hurt(tokens, hit.first, hit.after)
        if person.first not in places
    ]
    added = [new for new in dict.fromkeys(found) if not _is_told_who(tokens, new, mentions)]
    return sorted([*mentions, *added]) if added else list(mentions)


def _is_deed_on(tokens: Tokens, hit: Hit) -> bool:
    """Tell whether a noun of a deed leads to whom it was done to ("the killing on Monday of")."""
    noun = hit.role("noun")
    return noun is not None and noun.value in _SUFFERED and tokens.lows[hit.after - 1] == "of"


def is_named_person(tokens: Tokens, mention: ActorMention) -> bool:
    """Tell whether a mention is one person's name, and no crowd.

    Parameters
    ----------
    tokens : Tokens
    mention : ActorMention
    """
    return mention.after - mention.first > 1 and _name(tokens, mention.first) >= mention.after


def _is_told_who(tokens: Tokens, person: ActorMention, mentions: Sequence[ActorMention]) -> bool:
    """Tell whether a name is part of a mention, or one beside it says who somebody is ("commander X", "X, a rebel")."""
    reach = range(person.after + 1, person.after + _ASIDE)
    ends = next((i for i in reach if tokens.lows[i : i + 1] in ([","], ["."])), 0)
    aside = tokens.lows[person.after : person.after + 1] == [","]
    return any(
        (m.first < person.after and person.first < m.after)
        or (
            0 <= person.first - m.after < _TO_NAME
            and not any(low in (",", ".", "and") for low in tokens.lows[m.after : person.first])
            and _is_title_run(tokens, m.after, person.first)
        )
        or (aside and person.after < m.first < ends)
        for m in mentions
    )


def _is_title_run(tokens: Tokens, first: int, after: int) -> bool:
    return all(_is_title(tokens, i) for i in range(first, after))


def persons_counted(
    tokens: Tokens, marks: Sequence[tuple[int, int, str]], start: int, end: int
) -> tuple[set[int], set[int]]:
    """Return where the words for persons begin whom their names count, and the tokens of asides that would again.

    Parameters
    ----------
    tokens : Tokens
    marks : sequence of (first, after, name)
        The words that say what is counted.
    start, end : int
        The stretch of tokens.

    Returns
    -------
    begins, asides : set of int
    """
    begins: set[int] = set()
    asides: set[int] = set()
    for first, after, _ in marks:
        begins |= {after} if start <= after < end and _is_the_one(tokens, after) else set()
        for person in persons_hurt(tokens, first, after):
            if start <= person.begin and person.after <= end and tokens.lows[person.begin - 1] not in _OWNERS:
                begins.add(person.begin)
                asides |= _who_he_was(tokens.lows, person.after)
    return begins, asides


def _is_the_one(tokens: Tokens, at: int) -> bool:
    """Tell whether one person by his office stands behind a verb ("killed the police chief", not "the crew")."""
    lows = tokens.lows
    if lows[at] != "the":
        return False
    for i in range(at + 1, min(len(lows) - 1, at + _TO_NAME)):
        if not lows[i].isalpha() or lows[i] in _OWNERS:
            return False
        if sense_of(lows[i]).noun == "person" and sense_of(lows[i + 1]).part not in ("n", "v"):
            single = not lows[i].endswith(("s", "men")) and lows[i] not in number_lists().people
            return single and lows[i + 1] != "'s"
    return False


def _who_he_was(lows: Sequence[str], at: int) -> set[int]:
    """Return the tokens behind a name that count its bearer again (", a commander of the rebels,")."""
    if lows[at : at + 2] not in _COUNTED:
        return set()
    closing = next((i for i in range(at + 2, min(len(lows), at + _ASIDE)) if lows[i] in (",", ".", ";")), at + 1)
    return set(range(at, closing + (lows[closing] == ",")))
