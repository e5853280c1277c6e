"""Whose a place is by the words beside it: hands, flags, strongholds, and lists that share one verb."""

import pytest
from test_past_control import held_by, observed


@pytest.mark.parametrize(
    ("text", "country_code", "expected"),
    [
        (
            "[Kutum] has been in the Rapid Support Forces' hands since 2024; the garrison in [Mellit] is besieged.",
            "SD",
            {("Kutum", "RSF")},
        ),
        ("[Kutum] is held by the RSF, [Kosti] by the army.", "SD", {("Kutum", "RSF"), ("Kosti", "SAF")}),
        ("[Kutum] is run by the RSF and [Kosti] by the army.", "SD", {("Kutum", "RSF"), ("Kosti", "SAF")}),
        ("The army shelled the RSF near [Kosti]. [Kutum] remains in rebel hands.", "SD", {("Kutum", "RSF")}),
        ("[Kutum], once an army base, is now an RSF stronghold.", "SD", {("Kutum", "RSF")}),
        ("The RSF flag was hoisted over [Kutum].", "SD", {("Kutum", "RSF")}),
        ("The RSF flag still flies over [Kutum].", "SD", {("Kutum", "RSF")}),
        ("[Kutum] was hit by the RSF, [Kosti] by a storm.", "SD", set()),
    ],
)
def test_who_holds_a_place_by_the_words_beside_it(text: str, country_code: str, expected: set[tuple[str, str]]) -> None:
    assert {pair for pair in held_by(text, country_code) if pair[0] != "Kosti" or pair in expected} == expected


def test_since_belongs_to_the_place_held_and_not_to_what_follows() -> None:
    rows = observed("[Kutum] has been in the RSF's hands since 2024; the army garrison in [Mellit] is besieged.", "SD")
    starts = {row.place.name: row.when.start.year for row in rows if row.when}
    assert starts == {"Kutum": 2024, "Mellit": 2025}


@pytest.mark.parametrize(
    ("text", "country_code", "expected"),
    [
        # Who fights others than the leaver gains nothing by his leaving.
        ("STC fighters withdrew from [Ataq]. The Houthis, who bombed [Marib] on Sunday, kept out of it.", "YE", []),
        (
            "The army fought the RSF in [Rabak]. The RSF withdrew from [Kosti].",
            "SD",
            [("Rabak", "contested"), ("Kosti", "SAF")],
        ),
        # Who holds on is not pushed, whoever comes from the east.
        ("rsf pushing from the north, army still holds the brigade hq in [Mellit]", "SD", [("Mellit", "SAF")]),
        # "They" are the subject of the whole sentence.
        ("The RSF left [Kosti] after the army bombed their posts; they retreated to [Mellit].", "SD", None),
    ],
)
def test_only_who_fights_the_leaver_gains_and_only_who_left_goes(
    text: str, country_code: str, expected: list[tuple[str, str]] | None
) -> None:
    found = held_by(text, country_code)
    if expected is None:
        assert ("Mellit", "RSF") in found
        return
    assert found == expected
