"""Titles of reports and of their paragraphs, and statistics, which say what is told of and tell of no event."""

from __future__ import annotations

from collections.abc import Sequence

from geoevents.events.words.hits import Claim
from geoevents.events.words.scenes import Scene
from geoevents.events.words.triggers import HARMED, of_nature, signs
from geoevents.lexicon.senses import sense_of
from geoevents.lexicon.tables import clause_phrases, clause_words

# "Sudan: Floods, Flash Update No. 3": what reports are called; a longer sentence is no title.
_TITLES, _TITLE = clause_phrases("claims", "reports"), 30
# "BOARDING / KIDNAPPING": words of a heading in capitals.
_RUBRIC = 6
# "Update No. 3", "Update (as of 3 June)": words behind what a report is called, up to its number or day.
_NUMBERED = 4
# "Attacks on health care", "Displacement": nouns for any number of deeds; words that no title has.
_MANY, _NO_TITLE = clause_words("claims", "of_many"), clause_words("claims", "in_no_title")
# "176 incidents involving bombs were recorded in the quarter": what is counted, how, over what, and words between.
_INCIDENTS, _RECORDED = clause_words("claims", "incidents"), clause_words("claims", "recorded")
_PERIODS, _TO_INCIDENTS = clause_words("claims", "periods"), 5
# A title has so many words, or so many with the land that it opens with ("Sudan: Displacement from X").
_SUBJECT, _OF_A_LAND = 8, 16
# The line below a title is a sentence: it has so many characters at least, and a stop (judgement).
_PROSE, _STOPS = 50, '.!?:;"”’)'
# So many lines below one may be titles, too; and how far to look (judgement).
_TITLES_BELOW, _FAR = 8, 2000
# What may stand before the line of an item of a list.
_BULLETS = frozenset("-–—*•●▪◦‣·∙■□➢►✓○▫️")


def is_title(scene: Scene, claim: Claim, claims: Sequence[Claim]) -> bool:
    """Tell whether a noun stands in the title of a report ("Sudan: Floods, Flash Update No. 3") or of its paragraphs.

    Parameters
    ----------
    scene : Scene
    claim : Claim
    claims : sequence of Claim
        Those of the sentence.

    Returns
    -------
    bool
    """
    if _is_rubric(scene, claims):
        return True
    if claim.entry.role != "noun" or scene.end - scene.start > _TITLE or any(c.entry.role == "verb" for c in claims):
        return False
    lows = scene.tokens.lows[scene.start : scene.end]
    beside = [low for i, low in enumerate(lows, scene.start) if not claim.first <= i < claim.after]
    if all(not low.isalpha() or len(low) == 1 for low in beside):
        return True  # "C. Flooding"
    if not (signs().auxiliaries | signs().to_be).isdisjoint(lows):
        return False
    found = [
        (i, phrase)
        for phrase in _TITLES
        for i in range(len(lows))
        if lows[i] == phrase[0] and lows[i : i + len(phrase)] == phrase
    ]
    if any(i <= claim.first - scene.start < i + len(phrase) for i, phrase in found):
        return True
    if scene.has_value("quantity", HARMED):
        return False  # "Key figures: 12 killed in shelling of X"
    if not found:
        return _names_a_subject(scene, claim, claims)
    at, after = scene.start + found[0][0], found[0][0] + len(found[0][1])
    if any(low == "no" or low[0].isdigit() for low in lows[after : after + _NUMBERED]):
        return True  # "Floods in X, Flash Update No. 3"
    return not any(claim.after < site.first < at for site in scene.sites)  # "Drone attack in X: security update"


def _is_rubric(scene: Scene, claims: Sequence[Claim]) -> bool:
    """Tell whether a line in capitals only names what is told below it ("POLICE SHOOTING", "BOARDING / KIDNAPPING")."""
    inside = range(scene.start, scene.end)
    if len(inside) > _RUBRIC or any(claim.entry.role == "verb" and claim.entry.form != "ing" for claim in claims):
        return False
    words = [i for i in inside if scene.tokens.lows[i].isalpha()]
    named = bool(words) and all(map(scene.tokens.shouts, words)) and not _tells_where_or_who(scene)
    return named and _stands_over_text(scene.tokens.text, scene.tokens.ends[scene.end - 1])


def _stands_over_text(text: str, end: int) -> bool:
    """Tell whether another line follows."""
    own, _, rest = text[end : end + _FAR].partition("\n")
    return not own.strip() and bool(rest.strip())


def _tells_where_or_who(scene: Scene) -> bool:
    """Tell whether a line names a place or a party, or counts somebody."""
    counted = any(scene.tokens.lows[i][0].isdigit() for i in range(scene.start, scene.end))
    return bool(scene.sites) or counted or any(m.form in ("named", "state") for m in scene.actors)


def is_only_counted(scene: Scene, claim: Claim) -> bool:
    """Tell whether a noun only says what many incidents of a period were ("176 incidents involving X were recorded").

    Parameters
    ----------
    scene : Scene
    claim : Claim

    Returns
    -------
    bool
    """
    lows = scene.tokens.lows
    if claim.entry.role != "noun" or scene.has_value("quantity", HARMED):
        return False
    if _RECORDED.isdisjoint(lows[scene.start : scene.end]) or _PERIODS.isdisjoint(lows[scene.start : scene.end]):
        return False
    first = max(scene.start, claim.first - _TO_INCIDENTS)
    heads = [i for i in range(first, claim.after) if lows[i] in _INCIDENTS and i > scene.start]
    return any(lows[i - 1].replace(",", "").isdecimal() for i in heads)


def _names_a_subject(scene: Scene, claim: Claim, claims: Sequence[Claim]) -> bool:
    """Tell whether a line over a paragraph only names deeds of a kind ("Conflict and displacement in Tigray")."""
    tokens = scene.tokens
    lows = tokens.lows[scene.start : scene.end]
    deed = tokens.lows[claim.first : claim.after]
    if claim.kind not in of_nature() and not any(low.endswith("s") or low in _MANY for low in deed):
        return False
    of_land = len(lows) > 1 and ":" in lows[1:_NUMBERED]
    if len(lows) > (_OF_A_LAND if of_land or scene.dated else _SUBJECT) or lows[0] in _BULLETS or lows[-1] in _STOPS:
        return False
    named = {i for other in claims for i in range(other.first, other.after)}
    if any(
        low in _NO_TITLE
        or (low[0].isdigit() and not scene.dated)
        or (i not in named and low not in _MANY and _is_finite(low))
        for i, low in enumerate(lows, scene.start)
    ):
        return False
    return _stands_over_prose(tokens.text, tokens.starts[scene.start], tokens.ends[scene.end - 1])


def _is_finite(low: str) -> bool:
    """Tell whether a word is a verb that may tell of a deed ("displace"); "forced" only says of what kind one is."""
    sense = sense_of(low)
    return sense.part == "v" and not sense.noun and not low.endswith(("ed", "ing"))


def _stands_over_prose(text: str, start: int, end: int) -> bool:
    """Tell whether a stretch is a line of its own over a sentence, with other titles between the two at most."""
    if text[text.rfind("\n", 0, start) + 1 : start].strip():
        return False
    own, _, rest = text[end : end + _FAR].partition("\n")
    below = [line.strip() for line in rest.split("\n") if line.strip()][:_TITLES_BELOW]
    return not own.strip() and any(len(line) >= _PROSE and line[-1] in _STOPS for line in below)
