"""People for whom a deed is done that leaves nobody else: who is given aid, and who is robbed."""

from __future__ import annotations

from collections.abc import Sequence

from geoevents.actors.table import CIVILIANS, Actor
from geoevents.events.words.hits import Claim
from geoevents.events.words.reading import Sentence
from geoevents.lexicon.tables import clause_words
from geoevents.text.tokens import Tokens

_PEOPLE, _TO = clause_words("recipients", "people"), clause_words("recipients", "to")
_REACHING, _ROBBING = clause_words("recipients", "reaching"), clause_words("recipients", "robbing")
_STOPS = clause_words("recipients", "stops")
# "gave rations to some 2,300 newly displaced households", "robbed the lorry's passengers": words to those (judgement).
_TO_PEOPLE = 6
# "passengers of two buses were robbed": words from those to the verb (judgement).
_FROM_PEOPLE = 10


def people_served(tokens: Tokens, sentence: Sentence, claim: Claim) -> list[Actor]:
    """Return people for those whom aid is told to be given to, or who are robbed.

    Parameters
    ----------
    tokens : Tokens
    sentence : Sentence
    claim : Claim

    Returns
    -------
    list of Actor
        Civilians, or nobody.
    """
    if claim.kind == "aid":
        return [CIVILIANS] if _are_given(tokens.lows, sentence, claim) else []
    if claim.kind != "looting" or _ROBBING.isdisjoint(tokens.lows[claim.first : claim.after]):
        return []
    if not claim.passive:
        return [CIVILIANS] if _begin(tokens.lows, claim.after, sentence.end) else []
    ahead = tokens.lows[max(sentence.start, claim.first - _FROM_PEOPLE) : claim.first]
    return [] if _PEOPLE.isdisjoint(ahead) else [CIVILIANS]


def _are_given(lows: Sequence[str], sentence: Sentence, claim: Claim) -> bool:
    """Tell whether people are who gets what is handed out ("to 2,300 households"), or are reached with it."""
    if not _REACHING.isdisjoint(lows[claim.first : claim.after]) and _begin(lows, claim.after, sentence.end):
        return True
    for i in range(claim.after - 1, min(claim.end, sentence.end)):
        if lows[i] in _TO and _begin(lows, i + 1, sentence.end):
            return True
    return False


def _begin(lows: Sequence[str], first: int, end: int) -> bool:
    """Tell whether words begin at a token that name or count people ("the", "1.7 million people")."""
    for i in range(first, min(first + _TO_PEOPLE, end)):
        if lows[i] in _PEOPLE:
            return True
        if lows[i] in _STOPS:
            return False
    return False
