"""What stands around a name, and what that says of its role."""

import pytest

from geoevents import Document, Georeference, locate, open_gazetteer
from geoevents.lexicon.senses import sense_of
from geoevents.text.words import split_words
from geoevents.toponyms.surroundings import read_surroundings


@pytest.mark.parametrize(
    ("text", "name", "head", "verb", "governor", "listed"),
    [
        ("Toronto police officers said so.", "Toronto", "officers", "said", "", False),
        ("Troops marched into the western Kasai.", "Kasai", "", "", "into", False),
        ("They fled from Mali, Niger and Chad.", "Chad", "", "", "from", True),
        ("Officials in Goma denied it.", "Goma", "", "denied", "in", False),
        ("Hawaii's experience serves the nation.", "Hawaii", "experience", "serves", "", False),
        ("He left. Aden fell silent.", "Aden", "", "fell", "", False),
        ("Rebels near Aden.", "Aden", "", "", "near", False),
    ],
)
def test_head_verb_and_governor_of_a_name(
    text: str, name: str, head: str, verb: str, governor: str, listed: bool
) -> None:
    words = split_words(text)
    first = next(i for i in range(len(words)) if words.word(i) == name)
    around = read_surroundings(words, first, first + 1)
    found = [words.word(i) if i >= 0 else "" for i in (around.head, around.verb, around.governor)]
    assert (*found, around.listed) == (head, verb, governor, listed)


def test_a_word_has_the_sense_of_its_entry_inflected_or_not() -> None:
    assert {sense_of(word).noun for word in ("teacher", "teachers", "nurses", "women", "deputies")} == {"person"}
    assert {sense_of(word).verb for word in ("said", "denied", "warns", "announcing")} == {"communication"}
    assert sense_of("zzyzx").part == "?"


def test_the_senses_carry_the_notice_their_licence_asks_for() -> None:
    from importlib.resources import files

    text = (files("geoevents") / "data" / "senses.json").read_text("utf-8")
    assert "Princeton University" in text.split('"senses"')[0]


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Nurses in Port Sudan went on strike.", "Port Sudan", "literal"),
        ("Ohio teachers have asked for more pay.", "Ohio", "associative"),
        ("The army recaptured the town of Bor and moved on to Malakal.", "Malakal", "literal"),
        ("The ambassador said that Kenya had rejected the offer made by Uganda.", "Uganda", "associative"),
        ("Cases were reported in Kenya, Uganda and Rwanda.", "Rwanda", "literal"),
    ],
)
def test_a_name_is_read_by_what_stands_around_it(text: str, name: str, role: str) -> None:
    results = [r for r in locate(Document("d", text), open_gazetteer()) if r.mention.span.text == name]
    assert [r.mention.role for r in results if isinstance(r, Georeference)] == [role]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Warplanes struck Marib.", "Marib"),
        ("Gangs torched Cité Soleil.", "Cité Soleil"),
        ("Heavy rain lashed Quelimane.", "Quelimane"),
        ("They searched Atbara.", "Atbara"),
    ],
)
def test_the_bare_object_of_a_verb_is_found_without_any_other_context(text: str, name: str) -> None:
    assert [r.mention.span.text for r in locate(Document("d", text), open_gazetteer())] == [name]


@pytest.mark.parametrize("text", ["He met Jordan.", "Chad said he was tired.", "Lincoln thanked Florence."])
def test_a_given_name_in_a_short_text_is_no_place(text: str) -> None:
    assert locate(Document("d", text), open_gazetteer()) == []


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Floods hit India's Punjab.", "Punjab", "IN"),
        ("Floods hit Pakistan's Punjab.", "Punjab", "PK"),
        ("The town lies in Libyan Tripoli.", "Tripoli", "LY"),
        ("A blast was heard in Lebanon's Tripoli.", "Tripoli", "LB"),
        ("Snow fell on Russian-occupied Melitopol.", "Melitopol", "UA"),
    ],
)
def test_an_owner_says_where_its_place_lies_but_an_occupier_does_not(text: str, name: str, country: str) -> None:
    (result,) = [r for r in locate(Document("d", text), open_gazetteer()) if r.mention.span.text == name]
    assert isinstance(result, Georeference)
    assert result.places[0].country_code == country


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Screeners were posted at Kenya's Busia.", "Kenya", "literal"),
        ("Fishermen fled Gambia's Basse after the flood.", "Gambia", "literal"),
        ("Kenya's army was sent to the border.", "Kenya", "associative"),
        ("Burundi reported 143 suspected cases of cholera.", "Burundi", "literal"),
        ("Togo has an outbreak of Lassa fever.", "Togo", "literal"),
        ("Burundi reported that its army had left.", "Burundi", "associative"),
        ("The Ministry of Health of Burundi reported 143 cases.", "Burundi", "associative"),
        ("The emir of Kirkuk, Abu Ahmad, was arrested.", "Kirkuk", "associative"),
        ("The outskirts of Kirkuk were shelled.", "Kirkuk", "literal"),
    ],
)
def test_an_owner_of_places_and_where_cases_are_is_ground_but_a_rulers_seat_is_not(
    text: str, name: str, role: str
) -> None:
    results = [r for r in locate(Document("d", text), open_gazetteer()) if r.mention.span.text == name]
    assert [r.mention.role for r in results if isinstance(r, Georeference)] == [role]
