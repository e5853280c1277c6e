"""Who is only the source of what a sentence tells: "according to residents", "citing a statement by the ministry"."""

from __future__ import annotations

from collections.abc import Sequence

from geoevents.actors import ActorMention
from geoevents.actors.table import Actor
from geoevents.events.words.hits import Claim, Hit
from geoevents.events.words.speech import is_inverted, speaks
from geoevents.events.words.triggers import PACTS, kinds, signs
from geoevents.lexicon.tables import clause_words
from geoevents.text.tokens import Tokens

_LEADS = clause_words("voices", "leads")
# "UNIFIL has again recorded": words up to the verb, and what parts it from a deed of its own ("heard of it and").
_OBSERVING, _PARTING, _TO_OBSERVED = clause_words("voices", "observing"), clause_words("voices", "parting"), 3
_STOPS = clause_words("voices", "stops")
_MOURNING, _BROKERING = clause_words("voices", "mourning"), clause_words("voices", "brokering")
_WITH = frozenset({"its", "their", "own"})
_JOINING = clause_words("speech", "joining")
_NO_VOICE = clause_words("speech", "no_voice")
# "according to residents, medics and officials": words behind the comma of a list.
_LISTED = 10
# "Three women who had seen it told AFP": words up to the verb.
_TO_SAID = 9


def as_sources(
    tokens: Tokens, mentions: Sequence[ActorMention], hits: Sequence[Hit], start: int, end: int
) -> list[ActorMention]:
    """Make people who only say what happened a source of it, as witnesses are one: nothing is done to them.

    Parameters
    ----------
    tokens : Tokens
    mentions : sequence of ActorMention
        Of a sentence.
    hits : sequence of Hit
        Of the sentence.
    start, end : int
        The sentence's tokens.

    Returns
    -------
    list of ActorMention
    """
    saying = [hit for hit in hits if "said" in hit.words.by_role]
    if not saying and _LEADS.isdisjoint(tokens.lows[start:end]):
        return list(mentions)
    told = {hit.first for hit in saying if tokens.lows[hit.first] != "according"}
    stretches = _stretches(tokens, hits, start, end)

    def only_says(mention: ActorMention) -> bool:
        if mention.actor.actor_class != "civilians" or mention.form != "group":
            return False
        if any(hit.first < mention.first < hit.after for hit in saying) or speaks(tokens, mention, told):
            return True
        return any(
            lead < mention.first < after and _NO_VOICE.isdisjoint(tokens.lows[mention.after : after])
            for lead, after in stretches
        )

    return [
        m._replace(form="source", actor=Actor(" ".join(tokens.lows[m.first : m.after]), "party")) if only_says(m) else m
        for m in mentions
    ]


def without_sources(
    tokens: Tokens, claim: Claim, mentions: Sequence[ActorMention], hits: Sequence[Hit], start: int, end: int
) -> list[ActorMention]:
    """Leave out who is named as the source of a claim.

    Parameters
    ----------
    tokens : Tokens
    claim : Claim
    mentions : sequence of ActorMention
        Of its sentence.
    hits : sequence of Hit
        Of its sentence.
    start, end : int
        The sentence's tokens.

    Returns
    -------
    list of ActorMention
    """
    told = [(lead, after) for lead, after in _stretches(tokens, hits, start, end) if not lead < claim.first < after]
    return [m for m in mentions if not any(lead < m.first < after for lead, after in told)] if told else list(mentions)


def only_observes(tokens: Tokens, mention: ActorMention, claim: Claim) -> bool:
    """Tell whether somebody only counts what others did ("the mission recorded sixteen explosions").

    So does who mourns the dead of a deed, and who brings about the truce of others.

    Parameters
    ----------
    tokens : Tokens
    mention : ActorMention
    claim : Claim

    Returns
    -------
    bool
    """
    lows = tokens.lows
    if mention.after > claim.first:
        return False
    near = range(mention.after, min(mention.after + _TO_OBSERVED, claim.first))
    seen = next((i for i in near if lows[i] in _OBSERVING), 0)
    if kinds()[claim.kind].force and any(lows[i] in _MOURNING for i in near):
        return (_PARTING - _STOPS).isdisjoint(lows[mention.after : claim.first])
    if claim.kind in PACTS and any(lows[i] in _BROKERING and lows[i - 1] not in signs().to_be for i in near):
        return not any(lows[i] in _WITH for i in range(mention.after, claim.first))
    return bool(seen) and lows[seen - 1] not in ("was", "were") and _PARTING.isdisjoint(lows[seen : claim.first])


def voices(tokens: Tokens, hits: Sequence[Hit], start: int, end: int) -> list[tuple[int, int]]:
    """Return the tokens that name who says so: numbers among them count nobody ("three witnesses said that").

    Parameters
    ----------
    tokens : Tokens
    hits : sequence of Hit
        Of the sentence.
    start, end : int
        The sentence's tokens.

    Returns
    -------
    list of (first, after)
    """
    found = _stretches(tokens, hits, start, end)
    for said in (hit for hit in hits if "said" in hit.words.by_role and tokens.lows[hit.first] not in _LEADS):
        reach = range(said.first - 1, max(start, said.first - _TO_SAID) - 1, -1)
        opens = next((i + 1 for i in reach if tokens.lows[i] in _STOPS), max(start, said.first - _TO_SAID))
        if opens > start and tokens.lows[opens - 1] not in _STOPS:
            continue
        told = any(
            opens <= hit.first < said.first and (hit.role("verb") or hit.role("noun") or hit.role("quantity"))
            for hit in hits
        )
        found += [] if told else [(opens, said.after)]
        if is_inverted(tokens, said.first, said.after):
            found.append((said.first, _stop(tokens, said.after, end)))
    return found


def _stretches(tokens: Tokens, hits: Sequence[Hit], start: int, end: int) -> list[tuple[int, int]]:
    """Return the tokens that name a source, from "according" to where it ends."""
    return [(i, _end(tokens, hits, i, end)) for i in range(start, end) if tokens.lows[i] in _LEADS]


def _end(tokens: Tokens, hits: Sequence[Hit], lead: int, end: int) -> int:
    """Return where the source behind "according to" ends: at a comma, if it is none of a list."""
    stop = _stop(tokens, lead + 1, end)
    inside = tokens.lows[max(0, lead - 2) : lead] == ["and", ","]  # "a guard and, according to residents, a widow"
    while stop < end and tokens.lows[stop] == "," and not inside:
        following = _stop(tokens, stop + 1, end)
        part = tokens.lows[stop + 1 : following]
        deed = any(stop < hit.first < following and (hit.role("verb") or hit.role("noun")) for hit in hits)
        if deed or len(part) > _LISTED or _JOINING.isdisjoint(part) or not _NO_VOICE.isdisjoint(part):
            break
        stop = following
    return stop


def _stop(tokens: Tokens, first: int, end: int) -> int:
    """Return the next mark that ends a name or a clause."""
    return next((i for i in range(first, end) if tokens.lows[i] in _STOPS), end)
