"""Texts that no reporter writes: long lists, endless repeats. Time grows with the text, memory stays small."""

import tracemalloc
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from effort import calls, ending
from marked_text import read_marked

from geoevents import Document, locate, open_gazetteer
from geoevents.events import find_events
from geoevents.events.layout.pages import read_page
from geoevents.events.layout.turned import find_turns
from geoevents.events.merging.merging import merge_events
from geoevents.model import DateSpan, Event, Place, Span
from geoevents.text.typesetting import plain_text
from geoevents.toponyms import resolve, toponyms
from geoevents.toponyms.resolve import resolve_queries
from geoevents.toponyms.tabulating import Query

GAZETTEER = open_gazetteer()
PHRASES = Path(__file__).parent / "event_phrases.txt"
SYLLABLES = ("ba", "ko", "mi", "tu", "re", "lo", "sa", "ne", "di", "gu")


def _made_up(i: int) -> str:
    return "".join(SYLLABLES[int(digit)] for digit in f"{i:04d}").capitalize()


def _queries(count: int) -> list[Query]:
    return [
        Query(
            f"name {i}",
            tuple(
                Place(f"x:{i}-{k}", f"Name {i}", (i * 7 + k * 31) % 360 - 180.0, (i * 3 + k * 17) % 120 - 60.0, "PPL")
                for k in range(5)
            ),
        )
        for i in range(count)
    ]


def test_a_list_of_two_thousand_names_is_placed_in_little_memory() -> None:
    queries = _queries(2000)
    tracemalloc.start()
    try:
        resolve_queries(queries)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 200_000_000


def test_placing_names_in_parts_chooses_the_same_places(monkeypatch: pytest.MonkeyPatch) -> None:
    queries = _queries(60)
    whole = resolve_queries(queries)
    monkeypatch.setattr(resolve, "_MOST_DISTANCES", 500)
    parts = resolve_queries(queries)
    assert [choice.place.id for choice in parts if choice] == [choice.place.id for choice in whole if choice]
    assert [choice.probability for choice in parts if choice] == pytest.approx(
        [choice.probability for choice in whole if choice]
    )


@pytest.mark.parametrize(
    "text_of",
    [
        lambda n: "along the Dnipro and the Euphrates, " * n,
        lambda n: "Fighting in Sirte. 20 km away. The town fell. There. " * n,
        lambda n: "Near Sirte, " + ", ".join(f"{_made_up(i)} village" for i in range(n)),
        lambda n: "Nobody went to " + ", ".join(f"{_made_up(i)} village" for i in range(n)) + ", 5 km from Sirte",
    ],
    ids=["rivers", "anaphors", "names in no index", "names without a description"],
)
def test_time_grows_with_the_text_and_not_with_its_square(text_of: Callable[[int], str]) -> None:
    def effort(n: int) -> int:
        return calls(lambda: locate(Document("hostile", text_of(n)), GAZETTEER))

    effort(50)
    # Eight times the text takes eight times the calls in linear time, 64 times in quadratic time.
    assert effort(1600) < 16 * effort(200)


class _Gone(list[Any]):
    """A list that counts how often somebody goes through all of it."""

    times = 0

    def __iter__(self) -> Iterator[Any]:
        _Gone.times += 1
        return super().__iter__()


@pytest.mark.parametrize(
    "sentence", ["San Luis Rio Colorado Santa Rosa de Cabal. ", "Church Road Methodist Chapel. ", "Lo Na Pa village. "]
)
def test_names_of_several_words_do_not_each_go_through_all_names(
    sentence: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    of_chains: Any = vars(toponyms)["of_chains"]

    def counted(words: Any, candidates: list[Any], *rest: Any) -> list[float]:
        return of_chains(words, _Gone(candidates), *rest)

    monkeypatch.setattr(toponyms, "of_chains", counted)
    times = []
    for n in (5, 50):
        _Gone.times = 0
        locate(Document("hostile", sentence * n), GAZETTEER)
        times.append(_Gone.times)
    assert times[1] == times[0] > 0


@pytest.mark.parametrize(
    "text_of",
    [
        lambda n: "Rain\nin Sirte\n\n" + "the road to the coast is open again " * n,
        lambda n: "Rain\nin Sirte\n\n" + " " * 36 * n,
        lambda n: "Rain\n \n" * 6 * n,
        lambda n: "the road to the Su-\ndan coast is open\n" * n,
    ],
    ids=["a paragraph without line ends", "blanks", "empty lines", "lines"],
)
def test_looking_for_wrapped_lines_takes_time_as_the_text_is_long(text_of: Callable[[int], str]) -> None:
    with ending():  # in cubic time this takes hours
        plain_text(text_of(2_000))


@pytest.mark.parametrize(
    "sentence",
    ["India and both countries and the two sides attacked. ", "They met Chad and both sides left it to them. "],
)
def test_pairs_and_pronouns_are_resolved_in_time_that_grows_with_the_text(sentence: str) -> None:
    def effort(n: int) -> int:
        return calls(lambda: find_events(*read_marked(sentence * n)))

    effort(20)
    assert effort(800) < 16 * effort(100)


@pytest.mark.parametrize(
    "sentence", ["Protesters marched in [Gao]. Police dispersed them. ", "Gunmen attacked [Gao]. They killed nine. "]
)
def test_what_is_told_on_is_joined_in_time_that_grows_with_the_text(sentence: str) -> None:
    def effort(n: int) -> int:
        document, located = read_marked(sentence * n)
        events = find_events(document, located)
        return calls(lambda: merge_events(events, {document.id: document}))

    effort(20)
    assert effort(800) < 16 * effort(100)


class _Counting(list[str]):
    """Words that count how many of them are read, in slices too."""

    read = 0

    def __getitem__(self, at: Any) -> Any:
        found = super().__getitem__(at)
        self.read += len(found) if isinstance(at, slice) else 1
        return found


@pytest.mark.parametrize(
    "text_of",
    [
        lambda n: "Killed in [Sirte] were two guards" + ", a cook" * n + ", police said.",
        lambda n: "Killed in [Sirte] were two guards" + ", a cook" * n + ".",
        lambda n: "The killing " + "in [Sirte], the killing " * n + "of two guards was denied.",
    ],
    ids=["who says so", "nobody says so", "nouns"],
)
def test_sentences_are_turned_in_time_that_grows_with_their_length(text_of: Callable[[int], str]) -> None:
    def effort(n: int) -> int:
        page = read_page(*read_marked(text_of(n)))
        words = _Counting(page.tokens.lows)
        counted = replace(page, tokens=page.tokens._replace(lows=words))
        return calls(lambda: find_turns(counted)) + words.read

    effort(10)
    assert effort(1600) < 16 * effort(200)


def _in_texts_of_their_own(i: int) -> tuple[Document, Event]:
    document, (where,) = read_marked(f"{_made_up(i)} shells fell on [Sirte].", document_id=f"text {i}")
    span = Span(0, len(document.text), document.text)
    return document, Event("", "shelling", "reported", None, where, (), (), (), None, document.id, span)


def _in_one_text(i: int) -> tuple[Document, Event]:
    event = _in_texts_of_their_own(i)[1]
    day = DateSpan(date(2024, 3, 4), date(2024, 3, 4), "Monday", "day")
    span = Span(100 * i, 100 * i + event.span.end, event.span.text)
    return Document("text", "Rain fell."), replace(
        event, document_id="text", when=day, targets=(_made_up(i),), span=span
    )


@pytest.mark.parametrize("attack", [_in_texts_of_their_own, _in_one_text], ids=["undated", "of one day"])
def test_reports_of_one_town_are_merged_in_time_that_grows_with_their_number(
    attack: Callable[[int], tuple[Document, Event]],
) -> None:
    def effort(n: int) -> int:
        told = [attack(i) for i in range(n)]
        events, documents = [event for _, event in told], {document.id: document for document, _ in told}
        assert len(merge_events(events, documents)) == n
        return calls(lambda: merge_events(events, documents))

    effort(50)
    assert effort(2000) < 16 * effort(250)


def _cut_phrases() -> Iterator[str]:
    for i, line in enumerate(PHRASES.read_text("utf-8").splitlines()):
        if line and line[0] not in "#=":
            words = line.split()
            yield from (" ".join(words[:end]).rstrip(".,;") for end in range(1 + i % 3, len(words) + 1, 3))


@pytest.mark.filterwarnings("ignore::geoevents.errors.EventsLeftOut")
def test_a_text_may_break_off_at_any_word() -> None:
    cut = [
        "israeli",
        "Herders slaughtered a family of",
        "Rebels killed a crew of about",
        "Bandits killed nearly",
        *_cut_phrases(),
    ]
    for text in cut:
        try:
            events = find_events(*read_marked(text))
        except Exception as error:
            raise AssertionError(f"{text!r} cannot be read") from error
        assert all(name for event in events for name in (*event.actors, *event.targets)), text
