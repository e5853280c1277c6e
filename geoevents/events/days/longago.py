"""What lies so far back that it is background: "a year after the roof fell", captives of months ago who were freed."""

from __future__ import annotations

from geoevents.events.kinds.freed import get_free
from geoevents.events.words.hits import Claim
from geoevents.events.words.reading import Reading, Sentence
from geoevents.lexicon.tables import load_table
from geoevents.model import DateSpan

# "a year after the roof fell": words from "after" to what it is said of.
_GOVERNING = 9
# People flee from one event for so many days at most (judgement).
_WAR_DAYS = 92


def lies_back(reading: Reading, sentence: Sentence, claim: Claim, when: DateSpan | None) -> bool:
    """Tell whether a date lies so far back that what it dates is background, and no mere "since".

    All who fled since a day of many months ago are those of a whole war.

    Parameters
    ----------
    reading : Reading
    sentence : Sentence
    claim : Claim
    when : DateSpan, optional

    Returns
    -------
    bool
    """
    days: int = load_table("events")["status"]["background"]["days"]
    published = reading.published
    if when is None or published is None or (published - when.end).days <= days:
        return False
    whole_war = claim.kind == "displacement" and (published - when.end).days > _WAR_DAYS
    return whole_war or not _goes_on(reading, sentence)


def were_freed(reading: Reading, sentence: Sentence, claim: Claim, when: DateSpan | None) -> bool:
    """Tell whether an abduction only says who has now been freed ("two men kidnapped in September were freed").

    Parameters
    ----------
    reading : Reading
    sentence : Sentence
    claim : Claim
    when : DateSpan, optional
        The day or days of the abduction: of months ago, it lies back, though they were held until now.

    Returns
    -------
    bool
    """
    lows, published = reading.tokens.lows, reading.published
    days: int = load_table("events")["status"]["background"]["days"]
    if claim.kind != "abduction" or when is None or published is None or (published - when.end).days <= days:
        return False
    return get_free(lows, claim.after + 1, sentence.end)


def long_before(reading: Reading, claim: Claim) -> bool:
    """Tell whether a claim only says what something else came years or months after ("a year after the roof fell").

    Parameters
    ----------
    reading : Reading
    claim : Claim

    Returns
    -------
    bool
    """
    lows = reading.tokens.lows
    for i in range(claim.first - 1, max(0, claim.first - _GOVERNING), -1):
        if not lows[i][0].isalnum():
            return False
        if lows[i] == "after":
            lasting = lows[i - 2] == "in"  # "its heaviest losses in years after gunmen stormed X"
            return not lasting and lows[i - 1] in load_table("events")["status"]["background"]["units"]
    return False


def _goes_on(reading: Reading, sentence: Sentence) -> bool:
    """Tell whether the date only says since when."""
    return any(reading.tokens.lows[first - 1] == "since" for first, _, _, _ in sentence.dates if first)
