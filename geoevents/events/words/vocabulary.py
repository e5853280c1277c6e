"""Every phrase of the lexicon that says something of events, in one table that is matched in one pass.

There are some ninety thousand of them, once inflected. They are spelt out word by word, when a text first has the word
they begin with.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache, partial
from typing import Any, NamedTuple

from geoevents.events.words.spelling import choices, inflected, is_inflected_behind, openings, plural
from geoevents.lexicon.tables import load_table
from geoevents.text.tokens import ENDS, PhraseTable, phrase_words

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

    ``verbs`` are its readings as a verb, each kind with its needs once, ``kinds`` their kinds; ``participle`` tells
    whether one is a past one.
    """

    entries: tuple[Entry, ...]
    by_role: dict[str, Entry]
    verbs: tuple[Entry, ...]
    kinds: frozenset[str]
    participle: bool


# How a phrase without choices is spelt: each form with what it may be.
_Spelt = Iterator[tuple[str, Entry]]
_Spell = partial[_Spelt]
_Listed = tuple[str, _Spell]


def _same(entry: Entry, phrase: str) -> _Spelt:
    """Spell a phrase as it is."""
    yield phrase, entry


def _counted(entry: Entry, noun: str) -> _Spelt:
    """Spell a noun in the singular and the plural."""
    yield noun, entry
    yield plural(noun), entry


def _in_any_form(entry: Entry, verb: str) -> _Spelt:
    """Spell a verb whose forms are all one."""
    for spelled, _ in inflected(verb):
        yield spelled, entry


def _in_each_form(row: dict[str, Any], verb: str) -> _Spelt:
    """Spell a verb of deeds in its forms."""
    for spelled, form in inflected(verb):
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


# What may follow the words read so far, as it is listed, and what the phrase then is: one behind the other in one list,
# as 52,000 pairs would each be looked at whenever Python collects its garbage.
_Rests = list[Any]


@lru_cache(maxsize=1)
def trigger_table() -> PhraseTable[Words]:
    """Return every phrase that says something of events, with all it may be."""
    rests = _by_first_word(load_table("events"))
    return PhraseTable.grown(rests, lambda word: _Bud(word, rests[word]))


def _by_first_word(table: dict[str, Any]) -> dict[str, _Rests]:
    """Return what follows each word that a phrase begins with, in its forms; choices behind it are not spelt out."""
    silent = _silent()
    silent_firsts = {form.partition(" ")[0] for form in silent}
    found: dict[str, _Rests] = defaultdict(list)
    for source in (_verbs, _nouns, _statuses, _others):
        for phrase, spell in source(table):
            heads, rest = openings(phrase)
            for head in heads:
                kept = rest if _keeps_rest(head, rest, spell) else ""
                for opening in (head,) if kept == rest else choices(f"{head} {rest}"):
                    for spelled, entry in spell(opening):
                        word, *others = phrase_words(spelled)
                        found[word] += (" ".join([*others, kept]).rstrip() if others else kept, entry)
                        if entry.form == "base" and word in silent_firsts:
                            whole = (f"{spelled} {behind}".rstrip() for behind in choices(kept))
                            for form in [form for form in whole if form in silent]:
                                found["to"] += (" ".join(phrase_words(form)), entry)
    return dict(found)


@lru_cache(maxsize=1)
def _silent() -> frozenset[str]:
    """Return the forms of verbs that are read behind "to" only."""
    return frozenset(load_table("events")["silent"]["forms"])


def _keeps_rest(head: str, rest: str, spell: partial[_Spelt]) -> bool:
    """Tell whether the rest of a phrase stands as it is behind every form of what it opens with."""
    return spell.func is _same or (spell.func is not _counted and not is_inflected_behind(head, rest))


class _Bud(NamedTuple):
    """A node of the table that no text has led to yet.

    ``path`` is the words read so far, ``shorter`` what the longest phrase is that ends before the last of them, and
    ``left_out`` the word behind it.
    """

    path: str
    rests: _Rests
    shorter: tuple[Entry, ...] = ()
    left_out: str = ""

    def grow(self) -> dict[str, Any]:
        """Return the node, with buds for what goes on from it."""
        ends: dict[Entry, None] = {}
        following: dict[str, _Rests] = defaultdict(list)
        listed = iter(self.rests)
        for rest, entry in zip(listed, listed, strict=True):
            for word, behind in _next_words(rest):
                if word:
                    following[word] += (behind, entry)
                elif entry.role != "verb" or self.path not in _silent():
                    ends.setdefault(entry)
        node: dict[str, Any] = {}
        known = self.shorter
        if ends:
            known = _with_shorter(ends, self.shorter, self.left_out)
            node[ENDS] = words_of(known)
        for word, rests in following.items():
            node[word] = _Bud(f"{self.path} {word}", rests, known, word if ends else self.left_out)
        return node


@lru_cache(maxsize=8192)  # the forms of a verb, and verbs of one meaning, go on in the same words
def _next_words(rest: str) -> list[tuple[str, str]]:
    """Return each word that may stand next in the rest of a phrase, and what follows it; "" where the phrase ends."""
    if not rest:
        return [("", "")]
    heads, behind = openings(rest)
    found = []
    for head in heads:
        word, *others = phrase_words(head) if head else ("",)
        found.append((word, " ".join([*others, behind]).rstrip()))
    return found


def _with_shorter(entries: Iterable[Entry], shorter: Iterable[Entry], left_out: str) -> tuple[Entry, ...]:
    """Let a phrase that a longer one hides be read where the longer comes to nothing.

    The longer goes on with a preposition or an article ("flown", by "flown to"; "flooded", by "flooded the streets").
    """
    found = dict.fromkeys(entries)
    if left_out in load_table("events")["clauses"]["bare"] and any(entry.role in _TRIGGERS for entry in found):
        found |= dict.fromkeys(entry for entry in shorter if entry.role in _TRIGGERS and entry not in found)
    return tuple(found)


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
    kinds = frozenset(entry.value for entry in verbs)
    return Words(entries, by_role, tuple(distinct.values()), kinds, any(entry.form == "part" for entry in verbs))
