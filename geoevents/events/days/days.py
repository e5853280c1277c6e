"""When an event was: the day or days that its sentence gives it, and what cannot be dated."""

from __future__ import annotations

from collections.abc import Sequence

from geoevents.dates import next_weekday, rest_of_unit
from geoevents.events.days.dayclauses import (
    came_before,
    closes_aside,
    closes_speech,
    is_anothers,
    is_day_of_another,
    is_of_no_deed,
    is_of_opening_day,
    is_of_what_went_before,
    is_over_undone,
    is_remark_on_day,
)
from geoevents.events.days.former import is_held_since
from geoevents.events.days.tocome import is_of_a_plan, is_of_a_vote
from geoevents.events.days.yearless import PAST, gives_year, is_ranked_since, last_year, names_day, next_year
from geoevents.events.kinds.threats import is_of_a_threat
from geoevents.events.words.fronted import counted_ahead
from geoevents.events.words.hits import Claim
from geoevents.events.words.reading import Reading, Sentence
from geoevents.events.words.triggers import PACTS, attempting, harming
from geoevents.events.words.wordsbeside import is_told_too
from geoevents.lexicon.tables import clause_words, load_table
from geoevents.model import DateSpan

# A dispatch with no date of its own tells of the days before it; the day it appeared is the best single guess.
_UNDATED = "days"
# "a day after", "two days before" begin their clause.
_APART = 3
# What is called for a day before it comes.
_ARRANGED = frozenset({"talks", "protest", "ceasefire", "agreement", "aid", "statement"})
# "ahead of the vote on", "a truce due to begin on": words between what is to come and its day.
_DUE = 6
# "a truce, which they signed on Monday": what makes one.
_MADE = clause_words("shared", "pact_made") | clause_words("shared", "pact_begun")
# What is still to come.
_AHEAD = ("planned", "called_for")
# A date of another clause, or one that says when somebody spoke, counts as this many words farther off (J).
_OUTSIDE = 12
# What goes on may have a date that says since when.
_LASTING = frozenset({"siege", "control", "presence", "displacement", "armed_clash", "base", "protest", "riot"})
_SPOKEN = 2  # a date within this many words behind "said" is the day somebody spoke
# "for the third time in a week", "footage published on Monday".
_IN = frozenset({"in", "on", "this", "since", "within"})
_TO_RANK = 4  # "the third such attack in the area this week"
_TO_SOURCE = 5  # words between footage and the day it came out (judgement)
# What is reached by a day is reached on it ("by Monday the army had taken X").
_GAINS = frozenset({"capture", "advance", "withdrawal", "siege"})
# "are due in court on", "will stand trial on", "is to appear on".
_TO_COME, _BE = clause_words("days", "to_come"), frozenset({"is", "are"})
# "at 7 pm local time on Thursday": words from the hour to "time"; hours that are words.
_TO_HOUR, _HOURS, _TRYING = 4, clause_words("days", "hours"), clause_words("days", "trying")
# A date that opens the sentence dates all of it.
_FRONTED = 2


def find_when(reading: Reading, sentence: Sentence, claim: Claim, status: str) -> DateSpan | None:
    """Return when: the nearest date of the clause, else of the sentence, else the day of publication.

    Parameters
    ----------
    reading : Reading
    sentence : Sentence
    claim : Claim
    status : str

    Returns
    -------
    DateSpan or None
    """
    published = reading.published
    best, best_cost, best_first = None, float("inf"), 0
    spoken: DateSpan | None = None
    for first, after, _, told in sentence.dates:
        since = reading.tokens.lows[max(0, first - 1)] == "since"
        days = last_year(told, published, status, since=since)
        if days is None and published is not None:
            continue  # "the day before", and no day was told before
        inside = claim.start <= first < claim.end
        if not inside and _lies_apart(reading, claim):
            continue
        cost = (first - claim.after if first >= claim.after else claim.first - after) + (0 if inside else _OUTSIDE)
        if _dates_speech(reading, sentence, claim, first):
            cost += _OUTSIDE
            if status in _AHEAD and claim.kind != "statement":
                continue
        if closes_speech(reading.tokens.lows, sentence, claim, first):
            spoken = days
            continue
        if (
            spoken is not None
            and not inside
            and any(m is not claim and m.start <= first < m.end for m in sentence.claims)
        ):
            continue  # "X was taken, officials said on Tuesday, as overnight raids hit Y"
        if first and reading.tokens.lows[first - 1] == "since" and claim.kind not in _LASTING:
            if is_held_since(reading.tokens.lows, claim.after, first):
                continue
            cost += _OUTSIDE
        if status == "cancelled" and first > claim.first and is_promised(reading, first):
            cost -= _OUTSIDE  # "who came to office last week, called off a trip planned for Monday"
        if _is_due_behind(reading, claim, status, first):
            continue
        past = published is None or days is None or days.end <= published
        if status == "planned" and past and is_of_a_threat(reading.tokens.lows, claim, first):
            continue
        if cost < best_cost and _may_date(reading, sentence, claim, status, first, days):
            best, best_cost, best_first = days, cost, first
    if sentence.dates and best is None and published is None:
        return spoken
    ahead = _told_ahead(reading, sentence, claim, status) if best is None else None
    if ahead is not None and gives_year(ahead):
        return ahead
    if best is not None and _is_vague(best.text.lower()):
        best = DateSpan(best.start, best.end, "", best.precision)
    if best is None:
        if published is None or status in ("planned", "called_for", "background", "cancelled"):
            return None
        latest = _latest(reading, sentence, claim, status) or spoken or DateSpan(published, published, "", _UNDATED)
        return DateSpan(latest.start, latest.end, "", _UNDATED)
    over = _was_tried(reading, claim) or (
        status == "cancelled" and is_over_undone(reading.tokens.lows, sentence, claim)
    )
    ordered = best_first < claim.first or (claim.kind == "displacement" and reading.tokens.before(best_first) == "on")
    over = over or (status == "called_for" and ordered)  # "On 3 May X issued orders", "were told to leave on Monday"
    if status in (*_AHEAD, "cancelled") and published is not None and not over:
        best = next_year(best, published) if status in _AHEAD else best
        if best.text[:1].isupper() and not names_day(best):
            return next_weekday(best, published) if status != "cancelled" or _is_due(reading, sentence) else best
        return rest_of_unit(best, published) if status in _AHEAD else best
    return best


def _is_vague(words: str) -> bool:
    """Tell words that date nothing by themselves: "recently", "two hours later" (mostly the day told before)."""
    ends = load_table("events")["ends"]
    return words in ends["vague"] or words.endswith(tuple(ends["vague_ends"]))


def _latest(reading: Reading, sentence: Sentence, claim: Claim, status: str) -> DateSpan | None:
    """Return the day of a deed that a claim came before: it was no later ("left on Friday after X had fallen")."""
    lows, published = reading.tokens.lows, reading.published
    ahead = counted_ahead(lows, sentence.start, sentence.end)
    ahead = ahead if claim.first in ahead and "after" in lows[ahead.start : claim.first] else range(0)
    told = (
        last_year(days, published, status)
        for first, _, _, days in sentence.dates
        if came_before(lows, claim, first) or (ahead and first >= ahead.stop)
    )
    return next((days for days in told if days is not None and published is not None and days.end <= published), None)


def _may_be_due(reading: Reading, sentence: Sentence, first: int) -> bool:
    """Tell whether a date may be of what is due ("extended to 5 December", "ahead of a rally on 5 December")."""
    lows, to_come = reading.tokens.lows, load_table("events")["ends"]["to_come"]
    plain = first == sentence.start or lows[first - 1] in ("on", "in")
    return not plain or any(low in to_come for low in lows[max(sentence.start, first - _DUE) : first])


def _was_tried(reading: Reading, claim: Claim) -> bool:
    """Tell whether a claim is what somebody has tried: its day lies behind ("tried to take X on Sunday")."""
    return claim.operator is not None and reading.tokens.lows[claim.operator.first] in attempting() | _TRYING


def _told_ahead(reading: Reading, sentence: Sentence, claim: Claim, status: str) -> DateSpan | None:
    """Return the day after publication on which a clause says that something was done: one of the two is wrong."""
    if reading.published is None or status not in PAST or claim.kind in _ARRANGED:
        return None
    lows = reading.tokens.lows
    for first, _, _, told in sentence.dates:
        days = last_year(told, reading.published, status)
        if days is None or days.start <= reading.published or not names_day(days):
            continue
        on = first == sentence.start or lows[first - 1] == "on"
        if (
            on
            and not _may_be_due(reading, sentence, first)
            and min(claim.start, sentence.start + 1) <= first < claim.end
        ):
            return days
    return None


def ahead_remarks(
    reading: Reading, sentence: Sentence, claim: Claim, when: DateSpan | None, status: str
) -> tuple[str, ...]:
    """Say that a text dates what was done to a day after its publication.

    Parameters
    ----------
    reading : Reading
    sentence : Sentence
    claim : Claim
    when : DateSpan, optional
    status : str

    Returns
    -------
    tuple of str
    """
    ahead = _told_ahead(reading, sentence, claim, status)
    return (f"{ahead.text!r} lies after publication",) if ahead and when and when.text in ("", ahead.text) else ()


def _lies_apart(reading: Reading, claim: Claim) -> bool:
    """Tell whether a clause says how long before or after the others it lies ("days after the truce began")."""
    lows = reading.tokens.lows[max(0, claim.start - 2) : claim.start + _APART]
    units = load_table("dates")["units"]
    return any(low in units and lows[i + 1] in ("after", "before") for i, low in enumerate(lows[:-1]))


def _dates_speech(reading: Reading, sentence: Sentence, claim: Claim, first: int) -> bool:
    """Tell whether a date says when somebody spoke ("said on Monday that", "On Monday the ministry said that")."""
    said = [hit for hit in sentence.hits if "said" in hit.words.by_role and hit.after <= claim.first]
    if first - sentence.start <= _FRONTED and any(first < hit.first for hit in said):
        return True
    return any(0 <= first - hit.after <= _SPOKEN for hit in said)


def _may_date(
    reading: Reading, sentence: Sentence, claim: Claim, status: str, first: int, days: DateSpan | None
) -> bool:
    """Tell whether a date can be the claim's: no end of a term, none to come for what has been, none long gone."""
    lows, published = reading.tokens.lows, reading.published
    ends = load_table("events")["ends"]
    counting = first - 1 - (lows[first - 1] in _IN)
    if first and lows[first - 1] in ends["words"]:
        return False
    if first and lows[counting] in ends["counting"] and not _is_of_day(lows, counting):
        return False
    if first and lows[first] == "this" and not set(ends["ordinals"]).isdisjoint(lows[max(0, first - _TO_RANK) : first]):
        return False
    if (claim.entry.value == "killing" or claim.kind == "displacement") and _is_as_of(lows, sentence.start, first):
        return False
    if claim.kind != "statement" and _dates_source(reading, sentence, first):
        return False
    if claim.kind == "statement" and first and lows[first - 1] == "since":
        return False  # "condemned the acts of violence committed since 16 January"
    if first and lows[first - 1] == "by" and claim.kind in harming() - _GAINS and "had" in lows[claim.start : first]:
        return False  # "clashes had left 20 dead by Monday"
    if first and lows[first - 1] == "since" and is_ranked_since(lows, first - 1, sentence.start):
        return False
    inside = claim.start <= first < claim.end
    too = is_told_too(reading.tokens, claim)  # "Shells hit X on Sunday; Y was also hit"
    if not inside and not too and first - sentence.start > _FRONTED and _is_contrasted(reading, sentence, claim, first):
        return False
    if status in PAST and (is_of_a_plan(lows, sentence, claim, first) or is_of_a_vote(lows, claim, first)):
        return False
    if is_of_no_deed(lows, status, first) or is_anothers(lows, sentence, claim, first, days):
        return False
    if is_day_of_another(lows, sentence, claim, first):
        return False
    if is_remark_on_day(lows, sentence, claim, first) or is_of_what_went_before(lows, sentence, claim, first):
        return False
    if is_of_opening_day(sentence, first, days):
        return False
    if status == "cancelled" and first and lows[first - 1] == "to":
        return False  # "has been postponed to September"
    if ";" in lows[claim.after : first] or (status != "cancelled" and _is_aside(reading, sentence, claim, first)):
        return False  # "talks, which were to be held on 3 May, are off" are those of 3 May
    if ";" in lows[first : claim.first] and not too and not _opens_all(sentence, claim, first):
        return False
    if days is None or published is None:
        return True
    if status in _AHEAD:
        return inside or days.end > published
    return status == "cancelled" or days.start <= published


def _opens_all(sentence: Sentence, claim: Claim, first: int) -> bool:
    """Tell whether a date opens its sentence and is the only one up to a claim ("On 5 March X was hit; two died")."""
    told = [at for at, _, _, _ in sentence.dates if at < claim.first]
    return first - sentence.start <= _FRONTED and told == [first]


def _is_due_behind(reading: Reading, claim: Claim, status: str, first: int) -> bool:
    """Tell whether a date is of what is to come of a deed ("were arrested and are due in court on Thursday")."""
    lows = reading.tokens.lows
    if status not in PAST or claim.kind in _ARRANGED:
        return False
    stretch = lows[claim.after : first]
    return any(low in _TO_COME or (low in _BE and stretch[i + 1 : i + 2] == ["to"]) for i, low in enumerate(stretch))


def _is_of_day(lows: Sequence[str], time: int) -> bool:
    """Tell whether "time" stands behind an hour ("at 02:14 local time on Friday") and tells not how often."""
    return any(low.replace(":", "").isdecimal() or low in _HOURS for low in lows[max(0, time - _TO_HOUR) : time])


def _is_as_of(lows: Sequence[str], start: int, first: int) -> bool:
    """Tell whether a date is only that of a count ("As of 8:00 AM on 11 October")."""
    before = lows[max(start, first - _TO_SOURCE) : first]
    return any(before[i : i + 2] == ["as", "of"] for i in range(len(before))) and "," not in before


def _dates_source(reading: Reading, sentence: Sentence, first: int) -> bool:
    """Tell whether a date is that of footage or a report ("footage published on 4 December shows")."""
    lows, ends = reading.tokens.lows, load_table("events")["ends"]
    at = first - (lows[first - 1 : first] == ["on"])
    if at <= sentence.start or lows[at - 1] not in ends["published"]:
        return False
    return any(low in ends["sources"] for low in lows[max(sentence.start, at - _TO_SOURCE) : at - 1])


def _is_aside(reading: Reading, sentence: Sentence, claim: Claim, first: int) -> bool:
    """Tell whether a date is of what is told in passing (", which troops brought to an end on Friday")."""
    lows = reading.tokens.lows
    asides = load_table("events")["contrasts"]["asides"]
    opening = [i for i in range(claim.after + 1, first) if lows[i] in asides and lows[i - 1] == ","]
    own = bool(opening) and any(
        opening[-1] < weak.first < first for weak in claim.absorbed
    )  # ", where they killed 3 on"
    if opening and claim.kind in PACTS and claim.entry.role == "noun":
        own = own or not _MADE.isdisjoint(lows[opening[-1] : first])  # "a truce, which the two signed in Doha in July,"
    return bool(opening) and not own and not closes_aside(lows, opening[-1], first)


def _is_contrasted(reading: Reading, sentence: Sentence, claim: Claim, first: int) -> bool:
    low, high = min(first, claim.first), max(first, claim.first)
    contrasts = load_table("events")["contrasts"]["words"]
    return any(
        "hard" in hit.words.by_role and reading.tokens.lows[hit.first] in contrasts
        for hit in sentence.hits
        if low < hit.first < high
    )


def undated_remarks(reading: Reading, sentence: Sentence, when: DateSpan | None, status: str) -> tuple[str, ...]:
    """Say why an event of a document without publication date has no date.

    Parameters
    ----------
    reading : Reading
    sentence : Sentence
    when : DateSpan, optional
    status : str

    Returns
    -------
    tuple of str
    """
    if when is not None or reading.published is not None:
        return ()
    texts = [span.text for _, _, span, days in sentence.dates if days is None]
    if texts:
        return (f"no publication date: {texts[0]!r} could not be dated",)
    return ("no publication date",) if status in ("reported", "claimed") else ()


def _is_due(reading: Reading, sentence: Sentence) -> bool:
    """Tell whether the sentence says for when something was due."""
    if any(is_promised(reading, first) for first, _, _, _ in sentence.dates):
        return True
    return any(e.role == "status" and e.value == "planned" for hit in sentence.hits for e in hit.entries)


def is_promised(reading: Reading, first: int) -> bool:
    """Tell whether a date is the one something is promised or set for ("promised for Thursday").

    Parameters
    ----------
    reading : Reading
    first : int
        Where the date begins.

    Returns
    -------
    bool
    """
    lows, promised = reading.tokens.lows, load_table("events")["ends"]["promised"]
    return first > 1 and lows[first - 1] == "for" and lows[first - 2] in promised
