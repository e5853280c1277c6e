"""What a text has named so far: what "the city" goes back to, and which side of it the text speaks of."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from functools import cached_property

from geoevents.folding import fold
from geoevents.georeferencing.chosen import Name
from geoevents.georeferencing.company import Company
from geoevents.georeferencing.regions import IN_TOWN, OF_SEAT
from geoevents.lexicon import load_lexicon
from geoevents.lexicon.namewords import load_name_words
from geoevents.model import (
    Anaphor,
    Between,
    Georeference,
    Instead,
    Intersection,
    Locality,
    Mention,
    Near,
    Offset,
    Offshore,
    Part,
    Place,
    Range,
    Span,
    Toponym,
    Unresolved,
)
from geoevents.text.sentences import split_sentences
from geoevents.toponyms.classes import KNOWN, SETTLED, contains, place_class

# How far back an anaphor, or a distance that wants a direction, looks for what it goes on from (judgement).
_SENTENCES_BACK = 4
# How often an anaphor goes back to the place meant (judgement; not measured yet).
_ANTECEDENT = 0.7
_AMONG_SEVERAL = 0.5  # ... of several places of one sentence (judgement)
# Between an unknown name and the words that place it: at most so many characters ("to become", "which lies some").
_BRIDGE = 40
# "YANGON (Wire) -", "Goma, DR Congo, 3 March —": names, days and agencies, and a dash before the story.
_DATELINE = re.compile(
    r"\W{0,3}[A-Z][\w.'’-]{0,30}(?:(?:,? |, ?|/)(?:[A-Z][\w.'’-]{0,30}|\d{1,4}|\([^()\n]{1,60}\))){0,9}(?: ?[–—]| --?) "
)
# The classes of place an anaphor may go back to, by its kind in the lexicon; other kinds go back to settled places.
_ANAPHOR_CLASSES: Mapping[str, frozenset[str]] = {
    "country": frozenset({"country"}),
    "province": frozenset({"adm1", "adm2"}),
    "island": frozenset({"other", "region"}),
    "coast": frozenset(),
    "border": frozenset(),
    "start": frozenset(),
}
# Parts that a people cannot have: "a Turkish source" is a person.
_PARTS_OF_LAND = frozenset({"source", "mouth", "summit"})
_CAPITALS_BACK = 200  # names before "the capital" among which one is looked for (judgement)
_STATES = frozenset({"country", "continent"})


def is_site(locality: Locality, names: Mapping[Span, Name], facility_ends: Set[int]) -> bool:
    """Tell whether a locality is where something can be, not a relation: "talks between Paris and Ankara" is none.

    ``facility_ends`` is where the facilities named end: a stretch behind one only says which is meant ("the Rafah
    crossing between Gaza and Egypt").
    """
    if isinstance(locality, Between):
        if locality.span.start - 1 in facility_ends:
            return False
        ends = [names.get(end.span) for end in (locality.start, locality.end) if isinstance(end, Toponym)]
        known = [name for name in ends if name is not None]
        if len(known) == 2 and (
            all(name.role == "associative" for name in known)
            or all(name.place is not None and place_class(name.place) in _STATES for name in known)
        ):
            return False
    if isinstance(locality, Near | Offset | Offshore) and _ends_with_a_people(locality):
        return False
    if isinstance(locality, Part) and isinstance(locality.whole, Toponym):
        return not (locality.whole.kind == "demonym" and locality.side in _PARTS_OF_LAND)
    return True


def _ends_with_a_people(locality: Near | Offset | Offshore) -> bool:
    """Tell whether a people only describes what follows a locality: "outside the Iranian embassy"."""
    ground: object = locality.ground
    while isinstance(ground, Near | Offset | Offshore):
        ground = ground.ground
    return isinstance(ground, Toponym) and ground.kind == "demonym" and ground.span.end == locality.span.end


def facility_ends(names: Iterable[Name]) -> frozenset[int]:
    """Return where the facilities among names end, as offsets."""
    kinds = load_name_words().kinds
    return frozenset(name.toponym.span.end for name in names if name.place is not None and name.toponym.kind in kinds)


@dataclass(frozen=True)
class Scene:
    """The names and localities of one text, in order."""

    text: str
    names: Sequence[Name]
    localities: Sequence[Locality]

    @cached_property
    def _sentences(self) -> list[int]:
        return [span.start for span in split_sentences(self.text)]

    @cached_property
    def _starts(self) -> list[int]:
        return [name.toponym.span.start for name in self.names]

    @cached_property
    def _by_span(self) -> dict[Span, Name]:
        return {name.toponym.span: name for name in self.names}

    def place_of(self, ground: Toponym | Anaphor) -> Place | Unresolved | None:
        """Return the place a ground stands for; None when no gazetteer, or nothing before, has it."""
        if isinstance(ground, Anaphor):
            return self._antecedent(ground)
        name = self._by_span.get(ground.span)
        if name is not None and name.refused is not None:
            return Unresolved(Mention(ground.span, (ground,), name.role), "; ".join(name.remarks))
        return name.place if name else None

    def _antecedent(self, anaphor: Anaphor) -> Place | None:
        """Return the place an anaphor goes back to: the nearest literal one before it of a fitting class."""
        if (named := self._named_after(anaphor)) is not None:
            return named
        vocabulary = load_name_words()
        folded = fold(anaphor.span.text)
        facility = vocabulary.facility_in(folded.split()) if anaphor.kind == "facility" else None
        if folded in vocabulary.capital_words:
            return self._capital_before(anaphor)
        if facility is not None:
            return self._facility_before(anaphor, vocabulary.alike(facility.kind))
        fitting = self._fitting_before(anaphor)
        return fitting[0].place if fitting else None

    def _facility_before(self, anaphor: Anaphor, kinds: frozenset[str]) -> Place | None:
        """Return the facility of some kinds that was named last before an anaphor."""
        for name in self._before(anaphor):
            if name.role == "literal" and name.toponym.kind in kinds:
                return name.place
        return None

    def _fitting_before(self, anaphor: Anaphor) -> list[Name]:
        """Return the places an anaphor may go back to, of the nearest sentence that names any; the likeliest first.

        That is the one named last, but a place that an earlier sentence opens with is what it speaks of: "Sirte lies
        between Misrata and Benghazi. 50 km to the west ..."
        """
        classes = _ANAPHOR_CLASSES.get(anaphor.kind, SETTLED)
        fitting: list[Name] = []
        begin = -1
        for name in self._before(anaphor):
            span = name.toponym.span
            sentence = self._sentence_start(span.start)
            if fitting and sentence != begin:
                break
            if (
                name.role == "literal"
                and name.place is not None
                and place_class(name.place) in classes
                and span not in self._gloss_grounds
                and not self._describes(span, anaphor)
            ):
                fitting.append(name)
                begin = sentence
        told = [name for name in fitting if not self._is_dateline(name)]
        if told and len(told) < len(fitting):
            return told
        if len(fitting) > 1 and fitting[-1].toponym.span.start == begin < self._sentence_start(anaphor.span.start):
            fitting.insert(0, fitting.pop())
        return fitting

    def _is_dateline(self, name: Name) -> bool:
        """Tell whether a name only says where a dispatch was written."""
        start, end, _ = name.toponym.span
        line = self.text.rfind("\n", 0, start) + 1
        dateline = _DATELINE.match(self.text, line)
        return dateline is not None and end <= dateline.end()

    def _before(self, anaphor: Anaphor) -> Iterator[Name]:
        """Yield the names with a place that end before an anaphor, not many sentences back, the nearest first."""
        earliest = self._sentence_start(anaphor.span.start, back=_SENTENCES_BACK)
        for i in range(bisect_left(self._starts, anaphor.span.start) - 1, -1, -1):
            name = self.names[i]
            if name.toponym.span.start < earliest:
                return
            if name.toponym.span.end <= anaphor.span.start and name.place is not None:
                yield name

    def _rivals(self, locality: Locality) -> tuple[str, str]:
        """Return what a locality is counted from that it does not name, and what else it could be counted from."""
        ground = getattr(locality, "ground", None)
        if not isinstance(ground, Anaphor) or self._named_after(ground) is not None:
            return "", ""
        folded = fold(ground.span.text)
        vocabulary = load_name_words()
        if folded in vocabulary.capital_words or (
            ground.kind == "facility" and vocabulary.facility_in(folded.split()) is not None
        ):
            return "", ""
        one, *others = [name.toponym.span.text for name in self._fitting_before(ground)] or [""]
        return one, ", ".join(dict.fromkeys(other for other in others if fold(other) != fold(one)))

    def _capital_before(self, anaphor: Anaphor) -> Place | None:
        """Return the capital that "the capital" goes back to: the spoken-of country's own, else the one named last."""
        nearest: Place | None = None
        country = ""
        end = bisect_left(self._starts, anaphor.span.start)
        for name in reversed(self.names[max(0, end - _CAPITALS_BACK) : end]):
            place, span = name.place, name.toponym.span
            if place is None:
                continue
            if place_class(place) != "capital":
                country = country or (place.country_code if name.role == "literal" else "")
            elif span in self._gloss_grounds or self._describes(span, anaphor):
                continue
            elif place.country_code == country:
                return place
            else:
                nearest = nearest or place
        return nearest

    def _named_after(self, anaphor: Anaphor) -> Place | None:
        """Return the place that follows an anaphor and names it: "the border crossing at Wagah"."""
        i = bisect_left(self._starts, anaphor.span.end)
        if i == len(self.names):
            return None
        between = self.text[anaphor.span.end : self._starts[i]]
        naming = load_lexicon().tables["joints"]["naming"]
        return self.names[i].place if between[:1] == " " and between.strip() in naming else None

    def _describes(self, span: Span, anaphor: Anaphor) -> bool:
        """Tell whether an anaphor stands in the description of a name: it cannot go back to what it describes."""
        return any(start <= anaphor.span.start < end for start, end in self._descriptions.get(span, ()))

    @cached_property
    def _descriptions(self) -> Mapping[Span, Sequence[tuple[int, int]]]:
        """Where each name that is joined with a description is described: start and end, by the name's span."""
        found: dict[Span, list[tuple[int, int]]] = {}
        for locality in self.localities:
            if isinstance(locality, Intersection):
                found.setdefault(locality.parts[0].span, []).append((locality.span.start, locality.span.end))
        return found

    @cached_property
    def _gloss_grounds(self) -> set[Span]:
        """Spans of names that only serve to describe another: no text goes on from them."""
        return {
            locality.ground.span
            for locality in self._offsets
            if isinstance(locality.ground, Toponym) and locality.distance_m is not None
        }

    @cached_property
    def _offsets(self) -> list[Offset]:
        found = []
        for locality in self.localities:
            parts = getattr(locality, "parts", (locality,))
            found += [part for part in parts if isinstance(part, Offset)]
        return found

    @cached_property
    def _offset_starts(self) -> list[int]:
        return [offset.span.start for offset in self._offsets]

    @cached_property
    def _locality_starts(self) -> list[int]:
        return [locality.span.start for locality in self.localities]

    @cached_property
    def _company(self) -> Company:
        return Company(self.text, self.names)

    def beside(self, name: Name) -> tuple[Near, float] | None:
        """Return where a name that nothing places must be, about a name in its company, and how sure that is."""
        k = bisect_left(self._starts, name.toponym.span.start)
        anchor = self._company.anchor(k)
        if anchor is None or anchor.name.choice is None:
            return None
        how = IN_TOWN if self._company.is_in_town(k, anchor) else anchor.how
        how = OF_SEAT if how == "held" and _may_mean_province(name, anchor.name) else how
        near = Near(name.toponym.span, anchor.name.toponym, relation=how)
        return near, anchor.trust * anchor.name.choice.probability

    def description_of(self, name: Name) -> Locality | None:
        """Return the locality that places an unknown name: the one that follows it, with no other name between.

        In the same sentence it must follow closely; in the next one it must go on from what was said ("They now sit
        45 km from the city centre").
        """
        end = name.toponym.span.end
        i = bisect_left(self._locality_starts, end)
        if i == len(self.localities):
            return None
        locality = self.localities[i]
        begin = locality.span.start
        goes_on = isinstance(locality, Offset) and isinstance(locality.ground, Anaphor | Part)
        if self._sentence_start(begin) > end:
            if not goes_on or self._sentence_start(begin, back=1) > end:
                return None
        elif begin - end > _BRIDGE:
            return None
        if bisect_left(self._starts, end) < bisect_left(self._starts, begin):
            return None
        return locality if isinstance(locality, Offset) else None

    def confidence_of(self, locality: Locality) -> float:
        """Return how sure the places are that a locality is counted from: that of the least sure one."""
        grounds = [name.choice.probability for name in self._names_in(locality) if name.choice is not None]
        return min(grounds, default=_ANTECEDENT)

    def remarks_on(self, locality: Locality) -> tuple[str, ...]:
        """Return what a reader must know of the places that a locality is counted from, each fact once."""
        return tuple(dict.fromkeys(remark for name in self._names_in(locality) for remark in name.remarks))

    def instead_in(self, locality: Locality) -> Instead:
        """Return what stands for a place that a locality is counted from, where no gazetteer has it."""
        return next((name.instead for name in self._names_in(locality) if name.instead), "")

    def _names_in(self, locality: Locality) -> list[Name]:
        start, end, _ = locality.span
        inside = self.names[bisect_left(self._starts, start) : bisect_left(self._starts, end)]
        return [name for name in inside if name.toponym.span.end <= end]

    def direction_of(self, locality: Locality) -> Range | None:
        """Return the direction the text gives, shortly before, for a distance that has none.

        "Forces stationed west of Sirte ... fell back to 50 km from the city centre": west.
        """
        if not isinstance(locality, Offset) or locality.azimuth_deg is not None or locality.distance_m is None:
            return None
        ground = self._ground_place(locality)
        earliest = self._sentence_start(locality.span.start, back=_SENTENCES_BACK)
        for i in range(bisect_left(self._offset_starts, locality.span.start) - 1, -1, -1):
            other = self._offsets[i]
            if other.span.start < earliest:
                return None
            if other.span.end > locality.span.start or other.azimuth_deg is None:
                continue
            if ground is not None and self._ground_place(other) == ground:
                return other.azimuth_deg
        return None

    def _ground_place(self, offset: Offset) -> Place | None:
        ground = offset.ground
        while isinstance(ground, Part):
            ground = ground.whole
        if not isinstance(ground, Toponym | Anaphor):
            return None
        place = self.place_of(ground)
        return place if isinstance(place, Place) else None

    def with_direction_remark(
        self, located: Georeference | Unresolved, locality: Locality
    ) -> Georeference | Unresolved:
        """Add where the direction of a distance without one was taken from, and what else its ground could be."""
        if isinstance(located, Unresolved):
            return located
        remarks: list[str] = []
        confidence = located.confidence
        if (azimuth := self.direction_of(locality)) is not None:
            remarks.append(f"the direction, about {azimuth.best % 360:.0f}°, is taken from the sentences before")
        ground, others = self._rivals(locality)
        if others:
            remarks.append(f"counted from {ground}, named in one sentence with {others}")
            confidence = min(confidence, _AMONG_SEVERAL)
        return replace(located, remarks=(*located.remarks, *remarks), confidence=confidence) if remarks else located

    def _sentence_start(self, offset: int, *, back: int = 0) -> int:
        i = bisect_right(self._sentences, offset) - 1 - back
        return self._sentences[i] if i >= 0 else 0


def _may_mean_province(name: Name, holder: Name) -> bool:
    """Tell whether a name that no noun makes a house or quarter is "in" a town that its province is called after."""
    place, words = holder.place, load_name_words()
    if place is None or holder.choice is None or place.feature_code != "PPLA" or place.population > KNOWN:
        return False
    if name.toponym.kind in words.kinds or name.toponym.kind in words.compound_nouns.values():
        return False
    units = (other.place for other in holder.choice.alternatives)
    return any(place_class(unit) == "adm1" and contains(unit, place) for unit in units)
