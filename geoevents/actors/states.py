"""States that act, by their names and by their institutions ("Russian troops", "the armies of X and Y")."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from geoevents.actors.countries import read_countries
from geoevents.actors.lettering import is_post
from geoevents.actors.namedgroups import is_numbered
from geoevents.actors.table import GOVERNMENT, Actor, ActorMention, Form, actor_tables, military_of, state_actor
from geoevents.actors.unnamedgroups import NAME_WORDS, counting, function_words, runs_into
from geoevents.folding import fold
from geoevents.lexicon.namewords import load_name_words
from geoevents.lexicon.senses import sense_of
from geoevents.lexicon.tables import load_table, words_in
from geoevents.text.tokens import Tokens

# What joins states that share a noun ("US, British and Dutch activists"), and whose it may be beside a government's.
_JOINING, _SHARED = frozenset({",", "and", "or"}), frozenset({"military", "police", "civilians"})
# Words between a demonym and its institution ("Russian deputy foreign minister").
_GAP = 2
# "ministry of foreign affairs of X": the longest institution, in words.
_ORGAN_WORDS = 4
_UNIT_GAP = 5  # ... where they are the name of a unit: "the Russian 144th Guards Motorized Rifle Division" (judgement)

_MISSIONS = frozenset(name.lower() for name in words_in("actors", "contingents", "missions"))
# "Kyiv missile strike kills nine": words from the town to the blow.
_BLOWS, _HARMS = words_in("toponyms", "contexts", "blows"), words_in("toponyms", "contexts", "harms")
_TO_STRIKE, _TO_ELSEWHERE, _IN = 3, 7, frozenset({"in", "near", "at", "outside"})
_LENT = words_in("actors", "lent", "words")
# Given names before a surname ("Melton Lewis Paris"); months and the like that are given names, too ("In June Paris").
_GIVEN, _NO_GIVEN = 2, words_in("actors", "surnames", "no_given")
_LEADING_TO = words_in("actors", "surnames", "leading")
_LENT_FROM = [[low, "from"] for low in sorted(_LENT)]


def owning_state(tokens: Tokens, first: int, earlier: list[ActorMention]) -> ActorMention | None:
    """Return the state whose a common noun is ("Libya's internationally recognised government").

    Parameters
    ----------
    tokens : Tokens
    first : int
    earlier : list of ActorMention

    Returns
    -------
    ActorMention or None
    """
    last = earlier[-1] if earlier else None
    owned = last is not None and last.form == "state" and tokens.lows[last.after : first] == ["'s"]
    return last if owned else None


def seated_state(tokens: Tokens, first: int, after: int) -> Actor | None:
    """Return whose institution it is that several states call alike, by its capital ("the Foreign Office in Rabat").

    Parameters
    ----------
    tokens : Tokens
    first, after : int
        The institution's tokens.

    Returns
    -------
    Actor or None
    """
    if tokens.lows[after : after + 1] != ["in"]:
        return None
    organ = actor_tables().institutions.match(tokens.lows, first)
    seat = actor_tables().names.match(tokens.lows, after + 1) if organ is not None else None
    if organ is None or first + organ[0] != after or seat is None or seat[1][0] != "state":
        return None
    return _organ(seat[1][1][0], organ[1])


def read_state(
    tokens: Tokens,
    first: int,
    after: int,
    form: Form,
    state: Actor,
    places: Mapping[int, int],
    persons: dict[str, Actor],
    home: str,
    earlier: Sequence[ActorMention] = (),
) -> ActorMention | None:
    """Read a state's name or demonym with the institution beside it; None where it names no state.

    Parameters
    ----------
    tokens : Tokens
    first, after : int
        The name's tokens.
    form : Form
        "state" or "demonym".
    state : Actor
    places : mapping of int to int
    persons : dict
        As for ``find_actors_in``.
    home : str
    earlier : sequence of ActorMention, optional
        The mentions before it.

    Returns
    -------
    ActorMention or None
    """
    tables, lows = actor_tables(), tokens.lows
    if form == "state" and tokens.lows[first] in _seats() and _is_surname(tokens, first, places):
        return None
    if not tokens.capitals[first] and not _is_written_small(tokens, first, after, form):
        return None
    if form == "state" and first in places and _heads_its_blow(tokens, after):
        return None
    lent = form == "state" and lows[max(0, first - 2) : first] in _LENT_FROM
    if lent and (theirs := _mission(home)) is not None:
        return ActorMention(first - 2, after, theirs, "named")  # "peacekeepers from Bangladesh"
    if form == "state":
        organ = _organ_of(tokens, first) or _shared_organ(tokens, first, earlier)
        if organ is not None:
            return ActorMention(organ[0], after, _organ(state, organ[1]), "named")
    begin = after + (after < len(lows) and lows[after] == "'s")
    own = tables.names.match(lows, begin) if begin > after and tokens.capitals[begin : begin + 1] == [True] else None
    if own is not None and own[1][0] == "named" and any(a.country_code == state.country_code for a in own[1][1]):
        theirs = next(a for a in own[1][1] if a.country_code == state.country_code)
        return ActorMention(first, begin + own[0], theirs, "named")  # "India's Border Security Force"
    reach = 0 if form == "state" and begin == after else _GAP
    for gap in range(_UNIT_GAP + 1):
        at = begin + gap
        if gap > reach and not (reach and is_numbered(tokens, begin, at)) and not _is_own_name(tokens, begin, at):
            break
        if at >= len(lows) or not lows[at][0].isalnum():
            break
        if form == "demonym" and tokens.shouts(at) and lows[at] in _MISSIONS:
            break  # "Burundian AUSSOM soldiers" are the mission's
        if begin > after and lows[at] in load_table("actors")["anaphora"]["own_words"]:
            continue  # "Bolivia's new president"
        if lows[at] in function_words():
            break
        if gap and lows[at].endswith("ed") and not tokens.capitals[at] and sense_of(lows[at]).part == "v":
            break  # "Russian aviation dropped guided bombs"
        match = tables.institutions.match(lows, at)
        if match is None or (gap > reach and match[1] not in ("military", "police")):
            continue
        if form == "state" and begin == after and match[1] == "civilians" and _is_own_name(tokens, at, at + 1):
            continue  # "Somalia National Army"
        organ_after = at + match[0]
        if lows[at] in _members_of_groups() and (
            gap or state.country_code in load_table("actors")["members"]["stateless"]
        ):
            break  # "Iraqi Kurdish fighters" and "Palestinian fighters" are no state's
        if match[0] == 1 and lows[at] in load_table("actors")["members"]["fire"] and (gap or form != "demonym"):
            break  # "Turkish settlers fire", "the Turkey fire"
        if match[1] == "civilians":
            return ActorMention(
                first, organ_after, Actor("civilians", "civilians", country_code=state.country_code), "group"
            )
        mission = _mission(home) if lows[organ_after - 1] in _LENT else None
        actor = mission or _organ(state, match[1])
        return ActorMention(first, _with_name(tokens, organ_after, actor, places, persons), actor, "named")
    group = tables.names.match(lows, begin) if begin < len(lows) else None
    if form == "state" and begin == after and group is None and _goes_on_as_name(tokens, after):
        return None
    if group and group[1][0] == "group" and form == "demonym":
        known = group[1][1][0]
        words = " ".join(lows[begin : begin + group[0]])
        name = f"{' '.join(lows[first:after])} {words}" if known.actor_class == "force" else known.actor_class
        return ActorMention(
            first, begin + group[0], replace(known, name=name, country_code=state.country_code), "group"
        )
    shared = _joined_organ(tokens, after) if form == "demonym" or tokens.shouts(first) else None
    counted = form == "demonym" and first > 0 and shared is None and _counts_people(tokens, first, after)
    if shared == "civilians" or counted:
        return ActorMention(first, after, Actor("civilians", "civilians", country_code=state.country_code), "group")
    return ActorMention(first, after, _organ(state, shared) if shared else state, "named" if shared else form)


def _heads_its_blow(tokens: Tokens, after: int) -> bool:
    """Tell whether a town is where a blow fell ("Kyiv missile strike kills nine")."""
    lows = tokens.lows
    blow = next((i for i in range(after, min(len(lows) - 1, after + _TO_STRIKE)) if lows[i] in _BLOWS), 0)
    behind = range(blow + 2, min(len(lows) - 1, blow + _TO_ELSEWHERE))
    elsewhere = any(lows[i] in _IN and tokens.capitals[i + 1] for i in behind)  # "Kyiv attack kills two in Bryansk"
    return bool(blow) and lows[blow + 1] in _HARMS and not elsewhere


def _joined_organ(tokens: Tokens, after: int) -> str | None:
    """Return whose people several states share the word for ("US and British activists", "two US and six UN soldiers").

    A government is what a state is without a noun.
    """
    tables, lows, at = actor_tables(), tokens.lows, after
    while at + 1 < len(lows) and lows[at] in _JOINING:
        at += 1 + (lows[at + 1] == "and")
        at += at < len(lows) and (lows[at] in counting() or lows[at][0].isdigit())
        joined = tables.names.match(lows, at) if at < len(lows) else None
        if joined is None or joined[1][0] not in ("state", "demonym") or not tokens.capitals[at]:
            return None
        at += joined[0]
        organ = tables.institutions.match(lows, at) if at < len(lows) else None
        if organ is not None:
            return organ[1] if organ[1] in _SHARED else None
        group = tables.names.match(lows, at) if at < len(lows) else None
        if group is not None and group[1][0] == "group":
            return "civilians" if group[1][1][0].actor_class in ("civilians", "protesters") else None
    return None


def _is_written_small(tokens: Tokens, first: int, after: int, form: Form) -> bool:
    """Tell whether a post writes a demonym like any word ("israeli tank shelled"): its institution stands behind it."""
    organ = actor_tables().institutions.match(tokens.lows, after) if form == "demonym" else None
    return organ is not None and organ[1] != "civilians" and is_post(tokens)


def _organ_of(tokens: Tokens, first: int) -> tuple[int, str] | None:
    """Return where an institution begins that is a state's, and what it is ("the president of X", "armies of X")."""
    lows = tokens.lows
    of = first - 1 - (lows[first - 1] == "the")
    if of < 1 or lows[of] != "of":
        return None
    for head in range(of - _ORGAN_WORDS, of):
        organ = actor_tables().institutions.match(lows, head) if head >= 0 else None
        if organ and head + organ[0] == of and organ[1] != "civilians":
            return head, organ[1]
    return None


def _shared_organ(tokens: Tokens, first: int, earlier: Sequence[ActorMention]) -> tuple[int, str] | None:
    """Return what institution two states share the name of ("the armies of X and Y"), where the second's begins."""
    last = earlier[-1] if earlier else None
    if last is None or last.form != "named" or tokens.lows[last.after : first] not in (["and"], ["and", "the"]):
        return None
    organ = actor_tables().institutions.match(tokens.lows, last.first)
    after = last.first + organ[0] if organ else 0
    several = tokens.lows[after - 1].endswith("s") and tokens.lows[after] == "of"
    return (first, organ[1]) if organ and several and organ[1] != "civilians" else None


def _mission(home: str) -> Actor | None:
    """Return the mission of the United Nations in a country: "two Ghanaian peacekeepers" there are its own."""
    return actor_tables().by_name.get(load_table("actors")["missions"].get(home, ""))


def _counts_people(tokens: Tokens, first: int, after: int) -> bool:
    """Tell whether a demonym is counted and no adjective ("more than a million Lebanese have fled")."""
    lows = tokens.lows
    before, following = lows[first - 1], lows[after] if after < len(lows) else "."
    timed = ":" in before or (before.isdigit() and lows[first - 2 : first - 1] == [":"])  # "09:44 Qatari and"
    counted = (before[0].isdigit() and not timed) or before in counting()
    return counted and (following in function_words() or not following.isalnum())


def _is_own_name(tokens: Tokens, begin: int, at: int) -> bool:
    """Tell whether words with capitals part a state's name from the name of its forces ("Somalia National Army")."""
    between = load_table("actors")["bodies"]["between"]
    return all(tokens.capitals[begin : at + 1]) and all(low in between for low in tokens.lows[begin:at])


def _is_surname(tokens: Tokens, first: int, places: Mapping[int, int]) -> bool:
    """Tell whether a capital's name is somebody's surname, behind a given name of his ("Rick London, a trader")."""
    given, lows = load_name_words().given_names, tokens.lows
    at = first - 1
    while at >= 0 and first - at <= _GIVEN and tokens.capitals[at] and lows[at].isalpha() and at not in places:
        free = lows[at] in given and lows[at] not in _NO_GIVEN and tokens.before(at) not in _LEADING_TO
        if free and tokens.text[tokens.ends[at] : tokens.starts[at + 1]] == " ":
            return not actor_tables().names.match(lows, at)
        at -= 1
    return False


@lru_cache(maxsize=1)
def _seats() -> frozenset[str]:
    """Return the capitals of one word, folded: no land's own name."""
    rows = read_countries()
    lands = {fold(row["name"]) for row in rows}
    return frozenset(fold(name) for row in rows for name in row["capital"].split(";") if name) - lands


def _goes_on_as_name(tokens: Tokens, after: int) -> bool:
    """Tell whether a capital's or state's name only begins another's ("the Cairo Hotel", "the Uganda Law Society")."""
    if after >= len(tokens.lows) or not tokens.capitals[after] or tokens.shouts(after):
        return False
    low = tokens.lows[after]
    if runs_into(tokens, after, "heads"):
        return sense_of(low).part != "v"  # "Nigeria Bans Labour Union"
    return low.isalpha() and low not in function_words() and not any(tokens.capitals[after + 1 : after + 2])


def _organ(state: Actor, organ: str) -> Actor:
    if organ == "government":
        return state
    if organ == "military":
        return military_of(state)
    country = state.name.removeprefix(GOVERNMENT)
    return state_actor(country, state.country_code, organ, actor_tables().by_name)


def _with_name(tokens: Tokens, after: int, actor: Actor, places: Mapping[int, int], persons: dict[str, Actor]) -> int:
    """Return the token after the person's name that follows a title, and remember the surname.

    Capitals say nothing of names in a headline ("RUSSIAN TROOPS ENTER X", "Russian Troops Enter X").
    """
    end = after
    if after < len(tokens.lows) and tokens.shouts(after - 1) and tokens.shouts(after):
        return after
    while end < len(tokens.lows) and end - after < NAME_WORDS and tokens.capitals[end] and end not in places:
        if actor.actor_class == "force" and sense_of(tokens.lows[end]).part == "v":
            break
        end += 1
    if (
        end > after
        and actor.actor_class == "government"
        and tokens.lows[end - 1] not in actor_tables().names.beginnings
    ):
        persons[tokens.lows[end - 1]] = actor
    return end


@lru_cache(maxsize=1)
def _members_of_groups() -> frozenset[str]:
    return frozenset(load_table("actors")["members"]["fighters"])
