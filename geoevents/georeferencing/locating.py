"""One document to located mentions: names found, chosen, joined with what else describes them, put on the map."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, partial
from operator import itemgetter
from typing import TYPE_CHECKING

from geoevents.calibration import load_calibration
from geoevents.georeferencing.chosen import Name
from geoevents.georeferencing.company import near_another
from geoevents.georeferencing.drawing import rivers_in
from geoevents.georeferencing.figures import default_extent_m
from geoevents.georeferencing.foreigners import without_foreigners
from geoevents.georeferencing.georeferencing import georeference_locality, gloss_fit
from geoevents.georeferencing.glosses import refutes
from geoevents.georeferencing.houses import with_houses
from geoevents.georeferencing.riverchoice import NEVER_WITH_ARTICLE, RIVER
from geoevents.georeferencing.scene import Scene, facility_ends, is_site
from geoevents.georeferencing.strays import without_strays
from geoevents.grammar import find_localities, mention_of
from geoevents.grammar.gaps import with_gapped_parts
from geoevents.lexicon import load_lexicon
from geoevents.lexicon.namewords import load_name_words
from geoevents.model import (
    Alternative,
    Anaphor,
    Between,
    Document,
    Georeference,
    Instead,
    Intersection,
    Locality,
    Mention,
    Near,
    Offset,
    Place,
    Protocol,
    Span,
    Toponym,
    Unresolved,
)
from geoevents.text.sentences import split_sentences
from geoevents.toponyms import find_names
from geoevents.toponyms.capitals import capital_of
from geoevents.toponyms.classes import SETTLED, place_class
from geoevents.toponyms.confidence import Told, told_by, with_confidence
from geoevents.toponyms.nouns import nouns_beside
from geoevents.toponyms.queries import as_containers, make_queries, make_toponyms
from geoevents.toponyms.resolve import Choice, resolve_queries
from geoevents.toponyms.roles import find_roles
from geoevents.toponyms.seats import as_it_is_spread, as_its_noun_asks
from geoevents.toponyms.tabulating import Prior
from geoevents.toponyms.unlisted import settle

if TYPE_CHECKING:
    from geoevents.gazetteer import Gazetteer
    from geoevents.text.words import Words
    from geoevents.toponyms.candidates import Candidate
    from geoevents.toponyms.toponyms import FoundName

Located = list[Georeference | Unresolved]

# A namesake that fits its gloss takes the place of one that does not when it is at least this likely by itself.
_LEAST_LIKELY = 0.002
_SAME_PART = 3  # sentences; what is farther away is far (judgement)
_MAY_HAVE_CAPITAL = frozenset({"name", "demonym"})
_ARTICLE = 8  # characters before a name in which its article stands
_NEXT_WORD = re.compile(r" (\w{1,30})")
_FUNCTION_WORDS = frozenset(
    {"and", "or", "in", "to", "from", "near", "between", "with", "of", "where", "by", "relative"}
)
# What stands for a village that no gazetteer has, which lies anywhere in it.
_ABOUT = frozenset({"district", "division"})
_RIVER = 0.95  # how likely a name means the river where only a river can stand (judgement)


def locate_document(
    document: Document,
    gazetteer: Gazetteer,
    country_codes: frozenset[str],
    protocol: Protocol,
    home: tuple[float, float] | None = None,
) -> Located:
    """Locate everything a document names or describes, in the order of its text.

    Parameters
    ----------
    document : Document
    gazetteer : Gazetteer
    country_codes : frozenset of str
        ISO 3166-1 alpha-2 of where the text plays: a hint.
    protocol : {"calibrated", "point-radius"}
    home : (float, float), optional
        Where its outlet is at home: lon, lat, degrees, EPSG:4326.

    Returns
    -------
    list of Georeference or Unresolved
    """
    names = read_names(document.text, gazetteer, country_codes, home)
    toponyms = [name.toponym for name in names]
    found = with_gapped_parts(document.text, find_localities(document.text, toponyms), toponyms)
    by_span = {name.toponym.span: name for name in names}
    ends = facility_ends(names)
    localities = [locality for locality in found if is_site(locality, by_span, ends)]
    glosses = {
        locality.parts[0].span: locality
        for locality in localities
        if isinstance(locality, Intersection) and locality.relation == "gloss"
    }
    names = without_foreigners(document.text, _choose_by_glosses(names, glosses))
    names = without_strays(document.text, names)
    names = _choose_rivers(document.text, names, localities, gazetteer, protocol)
    spoken_of = PlacesSpokenOf(document.text, names)
    scene = Scene(document.text, names, localities)
    results: Located = []
    taken: set[Span] = set()
    described: dict[Span, Georeference] = {}
    stand_ins: dict[Span, Georeference] = {}
    for name in names:
        description: Locality | None = glosses.get(name.toponym.span)
        confidence: float | None = None
        if description is None and name.choice is None:
            description = scene.description_of(name)
            if description is None and name.role == "literal" and (beside := scene.beside(name)) is not None:
                description, confidence = beside
        if description is not None:
            taken.add(description.span)
        located = _locate_name(name, description, scene, gazetteer, protocol, spoken_of, confidence)
        results.append(located)
        if name.place is None and isinstance(located, Georeference):
            described[name.toponym.span] = located
        if name.instead in _ABOUT and isinstance(located, Georeference):
            stand_ins[name.toponym.span] = located
    for locality in localities:
        if locality.span in taken:
            continue
        if isinstance(locality, Near) and (market := described.get(locality.ground.span)) is not None:
            # "near Al-Raqw market in Monabbih": as far as the text tells, where the market is
            results.append(replace(market, mention=mention_of(locality)))
        else:
            located = georeference_locality(
                locality, scene.place_of, gazetteer, protocol=protocol, mention=mention_of(locality),
                confidence=scene.confidence_of(locality), azimuth_deg=scene.direction_of(locality),
                around=partial(spoken_of.around, locality.span),
                countries=partial(spoken_of.countries, locality.span),
            )  # fmt: skip
            located = _as_wide(scene.with_direction_remark(located, locality), locality, stand_ins)
            results.append(_remarked(located, *scene.remarks_on(locality), instead=scene.instead_in(locality)))
    return sorted(results, key=lambda result: (result.mention.span.start, -result.mention.span.end))


# --- names and their places ------------------------------------------------------------------------------------------


def read_names(
    text: str, gazetteer: Gazetteer, country_codes: frozenset[str], home: tuple[float, float] | None = None
) -> list[Name]:
    """Find the names of a text and choose a place for each, all together."""
    context, found = find_names(text, gazetteer)
    words = context.words
    nouns = nouns_beside(words, found)
    toponyms = make_toponyms(words, found, nouns)
    queries, index = make_queries(words, found, nouns, gazetteer)
    resolve = partial(resolve_queries, prior=Prior(country_codes, home))
    settled = settle(words, found, nouns, queries, index, resolve, gazetteer, country_codes=country_codes)
    places = [choice.place for choice in settled.choices if choice is not None]
    told = told_by(places, near_another(places))
    meant = [
        choice and as_its_noun_asks(choice, queries[q].places, toponym.kind, queries[q].wanted)
        for toponym, q in zip(toponyms, index, strict=True)
        for choice in (settled.choices[q],)
    ]
    meant = [
        as_it_is_spread(words, item.candidate, choice, queries[q].places)
        for item, choice, q in zip(found, meant, index, strict=True)
    ]
    sure = [_sure(choice, item, settled.trust[q], told) for choice, item, q in zip(meant, found, index, strict=True)]
    roles = as_containers(words, found, find_roles([item.candidate for item in found], context))
    names = [
        Name(_as_drawn(toponym, settled.instead[q]), role, choice, settled.remarks[q], settled.instead[q])
        for toponym, role, choice, q in zip(toponyms, roles, sure, index, strict=True)
    ]
    names = with_houses(words, found, names)
    return [_at_its_capital(words, item.candidate, name, gazetteer) for item, name in zip(found, names, strict=True)]


def _as_drawn(toponym: Toponym, instead: Instead) -> Toponym:
    """Return a toponym without its noun where a town stands for it: a quarter is no wider than its city."""
    words = load_name_words()
    noun = instead == "town" and toponym.kind in words.noun_classes and toponym.kind not in words.kinds
    return replace(toponym, kind="") if noun else toponym


def _at_its_capital(words: Words, candidate: Candidate, name: Name, gazetteer: Gazetteer) -> Name:
    """Read "the Georgian capital" as that town, where its name does not follow."""
    found = capital_of(words, candidate, name.place, gazetteer)
    if found is None or name.choice is None or candidate.kind not in _MAY_HAVE_CAPITAL:
        return name
    capital, first, last = found
    start, end = min(name.toponym.span.start, words.start[first]), words.end[last - 1]
    toponym = Toponym(Span(start, end, words.text[start:end]), "capital", capital.name)
    return replace(name, toponym=toponym, role="literal", choice=replace(name.choice, place=capital, alternatives=()))


@dataclass(frozen=True)
class PlacesSpokenOf:
    """The settled places that a text names as sites, by sentence: they tell which stretch of a river it is about."""

    text: str
    names: Sequence[Name]

    @cached_property
    def starts(self) -> list[int]:
        """Where the sentences begin."""
        return [span.start for span in split_sentences(self.text)]

    @cached_property
    def places(self) -> list[tuple[int, Place]]:
        """The places, with the sentence that each stands in."""
        return [
            (bisect_right(self.starts, name.toponym.span.start), name.place)
            for name in self.names
            if name.place is not None and name.role == "literal" and place_class(name.place) in SETTLED
        ]

    def around(self, span: Span) -> list[list[Place]]:
        """Return the places of a span's sentence, of those up to two away, and of the whole text; each once."""
        home = bisect_right(self.starts, span.start)
        return [*(self._within(home, reach) for reach in (0, 2)), self._everywhere]

    def _within(self, home: int, reach: int) -> list[Place]:
        begin = bisect_left(self.places, home - reach, key=itemgetter(0))
        end = bisect_right(self.places, home + reach, key=itemgetter(0))
        return list({place.id: place for _, place in self.places[begin:end]}.values())

    @cached_property
    def _everywhere(self) -> list[Place]:
        return list({place.id: place for _, place in self.places}.values())

    @cached_property
    def _sentences_of(self) -> dict[str, list[int]]:
        """For each country that a name lies in or is, the sentence of each such name, in order."""
        found: dict[str, list[int]] = {}
        for name in self.names:
            if name.place is not None and (code := name.place.country_code):
                found.setdefault(code, []).append(bisect_right(self.starts, name.toponym.span.start))
        return found

    def countries(self, span: Span) -> list[str]:
        """Return the codes of the countries that the names near a span lie in or are, nearest sentence first."""
        home = bisect_right(self.starts, span.start)

        def rank(code: str) -> tuple[int, int]:
            sentences = self._sentences_of[code]
            at = bisect_left(sentences, home)
            away = min(abs(sentence - home) for sentence in sentences[max(0, at - 1) : at + 1])
            return min(away, _SAME_PART), -len(sentences)

        return sorted(self._sentences_of, key=rank)


def _sure(choice: Choice | None, name: FoundName, trust: float, told: Told) -> Choice | None:
    if choice is None:
        return None
    choice = with_confidence(choice, name.probability, name.candidate.kind, told)
    return choice if trust == 1.0 else replace(choice, probability=trust * choice.probability)


def _choose_by_glosses(names: Sequence[Name], glosses: Mapping[Span, Intersection]) -> list[Name]:
    """Let a gloss choose among namesakes: it never moves the place, and a place that fits is left alone.

    Where all namesakes lie in other countries and many times as far off as the gloss says, none is meant.
    """
    grounds = {name.toponym.span: name.choice for name in names if name.choice is not None}
    better: dict[tuple[str, str], Choice | None] = {}
    for name in names:
        gloss = glosses.get(name.toponym.span)
        offset = gloss.parts[1] if gloss else None
        if name.choice is None or not isinstance(offset, Offset) or not isinstance(offset.ground, Toponym):
            continue
        counted_from = grounds.get(offset.ground.span)
        if counted_from is None:
            continue
        ground = counted_from.place
        options = (Alternative(name.choice.place, name.choice.probability), *name.choice.alternatives)
        fits = [gloss_fit(option.place, offset, ground) * (option.probability >= _LEAST_LIKELY) for option in options]
        best = max(range(len(options)), key=lambda i: fits[i])
        if best and fits[best] == 1.0 and fits[0] < 0.5:
            rest = tuple(option for i, option in enumerate(options) if i != best)
            better[name.toponym.lookup_name, name.choice.place.id] = Choice(
                options[best].place, fits[best] / sum(fits), rest
            )
        elif refutes(options, offset, counted_from):
            better[name.toponym.lookup_name, name.choice.place.id] = None
    return [_as_chosen(name, better) for name in names] if better else list(names)


def _as_chosen(name: Name, better: Mapping[tuple[str, str], Choice | None]) -> Name:
    """Give a name the namesake chosen for it, or none and a remark where all were refused."""
    if name.choice is None:
        return name
    choice = better.get((name.toponym.lookup_name, name.choice.place.id), name.choice)
    if choice is None:
        return replace(name, choice=None, remarks=(f"no gazetteer has a {name.toponym.span.text!r} there",))
    return replace(name, choice=choice)


def _may_be_its_river(name: Name) -> bool:
    """Tell whether a name was taken for a town or division, which often bear the name of their river."""
    place, toponym = name.place, name.toponym
    return place is not None and not toponym.kind and place.feature_code.startswith(NEVER_WITH_ARTICLE)


def _has_article(text: str, span: Span) -> bool:
    """Tell whether the article before a name is the name's own: "the Dnipro and", not "the Dnipro mayor"."""
    before = text[max(0, span.start - _ARTICLE) : span.start]
    classes = load_lexicon().phrases.classes
    if not before.endswith(" ") or "the" not in classes(before.split()[-1].lower() if before.split() else ""):
        return False
    after = _NEXT_WORD.match(text, span.end)
    return after is None or not _FUNCTION_WORDS.isdisjoint(classes(after[1].lower()))


def _choose_rivers(
    text: str, names: Sequence[Name], localities: Sequence[Locality], gazetteer: Gazetteer, protocol: Protocol
) -> list[Name]:
    """Give a name that stands where only a river's can ("along the Dnipro") the river, whatever it was taken for."""
    places = {name.toponym.span: name.place for name in names}
    spoken_of = PlacesSpokenOf(text, names)

    def ground(toponym: Toponym | Anaphor) -> Place | None:
        return places.get(toponym.span)

    rivers: dict[Span, Place] = {}
    for locality in localities:
        around = partial(spoken_of.around, locality.span)
        for toponym, river in rivers_in(locality, ground, gazetteer, protocol, around):
            if places.get(toponym.span) != river:
                rivers[toponym.span] = river
    for name in names:
        nameless = name.choice is None and name.toponym.kind == RIVER
        if nameless or (_may_be_its_river(name) and _has_article(text, name.toponym.span)):
            along = Near(name.toponym.span, name.toponym, "along")
            found = rivers_in(along, ground, gazetteer, protocol, partial(spoken_of.around, along.span))
            rivers.update((toponym.span, river) for toponym, river in found)
    if not rivers:
        return list(names)
    return [
        replace(name, choice=Choice(rivers[name.toponym.span], _RIVER, ()), role="literal")
        if name.toponym.span in rivers
        else name
        for name in names
    ]


def _locate_name(
    name: Name,
    description: Locality | None,
    scene: Scene,
    gazetteer: Gazetteer,
    protocol: Protocol,
    spoken_of: PlacesSpokenOf,
    confidence: float | None,
) -> Georeference | Unresolved:
    described = description.parts[1] if isinstance(description, Intersection) else description
    around = partial(spoken_of.around, name.toponym.span)
    parts = (name.toponym,) if described is None else (name.toponym, described)
    mention = Mention(name.toponym.span, parts, name.role)
    if name.choice is None and described is not None:
        located = georeference_locality(
            described, scene.place_of, gazetteer, protocol=protocol, mention=mention,
            confidence=scene.confidence_of(described) if confidence is None else confidence,
            azimuth_deg=scene.direction_of(described),
            surface="land" if name.toponym.kind in load_name_words().kinds else "", around=around,
        )  # fmt: skip
        located = scene.with_direction_remark(located, described)
        beside = isinstance(described, Near) and described.span == name.toponym.span
        how = "lies about a place named beside it" if beside else "placed by its description"
        why = name.remarks or (f"{name.toponym.span.text!r} is in no gazetteer",)
        return _remarked(located, f"{'; '.join(why)}; {how}", instead=name.instead or "description")
    locality: Locality = name.toponym
    if isinstance(description, Intersection):
        locality = description
    choice = name.choice
    located = georeference_locality(
        locality, scene.place_of, gazetteer, protocol=protocol, mention=mention,
        confidence=choice.probability if choice else 1.0, alternatives=choice.alternatives if choice else (),
        around=around,
    )  # fmt: skip
    if locality is name.toponym or name.instead in _ABOUT:
        located = _of_its_town(located, name)
    return _remarked(located, *name.remarks, instead=name.instead)


def _of_its_town(located: Georeference | Unresolved, name: Name) -> Georeference | Unresolved:
    """Widen the town that stands for a facility called after it (an airport lies outside) or for a district."""
    kind = name.toponym.kind
    if isinstance(located, Unresolved):
        return located
    if name.instead == "district" or (name.instead == "division" and _is_small(name.place)):
        return replace(located, uncertainty_m=max(located.uncertainty_m, default_extent_m("ADM2", 0)), footprint=None)
    if kind not in load_name_words().kinds:
        return located
    if name.place is None or place_class(name.place) not in SETTLED:
        return located
    apart = load_calibration()["facility_of_town"]
    return replace(located, uncertainty_m=max(located.uncertainty_m, apart.get(kind, apart["other"])))


def _is_small(place: Place | None) -> bool:
    """Tell a division below the second order, of which the gazetteer has no area."""
    return place is not None and place_class(place) == "adm"


def _as_wide(
    located: Georeference | Unresolved, locality: Locality, stand_ins: Mapping[Span, Georeference]
) -> Georeference | Unresolved:
    """Widen what is counted from a village that its district stands for: it lies anywhere in that.

    Between two villages of one district is somewhere in it.
    """
    if isinstance(locality, Between) and isinstance(located, Unresolved):
        one, other = stand_ins.get(locality.start.span), stand_ins.get(locality.end.span)
        same = one is not None and other is not None and one.places == other.places
        return replace(one, mention=located.mention) if one is not None and same else located
    if not stand_ins or not isinstance(located, Georeference) or not isinstance(locality, Offset | Near):
        return located
    ground = stand_ins.get(locality.ground.span)
    if ground is None or located.uncertainty_m >= ground.uncertainty_m:
        return located
    return replace(located, uncertainty_m=located.uncertainty_m + ground.uncertainty_m, footprint=None)


def _remarked(located: Georeference | Unresolved, *remarks: str, instead: Instead = "") -> Georeference | Unresolved:
    if isinstance(located, Unresolved) or not (remarks or instead):
        return located
    return replace(located, remarks=(*located.remarks, *remarks), instead=located.instead or instead)
