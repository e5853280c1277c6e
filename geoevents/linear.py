"""A linear model over named features: what the trained decisions of the chain are made with."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from itertools import repeat
from math import exp
from operator import itemgetter
from typing import Any, NamedTuple

from geoevents.same import Same

# A function and the arguments with which it names binary features that come together: of few combinations, so that most
# were met before. What models make of them is then one look-up, and their features need not be spelt out.
Clue = tuple[Any, ...]
_first, _second = itemgetter(0), itemgetter(1)
_MOST_CLUES = 32_768  # remembered by a pair of models: 10 MB


@dataclass(frozen=True, slots=True)
class LinearModel:
    """Weights by feature name; the score is their sum, a log-odds.

    Parameters
    ----------
    weights : Mapping of str to float
        A feature without a weight counts nothing.
    temperature : float
        What scores are divided by before they become probabilities, fitted on documents not trained on.
    """

    weights: Mapping[str, float]
    temperature: float = 1.0

    def score(self, features: Iterable[str]) -> float:
        """Sum the weights of binary features."""
        return sum(map(self.weights.get, features, repeat(0.0)))

    def weighted(self, features: Mapping[str, float]) -> float:
        """Sum the weights of numeric features times their values."""
        get = self.weights.get
        return sum([get(name, 0.0) * value for name, value in features.items()])

    def probability(self, score: float) -> float:
        """Turn a log-odds score into a probability."""
        return 1.0 / (1.0 + exp(-max(-40.0, min(40.0, score / self.temperature))))

    def shares(self, scores: list[float]) -> list[float]:
        """Turn the scores of competing choices into probabilities that sum to one."""
        if not scores:
            return []
        top = max(scores)
        raised = [exp((score - top) / self.temperature) for score in scores]
        total = sum(raised)
        return [value / total for value in raised]


class Clues(NamedTuple):
    """What speaks for and against something.

    Parameters
    ----------
    names : list of str
        Binary features.
    clues : list of Clue
        What points to features that come together.
    """

    names: list[str]
    clues: list[Clue]

    def spelt_out(self) -> list[str]:
        """Return the names of all the features."""
        return [*self.names, *[name for function, *arguments in self.clues for name in function(*arguments)]]


class _Sums(dict[Clue, tuple[float, float]]):
    """The sums of two models' weights for the features of a clue, added up once while they are remembered."""

    __slots__ = ("weight_of",)

    def __init__(self, weight_of: Callable[[str], tuple[float, float] | None]) -> None:
        super().__init__()
        self.weight_of = weight_of

    def __missing__(self, clue: Clue) -> tuple[float, float]:
        if len(self) >= _MOST_CLUES:
            self.clear()
        function, *arguments = clue
        one = other = 0.0
        for name in function(*arguments):
            if (weights := self.weight_of(name)) is not None:
                one += weights[0]
                other += weights[1]
        self[clue] = one, other
        return one, other


class Pair:
    """Two models that look at the same features one after the other.

    Parameters
    ----------
    first, second : LinearModel
    """

    def __init__(self, first: LinearModel, second: LinearModel) -> None:
        one, two = first.weights, second.weights
        self._weight_of = {name: (one.get(name, 0.0), two.get(name, 0.0)) for name in {**one, **two}}.get
        self._sum_of = _Sums(self._weight_of).__getitem__

    def scores(self, rows: Iterable[Clues]) -> tuple[list[float], list[float]]:
        """Return the scores of rows of clues by the first model, and by the second."""
        ones, others = [], []
        for names, clues in rows:
            pairs = [*filter(None, map(self._weight_of, names)), *map(self._sum_of, clues)]
            ones.append(sum(map(_first, pairs)))
            others.append(sum(map(_second, pairs)))
        return ones, others

    def more(self, clues: Iterable[Clue]) -> float:
        """Return what further clues add to a score by the second model."""
        total: float = sum(map(_second, map(self._sum_of, clues)))
        return total


@lru_cache(maxsize=8)
def _kept_pair(first: Same[LinearModel], second: Same[LinearModel]) -> Pair:
    return Pair(first.value, second.value)


def pair_of(first: LinearModel, second: LinearModel) -> Pair:
    """Return the pair of two models, with what it remembers.

    Parameters
    ----------
    first, second : LinearModel

    Returns
    -------
    Pair
    """
    return _kept_pair(Same(first), Same(second))


@lru_cache(maxsize=8)
def load_model(name: str) -> LinearModel:
    """Read a model that ships with the package; gazetteer/train.py writes them.

    Parameters
    ----------
    name : str
        "toponyms", "roles" or "places".

    Returns
    -------
    LinearModel
    """
    raw = json.loads(resources.files("geoevents").joinpath("data", "models", f"{name}.json").read_text("utf-8"))
    return LinearModel(raw["weights"], raw["temperature"])
