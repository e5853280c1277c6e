"""Who says what a sentence tells: the words about "said", before it, behind it, in the middle and at the end."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from geoevents.actors import ActorMention
from geoevents.actors.table import Actor
from geoevents.events.words.hits import Claim, Hit
from geoevents.events.words.reading import Sentence
from geoevents.events.words.speech import is_inverted
from geoevents.events.words.triggers import is_first_person, signs
from geoevents.lexicon.tables import clause_words, load_table
from geoevents.text.tokens import Tokens

# A source stands within this many words before "said".
_SOURCE_REACH = 5
# Behind a closing "said" stand at most this many words ("the army said on Tuesday in a statement").
_TRAILING = 7
# ", the operations room of the army's northern command reported." closes its sentence: so many words more.
_TO_OFFICE = 6
# "was acknowledged by the group itself": words from the verb to who says it.
_TO_TELLER = 4
# "the army's spokesman, Colonel Ali Hassan, said": words of a name set off by commas.
_TO_NAME = 10
# "X took Y, the army said on Tuesday, as fighting raged": what opens what the writer tells.
_ASIDE = clause_words("weighing", "aside")
# "according to a statement signed by the army's director of information": how it is told whose it is; words up to him.
_ISSUED, _TO_ISSUER = clause_words("weighing", "issued"), 9
# "a source serving in the brigade stated": nobody who speaks for it.
_ANONYMOUS = clause_words("weighing", "anonymous")


def source_of(tokens: Tokens, sentence: Sentence, said: Hit) -> Actor | None:
    """Return who says it: before "said", or after "according to" and ", said".

    Parameters
    ----------
    tokens : Tokens
    sentence : Sentence
    said : Hit

    Returns
    -------
    Actor or None
    """
    lows = tokens.lows
    after = [m for m in sentence.actors if said.after <= m.first <= said.after + 2]
    if lows[said.after - 1] == "to":
        if after and after[0].form == "source" and lows[after[0].after : after[0].after + 1] != []:
            after = _who_issued(tokens, sentence, after[0]) or after
        return after[0].actor if after else None
    if lows[said.after : said.after + 1] == ["by"] and not signs().to_be.isdisjoint(lows[said.first - 2 : said.first]):
        by = [m for m in sentence.actors if 0 < m.first - said.after <= _TO_TELLER]  # "was acknowledged by the group"
        return by[0].actor if by else None
    at = before_name(tokens, sentence.start, said.first)
    if any(at < m.first < said.first for m in sentence.actors):
        at = said.first  # who is called by a name the table knows
    before = [m for m in sentence.actors if m.after <= at and at - m.after <= _SOURCE_REACH]
    before = [] if after and is_inverted(tokens, said.first, said.after) else before
    comma = next((i for i in range(at - 1, max(sentence.start, at - _SOURCE_REACH), -1) if lows[i] == ","), 0)
    if 0 < comma < at - 1:  # "bombed it behind them, the newspaper reported"
        before = [m for m in before if m.after > comma]
    owner = before[-2] if len(before) > 1 and before[-1].form == "source" else None
    if owner is not None and (lows[owner.after] == "'s" or owner.after == before[-1].first):
        before = before[:-1]
    tells = any(claim.first > said.first for claim in sentence.claims)
    goes_on = not before and lows[said.first - 1 : said.first] in (["and"], ["but"])
    if tells and (goes_on or _speaks_by_the_way(lows, said)):
        before = [m for m in sentence.actors if m.after <= said.first and m.form in ("named", "state", "group")][:1]
    if before and not _unarmed().isdisjoint(lows[before[-1].first : before[-1].after]):
        return None  # "Syria's health ministry said"
    inverted = lows[said.first - 1] in (",", '"', "”", "“", "’") if said.first else False
    return before[-1].actor if before else (after[0].actor if after and inverted else None)


def before_name(tokens: Tokens, start: int, at: int) -> int:
    """Return the token before a name set off by commas ("the army's spokesman, Colonel Ali Hassan, said").

    Parameters
    ----------
    tokens : Tokens
    start, at : int
        Of the sentence; of "said".

    Returns
    -------
    int
        ``at`` where no such name stands before it.
    """
    if tokens.lows[at - 1] != ",":
        return at
    for i in range(at - 2, max(start, at - _TO_NAME), -1):
        if tokens.lows[i] == ",":
            return i if i < at - 2 else at
        if not tokens.capitals[i]:
            return at
    return at


def issues_paper(tokens: Tokens, hits: Sequence[Hit], mention: ActorMention) -> bool:
    """Tell whether a name behind "by" only says whose report is quoted ("according to a report published by X").

    Parameters
    ----------
    tokens : Tokens
    hits : sequence of Hit
        Of the sentence.
    mention : ActorMention
    """
    lows = tokens.lows
    quoted = (hit.after for hit in hits if "said" in hit.words.by_role and lows[hit.after - 1] == "to")
    return any(
        0 < mention.first - after <= _TO_ISSUER
        and not _ISSUED.isdisjoint(lows[after : mention.first])
        and "," not in lows[after : mention.first]
        for after in quoted
    )


def _who_issued(tokens: Tokens, sentence: Sentence, paper: ActorMention) -> list[ActorMention]:
    """Return whose paper is quoted ("according to a statement signed by the army's director of information")."""
    lows = tokens.lows
    if lows[paper.after] not in _ISSUED:
        return []
    return [
        m for m in sentence.actors if 0 < m.first - paper.after <= _TO_ISSUER and "," not in lows[paper.after : m.first]
    ]


def _speaks_by_the_way(lows: Sequence[str], said: Hit) -> bool:
    """Tell whether the subject of a sentence says something by the way ("denied striking X, saying that Y had")."""
    return lows[said.first].endswith("ing") and lows[said.first - 1 : said.first] == [","]


@lru_cache(maxsize=1)
def _unarmed() -> frozenset[str]:
    """Return the words of offices that count the dead and take no part in a war."""
    return frozenset(load_table("events")["status"]["said"]["unarmed"])


def trails(tokens: Tokens, sentence: Sentence, said: Hit) -> bool:
    """Tell whether "said" closes its sentence (", the army said", "according to the army").

    Parameters
    ----------
    tokens : Tokens
    sentence : Sentence
    said : Hit
    """
    if tokens.lows[said.after - 1] == "to":
        return True
    opening = tokens.lows[max(sentence.start, said.first - _TRAILING) : said.first]
    inverted = opening[-1:] in ([","], ['"'], ["”"])
    reach = 2 * _TRAILING if inverted else _TRAILING
    after = _behind_day(sentence, said)
    closes = sentence.end - said.after <= reach or tokens.lows[after : after + 1] == [","]
    return closes and any(low in (",", '"', "”", "“") for low in opening)


def quoted_by(tokens: Tokens, sentence: Sentence, claim: Claim) -> list[Actor]:
    """Return whose words a statement in the first person is (""We condemn this attack," the minister said").

    Parameters
    ----------
    tokens : Tokens
    sentence : Sentence
    claim : Claim

    Returns
    -------
    list of Actor
        Empty where nobody is named.
    """
    if claim.kind != "statement" or not is_first_person(tokens.lows, claim.first):
        return []
    for hit in sentence.hits:
        if "said" in hit.words.by_role and hit.first >= claim.after:
            source = source_of(tokens, sentence, hit)
            return [source] if source is not None else []
    return []


def _behind_day(sentence: Sentence, said: Hit) -> int:
    """Return where a sentence goes on behind "said" and the day of it ("said on Tuesday")."""
    return next((after for first, after, *_ in sentence.dates if 0 <= first - said.after <= 1), said.after)


def is_told_aside(tokens: Tokens, sentence: Sentence, said: Hit, claim: Claim) -> bool:
    """Tell whether what was said stands before "said", and a claim behind it is told by the writer.

    "X took Y, the army said on Tuesday, as fighting raged near Z": nobody but the writer tells of the fighting.

    Parameters
    ----------
    tokens : Tokens
    sentence : Sentence
    said : Hit
    claim : Claim
    """
    after = _behind_day(sentence, said)
    apart = tokens.lows[after : after + 1] == [","] and not _ASIDE.isdisjoint(tokens.lows[after + 1 : after + 2])
    before = any(other.after <= said.first for other in sentence.claims)
    opened = "," in tokens.lows[max(sentence.start, said.first - _TRAILING) : said.first]
    return apart and opened and before and after < claim.first


def closes_sentence(tokens: Tokens, sentence: Sentence, said: Hit) -> bool:
    """Tell whether an office and "said" close a sentence (", the press office of the army's northern wing said.").

    Parameters
    ----------
    tokens : Tokens
    sentence : Sentence
    said : Hit
    """
    if any(low[0].isalnum() for low in tokens.lows[said.after : sentence.end]):
        return False
    opening = tokens.lows[max(sentence.start, said.first - _TRAILING - _TO_OFFICE) : said.first]
    return "," in opening and _ANONYMOUS.isdisjoint(opening)
