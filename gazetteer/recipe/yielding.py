"""Names that places give up to others with a better claim: countries, towns, and divisions of the same country."""

from __future__ import annotations

from collections import defaultdict
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from geoevents.folding import fold, skeleton
from geoevents.gazetteer.names import division_names

if TYPE_CHECKING:
    from geoevents.gazetteer.names import Naming
    from recipe.draft import Draft

# A division has a claim to a spelling this like its own name, and another yields that is so much less like it (1 is
# equal; judgement on the 185 spellings of two divisions of one country: "Kordestan" and Kurdistan .78, Kermanshah .3).
_LIKE, _UNLIKE = 0.75, 0.2
# "Chukotka" begins the name of Chukotka Autonomous Okrug.
_BEGUN = 0.9


def leave_to_countries(places: dict[str, Draft], countries: dict[str, Draft]) -> None:
    """Take a country's name from its capital and divisions that go by another: Mexico City is not called Mexico."""
    for draft in places.values():
        country = countries.get(draft.country_code)
        if country is None or not (draft.feature_code == "PPLC" or draft.feature_code.startswith("ADM")):
            continue
        taken = fold(country.name)
        if fold(draft.name) != taken:
            draft.names = {name: None for name in draft.names if fold(name) != taken}


def leave_to_others(places: dict[str, Draft], countries: dict[str, Draft], english: dict[str, set[str]]) -> None:
    """Take names in other languages from countries where another place bears them: Qana is a town, not Ghana.

    Names like the English one stay, and those that English texts use (``english``: folded, by place id).
    """
    foreign: dict[str, list[tuple[Draft, str]]] = {}
    for draft in countries.values():
        for name in draft.names:
            folded = fold(name)
            if folded.isascii() and skeleton(name) != skeleton(draft.name) and folded not in english[draft.id]:
                foreign.setdefault(folded, []).append((draft, name))
    own = {draft.id for draft in countries.values()}
    for place in places.values():
        if place.id in own:
            continue
        for name in place.names:
            for draft, other in foreign.pop(fold(name), ()):
                draft.names.pop(other)


def leave_to_divisions(places: dict[str, Draft], naming: Naming) -> None:
    """Take from first-order divisions the names of their neighbours, once parts of them: Uruzgan is not Daykundi.

    Of the divisions of one country that share a spelling, those keep it that have it for their own name, or one that is
    nearly so; where none has, all do.
    """
    holders: dict[tuple[str, str], list[Draft]] = defaultdict(list)
    for draft in places.values():
        if draft.feature_code == "ADM1":
            for spelling in division_names(draft.names, draft.country_code, naming):
                holders[draft.country_code, spelling].append(draft)
    yielded: dict[str, set[str]] = defaultdict(set)
    for (_, spelling), drafts in holders.items():
        if len(drafts) > 1:
            likeness = [_likeness(spelling, draft, naming) for draft in drafts]
            best = max(likeness)
            for draft, like in zip(drafts, likeness, strict=True):
                if best == 1.0 > like or (best >= _LIKE and like <= best - _UNLIKE):
                    yielded[draft.id].add(spelling)
    for place_id, spellings in yielded.items():
        draft = places[place_id]
        draft.names = {
            name: None
            for name in draft.names
            if name == draft.name or spellings.isdisjoint(division_names([name], draft.country_code, naming))
        }


def _likeness(spelling: str, draft: Draft, naming: Naming) -> float:
    own = division_names([draft.name], draft.country_code, naming)
    begun = _BEGUN if any(name.startswith(f"{spelling} ") for name in own) else 0.0
    like = max((SequenceMatcher(None, spelling, name).ratio() for name in own), default=0.0)
    return max(begun, like)
