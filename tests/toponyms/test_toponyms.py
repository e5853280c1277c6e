from hypothesis import given
from hypothesis import strategies as st

from geoevents.toponyms import best_set, covered_flags
from geoevents.toponyms.candidates import Candidate


def candidate(first: int, last: int) -> Candidate:
    return Candidate(first, last, "name", "x", ())


def test_best_set_prefers_the_greater_sum_to_the_longer_name() -> None:
    candidates = [candidate(0, 3), candidate(0, 1), candidate(2, 3)]
    assert best_set(candidates, [1.0, 0.8, 0.7]) == [1, 2]
    assert best_set(candidates, [2.0, 0.8, 0.7]) == [0]


@given(st.lists(st.tuples(st.integers(0, 8), st.integers(1, 3), st.floats(-2, 5)), max_size=9))
def test_best_set_is_the_best_of_all_sets_without_overlap(rows: list[tuple[int, int, float]]) -> None:
    candidates = [candidate(first, first + size) for first, size, _ in rows]
    scores = [score for _, _, score in rows]

    def total(chosen: list[int]) -> float:
        taken = [word for i in chosen for word in range(candidates[i].first, candidates[i].last)]
        return sum(scores[i] for i in chosen) if len(taken) == len(set(taken)) else float("-inf")

    every = [[i for i in range(len(rows)) if mask >> i & 1] for mask in range(1 << len(rows))]
    assert abs(total(best_set(candidates, scores)) - max(map(total, every))) < 1e-9


def test_covered_flags_mark_what_a_longer_candidate_holds() -> None:
    candidates = [candidate(0, 1), candidate(0, 3), candidate(1, 2), candidate(3, 4)]
    assert covered_flags(candidates) == [True, False, True, False]
