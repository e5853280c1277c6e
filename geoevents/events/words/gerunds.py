"""Words in -ing: whether one opens a sentence with its object, or only says what those behind it do."""

from __future__ import annotations

from collections.abc import Sequence, Set

from geoevents.events.words.hits import Hit
from geoevents.events.words.triggers import signs
from geoevents.lexicon.tables import clause_words, load_table
from geoevents.text.tokens import Tokens

_ARTICLES, _OF_THEM = clause_words("eventwords", "articles"), clause_words("eventwords", "of_them")
# "Storming the village at dawn on Monday, the gunmen": words from the verb to the comma (judgement),
# and what none of them is.
_TO_SUBJECT, _NOT_BEFORE_SUBJECT = 14, clause_words("gerunds", "not_before_subject")


def opens_with_object(tokens: Tokens, hit: Hit) -> bool:
    """Tell whether a word in -ing opens a sentence with its object, before the subject ("Storming the town, rebels").

    Parameters
    ----------
    tokens : Tokens
    hit : Hit

    Returns
    -------
    bool
    """
    lows, at = tokens.lows, hit.after
    if (hit.first and lows[hit.first - 1] not in signs().stops) or at + 1 >= len(lows):
        return False
    behind = lows[at : at + _TO_SUBJECT]
    named = (tokens.capitals[at] and lows[at] not in load_table("dates")["weekdays"]) or lows[at] in _ARTICLES
    return named and "," in behind and _NOT_BEFORE_SUBJECT.isdisjoint(behind[: behind.index(",")])


def only_describes(lows: Sequence[str], hit: Hit, actor_starts: Set[int]) -> bool:
    """Tell whether a participle only says what those named behind it do ("looting by retreating soldiers").

    Parameters
    ----------
    lows : sequence of str
    hit : Hit
    actor_starts : set of int

    Returns
    -------
    bool
    """
    table = load_table("events")["describing"]["forms"]
    return lows[hit.first] in table and hit.after in actor_starts and lows[hit.first - 1] in _OF_THEM
