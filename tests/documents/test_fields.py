"""What is asked of a text, a date and the labels of a document."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geoevents.documents.fields import MAX_CHARACTERS, MAX_LABEL, Origin, compose, read_date, shown
from geoevents.errors import BadDocument

ORIGIN = Origin("a.jsonl, line 3", "a.jsonl#3")


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2020-06-24", date(2020, 6, 24)),
        (" 2020-06-24\n", date(2020, 6, 24)),
        ("20200624", date(2020, 6, 24)),
        ("2020-06-24T23:30:00Z", date(2020, 6, 24)),
        ("2020-06-24 23:30:00.123456-05:00", date(2020, 6, 24)),
        ("Wed, 24 Jun 2020 23:30:00 -0500", date(2020, 6, 24)),
        ("24 Jun 2020 10:00 GMT", date(2020, 6, 24)),
        ("24 June 2020", date(2020, 6, 24)),
        ("2020-02-29", date(2020, 2, 29)),
        ("", None),
        (" ", None),
        (None, None),
    ],
)
def test_read_date_takes_iso_8601_and_rfc_2822_and_keeps_the_day_as_written(written, day):
    assert read_date(written, ORIGIN) == day


@pytest.mark.parametrize(
    "written",
    ["yesterday", "2020-13-45", "2019-02-29", "2020", "2020-06", "24/06/2020", "June 24, 2020", "31 Feb 2020",
     "24 Foo 2020", "24 Jun 20", "0000-01-01", 20200624, 1593000000.0, True, ["2020-06-24"], "٢٤ يونيو ٢٠٢٠",
     "2020-06-24T99:00"],
)  # fmt: skip
def test_read_date_refuses_what_is_no_day(written):
    with pytest.raises(BadDocument, match=r"^a\.jsonl, line 3: .* is no date; write 2020-06-24"):
        read_date(written, ORIGIN)


@given(st.one_of(st.text(max_size=60), st.from_regex(r"\A[A-Z][a-z]{2}, \d{1,2} [A-Z][a-z]{2} \d{4} [\d:+ -]{1,20}\Z")))
def test_read_date_makes_of_any_string_a_day_or_one_line(written):
    try:
        day = read_date(written, ORIGIN)
    except BadDocument as error:
        assert str(error).isprintable()  # noqa: PT017
    else:
        assert day is None or isinstance(day, date)


@pytest.mark.parametrize(
    "text",
    [None, 5, ["Sirte"], {"en": "Sirte"}, "", " \n\u3000", "x" * (MAX_CHARACTERS + 1), "\x01\x02\x03\x04\x05 Sirte"],
)
def test_compose_refuses_what_is_no_text(text):
    with pytest.raises(BadDocument, match=r"^a\.jsonl, line 3: "):
        compose(ORIGIN, {"text": text})


def test_compose_takes_a_text_of_the_greatest_length():
    assert len(compose(ORIGIN, {"text": "x" * MAX_CHARACTERS}).text) == MAX_CHARACTERS


def test_compose_keeps_every_offset_where_it_replaces_what_no_file_can_carry():
    text = "Sirte \ud83d was \x00 hit on Monday and again on Tuesday near Jufra."
    made = compose(ORIGIN, {"text": text}).text
    assert made == "Sirte \ufffd was \ufffd hit on Monday and again on Tuesday near Jufra."
    assert made.index("Jufra") == text.index("Jufra")


@given(
    st.text(
        alphabet=st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffd\ufffe\uffff"), min_size=1
    )
)
def test_compose_leaves_text_as_it_is(text):
    if not text.isspace():
        assert compose(ORIGIN, {"text": text}).text == text


def test_compose_keeps_damaged_text_as_long_as_most_of_it_can_be_read():
    for text in ("B\ufffdja \ufffd", "Sirte was hit \ufffd" + " in the night" * 10):
        assert compose(ORIGIN, {"text": text}).text == text


def test_compose_reports_labels_it_cannot_use_and_makes_the_document_without_them():
    errors = []
    given = {
        "text": "Sirte",
        "id": ["x"],
        "title": {},
        "source": True,
        "url": "x" * (MAX_LABEL + 1),
        "published": "soon",
    }
    document = compose(Origin("a", "a#1", errors.append), given)
    assert (document.id, document.title, document.source, document.url, document.published) == ("a#1", "", "", "", None)
    assert [str(error).split()[1] for error in errors] == ["id", "title", "source", "url", "'soon'"]


def test_compose_writes_titles_on_one_line_and_ids_as_they_are():
    document = compose(ORIGIN, {"text": "Sirte", "title": " Sirte\n is  hit ", "id": " 7 ", "source": None})
    assert (document.title, document.id, document.source) == ("Sirte is hit", " 7 ", "")


def test_compose_takes_numbers_for_ids():
    assert compose(ORIGIN, {"text": "Sirte", "id": 0}).id == "0"


@pytest.mark.parametrize("value", ["a\nb\x1b[0m", "x" * 10_000, {"a": "b" * 1_000}, 10**3_000, "\u202e", None])
def test_shown_is_short_and_printable(value):
    assert len(shown(value)) < 400
    assert shown(value).isprintable()
