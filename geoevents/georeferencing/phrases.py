"""One phrase to one georeference: read, names chosen, placed, or placed by what stands beside."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from geoevents import planes
from geoevents.georeferencing.drawing import rivers_in
from geoevents.georeferencing.georeferencing import georeference_locality
from geoevents.georeferencing.labels import ground_of, settled, stand_ins
from geoevents.georeferencing.riverchoice import NEVER_WITH_ARTICLE
from geoevents.grammar import Label, mention_of, read_label
from geoevents.lexicon import load_lexicon
from geoevents.model import (
    Anaphor,
    Georeference,
    Line,
    Locality,
    Mention,
    Near,
    Offshore,
    Part,
    Place,
    Protocol,
    Span,
    Toponym,
    Unresolved,
)
from geoevents.toponyms.containers import holders_named
from geoevents.toponyms.namesakes import Choice, choose_places
from geoevents.toponyms.seats import as_its_noun_asks, noun_of

if TYPE_CHECKING:
    from geoevents.gazetteer import Gazetteer


def georeference_phrase(
    phrase: str,
    gazetteer: Gazetteer,
    *,
    country_codes: Collection[str] = (),
    protocol: Protocol = "calibrated",
) -> Georeference | Unresolved:
    """Locate one phrase.

    Parameters
    ----------
    phrase : str
        "450 km east of Tripoli"; containers may follow commas ("57 km S of Deltana, Alaska").
    gazetteer : Gazetteer
    country_codes : collection of str
        ISO 3166-1 alpha-2: where the phrase plays, a hint.
    protocol : {"calibrated", "point-radius"}

    Returns
    -------
    Georeference or Unresolved
        Unresolved says what is missing.
    """
    label = read_label(phrase)
    bare = _bare_name(phrase, label.locality, gazetteer)
    if bare is not None:
        label = Label(bare, "")
    locality = settled(label, gazetteer)
    if locality is None or label.reason:
        span = Span(0, len(phrase), phrase)
        return Unresolved(Mention(span, (locality,) if locality else ()), label.reason)
    beside = tuple(toponym.lookup_name for toponym in label.beside)
    choices: Mapping[Span, Choice] = {
        span: as_its_noun_asks(choice, [other.place for other in choice.alternatives], noun_of(phrase, span))
        for span, choice in choose_places(locality, gazetteer, frozenset(country_codes), beside).items()
    }
    if isinstance(locality, Toponym):
        choices = _with_river(phrase, locality, choices, gazetteer)
    country = _named_country(label, locality, choices, gazetteer)
    result = _from_choices(locality, choices, gazetteer, protocol, country)
    if isinstance(result, Unresolved) and isinstance(locality, Offshore):
        result = _at_a_coast(locality, choices, gazetteer, protocol) or result
    if isinstance(result, Unresolved):
        result = _stood_in(label, locality, result, gazetteer, frozenset(country_codes), protocol)
    if isinstance(result, Unresolved):
        return result
    return replace(result, remarks=(*result.remarks, *label.remarks)) if label.remarks else result


def _named_country(label: Label, locality: Locality, choices: Mapping[Span, Choice], gazetteer: Gazetteer) -> str:
    """Return the code of the country that the label names and its ground lies in; empty for none."""
    ground = ground_of(locality)
    names = [name for toponym in label.beside for name in (toponym.lookup_name, *toponym.within)]
    choice = choices.get(ground.span) if isinstance(ground, Toponym) else None
    if isinstance(ground, Toponym):
        names += ground.within
    if choice is None or choice.place is None or not names:
        return ""
    code = choice.place.country_code
    named = (place for name in names for place in holders_named(name, gazetteer))
    return code if any(p.country_code == code and p.feature_code.startswith("PCL") for p in named) else ""


# A stand-in wider than this says less than the phrase it stands for (judgement: a large province).
_WIDEST_STAND_IN_M = 400_000.0


def _stood_in(
    label: Label,
    locality: Locality,
    unresolved: Unresolved,
    gazetteer: Gazetteer,
    country_codes: frozenset[str],
    protocol: Protocol,
) -> Georeference | Unresolved:
    """Place a label whose ground is in no gazetteer by what holds it, as much wider as its distance is long."""
    for instead in stand_ins(label, locality, gazetteer, country_codes):
        choices = choose_places(instead.locality, gazetteer, country_codes, areal=instead.areal)
        result = _from_choices(instead.locality, choices, gazetteer, protocol)
        if isinstance(result, Unresolved) or result.uncertainty_m > _WIDEST_STAND_IN_M:
            continue
        distance = getattr(locality, "distance_m", None)
        farther = distance.high if distance is not None else 0.0
        footprint = planes.buffer(result.footprint, farther) if result.footprint is not None and farther else None
        return replace(
            result,
            mention=unresolved.mention,
            uncertainty_m=result.uncertainty_m + farther,
            footprint=footprint or (None if farther else result.footprint),
            remarks=(*result.remarks, instead.remark),
            instead=result.instead or instead.instead,
        )
    return unresolved


def _from_choices(
    locality: Locality,
    choices: Mapping[Span, Choice],
    gazetteer: Gazetteer,
    protocol: Protocol,
    country_code: str = "",
) -> Georeference | Unresolved:
    def ground(toponym: Toponym | Anaphor) -> Place | Unresolved | None:
        if isinstance(toponym, Anaphor):
            return None
        choice = choices[toponym.span]
        if choice.place is None:
            return Unresolved(Mention(toponym.span, (toponym,)), choice.reason)
        return choice.place

    chosen = [choice for choice in choices.values() if choice.place is not None]
    weakest = min(chosen, key=lambda choice: choice.probability, default=None)
    result = georeference_locality(
        locality,
        ground,
        gazetteer,
        protocol=protocol,
        mention=mention_of(locality),
        confidence=weakest.probability if weakest else 1.0,
        alternatives=weakest.alternatives if weakest else (),
        country_code=country_code,
    )
    remarks = tuple(choice.remark for choice in chosen if choice.remark)
    if isinstance(result, Georeference) and remarks:
        instead = next((choice.instead for choice in chosen if choice.instead), result.instead)
        return replace(result, remarks=(*result.remarks, *remarks), instead=instead)
    return result


def _with_river(
    phrase: str, name: Toponym, choices: Mapping[Span, Choice], gazetteer: Gazetteer
) -> Mapping[Span, Choice]:
    """Choose the river for "the Dnipro": no town or division that is named after its river has the article."""
    chosen = choices[name.span]
    article = phrase[: name.span.start].strip() or phrase.strip().partition(" ")[0]
    place = chosen.place
    if place is None or "the" not in load_lexicon().phrases.classes(article.lower()) or name.kind or name.within:
        return choices
    with_article = gazetteer.lookup(f"{article} {name.lookup_name}", limit=5)
    river = next((other for other in with_article if gazetteer.course(other) is not None), None)
    if river is not None:
        return {**choices, name.span: replace(chosen, place=river)}
    if place.feature_code.startswith(NEVER_WITH_ARTICLE):
        found = rivers_in(Near(name.span, name, "along"), lambda _: place, gazetteer, "calibrated")
        return {**choices, name.span: replace(chosen, place=found[0][1])} if found else choices
    return choices


def _at_a_coast(
    locality: Offshore, choices: Mapping[Span, Choice], gazetteer: Gazetteer, protocol: Protocol
) -> Georeference | None:
    """Return the likeliest namesake that has a sea to be off; None when none has."""
    for span, choice in choices.items():
        for other in choice.alternatives:
            instead = {**choices, span: Choice(other.place, other.probability, ())}
            result = _from_choices(locality, instead, gazetteer, protocol)
            if isinstance(result, Georeference):
                return result
    return None


def _bare_name(phrase: str, locality: Locality | None, gazetteer: Gazetteer) -> Toponym | None:
    """Return the phrase as one name where the gazetteer has it: "North Platte" is no part of Platte."""
    if locality is not None and not isinstance(locality, Part | Line):
        return None
    words = phrase.strip().rstrip(".")
    if words.islower() or len(words) > 60 or not gazetteer.lookup(words, limit=1):
        return None
    start = phrase.index(words)
    return Toponym(Span(start, start + len(words), words))
