"""Labels: which of the names of a phrase holds which, and what stands in for a name that no gazetteer has."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from geoevents.lexicon import load_lexicon
from geoevents.model import Along, Anaphor, Border, Intersection, Near, Offset, Offshore, Part, Span, Toponym
from geoevents.toponyms.containers import held, holders_named

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from geoevents.gazetteer import Gazetteer
    from geoevents.grammar import Label
    from geoevents.model import Instead, Locality, Place

_STATES = ("PCL", "TERR", "CONT")
_LARGE = (*_STATES, "ADM1", "ADM2", "RGN", "ISL")


class StandIn(NamedTuple):
    """A locality to place a phrase by when it cannot be placed itself, and a remark that says so.

    ``instead`` is what it is to the place meant, as in `geoevents.model.Georeference`; ``areal``: its name is that of
    an area.
    """

    locality: Locality
    remark: str
    instead: Instead
    areal: bool | None = None


def ground_of(locality: Locality | Anaphor) -> Locality | Anaphor:
    """Return the innermost ground of a locality that has one ground."""
    match locality:
        case Offset(ground=inner) | Near(ground=inner) | Offshore(ground=inner) | Part(whole=inner):
            return ground_of(inner)
        case _:
            return locality


def with_ground(locality: Locality | Anaphor, ground: Locality) -> Locality:
    """Return the same locality counted from another ground."""
    match locality:
        case Offset(ground=inner) | Near(ground=inner) | Offshore(ground=inner):
            return replace(locality, ground=with_ground(inner, ground))
        case Part(whole=inner):
            return replace(locality, whole=with_ground(inner, ground))
        case _:
            return ground


def settled(label: Label, gazetteer: Gazetteer) -> Locality | None:
    """Return the locality of a label with its names in order, the smallest first, and bulletins told from notes."""
    locality = label.locality
    if isinstance(locality, Intersection) and locality.relation == "gloss":
        locality = (
            _by_the_river(locality, gazetteer)
            or _contained_gloss(locality, gazetteer)
            or _ordered_gloss(locality, gazetteer)
        )
    if locality is None:
        return None
    ground = ground_of(locality)
    if isinstance(ground, Toponym) and ground.within:
        ordered = smallest_first(ground, gazetteer, alone=locality is ground)
        if ordered is not ground:
            locality = ordered if isinstance(locality, Part) else with_ground(locality, ordered)
            ground = ordered
    if isinstance(locality, Offset) and locality.relation == "truncated" and not _is_bulletin(ground, label, gazetteer):
        return replace(locality, relation="")
    return locality


def _by_the_river(gloss: Intersection, gazetteer: Gazetteer) -> Along | None:
    """Return "Rio Negro, 20 km upstream from Manaus" as a distance along that river."""
    river, offset = gloss.parts[0], gloss.parts[-1]
    if not isinstance(river, Toponym) or not isinstance(offset, Offset) or isinstance(offset.ground, Anaphor):
        return None
    courses = gazetteer.courses
    if offset.relation not in ("upstream", "downstream") or not (courses and courses.named(river.lookup_name)):
        return None
    return Along(gloss.span, river, offset.ground, offset.distance_m, None, offset.relation)


def smallest_first(toponym: Toponym, gazetteer: Gazetteer, *, alone: bool = False) -> Toponym:
    """Turn "New Zealand, Otago, Dunedin" round; "Dunedin, Otago, New Zealand" is in order already.

    ``alone``: nothing is counted from the name, so that an unknown feature after a town is what it is about.
    """
    names = [toponym.lookup_name, *toponym.within]
    if len(names) == 1:
        return toponym
    if not _may_be_large(names[0], gazetteer):
        if alone and _stem(names[1]) and gazetteer.lookup(names[0]) and not holders_named(names[1], gazetteer):
            return Toponym(toponym.span, "", names[1], (names[0], *names[2:]))  # "Dunedin, Leith Valley"
        return toponym
    first = holders_named(names[0], gazetteer)
    if not any(place.feature_code.startswith(_LARGE) for place in first):
        return toponym
    end = len(names)
    while end > 1 and held(names[0], holders_named(names[end - 1], gazetteer), gazetteer):
        end -= 1
    if end == 1 or not (
        any(held(name, first, gazetteer) for name in names[1:end])
        or (_is_division(names[0], gazetteer) and not any(holders_named(name, gazetteer) for name in names[1:end]))
    ):
        return toponym
    names[:end] = names[end - 1 :: -1]
    return Toponym(toponym.span, "", names[0], tuple(names[1:]))


def _may_be_large(name: str, gazetteer: Gazetteer) -> bool:
    """Tell cheaply whether a name may be that of a country, a division, a region or an island."""
    return "." in name or name.isupper() or any(p.feature_code.startswith(_LARGE) for p in gazetteer.lookup(name))


def _contained_gloss(locality: Intersection, gazetteer: Gazetteer) -> Locality | None:
    """Read "Otago, 4 mi N of Dunedin" as four miles from Dunedin in Otago; None where the name is no container."""
    named, gloss = locality.parts
    if not isinstance(named, Toponym) or named.kind:
        return None
    ground = ground_of(gloss)
    if not isinstance(ground, Toponym):
        return None
    containers = smallest_first(named, gazetteer)
    chain = [holders_named(name, gazetteer) for name in (containers.lookup_name, *containers.within)]
    if (
        isinstance(gloss, Part)
        or not all(_are_areas(holders) for holders in chain)
        or not (
            any(held(ground.lookup_name, holders, gazetteer) for holders in chain)
            or _is_region(named, ground, gazetteer)
        )
    ):
        return None
    within = (*ground.within, containers.lookup_name, *containers.within)
    name = "" if ground.kind else ground.lookup_name
    return with_ground(gloss, replace(ground, name=ground.name or name, within=tuple(dict.fromkeys(within))))


def _ordered_gloss(locality: Intersection, gazetteer: Gazetteer) -> Intersection:
    """Return a gloss with the names it stands beside in order: "Nelson, Farewell Spit, 12 mls E of Puponga"."""
    named = locality.parts[0]
    if not isinstance(named, Toponym) or not named.within:
        return locality
    return replace(locality, parts=(smallest_first(named, gazetteer, alone=True), *locality.parts[1:]))


def _are_areas(holders: Sequence[Place]) -> bool:
    return any(not place.feature_code.startswith("PPL") for place in holders)


def _is_region(named: Toponym, ground: Toponym, gazetteer: Gazetteer) -> bool:
    """Tell whether a name is first of all a division whose country has no place of the ground's name."""
    if not _is_division(named.lookup_name, gazetteer):
        return False
    home = gazetteer.lookup(named.lookup_name)[0].country_code
    return all(place.country_code != home for place in gazetteer.lookup(ground.lookup_name))


def _is_division(name: str, gazetteer: Gazetteer) -> bool:
    """Tell whether a name is first of all that of a country or a first-order division."""
    return any(place.feature_code.startswith(("PCL", "ADM1")) for place in gazetteer.lookup(name)[:1])


def _is_bulletin(ground: Locality | Anaphor, label: Label, gazetteer: Gazetteer) -> bool:
    """Tell whether a truncated distance can be an agency's: its region is a country or one of the United States."""
    if not isinstance(ground, Toponym) or len(ground.within) != 1 or label.beside or label.remarks:
        return False
    return any(
        place.feature_code.startswith(_STATES) or (place.feature_code == "ADM1" and place.country_code == "US")
        for place in holders_named(ground.within[0], gazetteer)
    )


# --- names that no gazetteer has -------------------------------------------------------------------------------------


def stand_ins(
    label: Label, locality: Locality, gazetteer: Gazetteer, country_codes: Collection[str]
) -> Iterator[StandIn]:
    """Yield what a label can be placed by when its ground is in no gazetteer, the closest first.

    Another description in the same label; the place a feature is named after ("Otago Harbour" lies near Otago) where
    the label says what holds it; then the names that hold it or stand beside it. Never a whole country.
    ``country_codes`` hint where the label is from.
    """
    for other in label.others:
        said = ground_of(locality).span.text
        yield StandIn(other, f"{said!r} is not known; placed by {other.span.text!r}, said beside it", "description")
    for ground in _toponyms_of(locality):
        names = (*ground.within, *(name for t in label.beside for name in (t.lookup_name, *t.within)))
        said = ground.span.text.partition(",")[0] if ground.kind else ground.lookup_name
        stem = _stem(said)
        if stem and (
            any(held(stem, holders_named(name, gazetteer), gazetteer) for name in names)
            or any(place.country_code in country_codes for place in gazetteer.lookup(stem))
        ):
            named = Toponym(ground.span, "", stem, ground.within)
            town = any(place.feature_code.startswith("PPL") for place in gazetteer.lookup(stem, limit=1))
            near = Near(ground.span, named, _nearness(said)) if town else named  # "Otago Harbour" lies in Otago
            yield StandIn(near, f"{said!r} is in no gazetteer; taken as near {stem!r}", "namesake")
        for i, name in enumerate(names):
            holders = holders_named(name, gazetteer)
            if any(place.feature_code.startswith(_STATES) for place in holders):
                continue
            if not gazetteer.lookup(name) and not holders and _stem(name):  # "Somes Is., Wellington Hbr."
                name, holders = _stem(name), holders_named(_stem(name), gazetteer)
            remark = f"{ground.lookup_name!r} is in no gazetteer; placed at {name!r}, named beside it"
            whole = Toponym(Span(*ground.span), "", name, tuple(names[i + 1 :]))
            if _is_town(name, holders, gazetteer):
                yield StandIn(Part(ground.span, whole, "suburb"), remark, "town")
            else:
                yield StandIn(whole, remark, "division", areal=_are_areas(holders) or None)


def _is_town(name: str, holders: Sequence[Place], gazetteer: Gazetteer) -> bool:
    """Tell whether a container is a town, and no province of its country has its name ("Wellington" may be either)."""
    first = next(iter(gazetteer.lookup(name)), None)
    if first is None or not first.feature_code.startswith("PPL"):
        return bool(holders) and not _are_areas(holders)
    return not any(p.feature_code.startswith("ADM1") and p.country_code == first.country_code for p in holders)


def _toponyms_of(locality: Locality | Anaphor) -> Sequence[Toponym]:
    from geoevents.grammar import parts_of

    if isinstance(locality, Toponym):
        return (locality,)
    if isinstance(locality, Border):
        return ()
    return [found for part in parts_of(locality) for found in _toponyms_of(part)]


def _stem(name: str) -> str:
    """Return the name a feature is named after: "Otago" of "Otago Harbour", "Yuma" of "Yuma Valley"; else nothing."""
    words = name.replace(".", "").split()
    lexicon = load_lexicon()
    if len(words) < 2:
        return ""
    last = lexicon.tables["abbreviations"].get(words[-1].lower(), words[-1])
    nouns = {"kind", "facility", "line", "label_part", "part"}
    return " ".join(words[:-1]) if lexicon.phrases.classes(last).keys() & nouns else ""


def _nearness(name: str) -> str:
    """Return how near a feature lies to the town it is named after: a river runs on, a harbour or a hill is by it."""
    lexicon = load_lexicon()
    last = name.replace(".", "").split()[-1].lower()
    classes = lexicon.phrases.classes(lexicon.tables["abbreviations"].get(last, last))
    return "near" if classes.get("facility") == "river" or "line" in classes else "outside"
