"""The places of a sentence, and how one stands to an event word: what it is done to, or none of it."""

from __future__ import annotations

from collections.abc import Sequence, Set
from functools import lru_cache
from typing import NamedTuple

from geoevents.events.words.hits import Claim
from geoevents.events.words.triggers import signs
from geoevents.lexicon.tables import load_table, words_in
from geoevents.model import Anaphor, Georeference, Toponym, Unresolved
from geoevents.text.tokens import Tokens

# Between a verb and its object may stand "the strategic port town of".
_OBJECT_GAP = 7
# "has been heavily shelled": words from a name to what befell it.
_SUFFERED, _TO_BLOW = words_in("toponyms", "contexts", "suffered"), 5

_LEADS = frozenset({"in", "at", "near", "around", "outside"})


class Site(NamedTuple):
    """A located mention on tokens ``first`` up to ``after``; ``georeference`` is None where it was not resolved."""

    first: int
    after: int
    georeference: Georeference | None
    literal: bool
    unresolved: Unresolved | None = None

    @property
    def found(self) -> Georeference | Unresolved | None:
        """What became of it; None where something else is only counted from it."""
        return self.georeference or self.unresolved

    def of_people(self) -> bool:
        """Tell whether it is a land by the name of its people ("Armenian")."""
        first = self.georeference.mention.descriptions[0] if self.georeference else None
        return isinstance(first, Toponym) and first.kind == "demonym"

    def wide(self) -> bool:
        """Tell whether it is a country, province or region, which a town beside it makes more precise.

        A village that no gazetteer has stays the text's word for where it was, though its province stands for it.
        """
        if self.georeference is None or not self.georeference.places or self.georeference.instead:
            return False
        part = " of " in self.georeference.mention.span.text
        return self.wide_as("PCL", "ADM1", "CONT", "RGN", "SEA", "ISL") and not part

    def wide_as(self, *codes: str) -> bool:
        """Tell whether its feature code begins with one of these."""
        places = self.georeference.places if self.georeference else ()
        return bool(places) and places[0].feature_code.startswith(codes)

    def is_province(self) -> bool:
        """Tell whether it is a first-order division, which may be all that a text tells of where people died."""
        found = self.georeference
        return found is not None and bool(found.places) and found.places[0].feature_code.startswith("ADM1")


@lru_cache(maxsize=1)
def object_words() -> frozenset[str]:
    """Return the words that may stand between an event word and the place it is done to.

    Returns
    -------
    frozenset of str
    """
    return frozenset(load_table("events")["sites"]["object_words"])


def is_placeless(found: Georeference | Unresolved) -> bool:
    """Tell whether words that seem to say where name nothing ("near the checkpoint"): what is named beside them may.

    Parameters
    ----------
    found : Georeference or Unresolved

    Returns
    -------
    bool
    """
    return isinstance(found, Unresolved) and any(
        isinstance(getattr(description, "ground", None), Anaphor) for description in found.mention.descriptions
    )


def is_under_fire(tokens: Tokens, at: int) -> bool:
    """Tell whether the words behind a place's name say what befell it ("was hit by two missiles", "came under fire").

    Parameters
    ----------
    tokens : Tokens
    at : int
        The token behind the name.
    """
    lows = tokens.lows
    while lows[at : at + 1] == ["and"] and tokens.capitals[at + 1 : at + 2] == [True]:
        at += 2  # "Kyiv and Odesa were hit"
    end = at
    while end < len(lows) and end - at < _TO_BLOW and (lows[end] in signs().auxiliaries or lows[end].endswith("ly")):
        end += 1
    if lows[end : end + 2] in (["came", "under"], ["come", "under"]):
        return True
    return end > at and end < len(lows) and lows[end] in _SUFFERED


def without_dateline(tokens: Tokens, sites: list[Site], dateline: tuple[int, int]) -> list[Site]:
    """Make no site of where a dispatch was written, if it has two such places or tells of another.

    A correspondent writes from the next bureau: "NAIROBI, March 3 (Wire) - Troops took El Fasher".

    Parameters
    ----------
    tokens : Tokens
    sites : list of Site
    dateline : tuple of int
        The characters of the dateline: the first, and the one after the last.

    Returns
    -------
    list of Site
    """
    start, end = dateline
    written = [site for site in sites if site.literal and start <= tokens.starts[site.first] < end]
    others = any(site.literal and not start <= tokens.starts[site.first] < end for site in sites)
    if not written or (len(written) == 1 and not others):
        return sites
    return [site._replace(literal=False) if site in written else site for site in sites]


def is_object(tokens: Tokens, claim: Claim, site: Site, blocked: Set[int]) -> bool:
    """Tell whether a place is the direct object of an event word ("captured the strategic port town of X").

    Parameters
    ----------
    tokens : Tokens
    claim : Claim
    site : Site
    blocked : set of int
        Tokens of event words, over which no object is reached.

    Returns
    -------
    bool
    """
    if not claim.after <= site.first <= claim.after + _OBJECT_GAP:
        return False
    between = range(claim.after, site.first)
    words = object_words()
    return all(tokens.lows[i] in words and i not in blocked for i in between)


def is_passive_subject(tokens: Tokens, claim: Claim, site: Site) -> bool:
    """Tell whether a place is what a passive verb is done to ("X was shelled", "the town of X, captured by").

    Parameters
    ----------
    tokens : Tokens
    claim : Claim
    site : Site

    Returns
    -------
    bool
    """
    if not claim.passive and claim.entry.frame not in ("taken", "patient"):
        return False
    if site.after > claim.first:
        return False
    before = tokens.lows[site.first - 1] if site.first else ""
    goes_on = site.after + 1 < claim.first and tokens.lows[site.after + 1] not in signs().to_be | signs().auxiliaries
    if before == "," and tokens.capitals[site.first - 2] and tokens.lows[site.after] == "," and goes_on:
        return False  # "In X, Y, officers were fired upon"
    if before == "of" and tokens.lows[site.after] == "," and goes_on and _is_scene(tokens.lows, site.first - 2):
        return False  # "In the town of X, officers were fired upon"
    return before != "left" and (before not in signs().locative or before == "of")  # "which had left X, was burnt"


def _is_scene(lows: Sequence[str], at: int) -> bool:
    """Tell whether "in" or the like leads to the noun of a place ("In the southern island of X")."""
    end = at - _OBJECT_GAP
    while at > end and at > 0 and (lows[at] in object_words() or lows[at] == "island") and lows[at] not in _LEADS:
        at -= 1
    return lows[at] in _LEADS
