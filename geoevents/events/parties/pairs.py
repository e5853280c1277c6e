"""Two for whom one word stands: "they" of "X and Y", "both countries", "the two sides"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from geoevents.actors import ActorMention
from geoevents.actors.table import Actor, military_of
from geoevents.events.parties.antecedents import TOLD, anaphora, is_group, ruler_of, sentence_start
from geoevents.lexicon.tables import clause_words
from geoevents.text.tokens import Tokens

# "the X and the Y's", "and eleven": words between two that are joined (judgement).
JOINED_GAP = 3
# "the generals of the two sides": words between the two (judgement).
_OF_PAIR = 3
_ATTACKER_AND_TARGET = 2
# Forms of mentions by which a party is called what it is.
_BY_NAME = frozenset({"named", "state"})
# "both countries" are two of the states that so many mentions before told of (judgement).
_PAIR_MEMORY = 100
# "Both sides" may be of any kind.
_OF_ANY = clause_words("pairs", "of_any")
# "20 dead on both sides", "heavy losses were reported on both sides": words from the loss to "on" (judgement).
_LOST, _TO_ON = clause_words("pairs", "lost"), 3
_PRESSING = clause_words("pairs", "pressing")


def joined_with(tokens: Tokens, actor: Actor, resolved: Sequence[ActorMention]) -> list[Actor]:
    """Return all for whom "they" stands where its actor was last told as one of two ("X and Y left; they had")."""
    at = next((i for i in range(len(resolved) - 1, -1, -1) if resolved[i].actor == actor), -1)
    for one, other in zip(
        resolved[max(0, at - 1) : max(0, at) + 1], resolved[max(0, at - 1) + 1 : at + 2], strict=False
    ):
        gap = tokens.lows[one.after : other.first]
        alike = one.actor.actor_class == other.actor.actor_class and one.actor != other.actor
        told = one.form in TOLD and other.form in TOLD
        if alike and told and gap[:1] == ["and"] and len(gap) <= JOINED_GAP:
            return [one.actor, other.actor]
    return []


def two_told(tokens: Tokens, mention: ActorMention, told: list[ActorMention]) -> list[Actor]:
    """Return for whom "both countries" or "the two gangs" stand, and drop a band that is only theirs ("hitmen of").

    Parameters
    ----------
    tokens : Tokens
    mention : ActorMention
    told : list of ActorMention
        The mentions before; the last goes where it is whose men the two have.
    """
    if _says_where_fallen(tokens, mention):
        return []
    pair = _both_bands(tokens, mention, told) or both_states(tokens, mention, told)
    if pair and told and told[-1].form == "group" and tokens.lows[told[-1].after : mention.first] == ["of"]:
        told[-1:] = [] if told[-1].actor.actor_class == "force" and told[-1].actor.name.islower() else told[-1:]
    return pair


def _says_where_fallen(tokens: Tokens, mention: ActorMention) -> bool:
    """Tell whether "on both sides" only says of whom dead are ("20 dead on both sides"; no "called on both sides")."""
    if tokens.before(mention.first) != "on":
        return False
    if tokens.lows[mention.after : mention.after + 1] == ["of"]:
        return True  # "on both sides of the river"
    before = tokens.lows[max(0, mention.first - 1 - _TO_ON) : mention.first - 1]
    return not _LOST.isdisjoint(before) and before[-1] not in _PRESSING


def _both_bands(tokens: Tokens, mention: ActorMention, told: Sequence[ActorMention]) -> list[Actor]:
    """Return for whom "the two gangs" stand: the last two with a name that "and" joined, else the last two."""
    if " ".join(tokens.lows[mention.first : mention.after]) not in anaphora()["band_pairs"]:
        return []
    bands = [m for m in told[-_PAIR_MEMORY:] if m.form == "named" and is_group(m.actor)]
    for one, other in reversed([*pairwise(bands)]):
        gap = tokens.lows[one.after : other.first]
        if gap[:1] == ["and"] and len(gap) <= JOINED_GAP and one.actor != other.actor:
            return [one.actor, other.actor]
    last = list(dict.fromkeys(m.actor for m in reversed(bands)))[:2]
    return last[::-1] if len(last) == 2 else []


def both_states(tokens: Tokens, mention: ActorMention, told: Sequence[ActorMention]) -> list[Actor]:
    """Return for whom "both countries" and "the two sides" stand: the two states told of most, where no group is."""
    if " ".join(tokens.lows[mention.first : mention.after]) not in anaphora()["pairs"]:
        return []
    counts = Counter[Actor]()
    sides = tokens.lows[mention.after - 1] in _OF_ANY  # "the two countries" are no band's
    for other in told[-_PAIR_MEMORY:]:
        ruler = ruler_of([other.actor])
        if ruler is not None:
            counts[ruler] += 1
        elif sides and other.actor.actor_class == "force" and other.form == "named":
            return _two_who_fought(tokens, mention, told)
    pair = [actor for actor, _ in counts.most_common(2)]
    if len(pair) < 2:
        return _two_who_fought(tokens, mention, told)
    armed_ones = not anaphora()["of_armies"].isdisjoint(tokens.lows[max(0, mention.first - _OF_PAIR) : mention.first])
    return [military_of(actor) if armed_ones else actor for actor in pair]


def _two_who_fought(tokens: Tokens, mention: ActorMention, told: Sequence[ActorMention]) -> list[Actor]:
    """Return the only two armed parties or governments of the sentence before ("X fought the army")."""
    if "of" in tokens.lows[max(0, mention.first - 2) : mention.first]:
        return []  # "envoys of the two sides"
    start = sentence_start(tokens, mention.first)
    before = sentence_start(tokens, max(0, start - 1))
    sides = tokens.lows[mention.after - 1] == "sides"  # an army without a name is one, and no country
    near = [m for m in told[-_PAIR_MEMORY:] if before <= m.first < start]
    near = [m for m in near if m.form in _BY_NAME or (sides and m.form == "group")]
    parties = list(dict.fromkeys(m.actor for m in near if m.actor.actor_class in ("force", "government")))
    return parties if len(parties) == 2 else []


def attacker_told(tokens: Tokens, mention: ActorMention, told: Sequence[ActorMention], nouns: set[int]) -> Actor | None:
    """Return whose attack a sentence opens with for "when it" ("X's last attack on Y was in May, when it shelled Z").

    Parameters
    ----------
    tokens : Tokens
    mention : ActorMention
        The pronoun.
    told : sequence of ActorMention
        The mentions before it.
    nouns : set of int
        Where nouns of deeds begin.
    """
    if tokens.lows[mention.first : mention.after] not in (["it"], ["they"]) or tokens.before(mention.first) != "when":
        return None
    inside = [m for m in told if m.first >= sentence_start(tokens, mention.first)]
    if len(inside) != _ATTACKER_AND_TARGET or tokens.lows[inside[0].after : inside[0].after + 1] != ["'s"]:
        return None
    attack = not nouns.isdisjoint(range(inside[0].after, inside[1].first))
    on = not {"on", "against"}.isdisjoint(tokens.lows[inside[1].first - 2 : inside[1].first])
    return inside[0].actor if attack and on else None
