"""JSON lines and CSV: one document a row, read as a stream."""

import csv
import io
import json
import tracemalloc
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geoevents.documents.fields import Origin
from geoevents.documents.rows import MAX_ROW_BYTES, read_csv, read_json_lines
from geoevents.errors import BadDocument

TEXTS = st.text(
    alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\0\x7f\ufffd\ufffe\uffff", min_codepoint=0x20)
    | st.sampled_from("\r\n\t"),
    min_size=1,
).filter(lambda text: text.strip() and not any("\x7f" <= c <= "\x9f" for c in text))


def read(data, reader):
    """Return the documents and the lines of the errors."""
    errors = []
    data = data if isinstance(data, bytes) else data.encode()
    documents = list(reader(io.BytesIO(data), Origin("f", "f", errors.append)))
    return documents, [str(error) for error in errors]


@given(st.lists(TEXTS, min_size=1, max_size=5))
def test_read_json_lines_gives_back_every_text_as_it_was(texts):
    documents, errors = read("".join(json.dumps({"text": text}) + "\n" for text in texts), read_json_lines)
    assert [d.text for d in documents] == texts
    assert errors == []


@given(st.lists(TEXTS, min_size=1, max_size=5))
def test_read_csv_gives_back_every_text_as_it_was(texts):
    out = io.StringIO()
    csv.writer(out).writerows([["text"], *([text] for text in texts)])
    documents, errors = read(out.getvalue(), read_csv)
    assert [d.text for d in documents] == texts
    assert errors == []


def test_read_json_lines_takes_every_field():
    row = {
        "text": "Sirte",
        "published": "2020-06-24",
        "source": "Wire",
        "title": "T",
        "id": 7,
        "url": "http://x",
        "more": [],
    }
    [document], _ = read(json.dumps(row), read_json_lines)
    assert (document.id, document.published, document.source) == ("7", date(2020, 6, 24), "Wire")
    assert (document.title, document.url) == ("T", "http://x")


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        (b"{", "not JSON"),
        (b"Sirte", "not JSON"),
        (b"[]", "no JSON object"),
        (b'"Sirte"', "no JSON object"),
        (b"null", "no JSON object"),
        (b"{}", "no key 'text'; the keys are none"),
        (b'{"Text": "Sirte", "body": 1}', "no key 'text'; the keys are 'Text', 'body'"),
        (b'{"text": 5}', "text is 5, not a string"),
        (b'{"text": NaN}', "text is nan, not a string"),
        (b'{"text": null}', "text is None, not a string"),
        (b'{"text": " "}', "the text is empty"),
        (b'{"text": "Sirte \xff"}', "not UTF-8"),
        (b"[" * 100_000, "JSON"),
        (b'{"text": ' + b"9" * 5_000 + b"}", "JSON"),
    ],
)
def test_read_json_lines_names_the_bad_line_and_reads_the_next(line, fault):
    documents, errors = read(b'{"text": "Sirte"}\n\n' + line + b'\r\n{"text": "Jufra"}', read_json_lines)
    assert [(d.id, d.text) for d in documents] == [("f#1", "Sirte"), ("f#4", "Jufra")]
    assert len(errors) == 1
    assert errors[0].startswith("f, line 3: ")
    assert fault in errors[0]


def test_read_json_lines_puts_surrogate_pairs_together_and_replaces_halves():
    documents, _ = read(r'{"text": "\ud83d\ude00 Sirte was hit in the night, \ud83d Jufra"}', read_json_lines)
    assert documents[0].text == "\U0001f600 Sirte was hit in the night, \ufffd Jufra"


def test_read_json_lines_skips_a_line_that_is_too_long_without_holding_it():
    class Endless(io.RawIOBase):
        left = 5 * MAX_ROW_BYTES

        def readable(self):
            return True

        def readinto(self, buffer):
            size = min(len(buffer), self.left)
            self.left -= size
            buffer[:size] = b"x" * size
            return size

    tracemalloc.start()
    try:
        errors = []
        assert list(read_json_lines(io.BufferedReader(Endless()), Origin("f", "f", errors.append))) == []
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert [str(error) for error in errors] == [f"f, line 1: longer than {MAX_ROW_BYTES:,} bytes"]
    assert peak < 4 * MAX_ROW_BYTES


@pytest.mark.parametrize("reader", [read_json_lines, read_csv])
@pytest.mark.parametrize("data", [b"", b"\n \n", b"\xef\xbb\xbf", b"\xef\xbb\xbf\r\n"])
def test_readers_of_rows_say_that_a_file_is_empty(reader, data):
    with pytest.raises(BadDocument, match=r"^f: (the file is empty|no column names in row 1)$"):
        read(data, reader)


def test_read_csv_takes_columns_in_any_order_and_case_and_leaves_the_rest():
    table = 'note,Published, TEXT ,"ID"\nn,2020-06-24,"Sirte, again",7\n,,Jufra,\n'
    documents, errors = read(table, read_csv)
    assert [(d.id, d.text, d.published) for d in documents] == [
        ("7", "Sirte, again", date(2020, 6, 24)),
        ("f#3", "Jufra", None),
    ]
    assert errors == []


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_read_csv_takes_what_spreadsheets_write(delimiter, encoding):
    table = f'id{delimiter}text\r\n1{delimiter}"Béja was hit, and “Médenine”; twice"\r\n'
    [document], _ = read(table.encode(encoding), read_csv)
    assert document.text == "Béja was hit, and “Médenine”; twice"


def test_read_csv_counts_rows_as_a_spreadsheet_does():
    documents, errors = read('text,published\n"Sirte\nwas hit",\n,\nJufra,soon\n,2020-06-24\n', read_csv)
    assert [d.id for d in documents] == ["f#2", "f#4"]
    assert [error.partition(":")[0] for error in errors] == ["f, row 4", "f, row 5"]


def test_read_csv_keeps_formulas_as_they_are():
    [document], _ = read("text\n=HYPERLINK(1) near Sirte\n", read_csv)
    assert document.text == "=HYPERLINK(1) near Sirte"


@pytest.mark.parametrize(
    ("table", "fault"),
    [
        (
            "title,body\na,b\n",
            "no column 'text': rename the column that holds the dispatches to text; it has 'title', 'body'",
        ),
        (
            "title;body\na;b, c\n",
            "no column 'text': rename the column that holds the dispatches to text; it has 'title', 'body'",
        ),
        ("text,Text\na,b\n", "more than one column 'text'"),
        ("\n\ntext\nSirte\n", "no column names in row 1"),
        ("text\n", "no rows below the column names"),
        ('text\n"Sirte\nJufra\n', "row 2: unexpected end of data"),
        ('text\n"Sirte" was hit\n', "row 2: .*this row and those after it are not read"),
        ("text\nSirte\0\n", "NUL"),
        ("PK\x03\x04\0\0", "NUL"),
    ],
)
def test_read_csv_says_what_is_wrong_with_the_table(table, fault):
    with pytest.raises(BadDocument, match=f"^f(, .*)?: .*{fault.removeprefix('row 2: ')}"):
        read(table, read_csv)


def test_read_csv_refuses_a_row_whose_cells_run_over():
    documents, errors = read("text,id\nSirte, again,7\nJufra,8,,\n", read_csv)
    assert [d.id for d in documents] == ["8"]
    assert errors == ["f, row 2: 3 cells under 2 column names; put cells with commas in quotes"]


def test_read_csv_takes_long_cells_and_leaves_the_limit_of_the_process_alone():
    before = csv.field_size_limit()
    [document], _ = read(f"text\n{'Sirte ' * 100_000}\n", read_csv)
    assert len(document.text) == 600_000
    assert csv.field_size_limit() == before


def test_read_csv_caps_a_row_whose_quote_never_closes():
    with pytest.raises(BadDocument, match=r"row 2: field larger than field limit \(20000000\)"):
        read(b'text\n"' + b"Sirte was hit\n" * 1_500_000, read_csv)
