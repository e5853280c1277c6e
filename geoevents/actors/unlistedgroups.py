"""Groups no table knows, by the company their names keep: "the Black Scorpions attacked", "fighters of the FDPC"."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import compress

from geoevents.actors.unnamedgroups import function_words
from geoevents.lexicon.senses import sense_of
from geoevents.lexicon.tables import words_in
from geoevents.text.tokens import Tokens

# A name has at most so many words.
_LONGEST = 4
# Initials of a group have so many letters ("FDPC").
_INITIALS = range(3, 7)
# "Attacked on Friday by the X", "clashes late on Monday with the X": from the deed to the word before the name.
_REACH = 6
# A relative clause between a group and its deed is at most this long.
_CLAUSE = 16
# Behind the verb of a place taken, the place is this near.
_TAKEN = 8
_HEADS = words_in("actors", "named_groups", "heads")
_DEEDS, _DONE_BY = words_in("actors", "unlisted_groups", "deeds"), words_in("actors", "unlisted_groups", "done_by")
_TAKING, _TWO_WORDS = (
    words_in("actors", "unlisted_groups", "taking"),
    words_in("actors", "unlisted_groups", "two_words"),
)
_SIDES, _FIGHTS = words_in("actors", "unlisted_groups", "sides"), words_in("actors", "unlisted_groups", "fights")
_BEFORE_DEEDS = words_in("actors", "unlisted_groups", "before_deeds")
_MEN, _OF_MEN = words_in("actors", "unlisted_groups", "men"), words_in("actors", "unlisted_groups", "of_men")
_BELONGING = words_in("actors", "unlisted_groups", "belonging")
_OPENERS, _PARTICLES = (
    words_in("actors", "unlisted_groups", "openers"),
    words_in("actors", "unlisted_groups", "particles"),
)
_ARTICLES, _OTHERS = words_in("actors", "unlisted_groups", "articles"), words_in("actors", "unlisted_groups", "others")
_VIOLENT = words_in("actors", "unlisted_groups", "violent")


def unlisted_beginnings(tokens: Tokens) -> set[int]:
    """Return the capitals worth an :func:`unlisted_group`: with an article or an opener, or no word in small letters.

    Parameters
    ----------
    tokens : Tokens
    """
    lows, starts, text = tokens.lows, tokens.starts, tokens.text
    return {
        i
        for i in compress(range(len(lows)), tokens.capitals)
        if not "a" <= text[starts[i] + 1 : starts[i] + 2] <= "z"
        or lows[i] in _OPENERS
        or lows[i] in _ARTICLES
        or (i and lows[i - 1] in _ARTICLES)
    }


def unlisted_group(tokens: Tokens, first: int, places: Mapping[int, int]) -> tuple[int, int, int] | None:
    """Return the tokens of a group's name that begins at a capital; None where nothing tells that it is one.

    Parameters
    ----------
    tokens : Tokens
    first : int
        A word with a capital that no table of actors has.
    places : mapping of int to int
        Literal place mentions, first -> after: they are no groups.

    Returns
    -------
    (first, after, end) or None
        From and to, and to the end of what only says that they are its men ("FDPC" rebels).
    """
    lows = tokens.lows
    if lows[first] in function_words() or lows[first] in _OTHERS or not lows[first].isalpha():
        return None
    initials = len(lows[first]) in _INITIALS and tokens.shouts(first)
    after = first + 1 if initials else _run(tokens, first)
    if lows[first] in _OPENERS:
        return _with_men(tokens, first, after) if after > first + 1 else None
    own = lows[first] in _ARTICLES  # "Los Halcones"
    article = not own and first > 0 and lows[first - 1] in _ARTICLES
    if not (article or own or initials) or _is_elsewhere(tokens, first, after, places):
        return None
    if after > first + 1 and _is_head(tokens, after):
        return first, after + 1, after + 1  # "the Golden Panthers faction"
    if not (initials or _may_be_group(tokens, first, after)):
        return None
    named = _with_men(tokens, first, after)
    if not initials and after == first + 1 and named[2] > after:
        return None  # "the Kurdish fighters"
    if _VIOLENT.isdisjoint(lows):
        return None  # of games
    if _is_doing(tokens, named[2], places) or (initials and named[2] > after):
        return named
    before = first - article - 1
    following = lows[after] if after < len(lows) and not tokens.capitals[after] else "."
    if named[2] == after and sense_of(following).part == "n" and following not in _DEEDS:
        return None  # "members of the Okoth family"
    return named if _is_told_of(tokens, before, places) or _is_of_men(tokens, before) else None


def _run(tokens: Tokens, first: int) -> int:
    """Return the token behind the words with capitals, and what joins them ("Sons of the Desert", "Jaysh al-Nur")."""
    after = at = first + 1
    while at < len(tokens.lows) and at - first <= _LONGEST + 1:
        if tokens.capitals[at] and tokens.lows[at].isalpha():
            after = at + 1
        elif tokens.lows[at] not in _PARTICLES and not tokens.lows[at].isdecimal():
            break  # but "Mouvement du 12 Mars"
        at += 1
    return after


def _is_elsewhere(tokens: Tokens, first: int, after: int, places: Mapping[int, int]) -> bool:
    """Tell whether the words are, or hold, a place or something known to be no group."""
    if not _OTHERS.isdisjoint(tokens.lows[first:after]) or first - 1 in places:
        return True
    return places.get(first, first) >= after or any(at in places for at in range(first + 1, after))


def _is_head(tokens: Tokens, at: int) -> bool:
    """Tell whether a noun in small letters ends the name of a group ("faction", "militia")."""
    if at >= len(tokens.lows) or tokens.capitals[at]:
        return False
    return tokens.lows[at] in _HEADS and tokens.lows[at] not in _MEN


def _with_men(tokens: Tokens, first: int, after: int) -> tuple[int, int, int]:
    """Return a name, and the token behind what follows and only says that they are its men ("FDPC rebels")."""
    following = "" if after >= len(tokens.lows) or tokens.capitals[after] else tokens.lows[after]
    if first + 1 < after and _is_head(tokens, after):
        return first, after + 1, after + 1
    return first, after, after + (following in _MEN)


def _may_be_group(tokens: Tokens, first: int, after: int) -> bool:
    """Tell whether words with an article before them may name a group: many, or a word that is no common noun."""
    if tokens.lows[after : after + 1] and tokens.lows[after] in ("'s", "'", "’"):
        return False
    words = [low for low in tokens.lows[first:after] if low not in _PARTICLES]
    return any(low.endswith("s") and not low.endswith("ss") for low in words) or sense_of(words[-1]).part == "?"


def _is_doing(tokens: Tokens, after: int, places: Mapping[int, int]) -> bool:
    """Tell whether a deed of armed men follows ("have since seized", ", who came from the hills, abducted")."""
    lows, at = tokens.lows, after
    if lows[at : at + 1] == [","] and lows[at + 1 : at + 2] in (["who"], ["which"]):
        at = next((i + 1 for i in range(at + 2, min(len(lows), at + _CLAUSE)) if lows[i] == ","), at)
    while at < min(len(lows), after + _CLAUSE) and lows[at] in _BEFORE_DEEDS:
        at += 1
    if at >= len(lows):
        return False
    if lows[at] in _TAKING:
        return not places.keys().isdisjoint(range(at, at + _TAKEN))
    return lows[at] in _DEEDS or " ".join(lows[at : at + 2]) in _TWO_WORDS


def _is_told_of(tokens: Tokens, before: int, places: Mapping[int, int]) -> bool:
    """Tell whether a deed is told as done by, or fought with, who follows ("killed on Friday by", "clashes with")."""
    if before < 1:
        return False
    lows, start = tokens.lows, max(0, before - _REACH)
    sign, behind = lows[before], lows[start:before]
    if sign == "by":
        return not _DONE_BY.isdisjoint(behind)
    if sign in ("from", "to"):
        taken = not _TAKING.isdisjoint(behind) and not places.keys().isdisjoint(range(start, before))
        return taken or lows[before - 1] in ("fire", "gunfire")
    return sign in _SIDES and not _FIGHTS.isdisjoint(behind)


def _is_of_men(tokens: Tokens, before: int) -> bool:
    """Tell whether a word for armed men and a preposition stand before ("fighters of", "believed to belong to")."""
    if before < 1:
        return False
    return tokens.lows[before] in _OF_MEN and tokens.lows[before - 1] in _MEN | _BELONGING
