"""Names in a phrase on its own, where no gazetteer has marked them: what stands in the name slot."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from geoevents.lexicon import load_lexicon
from geoevents.model import Span, Toponym

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geoevents.lexicon.signs import Alphabet, Sign

MAX_WORDS = 9  # of one name; "South Georgia and the South Sandwich Islands" has seven
_INITIALS = re.compile(r"(?:[A-Z]\.\s?){2,5}(?![a-z])")
_APOSTROPHES = "‘ʻʼ’'`"
NATURAL_KINDS = frozenset(
    {"water", "island", "mountain", "valley"}
)  # "Gulf of Sirte" is a name, "City of Sirte" is Sirte
_SLOT = frozenset(  # after one of these a name may begin
    {
        "of", "from", "near", "and", "to", "between", "sea", "comma", "outside", "inside", "bridge", "the", "in",
        "border",
        "with", "through", "along", "kind", "open", "surround", "bordering", "linking", "dash", "meets", "cross", "or",
        "upstream", "downstream", "line", "wind_letters", "wind_adjective", "part_adjective", "spelt_wind", "part",
        "wind",
    }
)  # fmt: skip


def name_signs(text: str, signs: Sequence[Sign], alphabet: Alphabet) -> list[Sign]:
    """Replace runs of words that are names by toponym signs.

    A run starts at a capital letter that no rule needs, or, where the phrase has none, at the first unknown word of a
    name slot; "City, Region" becomes one toponym within the region.
    """
    cased = _unshouted(text, signs)
    capitals = any(_is_capital(cased, sign) and not _is_letters(sign) for sign in signs)
    out: list[Sign] = []
    i, n = 0, len(signs)
    while i < n:
        length = _name_length(cased, signs, i, out, capitals=capitals)
        if not length:
            out.append(signs[i])
            i += 1
            continue
        beside = [*out[-1:], *signs[i + length : i + length + 1]]
        out.extend(_toponyms(text, signs[i : i + length], beside, alphabet))
        i += length
    return join_containers(text, out, alphabet)


def _is_capital(text: str, sign: Sign) -> bool:
    """Tell whether a word is written as a name: a capital in it, or a script that has none."""
    word = text[sign.start : sign.end]
    return word != word.lower() or (word == word.upper() and word.isalpha())


# What a phrase that is more than a name has, and the words that stand between names: they are read as in small letters
# where all is in capitals ("30 KM SOUTH OF SIRTE", but "ISLE OF WIGHT" is one name).
_RELATIONS = frozenset({"unit", "near", "between", "wind"})
_CONNECTING = frozenset(
    {"of", "from", "near", "and", "to", "between", "outside", "inside", "the", "in", "with", "through", "along", "or"}
)


def _unshouted(text: str, signs: Sequence[Sign]) -> str:
    """Return a phrase in capitals throughout with its connecting words in small letters; any other as it is."""
    if not text.isupper() or len(text.lower()) != len(text):
        return text
    if all(sign.classes.keys().isdisjoint(_RELATIONS) for sign in signs):
        return text
    pieces, end = [], 0
    for sign in signs:
        connects = not sign.classes.keys().isdisjoint(_CONNECTING)
        pieces += [
            text[end : sign.start],
            text[sign.start : sign.end].lower() if connects else text[sign.start : sign.end],
        ]
        end = sign.end
    return "".join([*pieces, text[end:]])


def _is_letters(sign: Sign) -> bool:
    return "letters" in sign.classes or ("unit" in sign.classes and sign.end - sign.start <= 3)


def _name_length(text: str, signs: Sequence[Sign], i: int, before: Sequence[Sign], *, capitals: bool) -> int:
    """Return how many signs from ``i`` form a name; 0 when none starts there."""
    whole = _whole_name(text, signs, i)
    if whole:
        return whole
    sign = signs[i]
    if sign.classes.keys() & {"locality", "digits", "aside"}:
        return 0
    initials = _initials(text, signs, i)
    if initials:
        return initials
    if "word" not in sign.classes and text[sign.start].islower():
        return 0
    if "word" not in sign.classes and not _starts_name(text, signs, i, before):
        return 0
    if "word" in sign.classes and capitals and not _is_capital(text, sign) and not _is_article(text, signs, i):
        return 0
    if not capitals and before and before[-1].classes.keys().isdisjoint(_SLOT):
        return 0
    j, last = i + 1, i + 1
    while j < len(signs) and j - i < MAX_WORDS:
        step = _continues(text, signs, j, capitals=capitals)
        if not step:
            break
        j += step
        last = j
    return last - i


def _initials(text: str, signs: Sequence[Sign], i: int) -> int:
    """Return how many signs from ``i`` spell dotted initials, "N.Z." or "U.S.A."; 0 for none (winds are one sign)."""
    found = _INITIALS.match(text, signs[i].start)
    if found is None:
        return 0
    end = found.start() + len(found.group().rstrip())
    j = i
    while j < len(signs) and signs[j].end <= end:
        j += 1
    return j - i if j > i + 1 and signs[j - 1].end == end else 0


def _is_article(text: str, signs: Sequence[Sign], i: int) -> bool:
    """Tell whether a small word begins a name: "al-Watiya", "el Obeid"."""
    if text[signs[i].start : signs[i].end] not in _articles() or i + 1 == len(signs):
        return False
    ahead = signs[i + 1]
    if "dash" in ahead.classes and i + 2 < len(signs):
        return ahead.start == signs[i].end and signs[i + 2].start == ahead.end and _is_capital(text, signs[i + 2])
    return "word" in ahead.classes and _is_capital(text, ahead)


def _starts_name(text: str, signs: Sequence[Sign], i: int, before: Sequence[Sign]) -> bool:
    """Tell whether a capitalised word of the lexicon begins a name here: "of West Yellowstone", "near The Valley"."""
    sign = signs[i]
    if text[sign.start] in _APOSTROPHES and i + 1 < len(signs):  # "‘Ohonua"
        return signs[i + 1].start == sign.end and _is_capital(text, signs[i + 1])
    if not _is_capital(text, sign) or _is_letters(sign) or "digits" in sign.classes:
        return False
    natural = sign.classes.get("kind") in NATURAL_KINDS and i + 1 < len(signs)
    if natural and (_is_capital(text, signs[i + 1]) or "of" in signs[i + 1].classes):
        return True
    if sign.classes.keys() & {"facility", "frac", "num", "long"} and not before and _name_goes_on(text, signs, i + 1):
        return "unit" not in signs[i + 1].classes  # "Port Pegasus", "Half Moon Bay"
    if not before or before[-1].classes.keys().isdisjoint(_SLOT | {"dash"}):
        return False
    follows = signs[i + 1] if i + 1 < len(signs) else None
    if follows is None or follows.start > sign.end + 1:
        return True
    return _is_capital(text, follows) or bool(follows.classes.keys() & {"comma", "stop", "close", "dash"})


def _continues(text: str, signs: Sequence[Sign], j: int, *, capitals: bool) -> int:
    """Return how many signs from ``j`` go on with a name that has begun."""
    sign, previous = signs[j], signs[j - 1]
    gap = sign.start - previous.end
    if gap > 1 or "locality" in sign.classes or "aside" in sign.classes:
        return 0
    if not capitals:
        return 1 if "word" in sign.classes and gap else 0
    if "stop" in sign.classes and gap == 0 and previous.end - previous.start <= 3 and _name_goes_on(text, signs, j + 1):
        return 2  # "St. Hedwig", "D.C."
    if "stop" in sign.classes and gap == 0 and text[previous.start : previous.end].lower() in _abbreviations():
        return 1  # "Stewart I.", "Kern Co., California"
    if "dash" in sign.classes and gap == 0 and j + 1 < len(signs) and signs[j + 1].start == sign.end:
        return 2 if not signs[j + 1].classes.keys() & {"digits", "long"} else 0
    if text[sign.start] in _APOSTROPHES and sign.end == sign.start + 1:  # "Ust’-Kamchatsk"
        return 1 if gap == 0 and j + 1 < len(signs) and signs[j + 1].start == sign.end else 0
    if "possessive" in sign.classes and gap == 0:  # "St. John's", "Land's End"; not "Libya's south"
        ahead = signs[j + 1] if j + 1 < len(signs) else None
        if ahead is None or ahead.classes.keys() & {"comma", "close", "stop"}:
            return 1
        nouns = {"word", "facility", "kind", "line"}  # "Hawke's Bay", "Arthur's Pass"
        return 1 if _is_capital(text, ahead) and ahead.classes.keys() & nouns else 0
    if "digits" in sign.classes:
        ahead = signs[j + 1] if j + 1 < len(signs) else None
        return 0 if ahead is not None and ("unit" in ahead.classes or "dash" in ahead.classes) else 1
    if gap == 1 and _is_short_noun(text, signs, j):
        return 1
    if gap == 1 and (initials := _initials(text, signs, j)):  # "Tongariro N.P."
        return initials
    if _is_capital(text, sign) and not _is_letters(sign):
        return 1
    if "word" in sign.classes or "of" in sign.classes or "the" in sign.classes:
        for k in range(j + 1, min(j + 3, len(signs))):  # "Newcastle upon Tyne", "Santa Cruz del Norte"
            if _is_capital(text, signs[k]) and "word" in signs[k].classes and _is_capital(text, previous):
                return k - j + 1
            if signs[k].classes.keys().isdisjoint({"word", "the", "dash"}):
                break
    return 0


def _is_short_noun(text: str, signs: Sequence[Sign], j: int) -> bool:
    """Tell whether a small abbreviation ends a name: "Windhoek distr."."""
    word = text[signs[j].start : signs[j].end]
    last = j + 1 == len(signs) or bool(signs[j + 1].classes.keys() & {"comma", "stop", "close"})
    return last and len(word) > 2 and word.islower() and word in _abbreviations() and "word" in signs[j].classes


def _name_goes_on(text: str, signs: Sequence[Sign], j: int) -> bool:
    return j < len(signs) and _is_capital(text, signs[j]) and not _is_letters(signs[j])


@cache
def _first_words() -> frozenset[str]:
    return frozenset(re.split(r"[ -]", name, maxsplit=1)[0] for name in load_lexicon().names)


def _whole_name(text: str, signs: Sequence[Sign], i: int) -> int:
    """Return how many signs from ``i`` spell a name of the lexicon's list ("south sudan"); 0 for none."""
    names = load_lexicon().names
    words = text[signs[i].start : signs[i].end]
    if words.lower().partition(" ")[0] not in _first_words() or ("bank" in signs[i].classes and words.islower()):
        return 0  # "the west bank of the Euphrates" is no name
    for k in range(min(i + MAX_WORDS, len(signs)), i, -1):
        if k - i >= 1 and text[signs[i].start : signs[k - 1].end].lower() in names:
            return k - i
    return 0


def _toponyms(text: str, run: Sequence[Sign], beside: Sequence[Sign], alphabet: Alphabet) -> list[Sign]:
    """Make one toponym of a run, or two when it is "Homs-Palmyra" beside a road or border, or "Nelson-Blenheim Rd"."""
    if len(run) > 3 and "line" in run[-1].classes and text[run[-1].start : run[-1].end].lower() in _abbreviations():
        ends = _toponyms(text, run[:-1], run[-1:], alphabet)
        if len(ends) > 1:
            return [*ends, run[-1]]
    if any(sign.classes.keys() & {"line", "border"} for sign in beside):
        dashes = [k for k, sign in enumerate(run) if "dash" in sign.classes and 0 < k < len(run) - 1]
        plain = [k for k in dashes if text[run[k - 1].start : run[k - 1].end].lower() not in _articles()]
        if len(plain) == 1:
            k = plain[0]
            return [_sign(text, run[:k], alphabet), run[k], _sign(text, run[k + 1 :], alphabet)]
    return [_sign(text, run, alphabet)]


@cache
def _articles() -> frozenset[str]:
    return frozenset(load_lexicon().tables["names"]["articles"])


@cache
def _abbreviations() -> frozenset[str]:
    return frozenset(load_lexicon().tables["abbreviations"])


def _sign(text: str, run: Sequence[Sign], alphabet: Alphabet) -> Sign:
    start, end = run[0].start, run[-1].end
    toponym = _with_kind(text, run)
    return alphabet.sign(start, end, {"toponym": toponym, "ground": toponym})


def _with_kind(text: str, run: Sequence[Sign]) -> Toponym:
    """Build a toponym; a facility noun at its end is its kind ("Al-Jafra airbase")."""
    start, end = run[0].start, run[-1].end
    span = Span(start, end, text[start:end])
    last = run[-1]
    if len(run) > 1 and "facility" in last.classes:
        facility = load_lexicon().facilities[str(last.classes["facility"])]
        return Toponym(span, kind=facility.kind, name="" if facility.noun_is_name else text[start : run[-2].end])
    return Toponym(span)


def join_containers(text: str, signs: Sequence[Sign], alphabet: Alphabet) -> list[Sign]:
    """Join "Deltana, Alaska" and a facility noun in small letters to the name before it."""
    out: list[Sign] = []
    listed = any(
        sign.classes.keys() & {"through", "cross"} for sign in signs
    )  # "from A through B, C and D": no containers
    i = 0
    while i < len(signs):
        sign = signs[i]
        if "toponym" not in sign.classes:
            out.append(sign)
            i += 1
            continue
        toponym: Toponym = sign.classes["toponym"]
        if i + 1 < len(signs) and "facility" in signs[i + 1].classes and not toponym.kind:
            kind = str(signs[i + 1].classes["facility"])
            end = signs[i + 1].end
            toponym = Toponym(Span(sign.start, end, text[sign.start : end]), kind, toponym.span.text)
            i += 1
        name, within, end = toponym.lookup_name, list(toponym.within), toponym.span.end
        while (
            not listed and i + 2 < len(signs) and "comma" in signs[i + 1].classes and "toponym" in signs[i + 2].classes
        ):
            within.append(signs[i + 2].classes["toponym"].lookup_name)
            end = signs[i + 2].end
            i += 2
        if within:
            toponym = Toponym(Span(sign.start, end, text[sign.start : end]), toponym.kind, name, tuple(within))
        out.append(alphabet.sign(sign.start, end, {"toponym": toponym, "ground": toponym}))
        i += 1
    return out
