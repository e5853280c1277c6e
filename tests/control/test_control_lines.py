"""Facts about lines named in text as fronts."""

from datetime import date

import pytest

from geoevents import chronicle, front_lines, open_gazetteer
from geoevents.model import Document

SIDES = (
    "GNA forces captured Abu Grein in Libya. The Libyan National Army holds Sirte. "
    "The Libyan National Army captured the Jufra air base. "
)


def contested(text: str) -> list[str]:
    document = Document("d", text, date(2020, 6, 24), "", "")
    control = chronicle([document], open_gazetteer()).control
    return control.loc[control["controller"] == "contested", "text"].tolist()


def test_a_line_named_in_text_is_contested_all_along():
    assert contested(SIDES + "Cairo called the Sirte-Jufra line a red line.") == ["the Sirte-Jufra line"] * 3


def test_a_line_named_twice_is_told_once():
    assert len(contested(SIDES + "The Sirte-Jufra line is red. They wait at the Sirte-Jufra line.")) == 3


@pytest.mark.parametrize(
    "text",
    [
        "Trains run again on the Sirte-Jufra line.",  # of transport
        "In Syria, the Damascus-Daraa line is quiet.",  # far from both sides
        "They drove from Sirte to Jufra.",
    ],
)
def test_what_is_no_line_of_fighting_between_the_sides_is_not_contested(text):
    assert contested(SIDES + text) == []


def test_a_line_named_in_text_draws_the_front_to_it():
    def lons_at_30_north(text: str) -> list[float]:
        document = Document("d", text, date(2020, 6, 24), "", "")
        lines = front_lines(chronicle([document], open_gazetteer()).control).front_lines.geometry.union_all()
        return [x for part in getattr(lines, "geoms", [lines]) for x, y in part.coords if abs(y - 30.3) < 0.4]

    # The line passes 30.3 N at 16.3 E; three places alone, all farther north or south, draw nothing there.
    named = lons_at_30_north(SIDES + "Cairo called the Sirte-Jufra line a red line.")
    assert abs(sum(named) / len(named) - 16.3) < 0.5
    assert lons_at_30_north(SIDES) == []
