"""Groups that texts do not name: which words are theirs ("armed Fulani men"), and for whom a title stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from geoevents.actors.table import Actor, ActorMention, actor_tables, military_at_home, military_of, ministers
from geoevents.lexicon.senses import sense_of
from geoevents.lexicon.tables import load_table, words_in
from geoevents.text.tokens import Tokens

# Words before a group noun that belong to it ("suspected tribal fighters").
_MODIFIERS = 3
# The owner and its possessive before a group noun.
_OWNED = 2
_LOYAL = [phrase.split() for phrase in load_table("actors")["loyal"]["phrases"]]
# Who carries arms is a party, whoever they are otherwise ("armed villagers", "armed Fulani men").
_ARMED = "armed"
# Who serves is a party only as long as he does.
_SERVING = frozenset({"police", "force"})
_BEARING = [phrase.split() for phrase in sorted(words_in("actors", "armed_people", "bearing"))]
_AT = words_in("actors", "shared_nouns", "in_it")
_PEOPLE = words_in("actors", "armed_people", "people")
_SIDED = frozenset({"pro", "anti"})
_KIN = words_in("actors", "shared_nouns", "kin")
# A person's name after a title is at most this long.
NAME_WORDS = 4


def read_group(
    tokens: Tokens,
    first: int,
    after: int,
    group: Actor,
    earlier: list[ActorMention],
    places: Mapping[int, int],
    persons: dict[str, Actor],
    home: str,
) -> ActorMention:
    """Read an unnamed group with the words before it that belong to it."""
    modifiers, begin = actor_tables().modifiers, first
    floor = earlier[-1].after if earlier else 0
    while begin > floor and first - begin < _MODIFIERS and tokens.lows[begin - 1] in modifiers:
        begin -= 1
    if begin >= _OWNED and tokens.lows[begin - 1] == "'s" and tokens.lows[begin - 2] in _owning():
        begin -= 2  # "the government's troops" are government troops
    kin = _kin_before(tokens, first, floor)
    if begin >= kin > floor and tokens.capitals[kin - 1] and _names_group(tokens.lows[kin - 1]):
        named = _name_before(tokens, kin - 1, floor, places)
        begin = begin if named in places and tokens.before(named) in _AT else named  # "in Brak gunmen attacked"
        begin -= begin > floor and tokens.hyphened(begin) and tokens.lows[begin - 1] in _SIDED  # "pro-X forces"
    if group.actor_class == "party":
        return _titled(tokens, first, after, group, persons)
    if group.actor_class == "government" and tokens.lows[after : after + 1] == ["in"] and after + 1 < len(tokens.lows):
        seat = actor_tables().names.match(tokens.lows, after + 1)
        if seat is not None and seat[1][0] == "state":  # "the foreign ministry in Amman"
            return ActorMention(first, after + 1 + seat[0], seat[1][1][0], "named")
    if group.actor_class == "government":
        return ActorMention(first, after, called(group, group.name.removeprefix("the ")), "group")
    if begin > floor and tokens.lows[begin - 1] == _ARMED:
        begin -= 1
    if group.actor_class in _SERVING:
        if begin > floor and tokens.lows[begin - 1] in retired():
            begin -= 1
        if tokens.lows[begin] in retired():  # policemen who are none any more
            return ActorMention(begin, after, Actor(" ".join(_spelled(tokens, begin, after)), "force"), "group")
    if group.actor_class == "civilians" and _bear_arms(tokens, after):
        return ActorMention(begin, after + 2, Actor(f"{_ARMED} {tokens.lows[after - 1]}", "force"), "group")
    if group.actor_class == "civilians" and _ARMED in tokens.lows[begin:first]:
        group = replace(group, actor_class="force")
    if group.actor_class != "force":
        return ActorMention(begin, after, called(group, str(group.actor_class)), "group")
    words = _spelled(tokens, begin, after)
    if words in (["forces"], ["units"]):
        if begin > floor and tokens.hyphened(begin - 1) and tokens.lows[begin - 1] in compounds():
            return ActorMention(begin - 2, after, called(group, " ".join(_spelled(tokens, begin - 2, after))), "group")
        end = _loyal_to(tokens, after)
        if end > after:
            name = " ".join(_spelled(tokens, begin, end))
            known = any(actor_tables().names.match(tokens.lows, i) for i in range(after + 2, end))
            # Where the table knows the name, "forces loyal to X" are X's (geoevents/references.py).
            return ActorMention(begin, after if known else end, called(group, name), "group")
        return ActorMention(begin, after, replace(group, actor_class="party"), "group")
    own = speaker_before(tokens, " ".join(words), earlier) or at_home(" ".join(words), home)
    if own is None and home and words[0] in load_table("actors")["ruling"]["troops"]:
        own = military_at_home(home)  # "the regime's forces"
    if own is not None:
        return ActorMention(begin, after, own, "named")
    if after < len(tokens.lows) and words[-1] in _adjectival() and tokens.lows[after] in _adjectival()[words[-1]]:
        words[-1] += "s"
        after += 1
    return ActorMention(begin, after, called(group, " ".join(words)), "group")


def _bear_arms(tokens: Tokens, after: int) -> bool:
    """Tell whether people are told to bear arms ("a man armed with a rifle")."""
    return tokens.lows[after - 1] in _PEOPLE and tokens.lows[after : after + 2] in _BEARING


def _titled(tokens: Tokens, first: int, after: int, group: Actor, persons: dict[str, Actor]) -> ActorMention:
    """Read "President Kiir": one who speaks for the country the text is about; without a name, for nobody known."""
    end = after
    while end < len(tokens.lows) and end - after < NAME_WORDS and tokens.capitals[end]:
        end += 1
    if end == after or not tokens.capitals[first] or group.name not in ministers():
        return ActorMention(first, after, group, "group")
    for i in range(after, end):
        known = actor_tables().names.match(tokens.lows, i)
        if known is not None and known[1][0] == "named" and i + known[0] >= end:
            return ActorMention(first, max(end, i + known[0]), known[1][1][0], "named")
    actor = Actor(group.name, "government")
    persons[tokens.lows[end - 1]] = actor
    return ActorMention(first, end, actor, "group")


def runs_into(tokens: Tokens, first: int, list_name: str) -> bool:
    """Tell whether words with capitals lead from a token to a noun of a list of ``[bodies]``, which ends their name.

    Parameters
    ----------
    tokens : Tokens
    first : int
    list_name : str
        "heads" or "buildings".

    Returns
    -------
    bool
    """
    end, last = first, min(first + NAME_WORDS + 1, len(tokens.lows))
    while end < last and tokens.capitals[end] and tokens.lows[end].isalpha():
        end += 1
    return end > first and tokens.lows[end - 1] in load_table("actors")["bodies"][list_name]


def is_a_thing(tokens: Tokens, first: int, after: int) -> bool:
    """Tell whether "air defence" is that of a thing ("an air defence radar"), and nobody's men."""
    own = load_table("actors")["own"]
    if tokens.capitals[after - 1] and not tokens.shouts(after - 1) and runs_into(tokens, after, "buildings"):
        return True  # "Government Girls Secondary School"
    following = tokens.lows[after] if after < len(tokens.lows) else "."
    words = " ".join(tokens.lows[first:after])
    return (following in own["things"] and words in own["words"]) or (
        following in own["shots"] and words in own["shooters"]
    )


def speaker_before(tokens: Tokens, words: str, earlier: Sequence[ActorMention]) -> Actor | None:
    """Return whose "our troops" are where communiques of several sides stand together ("Ministry of Defence of X:").

    Parameters
    ----------
    tokens : Tokens
    words : str
        Of the mention.
    earlier : sequence of ActorMention
        The mentions before it.

    Returns
    -------
    Actor or None
    """
    if not words.startswith("our "):
        return None
    spoken = (m for m in reversed(earlier) if tokens.lows[m.after : m.after + 1] == [":"] and m.form == "named")
    return next((military_of(m.actor) for m in spoken if m.actor.actor_class in ("force", "government")), None)


def at_home(words: str, home: str) -> Actor | None:
    """Return whose troops "our soldiers" and "the enemy" are in a text of one country's war."""
    table = load_table("actors")
    if not home:
        return None
    if words in table["enemies"]["words"]:
        return actor_tables().by_name.get(table["enemies"].get(home, ""))
    if home in table["occupied"] and words in table["occupied"]["words"]:
        return actor_tables().by_name.get(table["occupied"][home])
    if words in table["own"]["words"]:
        return military_at_home(home)
    return None


@lru_cache(maxsize=1024)
def called(group: Actor, name: str) -> Actor:
    """Return a group under the name its words make."""
    return replace(group, name=name)


@lru_cache(maxsize=1)
def retired() -> frozenset[str]:
    """Return the words before a policeman or soldier who is none any more.

    Returns
    -------
    frozenset of str
        Folded.
    """
    return frozenset(load_table("actors")["members"]["retired"])


@lru_cache(maxsize=1)
def _owning() -> frozenset[str]:
    """Return the words for a state's rulers that own its troops."""
    return frozenset(load_table("actors")["owning"]["words"])


def _loyal_to(tokens: Tokens, after: int) -> int:
    """Return the token after the name in "forces loyal to X"; ``after`` where nobody is named."""
    end = after + 2
    if tokens.lows[after:end] not in _LOYAL:
        return after
    while end < len(tokens.lows) and tokens.capitals[end] and end - after < NAME_WORDS + 2:
        end += 1
    return end if end > after + 2 else after


def _spelled(tokens: Tokens, first: int, after: int) -> list[str]:
    """Return the words of a group, with the hyphens of the text ("non-state armed groups")."""
    words: list[str] = []
    for i in range(first, after):
        if words and tokens.hyphened(i):
            words[-1] += f"-{tokens.lows[i]}"
        elif tokens.lows[i] == "'s" and words and words[-1] not in _owning():
            words[-1] += "'s"  # "a warlord's men"
        elif tokens.lows[i] not in ("the", "'s"):
            words.append(tokens.lows[i])
    return words


@lru_cache(maxsize=1)
def _adjectival() -> dict[str, frozenset[str]]:
    """Group nouns that describe another noun ("rebel columns"), with the nouns they describe."""
    table = load_table("actors")["adjectival"]
    return dict.fromkeys(table["groups"], frozenset(table["nouns"]))


def _kin_before(tokens: Tokens, first: int, floor: int) -> int:
    """Return where the words begin that say what kin a group is of ("sub-clan" militia, "ethnic" militia)."""
    while first > floor and tokens.lows[first - 1] in _KIN and not tokens.capitals[first - 1]:
        first -= 1
    return first


def _name_before(tokens: Tokens, last: int, floor: int, places: Mapping[int, int]) -> int:
    """Return the first token of the name that ends before a group's noun ("Raia Mutomboki militia")."""
    first = last
    while first > floor and last - first < NAME_WORDS and tokens.capitals[first - 1]:
        low = tokens.lows[first - 1]
        if not low.isalpha() or low in function_words() or _opens_sentence(tokens, first - 1):
            break
        first -= 1
    if tokens.before(first) != "the" and any(at in places for at in range(first, last)):
        return last
    return first


def _opens_sentence(tokens: Tokens, at: int) -> bool:
    """Tell whether a word has its capital only for standing first ("Meanwhile Zaire militiamen")."""
    return (at == 0 or not tokens.lows[at - 1][0].isalnum()) and sense_of(tokens.lows[at]).part != "?"


def _names_group(low: str) -> bool:
    """Tell whether a capitalised word before "fighters" says whose ("Karen fighters")."""
    return low.isalpha() and low not in function_words() and low not in counting()


@lru_cache(maxsize=1)
def counting() -> frozenset[str]:
    """Return the words that count a group and are no part of its name ("Eleven soldiers", "Dozens of").

    Returns
    -------
    frozenset of str
        Folded.
    """
    numbers = load_table("events")["numbers"]
    phrases = (*numbers["words"], *numbers["scale"], *numbers["vague"], *numbers["about"], *numbers["at_least"])
    return frozenset(word for phrase in phrases for word in phrase.split()) | frozenset(
        ("both", "most", "all", "other")
    )


@lru_cache(maxsize=1)
def function_words() -> frozenset[str]:
    """Words that stand between no demonym and its institution, and before no group as a part of its name."""
    clauses = load_table("events")["clauses"]
    names = ("soft", "auxiliaries", "locative", "to_be", "noun_signs", "definite")
    dates = load_table("dates")
    calendar = [*dates["weekdays"], *dates["months"], *(word for words in dates["classes"].values() for word in words)]
    signs = (word for name in names for word in clauses[name])
    joining = ("as", "while", "when", "where", "if", "how", "why", "because", "who")
    return frozenset((*signs, *calendar, *joining)) - frozenset(("military", "ground"))


@lru_cache(maxsize=1)
def compounds() -> frozenset[str]:
    """Return the second halves of adjectives that only say who stands behind a group ("Iran-aligned militias").

    Returns
    -------
    frozenset of str
        Folded.
    """
    return frozenset(load_table("actors")["compounds"]["words"])
