"""The scores of candidates are fitted by the sets they may come in."""

from collections import Counter

import pytest

from geoevents.toponyms.candidates import Candidate

pytest.importorskip("scipy")
from name_sets import fit_sets, lay_out_sets

# "Paris", "Paris Street", and "Texas" apart from both.
CANDIDATES = [Candidate(0, 1, "name", "x", ()), Candidate(0, 2, "street", "x", ()), Candidate(4, 5, "name", "x", ())]


def test_sets_hold_no_two_that_overlap_and_the_gold_one_is_right() -> None:
    sets = lay_out_sets([(CANDIDATES, [0, 1, 1])])
    rows = [tuple(row) for row in sets.members.toarray().astype(int).tolist()]
    assert rows == [(0, 0, 0), (1, 0, 0), (0, 1, 0), (0, 0, 0), (0, 0, 1)]
    assert sets.owner.tolist() == [0, 0, 0, 1, 1]
    assert sets.right.tolist() == [False, False, True, False, True]


def test_an_inner_name_learns_to_yield_only_where_a_longer_one_is() -> None:
    documents = [(CANDIDATES, [0, 1, 1])] * 20
    rows = [["name", "inside"], ["street"], ["name"]] * 20
    counts = Counter({"name": 20, "inside": 20, "street": 20})
    model = fit_sets(rows, lay_out_sets(documents), strength=1.0, counts=counts, least=2)
    assert model.score(["name"]) > 1.0
    assert model.score(["street"]) > model.score(["name", "inside"])
