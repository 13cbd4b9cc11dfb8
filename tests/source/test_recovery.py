"""Broken files with many flaws: each is said, and reading them grows as the file does."""

from __future__ import annotations

import gc

import pytest

from soptool.source.events import Refusal
from soptool.source.read import read
from soptool.source.recovery import MAX_EFFORT, MAX_FLAWS, Recovery

HEAD = "kind: micro\ntitle: T\nsteps:\n"
STEP = "  - id: s{}\n    activity: Menyusun berkas\n    note: a: b\n"
LIKE = {
    "lines": (HEAD, STEP.format, ""),
    "brackets": (
        '{"kind": "micro", "steps": [{}',
        ', {{"id": "s{0}", "activity":: "Menyusun berkas {0}"}}'.format,
        "]}",
    ),
    "braces in braces": ('{"a": 1', ', "b{0}":: "x", "c{0}": {{"d": 2'.format, "}" * 99),
}


def _text(kind: str, count: int) -> str:
    head, flaw, end = LIKE[kind]
    middle = "".join(flaw(number) for number in range(count))
    return head + middle + (end[:count] if kind == "braces in braces" else end)


def _effort(text: str) -> int:
    recovery = Recovery("x.yaml", text)
    recovery.events()
    return recovery.effort.spent


@pytest.mark.parametrize("kind", ["lines", "brackets"])
def test_every_one_of_many_flaws_is_said(kind: str) -> None:
    document, findings = read("x.yaml", _text(kind, 50).encode())
    assert document is not None
    assert [finding.code for finding in findings] == ["SOP001"] * 50
    assert len({(finding.place.line, finding.place.column) for finding in findings}) == 50


def test_twice_the_flaws_are_twice_the_effort() -> None:
    assert _effort(_text("lines", 50)) < 3 * _effort(_text("lines", 25))


def test_finished_entries_before_a_flaw_are_not_read_for_it() -> None:
    long = "".join(STEP.format(number).replace("a: b", "a") for number in range(2_000))
    alone = _effort(HEAD + STEP.format(0))
    assert _effort(HEAD + long + STEP.format(0)) < alone + len(long) // 4


def test_nothing_of_what_was_read_in_vain_stays_in_memory() -> None:
    gc.collect()
    gc.disable()
    try:
        read("x.yaml", _text("lines", 10).encode())
        assert not [one for one in gc.get_objects() if isinstance(one, Refusal)]
    finally:
        gc.enable()


def test_where_too_much_is_wrong_the_last_place_says_how_much_stands_above() -> None:
    _, findings = read("x.yaml", _text("lines", MAX_FLAWS + 5).encode())
    assert len(findings) == MAX_FLAWS + 1
    last = max(findings, key=lambda finding: finding.place.line)
    assert last.hint is not None
    assert f"{MAX_FLAWS} mistakes above first" in str(last.hint)


def test_reading_ends_however_brackets_are_broken() -> None:
    text = _text("braces in braces", 60)
    assert _effort(text) < MAX_EFFORT + 3 * len(text)


def test_what_is_read_but_not_meant_is_said_all_at_once() -> None:
    text = "".join(f"a{number}: &b c\n" for number in range(300))
    document, findings = read("x.yaml", text.encode())
    assert document is not None
    assert {finding.code for finding in findings} == {"SOP014"}
    assert len(findings) == 300
    assert _effort(text) < len(text)


def test_of_a_long_line_only_what_is_near_is_shown() -> None:
    text = '{"title": "' + "x" * 4_000 + '", "a":: "b", "c": "' + "y" * 4_000 + '"}'
    _, (finding,) = read("x.yaml", text.encode())
    assert finding.hint is not None
    hint = str(finding.hint)
    assert len(hint) < 250
    assert """'"a":: "b"'""" in hint


def test_breaks_that_only_parsers_count_do_not_part_lines() -> None:
    odd = "".join(f"# {number}\u2028\n" for number in range(60))
    _, findings = read("x.yaml", f"{HEAD}{STEP.format(0)}{odd}{STEP.format(1) * 3}".encode())
    assert {finding.code for finding in findings} >= {"SOP001", "SOP003"}


OPEN = """kind: micro
title: "Penyusunan Surat
executors: {a: {name: "Camat}}
steps:
  - activity: "Menyusun surat
    requirements: ["Agenda, Berkas]
    outputs: "
  - activity: Menyerahkan surat
    outputs:
      - 'Tanda terima
      - Surat
    note: "selesai
"""


def mended(text: str) -> str:
    """Return a text as it is read."""
    document, _ = read("x.yaml", text.encode())
    assert document is not None
    return document.mended or text


def test_each_quotation_mark_that_is_not_closed_is_said_where_it_stands() -> None:
    document, findings = read("x.yaml", OPEN.encode())
    assert document is not None
    assert sorted((one.place.line, one.place.column) for one in findings) == [
        *((2, 8), (3, 23), (5, 15), (6, 20), (7, 14), (10, 9), (12, 11))
    ]
    assert {str(one.message) for one in findings} == {
        "This is not valid YAML: a quotation mark is not closed."
    }
    assert document.data["steps"][0]["requirements"] == ["Agenda", "Berkas"]  # type: ignore[index,call-overload]


def test_a_text_that_goes_on_behind_its_quotes_is_called_so() -> None:
    text = 'kind: micro\ntitle: "Penyusunan\n  surat" masuk\nunit: A\n'
    _, (finding,) = read("x.yaml", text.encode())
    assert "goes on behind its closing quotation mark" in str(finding.message)
    assert [one.place.line for one in finding.related] == [2]


GOOD = """kind: micro
title: T
executors:
  a: Camat
  b: Lurah
steps:
  - activity: Menyusun surat
    executor: a
    outputs:
      - Surat
      - Agenda
    note: selesai
  - activity: Menyerahkan surat
    executor: b
"""


@pytest.mark.parametrize(
    ("line", "slip"),
    [
        ("kind: micro", "- kind: micro"),
        ("title: T", "- title: T"),
        ("executors:", "- executors:"),
        ("  b: Lurah", "  - b: Lurah"),
        ("steps:", "- steps:"),
        ("    executor: a", "    - executor: a"),
        ("    executor: a", "      - executor: a"),
        ("    note: selesai", "    - note: selesai"),
        ("    executor: b", "    - executor: b"),
        ("      - Agenda", "    - Agenda"),
        ("  - activity: Menyerahkan surat", "  - - activity: Menyerahkan surat"),
        ("  - activity: Menyerahkan surat", "   - activity: Menyerahkan surat"),
    ],
)
def test_a_dash_where_none_can_be_is_taken_out(line: str, slip: str) -> None:
    text = GOOD.replace(line + "\n", slip + "\n", 1)
    assert mended(text) == GOOD


@pytest.mark.parametrize(
    ("before", "lone"), [("    executor: a\n", "    -\n"), ("steps:\n", "-\n")]
)
def test_a_lone_dash_between_keys_is_taken_out(before: str, lone: str) -> None:
    blank = lone.replace("-", "")
    assert mended(GOOD.replace(before, lone + before)) == GOOD.replace(before, blank + before)


def test_a_line_is_moved_only_to_those_it_goes_with() -> None:
    text = GOOD.replace("    executor: a\n", "    executor: a\n    - b\n")
    document, findings = read("x.yaml", text.encode())
    assert document is None
    assert [(one.place.line, one.fix) for one in findings] == [(9, None)]
