"""Rules: text to localities. The grammar never opens the gazetteer.

Toponyms, quantities and the words of the lexicon become signs (:mod:`geoevents.lexicon.signs`); rules over signs build
localities from the inside out, until nothing more fits.
"""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from geoevents.grammar.asides import ASIDE_RULES, remarks_on, survey_signs, without_asides
from geoevents.grammar.coordinates import find_coordinates
from geoevents.grammar.distances import QUANTITY_RULES
from geoevents.grammar.matched import covers
from geoevents.grammar.names import join_containers, name_signs
from geoevents.grammar.rules import GROUND_RULES, LOCALITY_RULES, PHRASE_RULES
from geoevents.grammar.sieve import may_locate, worth_reading
from geoevents.lexicon import load_lexicon
from geoevents.lexicon.rewriting import Rules, reduce_signs
from geoevents.lexicon.signs import MARK_CLASSES, Alphabet, Sign, scan
from geoevents.model import (
    Along,
    Anaphor,
    Between,
    Border,
    Coordinates,
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

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geoevents.grammar.distances import Distance

_WHOLE_WORD = 4  # letters; shorter words before a full stop are abbreviations
_EXACT_DEG = 5.0  # a bearing in degrees means less than this to either side, unless it is magnetic
_FINE_DEG = 0.02  # about 2 km: coordinates given to a minute or better are finer than most distances
# An aside stands after one of these or at the end, or begins the phrase and is followed by a comma.
_BEFORE_ASIDES = frozenset({"comma", "in", "open", "elevation", "above_sea", "depth", "mark"})
MAX_DEPTH = 4  # localities within localities; deeper text is left as it stands
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
    for start, end, inside in worth_reading(text, known):
        for clause in _clauses(scan(text, phrases, alphabet, inside, start=start, end=end)):
            if may_locate(clause):
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
    label = read_label(phrase)
    return label.locality, label.reason


class Label(NamedTuple):
    """What a phrase says on its own.

    Parameters
    ----------
    locality : Locality or None
    reason : str
        What speaks against placing it; empty when nothing does.
    beside : tuple of Toponym
        The names it has beside the locality, in order.
    others : tuple of Locality
        Its other localities.
    remarks : tuple of str
        What was left out of account.
    """

    locality: Locality | None
    reason: str
    beside: tuple[Toponym, ...] = ()
    others: tuple[Locality, ...] = ()
    remarks: tuple[str, ...] = ()


def read_label(phrase: str) -> Label:
    """Read one phrase with what stands beside its locality: containers, heights, depths, survey squares.

    Parameters
    ----------
    phrase : str
        At most 2,000 characters are read.

    Returns
    -------
    Label

    Examples
    --------
    >>> label = read_label("Otago, near Clyde, 600 ft")
    >>> label.locality.span.text, [toponym.name or toponym.span.text for toponym in label.beside], label.remarks
    ('near Clyde', ['Otago'], ("the height '600 ft' is not used to place it",))
    """
    text = phrase[:MAX_PHRASE]
    locality, signs, reduced = _read(text)
    beside: tuple[Toponym, ...] = ()
    if len(reduced) > 1 and locality is not None:
        beside = tuple(
            sign.classes["toponym"]
            for sign in reduced
            if "toponym" in sign.classes and not covers(locality.span, Span(sign.start, sign.end, ""))
        )
    remarks = (*remarks_on(text, signs), *_readings_of(text, signs))
    return Label(locality, _objection(text, locality, signs), beside, tuple(_compounds(reduced)[1:]), remarks)


def _readings_of(text: str, signs: list[Sign]) -> Iterator[str]:
    """Yield how ambiguous units and bearings of a label were read."""
    for sign in signs:
        distance: Distance | None = sign.classes.get("dist")
        if distance is not None:
            unit = text[sign.start : sign.end].rpartition(" ")[2].lstrip("0123456789.,½¼¾")
            if unit in load_lexicon().tables["miles_or_metres"]:
                yield f"the unit {unit!r} is read as {'miles' if distance.unit_m > 1.0 else 'metres'}"
        if "exact" in sign.classes and sign.classes["wind"].spread_deg > _EXACT_DEG:
            yield "the bearing is magnetic; the declination is not known"


def _read(text: str) -> tuple[Locality | None, list[Sign], list[Sign]]:
    """Return the locality of a phrase, its signs before any locality was built, and after."""
    alphabet = _alphabet()
    known = sorted([*_coordinate_signs(text, alphabet), *survey_signs(text, alphabet)], key=lambda sign: sign.start)
    signs = _as_clauses(text, scan(text, load_lexicon().phrases, alphabet, known), alphabet)
    named = name_signs(text, signs, alphabet)
    simple = reduce_signs(text, named, SIMPLE_RULES, alphabet, passes=1)
    at_end = any("dist" in sign.classes for sign in simple[-2:])
    if at_end or not all(sign.classes.keys().isdisjoint(_BEFORE_ASIDES) for sign in simple):
        simple = reduce_signs(text, simple, ASIDE_RULES, alphabet, passes=1)
    rest = simple
    if any("aside" in sign.classes for sign in simple):
        rest = join_containers(text, without_asides(simple), alphabet)
    reduced = reduce_signs(text, rest, PHRASE_RULES, alphabet, passes=MAX_DEPTH)
    return _main_locality(reduced), simple, reduced


def _as_clauses(text: str, signs: list[Sign], alphabet: Alphabet) -> list[Sign]:
    """Read the colons, and the full stops after whole words, that part the clauses of a label as commas."""
    out: list[Sign] = []
    for i, sign in enumerate(signs):
        parting = "colon" in sign.classes or _parts_from_number(signs, i)
        if "stop" in sign.classes and 0 < i < len(signs) - 1 and text[sign.start] == ".":
            before = signs[i - 1]
            parting = (
                before.end - before.start >= _WHOLE_WORD
                and before.classes.keys().isdisjoint({"unit", "line"})
                and signs[i + 1].start > sign.end
            )
        out.append(alphabet.sign(sign.start, sign.end, {"comma": None}) if parting else sign)
    return out


def _compounds(signs: list[Sign]) -> list[Locality]:
    """Return the compound localities of a phrase, the most specific first.

    Fine coordinates, then a distance, then the longest (Georeferencing Best Practices: the most specific clause wins).
    """

    def how_specific(sign: Sign) -> tuple[bool, bool, int]:
        found = sign.classes["locality"]
        fine = isinstance(found, Coordinates) and found.precision_deg <= _FINE_DEG
        counted = getattr(found, "distance_m", None) is not None and not isinstance(
            getattr(found, "ground", None), Anaphor
        )
        return fine, counted, sign.end - sign.start

    compound = [sign for sign in signs if "locality" in sign.classes]
    return [sign.classes["locality"] for sign in sorted(compound, key=how_specific, reverse=True)]


def _main_locality(signs: list[Sign]) -> Locality | None:
    """Return the most specific compound locality, else the one name that stands alone."""
    compound = _compounds(signs)
    if compound:
        return compound[0]
    names = [sign.classes["toponym"] for sign in signs if "toponym" in sign.classes]
    beside = [sign for sign in signs if "toponym" not in sign.classes]
    parted = _stands_apart(signs)
    if len(names) == 1 and all(sign.classes.keys() & (_AROUND_A_NAME | _BESIDE_COMMAS[parted]) for sign in beside):
        toponym: Toponym = names[0]
        return toponym
    return None


def _stands_apart(signs: list[Sign]) -> bool:
    """Tell whether commas or the ends of the phrase stand on both sides of its one name."""
    at = next((i for i, sign in enumerate(signs) if "toponym" in sign.classes), None)
    if at is None:
        return False
    before = at == 0 or "comma" in signs[at - 1].classes
    return before and (at == len(signs) - 1 or bool(signs[at + 1].classes.keys() & {"comma", "stop"}))


def _objection(text: str, locality: Locality | None, signs: list[Sign]) -> str:
    """Return why a phrase must not be placed; empty when nothing speaks against it."""
    if not text.strip():
        return "the phrase is empty"
    for sign in signs:
        doubt = sign.classes.get("doubt")
        if doubt is not None:
            reason = "the text doubts it" if doubt == "dubious" else "the text says where it is not"
            return f"{reason}: {text[sign.start : sign.end]!r}"
    if locality is None and any(sign.classes.get("aside") == "survey" for sign in signs):
        return next(remark for remark in remarks_on(text, signs) if "survey" in remark)
    string = "".join([sign.symbol for sign in signs])
    bare = _alphabet().compile(_NO_UNIT).search(string)
    if bare is not None and not any("at_river" in s.classes for s in signs[max(0, bare.start() - 1) : bare.start()]):
        sign = signs[bare.start()]
        return f'the distance "{text[sign.start : sign.end]}" has no unit'
    for before, sign in pairwise(signs):
        if "dash" in before.classes and "dist" in sign.classes and _is_minus(text, before, sign):
            return f'the distance "{text[before.start : sign.end]}" is negative'
    if locality is not None:
        return ""
    if any("dist" in sign.classes for sign in signs):
        return "a distance is given, but no place it is counted from"
    if _alphabet().compile("wind (of|from)").search(string):
        return "a direction is given, but no place it is counted from"
    return "no place is named or described"


def _parts_from_number(signs: list[Sign], i: int) -> bool:
    """Tell whether a dash with blanks on both sides parts a name from what is counted from it: "Arusha - 5 mi E"."""
    if "dash" not in signs[i].classes or not 0 < i < len(signs) - 1 or "digits" not in signs[i + 1].classes:
        return False
    apart = signs[i - 1].end < signs[i].start and signs[i].end < signs[i + 1].start
    return apart and signs[i - 1].classes.keys().isdisjoint({"digits", "unit"})


def _is_minus(text: str, dash: Sign, distance: Sign) -> bool:
    """Tell whether a dash is a minus: close to the number, apart from what is before it."""
    apart = dash.start == 0 or text[dash.start - 1].isspace() or text[dash.start - 1] in "(,"
    return apart and distance.start == dash.end


_NO_UNIT = "number hedge_after? (the? due? (wind|wind_letters) | from | away | outside)"


def mention_of(locality: Locality) -> Mention:
    """Make a locality a mention.

    Parameters
    ----------
    locality : Locality

    Returns
    -------
    Mention
        A glossed name has both descriptions, the name first.
    """
    if isinstance(locality, Intersection) and locality.relation == "gloss":
        return Mention(locality.span, locality.parts)
    return Mention(locality.span, (locality,))


def parts_of(locality: Locality | Anaphor) -> tuple[Locality | Anaphor, ...]:
    """Return what a locality is directly made of.

    Parameters
    ----------
    locality : Locality or Anaphor

    Returns
    -------
    tuple of Locality or Anaphor
        In the order of its fields; empty for a name, coordinates or an anaphor.
    """
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
    {"in", "the", "of", "comma", "stop", "kind", "quote", "to", "from", "open", "close", "near_after", "aside"}
)
# What else a label may say in a clause of its own: "in garden, Karori".
_BESIDE_COMMAS = {False: frozenset[str](), True: frozenset({"word", "label_part", "near", "part", "side", "anaphor"})}


@cache
def _alphabet() -> Alphabet:
    """Return the alphabet of the process, with the combinations of the lexicon known from the start."""
    alphabet = Alphabet()
    for entry in load_lexicon().phrases:
        alphabet.symbol(entry.classes)
        if entry.capital is not None:
            alphabet.symbol(entry.capital)
    for mark in MARK_CLASSES.values():
        alphabet.symbol(mark)
    place = ("locality", "ground")
    for classes in (
        ("toponym", "ground"), place, ("offset", *place), ("offset", "trailing", *place), ("polyline", *place),
        ("frontier", *place), ("gloss", *place), ("feature", *place), ("coordinates", *place), ("number",), ("dist",),
        ("wind",), ("digits",), ("word",), ("mark",), ("number", "fraction"), ("wind", "exact"),
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
    named = alphabet.symbol(("toponym", "ground"))
    known += [Sign(named, t.span.start, t.span.end, {"toponym": t, "ground": t}) for t in toponyms]
    known.sort(key=lambda sign: (sign.start, "toponym" in sign.classes, -sign.end))
    apart: list[Sign] = []
    for sign in known:
        if not apart or sign.start >= apart[-1].end:
            apart.append(sign)
    return apart


def _clauses(signs: list[Sign]) -> list[list[Sign]]:
    """Cut signs at the ends of sentences: no locality runs over one. The stop of "5 mi. N" ends none."""
    clauses: list[list[Sign]] = [[]]
    for i, sign in enumerate(signs):
        clauses[-1].append(sign)
        ends = "stop" in sign.classes and i + 1 < len(signs) and signs[i + 1].start > sign.end
        if ends and "unit" not in signs[i - 1].classes:
            clauses.append([])
    return clauses
