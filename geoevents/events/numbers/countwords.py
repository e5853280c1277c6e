"""Which words of a sentence count the dead and wounded, and which number stands right before such a word."""

from __future__ import annotations

from collections.abc import Sequence

from geoevents.events.numbers.deaths import dying
from geoevents.events.numbers.deathwords import costs, costs_men, may_say, only_describes, slays_men
from geoevents.events.numbers.measures import loses_no_life
from geoevents.events.numbers.numbers import Count, begins, number_lists
from geoevents.events.numbers.shot import have_fallen
from geoevents.events.words.hits import Hit
from geoevents.lexicon.tables import clause_words

_FELL = clause_words("shot", "falling")
# "drowning at least 86": words that count only whom they stand right before.
_ARTICLES, _TO_OWN = clause_words("quantities", "articles"), 5  # "the loss of nine of its men": words from "of" to "of"
_AHEAD_ONLY = clause_words("quantities", "ahead_only")


def find_marks(lows: Sequence[str], hits: Sequence[Hit]) -> list[tuple[int, int, str]]:
    """Return the words that say what numbers count, first token and after, also inside verbs ("ambushed and killed").

    Parameters
    ----------
    lows : sequence of str
    hits : sequence of Hit
    """
    marks: list[tuple[int, int, str]] = []
    for hit in hits:
        roles = hit.words.by_role
        if "quantity" in roles:
            names = [entry.value for entry in hit.entries if entry.role == "quantity"]
            if lows[hit.first] in _FELL and hit.after == hit.first + 1 and not have_fallen(lows, hit.first):
                continue  # "prices fell", "the town fell"
            if not may_say(lows, hit.first) or (lows[hit.first] in _AHEAD_ONLY and not begins(lows, hit.after)):
                continue  # "KIA fighters", "saved from drowning"
            if (
                hit.after == hit.first + 1
                and lows[hit.first] in number_lists().losing
                and loses_no_life(lows, hit.after)
            ):
                continue  # "lost a leg"
            plain = lows[hit.first] in _ARTICLES and costs(lows, hit.after)  # "faces the loss of 200 teachers"
            if plain and "of" not in lows[hit.after + 1 : hit.after + _TO_OWN]:
                continue
            if costs(lows, hit.after) and not costs_men(lows, hit.after):
                continue  # "the loss of two villages", "at the cost of three years' work"
            if (
                names == ["wounded"]
                and lows[hit.first] == "in"
                and not dying().isdisjoint(lows[hit.first - 1 : hit.first])
            ):
                continue  # "two die in hospital"
            if names != ["wounded"] or lows[hit.first - 2 : hit.first - 1] != ["of"]:  # "died of their wounds"
                marks += [(hit.first, hit.after, name) for name in names]
        elif slays_men(lows, hit.after):
            marks.append((hit.first, hit.after + (lows[hit.after - 1] != "of"), "killed"))  # "the slaughter of thirty"
        elif lows[hit.first] in _FELL and have_fallen(lows, hit.first):
            marks.append((hit.first, hit.first + 1, "killed"))  # "fell in Kobani"
        elif hit.after - hit.first > 1 and "verb" in roles:
            for name, words in (("killed", number_lists().killed), ("displaced", number_lists().displaced)):
                marks += [(i, i + 1, name) for i in range(hit.first, hit.after) if lows[i] in words][:1]
    return marks


def count_right_before(
    lows: Sequence[str],
    mark: tuple[int, int, str],
    counts: Sequence[Count],
    used: set[int],
    marks: Sequence[tuple[int, int, str]],
) -> Count | None:
    """Return the number right before a word where the next has a word of its own ("2 killed 6 wounded").

    Parameters
    ----------
    lows : sequence of str
    mark : (first, after, name)
    counts : sequence of Count
    used : set of int
        First tokens of the numbers that count something else.
    marks : sequence of (first, after, name)
        All words that count.

    Examples
    --------
    >>> from geoevents.model import Range
    >>> two, six = (Count(i, i + 1, Range(n, n, n), True) for i, n in ((0, 2.0), (2, 6.0)))
    >>> marks = [(1, 2, "killed"), (3, 4, "wounded")]
    >>> count_right_before("2 killed 6 wounded in".split(), marks[0], [two, six], set(), marks) == two
    True
    >>> count_right_before("2 killed 6 wounded soldiers".split(), marks[0], [two, six], set(), marks) is None
    True
    """
    first, after, name = mark
    people = lows[first - 1 : first] != [] and lows[first - 1] in number_lists().own_dead | number_lists().people
    ends = (first, first - 1) if people else (first,)  # "3 soldiers killed 8 wounded"
    before = next((c for c in counts if c.after in ends and c.exact and c.first not in used), None)
    following = next((c for c in counts if c.first == after and c.exact), None)
    if before is None or following is None or lows[before.first - 1 : before.first] == ["the"]:
        return None  # "the two killed 6 wounded men"
    own = (m for m in marks if m[0] == following.after and m[2] != name)
    return before if any(not _describes(lows, counts, m) for m in own) else None


def _describes(lows: Sequence[str], counts: Sequence[Count], mark: tuple[int, int, str]) -> bool:
    """Tell whether a word of harm only says who is counted ("6 wounded soldiers")."""
    behind = lows[mark[1] : mark[1] + 1]
    return only_describes(lows, counts, mark) or not number_lists().own_dead.isdisjoint(behind)
