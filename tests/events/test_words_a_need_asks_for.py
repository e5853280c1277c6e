"""A need that asks for a word is never met where its sentence has none, and one that asks for none may be."""

import pytest

from geoevents.events.kinds.needs import may_tell, meets_needs
from geoevents.events.words.hits import Claim
from geoevents.events.words.scenes import Scene
from geoevents.events.words.vocabulary import Entry
from geoevents.events.words.wordsbeside import STANDS, beside
from geoevents.text.tokens import find_tokens


def _scene(text: str, verb: str, needs: str) -> tuple[Scene, Claim]:
    tokens = find_tokens(text)
    at = tokens.lows.index(verb)
    entry = Entry("verb", "killing", "agent", frozenset({needs}), "past")
    claim = Claim(at, at + 1, entry, entry.value, 0, len(tokens.lows), choices=(entry,))
    words = frozenset(tokens.lows)
    return Scene(tokens, 0, len(tokens.lows), [], [], [], [claim], words=words), claim


@pytest.mark.parametrize("where", sorted(STANDS))
def test_a_list_without_a_word_in_the_sentence_meets_no_need_that_asks_for_one(where: str) -> None:
    scene, claim = _scene("The miner dropped a lamp near the gate.", "dropped", f"{where}.limbs")
    assert beside("limbs").isdisjoint(scene.words)
    assert may_tell(claim, scene.tokens.lows, scene.words) == meets_needs(claim.entry, scene, claim)


@pytest.mark.parametrize("where", sorted(STANDS))
@pytest.mark.parametrize(
    "text", ["His hands dropped a lamp.", "The miner dropped his hands.", "He dropped, arms down."]
)
def test_a_sentence_that_meets_a_need_is_never_passed_over(where: str, text: str) -> None:
    scene, claim = _scene(text, "dropped", f"{where}.limbs")
    assert may_tell(claim, scene.tokens.lows, scene.words) or not meets_needs(claim.entry, scene, claim)


def test_a_person_by_any_noun_is_as_good_as_a_word_of_the_list() -> None:
    scene, claim = _scene("Riders dropped a monarch near the gate.", "dropped", "next.people")
    assert beside("people").isdisjoint(scene.words)
    assert may_tell(claim, scene.tokens.lows, scene.words)
    assert meets_needs(claim.entry, scene, claim)
