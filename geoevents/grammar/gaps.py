"""Parts whose whole is told once: "X holds the north of the city; Y the south"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import product

from geoevents.lexicon import load_lexicon
from geoevents.lexicon.namewords import load_name_words
from geoevents.lexicon.senses import sense_of
from geoevents.lexicon.tables import words_in
from geoevents.model import Locality, Part, Span, Toponym

# Characters behind a part in which the other part is looked for: another party, and no more (judgement).
_REACH = 90
_PARTY = 5  # words of a party's name, with its article
_BANK = " bank"


@lru_cache(maxsize=1)
def _sides() -> tuple[re.Pattern[str], dict[str, str]]:
    """Return what the other part looks like, and the side each of its words says."""
    winds = {word: wind["letter"].upper() for word, wind in load_lexicon().tables["winds"].items()}
    between = {
        f"{one}{join}{other}": winds[one] + winds[other]
        for one, other in product(winds, winds)
        for join in ("", "-")
        if winds[one] in "NS" and winds[other] in "EW"
    }
    sides = winds | between
    words = "|".join(sorted(sides, key=len, reverse=True))
    found = rf"(?:[,;]| and| while)[^.;!?\n]{{2,60}}?[ ,](?P<part>the (?P<side>{words})(?P<bank>{_BANK})?)(?=[.,;]|$)"
    return re.compile(found), sides


def _names_a_party(gap: str) -> bool:
    """Tell whether words may be a party's name and no more: no verb stands in them but one of holding."""
    words = [word for word in re.findall(r"[\w'’-]+", gap) if word.lower() not in _passed()]
    return 0 < len(words) <= _PARTY and not any(sense_of(word.lower()).part == "v" for word in words)


@lru_cache(maxsize=1)
def _passed() -> frozenset[str]:
    """Return what may stand beside the party: what joins it, and a verb that says again what it does."""
    return words_in("clausewords", "gapped", "joints") | words_in("clausewords", "gapped", "holding")


def with_gapped_parts(text: str, localities: Sequence[Locality], toponyms: Sequence[Toponym] = ()) -> list[Locality]:
    """Add the other part of a place of which one is told in full: "... the north of the city; RSF troops the south".

    Parameters
    ----------
    text : str
    localities : sequence of Locality
        In order.
    toponyms : sequence of Toponym, optional
        The names of places: between the two parts stands none.

    Returns
    -------
    list of Locality
        In order.

    Examples
    --------
    >>> from geoevents.model import Toponym
    >>> text = "We hold the north of Aleppo, they the south."
    >>> part = Part(Span(8, 27, text[8:27]), Toponym(Span(21, 27, "Aleppo")), "N")
    >>> with_gapped_parts(text, [part])[1].side
    'S'
    """
    pattern, sides = _sides()
    known = set(sides.values())
    found = list(localities)
    for part in localities:
        if not isinstance(part, Part) or part.side.removesuffix(_BANK) not in known:
            continue
        told = pattern.match(text, part.span.end, part.span.end + _REACH)
        if told is None or bool(told["bank"]) != part.side.endswith(_BANK):
            continue
        gap = range(part.span.end, told.start("part"))
        if not _names_a_party(text[gap.start : gap.stop]) or any(name.span.start in gap for name in toponyms):
            continue  # "storms hit the north of France while Spain evacuated the south"
        before = text[part.span.end : told.start("part")].rsplit(maxsplit=1)[-1].lower()
        if before in load_name_words().locative or before == "of":
            continue  # "shells hit the north of Israel, and jets bombed villages in the south", of another land
        span = Span(told.start("part"), told.end("part"), told["part"])
        if any(other.span.start < span.end and span.start < other.span.end for other in found):
            continue
        found.append(Part(span, part.whole, sides[told["side"]] + (_BANK if told["bank"] else "")))
    return sorted(found, key=lambda locality: locality.span.start)
