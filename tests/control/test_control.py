"""Control observations: who held a place, as directly as the text says."""

from dataclasses import replace
from datetime import date

import pytest
from marked_text import read_marked

from geoevents.control import find_control
from geoevents.events import find_events
from geoevents.events.holdings import find_holdings


def observed(text: str, country_code: str = "LY") -> list[tuple[str, str]]:
    document, located = read_marked(text, published=date(2020, 6, 24), country_code=country_code)
    return [(found.place.name, found.controller) for found in find_control(find_events(document, located))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("GNA forces captured [Tarhuna] on Monday.", [("Tarhuna", "GNA")]),
        ("GNA fighters are stationed in [Zliten].", [("Zliten", "GNA")]),
        ("[Sabha] is under the control of the LNA.", [("Sabha", "LNA")]),
        ("GNA troops besieged LNA units in [Bani Walid].", [("Bani Walid", "LNA")]),
        ("GNA troops shelled [Gharyan]. LNA troops withdrew from [Gharyan].", [("Gharyan", "")]),
        ("The GNA plans to capture [Sirte].", []),
        ("The LNA denied that the GNA had captured [Tarhuna].", []),
        ("GNA forces captured <Libya>.", []),
        ("Gunmen captured [Sabha].", []),
    ],
)
def test_find_control_gives_a_place_to_the_side_that_holds_it(text: str, expected: list[tuple[str, str]]) -> None:
    expected = [(place, side or "GNA") for place, side in expected]
    assert observed(text) == expected


def test_find_control_gives_an_unnamed_army_the_side_of_its_country() -> None:
    assert observed("The army captured [Bara].", "SD") == [("Bara", "SAF")]


def test_find_control_weighs_a_claim_less_than_a_report() -> None:
    def weight(text: str) -> float:
        document, located = read_marked(text, published=date(2020, 6, 24))
        (found,) = find_control(find_events(document, located))
        return found.weight

    assert weight("The LNA claimed to have captured [Jufra].") < weight("The LNA captured [Jufra].")


TWO_SIDES = "The GNA and the LNA clashed in [Tarhuna]. "
CLASH = ("Tarhuna", "contested")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The GNA is preparing to capture [Sirte].", [("Sirte", "LNA")]),
        ("GNA forces advanced to [Sirte].", [("Sirte", "LNA")]),
        ("GNA forces retreated to [Abu Grein].", [("Abu Grein", "GNA")]),
        ("GNA forces withdrew from [Abu Grein].", [("Abu Grein", "LNA")]),
        ("The GNA sent reinforcements to [Sirte]. The GNA is preparing to capture [Sirte].", [("Sirte", "LNA")]),
        ("The GNA shelled LNA positions in [Sirte].", [("Sirte", "LNA")]),
        ("The GNA shelled [Sirte].", []),
        ("The GNA shelled positions in [Sirte].", [("Sirte", "LNA")]),
        ("GNA jets bombed [Sirte], killing LNA fighters.", []),
        ("GNA fighters attacked LNA troops in [Sirte].", [("Sirte", "LNA")]),
        ("GNA troops reached [Sirte].", [("Sirte", "contested")]),
        ("The GNA and the LNA clashed in [Sirte]. The LNA captured [Sirte].", [("Sirte", "LNA")]),
    ],
)
def test_find_control_gives_what_a_side_is_still_to_take_and_what_it_left_to_the_other(text, expected) -> None:
    assert observed(TWO_SIDES + text) == [CLASH, *expected]


def test_find_control_prefers_the_other_side_that_is_at_home() -> None:
    text = "Turkish troops and the LNA clashed in [Tarhuna]. The GNA is preparing to capture [Sirte]."
    assert observed(TWO_SIDES + text) == [CLASH, CLASH, ("Sirte", "LNA")]


def test_find_control_gives_no_ground_to_a_guest_who_does_not_fight_there() -> None:
    assert observed(TWO_SIDES + "Turkey has a base in [Misrata].") == [CLASH]


@pytest.mark.parametrize(
    "name",
    [
        "GNA forces",
        "Al-Wefaq forces",
        "The reconciliation government",
        "Troops of the internationally recognised government",
    ],
)
def test_find_control_takes_the_names_of_one_side_for_one_controller(name: str) -> None:
    assert observed(f"{name} captured [Tarhuna].") == [("Tarhuna", "GNA")]


def test_find_control_puts_a_site_off_its_place_where_the_site_is_and_trusts_it_less() -> None:
    document, located = read_marked("GNA forces captured [Sirte].", published=date(2020, 6, 24))
    off = [replace(found, lon=found.lon - 0.4, uncertainty_m=25_000.0) for found in located]
    (plain,), (found,) = (find_control(find_events(document, places)) for places in (located, off))
    assert found.place.lon == pytest.approx(plain.place.lon - 0.4)
    assert found.place.id == ""
    assert found.weight == pytest.approx(plain.weight / 2, rel=0.01)


def test_find_control_dates_an_undated_plan_by_what_happened_not_by_talks_called_off_for_next_week() -> None:
    text = (
        "The GNA and the LNA clashed in [Tarhuna] on Tuesday. The GNA plans to capture [Sirte]. "
        "Talks that were to be held on Sunday have been postponed."
    )
    document, located = read_marked(text, published=date(2020, 6, 24))
    events = find_events(document, located)
    assert any(event.status == "cancelled" and event.when and event.when.end > date(2020, 6, 24) for event in events)
    (found,) = (seen for seen in find_control(events) if seen.place.name == "Sirte")
    assert found.when is not None
    assert found.when.end == date(2020, 6, 23)


@pytest.mark.parametrize(
    "text",
    [
        "GNA forces captured [Tarhuna] in June.",
        "LNA troops hold [Zliten]. The LNA plans to capture [Tarhuna] on Sunday.",
    ],
)
def test_find_control_sees_nothing_later_than_its_dispatch(text: str) -> None:
    published = date(2020, 6, 24)
    document, located = read_marked(text + " The GNA and the LNA clashed in [Mizda].", published=published)
    found = find_control(find_events(document, located), {document.id: published})
    days = {seen.place.name: seen.when for seen in found}
    assert days["Tarhuna"] is not None
    assert days["Tarhuna"].end == published


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The LNA lost [Tarhuna] to the GNA.", ["GNA"]),
        ("The LNA handed [Tarhuna] over to the GNA.", ["GNA"]),
        ("[Tarhuna] was surrendered to the GNA by the LNA.", ["GNA"]),
        ("The LNA was driven out of [Tarhuna] by the GNA.", ["GNA"]),
        ("The LNA was forced out of [Tarhuna] by the GNA.", ["GNA"]),
        ("[Tarhuna] fell to the GNA.", ["GNA"]),
        ("[Tarhuna] remains in the hands of the LNA.", ["LNA"]),
        ("[Tarhuna] is still in LNA hands.", ["LNA"]),
        ("[Tarhuna] is under LNA control.", ["LNA"]),
        ("The LNA and the GNA clashed in [Mizda]. [Tarhuna] was recaptured from the LNA.", ["contested", "GNA"]),
        ("GNA troops left [Tarhuna], and the LNA is in control of the town.", ["LNA"]),
        ("[Tarhuna] has been recaptured from LNA units, the GNA said.", ["GNA"]),
        ("The LNA denied losing [Tarhuna].", []),
        ("The GNA failed to take [Tarhuna].", []),
        ("LNA fighters were killed in [Tarhuna].", []),
        ("A drone killed five soldiers in [Tarhuna].", []),
    ],
)
def test_find_control_gives_a_place_to_who_gains_or_keeps_it_by_the_words_beside_the_verb(text, expected) -> None:
    assert [controller for _, controller in observed(text)] == expected


def test_find_control_dates_each_capture_of_a_list_and_the_loss_that_follows() -> None:
    document, located = read_marked(
        "The LNA captured [Tarhuna] on 2 June and [Mizda] on 4 June, but lost [Tarhuna] to the GNA on 5 June.",
        published=date(2020, 6, 24),
    )
    found = find_control(find_events(document, located))
    assert [(seen.place.name, seen.controller, seen.when and seen.when.start.day) for seen in found] == [
        ("Tarhuna", "LNA", 2),
        ("Mizda", "LNA", 4),
        ("Tarhuna", "GNA", 5),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("LNA-held [Tarhuna] and [Mizda] were bombed.", [("Tarhuna", "LNA"), ("Mizda", "LNA")]),
        ("[Tarhuna], held by the LNA since 2 May, was bombed.", [("Tarhuna", "LNA")]),
        ("The LNA's last stronghold of [Tarhuna] was bombed.", [("Tarhuna", "LNA")]),
        ("The formerly LNA-held town of [Tarhuna] is calm.", []),
        ("Talks held by the UN in [Tarhuna] failed.", []),
    ],
)
def test_find_holdings_tells_who_holds_a_place_that_is_only_mentioned(text, expected) -> None:
    document, located = read_marked(text, published=date(2020, 6, 24))
    found = find_control(find_holdings(document, located))
    assert [(seen.place.name, seen.controller) for seen in found] == expected


def test_find_holdings_dates_what_is_held_from_then_to_now() -> None:
    document, located = read_marked("[Tarhuna], held by the LNA since 2 May, was bombed.", published=date(2020, 6, 24))
    (found,) = find_control(find_holdings(document, located))
    assert found.when is not None
    assert (found.when.start, found.when.end) == (date(2020, 5, 2), date(2020, 6, 24))


@pytest.mark.parametrize(
    "since",
    ["since the end of September 2019", "since 2 May", "since the spring of that unhappy and never forgotten year"],
)
def test_find_holdings_quotes_whole_words(since: str) -> None:
    text = f"[Tarhuna], held by the LNA {since} for all to see, was bombed."
    document, located = read_marked(text, published=date(2020, 6, 24))
    (found,) = find_holdings(document, located)
    assert document.text[found.span.start : found.span.end] == found.span.text
    assert f"{document.text} "[found.span.end] in " ,"
    if since.endswith("2019"):
        assert found.when is not None
        assert found.when.start.year == 2019


def test_find_holdings_quotes_each_place_of_a_list() -> None:
    document, located = read_marked(
        "LNA-held [Tarhuna], [Mizda] and [Gharyan] were bombed.", published=date(2020, 6, 24)
    )
    assert [found.span.text for found in find_holdings(document, located)] == [
        "LNA-held Tarhuna",
        "LNA-held Tarhuna, Mizda",
        "LNA-held Tarhuna, Mizda and Gharyan",
    ]


@pytest.mark.parametrize(
    ("words", "precision"),
    [("", "day"), (" since 21 June", "days"), (" since 2 June", "month"), (" since November 2019", "year")],
)
def test_find_holdings_says_how_long_a_time_it_names(words: str, precision: str) -> None:
    document, located = read_marked(f"[Tarhuna], held by the LNA{words}, was bombed.", published=date(2020, 6, 24))
    (found,) = find_holdings(document, located)
    assert found.when is not None
    assert found.when.precision == precision


def test_a_place_handed_to_a_ministry_is_its_countrys_and_never_a_strangers_who_bombed_elsewhere() -> None:
    bombed = "Israeli jets bombed a depot in [Alef]. "
    given = bombed + "The Syrian Democratic Forces handed [Berin] over to the interior ministry."
    assert ("Berin", "Syrian government") in observed(given, "SY")
    left = bombed + "The Syrian Democratic Forces pulled out of [Berin]."
    assert [place for place, _ in observed(left, "SY")] == []


def test_who_is_bombed_at_home_takes_no_place_that_the_text_does_not_give_him() -> None:
    assert observed("Russian shells killed two people in [Alef]. Russian troops pulled out of [Berin].", "UA") == []


@pytest.mark.parametrize(
    "deed", ["attacked jihadists in [Alef]", "attacked a camp near [Alef]", "bombed a jihadist base in [Alef]"]
)
def test_allies_are_no_foes(deed: str) -> None:
    rows = observed(f"Russian and Malian troops {deed}. Malian troops pulled out of [Berin].", "ML")
    assert "contested" not in [side for _, side in rows]
    assert "Berin" not in [place for place, _ in rows]


def test_who_clashes_with_each_other_contests_a_place() -> None:
    assert observed("The Sudanese army and the RSF clashed in [Alef].", "SD") == [("Alef", "contested")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two LNA brigades were redeployed from [Bani Walid] to [Jufra].", []),
        ("LNA units redeployed from [Bani Walid].", []),
        ("LNA troops withdrew from [Bani Walid] and were redeployed to [Jufra].", ["Bani Walid GNA", "Jufra LNA"]),
        ("LNA troops retreated from [Bani Walid] on Monday.", ["Bani Walid GNA"]),
        ("LNA units redeployed to [Jufra].", ["Jufra LNA"]),
    ],
)
def test_find_control_takes_no_place_from_a_side_that_only_redeploys_its_units(text: str, expected: list[str]) -> None:
    told = [f"{place} {side}" for place, side in observed(TWO_SIDES + text)[1:]]
    assert told == expected
