"""Which armed people without a name are told of again: the last band at a place of its own, one man alone."""

from __future__ import annotations

from collections.abc import Sequence

from geoevents.actors import ActorMention
from geoevents.actors.table import Actor, actor_named, is_state_force
from geoevents.events.parties.agency import only_tells_of
from geoevents.events.parties.antecedents import anaphora, is_group, is_one, sentence_end, sentence_start
from geoevents.events.words.sites import Site
from geoevents.lexicon.tables import clause_words, load_table
from geoevents.text.tokens import Tokens

# "a gang of illegal miners": nouns for a band, and words from it to who are in it.
_BANDS, _TO_MEMBERS = clause_words("bands", "bands"), 3
# "a man whom the army identified as a member of X": words from the member back to the verb, and on to "whom".
_PEOPLE, _MEMBERS, _NAMED = (clause_words("bands", name) for name in ("people", "members", "named"))
_TO_NAMED, _TO_WHOM = 7, 6
_BELONGING = (["belonging", "to"], ["belonged", "to"], ["belong", "to"])
_VEHICLES = clause_words("bands", "vehicles")
# "two volunteers of the Red Cross", "volunteers handed out food": none of the group that is made of volunteers.
_OF_ANOTHER, _HELPING, _TO_HELP = clause_words("bands", "of_another"), clause_words("bands", "helping"), 4
_WHO_WAS = (["who", "was"], ["who", "were"])


def as_bands(mentions: Sequence[ActorMention], tokens: Tokens) -> list[ActorMention]:
    """Read "a gang of illegal miners" as one band, called by all of its words, and "a gang of robbers" as robbers.

    Parameters
    ----------
    mentions : sequence of ActorMention
    tokens : Tokens
    """
    joined: list[ActorMention] = []
    for mention in mentions:
        last = joined[-1] if joined else None
        if last is None or not _is_band_of(tokens, last, mention):
            joined.append(mention)
        elif mention.actor.actor_class == "force":
            joined[-1] = mention._replace(first=last.first)
        else:
            name = " ".join(tokens.lows[last.first : mention.after])
            joined[-1] = last._replace(actor=Actor(name, "force"), after=mention.after)
    return joined


def as_members(mentions: Sequence[ActorMention], tokens: Tokens) -> list[ActorMention]:
    """Read "two men belonging to X" and "a man whom the army named as a member of X" as X.

    Parameters
    ----------
    mentions : sequence of ActorMention
    tokens : Tokens
    """
    kept: list[ActorMention] = []
    for mention in mentions:
        somebody = _member(tokens, mention)
        if somebody is not None:
            kept = [m for m in kept if m.first < somebody and m.after <= somebody]
            mention = mention._replace(first=somebody)
        kept.append(mention)
    return kept


def _member(tokens: Tokens, band: ActorMention) -> int | None:
    """Return the token of who is said to be of a named band, right before its name; None for nobody."""
    if band.form != "named" or not is_group(band.actor):
        return None
    lows, at = tokens.lows, band.first - 1 - (tokens.before(band.first) == "the")
    if lows[at - 1 : at + 1] in _BELONGING:
        at -= 2
        return _somebody(lows, at - (lows[at] == "who"))
    if lows[at] != "of" or lows[at - 1] not in _MEMBERS:
        return None
    verb = next((i for i in range(at - 2, max(0, at - _TO_NAMED), -1) if lows[i] in _NAMED), None)
    if verb is None or lows[verb + 1] not in ("as", "to"):
        return None
    if lows[verb - 2 : verb] in _WHO_WAS:
        return _somebody(lows, verb - 3)
    whom = next((i for i in range(verb - 1, max(0, verb - _TO_WHOM), -1) if lows[i] == "whom"), verb)
    return _somebody(lows, whom - 1)


def _somebody(lows: Sequence[str], at: int) -> int | None:
    return at if at > 0 and lows[at] in _PEOPLE else None


def _is_band_of(tokens: Tokens, band: ActorMention, members: ActorMention) -> bool:
    """Tell whether a band's noun and "of" lead to who are in it ("a gang of illegal miners", no "gang of the city")."""
    gap = tokens.lows[band.after : members.first]
    nameless = band.form == members.form == "group" and tokens.lows[band.after - 1] in _BANDS
    people = members.actor.actor_class in ("civilians", "force") and tokens.lows[members.after - 1].endswith("s")
    plain = all(only_tells_of(tokens, i) for i in range(band.after + 1, members.first))
    plain = plain and gap[:1] == ["of"] and len(gap) <= _TO_MEMBERS
    return nameless and band.actor.actor_class == "force" and people and plain


def means_a_vehicle(tokens: Tokens, mention: ActorMention, told: Sequence[ActorMention]) -> bool:
    """Tell whether "it" is a bus or boat of its own sentence, in which nobody is named ("a bus left the road; it hit").

    Parameters
    ----------
    tokens : Tokens
    mention : ActorMention
    told : sequence of ActorMention
        The mentions before.
    """
    if tokens.lows[mention.first : mention.after] != ["it"]:
        return False
    start = sentence_start(tokens, mention.first)
    armed = any(m.first >= start and m.actor.actor_class not in ("civilians", "party") for m in told)
    return not armed and not _VEHICLES.isdisjoint(tokens.lows[start : mention.first])


def told_of_alone(
    tokens: Tokens, mention: ActorMention, recent: Sequence[Actor], sites: Sequence[Site]
) -> Actor | None:
    """Return the one armed man without a name whom a text tells of again by his deed ("A gunman ... The attacker").

    Volunteers are those of the group told of before that is made of them.

    Parameters
    ----------
    tokens : Tokens
    mention : ActorMention
    recent : sequence of Actor
        Those named before, the last one last.
    sites : sequence of Site
        Of the text.
    """
    made_of = load_table("actors")["made_of"].get(" ".join(tokens.lows[mention.first : mention.after]))
    if made_of is not None:
        group = next((actor for actor in recent if actor.name == made_of), None)
        return group if group is not None and _may_be_of(tokens, mention, group, sites) else None
    if (
        mention.form != "group"
        or mention.actor.name not in anaphora()["alone"]
        or tokens.before(mention.first) != "the"
    ):
        return None
    last = next((a for a in reversed(recent) if a.actor_class == "force" and not is_state_force(a)), None)
    return last if last is not None and is_one(last) else None


def _may_be_of(tokens: Tokens, mention: ActorMention, group: Actor, sites: Sequence[Site]) -> bool:
    """Tell whether volunteers may be a group's: of no other body, no helpers, and in no other land."""
    start, end = sentence_start(tokens, mention.first), sentence_end(tokens, mention.first)
    if tokens.lows[mention.after : mention.after + 1] and tokens.lows[mention.after] in _OF_ANOTHER:
        return False
    if not _HELPING.isdisjoint(tokens.lows[mention.after : min(end, mention.after + _TO_HELP)]):
        return False
    there = [site.georeference for site in sites if site.georeference and start <= site.first < end]
    return all(place.country_code in ("", group.country_code) for found in there for place in found.places)


def band_of_its_own(
    tokens: Tokens,
    mention: ActorMention,
    resolved: Sequence[ActorMention],
    named: Actor,
    verbs: set[int],
    sites: Sequence[int],
) -> Actor | None:
    """Return the band without a name that acts at another place after the named group was told of last.

    "JNIM raided X. In Y, gunmen raided a market. The attackers burned shops": the gunmen.

    Parameters
    ----------
    tokens : Tokens
    mention : ActorMention
    resolved : sequence of ActorMention
        The mentions before.
    named : Actor
        For whom the words would stand otherwise.
    verbs : set of int
        Where verbs of deeds begin.
    sites : sequence of int
        Where literal places begin.
    """
    if " ".join(tokens.lows[mention.first : mention.after]) not in anaphora()["loose"]:
        return None
    here = sentence_start(tokens, mention.first)
    for told in reversed([m for m in resolved if m.first < here]):
        start = sentence_start(tokens, told.first)
        if told.actor == named:
            return None
        band = told.form == "group" and is_group(told.actor) and not actor_named(told.actor.name)
        if band and told.after in verbs and told.actor.name not in anaphora()["only_suspected"]:
            after = next((m.first for m in reversed(resolved) if m.actor == named), -1)
            end = sentence_end(tokens, told.first)
            return told.actor if after < start and any(start <= site < end for site in sites) else None
    return None
