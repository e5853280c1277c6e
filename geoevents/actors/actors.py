"""Who acts: named actors, states by metonymy, unnamed groups, and the words that stand for one named before.

Everything known of actors is data: ``lexicon/actors.toml`` (people extend it) and ``lexicon/countries.csv``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import lru_cache
from itertools import compress

from geoevents.actors.namedgroups import group_heads, is_numbered, named_group
from geoevents.actors.table import (
    GOVERNMENT,
    Actor,
    ActorMention,
    Form,
    actor_tables,
    countries_by_code,
    is_state_force,
    local_names,
    military_at_home,
    military_of,
    state_actor,
)
from geoevents.actors.unnamedgroups import (
    NAME_WORDS,
    at_home,
    compounds,
    counting,
    function_words,
    is_a_thing,
    read_group,
)
from geoevents.lexicon.senses import sense_of
from geoevents.lexicon.tables import load_table
from geoevents.model import Span
from geoevents.text.tokens import Tokens, find_tokens
from geoevents.text.words import POST_SHARE

__all__ = ["ActorMention", "find_actors", "find_actors_in"]

# Words between a demonym and its institution ("Russian deputy foreign minister").
_GAP = 2
_UNIT_GAP = 5  # ... where they are the name of a unit: "the Russian 144th Guards Motorized Rifle Division" (judgement)
# A text that begins with a small letter is a post with so many capitals, too: it may write its places with them (J).
_SMALL_SHARE = 0.15
_QUOTES = frozenset("'\"‘’“”«»")
# Initials of at most this many letters must stand in capitals.
_INITIALS = 4
# "Fighters of the X Front": words between the noun and the name.
_OF_GAP = 3


def _on(day: date | None, actors: tuple[Actor, ...], home: str) -> Actor | None:
    """Return the actor of a name that exists on the day, that of the text's own country before others."""
    known = [a for a in actors if day is None or (a.start or day) <= day <= (a.end or day)]
    return next((a for a in known if a.country_code == home), known[0] if known else None)


def find_actors_in(
    tokens: Tokens,
    text: str,
    *,
    published: date | None = None,
    places: Mapping[int, int] | None = None,
    persons: dict[str, Actor] | None = None,
    home: str = "",
) -> list[ActorMention]:
    """Find the actors among words already cut.

    Parameters
    ----------
    tokens : Tokens
    text : str
    published : datetime.date, optional
        Rows of the table that do not hold on that day are passed over.
    places : mapping of int to int, optional
        Token indices of literal place mentions, first -> after: they belong to no person's name.
    persons : dict, optional
        Surnames met after a title, with whom they speak for; filled as the text is read.
    home : str, optional
        ISO 3166-1 alpha-2 code of the country most of the text's places lie in: of two actors with one name, its own.

    Returns
    -------
    list of ActorMention
        In order, without overlap.
    """
    tables, lows = actor_tables(), tokens.lows
    places = places or {}
    persons = {} if persons is None else persons
    heads, capitals = group_heads(), tokens.capitals
    candidates = frozenset(tables.names.candidates(lows))
    mentions: list[ActorMention] = []
    after = 0
    for i in sorted(candidates.union(compress(range(len(lows)), capitals))):
        if i < after:
            continue
        low = lows[i]
        if low in heads and capitals[i]:
            floor = max((m.after for m in mentions[-2:] if not _begins_name(tokens, m, i)), default=0)
            span = named_group(tokens, i, floor, places, function_words())
            if span is not None and not _holds_known(tokens, i, span):
                name = text[tokens.starts[span[0]] : tokens.ends[span[1] - 1]]
                while mentions and mentions[-1].after > span[0]:
                    mentions.pop()
                mentions.append(ActorMention(*span, Actor(name, "force"), "named"))
                after = span[1]
                continue
        if i not in candidates:
            if low in persons and capitals[i]:
                mentions.append(ActorMention(i, i + 1, persons[low], "named"))
            continue
        match = tables.names.match(lows, i)
        if match is None:
            continue
        size, (form, actors) = match
        if form in ("plural", "group") and low == "the" and _hides_name(tokens, i, size):
            continue
        mention = _mention(tokens, text, i, size, form, actors, published, mentions, places, persons, home)
        if mention is None:
            continue
        while mentions and mentions[-1].after > mention.first:
            mentions.pop()
        mentions.append(mention)
        after = mention.after
    return mentions


def _begins_name(tokens: Tokens, mention: ActorMention, head: int) -> bool:
    """Tell whether a group's noun with a capital is part of a longer name ("22nd Infantry Division")."""
    inside = mention.form == "group" and mention.after == head and tokens.capitals[mention.after - 1]
    return inside and mention.actor.actor_class == "force" and mention.first > 0


def _hides_name(tokens: Tokens, first: int, size: int) -> bool:
    """Tell whether words such as "the group" are the beginning of a longer name ("the Group for the Support of")."""
    if size < 2 or not tokens.capitals[first + 1]:
        return False
    match = actor_tables().names.match(tokens.lows, first + 1)
    return match is not None and match[1][0] == "named" and match[0] >= size


def _holds_known(tokens: Tokens, head: int, span: tuple[int, int]) -> bool:
    """Tell whether what follows a group's noun is the name of an actor of the table ("Fighters of the X Front")."""
    for i in range(head + 1, min(span[1], head + 1 + _OF_GAP)):
        match = actor_tables().names.match(tokens.lows, i) if tokens.capitals[i] else None
        if match is not None and match[1][0] == "named":
            return True
    return False


def _mention(
    tokens: Tokens,
    text: str,
    first: int,
    size: int,
    form: Form,
    actors: tuple[Actor, ...],
    published: date | None,
    earlier: list[ActorMention],
    places: Mapping[int, int],
    persons: dict[str, Actor],
    home: str,
) -> ActorMention | None:
    """Read one mention whose known words are ``size`` tokens from ``first``; None when they name nobody."""
    after = first + size
    if tokens.hyphened(after) and tokens.lows[after] in compounds():
        return None
    if form == "named":
        words = " ".join(tokens.lows[first:after])
        owner = _owning_state(tokens, first, earlier)
        if owner is not None and not any(
            tokens.capitals[first:after]
        ):  # "Libya's internationally recognised government"
            ruled = _on(published, tuple(a for a in actors if a.country_code == owner.actor.country_code), "")
            return ActorMention(owner.first, after, ruled or owner.actor, "named")
        if words in _invaders() and not _is_invaded(tokens, home):
            return ActorMention(first, after, Actor(words, "force"), "group")
        if home not in local_names().get(words, (home,)):
            actors = tuple(a for a in actors if a.country_code not in local_names()[words])
        actor = _on(published, actors, home)
        if actor is not None and home and actor.country_code not in ("", home):
            ruling = load_table("actors")["ruling"]
            if words in ruling["rulers"]:
                return ActorMention(first, after, Actor(tokens.lows[first], "government"), "group")
            if tokens.lows[first] in ruling["troops"] or home in ruling.get(tokens.lows[first], ()):
                return ActorMention(first, after, military_at_home(home) or actor, "named")
        if actor is None or not _written_as_name(tokens, first, after):
            return None
        if after - first == 1 and _is_nickname(tokens, text, first):
            return None
        if after - first == 1 and _is_far_off(tokens, text, first, actor, home, len(places)):
            return None
        if _is_discharged(tokens, first, after, actor):
            return ActorMention(first - 1, after + 1, Actor("civilians", "civilians"), "group")
        return ActorMention(first, _with_group(tokens, after, actor), actor, form)
    if form in ("state", "demonym"):
        if not tokens.capitals[first]:
            return None
        return _state(tokens, first, after, form, actors[0], places, persons, home)
    if form == "group" and is_a_thing(tokens, first, after):
        return None
    if form == "group":
        return read_group(tokens, first, after, actors[0], earlier, persons, home)
    own = at_home(" ".join(tokens.lows[first:after]), home) if form == "plural" else None
    return ActorMention(first, after, own or actors[0], "named" if own else form)


def _owning_state(tokens: Tokens, first: int, earlier: list[ActorMention]) -> ActorMention | None:
    """Return the state whose a common noun is ("Libya's internationally recognised government")."""
    last = earlier[-1] if earlier else None
    owned = last is not None and last.form == "state" and tokens.lows[last.after : first] == ["'s"]
    return last if owned else None


def _is_nickname(tokens: Tokens, text: str, first: int) -> bool:
    """Tell whether a surname ends a nickname in quotation marks ("arrested 'El Chapo'")."""
    end = tokens.ends[first]
    if text[end : end + 1] not in _QUOTES or text[end + 1 : end + 2].isalpha():
        return False
    for begin in range(first - 1, max(-1, first - NAME_WORDS), -1):
        if not tokens.capitals[begin]:
            return False
        if text[tokens.starts[begin] - 1 : tokens.starts[begin]] in _QUOTES:
            return True
    return False


def _is_far_off(tokens: Tokens, text: str, first: int, actor: Actor, home: str, sites: int) -> bool:
    """Tell whether initials are those of an armed group of another continent, whose country the text does not name.

    "The CDF offices in Nyeri and Kerugoya" are of no militia of Myanmar's; armies fight abroad. One place whose
    country the text does not name may be a namesake of the one meant.
    """
    if tokens.lows[first] not in _initials() or actor.actor_class != "force" or is_state_force(actor):
        return False
    rows = countries_by_code()
    if actor.country_code in ("", home) or home not in rows or actor.country_code not in rows:
        return False
    own = rows[actor.country_code]
    if _continent(own) == _continent(rows[home]) or military_at_home(actor.country_code) == actor:
        return False
    return (sites > 1 or _names_country(text, rows[home])) and not _names_country(text, own)


def _names_country(text: str, row: Mapping[str, str]) -> bool:
    names = (row["name"], *row["capital"].split(";"), *row["demonyms"].split(";"))
    return any(name and name in text for name in names)


def _continent(row: Mapping[str, str]) -> str:
    """Return the continent of a country's region: "Eastern Africa" is of Africa."""
    return row["acled_region"].rpartition(" ")[2]


@lru_cache(maxsize=1)
def _invaders() -> frozenset[str]:
    """Return the words that name one war's invader."""
    return frozenset(load_table("actors")["ruling"]["invaders"])


def _is_invaded(tokens: Tokens, home: str) -> bool:
    """Tell whether a text speaks of the war whose invaders the table knows."""
    ruling = load_table("actors")["ruling"]
    return home in ruling["invaded"] or (not home and not set(ruling["told"]).isdisjoint(tokens.lows))


def _with_group(tokens: Tokens, after: int, actor: Actor) -> int:
    """Return the token after the group noun that follows a name ("Fano militiamen", "the junta's troops")."""
    begin = after + (after < len(tokens.lows) and tokens.lows[after] == "'s")
    if begin >= len(tokens.lows):
        return after
    if actor.actor_class == "force" and tokens.lows[begin] in _members():
        return begin + 1
    match = actor_tables().names.match(tokens.lows, begin)
    if match is not None and match[1][0] == "group" and match[1][1][0].actor_class in ("force", "police", "party"):
        return begin + match[0]
    return after


def _is_discharged(tokens: Tokens, first: int, after: int, actor: Actor) -> bool:
    """Tell whether a group's name is of people who were of it once, and fight no more ("former FARC members")."""
    if actor.actor_class != "force" or is_state_force(actor) or first == 0:
        return False
    table = load_table("actors")["members"]
    once = tokens.lows[first - 1] in table["retired"]
    return once and after < len(tokens.lows) and tokens.lows[after] in table["discharged"]


@lru_cache(maxsize=1)
def _members() -> frozenset[str]:
    return frozenset(load_table("actors")["members"]["words"])


@lru_cache(maxsize=1)
def _members_of_groups() -> frozenset[str]:
    return frozenset(load_table("actors")["members"]["fighters"])


def _written_as_name(tokens: Tokens, first: int, after: int) -> bool:
    """Tell whether the words have the capitals of a name (every lower-case alias has two words or more)."""
    if after - first == 1 and tokens.lows[first] in _initials():
        sense = sense_of(tokens.lows[first])
        return tokens.shouts(first) or ((sense.part == "?" or sense.noun == "group") and _is_post(tokens))
    return any(tokens.capitals[first:after]) or after - first > 1 or tokens.lows[first] in _common_aliases()


def _is_post(tokens: Tokens) -> bool:
    """Tell whether a text hardly uses capitals, as posts do: there "idf" is written like any word."""
    share = _SMALL_SHARE if not any(tokens.capitals[:1]) else POST_SHARE  # "army still at the airport in Khartoum, rsf"
    return sum(tokens.capitals) <= share * len(tokens.capitals)


@lru_cache(maxsize=1)
def _initials() -> frozenset[str]:
    """Aliases that are initials: written otherwise they are another word ("is", "pdf")."""
    return frozenset(
        alias.lower()
        for row in load_table("actors")["actors"]
        for alias in (*row["aliases"], *row.get("local", ()))
        if alias.isupper() and alias.isalnum() and len(alias) <= _INITIALS
    )


@lru_cache(maxsize=1)
def _common_aliases() -> frozenset[str]:
    return frozenset(
        alias
        for row in load_table("actors")["actors"]
        for alias in row["aliases"]
        if alias.islower() and " " not in alias
    )


def _state(
    tokens: Tokens,
    first: int,
    after: int,
    form: Form,
    state: Actor,
    places: Mapping[int, int],
    persons: dict[str, Actor],
    home: str,
) -> ActorMention | None:
    tables, lows = actor_tables(), tokens.lows
    if form == "state":
        head = first - 2 if first > 1 and lows[first - 1] == "of" else first - 3
        organ = tables.institutions.match(lows, head) if head >= 0 and "of" in lows[head + 1 : first] else None
        if organ and organ[0] == 1 and organ[1] != "civilians":
            return ActorMention(head, after, _organ(state, organ[1]), "named")
    begin = after + (after < len(lows) and lows[after] == "'s")
    reach = 0 if form == "state" and begin == after else _GAP
    for gap in range(_UNIT_GAP + 1):
        at = begin + gap
        if gap > reach and not (reach and is_numbered(tokens, begin, at)):
            break
        if at >= len(lows) or not lows[at][0].isalnum():
            break
        if begin > after and lows[at] in load_table("actors")["anaphora"]["own_words"]:
            continue  # "Bolivia's new president"
        if lows[at] in function_words():
            break
        if gap and lows[at].endswith("ed") and not tokens.capitals[at] and sense_of(lows[at]).part == "v":
            break  # "Russian aviation dropped guided bombs"
        match = tables.institutions.match(lows, at)
        if match is None or (gap > reach and match[1] != "military"):
            continue
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
        mission = _mission(home) if lows[organ_after - 1] in ("peacekeeper", "peacekeepers") else None
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
    if form == "demonym" and first and _counts_people(tokens, first, after):
        return ActorMention(first, after, Actor("civilians", "civilians", country_code=state.country_code), "group")
    return ActorMention(first, after, state, form)


def _mission(home: str) -> Actor | None:
    """Return the mission of the United Nations in a country: "two Ghanaian peacekeepers" there are its own."""
    return actor_tables().by_name.get(load_table("actors")["missions"].get(home, ""))


def _counts_people(tokens: Tokens, first: int, after: int) -> bool:
    """Tell whether a demonym is counted and no adjective ("more than a million Lebanese have fled")."""
    lows = tokens.lows
    before, following = lows[first - 1], lows[after] if after < len(lows) else "."
    counted = before[0].isdigit() or before in counting()
    return counted and (following in function_words() or not following.isalnum())


def _goes_on_as_name(tokens: Tokens, after: int) -> bool:
    """Tell whether a capital's or state's name only begins another's ("the Cairo Hotel")."""
    if after >= len(tokens.lows) or not tokens.capitals[after] or tokens.shouts(after):
        return False
    low = tokens.lows[after]
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
    if end > after and actor.actor_class == "government" and tokens.lows[end - 1] not in actor_tables().names.first:
        persons[tokens.lows[end - 1]] = actor
    return end


def find_actors(text: str, *, published: date | None = None) -> list[tuple[Span, Actor]]:
    """Find the actors a text names.

    Parameters
    ----------
    text : str
    published : datetime.date, optional
        Which rows of the actor table hold.

    Returns
    -------
    list of (Span, Actor)
        Without pronouns, in order.

    Examples
    --------
    >>> [(span.text, actor.name) for span, actor in find_actors("Haftar's forces and Turkish troops met gunmen.")]
    [("Haftar's forces", 'Libyan National Army'), ('Turkish troops', 'Military Forces of Turkey'), ('gunmen', 'gunmen')]
    >>> find_actors("")
    []
    """
    tokens = find_tokens(text)
    found = []
    for mention in find_actors_in(tokens, text, published=published):
        if mention.form in ("named", "group", "state"):
            start, end = tokens.starts[mention.first], tokens.ends[mention.after - 1]
            found.append((Span(start, end, text[start:end]), mention.actor))
    return found
