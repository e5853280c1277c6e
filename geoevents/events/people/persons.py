"""Persons called by their names who suffer a deed ("gunmen killed Maria Lopez", "Ali Hassan was abducted")."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NamedTuple

from geoevents.actors import ActorMention
from geoevents.actors.table import CIVILIANS, in_order
from geoevents.events.numbers.numbers import begins, number_lists
from geoevents.events.people.callings import people_hurt
from geoevents.events.words.hits import Claim, Hit
from geoevents.events.words.scenes import Scene
from geoevents.events.words.triggers import signs
from geoevents.events.words.vocabulary import Entry
from geoevents.lexicon.namewords import load_name_words
from geoevents.lexicon.senses import sense_of
from geoevents.lexicon.tables import clause_words
from geoevents.text.tokens import Tokens

_PARTICLES = clause_words("persons", "particles")
_SUFFERED = clause_words("persons", "suffered")
_OWNERS, _BEATING = clause_words("persons", "owners"), clause_words("persons", "beating")
CATCHING = clause_words("persons", "catching")
# "human rights lawyer Maria Lopez", "Maria Lopez, the mayor of a town, was": words before a name, and in an aside.
_TO_NAME, _ASIDE = 4, 12
# "Maria Lopez, a teacher": what opens an aside that counts her again.
_ARTICLES = frozenset({"a", "an"})
# "Ali Hassan and 12 other people were": words from "and" to the verb; "12 young farmers and Ali Hassan": to "and".
_TO_OTHERS = 5
# "Ali Hassan al-Majid": words of a name.
_LONGEST = 5


class Person(NamedTuple):
    """Tokens of a person's name, and where the words for him begin ("journalist Ali Hassan").

    ``owner``: it is not he who suffers a deed, but somebody or something of his ("Ali Hassan's sons").
    """

    begin: int
    first: int
    after: int
    owner: bool = False


class Counted(NamedTuple):
    """How a stretch is read as a list of persons: who counts as one, and what is left out, kept, or read as a word."""

    begins: set[int]
    dropped: set[int]
    kept: set[int]
    instead: dict[int, str]


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
    while at > 0 and (lows[at] in signs().to_be or lows[at] in signs().auxiliaries or lows[at][-2:] == "ly"):
        at -= 1
    if signs().to_be.isdisjoint(lows[at + 1 : first]):
        begin = _behind_others(tokens, after)
        person = _object(tokens, begin)
        return (
            [] if begin > after and person and _goes_on(tokens, person.after) else _joined(tokens, person, forth=True)
        )
    if at <= 0:
        return []
    person = _ending(tokens, at + 1) or (_before_aside(tokens, at) if lows[at] == "," else None)
    if person is not None:
        return _joined(tokens, person, forth=False)
    joint = next((i for i in range(at, max(0, at - _TO_OTHERS), -1) if lows[i] == "and"), 0)
    if not joint or not begins(lows, joint + 1):
        return []
    found = _joined(tokens, _ending(tokens, joint), forth=False)
    opens = found and (found[-1].begin == 0 or not lows[found[-1].begin - 1].isalpha())
    return found if opens else []  # no "met Ali Hassan and 12 people were killed"


def _behind_others(tokens: Tokens, at: int) -> int:
    """Return where a list goes on behind those that a number counts ("killed 12 people and Ali Hassan"); else there."""
    lows = tokens.lows
    if not begins(lows, at):
        return at
    joint = next(
        (i for i in range(at, min(len(lows) - 1, at + _TO_OTHERS)) if not lows[i].isalnum() or lows[i] == "and"), at
    )
    return joint + 1 if lows[joint] == "and" else at


def _goes_on(tokens: Tokens, at: int) -> bool:
    """Tell whether a clause of its own begins with a name that ends before a token ("killed two and X fled")."""
    following = "".join(tokens.lows[at : at + 1])
    return following.isalpha() and sense_of(following).part in ("v", "x", "?")


def _joined(tokens: Tokens, person: Person | None, *, forth: bool) -> list[Person]:
    """Return a person and who is joined to him by "and" or a comma."""
    found: list[Person] = []
    lows = tokens.lows
    while person is not None and not (forth and found and _goes_on(tokens, person.after)):
        found.append(person)
        if person.owner:
            at = person.after
        elif forth:
            at = _behind_asides(lows, person.after)
            at += lows[at : at + 2] == [",", "and"]
        else:
            at = person.begin - 1
            at -= lows[max(0, at - 1) : at + 1] == [",", "and"]
        if not 0 < at < len(lows) - 1 or lows[at] not in ("and", ",", "'s"):
            break
        if forth:
            person = _object(tokens, at + 1)
        else:
            person = _ending(tokens, at) or (_before_aside(tokens, at, told=True) if lows[at] == "," else None)
    return found


def _behind_asides(lows: Sequence[str], at: int) -> int:
    """Return the comma that closes what is told behind a name of its bearer (", 34, a commander of the rebels,")."""
    while lows[at : at + 1] == [","] and at + 1 < len(lows):
        aged, counted = lows[at + 1].isdecimal(), lows[at + 1] in _ARTICLES
        reach = range(at + 2, min(len(lows), at + (3 if aged else _ASIDE)))
        closing = next((i for i in reach if lows[i] in (",", ".", ";")), 0) if aged or counted else 0
        listed = any(lows[i] == "and" and begins(lows, i + 1) for i in range(at, closing))
        if not closing or listed:  # ", a nurse and two boys."
            break
        at = closing
    return at


def _before_aside(tokens: Tokens, closing: int, *, told: bool = False) -> Person | None:
    """Return the person behind whose name an aside stands that ends at a comma; ``told``: how old or what he was."""
    lows = tokens.lows
    for at in range(closing - 1, max(0, closing - _ASIDE), -1):
        if lows[at] == ",":
            if _behind_asides(lows, at) == closing or not told:
                person = _ending(tokens, at)
                if person is not None:
                    return person
            if lows[at + 1] not in _ARTICLES and not lows[at + 1].isdecimal():
                break
    return None


def _object(tokens: Tokens, begin: int) -> Person | None:
    """Return the person whose name stands right behind a verb, titles before it not counted."""
    for at in range(begin, min(len(tokens.lows), begin + _TO_NAME)):
        after = _name(tokens, at)
        if after:
            owner = tokens.lows[after : after + 1] == ["'s"]
            return None if not owner and _names_others(tokens, after) else Person(begin, at, after, owner)
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


def _names_others(tokens: Tokens, at: int) -> bool:
    """Tell whether a name only says whose or of where people are ("Abdul Rahman Brigade fighters")."""
    following = tokens.lows[at : at + 1]
    return following != [] and not tokens.capitals[at] and sense_of(following[0]).noun in ("person", "group")


def _owned(tokens: Tokens, at: int) -> int:
    """Return where the words end for people who are somebody's ("two young sons", no "dog"); 0 for anything else."""
    for i in range(at, min(len(tokens.lows), at + _TO_NAME)):
        if sense_of(tokens.lows[i]).noun == "person" and not _names_others(tokens, i + 1):
            return i + 1
        if not tokens.lows[i].isalnum():
            return 0
    return 0


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
    """Add those who suffer a deed and are called by their names, or by what they do: nothing says that they bear arms.

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
    harming = [
        hit
        for hit in hits
        if (hit.words.kinds and not _SUFFERED.isdisjoint(hit.words.kinds))
        or (tokens.lows[hit.after - 1] == "of" and _is_deed_on(hit))
    ]
    found = [
        ActorMention(person.first, after, CIVILIANS, "group")
        for hit in harming
        for person in persons_hurt(tokens, hit.first, hit.after)
        if person.first not in places and (after := _owned(tokens, person.after + 1) if person.owner else person.after)
    ]
    taken = {i for m in (*mentions, *found) for i in range(m.first, m.after)} | set(places)
    found += [
        ActorMention(at, at + 1, CIVILIANS, "group")
        for hit in harming
        if not _SUFFERED.isdisjoint(hit.words.kinds)
        if (at := people_hurt(tokens, hit)) is not None and at not in taken
    ]
    added = [new for new in dict.fromkeys(found) if not _is_told_who(tokens, new, mentions)]
    return in_order([*mentions, *added]) if added else list(mentions)


def _is_deed_on(hit: Hit) -> bool:
    """Tell whether a noun that "of" ends leads to whom its deed was done to ("the killing on Monday of")."""
    noun = hit.role("noun")
    return noun is not None and noun.value in _SUFFERED


def of_persons_taken(scene: Scene, claim: Claim) -> tuple[Entry, ...]:
    """Return what a verb may be, where it takes somebody called by his name, and no town ("captured X in Bara").

    Parameters
    ----------
    scene : Scene
    claim : Claim
    """
    if claim.passive or claim.entry.role != "verb" or scene.tokens.lows[claim.first] not in CATCHING:
        return claim.choices
    persons = persons_hurt(scene.tokens, claim.first, claim.after)
    if not persons or any(p.first <= s.first < p.after for p in persons for s in scene.sites if s.literal):
        return claim.choices
    behind = "".join(scene.tokens.lows[persons[-1].after : persons[-1].after + 1])
    if persons[-1].owner or (behind.isalpha() and sense_of(behind).part != "p"):
        return claim.choices  # "captured Ali Hassan and Bara"
    return tuple(e._replace(value="arrest", needs=frozenset()) for e in claim.choices if e.value == "capture")


def is_no_harm(tokens: Tokens, first: int, after: int) -> bool:
    """Tell whether one person only wins against another ("X beat Y in London"), or leaves a story ("was killed off").

    Parameters
    ----------
    tokens : Tokens
    first, after : int
        The verb's tokens.
    """
    lows = tokens.lows
    if after - first > 1 or after >= len(lows):
        return False
    if lows[after] == "off" and lows[first] in number_lists().killed:
        told = lows[after + 1 : after + 2]  # "killed off Gaza", "killed off the coast"
        ends = told == [] or not told[0].isalpha() or (sense_of(told[0]).part in "pf" and told[0] != "of")
        return ends and bool(persons_hurt(tokens, first, after))
    if lows[first] not in _BEATING:
        return False
    helped = not signs().to_be.isdisjoint(lows[max(0, first - 2) : first])
    if helped:
        winner = _object(tokens, after + 1) if lows[after] == "by" else None
        known = winner is not None and not winner.owner
    else:  # a name no list knows is one still ("Novak Djokovic")
        strange = first > 1 and all(
            tokens.capitals[i] and sense_of(lows[i]).part == "?" for i in (first - 2, first - 1)
        )
        known = strange or _ending(tokens, first) is not None
    return known and bool(persons_hurt(tokens, first, after))


def is_named_person(tokens: Tokens, mention: ActorMention) -> bool:
    """Tell whether a mention is one person's name, and no crowd.

    Parameters
    ----------
    tokens : Tokens
    mention : ActorMention
    """
    return mention.after - mention.first > 1 and _name(tokens, mention.first) >= mention.after


def calls_somebody(tokens: Tokens, first: int) -> bool:
    """Tell whether a word is part of a person's name, and no verb ("Omar Said").

    Parameters
    ----------
    tokens : Tokens
    first : int
    """
    named = first > 0 and tokens.capitals[first] and tokens.capitals[first - 1]
    return named and _name(tokens, first - 1) > first


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


def persons_counted(tokens: Tokens, marks: Sequence[tuple[int, int, str]], start: int, end: int) -> Counted:
    """Return where the words for persons begin whom their names count, and how the words beside them are read.

    Parameters
    ----------
    tokens : Tokens
    marks : sequence of (first, after, name)
        The words that say what is counted.
    start, end : int
        The stretch of tokens.

    Returns
    -------
    Counted
    """
    lows, read = tokens.lows, Counted(set(), set(), set(), {})
    for first, after, _ in marks:
        read.begins.update({after} if start <= after < end and _is_the_one(tokens, after) else ())
        for person in persons_hurt(tokens, first, after):
            if person.begin < start or person.after > end:
                continue
            if person.owner:  # "Ali Hassan's two sons" are "his two sons"
                read.dropped.update(range(person.begin, person.after + begins(lows, person.after + 1)))
                read.instead.update({} if begins(lows, person.after + 1) else {person.after: "his"})
            elif lows[person.begin - 1] not in _OWNERS:
                closing = _behind_asides(lows, person.after)
                goes_on = lows[closing : closing + 1] == [","] and (
                    begins(lows, closing + 1) or _object(tokens, closing + 1) is not None
                )
                read.begins.add(person.begin)
                read.dropped.update(range(person.after, closing + (lows[closing : closing + 1] == [","])))
                read.kept.update({closing} if goes_on else ())
    return read


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
