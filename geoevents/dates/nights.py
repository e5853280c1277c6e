"""Which days a night is of: before publication, before a day told last, or up to a day of the week."""

from __future__ import annotations

from geoevents.dates.phrase import Days, Phrase, days_before, last_weekday, one_day, published_of
from geoevents.lexicon.tables import load_table


def overnight(phrase: Phrase) -> Days:
    """Return the day before publication and that of it.

    Parameters
    ----------
    phrase : Phrase
    """
    published = published_of(phrase)
    return days_before(published, 1), published, "days"


def last_night(phrase: Phrase) -> Days:
    """Return the night before publication ("all night", "during the night"); no other part of a day says which.

    Parameters
    ----------
    phrase : Phrase
    """
    if not phrase.text.lower().endswith(tuple(load_table("dates")["forms"]["night_ends"])):
        raise ValueError(phrase.text)
    return overnight(phrase)


def night_before(phrase: Phrase) -> Days:
    """Return the day before the one told last ("the previous evening"); without one, the night before publication.

    Parameters
    ----------
    phrase : Phrase
    """
    if phrase.last is None or "last" in phrase.text.lower():
        return overnight(phrase)
    return one_day(days_before(phrase.last.start, 1))


def nights_ago(phrase: Phrase) -> Days:
    """Return the day of a night so many before publication.

    Parameters
    ----------
    phrase : Phrase
    """
    return one_day(days_before(published_of(phrase), phrase.number))


def night_to(phrase: Phrase) -> Days:
    """Return the two days of the night that ends on a day of the week.

    Parameters
    ----------
    phrase : Phrase
    """
    day = last_weekday(published_of(phrase), phrase.weekdays[0])
    return days_before(day, 1), day, "days"
