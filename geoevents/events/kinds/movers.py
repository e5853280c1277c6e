"""What a plain word of moving means by who moves, or by what is moved."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from geoevents.actors import ActorMention
from geoevents.events.kinds.moved import is_moved, stays_home
from geoevents.events.words.hits import Claim
from geoevents.events.words.scenes import Scene
from geoevents.events.words.triggers import signs
from geoevents.events.words.wordsbeside import beside
from geoevents.lexicon.tables import clause_words, load_table

# ", most of them women,": words before a gloss, with the comma.
_TO_GLOSS = 4
_COUNTED = tuple(clause_words("movers", "counted"))
_RAIDERS, _COMING = clause_words("movers", "raiders"), clause_words("movers", "coming")
# The subject of a verb may stand before a relative clause's border.
_SUBJECT_GAP = 3
# "hand over", "hand in": how one gives up what is one's own.
_UP = ("over", "in", "up")
# "The column, which had left X".
_RELATIVE = frozenset({"that", "which", "who"})


@lru_cache(maxsize=1)
def _tables() -> tuple[dict[str, dict[str, str]], frozenset[str]]:
    table = load_table("events")
    return table["sharpen"], frozenset(table["movers"]["words"])


def is_of_moving(kind: str) -> bool:
    """Tell whether a word of a kind only says how something moves ("reach"), so that who or what does makes the event.

    Parameters
    ----------
    kind : str

    Returns
    -------
    bool
    """
    return kind in _tables()[0]


def by_participant(scene: Scene, claim: Claim) -> str:
    """Return what a plain word of moving means by what is moved, or by who moves; "" for no event.

    Parameters
    ----------
    scene : Scene
    claim : Claim
        Of a kind that only says how it moves (:func:`is_of_moving`).

    Returns
    -------
    str
    """
    meanings, movers = _tables()
    table, lows = meanings[claim.kind], scene.tokens.lows
    transfers = claim.kind == "transfer"
    loads = [
        entry.value
        for hit in scene.hits
        for entry in hit.entries
        if entry.role == "load" and entry.value in table and is_moved(scene, claim, hit, is_object=transfers)
    ]
    if transfers:
        return _carried(scene, claim, table, loads)
    if lows[claim.after - 1] == "to" and claim.after < scene.end and lows[claim.after][0].isdigit():
        return ""
    if claim.passive or (claim.kind == "arrive" and scene.near("prisoners", claim, _SUBJECT_GAP)):
        return ""  # "returned two prisoners"
    if loads:
        return table[loads[-1]]
    before = lows[max(scene.start, claim.start) : claim.first]
    carried = "relief" in table and not beside("carriers").isdisjoint(before)
    if carried and (scene.has_value("load", ("relief",)) or _is_an_agencys(scene, claim)):
        return table["relief"]
    if "government" in table and not beside("negotiators").isdisjoint(before) and "delegation" in before:
        return table["government"]
    subjects = [
        m
        for m in scene.actors
        if m.after <= claim.first and m.first >= claim.start - _SUBJECT_GAP and m.form != "source"
    ]
    helped = all(low in signs().to_be or low == "to" for low in lows[claim.start : claim.first])  # ", is to travel"
    if not subjects and (claim.first - claim.start <= 1 or helped):
        subjects = [
            m
            for m in scene.actors
            if m.after <= claim.start and m.form != "source" and lows[m.after : m.after + 1] != ["'s"]
        ][:1]
    if subjects and "counted" in table and not beside("many").isdisjoint(lows[subjects[-1].after : claim.first]):
        return table["counted"]  # "the fighting of X and Y forced thousands to flee"
    if subjects:
        subject = subjects[-1]
        if claim.kind == "leave" and any(
            "said" in hit.words.by_role and subject.after <= hit.first and hit.after < claim.first for hit in scene.hits
        ):
            return ""  # "the army said two planes would leave the base"
        if subject.actor.actor_class not in table and _is_armed(claim, table, before):
            return table["force"]
        if claim.kind == "arrive" and lows[claim.first] in _COMING and _are_raiders(lows, subject):
            return ""
        travels = subject.actor.actor_class == "civilians" and not movers & {*lows[subject.first : subject.after]}
        if travels and len(subjects) > 1 and _is_gloss(lows, subjects[-2], subject):
            travels = not movers & {*lows[subjects[-2].first : subjects[-2].after]}
        if travels and claim.kind == "flee" and _are_many(lows[claim.start : claim.first]):
            travels = False  # "hundreds of Alawites have taken refuge"
        meaning = table.get(subject.actor.actor_class, "")
        return "" if travels or (meaning == "talks" and stays_home(scene, claim, subject)) else meaning
    if _is_armed(claim, table, before):
        return table["force"]
    if "civilians" in table and not beside("home_people").isdisjoint(before):
        return table["civilians"]
    if any(hit.role("vehicle") and claim.start <= hit.first < claim.first for hit in scene.hits):
        return ""
    return table.get("counted", "") if _are_many(lows[claim.start : claim.first]) else ""


def _are_raiders(lows: Sequence[str], mention: ActorMention) -> bool:
    """Tell whether those who come are robbers or killers, and nobody's reinforcements."""
    last = lows[mention.after - 1]
    return last in _RAIDERS or " ".join(lows[mention.after - 2 : mention.after]) in _RAIDERS


def _is_gloss(lows: Sequence[str], before: ActorMention, mention: ActorMention) -> bool:
    """Tell whether a name only says who most of those before it are ("31,000 people, mostly Syrians, crossed")."""
    gap = lows[before.after : mention.first]
    return gap[:1] == [","] and len(gap) <= _TO_GLOSS and lows[mention.after : mention.after + 1] == [","]


def _are_many(words: Sequence[str]) -> bool:
    """Tell whether words count many of those who move."""
    return any(low[0].isdigit() or low.endswith(_COUNTED) for low in words)


def _is_an_agencys(scene: Scene, claim: Claim) -> bool:
    """Tell whether the lorries before a verb are an organisation's ("WFP trucks reached X")."""
    return any(m.actor.actor_class == "organisation" and claim.start <= m.first < claim.first for m in scene.actors)


def _is_armed(claim: Claim, table: dict[str, str], before: Sequence[str]) -> bool:
    """Tell whether troops whom no table names move, and are not only described ("the column that left X ran over")."""
    if "force" not in table or beside("armour").isdisjoint(before):
        return False
    return claim.kind != "leave" or _RELATIVE.isdisjoint(before[-2:])


def _carried(scene: Scene, claim: Claim, table: dict[str, str], loads: Sequence[str]) -> str:
    """Return what it is to send a load: arms that go to nobody else reinforce the force that moves them."""
    if not loads:
        return ""
    words = " ".join(scene.tokens.lows[claim.first : claim.after])
    behind = scene.tokens.lows[claim.after : claim.after + 2]
    if behind[:1] == ["their"] and not beside("weapons_given_up").isdisjoint(behind) and words.endswith(_UP):
        return ""  # "told all fighters to hand over their weapons"
    if loads[0] != "arms" or claim.passive or claim.entry.role == "noun" or words in _taken():
        return table[loads[0]]
    subject = [m for m in scene.actors if m.after <= claim.first and m.form != "source"]
    taker = any(claim.after <= m.first < claim.end for m in scene.actors)
    own = bool(subject) and subject[-1].actor.actor_class == "force"
    return table["troops"] if own and not taker else table["arms"]


@lru_cache(maxsize=1)
def _taken() -> frozenset[str]:
    return frozenset(load_table("events")["taken"]["verbs"])
