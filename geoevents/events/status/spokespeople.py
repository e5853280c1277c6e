"""Who speaks for a party to the fighting without being named for it: a spokesman, its armed wing, both sides."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from geoevents.actors.table import Actor, is_state_force
from geoevents.events.status.sources import before_name
from geoevents.events.words.hits import Hit
from geoevents.events.words.reading import Sentence
from geoevents.lexicon.tables import clause_words, load_table
from geoevents.text.tokens import Tokens

_FORCES, _OFFICES, _NONE = (clause_words("spokespeople", name) for name in ("forces", "offices", "none"))
_CIVIL = clause_words("spokespeople", "civil")
_SIDE = clause_words("spokespeople", "side")
_POLICE, _SIDES, _WINGS, _OWN = (clause_words("spokespeople", name) for name in ("police", "sides", "wings", "own"))
# Who has said something ends before one of these: "reporters", "on Tuesday".
_STOPS = frozenset({",", ";", ":", '"', "“", "”", "(", ")", ".", "that"})
# "said that its men had".
_RULING = clause_words("spokespeople", "ruling")
_TO_OWN, _MEN = 3, clause_words("spokespeople", "men")
# Words of who says so: "Colonel Ali Hassan Omar, a spokesman of the army's northern command, said".
_REACH = 12


def speaks_for_party(tokens: Tokens, sentence: Sentence, said: Hit, parties: Sequence[Actor]) -> bool:
    """Tell whether who says so speaks for a party: "military spokesman Ali Omar said", "according to its armed wing".

    Parameters
    ----------
    tokens : Tokens
    sentence : Sentence
    said : Hit
    parties : sequence of Actor
        Who did it, and to whom. The police speak for a party only where it is one of these.

    Examples
    --------
    Not "a military hospital said", "a former army officer said", "military analysts said".
    """
    teller = _teller(tokens, sentence, said)
    words = frozenset(teller)
    if not teller or not words.isdisjoint(_NONE) or not words.isdisjoint(_unarmed()) or not words.isdisjoint(_CIVIL):
        return False
    if any(pair in _SIDES for pair in _pairs(teller)):
        return True
    if teller[-1] in _SIDE and any(is_state_force(actor) for actor in parties):
        return True  # "the Ukrainian side said"
    if any(pair in _WINGS for pair in _pairs(teller)):
        return not _OWN.isdisjoint(words)
    speaking = teller[-1] in _FORCES or not _OFFICES.isdisjoint(words)
    if not _FORCES.isdisjoint(words) and speaking:
        return True
    police = not _POLICE.isdisjoint(words) and (teller[-1] in _POLICE or not _OFFICES.isdisjoint(words))
    return police and any(is_state_force(actor) or actor.actor_class == "police" for actor in parties)


def speaks_of_its_own(tokens: Tokens, said: Hit, source: Actor | None, first: int) -> bool:
    """Tell whether officials say what they or their men did or suffered ("the ministry said its men had come under").

    Parameters
    ----------
    tokens : Tokens
    said : Hit
    source : Actor, optional
        Who says it.
    first : int
        The deed's first token.
    """
    if source is None or source.actor_class not in ("government", "party") or not said.after < first:
        return False
    if source.actor_class == "party" and source.name.split()[-1] not in _RULING:
        return False
    gap = tokens.lows[said.after : min(first, said.after + _TO_OWN)]
    gap = gap[1:] if gap[:1] == ["that"] else gap
    return gap[:1] == ["they"] or (not _OWN.isdisjoint(gap[:1]) and len(gap) > 1 and gap[1] in _MEN)


def speaks_for_none(tokens: Tokens, sentence: Sentence, said: Hit) -> bool:
    """Tell whether who has an army's name before him takes no part for it ("a former army officer said").

    Parameters
    ----------
    tokens : Tokens
    sentence : Sentence
    said : Hit
    """
    return not _CIVIL.isdisjoint(_teller(tokens, sentence, said))


def _teller(tokens: Tokens, sentence: Sentence, said: Hit) -> Sequence[str]:
    """Return the words of who says something, without a name set off by commas."""
    lows = tokens.lows
    if lows[said.after - 1] == "to":
        until = range(said.after, min(sentence.end, said.after + _REACH))
        return lows[said.after : next((i for i in until if lows[i] in _STOPS), until.stop)]
    end = before_name(tokens, sentence.start, said.first)
    begin = end
    while begin > max(sentence.start, end - _REACH) and lows[begin - 1] not in _STOPS:
        begin -= 1
    return lows[begin:end]


def _pairs(words: Sequence[str]) -> list[str]:
    return [f"{one} {other}" for one, other in pairwise(words)]


@lru_cache(maxsize=1)
def _unarmed() -> frozenset[str]:
    return frozenset(load_table("events")["status"]["said"]["unarmed"])
