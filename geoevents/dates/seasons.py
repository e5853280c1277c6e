"""Seasons: three whole months of the north, of a year told or counted from publication."""

from __future__ import annotations

from datetime import MINYEAR, date

from geoevents.dates.phrase import Days, Phrase, month_of, precision_of, published_of


def season_of_year(phrase: Phrase) -> Days:
    """Return three months of a year: "the summer of 2023", "the summer of last year", "of the year before last".

    Parameters
    ----------
    phrase : Phrase
    """
    if phrase.years:
        year = phrase.years[-1]
    else:
        back = 2 if "B" in phrase.letters else int("L" in phrase.letters)
        if phrase.unit != "year":
            raise ValueError(phrase.text)
        year = published_of(phrase).year - back
    start = date(year, phrase.season, 1)
    end = month_of(year + (phrase.season + 2 > 12), (phrase.season + 1) % 12 + 1)[1]
    return start, end, precision_of(start, end)


def last_season(phrase: Phrase) -> Days:
    """Return the last such season that was over ("last winter"), or one of those before ("two summers ago").

    Seasons are those of three whole months in the north, wherever the text is from.

    Parameters
    ----------
    phrase : Phrase
    """
    published, month = published_of(phrase), phrase.season
    back = phrase.number - 1 if "A" in phrase.letters else 0
    ends = ((published.year - by, (month + 2 - 1) % 12 + 1) for by in range(2))
    end = next(month_of(*told)[1] for told in ends if month_of(*told)[1] < published)
    end = month_of(max(MINYEAR + 1, end.year - back), end.month)[1]
    start = date(end.year - (month > end.month), month, 1)
    return start, end, precision_of(start, end)
