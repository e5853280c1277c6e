"""What kind of thing a common English word names or does, from WordNet: "teachers" a person, "denied" a statement."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

from geoevents.lexicon.tables import load_table

# Endings and what stands for them in the entry: WordNet's own rules of detachment (morphy), nouns and verbs.
_NOUN_ENDINGS = (("ies", "y"), ("men", "man"), ("es", ""), ("s", ""))
_VERB_ENDINGS = (("ies", "y"), ("ied", "y"), ("es", ""), ("s", ""), ("ed", "e"), ("ed", ""), ("ing", "e"), ("ing", ""))
_LAST_LETTERS = tuple({ending[-1] for ending, _ in (*_NOUN_ENDINGS, *_VERB_ENDINGS)})
# Of a doubled consonant before these the entry has one: "stopped", "planning".
_DOUBLING = ("ed", "ing")


class Sense(NamedTuple):
    """Part of speech and kinds of a word.

    Parameters
    ----------
    part : str
        n, v, a or r, p for a preposition, d a determiner, x an auxiliary, f another function word, m a number, and ?
        for what is not known.
    noun, verb : str
        The lexicographer files of the most frequent sense, such as "person" and "communication"; empty where the word
        is no noun or no verb.
    """

    part: str
    noun: str = ""
    verb: str = ""


_UNKNOWN = Sense("?")


@lru_cache(maxsize=1)
def _entries() -> Mapping[str, Sense]:
    raw = json.loads((files("geoevents") / "data" / "senses.json").read_text("utf-8"))
    entries: dict[str, Sense] = {}
    for key, words in raw["senses"].items():
        sense = Sense(*(("" if field == "-" else field) for field in key.split()))
        for word in words.split():
            entries[word] = sense
    table = load_table("toponyms")
    irregular = {base: forms[1:3] for base, forms in load_table("events")["irregular"].items()}
    irregular |= {base: forms for base, *forms in map(str.split, table["past_forms"])}
    for base, forms in irregular.items():
        if base in entries:
            for form in set(forms) - {base}:
                entries[form] = Sense("v", "", entries[base].verb)
    for part, name in (("p", "prepositions"), ("d", "determiners"), ("x", "helping_verbs"), ("f", "linking_words")):
        for word in table[name]:
            entries[word] = Sense(part)
    return entries


@lru_cache(maxsize=16384)
def sense_of(word: str) -> Sense:
    """Return the sense of a folded word, inflected or not.

    Parameters
    ----------
    word : str
        Folded.

    Returns
    -------
    Sense
        Its ``part`` is "?" where the word is not known.

    Examples
    --------
    >>> sense_of("teachers").noun, sense_of("denied").verb, sense_of("into").part
    ('person', 'communication', 'p')
    """
    if word.isdigit():
        return Sense("m")
    entries = _entries()
    if (own := entries.get(word)) is not None:
        return own
    if not word.endswith(_LAST_LETTERS):
        return _UNKNOWN
    for stem, part in _stems(word):
        if (entry := entries.get(stem)) is not None and (entry.noun if part == "n" else entry.verb):
            return Sense("n", entry.noun) if part == "n" and entry.part != "v" else Sense("v", entry.noun, entry.verb)
    return _UNKNOWN


def _stems(word: str) -> Iterator[tuple[str, str]]:
    for endings, part in ((_NOUN_ENDINGS, "n"), (_VERB_ENDINGS, "v")):
        for ending, replacement in endings:
            if word.endswith(ending) and not word.endswith("ss") and len(word) > len(ending) + 1:
                stem = word[: -len(ending)]
                yield stem + replacement, part
                if ending in _DOUBLING and stem[-1:] == stem[-2:-1]:
                    yield stem[:-1], part
