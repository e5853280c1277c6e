"""A linear model over named features: what the trained decisions of the chain are made with."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from itertools import repeat
from math import exp

from geoevents.same import Same


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


def two_scores(
    rows: Sequence[Iterable[str]], first: LinearModel, second: LinearModel
) -> tuple[list[float], list[float]]:
    """Return what two models make of rows of binary features, each feature looked up once."""
    weights = _joint_weights(Same(first), Same(second)).get
    known = [list(filter(None, map(weights, row))) for row in rows]
    return [sum([pair[0] for pair in row]) for row in known], [sum([pair[1] for pair in row]) for row in known]


@lru_cache(maxsize=8)
def _joint_weights(first: Same[LinearModel], second: Same[LinearModel]) -> dict[str, tuple[float, float]]:
    one, two = first.value.weights, second.value.weights
    return {name: (one.get(name, 0.0), two.get(name, 0.0)) for name in {**one, **two}}


@lru_cache(maxsize=8)
def load_model(name: str) -> LinearModel:
    """Read a model that ships with the package; gazetteer/train.py writes them.

    Parameters
    ----------
    name : str
        "toponyms", "roles" or "places".
    """
    raw = json.loads(resources.files("geoevents").joinpath("data", "models", f"{name}.json").read_text("utf-8"))
    return LinearModel(raw["weights"], raw["temperature"])
