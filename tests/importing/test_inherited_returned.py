"""Documents that come back of SOPs that inherit, or fill a generic one: nothing is lost of that."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile

import pytest

from soptool.api.imported import Imported
from soptool.api.importing import bring_in
from soptool.api.render import render
from soptool.api.request import Request
from soptool.api.wanted import Wanted

pytest.importorskip("typst")
FILES = {
    "sop.yaml": "language: id\norganization: {name: Badan}\n"
    "defaults: {equipment: [Komputer, Printer]}\n",
    "mikro/_defaults.yaml": "unit: Bagian Umum\n",
    "mikro/contoh.yaml": """\
kind: micro
id: contoh
title: Contoh
equipment: ["+", Buku agenda, Stempel]
executors: {a: Staf}
steps:
  - {id: m, activity: "Membaca surat $$(asli)", executor: a, duration: 5 menit}
""",
    "umum.yaml": """\
kind: micro
id: umum
title: Penerimaan Tamu $(unit)
classification: {coverage: generic}
parameters: {unit: Nama unit}
executors: {a: "Staf $(unit)"}
steps:
  - {id: m, activity: "Menerima tamu $(unit)", executor: a, duration: 5 menit, outputs: [Buku]}
""",
    "khusus.yaml": "kind: micro\nid: khusus\ntitle: Penerimaan Tamu Biro\nextends: umum\n"
    "with: {unit: Biro}\n",
}


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Render a workspace as Word documents, beside it."""
    folder = tmp_path_factory.mktemp("ruang")
    for name, content in FILES.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(content)
    request = Request(("contoh", "umum", "khusus"), workspace=folder)
    for document in render(request, Wanted(("docx",))).documents:
        assert isinstance(document.content, bytes)
        (folder / document.name).write_bytes(document.content)
    return folder


def returned(place: Path, name: str, old: str, new: str) -> Imported:
    edited = place / "edit.docx"
    with ZipFile(place / f"{name}.docx") as before, ZipFile(edited, "w") as after:
        for part in before.namelist():
            content = before.read(part)
            if part == "word/document.xml":
                assert old.encode() in content
                content = content.replace(old.encode(), new.encode())
            after.writestr(part, content)
    [one, *_] = bring_in([str(edited)], place)
    assert one.reason is None
    return one


@pytest.mark.parametrize(
    ("name", "old", "new", "line"),
    [
        ("contoh", "Buku agenda", "Buku besar", 'equipment: ["+", Buku besar, Stempel]'),
        ("contoh", "Membaca", "Menelaah", 'activity: "Menelaah surat $$(asli)"'),
        ("umum", "Menerima", "Menyambut", 'activity: "Menyambut tamu $(unit)"'),
        ("khusus", "Penerimaan Tamu Biro", "Penyambutan Tamu", "title: Penyambutan Tamu"),
    ],
)
def test_what_was_changed_is_taken_and_the_rest_stays_inherited(
    place: Path, name: str, old: str, new: str, line: str
) -> None:
    one = returned(place, name, old, new)
    assert line in (one.text or "")
    assert one.draft is not None
    assert one.draft.remarks == []
    path = next(key for key in FILES if key.endswith(f"{name}.yaml"))
    assert len((one.text or "").splitlines()) == len(FILES[path].splitlines())


@pytest.mark.parametrize(
    ("name", "old", "new", "said"),
    [
        ("contoh", "Komputer", "Laptop", "What is inherited was changed here"),
        ("contoh", "Bagian Umum", "Bagian Khusus", "inherited from a `_defaults.yaml`"),
        ("khusus", "Menerima tamu Biro", "Menyambut tamu", "It can't be told where"),
        ("khusus", "5 menit", "6 menit", "It can't be told where"),
        ("khusus", "Staf Biro", "Kepala Biro", "is an executor of a part"),
    ],
)
def test_what_stands_elsewhere_is_listed_and_not_taken(
    place: Path, name: str, old: str, new: str, said: str
) -> None:
    one = returned(place, name, old, new)
    assert one.changes == ()
    assert one.draft is not None
    assert any(said in str(remark.message) for remark in one.draft.remarks)
    assert one.draft.counts.listed > 0
