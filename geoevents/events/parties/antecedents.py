"""Whom a word stands for that names nobody: "they", "the group", "both countries", "its forces"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Container, Sequence
from functools import lru_cache
from typing import Any

from geoevents.actors import ActorMention
from geoevents.actors.describedgroups import said_plainly
from geoevents.actors.table import (
    GOVERNMENT,
    MILITARY,
    POLICE,
    Actor,
    actor_named,
    government_at_home,
    military_of,
    named_again,
    serves_state,
)
from geoevents.events.words.triggers import signs
from geoevents.lexicon.senses import sense_of
from geoevents.lexicon.tables import clause_words, load_table
from geoevents.text.tokens import Tokens

# Who may be "they", those first whom a dispatch of war speaks of first.
_CROWDS = (("force",), ("police", "protesters", "government", "civilians"))
# "The army advanced but met mines, which": words of the subject's own deed at least.
_DEED = 3
# Whose vehicles and positions are struck.
_OWNERS = frozenset({"force", "police", "government"})
# Forms of mentions that name who acts.
TOLD = frozenset({"named", "group", "state"})
# "Before leaving, they", "This time they": words before what opens a sentence.
_FRONTED = 4
# "killed by the armed JNIM fighters": words from "by" to the name, that included.
_TO_AGENT = 4
# Before "them", the sentence's own subject stands within this many words.
_SENTENCE = 60
# Behind these stands which troops are meant.
_DESCRIBED = (["of"], ["that"], ["which"], ["from"])
# "freed the soldiers it had taken".
_HAD = (["had"], ["has"])
_LAID = (["to"], ["on"])
# "a truce with X": before the other side.
_PARTNER = frozenset({"with", "against", "from", "to"})
# What may stand for the subject of the sentence before.
_PERSON = frozenset({"he", "she"})
_STANDING = _PERSON | {"they", "it"}
_SUFFERING = clause_words("antecedents", "suffering")
_TELLERS = 30  # mentions before "them" among which those who told are looked for (judgement)


def ruler_of(recent: Sequence[Actor]) -> Actor | None:
    """Return the government of the state told of last ("its government", of the state whose troops were told of)."""
    for actor in reversed(recent):
        if actor.name.startswith(GOVERNMENT):
            return actor
        if actor.name.startswith(MILITARY) and actor.country_code:
            return government_at_home(Actor("government", "government"), actor.country_code)
    return None


def sentence_start(tokens: Tokens, at: int) -> int:
    """Return the token after the last full stop before a token, as far back as a sentence reaches."""
    start = at
    while start > 0 and at - start < _SENTENCE and tokens.lows[start - 1] not in (".", "!", "?"):
        start -= 1
    return start


# "were shot by bandits as they were going home".
_UNDER = clause_words("antecedents", "under")


def sentence_end(tokens: Tokens, at: int) -> int:
    """Return the token after the next full stop behind a token, as far on as a sentence reaches."""
    end = at
    while end < len(tokens.lows) and end - at < _SENTENCE and tokens.lows[end] not in (".", "!", "?"):
        end += 1
    return end


def subject_told_last(
    tokens: Tokens, mention: ActorMention, resolved: Sequence[ActorMention], fitting: Actor
) -> Actor | None:
    """Return the subject of the sentence before for "They" or "Its fighters" that open one, if it can be meant.

    "The RSF overran the army's base. Its fighters looted homes": the RSF's, though the army was named last.
    """
    words = " ".join(tokens.lows[mention.first : mention.after])
    start = sentence_start(tokens, mention.first)
    owner = subject_of_main(tokens, mention, resolved) if tokens.lows[mention.first] in anaphora()["owners"] else None
    if owner is not None:
        return military_of(owner)
    if words == "they" and tokens.before(mention.first) == ";":
        return _main_subject(tokens, start, mention, resolved, fitting)
    stands = words in anaphora()["owned"] or words in anaphora()["vague"] or words in _STANDING
    opens = mention.first - start <= _FRONTED and stands and (not resolved or resolved[-1].first < start)
    if not opens or start < 2 or _is_agent(tokens, sentence_start(tokens, start - 1), resolved, fitting):
        return None
    opening = bisect_left(resolved, sentence_start(tokens, start - 1), key=_first)
    if opening == len(resolved) or resolved[opening].first >= start:
        return None
    subject = resolved[opening]
    person = words in _PERSON and subject.actor.actor_class == "government"  # "X accused the militia. He warned"
    if not (person or subject.actor.actor_class == fitting.actor_class) or subject.form == "source":
        return None
    if words in anaphora()["vague"] and not (is_group(subject.actor) and actor_named(subject.actor.name)):
        return None  # "The Sixth Division met X. The militia shelled it"
    return military_of(subject.actor) if words in anaphora()["owned"] else subject.actor


def sufferer_told(tokens: Tokens, mention: ActorMention, resolved: Sequence[ActorMention]) -> Actor | None:
    """Return whom a passive verb told of for "they" behind "as" ("two nurses were shot by bandits as they were going").

    Parameters
    ----------
    tokens : Tokens
    mention : ActorMention
    resolved : sequence of ActorMention
        The mentions before it, without pronouns.

    Returns
    -------
    Actor or None
    """
    lows = tokens.lows
    plain = lows[mention.first : mention.after] in (["they"], ["it"]) and lows[mention.first - 1] in _UNDER
    if not plain or len(resolved) < 2 or resolved[-2].first < sentence_start(tokens, mention.first):
        return None
    sufferer, doer = resolved[-2:]
    gap = lows[sufferer.after : doer.first]
    passive = "by" in gap[-3:] and not signs().to_be.isdisjoint(gap) and not {",", ";", "who", "which"} & {*gap}
    return sufferer.actor if passive and sufferer.actor.actor_class != "party" else None


def _is_agent(tokens: Tokens, start: int, resolved: Sequence[ActorMention], fitting: Actor) -> bool:
    """Tell whether who was told last did it to the subject of his sentence ("Five herders were killed by rustlers")."""
    last = resolved[-1] if resolved else None
    if last is None or last.actor != fitting:
        return False
    by = next(
        (i for i in range(last.first - 1, max(start, last.first - _TO_AGENT), -1) if tokens.lows[i] == "by"), start
    )
    return not signs().to_be.isdisjoint(tokens.lows[start:by])


def subject_of_main(tokens: Tokens, mention: ActorMention, told: Sequence[ActorMention]) -> Actor | None:
    """Return the subject of a sentence whose forces a clause under it tells of, and not its partner's.

    "X broke off talks with Y after two of its soldiers were killed", "X hit Y after its troops came under fire":
    X's, but in "X hit Y after its men crossed the border" they may be Y's.

    Parameters
    ----------
    tokens : Tokens
    mention : ActorMention
    told : sequence of ActorMention
        The mentions before.

    Returns
    -------
    Actor or None
    """
    here = [m for m in told if m.first >= sentence_start(tokens, mention.first)]
    if len(here) < 2 or here[0].actor == here[-1].actor or here[0].actor.actor_class not in ("force", "government"):
        return None
    before = tokens.lows[max(0, here[-1].first - 2) : here[-1].first]
    under = not anaphora()["under"].isdisjoint(tokens.lows[here[-1].after : mention.first])
    struck = not _SUFFERING.isdisjoint(tokens.lows[mention.after : mention.after + 1])
    return here[0].actor if under and (struck or not _PARTNER.isdisjoint(before)) else None


def _main_subject(
    tokens: Tokens, start: int, mention: ActorMention, resolved: Sequence[ActorMention], fitting: Actor
) -> Actor | None:
    """Return the subject of a sentence for "; they" where another acts only in a clause under it.

    "X withdrew after the army shelled its posts; they fell back": X did.
    """
    opening = bisect_left(resolved, start, key=_first)
    if opening >= len(resolved) - 1 or resolved[opening].first - start > 1:
        return None
    subject, last = resolved[opening], resolved[-1]
    under = not anaphora()["under"].isdisjoint(tokens.lows[subject.after : last.first])
    alike = subject.actor.actor_class == fitting.actor_class and last.first < mention.first
    return subject.actor if under and alike and last.actor == fitting else None


def _first(mention: ActorMention) -> int:
    return mention.first


def others_than_subject(
    tokens: Tokens, mention: ActorMention, recent: Sequence[Actor], resolved: Sequence[ActorMention], verbs: set[int]
) -> list[Actor]:
    """Return the actors named before without the subject: what it does it does to another.

    The subject of a clause that "which" begins behind a deed is that deed: "they met mines, which forced them back".
    """
    if mention.form != "object" and not are_things(tokens, mention) and not _are_counted(tokens, mention):
        return list(recent)
    start = sentence_start(tokens, mention.first)
    inside = resolved[bisect_left(resolved, start, key=_first) :]
    acting = [m for m in inside if m.after in verbs] or inside[:1]
    if acting and "which" in tokens.lows[acting[-1].after + _DEED : mention.first]:
        return list(recent)
    return [actor for actor in recent if not acting or actor.name != acting[-1].actor.name]


def without_tellers(known: Sequence[Actor], resolved: Sequence[ActorMention], told: set[int]) -> list[Actor]:
    """Leave out people who only told what happened, for whom "them" does not stand ("..., residents said").

    Parameters
    ----------
    known : sequence of Actor
        Those named before, the last one last.
    resolved : sequence of ActorMention
        The mentions before.
    told : set of int
        Where verbs of speech begin.
    """
    last = {m.actor: m for m in resolved[-_TELLERS:]}
    return [a for a in known if a.actor_class != "civilians" or a not in last or last[a].after not in told]


def _are_counted(tokens: Tokens, mention: ActorMention) -> bool:
    """Tell whether some of a group are counted, which another fights ("militiamen killed three of the raiders")."""
    words = " ".join(tokens.lows[mention.first : mention.after])
    return words in anaphora()["loose"] and tokens.lows[mention.first - 1 : mention.first] == ["of"]


def are_things(tokens: Tokens, mention: ActorMention) -> bool:
    """Tell whether words name what a force owns, which another strikes ("residents stoned their vehicles").

    Parameters
    ----------
    tokens : Tokens
    mention : ActorMention

    Returns
    -------
    bool
    """
    return " ".join(tokens.lows[mention.first : mention.after]) in anaphora()["things"]


def is_of_either(tokens: Tokens, mention: ActorMention, resolved: Sequence[ActorMention]) -> bool:
    """Tell whether what opens a sentence may be either's of two told of before it ("X fought Y. Their vehicles").

    Parameters
    ----------
    tokens : Tokens
    mention : ActorMention
    resolved : sequence of ActorMention
        The mentions before.

    Returns
    -------
    bool
    """
    start = sentence_start(tokens, mention.first)
    near = resolved[bisect_left(resolved, sentence_start(tokens, max(0, start - 1)), key=_first) :]
    if near and near[-1].first >= start:
        return False
    return len({m.actor for m in near if m.actor.actor_class in _OWNERS}) > 1


def doer_of_where(
    tokens: Tokens, mention: ActorMention, resolved: Sequence[ActorMention], verbs: set[int]
) -> Actor | None:
    """Return who acts in the main clause for "it" and "they" behind "where" ("X raided the army's camp, where it").

    Parameters
    ----------
    tokens : Tokens
    mention : ActorMention
    resolved : sequence of ActorMention
        The mentions before it, without pronouns.
    verbs : set of int
        Where verbs of deeds begin.

    Returns
    -------
    Actor or None
    """
    if tokens.lows[mention.first - 1] != "where":
        return None
    words = " ".join(tokens.lows[mention.first : mention.after])
    if words not in ("it", "they"):
        return None
    inside = resolved[bisect_left(resolved, sentence_start(tokens, mention.first), key=_first) :]
    acting = [
        m.actor for m in inside if m.after in verbs and m.form in TOLD and m.actor.actor_class in ("force", "police")
    ]
    return acting[0] if len(acting) == 1 else None


@lru_cache(maxsize=1)
def anaphora() -> dict[str, Any]:
    """Return the words that stand for an actor named before, by what is said of them."""
    table = load_table("actors")["anaphora"]
    lists = {name: frozenset(words) for name, words in table.items()}
    again = {word for group in lists["groups"] for word in named_again(group)}
    return lists | {name: lists[name] | again for name in ("groups", "vague")}


def _are_many(actor: Actor, many: Container[str]) -> bool:
    """Tell whether an actor is troops, and no "he"."""
    return actor.name.startswith((MILITARY, POLICE)) or actor.name in many


def _is_a_plural(actor: Actor) -> bool:
    """Tell whether an unnamed group is several people ("soldiers", "gunmen"), and no "it"."""
    return actor.name.islower() and actor.name.endswith(("s", "men"))


def is_one(actor: Actor) -> bool:
    """Tell whether an unnamed actor is one person ("a smuggler"), and no "they".

    Parameters
    ----------
    actor : Actor
    """
    if not actor.name.islower() or _is_a_plural(actor):
        return False
    sense = sense_of(actor.name.rpartition(" ")[2])
    return sense.part == "n" and sense.noun == "person"


def antecedent(tokens: Tokens, mention: ActorMention, recent: Sequence[Actor]) -> Actor | None:
    """Return the actor a pronoun or "the group" stands for, among those named before, the last one last.

    "The rebels" are no state's troops, and stand for themselves where no group was named; "its forces" are those of
    whoever was named last.
    """
    words = said_plainly(" ".join(tokens.lows[mention.first : mention.after]))
    if mention.form == "singular":
        if words == "it" and _stands_for_nobody(tokens, mention):
            return None
        persons = words in ("he", "she")
        fitting = (a for a in reversed(recent) if a.actor_class in ("force", "government", "organisation"))
        many = load_table("actors")["state_forces"]["words"]
        if words == "it" and tokens.lows[mention.after : mention.after + 1] in _HAD:
            fitting = (actor for actor in fitting if not _is_a_plural(actor))
        if words == "it":
            fitting = (actor for actor in fitting if not is_one(actor))  # "a soldier was hurt. It ..."
        return next((a for a in fitting if not (persons and (_are_many(a, many) or _is_a_plural(a)))), None)
    if mention.form == "object":
        return recent[-1] if recent and recent[-1].actor_class not in ("government", "organisation") else None
    if words.startswith("our "):
        return None
    if words in anaphora()["alliances"]:
        return next((a for a in reversed(recent) if _is_of_several(a)), None)
    if words in anaphora()["agencies"]:
        owns = tokens.lows[mention.after : mention.after + 1] == ["'s"]
        return None if owns else next((a for a in reversed(recent) if a.actor_class == "organisation"), None)
    if words in anaphora()["missions"]:
        return next((a for a in reversed(recent) if a.name in _missions()), None)
    if words in anaphora()["things"]:
        if tokens.lows[mention.first - 1] in anaphora()["not_struck"]:
            return None
        armed = (a for a in reversed(recent) if a.actor_class in ("force", "police") or a.name.startswith(GOVERNMENT))
        owner = next(armed, None) if recent and recent[-1].actor_class not in ("civilians", "protesters") else None
        return military_of(owner) if owner else None
    if words in anaphora()["owned"]:
        owner = next((a for a in reversed(recent) if a.actor_class in ("force", "government", "police")), None)
        return military_of(owner) if owner else None
    if words in anaphora()["units"] and tokens.lows[mention.after : mention.after + 1] in _DESCRIBED:
        return None  # "the column of the army", "the column that left"
    if words in anaphora()["units"]:
        return next((actor for actor in reversed(recent) if actor.actor_class == "force"), None)
    if words in anaphora()["groups"]:
        against = words in anaphora()["against_states"]
        groups = [actor for actor in recent if is_group(actor) and actor.name not in _missions()]
        groups = [actor for actor in groups if not (against and serves_state(actor))]
        groups = [actor for actor in groups if not (words in anaphora()["loose"] and serves_state(actor))] or groups
        itself = words.removeprefix("those ").removeprefix("the ").removeprefix("these ").removeprefix("same ")
        if itself in anaphora()["of_crime"]:
            alike = [actor for actor in groups if actor.name.islower() and itself in actor.name.split()]
            known = [actor for actor in groups[-1:] if words in anaphora()["vague"] or actor_named(actor.name)]
            return (alike or known or [Actor(itself, "force")])[-1]  # "A gang raided X. The gang"
        named = next((actor for actor in reversed(groups) if actor_named(actor.name)), None)
        fought = [actor for actor in groups if actor.name not in anaphora()["only_suspected"]]
        told = fought[-1] if fought and words in anaphora()["vague"] | anaphora()["loose"] else None
        return named or told or (None if words in anaphora()["vague"] else Actor(itself, "force"))
    for classes in _CROWDS:
        fitting = (actor for actor in reversed(recent) if actor.actor_class in classes and not is_one(actor))
        found = next(fitting, None)
        if found is not None:
            return found
    return None


def _stands_for_nobody(tokens: Tokens, mention: ActorMention) -> bool:
    """Tell whether "it" only leads to what is said ("made it clear"), or is a deed ("attributed it to X")."""
    if tokens.lows[mention.first - 1 : mention.first] and tokens.lows[mention.first - 1] in anaphora()["laying"]:
        return mention.first > 0 and tokens.lows[mention.after : mention.after + 1] in _LAID
    letting = tokens.lows[mention.first - 1] in anaphora()["letting"]
    return letting and not anaphora()["known"].isdisjoint(tokens.lows[mention.after : mention.after + 2])


def _is_of_several(actor: Actor) -> bool:
    """Tell whether an actor is no one state's and no party to a war ("the CSTO", "ECOWAS")."""
    league = actor.actor_class in ("organisation", "government") and not actor.name.startswith(GOVERNMENT)
    return league and not actor.name.islower() and not actor.country_code


@lru_cache(maxsize=1)
def _of_states() -> frozenset[str]:
    """Return the names that forces of many states have, and no rebels ("National Guard")."""
    return clause_words("antecedents", "of_states")


@lru_cache(maxsize=1)
def _missions() -> frozenset[str]:
    """Return the missions of the United Nations and others that keep the peace."""
    return frozenset(load_table("actors")["missions"].values())


def is_group(actor: Actor) -> bool:
    """Tell whether an actor bears arms for no state.

    Parameters
    ----------
    actor : Actor
    """
    if actor.actor_class != "force" or actor.name.startswith((MILITARY, POLICE, GOVERNMENT)):
        return False
    listed = actor_named(actor.name)
    if listed is not None and listed.actor_class == "organisation":
        return False  # the UN's peacekeepers
    return actor.name.lower() not in load_table("actors")["state_forces"]["words"] and actor.name not in _of_states()
