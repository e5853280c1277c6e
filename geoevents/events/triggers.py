"""The words of ``lexicon/events.toml``, inflected and compiled into one table that is matched in one pass."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import product
from typing import Any, NamedTuple

from geoevents.lexicon.tables import load_table
from geoevents.text.tokens import PhraseTable, phrase_words

_CHOICE = re.compile(r"\(([^()]*)\)")
_VOWELS = frozenset("aeiou")
# What tells of an event.
_TRIGGERS = ("verb", "noun")
# The only verb with plural forms of its own.
_PLURALS = {"be": (("s", "are"), ("past", "were"))}

# Statuses of what has happened.
DONE = frozenset({"reported", "claimed", "background"})
# Quantities of people who are hurt.
HARMED = frozenset({"killed", "wounded"})
# Kinds that whoever calls for them is the actor of.
PARLEYS = frozenset({"talks", "ceasefire", "agreement"})
# Kinds of words, that hurt nobody.
BLOODLESS = PARLEYS | {"statement"}
# Kinds that people are called to, on a day to come.
GATHERINGS = frozenset({"talks", "protest"})
# Kinds that a crowd does.
CROWDED = frozenset({"protest", "riot"})


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


class Kind(NamedTuple):
    """What an event kind is called elsewhere, and whether it is done by force of arms."""

    acled: str
    plover: str
    mode: str
    force: bool


# What is known of a kind that the table does not list.
NO_KIND = Kind("", "", "", False)


class Signs(NamedTuple):
    """Single words that steer the reading of a clause."""

    soft: frozenset[str]
    adverbs: frozenset[str]
    stops: frozenset[str]
    before_base: frozenset[str]
    after_noun: frozenset[str]
    quote: frozenset[str]
    to_be: frozenset[str]
    auxiliaries: frozenset[str]
    noun_signs: frozenset[str]
    definite: frozenset[str]
    ranked: frozenset[str]
    locative: frozenset[str]
    within: frozenset[str]
    origin: frozenset[str]
    goal: frozenset[str]


def _choices(phrase: str) -> Iterator[str]:
    """Spell out "(a|b|)" in a phrase."""
    parts = _CHOICE.split(phrase)
    options = [part.split("|") if i % 2 else [part] for i, part in enumerate(parts)]
    for chosen in product(*options):
        yield " ".join("".join(chosen).split())


def inflect(verb: str, irregular: dict[str, list[str]]) -> dict[str, str]:
    """Return the forms of a verb: base, s, past, part, ing.

    Examples
    --------
    >>> inflect("seize", {})["ing"], inflect("carry", {})["past"], inflect("fall", {"fall": ["falls", "fell"]})["past"]
    ('seizing', 'carried', 'fell')
    """
    if verb in irregular:
        names = ("s", "past", "part", "ing")
        return {"base": verb, **dict(zip(names, irregular[verb], strict=False))}
    if verb.endswith("e"):
        return {"base": verb, "s": verb + "s", "past": verb + "d", "part": verb + "d", "ing": verb[:-1] + "ing"}
    if verb.endswith("y") and verb[-2:-1] not in _VOWELS:
        return {
            "base": verb,
            "s": verb[:-1] + "ies",
            "past": verb[:-1] + "ied",
            "part": verb[:-1] + "ied",
            "ing": verb + "ing",
        }
    hissing = verb.endswith(("s", "sh", "ch", "x", "z"))
    third = verb + ("es" if hissing else "s")
    return {"base": verb, "s": third, "past": verb + "ed", "part": verb + "ed", "ing": verb + "ing"}


_COMPLEMENT = re.compile(r"(.+?) (?:of|on|in|by|from|at|with|to|against|into) .+")


def plural(noun: str) -> str:
    """Return the plural of a noun, of its head where "of" or another preposition follows."""
    found = _COMPLEMENT.fullmatch(noun)
    head, rest = (found[1], noun) if found else (noun, "")
    if head.endswith(("s", "sh", "ch", "x", "ing")):
        return noun if head.endswith(("s", "ing")) else noun.replace(head, head + "es", 1)
    plural = head[:-1] + "ies" if head.endswith("y") and head[-2] not in _VOWELS else head + "s"
    return noun.replace(head, plural, 1) if rest else plural


def _inflected(phrase: str, irregular: dict[str, list[str]]) -> Iterator[tuple[str, str]]:
    """Yield the forms of a phrase that begins with a verb, each with its name; of both verbs in "shoot and kill"."""
    first, _, rest = phrase.partition(" ")
    if rest and first in _adverbs():
        for spelled, form in _inflected(rest, irregular):
            yield f"{first} {spelled}", form  # "sexually assault"
        return
    stem, _, tail = first.partition("-")
    joined = rest.removeprefix("and ") if rest.startswith("and ") else ""
    following: dict[str, list[str]] = {}
    for phrase, form in _inflected(joined, irregular) if joined else ():
        following.setdefault(form, []).append(f"and {phrase}")
    for form, word in (*inflect(stem, irregular).items(), *_PLURALS.get(stem, ()), *_other_spellings(stem)):
        for behind in following.get(form, [rest]):
            yield " ".join(part for part in (word, tail, behind) if part), form


def _other_spellings(stem: str) -> Iterator[tuple[str, str]]:
    """Yield the forms of a verb that are spelled in another way, too ("burnt", "leveled")."""
    for word in load_table("events")["other_spellings"].get(stem, ()):
        yield from [("ing", word)] if word.endswith("ing") else [("past", word), ("part", word)]


@lru_cache(maxsize=1)
def _adverbs() -> frozenset[str]:
    """Return the adverbs that a phrase of a verb may begin with."""
    return frozenset(load_table("events")["adverbs"]["words"])


def _verb_rows(table: dict[str, Any]) -> Iterator[tuple[str, Entry]]:
    irregular, deeds = table["irregular"], load_table("deeds")
    for row in (*deeds["guarded"], *table["verbs"], *deeds["verbs"]):
        for listed in row["words"]:
            for phrase in _choices(listed):
                for spelled, form in _inflected(phrase, irregular):
                    yield spelled, Entry("verb", row["kind"], row["frame"], frozenset(row["needs"]), form)


def _noun_rows(table: dict[str, Any]) -> Iterator[tuple[str, Entry]]:
    for row in (*table["nouns"], *load_table("deeds")["nouns"]):
        for listed in row["words"]:
            for phrase in _choices(listed):
                entry = Entry("noun", row["kind"], row["frame"], frozenset(row["needs"]), "noun")
                yield phrase, entry
                if row["frame"] != "taken":
                    yield plural(phrase), entry


def _status_rows(table: dict[str, Any]) -> Iterator[tuple[str, Entry]]:
    status = table["status"]
    for name in ("planned", "called_for", "cancelled", "denied", "claimed", "background"):
        for side in ("before", "after"):
            for listed in status[name].get(side, ()):
                for phrase in _choices(listed):
                    yield phrase, Entry("status", name, side)
    for phrase in status["cancelled"]["scheduled"]:
        yield phrase, Entry("scheduled", "cancelled")
    for listed in status["denied"]["never"]:
        for phrase in _choices(listed):
            yield phrase, Entry("status", "reported", "before")
    for phrase in status["negated"]["words"]:
        yield phrase, Entry("negation", "denied")
    for listed in status["negated"]["drop"]:
        for phrase in _choices(listed):
            yield phrase, Entry("negation", "none")
    for name, verbs in status["self"].items():
        for verb in verbs:
            for phrase in _choices(verb):
                for spelled, _ in _inflected(phrase, table["irregular"]):
                    yield spelled, Entry("status", name, "self")
    for phrase in status["said"]["words"]:
        yield phrase, Entry("said", "")
    for listed in status["plain"]["words"]:
        for phrase in _choices(listed):
            yield phrase, Entry("plain", "")


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


def _other_rows(table: dict[str, Any]) -> Iterator[tuple[str, Entry]]:
    for kind, words in table["weapons"].items():
        for listed in words:
            for word in _choices(listed):
                yield word, Entry("weapon", kind)
    for word in table["vehicles"]["words"]:
        yield word, Entry("vehicle", word)
        yield plural(word), Entry("vehicle", word)
    for word in table["civilian_sites"]["words"]:
        yield word, Entry("civilian_site", word)
        yield plural(word), Entry("civilian_site", word)
    for name, words in table["quantities"].items():
        for word in words:
            yield word, Entry("quantity", name)
    for verb in table["built"]["verbs"]:
        for spelled, _ in _inflected(verb, table["irregular"]):
            yield spelled, Entry("built", verb)
    for phrase in table["built"]["nouns"]:
        yield phrase, Entry("built", phrase)
    for role, verbs in (("suffer", table["suffering"]["verbs"]), ("light", table["light_verbs"]["words"])):
        for verb in verbs:
            for spelled, _ in _inflected(verb, table["irregular"]):
                yield spelled, Entry(role, verb)
    for phrase in table["suffering"]["phrases"]:
        yield phrase, Entry("suffer", phrase)
    for load, words in table["loads"].items():
        for word in words:
            yield word, Entry("load", load)
    for section, role in _PLAIN_ROLES.items():
        for word in table[section]["words"]:
            yield word, Entry(role, word)
    for name, words in table["sports"].items():
        for word in words:
            yield word, Entry("sport", name)
    for phrase in table["harmless"]["words"]:
        for spelled in _choices(phrase):
            yield spelled, Entry("harmless", "")
    for word in table["clauses"]["hard"]:
        yield word, Entry("hard", word)
    for word in table["clauses"]["there"]:
        yield word, Entry("there", word)
    for side in ("at_least", "at_most", "about"):
        for word in table["numbers"][side]:
            yield word, Entry("hedge", side)


@lru_cache(maxsize=1)
def trigger_table() -> PhraseTable[Words]:
    """Return every phrase that says something of events, with all it may be."""
    table = load_table("events")
    silent = frozenset(table["silent"]["forms"])
    entries: dict[str, dict[Entry, None]] = {}
    for source in (_verb_rows, _noun_rows, _status_rows, _other_rows):
        for phrase, entry in source(table):
            if entry.role == "verb" and phrase in silent:
                if entry.form != "base":
                    continue
                phrase = f"to {phrase}"
            entries.setdefault(" ".join(phrase_words(phrase)), {}).setdefault(entry)
    _add_shorter(entries, frozenset(table["clauses"]["bare"]))
    return PhraseTable((phrase, words_of(tuple(found))) for phrase, found in entries.items())


def words_of(entries: tuple[Entry, ...]) -> Words:
    """Return all that a phrase with these entries may be."""
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


@lru_cache(maxsize=1)
def kinds() -> dict[str, Kind]:
    """Return what each kind of event maps to.

    Returns
    -------
    dict of str to Kind
        By the stable words of ``lexicon/events.toml``.
    """
    return {name: Kind(**row) for name, row in load_table("events")["kinds"].items()}


@lru_cache(maxsize=1)
def reactions() -> frozenset[str]:
    """Return the forms of the verbs that judge what happened ("condemned the attack") and tell nothing new."""
    table = load_table("events")
    return frozenset(
        form for verb in table["reactions"]["words"] for form in inflect(verb, table["irregular"]).values()
    )


@lru_cache(maxsize=1)
def causing() -> frozenset[str]:
    """Return the forms of the verbs that make another do it ("ordered the army to withdraw")."""
    table = load_table("events")
    return frozenset(form for verb in table["causing"]["verbs"] for form, _ in _inflected(verb, table["irregular"]))


@lru_cache(maxsize=1)
def accusing() -> frozenset[str]:
    """Return the verbs that lay a deed at the door of their object ("accused X of")."""
    return frozenset(load_table("events")["charges"]["verbs"])


@lru_cache(maxsize=1)
def attributing() -> frozenset[str]:
    """Return the verbs that blame what stands behind "on" or "to" ("blamed the attack on Iran")."""
    return frozenset(load_table("events")["charges"]["attributing"])


@lru_cache(maxsize=1)
def addressing() -> frozenset[str]:
    """Return the forms of the verbs of words whose object is a party ("accused", "warned")."""
    table = load_table("events")
    return frozenset(form for verb in table["addressing"]["verbs"] for form, _ in _inflected(verb, table["irregular"]))


@lru_cache(maxsize=1)
def yields_to() -> dict[str, frozenset[str]]:
    """Return, for a kind, the kinds that tell the same event better in one clause."""
    return {kind: frozenset(others) for kind, others in load_table("events")["yields"].items()}


@lru_cache(maxsize=1)
def signs() -> Signs:
    """Return the words that steer the reading of a clause."""
    table = load_table("events")
    clauses, moves = table["clauses"], table["moves"]
    names = [name for name in Signs._fields if name in clauses]
    return Signs(
        **{name: frozenset(clauses[name]) for name in names},
        origin=frozenset(moves["origin"]),
        goal=frozenset(moves["goal"]),
    )


@lru_cache(maxsize=1)
def of_nature() -> frozenset[str]:
    """Kinds that nobody does and that befall a place."""
    return frozenset(load_table("events")["of_nature"]["kinds"])


@lru_cache(maxsize=1)
def harming() -> frozenset[str]:
    """Return the kinds of event that people may die of."""
    return frozenset(load_table("events")["harm"]["kinds"])


@lru_cache(maxsize=1)
def repelled() -> frozenset[str]:
    """Return what is done to an attack that comes to nothing."""
    return frozenset(load_table("events")["repelled"]["words"])


@lru_cache(maxsize=1)
def gunfire() -> frozenset[str]:
    """Return what burns, or is shot behind the name of who shoots ("Israeli fire killed two farmers")."""
    return frozenset(load_table("actors")["members"]["fire"])
