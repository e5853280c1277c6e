"""Places to which the hurt or the dead of a deed were only brought: it happened elsewhere."""

from __future__ import annotations

from collections.abc import Sequence

from geoevents.events.words.hits import Claim
from geoevents.events.words.sites import Site
from geoevents.events.words.triggers import harming
from geoevents.lexicon.tables import clause_words

_WITH_WHAT, _TO_CARE = frozenset({"with", "for"}), 8
_BROUGHT, _BROUGHT_TO, _NURSED, _NURSED_AT, _NO_CARE, _MEANTIME, _BEFORE, _BE, _WHO, _AND, _HURT, _DIED, _DIED_OF = (
    clause_words("nursed", name)
    for name in (
        "brought", "brought_to", "nursed", "nursed_at", "no_care", "meantime", "before", "be", "who", "and", "hurt",
        "died", "died_of",
    )
)  # fmt: skip
_TO_WOUNDS = 4  # "succumbed to his severe injuries": words between the two
_TO_MEANTIME = 3  # "as the two men were being treated": words from "as" to the verb's helper


def is_of_care(lows: Sequence[str], claim: Claim, site: Site, sites: Sequence[Site]) -> bool:
    """Tell whether the hurt or the dead were brought to a place ("17 were wounded and admitted to a hospital in X").

    Not where people were nursed or held when it befell them ("killed a man who was being treated in X").

    Parameters
    ----------
    lows : sequence of str
        The words of the text.
    claim : Claim
    site : Site
    sites : sequence of Site
        All of the sentence.

    Returns
    -------
    bool
    """
    if claim.kind not in harming() and claim.entry.value != "killing":
        return False
    first = claim.first
    if claim.first == site.after + 1 and lows[site.after] in _WITH_WHAT:
        first = max(claim.start, site.first - _TO_CARE)  # "rushed to a hospital in X with gunshot wounds"
    at = max((i for i in range(first, site.first - 1) if _is_care(lows, i)), default=None)
    if at is None or not _NO_CARE.isdisjoint(lows[at : site.first]):
        return False
    elsewhere = any(other.literal and not other.wide() and claim.start <= other.first < at for other in sites)
    return elsewhere or at < claim.after or first < claim.first or _is_joined(lows, claim, at)


def _is_care(lows: Sequence[str], at: int) -> bool:
    """Tell whether a verb brings somebody to care, or gives it ("taken to", "treated in"; not "taken in")."""
    to = lows[at + 1]
    if lows[at] in _DIED_OF and to in ("at", "in"):
        return not _DIED.isdisjoint(lows[max(0, at - _TO_WOUNDS) : at])
    return (lows[at] in _BROUGHT and to in _BROUGHT_TO) or (lows[at] in _NURSED and to in _NURSED_AT)


def _is_joined(lows: Sequence[str], claim: Claim, at: int) -> bool:
    """Tell whether a verb of care tells what came of the deed ("wounded and taken to", "the injured were taken to")."""
    before = at - 1
    while before > claim.first and lows[before] in _MEANTIME:
        before -= 1
    helpers = before
    while before > claim.first and lows[before] in _BE:
        before -= 1
    if lows[before] in _AND or lows[before] in _HURT:
        return helpers > before or claim.passive or not _HURT.isdisjoint(lows[claim.start : before + 1])
    if helpers == before:
        return False  # "killed migrants brought to X"
    went_on = lows[before + 1 : helpers + 1]
    if lows[before] in _WHO:
        hurt = not _HURT.isdisjoint(lows[claim.first : before])
        return hurt and (lows[before - 1] == "," or len(went_on) == 1)
    if went_on == ["being"]:
        return False  # "killed patients being treated in X"
    return _BEFORE.isdisjoint(lows[max(claim.after, before - _TO_MEANTIME) : before + 1])
