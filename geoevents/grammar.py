"""Rules: text to localities. The grammar never opens the gazetteer.

Toponyms, quantities and the words of the lexicon become signs (:mod:`geoevents.signs`); rules over signs build
localities from the inside out, until nothing more fits.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from geoevents.coordinates import find_coordinates
from geoevents.distances import QUANTITY_RULES
from geoevents.lexicon import load_lexicon
from geoevents.model import (
    Along,
    Anaphor,
    Between,
    Border,
    Intersection,
    Line,
    Locality,
    Mention,
    Near,
    Offset,
    Offshore,
    Part,
    Span,
    Toponym,
)
from geoevents.names import name_signs
from geoevents.rules import GROUND_RULES, LOCALITY_RULES, PHRASE_RULES
from geoevents.signs import Alphabet, Rules, Sign, reduce_signs, scan

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

# Where a sentence may end: after a word of four letters or more, so that "5 mi. N" and "St. Kitts" stay whole.
_SENTENCE_END = re.compile(r"\w{4}[.!?…][\"”’')]{0,2}\s+(?=[^\sa-z])|\n\s*")
MAX_DEPTH = 4  # localities within localities; deeper text is left as it stands
ANTECEDENT_REACH = 1_500  # characters: about two paragraphs of news
MAX_PHRASE = 2_000  # characters of a single phrase; the longest in the corpora has 214


def find_localities(text: str, toponyms: Sequence[Toponym]) -> list[Locality]:
    """Find the compound localities of a running text.

    Parameters
    ----------
    text : str
    toponyms : sequence of Toponym
        The names already found in it, with spans in ``text``.

    Returns
    -------
    list of Locality
        Offsets, glosses, parts, borders, coordinates ... the outermost ones, in order, without overlap. Grounds are the
        given toponyms, localities or anaphors. A name with its gloss is an Intersection with the relation "gloss".

    Examples
    --------
    >>> text = "Troops massed 30 km south of Sirte."
    >>> find_localities(text, [Toponym(Span(29, 34, "Sirte"))])[0].span.text
    '30 km south of Sirte'
    """
    alphabet, phrases = _alphabet(), load_lexicon().phrases
    known = _known(text, toponyms)
    found: list[Locality] = []
    for start, end, inside in _worth_reading(text, known):
        for clause in _clauses(scan(text, phrases, alphabet, inside, start=start, end=end)):
            if _may_locate(clause):
                simple = reduce_signs(text, clause, SIMPLE_RULES, alphabet, passes=1)
                reduced = reduce_signs(text, simple, LOCALITY_RULES, alphabet, passes=MAX_DEPTH)
                found.extend(sign.classes["locality"] for sign in reduced if "locality" in sign.classes)
    return found


def parse_locality(phrase: str) -> Locality | None:
    """Read one phrase whose names are not known yet.

    Parameters
    ----------
    phrase : str
        At most 2,000 characters are read.

    Returns
    -------
    Locality or None
        A bare name is a Toponym. None when the phrase says no place.

    Examples
    --------
    >>> offset = parse_locality("57 km S of Deltana, Alaska")
    >>> offset.ground.name, offset.ground.within, offset.azimuth_deg.best
    ('Deltana', ('Alaska',), 180.0)
    >>> parse_locality("450 km east of nowhere") is None
    True
    """
    return _read(phrase[:MAX_PHRASE])[0]


def read_phrase(phrase: str) -> tuple[Locality | None, str]:
    """Read one phrase, or say what keeps it from being read.

    Returns
    -------
    locality : Locality or None
    reason : str
        Empty when the phrase was read and nothing speaks against placing it.

    Examples
    --------
    >>> read_phrase("450 east of Tripoli")[1]
    'the distance "450" has no unit'
    """
    text = phrase[:MAX_PHRASE]
    locality, signs = _read(text)
    return locality, _objection(text, locality, signs)


def _read(text: str) -> tuple[Locality | None, list[Sign]]:
    """Return the locality of a phrase and its signs before any locality was built."""
    alphabet = _alphabet()
    signs = scan(text, load_lexicon().phrases, alphabet, _coordinate_signs(text, alphabet))
    named = name_signs(text, signs, alphabet)
    simple = reduce_signs(text, named, SIMPLE_RULES, alphabet, passes=1)
    reduced = reduce_signs(text, simple, PHRASE_RULES, alphabet, passes=MAX_DEPTH)
    return _main_locality(reduced), simple


def _main_locality(signs: list[Sign]) -> Locality | None:
    """Return the longest compound locality, else the one name that stands alone."""
    compound = [sign for sign in signs if "locality" in sign.classes]
    if compound:
        best: Locality = max(compound, key=lambda sign: sign.end - sign.start).classes["locality"]
        return best
    names = [sign.classes["toponym"] for sign in signs if "toponym" in sign.classes]
    beside = [sign for sign in signs if "toponym" not in sign.classes]
    if len(names) == 1 and all(sign.classes.keys() & _AROUND_A_NAME for sign in beside):
        toponym: Toponym = names[0]
        return toponym
    return None


def _objection(text: str, locality: Locality | None, signs: list[Sign]) -> str:
    """Return why a phrase must not be placed; empty when nothing speaks against it."""
    if not text.strip():
        return "the phrase is empty"
    for sign in signs:
        doubt = sign.classes.get("doubt")
        if doubt is not None:
            reason = "the text doubts it" if doubt == "dubious" else "the text says where it is not"
            return f"{reason}: {text[sign.start : sign.end]!r}"
    string = "".join([sign.symbol for sign in signs])
    bare = _alphabet().compile(_NO_UNIT).search(string)
    if bare is not None and not any("at_river" in s.classes for s in signs[max(0, bare.start() - 1) : bare.start()]):
        sign = signs[bare.start()]
        return f'the distance "{text[sign.start : sign.end]}" has no unit'
    if locality is not None:
        return ""
    if any("dist" in sign.classes for sign in signs):
        return "a distance is given, but no place it is counted from"
    if _alphabet().compile("wind (of|from)").search(string):
        return "a direction is given, but no place it is counted from"
    return "no place is named or described"


_NO_UNIT = "number hedge_after? (the? due? (wind|wind_letters) | from | away | outside)"


def mention_of(locality: Locality) -> Mention:
    """Return the mention a locality makes: a glossed name has both descriptions, the name first."""
    if isinstance(locality, Intersection) and locality.relation == "gloss":
        return Mention(locality.span, locality.parts)
    return Mention(locality.span, (locality,))


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
    home = next((locality for locality in localities if _covers(locality.span, anaphor.span)), None)
    before = [
        toponym
        for toponym in toponyms
        if toponym.span.end <= anaphor.span.start and not (home and _covers(home.span, toponym.span))
    ]
    described_by = {span for locality in localities for span in _gloss_grounds(locality)}
    fitting = [toponym for toponym in before if is_a(toponym, anaphor.kind)]
    topics = [toponym for toponym in fitting if toponym.span not in described_by]
    near = [toponym for toponym in topics if anaphor.span.start - toponym.span.end <= ANTECEDENT_REACH]
    found = near or topics or fitting
    return found[-1] if found else None


def _covers(outer: Span, inner: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _gloss_grounds(locality: Locality | Anaphor) -> Iterator[Span]:
    """Yield the spans of names that stand in a gloss: "Tripoli" in "Sirte (450 km east of Tripoli)"."""
    glossed = isinstance(locality, Intersection) and locality.relation == "gloss"
    for i, part in enumerate(parts_of(locality)):
        if glossed and i > 0:
            yield from (inner.span for inner in parts_of(part) if isinstance(inner, Toponym))
        yield from _gloss_grounds(part)


def parts_of(locality: Locality | Anaphor) -> tuple[Locality | Anaphor, ...]:
    """Return the localities and anaphors that a locality is directly made of, in the order of its fields."""
    match locality:
        case Offset(ground=ground) | Near(ground=ground) | Offshore(ground=ground):
            return (ground,)
        case Along(path=path, origin=origin):
            return (path, origin)
        case Between(start=start, end=end):
            return (start, end)
        case Line(stops=stops):
            return stops
        case Part(whole=whole):
            return (whole,)
        case Border(a=a, b=b, side=side):
            return tuple(part for part in (a, b, side) if part is not None)
        case Intersection(parts=parts):
            return parts
        case _:
            return ()


SIMPLE_RULES = Rules(*QUANTITY_RULES, *GROUND_RULES)
_AROUND_A_NAME = frozenset(
    {"in", "the", "of", "comma", "stop", "kind", "quote", "to", "from", "open", "close", "near_after"}
)
_LOCATING = frozenset(
    {
        "dist", "wind", "wind_adjective", "part", "part_adjective", "near", "border", "bordering", "between", "sea",
        "line", "cross", "bridge", "halfway", "downstream", "upstream", "unit", "time", "near_after", "through",
        "meets", "bank",
    }
)  # fmt: skip


@cache
def _alphabet() -> Alphabet:
    """Return the alphabet of the process, with the combinations of the lexicon known from the start."""
    alphabet = Alphabet()
    for entry in load_lexicon().phrases:
        alphabet.symbol(entry.classes)
    for classes in (
        ("toponym", "ground"), ("locality", "ground"), ("offset", "locality", "ground"), ("number",), ("dist",),
        ("wind",),
        ("digits",), ("word",), ("mark",), ("coordinates", "locality", "ground"), ("number", "fraction"),
        ("wind", "exact"),
    ):  # fmt: skip
        alphabet.symbol(classes)
    return alphabet


def _coordinate_signs(text: str, alphabet: Alphabet) -> list[Sign]:
    return [
        alphabet.sign(c.span.start, c.span.end, {"coordinates": c, "locality": c, "ground": c})
        for c in find_coordinates(text)
    ]


def _known(text: str, toponyms: Sequence[Toponym]) -> list[Sign]:
    """Return the signs of the coordinates and toponyms of a text, in order, without overlap."""
    alphabet = _alphabet()
    known = _coordinate_signs(text, alphabet)
    known += [alphabet.sign(t.span.start, t.span.end, {"toponym": t, "ground": t}) for t in toponyms]
    known.sort(key=lambda sign: (sign.start, "toponym" in sign.classes, -sign.end))
    apart: list[Sign] = []
    for sign in known:
        if not apart or sign.start >= apart[-1].end:
            apart.append(sign)
    return apart


def _worth_reading(text: str, known: list[Sign]) -> Iterator[tuple[int, int, list[Sign]]]:
    """Yield the sentences that hold a name, coordinates or a unit of length or time, with the known signs in them."""
    units = _unit_words()
    start, first = 0, 0
    ends = [match.end() for match in _SENTENCE_END.finditer(text)]
    for end in (*ends, len(text)):
        after = first
        while after < len(known) and known[after].start < end:
            after += 1
        if after > first and known[after - 1].end > end:
            continue  # a name runs over this full stop
        if after > first or units.search(text, start, end):
            yield start, end, known[first:after]
        start, first = end, after


@cache
def _unit_words() -> re.Pattern[str]:
    words = {w for e in load_lexicon().phrases if e.classes.keys() & {"unit", "time"} for w in e.words if w.isalpha()}
    longest_first = sorted(map(re.escape, words), key=len, reverse=True)
    return re.compile(rf"(?:\b|(?<=\d))(?:{'|'.join(longest_first)})\b", re.IGNORECASE)


def _clauses(signs: list[Sign]) -> list[list[Sign]]:
    """Cut signs at the ends of sentences: no locality runs over one. The stop of "5 mi. N" ends none."""
    clauses: list[list[Sign]] = [[]]
    for i, sign in enumerate(signs):
        clauses[-1].append(sign)
        ends = "stop" in sign.classes and i + 1 < len(signs) and signs[i + 1].start > sign.end
        if ends and "unit" not in signs[i - 1].classes:
            clauses.append([])
    return clauses


def _may_locate(clause: list[Sign]) -> bool:
    """Tell cheaply whether a clause holds coordinates, or a distance or ground with a word that locates by it."""
    present = frozenset().union(*[sign.classes for sign in clause])
    return "coordinates" in present or not _LOCATING.isdisjoint(present)
