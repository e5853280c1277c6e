"""What a text says holds a place, or names in its sentence, where other names of the text lie far away."""

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
