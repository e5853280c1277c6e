"""A weapon and the deed it did, a launch and the catch told behind it: which of the two a sentence tells of."""

from __future__ import annotations

from collections.abc import Sequence

from geoevents.events.kinds.goingon import has_no_site
from geoevents.events.words.hits import Claim
from geoevents.events.words.scenes import Scene
from geoevents.events.words.triggers import NO_KIND, kinds, signs, yields_to
from geoevents.events.words.wordsbeside import number_words
from geoevents.lexicon.tables import clause_words

# "and 60 of them were shot down": words between the number and the verb.
_TO_NUMBER = 5
# "drones that the Houthis had launched": words between; what makes the launch the one told, and the catch the aside.
_LAUNCHED, _TO_RELATIVE = frozenset({"drone_strike", "shelling", "air_strike"}), 6
_NOT_OF_THE_LAUNCHED = clause_words("shared", "relative") | clause_words("absorbing", "no_subject")
# "with two suicide car bombs": words between "with" and a weapon.
_MEANS_GAP = 4
# "attacked a post with rockets": before the weapon of a deed.
_BY_MEANS = clause_words("absorbing", "by_means")
# "drones that X launched".
_RELATIVE = clause_words("shared", "relative")

# "gunfire and explosions were heard": what stands between the sounds of one fight.
_HEARD, _HEARD_TOO = clause_words("absorbing", "heard"), clause_words("absorbing", "heard_too")


def absorb_means(scene: Scene, claims: Sequence[Claim]) -> list[Claim]:
    """Give a weapon to the deed of its clause ("overran a base with two car bombs"), a hit missile to its launch."""
    kept: list[Claim] = []
    for claim in claims:
        other = kept[-1] if kept else None
        if other is not None and _is_heard_with(scene, other, claim):
            other.absorbed += [claim, *claim.absorbed]
            other.end = max(other.end, claim.end)
            continue
        if other is not None and _is_means(scene, other, claim):
            other.absorbed += [claim, *claim.absorbed]
            if other.kind in ("armed_clash", "killing", "strike") and claim.kind in kinds():
                other.kind = claim.kind
            continue
        caught = claim.kind == "interception" and claim.passive
        if caught and other is not None and other.kind in _LAUNCHED and _is_told_in_passing(scene, other, claim):
            kept[-1:] = [other, claim] if _names_who(scene, other) else [claim]
            continue
        if (
            caught
            and not _is_numbered(scene, claim)
            and other is not None
            and claim.kind in yields_to().get(other.kind, ())
            and other.entry.role == "verb"
            and (has_no_site(scene, claim) or claim.start == other.start)
        ):
            continue
        kept.append(claim)
    return kept


def _is_heard_with(scene: Scene, fight: Claim, claim: Claim) -> bool:
    """Tell whether blasts, or "were heard", only tell on of gunfire ("gunfire and explosions were heard in X")."""
    lows = scene.tokens.lows
    if fight.kind != "armed_clash" or fight.entry.role != "noun":
        return False
    blasts = claim.kind == "explosion" and claim.entry.role == "noun"
    heard = claim.kind == "armed_clash" and claim.entry.role == "verb" and lows[claim.after - 1] in _HEARD
    return (blasts or heard) and _HEARD_TOO.issuperset(
        lows[max([fight, *fight.absorbed], key=_ends).after : claim.first]
    )


def _ends(claim: Claim) -> int:
    return claim.after


def _is_told_in_passing(scene: Scene, launch: Claim, caught: Claim) -> bool:
    """Tell whether a launch only says which drones were shot down ("drones that X launched were shot down")."""
    lows, first = scene.tokens.lows, caught.first
    while lows[first - 1] in signs().to_be or lows[first - 1] in signs().auxiliaries:
        first -= 1
    if lows[first - 1] in _NOT_OF_THE_LAUNCHED or first <= launch.first:
        return False
    flown = any(hit.role("weapon") and hit.after == launch.first for hit in scene.hits)
    bare = (launch.passive or flown) and not signs().to_be & {*lows[launch.first - 1 : launch.after]}
    return bare or not _RELATIVE.isdisjoint(lows[max(scene.start, launch.first - _TO_RELATIVE) : launch.first])


def _names_who(scene: Scene, launch: Claim) -> bool:
    """Tell whether a launch told in passing says whose it was: "that X launched", "launched by X"."""
    lows = scene.tokens.lows
    of_another = not _RELATIVE.isdisjoint(lows[max(scene.start, launch.first - _TO_RELATIVE) : launch.first])
    return of_another or "by" in lows[launch.after : launch.after + 1]


def _is_numbered(scene: Scene, claim: Claim) -> bool:
    """Tell whether a number of what flew is told of ("launched 98 drones, 60 of which were shot down")."""
    ahead = scene.tokens.lows[max(scene.start, claim.first - _TO_NUMBER) : claim.first]
    return any(low[0].isdigit() or low in number_words() for low in ahead)


def _is_means(scene: Scene, deed: Claim, means: Claim) -> bool:
    """Tell whether a noun stands behind "with" or "using" in the clause of a deed."""
    if means.entry.role != "noun" or not kinds().get(means.kind, NO_KIND).force or deed.entry.role != "verb":
        return False
    lows, first = scene.tokens.lows, means.first
    if scene.tokens.before(first) == "and" and any(hit.role("weapon") and hit.after == first - 1 for hit in scene.hits):
        first -= 1  # "attacked a post with drones and gunfire"
    elif deed.start != means.start:
        return False
    return not _BY_MEANS.isdisjoint(lows[max(deed.after, first - _MEANS_GAP) : first])
