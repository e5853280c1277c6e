"""Captives who get free: a release is no event, but the abduction told with it is one that lies back."""

from __future__ import annotations

from collections.abc import Sequence

from geoevents.events.words.hits import Claim
from geoevents.events.words.triggers import signs
from geoevents.events.words.wordsbeside import beside, number_words
from geoevents.lexicon.tables import clause_phrases, clause_words
from geoevents.text.tokens import Tokens

# "kidnapped near X in September were freed": words between (judgement).
_TO_FREED = 20
# "two kidnapped French tourists": words from the participle to whom it describes.
_TO_PEOPLE = 3
_FREE, _ESCAPING = clause_phrases("freed", "free"), clause_words("freed", "escaping")
_CAPTIVITY = "captivity"
_FROM = frozenset({*signs().locative, "from"})
_WHO = clause_words("freed", "who")
_COUNTING = clause_words("freed", "counting")


def get_free(lows: Sequence[str], start: int, end: int) -> bool:
    """Tell whether the words say that somebody got free ("have been released", "walked free").

    Parameters
    ----------
    lows : sequence of str
    start, end : int
        The tokens to read; what lies further off is of others.
    """
    return any(
        any(lows[i : i + len(phrase)] == phrase for phrase in _FREE)
        or (lows[i] in beside("freed") and not signs().to_be.isdisjoint(lows[max(0, i - 2) : i]))
        for i in range(start, min(start + _TO_FREED, end))
    )


def is_day_of_release(lows: Sequence[str], claim: Claim, end: int, dates: Sequence[tuple[int, ...]]) -> bool:
    """Tell whether the days of a sentence are of a release, and not of the abduction told with it.

    "Yesterday a priest kidnapped from his parish was set free" tells nothing of when he was kidnapped.

    Parameters
    ----------
    lows : sequence of str
    claim : Claim
    end : int
        Of the sentence.
    dates : sequence of tuple
        By tokens: the first of each.
    """
    if claim.kind != "abduction" or not claim.passive:
        return False
    was_taken = lows[claim.first - 1] in signs().to_be and lows[claim.first - 2] not in _WHO
    if was_taken and any(date[0] < claim.first for date in dates):
        return False  # "On Friday two nurses were seized in X; they were freed the day after"
    reach = range(claim.after, min(end, claim.after + _TO_FREED))
    at = next((i for i in reach if lows[i] in _ESCAPING or get_free(lows, i, i + 1)), None)
    return at is not None and not any(claim.after <= date[0] < at for date in dates)


def is_of_the_freed(lows: Sequence[str], claim: Claim, end: int) -> bool:
    """Tell whether a participle says who it was that got free ("four nuns seized in X have been released").

    Parameters
    ----------
    lows : sequence of str
    claim : Claim
    end : int
        Of the sentence.
    """
    described = claim.entry.role == "verb" and claim.entry.form in ("past", "part")
    sited = not _FROM.isdisjoint(lows[claim.after - 1 : claim.after + 1])
    people = lows[claim.first - 1] in beside("people")
    return described and sited and people and get_free(lows, claim.after, end)


def describes_captives(tokens: Tokens, claim: Claim) -> bool:
    """Tell whether an abduction only says who somebody is ("twelve abducted students were freed in X on Friday").

    Parameters
    ----------
    tokens : Tokens
    claim : Claim
    """
    lows, at = tokens.lows, claim.first - 1
    alone = claim.after - claim.first == 1 and claim.entry.role == "verb" and claim.entry.form in ("past", "part")
    if claim.kind == "abduction" and lows[claim.after - 1] == _CAPTIVITY:
        return True  # "walked free after two years in captivity"
    if claim.kind != "abduction" or not alone:
        return False
    before = lows[at] if claim.first else "."
    counted = before in _COUNTING or before in number_words() or before[0].isdigit() or before in signs().stops
    people = not beside("people").isdisjoint(lows[claim.after : claim.after + _TO_PEOPLE])
    following = lows[claim.after] if claim.after < len(lows) else "."
    described = following.isalpha() and following not in signs().locative
    return counted and people and described
