"""Whom the names and pronouns of a text stand for as actors, and which of them stand for nobody."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from geoevents.actors import ActorMention
from geoevents.actors.table import Actor, actor_tables
from geoevents.actors.unnamedgroups import counting
from geoevents.events.parties.antecedents import (
    anaphora,
    antecedent,
    are_things,
    doer_of_where,
    is_group,
    is_of_either,
    others_than_subject,
    ruler_of,
    sentence_start,
    subject_told_last,
    sufferer_told,
    without_tellers,
)
from geoevents.events.parties.backers import BACKED_GAP, backers, fights_beside, is_backer
from geoevents.events.parties.bands import band_of_its_own, means_a_vehicle, told_of_alone
from geoevents.events.parties.headings import is_heading, speaker
from geoevents.events.parties.ownership import (
    is_a_building,
    is_contrasted,
    is_of_the_last,
    is_unit_of,
    names_the_last,
    of_whom,
    only_says_whose,
    owner_of,
    possessor,
    same_again,
    speaks_for,
)
from geoevents.events.parties.pairs import JOINED_GAP, attacker_told, joined_with, two_told
from geoevents.events.parties.quoted import is_of_a_stranger
from geoevents.events.words.hits import Hit
from geoevents.events.words.sites import Site, is_under_fire
from geoevents.events.words.speech import DETERMINERS
from geoevents.events.words.triggers import addressing, attributing, causing, signs
from geoevents.lexicon.senses import sense_of
from geoevents.lexicon.tables import clause_words, load_table
from geoevents.text.tokens import Tokens

# "the fragments of one of them": words from what fell to "them".
_TO_DEBRIS = 5
# "in Geneva, Doha and Cairo": words of a list of places before its last one.
_LISTED = 12
# Between a name and the description after its comma stand at most this many words ("M23, a rebel group backed by").
_APPOSED_GAP = 4


# A pronoun stands for an actor at most this many mentions back.
_MEMORY = 6
# "police said on Tuesday that they": words between who tells and the pronoun.
_TOLD_OF_SELF = 4
# "told our protection staff that they": names to look back at, and words from who tells another to the pronoun.
_TOLD_BACK, _TOLD_ANOTHER = 4, 8
# Behind these a country is a place, whatever else it is.
_INSIDE = clause_words("references", "inside")
# "The mayor of Tibu, Colombia,": before a town whose land is told behind it, and words of its name.
_TOWNS_OF, _TOWN = clause_words("references", "towns_of"), 3
MISSIONS = clause_words("references", "missions")
_SHIPS = clause_words("references", "ships")
_SHIP_KINDS = clause_words("references", "ship_kinds")
# "BEIRUT, Sunday —": what follows the town of a dateline.
_DATELINE = ([","], ["—"], ["–"], ["-"], ["("], ["/"])
# "US, Russian envoys meet" has no dateline.
_INITIALS = 3
_WHOM = clause_words("references", "whom")  # behind a name: what is done to it
_OF_ANGRY = 2  # "a crowd of angry villagers"
# "blamed the attack on Iran", "handed over 16 howitzers to Kyiv": words between the verb and the state.
_BLAME_REACH = 9
_THROUGH = clause_words("references", "through")
# Behind these a clause begins, and a state's name with it.
_OPENS = clause_words("references", "opens")
# "Israeli air strike": words between a demonym and the deed.
_DEMONYM_GAP = 2


def resolve_pronouns(
    mentions: Sequence[ActorMention],
    tokens: Tokens,
    hits: Sequence[Hit],
    sites: Sequence[Site],
    author: Actor | None = None,
) -> list[ActorMention]:
    """Put the actor named before in the place of "they", "their forces", "it"; drop what names no actor here.

    "Our forces" are the author's where nobody is told to say so. Dropped are pronouns that find nobody, places,
    adjectives ("the Turkish border") and backers ("backed by Turkey").
    """
    resolved: list[ActorMention] = []
    recent: list[Actor] = []
    literal = {i for site in sites if site.literal for i in range(site.first, site.after)}
    roles = [(hit.first, hit.words.by_role) for hit in hits]
    nouns = {first for first, role in roles if "noun" in role or "weapon" in role}
    told = {first for first, role in roles if "said" in role}
    verbs = {first for first, role in roles if "verb" in role} | told
    taken, called = -1, dict[str, Actor]()
    for i, mention in enumerate(mentions):
        if i <= taken:
            continue
        following = mentions[i + 1 : i + 2]
        own = speaker(tokens, mention, mentions, told, author) if tokens.lows[mention.first] == "our" else None
        mention = mention if own is None else mention._replace(actor=own, form="named")
        if mention.form == "demonym" and not _acts(tokens, mention, mentions[i + 1 : i + 3], nouns):
            continue
        if mention.actor.actor_class == "government" and _is_mission(tokens, mention):
            mention = mention._replace(actor=replace(mention.actor, actor_class="organisation"))
        if mention.form == "state" and (
            is_heading(tokens, mention, hits, sites)
            or _is_a_ships(tokens, mention)
            or (
                _is_place(tokens, mention, verbs, literal=mention.first in literal)
                and not only_says_whose(tokens, mention, nouns)
            )
            or _owns(tokens, mention, nouns)
        ):
            continue
        if _is_venue(tokens, mention, literal):
            continue
        if is_backer(tokens, mention, mentions[:i]) and not fights_beside(
            tokens, mention, hits, mentions[max(0, i - 1) : i]
        ):
            gap = range(resolved[-1].after, mention.first) if resolved else range(0)
            if 0 < len(gap) <= BACKED_GAP and not any(i in verbs for i in gap):
                resolved[-1] = resolved[-1]._replace(after=mention.after)
            continue
        owner = owner_of(tokens, mention, following)
        if owner is not None:
            form = "named" if mention.form == "plural" else mention.form
            mention, taken = mention._replace(actor=owner, after=mentions[i + 1].after, form=form), i + 1
            if is_unit_of(tokens, mention, mentions[i + 2 : i + 3]):
                mention, taken = mention._replace(after=mentions[i + 2].after), i + 2
        if resolved and speaks_for(tokens, mention, resolved[-1]):
            resolved[-1] = resolved[-1]._replace(after=mention.after, form="named")
            continue
        again = None
        if mention.form == "group":
            again = same_again(tokens, mention, recent, sites) or told_of_alone(tokens, mention, recent, sites)
        owner = owner or again
        if owner is None and mention.actor.actor_class == "force":
            owner = possessor(tokens, mention, recent, resolved)
        mention = mention._replace(actor=owner) if owner else mention
        aside = mention.form == "object" and _points_at_no_party(tokens, mention)  # "18 hurt, among them six children"
        if aside or _only_crowds(tokens, mention, following):
            continue
        group = of_whom(tokens, mention, following, resolved[-1:]) if mention.form == "object" else None
        if group is not None:
            resolved[-1], taken = resolved[-1]._replace(actor=group, after=mentions[i + 1].after), i + 1
            recent = [*[actor for actor in recent if actor != group][-_MEMORY:], group]
            continue
        if is_contrasted(tokens, mention):
            continue
        if resolved and is_of_the_last(tokens, mention, resolved[-1]):
            if tokens.before(mention.first) == "'s":
                resolved[-1] = resolved[-1]._replace(after=mention.after)
            continue
        if mention.form == "named" and names_the_last(tokens, mention, mentions[i - 1 : i]):
            if resolved and resolved[-1].first == mentions[i - 1].first:
                resolved[-1] = resolved[-1]._replace(actor=mention.actor)
            continue
        if mention.form == "named" or owner is not None:
            called.update((low, mention.actor) for low in _heads_in(tokens, mention))
        elif mention.form == "group" and mention.after - mention.first == 1:
            low = tokens.lows[mention.first]  # "A rebel spokesman" is of the rebels told of
            mention = mention._replace(actor=called.get(low) or called.get(f"{low}s", mention.actor))
        if mention.form == "group" and (pair := two_told(tokens, mention, resolved)):
            resolved += [mention._replace(actor=actor, form="named") for actor in pair]
            continue
        if mention.actor.actor_class == "government" and tokens.lows[mention.first] in anaphora()["owners"]:
            ruler = ruler_of(recent)
            if ruler is not None:
                resolved.append(mention._replace(actor=ruler, form="named"))
            continue
        if mention.actor.actor_class == "police" and _is_of_a_troop(
            tokens, mention, [*mentions[i - 1 : i], *following]
        ):
            continue
        if mention.form in ("plural", "singular", "object"):
            known, things = recent, are_things(tokens, mention)
            if things or mention.form == "object":
                helped = {m.after for m in resolved[-_MEMORY:] if tokens.lows[m.after] in signs().auxiliaries}
                known = others_than_subject(tokens, mention, recent, resolved, verbs | helped)
                known = [] if things and is_of_either(tokens, mention, resolved) else known
            else:
                known = others_than_subject(tokens, mention, recent, resolved, verbs)
            if mention.form == "object":
                known = without_tellers(known, resolved, told)
            if (
                resolved
                and tokens.lows[mention.first - 1] in _WHOM
                and mention.first - 1 - resolved[-1].after in (0, 1)
            ):
                known = [actor for actor in known if actor != resolved[-1].actor]  # "the ELN, which he accused"
            nobody = means_a_vehicle(tokens, mention, resolved) or is_of_a_stranger(tokens, mention, told, resolved)
            fitting = None if nobody else antecedent(tokens, mention, known)
            if fitting is not None:
                fitting = band_of_its_own(tokens, mention, resolved, fitting, verbs, sorted(literal)) or fitting
            teller = _teller(tokens, mention, resolved, told) or doer_of_where(tokens, mention, resolved, verbs)
            teller = teller or attacker_told(tokens, mention, resolved, nouns)
            teller = teller or sufferer_told(tokens, mention, resolved)
            if teller is not None:
                fitting = teller
            elif mention.form != "object" and fitting is not None:
                fitting = subject_told_last(tokens, mention, resolved, fitting) or fitting
            if fitting is not None:
                several = joined_with(tokens, fitting, resolved) if tokens.lows[mention.first] == "they" else []
                resolved += [mention._replace(actor=actor) for actor in several or [fitting]]
                recent = [*[actor for actor in recent if actor != fitting][-_MEMORY:], fitting]
            continue
        if mention.form == "group" and _is_apposed(tokens, mention, resolved[-1:], following, verbs):
            continue
        named = mention.form in ("named", "group", "state") and mention.actor.actor_class != "party"
        last = bool(recent) and recent[-1] is mention.actor
        if named and not last and not (recent and (_only_owns(tokens, mention) or is_a_building(tokens, mention))):
            recent = [*[actor for actor in recent if actor != mention.actor][-_MEMORY:], mention.actor]
        resolved.append(mention)
    return resolved


def _is_of_a_troop(tokens: Tokens, mention: ActorMention, beside: Sequence[ActorMention]) -> bool:
    """Tell whether "an officer" is one of the soldiers told of beside him ("an officer and eleven soldiers")."""
    if mention.after - mention.first > 1 or tokens.lows[mention.first] not in anaphora()["officers"]:
        return False
    for other in beside:
        low, high = (mention, other) if mention.first < other.first else (other, mention)
        gap = tokens.lows[low.after : high.first]
        if other.actor.actor_class == "force" and "and" in gap and len(gap) <= JOINED_GAP:
            return True
    return False


def _teller(tokens: Tokens, mention: ActorMention, resolved: Sequence[ActorMention], told: set[int]) -> Actor | None:
    """Return who tells of himself ("police said they had arrested two", "the army said it had withdrawn")."""
    words = tokens.lows[mention.first]
    if words not in ("they", "it") or mention.after - mention.first > 1 or not resolved:
        return None
    teller = _telling(tokens, mention, resolved, told)
    gap = tokens.lows[teller.after : mention.first]
    near = len(gap) <= (_TOLD_OF_SELF if teller is resolved[-1] else _TOLD_ANOTHER)
    said = teller.after in told and near and not any(low in (",", ".") for low in gap)
    if not said or teller.form == "source" or teller.actor.actor_class == "party":
        return None
    many = teller.actor.actor_class == "police" or tokens.lows[teller.after - 1].endswith("s")
    return teller.actor if many == (words == "they") else None


def _telling(tokens: Tokens, mention: ActorMention, resolved: Sequence[ActorMention], told: set[int]) -> ActorMention:
    """Return who tells another what "that" begins ("told our staff that they had"), or the last named."""
    if tokens.lows[mention.first - 1] == "that" and len(resolved) > 1:
        for other in resolved[-1:-_TOLD_BACK:-1]:
            if (
                other.after in told
                and tokens.lows[other.after] == "told"
                and "," not in tokens.lows[other.after : mention.first]
            ):
                return other
    return resolved[-1]


def _heads_in(tokens: Tokens, mention: ActorMention) -> list[str]:
    """Return the nouns by which a name is told of afterwards ("rebels" of "Rebels of the X Coalition")."""
    named = mention.actor.actor_class == "force" and is_group(mention.actor)
    return (
        [low for low in tokens.lows[mention.first : mention.after] if low in anaphora()["groups_of"]] if named else []
    )


def _only_owns(tokens: Tokens, mention: ActorMention) -> bool:
    """Tell whether a name only says whose a place is ("the last stronghold of the rebels"): "they" are others."""
    before = tokens.lows[max(0, mention.first - 3) : mention.first]
    return "of" in before[-2:] and not anaphora()["holds"].isdisjoint(before)


def _is_venue(tokens: Tokens, mention: ActorMention, literal: set[int]) -> bool:
    """Tell whether a capital that the table lists for its government is the place ("signed in Washington")."""
    behind = mention.first > 0 and tokens.lows[mention.first - 1] in _INSIDE
    return behind and mention.form == "named" and mention.after - mention.first == 1 and mention.first in literal


def _only_crowds(tokens: Tokens, mention: ActorMention, following: Sequence[ActorMention]) -> bool:
    """Tell whether "a crowd" only says that those named behind it are many ("a crowd of villagers")."""
    if not following or tokens.lows[mention.after - 1] not in anaphora()["crowds"]:
        return False
    of, *told = tokens.lows[mention.after : following[0].first] or [""]
    return of == "of" and len(told) < _OF_ANGRY and all(w in DETERMINERS or sense_of(w).part == "a" for w in told)


def _acts(tokens: Tokens, mention: ActorMention, following: Sequence[ActorMention], nouns: set[int]) -> bool:
    """Tell whether a demonym names an actor: before a deed, or joined with one ("US and Ukrainian envoys")."""
    offices = tokens.lows[mention.after : mention.after + 1]
    if tokens.before(mention.first) in _THROUGH and not backers()["after"].isdisjoint(offices):
        return False  # "agreed to a truce under Qatari mediation"
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
    owns = tokens.lows[after : after + 1] == ["'s"] and tokens.before(mention.first) not in addressing()
    return owns and not any(i in nouns for i in range(after + 1, after + 1 + _DEMONYM_GAP + 1))


def _is_mission(tokens: Tokens, mention: ActorMention) -> bool:
    """Tell whether a mention is a state's embassy: where it stands the state has no troops and no land.

    Parameters
    ----------
    tokens : Tokens
    mention : ActorMention
    """
    return tokens.lows[mention.after - 1] in MISSIONS and mention.actor.actor_class == "government"


def _is_a_ships(tokens: Tokens, mention: ActorMention) -> bool:
    """Tell whether a state's name is of a ship's ("MV Abu Dhabi", "the tanker Star Panama")."""
    at = mention.first - 1
    while at > 0 and tokens.capitals[at] and tokens.lows[at] not in _SHIPS:
        at -= 1
    return at >= 0 and (tokens.lows[at] in _SHIPS or (tokens.lows[at] in _SHIP_KINDS and at < mention.first - 1))


def _is_place(tokens: Tokens, mention: ActorMention, verbs: set[int], *, literal: bool) -> bool:
    """Tell whether a state's name names its land here: behind "in", or as a located place."""
    before = tokens.lows[mention.first - 1] if mention.first else ","
    if is_told(tokens, mention):
        return False
    if mention.after not in verbs and (_is_listed_place(tokens, mention.first) or _is_land_of_town(tokens, mention)):
        return True
    initials = len(tokens.lows[mention.first]) <= _INITIALS
    if tokens.shouts(mention.first) and not initials and tokens.lows[mention.after : mention.after + 1] in _DATELINE:
        return True
    if before == "(" and tokens.lows[mention.after : mention.after + 1] == [")"]:
        return True  # "Millerovo (Russia)"
    if not literal:
        return before in _INSIDE
    if before == "the" and mention.first > 1:
        before = tokens.lows[mention.first - 2]
    following = tokens.lows[mention.after] if mention.after < len(tokens.lows) else "."
    acts = mention.after in verbs or following in signs().to_be or following in signs().auxiliaries
    opens = (before == "," and acts) or before in signs().stops or before in signs().quote or before in _OPENS
    return (mention.first > 0 and not opens) or is_under_fire(tokens, mention.after)


def _is_listed_place(tokens: Tokens, at: int) -> bool:
    """Tell whether a name goes on with a list of places ("talks in Doha and Cairo")."""
    lows, start = tokens.lows, max(0, at - _LISTED)
    while at > start and lows[at - 1] in ("and", ",", "or") and tokens.capitals[at - 2]:
        at -= 2
        while at > start and tokens.capitals[at - 1]:
            at -= 1
        if lows[at - 1] in _INSIDE:
            return True
    return False


def _is_land_of_town(tokens: Tokens, mention: ActorMention) -> bool:
    """Tell whether a name only says in which land a town lies that nobody has located ("the mayor of X, Colombia,")."""
    lows, at = tokens.lows, mention.first - 1
    if lows[at] != "," or not {",", "."}.intersection(lows[mention.after : mention.after + 1]):
        return False
    start = at
    while start > 0 and at - start <= _TOWN and tokens.capitals[start - 1]:
        start -= 1
    named = actor_tables().names.match(lows, start) if start < at else None
    return 0 < at - start <= _TOWN and lows[start - 1] in _TOWNS_OF and named is None


def is_told(tokens: Tokens, mention: ActorMention) -> bool:
    """Tell whether a name stands behind "called on" or "accused": it is spoken to or of, and no place."""
    lows, at = tokens.lows, mention.first
    pair, triple = " ".join(lows[max(0, at - 2) : at]), " ".join(lows[max(0, at - 3) : at])
    if at > 0 and (lows[at - 1] in addressing() or not {pair, triple}.isdisjoint(addressing()) or pair in causing()):
        return True
    if lows[at - 1] == "on":
        return not attributing().isdisjoint(lows[max(0, at - _BLAME_REACH) : at])
    return lows[at - 1] == "to" and _is_given_arms(tokens, mention)


def _is_given_arms(tokens: Tokens, mention: ActorMention) -> bool:
    """Tell whether arms go to a state by its capital's name ("handed over 16 howitzers to Kyiv")."""
    lows, at = tokens.lows, mention.first
    reach = {*lows[max(sentence_start(tokens, at), at - _BLAME_REACH) : at]}
    return not _arms().isdisjoint(reach) and not _giving().isdisjoint(reach)


@lru_cache(maxsize=1)
def _arms() -> frozenset[str]:
    return frozenset(word for load in load_table("events")["loads"]["arms"] for word in load.lower().split()[-1:])


@lru_cache(maxsize=1)
def _giving() -> frozenset[str]:
    return frozenset(word for verb in load_table("events")["taken"]["verbs"] for word in verb.split()[:1])


def _is_apposed(
    tokens: Tokens,
    mention: ActorMention,
    last: Sequence[ActorMention],
    following: Sequence[ActorMention],
    verbs: set[int],
) -> bool:
    """Tell whether a group noun only describes the name beside it.

    "M23, a rebel group" and "the rebel group M23" are M23 alone.
    """
    if mention.actor.actor_class != "force":
        return False
    lows = tokens.lows
    if following and following[0].form == "named" and following[0].first == mention.after:
        return lows[mention.after - 1] in anaphora()["heads"]
    if not last or last[0].form not in ("named", "state") or lows[last[0].after : last[0].after + 1] != [","]:
        return False
    gap = lows[last[0].after + 1 : mention.first]
    if gap == ["the"] and mention.after in verbs:
        return False  # "Accompanied by X militiamen, the army retook"
    return bool(gap) and len(gap) <= _APPOSED_GAP and gap[0] in ("a", "an", "the", "one") and "and" not in gap


def _points_at_no_party(tokens: Tokens, mention: ActorMention) -> bool:
    """Tell whether "them" is of those just counted, or of drones ("three of them children", "fragments of them")."""
    lows, at = tokens.lows, mention.first
    if tokens.before(at) == "among":
        return True
    if tokens.before(at) != "of":
        return False
    deeds = load_table("deeds")["beside"]
    if not set(deeds["debris"]).isdisjoint(lows[max(0, at - _TO_DEBRIS) : at]):
        return True
    behind = lows[mention.after : mention.after + 2]  # "all of them members of X" says who they are
    return lows[at - 2] in counting() and not set(deeds["people"]).isdisjoint(behind[:1]) and behind[1:] != ["of"]
