"""People who suffer a deed and are called by what they do, whatever it is: "killed a pharmacist", "two tea pickers"."""

from __future__ import annotations

from geoevents.actors.table import CIVILIANS, Actor
from geoevents.events.people.callings import is_calling
from geoevents.events.words.clauses import ends_at_aside
from geoevents.events.words.hits import Claim
from geoevents.events.words.reading import Sentence
from geoevents.events.words.triggers import HARMED
from geoevents.lexicon.tables import clause_words, load_table
from geoevents.text.tokens import Tokens

# "shot dead a well-known local pharmacist": words between the deed and whom it befalls (judgement).
_TO_VICTIM = 5
# "nine individuals were arrested": words for people of whom nothing is told.
_ANYBODY = clause_words("victims", "anybody")


def counted_people(tokens: Tokens, sentence: Sentence, claim: Claim, end: int) -> list[Actor]:
    """Return people for those whom the words of harm count or name by what they are ("killed a pharmacist").

    Parameters
    ----------
    tokens : Tokens
    sentence : Sentence
    claim : Claim
    end : int
        The token up to which numbers of victims belong to the claim.

    Returns
    -------
    list of Actor
        Civilians, or nobody.
    """
    if claim.kind not in load_table("events")["harm"]["kinds"]:
        return []
    end = claim.end if ends_at_aside(tokens.lows, claim.end) else end
    people = {m.first for m in sentence.actors if m.actor.actor_class == "civilians"}
    taken = {i for m in sentence.actors for i in range(m.first, m.after)} - people
    words = [
        (hit.first, hit.after)
        for hit in sentence.hits
        if any(entry.role == "quantity" and entry.value in HARMED for entry in hit.entries)
        if claim.start <= hit.first < end
    ]
    words += [(claim.first, claim.after)] if claim.passive and claim.kind == "armed_clash" else []
    for first, after in words:
        ahead = range(max(claim.start, first - _TO_VICTIM), first)
        behind = range(after, min(after + _TO_VICTIM, end))
        if any((i in people or is_calling(tokens, i)) and i not in taken for i in (*ahead, *behind)):
            return [CIVILIANS]
    return []


def people_taken(tokens: Tokens, sentence: Sentence, claim: Claim) -> list[Actor]:
    """Return people for those a verb takes away, by whatever they do ("detained two tea pickers").

    Parameters
    ----------
    tokens : Tokens
    sentence : Sentence
    claim : Claim
        Of an arrest or an abduction.

    Returns
    -------
    list of Actor
        Civilians, or nobody.
    """
    if claim.entry.role != "verb" or claim.entry.frame != "agent":
        return []
    ahead = range(max(claim.start, claim.first - _TO_VICTIM), claim.first)
    behind = range(claim.after, min(claim.after + _TO_VICTIM, claim.end))
    named = {i for m in sentence.actors for i in range(m.first, m.after)}
    for i in ahead if claim.passive else behind:
        somebody = is_calling(tokens, i) or tokens.lows[i] in _ANYBODY
        if somebody and i not in named and not tokens.capitals[i]:
            return [CIVILIANS]
        if not (claim.passive or tokens.lows[i].isalnum()):
            break
    return []
