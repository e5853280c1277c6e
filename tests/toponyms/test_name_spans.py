"""How far a name goes: its noun, its full stop, its halves."""

import pytest

from geoevents import open_gazetteer
from geoevents.georeferencing.locating import read_names
from geoevents.toponyms import with_facilities
from geoevents.toponyms.candidates import Candidate


def spans(text: str) -> list[str]:
    return [name.toponym.span.text for name in read_names(text, open_gazetteer(), frozenset())]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("A fire broke out on Wichita Street in Dublin, Ohio, on Monday.", ["Wichita Street", "Dublin", "Ohio"]),
        ("A woman of 12 Locust St., Lebanon, was hurt.", ["Locust St.", "Lebanon"]),
        ("The mine lies near Charleston, W.Va., and was shut.", ["Charleston", "W.Va."]),
        ("She was born in Orlando, Fla., in 1930.", ["Orlando", "Fla."]),
        ("He has lived for years in the UK. She has not.", ["UK"]),
        ("They have lived for years in the U.S. and Canada.", ["U.S.", "Canada"]),
        ("Shells fell in Bosnia and Herzegovina last night.", ["Bosnia and Herzegovina"]),
        ("Rebels left Misrata and Tripoli last night.", ["Misrata", "Tripoli"]),
        ("He was taken to the Anderson County Jail on Friday.", ["Anderson County"]),
        ("Soldiers burnt Nyaung Kokko and Kani in Sagaing.", ["Nyaung Kokko", "Kani", "Sagaing"]),
        ("A slide at Kindo Bashale kebele closed the road to Soddo.", ["Kindo Bashale", "Soddo"]),
        ("Two died in Brgy. Tagpako and Sitio Lumbia, Gingoog City.", ["Tagpako", "Lumbia", "Gingoog City"]),
        ("Federal troops left Dolow on Sunday.", ["Dolow"]),
        ("Swabs from Siaya went to KEMRI in Kisumu.", ["Siaya", "Kisumu"]),
        ("A blast hit Paris Monday.", ["Paris"]),
        ("Two more cases of Marburg were found in Bukoba.", ["Bukoba"]),
        ("A fire broke out in Marburg.", ["Marburg"]),
        ("Doctors who treated Marburg and Ebola in Bukoba, which fought Lassa, left.", ["Bukoba"]),
        ("In Saint-Marc, the Tèt Kale gang burned a police post.", ["Saint-Marc"]),
        ("Mourners filled Zagreb Cathedral, police in Croatia said.", ["Zagreb Cathedral", "Croatia"]),
        ("Thieves broke into the Mombasa Museum in Kenya.", ["Mombasa Museum", "Kenya"]),
        ("Smoke rose over Ljubljana Castle on Monday.", ["Ljubljana Castle"]),
        ("Envoys of the Republic of Moldova met in Vienna.", ["Republic of Moldova", "Vienna"]),
        ("Refugees crossed into the Kurdistan Region at night.", ["Kurdistan Region"]),
        ("A boat sank off Puerto El Triunfo in El Salvador.", ["Puerto El Triunfo", "El Salvador"]),
        ("She studied at the University of Alberta and works at City Hall.", ["Alberta"]),
        ("The Democratic People's Republic of Korea fired a rocket.", ["Democratic People's Republic of Korea"]),
        ("Talks in Washington, D.C., ended.", ["Washington, D.C."]),
        ("A mayor of Norwich, Conn., resigned.", ["Norwich", "Conn."]),
        (
            "Voters in Mandal and Lister County met. Snow cut off Mandal and Lister County.",
            ["Mandal and Lister County"] * 2,
        ),
        ("Troops are 7 km from Sumy, the Defence Ministry in Moscow said.", ["Sumy", "Moscow"]),
        ("Rebels left Bunia, Mahagi and Ituri, the Armed Forces Council said.", ["Bunia", "Mahagi", "Ituri"]),
        ("Florence Okello won the race in Kampala. Florence trains daily.", ["Kampala"]),
        ("Al Jazeera said Al-Shabaab had attacked Baidoa; the Associated Press did not.", ["Baidoa"]),
        ("Islamic State fighters raided Baga in Nigeria.", ["Baga", "Nigeria"]),
    ],
)
def test_names_reach_as_far_as_they_are_written(text: str, names: list[str]) -> None:
    assert spans(text) == names


def test_china_is_not_taiwan_and_a_cathedral_stands_for_its_town() -> None:
    text = "Envoys of the People's Republic of China prayed in Zagreb Cathedral."
    china, cathedral = read_names(text, open_gazetteer(), frozenset())
    assert china.choice is not None
    assert china.choice.place.country_code == "CN"
    assert cathedral.choice is not None
    assert cathedral.choice.place.name == "Zagreb"
    assert "stands for its town" in cathedral.remarks[0]


def test_a_street_stands_for_the_town_named_with_it() -> None:
    names = read_names("Clashes went on in Airport Road in Misrata on Friday.", open_gazetteer(), frozenset())
    street, town = names
    assert street.toponym.span.text == "Airport Road"
    assert street.choice is not None
    assert town.choice is not None
    assert street.choice.place == town.choice.place
    assert street.choice.probability < town.choice.probability
    assert "stands for the town named with it" in street.remarks[0]


def test_a_park_called_like_a_town_of_another_country_is_nowhere() -> None:
    names = read_names("Inspectors will check Olympic Park in Brasília, Brazil.", open_gazetteer(), frozenset())
    assert [(name.toponym.span.text, name.choice) for name in names if name.choice is None] == [("Olympic Park", None)]


def test_a_facility_called_by_its_owner_does_not_win_over_the_owner() -> None:
    owner = Candidate(0, 1, "demonym", "kenyan", ())
    camp = Candidate(0, 2, "camp", "kenyan", (), known=False)
    assert with_facilities([owner, camp], [2.0, -1.0]) == [2.0, -1.0]
    named = Candidate(0, 1, "name", "dadaab", ())
    assert with_facilities([named, camp], [2.0, -1.0])[1] > 2.0
