"""Places and days beside a deed that are none of its own: where somebody speaks, what an arrest is over."""

from __future__ import annotations

from collections.abc import Sequence

from geoevents.events.words.hits import Claim, Hit
from geoevents.events.words.sites import Site
from geoevents.lexicon.tables import clause_words

# "Speaking in X, the minister said", "From his exile in X, a spokesman swore": words from there to the place.
_SPEAKING, _HOMES, _OWNERS, _TO_SPEAKER = (
    clause_words("aloof", "speaking"), clause_words("aloof", "homes"), clause_words("aloof", "owners"), 5,
)  # fmt: skip
# "detained five people over the 2019 bombing at X": words from the article to the deed that an arrest is over.
_OVER, _DEFINITE, _TO_OVER = clause_words("aloof", "over"), clause_words("attributed", "definite"), 4
# Between the two these begin something else ("over the weekend in raids", "over the course of a raid").
_NOT_OVER, _ALL = clause_words("aloof", "not_over"), clause_words("aloof", "all")
# "had flown the remains of nine miners out to X": words from the verb to the dead, and from them to where they are now.
_CARRIED, _THE_DEAD, _TO_DEAD = clause_words("aloof", "carried"), clause_words("aloof", "the_dead"), 3
# "moved the wounded to X, where they were killed": what is done to them there.
_WHERE, _THERE, _TO_THERE = clause_words("aloof", "where"), clause_words("aloof", "there"), 4
_JOINS = clause_words("besides", "joins")
# A vow is spoken too.
_VOWING = clause_words("besides", "vowing")
# "flown in from X": how those come who are sent.
_BY_AIR = clause_words("aloof", "by_air")


def is_aloof(lows: Sequence[str], start: int, claim: Claim, site: Site, hits: Sequence[Hit]) -> bool:
    """Tell whether a place is not where a deed of its sentence was done.

    Parameters
    ----------
    lows : sequence of str
        The words of the text.
    start : int
        Where the sentence begins.
    claim : Claim
    site : Site
    hits : sequence of Hit
        Of the sentence.

    Returns
    -------
    bool
    """
    return (
        _is_where_spoken(lows, start, claim, site, hits)
        or is_over_deed(lows, claim, site.first, hits)
        or _is_where_dead_are(lows, start, claim, site)
        or _is_left_by_air(lows, claim, site)
    )


def _is_where_spoken(lows: Sequence[str], start: int, claim: Claim, site: Site, hits: Sequence[Hit]) -> bool:
    """Tell whether a sentence opens with where its speaker is ("Speaking in X, the minister said")."""
    if site.first - start > _TO_SPEAKER or claim.first < site.after or lows[site.after : site.after + 1] != [","]:
        return False
    if lows[start] in _SPEAKING:
        return True
    ahead = lows[start : site.first]
    if ahead[:1] != ["from"] or _HOMES.isdisjoint(ahead) or _OWNERS.isdisjoint(ahead):
        return False
    spoken = any("said" in hit.words.by_role and site.after <= hit.first < claim.first for hit in hits)
    return spoken or not _VOWING.isdisjoint(lows[site.after : claim.first])


def is_over_deed(lows: Sequence[str], claim: Claim, first: int, hits: Sequence[Hit]) -> bool:
    """Tell whether a place or a day is of the deed that an arrest is over ("held five people over the raid on X").

    Parameters
    ----------
    lows : sequence of str
    claim : Claim
    first : int
        Where the place or the day begins.
    hits : sequence of Hit
        Of the sentence: a deed is one of its nouns.
    """
    if claim.kind != "arrest" or claim.entry.role != "verb" or first < claim.after:
        return False
    deeds = [hit.first for hit in hits if hit.role("noun") is not None]
    return any(_leads_to_deed(lows, i, deeds) for i in range(claim.after, first - 1))


def _leads_to_deed(lows: Sequence[str], at: int, deeds: Sequence[int]) -> bool:
    """Tell whether "over the" and the like stand before the noun of a deed."""
    if lows[at] not in _OVER or lows[at + 1] not in _DEFINITE or lows[at - 1] in _ALL:
        return False
    return any(0 <= deed - at - 2 < _TO_OVER and _NOT_OVER.isdisjoint(lows[at + 2 : deed]) for deed in deeds)


def _is_where_dead_are(lows: Sequence[str], start: int, claim: Claim, site: Site) -> bool:
    """Tell whether the dead were only brought to a place ("had flown the remains of nine miners out to X")."""
    if lows[site.first - 1] != "to" or claim.kind == "displacement" or _is_done_there(lows, claim, site):
        return False
    for i in range(start, site.first - 1):
        if lows[i] in _CARRIED and not _THE_DEAD.isdisjoint(lows[i + 1 : i + 1 + _TO_DEAD]):
            return "," not in lows[i : site.first]
    return False


def _is_done_there(lows: Sequence[str], claim: Claim, site: Site) -> bool:
    """Tell whether a deed behind a place was done in it ("to X, where they were killed", "to X and burned them")."""
    behind = lows[site.after : claim.first]
    if claim.first < site.after or not behind:
        return False
    opens = behind[0] in _WHERE or (behind[0] == "," and not _WHERE.isdisjoint(behind[1:2]))
    goes_on = len(behind) == 1 and behind[0] in _JOINS
    return opens or goes_on or not _THERE.isdisjoint(lows[claim.after : claim.after + _TO_THERE])


def _is_left_by_air(lows: Sequence[str], claim: Claim, site: Site) -> bool:
    """Tell whether those who are sent only come from a place ("600 men are being flown in from X")."""
    came = claim.kind == "reinforcement" and lows[site.first - 1] == "from" and claim.first < site.first
    return came and (lows[claim.first] in _BY_AIR or lows[claim.after - 1] in _BY_AIR)
