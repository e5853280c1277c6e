"""What the whole text says of its words: which stand small too, which were seen as persons, which runs they form."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import compress
from operator import not_
from typing import TYPE_CHECKING

from geoevents.lexicon.namewords import load_name_words
from geoevents.lexicon.senses import sense_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from geoevents.lexicon.namewords import NameWords
    from geoevents.text.words import Words


@dataclass(frozen=True, slots=True)
class Context:
    """What the whole text says of its words, gathered once for all candidates.

    Parameters
    ----------
    words : Words
    small : frozenset of str
        Words that also stand in small letters, folded.
    run_first, run_last : list of int
        For each word, where the run of capitalised words it stands in begins, and the word after its end.
    person_words : mapping of str to int
        A word seen after a title or given name, and where that was first.
    introduced : mapping of str to int
        A given name with a surname behind it, and where that was first.
    located_words : frozenset of str
        Words seen after "in" and its like.
    countries : frozenset of str
        ISO 3166-1 alpha-2 codes of the countries the text names.
    """

    words: Words
    small: frozenset[str]
    run_first: list[int]
    run_last: list[int]
    person_words: Mapping[str, int]
    introduced: Mapping[str, int]
    located_words: frozenset[str]
    countries: frozenset[str] = frozenset()


def read_context(words: Words, countries: frozenset[str] = frozenset()) -> Context:
    """Gather capital runs, words that also stand in small letters, words seen as persons or after "in"."""
    lexicon = load_name_words()
    folded, upper, joins = words.folded, words.upper, words.joins
    n = len(words.folded)
    capitals = list(compress(range(n), upper))
    run_first = list(range(n))
    run_last = list(range(1, n + 1))
    chained = [i for i in capitals if i and upper[i - 1] and joins[i - 1]]
    for i in chained:
        run_first[i] = run_first[i - 1]
    for i in reversed(chained):
        run_last[i - 1] = run_last[i]
    persons: dict[str, int] = {}
    introduced: dict[str, int] = {}
    located: set[str] = set()
    given_names, titles, locative = lexicon.given_names, lexicon.titles, lexicon.locative
    for i in capitals[1:] if upper[:1] == [True] else capitals:
        before = folded[i - 1]
        if len(before) == 1 and i > 1 and joins[i - 2] and joins[i - 1] and folded[i - 2] in given_names:
            persons.setdefault(folded[i], i)  # "Mary A. Corbin"
        elif not upper[i - 1]:
            if before in locative:
                located.add(folded[i])
        elif joins[i - 1] and (before in given_names or before in titles):
            persons.setdefault(folded[i], i)
            if before in given_names and _may_be_surname(folded[i], lexicon):
                introduced.setdefault(before, i - 1)
    small = frozenset(compress(folded, map(not_, upper)))
    return Context(words, small, run_first, run_last, persons, introduced, frozenset(located), countries)


def _may_be_surname(word: str, lexicon: NameWords) -> bool:
    """Tell a word that may follow a given name as the surname: "Stevens", not "State"."""
    sense = sense_of(word)
    return (sense.part == "?" or sense.noun == "person") and word not in lexicon.noun_classes
