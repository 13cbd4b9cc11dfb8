"""Messages: templates with values, and what of them lasts."""

from __future__ import annotations

import pytest

from soptool.language import by_number, computed, did_you_mean, msg


@pytest.mark.parametrize(("number", "said"), [(0, "0 rows"), (1, "1 row"), (2, "2 rows")])
def test_one_thing_is_not_many(number: int, said: str) -> None:
    assert str(by_number(number, msg("1 row"), msg("{number} rows", number=number))) == said


def test_a_computed_value_is_shown_and_does_not_last() -> None:
    inner = msg("{time} at most", time=computed(7))
    message = msg("{id} takes {inner}.", id="surat", inner=inner)
    assert str(message) == "surat takes 7 at most."
    assert message.lasting == "surat takes … at most."
    assert message == msg("{id} takes {inner}.", id="surat", inner=inner)


@pytest.mark.parametrize(
    ("word", "known", "said"),
    [
        ("agendari", ["kabag", "agendaris"], "Did you mean `agendaris`?"),
        ("KABAG", ["kabag", "agendaris"], "Did you mean `kabag`?"),
        ("xyz", ["kabag", "agendaris", "kabag"], "There are: `kabag`, `agendaris`."),
        ("xyz", [], "None"),
        ("xyz", [f"kabag-{number}" for number in range(40)], "None"),
    ],
)
def test_the_nearest_name_is_offered_else_the_few_there_are(
    word: str, known: list[str], said: str
) -> None:
    assert str(did_you_mean(word, known)) == said
