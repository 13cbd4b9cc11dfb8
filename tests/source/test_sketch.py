"""What the exact parser is given of a text that the fast one refused."""

from __future__ import annotations

import pytest
from ruamel.yaml import YAML

from soptool.limits import Limits
from soptool.source.events import MAX_EXACT, Refusal, TooMany, events

HEAD = "kind: micro\ntitle: T\nsteps:\n"
STEP = "  - id: s\n    activity: Menyusun berkas\n    outputs:\n      - a\n      - b\n"


def _refusal(text: str) -> Refusal:
    with pytest.raises(Refusal) as caught:
        events(text)
    return caught.value


def _shown(text: str) -> list[tuple[object, ...]]:
    return [
        (type(event).__name__, getattr(event, "value", None), event.start_mark.index, mark.line)
        for event in events(text)
        for mark in (event.start_mark,)
    ]


@pytest.fixture
def exactly_read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    texts: list[str] = []
    parse = YAML.parse

    def noted(self: YAML, text: str) -> object:
        texts.append(text)
        return parse(self, text)

    monkeypatch.setattr(YAML, "parse", noted)
    return texts


def test_a_flaw_at_the_end_has_only_what_is_open_read_exactly(exactly_read: list[str]) -> None:
    refusal = _refusal(f"{HEAD}{STEP * 2_000}    note: a: b\n")
    assert (refusal.line, refusal.column) == (3 + 5 * 2_000, 11)
    (text,) = exactly_read
    assert text.count("\n") == 3 + 5 * 2_000 + 1
    assert len(text.replace("\n", "")) < 300


@pytest.mark.parametrize(
    "odd", ["    branches: {Lengkap?: agenda}\n", "    see:\n      - {Ok?: a}\n"]
)
def test_what_is_right_after_all_is_read_as_if_nothing_had_been_left_out(odd: str) -> None:
    plain = f"{HEAD}{STEP * 3}{odd}{STEP * 2}"
    whole = _shown(plain)
    marked = [index for _, value, index, _ in whole if value == "Menyusun berkas"]
    assert marked == [at for at in range(len(plain)) if plain.startswith("Menyusun berkas", at)]
    assert [line for _, value, _, line in whole if value == "activity"] == [
        number for number, line in enumerate(plain.split("\n")) if "activity" in line
    ]


def test_the_exact_parser_reads_no_more_than_it_may(exactly_read: list[str]) -> None:
    long = "x" * (MAX_EXACT + 10)
    _refusal(f'a: 1\nb: "{long}\n')
    assert exactly_read == ["a: 1\n"]


def test_more_values_than_may_be_are_not_read() -> None:
    with pytest.raises(TooMany) as caught:
        events("- a\n- b\n- c\n", Limits(max_values=5))
    assert (caught.value.line, caught.value.column) == (2, 2)


def test_lines_that_are_left_empty_stay_lines_whatever_their_ends() -> None:
    refusal = _refusal("title:\nsteps:\n  {\rdir}\nkind: title:\n")
    assert (refusal.line, refusal.column) == (4, 11)
