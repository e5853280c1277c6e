"""The table of phrases that tell of events: spelt out when a text first has the word they begin with."""

from __future__ import annotations

import pytest

from geoevents.events.spelling import choices, inflected, openings
from geoevents.events.vocabulary import trigger_table, words_of
from geoevents.lexicon.tables import load_table
from geoevents.text.tokens import PhraseTable, find_tokens, phrase_words


def test_phrases_are_taken_up_word_by_word() -> None:
    asked = []
    rows = {"open": [("open", 1), ("open fire on", 2)], "cease": [("cease fire", 3)]}

    def phrases(word: str) -> list[tuple[str, int]]:
        asked.append(word)
        return rows[word]

    table = PhraseTable.grown(rows, phrases)
    lows = ["they", "open", "fire", "on", "them", "and", "open", "doors"]
    assert table.candidates(lows) == [1, 6]
    assert [table.match(lows, i) for i in (0, 1, 6)] == [None, (3, 2), (1, 1)]
    assert asked == ["open"]  # once, and nothing that the text has not


def test_a_word_that_begins_no_phrase_after_all_is_none() -> None:
    table: PhraseTable[int] = PhraseTable.grown({"fire"}, lambda word: [("cease fire", 1)])
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


def test_what_may_be_the_same_is_one_object() -> None:
    table = trigger_table()
    one, other = table.match(["shelling"], 0), table.match(["shelling"], 0)
    assert one is not None
    assert other is not None
    assert one[1] is other[1] is words_of(one[1].entries)
