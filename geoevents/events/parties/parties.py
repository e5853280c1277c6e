"""What part a kind of event leaves to whom: people suffer deeds of force, a state's forces do them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from geoevents.actors.table import CIVILIANS, GOVERNMENT, MILITARY, Actor, is_state_force, military_at_home, military_of
from geoevents.actors.unnamedgroups import retired
from geoevents.events.words.triggers import PARLEYS, grounds, kinds, of_nature
from geoevents.lexicon.tables import load_table


def settle(
    actors: Sequence[Actor], targets: Sequence[Actor], kind: str, frame: str = ""
) -> tuple[list[Actor], list[Actor]]:
    """Put people where they can stand: civilians suffer deeds of force and flight, and do not commit them."""
    if kind in PARLEYS:
        return [actor for actor in actors if actor.actor_class != "civilians"], []
    if kind == "displacement":
        drivers = [a for a in actors if a.actor_class in ("force", "government", "organisation", "police")]
        moved = [actor for actor in (*actors, *targets) if actor not in drivers]
        fled = moved if frame == "agent" else [*drivers, *moved]
        return (armed(drivers, kind) if frame == "agent" else []), fled or [CIVILIANS]
    forces = kind == "abduction" and targets and all(actor.actor_class in ("force", "police") for actor in targets)
    if not forces and (
        kinds()[kind].force or kind in ("arrest", "aid", "arms_delivery")
    ):  # "villagers held 34 soldiers"
        actors = [actor for actor in actors if actor.actor_class not in ("civilians", "protesters")]
    if kind in of_nature():
        return [], []
    if kind == "protest":  # who meets a crowd does not march
        actors = [actor for actor in actors if actor.actor_class != "police"]
    if kind == "riot":
        crowd = [actor for actor in targets if actor.actor_class == "protesters" and actor not in actors]
        set_upon = any(actor.actor_class == "force" and not is_state_force(actor) for actor in actors)
        actors, targets = (
            [*(crowd if not set_upon else ()), *actors],
            [actor for actor in targets if actor.actor_class not in ("civilians", "protesters")],
        )
        targets = targets or (crowd if set_upon else [])  # "masked men threw flares at demonstrators"
    if kind == "arms_delivery":  # a state that is given arms is no target of theirs
        targets = [actor for actor in targets if actor.actor_class == "force" and not actor.name.startswith(MILITARY)]
    if kind == "accident":
        actors, targets = [], [actor for actor in targets if actor.actor_class == "civilians"]
    if kind == "looting":  # what is carried off is no party, but whose stores they are may be
        targets = [actor for actor in targets if actor.actor_class == "organisation"]
    if kinds()[kind].force or kind == "arrest":
        targets = list(dict.fromkeys(_unarmed(actor, told=kinds()[kind].force) for actor in targets))
    if kind == "capture":
        targets = [actor for actor in targets if actor.name not in grounds() and not _is_an_office(actor)]
        held = [military_at_home(a.country_code) if a.actor_class == "civilians" else a for a in targets]
        targets = [actor for actor in held if actor is not None]  # "took the airport and executed prisoners"
    if kind in _on_people() and not targets:
        targets = [CIVILIANS]
    targets = _once(armed(targets, kind))
    if any(actor.name.startswith(MILITARY) for actor in targets):
        targets = [actor for actor in targets if actor.name not in load_table("actors")["state_forces"]["words"]]
    if any(actor.side and actor.actor_class == "force" for actor in targets):
        loose = load_table("actors")["members"]["of_any"]  # "bombed ISWAP, eliminating several commanders"
        targets = [a for a in targets if f"the {a.name}" not in _vague_groups() and a.name not in loose]
    return armed(actors, kind), targets


def _once(targets: Sequence[Actor]) -> list[Actor]:
    """Leave out "the army" beside its soldiers who fall ("attacked an army base, killing 20 soldiers")."""
    table = load_table("actors")["state_forces"]
    men = any(actor.name in table["men"] for actor in targets)
    return [actor for actor in targets if not men or actor.name not in table["bodies"]]


def _unarmed(actor: Actor, *, told: bool) -> Actor:
    """Return people for those who are known by what they live on and bear no arms ("killed four Fulani herders")."""
    return CIVILIANS if live_unarmed(actor, told=told) else actor


def live_unarmed(actor: Actor, *, told: bool) -> bool:
    """Tell whether those whom something befalls are known by what they live on and bear no arms.

    Of those who once served it is only told in a deed of force.

    Parameters
    ----------
    actor : Actor
    told : bool
        Whether a deed of force is told.
    """
    table = load_table("actors")["livelihoods"]
    *described, what = actor.name.split() or [""]
    armed_ones = any(word.startswith("armed") for word in described)
    served = told and actor.name.replace("-", " ").partition(" ")[0] in retired()
    seen = actor.name.startswith(tuple(table["riders"]))
    return (what in table["words"] or served or seen) and not armed_ones


def _is_an_office(actor: Actor) -> bool:
    """Tell whether an unnamed ministry is the building that is taken."""
    return actor.actor_class == "government" and not actor.name.startswith(GOVERNMENT)


@lru_cache(maxsize=1)
def _vague_groups() -> frozenset[str]:
    """Words that say again who a named group is ("an ISIS hideout, killing four terrorists")."""
    return frozenset(load_table("actors")["anaphora"]["groups"])


@lru_cache(maxsize=1)
def _on_people() -> frozenset[str]:
    """Kinds that people suffer, also where the text names none ("ambushed a bus")."""
    return frozenset(load_table("events")["on_people"]["kinds"])


def armed(actors: Sequence[Actor], kind: str) -> list[Actor]:
    """Give deeds of force to a state's forces, not to its government ("Ankara shelled")."""
    if kind not in kinds() or not kinds()[kind].force:
        return list(actors)
    return [military_of(actor) for actor in actors]
