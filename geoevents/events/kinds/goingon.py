"""What one subject goes on to do: the killing behind a raid or a bombing, and clauses without a subject or a place."""

from __future__ import annotations

from collections.abc import Sequence

from geoevents.events.words.hits import Claim
from geoevents.events.words.scenes import ARMED, Scene
from geoevents.events.words.sites import Site
from geoevents.events.words.triggers import FROM_AFAR
from geoevents.lexicon.tables import clause_words

# What befalls a place goes on in one sentence, whatever its clauses.
BEFALLING = frozenset({"flood", "earthquake", "accident", "storm", "landslide", "wildfire", "eruption"})
# What goes off; killings that are told behind that or behind what kills from afar, and by which verbs.
_GOES_OFF = frozenset({"ied", "mine", "suicide_bombing", "grenade", "explosion"})
# "attacked, and then robbed, a group of": what stands between two verbs of one object.
_BETWEEN_VERBS = clause_words("goingon", "between_verbs")
_KILLINGS, _HURTING = frozenset({"attack_on_civilians", "armed_clash", "killing"}), clause_words("eventwords", "hurt")


def has_no_subject(scene: Scene, claim: Claim) -> bool:
    """Tell whether a clause only goes on: it opens with its verb and has no place ("and washed away 20 villages").

    So does what a flood or the like does in -ing, wherever its places stand ("submerging houses in X").

    Parameters
    ----------
    scene : Scene
    claim : Claim

    Returns
    -------
    bool
    """
    if claim.entry.form == "ing" and claim.kind in BEFALLING:
        return True
    opens = claim.entry.role == "verb" and claim.first - claim.start <= 1 and not claim.passive
    return opens and not _sites_in(scene, claim)


def has_no_site(scene: Scene, claim: Claim) -> bool:
    """Tell whether no place stands in a clause.

    Parameters
    ----------
    scene : Scene
    claim : Claim

    Returns
    -------
    bool
    """
    return not any(site.literal for site in _sites_in(scene, claim))


def has_no_town(scene: Scene, claim: Claim) -> bool:
    """Tell whether a clause names no place, or a country alone ("In Taiwan, a lake burst its banks and flooded X").

    Parameters
    ----------
    scene : Scene
    claim : Claim

    Returns
    -------
    bool
    """
    return not any(site.literal and not site.wide_as("PCL") for site in _sites_in(scene, claim))


def _sites_in(scene: Scene, claim: Claim) -> list[Site]:
    return [site for site in scene.sites if claim.start <= site.first < claim.end]


def are_one(scene: Scene, kept: Sequence[Claim], claim: Claim) -> bool:
    """Tell whether a claim or the one before it has no place of its own.

    Parameters
    ----------
    scene : Scene
    kept : sequence of Claim
    claim : Claim

    Returns
    -------
    bool
    """
    return has_no_town(scene, claim) or (bool(kept) and has_no_town(scene, kept[-1]))


def turns_on_people(scene: Scene, blow: Claim, claim: Claim) -> bool:
    """Tell whether a raid on a place ends in the killing of its people ("raided X and killed seven inhabitants").

    Parameters
    ----------
    scene : Scene
    blow : Claim
    claim : Claim

    Returns
    -------
    bool
    """
    if blow.kind != "armed_clash" or claim.kind != "attack_on_civilians" or blow.entry.frame != "agent" or blow.passive:
        return False
    met = any(m.actor.actor_class in ARMED and blow.after <= m.first < claim.first for m in scene.actors)
    own = _is_active_without_site(scene, claim) and (
        _is_fronted(scene, blow, claim) or _is_told_of_them(scene, blow, claim)
    )
    shares = claim.entry.role == "verb" and not claim.passive and _shares_object(scene, blow, claim)
    return own or (not met and (shares or has_no_subject(scene, claim) or _is_there(scene, blow, claim)))


def _shares_object(scene: Scene, blow: Claim, claim: Claim) -> bool:
    """Tell whether nothing but "and" stands between two verbs ("attacked and beat a group of labourers in X")."""
    gap = scene.tokens.lows[blow.after : claim.first]
    return bool(gap) and _BETWEEN_VERBS.issuperset(gap)


def _is_there(scene: Scene, blow: Claim, claim: Claim) -> bool:
    """Tell whether a verb without a subject names only places that the clause before it has ("killed X's mayor")."""
    opens = claim.entry.role == "verb" and claim.first - claim.start <= 1 and not claim.passive
    named = {scene.tokens.lows[site.first] for site in _sites_in(scene, blow)}
    return opens and all(scene.tokens.lows[site.first] in named for site in _sites_in(scene, claim))


def is_toll_of_blow(scene: Scene, blow: Claim, claim: Claim) -> bool:
    """Tell whether a killing is only what a blow from afar, or a bomb, did ("bombed X and killed five traders").

    Parameters
    ----------
    scene : Scene
    blow : Claim
    claim : Claim

    Returns
    -------
    bool
    """
    lows = scene.tokens.lows
    if (
        claim.kind not in _KILLINGS
        or claim.passive
        or lows[claim.first] not in _HURTING
        or not _has_no_site_own(scene, blow, claim)
    ):
        return False
    if blow.kind in _GOES_OFF and blow.passive and blow.start == claim.start and blow.entry.role == "verb":
        return any(weak.entry.role == "noun" and weak.first < blow.first for weak in blow.absorbed)
    if blow.kind not in FROM_AFAR or blow.entry.role != "verb" or blow.passive:
        return False
    return (lows[claim.first - 1] == "and" and has_no_subject(scene, claim)) or _is_fronted(scene, blow, claim)


def _has_no_site_own(scene: Scene, blow: Claim, claim: Claim) -> bool:
    """Tell whether a place stands in at most one of two clauses."""
    return blow.start == claim.start or are_one(scene, [blow], claim)


def _is_active_without_site(scene: Scene, claim: Claim) -> bool:
    """Tell whether a clause is told by a verb that is no passive, and has no place of its own."""
    return claim.entry.role == "verb" and not claim.passive and has_no_site(scene, claim)


def _is_fronted(scene: Scene, blow: Claim, claim: Claim) -> bool:
    """Tell whether a participle that opens the sentence is what its subject did first ("Storming X, Y")."""
    opens = blow.entry.form == "ing" and blow.entry.role == "verb" and blow.first - scene.start <= 1
    return opens and scene.tokens.lows[claim.start - 1 : claim.start] == [","]


def _is_told_of_them(scene: Scene, blow: Claim, claim: Claim) -> bool:
    """Tell whether the doer goes on as "they" ("raided X, where they killed eleven villagers")."""
    doers = {m.actor for m in scene.actors if blow.start <= m.first and m.after <= blow.first}
    between = [m for m in scene.actors if blow.after <= m.first and m.after <= claim.first]
    return bool(between) and all(m.form in ("plural", "singular") and m.actor in doers for m in between)
