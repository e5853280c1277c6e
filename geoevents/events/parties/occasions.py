"""What was suffered when a party struck: the clause behind "when" says who did it and where."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from geoevents.events.words.hits import Claim
from geoevents.events.words.reading import Reading, Sentence
from geoevents.events.words.triggers import DONE, signs
from geoevents.lexicon.tables import clause_words
from geoevents.model import Event

# "28 were shot dead and 50 homes burned when X raided": what is suffered so, and how the clause of the raid begins.
_SUFFERED, _OPENS = clause_words("occasions", "suffered"), clause_words("occasions", "opens")
# "no residents were evacuated": words from "no" to the verb.
_TO_NOBODY = 4
# "The gang raided X": a plain blow that the deed told before it came to.
_BLOW, _HARMED = "armed_clash", "attack_on_civilians"


def by_occasion(
    reading: Reading, sentence: Sentence, index: int, told: Sequence[Event], event: Event
) -> tuple[list[Event], bool]:
    """Give what was suffered the doer and the place told behind "when".

    Parameters
    ----------
    reading : Reading
    sentence : Sentence
    index : int
        Which of the sentence's claims is the event's.
    told : sequence of Event
        Of the sentence, before this one.
    event : Event

    Returns
    -------
    told : list of Event
    same : bool
        Whether the event is only the blow that did what was told before.
    """
    claim, before = sentence.claims[index], sentence.claims[:index]
    opens = claim.start > sentence.start and reading.tokens.lows[claim.start] in _OPENS
    strikes = claim.entry.role == "verb" and not claim.passive and event.status in DONE
    mended, same = list(told), False
    if not (opens and strikes and event.actors and any(other.passive for other in before)):
        return mended, same
    for i in range(len(told) - 1, -1, -1):
        one = told[i]
        if one.kind not in _SUFFERED or one.actors not in ((), event.actors) or one.status not in DONE:
            break
        mended[i] = replace(one, actors=event.actors).at(one.site or event.site)
        same = same or (one.kind == _HARMED and event.kind == _BLOW and not event.targets)
    return mended, same


def is_of_nobody(lows: Sequence[str], claim: Claim) -> bool:
    """Tell whether a passive claim says of nobody that it was done to them ("but no one was evacuated").

    Parameters
    ----------
    lows : sequence of str
    claim : Claim
    """
    before = lows[max(0, claim.first - _TO_NOBODY) : claim.after]
    helped = not signs().to_be.isdisjoint(before)
    return helped and ("nobody" in before or "no" in before)
