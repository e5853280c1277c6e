from geoevents.text.words import split_words


def test_split_words_keeps_offsets_into_the_text() -> None:
    text = "Côte d'Ivoire’s army left Al-Watiya.Then Sana'a"
    words = split_words(text)
    assert [text[s:e] for s, e in zip(words.start, words.end, strict=True)] == [
        "Côte", "d'Ivoire", "army", "left", "Al", "Watiya", "Then", "Sana'a",
    ]  # fmt: skip


def test_split_words_folds_a_hyphened_article_only() -> None:
    assert split_words("as-Suwayda").folded == ["al", "suwayda"]
    assert split_words("as Suwayda").folded == ["as", "suwayda"]


def test_split_words_never_joins_over_a_full_stop_but_after_abbreviations() -> None:
    words = split_words("They left Sirte. France stayed. Ft. Worth and U.S. troops")
    joined = {words.word(i) for i in range(len(words)) if words.joins[i]}
    assert "Sirte" not in joined
    assert {"Ft", "U"} <= joined


def test_split_words_marks_lines_in_capitals_and_texts_without_any() -> None:
    words = split_words("CLASHES NEAR SIRTE\nTroops left Sirte on Monday.")
    assert words.caseless == [True] * 3 + [False] * 5
    assert all(split_words("clashes near sirte").caseless)


def test_gaps_and_words_make_the_text_again() -> None:
    text = " “Sirte’s  port”, St. Louis—Al-Watiya's\nend."
    words = split_words(text)
    gaps = [words.gap(i) for i in range(-1, len(words))]
    pieces = [words.word(i) for i in range(len(words))]
    assert "".join(a + b for a, b in zip(gaps, [*pieces, ""], strict=True)) == text
    assert gaps[1] == "’s  "


def test_split_words_of_nothing() -> None:
    assert len(split_words("")) == 0
    assert len(split_words("— … !")) == 0
