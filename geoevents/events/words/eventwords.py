"""Which words of a text may tell of an event: verb or noun, active or passive."""

from __future__ import annotations

from collections.abc import Sequence, Set
from functools import lru_cache

from geoevents.actors.unnamedgroups import compounds
from geoevents.events.words.chained import is_second_verb, is_verb_of_subject
from geoevents.events.words.gerunds import only_describes, opens_with_object
from geoevents.events.words.hits import Claim, Hit
from geoevents.events.words.passives import counting_words, goes_on_passive, is_passive
from geoevents.events.words.triggers import grounds, gunfire, is_first_person, reactions, signs
from geoevents.events.words.vocabulary import Entry, trigger_table, words_of
from geoevents.lexicon.senses import sense_of
from geoevents.lexicon.tables import clause_phrases, clause_words, load_table
from geoevents.text.tokens import Tokens

_HURT = clause_words("eventwords", "hurt")
_NO_OBJECT, _HEADS = clause_words("shared", "no_object"), clause_words("eventwords", "heads")
# Words of an aside between a subject and its verb, at most.
_ASIDE = 12
# Adjectives that behind "the" may be the subject ("the ground shook").
_NOUNS_TOO = clause_words("eventwords", "nouns_too")
# "Missile hits hospital": words of a headline before its verb.
_HEADLINE = 2
# "sharply reduce": an adverb is longer than this.
_ADVERB = 4
_RELATIVE = clause_words("shared", "relative") | clause_words("describing", "relative")
_AT_LEAST = clause_phrases("eventwords", "at_least")
# "was destroyed on Tuesday evening by drones": words between the verb and "by", none of which ends its clause.
_TO_DOER, _CLAUSE_ENDS = 7, clause_words("eventwords", "clause_ends")
# Between one of these and its noun a participle only describes ("the retreating troops").
_ARTICLES = clause_words("eventwords", "articles")
# "after looting the market": before a verb in -ing that has an object.
_SUBORDINATING, _DETERMINERS = clause_words("eventwords", "subordinating"), clause_words("speech", "determiners")


def scan(tokens: Tokens) -> list[Hit]:
    """Match the trigger table over all words, in one pass."""
    table, lows = trigger_table(), tokens.lows
    match_at = table.match
    hits: list[Hit] = []
    after = 0
    for i in table.candidates(lows):
        if i < after:
            continue
        match = match_at(lows, i)
        if match is not None and match[0] > 1 and (end := _line_end(tokens, i, i + match[0])):
            match = match_at(lows[i:end], 0)
        if match is None:
            continue
        if match[0] > 1 and lows[i + match[0] - 1 : i + match[0] + 1] in _AT_LEAST:
            match = match_at(lows[i : i + match[0] - 1], 0) or match  # "shot at least 14 residents"
        if match[0] > 1 and lows[i + match[0] - 1] == "the" and grounds() & {*lows[i + match[0] : i + match[0] + 1]}:
            match = match_at(lows[i : i + 1], 0) or match  # "abandoned the outpost" as "abandoned the plan" is not
        if match[0] > 1 and lows[i + match[0] - 1] in grounds() and _heads_it(lows, i + match[0]):
            match = match_at(lows[i : i + 1], 0) or match  # "seized the village head"
        after = i + match[0]
        hits.append(Hit(i, after, match[1]))
        if lows[after - 1] == "to" and match[0] > 1:
            following = match_at(lows, after - 1)
            if following is not None and following[0] > 1:
                hits.append(Hit(after, after - 1 + following[0], following[1]))
                after += following[0] - 1
        elif match[0] > 1 and lows[i] in signs().to_be and "suffer" in match[1].by_role:
            last = match_at(lows, after - 1) if _has_doer(lows, after) else None  # "was destroyed on Monday by jets"
            burnt = match_at(lows, i + 1) if match[0] > _WAS_HIT else None  # "was set ablaze"
            if last is not None and last[0] == 1:
                hits.append(Hit(after - 1, after, last[1]))
            elif burnt is not None and burnt[0] == match[0] - 1:
                hits.append(Hit(i + 1, after, burnt[1]))
        elif match[0] > 1 and "noun" in match[1].by_role:
            last = match_at(lows, after - 1)  # the toll of "strikes killed three" is not swallowed by its noun
            toll = last[1].by_role.get("quantity") if last is not None and last[0] == 1 else None
            if toll is not None:
                hits.append(Hit(after - 1, after, words_of((toll,))))
    return hits


def _heads_it(lows: Sequence[str], at: int) -> bool:
    """Tell whether the word behind a place's noun is somebody of it ("the village head", "the town clerk")."""
    return at < len(lows) and not lows[at].endswith("s") and (lows[at] in _HEADS or sense_of(lows[at]).noun == "person")


def _has_doer(lows: Sequence[str], after: int) -> bool:
    """Tell whether "by" stands behind a passive verb in its clause."""
    behind = lows[after : after + _TO_DOER]
    return "by" in behind and _CLAUSE_ENDS.isdisjoint(behind[: behind.index("by")])


def _line_end(tokens: Tokens, first: int, after: int) -> int:
    """Return the token inside a phrase that begins a line with a capital, as a byline does; 0 where none does."""
    if "\n" not in tokens.text[tokens.starts[first] : tokens.ends[after - 1]]:
        return 0
    return next(
        (
            i
            for i in range(first + 1, after)
            if tokens.capitals[i] and "\n" in tokens.text[tokens.ends[i - 1] : tokens.starts[i]]
        ),
        0,
    )


_WHOLE, _OF_WHOLE = clause_words("eventwords", "whole"), clause_words("eventwords", "of_whole")
_STRUCK_AT, _LEAVING_DEAD = frozenset({"on", "against"}), clause_words("eventwords", "leaving_dead")
_TO_KILLED = 9  # "strikes on the port of X on Friday killed": words from "on" to the verb
_WAS_HIT = 2  # "was damaged", one word behind its "was"
# "A suspected rebel patrol": words between an article and what it makes one.
_TO_ARTICLE = 2


def _reads_as_verb(
    tokens: Tokens, hit: Hit, verb: Entry, noun: Entry | None, actor_ends: set[int], actor_starts: Set[int]
) -> bool:
    """Decide between a verb and a noun of one spelling, or whether a participle only describes ("captured tanks")."""
    sign, lows = signs(), tokens.lows
    at = hit.first - 1
    if at > 0 and lows[at][-2:] == "ly" and len(lows[at]) > _ADVERB and lows[at] not in sign.adverbs:
        at -= 1
    before = lows[at] if hit.first else "."
    following = lows[hit.after] if hit.after < len(lows) else "."
    if lows[hit.first] == "to" or (hit.after - hit.first > 1 and lows[hit.first] in sign.auxiliaries):
        return True
    if verb.form == "ing":
        if (noun is None and before in _ARTICLES) or only_describes(lows, hit, actor_starts):
            return False
        if noun is None or before in sign.to_be:
            return before not in _ARTICLES
        if before in _SUBORDINATING and following in _DETERMINERS:
            return True  # "withdrew after looting the market"
        opens = before in sign.stops or following in sign.auxiliaries
        if opens and opens_with_object(tokens, hit):
            return True
        return not opens and before not in sign.noun_signs and following not in sign.after_noun
    if verb.frame == "taken" and verb.form == "base" and noun is None and hit.after - hit.first > 1:
        return True  # "Beni and Butembo remain under the army"
    follows_actor = hit.first in actor_ends or (
        hit.first > 0 and lows[hit.first - 1] == "," and _behind_aside(lows, hit, actor_ends)
    )
    if verb.form == "past" and noun is None and not hit.words.participle:
        return True  # "some threw stones": no participle is spelled so
    if verb.form == "s" and lows[hit.first] in _shy() and hit.after - hit.first == 1:
        if follows_actor:
            return following not in sign.after_noun or following in _shy_before()
        plain = before.isalpha() and before not in sign.noun_signs and before not in sign.locative
        opens = hit.first <= _HEADLINE or not sign.stops.isdisjoint(lows[hit.first - _HEADLINE - 1 : hit.first])
        named = following in _shy_before() or any(tokens.capitals[hit.after : hit.after + 1])
        return plain and (named or (opens and following not in sign.after_noun))
    if verb.form in ("base", "s"):
        if verb.form == "base" and lows[hit.first] in reactions() and is_first_person(lows, hit.first):
            return True  # "We condemn this attack," said the minister
        if "weapon" in hit.words.by_role and following in sign.stops:
            return False  # "found nothing but empty shells."
        if verb.form == "s" and noun is not None and _is_told_to_kill(lows, hit):
            return False  # "US strikes on X killed nine"
        if before in sign.before_base:
            return verb.form == "base" or noun is None or before in _RELATIVE  # "due to attacks by X"
        if verb.form == "base" and follows_actor and _is_one(lows, at):
            return False  # "an army patrol crossed the river"
        told = before in sign.adverbs and hit.first - 1 in actor_ends
        if follows_actor or told or is_second_verb(lows, hit.first, actor_ends):
            return following not in (sign.after_noun if noun is not None else sign.to_be)
        if verb.form == "base" and (before in _crowd_words() or is_verb_of_subject(lows, hit.first, actor_ends)):
            return True
        opens = before in sign.stops or before in sign.soft
        return (
            verb.form == "s"
            and noun is None
            and not opens
            and not (before in sign.noun_signs or before in counting_words() or before[0].isdigit())
            and (following not in sign.soft or _is_one_of_two(lows, hit, verb))
        )
    if follows_actor or before in sign.to_be or following == "by":
        return True
    if before == "(" and any(tokens.capitals[hit.after : hit.after + 1]):
        return False  # "Hvardiiske (occupied Crimea)"
    hurt = lows[hit.first] in _HURT and before[0].isdigit() and hit.first > 1
    if hurt and _is_counted_object(tokens, hit.first - 2):
        return False
    if before in sign.stops and verb.value == "killing" and following.isalpha() and following not in sign.locative:
        return False
    if before == "another" and noun is None and verb.form == "past":
        parted = lows[hit.first - 2]
        return parted == "and" or not parted.isalpha()  # "; another struck a car", "and another arrested"
    if before in _NOUNS_TOO and noun is None and hit.first > 1 and lows[hit.first - 2] == "the":
        return True
    if before in _WHOLE and hit.first > 1 and lows[hit.first - 2] in _OF_WHOLE and following.isalpha():
        return following in sign.locative or following in _NO_OBJECT  # "the release of all detained aid workers"
    return before == "that" or (before not in sign.noun_signs and before not in sign.locative)


def _is_told_to_kill(lows: Sequence[str], hit: Hit) -> bool:
    """Tell whether a finite verb behind says what strikes did ("US strikes on X killed nine")."""
    if hit.after - hit.first == 1 or lows[hit.after - 1] not in _STRUCK_AT:
        return False
    for i in range(hit.after, min(hit.after + _TO_KILLED, len(lows))):
        if lows[i] in _HURT or lows[i] in _LEAVING_DEAD:
            return lows[i - 1] not in signs().to_be
        if not (lows[i][0].isalnum() or lows[i] == "'s") or lows[i] in _CLAUSE_ENDS or lows[i] == "as":
            return False
    return False


def _is_one_of_two(lows: Sequence[str], hit: Hit, verb: Entry) -> bool:
    """Tell whether a verb of saying goes with a second one ("the council rejects and condemns the raid")."""
    behind = lows[hit.after : hit.after + 2]
    return verb.value == "statement" and behind[:1] == ["and"] and behind[-1].endswith("s")


def _is_one(lows: Sequence[str], at: int) -> bool:
    """Tell whether an article makes what a word ends one ("an enemy", "a rebel"): no plain verb goes with it."""
    return any(lows[i] in ("a", "an") for i in range(max(0, at - _TO_ARTICLE), at))


@lru_cache(maxsize=1)
def _shy() -> frozenset[str]:
    """Return the verbs that are read as such in a headline alone ("Quake hits Nepal", "Boat sinks off Lesbos")."""
    return frozenset(load_table("events")["shy"]["forms"])


@lru_cache(maxsize=1)
def _shy_before() -> frozenset[str]:
    return frozenset(load_table("events")["shy"]["before"])


def _is_counted_object(tokens: Tokens, at: int) -> bool:
    """Tell whether a number behind a verb counts the hurt ("treated 200 wounded"), and opens no headline."""
    low = tokens.lows[at]
    return low.endswith(("ed", "ing")) and low.isalpha()


@lru_cache(maxsize=1)
def _crowd_words() -> frozenset[str]:
    """Return the plurals that a plain verb may follow ("Thousands rally in X", "media report 40 deaths")."""
    table = load_table("deeds")["beside"]
    return frozenset((*table["marchers"], *table["tellers"]))


def _behind_aside(lows: Sequence[str], hit: Hit, actor_ends: set[int]) -> bool:
    """Tell whether only an aside parts a verb from its subject ("X, a coalition of gangs, controls most of")."""
    return any(lows[i] == "," and i in actor_ends for i in range(hit.first - 2, max(0, hit.first - _ASIDE), -1))


def find_triggers(tokens: Tokens, hits: Sequence[Hit], actors: Sequence[tuple[int, int]]) -> list[Claim]:
    """Keep the hits that are event words, each read as verb or noun; clauses are not cut yet.

    Parameters
    ----------
    tokens : Tokens
    hits : sequence of Hit
    actors : sequence of (first, after)
        The tokens of the names of actors: no verb begins inside one ("Azerbaijani shells hit"), and no noun that only
        describes one is an event ("riot police"), or is its fire ("by Israeli fire in").
    """
    actor_ends = {after for first, after in actors if not _is_in_hands(tokens.lows, first, after)}
    actor_starts = {first for first, _ in actors}
    in_actors = {i for first, after in actors for i in range(first + 1, after)}
    describing = {i for first, after in actors for i in range(first, after - 1)}
    claims: list[Claim] = []
    lows, capitals, joined = tokens.lows, tokens.capitals, compounds()
    for hit in hits:
        if "verb" not in hit.words.by_role and "noun" not in hit.words.by_role:
            continue
        capital = capitals[hit.first]
        if (capital and _is_month(tokens, hit)) or (lows[hit.first] in joined and tokens.hyphened(hit.first)):
            continue
        noun = hit.words.by_role.get("noun")
        named = hit.first in in_actors or (capital and _is_surname(tokens, hit))
        choices = () if named else hit.words.verbs
        if not choices or not _reads_as_verb(tokens, hit, choices[0], noun, actor_ends, actor_starts):
            described = hit.after - 1 in describing or (hit.first in in_actors and lows[hit.first] in gunfire())
            choices = (
                () if described else tuple(entry for entry in hit.words.entries if entry.role == "noun") if noun else ()
            )
        elif noun is not None and choices[0].form == "ing":
            choices = (*choices, noun)
        if not choices:
            continue
        entry = choices[0]
        passive = entry.role == "verb" and is_passive(tokens, hit, entry, actor_ends)
        shares = entry.role == "verb" and bool(claims) and claims[-1].passive
        passive = passive or (shares and goes_on_passive(tokens, claims[-1], hit))
        claim = Claim(hit.first, hit.after, entry, entry.value, hit.first, hit.after, passive)
        claim.choices, claim.reaction = choices, lows[hit.first] in reactions()
        claims.append(claim)
    return claims


def _is_in_hands(lows: Sequence[str], first: int, after: int) -> bool:
    """Tell whether a name says whose hands or control something is in, and begins no clause ("in RSF hands")."""
    return first > 0 and lows[first - 1] in signs().within and lows[after : after + 1] in (["hands"], ["control"])


def _is_month(tokens: Tokens, hit: Hit) -> bool:
    """Tell whether a word with a capital is a month ("planned for March"), and opens no sentence."""
    alone = hit.after - hit.first == 1 and hit.first > 0
    return alone and tokens.lows[hit.first] in _months() and tokens.lows[hit.first - 1] not in signs().stops


@lru_cache(maxsize=1)
def _months() -> frozenset[str]:
    return frozenset(load_table("dates")["months"])


def _is_surname(tokens: Tokens, hit: Hit) -> bool:
    """Tell whether a word with a capital is a part of a name ("director Burns"), inside a sentence of small letters."""
    if hit.first == 0 or hit.after - hit.first > 1 or hit.after >= len(tokens.lows):
        return False
    before = tokens.lows[hit.first - 1]
    return (
        before not in (".", "!", "?", '"', "“", ":", ")")
        and not tokens.capitals[hit.after]
        and tokens.lows[hit.after].isalpha()
    )
