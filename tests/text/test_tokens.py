"""Words in parallel lists."""

from geoevents.text.tokens import find_tokens


def test_before_the_first_word_stands_none() -> None:
    tokens = find_tokens("Talks with")
    assert [tokens.before(at) for at in range(2)] == ["", "talks"]
