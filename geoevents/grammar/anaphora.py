"""Which name of a text words such as "the city centre" or "there" stand for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geoevents.grammar.grammar import parts_of
from geoevents.grammar.matched import covers
from geoevents.model import Intersection, Toponym

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from geoevents.model import Anaphor, Locality, Span

ANTECEDENT_REACH = 1_500  # characters: about two paragraphs of news


def antecedent(
    anaphor: Anaphor,
    toponyms: Sequence[Toponym],
    localities: Sequence[Locality],
    is_a: Callable[[Toponym, str], bool],
) -> Toponym | None:
    """Find the name that words such as "the city centre" or "there" stand for.

    Parameters
    ----------
    anaphor : Anaphor
    toponyms : sequence of Toponym
        All names of the text.
    localities : sequence of Locality
        All localities of the text (:func:`find_localities`): names that only serve to describe another place come last.
    is_a : callable
        Whether a name can be of the anaphor's kind: "city", "town", "village", "place", "facility", "island", "coast",
        "border" or empty (any settlement).

    Returns
    -------
    Toponym or None
        The nearest name before it of the right kind that the text is about; of the same paragraph if there is one.
    """
    home = next((locality for locality in localities if covers(locality.span, anaphor.span)), None)
    before = [
        toponym
        for toponym in toponyms
        if toponym.span.end <= anaphor.span.start and not (home and covers(home.span, toponym.span))
    ]
    described_by = {span for locality in localities for span in _gloss_grounds(locality)}
    fitting = [toponym for toponym in before if is_a(toponym, anaphor.kind)]
    topics = [toponym for toponym in fitting if toponym.span not in described_by]
    near = [toponym for toponym in topics if anaphor.span.start - toponym.span.end <= ANTECEDENT_REACH]
    found = near or topics or fitting
    return found[-1] if found else None


def _gloss_grounds(locality: Locality | Anaphor) -> Iterator[Span]:
    """Yield the spans of names that stand in a gloss: "Tripoli" in "Sirte (450 km east of Tripoli)"."""
    glossed = isinstance(locality, Intersection) and locality.relation == "gloss"
    for i, part in enumerate(parts_of(locality)):
        if glossed and i > 0:
            yield from (inner.span for inner in parts_of(part) if isinstance(inner, Toponym))
        yield from _gloss_grounds(part)
