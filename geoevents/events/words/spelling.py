"""How the phrases of the lexicon are spelt out: choices, forms of verbs, plurals of nouns."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import product

from geoevents.lexicon.tables import load_table

_CHOICE = re.compile(r"\(([^()]*)\)")
_VOWELS = frozenset("aeiou")
# The only verb with plural forms of its own.
_PLURALS = {"be": (("s", "are"), ("past", "were"))}


def choices(phrase: str) -> Iterator[str]:
    """Spell out "(a|b|)" in a phrase.

    Examples
    --------
    >>> list(choices("(open|) fire (on|at)"))
    ['open fire on', 'open fire at', 'fire on', 'fire at']
    """
    if "(" not in phrase:  # as most
        yield " ".join(phrase.split())
        return
    parts = _CHOICE.split(phrase)
    options = [part.split("|") if i % 2 else [part] for i, part in enumerate(parts)]
    for chosen in product(*options):
        yield " ".join("".join(chosen).split())


def openings(phrase: str) -> tuple[list[str], str]:
    """Return the least of a phrase that decides its first word, spelt out, and the rest of it as it stands.

    Examples
    --------
    >>> openings("(open|) fire (on|at)"), openings("(cut|break) off talks"), openings("rout")
    ((['open fire', 'fire'], '(on|at)'), (['cut', 'break'], 'off talks'), (['rout'], ''))
    """
    head, _, rest = phrase.partition(" ")
    if "(" not in head:  # as most
        return [head], rest
    depth = 0
    for i, sign in enumerate(phrase):
        depth += (sign == "(") - (sign == ")")
        if sign == " " and not depth:
            found = list(choices(phrase[:i]))
            if all(found):
                return found, phrase[i + 1 :]
    return list(choices(phrase)), ""


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


def inflected(phrase: str) -> Iterator[tuple[str, str]]:
    """Yield the forms of a phrase that begins with a verb, each with its name; of both verbs in "shoot and kill".

    Examples
    --------
    >>> [spelled for spelled, form in inflected("carpet-bomb") if form in ("past", "ing")]
    ['carpet bombed', 'carpet bombing']
    """
    first, _, rest = phrase.partition(" ")
    if rest and first in _adverbs():
        for spelled, form in inflected(rest):
            yield f"{first} {spelled}", form  # "sexually assault"
        return
    front, _, stem = first.rpartition("-")  # "carpet-bombed", "crash-landing"
    front = f"{front.replace('-', ' ')} " if front else ""
    following: dict[str, list[str]] = {}
    for joined, form in inflected(rest.removeprefix("and ")) if rest.startswith("and ") else ():
        following.setdefault(form, []).append(f"and {joined}")
    for form, word in _forms(stem):
        for words in following.get(form, (rest,)):
            yield front + (f"{word} {words}" if words else word), form


def is_inflected_behind(head: str, rest: str) -> bool:
    """Tell whether a verb behind the first word of a phrase changes its form ("shoot and kill", "sexually assault")."""
    return rest.startswith("and ") or " and " in head or head.partition(" ")[0] in _adverbs()


@lru_cache(maxsize=4096)  # of as many verbs as the lexicon has
def _forms(stem: str) -> tuple[tuple[str, str], ...]:
    """Return the forms of a verb with their names, those that are spelled in another way, too ("burnt", "leveled")."""
    table = load_table("events")
    forms = [*inflect(stem, table["irregular"]).items(), *_PLURALS.get(stem, ())]
    for word in table["other_spellings"].get(stem, ()):
        forms += [("ing", word)] if word.endswith("ing") else [("past", word), ("part", word)]
    return tuple(forms)


@lru_cache(maxsize=1)
def _adverbs() -> frozenset[str]:
    """Return the adverbs that a phrase of a verb may begin with."""
    return frozenset(load_table("events")["adverbs"]["words"])
