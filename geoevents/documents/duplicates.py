"""Near-duplicate documents: an agency text reprinted counts once."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Sequence
from zlib import crc32

from geoevents.model import Document
from geoevents.text.tokens import find_tokens

# Shingles of five words and sketches of the 128 smallest hashes (Broder 1997, bottom-k): standard error of the
# estimated resemblance about .04.
_SHINGLE_WORDS = 5
_SKETCH_SIZE = 128
# Resemblance from which two texts are one: reprints with a new headline and a cut end stay above it (J).
_SAME = 0.5
# Or from which the shorter may be a piece of the longer, if nearly all of it stands there (J).
_PIECE, _HELD = 0.2, 0.8
# A hash that more documents share is boilerplate, and no candidate for a pair.
_COMMON = 50


def find_duplicates(documents: Iterable[Document]) -> dict[str, str]:
    """Join documents that tell the same text.

    Parameters
    ----------
    documents : iterable of Document

    Returns
    -------
    dict of str to str
        Document id -> id of the first document of its group (its own where it stands alone).

    Examples
    --------
    >>> text = "Forces loyal to the government took the town on Monday after three days of heavy fighting."
    >>> find_duplicates([Document("a", text), Document("b", text + " More soon."), Document("c", "Rain is expected.")])
    {'a': 'a', 'b': 'a', 'c': 'c'}
    """
    first_of: dict[str, str] = {}
    sketches: dict[str, frozenset[int]] = {}
    lengths: dict[str, int] = {}
    holders: dict[int, list[str]] = {}
    for document in documents:
        sketch, lengths[document.id] = _sketch(document.text)
        shared: dict[str, int] = {}
        for value in sketch:
            for other in holders.get(value, ()):
                shared[other] = shared.get(other, 0) + 1
        best = max(shared, key=lambda other: (shared[other], other), default="")
        same = bool(best) and _is_one(_resemblance(sketch, sketches[best]), lengths[document.id], lengths[best])
        first_of[document.id] = first_of[best] if same else document.id
        sketches[document.id] = sketch
        for value in sketch:
            known = holders.setdefault(value, [])
            if len(known) < _COMMON:
                known.append(document.id)
    return first_of


def _is_one(resemblance: float, length: int, other: int) -> bool:
    """Tell whether two texts are one, or one a piece of the other: the shared shingles follow from the resemblance."""
    if resemblance >= _SAME:
        return True
    shared = resemblance / (1.0 + resemblance) * (length + other)
    return resemblance >= _PIECE and shared >= _HELD * min(length, other)


def _sketch(text: str) -> tuple[frozenset[int], int]:
    """Return the smallest hashes of a text's shingles, and how many shingles it has."""
    words = [low for low in find_tokens(text).lows if low[0].isalnum()]
    hashes = {crc32(shingle) for shingle in _shingles(words)}
    return frozenset(heapq.nsmallest(_SKETCH_SIZE, hashes)), len(hashes)


def _shingles(words: Sequence[str]) -> Iterable[bytes]:
    if len(words) < _SHINGLE_WORDS:
        return [" ".join(words).encode()] if words else []
    return (" ".join(words[i : i + _SHINGLE_WORDS]).encode() for i in range(len(words) - _SHINGLE_WORDS + 1))


def _resemblance(a: frozenset[int], b: frozenset[int]) -> float:
    """Estimate the Jaccard index of two texts' shingles from their sketches."""
    both = heapq.nsmallest(min(_SKETCH_SIZE, max(len(a), len(b))), a | b)
    return sum(value in a and value in b for value in both) / len(both) if both else 0.0
