"""Names of controllers made alike: spellings, the actor table's other names of one actor, and words for no side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from geoevents.actors import find_actors
from geoevents.actors.table import GOVERNMENT, MILITARY, side_of
from geoevents.control import CONTESTED
from geoevents.lexicon.tables import load_table


def controller_names(names: Iterable[str]) -> dict[str, str]:
    """Return for each name of a column of controllers the one to use.

    Parameters
    ----------
    names : iterable of str
        As they stand in the rows, with repetitions.

    Returns
    -------
    dict of str to str
        Names that differ in case or blanks, or stand for one actor of ``lexicon/actors.toml``, become that actor's
        side where the column has it, else the commonest of them; words such as "gray zone" become ``CONTESTED``.

    Examples
    --------
    >>> controller_names(["LNA", "Haftar's forces", "lna", "GNA", "no man's land"])
    {'LNA': 'LNA', "Haftar's forces": 'LNA', 'lna': 'LNA', 'GNA': 'GNA', "no man's land": 'contested'}
    """
    counts = Counter(names)
    contested = {folded(word) for word in load_table("control")["contested"]}
    groups: dict[str, Counter[str]] = {}
    sides: dict[str, str] = {}
    keys: dict[str, str] = {}
    for name, count in counts.items():
        if folded(name) in contested:
            continue
        keys[name], sides[name] = _actor(name)
        groups.setdefault(keys[name], Counter())[" ".join(name.split())] += count
    chosen = {}
    for name in counts:
        if name not in keys:
            chosen[name] = CONTESTED
            continue
        spellings = groups[keys[name]]
        side = sides[name]
        chosen[name] = side if side in spellings else spellings.most_common(1)[0][0]
    return chosen


def _actor(name: str) -> tuple[str, str]:
    """Return what tells one actor from another, and the actor's side; the name itself where no table knows it."""
    words = " ".join(name.split())
    for spelling in (words, words.upper(), words.title()):
        found = find_actors(spelling)
        if len(found) != 1 or found[0][0].text != spelling:
            continue
        actor = found[0][1]
        side = side_of(actor.name)
        if side:
            return actor.name.removeprefix(GOVERNMENT).removeprefix(MILITARY), side
    return folded(name), ""


def folded(words: str) -> str:
    """Return words with case and blanks folded."""
    return " ".join(words.casefold().split())
