"""The corpora are the specification: what a phrase means, and what is no phrase of place at all."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest
from effort import calls, ending
from hypothesis import given, settings
from hypothesis import strategies as st
from notation import notate

from geoevents.grammar.anaphora import antecedent
from geoevents.grammar.coordinates import find_coordinates
from geoevents.grammar.distances import offset_precision
from geoevents.grammar.grammar import find_localities, mention_of, parse_locality, read_phrase
from geoevents.grammar.sieve import LOCATING, locating_words
from geoevents.lexicon import load_lexicon
from geoevents.model import Anaphor, Intersection, Offset, Span, Toponym

HERE = Path(__file__).parents[1]


def rows(name: str) -> list[dict[str, str]]:
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def marked(text: str) -> tuple[str, list[Toponym]]:
    """Read "a race in {Tripoli}": the text without braces, and the names that stood in them."""
    plain, toponyms = "", []
    for part in re.split(r"(\{[^}]*\})", text):
        if part.startswith("{"):
            name = part[1:-1]
            toponyms.append(Toponym(Span(len(plain), len(plain) + len(name), name)))
            plain += name
        else:
            plain += part
    return plain, toponyms


POSITIVE = rows("grammar_positive.csv")
NEGATIVE = rows("grammar_negative.csv")
RUNNING = rows("grammar_running.csv")


def test_corpora_are_as_large_as_promised():
    assert len({row["phrase"] for row in POSITIVE}) >= 400
    assert len({row["text"] for row in NEGATIVE}) >= 150


@pytest.mark.parametrize("row", POSITIVE, ids=lambda row: row["phrase"])
def test_parse_locality_reads_the_positive_corpus(row):
    assert notate(parse_locality(row["phrase"])) == row["reading"]


@pytest.mark.parametrize("row", NEGATIVE, ids=lambda row: row["text"])
def test_find_localities_finds_nothing_in_the_negative_corpus(row):
    assert [notate(locality) for locality in find_localities(*marked(row["text"]))] == []


@pytest.mark.parametrize("row", RUNNING, ids=lambda row: row["text"])
def test_find_localities_reads_running_text(row):
    text, toponyms = marked(row["text"])
    found = find_localities(text, toponyms)
    assert " ; ".join(notate(locality) for locality in found) == row["readings"]
    for locality in found:
        assert text[locality.span.start : locality.span.end] == locality.span.text


@pytest.mark.parametrize(
    ("phrase", "missing"),
    [
        ("450 east of Tripoli", 'the distance "450" has no unit'),
        ("450 km east of nowhere", "no place it is counted from"),
        ("5 km of pipeline", "no place it is counted from"),
        ("possibly near Homs", "doubts it"),
        ("not in Homs", "where it is not"),
        ("", "empty"),
        ("troops may march", "no place is named or described"),
    ],
)
def test_read_phrase_says_what_is_missing(phrase, missing):
    assert missing in read_phrase(phrase)[1]


def test_read_phrase_has_nothing_against_a_plain_offset():
    assert read_phrase("450 km east of Tripoli")[1] == ""


@pytest.mark.parametrize(
    "line",
    [
        "5 km " * 2000,
        "north of " * 1100,
        "between and " * 900,
        "10 km east of Tripoli, " * 450,
        "Tripoli-" * 1250,
        "(" * 10_000,
        "a " * 5000,
        "1," * 5000,
        "12 30 " * 1666,
        "31.2N " * 1666,
        "N 5 E 3 " * 1250,
        "two hundred and " * 620,
        "°" * 10_000,
        "x" * 10_000,
        "Tripoli " + "in " * 3300,
        "5 km " + "about " * 1600,
        "the " + "old " * 2400 + "road from",
        "Tripoli, " + "some " * 1900 + "5 km east of",
        "T29S R29E S34 " * 700,
        "NE1/4 SW1/4 " * 800,
        "N.Z. " * 2000,
        "alt. 500 m, " * 830,
        "3318AC " * 1400,
        "Dunedin, 4 mi N of city " * 400,
        "al-" * 3300,
        "X. " * 3300,
        "-5 km " * 1600,
    ],
    ids=lambda line: line[:12],
)
def test_long_lines_are_read_to_their_end(line):
    toponyms = [Toponym(Span(m.start(), m.end(), "Tripoli")) for m in re.finditer("Tripoli", line)]
    with ending():
        find_localities(line, toponyms)
        parse_locality(line)


@given(
    st.lists(
        st.sampled_from(sorted({w for e in load_lexicon().phrases for w in e.words} | {"12", "Homs", "("})), max_size=30
    )
)
@settings(max_examples=150, deadline=None)
def test_any_words_can_be_read(words):
    text = " ".join(words)
    locality = parse_locality(text)
    if locality is not None:
        assert text[locality.span.start : locality.span.end] == locality.span.text


@given(st.text(max_size=200))
@settings(max_examples=150, deadline=None)
def test_any_text_can_be_read(text):
    parse_locality(text)
    find_localities(text, [])


def test_precision_of_a_distance_follows_the_best_practices():
    assert [offset_precision(n) for n in (10, 15, 30, 100, 140, 200, 1000, 2000)] == [0.5, 0.5, 0.5, 5, 5, 5, 50, 50]


def test_rounder_of_two_units_gives_the_precision():
    exact = parse_locality("16 km north of Homs").distance_m
    rounded = parse_locality("16 km (10 mi) north of Homs").distance_m
    assert exact.high - exact.best == 500
    assert rounded.best == exact.best
    assert rounded.high - rounded.best == pytest.approx(804.672)


@pytest.mark.parametrize(
    ("phrase", "half"),
    [("N", 45), ("NE", 22.5), ("NNE", 11.25), ("NbE", 5.625), ("due north", 5.6)],
)
def test_half_angle_narrows_with_the_wind(phrase, half):
    azimuth = parse_locality(f"10 km {phrase} of Homs").azimuth_deg
    assert (azimuth.high - azimuth.low) / 2 == half


def test_mention_of_a_glossed_name_has_the_name_first():
    mention = mention_of(parse_locality("Sirte (450 km east of Tripoli)"))
    assert [type(description) for description in mention.descriptions] == [Toponym, Offset]


def test_gloss_span_covers_name_and_gloss():
    gloss = parse_locality("Sirte (450 km east of Tripoli)")
    assert isinstance(gloss, Intersection)
    assert gloss.span.text == "Sirte (450 km east of Tripoli)"


def test_antecedent_of_the_city_is_the_town_the_text_is_about():
    text, toponyms = marked(
        "Government forces moved up to the edge of {Sirte} (450 km east of {Tripoli}), but mines forced them back to "
        "the Thirtieth Gate, 50 kilometres from the city centre."
    )
    localities = find_localities(text, toponyms)
    anaphor = localities[-1].ground
    assert isinstance(anaphor, Anaphor)
    assert antecedent(anaphor, toponyms, localities, lambda toponym, kind: True) == toponyms[0]


def test_antecedent_is_of_the_right_kind():
    text, toponyms = marked("Fighters left {Zliten} for the {Al-Jufra} base. They stopped 20 km from the town.")
    localities = find_localities(text, toponyms)
    chosen = antecedent(localities[-1].ground, toponyms, localities, lambda t, kind: t.span.text == "Zliten")
    assert chosen == toponyms[0]


def test_antecedent_without_a_name_before_it_is_none():
    text, toponyms = marked("They stopped 20 km from the town, and later reached {Zliten}.")
    localities = find_localities(text, toponyms)
    assert antecedent(localities[0].ground, toponyms, localities, lambda toponym, kind: True) is None


def test_many_coordinates_are_found_with_work_in_proportion():
    find_coordinates("N 5 S 3 E " * 10)
    few, many = (calls(lambda n=n: find_coordinates("N 5 S 3 E " * n)) for n in (1_000, 8_000))
    assert many < 10 * few
    assert len(find_coordinates("N 5 S 3 E " * 8_000)) == 8_000


def test_no_phrase_that_locates_is_passed_over_by_the_quick_look():
    """Sentences are read only where such a word stands: every phrase of the lexicon must show one, in its own case."""
    words = locating_words()
    located = [e for e in load_lexicon().phrases if e.classes.keys() & LOCATING]
    in_capitals = [e for e in load_lexicon().phrases if e.capital and e.capital.keys() & LOCATING]
    assert len(located) > 1000
    assert len(in_capitals) > 10
    assert [e.words for e in located if not words.locate_in(f"Sirte 12 {' '.join(e.words)} drive Misrata")] == []
    assert [e.words for e in in_capitals if not words.locate_in(f"Sirte {' '.join(e.words).upper()} Misrata")] == []
    assert not words.locate_in("The minister of Sirte met the mayor of Misrata's council.")


def test_a_unit_without_its_number_and_a_time_without_travel_locate_nothing():
    words = locating_words()
    for text in ("12 nautical miles from it", "a mile off", "at mile 90 of it", "two hours' drive away", "5km out"):
        assert words.measure_in(text), text
    for text in ("at 7 p.m. today", "in an hour", "I'm 12", "On foot they left", "miles away", "on the 12th. Feet"):
        assert not words.measure_in(text), text
