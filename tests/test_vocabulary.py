"""The table of phrases that tell of events: spelt out when a text first has the word they begin with."""

from __future__ import annotations

from typing import Any

import pytest

from geoevents.events.words.spelling import choices, inflected, openings
from geoevents.events.words.vocabulary import trigger_table, words_of
from geoevents.lexicon.tables import load_table
from geoevents.text.tokens import ENDS, PhraseTable, find_tokens, phrase_words


class Twig:
    """A bud for tests: it knows what it grows into, and tells when it does."""

    def __init__(self, path: str, node: dict[str, Any], grown: list[str]) -> None:
        self.path, self.node, self.grown = path, node, grown

    def grow(self) -> dict[str, Any]:
        self.grown.append(self.path)
        return self.node


def test_phrases_are_taken_up_as_far_as_a_text_has_them() -> None:
    grown: list[str] = []
    on = Twig("open fire on", {ENDS: 2}, grown)
    fire = Twig("open fire", {"on": on}, grown)
    roots = {
        "open": Twig("open", {ENDS: 1, "fire": fire}, grown),
        "cease": Twig("cease", {"fire": Twig("cease fire", {ENDS: 3}, grown)}, grown),
    }
    table: PhraseTable[int] = PhraseTable.grown(roots, roots.__getitem__)
    lows = ["they", "open", "fire", "on", "them", "and", "open", "doors", "and", "cease"]
    assert table.candidates(lows) == [1, 6]
    assert [table.match(lows, i) for i in (0, 1, 6, 9)] == [None, (3, 2), (1, 1), None]
    assert grown == ["open", "cease", "open fire", "open fire on"]  # each once, and nothing that the text has not
    assert table.match(lows, 1) == (3, 2)
    assert len(grown) == 4


def test_a_word_that_begins_no_phrase_after_all_is_none() -> None:
    table: PhraseTable[int] = PhraseTable.grown({"fire"}, lambda word: Twig(word, {}, []))
    assert table.candidates(["fire"]) == []
    assert table.match(["fire"], 0) is None


@pytest.mark.parametrize(
    ("phrase", "heads", "rest"),
    [
        ("rout", ["rout"], ""),
        ("shoot and kill", ["shoot"], "and kill"),
        ("(open|) fire (on|at)", ["open fire", "fire"], "(on|at)"),
        ("(take a|seize the) town", ["take a", "seize the"], "town"),
        ("(re|)take the town", ["retake", "take"], "the town"),
        ("(|heavily) (|and again)", ["heavily and again", "heavily", "and again", ""], ""),
    ],
)
def test_openings_decide_the_first_word(phrase: str, heads: list[str], rest: str) -> None:
    found, left = openings(phrase)
    assert (sorted(found), left) == (sorted(heads), rest)


def test_every_listed_verb_is_in_the_table_in_all_its_forms() -> None:
    table, events = trigger_table(), load_table("events")
    silent = set(events["silent"]["forms"])
    lost = []
    for row in (*events["verbs"], *load_table("deeds")["verbs"]):
        for listed in row["words"]:
            phrase = next(iter(choices(listed)))
            for spelled, form in inflected(phrase):
                if spelled in silent and form != "base":
                    continue
                words = phrase_words(f"to {spelled}" if spelled in silent else spelled)
                found = table.match(words, 0)
                if found is None or found[0] != len(words) or row["kind"] not in {e.value for e in found[1].entries}:
                    lost.append(spelled)
    assert lost == []


def test_a_silent_form_is_read_behind_to_only() -> None:
    table = trigger_table()
    assert table.match(["drop"], 0) is None or "verb" not in table.match(["drop"], 0)[1].by_role  # type: ignore[index]
    found = table.match(find_tokens("to drop").lows, 0)
    assert found is not None
    assert found[1].by_role["verb"].form == "base"


@pytest.mark.parametrize(
    ("words", "value", "form"),
    [
        ("shot and killed", "attack_on_civilians", "past"),
        ("shooting and killing", "attack_on_civilians", "ing"),
        ("air strikes", "air_strike", "noun"),
    ],
)
def test_forms_behind_the_first_word_are_spelt_out(words: str, value: str, form: str) -> None:
    lows = words.split()
    found = trigger_table().match(lows, 0)
    assert found is not None
    assert found[0] == len(lows)
    assert (value, form) in {(entry.value, entry.form) for entry in found[1].entries}


def test_a_longer_phrase_may_be_what_the_shorter_one_in_it_is() -> None:
    table = trigger_table()
    longer, shorter = table.match(["flown", "to"], 0), table.match(["flown"], 0)
    assert longer is not None
    assert shorter is not None
    assert longer[0] == 2
    assert {e for e in shorter[1].entries if e.role == "verb"} <= set(longer[1].entries)


def test_what_may_be_the_same_is_one_object() -> None:
    table = trigger_table()
    one, other = table.match(["shelling"], 0), table.match(["shelling"], 0)
    assert one is not None
    assert other is not None
    assert one[1] is other[1] is words_of(one[1].entries)
