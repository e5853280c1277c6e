"""What "the town" goes back to: where it happened, not where those went who fled it, nor where help came from."""

from __future__ import annotations

from geoevents.events.places.ways import sets_out
from geoevents.events.words.hits import Claim
from geoevents.events.words.reading import Reading, Sentence
from geoevents.events.words.sites import Site
from geoevents.lexicon.tables import clause_words
from geoevents.model import Georeference, Toponym
from geoevents.text.tokens import Tokens

_REACHED, _SETTLEMENTS = clause_words("refuges", "reached"), clause_words("refuges", "settlements")
_LABELS, _BEFORE_LABEL = clause_words("whereabouts", "labels"), clause_words("whereabouts", "before_label")
# What is done for those who fled, where they are.
_FOR_THE_FLED = frozenset({"aid", "displacement"})
# The only town named within so many characters before "the town" is that one (J).
_TO_NAME = 250
_TO_LABELLED = 40  # ... and behind a label, to the first name that a gazetteer has (judgement)


def note_where(reading: Reading, sentence: Sentence, claim: Claim, site: Site, *, carried: bool) -> None:
    """Keep the place of a claim as the one the next sentences go back to.

    Parameters
    ----------
    reading : Reading
    sentence : Sentence
    claim : Claim
    site : Site
        The claim's own.
    carried : bool
        Whether the text told of a place just before.
    """
    left = reading.where if carried else None
    reached = claim.kind == "displacement" and site.first >= claim.after
    reached = reached and reading.tokens.lows[site.first - 1] in _REACHED
    if reached:
        before = [s for s in sentence.sites if s.literal and s.after <= claim.first and not s.wide()]
        left = before[-1].georeference if before else left
    came = claim.kind == "reinforcement" and sets_out(reading.tokens, sentence.start, site)
    if (reached or came) and left is not None:
        reading.where, reading.refuge = left, site.georeference if reached else None
    else:
        reading.where, reading.refuge = site.georeference, None
    reading.where_age = 0


def refuge_of(reading: Reading, claim: Claim) -> Georeference | None:
    """Return where those are who fled, if a claim is of what is done for them there ("aid was handed out in the town").

    Parameters
    ----------
    reading : Reading
    claim : Claim

    Returns
    -------
    Georeference or None
    """
    return reading.refuge if claim.kind in _FOR_THE_FLED else None


def only_town_before(reading: Reading, claim: Claim, word: str) -> Georeference | None:
    """Return the only town a paragraph has named so far, near before "the town" that no event was placed at yet.

    Parameters
    ----------
    reading : Reading
    claim : Claim
    word : str
        What the place is called: "town" or "village", and not "area".

    Returns
    -------
    Georeference or None
    """
    if word not in _SETTLEMENTS:
        return None
    end, text = reading.tokens.starts[claim.start], reading.document.text
    start = max(text.rfind("\n\n", 0, end), end - _TO_NAME)
    near = [found for begin, found in reading.grounds.items() if start <= begin < end]
    towns = {f.places[0].id: f for f in near if f.places and f.places[0].feature_code.startswith("PPL")}
    found = next(iter(towns.values()), None)
    alone = len(towns) == 1 and found is not None and isinstance(found.mention.descriptions[0], Toponym)
    return found if alone and found is not None and found.mention.role == "literal" else None


def told_by_label(reading: Reading, claim: Claim) -> Georeference | None:
    """Return the place that a report names behind the only label of its text for that: "LOCATION: X in Y district".

    That of a heading in capitals comes first: "MANTA. Gunmen shot a trader."

    Parameters
    ----------
    reading : Reading
    claim : Claim

    Returns
    -------
    Georeference or None
    """
    if reading.rubric is not None:
        return None if claim.status == "background" else reading.rubric
    lows = reading.tokens.lows
    labels = [i for i, low in enumerate(lows[:-2]) if low in _LABELS and lows[i + 1] == ":"]
    labels = [i for i in labels if _opens_line(reading.tokens, i)]
    if len(labels) != 1:
        return None
    begin = reading.tokens.starts[labels[0] + 2]
    first = min((start for start in reading.grounds if begin <= start <= begin + _TO_LABELLED), default=None)
    return None if first is None else reading.grounds[first]


def _opens_line(tokens: Tokens, at: int) -> bool:
    """Tell whether a word begins a line or a sentence; "on its web site: X" does not."""
    if at == 0 or tokens.lows[at - 1] in _BEFORE_LABEL:
        return True
    return "\n" in tokens.text[tokens.ends[at - 1] : tokens.starts[at]]
