"""The actor table: who acts, for which side, from when to when; states and their organs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Any, Literal, NamedTuple

from geoevents.actors.countries import countries_by_code, country_codes, read_countries
from geoevents.lexicon.tables import load_table
from geoevents.text.tokens import PhraseTable, cut_phrases

ActorClass = Literal["force", "government", "police", "organisation", "civilians", "protesters", "party"]
Form = Literal["named", "state", "demonym", "group", "plural", "singular", "object", "source"]


@dataclass(frozen=True, slots=True)
class Actor:
    """An actor of the table.

    Parameters
    ----------
    name : str
        As events carry it.
    actor_class : str
        What kind of actor: a government, its military, a rebel group, civilians ...
    side : str
        For whom it holds ground; empty for those who hold none.
    country_code : str
        ISO 3166-1 alpha-2; empty where it is of none, or of several.
    start, end : datetime.date, optional
        When it was active, as far as the table knows.
    """

    name: str
    actor_class: ActorClass
    side: str = ""
    country_code: str = ""
    start: date | None = None
    end: date | None = None


PROTESTERS = Actor("protesters", "protesters")
CIVILIANS = Actor("civilians", "civilians")


class ActorMention(NamedTuple):
    """An actor as it stands in a text cut to tokens.

    Parameters
    ----------
    first, after : int
        The first of its tokens, and the one after the last.
    actor : Actor
    form : str
        By what kind of words it is called.
    """

    first: int
    after: int
    actor: Actor
    form: Form


# What a name stands for: the form of the words, and the actors of that name.
NamedRow = tuple[Form, tuple[Actor, ...]]


class ActorTables(NamedTuple):
    """The compiled tables: all names, what may follow a state's, what may precede a group's, actors by name."""

    names: PhraseTable[NamedRow]
    institutions: PhraseTable[str]
    modifiers: frozenset[str]
    by_name: dict[str, Actor]


# Names of a state's organs, ACLED's way.
MILITARY, POLICE, GOVERNMENT = "Military Forces of ", "Police Forces of ", "Government of "
_STATE_CLASSES: tuple[tuple[str, str, ActorClass], ...] = (
    ("military", MILITARY, "force"),
    ("police", POLICE, "police"),
    ("government", GOVERNMENT, "government"),
)


_WITH_PLURAL = tuple(load_table("actors")["demonyms"]["with_plural"])


@lru_cache(maxsize=1)
def actor_tables() -> ActorTables:
    """Return the compiled tables.

    Returns
    -------
    ActorTables
        The same object each time: nobody changes it.
    """
    table = load_table("actors")
    by_name: dict[str, Actor] = {}
    rows: dict[tuple[str, ...], NamedRow] = {}
    said = [*_listed_rows(table, by_name), *_group_rows(table), *_state_rows(table, by_name)]
    for key, (_, form, actor) in zip(cut_phrases(phrase for phrase, _, _ in said), said, strict=True):
        known = rows.get(key)
        if known and known[0] == form == "named":
            rows[key] = (form, (*known[1], actor))
        elif known is None:
            rows[key] = (form, (actor,))
    organs = [(phrase, name) for name, phrases in table["institutions"].items() for phrase in phrases]
    institutions = PhraseTable([*organs, *((title, "government") for title in sorted(ministers()))])
    return ActorTables(PhraseTable.opened(rows.items()), institutions, frozenset(table["modifiers"]["words"]), by_name)


def _listed_rows(table: dict[str, Any], by_name: dict[str, Actor]) -> Iterator[tuple[str, Form, Actor]]:
    """Yield the names of the actors listed, and keep each actor by its name."""
    for row in table["actors"]:
        actor = Actor(
            row["name"], row["class"], row.get("side", ""), row.get("country", ""), row.get("from"), row.get("to")
        )
        by_name.setdefault(actor.name, actor)
        if row.get("organ") == "military":
            by_name.setdefault(MILITARY + countries_by_code()[actor.country_code]["name"], actor)
        for alias in (row["name"], *row["aliases"], *row.get("local", ())):
            yield alias, "named", actor
        for alias in row.get("passing", ()):
            yield alias, "named", replace(actor, end=row["until"])


@lru_cache(maxsize=1)
def local_names() -> dict[str, frozenset[str]]:
    """Return the names that only stand for an actor in the texts of a country, with these countries' codes."""
    found: dict[str, set[str]] = {}
    rows = [(alias, row["country"]) for row in load_table("actors")["actors"] for alias in row.get("local", ())]
    for words, (_, code) in zip(cut_phrases(alias for alias, _ in rows), rows, strict=True):
        found.setdefault(" ".join(words), set()).add(code)
    return {alias: frozenset(codes) for alias, codes in found.items()}


@lru_cache(maxsize=1)
def ministers() -> frozenset[str]:
    """Return the titles that, before a person's name, speak for a government ("interior cabinet secretary").

    Returns
    -------
    frozenset of str
        Folded.
    """
    titles = load_table("actors")["titles"]
    return frozenset((*titles["words"], *_heads_of_ministries()))


def _heads_of_ministries() -> list[str]:
    """Return the titles of those who head a ministry ("interior minister", "minister of defence")."""
    titles = load_table("actors")["titles"]
    pairs = [(ministry, post) for ministry in titles["ministries"] for post in titles["posts"]]
    before = [f"{ministry} {post}" for ministry, post in pairs]
    return before + [f"{post} of {article}{ministry}" for ministry, post in pairs for article in ("", "the ")]


def _group_rows(table: dict[str, Any]) -> Iterator[tuple[str, Form, Actor]]:
    """Yield pronouns, groups without a name, and those who only report."""
    pronouns: dict[Form, list[str]] = table["pronouns"]
    for form, words in pronouns.items():
        for word in words:
            yield word, form, Actor("", "force")
    for word in (*table["own"]["words"], *table["enemies"]["words"]):
        if word not in pronouns["plural"]:
            yield word, "group", Actor(word, "force")
    for group, words in table["groups"].items():
        for word in words:
            yield word, "group", Actor(word, group)
    for word in (f"{how} {who}" for how in table["strangers"]["how"] for who in table["strangers"]["who"]):
        yield word, "group", Actor(word, "force")
    for word in (*table["anaphora"]["band_pairs"], "the two governments", "both governments"):
        yield word, "group", Actor(word, "party")
    for word in (again for group in table["anaphora"]["groups"] for again in named_again(group)):
        yield word, "plural", Actor("", "force")
    for word in sorted(ministers()):
        yield word, "group", Actor(word, "party")
    for word in _heads_of_ministries():
        yield f"the {word}", "group", Actor(f"the {word}", "government")
    for word in table["sources"]["words"]:
        yield word, "source", Actor(word, "party")


def named_again(group: str) -> tuple[str, ...]:
    """Return how else a text points at the group it has told of ("the militia": "the same militia", "those militia").

    Parameters
    ----------
    group : str
        With its article.

    Returns
    -------
    tuple of str
        Empty where the words point back already.
    """
    bare = group.removeprefix("the ")
    if bare == group or bare.startswith("same "):
        return ()
    return tuple(f"{opening} {bare}" for opening in load_table("actors")["anaphora"]["again"])


def _state_rows(table: dict[str, Any], by_name: Mapping[str, Actor]) -> Iterator[tuple[str, Form, Actor]]:
    """Yield states by their names, capitals, demonyms and short names."""
    for row in read_countries():
        state = state_actor(row["name"], row["code"], "government", by_name)
        for name in (row["name"], *filter(None, row["capital"].split(";"))):
            yield name, "state", state
        for demonym in filter(None, row["demonyms"].split(";")):
            yield demonym, "demonym", state
            if demonym.endswith(_WITH_PLURAL):
                yield f"{demonym}s", "group", Actor("civilians", "civilians", country_code=row["code"])
    for alias, code in table["short_states"].items():
        yield alias, "state", state_actor(countries_by_code()[code]["name"], code, "government", by_name)


def state_actor(country: str, country_code: str, organ: str, known: Mapping[str, Actor]) -> Actor:
    """Return a state's actor by its organ: ``military``, ``police`` or ``government``."""
    _, prefix, actor_class = next(row for row in _STATE_CLASSES if row[0] == organ)
    name = prefix + country
    # A state of its own holds ground under its own name.
    return known.get(name) or Actor(name, actor_class, country, country_code)


def military_of(actor: Actor) -> Actor:
    """Return the armed forces of the state whose government ``actor`` is; any other actor as it is.

    Parameters
    ----------
    actor : Actor

    Returns
    -------
    Actor
    """
    if not actor.name.startswith(GOVERNMENT) or actor.actor_class != "government":
        return actor
    country = actor.name.removeprefix(GOVERNMENT)
    if country not in country_codes():
        return actor
    known = actor_tables().by_name
    return known.get(MILITARY + country) or state_actor(country, actor.country_code, "military", known)


def police_of(actor: Actor) -> Actor:
    """Return the police of the state whose forces ``actor`` is ("Kenya sent 600 police officers"); another as it is.

    Parameters
    ----------
    actor : Actor

    Returns
    -------
    Actor
    """
    country = actor.name.removeprefix(MILITARY)
    if country not in country_codes():
        return actor
    return state_actor(country, actor.country_code, "police", actor_tables().by_name)


@lru_cache(maxsize=16)
def military_at_home(country_code: str) -> Actor | None:
    """Return the armed forces of a country; None where no country has the code.

    Parameters
    ----------
    country_code : str
        ISO 3166-1 alpha-2.

    Returns
    -------
    Actor or None
    """
    row = countries_by_code().get(country_code)
    return military_of(state_actor(row["name"], country_code, "government", actor_tables().by_name)) if row else None


def government_at_home(actor: Actor, country_code: str) -> Actor:
    """Return whose government "the government" is, where the country is known; any other actor as it is.

    Parameters
    ----------
    actor : Actor
    country_code : str
        ISO 3166-1 alpha-2 of where it acts; empty where that is not known.

    Returns
    -------
    Actor
    """
    if actor.actor_class != "government":
        return actor
    ruling = load_table("actors")["ruling"]
    if actor.name in ruling["de_facto"] and country_code in ruling["de_facto_rulers"]:
        return actor_tables().by_name[ruling["de_facto_rulers"][country_code]]
    named = actor.name.startswith(GOVERNMENT) or actor.name in actor_tables().by_name
    row = countries_by_code().get(country_code)
    if named or row is None:
        return actor
    return state_actor(row["name"], country_code, "government", actor_tables().by_name)


def is_state_force(actor: Actor) -> bool:
    """Tell whether an actor is a state's forces, named or "the army".

    Parameters
    ----------
    actor : Actor

    Returns
    -------
    bool
    """
    return actor.name.startswith((MILITARY, POLICE)) or actor.name in load_table("actors")["state_forces"]["words"]


def serves_state(actor: Actor) -> bool:
    """Tell whether an actor fights on the side of its country's own forces.

    Parameters
    ----------
    actor : Actor

    Returns
    -------
    bool
    """
    home = military_at_home(actor.country_code) if actor.country_code else None
    return home is not None and bool(actor.side) and actor.side == home.side


def actor_named(name: str) -> Actor | None:
    """Return the table's actor of that name.

    Parameters
    ----------
    name : str
        As the table has it.

    Returns
    -------
    Actor or None
    """
    return actor_tables().by_name.get(name)


def side_of(name: str, country_code: str = "") -> str:
    """Return the side an actor holds ground for; empty for civilians, police forces and groups no table knows.

    Parameters
    ----------
    name : str
        As events carry it.
    country_code : str
        Where it acts: "the army" is that country's.

    Returns
    -------
    str
        The name of a side, as control observations carry it.

    Examples
    --------
    >>> side_of("Government of National Accord"), side_of("army", "UA"), side_of("gunmen")
    ('GNA', 'Ukraine', '')
    """
    known = actor_tables().by_name.get(name)
    ruled = country_codes().get(name.removeprefix(GOVERNMENT)) if name.startswith(GOVERNMENT) else None
    troops = military_at_home(ruled) if ruled else None
    if troops is not None and troops.side:
        return troops.side  # a government holds what its army does
    if known is not None:
        return known.side
    for _, prefix, actor_class in _STATE_CLASSES:
        if name.startswith(prefix) and actor_class != "police":
            return name.removeprefix(prefix)
    if country_code and name in load_table("actors")["state_forces"]["words"]:
        row = countries_by_code().get(country_code)
        return (
            military_of(state_actor(row["name"], country_code, "government", actor_tables().by_name)).side
            if row
            else ""
        )
    return ""


def in_order(mentions: Iterable[ActorMention]) -> list[ActorMention]:
    """Return mentions as they stand in their text; of several for the same words, as they were given.

    Parameters
    ----------
    mentions : iterable of ActorMention

    Returns
    -------
    list of ActorMention
    """
    return sorted(mentions, key=lambda mention: mention.first)
