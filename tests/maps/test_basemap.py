"""The land and the names under the marks."""

import pytest

from geoevents.gazetteer import open_gazetteer
from geoevents.maps.basemap import make_basemap


@pytest.mark.parametrize(("point", "words"), [((18.6, 4.4), "central afr"), ((23.7, -2.9), "congo")])
def test_country_is_named_once_where_the_atlas_and_the_gazetteer_spell_it_differently(point, words) -> None:
    with open_gazetteer() as gazetteer:
        labels = make_basemap([point], gazetteer)["labels"]
    named = [label for label in labels if label["kind"] == "country" and words in label["name"].casefold()]
    expected = 2 if words == "congo" else 1  # there are two Congos
    assert len(named) == expected, [label["name"] for label in named]
