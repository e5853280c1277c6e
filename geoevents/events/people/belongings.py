"""Whose things were struck: who sat in "her car", whose patrol "one of its patrols" is."""

from __future__ import annotations

from collections.abc import Sequence

from geoevents.actors.table import CIVILIANS, Actor, military_of
from geoevents.events.words.hits import Claim
from geoevents.events.words.reading import Sentence
from geoevents.lexicon.tables import clause_words
from geoevents.text.tokens import Tokens

# "opened fire on her white car", "one of its foot patrols": words from whose it is to the thing.
_TO_THING = 3
_HERS, _ITS = clause_words("belongings", "hers"), clause_words("belongings", "its")
_CARS, _POSTS = clause_words("belongings", "cars"), clause_words("belongings", "posts")
_OWNERS = frozenset({"force", "police", "organisation", "government"})
# Who has posts and suffers losses; "attacked two of its posts": words from the verb to "its".
_BEARING, _TO_ITS = frozenset({"force", "police"}), 4
_UNDER = clause_words("belongings", "under")
_SUFFERED, _LOSSES = clause_words("belongings", "suffered"), clause_words("belongings", "losses")
_PEOPLE = frozenset({"civilians", "protesters"})


def owner_struck(tokens: Tokens, sentence: Sentence, claim: Claim, doing: Sequence[Actor]) -> list[Actor]:
    """Return who suffers a blow at what is only told to be somebody's, named before in the sentence.

    "A judge escaped when men fired on her car": people; "X said one of its patrols had come under fire": X.

    Parameters
    ----------
    tokens : Tokens
    sentence : Sentence
    claim : Claim
    doing : sequence of Actor
        Who does it.

    Returns
    -------
    list of Actor
    """
    lows = tokens.lows
    if claim.entry.role != "verb":
        return []
    if not claim.passive and claim.entry.frame == "agent":
        at = claim.after + (lows[claim.after : claim.after + 1] in (["on"], ["at"]))
        hers = at < sentence.end and lows[at] in _HERS and not _CARS.isdisjoint(lows[at + 1 : at + 1 + _TO_THING])
        before = [m.actor for m in sentence.actors if m.after <= claim.first and m.actor not in doing] if hers else []
        people = bool(before) and before[-1].actor_class in _PEOPLE
        return [CIVILIANS] if people else _loser(lows, sentence, claim, doing)
    for i in range(claim.start, claim.first - 1):
        if lows[i] in _ITS and not _POSTS.isdisjoint(lows[i + 1 : i + 1 + _TO_THING]):
            owners = [m.actor for m in sentence.actors if m.after <= i and m.actor.actor_class in _OWNERS]
            return [military_of(owners[-1])] if owners and owners[-1] not in doing else []
    return []


def _loser(lows: Sequence[str], sentence: Sentence, claim: Claim, doing: Sequence[Actor]) -> list[Actor]:
    """Return who suffers in the main clause what others do in one under it.

    "X suffered losses after gunmen stormed a post", "X fled when rebels attacked one of its posts": X.
    """
    opener = next((i for i in range(claim.first - 1, sentence.start, -1) if lows[i] in _UNDER), None)
    if opener is None or not doing or any(low in (";", ".") for low in lows[opener : claim.first]):
        return []
    owners = [m.actor for m in sentence.actors if m.after <= opener and m.actor.actor_class in _BEARING]
    if not owners or owners[-1] in doing:
        return []
    its = next((i for i in range(claim.after, min(claim.after + _TO_ITS, claim.end)) if lows[i] in _ITS), None)
    some = its is not None and lows[its - 1] == "of"  # "took its base" may be the town's
    theirs = (
        its is not None
        and (some or claim.kind != "capture")
        and not _POSTS.isdisjoint(lows[its + 1 : its + 2 + _TO_THING])
    )
    main = lows[sentence.start : opener]
    lost = not _SUFFERED.isdisjoint(main) and not _LOSSES.isdisjoint(main)
    return [military_of(owners[-1])] if theirs or lost else []
