"""Sentences told in another order, so that they are read like all others: "Killed in the raid were two guards"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from geoevents.events.layout.pages import Page, Piece, say
from geoevents.events.numbers.numbers import begins
from geoevents.lexicon.senses import sense_of
from geoevents.lexicon.tables import clause_phrases, clause_words
from geoevents.text.sentences import split_sentences

# "Killed in the ambush on the road to X on Monday were": words between the participle and the verb (judgement).
_TO_WERE = 24
# "the killing late on Monday in X of": words between a noun and "of"; "of eleven villagers and a guard": those behind
# (judgement).
_TO_OF, _TO_END = 12, 12
_ARE = clause_words("turned", "are")
_PARTICIPLES, _ALSO = clause_words("turned", "participles"), clause_words("turned", "also")
_BEFORE_ADJUNCT, _RELATIVE = clause_words("turned", "before_adjunct"), clause_words("shared", "relative")
_SUBJECTS, _SAID = clause_words("turned", "subjects"), clause_words("turned", "said")
_NOUNS, _BETWEEN = clause_words("turned", "nouns"), clause_words("turned", "between")
_PHRASE_ENDS = clause_words("turned", "phrase_ends")
_THOSE = clause_phrases("turned", "those")
_THOSE_OPENS = {phrase[0] for phrase in _THOSE}


# "two men abducted by rebels were killed": words from the first verb to the second, and of those told of (judgement).
_TO_KILLED, _TO_TAKEN = 10, 6
_TAKEN, _SLAIN = clause_words("turned", "taken"), clause_words("turned", "slain")
_WHOM = clause_words("turned", "whom")


class Turn(NamedTuple):
    """A stretch of the text with the pieces it is told as, in another order."""

    start: int
    end: int
    pieces: list[Piece]


@lru_cache(maxsize=1)
def _signs() -> re.Pattern[str]:
    """Return what a text has that may have to be turned."""
    capitals = "|".join(word.capitalize() for word in sorted(_PARTICIPLES))
    nouns = "|".join(sorted(_NOUNS))
    fronted = "|".join(" ".join(phrase).capitalize() for phrase in _THOSE)
    also = "|".join(word.capitalize() for word in sorted(_ALSO))
    taken = rf"(?:{'|'.join(sorted(_TAKEN))})\b[^.;,\n]{{0,80}} (?:was|were) (?:\w+ )?(?:{'|'.join(sorted(_SLAIN))})\b"
    return re.compile(rf"\b(?:(?:{capitals}|{also}|{fronted})\b|(?:{nouns}) (?!of\b)|{taken})")


def may_turn(text: str) -> bool:
    """Tell whether a text may have a sentence to turn, at little cost.

    Parameters
    ----------
    text : str

    Examples
    --------
    >>> may_turn("Killed in the raid were two guards."), may_turn("Two guards died.")
    (True, False)
    """
    return _signs().search(text) is not None


def find_turns(page: Page) -> list[Turn]:
    """Find the sentences that are to be told in another order.

    Parameters
    ----------
    page : Page

    Returns
    -------
    list of Turn
        In the order of the text, without overlap.
    """
    turns: list[Turn] = []
    for span in split_sentences(page.text):
        words = page.within(span.start, span.end)
        opened = _opening(page, words) or _those_who(page, words) or _taken_before(page, words)
        turns += [opened] if opened is not None else _nouns(page, words)
    return turns


def _opening(page: Page, words: range) -> Turn | None:
    """Return the turn of a participle that opens a sentence whose subject ends it ("Killed in X were two guards")."""
    tokens, lows = page.tokens, page.tokens.lows
    if len(words) == 0:
        return None
    at = words.start + (lows[words.start] in _ALSO)
    if at + 3 >= words.stop or lows[at] not in _PARTICIPLES or not tokens.capitals[words.start]:
        return None
    told = at + 2 if lows[at : at + 2] == ["shot", "dead"] else at + 1
    verb = next((i for i in range(told, min(words.stop - 1, told + _TO_WERE)) if lows[i] in _ARE), None)
    if verb is None or lows[told] not in _BEFORE_ADJUNCT or verb - told < 2:
        return None
    between = lows[told:verb]
    subject = verb + 1
    if "," in between or not _RELATIVE.isdisjoint(between) or not _begins_subject(lows, subject):
        return None
    end = _subject_end(page, subject, words.stop)
    moved = [
        Piece(tokens.starts[subject], tokens.ends[end - 1], raised=True),
        say(" "),
        Piece(tokens.starts[verb], tokens.ends[verb]),
        say(" "),
        Piece(tokens.starts[words.start], tokens.ends[verb - 1], lowered=True),
    ]
    return Turn(tokens.starts[words.start], tokens.ends[end - 1], moved)


def _those_who(page: Page, words: range) -> Turn | None:
    """Return the turn of a sentence that ends in who did it ("Those who killed the guards were rebels of X")."""
    tokens, lows = page.tokens, page.tokens.lows
    if words.start < len(lows) and lows[words.start] not in _THOSE_OPENS:
        return None
    phrase = next((p for p in _THOSE if lows[words.start : words.start + len(p)] == p), None)
    if phrase is None:
        return None
    told = words.start + len(phrase)
    verb = next((i for i in range(told, min(words.stop - 1, told + _TO_WERE)) if lows[i] in _ARE), None)
    if verb is None or verb - told < 2 or not (tokens.capitals[verb + 1] or sense_of(lows[verb + 1]).noun == "person"):
        return None
    end = _subject_end(page, verb + 1, words.stop)
    doer = Piece(tokens.starts[verb + 1], tokens.ends[end - 1], raised=True)
    moved = [doer, say(" "), Piece(tokens.starts[told], tokens.ends[verb - 1])]
    return Turn(tokens.starts[words.start], tokens.ends[end - 1], moved)


def _taken_before(page: Page, words: range) -> Turn | None:
    """Return two sentences for one on those taken and killed ("Two men whom rebels had abducted were killed")."""
    tokens, lows, start = page.tokens, page.tokens.lows, words.start
    verb = next((i for i in range(start + 1, min(words.stop, start + _TO_TAKEN + 6)) if lows[i] in _TAKEN), 0)
    were = next((i for i in range(verb + 1, min(words.stop - 2, verb + _TO_KILLED)) if lows[i] in ("was", "were")), 0)
    if not verb or not were or _SLAIN.isdisjoint(lows[were + 1 : were + 3]):
        return None
    relative = next((i for i in range(start + 1, verb) if lows[i] in _WHOM), verb)
    people = lows[start:relative]
    if not all(low.isalnum() or low == "-" for low in (*people, *lows[relative:were])) or "and" in lows[relative:were]:
        return None
    if relative - start > _TO_TAKEN or not _RELATIVE.isdisjoint(people):
        return None
    if sense_of(people[-1]).noun != "person" and not _begins_subject(lows, start):
        return None
    if any(sense_of(low).part == "v" and not sense_of(low).noun for low in people):
        return None
    first, last = tokens.starts[start], tokens.ends[relative - 1]
    told = Piece(tokens.starts[min(relative + (relative < verb), verb)], tokens.ends[were - 1])
    if lows[relative] == "whom":
        before = [told._replace(raised=True), say(" "), Piece(first, last, lowered=True)]
    else:
        joint = " " if relative < verb else " was " if lows[were] == "was" else " were "
        before = [Piece(first, last), say(joint), told]
    again = [
        say(". "),
        Piece(first, last, lent=True, raised=True),
        say(" "),
        Piece(tokens.starts[were], tokens.ends[were]),
    ]
    return Turn(first, tokens.ends[were], [*before, *again])


def _begins_subject(lows: Sequence[str], at: int) -> bool:
    """Tell whether people, and no second participle, follow "were" ("were two guards", not "were buried")."""
    return begins(lows, at) or lows[at] in _SUBJECTS


def _subject_end(page: Page, start: int, stop: int) -> int:
    """Return the token after a subject that ends a sentence: its end, a semicolon, or the comma before who says so.

    That is the last comma ahead of the last word of saying: "two guards, a cook and a girl" is whole before ", the army
    said". Words of saying without a comma ahead of them are the subject's own.
    """
    lows = page.tokens.lows
    stop -= not lows[stop - 1].isalnum()
    comma = cut = 0
    for i in range(start + 1, stop):
        if lows[i] == ";":
            return cut or i
        if lows[i] == ",":
            comma = i
        elif comma and lows[i] in _SAID:
            cut = comma
    return cut or stop


def _nouns(page: Page, words: range) -> Iterator[Turn]:
    """Yield the turns of nouns parted from what they are of ("the killing on Monday of two guards by X")."""
    lows, starts, ends = page.tokens.lows, page.tokens.starts, page.tokens.ends
    done = words.start
    for at in words:
        if at < done or lows[at] not in _NOUNS or at + 2 >= words.stop or lows[at + 1] == "of":
            continue
        of = _of_behind(page, at + 1, words.stop)
        end = _phrase_end(lows, of + 1, words.stop) if of else 0
        if of and end > of + 1:
            pieces = [Piece(starts[of], ends[end - 1]), say(" "), Piece(starts[at + 1], ends[of - 1])]
            yield Turn(starts[at + 1], ends[end - 1], pieces)
            done = end


def _of_behind(page: Page, start: int, stop: int) -> int:
    """Return the token of the "of" that follows days and places alone; 0 where there is none."""
    tokens, at = page.tokens, start
    last = min(stop - 1, start + _TO_OF)
    stretch = tokens.starts[start], tokens.ends[last]
    inside = [span for span in (*page.days_in(*stretch), *page.places_in(*stretch)) if span.start < tokens.starts[last]]
    while at < last:
        if tokens.lows[at] == "of":
            return at if at > start and inside else 0
        named = any(span.start <= tokens.starts[at] < span.end for span in inside)
        if not named and tokens.lows[at] not in _BETWEEN:
            return 0
        at += 1
    return 0


def _phrase_end(lows: Sequence[str], start: int, stop: int) -> int:
    """Return the token after those whom a noun is of ("of eleven villagers and a guard"); 0 where none ends them."""
    for i in range(start, min(stop, start + _TO_END)):
        sense = sense_of(lows[i])
        verb = sense.part == "v" and not sense.noun and i > start
        if lows[i] in _PHRASE_ENDS or not (lows[i].isalnum() or lows[i] in ("-", "'", "'s")) or verb:
            return i
    return 0
