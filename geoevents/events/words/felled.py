"""Who was shot, where a headline leaves out "were": "Two policemen shot dead in X", "Soldier gunned down near Y"."""

from __future__ import annotations

from collections.abc import Sequence

from geoevents.actors.unnamedgroups import counting
from geoevents.events.words.hits import Hit
from geoevents.events.words.triggers import grounds, signs
from geoevents.lexicon.senses import sense_of
from geoevents.lexicon.tables import clause_phrases, clause_words
from geoevents.text.tokens import Tokens

# The ends of phrases that ask for whom it was done to, and verbs that do so but for shots in the air.
_FATALLY, _SHOT = clause_words("felled", "fatally"), clause_words("felled", "shot")
_NO_OBJECT, _WHERE = clause_words("shared", "no_object"), clause_words("felled", "where")
_AS_MANY = clause_phrases("felled", "as_many")
_WHEN_OR_WHERE, _PARTED = clause_words("felled", "when_or_where"), clause_words("felled", "parted")
_TO_BY = 9  # "looted on Monday in the town by": words from the participle to "by", that included
# "that the White Army youths captured": words from "that" to the verb.
_TO_OBJECT_CLAUSE, _OBJECTS = 6, frozenset({"which", "whom"})
_DOWNED, _ON_PEOPLE = "interception", "attack_on_civilians"


def is_felled(tokens: Tokens, hit: Hit) -> bool:
    """Tell whether those named right before a verb of shooting are whom it befell: nobody else is named behind it.

    Parameters
    ----------
    tokens : Tokens
    hit : Hit
        Of the verb, right behind an actor.

    Returns
    -------
    bool

    Examples
    --------
    >>> from geoevents.events.words.eventwords import scan
    >>> from geoevents.text.tokens import find_tokens
    >>> headlines = "Two guards shot dead in Gao.", "Guards shot dead two men in Gao."
    >>> [is_felled(cut, scan(cut)[-1]) for cut in map(find_tokens, headlines)]
    [True, False]
    """
    lows = tokens.lows
    if hit.after >= len(lows) or _ON_PEOPLE not in hit.words.kinds:
        return False
    if hit.after - hit.first > 1:
        shot_down = lows[hit.first] in _SHOT and _DOWNED in hit.words.kinds
        return lows[hit.after - 1] in _FATALLY and lacks_object(lows, hit.after) and not shot_down
    if lows[hit.first] not in _SHOT or lows[hit.after] not in _WHERE:
        return False
    named = tokens.capitals[hit.after + 1 : hit.after + 2] == [True]  # "shot in Gao", not "shot in the air"
    return named and _are_told_apart(lows, hit.first - 1)


def lacks_object(lows: Sequence[str], at: int) -> bool:
    """Tell whether no object follows a verb: a full stop, "in", or "as", but for "killed as many as five".

    Parameters
    ----------
    lows : sequence of str
    at : int
        The token behind the verb.

    Returns
    -------
    bool
    """
    return (lows[at] if at < len(lows) else ".") in _NO_OBJECT and lows[at : at + 3] not in _AS_MANY


def antecedent(tokens: Tokens, at: int) -> int:
    """Return the word before a clause that is the object of its verb ("the town that gunmen captured on Monday").

    Parameters
    ----------
    tokens : Tokens
    at : int
        The verb, right behind its subject.

    Returns
    -------
    int
        Below zero where there is none.
    """
    lows = tokens.lows
    for i in range(at - 2, max(0, at - _TO_OBJECT_CLAUSE), -1):
        before = i - 1 - (lows[i - 1] == ",")
        if lows[i] in _OBJECTS:
            return before if before >= 0 and lows[before] not in signs().locative else -1
        if lows[i] == "that":
            return before if lows[before] in grounds() or tokens.capitals[before] else -1
        if not lows[i].isalnum():
            return -1
    return -1


def _are_told_apart(lows: Sequence[str], last: int) -> bool:
    """Tell one person, or so many: "policeman", "two policemen", and not "police", who shoot at others."""
    before = lows[last - 1] if last else ""
    if before in counting() or before[:1].isdecimal():
        return True
    sense = sense_of(lows[last])
    return sense.part == "n" and sense.noun == "person" and not lows[last].endswith(("s", "men"))


def is_done_by(tokens: Tokens, first: int, after: int) -> bool:
    """Tell whether a participle behind a comma has no object, and leads to "by" ("trucks, looted in May by gunmen,").

    Parameters
    ----------
    tokens : Tokens
    first, after : int
        The participle's tokens.
    """
    lows = tokens.lows
    reach = lows[after : after + _TO_BY]
    if lows[first - 1 : first] != [","] or "by" not in reach or reach[0] not in _WHEN_OR_WHERE:
        return False
    by = reach.index("by")
    doer = lows[after + by + 1 : after + by + 2]
    return _PARTED.isdisjoint(reach[:by]) and doer != [] and not doer[0].endswith("ing")
