"""Our own PDFs come back as they went: nothing is guessed, nothing is left."""

from __future__ import annotations

from pathlib import Path
from shutil import copytree

import pytest

from importing.returned import brought_in, composed, printed, rows
from soptool.importing.draft import Draft

pytest.importorskip("pypdfium2")

from soptool.importing.pdf.reader import read

EXAMPLES = Path(__file__).parents[2] / "examples"
CASES = Path(__file__).parents[1] / "cases"
PRINTED = ("title", "number", "unit", "dates", "revision", "approval", "warnings", "records",
           "qualifications", "equipment", "purpose", "scope", "definitions", "related")  # fmt: skip
MICROS = sorted(file.stem for file in (EXAMPLES / "mikro").glob("*.yaml"))
MACROS = sorted(file.stem for file in (EXAMPLES / "makro").glob("*.yaml"))


def adds_up(draft: Draft) -> None:
    """What is in a file is placed or listed, and here all is placed, for sure."""
    assert draft.counts.listed == sum(remark.count for remark in draft.remarks) == 0
    assert draft.notes == {}
    assert {kind for kind, number in draft.edges.items() if number} <= {"drawn", "page"}


def workspace(tmp_path: Path, language: str) -> Path:
    """Copy the examples, their forms in a language."""
    place = copytree(EXAMPLES, tmp_path / "examples")
    settings = (place / "sop.yaml").read_text()
    said = settings.replace("language: id", f"language: {language}")
    (place / "sop.yaml").write_text(
        said if "language:" in said else f"{said}language: {language}\n"
    )
    return place


def same_on_paper(before: Path, after: Path, name: str) -> None:
    one, other = composed(before, name), composed(after, name)
    assert [column.name for column in other.columns] == [column.name for column in one.columns]
    assert list(rows(other)) == list(rows(one))
    for key in PRINTED:
        assert getattr(other.sop, key) == getattr(one.sop, key), key


def test_examples_come_back_from_paper(tmp_path: Path) -> None:
    files = printed(EXAMPLES, tmp_path / "pdf", *MACROS[:1])
    files += printed(EXAMPLES, tmp_path / "pdf", "surat-masuk", "tanggapan-surat",
                     "pengiriman-surat", "penanganan-pengaduan")  # fmt: skip
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "sop.yaml").write_text((EXAMPLES / "sop.yaml").read_text())
    drafts = brought_in(files, tmp_path / "in")
    for name in ("surat-masuk", *MACROS[:1]):
        adds_up(drafts[name])
        same_on_paper(EXAMPLES, tmp_path / "in", name)


def test_empty_boxes_come_back_empty(tmp_path: Path) -> None:
    (tmp_path / "rapat.yaml").write_text(
        "kind: micro\nid: rapat\ntitle: Penyiapan Rapat\nexecutors: {staf: Staf}\nsteps:\n"
        "  - {activity: Menyiapkan bahan, executor: staf, duration: 1 jam, outputs: Bahan}\n"
    )
    files = printed(tmp_path, tmp_path / "pdf", "rapat")
    said = [text for page in read(files[0].read_bytes()).pages for text in page.spoken]
    assert said == ["Mulai/Selesai: Staf"], "rows without a word in their drawing are heard, too"
    draft = brought_in(files, tmp_path)["rapat"]
    assert set(draft.data) == {"kind", "id", "title", "executors", "steps"}
    assert draft.remarks == [], "dashes in empty boxes are read"
    assert draft.data["title"] == "Penyiapan Rapat"


SEVERAL = """\
kind: micro
id: beberapa
title: Beberapa langkah dalam satu baris
executors: {a: Staf, b: Kepala Seksi, c: Kepala}
steps:
  - {id: satu, activity: Menerima surat, executor: b,
     branches: {Baik: dua, Cukup: dua-c, Kurang: {end: ditolak}}}
  - {id: dua, activity: Mencatat surat, executor: c, next: dua-b}
  - {id: dua-b, row: same, activity: Memeriksa surat, executor: a, question: Baik?,
     branches: {Baik: dua-c, Cukup: dua, Kurang: end}}
  - {id: dua-c, row: same, activity: Menilai surat, executor: b,
     branches: {Baik: tiga, Cukup: dua-b, Kurang: tiga-c}}
  - {id: tiga, activity: Mengarsipkan surat, executor: a, next: tiga-b}
  - {id: tiga-b, row: same, activity: Memeriksa arsip, executor: b, question: Lengkap?,
     branches: {Ya: tiga-c, Tidak: {end: ditolak}}}
  - {id: tiga-c, row: same, activity: Menutup arsip, executor: c}
"""


def test_steps_of_one_row_come_back_in_their_order(tmp_path: Path) -> None:
    for folder in ("before", "after"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "sop.yaml").write_text("terminators: activity\n")
    (tmp_path / "before" / "beberapa.yaml").write_text(SEVERAL)
    brought_in(printed(tmp_path / "before", tmp_path / "pdf"), tmp_path / "after")
    one, other = (composed(tmp_path / folder, "beberapa") for folder in ("before", "after"))
    assert list(rows(other)) == list(rows(one))


@pytest.mark.long
@pytest.mark.parametrize("language", ["id", "en"])
def test_all_examples_come_back_from_paper(language: str, tmp_path: Path) -> None:
    place = workspace(tmp_path, language)
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "sop.yaml").write_text((place / "sop.yaml").read_text())
    drafts = brought_in(printed(place, tmp_path / "pdf", *MICROS, *MACROS), tmp_path / "in")
    for name in (*MICROS, *MACROS):
        adds_up(drafts[name])
        same_on_paper(place, tmp_path / "in", name)


@pytest.mark.long
@pytest.mark.parametrize("case", sorted(CASES.glob("0*.yaml")), ids=lambda file: file.stem[:3])
def test_cases_come_back_from_paper(case: Path, tmp_path: Path) -> None:
    """Who acts, and what follows, of each drawn step of real procedures."""
    text = case.read_text()
    if "kind: micro" not in text or "\nexecutors:" not in text or case.name[:3] in ODD:
        pytest.skip("a service standard, or of nobody, or drawn in another way")
    place = tmp_path / "case"
    place.mkdir()
    (place / case.name).write_text(case.read_text())
    (place / "sop.yaml").write_text("organization: {name: Badan Contoh}\n")
    files = printed(place, tmp_path / "pdf")
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "sop.yaml").write_text("organization: {name: Badan Contoh}\n")
    [(name, draft)] = brought_in(files, tmp_path / "in").items()
    assert draft.counts.listed == sum(remark.count for remark in draft.remarks) == 0
    same = ("activity", "executors", "lines", "requirements", "outputs", "question")
    before, after = (
        [{key: row[key] for key in same} for row in rows(composed(folder, name))]
        for folder in (place, tmp_path / "in")
    )
    assert after == before


@pytest.mark.long
def test_macros_keep_what_they_say_otherwise_than_their_parts(tmp_path: Path) -> None:
    place, into = tmp_path / "case", tmp_path / "in"
    for folder in (place, into):
        folder.mkdir()
        (folder / "sop.yaml").write_text("organization: {name: Badan Contoh}\n")
    for number in ("024", "025", "026"):
        [case] = CASES.glob(f"{number}*.yaml")
        (place / case.name).write_text(case.read_text())
    drafts = brought_in(printed(place, tmp_path / "pdf"), into)
    assert len(drafts) == 3
    for name in drafts:
        assert list(rows(composed(into, name))) == list(rows(composed(place, name)))


ODD = {
    "003": "two flows in one SOP begin anew",
    "040": "rows of nobody: the drawing itself ends before them",
}
