"""Kinds that who does it, or what it is done to, decides: bombers' cars, raids from the air, vandals, mud."""

from collections import Counter
from datetime import date

import pytest
from marked_text import read_marked

from geoevents.events import find_events


def kinds_in(text: str) -> list[str]:
    document, located = read_marked(text, published=date(2026, 11, 20))
    return sorted(Counter(event.kind for event in find_events(document, located)).elements())


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # Bombers whom no word calls suicides.
        ("The bomber drove his van into a patrol near [Bannu].", "suicide_bombing"),
        ("The attacker triggered his vest as people left a church in [Kutum].", "suicide_bombing"),
        # Raids that come from the air, and arms of gas.
        ("Two raids struck the power station of [Hodei] on Friday.", "air_strike"),
        ("An Israeli raid flattened a house in [Tyros].", "air_strike"),
        ("Soldiers fired chemical shells near [Lyma] on Monday.", "chemical_weapon"),
        ("Nine people suffocated in a sarin attack on [Khan Sheik].", "chemical_weapon"),
        # Bands that are driven out, arms that are come upon by the load.
        ("The army drove the militants out of [Konno].", "capture"),
        ("Police seized a lorryload of rifles in [Agade].", "interception"),
        # Arms that fall silent.
        ("Fighting stopped in [Suwei] after elders stepped in.", "ceasefire"),
        ("Clashes subsided in [Zawi] on Sunday.", "ceasefire"),
        ("The rebels declared an end to hostilities in [Masi].", "ceasefire"),
        # Crowds among themselves, spoilt things, people taken.
        ("Supporters of both clubs fought each other in [Casab].", "riot"),
        ("Students came to blows in [Dakka] on Friday.", "riot"),
        ("Herders trampled crops in [Gumo] on Friday.", "looting"),
        ("Vandals defaced gravestones in [Lezno].", "looting"),
        ("Three surveyors went missing after gunmen stopped their car near [Kundo].", "abduction"),
        # What comes down a slope, what burns on one.
        ("Mud and boulders engulfed a bus in [Bilas].", "landslide"),
        ("Flames raced through pine woods near [Izmo].", "wildfire"),
        ("The blaze raced across heath near [Izmo] on Friday.", "wildfire"),
        ("A fire spread across 90 hectares of bush near [Izmo].", "wildfire"),
        ("The blaze spread through a mill in [Izmo], killing two.", "accident"),
        ("Firefighters battled a blaze in scrubland near [Limas].", "wildfire"),
        ("A downpour left nine dead in [Mokwo].", "flood"),
        # Who mends what the ill need.
        ("MSF reopened its hospital in [Fanga].", "aid"),
        ("UNICEF launched a cholera vaccination campaign in [Tawi].", "aid"),
    ],
)
def test_doer_and_thing_decide_the_kind(text: str, told: str) -> None:
    assert kinds_in(text) == ([told])


@pytest.mark.parametrize(
    "text",
    [
        "A second blast of cold air hit [Chicago].",
        "A storm of criticism met the mayor in [Leeds].",
        "A tremor in her voice gave her away in [Athens].",
        "Workers demolished the old stadium in [Leeds].",
        "The museum in [Cairo] withdrew the statue from display.",
        "The premier came under fire from her own backbenchers in [London].",
        "The state pledged a million for quake victims.",
    ],
)
def test_everyday_uses_of_the_same_words_are_quiet(text: str) -> None:
    assert kinds_in(text) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The militias fought each other with rifles near [Tripo].", ["armed_clash"]),
        ("A police raid targeted a gang in [Bogo].", ["arrest"]),
        ("Soldiers demolished houses in [Nabo].", ["looting"]),
        ("A second blast hit [Kabu] on Sunday, killing nine.", ["explosion"]),
        ("A strong tremor hit [Davo].", ["earthquake"]),
        ("The army drove the villagers out of [Konno].", ["displacement"]),
        ("The patrol came under fire from the party's militia in [Kutum].", ["armed_clash"]),
    ],
)
def test_true_ones_stay(text: str, told: list[str]) -> None:
    assert kinds_in(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Two glide bombs landed near the mill of [Kharko].", ["air_strike"]),
        ("Planes with rescuers landed in [Adano].", ["aid"]),
        ("The Nigerian air force said it had struck a hideout in [Katsi], killing dozens.", ["air_strike"]),
        ("The air force said rebels attacked a base in [Gawa].", ["armed_clash"]),
        ("Thai tanks fired at Cambodian positions near [Vihar].", ["shelling"]),
        ("Reinforcements reached [Marobi] overnight.", ["reinforcement"]),
        ("The rebels established their headquarters in [Rumango].", ["base"]),
        ("The militia agreed to merge with the army in [Tripo].", ["agreement"]),
        ("A grocer agreed to merge with a rival in [Leedso].", []),
        ("Howitzers fired into the suburbs of [Kharko].", ["shelling"]),
        ("The batteries fired on camera in a studio in [Leedso].", []),
        ("Stones and rubble hurled by fans smothered a kiosk in [Leedso].", ["riot"]),
        ("Rubble of a collapsed mill buried a lorry in [Leedso].", []),
    ],
)
def test_arms_and_men_decide_too(text: str, told: list[str]) -> None:
    kinds = [kind for kind in kinds_in(text) if kind in ("air_strike", "armed_clash", "shelling")]
    assert (kinds or kinds_in(text)) == told


def test_a_depot_that_blows_up_by_itself_is_looted_by_nobody() -> None:
    assert "looting" not in kinds_in("An arms depot blew up near the police station of [Nogo].")
    assert kinds_in("Soldiers blew up homes in [Nabo].") == ["looting"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Turkish raids hit two hamlets near [Dohok].", ["air_strike"]),
        ("Russian raids targeted [Sumo].", ["air_strike"]),
        ("Overnight raids struck a bridge in [Kuto].", ["air_strike"]),
        ("Raids targeted two fuel depots in [Hodei].", ["air_strike"]),
        ("The raids pounded [Idlo].", ["air_strike"]),
        ("Two raids hit apartment blocks in [Idlo].", ["air_strike"]),
        ("Militia raids hit farms near [Gumo], killing seven.", ["attack_on_civilians"]),
        ("Saxon raids hit [Rochet] in 839.", []),
    ],
)
def test_raids_of_a_state_or_on_what_planes_hit_come_from_the_air(text: str, told: list[str]) -> None:
    assert kinds_in(text) == told


@pytest.mark.parametrize(
    "text",
    [
        "A customs raid targeted a bakery in [Leedso].",
        "Raids targeted the offices of a bookmaker in [Manilo].",
        "A raid targeted an ISIS cell in [Bruxo].",
    ],
)
def test_raids_of_searchers_are_no_air_strikes(text: str) -> None:
    assert "air_strike" not in kinds_in(text)
