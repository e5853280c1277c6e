"""Encodings: marks, UTF-8 first, legacy encodings, binary rubbish."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geoevents.documents.decoding import decode
from geoevents.documents.fields import Origin
from geoevents.errors import BadDocument

ORIGIN = Origin("a.txt", "a.txt")
RUSSIAN = "Силы Хафтара отошли к югу от Сирта, сообщил представитель армии."
ARABIC = "قصفت الطائرات قاعدة الجفرة الجوية جنوب سرت يوم الأربعاء، وفق المتحدث."
FRENCH = "Une frappe a touché l’aéroport de Méchéria, près de Tébessa."
ENGLISH = "Forces moved to the café in Béja – “the base” at São Tomé, said Monday’s report."


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32", "utf-8"])
@pytest.mark.parametrize("text", [RUSSIAN, ARABIC, "Sirte"])
def test_decode_heeds_a_byte_order_mark(text, encoding):
    assert decode(text.encode(encoding), ORIGIN) == text


def test_decode_heeds_the_mark_of_the_other_byte_order():
    assert decode(codecs.BOM_UTF16_BE + RUSSIAN.encode("utf-16-be"), ORIGIN) == RUSSIAN


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8-r"),
        (ARABIC, "cp1256"),
        (ARABIC, "iso8859-6"),
        (FRENCH, "cp1252"),
        (FRENCH.replace("’", "'"), "latin-1"),
        (ENGLISH, "cp1252"),
        ("Forces near Ceuta and Médenine.", "latin-1"),
        ("Türkiye İçişleri Bakanlığı açıkladı: Şırnak’ın güneyinde çatışma çıktı.", "cp1254"),
        ("Žołnierze wkroczyli do miasta Łódź, na północ od Częstochowy.", "cp1250"),
        ("利比亚首都的黎波里南部发生冲突。" * 3, "gb18030"),
    ],
)
def test_decode_tells_legacy_encodings_apart(text, encoding):
    assert decode(text.encode(encoding), ORIGIN) == text


def test_decode_takes_windows_1252_where_others_fit_as_well():
    assert decode("Fighting near Béja".encode("cp1252"), ORIGIN) == "Fighting near Béja"


def test_decode_believes_a_page_only_where_it_is_not_utf_8():
    page = '<html><head><meta charset="windows-1251"></head><body>Бахмут</body></html>'
    assert decode(page.encode("cp1251"), ORIGIN, html=True) == page
    assert decode(page.encode("utf-8"), ORIGIN, html=True) == page


def test_decode_reads_iso_8859_1_of_a_page_as_the_web_does():
    page = '<meta http-equiv="Content-Type" content="text/html; charset=ISO-8859-1"><p>“Sirte”</p>'
    assert decode(page.encode("cp1252"), ORIGIN, html=True) == page


@pytest.mark.parametrize("declared", ["utf-16", "rot13", "zip", "idna", "nonsense", "x" * 500])
def test_decode_is_not_misled_by_what_a_page_declares(declared):
    page = f"<meta charset={declared}><p>{FRENCH}</p>"
    assert decode(page.encode("cp1252"), ORIGIN, html=True) == page


def test_decode_translates_line_ends_as_open_does():
    assert decode(b"Sirte\r\nJufra\rTripoli\n", ORIGIN) == "Sirte\nJufra\nTripoli\n"


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (b"Sirte\0", "NUL"),
        ("Sirte".encode("utf-16-le"), "UTF-16 without its mark"),
        (codecs.BOM_UTF16_LE + b"\x00\xd8\x00\x00", "looks like utf-16 but is not"),
        (codecs.BOM_UTF8 + b"Sirte \xff", "looks like utf-8-sig but is not"),
        ("Béja\n".encode() * 5 + "Méchéria\n".encode("cp1252") + "Béja\n".encode(), "line 6 is not UTF-8"),
    ],
)
def test_decode_says_what_is_wrong_and_what_would_be_right(data, fault):
    with pytest.raises(BadDocument, match=fault) as caught:
        decode(data, ORIGIN)
    assert str(caught.value).startswith("a.txt: ")
    assert "save" in str(caught.value)


@given(st.text(alphabet=st.characters(exclude_characters="\0\r", exclude_categories=["Cs"])))
def test_decode_gives_back_any_utf_8_text(text):
    marked = text.startswith("\ufeff")
    assert decode(text.encode(), ORIGIN) == text[marked:]
