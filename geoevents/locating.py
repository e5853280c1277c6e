"""One document to located mentions: names found, chosen, joined with what else describes them, put on the map."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from geoevents.georeferencing import georeference_locality, gloss_fit
from geoevents.grammar import find_localities, mention_of
from geoevents.model import (
    Alternative,
    Document,
    Georeference,
    Intersection,
    Locality,
    Mention,
    Offset,
    Protocol,
    Span,
    Toponym,
    Unresolved,
)
from geoevents.namewords import load_name_words
from geoevents.queries import make_queries, make_toponyms
from geoevents.resolve import SETTLED, Choice, Prior, Query, place_class, resolve_queries, with_confidence
from geoevents.roles import find_roles
from geoevents.scene import Name, Scene, is_site
from geoevents.toponyms import find_names

if TYPE_CHECKING:
    from geoevents.gazetteer import Gazetteer

Located = list[Georeference | Unresolved]

# A namesake that fits its gloss takes the place of one that does not when it is at least this likely by itself.
_LEAST_LIKELY = 0.002


def locate_document(
    document: Document,
    gazetteer: Gazetteer,
    country_codes: frozenset[str],
    protocol: Protocol,
    home: tuple[float, float] | None = None,
) -> Located:
    """Locate everything a document names or describes, in the order of its text."""
    names = read_names(document.text, gazetteer, country_codes, home)
    found = find_localities(document.text, [name.toponym for name in names])
    by_span = {name.toponym.span: name for name in names}
    localities = [locality for locality in found if is_site(locality, by_span)]
    glosses = {
        locality.parts[0].span: locality
        for locality in localities
        if isinstance(locality, Intersection) and locality.relation == "gloss"
    }
    names = _choose_by_glosses(names, glosses)
    scene = Scene(document.text, names, localities)
    results: Located = []
    taken: set[Span] = set()
    for name in names:
        description: Locality | None = glosses.get(name.toponym.span)
        if description is None and name.choice is None:
            description = scene.description_of(name)
        if description is not None:
            taken.add(description.span)
        results.append(_locate_name(name, description, scene, gazetteer, protocol))
    for locality in localities:
        if locality.span not in taken:
            located = georeference_locality(
                locality, scene.place_of, gazetteer, protocol=protocol, mention=mention_of(locality),
                confidence=scene.confidence_of(locality), azimuth_deg=scene.direction_of(locality),
            )  # fmt: skip
            results.append(scene.with_direction_remark(located, locality))
    return sorted(results, key=lambda result: (result.mention.span.start, -result.mention.span.end))


# --- names and their places ------------------------------------------------------------------------------------------


def read_names(
    text: str, gazetteer: Gazetteer, country_codes: frozenset[str], home: tuple[float, float] | None = None
) -> list[Name]:
    """Find the names of a text and choose a place for each, all together."""
    context, found = find_names(text, gazetteer)
    words = context.words
    toponyms = make_toponyms(words, found)
    queries, index = make_queries(words, found, gazetteer)
    prior = Prior(country_codes, home)
    choices = resolve_queries(queries, prior=prior)
    remarks: list[tuple[str, ...]] = [()] * len(queries)
    again = False
    for q, query in enumerate(queries):
        if query.facility:
            countries = country_codes | {
                choice.place.country_code
                for k, choice in enumerate(choices)
                if choice and k != q and choice.place.country_code
            }
            queries[q], remarks[q] = _spelled_otherwise(query, toponyms[index.index(q)], countries, gazetteer)
            again = again or queries[q] is not query
    if again:
        choices = resolve_queries(queries, prior=prior)
    roles = find_roles([item.candidate for item in found], context)
    return [
        Name(toponym, role, _sure(choices[q], item.probability), remarks[q])
        for toponym, role, item, q in zip(toponyms, roles, found, index, strict=True)
    ]


def _sure(choice: Choice | None, name_probability: float) -> Choice | None:
    return choice and with_confidence(choice, name_probability)


def _spelled_otherwise(
    query: Query, toponym: Toponym, countries: Collection[str], gazetteer: Gazetteer
) -> tuple[Query, tuple[str, ...]]:
    """Look for a facility by its consonants in the countries of the text, then for the town it is named after."""
    facility = load_name_words().kinds.get(toponym.kind)
    if facility is None or not countries:
        return query, ()
    name = toponym.lookup_name
    near = tuple(place for place in query.places if place.country_code in countries)
    if not near:
        near = gazetteer.similar(name, country_codes=countries, feature_codes=facility.feature_codes)
    if near:
        rest = tuple(place for place in query.places if place not in near)
        return (query, ()) if not rest and near == query.places else (replace(query, places=near + rest), ())
    if query.places:
        return query, ()
    settled = tuple(
        place for place in gazetteer.lookup(name) if place_class(place) in SETTLED and place.country_code in countries
    )
    if settled:
        return replace(query, places=settled), (f"{toponym.span.text!r} is in no gazetteer; stands for its town",)
    return query, ()


def _choose_by_glosses(names: Sequence[Name], glosses: Mapping[Span, Intersection]) -> list[Name]:
    """Let a gloss choose among namesakes: it never moves the place, and a place that fits is left alone."""
    places = {name.toponym.span: name.place for name in names}
    better: dict[tuple[str, str], Choice] = {}
    for name in names:
        gloss = glosses.get(name.toponym.span)
        offset = gloss.parts[1] if gloss else None
        if name.choice is None or not isinstance(offset, Offset) or not isinstance(offset.ground, Toponym):
            continue
        ground = places.get(offset.ground.span)
        if ground is None:
            continue
        options = (Alternative(name.choice.place, name.choice.probability), *name.choice.alternatives)
        fits = [gloss_fit(option.place, offset, ground) * (option.probability >= _LEAST_LIKELY) for option in options]
        best = max(range(len(options)), key=lambda i: fits[i])
        if best and fits[best] == 1.0 and fits[0] < 0.5:
            rest = tuple(option for i, option in enumerate(options) if i != best)
            better[name.toponym.lookup_name, name.choice.place.id] = Choice(
                options[best].place, fits[best] / sum(fits), rest
            )
    return [
        replace(name, choice=better.get((name.toponym.lookup_name, name.choice.place.id), name.choice))
        if name.choice
        else name
        for name in names
    ]


def _locate_name(
    name: Name, description: Locality | None, scene: Scene, gazetteer: Gazetteer, protocol: Protocol
) -> Georeference | Unresolved:
    described = description.parts[1] if isinstance(description, Intersection) else description
    parts = (name.toponym,) if described is None else (name.toponym, described)
    mention = Mention(name.toponym.span, parts, name.role)
    if name.choice is None and described is not None:
        located = georeference_locality(
            described, scene.place_of, gazetteer, protocol=protocol, mention=mention,
            confidence=scene.confidence_of(described),
            azimuth_deg=scene.direction_of(described),
            surface="land" if name.toponym.kind in load_name_words().kinds else "",
        )  # fmt: skip
        located = scene.with_direction_remark(located, described)
        return _remarked(located, f"{name.toponym.span.text!r} is in no gazetteer; placed by its description")
    locality: Locality = name.toponym
    if isinstance(description, Intersection):
        locality = description
    choice = name.choice
    located = georeference_locality(
        locality, scene.place_of, gazetteer, protocol=protocol, mention=mention,
        confidence=choice.probability if choice else 1.0, alternatives=choice.alternatives if choice else (),
    )  # fmt: skip
    return _remarked(located, *name.remarks)


def _remarked(located: Georeference | Unresolved, *remarks: str) -> Georeference | Unresolved:
    if isinstance(located, Unresolved) or not remarks:
        return located
    return replace(located, remarks=(*located.remarks, *remarks))
