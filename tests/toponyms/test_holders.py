"""What a text says holds a place, or names in its sentence, where other names of the text lie far away."""

import pytest

from geoevents import Document, Georeference, locate, open_gazetteer


def placed(text: str) -> dict[str, tuple[str, str]]:
    """Return the place and country that stand for each mention of a text, by its words."""
    results = locate(Document("d", text), open_gazetteer())
    return {
        r.mention.span.text: (r.places[0].name, r.places[0].country_code)
        for r in results
        if isinstance(r, Georeference) and r.places
    }


def test_what_a_town_lies_in_is_no_far_city_called_like_it() -> None:
    states = "Most cases of Lassa fever came from Ondo, Bauchi, Taraba, Edo and Ebonyi states."
    assert placed(f"{states} One patient travelled from Jalingo to Cotonou in Benin.")["Benin"] == ("Benin", "BJ")
    assert placed(f"{states} One patient travelled from Jalingo to Benin.")["Benin"] == ("Benin City", "NG")


def test_a_far_town_tells_of_a_hamlet_beside_it_where_its_country_is_named() -> None:
    text = (
        "Cranes died near Kiryat Shmona in Israel and turkeys at Safed and Nahariya. In Germany, culls took place in "
        "Linumhorst and Kremmen. A child from Takeo in Cambodia died."
    )
    assert placed(text)["Linumhorst"] == ("Kremmen", "DE")


def test_a_sentence_that_opens_with_a_country_names_places_of_it() -> None:
    text = "Some fled Burkina Faso and Mali, 400 of them from Djibo. In South Sudan, 1,100 returned to Kaya."
    assert placed(text)["Kaya"] == ("Kaya", "SS")


@pytest.mark.parametrize(
    "text",
    [
        "In Chad, herders left Pala. In Mali, fighters attacked Léré and Niafunké.",
        "Chad: herders left Pala. Mali: fighters burned a school. They attacked Léré, too.",
        "Chad counts 20 cases in Pala. Mali has 14 suspected cases, nine of them in Léré.",
    ],
)
def test_a_country_that_heads_a_line_or_counts_cases_says_where_they_are(text: str) -> None:
    assert placed(text)["Léré"] == ("Léré", "ML")


@pytest.mark.parametrize(
    "text",
    [
        "In Mali, fighters from Chad said that they had fled Léré and Pala.",
        "In Mali, the minister said that Léré and Pala were flooded in Chad.",
        "Mali sent tents to Léré and Pala in Chad.",
    ],
)
def test_a_country_that_another_follows_says_nothing(text: str) -> None:
    assert placed(text)["Léré"] == ("Léré", "TD")


def test_what_is_listed_with_a_village_of_a_division_lies_there() -> None:
    text = "Shells fell on Snovsk and Poltava. Troops took Pishchane, Novovasylivka and Udachne in the Donetsk region."
    found = [r for r in locate(Document("d", text), open_gazetteer()) if r.mention.span.text == "Pishchane"]
    assert [r.places[0].admin1_code for r in found if isinstance(r, Georeference)] == ["05"]


def test_a_town_of_another_country_is_not_the_one_said_to_lie_in_this() -> None:
    assert placed("The storm cut off Black River and Santa Cruz in Jamaica.")["Santa Cruz"][1] == "JM"
    assert placed("The storm cut off Black River. The club of Santa Cruz in Jamaica won.")["Santa Cruz"][1] != "JM"


def test_a_region_is_that_of_the_country_that_opens_its_sentence() -> None:
    text = "Fever spread in Brazil, Manaus and Rio Branco. In Peru, San Martín and Amazonas regions vaccinate."
    assert placed(text)["Amazonas"][1] == "PE"


def test_an_unlisted_village_is_of_the_country_its_sentence_names_and_no_town_abroad() -> None:
    text = "Germany keeps 4,000 men in Lithuania, at Ruklakalnis. A battle group trained in Estonia, at Tapa."
    assert placed(text)["Ruklakalnis"][1] == "LT"
