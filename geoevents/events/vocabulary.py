"""Every phrase of the lexicon that says something of events, in one table that is matched in one pass.

There are some ninety thousand of them, once inflected. They are spelt out word by word, when a text first has the word
they begin with.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import cache, lru_cache, partial
from typing import Any, NamedTuple

from geoevents.events.spelling import choices, inflected, openings, plural
from geoevents.lexicon.tables import load_table
from geoevents.text.tokens import PhraseTable, phrase_words

# What tells of an event.
_TRIGGERS = ("verb", "noun")


class Entry(NamedTuple):
    """What a phrase may be: ``role`` "verb" or "noun" (a trigger), "status", "said", "hard" ...

    ``value`` is the kind of a trigger or the word a status stands for; ``form`` base, s, past, part, ing or noun.
    """

    role: str
    value: str
    frame: str = ""
    needs: frozenset[str] = frozenset()
    form: str = ""


class Words(NamedTuple):
    """All that a phrase may be, and the first entry of each role.

    ``verbs`` are its readings as a verb, each kind with its needs once; ``participle`` tells whether one is a past one.
    """

    entries: tuple[Entry, ...]
    by_role: dict[str, Entry]
    verbs: tuple[Entry, ...]
    participle: bool


# How a phrase without choices is spelt: each form with what it may be. Those that do not begin with a word may be left
# out.
_Spelt = Iterator[tuple[str, Entry]]
_Spell = Callable[[str, str], _Spelt]
_Listed = tuple[str, _Spell]


def _same(entry: Entry, phrase: str, _: str) -> _Spelt:
    """Spell a phrase as it is."""
    yield phrase, entry


def _counted(entry: Entry, noun: str, _: str) -> _Spelt:
    """Spell a noun in the singular and the plural."""
    yield noun, entry
    yield plural(noun), entry


def _in_any_form(entry: Entry, verb: str, opening: str) -> _Spelt:
    """Spell a verb whose forms are all one."""
    for spelled, _ in inflected(verb, opening):
        yield spelled, entry


def _in_each_form(row: dict[str, Any], verb: str, opening: str) -> _Spelt:
    """Spell a verb of deeds in its forms."""
    for spelled, form in inflected(verb, opening):
        yield spelled, _deed("verb", row["kind"], row["frame"], tuple(row["needs"]), form)


@cache
def _deed(role: str, kind: str, frame: str, needs: tuple[str, ...], form: str) -> Entry:
    """Return the one entry of all phrases that may be the same."""
    return Entry(role, kind, frame, frozenset(needs), form)


def _verbs(table: dict[str, Any]) -> Iterator[_Listed]:
    deeds = load_table("deeds")
    for row in (*deeds["guarded"], *table["verbs"], *deeds["verbs"]):
        spell = partial(_in_each_form, row)
        for phrase in row["words"]:
            yield phrase, spell


def _nouns(table: dict[str, Any]) -> Iterator[_Listed]:
    for row in (*table["nouns"], *load_table("deeds")["nouns"]):
        entry = _deed("noun", row["kind"], row["frame"], tuple(row["needs"]), "noun")
        spell = partial(_same if row["frame"] == "taken" else _counted, entry)
        for phrase in row["words"]:
            yield phrase, spell


def _statuses(table: dict[str, Any]) -> Iterator[_Listed]:
    status = table["status"]
    for name in ("planned", "called_for", "cancelled", "denied", "claimed", "background"):
        for side in ("before", "after"):
            for phrase in status[name].get(side, ()):
                yield phrase, partial(_same, Entry("status", name, side))
    for phrase in status["cancelled"]["scheduled"]:
        yield phrase, partial(_same, Entry("scheduled", "cancelled"))
    for phrase in status["denied"]["never"]:
        yield phrase, partial(_same, Entry("status", "reported", "before"))
    for phrase in status["negated"]["words"]:
        yield phrase, partial(_same, Entry("negation", "denied"))
    for phrase in status["negated"]["drop"]:
        yield phrase, partial(_same, Entry("negation", "none"))
    for name, verbs in status["self"].items():
        for verb in verbs:
            yield verb, partial(_in_any_form, Entry("status", name, "self"))
    for phrase in status["said"]["words"]:
        yield phrase, partial(_same, Entry("said", ""))
    for phrase in status["plain"]["words"]:
        yield phrase, partial(_same, Entry("plain", ""))


# Sections of plain words, and the role each of them plays in a sentence.
_PLAIN_ROLES = {
    "prisoners": "prisoners",
    "fiction": "fiction",
    "exercises": "exercise",
    "structures": "structure",
    "blown": "blown",
    "water": "water",
    "hostages": "hostage",
}


def _others(table: dict[str, Any]) -> Iterator[_Listed]:
    for kind, words in table["weapons"].items():
        for word in words:
            yield word, partial(_same, Entry("weapon", kind))
    for word in table["vehicles"]["words"]:
        yield word, partial(_counted, Entry("vehicle", word))
    for word in table["civilian_sites"]["words"]:
        yield word, partial(_counted, Entry("civilian_site", word))
    for name, words in table["quantities"].items():
        for word in words:
            yield word, partial(_same, Entry("quantity", name))
    for verb in table["built"]["verbs"]:
        yield verb, partial(_in_any_form, Entry("built", verb))
    for phrase in table["built"]["nouns"]:
        yield phrase, partial(_same, Entry("built", phrase))
    for role, verbs in (("suffer", table["suffering"]["verbs"]), ("light", table["light_verbs"]["words"])):
        for verb in verbs:
            yield verb, partial(_in_any_form, Entry(role, verb))
    for phrase in table["suffering"]["phrases"]:
        yield phrase, partial(_same, Entry("suffer", phrase))
    for load, words in table["loads"].items():
        for word in words:
            yield word, partial(_same, Entry("load", load))
    for section, role in _PLAIN_ROLES.items():
        for word in table[section]["words"]:
            yield word, partial(_same, Entry(role, word))
    for name, words in table["sports"].items():
        for word in words:
            yield word, partial(_same, Entry("sport", name))
    for phrase in table["harmless"]["words"]:
        yield phrase, partial(_same, Entry("harmless", ""))
    for word in table["clauses"]["hard"]:
        yield word, partial(_same, Entry("hard", word))
    for word in table["clauses"]["there"]:
        yield word, partial(_same, Entry("there", word))
    for side in ("at_least", "at_most", "about"):
        for word in table["numbers"][side]:
            yield word, partial(_same, Entry("hedge", side))


@lru_cache(maxsize=1)
def trigger_table() -> PhraseTable[Words]:
    """Return every phrase that says something of events, with all it may be."""
    listed = _by_first_word(load_table("events"))
    return PhraseTable.grown(listed, lambda word: _phrases(word, listed[word]))


def _by_first_word(table: dict[str, Any]) -> dict[str, list[_Listed]]:
    """Return the listed phrases by each word that one of their forms may begin with."""
    silent = {form.partition(" ")[0] for form in table["silent"]["forms"]}
    found: dict[str, list[_Listed]] = defaultdict(list)
    for source in (_verbs, _nouns, _statuses, _others):
        for phrase, spell in source(table):
            heads, rest = openings(phrase)
            for head in heads:
                words = {phrase_words(spelled)[0] for spelled, _ in spell(head, "")}
                listed = f"{head} {rest}" if rest else head, spell
                for word in words if words.isdisjoint(silent) else words | {"to"}:
                    found[word].append(listed)
    return dict(found)


def _phrases(first: str, listed: Iterable[_Listed]) -> Iterator[tuple[str, Words]]:
    """Yield the phrases that begin with a word, of those that may."""
    table = load_table("events")
    silent = frozenset(table["silent"]["forms"])
    opening = first if first != "to" else ""  # "to drop" is listed as "drop"
    entries: dict[str, dict[Entry, None]] = defaultdict(dict)
    for phrase, spell in listed:
        for chosen in choices(phrase):
            for spelled, entry in spell(chosen, opening):
                if entry.role == "verb" and spelled in silent:
                    if entry.form != "base":
                        continue
                    spelled = f"to {spelled}"
                words = phrase_words(spelled)
                if words[0] == first:
                    entries[" ".join(words)].setdefault(entry)
    _add_shorter(entries, frozenset(table["clauses"]["bare"]))
    for spelled, found in entries.items():
        yield spelled, words_of(tuple(found))


@cache
def words_of(entries: tuple[Entry, ...]) -> Words:
    """Return all that a phrase with these entries may be: one object for all phrases that may be the same."""
    verbs = [entry for entry in entries if entry.role == "verb"]
    distinct: dict[tuple[str, str, frozenset[str]], Entry] = {}
    for entry in verbs:
        known = distinct.get((entry.value, entry.frame, entry.needs))
        if known is None or known.form in ("part", "base"):
            distinct[entry.value, entry.frame, entry.needs] = entry
    by_role = {entry.role: entry for entry in reversed(entries)}
    return Words(entries, by_role, tuple(distinct.values()), any(entry.form == "part" for entry in verbs))


def _add_shorter(entries: dict[str, dict[Entry, None]], beginnings: frozenset[str]) -> None:
    """Let a phrase that a longer one hides be read where the longer comes to nothing.

    The longer goes on with a preposition or an article ("flown", by "flown to"; "flooded", by "flooded the streets").
    """
    for phrase, found in sorted(entries.items()):
        shorter = phrase.rpartition(" ")[0]
        while shorter and shorter not in entries:
            shorter = shorter.rpartition(" ")[0]
        left_out = phrase[len(shorter) + 1 :].partition(" ")[0]
        if shorter and left_out in beginnings and any(entry.role in _TRIGGERS for entry in found):
            for entry in entries[shorter]:
                if entry.role in _TRIGGERS:
                    found.setdefault(entry)
