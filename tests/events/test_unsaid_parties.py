"""Who does and who suffers where the verb has no slot for them: sentences of our own, a construction each."""

from datetime import date

import pytest
from marked_text import read_marked

from geoevents.events import find_events

PUBLISHED = date(2025, 3, 12)


def parties(text: str) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    document, located = read_marked(text, published=PUBLISHED)
    return [(event.actors, event.targets) for event in find_events(document, located)]


@pytest.mark.parametrize(
    ("text", "actors", "targets"),
    [
        # Another clause lays the deed at somebody's door.
        (
            "Nine miners were hacked to death in [Alef]; the ADF are suspected.",
            ("Allied Democratic Forces",),
            ("civilians",),
        ),
        ("Two soldiers died near [Alef] on a mine that separatists had planted.", ("separatists",), ("soldiers",)),
        ("The mayor of [Alef] was killed by a suicide bomber.", ("suicide bomber",), ("civilians",)),
        (
            "Six beekeepers were hacked to death near [Alef]; villagers blame Boko Haram.",
            ("Boko Haram",),
            ("civilians",),
        ),
        (
            "A Togolese soldier was killed in combat with jihadists at [Alef].",
            ("jihadists",),
            ("Military Forces of Togo",),
        ),
        (
            "A column of the Nigerian army drove into an ambush laid by bandits near [Alef].",
            ("bandits",),
            ("Military Forces of Nigeria",),
        ),
        (
            "Nine tailors were hacked to death in [Alef]; ISIS is thought responsible.",
            ("Islamic State",),
            ("civilians",),
        ),
        ("Six welders were shot in [Alef]; residents accused the Taliban.", ("Taliban",), ("civilians",)),
        # What is shot down was somebody's.
        (
            "The navy downed three drones that the Houthis had launched at [Alef].",
            ("Military Forces of Libya",),
            ("Houthi movement",),
        ),
        ("The army shot down six drones launched by the RSF over [Alef].", ("army",), ("Rapid Support Forces",)),
        (
            "Jordan's air force intercepted missiles fired from Iran.",
            ("Military Forces of Jordan",),
            ("Military Forces of Iran",),
        ),
        # People are known by what they are, whether the table lists their calling or not.
        ("A shell killed a piano tuner and his neighbour in [Alef].", (), ("civilians",)),
        ("Senator Ana Ruiz was shot at a school in [Alef].", (), ("civilians",)),
        ("Rockets fell on [Alef]; a locksmith was among the five dead.", (), ("civilians",)),
        ("Militiamen shot dead three Fulani herders near [Alef].", ("militiamen",), ("civilians",)),
        ("An air raid on the market of [Alef] caused dozens of casualties.", (), ("civilians",)),
        # A number that is not exact is no place.
        ("Rebels raided [Alef], killing around thirty soldiers.", ("rebels",), ("soldiers",)),
        # One of several is told of in passing; an officer beside soldiers is theirs.
        (
            "Four Kenyan soldiers, among them a commander, died in an ambush near [Alef].",
            (),
            ("Military Forces of Kenya",),
        ),
        ("An officer and six soldiers died in an ambush outside [Alef].", (), ("soldiers",)),
        ("The bus was ambushed by masked gunmen near [Alef].", ("masked gunmen",), ("civilians",)),
        ("A soldier was killed by bandits in [Alef].", ("bandits",), ("soldier",)),
        ("Members of the Barrio 18 gang stabbed a baker in [Alef].", ("Barrio 18",), ("civilians",)),
        # The loser's own men are no bystanders.
        ("The Lebanese army lost two men to a strike on their car in [Alef].", (), ("Military Forces of Lebanon",)),
        # Peacekeepers serve the mission that has them.
        ("Two Nepalese peacekeepers of UNMISS were wounded in an ambush near [Alef].", (), ("UNMISS",)),
        # Bystanders may be joined to a subject.
        (
            "The Malian army, with mercenaries of Wagner, captured [Alef].",
            ("Military Forces of Mali", "Wagner Group"),
            (),
        ),
    ],
)
def test_a_party_without_a_slot_is_found(text: str, actors: tuple[str, ...], targets: tuple[str, ...]) -> None:
    assert parties(text) == [(actors, targets)]


def test_troops_loyal_to_a_president_are_his_country_s() -> None:
    ((actors, _),) = parties("The minister was arrested in [Alef] by troops loyal to President Kiir.")
    assert actors == ("Military Forces of South Sudan",)


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("Police fired rubber bullets at marchers in [Alef].", ("protesters",)),
        ("Police used batons against nurses who had blocked a road in [Alef].", ("civilians",)),
    ],
)
def test_who_protests_is_not_who_meets_them(text: str, actors: tuple[str, ...]) -> None:
    assert [found for found, _ in parties(text)] == [actors]


@pytest.mark.parametrize("answered", ["answered", "hit back", "struck back"])
def test_an_answer_hits_who_struck_before(answered: str) -> None:
    told = parties(f"Israel bombed a base at [Alef], and Iran {answered} with a salvo of missiles on [Beth].")
    assert told[-1] == (("Military Forces of Iran",), ("Military Forces of Israel",))


@pytest.mark.parametrize(
    ("text", "actors", "targets"),
    [
        ("A spokesman for the RSF accused Egypt of meddling.", ("Rapid Support Forces",), ("Government of Egypt",)),
        ("The Malian army's spokesman condemned the strike.", ("Military Forces of Mali",), ()),
        ("Hamas rejected accusations by the United Nations.", ("Hamas",), ("United Nations",)),
        ("Armenia mourned. Its government asked France for help.", ("Government of Armenia",), ()),
    ],
)
def test_a_statement_is_whose_spokesman_makes_it(text: str, actors: tuple[str, ...], targets: tuple[str, ...]) -> None:
    assert parties(text) == [(actors, targets)]


def test_both_countries_are_the_two_the_text_tells_of() -> None:
    text = "India shelled [Alef]. Pakistan shelled [Beth]. {}"
    for sentence, form in (
        ("The generals of both countries will meet on Monday.", "Military Forces of"),
        ("Envoys of the two countries will meet on Monday.", "Government of"),
    ):
        assert parties(text.format(sentence))[-1][0] == (f"{form} India", f"{form} Pakistan")


def test_both_sides_of_a_war_with_a_group_are_no_two_countries() -> None:
    assert parties("M23 took [Alef] from the Congolese army. Envoys of the two sides met in [Beth].")[-1][0] == ()


def test_they_are_all_who_were_told_of_as_one_subject() -> None:
    told = parties("The KIA and the Arakan Army left [Alef], which they had captured in May.")
    assert told[-1][0] == ("Kachin Independence Army", "Arakan Army")


def test_an_adverb_of_doubt_parts_nobody_from_the_deed() -> None:
    told = parties("The RSF allegedly killed nine people during the capture of [Alef].")
    assert told == [(("Rapid Support Forces",), ("civilians",)), (("Rapid Support Forces",), ())]


@pytest.mark.parametrize(
    ("text", "actors", "targets"),
    [
        ("The rebels answered by shelling the port of [Alef].", ("rebels",), ()),
        ("Iraqi Kurdish fighters repelled an attack by bandits at [Alef].", ("kurdish fighters",), ("bandits",)),
        ("The president accused Qatar of funding Hamas.", ("president",), ("Government of Qatar",)),
        ("Norway's prime minister urged the Taliban to begin talks.", ("Government of Norway",), ()),
        (
            "Rebels raided [Alef]; six policemen and two members of a militia were killed.",
            ("rebels",),
            ("police", "militia"),
        ),
        ("Rockets hit a tanker off [Alef], and its crew were rescued by a Dutch frigate.", (), ()),
    ],
)
def test_words_around_a_deed_keep_to_their_own_clause(
    text: str, actors: tuple[str, ...], targets: tuple[str, ...]
) -> None:
    assert parties(text) == [(actors, targets)]


def test_fighters_of_a_people_are_no_army() -> None:
    ((actors, _),) = parties("Iraqi Kurdish fighters captured [Alef].")
    assert actors == ("kurdish fighters",)
    assert parties("Palestinian fighters ambushed a patrol in [Alef].")[0][0] == ("palestinian fighters",)


@pytest.mark.parametrize(
    ("text", "actors", "targets"),
    [
        # Whose the thing is that was hit does not hit it.
        ("Jets bombed a depot used by Hezbollah in [Alef].", (), ("Hezbollah",)),
        ("Drones hit a store belonging to the army in [Alef].", (), ("army",)),
        ("A base run by the RSF in [Alef] was shelled by the army.", ("army",), ("Rapid Support Forces",)),
        # What a statement goes on to say has a target, too.
        ("The army denied the massacre and blamed Boko Haram.", ("army",), ("Boko Haram",)),
        # Those who flee a fight are not its sides.
        ("Residents fled fighting between the ELN and dissidents of the FARC in [Alef].", (), ("civilians",)),
    ],
)
def test_who_stands_near_a_deed_keeps_to_his_part(text: str, actors: tuple[str, ...], targets: tuple[str, ...]) -> None:
    assert parties(text)[0] == (actors, targets)


@pytest.mark.parametrize("land", ["They-held land", "It-ruled land", "Them-controlled land"])
def test_nobody_without_a_name_is_a_party(land: str) -> None:
    assert parties(f"French jets destroyed two radars in {land} near [Alef].") == [(("Military Forces of France",), ())]


def test_a_crowd_that_is_fired_on_is_who_broke_in() -> None:
    told = parties("Soldiers shot at protesters who had broken into a bank in [Alef].")
    assert ("protesters",) in [actors for actors, _ in told]


def test_arms_of_one_side_name_it_in_a_text_of_its_war() -> None:
    def ukrainian(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
        document, located = read_marked(text, published=PUBLISHED, country_code="UA")
        (event,) = find_events(document, located)
        return event.actors, event.targets

    assert ukrainian("Four Su-25 were shot down over [Alef].")[1] == ("Military Forces of Russia",)
    assert ukrainian("A Geran drone hit a school in [Alef], killing a caretaker.") == (
        ("Military Forces of Russia",),
        ("civilians",),
    )
    assert parties("A Geran drone hit a school in [Alef].")[0][0] == ()


def test_caves_bombed_by_an_army_are_those_of_the_group_told_of_before() -> None:
    text = "Jihadists attacked [Alef]. Malian jets bombed caves near [Beth]. Malian jets bombed a bridge in [Gimel]."
    assert [targets for _, targets in parties(text)] == [(), ("jihadists",), ()]


def test_a_number_in_a_name_counts_nobody() -> None:
    document, located = read_marked("Members of the Barrio 18 gang killed a baker in [Alef].", published=PUBLISHED)
    (event,) = find_events(document, located)
    assert event.fatalities is not None
    assert event.fatalities.best == 1


def test_a_crowd_fights_those_who_clash_with_it() -> None:
    ((actors, _),) = parties("The police clashed with supporters of the former president in [Alef].")
    assert set(actors) == {"police", "protesters"}


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("Gunmen stormed a hotel in [Alef]. Police said they had arrested a cook.", ("police",)),
        ("Rebels took [Alef]. The army said it had withdrawn from [Beth].", ("army",)),
        ("Russian forces attacked near [Alef].", ("Military Forces of Russia",)),
    ],
)
def test_who_tells_of_himself_is_who_did_it(text: str, actors: tuple[str, ...]) -> None:
    assert parties(text)[-1][0] == actors
