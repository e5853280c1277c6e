"""Lists as reports write them: joints, counts, routes, and the candidates that they lead to."""

from __future__ import annotations

import pytest

from geoevents import open_gazetteer
from geoevents.lexicon.namewords import load_name_words
from geoevents.text.words import split_words
from geoevents.toponyms.candidates import find_candidates
from geoevents.toponyms.lists import is_counted, is_joint, member_after, member_before

GAZETTEER = open_gazetteer()


def unlisted(text: str) -> set[str]:
    found = find_candidates(split_words(text), GAZETTEER, load_name_words())
    return {candidate.name for candidate in found if candidate.kind == "unlisted"}


@pytest.mark.parametrize(
    "gap", [", ", "; ", " and ", ", and ", " & ", "–", " – ", " (9,870), ", " 12; ", " (14,210 HH) and ", " (Banda); "]
)
def test_what_stands_between_members_of_a_list(gap: str) -> None:
    assert is_joint(gap)


@pytest.mark.parametrize("gap", [" ", ". ", " to ", " in ", " (9,870) came to ", ":\n", " road, which "])
def test_what_ends_a_list(gap: str) -> None:
    assert not is_joint(gap)


def test_members_are_found_past_their_counts() -> None:
    words = split_words("Koumra (3,410 HH), Bessada (2,260) and Dembo")
    bessada, dembo = words.folded.index("bessada"), words.folded.index("dembo")
    assert (member_before(words, bessada), member_after(words, 1)) == (1, bessada)
    assert (member_before(words, dembo), member_after(words, bessada + 1)) == (bessada + 1, dembo)
    assert (member_before(words, 0), member_after(words, len(words))) == (-1, -1)
    assert is_counted(words, 1)
    assert not is_counted(words, len(words))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Households: Koumra (3,410), Xyzzyville (2,260), Plughtown (75).", {"xyzzyville", "plughtown"}),
        ("In Kassanda: Xyzzyville, Plughtown.", {"xyzzyville", "plughtown"}),
        ("The Maroua-Bogo-Xyzzyville road is cut.", {"xyzzyville"}),
        ("Nurses at Xyzzyville left. Soon after, Xyzzyville hospital burnt.", {"xyzzyville"}),
        ("People of the village crossed the Xyzzyville on rafts.", set()),
        ("He went to Xyzzyville. Mary Xyzzyville stayed. Xyzzyville wept.", {"xyzzyville"}),
    ],
)
def test_lists_routes_and_facilities_lead_to_names_no_index_has(text: str, names: set[str]) -> None:
    assert unlisted(text) == names


def test_a_surname_is_no_place_where_nothing_leads_to_it() -> None:
    def places(text: str) -> int:
        found = find_candidates(split_words(text), GAZETTEER, load_name_words())
        return sum(candidate.name == "xyzzyville" for candidate in found)

    assert places("He went to Xyzzyville. Then Xyzzyville wept.") == 2
    assert places("He went to Xyzzyville. Mary Xyzzyville stayed. Then Xyzzyville wept.") == 1


def test_a_hyphened_name_is_no_route() -> None:
    assert "xyzzy" not in unlisted("A ferry reached Xyzzy-Plugh on Monday.")
