"""What names and descriptions mean in running text, one fact a row."""

import pytest
from located_words import found

from geoevents import Document, Georeference, Unresolved, georeference, locate, open_gazetteer
from geoevents.geodesy import inverse


@pytest.mark.parametrize(
    ("text", "name", "country", "role"),
    [
        ("The US military command published pictures.", "US", "US", "associative"),
        ("US-backed forces entered Raqqa, Syria.", "Raqqa", "SY", "literal"),
        ("The UK condemned the attack on Aleppo.", "UK", "GB", "associative"),
        ("Ankara has responded to the criticism.", "Ankara", "TR", "associative"),
        ("Talks between Paris and Ankara broke down.", "Paris", "FR", "associative"),
        ("Rebels took Juba on Friday.", "Juba", "SS", "literal"),
        # An office over a place: "Non_Literal_Modifier" in Gritta et al. (2020), which the roles follow.
        ("The mayor of Paris, Texas, spoke to farmers in Lamar County, Texas.", "Paris", "US", "associative"),
        ("Farmers met in Paris, Texas, and then in Lamar County, Texas.", "Paris", "US", "literal"),
        ("Clashes in Syria: shelling hit Tripoli's port in Lebanon and Beirut.", "Tripoli", "LB", "literal"),
    ],
)
def test_a_name_means_its_place_in_its_role(text: str, name: str, country: str, role: str) -> None:
    result = found(text, name)
    assert isinstance(result, Georeference)
    assert (result.places[0].country_code, result.mention.role) == (country, role)


def test_a_hyphened_name_is_not_cut_in_two() -> None:
    results = locate(Document("d", "Gunmen raided Pont-Xyzzy in Haiti."), open_gazetteer())
    assert [r.mention.span.text for r in results] == ["Pont-Xyzzy", "Haiti"]


def test_two_countries_joined_by_a_hyphen_are_two_names() -> None:
    results = locate(Document("d", "Troops left the Mali-Niger border."), open_gazetteer())
    assert {"Mali", "Niger"} <= {r.mention.span.text for r in results}


def test_the_capital_is_the_capital_named_before_not_the_last_town() -> None:
    text = "Fighting shook Tripoli, the Libyan capital. Shells hit Sirte. A camp 20 km south of the capital was bombed."
    result = found(text, "20 km south of the capital")
    assert isinstance(result, Georeference)
    assert inverse(13.19, 32.89, result.lon, result.lat)[0] < 40_000


def test_what_is_described_is_never_its_own_ground() -> None:
    text = "Rebels hold Mirebalais, a town 50 km northeast of the capital, officials in Haiti said."
    remarks = [remark for r in locate(Document("d", text), open_gazetteer()) for remark in getattr(r, "remarks", ())]
    assert not [remark for remark in remarks if "0 km at" in remark]


def test_a_crossing_that_is_named_after_its_noun_is_the_ground() -> None:
    result = found(
        "A post 28 km from the border crossing at Wagah in Pakistan was hit.", "28 km from the border crossing"
    )
    assert isinstance(result, Georeference)
    assert inverse(74.57, 31.6, result.lon, result.lat)[0] < 60_000


def test_a_distance_from_a_border_is_not_taken_from_the_middle_of_the_country() -> None:
    text = "Lashio, about 120 km south of the Chinese border, fell to rebels in Myanmar."
    result = found(text, "Lashio")
    assert isinstance(result, Georeference)
    assert result.remarks == ()


def test_a_derived_place_is_no_surer_than_its_ground() -> None:
    text = "A convoy was hit 30 km south of Abu Grein in Libya."
    derived, ground = found(text, "30 km south of Abu Grein"), found(text, "Abu Grein")
    assert isinstance(derived, Georeference)
    assert isinstance(ground, Georeference)
    assert derived.confidence <= ground.confidence


@pytest.mark.parametrize(
    ("text", "name", "instead"),
    [
        ("Floods reached the town of Lichinga in Mozambique.", "Lichinga", ""),
        ("He was taken to the Garissa Teaching Hospital after the attack.", "Garissa Teaching Hospital", "town"),
        ("Two houses burned on Bellweather Street in Toledo, Ohio.", "Bellweather Street", "town"),
        ("Floods reached the village of Qwoolo in Niassa province.", "Qwoolo", "division"),
        ("Rebels took Qwoolo in Kisangani district before moving to Bunia.", "Qwoolo", "district"),
        ("Gunmen stormed Qwoolo, 12 km north of Bangassou.", "Qwoolo", "description"),
        ("Gunmen stormed the village of Qwoolo near Bangassou.", "Qwoolo", "description"),
    ],
)
def test_what_stands_for_a_place_in_no_gazetteer_is_said_in_a_field_of_its_own(
    text: str, name: str, instead: str
) -> None:
    result = found(text, name)
    assert isinstance(result, Georeference)
    assert result.instead == instead
    assert bool(result.remarks) == bool(instead)


def test_a_divisions_hospital_in_no_gazetteer_stands_for_the_division() -> None:
    text = "The wounded were taken to the Anbar Hospital in western Iraq, police said."
    result = found(text, "Anbar Hospital")
    assert isinstance(result, Georeference)
    assert (result.places[0].name, result.places[0].country_code) == ("Al Anbar", "IQ")
    assert "stands for its division" in result.remarks[0]
    assert result.uncertainty_m > 10_000


def test_a_hospital_called_by_its_county_lies_in_the_county() -> None:
    text = "He was taken to the Hamilton County Hospital in Webster City, Iowa."
    result = next(r for r in locate(Document("d", text), open_gazetteer()) if "Hamilton" in r.mention.span.text)
    assert isinstance(result, Georeference)
    assert (result.places[0].name, result.places[0].admin1_code) == ("Hamilton County", "IA")
    assert result.uncertainty_m > 10_000


def test_a_small_county_is_known_with_its_outline() -> None:
    result = found("A tornado crossed Meigs County, Ohio, on Friday.", "Meigs County")
    assert isinstance(result, Georeference)
    assert (result.places[0].admin1_code, result.footprint.geom_type) == ("OH", "MultiPolygon")


def test_a_name_in_no_gazetteer_stands_for_the_division_its_sentence_names() -> None:
    text = "Floods hit the village of Xyzzyville in Nampula province on Monday. Teams went on to Pemba."
    result = found(text, "Xyzzyville")
    assert isinstance(result, Georeference)
    assert result.places[0].name == "Nampula"
    assert "in no gazetteer" in result.remarks[0]
    assert result.uncertainty_m > 100_000
    assert result.confidence < 0.9


def test_a_name_in_no_gazetteer_beside_no_place_is_told_and_not_placed() -> None:
    result = found("Gunmen attacked the village of Xyzzyville on Monday.", "Xyzzyville")
    assert isinstance(result, Unresolved)
    assert "Xyzzyville" in result.reason


@pytest.mark.parametrize(
    ("text", "name", "ground"),
    [
        ("Gunmen attacked the village of Xyzzyville near Bangui.", "Xyzzyville", "Bangui"),
        ("Affected: Sokodé (1,410 HH), Kara (960), Xyzzyville (75), Bassar (12) in Togo.", "Xyzzyville", "Kara"),
        ("Clashes went on in Ndola, in the Xyzzyville quarter and near Kitwe in Zambia.", "Xyzzyville", "Ndola"),
    ],
)
def test_a_name_in_no_gazetteer_lies_about_what_it_is_named_with(text: str, name: str, ground: str) -> None:
    result = found(text, name)
    assert isinstance(result, Georeference)
    other = found(text, ground)
    assert isinstance(other, Georeference)
    assert inverse(other.lon, other.lat, result.lon, result.lat)[0] < 100_000
    assert "in no gazetteer" in result.remarks[0]
    assert result.uncertainty_m > 10_000
    assert result.confidence < other.confidence


def test_a_small_place_on_another_continent_is_not_the_one_a_list_means() -> None:
    # The gazetteer's only Foya is in China.
    text = "Cases came from Kailahun, Foya, Koindu and Kenema in Sierra Leone and from Guéckédou in Guinea."
    result = found(text, "Foya")
    assert isinstance(result, Georeference)
    assert inverse(-10.2, 8.36, result.lon, result.lat)[0] < 161_000
    assert "far from all that is named with it" in result.remarks[0]


@pytest.mark.parametrize(
    ("text", "name", "lon", "lat"),
    [
        ("Floods closed schools in Porto Alegre, Canoas, Gravataí and Tefé in Brazil.", "Tefé", -64.7, -3.35),
        (
            "A Scottish nurse from Inverness died when bombs hit Lashkar Gah, Gereshk and Sangin.",
            "Inverness",
            -4.2,
            57.5,
        ),
        ("Shells fell on Bilokurakyne, Svatove, Starobilsk and Uzhhorod.", "Uzhhorod", 22.3, 48.6),
    ],
)
def test_a_town_of_a_country_the_text_speaks_of_stays_where_it_is(text: str, name: str, lon: float, lat: float) -> None:
    result = found(text, name)
    assert isinstance(result, Georeference)
    assert inverse(lon, lat, result.lon, result.lat)[0] < 30_000


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        # a people only describes what follows
        ("Students marched outside the Russian embassy in Riga.", {"Russian", "Riga"}),
        ("Shots fell near an Ethiopian base in Baidoa.", {"Ethiopian", "Baidoa"}),
        ("Two bombs went off near a Ugandan convoy at Bulo Marer.", {"Ugandan", "Bulo Marer"}),
        ("A patrol was hit off the Yemeni coast.", {"off the Yemeni coast", "Yemeni"}),
        # "A and the B dam" are two
        ("Rockets hit Deir ez-Zor and the Baath Dam.", {"Deir ez-Zor", "Baath Dam"}),
        ("Rebels hold Mosul and the Mosul Dam.", {"Mosul", "Mosul Dam"}),
        ("Workers left Trinidad and Tobago by sea.", {"Trinidad and Tobago"}),
    ],
)
def test_a_mention_takes_what_is_its_own(text: str, mentions: set[str]) -> None:
    assert {r.mention.span.text for r in locate(Document("d", text), open_gazetteer())} == mentions


def test_a_refinery_abroad_stands_for_its_large_town_not_for_who_speaks_of_it() -> None:
    result = found("France condemned the attack, Paris said. Drones had hit the Basra refinery.", "Basra refinery")
    assert isinstance(result, Georeference)
    assert result.places[0].country_code == "IQ"


def test_another_spelling_of_a_town_near_by_is_read_with_a_remark() -> None:
    text = "Shells fell near Mayaadiin and Deir ez-Zor in Syria on Monday."
    result = found(text, "Mayaadiin")
    assert isinstance(result, Georeference)
    assert inverse(40.45, 35.02, result.lon, result.lat)[0] < 15_000
    assert "spelled alike" in result.remarks[0]


def test_a_list_in_brackets_lies_in_what_stands_before_it() -> None:
    text = "Raids went on in Katsina (Batsari, Jibia and Faskari) and in Zamfara, Nigeria."
    result = found(text, "Faskari")
    assert isinstance(result, Georeference)
    assert result.places[0].country_code == "NG"


@pytest.mark.parametrize(
    ("headline", "names"),
    [
        ("UKRAINE: RUSSIAN FORCES ADVANCE; STRIKES HIT KHARKIV AND ODESA PORT", ["KHARKIV", "ODESA PORT"]),
        ("LIBYA: DRONES STRIKE AL-WATIYA AIR BASE, 3 KILLED", ["AL-WATIYA AIR BASE"]),
    ],
)
def test_a_facility_in_a_headline_in_capitals_does_not_swallow_what_stands_before(
    headline: str, names: list[str]
) -> None:
    found = locate(Document("headline", headline))
    placed = [result.mention.span.text for result in found if isinstance(result, Georeference)]
    assert set(names) <= set(placed)
    assert all(len(result.mention.span.text) <= len(max(names, key=len)) for result in found)


@pytest.mark.parametrize(
    ("text", "name", "code"),
    [
        ("Ships avoid the Red Sea.", "Red Sea", "SEA"),
        ("Cholera was reported in Red Sea State, Sudan, on Monday.", "Red Sea", "ADM1"),
        ("Taiwan said on Friday that ships had left.", "Taiwan", "PCL"),
        ("Officials in Mexico said so.", "Mexico", "PCLI"),
        ("Tankers left the Gulf for India.", "Gulf", "GULF"),
    ],
)
def test_a_sea_or_country_keeps_its_name_from_divisions(text: str, name: str, code: str) -> None:
    result = found(text, name)
    assert isinstance(result, Georeference)
    assert result.places[0].feature_code == code


@pytest.mark.parametrize(
    ("text", "neighbour", "other"),
    [
        ("Lebanon's army found two tunnels on the Syrian border. Shells fell on Hermel.", "Lebanon", "Iraq"),
        ("Turkish jets bombed targets near the Syrian border.", "Turkey", "Jordan"),
        ("Refugees left El Geneina in Sudan for the Chad border. Talks go on in Jeddah.", "Sudan", "Niger"),
    ],
)
def test_the_border_of_one_country_is_the_one_with_the_country_spoken_of(text: str, neighbour: str, other: str) -> None:
    gazetteer = open_gazetteer()
    (border,) = [g for g in locate(Document("d", text), gazetteer) if "border" in g.mention.span.text]
    assert isinstance(border, Georeference)
    assert border.remarks[-1].startswith(f"taken for the border with {neighbour}")
    near, far = (
        gazetteer.area(next(p for p in gazetteer.lookup(name) if p.feature_code == "PCLI"))
        for name in (neighbour, other)
    )
    assert border.footprint.intersects(near)
    assert border.footprint.disjoint(far)


def test_a_border_whose_neighbours_the_text_does_not_name_is_the_whole_one() -> None:
    border = found("Troops massed on the Syrian border, Tokyo said.", "the Syrian border")
    assert isinstance(border, Georeference)
    assert not any("taken for" in remark for remark in border.remarks)


def test_between_only_describes_a_facility_named_before_it() -> None:
    text = "Trucks waited at the Rafah crossing between Gaza and Egypt."
    words = [r.mention.span.text for r in locate(Document("d", text), open_gazetteer())]
    assert words == ["Rafah crossing", "Gaza", "Egypt"]


@pytest.mark.parametrize(
    "text",
    [
        "Patrols were seen south of the United States.",
        "Guards stood near the western border of the city, as they had in May.",
        "Tents lined the southern banks of the Sarno River in the area that is now called Vetta Creek.",
        "George Town is the heart of the Cayman Islands shipping trade.",
    ],
)
def test_nothing_in_a_text_stops_the_reading_of_it(text: str) -> None:
    assert isinstance(locate(Document("d", text), open_gazetteer()), list)


def test_the_capital_is_that_of_the_country_spoken_of() -> None:
    text = "Talks in Tripoli went on; Washington looked away. Sirte, 450 km east of the capital, is calm."
    sirte = found(text, "Sirte")
    assert isinstance(sirte, Georeference)
    assert sirte.remarks[0].startswith("text says 450 km at 90°, the place is 371 km")


@pytest.mark.parametrize(
    ("text", "classes"),
    [
        ("Shelling hit Kharkiv Oblast on Monday.", "A"),
        ("Shelling hit Sumy and Kharkiv regions on Monday.", "AA"),
        ("Fighting went on in Kandahar, Helmand and Zabul provinces, and two died in Kandahar.", "AAAP"),
        ("Families left the governorates of Marib, Taiz and Ibb for Aden.", "AAAP"),
        ("Kharkiv was hit again, officials of the Kharkiv region said.", "PA"),
        ("Shells fell on the city of Homs and in northern Homs governorate.", "PA"),
    ],
)
def test_a_division_and_its_seat_are_told_apart_by_the_noun_beside_each(text: str, classes: str) -> None:
    """A: the division, with its polygon; P: the town of the same name."""
    results = [r for r in locate(Document("d", text), open_gazetteer()) if isinstance(r, Georeference)]
    names = [r for r in results if r.mention.span.text[0].isupper()]
    assert "".join(r.places[0].feature_code[0] for r in names) == classes


@pytest.mark.parametrize(
    ("phrase", "code"),
    [("Kharkiv region", "ADM1"), ("the city of Kharkiv", "PPLA"), ("northern Homs governorate", "ADM1")],
)
def test_a_phrase_means_the_division_or_the_seat_that_its_noun_says(phrase: str, code: str) -> None:
    result = georeference(phrase, open_gazetteer())
    assert isinstance(result, Georeference)
    assert result.places[0].feature_code == code


@pytest.mark.parametrize(
    ("before", "ground", "others"),
    [
        ("Sirte lies between Misrata and Benghazi.", "Sirte", "Benghazi, Misrata"),
        ("The army left Sirte for Misrata.", "Misrata", "Sirte"),
        ("The army held Sirte on Monday.", "Sirte", ""),
    ],
)
def test_a_bare_distance_says_what_it_is_counted_from_where_there_is_a_choice(
    before: str, ground: str, others: str
) -> None:
    result = found(f"{before} A base lies 50 km to the west.", "50 km to the west")
    assert isinstance(result, Georeference)
    assert result.places[0].name == {"Misrata": "Misratah"}.get(ground, ground)
    told = [remark for remark in result.remarks if "counted from" in remark]
    assert told == ([f"counted from {ground}, named in one sentence with {others}"] if others else [])


@pytest.mark.parametrize(
    ("text", "name", "code"),
    [
        ("In Niger, five people died. In Niger State, Mokwa in Nigeria was flooded.", "Niger", "PCLI"),
        ("Women fled Bara, in North Kordofan.", "Bara", "SD"),
        ("Aid reached Kalabaydh, in the Sool region of Somaliland.", "Kalabaydh", "SO"),
    ],
)
def test_what_a_text_says_holds_a_name_chooses_among_its_namesakes(text: str, name: str, code: str) -> None:
    result = found(text, name)
    assert isinstance(result, Georeference)
    assert code in (result.places[0].feature_code, result.places[0].country_code)


def test_a_village_in_no_gazetteer_has_one_place_through_a_text() -> None:
    text = "Men fled Kwanar Tsabe, in Zamfara. Trucks went from Kano to Kwanar Tsabe and Sokoto."
    results = [r for r in locate(Document("d", text), open_gazetteer()) if r.mention.span.text == "Kwanar Tsabe"]
    assert len(results) > 1
    assert len({(r.lon, r.lat) for r in results if isinstance(r, Georeference)}) == 1


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("big explosion heard in kharkiv just now, sirens across the city", ["kharkiv"]),
        ("BREAKING: heavy shelling in al-geneina, people flee to adre in chad", ["al-geneina", "adre", "chad"]),
        ("CLASHES IN NORTHERN SYRIA KILL 12, SDF SAYS", ["NORTHERN SYRIA", "SYRIA"]),
        ("STORM HITS THE NORTHERN PROVINCE OF SRI LANKA", ["NORTHERN PROVINCE", "SRI LANKA"]),
    ],
)
def test_where_case_is_lost_words_that_only_say_where_are_no_names(text: str, names: list[str]) -> None:
    assert [r.mention.span.text for r in locate(Document("d", text), open_gazetteer())] == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Lassa fever killed 12 people in Ondo, Nigeria.", ["Ondo", "Nigeria"]),
        ("Uganda declared an outbreak of Sudan virus disease in Kampala.", ["Uganda", "Kampala"]),
        ("Zika in Recife, Brazil, and Rift Valley fever in Dakar.", ["Recife", "Brazil", "Dakar"]),
        ("Iskander missiles hit Odesa, the Ministry of Defence (MoD) of Ukraine said.", ["Odesa", "Ukraine"]),
        ("Herders of the Rift Valley fled to Nairobi.", ["Rift Valley", "Nairobi"]),
    ],
)
def test_diseases_arms_and_initials_are_no_places(text: str, names: list[str]) -> None:
    assert [r.mention.span.text for r in locate(Document("d", text), open_gazetteer())] == names


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Israeli air strikes on Gaza killed 33 people on Monday.", "PS"),
        ("Aid trucks entered Gaza.", "PS"),
        ("Floods hit Gaza, Inhambane and Maputo provinces in Mozambique.", "MZ"),
    ],
)
def test_gaza_is_the_palestinian_one_unless_its_noun_and_company_say_otherwise(text: str, country: str) -> None:
    result = found(text, "Gaza")
    assert isinstance(result, Georeference)
    assert result.places[0].country_code == country


@pytest.mark.parametrize(
    ("text", "name", "town", "country"),
    [
        ("Patients were moved to Nyala Teaching Hospital.", "Nyala Teaching Hospital", "Nyala", "SD"),
        ("Nine people died at Jinka General Hospital.", "Jinka General Hospital", "Jinka", "ET"),
        ("Staff fled Kadugli Teaching Hospital for Bentiu.", "Kadugli Teaching Hospital", "Kadugli", "SD"),
    ],
)
def test_a_facility_with_words_between_name_and_noun_stands_for_its_town_and_wider(
    text: str, name: str, town: str, country: str
) -> None:
    hospital = found(text, name)
    assert isinstance(hospital, Georeference)
    assert (hospital.places[0].country_code, hospital.remarks) != ("", ())
    assert hospital.places[0].country_code == country
    with open_gazetteer() as gazetteer:
        homes = [place for place in gazetteer.lookup(town) if place.country_code == country]
    assert hospital.places[0] in homes
    assert hospital.uncertainty_m >= 6_000.0


def test_near_a_facility_in_no_gazetteer_is_where_the_text_puts_the_facility() -> None:
    text = "Guards fired on migrants near Al-Zazoq market in Monabbih district, killing four."
    near, market = found(text, "near Al-Zazoq market"), found(text, "Al-Zazoq market")
    assert isinstance(near, Georeference)
    assert isinstance(market, Georeference)
    assert (near.lon, near.lat, near.uncertainty_m) == (market.lon, market.lat, market.uncertainty_m)
    assert any("no gazetteer" in remark for remark in near.remarks)


@pytest.mark.parametrize(
    ("text", "name", "town"),
    [
        ("In El Fasher, shells landed on the Saudi Hospital.", "Saudi Hospital", "El Fasher"),
        ("Jets bombed the Emirati Maternity Hospital in Rafah.", "Emirati Maternity Hospital", "Rafah"),
        ("Rafah's Kuwaiti Hospital was hit by a drone.", "Kuwaiti Hospital", "Rafah"),
    ],
)
def test_a_hospital_called_after_a_people_is_in_its_town_and_no_country(text: str, name: str, town: str) -> None:
    hospital, place = found(text, name), found(text, town)
    assert isinstance(hospital, Georeference)
    assert isinstance(place, Georeference)
    assert hospital.places[0] == place.places[0]


def test_a_people_before_a_small_noun_or_in_a_headline_is_a_people() -> None:
    assert isinstance(found("Kuwaiti doctors arrived in Rafah.", "Kuwaiti"), Georeference)
    assert isinstance(found("Turkish Hospital Workers Strike In Ankara", "Turkish"), Georeference)


@pytest.mark.parametrize(
    "dateline", ["YANGON (Wire) - ", "Yangon, Myanmar, 4 May — ", "NAYPYIDAW/YANGON, May 4 (Wire) -- "]
)
def test_a_distance_is_not_counted_from_where_a_dispatch_was_written(dateline: str) -> None:
    text = f"{dateline}Shells fell on Bhamo all night. A convent some 40 km south of the town was hit by jets."
    result = found(text, "some 40 km south of the town")
    assert isinstance(result, Georeference)
    assert inverse(97.23, 24.26, result.lon, result.lat)[0] < 60_000
    assert not [remark for remark in result.remarks if "counted from" in remark]


def test_a_distance_is_counted_from_the_town_of_the_dateline_where_no_other_is_told_of() -> None:
    result = found("BHAMO, May 4 - A convent some 40 km south of the town was hit.", "some 40 km south of the town")
    assert isinstance(result, Georeference)
    assert inverse(97.23, 24.26, result.lon, result.lat)[0] < 60_000


@pytest.mark.parametrize(
    "text",
    [
        # The gazetteer has a Mu in Tibet, and no river.
        "Nine men drowned as a raft turned over in the Mu River.",
        "China and Myanmar were told that a raft had turned over in the Mu River.",
    ],
)
def test_a_river_in_no_gazetteer_is_no_far_town_of_its_name(text: str) -> None:
    assert isinstance(found(text, "Mu River"), Unresolved)


def test_a_river_in_no_gazetteer_lies_about_what_is_named_with_it_or_the_town_it_is_called_after() -> None:
    beside = found("Shwebo was shelled, and a raft turned over in the Mu River.", "Mu River")
    after = found("Rain swelled the Garissa River in Kenya.", "Garissa River")
    for result, lon, lat in ((beside, 95.7, 22.57), (after, 39.65, -0.45)):
        assert isinstance(result, Georeference)
        assert inverse(lon, lat, result.lon, result.lat)[0] < 25_000
        assert result.uncertainty_m > 10_000
        assert "in no gazetteer" in result.remarks[0]


@pytest.mark.parametrize(
    "text",
    [
        "Five people died in Salem, 30 km south of Gao, Mali.",
        "Five people died in Salem (30 km south of Gao, Mali).",
    ],
)
def test_a_village_close_to_a_town_is_no_city_of_its_name_on_another_continent(text: str) -> None:
    salem, gao = found(text, "Salem"), found(text, "Gao")
    assert isinstance(salem, Georeference)
    assert isinstance(gao, Georeference)
    assert inverse(gao.lon, gao.lat, salem.lon, salem.lat)[0] == pytest.approx(30_000.0, rel=0.2)
    assert (salem.instead, salem.remarks[0].split(";")[0]) == ("description", "no gazetteer has a 'Salem' there")


def test_a_figure_that_is_only_far_off_does_not_move_a_named_place() -> None:
    base = found("Jets took off from Al-Jafra airbase (650 km east of Tripoli).", "Al-Jafra airbase")
    assert isinstance(base, Georeference)
    assert (base.places[0].feature_code, base.instead) == ("AIRP", "")
    assert base.remarks[0].startswith("text says 650 km")


def test_a_village_near_a_town_is_no_city_of_its_name_on_another_continent() -> None:
    text = "Gunmen attacked Santa Rosa near Nyala, Sudan."
    village, town = found(text, "Santa Rosa"), found(text, "Nyala")
    assert isinstance(village, Georeference)
    assert isinstance(town, Georeference)
    assert inverse(town.lon, town.lat, village.lon, village.lat)[0] < 50_000.0
    assert village.instead
    assert village.uncertainty_m > town.uncertainty_m


@pytest.mark.parametrize("text", ["She was born in Springfield near Boston.", "They met in Birmingham near Leeds."])
def test_a_namesake_close_by_is_the_one_that_is_near(text: str) -> None:
    name = text.split(" in ")[1].split(" near ")[0]
    town = found(text, name)
    assert isinstance(town, Georeference)
    assert (town.instead, town.places[0].name) == ("", name)


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        ("A mine went off near Muyuka.", ["near Muyuka"]),
        ("Police sealed off Muyuka.", []),
        ("A rocket was set off near Ndop and troops cordoned off Kumbo.", ["near Ndop"]),
        ("A ship sank off Limbe.", ["off Limbe"]),
        ("A skiff was set on fire off Limbe.", ["off Limbe"]),
    ],
)
def test_what_goes_off_on_land_is_not_off_a_coast(text: str, phrases: list[str]) -> None:
    results = locate(Document("d", text), open_gazetteer())
    assert [r.mention.span.text for r in results if " " in r.mention.span.text] == phrases
