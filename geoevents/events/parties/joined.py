"""Names that are joined into one subject or one object: "the army, the police and two militias"."""

from __future__ import annotations

from collections.abc import Sequence

from geoevents.actors import ActorMention
from geoevents.events.parties.agency import between_names, in_aside, is_agent, is_thought_other, stands_beside
from geoevents.events.parties.backers import BESIDE
from geoevents.events.words.hits import Claim
from geoevents.events.words.speech import DETERMINERS
from geoevents.lexicon.tables import clause_phrases, clause_words, load_table
from geoevents.text.tokens import Tokens

# What may stand between two names of one list, and between the sides of a clash ("pitting X against Y").
LIST_SIGNS = clause_words("shared", "list_signs")
OWN_SIGNS = LIST_SIGNS | {"by"} | BESIDE
SIDE_SIGNS = OWN_SIGNS | {"against"}
_LIST_GAP = 4
_JOINING = clause_phrases("joined", "joining")
_HARM = clause_words("shared", "harm")


def agents_behind(
    tokens: Tokens, mentions: Sequence[ActorMention], *, passive: bool = False, start: int | None = None
) -> list[ActorMention]:
    """Return the first name behind "by" or its like, with those joined to it."""
    sure = [not is_thought_other(tokens, m) for m in mentions]
    first = next(
        (i for i, m in enumerate(mentions) if sure[i] and is_agent(tokens, m, passive=passive, start=start)), None
    )
    return [] if first is None else objects_of(tokens, mentions[first:])


def subject_of(tokens: Tokens, mentions: Sequence[ActorMention]) -> list[ActorMention]:
    """Return the last name before a verb that is no part of another's description, with those joined to it."""
    standing = [stands_beside(tokens, m) for m in mentions]
    for i in range(1, len(mentions)):
        gap = tokens.lows[mentions[i - 1].after : mentions[i].first]
        ends = i == len(mentions) - 1 and gap in (
            [","],
            [",", "the"],
        )  # "according to police, gunmen killed": no list goes on
        if gap and not ends and all(low in LIST_SIGNS or low in DETERMINERS for low in gap):
            standing[i] = max(standing[i], standing[i - 1])
        if is_fled_from(tokens, mentions[i - 1], mentions[i]):
            standing[i] = 2
    least = min(standing, default=0)
    return listed(tokens, [m for m, by in zip(mentions, standing, strict=True) if by == least < 2], last=True)


def is_fled_from(tokens: Tokens, doer: ActorMention, mention: ActorMention) -> bool:
    """Tell whether a name is what a participle right behind another is about ("soldiers fleeing M23 looted").

    Parameters
    ----------
    tokens : Tokens
    doer, mention : ActorMention
        The name before, and this one.

    Returns
    -------
    bool
    """
    at = doer.after
    behind = mention.first - at - 1 == (tokens.lows[mention.first - 1] in DETERMINERS)
    return behind and tokens.lows[at].endswith("ing") and at < mention.first


def listed(
    tokens: Tokens, mentions: Sequence[ActorMention], *, last: bool, signs: frozenset[str] = LIST_SIGNS
) -> list[ActorMention]:
    """Return the last (or first) name and those joined with it by commas and "and"."""
    kept: list[ActorMention] = []
    for mention in reversed(mentions) if last else mentions:
        if not kept:
            kept.append(mention)
            continue
        if mention.first == kept[-1].first:  # "they" are several
            kept.append(mention)
            continue
        low, high = (mention, kept[-1]) if last else (kept[-1], mention)
        if in_aside(tokens.lows, high.first):
            break
        between = _between(tokens, low.after, high.first)
        if not between and high.first > low.after:  # "police backed by soldiers"
            kept.append(mention)
            continue
        gap = [tokens.lows[i] for i in between if not _only_describes(tokens, i)]
        strange = [word for word in gap if word not in signs]
        if not _HARM.isdisjoint(strange):
            break  # "attributed to X, killed two officers"
        if gap and len(gap) <= _LIST_GAP and len(strange) <= len(gap) - 1 and len(strange) <= 1 and gap[0] in signs:
            kept.append(mention)
        else:
            break
    return kept[::-1] if last else kept


def _between(tokens: Tokens, start: int, end: int) -> list[int]:
    """Return the tokens between two names without "as well as", "together with" and "on one side", which only join.

    Nor with what stands in brackets: "police (off duty) and soldiers".
    """
    lows = tokens.lows
    if lows[start:end].count("(") == 1 and ")" in lows[start:end]:
        opens, closes = lows.index("(", start), lows.index(")", start)
        if start <= opens < closes < end:
            inside = {*range(opens, closes + 1)}
            start += (closes + 1 - opens) if opens == start else 0
            return [i for i in _joins(lows, start, end) if i not in inside]
    return _joins(lows, start, end)


def _joins(lows: Sequence[str], start: int, end: int) -> list[int]:
    """Return the tokens between two names without the phrases that only join names."""
    for i in range(start, min(start + 2, end)):
        for phrase in _JOINING:
            if lows[i : i + len(phrase)] == phrase and i + len(phrase) <= end:
                return [*range(start, i), *range(i + len(phrase) - (phrase[-1] == "with"), end)]
    return [*range(start, end)]


def _only_describes(tokens: Tokens, at: int) -> bool:
    """Tell whether a word only counts the next of a list, or is of a compound before it ("and pro-army men")."""
    return _only_counts(tokens.lows[at]) or tokens.hyphened(at) or tokens.hyphened(at + 1)


def _only_counts(word: str) -> bool:
    """Tell whether a word between two of a list says how many there are ("and three members of a militia")."""
    numbers = load_table("events")["numbers"]["words"]
    return word[0].isdigit() or word in numbers or (word in between_names() and word not in LIST_SIGNS)


def objects_of(tokens: Tokens, mentions: Sequence[ActorMention]) -> list[ActorMention]:
    """Return the first name and those joined to it."""
    return listed(tokens, mentions, last=False)


def are_sides(tokens: Tokens, mention: ActorMention) -> bool:
    """Tell whether a name only says that both sides are meant ("armed groups from both sides").

    Parameters
    ----------
    tokens : Tokens
    mention : ActorMention
    """
    pairs = load_table("actors")["anaphora"]["pairs"]
    return mention.actor.actor_class == "party" and " ".join(tokens.lows[mention.first : mention.after]) in pairs


def opposite(one: Sequence[ActorMention], other: Sequence[ActorMention]) -> list[ActorMention]:
    """Return two sides in one list: first of each who is named first, then their allies ("A and B clashed with C").

    Parameters
    ----------
    one, other : sequence of ActorMention
        The sides as the text lists them.
    """
    if len(one) < 2 or not other or other[0].actor in [m.actor for m in one]:
        return [*one, *other]
    return [one[0], other[0], *one[1:], *other[1:]]


def taker_of(tokens: Tokens, claim: Claim, after: Sequence[ActorMention]) -> list[ActorMention]:
    """Return who comes to hold what a noun tells of ("in the hands of X", "the fall of Y to X").

    Of those behind a town's fall only the one that it fell to: "the fall of X shocked the army".

    Parameters
    ----------
    tokens : Tokens
    claim : Claim
    after : sequence of ActorMention
        Who is named behind the noun.
    """
    taker = objects_of(tokens, after)[:1]
    if claim.kind == "capture" and taker and {"to", "by"}.isdisjoint(tokens.lows[claim.first : taker[0].first]):
        return []
    return taker
