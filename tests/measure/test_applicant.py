"""The applicant's way through SOPs, and how long it takes."""

from __future__ import annotations

from pathlib import Path

import pytest

from soptool.compose.documents import document_key
from soptool.compose.expand import Composer
from soptool.measure.applicant import ApplicantWay, applicant_way
from soptool.measure.service import courses_of, procedures_of, promised
from soptool.model.calendar import Calendar, format_span, format_spell
from soptool.model.standard import Standard, offers
from soptool.workspace.load import load

HEAD = """\
kind: micro
title: Penerbitan Surat
executors: {p: {name: Pemohon, external: true}, a: Petugas, b: Kepala}
steps:
"""


def way(folder: Path, steps: str, product: str = "Surat") -> ApplicantWay:
    (folder / "x.yaml").write_text(HEAD + steps, encoding="utf-8")
    workspace = load(folder)
    assert workspace.findings == ()
    procedure = Composer(workspace).expand(workspace.by_id["x"])
    found = applicant_way(procedure, lambda text: text == product)
    assert found is not None
    return found


STRAIGHT = """\
  - {activity: Membuka loket, executor: a, duration: 1 jam}
  - {activity: Menyerahkan berkas, executor: p, duration: 2 jam, outputs: [Berkas]}
  - {activity: Memeriksa berkas, executor: a, duration: 20 menit, requirements: [Berkas]}
  - {activity: Menandatangani surat, executor: b, duration: 10 menit, outputs: [Surat]}
  - {activity: Mengarsipkan berkas, executor: a, duration: 1 hari}
"""
REJECTED = """\
  - {id: m, activity: Menerima berkas, executor: a, duration: 10 menit, requirements: [Berkas]}
  - {activity: Menelaah berkas, executor: b, duration: 1 jam, branches: {Ya: t, Tidak: next}}
  - {activity: Menolak, executor: a, duration: 5 hari, next: end}
  - {id: t, activity: Menerbitkan surat, executor: b, duration: 30 menit, outputs: [Surat]}
"""
REPEATED = """\
  - {activity: Menyerahkan berkas, executor: p}
  - {id: k, activity: Menyusun konsep, executor: a, duration: 2 jam}
  - {activity: Memeriksa, executor: b, duration: 1 jam, question: Benar?,
     branches: {Ya: next, Tidak: k}, chance: {Ya: 0.5, Tidak: 0.5}}
  - {activity: Menandatangani, executor: b, duration: 30 menit, outputs: [Surat]}
"""
PARALLEL = """\
  - {activity: Menyerahkan berkas, executor: p, next: [x, y]}
  - {id: x, activity: Memeriksa berkas, executor: a, duration: 1 jam, next: z}
  - {id: y, activity: Memeriksa lapangan, executor: b, duration: 4 jam, next: z}
  - {id: z, activity: Menerbitkan surat, executor: b, duration: 10 menit, outputs: [Surat]}
"""
RECEIVED = """\
  - {activity: Menyerahkan berkas, executor: p, duration: 1 hari}
  - {activity: Memproses berkas, executor: a, duration: 3 jam}
  - {activity: Menyerahkan hasil, executor: {chain: [a, p]}, duration: 15 menit}
  - {activity: Mengarsipkan, executor: a, duration: 1 hari}
"""
RANGE = """\
  - {activity: Menerima berkas, executor: a, duration: 1-2 jam}
  - {activity: Meninjau lapangan, executor: b, duration: 1 jam, when: apabila perlu}
  - {activity: Menerbitkan surat, executor: b, duration: 30 menit, outputs: [Surat]}
"""
ELAPSED = """\
  - {activity: Menerima berkas, executor: a, duration: 1 jam}
  - {activity: Mengumumkan, executor: a, duration: 7 hari kalender}
  - {activity: Menerbitkan surat, executor: b, duration: same, outputs: [Surat]}
"""
WAYS = [
    ("from the applicant to the product", STRAIGHT, "30 menit", "2", ["4"]),
    ("without those turned away", REJECTED, "1 jam 40 menit", "1", ["4"]),
    ("each loop once", REPEATED, "3 jam 30 menit", "1", ["4"]),
    ("side by side", PARALLEL, "4 jam 10 menit", "1", ["4"]),
    ("to where the applicant gets it", RECEIVED, "3 jam 15 menit", "1", ["3"]),
    ("shortest and longest", RANGE, "1 jam 30 menit – 3 jam 30 menit", "1", ["3"]),
    ("elapsed time apart", ELAPSED, "1 jam kerja + 7 hari kalender", "1", ["3"]),
]


@pytest.mark.parametrize(
    ("steps", "time", "first", "last"), [row[1:] for row in WAYS], ids=[row[0] for row in WAYS]
)
def test_ways(steps: str, time: str, first: str, last: list[str], tmp_path: Path) -> None:
    found = way(tmp_path, steps)
    assert format_span(found.span, Calendar()) == time
    assert found.first.no == first
    assert [row.no for row in found.last] == last


def test_the_average_with_repetitions(tmp_path: Path) -> None:
    """Two rounds on average: 2 × 3 hours, and the last step."""
    found = way(tmp_path, REPEATED)
    assert found.expected is not None
    assert format_spell(found.expected, Calendar()) == "6 jam 30 menit"
    assert way(tmp_path, STRAIGHT).expected is None


def test_no_average_without_chances_or_without_an_end(tmp_path: Path) -> None:
    without = REPEATED.replace(", chance: {Ya: 0.5, Tidak: 0.5}", "")
    assert way(tmp_path, without).expected is None
    endless = way(tmp_path, REPEATED.replace("Ya: 0.5, Tidak: 0.5", "Ya: 0, Tidak: 1"))
    assert (endless.expected, endless.is_endless) == (None, True)


def test_a_loop_that_is_hardly_left_still_has_its_average(tmp_path: Path) -> None:
    found = way(tmp_path, REPEATED.replace("Ya: 0.5, Tidak: 0.5", "Ya: 0.001, Tidak: 0.999"))
    assert found.expected is not None
    assert found.expected.working == 1000 * 180 + 30


def test_what_is_heavy_and_what_is_not_measured(tmp_path: Path) -> None:
    found = way(tmp_path, STRAIGHT.replace("duration: 20 menit", "duration: secepatnya"))
    assert [row.no for row in found.unmeasured] == ["3"]
    assert [row.no for row in found.heaviest] == ["4"]
    assert found.is_measured


def test_an_sop_without_steps_has_no_way(tmp_path: Path) -> None:
    (tmp_path / "x.yaml").write_text("kind: micro\ntitle: X\nextends: y\n")
    workspace = load(tmp_path)
    procedure = Composer(workspace).expand(workspace.by_id["x"])
    assert applicant_way(procedure, lambda _: True) is None


SERVICE = {
    "terima.yaml": HEAD + "  - {activity: Menerima berkas, executor: p, outputs: [Berkas]}\n"
    "  - {activity: Mencatat berkas, executor: a, duration: 1 jam, outputs: [Berkas tercatat]}\n",
    "terbit.yaml": HEAD
    + "  - {activity: Memeriksa, executor: a, duration: 2 jam, requirements: [Berkas tercatat]}\n"
    "  - {activity: Menerbitkan surat, executor: b, duration: 1 jam, outputs: [Surat]}\n",
    "lain.yaml": HEAD + "  - {activity: Menjawab, executor: a, duration: 10 menit}\n",
    "makro.yaml": "kind: macro\ntitle: M\nsteps: [{use: terima}, {use: terbit}]\n",
}


@pytest.mark.parametrize(
    ("sops", "times"),
    [
        ("terima, terbit", ["4 jam"]),
        ("terima, lain, terbit", ["1 jam", "10 menit", "3 jam"]),
        ("makro, terima, terbit", ["4 jam"]),
        ("makro, lain, tidak-ada", ["4 jam", "10 menit"]),
        ("tidak-ada", []),
    ],
)
def test_sops_in_a_row_are_added_up(sops: str, times: list[str], tmp_path: Path) -> None:
    standard = f"kind: standard\ntitle: S\nsops: [{sops}]\ndelivery: {{product: Surat}}\n"
    for name, text in {**SERVICE, "s.yaml": standard}.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    workspace = load(tmp_path)
    found = workspace.by_id["s"].sop
    assert isinstance(found, Standard)
    (offer,) = offers(found)
    procedures = procedures_of(offer, Composer(workspace))
    courses = courses_of(procedures, "Surat".__eq__, document_key(workspace.settings))
    assert [format_spell(course.span.maximum, Calendar()) for course in courses] == times


def test_the_longest_promise_counts(tmp_path: Path) -> None:
    (tmp_path / "s.yaml").write_text(
        "kind: standard\ntitle: S\n"
        "delivery: {time: [1 hari kerja, 5 hari kalender, 3 hari kerja, minimal 9 hari, segera]}\n"
    )
    found = load(tmp_path).by_id["s"].sop
    assert isinstance(found, Standard)
    known = promised(offers(found)[0], Calendar())
    assert known is not None
    number, term, _ = known
    assert (number, term.duration) == (1, "5 hari kalender")
