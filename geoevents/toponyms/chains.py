"""What a text strings a place on: "X village, Y district, Z", "X (Y LGA, Z)", "X village near Y (Z)"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from geoevents.folding import fold, skeletons_differ
from geoevents.lexicon.namewords import load_name_words
from geoevents.lexicon.senses import sense_of
from geoevents.lexicon.tables import load_table, words_in
from geoevents.model import Alternative
from geoevents.toponyms.classes import DIVISIONS, SETTLED, SURE_GROUND, are_far_abroad, away_m, contains, place_class
from geoevents.toponyms.lists import AND
from geoevents.toponyms.otherwise import is_hamlet, past_bracket
from geoevents.toponyms.resolve import Choice, Settled

if TYPE_CHECKING:
    from geoevents.model import Instead, Place
    from geoevents.text.words import Words
    from geoevents.toponyms.tabulating import Query
    from geoevents.toponyms.toponyms import FoundName

_NOUNS, _LINKS = words_in("toponyms", "chains", "nouns"), words_in("toponyms", "chains", "links")
_DATES = frozenset(load_table("dates")["months"]) | frozenset(load_table("dates")["weekdays"])
_WINDS = frozenset(load_table("toponyms")["compass_words"])
_WIND = "wind"  # leads to a member that a name is only counted from
_MEMBERS = 5  # of a chain: village, ward, district, province, country
_RUN = 4  # words of a member that no gazetteer has
_NOUN_WORDS = 3  # "local government area"
# What has codes of another province lies in one all the same within this of its middle, as in divisions.py (judgement).
_INSIDE_M, _APART_M = 150_000.0, 300_000.0
_HAMLET = 20_000  # people: a place so small has namesakes in each country (judgement)
_TOWN = 100_000  # people: a larger one of that very name is meant (judgement)
_WIDEST = DIVISIONS | {"country"}
_TRUST = 0.77  # as for a name in no index that stands for the division that holds it


class Link(NamedTuple):
    """A found name that a chain leads to, and what leads to it: a comma, an opening bracket or a word."""

    at: int
    how: str


def links(words: Words, found: Sequence[FoundName], k: int) -> list[Link]:
    """Return the names that the text strings the k-th on, the nearest first.

    Parameters
    ----------
    words : Words
    found : sequence of FoundName
    k : int

    Returns
    -------
    list of Link
        Members that no name was found in are passed over.
    """
    strung = list(_walk(words, found, k))
    if strung or k + 1 >= len(found):
        return strung
    end = found[k].candidate.last
    joined = words.folded[end : end + 1] and words.folded[end] in AND and found[k + 1].candidate.first == end + 1
    if not joined or words.gap(end - 1).strip() not in {"", ","}:
        return []
    shared = links(words, found, k + 1)  # "X and Y in Z district"
    return shared if shared and shared[0].how not in {",", "near"} else []


def _walk(words: Words, found: Sequence[FoundName], k: int) -> Iterator[Link]:
    """Yield the links of a chain: behind the noun of a member a comma, a bracket or "in" leads to the next."""
    end, following, opened = found[k].candidate.last, k + 1, False
    for _ in range(_MEMBERS):
        bracket = following < len(found) and found[following].candidate.first == end
        begin, how = _next(words, end, bracket)
        if begin is None or not how:
            return
        while following < len(found) and found[following].candidate.first < begin:
            following += 1
        opened = opened or how == "("
        last = _run_end(words, begin)
        known = following < len(found) and _is_member(words, begin, found[following].candidate.first, last)
        if known:
            end = found[following].candidate.last
            yield Link(following, "(" if opened else how)
        elif last > begin and words.folded[begin] not in _DATES:
            end = last
        else:
            return


def _is_member(words: Words, begin: int, first: int, last: int) -> bool:
    """Tell whether a name is a member of a chain, what only opens it aside: "Wadi" of "Wadi Hajr"."""
    opens = load_name_words().generic_starts
    return begin <= first < max(last, begin + 1) and all(words.folded[i] in opens for i in range(begin, first))


def _next(words: Words, end: int, is_found: bool) -> tuple[int | None, str]:
    """Return where the next member of a chain begins, and what leads to it; a bracket that is no place is passed."""
    nouns, n = _chain_nouns(), len(words)
    named = end if is_found else past_bracket(words, end, load_name_words())
    end = named + _is_before_hamlet(words, named)
    while end < n and end - named < _NOUN_WORDS and words.joins[end - 1] and words.folded[end] in nouns:
        end += 1
    gap = words.gap(end - 1).strip()
    if end >= n:
        return None, ""
    if gap in {",", "("}:
        begin, how = end, gap
    elif gap in {"", ","} and words.folded[end] in _LINKS and (words.folded[end] != "of" or end > named):
        begin, how = end + 1, words.folded[end]
    else:
        return None, ""
    if gap == "," and how == "," and words.folded[end] in _LINKS:
        begin, how = end + 1, words.folded[end]
    elif gap == "," and words.folded[end] in _WINDS and words.folded[end + 1 : end + 2] == ["of"]:
        begin, how = end + 2, _WIND  # "X, south of Y (Z)"
    while begin < n and words.joins[begin - 1 if begin > end else begin] and _only_leads(words, begin):
        begin += 1
    return (begin, how) if begin < n and is_capital(words, begin) else (None, "")


def _is_before_hamlet(words: Words, i: int) -> bool:
    """Tell a small word between a name and "village" that no name is found with: "Xero boor village"."""
    if i + 1 >= len(words) or not words.small[i] or not words.upper[i - 1] or words.folded[i] in _chain_nouns():
        return False
    beside = words.gap(i - 1) == " " and words.gap(i) == " " and words.small[i + 1]
    return beside and sense_of(words.folded[i]).part in "?na" and is_hamlet(words.folded[i + 1], load_name_words())


def _only_leads(words: Words, i: int) -> bool:
    """Tell the article or noun before a member that is no part of its name: "the", "tambon X", "Barangay X"."""
    word = words.folded[i]
    small = words.small[i] and (word == "the" or word in _chain_nouns())
    return i + 1 < len(words) and (small or word in load_name_words().leading_nouns) and words.upper[i + 1]


def _run_end(words: Words, begin: int) -> int:
    """Return the word behind a run of capitalised words."""
    end = begin
    while end < len(words) and end - begin < _RUN and is_capital(words, end) and (end == begin or words.joins[end - 1]):
        end += 1
    return end


def is_capital(words: Words, i: int) -> bool:
    """Tell a word that has a capital, if not as its first letter: "eThekwini".

    Parameters
    ----------
    words : Words
    i : int
    """
    return words.upper[i] or (words.folded[i].isalpha() and not words.small[i])


def _chain_nouns() -> frozenset[str]:
    return _NOUNS.union(load_name_words().noun_classes)


def holders_in_chain(words: Words, found: Sequence[FoundName], k: int, places: Sequence[Place | None]) -> list[Place]:
    """Return the places that the text strings the k-th name on, the finest first, where they fit into each other.

    Parameters
    ----------
    words : Words
    found : sequence of FoundName
    k : int
    places : sequence of Place or None
        What each found name was taken for.

    Returns
    -------
    list of Place
        Empty where nothing confirms that this is a chain and no list.
    """
    chain = links(words, found, k)
    known = [(link, place) for link in chain if (place := places[link.at]) is not None]
    bracketed = any(link.how == "(" for link in chain)
    outer = max((i for i, (_, place) in enumerate(known) if place_class(place) in _WIDEST), default=-1)
    if outer < 0 and bracketed and len(known) > 1:
        link, place = known[-1]
        unit = _as_division(found[link.at], place)
        if unit is not None:
            outer, known[-1] = len(known) - 1, (link, unit)
    if outer < 0:
        return []
    kept = [known[outer][1]]
    towns = 0
    for i in range(outer - 1, -1, -1):
        link, place = known[i]
        if i and place_class(place) == "seat" and (unit := _as_division(found[link.at], place)) is not None:
            place = unit if contains(unit, known[i - 1][1]) else place  # "Kware, Sokoto, Nigeria"
        division = next(p for p in kept if place_class(p) in _WIDEST)
        settled = place_class(place) in SETTLED and not _is_units(words, found[link.at])
        if _fits(place, division) and not (settled and towns and link.how == ",") and place_class(place) != "country":
            kept.insert(0, place)
            towns += settled
    told = len(kept) > 1 or (bracketed and place_class(kept[0]) in DIVISIONS)
    return kept if told else []


def _is_units(words: Words, name: FoundName) -> bool:
    """Tell whether the noun behind a name makes a division of its town: "Y District"."""
    last = name.candidate.last
    noun = words.folded[last] if last < len(words) and words.joins[last - 1] else ""
    classes = load_name_words().noun_classes.get(noun, ())
    return bool(classes) and DIVISIONS.issuperset(classes)


def _as_division(name: FoundName, place: Place) -> Place | None:
    """Return the province of its own name that holds the town a name was taken for: "(Torodi, Tillabéri)"."""
    return next((p for p in name.candidate.places if place_class(p) == "adm1" and _fits(place, p)), None)


def _fits(place: Place, division: Place) -> bool:
    """Tell whether a place lies in a country, or in a division, by codes or not far from its middle."""
    if contains(division, place):
        return True
    if place_class(division) == "country" or place.country_code != division.country_code:
        return False
    return place.id != division.id and away_m(place, division) <= _INSIDE_M


def _is_counted(words: Words, found: Sequence[FoundName], k: int) -> bool:
    """Tell a name that the text counts from the next one: "X, south of Y"."""
    return any(link.how == _WIND for link in links(words, found, k)[:1])


def finest_in_chains(
    words: Words, found: Sequence[FoundName], members: Iterable[int], places: Sequence[Place | None]
) -> Place | None:
    """Return the finest known place that a name lies about by the first of its mentions that a chain begins with.

    Parameters
    ----------
    words : Words
    found : sequence of FoundName
    members : iterable of int
        The mentions.
    places : sequence of Place or None
        What each found name was taken for.
    """
    held = (finest_in_chain(words, found, k, places) for k in members if not _is_counted(words, found, k))
    return next((place for place in held if place is not None), None)


def finest_in_chain(words: Words, found: Sequence[FoundName], k: int, places: Sequence[Place | None]) -> Place | None:
    """Return the finest known place of a chain that a name in no gazetteer lies about; None for provinces alone.

    Parameters
    ----------
    words : Words
    found : sequence of FoundName
    k : int
    places : sequence of Place or None
        What each found name was taken for.
    """
    held = holders_in_chain(words, found, k, places)
    if not held or place_class(held[0]) in {"country", "adm1"}:
        return None
    # "X, Herat, Afghanistan": the province may be meant as well
    same = place_class(held[0]) == "seat" and len(held) > 1 and place_class(held[1]) == "country"
    return None if same else held[0]


def town_led_to(
    words: Words, found: Sequence[FoundName], k: int, places: Sequence[Place | None]
) -> tuple[Place | None, str]:
    """Return the town that the text says a name is in or near, and those words: "Djaiba, near Bunia".

    Parameters
    ----------
    words : Words
    found : sequence of FoundName
    k : int
    places : sequence of Place or None
        What each found name was taken for.
    """
    chain = links(words, found, k)[:1]
    place = places[chain[0].at] if chain and chain[0].how in {"in", "near"} else None
    if place is None or place_class(place) not in SETTLED:
        return None, ""
    return place, f"{chain[0].how} {place.name}"


def _one_holder(words: Words, found: Sequence[FoundName], k: int, places: Sequence[Place | None]) -> list[Place]:
    """Return the only place a name is strung on where that is no list: "near X, Kherson.", "shelled X in Idlib"."""
    chain, first = links(words, found, k), found[k].candidate.first
    if len(chain) != 1 or (place := places[chain[0].at]) is None or place_class(place) not in SETTLED | {"adm1"}:
        return []
    holder = found[chain[0].at].candidate
    if holder.last - holder.first == 1 and words.folded[holder.first] in _WINDS:
        return []  # "Lake Lanier in North Hall": no province called North
    lexicon, before = load_name_words(), words.folded[first - 1] if first else ""
    led = before in lexicon.locative or before in lexicon.taking_verbs or (before == "of" and first > 1)
    unit = place if place_class(place) == "adm1" else _as_division(found[chain[0].at], place)
    if not led or (unit is None and chain[0].how != "in"):
        return []
    closed = words.gap(found[chain[0].at].candidate.last - 1).strip()[:1] == "."
    held = [place] if unit in (None, place) else [unit, place]
    return held if chain[0].how == "in" or (chain[0].how == "," and closed) else []


def _is_far_from_near(words: Words, found: Sequence[FoundName], k: int, choices: Sequence[Choice | None]) -> bool:
    """Tell whether a town lies abroad and far from the town that the text says it is near: "Santa Rosa near Nyala"."""
    chain, choice = links(words, found, k)[:1], choices[k]
    if not chain or chain[0].how != "near" or choice is None or (near := choices[chain[0].at]) is None:
        return False
    settled = place_class(choice.place) in SETTLED and place_class(near.place) in SETTLED | {"capital"}
    if not settled or near.probability < SURE_GROUND:
        return False
    return are_far_abroad(choice.place, (near.place, *(other.place for other in near.alternatives)))


def put_in_chains(
    settled: Settled,
    words: Words,
    found: Sequence[FoundName],
    queries: list[Query],
    index: Sequence[int],
    alike: Callable[[str, Place], tuple[Place, ...]],
) -> None:
    """Take a namesake inside the chain of a name, else the finest known place of that, for one that lies elsewhere.

    Parameters
    ----------
    settled : Settled
        Changed, as are ``queries``.
    words : Words
    found : sequence of FoundName
    queries : list of Query
    index : sequence of int
        For each found name, its query.
    alike : callable
        Returns the towns spelled nearly like a name close to a place.
    """
    times = Counter(index)
    places = [choice.place if (choice := settled.choices[q]) else None for q in index]
    for k, q in enumerate(index):
        choice = settled.choices[q]
        named = found[k].candidate.kind == "name" and not settled.instead[q]
        if choice is None or times[q] > 1 or not (named or settled.instead[q] == "namesake"):
            continue
        held = holders_in_chain(words, found, k, places) or _one_holder(words, found, k, places)
        far = _is_far_from_near(words, found, k, [settled.choices[q] for q in index])
        if far:
            held = held or [place for link in links(words, found, k)[:1] if (place := places[link.at]) is not None]
        elif not held or place_class(held[0]) == "country" or not _is_elsewhere(choice.place, queries[q], held):
            continue
        rest = (Alternative(choice.place, choice.probability), *choice.alternatives)
        inside = [place for place in queries[q].places if not _is_outside(place, held)]
        inside = inside or list(alike(queries[q].name, held[0]))
        if inside:
            best = min(inside, key=lambda place: away_m(place, held[0]))
            settled.choices[q] = Choice(best, choice.probability, tuple(a for a in rest if a.place.id != best.id))
            continue
        if _is_counted(words, found, k):
            settled.choices[q], settled.trust[q] = None, _TRUST  # its description places it
            settled.remarks[q] = (f"no gazetteer has a {queries[q].name!r} in {held[0].name}",)
            queries[q] = replace(queries[q], places=(), within=())
            continue
        settled.choices[q] = Choice(held[0], choice.probability, rest)
        where = f"{'near' if far else 'in'} {held[0].name}"
        settled.remarks[q] = (f"no gazetteer has a {queries[q].name!r} {where}; taken to lie about that",)
        queries[q] = replace(queries[q], places=(held[0],), within=())
        settled.trust[q], settled.instead[q] = _TRUST, _stands_as(held[0])


def _stands_as(place: Place) -> Instead:
    return "district" if place_class(place) in SETTLED else "division"


def _is_outside(place: Place, held: Sequence[Place]) -> bool:
    """Tell whether a place lies in none of the divisions of a chain, nor near any of its places."""
    units = [p for p in held if place_class(p) in DIVISIONS]
    local = [p for p in held if place_class(p) != "country"]
    reach = _APART_M if place.country_code == held[0].country_code else _INSIDE_M  # its border may run through it
    near = any(away_m(place, p) <= reach for p in local)
    return not near and not any(contains(unit, place) for unit in units)


def _is_elsewhere(place: Place, query: Query, held: Sequence[Place]) -> bool:
    """Tell whether a place that is no large town of that very name lies outside the chain of its name."""
    if place_class(place) in {"country", "capital"} or not _is_outside(place, held):
        return False
    if skeletons_differ(fold(place.name), query.name):
        return True  # "Turan", as Bukhara was called
    abroad = place.country_code != held[0].country_code
    if not abroad and (place_class(place) not in SETTLED or place.feature_code == "PPLA"):
        return False
    return place.population <= (_TOWN if abroad else _HAMLET)
