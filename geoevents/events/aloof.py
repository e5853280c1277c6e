"""Places and days beside a deed that are none of its own: where somebody speaks, what an arrest is over."""

from __future__ import annotations

from collections.abc import Sequence

from geoevents.events.hits import Claim
from geoevents.events.sites import Site
from geoevents.lexicon.tables import clause_words

# "Speaking in X, the minister said", "From his exile in X, a spokesman swore": words from there to the place.
_SPEAKING, _HOMES, _OWNERS, _TO_SPEAKER = (
    clause_words("aloof", "speaking"), clause_words("aloof", "homes"), clause_words("aloof", "owners"), 5,
)  # fmt: skip
# "detained five people over the bombing at X": what an arrest is over.
_OVER, _DEFINITE = clause_words("aloof", "over"), clause_words("attributed", "definite")
# "had flown the remains of nine miners out to X": words from the verb to the dead, and from them to where they are now.
_CARRIED, _THE_DEAD, _TO_DEAD = clause_words("aloof", "carried"), clause_words("aloof", "the_dead"), 3
# "flown in from X": how those come who are sent.
_BY_AIR = clause_words("aloof", "by_air")


def is_aloof(lows: Sequence[str], start: int, claim: Claim, site: Site) -> bool:
    """Tell whether a place is not where a deed of its sentence was done.

    Parameters
    ----------
    lows : sequence of str
        The words of the text.
    start : int
        Where the sentence begins.
    claim : Claim
    site : Site

    Returns
    -------
    bool
    """
    return (
        _is_where_spoken(lows, start, claim, site)
        or is_over_deed(lows, claim, site.first)
        or _is_where_dead_are(lows, start, claim, site)
        or _is_left_by_air(lows, claim, site)
    )


def _is_where_spoken(lows: Sequence[str], start: int, claim: Claim, site: Site) -> bool:
    """Tell whether a sentence opens with where its speaker is ("Speaking in X, the minister said")."""
    if site.first - start > _TO_SPEAKER or claim.first < site.after or lows[site.after : site.after + 1] != [","]:
        return False
    if lows[start] in _SPEAKING:
        return True
    ahead = lows[start : site.first]
    return ahead[:1] == ["from"] and not _HOMES.isdisjoint(ahead) and not _OWNERS.isdisjoint(ahead)


def is_over_deed(lows: Sequence[str], claim: Claim, first: int) -> bool:
    """Tell whether a place or a day is of the deed that an arrest is over ("held five people over the raid on X").

    Parameters
    ----------
    lows : sequence of str
    claim : Claim
    first : int
        Where the place or the day begins.
    """
    if claim.kind != "arrest" or claim.entry.role != "verb" or first < claim.after:
        return False
    return any(lows[i] in _OVER and lows[i + 1] in _DEFINITE for i in range(claim.after, first - 1))


def _is_where_dead_are(lows: Sequence[str], start: int, claim: Claim, site: Site) -> bool:
    """Tell whether the dead were only brought to a place ("had flown the remains of nine miners out to X")."""
    if lows[site.first - 1] != "to" or claim.kind == "displacement":
        return False
    for i in range(start, site.first - 1):
        if lows[i] in _CARRIED and not _THE_DEAD.isdisjoint(lows[i + 1 : i + 1 + _TO_DEAD]):
            return "," not in lows[i : site.first]
    return False


def _is_left_by_air(lows: Sequence[str], claim: Claim, site: Site) -> bool:
    """Tell whether those who are sent only come from a place ("600 men are being flown in from X")."""
    came = claim.kind == "reinforcement" and lows[site.first - 1] == "from" and claim.first < site.first
    return came and (lows[claim.first] in _BY_AIR or lows[claim.after - 1] in _BY_AIR)
