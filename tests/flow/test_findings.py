from __future__ import annotations

import pytest

from soptool.finding import Finding
from soptool.flow.findings import soundness_findings
from soptool.model.parse import parse
from soptool.model.sop import Macro, Micro
from soptool.source.read import read


def findings(text: str, outcomes: dict[int, tuple[str, ...]] | None = None) -> tuple[Finding, ...]:
    document, found = read("a.yaml", text.encode())
    assert document is not None
    assert not found
    sop, _ = parse(document)
    assert isinstance(sop, (Micro, Macro))
    return soundness_findings(sop, document, outcomes)


def micro(steps: str) -> str:
    return f"kind: micro\ntitle: Uji\nsteps:\n{steps}"


UNREACHABLE = """\
  - id: a
    activity: Menerima surat
    next: c
  - id: b
    activity: Mencatat surat
  - id: c
    activity: Mengirim surat
"""
LOOP = """\
  - id: a
    activity: Menerima surat
    branches: {Ya: b, Tidak: end}
  - id: b
    activity: Mencatat surat
  - id: c
    activity: Memeriksa surat
    next: b
"""
DEADLOCK = """\
  - id: a
    activity: Menerima surat
    branches: {Ya: b, Tidak: c}
  - id: b
    activity: Mencatat surat
    next: d
  - id: c
    activity: Menolak surat
  - id: d
    activity: Mengirim surat
    join: all
"""
REPEATED = """\
  - id: a
    activity: Menerima surat
    next: [b, c]
  - id: b
    activity: Mencatat surat
    next: d
  - id: c
    activity: Menggandakan surat
  - id: d
    activity: Mengirim surat
    join: any
"""
ONE = """\
  - activity: Menerima surat
    branches:
      Ya: next
  - activity: Mengirim surat
"""


@pytest.mark.parametrize(
    ("steps", "code", "severity", "line", "column"),
    [
        (UNREACHABLE, "SOP301", "error", 7, 5),
        (LOOP, "SOP304", "error", 11, 5),
        (DEADLOCK, "SOP308", "error", 14, 5),
        (REPEATED, "SOP309", "warning", 14, 5),
        (ONE, "SOP305", "warning", 5, 5),
    ],
)
def test_findings_stand_at_the_key_concerned(
    steps: str, code: str, severity: str, line: int, column: int
) -> None:
    (finding,) = findings(micro(steps))
    assert (finding.code, finding.severity.value) == (code, severity)
    assert (finding.place.line, finding.place.column) == (line, column)
    assert finding.hint is not None


def test_the_split_is_the_related_place() -> None:
    (finding,) = findings(micro(REPEATED))
    assert [related.place.line for related in finding.related] == [4]


def test_a_join_that_is_not_written_is_reported_at_the_step() -> None:
    steps = REPEATED.replace("    join: any\n", "").replace(
        "    next: d", "    branches: {Ya: d, Tidak: end}"
    )
    (finding,) = findings(micro(steps))
    assert (finding.code, finding.place.line) == ("SOP310", 12)


def test_a_repeated_id_makes_no_further_findings() -> None:
    steps = UNREACHABLE.replace("id: b", "id: a")
    assert findings(micro(steps)) == ()


def test_a_mistyped_target_makes_no_further_findings() -> None:
    steps = UNREACHABLE.replace("next: c", "next: bb").replace("id: b\n", "id: bbb\n")
    assert findings(micro(steps)) == ()


MACRO = """\
kind: macro
title: Uji
steps:
  - use: terima
    branches: {ditolak: end}
  - use: kirim
"""


@pytest.mark.parametrize(
    ("outcomes", "codes"),
    [
        ({}, []),
        ({0: ("selesai", "ditolak")}, []),
        ({0: ("ditolak",)}, ["SOP301", "SOP305"]),
    ],
)
def test_ends_of_a_part_without_a_branch_go_on(
    outcomes: dict[int, tuple[str, ...]], codes: list[str]
) -> None:
    assert sorted(f.code for f in findings(MACRO, outcomes=outcomes)) == codes


def test_an_end_left_open_is_no_second_answer_to_one_place() -> None:
    macro = (
        "kind: macro\ntitle: T\nsteps:\n"
        "  - {use: a, branches: {lengkap: next}}\n  - {activity: Menutup}\n"
    )
    assert findings(macro, outcomes={0: ("lengkap", "ditolak")}) == ()
    both = macro.replace("lengkap: next", "lengkap: next, ditolak: next")
    assert [f.code for f in findings(both, outcomes={0: ("lengkap", "ditolak")})] == ["SOP306"]
