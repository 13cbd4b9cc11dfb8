"""More than anybody works on: the one finding that says what."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from soptool.limits import MOST_ENTRIES, MOST_LETTERS, MOST_LETTERS_IN_ALL, MOST_OTHER_ENTRIES
from soptool.model.marks import filled
from soptool.model.parse import parse
from soptool.settings import settings_in
from soptool.source.read import read


def _sop(text: str) -> tuple[bool, list[tuple[str, int, str]]]:
    document, _ = read("x.yaml", f"kind: micro\ntitle: T\n{text}".encode())
    assert document is not None
    sop, findings = parse(document)
    return sop is not None, [(f.code, f.place.line, str(f.message)) for f in findings]


def _steps(count: int) -> str:
    return "steps:\n" + "- {activity: M}\n" * count


def _keyed(key: str, count: int) -> str:
    return f"{key}:\n" + "".join(f"  k{number}: a\n" for number in range(count))


def _branches(count: int) -> str:
    targets = ", ".join(f"k{number}: end" for number in range(count))
    return f"steps:\n- {{activity: M, branches: {{{targets}}}}}\n"


LISTS: dict[str, Callable[[int], str]] = {
    "steps": _steps,
    "executors": lambda count: f"{_keyed('executors', count)}steps: [{{activity: M}}]\n",
    "branches": _branches,
    "definitions": lambda count: f"{_keyed('definitions', count)}steps: [{{activity: M}}]\n",
}


@pytest.mark.parametrize("key", LISTS)
def test_as_many_as_may_be_are_read_and_one_more_is_said(key: str) -> None:
    most = MOST_ENTRIES.get(key, MOST_OTHER_ENTRIES)
    assert _sop(LISTS[key](most))[0]
    is_read, (finding,) = _sop(LISTS[key](most + 1))
    assert not is_read
    assert finding[0] == "SOP015"
    assert finding[2] == f"`{key}` has {most + 1:,} entries; at most {most:,} are read."


def test_the_longest_text_is_read_and_a_longer_one_is_said() -> None:
    steps = "steps: [{activity: M}]\n"
    assert _sop(f"purpose: {'a' * MOST_LETTERS}\n{steps}")[0]
    is_read, (finding,) = _sop(f"purpose: {'a' * (MOST_LETTERS + 1)}\n{steps}")
    assert (is_read, finding[0], finding[1]) == (False, "SOP015", 3)


def test_more_letters_in_all_than_may_be_are_said_once() -> None:
    count = MOST_LETTERS_IN_ALL // 32_000 + 1
    text = "equipment:\n" + f"- {'a' * 32_000}\n" * count + "steps: [{activity: M}]\n"
    assert [code for code, *_ in _sop(text)[1]] == ["SOP015"]


def test_what_a_parameter_multiplies_is_said_before_it_fills_the_machine() -> None:
    marks = filled(["$(a)" * 1_000] * 100, {"a": "b" * 30_000})
    assert MOST_LETTERS_IN_ALL < sum(map(len, marks)) < 2 * MOST_LETTERS_IN_ALL + 400_000


def test_settings_are_held_to_the_same() -> None:
    document, _ = read("sop.yaml", _keyed("posts", MOST_ENTRIES["posts"] + 1).encode())
    assert [finding.code for finding in settings_in(document)[1]] == ["SOP015"]
