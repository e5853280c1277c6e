"""Places that people and goods only leave or go to, and what that says of an event beside the move."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from geoevents.events.words.hits import Claim, Hit
from geoevents.events.words.sites import Site
from geoevents.lexicon.tables import clause_words, words_in
from geoevents.text.tokens import Tokens

# Deeds whose goods and captives are taken elsewhere ("shot the herder and drove his cattle to X").
_TAKING = frozenset({"looting", "abduction", "attack_on_civilians", "arrest"})
_LEAVING = frozenset({"withdrawal", "displacement"})
# "drove their cattle to a market in X": words between "to" and the name.
_TO_GOAL = 4
# "a bus going from A to B": words between what travels and "from".
_TO_FROM = 3
_TRAVELLING, _AFTERWARDS = clause_words("ways", "travelling"), clause_words("ways", "afterwards")
# ", doctors at the hospital of X told": words from the comma to the place, and to the verb of saying.
_TO_SPEAKER, _TO_SAID = 8, 12
_CLAUSAL = clause_words("ways", "clausal")
_LEFT, _TO_LEFT = clause_words("ways", "left"), 8
_CARRIED, _TO_CARRIED = clause_words("ways", "carried"), 8
# "X's 80,000 inhabitants": words between the name and who lives there.
_DWELLERS, _TO_DWELLERS = words_in("events", "sites", "dwellers"), 4
_OCCUPIED = words_in("toponyms", "contexts", "occupied")
_RULERS, _ROADS = clause_words("ways", "rulers"), clause_words("whereabouts", "roads")
_SUPPLIES = frozenset({"reinforcement", "arms_delivery", "aid"})
_ANSWERS, _IN, _TO = clause_words("pointing", "avenging"), frozenset({"in", "as"}), frozenset({"to", "for"})
# What may stand between the places of a list; and the words from "from" to the noun in "from the directions of".
_AND_ON, _QUARTER_REACH = frozenset({"and", ",", "or"}), 3
_GLOSS = 6  # words in the brackets behind a name of a list
_WHICH = frozenset({"that", "which", "who"})
# Behind "from the", before "of X": what comes from there.
_QUARTERS = words_in("events", "sites", "quarters")


def is_fled(tokens: Tokens, claim: Claim, site: Site) -> bool:
    """Tell whether people left a place by a relative clause ("X, from which they fled", "X, which all have left").

    Parameters
    ----------
    tokens : Tokens
    claim : Claim
    site : Site

    Returns
    -------
    bool
    """
    lows = tokens.lows
    at = site.after + (lows[site.after : site.after + 1] == [","])
    if claim.kind not in _LEAVING or not claim.start - 2 <= at < claim.first:
        return False
    if lows[at : at + 1] == ["from"]:
        return lows[at + 1 : at + 2] in (["which"], ["where"], ["whence"])
    left = not _LEFT.isdisjoint(lows[claim.first : claim.after])
    return lows[at] in ("which", "that") and left and claim.first - at <= _TO_LEFT


def is_home_of_fled(tokens: Tokens, claim: Claim, site: Site) -> bool:
    """Tell whether those who flee are told by where they live: "X's 80,000 inhabitants have fled to Y".

    Parameters
    ----------
    tokens : Tokens
    claim : Claim
    site : Site

    Returns
    -------
    bool
    """
    lows = tokens.lows
    if claim.kind != "displacement" or not claim.start <= site.first < claim.first:
        return False
    if lows[site.after : site.after + 1] != ["'s"]:
        return lows[site.first - 1] == "of" and lows[site.first - 2] in _DWELLERS
    behind = lows[site.after + 1 : min(claim.first, site.after + 1 + _TO_DWELLERS)]
    people = next((i for i, low in enumerate(behind) if low in _DWELLERS), None)
    return people is not None and not any(low in _WHICH or low == "," for low in behind[:people])


def is_of_rulers(tokens: Tokens, site: Site) -> bool:
    """Tell whether a name only says whose government is told of: "seized power from the government of X".

    Parameters
    ----------
    tokens : Tokens
    site : Site

    Returns
    -------
    bool
    """
    return tokens.lows[site.first - 1] == "of" and site.first > 1 and tokens.lows[site.first - 2] in _RULERS


def is_supply_from(tokens: Tokens, start: int, claim: Claim, site: Site) -> bool:
    """Tell whether a place is only where those come from who are told of elsewhere.

    "Forty lorries crossed from Jordan", "reinforcements were called in from X"; behind a fight this holds of countries
    and provinces only ("fighting went on, and men came from neighbouring Takhar").

    Parameters
    ----------
    tokens : Tokens
    start : int
        The first token of the sentence.
    claim : Claim
    site : Site

    Returns
    -------
    bool
    """
    if site.first < claim.after or claim.kind in _LEAVING or not sets_out(tokens, start, site):
        return False
    return claim.kind in _SUPPLIES or (site.wide() and claim.kind not in ("advance", "protest"))


def answers_at(lows: Sequence[str], start: int, end: int) -> bool:
    """Tell whether what was answered is told of between two tokens: "in retaliation for the raid on".

    Parameters
    ----------
    lows : sequence of str
    start, end : int

    Examples
    --------
    >>> answers_at("fired rockets in response to strikes on X".split(), 2, 7)
    True
    >>> answers_at("fired rockets in the response area of X".split(), 2, 7)
    False
    """
    return any(lows[i] in _ANSWERS and lows[i - 1] in _IN and lows[i + 1] in _TO for i in range(start + 1, end - 1))


def is_of_speaker(tokens: Tokens, claim: Claim, claims: Sequence[Claim], site: Site, hits: Sequence[Hit]) -> bool:
    """Tell whether a place is where those are who say so behind the deed (", doctors at X hospital in Y tell AFP").

    Parameters
    ----------
    tokens : Tokens
    claim : Claim
    claims : sequence of Claim
        Of the sentence.
    site : Site
    hits : sequence of Hit
        Of the sentence.

    Returns
    -------
    bool
    """
    lows = tokens.lows
    comma = next(
        (i for i in range(site.first - 1, max(claim.after, site.first - _TO_SPEAKER) - 1, -1) if lows[i] == ","), None
    )
    said = next((hit for hit in hits if "said" in hit.words.by_role and hit.first >= site.after), None)
    if comma is None or said is None or said.first - comma > _TO_SAID or "," in lows[site.after : said.first]:
        return False
    told = any(comma < other.first < said.first for other in claims)
    return not told and lows[said.after - 1] != "to" and lows[comma + 1] not in _CLAUSAL


def is_where_loot_goes(tokens: Tokens, claim: Claim, site: Site) -> bool:
    """Tell whether a place is only where booty or captives are taken ("shot 22 men and drove their cattle to X").

    Parameters
    ----------
    tokens : Tokens
    claim : Claim
    site : Site

    Returns
    -------
    bool
    """
    if claim.kind not in _TAKING or site.first < claim.first:
        return False
    lows = tokens.lows
    for i in range(site.first - 1, max(claim.first, site.first - 1 - _TO_GOAL), -1):
        if lows[i] in ("to", "towards", "toward", "into"):
            return not _CARRIED.isdisjoint(lows[max(claim.first, i - _TO_CARRIED) : i])
        if lows[i] in (",", ";", "near", "outside"):
            return False
    return False


def is_stage(tokens: Tokens, site: Site, sites: Sequence[Site]) -> str:
    """Return what a place is to the journey of those who were met: "origin", "goal", or "" ("a bus from A to B").

    Parameters
    ----------
    tokens : Tokens
    site : Site
    sites : sequence of Site
        Of the sentence.

    Returns
    -------
    str
    """
    lows = tokens.lows
    for low, high in pairwise(sites):
        if lows[low.first - 1] != "from" or lows[low.after : high.first] != ["to"] or site not in (low, high):
            continue
        if not _TRAVELLING.isdisjoint(lows[max(0, low.first - 1 - _TO_FROM) : low.first - 1]):
            return "origin" if site is low else "goal"
    return ""


def is_before_leaving(tokens: Tokens, claim: Claim, claims: Sequence[Claim], site: Site) -> str:
    """Return "origin" or "goal" of a move told before what had come about ("fled from X to Y after clashes").

    Parameters
    ----------
    tokens : Tokens
    claim : Claim
        What had come about.
    claims : sequence of Claim
        Of the sentence.
    site : Site

    Returns
    -------
    str
        Empty where the place is neither.
    """
    lows = tokens.lows
    moves = [other for other in claims if other.kind in _LEAVING and other.first < claim.first]
    if not moves or claim.kind in _LEAVING or not moves[-1].first <= site.first < claim.first:
        return ""
    if _AFTERWARDS.isdisjoint(lows[max(site.after, claim.start - 1) : claim.first]):
        return ""
    if lows[site.first - 1] == "from" or lows[site.first - 2 : site.first] == ["out", "of"]:
        return "origin"
    return "goal" if lows[site.first - 1] in ("to", "towards", "into", "for") else ""


def sets_out(tokens: Tokens, start: int, site: Site) -> bool:
    """Tell whether something comes from a place: "from X", "out of X", "from the directions of X and Y".

    Parameters
    ----------
    tokens : Tokens
    start : int
        The first token of the sentence.
    site : Site

    Returns
    -------
    bool
    """
    lows, at = tokens.lows, site.first - 1
    opening = next((i for i in range(at, max(start, at - 2), -1) if lows[i] in ("(", ")")), at)
    if lows[opening] == "(":  # "Hvardiiske (occupied Crimea)"
        at = opening - 1
        while at > start and tokens.capitals[at]:
            at -= 1
    while at > start and lows[at] in _AND_ON and (tokens.capitals[at - 1] or lows[at - 1] == ")"):
        at = _before_gloss(lows, start, at - 1)
        while at > start and tokens.capitals[at]:
            at -= 1
    if at > start and lows[at] == "the":
        at -= 1  # "from the Saratov region"
    if at > start and lows[at] in _OCCUPIED:
        at -= 1  # "from occupied Crimea"
    if at > start + 1 and lows[at] == "left" and lows[at - 1] == "had" and lows[at - 2] in _WHICH:
        return True  # "struck a boat that had left X"
    if at < start or lows[at] != "of":
        return at >= start and lows[at] == "from"
    return lows[at - 1 : at] == ["out"] or (
        lows[at - 1] in _QUARTERS and "from" in lows[max(start, at - _QUARTER_REACH) : at - 1]
    )


def _before_gloss(lows: Sequence[str], start: int, at: int) -> int:
    """Return the token before what stands in brackets up to a token, or that token itself."""
    if lows[at] != ")":
        return at
    opening = next((i for i in range(at - 1, max(start, at - _GLOSS) - 1, -1) if lows[i] == "("), at)
    return max(start, opening - 1)


def is_name_of_road(lows: Sequence[str], site: Site, sites: Sequence[Site]) -> bool:
    """Tell whether a town only names the road that leads there, and another was named ("blocked the Tiddim road").

    Parameters
    ----------
    lows : sequence of str
    site : Site
    sites : sequence of Site
        Of the sentence.
    """
    if lows[site.first - 1 : site.first] != ["the"] or _ROADS.isdisjoint(lows[site.after : site.after + 1]):
        return False
    return any(other is not site and other.literal and not other.wide() and other.found for other in sites)
