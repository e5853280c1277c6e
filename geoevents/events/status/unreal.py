"""What is told in the words of war and is none: films, exercises, sport, blame, and what would have been."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from geoevents.events.kinds.everyday import is_duration, is_reproach
from geoevents.events.kinds.outbreaks import is_of_the_sick
from geoevents.events.people.persons import is_no_harm
from geoevents.events.status.statuses import counts_harm
from geoevents.events.status.supposed import is_supposed
from geoevents.events.words.hits import Claim, Hit
from geoevents.events.words.reading import Reading, Sentence
from geoevents.events.words.scenes import ARMED
from geoevents.events.words.triggers import PARLEYS, is_sensed, kinds, signs
from geoevents.lexicon.tables import clause_phrases, clause_words, load_table
from geoevents.text.tokens import Tokens

# "An attack on Rafah could": words between a noun and the verb that says what may come of it.
_TO_MODAL = 7
# "suspicion of a failed attempted murder": words between.
_TO_SUSPICION = 4
# "ending the three-year siege": words between.
_TO_ENDED = 5
# "a ceasefire remains our wish", "since the fragile November truce": words between.
_TO_WISH, _TO_SINCE, _TO_VERB = 4, 4, 6
# "regularly carries out such strikes": words from the verb back to what makes it a habit, and on to the noun.
_TO_HABIT, _TO_LIGHT = 3, 4
# "patients who could not be moved": words from "who" to the verb.
_TO_WHO = 6
# "took Siversk?": the mark closes the sentence, but for a quotation mark.
_TO_ASKED = 3
# "came under fire for his remarks": words between the fire and what it is for.
_TO_BLAME = 5
# A text about sport shows so many of its common words in one sentence, or one that is none of other news ("a football
# match" may be shelled).
_COMMON = 3
# How groups without a name are told of.
_PLAIN_FORMS = frozenset({"group", "plural"})
# Words in which a subject is told, before "of" ("the wages of junior officers"); digits of either half of a score.
_TO_HEAD, _DIGITS = 5, 3
# "at the embassy-sponsored exhibition in X, when he was shot": words between the preposition and what is shown.
_TO_SHOWN = 5
# "in a joint US and South Korean naval exercise": words between the preposition and the exercise.
_TO_EXERCISE = 8
# "despite a truce", "unless more troops were sent": words from "unless" to the verb.
_DESPITE, _UNLESS, _TO_UNLESS = clause_words("unreal", "despite"), clause_words("unreal", "unless"), 8
# "strikes on X cannot be ruled out".
_OPEN = clause_phrases("supposed", "open")
_OPENING = frozenset(phrase[0] for phrase in _OPEN)


class _Words(NamedTuple):
    modal: frozenset[str]
    done: frozenset[str]
    blaming: frozenset[str]
    relating: frozenset[str]
    leading: frozenset[str]
    fire: frozenset[str]
    made: frozenset[str]
    shown: frozenset[str]
    suspicion: frozenset[str]
    ending: frozenset[str]
    put_to_death: frozenset[str]
    convicted: frozenset[str]
    questions: frozenset[str]
    wished: frozenset[str]
    remaining: frozenset[str]
    habits: frozenset[str]
    now: frozenset[str]
    perfect: frozenset[str]
    wont: frozenset[str]
    bare: frozenset[str]
    of_people: frozenset[str]
    unable: frozenset[str]
    worth: frozenset[str]
    behind_score: frozenset[str]


@lru_cache(maxsize=1)
def _words() -> _Words:
    table = {**load_table("events")["unreal"], **load_table("events")["fiction"]}
    return _Words(*(frozenset(table[name]) for name in _Words._fields))


def is_unreal(reading: Reading, sentence: Sentence, claim: Claim) -> bool:
    """Tell whether a claim tells of nothing that happened or is to happen.

    Parameters
    ----------
    reading : Reading
    sentence : Sentence
    claim : Claim
    """
    hits = sentence.hits
    lows = reading.tokens.lows
    if any(
        "fiction" in hit.words.by_role
        and hit.first < claim.first
        and lows[hit.after] not in _words().made
        and _words().shown.isdisjoint(lows[max(sentence.start, hit.first - _TO_SHOWN) : hit.first])
        for hit in hits
    ):
        return True
    if (
        _is_sentence(lows, sentence, claim)
        or _is_suspected(lows, sentence, claim)
        or _is_to_be_ended(lows, sentence, claim)
        or is_supposed(reading.tokens, sentence, claim)
    ):
        return True
    if claim.status == "denied" and _is_unable(lows, sentence, claim):
        return True
    truce = claim.kind in PARLEYS and claim.entry.role == "noun"
    if truce and (_is_wished(lows, claim) or _is_since(lows, sentence.end, claim) or _is_broken(lows, sentence, claim)):
        return True
    if _is_ruled_out(lows, sentence, claim):
        return True
    if not kinds()[claim.kind].force or claim.status == "none":
        return False
    armed = any(m.actor.actor_class in ARMED for m in sentence.actors)
    told = claim.after - 1 if lows[claim.first] in signs().to_be else claim.first  # "were recorded"
    if claim.entry.value == "killing" and not armed and is_of_the_sick(lows, sentence.start, told, sentence.end):
        return True
    if _is_habit(reading.tokens, sentence, claim):
        return True
    if _blames(lows, claim) or _is_asked(lows, sentence):
        return True
    if is_no_harm(reading.tokens, claim.first, claim.after) and not _is_of_arms(hits, claim):
        return True
    if counts_harm(hits):
        return False
    if _is_of_worth(lows, sentence, claim) or _is_between_teams(reading.tokens, sentence, claim):
        return True
    return _is_practised(reading.tokens, sentence, claim) or _is_sport(reading.tokens, sentence)


def may_come(tokens: Tokens, claim: Claim) -> bool:
    """Tell whether a noun is what could happen ("an attack on Rafah could kill thousands", "shelling may resume").

    Parameters
    ----------
    tokens : Tokens
    claim : Claim
    """
    words, lows = _words(), tokens.lows
    if claim.entry.role != "noun":
        return False
    for i in range(claim.after, min(claim.after + _TO_MODAL, claim.end)):
        if lows[i] in _OPENING and any(lows[i : i + len(phrase)] == phrase for phrase in _OPEN):
            return True
        if lows[i] in words.modal and not tokens.capitals[i]:
            return not is_sensed(lows, i) and lows[i + 1 : i + 2] not in (["have"], ["not"])
        if not lows[i].isalpha() or lows[i] in signs().to_be or lows[i] in words.done:
            return False
    return False


def _is_wished(lows: Sequence[str], claim: Claim) -> bool:
    """Tell whether a truce is only wished for ("a ceasefire remains our wish", "a truce is still elusive")."""
    words, verbs = _words(), range(claim.after, min(claim.after + _TO_VERB, claim.end))
    is_so = next((i for i in verbs if lows[i] in words.remaining or not lows[i].isalpha()), claim.end)
    behind = lows[is_so + 1 : is_so + 1 + _TO_WISH]
    return lows[is_so : is_so + 1] != [] and lows[is_so] in words.remaining and not words.wished.isdisjoint(behind)


def _is_since(lows: Sequence[str], end: int, claim: Claim) -> bool:
    """Tell whether a truce only says since when ("the third strike since the November truce")."""
    closes = claim.after >= end or not lows[claim.after].isalpha()
    return closes and "since" in lows[max(0, claim.first - _TO_SINCE) : claim.first]


def _is_broken(lows: Sequence[str], sentence: Sentence, claim: Claim) -> bool:
    """Tell whether a truce is only what a deed goes against ("bombed X despite a truce"), and of no day of its own."""
    against = not _DESPITE.isdisjoint(lows[max(sentence.start, claim.first - _TO_SINCE) : claim.first])
    closes = next((i for i in range(claim.after, sentence.end) if lows[i] == ","), sentence.end)
    return against and not any(claim.after <= first < closes for first, *_ in sentence.dates)


def _is_ruled_out(lows: Sequence[str], sentence: Sentence, claim: Claim) -> bool:
    """Tell whether a claim is only what must come lest something else does ("would leave unless troops were sent")."""
    opened = next(
        (
            i
            for i in range(claim.first - 1, max(sentence.start, claim.first - _TO_UNLESS) - 1, -1)
            if lows[i] in _UNLESS
        ),
        -1,
    )
    return opened >= 0 and "," not in lows[opened : claim.first]


def _is_unable(lows: Sequence[str], sentence: Sentence, claim: Claim) -> bool:
    """Tell whether it is only told of people what they cannot do ("patients who could not be moved")."""
    words = _words()
    ahead = lows[max(sentence.start, claim.first - _TO_WHO) : claim.first]
    who = max((i for i, low in enumerate(ahead) if low in words.of_people), default=len(ahead))
    return any(one in words.modal and two in words.unable for one, two in pairwise(ahead[who + 1 :]))


def _is_habit(tokens: Tokens, sentence: Sentence, claim: Claim) -> bool:
    """Tell whether a deed is only what somebody is wont to do ("which regularly strikes X", "often stages raids").

    What is told with a day or a toll of its own happened: "drones regularly hit X this week, wounding six".
    """
    lows, words, noun = tokens.lows, _words(), claim.entry.role == "noun"
    lights = [
        hit
        for hit in sentence.hits
        if noun and "light" in hit.words.by_role and 0 <= claim.first - hit.after <= _TO_LIGHT
    ]
    verb = lights[-1].first if lights else claim.first
    ahead = lows[max(sentence.start, verb - _TO_HABIT) : verb]
    if words.habits.isdisjoint(ahead) or (noun and not lights and ahead[-1] not in words.habits):
        return False
    if any(claim.start <= first < claim.end for first, _, _, _ in sentence.dates) or counts_harm(
        [hit for hit in sentence.hits if claim.start <= hit.first < claim.end]
    ):
        return False
    if claim.passive and not noun:
        return not words.now.isdisjoint(ahead)
    if not words.perfect.isdisjoint(ahead):
        return not words.wont.isdisjoint(
            lows[max(sentence.start, verb - _TO_HABIT - 1) : verb]
        )  # "who has often hit X"
    past = lows[verb].endswith(("ed", "ing")) if noun else claim.entry.form not in ("s", "base")
    return not past and words.bare.isdisjoint(ahead)


def _is_asked(lows: Sequence[str], sentence: Sentence) -> bool:
    """Tell whether a sentence only asks whether something happened ("Did the army take X?", "The army took X?")."""
    closed = [i for i in range(sentence.end - 1, max(sentence.start, sentence.end - _TO_ASKED), -1) if lows[i] == "?"]
    if not closed:
        return False
    return _words().questions.isdisjoint(lows[sentence.start : sentence.start + 2])


def _is_sentence(lows: Sequence[str], sentence: Sentence, claim: Claim) -> bool:
    """Tell whether somebody is put to death by a court ("executed a man convicted of spying")."""
    words = _words()
    if not words.put_to_death.intersection(lows[claim.first : claim.after]):
        return False
    return not words.convicted.isdisjoint(lows[sentence.start : sentence.end])


def _is_to_be_ended(lows: Sequence[str], sentence: Sentence, claim: Claim) -> bool:
    """Tell whether a noun is what a deal or a plan is to end ("aimed at ending the siege", "a deal halting raids")."""
    if claim.entry.role != "noun" or not kinds()[claim.kind].force:
        return False
    for i in range(claim.first - 1, max(sentence.start, claim.first - _TO_ENDED), -1):
        if lows[i] in _words().ending:
            return lows[i - 1].isalpha() and lows[i - 1] not in signs().to_be  # "rebels left, ending the siege"
    return False


def _is_suspected(lows: Sequence[str], sentence: Sentence, claim: Claim) -> bool:
    """Tell whether a deed is only what somebody is held for ("on suspicion of attempted murder")."""
    for i in range(claim.first - 1, max(sentence.start, claim.first - _TO_SUSPICION), -1):
        if lows[i] == "of" and lows[i - 1] in _words().suspicion:
            return True
        if not lows[i].isalpha():
            return False
    return False


def _blames(lows: Sequence[str], claim: Claim) -> bool:
    """Tell whether the fire somebody comes under is blame ("came under fire for his remarks")."""
    words = _words()
    if claim.entry.frame != "patient" or lows[claim.after - 1] not in words.fire:
        return False
    for i in range(claim.after, min(claim.after + _TO_BLAME, claim.end, len(lows) - 1)):
        if lows[i] in ("for", "over"):
            blamed = lows[i + 1] in words.blaming or lows[i + 1].endswith("ing")
            if lows[i] == "for":
                return blamed or not is_duration(lows, i + 1)
            return blamed or is_reproach(lows, claim.after, i + 1)
    return False


def _is_practised(tokens: Tokens, sentence: Sentence, claim: Claim) -> bool:
    """Tell whether a deed is one of an exercise told in its own clause, and not beside another's exercise."""
    return any(
        _led_to(tokens, claim, hit) and not _is_parted(tokens.lows, sentence, claim.after, hit.first, ("during",))
        if claim.first < hit.first
        else _is_of(tokens.lows, sentence, claim, hit)
        for hit in sentence.hits
        if "exercise" in hit.words.by_role and not _is_anothers(sentence, claim, hit)
    )


def _is_anothers(sentence: Sentence, claim: Claim, exercise: Hit) -> bool:
    """Tell whether one party holds the exercise and another does the deed ("fired missiles during a US drill")."""
    owners = [m.actor for m in sentence.actors if exercise.first - 1 <= m.after <= exercise.first]
    doers = [m for m in sentence.actors if m.after <= claim.first and m.actor not in owners]
    return bool(owners and doers) and (claim.first < exercise.first or doers[-1].first >= exercise.after)


def _is_parted(lows: Sequence[str], sentence: Sentence, low: int, high: int, bridges: Collection[str]) -> bool:
    """Tell whether a word that begins another clause stands between two tokens; "as part of" begins none."""
    return any(
        "hard" in hit.words.by_role
        and hit.words.by_role["hard"].value not in bridges
        and lows[hit.first : hit.first + 2] != ["as", "part"]
        for hit in sentence.hits
        if low <= hit.first < high
    )


def _led_to(tokens: Tokens, claim: Claim, exercise: Hit) -> bool:
    """Tell whether a deed's own words lead to an exercise ("fired shells in a drill", "stormed a mock village")."""
    lows, words = tokens.lows, _words()
    if lows[exercise.after : exercise.after + 1] and lows[exercise.after] in signs().to_be:
        return False
    for i in range(exercise.first - 1, max(claim.after, exercise.first - _TO_EXERCISE) - 1, -1):
        if lows[i] in words.leading:
            return True
        named = lows[i] == "and" and tokens.capitals[i - 1] and tokens.capitals[i + 1]  # "a joint US and Korean drill"
        if not (lows[i].isalnum() or lows[i] == "'s") or (lows[i] == "and" and not named):
            return False
    return exercise.first - claim.after < _TO_EXERCISE


def _is_of(lows: Sequence[str], sentence: Sentence, claim: Claim, exercise: Hit) -> bool:
    """Tell whether a deed told behind an exercise is part of it ("a drill in which troops repelled an attack")."""
    words = _words()
    if _is_parted(lows, sentence, exercise.after, claim.first, words.relating):
        return False
    opens = not words.leading.isdisjoint(lows[max(sentence.start, exercise.first - 3) : exercise.first])
    related = any(low in words.relating for low in lows[exercise.after : claim.first])
    others = any(exercise.after <= mention.first < claim.first for mention in sentence.actors)
    return opens or related or not others


def _is_of_worth(lows: Sequence[str], sentence: Sentence, claim: Claim) -> bool:
    """Tell whether a verb's subject is what something is worth ("the wages of officers fell", "stocks came under")."""
    under = lows[claim.first - 1] == "under" and claim.first > sentence.start  # "airlines are under siege"
    if (claim.entry.role != "verb" and not under) or any("weapon" in hit.words.by_role for hit in sentence.hits):
        return False
    words, first = _words(), claim.first - under
    while first > claim.start and (lows[first - 1] in signs().to_be or lows[first - 1] in signs().auxiliaries):
        first -= 1
    if first > sentence.start and lows[first - 1] in words.worth:
        return True
    heads = [i for i in range(sentence.start, min(first, sentence.start + _TO_HEAD)) if lows[i] in words.worth]
    return any(lows[i + 1] in ("of", "to", "in") and {",", "and"}.isdisjoint(lows[i:first]) for i in heads)


def _is_of_arms(hits: Sequence[Hit], claim: Claim) -> bool:
    """Tell whether a sentence tells of arms, or of others hurt."""
    others = [hit for hit in hits if hit.first != claim.first]
    return any("weapon" in hit.words.by_role for hit in hits) or any(
        "quantity" in hit.words.by_role or "killing" in hit.words.kinds for hit in others
    )


def _is_between_teams(tokens: Tokens, sentence: Sentence, claim: Claim) -> bool:
    """Tell whether two names of teams stand beside a verb ("The Lakers thrashed the Rebels").

    One of them is the word of a group, written as a name as no group without one is; the other may be anything.
    """
    if claim.entry.role != "verb" or claim.passive or claim.first <= sentence.start or tokens.capitals[claim.first]:
        return False
    last = claim.after + (tokens.lows[claim.after : claim.after + 1] == ["the"])
    if last >= sentence.end or last == claim.after:
        return False
    sides = (claim.first - 1, last)
    if sides[0] == sentence.start or not all(tokens.capitals[i] and tokens.lows[i].endswith("s") for i in sides):
        return False
    forms = {i: m.form for m in sentence.actors for i in range(m.first, m.after) if i in sides}
    return bool(forms) and {*forms.values()} <= _PLAIN_FORMS


def _has_score(lows: Sequence[str], sentence: Sentence) -> bool:
    """Tell whether a score stands in a sentence ("beat X 3-1 in the final"), and no range ("2-3 fighters")."""
    for i in range(sentence.start + 1, sentence.end - 2):
        if lows[i] in ("-", "–") and lows[i - 1].isdigit() and lows[i + 1].isdigit():
            behind = lows[i + 2]
            return len(lows[i - 1]) <= _DIGITS >= len(lows[i + 1]) and (
                not behind[0].isalnum() or behind in _words().behind_score
            )
    return False


def _is_sport(tokens: Tokens, sentence: Sentence) -> bool:
    """Tell whether a sentence speaks of sport, and of no arms and no armed men by name."""
    lows = tokens.lows
    told = [hit for hit in sentence.hits if "sport" in hit.words.by_role]
    if any(hit.words.by_role["sport"].value == "sure" for hit in told):
        named = {i for mention in sentence.actors for i in range(mention.first, mention.after)}  # "the Air Force"
        return not any("weapon" in hit.words.by_role and hit.first not in named for hit in sentence.hits)
    scored = _has_score(lows, sentence)
    plain = scored or any(hit.words.by_role["sport"].value == "plain" for hit in told)
    if not plain and len({lows[hit.first].rstrip("s") for hit in told}) < _COMMON:
        return False
    armed = any(
        mention.actor.actor_class == "force"
        and mention.form != "state"
        and not (
            mention.form == "group" and tokens.capitals[mention.first] and (scored or mention.first > sentence.start)
        )
        for mention in sentence.actors
    )
    return not armed and not any("weapon" in hit.words.by_role for hit in sentence.hits)
