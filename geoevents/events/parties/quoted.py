"""Who "we" is in quotation marks, and whom "it" stands for where somebody whom no table knows tells of himself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import compress

from geoevents.actors import ActorMention
from geoevents.actors.table import in_order
from geoevents.events.words.hits import Hit
from geoevents.events.words.scenes import OFFICIAL
from geoevents.lexicon.senses import sense_of
from geoevents.lexicon.tables import clause_words
from geoevents.text.tokens import Tokens

_WE = frozenset({"we"})
_CLOSING = {'"': '"', "\u201c": "\u201d"}
_MARKS = frozenset({*_CLOSING, *_CLOSING.values()})
# Words of a quotation; words from it to who says it, and from him to "said" ("X spokesman Ali Omar told reporters").
_LONGEST, _TO_SPEAKER, _TO_SAID = 60, 4, 8
# Helping verbs before "said", words of an aside, mentions looked back at; nouns of bodies that bear no arms.
_HELPING, _FIRMS = frozenset({"has", "have", "had", "also", "later"}), clause_words("quoted", "firms")
_ASIDE, _LAST, _TO_OWNED = 14, 3, 4
# What the last word of a body's name may mean ("Alphamin Resources", "Amnesty International").
_BODIES = frozenset({"group", "possession", "substance", "artifact", "act"})
_ENDS = frozenset({".", ";", "!", "?", '"', "\u201c", "\u201d"})


def as_speakers(mentions: Sequence[ActorMention], tokens: Tokens, hits: Sequence[Hit]) -> list[ActorMention]:
    """Return the mentions with those whose "we" stands in their own quoted words.

    Parameters
    ----------
    mentions : sequence of ActorMention
        In order.
    tokens : Tokens
    hits : sequence of Hit
        Of the text.

    Returns
    -------
    list of ActorMention
        In order; one for each "we" of a party, a force, a government or an organisation that is named beside it.
    """
    lows = tokens.lows
    found: list[ActorMention] = []
    if _WE.isdisjoint(lows):
        return list(mentions)
    said = {hit.first for hit in hits if "said" in hit.words.by_role}
    taken = {i for m in mentions for i in range(m.first, m.after)}
    for opening, closing in _quotations(tokens):
        ours = [i for i in range(opening + 1, closing) if lows[i] in _WE and i not in taken]
        speaker = _speaker(lows, mentions, said, opening, closing) if ours else None
        if speaker is not None:
            found += [ActorMention(i, i + 1, speaker.actor, "named") for i in ours]
    return in_order([*mentions, *found]) if found else list(mentions)


def _quotations(tokens: Tokens) -> Iterator[tuple[int, int]]:
    """Yield where quotations open and close."""
    lows, opening = tokens.lows, -1
    for at in compress(range(len(lows)), map(_MARKS.__contains__, lows)):
        low = lows[at]
        far = opening >= 0 and at - opening > _LONGEST  # a mark that nobody closed
        if opening >= 0 and not far and low == _CLOSING[lows[opening]]:
            yield opening, at
            opening = -1
        elif low in _CLOSING and (opening < 0 or far):
            glued = tokens.starts[at] and tokens.text[tokens.starts[at] - 1].isalnum()  # 12" shells
            opening = -1 if glued else at


def _speaker(
    lows: Sequence[str], mentions: Sequence[ActorMention], said: set[int], opening: int, closing: int
) -> ActorMention | None:
    """Return who says what stands in quotation marks, right behind them or right before them."""
    behind = [m for m in mentions if closing < m.first <= closing + _TO_SPEAKER]
    before = [m for m in mentions if opening - _TO_SPEAKER - _TO_SAID <= m.first < opening]
    for mention in behind[:1]:
        stretch = range(closing + 1, min(len(lows), mention.after + _TO_SAID))
        at = next((i for i in stretch if i in said), None)
        if at is not None and _ENDS.isdisjoint(lows[closing + 1 : at]):
            return mention if _speaks(lows, mention) else None
    for mention in before[-1:]:
        at = next((i for i in range(mention.after, opening) if i in said), None)
        if at is not None and _ENDS.isdisjoint(lows[mention.after : opening]):
            return mention if _speaks(lows, mention) else None
    return None


def is_of_a_stranger(tokens: Tokens, mention: ActorMention, told: set[int], resolved: Sequence[ActorMention]) -> bool:
    """Tell whether "it" is a firm or somebody else no table knows ("The mining company said it had left").

    Parameters
    ----------
    tokens : Tokens
    mention : ActorMention
        A pronoun.
    told : set of int
        Where verbs of speech begin.
    resolved : sequence of ActorMention
        The mentions before.
    """
    lows, said = tokens.lows, mention.first - 1
    if said not in told or lows[mention.first] != "it":
        return False
    head = said - 1
    while head > 0 and lows[head] in _HELPING:
        head -= 1
    which = False
    if lows[head] == ",":  # "X Resources, which runs the mine, said it"
        comma = next((i for i in range(head - 1, max(0, head - _ASIDE), -1) if lows[i] == ","), 0)
        head, which = comma - 1, lows[comma + 1] == "which"
    if head < 0 or any(m.after > head - _TO_OWNED for m in resolved[-_LAST:]):
        return False  # "the army's press agency said it"
    sense = sense_of(lows[head])
    named = tokens.capitals[head] and (which or (sense.part == "n" and sense.noun in _BODIES))
    return named or lows[head] in _FIRMS


def _speaks(lows: Sequence[str], mention: ActorMention) -> bool:
    """Tell whether a party speaks, and not somebody who only comes from its land ("the coach, of Portugal, said")."""
    return mention.actor.actor_class in OFFICIAL and lows[mention.first - 1 : mention.first] not in (["of"], ["from"])
