"""Who does an event and who suffers it, by where the names stand to its word."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from geoevents.actors import ActorMention
from geoevents.actortable import Actor, military_of
from geoevents.clauses import Claim, Hit
from geoevents.sites import Site
from geoevents.tables import load_table
from geoevents.tokens import Tokens
from geoevents.triggers import kinds, signs

# A pronoun stands for an actor at most this many mentions back.
_MEMORY = 6
# Behind these a country is a place, whatever else it is.
_INSIDE = frozenset({"in", "on", "at", "near", "inside", "across", "throughout", "into", "off"})
# "Israeli air strike": words between a demonym and the deed.
_DEMONYM_GAP = 2
# What may stand between two names of one list.
_LIST_SIGNS = frozenset({",", "and", "or", "the", "&", "with"})
_LIST_GAP = 4
# Before the other side of a clash or a meeting stands one of these.
_PARTNER_SIGNS = frozenset({"with", "and", "between", ",", "the", "a", "an", "against", "by", "his", "its", "their"})


def resolve_pronouns(
    mentions: Sequence[ActorMention], tokens: Tokens, hits: Sequence[Hit], sites: Sequence[Site]
) -> list[ActorMention]:
    """Put the actor named before in the place of "they", "their forces", "it"; drop what names no actor here.

    Dropped are pronouns that find nobody, places, adjectives ("the Turkish border") and backers ("backed by Turkey").
    """
    resolved: list[ActorMention] = []
    recent: list[Actor] = []
    literal = {i for site in sites if site.literal for i in range(site.first, site.after)}
    nouns = {hit.first for hit in hits if hit.role("noun") or hit.role("weapon")}
    for i, mention in enumerate(mentions):
        if mention.form == "demonym" and not _acts(tokens, mention, mentions[i + 1 : i + 3], nouns):
            continue
        if mention.form == "state" and (
            _is_place(tokens, mention, mention.first in literal) or _owns(tokens, mention, nouns)
        ):
            continue
        if _is_backer(tokens, mention):
            continue
        owner = _owner(tokens, mention, mentions[i + 1 : i + 2])
        mention = mention._replace(actor=owner) if owner else mention
        if mention.form in ("plural", "singular"):
            fitting = _fitting(recent, mention.form)
            if fitting is not None:
                resolved.append(mention._replace(actor=fitting))
            continue
        if mention.form in ("named", "group", "state") and mention.actor.actor_class != "party":
            recent = [*recent[-_MEMORY:], mention.actor]
        resolved.append(mention)
    return resolved


@lru_cache(maxsize=1)
def _backers() -> dict[str, frozenset[str]]:
    return {word: frozenset(before) for word, before in load_table("events")["backers"].items()}


def _owner(tokens: Tokens, mention: ActorMention, following: Sequence[ActorMention]) -> Actor | None:
    """Return whose an unnamed group is ("fighters led by X", "forces loyal to X")."""
    if mention.form != "group" or mention.actor.actor_class != "force" or not following:
        return None
    owner = following[0]
    between = " ".join(tokens.lows[mention.after : owner.first])
    return owner.actor if owner.form == "named" and between in _backers()["own"] else None


def _is_backer(tokens: Tokens, mention: ActorMention) -> bool:
    """Tell whether an actor only stands behind another ("rebels backed by Turkey", "at the request of Mali")."""
    lows = tokens.lows
    if lows[mention.after : mention.after + 1] == ["'s"] and lows[mention.after + 1] in _backers()["after"]:
        return True
    at = mention.first - 1
    if at > 0 and tokens.lows[at] in ("the", "a", "an"):
        at -= 1
    if at > 0 and tokens.lows[at] == "and" and tokens.lows[at - 2] in _backers():
        at -= 2
    return at > 0 and tokens.lows[at - 1] in _backers().get(tokens.lows[at], ())


def _acts(tokens: Tokens, mention: ActorMention, following: Sequence[ActorMention], nouns: set[int]) -> bool:
    """Tell whether a demonym names an actor: before a deed, or joined with one ("US and Ukrainian envoys")."""
    if any(i in nouns for i in range(mention.after, mention.after + _DEMONYM_GAP)):
        return True
    end = mention.after
    for other in following:
        if other.first - end > 1 or tokens.lows[end] not in ("and", ",", "or"):
            return False
        if other.form == "named":
            return True
        end = other.after
    return False


def _owns(tokens: Tokens, mention: ActorMention, nouns: set[int]) -> bool:
    """Tell whether a state only owns what is spoken of ("France's criticism"), which is no deed."""
    after = mention.after
    owns = tokens.lows[after : after + 1] == ["'s"]
    return owns and not any(i in nouns for i in range(after + 1, after + 1 + _DEMONYM_GAP + 1))


def _is_place(tokens: Tokens, mention: ActorMention, literal: bool) -> bool:
    """Tell whether a state's name names its land here: behind "in", or as a located place."""
    before = tokens.lows[mention.first - 1] if mention.first else ","
    if not literal:
        return before in _INSIDE
    return before in signs().locative or before == ","


def _fitting(recent: Sequence[Actor], form: str) -> Actor | None:
    if form == "plural":
        wanted = ("force", "police", "protesters", "government", "civilians")
        for actor_class in wanted[:1], wanted[1:]:
            found = next((actor for actor in reversed(recent) if actor.actor_class in actor_class), None)
            if found is not None:
                return found
        return None
    return next((a for a in reversed(recent) if a.actor_class in ("force", "government", "organisation")), None)


def find_participants(
    tokens: Tokens,
    claim: Claim,
    previous: Sequence[Actor],
    mentions: Sequence[ActorMention],
    hits: Sequence[Hit],
    sentence_start: int,
) -> tuple[list[Actor], list[Actor]]:
    """Return (actors, targets) of a claim.

    Parameters
    ----------
    tokens : Tokens
    claim : Claim
    previous : sequence of Actor
        Who did the event of the clause before: a clause without a subject takes it over.
    mentions : sequence of ActorMention
        Of the sentence.
    hits : sequence of Hit
        Of the sentence.
    sentence_start : int
    """
    before = [m for m in mentions if claim.start <= m.first and m.after <= claim.first]
    before = _after_barrier(tokens, claim, before, hits)
    if not _actors(before):
        before = _opening(claim, previous, mentions, hits, sentence_start)
    breaks = [hit.first for hit in hits if hit.first >= claim.after and hit.role("hard")]
    end = min([claim.end, *breaks])
    told = {hit.first for hit in hits if hit.role("said")}
    after = [m for m in mentions if claim.after <= m.first < end and not {m.after, m.after + 1} & told]
    frame = claim.entry.frame
    if frame == "mutual":
        doers, victims = _hurt(tokens, claim, mentions)
        partners = [m for m in after if m.first - claim.after <= 1 or tokens.lows[m.first - 1] in _PARTNER_SIGNS]
        both = _listed(tokens, [m for m in before if m not in victims], last=True) + _objects(tokens, partners)
        actors = _actors([m for m in both if m not in victims] or doers) or list(previous)
        return actors, [a for a in _actors(victims) if a not in actors]
    if claim.entry.role == "noun" and frame == "taken":
        return _actors(_objects(tokens, after)[:1]), []
    if claim.entry.role == "noun":
        return _of_noun(tokens, claim, before, after, previous, mentions)
    subject, objects = _listed(tokens, before, last=True), _objects(tokens, after)
    agents = [m for m in after if (m.first and tokens.lows[m.first - 1] in signs().by) or _after_article(tokens, m)]
    if claim.kind in _no_targets():
        objects = []
    if claim.passive or frame in ("patient", "taken"):
        if frame == "taken":
            return _actors(objects[:1]), _actors(subject)
        agents = agents[:1]
        if claim.kind in _own_moves():
            return _actors(subject) or _actors(agents) or list(previous), []
        return _actors(agents), _actors(
            [*subject, *_hurt(tokens, claim, mentions)[1]]
        ) if claim.kind not in _no_targets() else []
    doers, victims = _hurt(tokens, claim, mentions)
    subject = [m for m in subject if m not in victims]
    actors = _actors(subject) or list(previous)
    return actors, [a for a in _actors([m for m in (*objects, *victims) if m not in subject]) if a not in actors]


def _opening(
    claim: Claim, previous: Sequence[Actor], mentions: Sequence[ActorMention], hits: Sequence[Hit], sentence_start: int
) -> list[ActorMention]:
    """Return the actor a sentence opens with, where the clause has no subject and none came before it."""
    if previous or not mentions or claim.entry.role == "noun" or claim.passive:
        return []
    first = mentions[0]
    said = any(first.after <= hit.first < claim.first and hit.role("said") for hit in hits)
    return [first] if first.first - sentence_start <= 1 and first.after <= claim.first and not said else []


def _after_article(tokens: Tokens, mention: ActorMention) -> bool:
    """Tell whether "by the" stands before a mention."""
    return (
        mention.first > 1
        and tokens.lows[mention.first - 1] in ("the", "a", "an")
        and tokens.lows[mention.first - 2] in signs().by
    )


def _after_barrier(
    tokens: Tokens, claim: Claim, before: Sequence[ActorMention], hits: Sequence[Hit]
) -> list[ActorMention]:
    """Leave out those who only say it: what stands before "said"."""
    barrier = claim.start
    for hit in hits:
        if claim.start <= hit.first < claim.first and hit.role("said"):
            barrier = max(barrier, hit.after)
    return [m for m in before if m.first >= barrier]


def _listed(tokens: Tokens, mentions: Sequence[ActorMention], *, last: bool) -> list[ActorMention]:
    """Return the last (or first) name and those joined with it by commas and "and"."""
    kept: list[ActorMention] = []
    for mention in reversed(mentions) if last else mentions:
        if not kept:
            kept.append(mention)
            continue
        low, high = (mention, kept[-1]) if last else (kept[-1], mention)
        gap = tokens.lows[low.after : high.first]
        strange = [word for word in gap if word not in _LIST_SIGNS]
        if (
            gap
            and len(gap) <= _LIST_GAP
            and len(strange) <= len(gap) - 1
            and len(strange) <= 1
            and gap[0] in _LIST_SIGNS
        ):
            kept.append(mention)
        else:
            break
    return kept[::-1] if last else kept


def _objects(tokens: Tokens, mentions: Sequence[ActorMention]) -> list[ActorMention]:
    return _listed(tokens, mentions, last=False)


def _of_noun(
    tokens: Tokens,
    claim: Claim,
    before: Sequence[ActorMention],
    after: Sequence[ActorMention],
    previous: Sequence[Actor],
    mentions: Sequence[ActorMention],
) -> tuple[list[Actor], list[Actor]]:
    agents = [m for m in after if tokens.lows[m.first - 1] in signs().by or _after_article(tokens, m)]
    doers, victims = _hurt(tokens, claim, mentions)
    targets = victims + [m for m in _objects(tokens, after) if m not in agents and m not in victims and m not in doers]
    before = [m for m in before if m not in victims]
    actors = _actors(agents[:1]) or _actors(doers) or _actors(_listed(tokens, before, last=True))
    if not actors and claim.start == claim.first:
        actors = list(previous)
    if claim.kind in _no_targets():
        return actors, []
    return actors, [a for a in _actors(targets) if a not in actors]


def _hurt(
    tokens: Tokens, claim: Claim, mentions: Sequence[ActorMention]
) -> tuple[list[ActorMention], list[ActorMention]]:
    """Return (who hurts, who is hurt) by the plain words a claim absorbed ("killed six soldiers")."""
    doers: list[ActorMention] = []
    victims: list[ActorMention] = []
    for weak in claim.absorbed:
        if weak.entry.role != "verb":
            continue
        before = [
            m
            for m in mentions
            if weak.start <= m.first and m.after <= weak.first and weak.first - m.after <= _HURT_REACH
        ]
        after = [m for m in mentions if weak.after <= m.first <= weak.after + _HURT_REACH and m.first < weak.end]
        if weak.passive or (weak.entry.value == "killing" and tokens.lows[weak.first] in _dying()):
            victims += _listed(tokens, before, last=True)
        else:
            victims += _objects(tokens, after)
            doers += _listed(tokens, before, last=True)
    return doers, victims


@lru_cache(maxsize=1)
def _dying() -> frozenset[str]:
    return frozenset(load_table("events")["dying"]["words"])


@lru_cache(maxsize=1)
def _own_moves() -> frozenset[str]:
    """Kinds whose passive still has its doer as subject ("troops were deployed")."""
    return frozenset(load_table("events")["own_moves"]["kinds"])


@lru_cache(maxsize=1)
def _no_targets() -> frozenset[str]:
    """Kinds without somebody to suffer them."""
    return frozenset(load_table("events")["no_targets"]["kinds"])


# "killed six army soldiers and two": who is hurt stands this near to the word.
_HURT_REACH = 8


def _actors(mentions: Sequence[ActorMention]) -> list[Actor]:
    seen: dict[str, Actor] = {}
    for mention in mentions:
        if mention.actor.actor_class != "party":
            seen.setdefault(mention.actor.name, mention.actor)
    return list(seen.values())


def settle(actors: Sequence[Actor], targets: Sequence[Actor], kind: str) -> tuple[list[Actor], list[Actor]]:
    """Put people where they can stand: civilians suffer deeds of force and flight, and do not commit them."""
    if kind in ("talks", "ceasefire", "agreement"):
        return [actor for actor in actors if actor.actor_class != "civilians"], []
    if kind == "displacement":
        return [], [*actors, *targets]
    if kinds()[kind].force or kind in ("arrest", "aid", "arms_delivery"):
        actors = [actor for actor in actors if actor.actor_class not in ("civilians", "protesters")]
    return armed(actors, kind), armed(targets, kind)


def armed(actors: Sequence[Actor], kind: str) -> list[Actor]:
    """Give deeds of force to a state's forces, not to its government ("Ankara shelled")."""
    if kind not in kinds() or not kinds()[kind].force:
        return list(actors)
    return [military_of(actor) for actor in actors]
