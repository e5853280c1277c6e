"""Rules: text to localities. The grammar never opens the gazetteer.

Toponyms, quantities and the words of the lexicon become signs (:mod:`geoevents.lexicon.signs`); rules over signs build
localities from the inside out, until nothing more fits.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from geoevents.grammar.asides import ASIDE_RULES, remarks_on, survey_signs, without_asides
from geoevents.grammar.coordinates import find_coordinates
from geoevents.grammar.distances import QUANTITY_RULES
from geoevents.grammar.matched import covers
from geoevents.grammar.names import join_containers, name_signs
from geoevents.grammar.rules import GROUND_RULES, LOCALITY_RULES, PHRASE_RULES
from geoevents.lexicon import load_lexicon
from geoevents.lexicon.signs import MARK_CLASSES, Alphabet, Rules, Sign, reduce_signs, scan
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
    from collections.abc import Iterable, Iterator, Mapping, Sequence, Set

    from geoevents.grammar.distances import Distance

# Where a sentence may end: after a word of four letters or more, so that "5 mi. N" and "St. Kitts" stay whole.
_SENTENCE_END = re.compile(r"[.!?…\n](?:(?<=\w{4}[.!?…])[\"”’')]{0,2}\s+(?=[^\sa-z])|(?<=\n)\s*)")
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
    for start, end, inside in _worth_reading(text, known):
        for clause in _clauses(scan(text, phrases, alphabet, inside, start=start, end=end)):
            if _may_locate(clause, alphabet):
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

    ``reason`` speaks against placing it, empty when nothing does; ``beside`` are the names it has beside the locality,
    in order; ``others`` are its other localities; ``remarks`` say what was left out of account.
    """

    locality: Locality | None
    reason: str
    beside: tuple[Toponym, ...] = ()
    others: tuple[Locality, ...] = ()
    remarks: tuple[str, ...] = ()


def read_label(phrase: str) -> Label:
    """Read one phrase with what stands beside its locality: containers, heights, depths, survey squares.

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
    """Return the mention a locality makes: a glossed name has both descriptions, the name first."""
    if isinstance(locality, Intersection) and locality.relation == "gloss":
        return Mention(locality.span, locality.parts)
    return Mention(locality.span, (locality,))


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
    {"in", "the", "of", "comma", "stop", "kind", "quote", "to", "from", "open", "close", "near_after", "aside"}
)
_NUMBERS = ("num", "mult", "vague", "frac")
_NUMBER_REACH = 40  # characters before a unit in which its number stands: "a dozen or so nautical miles" (judgement)
_DIGITS_BEHIND = re.compile(r"\W{0,3}\d")
# What else a label may say in a clause of its own: "in garden, Karori".
_BESIDE_COMMAS = {False: frozenset[str](), True: frozenset({"word", "label_part", "near", "part", "side", "anaphor"})}
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
    known += [alphabet.sign(t.span.start, t.span.end, {"toponym": t, "ground": t}) for t in toponyms]
    known.sort(key=lambda sign: (sign.start, "toponym" in sign.classes, -sign.end))
    apart: list[Sign] = []
    for sign in known:
        if not apart or sign.start >= apart[-1].end:
            apart.append(sign)
    return apart


def _worth_reading(text: str, known: list[Sign]) -> Iterator[tuple[int, int, list[Sign]]]:
    """Yield the sentences that can hold a locality, with the known signs in them.

    They hold coordinates, a name and words that locate, or a quantity with a unit of length or time.
    """
    triggers = _triggers()
    start, first = 0, 0
    ends = [match.end() for match in _SENTENCE_END.finditer(text)]
    for end in (*ends, len(text)):
        after = first
        while after < len(known) and known[after].start < end:
            after += 1
        if after > first and known[after - 1].end > end:
            continue  # a name runs over this full stop
        inside, sentence = known[first:after], text[start:end]
        if inside:
            if any("coordinates" in sign.classes for sign in inside) or triggers.locate_in(sentence):
                yield start, end, inside
        elif triggers.measure_in(sentence):
            yield start, end, inside
        start, first = end, after


def _clauses(signs: list[Sign]) -> list[list[Sign]]:
    """Cut signs at the ends of sentences: no locality runs over one. The stop of "5 mi. N" ends none."""
    clauses: list[list[Sign]] = [[]]
    for i, sign in enumerate(signs):
        clauses[-1].append(sign)
        ends = "stop" in sign.classes and i + 1 < len(signs) and signs[i + 1].start > sign.end
        if ends and "unit" not in signs[i - 1].classes:
            clauses.append([])
    return clauses


def _may_locate(clause: list[Sign], alphabet: Alphabet) -> bool:
    """Tell cheaply whether a clause holds coordinates, or a distance or ground with a word that locates by it."""
    present = alphabet.classes_in("".join([sign.symbol for sign in clause]))
    return "coordinates" in present or not _LOCATING.isdisjoint(present)


_LETTERS = re.compile(r"[^\W\d_½¼¾⅓⅔⅛]+")


class _Triggers(NamedTuple):
    """Words of which some stand in every phrase that locates.

    ``alone`` locate by themselves, ``capital`` do so in capitals; of the phrases that ``joined`` has by their rarest
    words, the other words must be there too. A ``unit`` of length wants a ``number`` shortly before it, or behind it
    ("mile 90"); a time locates with a way of travelling.
    """

    alone: frozenset[str]
    capital: frozenset[str]
    joined: Mapping[str, Sequence[frozenset[str]]]
    units: frozenset[str]
    unit: re.Pattern[str]
    number: re.Pattern[str]
    times: frozenset[str]
    travels: frozenset[str]

    def locate_in(self, text: str) -> bool:
        """Tell whether a stretch of text holds words that locate by a name."""
        words = _LETTERS.findall(text)
        if not self.capital.isdisjoint(words):
            return True
        low = set(map(str.lower, words))
        if not self.alone.isdisjoint(low):
            return True
        if any(others <= low for word in self.joined.keys() & low for others in self.joined[word]):
            return True
        return self._measures(text, low)

    def measure_in(self, text: str) -> bool:
        """Tell whether a stretch of text gives a quantity with a unit of length, or a time of travel."""
        return self._measures(text, set(_LETTERS.findall(text.lower())))

    def _measures(self, text: str, words: Set[str]) -> bool:
        if not (self.times.isdisjoint(words) or self.travels.isdisjoint(words)):
            return True
        return not self.units.isdisjoint(words) and any(
            self.number.search(text, max(0, unit.start() - _NUMBER_REACH), unit.start())
            or _DIGITS_BEHIND.match(text, unit.end())
            for unit in self.unit.finditer(text)
        )


def _any_of(phrases: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(phrases, key=len, reverse=True)))


@cache
def _triggers() -> _Triggers:
    phrases = load_lexicon().phrases
    common = Counter(word for entry in phrases for word in entry.words)
    alone, capital = set[str](), set[str]()
    joined: dict[str, list[frozenset[str]]] = {}
    spelt: dict[str, set[str]] = {name: set() for name in ("unit", "time", "travel", *_NUMBERS)}
    for entry in sorted(phrases, key=lambda entry: len(entry.words)):
        words = [word for word in entry.words if word.isalpha()]
        rarest = min(words, key=lambda word: (common[word], -len(word)), default="")
        for name in entry.classes.keys() & spelt.keys():
            spelt[name].add(rarest) if name == "travel" else spelt[name].update(words)  # of "on foot" not "on"
        if entry.classes.keys() & _LOCATING - {"unit", "time"}:
            if len(words) == 1:
                alone.add(words[0])
            elif alone.isdisjoint(words):
                joined.setdefault(rarest, []).append(frozenset(words) - {rarest})
        elif entry.capital is not None and entry.capital.keys() & _LOCATING:
            word = max(words, key=len).upper()
            capital |= {word, word.replace("B", "b")}
    numbers = set[str]().union(*[spelt[name] for name in _NUMBERS])
    unit = re.compile(rf"(?:(?<![\w'’.])|(?<=\d))(?:{_any_of(spelt['unit'])})\b", re.IGNORECASE)  # not in "p.m.", "I'm"
    number = re.compile(rf"(?:[\d½¼¾⅓⅔⅛]|\b(?:{_any_of(numbers)})\b)[^.;!?\n]*\Z", re.IGNORECASE)
    return _Triggers(
        frozenset(alone), frozenset(capital), joined, frozenset(spelt["unit"]), unit, number,
        frozenset(spelt["time"]), frozenset(spelt["travel"]),
    )  # fmt: skip
