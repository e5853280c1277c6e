"""Names in no index beside which only a place can stand, and names there that are none of a place."""

import pytest

from geoevents import Document, locate, open_gazetteer


def names(text: str) -> list[str]:
    """Return the names and phrases that a text gives for places, placed or not."""
    return [result.mention.span.text for result in locate(Document("d", text), open_gazetteer())]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Rebels hid in the forest of Ouazanga on Sunday.", "Ouazanga"),
        ("The ambush at the bend of Zambolli killed eight drivers.", "Zambolli"),
        ("Fighters were killed in the Zaghatin valley.", "Zaghatin"),
        ("A landslide buried a coach on the Khonh Lu pass.", "Khonh Lu"),
        ("Poachers shot a ranger inside Kideko park.", "Kideko"),
        ("The officer was killed inside the Tekbari barracks.", "Tekbari"),
        ("A bus left the road at the Eripu junction.", "Eripu"),
        ("Snipers fired from the ridges of Vizcatel.", "Vizcatel"),
        ("He was taken from his house in the Mansour quarter.", "Mansour"),
        ("Two teachers were shot in the quarter of Filipe Mondla.", "Filipe Mondla"),
        ("A landslide buried Yambuli, a village near the mine.", "Yambuli"),
        ("Bandits invaded Zuruk, a small mining community.", "Zuruk"),
        ("Police shot men who tried to enter Potion-Velle.", "Potion-Velle"),
        ("A bomber blew himself up on the Lidu beach.", "Lidu"),
        ("Peacekeepers came under fire near Am-Sissua on Sunday.", "Am-Sissua"),
        ("Militia wrested Al-Kowsat back from the rebels.", "Al-Kowsat"),
        ("A bus left the road at Kassan Pass in the night.", "Kassan Pass"),
        ("Gunfire was heard in the streets of Zambolli.", "Zambolli"),
        ("A mason was shot in San Miguel Los Lotas on Sunday.", "San Miguel Los Lotas"),
        ("Police were shot near Ghazni Khal on Sunday.", "Ghazni Khal"),
        ("A hillside gave way above Chesongach.", "Chesongach"),
        ("Militants ambushed a patrol in the Zerghotal area of Bannu.", "Zerghotal"),
        ("Fighters raided Tazerzek, Agaboru and other camps in Tillia department.", "Tazerzek"),
        ("Fighters raided Tazerzek, Agaboru and other camps in Tillia department.", "Agaboru"),
        ("Shells fell on Deir Sunbuqa and several nearby villages.", "Deir Sunbuqa"),
        ("Bandits attacked Dogon Zambu, a farming community in Zurmi.", "Dogon Zambu"),
        ("Rebels killed a teacher in Kulgam's Zerwani on Sunday.", "Zerwani"),
        ("Shots were heard near Kaduna's Zambolli at night.", "Zambolli"),
    ],
)
def test_the_words_beside_a_name_in_no_index_make_it_a_place(text: str, name: str) -> None:
    assert name in names(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Rebels captured Haftorin, a commander, on Sunday.", "Haftorin"),
        ("Rebels captured Haftorin, a village elder, on Sunday.", "Haftorin"),
        ("The coach met Ogunbowala, a district nurse.", "Ogunbowala"),
        ("Dr Tanya Campbellu, a town clerk, was hurt.", "Campbellu"),
        ("The rebels stole Haftorin's valley of gold.", "Haftorin"),
        ("The raid took place in the Wagner area of operations.", "Wagner"),
        ("The decision angered Ogunbowala and other villagers.", "Ogunbowala"),
        ("Fulani, Dogon and other communities fled.", "Dogon"),
        ("Police met Zambolli, a farming community leader.", "Zambolli"),
        ("The Zambolli, a religious community in Zurmi, marched.", "Zambolli"),
        ("He plays in Kaduna's Zambolli football club.", "Zambolli"),
        ("Votes were counted in Russia's Zambolli.", "Zambolli"),
    ],
)
def test_a_person_with_a_noun_of_a_place_beside_the_name_is_none(text: str, name: str) -> None:
    assert name not in names(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The firm entered Brixit negotiations with traders in London.", "Brixit"),
        ("The parties entered Stage Four of the deal in Nairobi.", "Stage Four"),
        ("In Amharic, Tigrayan leaders greeted the crowd in Mekelle.", "Amharic"),
        ("He spoke in Arabic, English and French in Cairo.", "Arabic"),
    ],
)
def test_talks_and_stages_that_are_entered_and_languages_are_no_places(text: str, name: str) -> None:
    assert name not in names(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Gunmen entered Zambolli village near Bunia.", "Zambolli"),
        ("Gunmen torched Zambolli yesterday near Bunia.", "Zambolli"),
        ("Troops clashed in Amhara, Afar and Tigray.", "Amhara"),
        ("Gunmen raided homes in Zambolli Three near Bunia.", "Zambolli Three"),
    ],
)
def test_what_is_entered_or_fought_in_is_a_place(text: str, name: str) -> None:
    assert name in names(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Mortar shells fell on Umm al-Zambour, near Suwayda.", "Umm al-Zambour"),
        ("Shells hit Khirbet al-Zambour at noon.", "Khirbet al-Zambour"),
        ("On Monday, Koyzambour, in Banibangou department, was raided.", "Koyzambour"),
        ("Two days later, Zambour Kaina, in the Tahoua region, was flooded.", "Zambour Kaina"),
    ],
)
def test_a_name_that_opens_as_places_do_or_is_said_to_lie_somewhere_is_found(text: str, name: str) -> None:
    assert name in names(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Mortar shells fell on Umm al-Zaytoun, near Suwayda.", "Zaytoun"),
        ("Abu al-Zambour was killed on Monday.", "Abu al-Zambour"),
    ],
)
def test_half_a_name_and_a_person_are_no_place(text: str, name: str) -> None:
    assert name not in names(text)
