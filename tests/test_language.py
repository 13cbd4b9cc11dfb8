"""Messages: templates with values, and what of them lasts."""

from __future__ import annotations

from pathlib import Path

import pytest

from soptool.catalogue import translator
from soptool.disk.content import TooLarge
from soptool.errors import reason_of
from soptool.language import by_number, computed, did_you_mean, grouped, listed, msg


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
        ("f-1", ["Formulir F-1", "Formulir F-12"], "Did you mean `Formulir F-1`?"),
        ("xyz", [], "None"),
        ("xyz", [f"kabag-{number}" for number in range(40)], "None"),
    ],
)
def test_the_nearest_name_is_offered_else_the_few_there_are(
    word: str, known: list[str], said: str
) -> None:
    assert str(did_you_mean(word, known)) == said


@pytest.mark.parametrize(
    ("value", "english", "indonesian"),
    [(0, "0", "0"), (999, "999", "999"), (1000, "1,000", "1.000"), (20000034, "20,000,034", None)],
)
def test_numbers_are_grouped_as_the_language_does(
    value: int, english: str, indonesian: str | None
) -> None:
    message = msg("{number} files", number=grouped(value))
    assert message.render() == f"{english} files"
    shown = indonesian or english.replace(",", ".")
    assert message.render(translator("id")) == f"{shown} berkas"


def test_reasons_of_the_system_are_translated() -> None:
    error = OSError(13, "Permission denied", "/x")
    assert reason_of(error).render(translator("id")) == "akses ditolak"
    windows = OSError(2, "Das System kann die angegebene Datei nicht finden")
    assert str(reason_of(windows)) == "No such file or directory"
    assert str(reason_of(OSError(9999, "something else"))) == "something else"
    too_large = TooLarge(Path("x"), 3_000_000, 1_000_000)
    expected = "3.000.000 byte, paling banyak 1.000.000 yang dibaca"
    assert reason_of(too_large).render(translator("id")) == expected


def test_a_message_names_the_first_few_of_many() -> None:
    assert str(listed(["a", "b", "c"])) == "a, b, c"
    assert str(listed([f"{number}" for number in range(3_000)])) == "0, 1, 2, 3, 4 and 2995 more"
