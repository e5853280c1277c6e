"""The command line as its users meet it: files in, files out, one line for each problem."""

import csv
import io
import json
from pathlib import Path

import geopandas
import pytest

from geoevents import pipeline
from geoevents.cli import main
from geoevents.model import Document

DISPATCH = "Shelling hit Sirte on Monday. A convoy was seen 30 km south of Abu Grein, Libya. Ankara denied it."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "one.txt").write_text(DISPATCH, "utf-8")
    return tmp_path


def run(*arguments: object) -> int:
    return main([str(argument) for argument in arguments])


def test_map_writes_a_page_and_says_what_is_on_it(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("map", folder / "in", "-o", folder / "map.html", "--published", "2020-06-24") == 0
    assert (folder / "map.html").read_text("utf-8").startswith("<!DOCTYPE html>")
    assert "1 document, " in capsys.readouterr().err


def test_map_goes_on_after_a_bad_file_and_exits_with_1(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "in" / "rubbish.txt").write_bytes(bytes(range(256)) * 40)
    (folder / "in" / "empty.txt").write_bytes(b"")
    assert run("map", folder / "in", "-o", folder / "map.html", "-q") == 1
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 2
    assert "empty.txt" in lines[0]
    assert "rubbish.txt" in lines[1]
    assert (folder / "map.html").exists()


@pytest.mark.parametrize(
    ("command", "name"),
    [
        ("map", "old.html"),
        ("events", "old.csv"),
        ("locate", "old.jsonl"),
        ("locate", "old.csv"),
        ("fronts", "old.gpkg"),
    ],
)
def test_a_mistyped_input_leaves_the_file_written_before(
    folder: Path, capsys: pytest.CaptureFixture[str], command: str, name: str
) -> None:
    (folder / name).write_text("what was written before", "utf-8")
    assert run(command, folder / "no-such-file.csv", "-o", folder / name) == 1
    assert (folder / name).read_text("utf-8") == "what was written before"
    assert capsys.readouterr().err.splitlines()[-1] == "geoevents: nothing could be read, so nothing is written"


def test_locate_writes_one_line_a_document_with_exact_spans(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = [{"id": "a", "text": DISPATCH}, {"id": "b", "text": "Nothing."}]
    (folder / "corpus.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    assert run("locate", folder / "corpus.jsonl", "-o", folder / "out.jsonl") == 0
    out = [json.loads(line) for line in (folder / "out.jsonl").read_text("utf-8").splitlines()]
    assert [row["id"] for row in out] == ["a", "b"]
    sirte = next(t for t in out[0]["toponyms"] if t["text"] == "Sirte")
    assert DISPATCH[sirte["start"] : sirte["end"]] == "Sirte"
    assert (round(sirte["lon"]), round(sirte["lat"]), sirte["role"]) == (17, 31, "literal")
    assert {"place_id", "uncertainty_m", "confidence"} <= sirte.keys()
    assert [row["text"] for row in out[0]["localities"]] == ["30 km south of Abu Grein"]
    assert out[1] == {"id": "b", "toponyms": [], "localities": []}


def test_locate_gives_the_same_lines_in_two_processes(folder: Path) -> None:
    rows = [{"id": str(i), "text": DISPATCH} for i in range(70)]
    (folder / "corpus.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    assert run("locate", folder / "corpus.jsonl", "-o", folder / "one.jsonl") == 0
    assert run("locate", folder / "corpus.jsonl", "-o", folder / "two.jsonl", "-j", 2) == 0
    assert (folder / "one.jsonl").read_text() == (folder / "two.jsonl").read_text()


@pytest.mark.parametrize("suffix", ["geojson", "gpkg", "csv"])
def test_locate_and_events_write_what_the_suffix_says(folder: Path, suffix: str) -> None:
    import geopandas as gpd
    import pandas as pd

    assert run("locate", folder / "in", "-o", folder / f"places.{suffix}") == 0
    assert run("events", folder / "in", "-o", folder / f"events.{suffix}") == 0
    layers = {"layer": "mentions"}, {"layer": "events"}

    def read(name: str, layer: dict[str, str]) -> pd.DataFrame:
        path = folder / f"{name}.{suffix}"
        return pd.read_csv(path) if suffix == "csv" else gpd.read_file(path, **(layer if suffix == "gpkg" else {}))

    assert "Sirte" in set(read("places", layers[0])["text"])
    assert len(read("events", layers[1])) >= 1


def test_locate_writes_what_it_cannot_locate_as_a_table_of_the_geopackage(folder: Path) -> None:
    text = "Rebels attacked Qwrtzhausen on Monday."
    (folder / "in" / "one.txt").write_text(text, "utf-8")
    assert run("locate", folder / "in", "-o", folder / "places.gpkg") == 0
    assert list(geopandas.list_layers(folder / "places.gpkg")["name"])[:2] == ["mentions", "unresolved"]
    (missing,) = geopandas.read_file(folder / "places.gpkg", layer="unresolved").itertuples()
    assert (missing.document_id, missing.text, text[missing.start : missing.end]) == ("one.txt", *2 * (missing.text,))
    assert "Qwrtzhausen" in missing.text
    assert missing.reason


def test_parse_writes_a_point_with_its_uncertainty(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("parse", "450 km east of Tripoli", "--country", "LY") == 0
    row = json.loads(capsys.readouterr().out)
    assert row["text"] == "450 km east of Tripoli"
    assert 15 < row["lon"] < 19
    assert row["uncertainty_m"] > 30_000
    assert row["footprint"]["type"] in ("Polygon", "MultiPolygon")


def test_parse_reads_one_phrase_a_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], folder: Path
) -> None:
    lines = b"Sirte\n450 km east of nowhere\n\n12 south of Sirte\n"
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(lines)))
    assert run("parse", "-", "-o", folder / "out.jsonl") == 0
    rows = [json.loads(line) for line in (folder / "out.jsonl").read_text("utf-8").splitlines()]
    assert [row["text"] for row in rows] == ["Sirte", "450 km east of nowhere", "", "12 south of Sirte"]
    assert ["unresolved" in row for row in rows] == [False, True, True, True]


@pytest.mark.parametrize("country", ["LY", "ly", "LBY", "Libya", "TN, Libya"])
def test_a_country_may_be_given_by_its_codes_or_its_name(country: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("parse", "30 km south of Sirte", "--country", country) == 0
    assert 16 < json.loads(capsys.readouterr().out)["lon"] < 17


@pytest.mark.parametrize(
    ("country", "meant"), [("ZZ", ""), ("Lybia", "is Libya meant?"), ("Ukrane", "is Ukraine meant?")]
)
def test_no_country_is_named_in_one_line_with_what_would_be_right(
    country: str, meant: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        run("parse", "Sirte", "--country", country)
    line = capsys.readouterr().err.strip().splitlines()[-1]
    assert f"{country!r} is no country" in line
    assert "ISO 3166-1 code such as LY or LBY, or a name such as Libya" in line
    assert meant in line


@pytest.mark.parametrize(
    "arguments",
    [
        ["map"],
        ["nonsense"],
        ["locate", "x", "--published", "yesterday"],
        ["locate", "x", "--country", "ZZ"],
        ["locate", "x", "--country", "LY,Lybia"],
        ["locate", "x", "--country", ""],
        ["map", "x", "-j", "0"],
        ["map", "x", "-o", "x.gpkg"],
        ["map", "x", "--tiles", "OpenStreetMop"],
        ["map", "x", "--every", "often"],
        ["locate", "x", "-o", "x.kml"],
        ["locate", "x", "-o", ""],
        ["events", "x", "-o", "events.xyz"],
        ["events", "x", "-o", "-"],
        ["fronts", "x", "-o", "x.shp"],
        ["fronts", "x", "-o", "x.gpkg", "--every", "0d"],
        ["fronts", "x", "-o", "x.gpkg", "--every", "fortnight"],
        ["fronts", "x", "-o", "x.gpkg", "--date", "June"],
        ["fronts", "x", "-o", "x.gpkg", "--clip", "Lybia"],
        ["parse", "Sirte", "-o", "x.csv"],
        ["gazetteer", "search", "Sirte", "-n", "some"],
    ],
)
def test_bad_arguments_exit_with_2_and_one_line(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        run(*arguments)
    assert stop.value.code == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("geoevents: ")
    assert "--help" in line


def test_arguments_that_do_not_go_together_exit_with_2(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "control.csv").write_text("controller,lon,lat\nRed,15.1,32.4\nBlue,16.6,31.2\n", "utf-8")
    assert run("fronts", folder / "control.csv", folder / "in", "-o", folder / "fronts.gpkg") == 2
    assert run("events", folder / "in", "-o", folder / "events.gpkg", "--schema", "hxl") == 2
    assert len(capsys.readouterr().err.splitlines()) == 2


def test_fronts_keeps_to_a_country_by_its_code_or_name(folder: Path) -> None:
    (folder / "control.csv").write_text("controller,lon,lat\nRed,15.1,32.4\nBlue,16.6,31.2\n", "utf-8")
    for name in ("LY", "lby", "Libya", "land"):
        assert run("fronts", folder / "control.csv", "-o", folder / f"{name}.geojson", "--clip", name) == 0
    assert (folder / "LY.geojson").read_text() == (folder / "Libya.geojson").read_text()


def test_fronts_says_on_a_line_of_its_own_why_a_war_has_none(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    held = "SAF forces hold Omdurman, Sudan. Ukrainian forces hold Kupiansk, Ukraine."
    (folder / "in" / "held.txt").write_text(held, "utf-8")
    assert run("fronts", folder / "in", "-o", folder / "fronts.gpkg", "--published", "2024-06-24") == 0
    first, *wars = capsys.readouterr().err.splitlines()
    assert first.endswith("fronts.gpkg: 2 observations")
    assert sorted(wars) == [
        "  Sudan: no front: only one side, SAF, is seen.",
        "  Ukraine: no front: only one side, Ukraine, is seen.",
    ]


def test_who_holds_what_is_a_table_that_fronts_are_drawn_from(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    import geopandas as gpd

    held = "GNA forces captured Abu Qurayn, Libya, on Thursday. The LNA controls Sirte. Misrata is held by the GNA."
    (folder / "in" / "held.txt").write_text(held, "utf-8")
    table = folder / "control.csv"
    assert run("fronts", folder / "in", "-o", table, "--published", "2020-06-14") == 0
    assert capsys.readouterr().err.endswith("control.csv: 3 observations\n")
    rows = {row["place_name"]: row for row in csv.DictReader(table.read_text("utf-8").splitlines())}
    assert {name: row["controller"] for name, row in rows.items()} == {
        "Abu Grein": "GNA", "Sirte": "LNA", "Misratah": "GNA",
    }  # fmt: skip
    assert rows["Abu Grein"]["date"] == "2020-06-11"
    assert rows["Sirte"]["text"] == "The LNA controls Sirte."
    assert run("fronts", table, "-o", folder / "corrected.geojson", "--clip", "LY") == 0
    assert run("fronts", folder / "in", "-o", folder / "same.geojson", "--published", "2020-06-14") == 0
    drawn, told = (gpd.read_file(folder / f"{name}.geojson") for name in ("corrected", "same"))
    lines = [whole[whole["layer"] == "front_lines"].union_all() for whole in (drawn, told)]
    assert not lines[0].is_empty
    assert lines[0].equals_exact(lines[1], 1e-9)  # on the same ground: dispatches keep to their war's country


def test_fronts_of_several_wars_are_the_same_by_way_of_a_table(folder: Path) -> None:
    told = {
        "madani.txt": "The Sudanese army holds Port Sudan, Kassala and Gedaref. The Rapid Support Forces control Nyala "
        "and Zalingei. The Rapid Support Forces captured Wad Madani on 17 November.",
        "donbas.txt": "Ukrainian forces hold Pokrovsk and Kramatorsk. Russian forces captured Vuhledar on 18 November. "
        "The Russian army holds Donetsk. Russian forces took Avdiivka on 15 November.",
        "amhara.txt": "Fano militants captured Debre Tabor on 17 November. Fano fighters control Lalibela.",
    }
    for name, text in told.items():
        (folder / "in" / name).write_text(text, "utf-8")
    table, day = folder / "control.csv", ["--published", "2024-11-20"]
    assert run("fronts", folder / "in", "-o", table, *day) == 0
    assert run("fronts", table, "-o", folder / "table.gpkg") == 0
    assert run("fronts", folder / "in", "-o", folder / "texts.gpkg", *day) == 0
    lines, same = (geopandas.read_file(folder / f"{name}.gpkg", layer="front_lines") for name in ("table", "texts"))
    pairs = {frozenset(pair) for pair in zip(lines["side_a"], lines["side_b"], strict=True)}
    assert pairs == {frozenset({"SAF", "RSF"}), frozenset({"Ukraine", "Russia"})}
    assert lines.geometry.geom_equals(same.geometry).all()


def test_a_control_table_has_no_other_and_takes_no_day_or_country(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = folder / "control.csv"
    table.write_text("controller,lon,lat\nRed,15.1,32.4\nBlue,16.6,31.2\n", "utf-8")
    assert run("fronts", table, "-o", folder / "again.csv") == 2
    assert run("fronts", folder / "in", "-o", folder / "again.csv", "--date", "2020-06-14") == 2
    assert run("fronts", folder / "in", "-o", folder / "again.csv", "--clip", "LY") == 2
    first, second, third = capsys.readouterr().err.splitlines()
    assert "is a control table already" in first
    assert "--date, --every and --clip are for fronts" in second
    assert third == second
    assert not (folder / "again.csv").exists()


def test_more_processes_than_processors_are_not_begun(folder: Path) -> None:
    assert run("locate", folder / "in", "-o", folder / "out.jsonl", "-j", 10**7, "-q") == 0


def test_a_missing_folder_is_one_line(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("events", folder / "in", "-o", folder / "none" / "events.geojson") == 1
    assert run("locate", folder / "in", "-o", folder / "none" / "out.jsonl") == 1
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 2


def test_gazetteer_search_shows_the_candidates(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("gazetteer", "search", "Tripoli") == 0
    shown = capsys.readouterr().out
    assert "LY" in shown
    assert "LB" in shown
    assert run("gazetteer", "search", "Xyzzyqwert") == 1


def test_gazetteer_add_lets_a_users_place_be_found(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("GEOEVENTS_HOME", str(folder / "home"))
    (folder / "mine.csv").write_text(
        "name,lon,lat,country_code\nFortieth Gate,16.1,31.2,LY\nNowhere,200,10,LY\n", "utf-8"
    )
    assert run("gazetteer", "add", folder / "mine.csv") == 1
    assert "mine.csv" in capsys.readouterr().err
    assert run("parse", "Fortieth Gate") == 0
    assert json.loads(capsys.readouterr().out)["lon"] == pytest.approx(16.1)


def test_gazetteer_build_makes_a_dump_the_gazetteer(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("GEOEVENTS_HOME", str(folder / "home"))
    row = [
        "99999999",
        "Wadi Sample",
        "Wadi Sample",
        "",
        "31.0",
        "16.0",
        "P",
        "PPL",
        "LY",
        "",
        "76",
        "",
        "",
        "",
        "12",
        "",
        "3",
        "Africa/Tripoli",
        "2020-01-01",
    ]
    (folder / "dump.txt").write_text("\t".join(row) + "\n", "utf-8")
    assert run("gazetteer", "build", "--geonames", folder / "dump.txt") == 0
    capsys.readouterr()
    assert run("parse", "10 km north of Wadi Sample") == 0
    assert json.loads(capsys.readouterr().out)["place_id"] == "gn:99999999"


def test_evaluate_prints_accuracy_and_the_worst_errors(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = "Fighting near Sirte."
    gold = [{"id": "1", "text": text, "toponyms": [{"start": 14, "end": 19, "lon": 16.59, "lat": 31.21}]},
            {"id": "2", "text": text, "toponyms": [{"start": 14, "end": 19, "lon": -90.0, "lat": 31.21}]}]  # fmt: skip
    (folder / "gold.jsonl").write_text("".join(json.dumps(row) + "\n" for row in gold), "utf-8")
    assert run("evaluate", folder / "gold.jsonl") == 0
    out = capsys.readouterr().out
    assert "end-to-end @161 km     0.500" in out
    assert "[Sirte]" in out
    (folder / "bad.jsonl").write_text('{"id": 1}\n', "utf-8")
    assert run("evaluate", folder / "bad.jsonl") == 1
    assert "bad.jsonl:1" in capsys.readouterr().err


def test_a_line_that_is_no_utf8_is_named_and_keeps_its_place(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], folder: Path
) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"Sirte\n\xff\xe9tat\nMisrata\n")))
    assert run("parse", "-", "-o", folder / "out.jsonl") == 1
    assert "line 2" in capsys.readouterr().err
    assert len((folder / "out.jsonl").read_text("utf-8").splitlines()) == 3


def test_an_output_that_is_the_input_is_replaced_only_when_all_is_read(folder: Path) -> None:
    corpus = folder / "corpus.jsonl"
    corpus.write_text(json.dumps({"id": "a", "text": DISPATCH}) + "\n", "utf-8")
    assert run("locate", corpus, "-o", corpus) == 0
    assert "toponyms" in json.loads(corpus.read_text("utf-8"))


def test_a_wrong_output_is_refused_before_any_reading(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        run("map", folder / "nothing-there", "-o", folder / "map.gpkg")
    (line,) = capsys.readouterr().err.splitlines()
    assert ".html" in line


@pytest.mark.parametrize(
    "row",
    ["{}", '{"id": "1", "text": "x"}', '{"id": "1", "text": "x", "toponyms": [{"start": 0, "end": 1}]}',
     '{"id": "1", "text": "x", "toponyms": [{"start": 0, "end": 1, "lon": "16", "lat": 3}]}'],
)  # fmt: skip
def test_evaluate_names_the_line_of_bad_gold(folder: Path, row: str, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "gold.jsonl").write_text(row + "\n", "utf-8")
    assert run("evaluate", folder / "gold.jsonl") == 1
    assert "gold.jsonl:1" in capsys.readouterr().err


TWICE = [
    {"id": "a", "text": "An air strike killed 12 people in Sirte, Libya, on Monday.", "source": "Courier"},
    {
        "id": "b",
        "text": "On Monday, 15 people died in an air strike on Sirte, Libya. Talks may follow.",
        "source": "Herald",
    },
]


@pytest.fixture
def corpus(folder: Path) -> Path:
    path = folder / "corpus.jsonl"
    rows = [{**row, "published": "2020-06-24"} for row in TWICE]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    return path


def test_events_writes_a_claim_a_row_and_merged_an_event_a_row(
    corpus: Path, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from geoevents import read_events

    assert run("events", corpus, "-o", folder / "claims.csv") == 0
    assert run("events", corpus, "-o", folder / "events.csv", "--merge") == 0
    claims, merged = read_events(folder / "claims.csv"), read_events(folder / "events.csv")
    assert list(claims[claims["kind"] == "air_strike"]["source"]) == ["Courier", "Herald"]
    (strike,) = merged[merged["kind"] == "air_strike"].itertuples()
    assert (strike.sources, strike.disagreements) == ("Courier; Herald", "killed: 12 (Courier), 15 (Herald)")
    assert f"{len(claims)} claims of {len(merged)} events" in capsys.readouterr().err


def test_events_says_that_a_text_without_a_date_leaves_its_days_open(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "in" / "two.txt").write_text("Rebels shelled Gharyan on Friday.", "utf-8")
    assert run("events", folder / "in", "-o", folder / "events.csv") == 0
    assert "no publication date in" in capsys.readouterr().err
    assert run("events", folder / "in", "-o", folder / "events.csv", "--published", "2020-06-24") == 0
    assert "publication date" not in capsys.readouterr().err


def test_events_writes_the_columns_of_others(corpus: Path, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("events", corpus, "-o", folder / "acled.csv", "--schema", "acled", "--merge") == 0
    assert (folder / "acled.csv").read_text("utf-8").startswith("event_id_cnty,event_date,")
    assert run("events", corpus, "-o", folder / "x.geojson", "--schema", "ucdp") == 2
    assert "written as .csv" in capsys.readouterr().err
    with pytest.raises(SystemExit) as stop:
        run("events", corpus, "-o", folder / "x.csv", "--schema", "gtd")
    assert stop.value.code == 2
    assert "'acled', 'ucdp', 'hxl', 'plover'" in capsys.readouterr().err


def test_events_gives_the_same_file_in_two_processes(corpus: Path, folder: Path) -> None:
    assert run("events", corpus, folder / "in", "-o", folder / "one.csv") == 0
    assert run("events", corpus, folder / "in", "-o", folder / "two.csv", "-j", 2) == 0
    assert (folder / "one.csv").read_text() == (folder / "two.csv").read_text()


def test_fronts_from_dispatches_that_name_no_side_says_so(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("fronts.gpkg", "fronts.geojson"):
        assert run("fronts", folder / "in", "-o", folder / name) == 0
        assert "no front: the dispatches do not say who holds what" in capsys.readouterr().err
        assert (folder / name).exists()


def test_fronts_that_cannot_be_written_leave_the_old_file(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import geopandas as gpd

    table = folder / "control.csv"
    table.write_text("controller,lon,lat\nRed,15.1,32.4\nBlue,16.6,31.2\n", "utf-8")
    assert run("fronts", table, "-o", folder / "fronts.gpkg") == 0
    before = (folder / "fronts.gpkg").read_bytes()

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(gpd.GeoDataFrame, "to_file", full)
    assert run("fronts", table, "-o", folder / "fronts.gpkg") == 1
    assert (folder / "fronts.gpkg").read_bytes() == before
    assert sorted(path.name for path in folder.iterdir()) == ["control.csv", "fronts.gpkg", "in"]


def test_a_table_on_standard_input_is_read_by_rows(
    monkeypatch: pytest.MonkeyPatch, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = (
        'id,text,published\na,"Shelling hit Sirte, Libya, on Monday.",2020-06-24\nb,"Nothing\nhappened.",2020-06-24\n'
    )
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BufferedReader(io.BytesIO(table.encode()))))
    assert run("locate", "-") == 0
    assert [json.loads(line)["id"] for line in capsys.readouterr().out.splitlines()] == ["a", "b"]


def test_a_text_on_standard_input_that_speaks_of_text_stays_one_text(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    text = io.BytesIO(b"The text, it said, names Sirte.\nAnd Misrata.")
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BufferedReader(text)))
    assert run("locate", "-") == 0
    (line,) = capsys.readouterr().out.splitlines()
    assert [toponym["text"] for toponym in json.loads(line)["toponyms"]] == ["Sirte", "Misrata"]


def test_parse_takes_no_date_it_would_not_use() -> None:
    with pytest.raises(SystemExit) as stop:
        run("parse", "Sirte", "--published", "2020-06-24")
    assert stop.value.code == 2


def test_verbose_says_what_is_done(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("map", folder / "in", "-o", folder / "map.html", "-v") == 0
    lines = capsys.readouterr().err.splitlines()
    assert [line.partition(":")[0] for line in lines[:2]] == ["reading 1 document", "drawing the map"]


def test_a_killed_process_is_one_line() -> None:
    from geoevents.batches import map_chunks
    from geoevents.errors import BatchFailed

    with pytest.raises(BatchFailed, match="one of 2 processes ended early"):
        list(map_chunks(end_process, range(3), jobs=2))


def end_process(chunk: list[int]) -> list[int]:
    import os

    os._exit(1)


@pytest.fixture
def broken(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a second dispatch, on which the reader breaks."""
    locate = pipeline._locate_plain

    def locate_or_fail(read: Document, *rest: object) -> object:
        return {}[read.id] if "Brak" in read.text else locate(read, *rest)

    monkeypatch.setattr(pipeline, "_locate_plain", locate_or_fail)
    (folder / "in" / "brak.txt").write_text("Rebels took Brak, Libya.", "utf-8")
    return folder


@pytest.mark.parametrize(
    ("command", "name"),
    [("map", "out.html"), ("locate", "out.jsonl"), ("locate", "out.csv"), ("events", "out.geojson")],
)
def test_a_fault_of_the_reader_costs_one_document_and_is_one_line(
    broken: Path, capsys: pytest.CaptureFixture[str], command: str, name: str
) -> None:
    assert run(command, broken / "in", "-o", broken / name, "-q") == 1
    assert capsys.readouterr().err.splitlines() == [
        "geoevents: brak.txt: reading it failed (KeyError: 'brak.txt')",
        "geoevents: give --debug to see where that arose",
    ]
    assert "Sirte" in (broken / name).read_text("utf-8")


def test_debug_shows_where_a_fault_arose(broken: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("locate", broken / "in", "-o", broken / "out.jsonl", "--debug") == 1
    shown = capsys.readouterr().err
    assert "in locate_or_fail" in shown
    assert "give --debug" not in shown


def test_where_every_document_fails_the_file_written_before_stays(
    broken: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("old.jsonl", "old.csv"):
        (broken / name).write_text("what was written before", "utf-8")
        assert run("locate", broken / "in" / "brak.txt", "-o", broken / name) == 1
        assert (broken / name).read_text("utf-8") == "what was written before"
        assert "nothing could be read, so nothing is written" in capsys.readouterr().err


def test_evaluate_scores_a_document_that_fails_as_one_in_which_nothing_is_found(
    broken: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    row = {"id": "7", "text": "Rebels took Brak.", "toponyms": [{"start": 12, "end": 16, "lon": 14.27, "lat": 27.55}]}
    (broken / "gold.jsonl").write_text(json.dumps(row) + "\n", "utf-8")
    assert run("evaluate", broken / "gold.jsonl") == 1
    shown = capsys.readouterr()
    assert "end-to-end @161 km     0.000" in shown.out
    assert "geoevents: 7: reading it failed" in shown.err


def test_a_phrase_that_fails_keeps_its_line(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from geoevents.georeferencing import phrases

    read = phrases.read_label

    def read_or_fail(phrase: str) -> object:
        return {}[phrase] if phrase == "Brak" else read(phrase)

    monkeypatch.setattr(phrases, "read_label", read_or_fail)
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"Sirte\nBrak\nMisrata\n")))
    assert run("parse", "-", "-o", folder / "out.jsonl") == 1
    rows = [json.loads(line) for line in (folder / "out.jsonl").read_text("utf-8").splitlines()]
    assert [row["text"] for row in rows] == ["Sirte", "Brak", "Misrata"]
    assert rows[1]["unresolved"] == "reading it failed (KeyError: 'Brak')"
    assert "geoevents: Brak: reading it failed" in capsys.readouterr().err


def test_a_fault_outside_the_reading_is_one_line_too(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from geoevents.events.merging import merging

    def fail(*_: object) -> None:
        raise IndexError("list index out of range")

    monkeypatch.setattr(merging, "merge_events", fail)
    (folder / "events.csv").write_text("what was written before", "utf-8")
    assert run("events", folder / "in", "-o", folder / "events.csv") == 1
    assert "stopped by a fault of its own (IndexError: list index out of range)" in capsys.readouterr().err
    assert (folder / "events.csv").read_text("utf-8") == "what was written before"


def test_map_draws_the_front_of_its_dispatches_unless_told_not_to(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    held = "Haftar's forces hold Sirte. The LNA controls Benghazi, Libya. GNA forces hold Misrata."
    (folder / "in" / "held.txt").write_text(held, "utf-8")
    for option, drawn in (([], True), (["--no-fronts"], False), (["--every", "7d"], True)):
        assert run("map", folder / "in", "-o", folder / "map.html", "--published", "2020-06-24", "-q", *option) == 0
        assert ('"fronts":[]' not in (folder / "map.html").read_text("utf-8")) is drawn


def test_locate_learns_where_an_outlet_is_at_home(tmp_path):
    """Three pages of a Georgia paper name their county and its towns; the fourth only says Athens."""
    texts = [
        "The council of Watkinsville met in Oconee County on Monday.",
        "A fire broke out near Bogart in Oconee County, Georgia.",
        "Schools in Watkinsville, Bogart and Bishop close early, Oconee County said.",
        "A man from Athens was hurt on Friday.",
    ]
    rows = [json.dumps({"id": str(i), "text": text, "source": "The County Paper"}) for i, text in enumerate(texts)]
    corpus, out = tmp_path / "paper.jsonl", tmp_path / "out.jsonl"
    corpus.write_text("\n".join(rows), "utf-8")
    assert main(["locate", str(corpus), "-o", str(out), "--learn-homes", "-q"]) == 0
    last = json.loads(out.read_text("utf-8").splitlines()[-1])
    (athens,) = [t for t in last["toponyms"] if t["text"] == "Athens"]
    assert -84 < athens["lon"] < -82


@pytest.mark.parametrize("schema", ["acled", "ucdp"])
def test_a_schema_whose_rows_are_counted_lists_an_event_once(tmp_path, schema):
    text = "Shells hit a market in Sirte, Libya, on Monday and killed 12 civilians."
    more = {"a": "", "b": " The town was quiet after that, residents said by telephone."}
    rows = [
        json.dumps({"id": name, "text": text + extra, "source": name, "published": "2020-06-24"})
        for name, extra in more.items()
    ]
    corpus, out = tmp_path / "two.jsonl", tmp_path / "out.csv"
    corpus.write_text("\n".join(rows), "utf-8")
    assert run("events", corpus, "-o", out, "--schema", schema, "-q") == 0
    assert len(out.read_text("utf-8").splitlines()) == 2  # the head and one event


@pytest.mark.parametrize("schema", ["acled", "ucdp"])
def test_a_schema_says_how_many_events_it_leaves_out_for_want_of_a_place(
    folder: Path, capsys: pytest.CaptureFixture[str], schema: str
) -> None:
    (folder / "lost").mkdir()
    (folder / "lost" / "a.txt").write_text("Shells killed 12 in Sirte, Libya. The army will attack Misrata.", "utf-8")
    (folder / "lost" / "b.txt").write_text("Gunmen shot nine traders dead near Plonkova village on Tuesday.", "utf-8")
    given = "events", folder / "lost", "-o", folder / "out.csv", "--published", "2020-06-24", "--schema", schema
    assert run(*given) == 0
    assert f"1 of 3 events: 1 has no place on the map, the others are none that {schema}" in capsys.readouterr().err


def test_map_says_how_to_see_what_it_could_not_locate(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "lost.txt").write_text("Gunmen attacked a convoy near Plonkova village on Monday.", "utf-8")
    assert run("map", folder / "lost.txt", "-o", folder / "map.html", "--published", "2020-06-24") == 0
    told = capsys.readouterr().err
    assert "not located (which and why: geoevents locate " in told
    assert run("locate", folder / "lost.txt") == 0
    assert "no place named 'Plonkova'" in capsys.readouterr().out


@pytest.mark.parametrize("name", ["places.csv", "places.jsonl"])
def test_locate_says_how_much_it_wrote(folder: Path, capsys: pytest.CaptureFixture[str], name: str) -> None:
    (folder / "trip.txt").write_text("A convoy left Sirte for Misrata.", "utf-8")
    assert run("locate", folder / "trip.txt", "-o", folder / name) == 0
    assert f"{name}: 1 document, 2 places, 0 not located" in capsys.readouterr().err


@pytest.mark.parametrize("command", [("map", "map.html"), ("locate", "places.csv"), ("locate", "places.jsonl")])
def test_names_in_no_gazetteer_that_a_neighbour_stands_for_are_counted(
    folder: Path, capsys: pytest.CaptureFixture[str], command: tuple[str, str]
) -> None:
    text = "Shells fell on the villages of Gharyan, Qwzzelb and Tarhuna in Libya on Monday."
    (folder / "beside.txt").write_text(text, "utf-8")
    name, out = command
    assert run(name, folder / "beside.txt", "-o", folder / out, "--published", "2020-06-24") == 0
    assert "4 places (1 in no gazetteer, set on what is near), " in capsys.readouterr().err


def test_a_record_has_the_same_number_in_a_table_of_dispatches_and_one_of_control(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    texts, table = folder / "texts.csv", folder / "held.csv"
    texts.write_text("id,text\n7,Rebels shelled Gharyan on Friday.\n8,Sirte was shelled.\n9,\n", "utf-8")
    table.write_text("controller,lon,lat\nRed,15.1,32.4\nBlue,16.6,31.2\nBlue,,31\n", "utf-8")
    run("events", texts, "-o", folder / "events.csv")
    said = capsys.readouterr().err
    assert f"{texts}, row 4: the text is empty" in said
    assert f"no publication date in {texts}, row 2" in said
    assert run("fronts", table, "-o", folder / "fronts.gpkg") == 0
    assert f"{table}: 1 of 3 rows left out: row 4: no lon" in capsys.readouterr().err


def test_fronts_names_the_columns_that_a_table_lacks(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "who.csv").write_text("spot;owner;on\nSirte;GNA;2020-06-24\n", "utf-8")
    assert run("fronts", folder / "who.csv", "-o", folder / "fronts.geojson") == 1
    told = capsys.readouterr().err
    assert "controller, lon and lat" in told
    assert "rename the column that holds them to text" in told
    assert "it has spot, owner, on" in told
