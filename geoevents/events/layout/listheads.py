"""What the head of a list says of all that stands below it: that it was not, is only planned, wanted, or made up."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from geoevents.events.words.vocabulary import trigger_table
from geoevents.lexicon.senses import sense_of
from geoevents.lexicon.tables import load_table, words_in
from geoevents.text.tokens import PhraseTable

_PLAIN, _CLOSING, _PARTED = (words_in("events", "list_heads", name) for name in ("plain", "closing", "parted"))
_ADJECTIVES, _TOLD, _RELATIVES = (
    words_in("events", "list_heads", name) for name in ("adjectives", "told", "relatives")
)
_KILLED, _AUXILIARIES, _SENSES, _BEASTS, _PEOPLE_TOO = (
    words_in("events", "list_heads", name) for name in ("killed", "auxiliaries", "senses", "beasts", "people_too")
)
_SIGNS, _TO = words_in("events", "tallies", "signs"), "to"
# A phrase that ends a head has no more words (judgement).
_LONGEST = 4


def counts_things(lows: Sequence[str]) -> bool:
    """Tell whether a head counts the dead of what is no people.

    Parameters
    ----------
    lows : sequence of str

    Examples
    --------
    >>> counts_things("elephants killed by park".split()), counts_things("herders killed by district".split())
    (True, False)
    """
    words = list(lows)
    for i, low in enumerate(words):
        if low not in _KILLED:
            continue
        before = i - 1
        while before >= 0 and words[before] in _AUXILIARIES:
            before -= 1
        behind = i + 1
        while behind < len(words) and words[behind] in _AUXILIARIES:
            behind += 1
        for at in (before, behind):
            if 0 <= at < len(words) and _is_thing(words[at]):
                return trigger_table().match(words, at) is None
    return False


def _is_thing(low: str) -> bool:
    return low in _BEASTS or (low not in _PEOPLE_TOO and sense_of(low).noun in _SENSES)


def _is_of_a_doer(words: list[str], at: int) -> bool:
    """Tell whether an adjective is of somebody, or of what killed ("fake police killed"), not of what is told."""
    if at >= len(words):
        return False
    return words[-1] in _KILLED or (words[at] not in _TOLD and words[at] not in _CLOSING)


def standing_of(lows: Sequence[str]) -> str:
    """Return the status of what stands below a head, by its words, folded; empty for what is told as done.

    Parameters
    ----------
    lows : sequence of str

    Returns
    -------
    str
        "unreal" for what is only guessed or made up, "nobody" for dead who are no people or whom nobody killed.

    Examples
    --------
    >>> standing_of("main risks :".split()), standing_of("the army denied the following :".split())
    ('planned', 'denied')
    >>> standing_of("killed since the army denied it :".split())
    ''
    """
    words = list(lows)
    while words and (words[-1] in _SIGNS):
        words.pop()
    first = 0
    while first < len(words) and words[first] in _PLAIN:
        first += 1
    if counts_things(words):
        return "nobody"
    opening = _phrases("first").match(words, first)
    if opening is not None and not (words[first] in _ADJECTIVES and _is_of_a_doer(words, first + opening[0])):
        return opening[1]
    if not _RELATIVES.isdisjoint(words):
        return ending_of(words)
    anywhere = _phrases("within")
    found = next((match[1] for i in anywhere.candidates(words) if (match := anywhere.match(words, i))), "")
    if found:
        return found
    parted = next((i for i, low in enumerate(words) if low in _PARTED), len(words))
    return ending_of(words) or (ending_of(words[:parted]) if parted < len(words) else "")


def ending_of(words: list[str]) -> str:
    """Return the status that the last words of a head give ("M23 did not", "We urge the army to", "denied these").

    Parameters
    ----------
    words : list of str

    Examples
    --------
    >>> ending_of("attack foiled".split()), ending_of("attack on a plane".split())
    ('cancelled', '')
    """
    where = "last"
    if words[-1:] == [_TO]:
        table, where, words = _phrases("bidding"), "to", words[:-1]
        bid = next((match[1] for i in range(len(words)) if (match := table.match(words, i))), "")
        if bid:
            return bid
    while words and words[-1] in _CLOSING:
        words = words[:-1]
    table = _phrases(where)
    for i in range(max(0, len(words) - _LONGEST), len(words)):
        match = table.match(words, i)
        if match is not None and i + match[0] == len(words):
            return match[1]
    return ""


@lru_cache(maxsize=8)
def _phrases(where: str) -> PhraseTable[str]:
    table = load_table("events")["list_heads"]
    return PhraseTable([(phrase, status) for status in table["statuses"] for phrase in table[status].get(where, [])])
