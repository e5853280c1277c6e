"""Who acts: named actors, states by metonymy, unnamed groups, and the words that stand for one named before.

Everything known of actors is data: ``lexicon/actors.toml`` (people extend it) and ``lexicon/countries.csv``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import lru_cache
from itertools import compress

from geoevents.actors.apposednames import with_apposed_names
from geoevents.actors.armedthings import with_armed_things
from geoevents.actors.brackets import with_contingents, with_names_in_brackets
from geoevents.actors.byservice import by_service
from geoevents.actors.countries import countries_by_code
from geoevents.actors.describedgroups import with_described_groups
from geoevents.actors.lettering import initials, written_as_name
from geoevents.actors.livelihoods import with_feuding_livelihoods, with_fighting_youths
from geoevents.actors.namedgroups import begins_name, group_heads, named_group
from geoevents.actors.rivalpeoples import with_rival_peoples
from geoevents.actors.sharednouns import with_sharers
from geoevents.actors.states import owning_state, read_state, seated_state
from geoevents.actors.table import (
    CIVILIANS,
    Actor,
    ActorMention,
    Form,
    actor_tables,
    is_state_force,
    local_names,
    military_at_home,
)
from geoevents.actors.unlistedgroups import unlisted_beginnings, unlisted_group
from geoevents.actors.unnamedgroups import (
    NAME_WORDS,
    at_home,
    compounds,
    function_words,
    is_a_thing,
    read_group,
    speaker_before,
)
from geoevents.lexicon.senses import sense_of
from geoevents.lexicon.tables import load_table, words_in
from geoevents.model import Span
from geoevents.text.tokens import Tokens, find_tokens

__all__ = ["ActorMention", "find_actors", "find_actors_in"]

# Before a hyphen: against whom somebody is, or of whom he is none.
_ANTI, _PRO = frozenset({"anti", "non"}), "pro"
# Behind a state's name: its money.
_MONEY = words_in("actors", "money", "words")
# "the Filipe Nyusi neighbourhood".
_CALLED_AFTER = words_in("actors", "called_after", "nouns")
# "Former Seleka fighters kidnapped two": who does such a deed has not laid down arms.
_DEEDS = words_in("actors", "unlisted_groups", "deeds")
_QUOTES = frozenset("'\"‘’“”«»")
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
    unlisted_begin = unlisted_beginnings(tokens)
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
                after = _add_group(tokens, *span, mentions, persons)
                continue
        match = tables.names.match(lows, i) if i in candidates else None
        if match is None and low in persons and capitals[i]:
            after = i + 1
            if persons[low].actor_class == "force":
                after = _with_group(tokens, after, persons[low])  # "MFP fighters"
            mentions.append(ActorMention(i, after, persons[low], "named"))
            continue
        if i in unlisted_begin and (match is None or match[1][0] == "group"):
            unlisted = unlisted_group(tokens, i, places)
            if unlisted is not None and (match is None or unlisted[1] > i + match[0]):
                _, after, end = unlisted
                after = max(_add_group(tokens, i, after, mentions, persons), end)
                mentions[-1] = mentions[-1]._replace(after=max(mentions[-1].after, end))
                continue
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
    own = with_contingents(tokens, with_names_in_brackets(tokens, mentions))
    own = with_apposed_names(tokens, with_armed_things(tokens, own), places)
    told = with_described_groups(tokens, with_sharers(tokens, own, places))
    told = by_service(tokens, told)
    told = with_fighting_youths(tokens, with_feuding_livelihoods(tokens, told), places)
    return with_rival_peoples(tokens, told, places)


def _add_group(tokens: Tokens, first: int, after: int, mentions: list[ActorMention], persons: dict[str, Actor]) -> int:
    """Add a group by the words of its name, and keep what the text may call it from here on; return the token behind.

    These are the initials in brackets behind the name, initials alone, and a last word that is no common one.
    """
    actor = Actor(tokens.text[tokens.starts[first] : tokens.ends[after - 1]], "force")
    while mentions and mentions[-1].after > first:
        mentions.pop()
    titled = any(tokens.capitals[after : after + 1])
    end = after if titled else _with_group(tokens, after, actor)
    mentions.append(ActorMention(first, end, actor, "named"))
    bracket = tokens.lows[after : after + 1] == ["("] and tokens.lows[after + 2 : after + 3] == [")"]
    if bracket and tokens.shouts(after + 1):
        persons[tokens.lows[after + 1]] = actor
        mentions[-1] = mentions[-1]._replace(after=after + 3)
        return after + 3
    if tokens.shouts(after - 1) or sense_of(tokens.lows[after - 1]).part == "?":
        persons[tokens.lows[after - 1]] = actor
    return end


def _begins_name(tokens: Tokens, mention: ActorMention, head: int) -> bool:
    """Tell whether a group's noun with a capital is part of a longer name ("22nd Infantry Division")."""
    first = mention.first + (tokens.lows[mention.first] == "the")
    if mention.form != "group" or first == 0 or not all(tokens.capitals[first : mention.after]):
        return False
    return begins_name(tokens, mention.after, head)


def _hides_name(tokens: Tokens, first: int, size: int) -> bool:
    """Tell whether words such as "the group" begin a longer name ("the Group for the Support of", "the army units")."""
    if size < 2:
        return False
    match = actor_tables().names.match(tokens.lows, first + 1)
    if match is not None and match[1][0] in ("named", "group") and match[0] >= size:
        return match[1][0] == "group" or tokens.capitals[first + 1]
    if not tokens.capitals[first + 1]:
        return False
    head = first + 1
    named = named_group(tokens, head, head, {}, function_words()) if tokens.lows[head] in group_heads() else None
    return named is not None and named[1] > first + size


def _holds_known(tokens: Tokens, head: int, span: tuple[int, int]) -> bool:
    """Tell whether what follows a group's noun is a name by itself ("Fighters of the X Front")."""
    lows, people = tokens.lows, load_table("actors")["anaphora"]["heads"]
    opens = span[0] == head and not (head and lows[head - 1].isalnum())
    if (
        opens
        and lows[head].endswith("s")
        and lows[head] in people
        and any(tokens.capitals[i] and lows[i] in group_heads() for i in range(head + 1, span[1]))
    ):
        return True  # the capital is only that of the sentence
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
    if form in ("named", "state", "demonym") and _is_opposed(tokens, first):
        return _sided(tokens, text, first, after)
    if form in ("state", "demonym"):
        if tokens.lows[after : after + 1] != [] and tokens.lows[after] in _MONEY:
            return None  # "the US dollar"
        if tokens.hyphened(first) and tokens.before(first) == _PRO and tokens.capitals[first]:
            return _sided(tokens, text, first, after)
    if form == "named":
        words = " ".join(tokens.lows[first:after])
        owner = owning_state(tokens, first, earlier)
        if owner is not None and not any(
            tokens.capitals[first:after]
        ):  # "Libya's internationally recognised government"
            ruled = _on(published, tuple(a for a in actors if a.country_code == owner.actor.country_code), "")
            return ActorMention(owner.first, after, ruled or owner.actor, "named")
        seat = seated_state(tokens, first, after)
        if seat is not None:
            return ActorMention(first, after, seat, "named")
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
        if actor is None or not written_as_name(tokens, first, after):
            return None
        named_for = actor.actor_class == "government" and tokens.capitals[after - 1]
        if named_for and not _CALLED_AFTER.isdisjoint(tokens.lows[after : after + 1]):
            return None
        if after - first == 1 and _is_nickname(tokens, text, first):
            return None
        if after - first == 1 and _is_far_off(tokens, text, first, actor, home, len(places)):
            return None
        if _is_discharged(tokens, first, after, actor):
            return ActorMention(first - 1, after + 1, CIVILIANS, "group")
        after = _with_group(tokens, after, actor)
        if (
            actor.actor_class == "organisation"
            and tokens.lows[after - 1] in load_table("actors")["anaphora"]["soldiers"]
        ):
            actor = replace(actor, actor_class="force")  # "UN peacekeepers" bear arms
        return ActorMention(first, after, actor, form)
    if form in ("state", "demonym"):
        return read_state(tokens, first, after, form, actors[0], places, persons, home, earlier)
    if form == "group" and is_a_thing(tokens, first, after):
        return None
    if form == "group":
        return read_group(tokens, first, after, actors[0], earlier, places, persons, home)
    words = " ".join(tokens.lows[first:after])
    own = (speaker_before(tokens, words, earlier) or at_home(words, home)) if form == "plural" else None
    return ActorMention(first, after, own or actors[0], "named" if own else form)


def _is_opposed(tokens: Tokens, first: int) -> bool:
    """Tell whether a name is only whom somebody is against ("anti-Taliban fighters")."""
    return first > 0 and tokens.lows[first - 1] in _ANTI and tokens.hyphened(first)


def _sided(tokens: Tokens, text: str, first: int, after: int) -> ActorMention | None:
    """Read who is for or against a name, called by all of its words ("anti-taliban fighters")."""
    behind = after
    if tokens.lows[after : after + 2] in (["and", _PRO], ["and", "anti"]):
        behind = after + 3  # "pro-Russian and pro-Ukrainian activists"
    for at in (behind, after - 1):  # "Taliban fighters" may be a name in the table
        match = actor_tables().names.match(tokens.lows, at) if at > first else None
        if match is not None and match[1][0] == "group":
            break
    else:
        return None
    end = at + match[0] if at <= after else after
    name = " ".join(text[tokens.starts[first - 1] : tokens.ends[end - 1]].lower().split())
    if end < at:
        name += " " + " ".join(tokens.lows[at : at + match[0]])
    group = match[1][1][0]
    name = name if group.actor_class == "force" else str(group.actor_class)
    return ActorMention(first - 1, end, replace(group, name=name), "group")


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
    if tokens.lows[first] not in initials() or actor.actor_class != "force" or is_state_force(actor):
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
    craft = actor_tables().institutions.match(tokens.lows, begin) if begin > after else None
    if craft is not None and craft[1] == "military" and actor.actor_class in ("force", "organisation"):
        return _with_capitals(tokens, begin + craft[0])  # "EUNAVFOR's frigate ESPS Canarias"
    match = actor_tables().names.match(tokens.lows, begin)
    if match is not None and match[1][0] == "group" and match[1][1][0].actor_class in ("force", "police", "party"):
        return begin + match[0]
    return after


def _with_capitals(tokens: Tokens, after: int) -> int:
    """Return the token behind the name of a ship that follows its noun."""
    end = after
    while end < len(tokens.lows) and end - after < NAME_WORDS and tokens.capitals[end] and tokens.lows[end].isalpha():
        end += 1
    return end


def _is_discharged(tokens: Tokens, first: int, after: int, actor: Actor) -> bool:
    """Tell whether a group's name is of people who were of it once, and fight no more ("former FARC members")."""
    if actor.actor_class != "force" or is_state_force(actor) or first == 0:
        return False
    table = load_table("actors")["members"]
    once = tokens.lows[first - 1] in table["retired"]
    if not once or after >= len(tokens.lows) or tokens.lows[after] not in table["discharged"]:
        return False
    suspected = first > 1 and tokens.lows[first - 2] in table["suspected"]
    return not suspected and tokens.lows[after + 1 : after + 2] != [] and tokens.lows[after + 1] not in _DEEDS


@lru_cache(maxsize=1)
def _members() -> frozenset[str]:
    return frozenset(load_table("actors")["members"]["words"])


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
