"""Who does not hold a place: of what is left out, and of what is left to nobody the text names."""

import pytest
from test_past_control import held_by


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The RSF controls the whole of <Darfur> except for the towns of [Tine] and [Kornoi].", []),
        ("The RSF has captured [Nyala] and [Zalingei], leaving only [Tine] in army hands.", ["Nyala", "Zalingei"]),
        ("The RSF holds all districts of <Darfur>, with only [Tine] and [Kornoi] remaining in army hands.", []),
        ("Except for [Tine] and [Kornoi], the RSF controls <Darfur>.", []),
        ("The RSF holds [Nyala] and [Zalingei] but not [Tine].", ["Nyala", "Zalingei"]),
    ],
)
def test_a_place_left_out_of_what_a_side_holds_is_not_its_own(text: str, expected: list[str]) -> None:
    assert [name for name, side in held_by(text, "SD") if side == "RSF"] == expected


def test_what_is_left_in_the_hands_of_the_other_side_is_its_own() -> None:
    text = "The RSF holds all districts of <Darfur>, with only [Tine] and [Kornoi] remaining in army hands."
    assert held_by(text, "SD") == [("Tine", "SAF"), ("Kornoi", "SAF")]


def test_all_but_before_a_verb_leaves_no_place_out() -> None:
    assert held_by("The RSF has all but captured [Tine].", "SD") == [("Tine", "RSF")]


@pytest.mark.parametrize(
    "text",
    [
        "An SDF fighter was wounded in [Manbij]. Government troops pulled out of [Izra] overnight.",
        "Israel struck [Quneitra] and killed three soldiers. Syrian troops pulled out of [Izra] overnight.",
    ],
)
def test_who_only_suffers_or_only_bombs_gains_nothing_by_a_retreat(text: str) -> None:
    assert [pair for pair in held_by(text, "SY") if pair[0] == "Izra"] == []


def test_who_fights_the_troops_that_leave_gains_by_it() -> None:
    text = "SDF fighters clashed with Syrian troops near [Manbij]. Syrian troops pulled out of [Izra] overnight."
    assert [pair for pair in held_by(text, "SY") if pair[0] == "Izra"] == [("Izra", "SDF")]
