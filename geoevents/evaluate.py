"""How the chain does on gold toponyms: recognition, end-to-end accuracy, calibration, and the worst errors to fix."""

from __future__ import annotations

import json
import math
import statistics
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import Any

from geoevents.batches import map_chunks
from geoevents.errors import BadGold, ReadingFailed
from geoevents.gazetteer import Gazetteer
from geoevents.geodesy import check_position, inverse
from geoevents.model import Document
from geoevents.pipeline import Options, locate_batch, with_homes
from geoevents.records import document_record

# Bounds of the field: 161 km is 100 miles (Leidner 2007); 25 and 10 km separate the right town from the next one.
BOUNDS_KM = (10, 25, 161)
_BINS = (0.0, 0.2, 0.4, 0.6, 0.8, 0.9, 0.95, 1.0)
_WORST = 20


@dataclass(slots=True)
class Score:
    """Counts over all documents.

    Parameters
    ----------
    gold, gold_located : int
        Names of the gold, and those with a position.
    found : int
    exact, overlap : int
        Names found with the gold's own span, and with one that overlaps it.
    errors_km : list of float
        Of the gold's located names; infinite for one found but not located.
    calibration : list of (float, bool)
        How sure the chain was, and whether it was right.
    worst : list of (float, str)
        The errors to look at, km and a line.
    """

    gold: int = 0
    gold_located: int = 0
    found: int = 0
    exact: int = 0
    overlap: int = 0
    errors_km: list[float] = field(default_factory=list)
    calibration: list[tuple[float, bool]] = field(default_factory=list)
    worst: list[tuple[float, str]] = field(default_factory=list)

    def add(self, document: dict[str, Any], predicted: Sequence[dict[str, Any]]) -> None:
        """Count one document.

        Parameters
        ----------
        document : dict
            A row of the gold.
        predicted : sequence of dict
            The toponyms found in it, as `records.document_record` has them.
        """
        gold = sorted(document["toponyms"], key=_order)
        found = sorted(predicted, key=_order)
        self.gold += len(gold)
        self.gold_located += sum(row["lon"] is not None for row in gold)
        self.found += len(found)
        self.exact += len(_pairs(gold, found, exact=True))
        pairs = _pairs(gold, found, exact=False)
        self.overlap += len(pairs)
        matched = {id(row) for row, _ in pairs}
        for row in gold:
            if row["lon"] is not None and id(row) not in matched:
                self._note(math.inf, document, row, "missed")
        for row, guess in pairs:
            if row["lon"] is None:
                continue
            if guess.get("lon") is None:
                self.errors_km.append(math.inf)
                self._note(math.inf, document, row, "not located")
                continue
            km = inverse(row["lon"], row["lat"], guess["lon"], guess["lat"])[0] / 1000.0
            self.errors_km.append(km)
            if "confidence" in guess:
                self.calibration.append((guess["confidence"], km <= BOUNDS_KM[-1]))
            if km > BOUNDS_KM[-1]:
                self._note(km, document, row, f"put at {guess.get('place_name')} ({guess.get('country_code')})")

    def _note(self, km: float, document: dict[str, Any], row: dict[str, Any], what: str) -> None:
        text, start, end = document["text"], row["start"], row["end"]
        around = f"{text[max(0, start - 60) : start]}[{text[start:end]}]{text[end : end + 60]}"
        distance = "        -" if math.isinf(km) else f"{km:6.0f} km"
        self.worst.append((km, f"{distance}  {document['id']}  {what}: {' '.join(around.split())}"))

    def expected_calibration_error(self) -> float:
        """Mean gap between confidence and share right, weighted by the size of each bin."""
        total = max(1, len(self.calibration))
        return sum(n / total * abs(mean - right) for n, mean, right in self.bins())

    def bins(self) -> list[tuple[int, float, float]]:
        """(count, mean confidence, share right) of each bin of confidence that is not empty."""
        rows = []
        for low, high in pairwise(_BINS):
            inside = [(c, r) for c, r in self.calibration if low <= c < high or (high == 1.0 and c >= high)]
            if inside:
                mean = statistics.fmean(c for c, _ in inside)
                rows.append((len(inside), mean, statistics.fmean(r for _, r in inside)))
        return rows

    def report(self) -> Iterator[str]:
        """Yield the lines to print."""
        for name, hits in (("exact", self.exact), ("overlap", self.overlap)):
            precision, recall = hits / max(1, self.found), hits / max(1, self.gold)
            f1 = 2 * precision * recall / (precision + recall) if hits else 0.0
            yield f"{name:22s} precision {precision:.3f}  recall {recall:.3f}  f1 {f1:.3f}"
        for bound in BOUNDS_KM:
            right = sum(km <= bound for km in self.errors_km)
            yield f"{f'end-to-end @{bound} km':22s} {right / max(1, self.gold_located):.3f}"
        right = sum(km <= BOUNDS_KM[-1] for km in self.errors_km)
        yield f"{'given found @161 km':22s} {right / max(1, len(self.errors_km)):.3f}"
        if self.calibration:
            yield f"{'calibration error':22s} {self.expected_calibration_error():.3f}"
            yield "  places  confidence  right"
            for count, mean, share in self.bins():
                yield f"  {count:6d}  {mean:10.3f}  {share:.3f}"


def evaluate_file(
    gold_path: str,
    gazetteer: Gazetteer,
    options: Options,
    *,
    predicted: str | None = None,
    learn_homes: bool = False,
    jobs: int = 1,
    on_error: Callable[[ReadingFailed], None] | None = None,
) -> Iterator[str]:
    """Score the chain, or a file it wrote, against gold, and yield the lines of the report.

    Parameters
    ----------
    gold_path : str
        JSON lines: {"id", "text", "toponyms": [{"start", "end", "lon", "lat"}]} with null coordinates where unknown.
    gazetteer : Gazetteer
    options : Options
    predicted : str, optional
        Output of ``geoevents locate`` to score instead of a new run.
    learn_homes : bool
        Read twice: first to learn where outlets are at home.
    jobs : int
        Processes.
    on_error : callable, optional
        Is given a ``ReadingFailed`` for each document that cannot be read for a fault of geoevents, and it is scored as
        one in which nothing was found. None raises the first.

    Yields
    ------
    str

    Raises
    ------
    BadGold
        If a line is no such object; the message names file and line.
    """
    report = on_error or _stop
    score = Score()
    if predicted is not None:
        guesses = {str(row["id"]): row["toponyms"] for row in _rows(predicted)}
        for document in _rows(gold_path):
            score.add(document, guesses.get(str(document["id"]), []))
    else:
        documents = [_document(row) for row in _rows(gold_path)]
        if learn_homes:
            options = with_homes(documents, gazetteer, options, jobs=jobs)
        work = partial(locate_batch, gazetteer=gazetteer, options=options)
        for row, read in zip(_rows(gold_path), map_chunks(work, documents, jobs=jobs), strict=True):
            if isinstance(read, ReadingFailed):
                report(read)
            score.add(row, [] if isinstance(read, ReadingFailed) else json.loads(document_record(*read))["toponyms"])
    yield from score.report()
    worst = sorted(score.worst, key=lambda item: -min(item[0], 1e9))[:_WORST]
    if worst:
        yield f"worst of {len(score.worst)} errors:"
        yield from (line for _, line in worst)


def _stop(error: Exception) -> None:
    raise error


def _rows(path: str) -> Iterator[dict[str, Any]]:
    try:
        with Path(path).open(encoding="utf-8") as file:
            for number, line in enumerate(file, 1):
                try:
                    row = json.loads(line)
                    _check(row)
                except (ValueError, KeyError, TypeError):
                    raise BadGold(
                        f'{path}:{number}: want {{"id", "text", "toponyms": [{{"start", "end", "lon", "lat"}}]}}'
                    ) from None
                yield row
    except OSError as error:
        raise BadGold(f"{path}: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise BadGold(f"{path}: not UTF-8 ({error.reason} at byte {error.start})") from error


def _check(row: dict[str, Any]) -> None:
    """Raise ValueError, KeyError or TypeError unless a row has what scoring needs."""
    if not isinstance(row["id"], str | int) or not isinstance(row.get("text", ""), str):
        raise TypeError
    for toponym in row["toponyms"]:
        if not 0 <= toponym["start"] < toponym["end"]:
            raise ValueError
        position = toponym["lon"], toponym["lat"]
        if position != (None, None):
            check_position(*position)


def _document(row: dict[str, Any]) -> Document:
    # Corpora hold all sorts of dates; none of them matters for where a place is.
    return Document(str(row["id"]), row["text"], None, row.get("title") or "", row.get("source") or "")


def _order(row: dict[str, Any]) -> tuple[int, int]:
    return row["start"], row["end"]


def _pairs(
    gold: Iterable[dict[str, Any]], found: Sequence[dict[str, Any]], *, exact: bool
) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    """Pair gold and found spans one to one, leftmost first, as the field's scorers do."""
    used: set[int] = set()
    pairs = []
    for row in gold:
        for i, guess in enumerate(found):
            if i in used:
                continue
            same = (
                _order(row) == _order(guess) if exact else row["start"] < guess["end"] and guess["start"] < row["end"]
            )
            if same:
                used.add(i)
                pairs.append((row, guess))
                break
    return pairs
