"""How the names of actors are written: with capitals, as initials, or, in posts, like any word."""

from __future__ import annotations

from functools import lru_cache

from geoevents.actors.countries import country_names, nation_words
from geoevents.lexicon.senses import sense_of
from geoevents.lexicon.tables import load_table, words_in
from geoevents.text.tokens import Tokens, cut_phrases
from geoevents.text.words import POST_SHARE

# A text that begins with a small letter is a post with so many capitals, too: it may write its places with them (J).
_SMALL_SHARE = 0.15
# Initials of at most this many letters must stand in capitals.
_INITIALS = 4
# Longer words in small letters are no particles of a name: "of", "al", "ibn", "del" (judgement).
_PARTICLE = 3
_PAIR = 2
# Names of persons as well, that a post in small letters means as a group's.
_IN_POSTS = words_in("actors", "posts", "names")


def written_as_name(tokens: Tokens, first: int, after: int) -> bool:
    """Tell whether the words have the capitals of a name (every lower-case alias has two words or more).

    Parameters
    ----------
    tokens : Tokens
    first, after : int
    """
    if after - first == 1 and tokens.lows[first] in initials():
        return tokens.shouts(first) or (_is_no_other_word(tokens.lows[first]) and is_post(tokens))
    if after - first > 1:
        return _is_titled(tokens, first, after) or is_post(tokens)
    if tokens.capitals[first] or tokens.lows[first] in _common_aliases():
        return True
    opens = first == 0 or not tokens.lows[first - 1][0].isalnum()
    return opens and _is_no_other_word(tokens.lows[first]) and is_post(tokens)  # "taliban attacked a checkpoint"


def _is_titled(tokens: Tokens, first: int, after: int) -> bool:
    """Tell whether two common words have the capitals of a name ("Met Police", not "met police")."""
    if after - first > _PAIR:
        return True  # nobody says so many words by chance
    capitals = sum(tokens.capitals[first:after])
    opens = first == 0 or not tokens.lows[first - 1][0].isalnum()
    if capitals > (opens and tokens.capitals[first]):
        return True
    words = tokens.lows[first:after]
    if tokens.capitals[first] and (words[0] in nation_words() or words[0] in country_names()):
        return True  # "Colombian army kills"
    return tuple(words) in _small_aliases() or any(sense_of(low).part == "?" for low in words)


def _is_no_other_word(low: str) -> bool:
    """Tell whether a name in small letters is no word but that group's."""
    sense = sense_of(low)
    return sense.part == "?" or sense.noun == "group" or low in _IN_POSTS


def is_post(tokens: Tokens) -> bool:
    """Tell whether a text hardly uses capitals, as posts do: there "idf" is written like any word.

    Parameters
    ----------
    tokens : Tokens
    """
    share = _SMALL_SHARE if not any(tokens.capitals[:1]) else POST_SHARE  # "army still at the airport in Khartoum, rsf"
    return sum(tokens.capitals) <= share * len(tokens.capitals)


@lru_cache(maxsize=1)
def initials() -> frozenset[str]:
    """Aliases that are initials: written otherwise they are another word ("is", "pdf").

    Returns
    -------
    frozenset of str
        Folded.
    """
    return frozenset(
        alias.lower()
        for row in load_table("actors")["actors"]
        for alias in (*row["aliases"], *row.get("local", ()))
        if alias.isupper() and alias.isalnum() and len(alias) <= _INITIALS
    )


@lru_cache(maxsize=1)
def _small_aliases() -> frozenset[tuple[str, ...]]:
    """Aliases of several words that are written with a small letter somewhere ("junta forces", "army auxiliaries")."""
    rows = load_table("actors")["actors"]
    names = (alias for row in rows for alias in (*row["aliases"], *row.get("local", ())) if " " in alias)
    parts = ((alias, (word for word in alias.split() if len(word) > _PARTICLE)) for alias in names)
    return frozenset(cut_phrases(alias for alias, words in parts if any(word.islower() for word in words)))


@lru_cache(maxsize=1)
def _common_aliases() -> frozenset[str]:
    return frozenset(
        alias
        for row in load_table("actors")["actors"]
        for alias in (*row["aliases"], *row.get("local", ()))
        if alias.islower() and " " not in alias
    )
