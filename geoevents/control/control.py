"""Who held a place on a date: control observations read off events."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from geoevents.control.rivals import (
    Parties,
    are_foes,
    first_told,
    is_at_home,
    is_told_later,
    others_of,
    parties_of,
    sides_of,
)
from geoevents.control.rules import Rule, control_rules, control_words
from geoevents.geodesy import inverse
from geoevents.model import ControlObservation, DateSpan, Event, Georeference, Near, Offset, Part, Place

# The controller of a place that no side holds: the front runs through it.
CONTESTED = "contested"
# A site farther than this from its place stands on its own ("west of Sirte"): beyond a town's own extent.
_OWN_SITE_M = 3_000.0
# What a place counts that only a like spelling stands for (judgement).
_GUESSED = 0.4
# A site this uncertain counts half as much: about the distance between two fronts of one town in Libya's 2020.
_HALF_WEIGHT_M = 25_000.0
# An observation of less weight gives way where the same dispatch has its side still to take the place, or gives it to
# another with so many times the weight.
_WEAK, _MORE_SURELY = 0.6, 1.5
# So much of its weight has a fall of which the text does not say to whom.
_UNTOLD = 0.5
# Words between "to" and a name that it goes with ("back to the former Fortieth Gate").
_GOAL_GAP = 3
_LEAST_WEIGHT = 0.01
# Characters between two events told one right behind the other.
_NEXT_GAP = 3


def find_control(events: Iterable[Event], published: Mapping[str, date] | None = None) -> list[ControlObservation]:
    """Read from events who held which place.

    A capture, a base, a garrison or "under the control of" gives the place to its actor, as does a retreat to it; a
    siege, or shells that fall on a side's positions, to those who suffer it: people who are bombed or killed in a
    place need not hold it. A withdrawal from a place gives it to whom it is lost, handed or surrendered, else to the
    other side (but units that are redeployed from it only leave it, and it is still whose it was), and so does what
    one side is still to take or advances on: the other side is who else fights in that country in the same dispatch
    or, failing that, in all of them, if there is but one; those at home there go first. A place that two sides clash
    in, or that one has reached and does not hold yet, is ``CONTESTED``. What is denied or off gives nothing, and a
    country or province is no place that one side holds.

    Parameters
    ----------
    events : iterable of Event
    published : mapping of str to datetime.date, optional
        The days of the documents, by id: nobody saw later than that who held what.

    Returns
    -------
    list of ControlObservation
        ``controller`` is the side (``lexicon/actors.toml``) or ``CONTESTED``, ``weight`` 0 to 1 by how directly the
        text says so and how surely the site is known. A site off its place ("west of Sirte") is an unnumbered place of
        its own. Undated ones take the last day told of in their dispatch.

    Examples
    --------
    >>> find_control([])
    []
    """
    rows = list(events)
    parties, days, first = parties_of(rows), _last_days(rows), first_told(rows)
    found: list[ControlObservation] = []
    states: list[bool] = []
    aims: set[tuple[str, str, str]] = set()
    advanced: dict[str, list[str]] = {}
    lost = _lost_again(rows)
    for event in rows:
        place = _place(event)
        rule, factor = _rule(event)
        if place is None or rule is None or not factor or event.where is None or _is_over(event) or id(event) in lost:
            continue
        if event.kind == "withdrawal" and _is_redeployed(event):
            continue
        country = place.country_code
        actors = sides_of(event.actors, event)
        if event.kind == "advance":
            advanced[event.document_id] = actors
        elif event.kind == "withdrawal" and not event.actors:
            actors = advanced.get(event.document_id, [])  # "the column fell back": of those who had advanced
        if rule.reached or event.status in control_rules().aim_statuses:
            aims.update((event.document_id, side, place.name) for side in actors)
        direct = rule.given if rule.given and sides_of(event.targets, event) else rule.weight
        factor *= _GUESSED if event.where.instead == "alike" else 1.0
        weight = round(direct * factor / (1.0 + (event.where.uncertainty_m / _HALF_WEIGHT_M) ** 2), 3)
        if weight < _LEAST_WEIGHT:
            continue
        sides = _holders(event, _holder(event, rule), actors, country, parties)
        if not sides and event.kind == "capture" and not event.actors and not event.targets:
            sides = _after_fall(event, place, found, parties)
            weight = round(weight * _UNTOLD, 3)
        if event.kind == "withdrawal" and not event.targets:
            sides = [side for side in sides if not is_told_later(side, event, first)]
        for side in sides:
            when = _seen(event, event.when or days.get(event.document_id), (published or {}).get(event.document_id))
            found.append(ControlObservation(place, side, when, weight, event.document_id, event.span))
            states.append(event.kind in control_rules().lasting)
    return _surest(_until_taken(found, states), aims)


def _after_fall(event: Event, place: Place, found: Sequence[ControlObservation], parties: Parties) -> list[str]:
    """Return who holds a place that fell to somebody unsaid: who fights its last holder, if there is but one.

    It is contested where nobody is known to have held it, but somebody fights in its country.
    """
    before = [
        row
        for row in found
        if row.place.name == place.name and row.controller != CONTESTED
        if not (row.when and event.when) or row.when.start <= event.when.start
    ]
    if not before:
        return [CONTESTED] if parties.anywhere.get(place.country_code) else []
    return others_of([before[-1].controller], event.document_id, place.country_code, parties) or [CONTESTED]


def _until_taken(found: Sequence[ControlObservation], states: Sequence[bool]) -> list[ControlObservation]:
    """End what is held with its capture by another, told in the same words ("captured X, held by Y since May").

    What is held since a day ends with any capture by another that its dispatch tells of.
    """
    takings: dict[tuple[str, str], list[ControlObservation]] = {}
    for row, lasts in zip(found, states, strict=True):
        if not lasts:
            takings.setdefault((row.document_id, row.place.name), []).append(row)
    kept = []
    for row, lasts in zip(found, states, strict=True):
        beside = takings.get((row.document_id, row.place.name), ()) if lasts else ()
        taken = [other for other in beside if _takes(other, row)]
        if not taken or row.when is None:
            kept.append(row)
            continue
        last = min(other.when.start for other in taken if other.when) - timedelta(days=1)
        if last >= row.when.start:
            kept.append(replace(row, when=replace(row.when, end=min(last, row.when.end))))
    return kept


def _takes(other: ControlObservation, row: ControlObservation) -> bool:
    """Tell whether an observation of one document and place gives it to a second side, in the same words."""
    if other.controller in (row.controller, CONTESTED) or other.weight < _WEAK or not (other.when and row.when):
        return False
    same = other.span.start < row.span.end and row.span.start < other.span.end
    return (same or _says_since(row.span.text)) and row.when.start <= other.when.start


def _is_over(event: Event) -> bool:
    """Tell whether an event is only a state that was once, without a day ("once an army garrison")."""
    return event.kind in control_rules().lasting and event.status == "background" and event.when is None


def _is_redeployed(event: Event) -> bool:
    """Tell whether troops only leave a place for another duty ("two brigades were redeployed from X to Y")."""
    gone_over = event.targets or _stands_behind(event, "goal_words")
    return not gone_over and not control_words("redeploying").isdisjoint(event.span.text.casefold().split())


def _lost_again(rows: Sequence[Event]) -> set[int]:
    """Return captures that were over as soon as told: by the ids of their objects.

    "Briefly captured X", "took X for two hours before fleeing".
    """
    found = set()
    for event, following in zip(rows, [*rows[1:], None], strict=False):
        if event.kind != "capture":
            continue
        left = following is not None and following.kind == "withdrawal" and _leaves(following, event)
        if left or not control_words("brief").isdisjoint(event.span.text.casefold().split()):
            found.add(id(event))
    return found


def _leaves(withdrawal: Event, capture: Event) -> bool:
    """Tell whether the words right behind a capture say that its captor left the place before long."""
    if withdrawal.document_id != capture.document_id or not {*withdrawal.actors} & {*capture.actors}:
        return False
    ends = control_words("ending").isdisjoint(withdrawal.span.text.casefold().split()[:1])
    gap = withdrawal.span.start - capture.span.end
    return not ends and 0 <= gap <= _NEXT_GAP and withdrawal.where == capture.where


def _surest(found: Sequence[ControlObservation], aims: set[tuple[str, str, str]]) -> list[ControlObservation]:
    """Leave out weak observations of a side where the same dispatch says otherwise of those days, and more surely."""
    told: dict[tuple[str, str], list[ControlObservation]] = {}
    for row in found:
        told.setdefault((row.document_id, row.place.name), []).append(row)
    kept = []
    for row in found:
        others = max(
            (other.weight for other in told[row.document_id, row.place.name] if _disputes(other, row)), default=0
        )
        aimed = (row.document_id, row.controller, row.place.name) in aims
        if row.weight >= _WEAK or not (aimed or others >= _MORE_SURELY * row.weight):
            kept.append(row)
    return kept


def _disputes(other: ControlObservation, row: ControlObservation) -> bool:
    """Tell whether another observation gives a place to another side, and not only before the day of this one."""
    if other.controller == row.controller:
        return False
    return other.when is None or row.when is None or other.when.end >= row.when.start


def _seen(event: Event, when: DateSpan | None, published: date | None) -> DateSpan | None:
    """Return the days of an event up to its dispatch, which tells of no later ones ("in June", "plans for Sunday").

    What is held since a day is still held when the dispatch says so.
    """
    if when is None or published is None:
        return when
    lasts = event.kind in control_rules().lasting and _says_since(event.span.text)
    if when.end <= published and not lasts:
        return when
    return replace(when, start=min(when.start, published), end=published)


def _says_since(text: str) -> bool:
    """Tell whether words say since when something is or was so, and not until when."""
    words = text.casefold().split()
    return "since" in words and control_words("over").isdisjoint(words)


def _rule(event: Event) -> tuple[Rule | None, float]:
    """Return the rule for an event and by how much its status counts."""
    rules = control_rules()
    if event.status in rules.aim_statuses:
        return rules.aims.get(event.kind), 1.0
    return rules.kinds.get(event.kind), rules.statuses.get(event.status, 0.0)


def _holder(event: Event, rule: Rule) -> str:
    """Return who holds the event's site: for a move, that depends on whether it is where they went to, and got."""
    if rule.reached and (_stands_behind(event, "reached_words") or _is_in_a_part(event)):
        return rule.reached
    return rule.goal if rule.goal and _stands_behind(event, "goal_words") else rule.holder


def _is_in_a_part(event: Event) -> bool:
    """Tell whether an event's site is a part of a town, and it is inside it ("advanced in eastern Siversk")."""
    if event.where is None or not isinstance(event.where.mention.descriptions[0], Part):
        return False
    town = event.where.places[:1] and event.where.places[0].feature_code.startswith("PPL")
    return bool(town) and _stands_behind(event, "inside_words")


def _stands_behind(event: Event, words: str) -> bool:
    """Tell whether an event's site stands right behind one of some words: "fell back to X", "reached X"."""
    if event.where is None:
        return False
    span = event.where.mention.span
    before = event.span.text[: max(span.start - event.span.start, 0)].casefold().split()
    return not control_words(words).isdisjoint(before[-_GOAL_GAP:])


def _place(event: Event) -> Place | None:
    """Return the place an event stands at, unless it is too wide for one side to hold."""
    where = event.where
    if where is None or not where.places:
        return None
    place = where.places[0]
    rules = control_rules()
    town = place.feature_code.startswith(rules.provinces) and where.uncertainty_m <= _HALF_WEIGHT_M  # a town by itself
    if place.feature_code.startswith(rules.too_wide) and not town:
        return None
    part = event.kind in control_rules().parts and isinstance(
        where.mention.descriptions[0], Part
    )  # the rest may be another's
    if not part and not _is_beside(where) and inverse(where.lon, where.lat, place.lon, place.lat)[0] <= _OWN_SITE_M:
        return place
    return replace(place, id="", name=where.mention.span.text, lon=where.lon, lat=where.lat)


def _is_beside(where: Georeference) -> bool:
    """Tell whether a site is near a place and not the place ("2 km north of X", "Y, near X")."""
    first, *others = where.mention.descriptions
    return isinstance(first, Offset | Near) or any(isinstance(told, Near) for told in others)


def _last_days(events: Sequence[Event]) -> dict[str, DateSpan]:
    """Return the last day on which each document has something happen: none that is only planned or was cancelled."""
    days: dict[str, DateSpan] = {}
    for event in events:
        if event.when is None or event.status in control_rules().ahead:
            continue
        known = days.get(event.document_id)
        if known is None or event.when.end > known.end:
            days[event.document_id] = event.when
    return days


def _holders(event: Event, holder: str, actors: list[str], country_code: str, parties: Parties) -> list[str]:
    if holder == "actor":
        foreign = [side for side in actors if side not in parties.anywhere.get(country_code, {})]
        guest = event.kind in control_rules().guests
        held = [side for side in actors if not (guest and side in foreign and not is_at_home(event, side))][:1]
        if held or event.kind != "capture":
            return held
        losers = sides_of(event.targets, event)  # "recaptured from X": by whom, the text does not say
        return others_of(losers, event.document_id, country_code, parties)
    targets = sides_of(event.targets, event)
    told = event.status not in control_rules().aim_statuses and not (len(actors) > 1 and holder == "both")
    if told and event.kind in control_rules().bombarding and not _hits_positions(event, actors):
        return []
    if holder == "nobody":
        return [CONTESTED]
    if holder == "both" and actors and _is_repelled(event):
        return actors[:1]
    if holder == "both":
        return (
            [CONTESTED] if len(actors) > 1 and are_foes(event) else [side for side in targets if side not in actors][:1]
        )
    if holder == "contested":
        told = bool(actors) and _is_in_a_part(event)  # somebody else has the other part
        return [CONTESTED] if told or _holders(event, "other", actors, country_code, parties) else []
    if holder == "target" or targets:
        return [side for side in targets if side not in actors][:1]
    left = event.kind == "withdrawal" and event.status not in control_rules().aim_statuses
    return others_of(actors, event.document_id, country_code, parties, left=left)


def _hits_positions(event: Event, actors: Sequence[str]) -> bool:
    """Tell whether it is positions that are hit, or troops that another side attacks where they stand."""
    words = event.span.text.casefold().replace("-", " ").replace(",", " ").split()
    if not control_rules().positions.isdisjoint(words):
        return True
    return event.kind == "armed_clash" and bool(actors) and event.fatalities is None


def _is_repelled(event: Event) -> bool:
    """Tell whether those who act are attacked, and stay where they are ("repelled two assaults near X")."""
    return not control_words("repelling").isdisjoint(event.span.text.casefold().replace(",", " ").split())
