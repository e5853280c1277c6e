"""Which sides an event is of, and who fights whom in a country."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from geoevents.actors.countries import country_codes
from geoevents.actors.table import GOVERNMENT, MILITARY, actor_named, military_at_home, side_of
from geoevents.control.rules import control_rules, control_words
from geoevents.lexicon.tables import load_table
from geoevents.model import Event

# "The army withdrew from X. JNIM attacked Y": behind one of these another sentence is told.
_STOPS = (".", "!", "?", ";")


# Deeds done from the air, and those by which a side of another country comes to hold places.
_FROM_AFAR = frozenset({"air_strike", "drone_strike", "interception"})
_BY_LAND = frozenset({"capture", "advance", "siege", "control"})
# In a war of more sides a text that names no enemy does not say to whom a place is lost.
_WAR_OF_TWO = 2


class Parties(NamedTuple):
    """How often each side fights in a country, by document and in all of them; which are at home in which country.

    ``against`` holds the pairs that fight each other: who bombs a country is against those who rule it; ``afoot``
    those who act on the ground, and do not only bomb it or suffer there.
    """

    here: dict[tuple[str, str], Counter[str]]
    anywhere: dict[str, Counter[str]]
    at_home: set[tuple[str, str]]
    against: set[frozenset[str]]
    afoot: set[str]


def parties_of(events: Sequence[Event]) -> Parties:
    """Count how often each side fights, or is fought, in each country.

    Parameters
    ----------
    events : sequence of Event

    Returns
    -------
    Parties
    """
    parties = Parties({}, {}, set(), set(), set())
    for event in events:
        if event.kind not in control_rules().fought:
            continue
        country = _country(event)
        for name in (*event.actors, *event.targets):
            side, home = _side(name, event), _home(name)
            at = country or home
            # Elsewhere than at home a side fights only where the text puts it.
            if side and at:
                parties.here.setdefault((event.document_id, at), Counter())[side] += 1
                parties.anywhere.setdefault(at, Counter())[side] += 1
                if home in ("", at):
                    parties.at_home.add((side, at))
        acting, met = (sides_of(names, event) for names in (event.actors, event.targets))
        if not event.targets and (rulers := military_at_home(country)) is not None:
            met = [side for side in (_side(rulers.name, event),) if side not in acting]
        rivals = acting if are_foes(event) else []
        parties.afoot.update(side for side in acting if _is_afoot(side, country, event, parties))
        parties.against.update(frozenset((a, b)) for a in acting for b in (*met, *rivals))
    return parties


def _is_afoot(side: str, country: str, event: Event, parties: Parties) -> bool:
    """Tell whether a side fights on the ground of a country, where another country's only bombs it."""
    if (side, country) in parties.at_home or side == _enemy(event):
        return event.kind not in _FROM_AFAR
    return event.kind in _BY_LAND


def _enemy(event: Event) -> str:
    """Return the side whose war with an event's country is of two: who else could it be; empty for none."""
    enemy = load_table("actors")["enemies"].get(_country(event), "")
    return _side(enemy, event) if enemy else ""


def first_told(events: Sequence[Event]) -> dict[str, dict[str, int]]:
    """Return where each side is first told of in each document, by its character.

    Parameters
    ----------
    events : sequence of Event

    Returns
    -------
    dict of str to dict of str to int
    """
    first: dict[str, dict[str, int]] = {}
    for event in events:
        for side in sides_of((*event.actors, *event.targets), event):
            told = first.setdefault(side, {})
            told[event.document_id] = min(event.span.start, told.get(event.document_id, event.span.start))
    return first


def is_told_later(side: str, event: Event, first: dict[str, dict[str, int]]) -> bool:
    """Tell whether a side comes into its only document behind an event: nobody left a place to it there.

    Parameters
    ----------
    side : str
    event : Event
    first : dict of str to dict of str to int
        As ``first_told`` gives it.

    Returns
    -------
    bool
    """
    told = first.get(side, {})
    if set(told) != {event.document_id} or _enemy(event) == side:
        return False
    ends = event.span.text.rstrip("\"'”’)").endswith(_STOPS)
    return ends and told[event.document_id] >= event.span.end


def _country(event: Event) -> str:
    return event.where.places[0].country_code if event.where is not None and event.where.places else ""


def _home(name: str) -> str:
    """Return the country an actor is at home in; empty where no table knows it."""
    actor = actor_named(name)
    if actor is not None:
        return actor.country_code
    country = name.removeprefix(MILITARY).removeprefix(GOVERNMENT)
    return country_codes().get(country, "")


def others_of(
    sides: Sequence[str], document_id: str, country_code: str, parties: Parties, *, left: bool = False
) -> list[str]:
    """Return the one side that fights some others in a country, if there is but one.

    Parameters
    ----------
    sides : sequence of str
    document_id : str
    country_code : str
    parties : Parties
    left : bool, optional
        They left a place, and it is theirs who fight them there: of the text, but in a war of two.

    Returns
    -------
    list of str
        Empty for none.
    """
    here, anywhere = parties.here.get((document_id, country_code)), parties.anywhere.get(country_code)
    if left and len({*(anywhere or ()), *sides}) > _WAR_OF_TWO:
        anywhere = None
    for counts, of in ((here, parties.at_home), (anywhere, parties.at_home), (here, None), (anywhere, None)):
        others = [
            side
            for side in counts or ()
            if side not in sides and (_may_gain(side, sides, parties) if of else _fights(side, sides, parties))
            if of is None or (side, country_code) in of
            if not left or side in parties.afoot
        ]
        if sides and len(others) == 1:
            return others
    return []


def _fights(side: str, others: Sequence[str], parties: Parties) -> bool:
    return any(frozenset((side, other)) in parties.against for other in others)


def _may_gain(side: str, losers: Sequence[str], parties: Parties) -> bool:
    """Tell whether a side is not told to fight others alone than those who lose a place."""
    foes = any(side in pair and len(pair) > 1 for pair in parties.against)
    return not foes or _fights(side, losers, parties)


def are_foes(event: Event) -> bool:
    """Tell whether those who act fight each other ("X and Y clashed"), and not somebody else together.

    Parameters
    ----------
    event : Event

    Returns
    -------
    bool
    """
    words = event.span.text.casefold().replace("-", " ").replace(",", " ").split()
    return not event.targets and not control_words("mutual").isdisjoint(words)


def is_at_home(event: Event, side: str) -> bool:
    """Tell whether a side has an actor of the event that is at home in its country.

    Parameters
    ----------
    event : Event
    side : str

    Returns
    -------
    bool
    """
    return any(_side(name, event) == side and _home(name) in ("", _country(event)) for name in event.actors)


def sides_of(names: Iterable[str], event: Event) -> list[str]:
    """Return the sides of some actors of an event, each once.

    Parameters
    ----------
    names : iterable of str
    event : Event

    Returns
    -------
    list of str
    """
    return list(dict.fromkeys(side for side in (_side(name, event) for name in names) if side))


def _side(name: str, event: Event) -> str:
    """Return the side an actor fights for; "the army" is its country's, and so is a state's whose rule is disputed."""
    country = _country(event)
    side = side_of(name, country)
    day = event.when.end if event.when else None
    own = _home(name)
    for row in load_table("control")["recognised"]:
        home = next((code for code in (country, own) if code == row["country"]), "")
        if not home or (day and not row.get("from", day) <= day <= row.get("to", day)):
            continue
        if side == row["name"] or (own != home and _says_recognised(name, event)):
            return str(row["side"])
    return side


def _says_recognised(name: str, event: Event) -> bool:
    """Tell whether a government was named only as the one that the world recognises, as another country's is too."""
    text = event.span.text.casefold()
    return name.startswith(GOVERNMENT) and any(word in text for word in load_table("control")["recognised_words"])
