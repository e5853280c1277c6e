"""An outlet's home is learnt from its own documents, and only there."""

from geoevents import Document, Georeference, open_gazetteer
from geoevents.georeferencing.outlets import learn_homes
from geoevents.pipeline import Options, locate_all, with_homes

LOCAL = [
    "Crews from Nelsonville, Ohio, and Glouster, Ohio, put out a fire in Athens, Ohio.",
    "The school board of Nelsonville, Ohio, met in Athens, Ohio, on Monday.",
    "A storm closed roads between Glouster, Ohio, and Athens, Ohio.",
]
FAR = [
    "A bank in Lagos, Nigeria, was robbed.",
    "A fire burned in Lima, Peru, all night.",
    "Snow fell on Oslo, Norway.",
    "A bridge fell in Hanoi, Vietnam.",
    "Rain flooded Perth, Australia.",
    "A train stopped in Kyoto, Japan.",
]


def documents(source: str, texts: list[str]) -> list[Document]:
    return [Document(f"{source}{k}", text, source=source) for k, text in enumerate(texts)]


def test_a_bare_name_in_a_county_paper_is_the_county_s_own() -> None:
    gazetteer = open_gazetteer()
    asked = Document("asked", "A man from Athens was hurt in a crash on Friday.", source="county")
    batch = [*documents("county", LOCAL), asked]
    options = with_homes(batch, gazetteer, Options())
    assert set(options.homes) == {"county"}
    ((_, without),) = locate_all([asked], gazetteer, Options())
    ((_, with_home),) = locate_all([asked], gazetteer, options)
    assert [r.places[0].country_code for r in without if isinstance(r, Georeference)] == ["GR"]
    assert [r.places[0].country_code for r in with_home if isinstance(r, Georeference)] == ["US"]


def test_an_outlet_that_writes_of_the_whole_world_has_no_home_nor_has_one_of_two_documents() -> None:
    gazetteer = open_gazetteer()
    batch = [*documents("world", FAR), *documents("young", LOCAL[:2]), Document("none", LOCAL[0])]
    assert learn_homes(locate_all(batch, gazetteer, Options())) == {}
