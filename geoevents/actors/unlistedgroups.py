"""Groups no table knows, by the company their names keep: "the Black Scorpions attacked", "fighters of the FDPC"."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import compress

from geoevents.actors.namedgroups import APOSTROPHES
from geoevents.actors.unnamedgroups import function_words
from geoevents.lexicon.senses import sense_of
from geoevents.lexicon.tables import load_table, words_in
from geoevents.text.tokens import Tokens

# A name has at most so many words (judgement).
_LONGEST = 6
# Initials of a group have so many letters: "FDPC" (judgement).
_INITIALS = range(3, 7)
# "Attacked on Friday by the X", "clashes late on Monday with the X": from the deed to the word before (judgement).
_REACH = 6
# A relative clause between a group and its deed is at most this long; so is what a deed is told to be done to
# (judgement).
_CLAUSE = 16
# A sentence is looked through this far on both sides (judgement).
_SENTENCE = 30
# The object of a deed is so near behind it (judgement).
_OBJECT = 4
_TABLE = "unlisted_groups"
_HEADS = words_in("actors", "named_groups", "heads")
_DEEDS, _TWO_WORDS = words_in("actors", _TABLE, "deeds"), words_in("actors", _TABLE, "two_words")
_DONE_BY = _DEEDS | words_in("actors", _TABLE, "done_by")
_SURE, _TAKING = words_in("actors", _TABLE, "sure"), words_in("actors", _TABLE, "taking")
_SIDES, _FIGHTS = words_in("actors", _TABLE, "sides"), words_in("actors", _TABLE, "fights")
_BEFORE_DEEDS = words_in("actors", _TABLE, "before_deeds")
_MEN, _OF_MEN = words_in("actors", _TABLE, "men"), words_in("actors", _TABLE, "of_men")
_BELONGING = words_in("actors", _TABLE, "belonging")
_FROM_TO, _GUNFIRE = words_in("actors", _TABLE, "from_to"), words_in("actors", _TABLE, "gunfire")
_KIN, _TIMES = words_in("actors", _TABLE, "kin"), words_in("actors", _TABLE, "times")
_OPENERS = words_in("actors", _TABLE, "openers")
_PARTICLES = words_in("actors", _TABLE, "particles")
_ARTICLES, _OTHERS = words_in("actors", _TABLE, "articles"), words_in("actors", _TABLE, "others")
_TO_GROUND, _NO_GROUND = words_in("actors", _TABLE, "to_ground"), words_in("actors", _TABLE, "no_ground")
_NO_TAKING, _GAMES = words_in("actors", _TABLE, "no_taking"), words_in("actors", _TABLE, "games")
_APART, _HARMED = words_in("actors", _TABLE, "apart"), words_in("actors", _TABLE, "harmed")
_GROUND = words_in("events", "grounds", "words")
_KIN_OF = [[low, "of"] for low in sorted(_KIN)]
# "Took in X": a preposition leads to no ground taken.
_INTO = words_in("actors", _TABLE, "into")
_ENDS = frozenset(".;!?")


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
        or lows[i] in _KIN
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
    if not _may_open(tokens, first):
        return None
    initials = len(lows[first]) in _INITIALS and tokens.shouts(first)
    after = first + 1 if initials else _run(tokens, first)
    if lows[first] in _OPENERS:
        return _with_men(tokens, first, after) if after > first + 1 else None
    own = lows[first] in _ARTICLES  # "Los Halcones"
    article = not own and first > 0 and lows[first - 1] in _ARTICLES
    own = own or lows[first : first + 2] in _KIN_OF  # "Sons of the Soil"
    if not (article or own or initials) or _is_elsewhere(tokens, first, after, places):
        return None
    if after > first + 1 and _is_head(tokens, after):
        return first, after + 1, after + 1  # "the Golden Panthers faction"
    if not (initials or _may_be_group(tokens, first, after)):
        return None
    named = _with_men(tokens, first, after)
    if not initials and after == first + 1 and named[2] > after:
        return None  # "the Kurdish fighters"
    if _is_doing(tokens, named[2], places) or (initials and named[2] > after):
        return named
    before = first - article - 1
    following = lows[after] if after < len(lows) and not tokens.capitals[after] else "."
    if named[2] == after and sense_of(following).part == "n" and following not in _DEEDS:
        return None  # "members of the Okoth family"
    return named if _is_told_of(tokens, before, places) or _is_of_men(tokens, before) else None


def _may_open(tokens: Tokens, first: int) -> bool:
    """Tell whether a word with a capital may open a name: no "Monday", but "the Night Wolves"."""
    low = tokens.lows[first]
    if low in _TIMES:
        return tokens.before(first) in _ARTICLES and any(tokens.capitals[first + 1 : first + 2])
    return low not in function_words() and low not in _OTHERS and low.isalpha()


def _run(tokens: Tokens, first: int) -> int:
    """Return the token behind the words with capitals, and what joins them ("Sons of the Desert", "Jaysh al-Nur")."""
    after = at = first + 1
    while at < len(tokens.lows) and at - first < _LONGEST:
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
    if not APOSTROPHES.isdisjoint(tokens.lows[after : after + 1]):
        return False
    words = [low for low in tokens.lows[first:after] if low not in _PARTICLES]
    many = any(low.endswith("s") and not low.endswith("ss") for low in words)
    return many or (bool(words) and sense_of(words[-1]).part == "?")


def _is_doing(tokens: Tokens, after: int, places: Mapping[int, int]) -> bool:
    """Tell whether a deed of armed men follows ("have since seized", ", who came from the hills, abducted")."""
    lows, at = tokens.lows, after
    if lows[at : at + 1] == [","] and lows[at + 1 : at + 2] in (["who"], ["which"]):
        at = next((i + 1 for i in range(at + 2, min(len(lows), at + _CLAUSE)) if lows[i] == ","), at)
    while at < min(len(lows), after + _CLAUSE) and lows[at] in _BEFORE_DEEDS:
        at += 1
    if lows[at : at + 1] == ["and"]:  # "the X and the Y clashed"
        other = at + 1 + (lows[at + 1 : at + 2] == ["the"])
        at = _run(tokens, other) if any(tokens.capitals[other : other + 1]) else at
    if at >= len(lows) or not _GAMES.isdisjoint(_sentence(lows, at)):
        return False
    if lows[at] in _TAKING:
        return _takes_ground(tokens, at, places)
    two = " ".join(lows[at : at + 2])
    if lows[at] in _SURE or two in _SURE:
        return True
    return (lows[at] in _DEEDS or two in _TWO_WORDS) and _is_done_to(tokens, at, places)


def _sentence(lows: list[str], at: int) -> list[str]:
    """Return the words of the sentence around a token, or of the half of it that a semicolon parts."""
    start = next((i + 1 for i in range(at, max(-1, at - _SENTENCE), -1) if lows[i] in _ENDS), max(0, at - _SENTENCE))
    end = next((i for i in range(at, min(len(lows), at + _SENTENCE)) if lows[i] in _ENDS), at + _SENTENCE)
    return lows[start:end]


def _takes_ground(tokens: Tokens, at: int, places: Mapping[int, int]) -> bool:
    """Tell whether the object of "took" is ground ("took a post", "seized the town of X"), and no title."""
    lows = tokens.lows
    for i in range(at + 1, min(len(lows), at + 1 + _CLAUSE // 2)):
        if i in places:
            after = places[i]
            return not tokens.hyphened(after) and not _goes_on(lows, after)
        if lows[i] in _GROUND:
            return i + 1 >= len(lows) or lows[i + 1] not in _NO_GROUND
        if lows[i] not in _TO_GROUND or (lows[i] in _INTO and i == at + 1):
            return False
    return False


def _goes_on(lows: list[str], after: int) -> bool:
    """Tell whether what stands behind a place takes it from the ground ("X by storm", "X apart", "X pitching")."""
    following = lows[after] if after < len(lows) else "."
    if following in _NO_TAKING or " ".join(lows[after : after + 2]) in _NO_TAKING:
        return True
    return following.isalpha() and following not in _GROUND and following in _GAMES | _NO_GROUND


def _is_done_to(tokens: Tokens, at: int, places: Mapping[int, int]) -> bool:
    """Tell whether a deed is done to a place directly behind, or in a clause that names people, men or ground."""
    lows = tokens.lows
    end = next((i for i in range(at + 1, min(len(lows), at + _CLAUSE)) if lows[i] in _APART), at + _CLAUSE)
    if not _NO_GROUND.isdisjoint(lows[at + 1 : min(end, at + 1 + _OBJECT)]):
        return False  # "attacked the plan to arm rebels"
    direct = at + 1 + (lows[at + 1 : at + 2] == ["the"])
    if direct in places:
        return not _goes_on(lows, places[direct])
    if _tells_of_arms(lows[at + 1 : end]):
        return True
    following = lows[at + 1] if at + 1 < len(lows) else "."
    return following in function_words() and following not in _ARTICLES and _tells_of_arms(_sentence(lows, at))


def _tells_of_arms(words: Iterable[str]) -> bool:
    """Tell whether words name people, men with arms, what is taken, or the dead."""
    return not _told_with_arms().isdisjoint(words)


@lru_cache(maxsize=1)
def _told_with_arms() -> frozenset[str]:
    """Return the words of which a clause on armed men has one."""
    groups = load_table("actors")["groups"]
    people = (phrase for name in ("force", "police", "civilians", "protesters") for phrase in groups[name])
    return _HARMED | _GROUND | words_in("deeds", "beside", "armed_things") | {low for low in people if low.isalpha()}


def _is_told_of(tokens: Tokens, before: int, places: Mapping[int, int]) -> bool:
    """Tell whether a deed is told as done by, or fought with, who follows ("killed on Friday by", "clashes with")."""
    if before < 1:
        return False
    lows, start = tokens.lows, max(0, before - _REACH)
    sign, behind = lows[before], lows[start:before]
    if sign in _FROM_TO:
        taken = not _TAKING.isdisjoint(behind) and not places.keys().isdisjoint(range(start, before))
        return (taken or lows[before - 1] in _GUNFIRE) and _GAMES.isdisjoint(_sentence(lows, before))
    deeds = _DONE_BY if sign == "by" else _FIGHTS if sign in _SIDES else frozenset()
    if deeds.isdisjoint(behind):
        return False
    told = _sentence(lows, before)
    if not _GAMES.isdisjoint(told):
        return False
    ground = sign == "by" and not places.keys().isdisjoint(range(max(0, start - _REACH), before))
    return ground or not _SURE.isdisjoint(behind) or _tells_of_arms(told)


def _is_of_men(tokens: Tokens, before: int) -> bool:
    """Tell whether a word for armed men and a preposition stand before ("fighters of", "believed to belong to")."""
    if before < 1:
        return False
    return tokens.lows[before] in _OF_MEN and tokens.lows[before - 1] in _MEN | _BELONGING
