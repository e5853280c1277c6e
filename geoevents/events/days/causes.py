"""What a protest is over and what a blow answers: deeds told by the way, with days, places and dead of their own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from geoevents.events.kinds.reasons import is_after, is_over
from geoevents.events.words.hits import Claim, Hit
from geoevents.events.words.reading import Sentence
from geoevents.events.words.triggers import CROWDED, HARMED
from geoevents.lexicon.tables import clause_words

# "is now held", "are now moving".
_PRESENT = frozenset({"is", "are"})
_ANSWERING = clause_words("absorbing", "answering")
_WHO = frozenset({"who", "which", "that"})
_STATES = frozenset({"control", "presence"})


def is_cause(lows: Sequence[str], sentence: Sentence, claim: Claim) -> bool:
    """Tell whether a noun is only what a protest is about ("marched in X on Monday over the killings in Y").

    Parameters
    ----------
    lows : sequence of str
    sentence : Sentence
    claim : Claim
    """
    gathered = [other for other in sentence.claims if other.kind in CROWDED and other.after <= claim.first]
    if not gathered or claim.entry.role != "noun" or claim.kind in CROWDED:
        return False
    start = gathered[-1].after
    dead = [hit.first for hit in sentence.hits if start <= hit.first < claim.first and _counts_harm(hit)]
    return any(is_over(lows, start, at) for at in (*dead, claim.first))


def gathers_over_dead(lows: Sequence[str], sentence: Sentence, claim: Claim) -> bool:
    """Tell whether the dead of a protest's sentence are those it is about ("marched to mark the deaths of 57 people").

    Parameters
    ----------
    lows : sequence of str
    sentence : Sentence
    claim : Claim
    """
    harm = [hit.first for hit in sentence.hits if hit.first >= claim.after and _counts_harm(hit)]
    if claim.kind != "protest" or not harm:
        return False
    return all(is_over(lows, claim.after, at) or is_after(lows, claim.after, at) for at in harm)


def _counts_harm(hit: Hit) -> bool:
    """Tell whether a phrase counts dead or wounded."""
    if "quantity" not in hit.words.by_role:
        return False
    return any(entry.role == "quantity" and entry.value in HARMED for entry in hit.entries)


def answered(lows: Sequence[str], sentence: Sentence, claim: Claim) -> range:
    """Return the tokens that tell what a deed answers ("shelled X in retaliation for the killing of three soldiers").

    Parameters
    ----------
    lows : sequence of str
    sentence : Sentence
    claim : Claim

    Returns
    -------
    range
        Up to the next comma; empty where nothing is answered, and for what is told in them itself.
    """
    for hit in sentence.hits:
        if "hard" not in hit.words.by_role or hit.words.by_role["hard"].value not in _ANSWERING:
            continue
        if hit.first == sentence.start or hit.first >= claim.after:  # "In response to the killing of two officers, X"
            end = next((i for i in range(hit.after, sentence.end) if lows[i] in (",", ";")), sentence.end)
            return range(0) if claim.first in range(hit.first, end) else range(hit.first, end)
    return range(0)


def has_own_day(sentence: Sentence, claim: Claim) -> bool:
    """Tell whether a date stands behind a claim ("over the killings in X on Friday").

    Parameters
    ----------
    sentence : Sentence
    claim : Claim
    """
    return any(first >= claim.after for first, _, _, _ in sentence.dates)


def lasts_now(lows: Sequence[str], claim: Claim) -> bool:
    """Tell whether a verb in the present says who holds or is in a place now ("troops remain in X").

    Parameters
    ----------
    lows : sequence of str
    claim : Claim
        In an aside it only says who somebody is ("Haftar, who is based in the east, attacked X in 2019").
    """
    aside = claim.first > 0 and lows[claim.first - 1] in _WHO
    return not aside and claim.kind in _STATES and claim.entry.role == "verb" and claim.entry.form in ("base", "s")


def is_told_now(lows: Sequence[str], claim: Claim) -> bool:
    """Tell whether a clause says of its deed that it is so or goes on "now" ("but X is now held by Y").

    Parameters
    ----------
    lows : sequence of str
    claim : Claim
    """
    at = claim.first - 1
    ahead = lows[max(claim.start, at - 1) : at + 1] if claim.entry.role == "verb" and at > claim.start else []
    return "now" in ahead and not _PRESENT.isdisjoint(ahead)


def without_other_dates(sentence: Sentence, claim: Claim) -> Sentence:
    """Return a sentence with only the dates of a claim's own clause.

    Parameters
    ----------
    sentence : Sentence
    claim : Claim
    """
    return replace(sentence, dates=[found for found in sentence.dates if claim.start <= found[0] < claim.end])


def without_dates_beyond(sentence: Sentence, claim: Claim) -> Sentence:
    """Return a sentence without the dates of what is told behind a claim ("despite a deal signed in 2022").

    Parameters
    ----------
    sentence : Sentence
    claim : Claim
    """
    others = [other.first for other in sentence.claims if other.first >= claim.after]
    if not others:
        return sentence
    return replace(sentence, dates=[found for found in sentence.dates if found[0] < min(others)])
