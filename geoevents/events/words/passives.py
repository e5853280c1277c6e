"""Whether a verb befalls its subject: passives, headlines without "were", participles behind whom they befell."""

from __future__ import annotations

from collections.abc import Container, Sequence
from functools import lru_cache

from geoevents.actors import ActorMention
from geoevents.actors.namedgroups import unit_heads
from geoevents.events.words.felled import antecedent, is_done_by, is_felled, lacks_object
from geoevents.events.words.hits import Claim, Hit
from geoevents.events.words.triggers import signs
from geoevents.events.words.vocabulary import Entry
from geoevents.lexicon.senses import sense_of
from geoevents.lexicon.tables import clause_phrases, clause_words, load_table
from geoevents.text.tokens import Tokens

# How many words may stand between "was" and its participle ("was reportedly shelled").
_TO_BE_REACH = 3
# "were dragged from their houses and executed": words between two verbs of one "were".
_SHARED_GAP = 6
_SHARED_ENDS = clause_words("eventwords", "shared_ends")
# "taken over by": a verb with its particle; longer phrases end in a noun, and "by" goes with that.
_PARTICLE = 2
_HURT = clause_words("eventwords", "hurt")
_TO_OTHERS = 4  # "and two others wounded"
_OTHERS = 5  # "and six of their guards wounded": words between the "and" and the verb
# "king" and "wing" are no deeds: a gerund is longer than this.
_GERUND = 5
# Where a missile that was fired comes from or goes.
_FLIGHT = clause_words("eventwords", "flight")
# Verbs that have an object, or are passive, and what follows a passive one.
_TRANSITIVE = frozenset({"killing", "arrest", "abduction", "attack_on_civilians"})
# ... and what, told by a phrase with "was", is done to its subject.
_DONE_TO = _TRANSITIVE | {"capture", "armed_clash", "looting"}
_SHOOTING = clause_words("eventwords", "shooting")
# "remained besieged": before a participle as good as "was".
_STAYING = clause_words("eventwords", "staying")
# "Driven out of X on Monday by the army, the rebels": behind a participle without an object; words to the comma.
_OUT_OF, _TO_BY = frozenset({"from", "out", "on", "overnight", "last"}), 12
_WITH_OBJECT = clause_words("eventwords", "with_object")
# What is done to people behind whom no "were" stands: "two men kidnapped from a quarry were freed".
_TAKING = frozenset({"abduction", "arrest"})
_ADJUNCTS = clause_words("eventwords", "adjuncts")
_AT_LEAST = clause_phrases("eventwords", "at_least")
_MEANS = clause_words("eventwords", "means")
# "one was killed and another arrested".
_MORE = clause_words("eventwords", "more")
# "men whom the rebels", "men arrested by the police": words between the sign and who did it.
_TO_INSERTED = 3


def is_passive(tokens: Tokens, hit: Hit, entry: Entry, actor_ends: Container[int]) -> bool:
    """Tell whether a verb befalls its subject ("was shelled", "12 deaths were recorded", "five farmers killed in Gao").

    Parameters
    ----------
    tokens : Tokens
    hit : Hit
    entry : Entry
        Of the verb.
    actor_ends : container of int
        The tokens that follow an actor's name.
    """
    lows, sign = tokens.lows, signs()
    if lows[hit.first] in sign.to_be and "killing" in hit.words.kinds:
        return True  # "12 deaths were recorded"
    if not hit.words.participle and not (entry.form == "past" and lows[hit.after - 1] == "by" and _opens(tokens, hit)):
        return False
    if lows[hit.after - 1] == "by" and hit.after - hit.first > 1 and _opens(tokens, hit):
        return True  # "Seized by rebels in January, X was retaken"
    if hit.words.participle and _opens(tokens, hit) and _ends_by(tokens, hit):
        return True  # "Driven from X by the army, the rebels regrouped"
    if hit.words.participle and entry.frame == "agent" and is_done_by(tokens, hit.first, hit.after):
        return True
    follows_actor = hit.first in actor_ends
    if follows_actor and entry.form == "past" and antecedent(tokens, hit.first) >= 0:
        return False
    if follows_actor and entry.form == "past" and is_felled(tokens, hit):
        return True
    kills = follows_actor and "killing" in hit.words.kinds
    if kills and lows[hit.first] in _HURT and (lacks_object(lows, hit.after) or _are_others_hurt(lows, hit.after)):
        return True
    if entry.value == "launch" and _is_flying(tokens, hit):
        return True
    if entry.form == "past" and tokens.before(hit.first) in dead_words() and lows[hit.first] not in _HURT:
        return True  # "23 deaths reported so far"
    if (
        hit.after - hit.first > 1
        and lows[hit.first] in sign.to_be
        and entry.frame == "agent"
        and entry.value in _DONE_TO
    ):
        return True  # "was taken into custody": the phrase holds its "was"
    reach = lows[max(0, hit.first - _TO_BE_REACH) : hit.first]
    if reach and (reach[-1] in _STAYING or (reach[-1].endswith("ly") and reach[-2:-1] and reach[-2] in _STAYING)):
        return True
    for i in range(len(reach) - 1, -1, -1):
        if reach[i] in sign.to_be and not tokens.shouts(hit.first - len(reach) + i):
            return True
        if hit.first - len(reach) + i + 1 in actor_ends:
            break  # "it was gunmen who killed", "men suspected to be bandits killed"
        if reach[i] in ("has", "have", "had", "from") or (reach[i] in sign.soft and reach[i] not in sign.quote):
            break
    if hit.after >= len(lows):
        return False
    longest = 1 if entry.value == "statement" else _PARTICLE  # "rejected accusations by X"
    longest += lows[hit.after - 1] == "death"  # "two shot to death by X"
    by = hit.after + 2 * (lows[hit.after : hit.after + 2] == ["to", "death"])
    undergone = lows[by : by + 1] == ["by"] and not _is_means(tokens, by + 1)
    return (hit.after - hit.first <= longest and undergone) or _is_headline(tokens, hit, entry)


def _are_others_hurt(lows: Sequence[str], at: int) -> bool:
    """Tell whether others are counted behind a participle ("one soldier killed and two wounded")."""
    counted = lows[at : at + 1] == ["and"] and any(
        low in counting_words() or low[0].isdigit() for low in lows[at + 1 : at + 2]
    )
    return counted and not _HURT.isdisjoint(lows[at + 2 : at + _TO_OTHERS])


def _ends_by(tokens: Tokens, hit: Hit) -> bool:
    """Tell whether a participle has no object, and "by" before the comma that ends it ("Hit near X by gunmen,")."""
    lows = tokens.lows
    if hit.after >= len(lows) or not {*lows[hit.after - 1 : hit.after + 1]} & (signs().locative | _OUT_OF):
        return False
    reach = lows[hit.after : hit.after + _TO_BY]
    return "by" in reach and "," in reach and reach.index("by") < reach.index(",")


def _opens(tokens: Tokens, hit: Hit) -> bool:
    """Tell whether a word opens its sentence."""
    return hit.first == 0 or tokens.lows[hit.first - 1] in signs().stops


def _is_means(tokens: Tokens, at: int) -> bool:
    """Tell whether "by" leads to a means, and to nobody's name ("retaliated by shelling X", "dropped by air")."""
    low = tokens.lows[at] if at < len(tokens.lows) else "."
    return low in _MEANS or (low.endswith("ing") and len(low) > _GERUND and not tokens.capitals[at])


def goes_on_passive(tokens: Tokens, before: Claim, hit: Hit) -> bool:
    """Tell whether a participle shares the "were" of the passive verb before it ("were dragged out and executed in X").

    Of those hurt, others may be told of between: "four were killed and a guard wounded".

    Parameters
    ----------
    tokens : Tokens
    before : Claim
    hit : Hit
    """
    joint = hit.first - 1
    if tokens.lows[hit.after - 1] in _HURT:
        back = range(joint, max(before.after, joint - _OTHERS) - 1, -1)
        joint = next((i for i in back if tokens.lows[i] in ("and", ",")), joint)
    if tokens.lows[joint] not in ("and", ","):
        return False
    participle = any(e.role == "verb" and e.form == "part" for e in hit.entries)
    gap = tokens.lows[before.after : joint]
    return (
        participle and len(gap) <= _SHARED_GAP and not _SHARED_ENDS.isdisjoint(tokens.lows[hit.after : hit.after + 1])
    )


def _is_flying(tokens: Tokens, hit: Hit) -> bool:
    """Tell whether a missile is what was fired and does not fire ("intercepted a missile fired from Yemen")."""
    lows = tokens.lows
    following = lows[hit.after] if hit.after < len(lows) else "."
    return hit.first > 0 and lows[hit.first - 1] in _missiles() and following in _FLIGHT


@lru_cache(maxsize=1)
def _missiles() -> frozenset[str]:
    return frozenset(load_table("events")["weapons"]["shelling"])


def _is_headline(tokens: Tokens, hit: Hit, entry: Entry) -> bool:
    """Tell whether a headline leaves out "were" ("five farmers killed in their fields"): no object follows."""
    lows = tokens.lows
    if entry.form != "past" or lows[hit.first] in _SHOOTING or not hit.first:
        return False
    if _TRANSITIVE.isdisjoint(hit.words.kinds):
        return False
    if not {"on", "the", "a", "an"}.isdisjoint(lows[hit.first : hit.after]) or (
        hit.after - hit.first > 1 and lows[hit.first] in _WITH_OBJECT
    ):
        return False  # "soldiers opened fire on protesters in X": the phrase has its object
    before = lows[hit.first - 1]
    if entry.value in _TAKING and lows[hit.after] == "from":
        return (
            before not in _armed_words() and sense_of(before).noun == "person"
        )  # "two men kidnapped from a quarry were"
    counts = lows[hit.after : hit.after + 1] == ["over"] and not any(tokens.capitals[hit.after + 1 : hit.after + 2])
    if counts or lows[hit.after : hit.after + 2] in _AT_LEAST:
        return False  # "abducted over a hundred students"
    if lows[hit.first] in load_table("events")["attempts"]["attacking"] and before in _armed_words() | unit_heads():
        return False  # "Russian forces attacked near X"
    return lows[hit.after] in _ADJUNCTS and (before in _victim_words() or "0" <= before[0] <= "9")


@lru_cache(maxsize=1)
def _armed_words() -> frozenset[str]:
    """Return the words for those who attack where no object says whom."""
    return frozenset(word for word in load_table("actors")["groups"]["force"] if " " not in word)


@lru_cache(maxsize=1)
def _victim_words() -> frozenset[str]:
    tables = load_table("deeds")["beside"], load_table("events")["numbers"]["words"]
    return frozenset(tables[0]["people"]) | frozenset(tables[0]["armour"]) | frozenset(tables[1]) | _MORE


@lru_cache(maxsize=1)
def dead_words() -> frozenset[str]:
    """Return the words behind a number that say that so many died ("23 deaths")."""
    return frozenset(load_table("deeds")["beside"]["dead_words"])


@lru_cache(maxsize=1)
def counting_words() -> frozenset[str]:
    """Return the words that count people ("two", "dozens")."""
    return frozenset(load_table("events")["numbers"]["words"])


def without_inserted_doers(tokens: Tokens, before: Sequence[ActorMention]) -> list[ActorMention]:
    """Leave out before a passive who did what is told by the way ("a teacher whom rebels had threatened was shot").

    Parameters
    ----------
    tokens : Tokens
    before : sequence of ActorMention
        Of the clause, before its verb.

    Returns
    -------
    list of ActorMention
        All of them, where nobody else could be the subject.
    """
    lows, kept = tokens.lows, list(before)
    for mention in before[1:]:
        ahead = lows[max(before[0].after, mention.first - _TO_INSERTED) : mention.first]
        done = "by" in ahead and lows[mention.first - len(ahead) + ahead.index("by") - 1].endswith("ed")
        if (done or "whom" in ahead) and before[0].actor.actor_class == "civilians":
            kept.remove(mention)
    return kept
