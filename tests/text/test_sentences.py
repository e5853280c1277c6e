"""Sentences: exact offsets, whatever the writer left out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geoevents.text.sentences import split_sentences


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The town fell. Its mayor fled.", ["The town fell.", "Its mayor fled."]),
        ("They left Sirte.France has protested.", ["They left Sirte.", "France has protested."]),
        ("Gen. Haftar met Lt. Col. Saleh in St. Petersburg.", ["Gen. Haftar met Lt. Col. Saleh in St. Petersburg."]),
        ("U.S. forces left. The U.S. The base is empty.", ["U.S. forces left.", "The U.S.", "The base is empty."]),
        ("“We will stay.” He then left.", ["“We will stay.”", "He then left."]),
        ("Clashes in the south\n\nThe army denies losses.", ["Clashes in the south", "The army denies losses."]),
        ("NATO concern\nThe alliance met.", ["NATO concern", "The alliance met."]),
        ("It moved 3.5 km. Then it stopped.", ["It moved 3.5 km.", "Then it stopped."]),
        ("postponed the day before yesterday. Sunday.", ["postponed the day before yesterday. Sunday."]),
        (
            "The convoy of forty vehicles that had left the coast in the morning\nreached the town at night.",
            ["The convoy of forty vehicles that had left the coast in the morning\nreached the town at night."],
        ),
        (
            "Flash Update No. 14 covers two days. It follows No. 13.",
            ["Flash Update No. 14 covers two days.", "It follows No. 13."],
        ),
        ('Is he alive? "No. 14 people saw it."', ["Is he alive?", '"No.', '14 people saw it."']),
        (
            "- 214 incidents were documented in the two provinces this week\n- 43 people died, 29 were seized",
            ["- 214 incidents were documented in the two provinces this week", "- 43 people died, 29 were seized"],
        ),
        (
            "The convoy had left the coast in the morning with forty vehicles\n– some empty – and came back",
            ["The convoy had left the coast in the morning with forty vehicles\n– some empty – and came back"],
        ),
        ("", []),
        (" \n\t\n", []),
    ],
)
def test_split_sentences_cuts_as_a_reader_does(text: str, expected: list[str]) -> None:
    assert [span.text for span in split_sentences(text)] == expected


@given(st.text(alphabet=st.sampled_from(list('aA.!?\n "”1,é')), max_size=200))
def test_split_sentences_quotes_the_text_to_the_letter_and_loses_no_word(text: str) -> None:
    spans = split_sentences(text)
    assert all(text[span.start : span.end] == span.text for span in spans)
    assert "".join("".join(span.text for span in spans).split()) == "".join(text.split())


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Troops opened fire at about 10.20 a.m. Baku called the report false.", 2),
        ("The blast hit the market at 6 p.m. Nine people died.", 2),
        ("The blast hit the market at 6 p.m. Monday, killing nine.", 1),
        ("The quake struck at 4 a.m. GMT on Tuesday.", 1),
        ("It began at 4 a.m. Kyiv time.", 1),
        ("It began at 4 a.m. and ended at noon.", 1),
    ],
)
def test_an_hour_ends_a_sentence_before_a_capital_that_is_no_day_or_zone(text: str, count: int) -> None:
    assert len(split_sentences(text)) == count
