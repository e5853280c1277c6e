"""Who only stands behind another ("rebels backed by Turkey"), and who so fights a clash of both sides himself."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from geoevents.actors import ActorMention
from geoevents.events.parties.antecedents import sentence_start
from geoevents.events.words.hits import Hit
from geoevents.lexicon.tables import clause_words, load_table
from geoevents.text.tokens import Tokens

# "M23, backed by Rwanda, and": words between a name and its backer's.
BACKED_GAP = 4
# "between the army and herders backed by militiamen": what joins those who fight on one side.
BESIDE = clause_words("backers", "beside")
# "At the request of X, Y sent": words that open a sentence, up to its backer.
_OPENING = 6
_LISTED = clause_words("backers", "listed")
# Who bears arms, and "local" before those who do.
_ARMED, _OF_THE_PLACE = ("force", "police"), clause_words("backers", "of_the_place")


@lru_cache(maxsize=1)
def backers() -> dict[str, frozenset[str]]:
    """Return the words that make a name a backer's or an owner's, by the preposition before it.

    Returns
    -------
    dict of str to frozenset of str
    """
    return {word: frozenset(before) for word, before in load_table("events")["backers"].items()}


def is_backer(tokens: Tokens, mention: ActorMention, before: Sequence[ActorMention] = ()) -> bool:
    """Tell whether an actor only stands behind another ("rebels backed by Turkey") or is whom others are against.

    Parameters
    ----------
    tokens : Tokens
    mention : ActorMention
    before : sequence of ActorMention, optional
        The names before it: one that a list joins to a backer is another ("with the backing of Egypt and Russia").
    """
    lows, words = tokens.lows, backers()
    behind = lows[mention.after : mention.after + 2]
    owns, foes = behind[:1] == ["'s"], words["foes"]
    if owns and behind[1:] and behind[1] in words["after"]:
        return True
    if (behind and behind[0] in foes) or (owns and not foes.isdisjoint(behind)):
        return True  # "Hezbollah critics", "the army's rivals"
    at = mention.first - 1
    if at > 0 and lows[at] in ("the", "a", "an"):
        at -= 1
    if at > 0 and lows[at] == "of" and lows[at - 1] in foes:
        return True  # "enemies of the Taliban"
    if at > 0 and lows[at] == "and" and lows[at - 2] in words:
        at -= 2
    if at > 0 and lows[at] in words:
        up = at > 1 and lows[at - 1] == "up"  # "drawn up by", but "picked up by"
        if " ".join(lows[at - 1 - up : at]) in words[lows[at]]:
            return True
    listed = bool(before) and mention.form == before[-1].form == "state" and _goes_on(tokens, mention, before)
    return listed and is_backer(tokens, before[-1], before[:-1])


def _goes_on(tokens: Tokens, mention: ActorMention, before: Sequence[ActorMention]) -> bool:
    """Tell whether a list goes on with a name: a comma alone may end the words about backers ("Backed by X, Y bombed").

    Only in a list of three names is a comma its own, and only behind one a comma before "and".
    """
    lows = tokens.lows
    gap = lows[before[-1].after : mention.first]
    if "," not in gap:
        return bool(gap) and _LISTED.issuperset(gap)
    if not _LISTED.issuperset(gap):
        return False
    start = sentence_start(tokens, mention.first)
    leads = len(before) == 1 or before[-2].after <= start
    opens = leads and before[-1].first <= start + _OPENING and "," not in lows[start : before[-1].first]
    if "and" in gap:
        return len(before) > 1 and lows[before[-2].after : before[-1].first] in ([","], [",", "the"])
    return not opens and lows[mention.after : mention.after + 1] in ([","], ["and"])


def fights_beside(
    tokens: Tokens, mention: ActorMention, hits: Sequence[Hit], before: Sequence[ActorMention] = ()
) -> bool:
    """Tell whether a force that stands by a side fights with it ("clashes of X and Y, backed by the army").

    Parameters
    ----------
    tokens : Tokens
    mention : ActorMention
    hits : sequence of Hit
        Of the text.
    before : sequence of ActorMention, optional
        The mention before it: forces right before "backed by" go out with those behind ("police backed by soldiers").
    """
    at = mention.first - 1
    at -= tokens.lows[at] in ("the", "a", "an") or tokens.lows[at] in _OF_THE_PLACE
    if mention.actor.actor_class != "force" or tokens.lows[at] != "by" or tokens.lows[at - 1] not in BESIDE:
        return False
    if before and before[-1].actor.actor_class in _ARMED and before[-1].form != "state":
        return tokens.lows[before[-1].after : at - 1] in ([], [","])
    start = sentence_start(tokens, mention.first)
    return any(
        start <= hit.first < mention.first and entry.frame == "mutual" and entry.value == "armed_clash"
        for hit in hits
        for entry in hit.entries
    )


def is_backing(tokens: Tokens, at: int) -> bool:
    """Tell whether a deed told at a token is another's that stands behind a side ("backed by US air strikes").

    Parameters
    ----------
    tokens : Tokens
    at : int
        The first token of a noun.
    """
    lows = tokens.lows
    for i in range(at - 1, max(0, at - BACKED_GAP - 1), -1):
        if lows[i] == "by":
            return lows[i - 1] in backers().get("by", ())
        if not (tokens.capitals[i] or lows[i] in ("and", "the", ",", "a")):
            return False
    return False
