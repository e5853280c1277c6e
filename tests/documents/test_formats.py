"""Text, Markdown, HTML and PDF: one document a file."""

import logging
from datetime import date

import pypdf
import pytest
from effort import ending
from hypothesis import given, settings
from hypothesis import strategies as st

from geoevents.documents.fields import MAX_CHARACTERS, Origin
from geoevents.documents.formats import (
    MAX_HEADER,
    MAX_HTML_TAGS,
    MAX_PDF_PAGES,
    read_header,
    read_html,
    read_markdown,
    read_pdf,
    read_text,
)
from geoevents.errors import BadDocument

ORIGIN = Origin("f", "f")


def read(data, reader):
    """Return the document and the lines of the errors."""
    errors = []
    data = data if isinstance(data, bytes) else data.encode()
    return reader(data, Origin("f", "f", errors.append)), [str(error) for error in errors]


def make_pdf(*pages, trailer=b""):
    """Return a PDF of these content streams, one a page, written out by hand."""
    kids = b" ".join(b"%d 0 R" % (4 + 2 * i) for i in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(pages), kids),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for i, content in enumerate(pages):
        objects += [
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Resources << /Font << /F 3 0 R >> >> "
            b"/Contents %d 0 R >>" % (5 + 2 * i),
            b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
        ]
    out = b"%PDF-1.4\n"
    offsets = []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    table += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    end = b"trailer << /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, trailer, len(out))
    return out + table + end


def shows(text):
    return b"BT /F 12 Tf 72 700 Td (" + text.encode() + b") Tj ET"


# --- plain text and Markdown


def test_read_text_keeps_blank_space_about_the_text():
    document, _ = read("\n  Sirte was hit. \r\n\r\n", read_text)
    assert document.text == "\n  Sirte was hit. \n\n"


def test_read_markdown_takes_front_matter_off_the_text():
    header = "title: Raid\ndate: 2020-06-24\nsource: Wire\nurl: https://x.example/a?b=1#c\ntags: [a, b]\n"
    document, errors = read(f"---\n{header}---\n\n# Sirte\n*was* hit.\n", read_markdown)
    assert document.text == "\n# Sirte\n*was* hit.\n"
    assert (document.title, document.published, document.source) == ("Raid", date(2020, 6, 24), "Wire")
    assert document.url == "https://x.example/a?b=1#c"
    assert errors == []


def test_read_markdown_knows_the_date_by_the_name_that_tables_give_it():
    document, _ = read("---\npublished: 2020-06-24\n---\nSirte was hit.", read_markdown)
    assert document.published == date(2020, 6, 24)


@pytest.mark.parametrize(
    "text", ["Sirte\n---\nwas hit", "---\n\nSirte was hit", "--- \n", "----\nSirte\n---\n", "+++\na\n+++\n", "---"]
)
def test_read_markdown_takes_a_rule_for_text(text):
    assert read(text, read_markdown)[0].text == text


@pytest.mark.parametrize(
    ("header", "title"),
    [
        ("title: Libya: clashes at Sirte", "Libya: clashes at Sirte"),
        ("title: 'Libya: clashes at Sirte'", "Libya: clashes at Sirte"),
        ('title: "Libya: clashes at Sirte"', "Libya: clashes at Sirte"),
        ("title: 'Libya''s war: a view'", "Libya's war: a view"),
        ('title: Libya\'s war: a "view":', 'Libya\'s war: a "view":'),
        ('title: "Sirte" falls: report', '"Sirte" falls: report'),
        ("title: [Updated] Sirte falls", "[Updated] Sirte falls"),
        ("title: {{7*7}} & *more*", "{{7*7}} & *more*"),
        ("title: @wire #5 % `x` > y | z", "@wire #5 % `x` > y | z"),
        ("title: Sirte # as first printed", "Sirte"),
        ("title: >\n  Libya: clashes\n  at Sirte", "Libya: clashes at Sirte"),
        ("title: Clashes\n  at Sirte", "Clashes at Sirte"),
        ("title: [Sirte, Jufra]", "Sirte, Jufra"),
        ("title:\n  - Sirte\n  - Jufra", "Sirte, Jufra"),
        ("Title : Sirte", "Sirte"),
        ('"title": "Sirte"', "Sirte"),
        ("{title: Sirte, tags: [a, b]}", "Sirte"),
        ("tags:\n  - a: b\n    title: no\ntitle: Sirte", "Sirte"),
        ("title: 2020-06-24", "2020-06-24"),
        ("title: no", "no"),
        ("title: العربية: سرت 😀", "العربية: سرت 😀"),
    ],
)
def test_read_header_reads_a_title_however_it_is_written(header, title):
    assert read_header(header, ORIGIN)["title"].strip() == title


@pytest.mark.parametrize(
    "header",
    [
        "- a\n- b",
        "just words",
        "title:Sirte",
        "title: a\n\tb: c",
        "a: &x\n  - 1\nb:\n  - *x",
        "? [a]\n: b",
        "title: \x07",
        "%YAML 9",
    ],
)
def test_read_markdown_reports_a_bad_header_in_one_line_and_reads_the_text(header):
    document, errors = read(f"---\n{header}\n---\nSirte was hit.", read_markdown)
    assert (document.text, document.title) == ("Sirte was hit.", "")
    assert len(errors) == 1
    assert "front matter" in errors[0]
    assert errors[0].isprintable()


def test_read_markdown_names_the_line_of_the_header():
    _, [line] = read("---\ntitle: a\nauthor:\n  name: b: c\n---\nSirte", read_markdown)
    assert line.startswith("f, line 4: ")


def test_read_markdown_reports_a_date_that_is_none_and_keeps_the_rest_of_the_header():
    document, [line] = read("---\ntitle: Raid\ndate: yesterday\n---\nSirte", read_markdown)
    assert (document.title, document.published) == ("Raid", None)
    assert "'yesterday' is no date" in line


@pytest.mark.parametrize("header", ["title: a\n", "title: a\n" + "x: y\n" * MAX_HEADER])
def test_read_markdown_refuses_front_matter_that_does_not_close(header):
    with pytest.raises(BadDocument, match="no line --- closes it"):
        read_markdown(f"---\n{header}".encode(), ORIGIN)


@pytest.mark.parametrize(
    "header",
    [
        "[",
        "{",
        "- ",
        "? ",
        "&a ",
        "!",
        "'",
        "a: '",
        'a: "\\',
        "a: [",
        "x: |\n y\n",
        "#",
        "\n",
        "a: &a [*a, *a]\n",
        ": ",
        " - ",
    ],
)
def test_read_header_takes_no_longer_for_a_hostile_header(header):
    with ending():
        try:
            read_header((header * MAX_HEADER)[:MAX_HEADER], ORIGIN)
        except BadDocument as error:
            assert str(error).isprintable()  # noqa: PT017


@settings(deadline=None)
@given(st.text(alphabet=st.sampled_from("ab:- \n\t[]{}'\"#&*!|>%@`,?\\~.1é\x00\x85")))
def test_read_header_makes_of_any_text_strings_or_one_line(header):
    try:
        assert all(isinstance(value, str) for value in read_header(header, ORIGIN).values())
    except BadDocument as error:
        assert str(error).isprintable()  # noqa: PT017


# --- HTML


ARTICLE = "".join(
    f"<p>Forces moved {n} kilometres south of <b>Sirte</b> on <a href='x'>Monday</a>, a spokesman said.</p>"
    for n in range(9)
)


def test_read_html_reads_the_article_and_what_the_page_states():
    page = (
        "<!DOCTYPE html><html lang='en'><head><title>Sirte &amp; Jufra | The Wire</title>"
        "<meta property='og:site_name' content='The Wire'>"
        "<meta property='article:published_time' content='2020-06-24T10:00:00+02:00'>"
        "<link rel='canonical' href='https://wire.example/2020/a'></head>"
        "<body><nav>Home Sport Weather</nav><article><h1>Sirte &amp; Jufra</h1>" + ARTICLE + "</article>"
        "<footer>All rights reserved</footer><script>alert(1)</script></body></html>"
    )
    document, errors = read(page, read_html)
    assert "Forces moved 3 kilometres south of Sirte on Monday, a spokesman said." in document.text
    assert all(noise not in document.text for noise in ("Weather", "rights", "alert", "<", "&amp;"))
    assert (document.title, document.published) == ("Sirte & Jufra", date(2020, 6, 24))
    assert (document.source, document.url) == ("The Wire", "https://wire.example/2020/a")
    assert errors == []


@pytest.mark.parametrize("before", ["<title>The Wire</title>", "<title>Rebels take Jufra</title>", ""])
def test_read_html_tells_a_headline_once(before):
    body = "<article><h1>Rebels take Jufra</h1><p>Rebels took the oasis town of Jufra on Monday.</p></article>"
    document, _ = read(f"<html><head>{before}</head><body>{body}</body></html>", read_html)
    assert document.text.strip() == "Rebels took the oasis town of Jufra on Monday."
    assert document.title == "Rebels take Jufra"


def test_read_html_tells_a_page_that_is_its_headline_alone():
    page = "<html><body><h1>Rebels take Jufra</h1></body></html>"
    assert read(page, read_html)[0].text.strip() == "Rebels take Jufra"


def test_read_html_takes_no_date_out_of_the_text():
    page = f"<html><head><title>x</title></head><body>{ARTICLE}<p>It began on 3 March 2011.</p></body></html>"
    assert read(page, read_html)[0].published is None


@pytest.mark.parametrize(
    "page",
    [
        "<html><body><p>Sirte was hit.</p></body></html>",
        "<p>Sirte was hit.</p>",
        "<div><p>Sirte was hit.",
        "Sirte was hit.",
        "<?xml version='1.0' encoding='windows-1251'?><html><body><p>Sirte was hit.</p></body></html>",
    ],
)
def test_read_html_falls_back_to_all_text_of_a_small_page(page):
    assert read(page, read_html)[0].text.strip() == "Sirte was hit."


@pytest.mark.parametrize("encoding", ["windows-1251", "utf-8", "koi8-r"])
def test_read_html_heeds_the_declared_encoding(encoding):
    page = f"<html><head><meta charset='{encoding}'></head><body><p>Силы отошли к югу от Сирта.</p></body></html>"
    assert read(page.encode(encoding), read_html)[0].text.strip() == "Силы отошли к югу от Сирта."


@pytest.mark.parametrize("page", ["<html><body></body></html>", "<script>Sirte</script>", "<!-- Sirte -->", "<p>"])
def test_read_html_says_that_a_page_has_no_text(page):
    with pytest.raises(BadDocument, match="no text in the page"):
        read(page, read_html)


def test_read_html_refuses_a_page_of_too_many_tags_at_once():
    with ending(), pytest.raises(BadDocument, match="tags; at most"):
        read("<a>" * (MAX_HTML_TAGS + 1), read_html)


@pytest.mark.parametrize(
    "page",
    ["<div>" * 50_000 + "Sirte", "<table><tr><td>" * 5_000 + "Sirte", "<b>" * 50_000, "&#x110000;&#0;" * 99 + "Sirte"],
)
def test_read_html_makes_of_a_hostile_page_a_document_or_one_line(page):
    try:
        assert read(page, read_html)[0].text.strip()
    except BadDocument as error:
        assert str(error).isprintable()  # noqa: PT017


# --- PDF


def test_read_pdf_puts_a_blank_line_between_pages():
    document, _ = read(make_pdf(shows("Sirte was hit."), shows("Jufra was not.")), read_pdf)
    assert document.text == "Sirte was hit.\n\nJufra was not."
    assert document.published is None


def test_read_pdf_says_that_a_scan_has_no_text():
    with pytest.raises(BadDocument, match="no text in the PDF"):
        read(make_pdf(b"0 0 100 100 re f"), read_pdf)


@pytest.fixture
def encrypted(tmp_path):
    def encrypt(password):
        writer = pypdf.PdfWriter()
        (tmp_path / "plain.pdf").write_bytes(make_pdf(shows("Sirte was hit.")))
        writer.append(tmp_path / "plain.pdf")
        writer.encrypt(user_password=password, owner_password="owner", algorithm="RC4-128")
        writer.write(tmp_path / "encrypted.pdf")
        return (tmp_path / "encrypted.pdf").read_bytes()

    return encrypt


def test_read_pdf_says_that_a_file_is_encrypted(encrypted):
    with pytest.raises(BadDocument, match=r"^f: the PDF is encrypted; save a copy without a password$"):
        read(encrypted("secret"), read_pdf)


def test_read_pdf_says_so_also_of_aes():
    keys = b"/O <%s> /U <%s> /OE <%s> /UE <%s> /Perms <%s>" % tuple(b"41" * n for n in (48, 48, 32, 32, 16))
    filters = b"/StmF /StdCF /StrF /StdCF /CF << /StdCF << /CFM /AESV3 /Length 32 >> >>"
    aes = b"/ID [<41> <41>] /Encrypt << /Filter /Standard /V 5 /R 6 /Length 256 /P -4 %s %s >>" % (keys, filters)
    with pytest.raises(BadDocument, match="the PDF is encrypted"):
        read(make_pdf(shows("Sirte was hit."), trailer=aes), read_pdf)


def test_read_pdf_reads_a_file_that_is_locked_only_against_changes(encrypted):
    assert read(encrypted(""), read_pdf)[0].text == "Sirte was hit."


@pytest.mark.parametrize("data", [b"%PDF-1.4", b"rubbish", bytes(range(256)) * 100, b"%PDF-1.4\n1 0 obj\n<<", b"\n"])
def test_read_pdf_reports_a_damaged_file_in_one_line(data):
    with pytest.raises(BadDocument, match=r"^f: the PDF cannot be read: ") as caught:
        read(data, read_pdf)
    assert str(caught.value).isprintable()


def test_read_pdf_caps_pages_and_characters():
    with pytest.raises(BadDocument, match=f"at most {MAX_PDF_PAGES:,}"):
        read(make_pdf(*[b""] * (MAX_PDF_PAGES + 1)), read_pdf)
    with pytest.raises(BadDocument, match="cut it into several"):
        read(make_pdf(*[shows("Sirte " * 20_000)] * (MAX_CHARACTERS // 120_000 + 1)), read_pdf)


@settings(deadline=None, max_examples=200)
@given(
    st.integers(0, 700),
    st.integers(0, 20),
    st.sampled_from([b"", b"<<", b"[", b"1 0 R", b"-1", b"99999999999", b"\xff", b"endobj"]),
)
def test_read_pdf_makes_of_a_damaged_file_a_document_or_one_line(at, cut, put):
    whole = make_pdf(shows("Sirte was hit."))
    try:
        document = read_pdf(whole[:at] + put + whole[at + cut :], ORIGIN)
    except BadDocument as error:
        assert str(error).isprintable()  # noqa: PT017
    else:
        assert document.text.strip()


def test_readers_keep_the_logs_of_their_libraries_off_a_bare_terminal(monkeypatch, capsys):
    monkeypatch.setattr(logging.root, "handlers", [])
    for data, reader in ((b"rubbish", read_pdf), (b"<p>", read_html)):
        with pytest.raises(BadDocument):
            reader(data, ORIGIN)
    assert capsys.readouterr().err == ""
