"""Fit the scores of candidates of which a set is chosen: by the likelihood of the right sets, as a semi-Markov CRF.

Candidates that overlap exclude each other, and the reader takes the set with the greatest sum of scores
(:func:`geoevents.toponyms.best_set`). Fitted one by one, "Paris" and "Paris Street" both look likely; fitted by the
sets, they learn to yield to each other.

References
----------
Sarawagi and Cohen (2004), "Semi-Markov conditional random fields for information extraction", NIPS 17.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from geoevents.linear import LinearModel
from geoevents.toponyms.candidates import Candidate

# Of a chain of overlapping candidates with more sets than this (a long list in capitals), only sets of one are weighed.
_MOST_SETS = 400
_NEVER = -1e9


@dataclass
class Sets:
    """All sets of candidates a document may have, chain by chain.

    ``members`` has a row for each set and a column for each candidate; ``right`` are the sets the gold allows.
    """

    members: csr_matrix
    starts: np.ndarray
    owner: np.ndarray
    right: np.ndarray


def lay_out_sets(documents: Sequence[tuple[list[Candidate], list[int]]]) -> Sets:
    """Lay out the sets of documents, each given as its candidates, in order, and their labels."""
    rows: list[int] = []
    columns: list[int] = []
    starts: list[int] = []
    owner: list[int] = []
    right: list[bool] = []
    base = 0
    for candidates, labels in documents:
        for chain in _chains(candidates):
            sets = _sets(chain, candidates)
            good = [_agreement(chosen, chain, candidates, labels) for chosen in sets]
            best = max(good)
            starts.append(len(owner))
            for chosen, agreement in zip(sets, good, strict=True):
                rows += [len(owner)] * len(chosen)
                columns += [base + i for i in chosen]
                owner.append(len(starts) - 1)
                right.append(agreement == best)
        base += len(candidates)
    members = csr_matrix((np.ones(len(rows)), (rows, columns)), shape=(len(owner), base))
    return Sets(members, np.array(starts), np.array(owner), np.array(right))


def _chains(candidates: list[Candidate]) -> Iterator[list[int]]:
    """Yield the candidates that hang together by overlapping."""
    chain: list[int] = []
    reach = 0
    for i, candidate in enumerate(candidates):
        if chain and candidate.first >= reach:
            yield chain
            chain, reach = [], 0
        chain.append(i)
        reach = max(reach, candidate.last)
    if chain:
        yield chain


def _sets(chain: list[int], candidates: list[Candidate]) -> list[tuple[int, ...]]:
    """Return all sets of candidates of a chain that do not overlap, the empty one first."""
    sets: list[tuple[int, ...]] = [()]
    for i in sorted(chain, key=lambda i: (candidates[i].first, candidates[i].last)):
        sets += [(*chosen, i) for chosen in sets if not chosen or candidates[chosen[-1]].last <= candidates[i].first]
        if len(sets) > _MOST_SETS:
            return [(), *((i,) for i in chain)]
    return sets


def _agreement(
    chosen: tuple[int, ...], chain: list[int], candidates: list[Candidate], labels: list[int]
) -> tuple[int, int]:
    """Tell how far a set agrees with the gold: the right stretches it has, less the wrong ones."""
    wanted = {(candidates[i].first, candidates[i].last) for i in chain if labels[i]}
    taken = {(candidates[i].first, candidates[i].last) for i in chosen}
    wrong = sum(1 for i in chosen if not labels[i])
    return len(taken & wanted) - wrong, -wrong


def fit_sets(rows: list[list[str]], sets: Sets, *, strength: float, counts: Counter[str], least: int) -> LinearModel:
    """Fit the weights of binary features, with a Gaussian prior on them.

    Parameters
    ----------
    rows : list of list of str
        The features of each candidate, in the order of the columns of ``sets``.
    sets : Sets
    strength : float
        How much the likelihood counts against the prior.
    counts : Counter of str
        Documents that have a feature; fewer than ``least`` leave it out.
    least : int
    """
    column = {name: i for i, name in enumerate(sorted(name for name, count in counts.items() if count >= least))}
    pairs = [(r, column[name]) for r, row in enumerate(rows) for name in row if name in column]
    index = np.array(pairs).T
    matrix = csr_matrix((np.ones(len(pairs)), (index[0], index[1])), shape=(len(rows), len(column)))
    turned, members = matrix.T.tocsr(), sets.members.T.tocsr()
    allowed = np.where(sets.right, 0.0, _NEVER)

    def shares(scores: np.ndarray) -> tuple[float, np.ndarray]:
        top = np.maximum.reduceat(scores, sets.starts)
        raised = np.exp(scores - top[sets.owner])
        total = np.add.reduceat(raised, sets.starts)
        return float((np.log(total) + top).sum()), raised / total[sets.owner]

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        scores = sets.members @ (matrix @ weights)
        (all_of_them, share), (right, good) = shares(scores), shares(scores + allowed)
        slope = turned @ (members @ (share - good))
        return strength * (all_of_them - right) + 0.5 * float(weights @ weights), strength * slope + weights

    found = minimize(loss, np.zeros(len(column)), jac=True, method="L-BFGS-B", options={"maxiter": 150}).x
    return LinearModel({name: round(float(found[i]), 3) for name, i in column.items() if abs(found[i]) >= 0.005})
