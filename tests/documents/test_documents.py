"""What read_documents makes of paths: order, ids, dates, errors, standard input, memory."""

import io
import json
import os
import subprocess
import sys
import tempfile
import tracemalloc
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from geoevents.documents import SUFFIXES, read_documents
from geoevents.documents.fields import MAX_CHARACTERS
from geoevents.documents.formats import MAX_BYTES
from geoevents.errors import BadDocument


def read(paths, **options):
    """Return the documents and the lines of the errors."""
    errors = []
    documents = list(read_documents(paths, on_error=errors.append, **options))
    return documents, [str(error) for error in errors]


def test_read_documents_orders_a_folder_by_name_and_names_documents_by_path(tmp_path):
    for name in ("b.txt", "a/2.txt", "a/1.TXT", "c.jsonl"):
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_text('{"text": "Sirte"}\n' if name == "c.jsonl" else "Sirte")
    documents, errors = read(tmp_path)
    assert [document.id for document in documents] == ["a/1.TXT", "a/2.txt", "b.txt", "c.jsonl#1"]
    assert errors == []


def test_read_documents_passes_over_hidden_unknown_and_readme_files_in_a_folder(tmp_path):
    for name in (".hidden.txt", ".git/a.txt", "gold.geojson", "README.md", "notes.docx", "no_suffix"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("Sirte")
    (tmp_path / "a.txt").write_text("Sirte")
    documents, errors = read(tmp_path)
    assert [document.id for document in documents] == ["a.txt"]
    assert errors == []


def test_read_documents_reads_a_readme_that_is_named(tmp_path):
    file = tmp_path / "README.md"
    file.write_text("Sirte")
    assert next(read_documents(file)).text == "Sirte"


def test_read_documents_takes_one_path_or_several(tmp_path):
    one, two = tmp_path / "1.txt", tmp_path / "2.txt"
    one.write_text("Sirte")
    two.write_text("Jufra")
    assert [d.text for d in read_documents(str(one))] == ["Sirte"]
    assert [d.text for d in read_documents(path for path in (two, str(one)))] == ["Jufra", "Sirte"]


def test_read_documents_makes_ids_unique_over_files_and_rows(tmp_path):
    for folder in ("x", "y"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.txt").write_text("Sirte")
    rows = tmp_path / "rows.jsonl"
    rows.write_text("".join(json.dumps({"id": id, "text": "Sirte"}) + "\n" for id in ("7", "a.txt#2", 7, "7#2", "7")))
    documents, _ = read([tmp_path / "x", tmp_path / "y", rows, rows])
    ids = [document.id for document in documents]
    assert ids[:4] == ["a.txt", "a.txt#2", "7", "a.txt#2#2"]
    assert len(set(ids)) == len(ids) == 12


def test_read_documents_dates_only_texts_that_carry_no_date(tmp_path):
    file = tmp_path / "a.jsonl"
    file.write_text(
        '{"text": "Sirte", "published": "2019-01-02"}\n{"text": "Sirte"}\n{"text": "Sirte", "published": ""}\n'
    )
    documents, _ = read(file, published=date(2020, 6, 24))
    assert [d.published for d in documents] == [date(2019, 1, 2), date(2020, 6, 24), date(2020, 6, 24)]


@pytest.mark.parametrize(
    "written", ["yesterday", "2020-13-45", "2020-06", "24.6.2020", "06/24/2020", "7:58 AM ET", 20200624]
)
def test_read_documents_reports_a_date_that_is_none_and_keeps_the_text(tmp_path, written):
    file = tmp_path / "a.jsonl"
    file.write_text(json.dumps({"text": "Sirte was hit.", "published": written}))
    documents, [line] = read(file)
    assert [(d.text, d.published) for d in documents] == [("Sirte was hit.", None)]
    assert f"{file}, line 1: " in line
    assert repr(written) in line
    assert "write 2020-06-24" in line


def test_read_documents_raises_the_first_error_where_nobody_takes_it(tmp_path):
    (tmp_path / "a.txt").write_text("Sirte")
    (tmp_path / "b.txt").write_bytes(b"")
    documents = read_documents(tmp_path)
    assert next(documents).id == "a.txt"
    with pytest.raises(BadDocument, match=r"b\.txt: the file is empty"):
        next(documents)


def test_read_documents_goes_on_after_every_kind_of_bad_file(tmp_path):
    (tmp_path / "1.txt").write_bytes(b"")
    (tmp_path / "2.txt").write_bytes(b" \n\t\n")
    (tmp_path / "3.txt").write_bytes(bytes(range(256)) * 10)
    with (tmp_path / "4.txt").open("wb") as file:
        file.truncate(200_000_000)
    (tmp_path / "5.txt").write_text("x" * (MAX_CHARACTERS + 1))
    (tmp_path / "6.pdf").write_bytes(b"rubbish")
    (tmp_path / "7.html").write_bytes(b"<html><body><script>var x</script></body></html>")
    (tmp_path / "8.csv").write_text("title,date\na,b\n")
    (tmp_path / "9.txt").write_text("Sirte was hit.")
    documents, lines = read(tmp_path)
    assert [d.id for d in documents] == ["9.txt"]
    assert [Path(line.partition(":")[0]).name for line in lines] == [
        "1.txt", "2.txt", "3.txt", "4.txt", "5.txt", "6.pdf", "7.html", "8.csv",
    ]  # fmt: skip
    assert f"more than {MAX_BYTES:,} bytes" in lines[3]
    assert all(line.isprintable() for line in lines)


@pytest.mark.parametrize(
    "name", ["missing.txt", "missing", "", "a\0b.txt", "x" * 300 + ".txt", "notes.docx", "no_suffix"]
)
def test_read_documents_reports_a_named_path_it_cannot_use_in_one_line(tmp_path, name):
    (tmp_path / "notes.docx").write_text("Sirte")
    (tmp_path / "no_suffix").write_text("Sirte")
    documents, lines = read([f"{tmp_path}/{name}" if name else ""])
    assert documents == []
    assert len(lines) == 1
    assert lines[0].isprintable()


def test_read_documents_reports_a_folder_that_holds_no_dispatch(tmp_path):
    (tmp_path / "gold.geojson").write_text("{}")
    _, [line] = read(tmp_path)
    assert str(tmp_path) in line
    assert ".txt" in line


def test_read_documents_opens_no_pipe(tmp_path):
    os.mkfifo(tmp_path / "a.txt")
    _, [line] = read(tmp_path)
    assert line.endswith("a.txt: a pipe, socket or device, not a file")


def test_read_documents_survives_loops_and_dangling_links(tmp_path):
    (tmp_path / "a.txt").write_text("Sirte")
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / "folder.txt").symlink_to(tmp_path)
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nothing")
    (tmp_path / "self.txt").symlink_to("self.txt")
    (tmp_path / "also.txt").symlink_to("a.txt")
    documents, lines = read(tmp_path)
    assert [d.id for d in documents] == ["a.txt", "also.txt"]
    assert [Path(line.partition(": ")[0]).name for line in lines] == ["gone.txt", "self.txt"]


@pytest.mark.skipif(not hasattr(os, "seteuid") or os.geteuid() != 0, reason="becomes another user")
def test_read_documents_reports_what_it_may_not_read():
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        root.chmod(0o755)
        for name, mode in (("1.txt", 0o600), ("2.txt", 0o644)):
            (root / name).write_text("Sirte")
            (root / name).chmod(mode)
        (root / "locked").mkdir(mode=0o700)
        os.seteuid(65534)
        try:
            documents, lines = read(root)
        finally:
            os.seteuid(0)
    assert [d.id for d in documents] == ["2.txt"]
    assert lines == [f"{root}/1.txt: Permission denied", f"{root}/locked: Permission denied"]


def test_read_documents_names_a_file_of_any_name_in_one_printable_line(tmp_path):
    name = os.fsdecode(b"a\n\x1b[31m\xff.txt")
    (tmp_path / name).write_text("")
    (tmp_path / ("b" + name)).write_text("Sirte")
    [document], [line] = read(tmp_path)
    assert line.isprintable()
    document.id.encode()


@pytest.mark.parametrize(
    ("given", "ids"),
    [
        (b'{"text": "Sirte"}\n{"text": "Jufra", "id": "j"}\n', ["stdin#1", "j"]),
        (b'\xef\xbb\xbf \n{"text": "Sirte"}\n', ["stdin#2"]),
        (b"Sirte was hit.\n{", ["stdin"]),
    ],
)
def test_read_documents_tells_json_lines_from_text_on_standard_input(monkeypatch, given, ids):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BufferedReader(io.BytesIO(given))))
    assert [d.id for d in read_documents("-")] == ids


def test_read_documents_reports_an_empty_standard_input():
    program = "from geoevents.documents import read_documents; list(read_documents('-', on_error=print))"
    run = subprocess.run([sys.executable, "-c", program], input=b"", capture_output=True, check=True)
    assert run.stdout.decode() == "standard input: the file is empty\n"


def test_read_documents_loads_no_parser_for_text_and_rows(tmp_path):
    (tmp_path / "a.txt").write_text("Sirte")
    (tmp_path / "a.jsonl").write_text('{"text": "Sirte"}')
    program = (
        "import sys; from geoevents.documents import read_documents; list(read_documents(sys.argv[1]));"
        "print({'pandas', 'trafilatura', 'pypdf', 'yaml', 'lxml', 'charset_normalizer'} & set(sys.modules))"
    )
    run = subprocess.run([sys.executable, "-c", program, tmp_path], capture_output=True, check=True)
    assert run.stdout.decode() == "set()\n"


@pytest.mark.parametrize("suffix", [".jsonl", ".csv"])
def test_read_documents_holds_one_row_at_a_time(tmp_path, suffix):
    file = tmp_path / f"a{suffix}"
    line = '{"text": "%s"}\n' if suffix == ".jsonl" else "%s\n"
    with file.open("w") as out:
        out.write("" if suffix == ".jsonl" else "text\n")
        for number in range(2_000):
            out.write(line % f"{number} Sirte was hit. ".ljust(10_000, "x"))
    tracemalloc.start()
    try:
        rows = sum(1 for _ in read_documents(file))
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert rows == 2_000
    assert peak < 1_000_000 < file.stat().st_size / 10


_HOSTILE = st.one_of(
    st.binary(max_size=400),
    st.text(max_size=200).map(lambda text: text.encode("utf-8", "surrogatepass")),
    st.lists(
        st.sampled_from(
            ["---\n", "title: ", "date: ", "text", ",", '"', "\n", "\r", "{", "}", "[", ":", '"text":', "<p>", "</",
             "<!--", "&#0;", "<?xml", "%PDF-1.4\n", "1 0 obj", "trailer", "\\ud800", "\ufeff", "Sirte was hit. ",
             "\x00", "é"]
        ),
        max_size=40,
    ).map(lambda parts: "".join(parts).encode()),
)  # fmt: skip


@settings(deadline=None, max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=_HOSTILE, suffix=st.sampled_from(SUFFIXES))
def test_read_documents_makes_of_any_bytes_documents_or_lines(tmp_path, data, suffix):
    file = tmp_path / f"a{suffix}"
    file.write_bytes(data)
    documents, lines = read(file)
    assert documents or lines
    for line in lines:
        assert line.isprintable()
        assert line.startswith(str(file))
    for document in documents:
        assert document.text.strip()
        for value in (document.id, document.text, document.title, document.source, document.url):
            assert type(value) is str
            value.encode("utf-8")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.jsonl", '{"text": "Sirte was hit.", "date": "2020-06-24"}\n'),
        ("a.csv", "text,date\nSirte was hit.,2020-06-24\n"),
        ("a.md", "---\npublished: 2020-06-24\n---\nSirte was hit."),
    ],
)
def test_the_date_of_a_document_may_go_by_either_name(tmp_path: Path, name: str, content: str) -> None:
    (tmp_path / name).write_text(content)
    assert [document.published for document in read_documents(tmp_path / name)] == [date(2020, 6, 24)]


@pytest.mark.parametrize(
    ("column", "days"),
    [
        (["3/11/2026", "27/11/2026"], [date(2026, 11, 3), date(2026, 11, 27)]),
        (["11/3/2026", "11/27/2026"], [date(2026, 11, 3), date(2026, 11, 27)]),
        (["3/11/2026", "2026-11-27"], [None, date(2026, 11, 27)]),
        (["13/11/2026", "11/27/2026"], [None, None]),
    ],
    ids=["day first", "month first", "either", "both"],
)
def test_a_column_of_dates_with_slashes_tells_whether_the_day_comes_first(tmp_path, column, days):
    table = tmp_path / "wires.csv"
    table.write_text("date,text\n" + "".join(f"{day},Sirte was shelled.\n" for day in column), "utf-8")
    documents, errors = read(table)
    assert [document.published for document in documents] == days
    assert [str(error).startswith(f"{table}, row ") for error in errors] == [True] * days.count(None)
    if column[0] == "3/11/2026" and errors:
        assert "may have the day first or the month" in str(errors[0])
