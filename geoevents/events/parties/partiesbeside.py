"""Parties told beside a deed's own words: who held what is retaken, who was on duty near a bomb, who exchanged fire."""

from __future__ import annotations

from collections.abc import Sequence

from geoevents.actors import ActorMention
from geoevents.actors.countries import nation_words
from geoevents.actors.table import Actor
from geoevents.events.parties.joined import SIDE_SIGNS, listed
from geoevents.events.parties.standing import actors_of
from geoevents.events.words.hits import Claim
from geoevents.events.words.triggers import kinds, signs
from geoevents.lexicon.senses import sense_of
from geoevents.lexicon.tables import clause_words
from geoevents.text.tokens import Tokens

_REGAINING = clause_words("parties_beside", "regaining")
_TAKEN = clause_words("parties_beside", "taken")
_LINKS = clause_words("parties_beside", "links")
_LEADING = clause_words("parties_beside", "leading")
_EXCHANGING = clause_words("parties_beside", "exchanging")
_GOING_OFF = clause_words("parties_beside", "going_off")
_ON_DUTY = clause_words("parties_beside", "on_duty")
_NEAR = clause_words("parties_beside", "near")
_BEATING_BACK = clause_words("parties_beside", "beating_back")
_DRIVING = clause_words("parties_beside", "driving")
_LINKED = clause_words("parties_beside", "of_another_time")
_ATTACKS = frozenset({"armed_clash", "attack_on_civilians"})
_AT_POSTS, _POSTS = clause_words("parties_beside", "at_posts"), clause_words("parties_beside", "posts")
_BLASTS = frozenset({*_GOING_OFF, "suicide_bombing"})
_CAPTORS, _TAKING = (
    clause_words("parties_beside", "captors"),
    frozenset({"abduction", "attack_on_civilians", "looting"}),
)
_AIMS = clause_words("parties_beside", "aims")
_YOUTHS = clause_words("parties_beside", "youths")
# From who regains to the clause on who took the ground, and from there to its verb (words; judgement).
_TO_CLAUSE, _TO_VERB = 12, 6
# From a bomb to those it goes off near, from "exchange" to "between", from youths to what they do (words; judgement).
_TO_NEAR, _TO_BETWEEN, _TO_DEED = 4, 8, 3
# "the police, who answered with tear gas", "where rebels burst into a church".
_ANSWERING, _BURSTING = clause_words("parties_beside", "answering"), clause_words("parties_beside", "bursting")
_WEAPON_SIGNS = clause_words("parties_beside", "weapon_signs")
_TO_WHERE = 3  # from "where" to whose name it leads to (words; judgement)
_TO_BY = 4  # from "repulsed" to who did it (words; judgement)
_TO_BY_UNIT = 8  # "by members of a unit of the": words from "repelled" to a name (judgement)
_TO_POST = 4  # from "at" to whose post it is (words; judgement)
# "killed X Y Z, who the army said headed": words of a name, from "who" to a group, and from that to a rank (judgement).
_ARMED_DEEDS = clause_words("parties_beside", "armed_deeds")
_LED, _TO_WHO, _TO_HIS_GROUP, _TO_RANK = clause_words("parties_beside", "led"), 5, 12, 4
_OF_OWNER = frozenset({"'s", "'", "\u2019"})
_STRUCK_FROM_AFAR = frozenset({"air_strike", "drone_strike", "shelling"})
_READ = 40  # words of a sentence behind a deed (judgement)
_NAMED = 2  # a name and its noun
_ENDS, _ARTICLES = frozenset(".;!?"), frozenset({"a", "an", "the", "two", "three"})


def parties_beside(
    tokens: Tokens,
    claim: Claim,
    mentions: Sequence[ActorMention],
    actors: Sequence[Actor],
    targets: Sequence[Actor],
) -> tuple[list[Actor], list[Actor]]:
    """Return who does a deed and who suffers it, with those told beside it.

    Parameters
    ----------
    tokens : Tokens
    claim : Claim
    mentions : sequence of ActorMention
        Of the sentence.
    actors, targets : sequence of Actor
        By the words of the deed.

    Returns
    -------
    actors, targets : list of Actor
    """
    if claim.kind in _TAKING and all(actor.actor_class == "civilians" for actor in actors):
        actors = _captors(tokens, claim) or actors
    if not kinds()[claim.kind].force and claim.kind != "capture":
        return list(actors), list(targets)
    if tokens.lows[claim.first] in _ARMED_DEEDS and actors and all(a.actor_class == "civilians" for a in actors):
        actors = _people_in_arms(tokens, claim, mentions) or actors
    if not actors:
        actors = actors_of(_exchanging(tokens, claim, mentions) or _within_clash(claim, mentions, targets))
    if all(actor.actor_class == "civilians" for actor in actors):
        actors = _youths(tokens, claim, mentions) or actors
    if not actors:
        actors = actors_of(_bursting_in(tokens, claim, mentions)) or _people(tokens, claim, mentions)
    beating = actors_of(_beating_back(tokens, claim, mentions)) if actors and not targets else []
    if beating and not set(beating) & set(actors):
        return [*actors, *beating], []  # "raided X, but were repulsed by the army": both fight
    if not targets:
        aimed = held_by(tokens, claim, mentions) or _on_duty(tokens, claim, mentions)
        aimed = aimed or _whose_post(tokens, claim, mentions)
        aimed = aimed or _told_aim(tokens, claim, mentions)
        targets = [actor for actor in actors_of(aimed) if actor not in actors]
    if all(actor.actor_class == "civilians" for actor in targets):
        targets = actors_of(_whom_he_led(tokens, claim, mentions, actors)) or targets
    places = {m.actor.name: m.first for m in reversed(mentions)}
    return list(actors), sorted(targets, key=lambda actor: places.get(actor.name, len(tokens.lows)))


def answering(
    tokens: Tokens,
    claim: Claim,
    mentions: Sequence[ActorMention],
    actors: Sequence[Actor],
    targets: Sequence[Actor],
) -> tuple[list[Actor], list[Actor]]:
    """Return the police as doers who answer a riot that is turned on them ("at the police, who replied with tear gas").

    Parameters
    ----------
    tokens : Tokens
    claim : Claim
    mentions : sequence of ActorMention
        Of the sentence.
    actors, targets : sequence of Actor
        By the words of the deed.

    Returns
    -------
    actors, targets : list of Actor
    """
    lows = tokens.lows
    if claim.kind != "riot" or not actors:
        return list(actors), list(targets)
    for m in mentions:
        opener = (
            lows[m.after + 1 : m.after + 2] if lows[m.after : m.after + 1] == [","] else lows[m.after : m.after + 1]
        )
        if m.actor.actor_class != "police" or m.first < claim.first or opener not in (["who"], ["which"]):
            continue
        at = lows.index(opener[0], m.after) + 1
        if lows[at : at + 1] and lows[at] in _ANSWERING and _WEAPON_SIGNS.intersection(lows[at + 1 : at + 3]):
            return list(dict.fromkeys([*actors, m.actor])), [a for a in targets if a != m.actor]
    return list(actors), list(targets)


def _bursting_in(tokens: Tokens, claim: Claim, mentions: Sequence[ActorMention]) -> list[ActorMention]:
    """Return the armed men who came to where people were killed ("died in X, where rebels burst into a church")."""
    lows = tokens.lows
    killed = claim.entry.value == "killing" and (claim.passive or claim.entry.frame == "patient")
    if not killed or "by" in lows[claim.after : claim.after + _TO_BY]:
        return []
    stop = _stop(lows, claim.after)
    for m in mentions:
        lead = lows[max(claim.after, m.first - _TO_WHERE) : m.first]
        if m.actor.actor_class != "force" or not claim.after < m.first < stop or "where" not in lead:
            continue
        if lows[m.after : m.after + 1] and lows[m.after] in _BURSTING:
            return [m]
    return []


def held_by(tokens: Tokens, claim: Claim, mentions: Sequence[ActorMention]) -> list[ActorMention]:
    """Return who had taken the ground that a capture takes back ("retook X after it was seized by Y").

    Parameters
    ----------
    tokens : Tokens
    claim : Claim
    mentions : sequence of ActorMention
        Of the sentence.

    Returns
    -------
    list of ActorMention
        Empty where the sentence does not say that anybody had taken it.
    """
    lows = tokens.lows
    words = lows[claim.first - tokens.hyphened(claim.first) : claim.after]  # "re-captured"
    if claim.kind != "capture" or claim.passive or _REGAINING.isdisjoint(words):
        return []
    stop = _stop(lows, claim.after)
    for link in range(claim.after, min(stop, claim.after + _TO_CLAUSE)):
        verb = next((i for i in range(link + 1, min(stop, link + _TO_VERB)) if lows[i] in _TAKEN), None)
        if lows[link] not in _LINKS or verb is None:
            continue
        at = verb + 1
        while at < stop and lows[at] in _LEADING:
            at += 1
        led = not {"by", "to"}.isdisjoint(lows[verb:at])
        return [m for m in mentions if led and m.first <= at < m.after][:1]
    return []


def _stop(lows: Sequence[str], at: int) -> int:
    """Return where the sentence ends that a token is of, or how far on it is read."""
    end = min(len(lows), at + _READ)
    return next((i for i in range(at, end) if lows[i] in _ENDS), end)


def _on_duty(tokens: Tokens, claim: Claim, mentions: Sequence[ActorMention]) -> list[ActorMention]:
    """Return the men on duty near whom a bomb goes off ("exploded near soldiers guarding a bridge")."""
    lows = tokens.lows
    if claim.kind not in _GOING_OFF:
        return []
    return [
        m
        for m in mentions
        if claim.after <= m.first
        and m.actor.actor_class in ("force", "police")
        and not _NEAR.isdisjoint(lows[max(claim.first, m.first - _TO_NEAR) : m.first])
        and lows[m.after : m.after + 1] != []
        and (lows[m.after] in _ON_DUTY or lows[m.after - 1] in _ON_DUTY)
    ][:1]


def _whose_post(tokens: Tokens, claim: Claim, mentions: Sequence[ActorMention]) -> list[ActorMention]:
    """Return whose checkpoint or barracks a bomb goes off at ("a car bomb exploded at an army checkpoint")."""
    lows = tokens.lows
    if claim.kind not in _BLASTS:
        return []
    for m in mentions:
        if m.first < claim.after or m.first >= claim.end or m.actor.actor_class not in ("force", "police"):
            continue
        thing = m.after
        while lows[thing : thing + 1] and lows[thing] in _OF_OWNER:
            thing += 1
        owned = not _POSTS.isdisjoint([*lows[thing : thing + 1], lows[m.after - 1]])
        if owned and not _AT_POSTS.isdisjoint(lows[max(claim.after - 1, m.first - _TO_POST) : m.first]):
            return [m]
    return []


def _told_aim(tokens: Tokens, claim: Claim, mentions: Sequence[ActorMention]) -> list[ActorMention]:
    """Return whose man a strike was aimed at, told behind it ("the target was X, commander of Y's drone unit")."""
    lows = tokens.lows
    if claim.kind not in _STRUCK_FROM_AFAR:
        return []
    stop = _stop(lows, claim.after)
    stop = _stop(lows, stop + 1) if lows[stop : stop + 1] == [";"] else stop
    aim = next((i for i in range(claim.after, stop - 1) if lows[i] in _AIMS and lows[i + 1] in signs().to_be), None)
    if aim is None:
        return []
    return [m for m in mentions if aim < m.first < stop and m.actor.actor_class in ("force", "police")][:1]


def _whom_he_led(
    tokens: Tokens, claim: Claim, mentions: Sequence[ActorMention], actors: Sequence[Actor]
) -> list[ActorMention]:
    """Return whose man the one killed by name is told to be behind "who" ("killed X, who it said headed Y's unit")."""
    lows, at = tokens.lows, claim.after
    if claim.passive or claim.entry.role != "verb" or not tokens.capitals[min(at, len(lows) - 1)]:
        return []
    while at < len(lows) and at - claim.after <= _TO_WHO and tokens.capitals[at]:
        at += 1
    at += lows[at : at + 1] == [","]
    if lows[at : at + 1] not in (["who"], ["whom"]):
        return []
    stop = min(_stop(lows, at), at + _TO_HIS_GROUP)
    for m in mentions:
        told = {*lows[at : m.first], *lows[m.after : m.after + _TO_RANK]}
        armed = m.actor.actor_class in ("force", "police") and m.actor not in actors
        if at < m.first < stop and armed and not _LED.isdisjoint(told):
            return [m]
    return []


def _people_in_arms(tokens: Tokens, claim: Claim, mentions: Sequence[ActorMention]) -> list[Actor]:
    """Return people who bear no arms otherwise, by their words, where they lie in wait ("miners ambushed a patrol")."""
    before = [m for m in mentions if m.after <= claim.first and m.actor.actor_class == "civilians"]
    if claim.passive or claim.entry.role != "verb" or not before or not tokens.lows[before[-1].after - 1].endswith("s"):
        return []
    return [Actor(" ".join(tokens.lows[before[-1].first : before[-1].after]), "force")]


def _captors(tokens: Tokens, claim: Claim) -> list[Actor]:
    """Return those who bear no arms but take others, rob or kill ("guards held hostage by inmates", "looters")."""
    lows = tokens.lows
    if claim.passive or lows[claim.after : claim.after + 1] == ["by"]:
        at = claim.after + (lows[claim.after : claim.after + 1] == ["by"])
        led = lows[at - 1 : at] == ["by"]
    else:
        at = claim.first - 1
        while at > claim.start and lows[at] in signs().auxiliaries:
            at -= 1
        led = claim.entry.role == "verb"
    return [Actor(lows[at], "force")] if led and 0 <= at < len(lows) and lows[at] in _CAPTORS else []


def _exchanging(tokens: Tokens, claim: Claim, mentions: Sequence[ActorMention]) -> list[ActorMention]:
    """Return both sides of an exchange of fire told by a noun ("an exchange of shelling between X and Y")."""
    lows = tokens.lows
    reach = range(claim.first, min(_stop(lows, claim.after), claim.after + _TO_BETWEEN))
    between = next((i for i in reach if lows[i] == "between"), None)
    if between is None or _EXCHANGING.isdisjoint(lows[max(0, claim.first - _TO_BETWEEN) : between]):
        return []
    return listed(tokens, [m for m in mentions if m.first > between], last=False, signs=SIDE_SIGNS)


def _within_clash(claim: Claim, mentions: Sequence[ActorMention], fallen: Sequence[Actor]) -> list[ActorMention]:
    """Return the police whom the words of a clash name where the fallen are the other side ("died in a clash with")."""
    if claim.kind != "armed_clash" or not any(actor.actor_class == "force" for actor in fallen):
        return []
    inside = [m for m in mentions if claim.first < m.first < claim.after]
    return [m for m in inside if m.actor.actor_class in ("force", "police") and m.actor not in fallen]


def _beating_back(tokens: Tokens, claim: Claim, mentions: Sequence[ActorMention]) -> list[ActorMention]:
    """Return who beats an attack back, told behind it ("raided a village, but were repulsed by police")."""
    lows = tokens.lows
    if claim.kind not in _ATTACKS or claim.passive or lows[claim.first] in _BEATING_BACK:
        return []
    stop = _stop(lows, claim.after)
    at = next((i for i in range(claim.after, stop) if _beats_back(lows, i)), None)
    if at is None:
        return []
    at += lows[at] in _DRIVING
    linked = at - 2 if lows[at - 2 : at] == ["before", "being"] else at
    if not _LINKED.isdisjoint(lows[claim.after : linked]):
        return []
    armed = [m for m in mentions if m.actor.actor_class in ("force", "police") and m.first >= claim.after]
    by = [m for m in armed if m.first > at and _is_by(lows[at + 1 : m.first])]
    return by[:1] or [m for m in armed if m.after == at][:1]


def _is_by(gap: Sequence[str]) -> bool:
    """Tell whether words lead from a passive to who does it ("by a unit of the")."""
    near = len(gap) <= _TO_BY_UNIT and "by" in gap[:_TO_BY]
    return near and all(low.isalpha() for low in gap)


def _beats_back(lows: Sequence[str], at: int) -> bool:
    """Tell whether an attack or those who attack are told to be beaten back there ("repelled", "driven back")."""
    return lows[at] in _BEATING_BACK or (lows[at] in _DRIVING and lows[at + 1 : at + 2] == ["back"])


def _people(tokens: Tokens, claim: Claim, mentions: Sequence[ActorMention]) -> list[Actor]:
    """Return the people whose bare name opens a line before a verb of many ("Turkana raid a village")."""
    at, lows = claim.first - 1, tokens.lows
    # "Raid" before an object is a verb, and "raids" that of one.
    bare = claim.entry.form in ("base", "noun") and not claim.passive and not lows[claim.after - 1].endswith("s")
    opens = at == 0 or (at > 0 and lows[at - 1] in _ENDS)
    if not bare or not opens or not tokens.capitals[at] or sense_of(lows[at]).part != "?":
        return []
    known = any(m.first <= at < m.after for m in mentions)
    objected = lows[claim.after : claim.after + 1] != [] and lows[claim.after] in _ARTICLES
    return [Actor(lows[at], "force")] if objected and not known else []


def _youths(tokens: Tokens, claim: Claim, mentions: Sequence[ActorMention]) -> list[Actor]:
    """Return the young men of a people, by its name, who do a deed of force ("Borana youths attacked a bus")."""
    lows = tokens.lows
    for m in mentions:
        if lows[m.after - 1] not in _YOUTHS or m.after - m.first < _NAMED or not _is_of_people(tokens, m):
            continue
        doing = 0 <= claim.first - m.after < _TO_DEED and not claim.passive and claim.entry.role == "verb"
        done = claim.after <= m.first and tokens.before(m.first) == "by"
        if doing or done:
            return [Actor(" ".join(lows[m.first : m.after]), "force")]
    return []


def _is_of_people(tokens: Tokens, mention: ActorMention) -> bool:
    """Tell whether youths go by the name of a people, and not by their country or any other word ("Local youths")."""
    names = [tokens.lows[i] for i in range(mention.first, mention.after - 1) if tokens.capitals[i]]
    return any((sense_of(n).part == "?" or sense_of(n).noun == "person") and n not in nation_words() for n in names)
