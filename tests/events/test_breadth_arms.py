"""Breadth: words of arms, territory and harm that journalists and armies use, and the same words in peace."""

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
        # What a sniper, a gunner and a pilot do; verbs whose last part is the verb.
        ("A sniper picked off two soldiers near [Kostun] on Sunday.", "armed_clash"),
        ("A patrol was met with heavy fire outside [Anka] on Sunday.", "armed_clash"),
        ("Jets carpet-bombed groves south of [Idra] on Friday.", "air_strike"),
        ("Three women were gang-raped by militiamen near [Gomba].", "sexual_violence"),
        ("Insurgents mortared a district of [Mogan] on Tuesday.", "shelling"),
        ("Russian forces battered [Nikop] on Monday.", "shelling"),
        ("Naval artillery fired on [Dawan] on Wednesday.", "shelling"),
        ("Rebels dynamited a pipeline near [Arauk] on Monday.", "ied"),
        ("A truck drove over a roadside bomb near [Ansan] on Saturday.", "ied"),
        ("A shepherd tripped a landmine near [Agda] on Monday.", "mine"),
        # What is done to people.
        ("Insurgents forced nine schoolgirls into marriage in [Borna] on Wednesday.", "sexual_violence"),
        ("A singer died in a hail of bullets in [Kulan] on Friday.", "attack_on_civilians"),
        ("The seizure of two surveyors by dissidents in [Kauca] was reported on Friday.", "abduction"),
        # Ground that changes hands, men that come and go.
        ("Soldiers staged a coup in [Bisso] on Sunday.", "capture"),
        ("Soldiers deserted their post at [Labez] on Saturday.", "withdrawal"),
        ("Congolese soldiers scrambled out of [Masis] on Monday.", "withdrawal"),
        ("Israeli troops made a foray into [Kunet] on Friday.", "advance"),
        ("Russian troops invaded [Sumar] on Sunday.", "advance"),
        ("Soldiers blocked all entrances to [Akab] on Friday.", "siege"),
        ("No food convoy has been let into [Kadug] since Tuesday.", "siege"),
        ("Additional companies were sent to [Silch] on Sunday.", "reinforcement"),
        ("Ukraine rushed its reserves to [Kupin] on Wednesday.", "reinforcement"),
        ("Rebels encamped near [Menak] on Saturday.", "base"),
        ("Ukrainian soldiers dug trenches near [Orik] on Tuesday.", "base"),
        ("The army fortified a hill near [Sumar] on Monday.", "base"),
        ("Israeli warplanes broke the sound barrier over [Sidan] on Sunday.", "presence"),
        ("Gunmen mounted a checkpoint near [Dambo] on Sunday.", "presence"),
        ("Gunners knocked a drone out of the sky near [Poltan] on Thursday.", "interception"),
        ("The seizure of 2,000 rifles off [Salal] was announced on Tuesday.", "interception"),
        ("Police foiled a bomb plot in [Vinna] on Monday.", "interception"),
        ("Soldiers decimated rebels near [Kutan] on Monday.", "armed_clash"),
        ("A gun attack on farmers near [Josa] left six dead.", "attack_on_civilians"),
        ("A convoy of soldiers was waylaid by jihadists near [Barsa] on Monday.", "armed_clash"),
        # Arms that are given.
        ("Turkey exported arms to Libya on Monday.", "arms_delivery"),
        ("Emirati planes airlifted weapons to [Nyal] on Monday.", "arms_delivery"),
        ("Russia furnished Burkina Faso with rifles on Wednesday.", "arms_delivery"),
    ],
)
def test_a_word_of_arms_tells_of_its_kind(text: str, told: str) -> None:
    assert kinds_in(text) == [told]


@pytest.mark.parametrize(
    "text",
    [
        "The officer picked off berries in [Kent] on Monday.",
        "The plan met with fire from critics in [Otta] on Monday.",
        "The senator was battered by questions in [Otta] on Monday.",
        "The chef peppered the steak in [Lyona] on Tuesday.",
        "Masons mixed mortar at the cathedral in [Kolna] on Monday.",
        "A drone dropped a parcel on a farm near [Kigal] on Monday.",
        "The debt is a ticking time bomb, an economist said in [Athen] on Monday.",
        "The firm fired the first salvo in a price war in [Toko] on Tuesday.",
        "She snatched victory in the last lap in [Dohan] on Monday.",
        "The Danish team carried off the trophy in [Basla] on Sunday.",
        "Cattle were slaughtered for the feast in [Dakka] on Monday.",
        "The committee in [Osla] debated a law on rape on Monday.",
        "The plane exited the runway in [Osla] on Monday and taxied to the gate.",
        "The army built a bridge for villagers near [Chitar] on Monday.",
        "Scouts set up a camp near [Anney] on Monday.",
        "The government provided farmers in [Kena] with fertiliser on Monday.",
        "Turkey exported steel to Libya on Monday.",
        "The law prevented bomb scares in [Londa] on Monday.",
        "The museum in [Osla] leased rifles to a film crew on Monday.",
        "The two teams meet in [Nairo] on Sunday in their first league encounter.",
    ],
)
def test_the_same_word_in_peace_tells_of_nothing(text: str) -> None:
    assert kinds_in(text) == []
