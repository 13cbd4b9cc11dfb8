"""`sop import`: workbooks become YAML, and nothing that is there is lost."""

from __future__ import annotations

import json
import os
from base64 import b64encode
from collections.abc import Callable
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import openpyxl
import pytest

from cli.conftest import Sop, write
from soptool.api import import_place
from soptool.cli import output, rewriting
from soptool.form.headings import headings
from soptool.importing.draft import Draft
from soptool.importing.reading import Wishes
from soptool.importing.yaml import literal

MICRO = """\
kind: micro
id: contoh
title: Contoh
executors:
  a: Kepala Bagian
steps:
  - id: mulai
    activity: Membaca surat
    executor: a
    requirements: [Surat, Buku]
    branches: {Ya: next, Tidak: mulai}
  - activity: =HYPERLINK("http://x")
    executor: a
"""


@pytest.fixture
def book(tmp_path: Path, sop: Sop) -> Path:
    """Make the workbook of an SOP."""
    write(tmp_path, {"contoh.yaml": MICRO})
    ended = sop("render", str(tmp_path), "--to", "xlsx", "-o", str(tmp_path / "build"))
    assert ended.code == 0, ended.err
    return tmp_path / "build" / "contoh.xlsx"


def test_a_workbook_comes_back_as_it_was(book: Path, tmp_path: Path, sop: Sop) -> None:
    out = tmp_path / "in"
    ended = sop("import", str(book), "-o", str(out))
    assert ended.code == 0, ended.err
    assert (out / "contoh.yaml").read_text() == MICRO
    ended = sop("import", str(book), "-o", str(out), "--lang", "en")
    assert (ended.code, "0 SOPs written" in ended.err) == (0, True), "nothing is left to be taken"


def test_a_workbook_without_its_source_is_made_yaml(book: Path, tmp_path: Path, sop: Sop) -> None:
    bare = without(book, "customXml/item1.xml")
    out = tmp_path / "in"
    assert sop("import", str(bare), "-o", str(out)).code == 0
    assert (out / "contoh.yaml").read_text() == MICRO.replace(
        "\nexecutors", "\n\nexecutors"
    ).replace("\nsteps", "\n\nsteps")
    (out / "contoh.yaml").write_text("kind: micro\nid: contoh\ntitle: Lain\nsteps: []\n")
    ended = sop("import", str(bare), "-o", str(out), "--lang", "en")
    assert ended.code == 1
    assert "exists already and is left as it is" in ended.err
    assert "title: Lain" in (out / "contoh.yaml").read_text()
    shown = sop("import", str(bare), "-o", str(out), "--diff")
    assert (shown.code, "-title: Lain" in shown.out) == (0, True)
    assert sop("import", str(bare), "-o", str(out), "--force").code == 0
    assert "title: Contoh" in (out / "contoh.yaml").read_text()


def without(book: Path, part: str) -> Path:
    """Save a file without one of its parts."""
    bare = book.with_stem("tanpa")
    with ZipFile(book) as old, ZipFile(bare, "w") as new:
        for name in old.namelist():
            if name != part:
                new.writestr(name, old.read(name))
    return bare


def changed(book: Path, part: str, old: str, new: str) -> Path:
    """Save a file with other words in one of its parts."""
    other = book.with_stem("sunting")
    with ZipFile(book) as before, ZipFile(other, "w") as after:
        for name in before.namelist():
            content = before.read(name)
            if name == part:
                assert old.encode() in content
                content = content.replace(old.encode(), new.encode())
            after.writestr(name, content)
    return other


@pytest.fixture(params=["docx", "xlsx"])
def edited(request: pytest.FixtureRequest, tmp_path: Path, sop: Sop) -> Path:
    """Make a document of an SOP in which a text was changed."""
    write(tmp_path / "ws", {"sop.yaml": "language: id\n", "mikro/contoh.yaml": MICRO})
    ended = sop("render", str(tmp_path / "ws"), "--to", request.param, "-o", str(tmp_path / "out"))
    assert ended.code == 0, ended.err
    document = tmp_path / "out" / f"contoh.{request.param}"
    part = "word/document.xml" if request.param == "docx" else "xl/sharedStrings.xml"
    return changed(document, part, "Membaca surat", "Membaca surat masuk")


def test_what_a_document_changed_is_taken_into_the_file_of_today(
    edited: Path, tmp_path: Path, sop: Sop
) -> None:
    file = tmp_path / "ws" / "mikro" / "contoh.yaml"
    today = MICRO.replace("Kepala Bagian", "Kepala Subbagian  # catatan kami")
    file.write_text(today)
    shown = sop("import", str(edited), "-o", str(file.parents[1]), "--diff")
    assert "+    activity: Membaca surat masuk" in shown.out
    ended = sop("import", str(edited), "-o", str(file.parents[1]), "--lang", "en")
    assert ended.code == 0, (ended.out, ended.err)
    assert "row 1, activity: Membaca surat → Membaca surat masuk" in ended.out
    assert file.read_text() == today.replace("Membaca surat", "Membaca surat masuk")
    again = sop("import", str(edited), "-o", str(file.parents[1]), "--lang", "en")
    assert (again.code, "0 SOPs written" in again.err) == (0, True)


def test_the_form_of_a_workbook_is_read_as_well(tmp_path: Path, sop: Sop) -> None:
    write(tmp_path / "ws", {"sop.yaml": "language: id\n", "contoh.yaml": MICRO})
    out = ["-o", str(tmp_path / "out")]
    assert sop("render", str(tmp_path / "ws"), "--to", "xlsx", *out).code == 0
    book = openpyxl.load_workbook(tmp_path / "out" / "contoh.xlsx")
    (cell,) = (c for row in book["Prosedur"] for c in row if c.value == "Membaca surat")
    cell.value = "Membaca surat masuk"
    book["Pelaksana"]["B2"] = "Kepala Biro"
    changed = save(book, tmp_path / "out" / "contoh.xlsx")
    ended = sop("import", str(changed), "-o", str(tmp_path / "ws"), "--lang", "en")
    assert ended.code == 0, ended.out
    assert (tmp_path / "ws" / "contoh.yaml").read_text() == MICRO.replace(
        "Kepala Bagian", "Kepala Biro"
    ).replace("Membaca surat", "Membaca surat masuk")


def save(book: openpyxl.Workbook, before: Path) -> Path:
    """Save a workbook with the copy of its source, which openpyxl does not know."""
    file = before.with_stem("sunting")
    book.save(file)
    with ZipFile(before) as old, ZipFile(file, "a") as new:
        new.writestr("customXml/item1.xml", old.read("customXml/item1.xml"))
    return file


def test_what_both_changed_is_a_conflict_and_stays(edited: Path, tmp_path: Path, sop: Sop) -> None:
    file = tmp_path / "ws" / "mikro" / "contoh.yaml"
    today = MICRO.replace("Membaca surat", "Menelaah surat")
    file.write_text(today)
    ended = sop("import", str(edited), "-o", str(file.parents[1]), "--format", "json")
    assert (ended.code, file.read_text()) == (1, today)
    (entry,) = json.loads(ended.out)["files"]
    (remark,) = entry["remarks"]
    assert (remark["kind"], remark["row"], remark["column"]) == ("conflict", 1, "activity")
    assert remark["text"] == "Membaca surat masuk"
    assert "Menelaah surat" in remark["message"]
    assert sop("import", str(edited), "-o", str(file.parents[1]), "--force").code == 0
    assert file.read_text() == MICRO.replace("Membaca surat", "Membaca surat masuk")


def test_what_is_saved_meanwhile_stays(
    book: Path, tmp_path: Path, sop: Sop, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "in" / "contoh.yaml"
    write(file.parent, {file.name: "kind: micro\nid: contoh\ntitle: Lain\nsteps: []\n"})
    real = rewriting.write_all

    def late(*files: Any, **options: Any) -> int:
        file.write_text("title: Baru saja\n")
        return real(*files, **options)

    monkeypatch.setattr(rewriting, "write_all", late)
    ended = sop("import", str(book), "-o", str(file.parent), "--force", "--lang", "en")
    assert ended.code == 1
    assert "was changed meanwhile" in ended.err
    assert "0 SOPs written." in ended.err
    assert file.read_text() == "title: Baru saja\n"


def test_an_sop_of_the_workspace_is_meant_where_it_stands(
    book: Path, tmp_path: Path, sop: Sop
) -> None:
    own = MICRO.replace("Contoh", "Lama")
    write(tmp_path / "ws", {"sop.yaml": "language: id\n", "mikro/contoh.yaml": own})
    assert sop("import", str(book), "-o", str(tmp_path / "ws"), "--force").code == 0
    assert "title: Contoh" in (tmp_path / "ws" / "mikro" / "contoh.yaml").read_text()
    assert not (tmp_path / "ws" / "contoh.yaml").exists()


def test_the_report_for_programs(book: Path, tmp_path: Path, sop: Sop) -> None:
    write(book.parent, {"rusak.xlsx": "bukan buku kerja"})
    ended = sop("import", str(book.parent), "-o", str(tmp_path / "in"), "--format", "json")
    assert ended.code == 1
    report = json.loads(ended.out)
    assert report["version"] == 1
    assert report["summary"] == {"files": 2, "written": 1, "remarks": 1, "not_read": 1}
    good, bad = report["files"]
    assert good["source"] == str(book)
    assert good["written"] == [str(tmp_path / "in" / "contoh.yaml")]
    assert good["counts"]["rows"] == 2
    assert good["counts"]["texts"] == good["counts"]["placed"] + good["counts"]["listed"]
    assert set(good["edges"]) == {"glued", "drawn", "near", "page", "assumed", "lost"}
    assert (bad["kind"], bad["written"], bad["remarks"][0]["kind"]) == ("unknown", [], "file")


def test_check_writes_nothing(book: Path, tmp_path: Path, sop: Sop) -> None:
    out = tmp_path / "in"
    ended = sop("import", str(book), "-o", str(out), "--check")
    assert (ended.code, out.exists()) == (0, False)


@pytest.mark.parametrize("argument", ["tidak-ada.xlsx", "."])
def test_nothing_to_import_is_wrong_usage(
    argument: str, tmp_path: Path, sop: Sop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert sop("import", argument).code == 2


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_no_file_is_written_through_a_link(book: Path, tmp_path: Path, sop: Sop) -> None:
    place = tmp_path / "in"
    place.mkdir()
    (place / "contoh.yaml").symlink_to(tmp_path / "di-luar.yaml")
    ended = sop("import", str(book), "-o", str(place), "--lang", "en")
    assert (ended.code, (tmp_path / "di-luar.yaml").exists()) == (1, False)
    assert "is a link, and nothing is written through it" in ended.err


@pytest.mark.skipif(os.name == "nt", reason="there are no such pipes")
@pytest.mark.parametrize("force", [(), ("--force",)])
def test_what_is_no_file_is_said(
    force: tuple[str, ...], book: Path, tmp_path: Path, sop: Sop
) -> None:
    place = tmp_path / "in"
    place.mkdir()
    os.mkfifo(place / "contoh.yaml")
    ended = sop("import", str(book), "-o", str(place), *force, "--lang", "en")
    assert (ended.code, (place / "contoh.yaml").is_fifo()) == (1, True)
    assert "can't be read: no regular file" in ended.out


def test_a_file_that_cant_be_read_is_not_passed_over(
    edited: Path, tmp_path: Path, sop: Sop
) -> None:
    file = tmp_path / "ws" / "mikro" / "contoh.yaml"
    file.write_text(f"{MICRO}steps: [\n")
    ended = sop("import", str(edited), "-o", str(tmp_path / "ws"), "--lang", "en")
    assert (ended.code, "mend it first" in ended.out) == (1, True)
    assert not (tmp_path / "ws" / "contoh.yaml").exists(), "it would be there twice"


def test_two_documents_that_say_the_same_are_one(edited: Path, tmp_path: Path, sop: Sop) -> None:
    (edited.parent / "salinan").mkdir()
    (edited.parent / "salinan" / edited.name).write_bytes(edited.read_bytes())
    both = (str(edited), str(edited.parent / "salinan" / edited.name))
    ended = sop("import", *both, "-o", str(tmp_path / "in"), "--lang", "en")
    assert (ended.code, ended.err) == (0, "1 SOP written.\n")


def test_of_two_documents_of_an_sop_the_edited_one_counts(
    edited: Path, tmp_path: Path, sop: Sop
) -> None:
    file = tmp_path / "ws" / "mikro" / "contoh.yaml"
    untouched = tmp_path / "out" / f"contoh{edited.suffix}"
    for first, second in ((edited, untouched), (untouched, edited)):
        ended = sop("import", str(first), str(second), "-o", str(file.parent), "--lang", "en")
        assert "Nothing was changed in it" in ended.out + ended.err
        assert "Membaca surat masuk" in file.read_text()
        file.write_text(MICRO)
    part = "word/document.xml" if edited.suffix == ".docx" else "xl/sharedStrings.xml"
    other = changed(untouched, part, "Membaca surat", "Membaca semua surat")
    other = other.rename(other.with_stem("lain"))
    edited = changed(untouched, part, "Membaca surat", "Membaca surat masuk")
    ended = sop("import", str(edited), str(other), "-o", str(file.parent), "--lang", "en")
    assert "brings other changes of the same SOP: import this one after it" in ended.out
    assert ended.code == 1


def test_an_sop_never_takes_the_place_of_settings(book: Path, tmp_path: Path, sop: Sop) -> None:
    bare = without(
        changed(book, "xl/sharedStrings.xml", ">contoh<", ">sop<"), "customXml/item1.xml"
    )
    write(tmp_path / "ws", {"sop.yaml": "language: id\n"})
    assert sop("import", str(bare), "-o", str(tmp_path / "ws"), "--force").code == 0
    assert (tmp_path / "ws" / "sop.yaml").read_text() == "language: id\n"
    assert "id: sop\n" in (tmp_path / "ws" / "sop_.yaml").read_text()


def test_settings_that_are_no_text_are_left(tmp_path: Path, sop: Sop) -> None:
    own = {"sop.yaml": "language: id\n", "contoh.yaml": MICRO}
    write(tmp_path / "ws", own)
    sop("render", str(tmp_path / "ws"), "--to", "docx", "-o", str(tmp_path / "out"))
    good = tmp_path / "out" / "contoh.docx"
    copies = [b64encode(each).decode() for each in (own["sop.yaml"].encode(), b"\xff\xfe\xff")]
    marks = [sha256(each).hexdigest() for each in (own["sop.yaml"].encode(), b"\xff\xfe\xff")]
    half = changed(good, "customXml/item1.xml", *copies).rename(good.with_stem("setengah"))
    bad = changed(half, "customXml/item1.xml", *marks)
    assert sop("import", str(bad), "-o", str(tmp_path / "in"), "--diff").code == 0
    assert sop("import", str(bad), "-o", str(tmp_path / "in")).code == 0
    assert [file.name for file in (tmp_path / "in").iterdir()] == ["contoh.yaml"]


def test_settings_come_without_the_way_to_a_schema_of_elsewhere(tmp_path: Path, sop: Sop) -> None:
    schema = "# yaml-language-server: $schema=../schemas/workspace.schema.json\n"
    own = {"sop.yaml": f"{schema}# Biro\nlanguage: id\n", "contoh.yaml": MICRO}
    write(tmp_path / "ws", own)
    sop("render", str(tmp_path / "ws"), "--to", "docx", "-o", str(tmp_path / "out"))
    for more in ((), ("--set-up",)):
        folder = tmp_path / f"in{len(more)}"
        assert sop("import", str(tmp_path / "out"), "-o", str(folder), *more).code == 0
        assert (folder / "sop.yaml").read_text().startswith("# Biro\nlanguage: id\n")


def test_zips_and_folders_in_one_go(book: Path, tmp_path: Path, sop: Sop) -> None:
    drawer = tmp_path / "laci"
    bare = without(book, "customXml/item1.xml").read_bytes()
    inner = BytesIO()
    with ZipFile(inner, "w") as made:
        made.writestr("a.xlsx", bare)
    write(drawer, {"foto.jpg": b"\xff\xd8\xff", "x.yaml": "a: 1\n", "lama.doc": b"bukan"})
    register = openpyxl.Workbook()
    heads = ("id", "SOP number", "Kind of SOP", "Date of review", "Part of")
    register.worksheets[0].append([headings("id")(head) for head in heads])
    register.save(drawer / "daftar.xlsx")
    with ZipFile(drawer / "surat.zip", "w") as made:
        made.writestr("../../etc/contoh.xlsx", bare)
        made.writestr("dalam.zip", inner.getvalue())
        made.writestr("logo.png", b"\x89PNG")
    ended = sop("import", str(drawer), "-o", str(tmp_path / "in"), "--lang", "en")
    assert ended.code == 1
    assert [path.name for path in (tmp_path / "in").iterdir()] == ["contoh.yaml"]
    assert f"{drawer}/surat.zip/dalam.zip: not read. It is a zip within a zip" in ended.out
    assert "Left aside: foto.jpg (1). It is a picture (JPEG)." in ended.err
    assert "Left aside: daftar.xlsx (1). This is the register of a workspace" in ended.err
    table = [line.split() for line in ended.out[ended.out.index("What it is") :].splitlines()]
    assert next(line for line in table if "Excel" in line)[-5:] == ["2", "1", "–", "–", "0"]
    assert table[-1] == ["Total", "3", "2", "1", "0", "0", "0"]
    assert "\nTotal " in ended.out  # in the column of its head
    report = sop("import", str(drawer), "-o", str(tmp_path / "in"), "--format", "json", "--force")
    assert json.loads(report.out)["summary"]["not_read"] == 2


def test_the_table_of_a_book_names_each_sop(
    tmp_path: Path, sop: Sop, monkeypatch: pytest.MonkeyPatch
) -> None:
    long = "penyusunan-rancangan-peraturan-tentang-pengelolaan-arsip"
    files = {f"{name}.yaml": MICRO.replace("contoh", name) for name in ("contoh", long)}
    write(tmp_path, {"sop.yaml": "language: id\n", **files})
    book = tmp_path / "build" / "buku.docx"
    ended = sop("render", str(tmp_path), "--book", str(book))
    assert ended.code == 0, ended.err
    monkeypatch.setenv("COLUMNS", "80")
    ended = sop("import", str(book), "-o", str(tmp_path / "in"), "--lang", "en")
    lines = [" ".join(line.split()) for line in ended.out.splitlines()]
    at = lines.index("buku.docx Word")
    assert lines[at + 1 : at + 5] == [
        "contoh 2 1 – – 0", "penyusunan- 2 1 – – 0", "rancangan-peraturan-", "tentang-pengelolaan-"
    ], ended.out  # fmt: skip


def test_strangers_of_one_name_get_ids_of_their_own(
    book: Path, tmp_path: Path, sop: Sop, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = iter(["Satu", "Dua", "Satu"])
    monkeypatch.setattr(
        import_place, "drafts_of", lambda *_: (Draft({"kind": "micro", "title": next(made)}),)
    )
    for name in ("a", "b", "c"):
        write(tmp_path / "laci" / name, {"1. Surat.xlsx": book.read_bytes()})
    ended = sop("import", str(tmp_path / "laci"), "-o", str(tmp_path / "in"), "--lang", "en")
    assert "2 SOPs written" in ended.err
    assert "title: Dua" in (tmp_path / "in" / "1-surat-2.yaml").read_text()
    assert "gives the same id" in ended.out


def test_the_printed_number_counts_though_files_are_named_by_others(
    book: Path, tmp_path: Path, sop: Sop, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Trap 48."""
    said = {"kind": "micro", "title": "Pelayanan Surat", "number": "SOP-034/2025",
            "executors": {"a": "Staf"},
            "steps": [{"id": "m", "activity": "Membaca surat", "executor": "a"}]}  # fmt: skip
    monkeypatch.setattr(import_place, "drafts_of", lambda *_: (Draft(dict(said)),))
    files = {f"laci/{name}.xlsx": book.read_bytes() for name in ("012. Surat", "013. Surat")}
    write(tmp_path, files)
    ended = sop("import", str(tmp_path / "laci"), "-o", str(tmp_path / "in"), "--lang", "en")
    assert "2 SOPs written" in ended.err
    for name in ("012-surat", "013-surat"):
        assert "number: SOP-034/2025" in (tmp_path / "in" / f"{name}.yaml").read_text()


def test_what_a_killed_import_left_beside_goes(book: Path, tmp_path: Path, sop: Sop) -> None:
    words = ("import", str(book), "-o", str(tmp_path / "in"), "--lang", "en")
    sop(*words)
    (tmp_path / "in" / ".sop-abc_12.tmp").write_text("x")
    output._swept.clear()
    assert "0 SOPs written" in sop(*words).err
    assert not (tmp_path / "in" / ".sop-abc_12.tmp").exists()


def test_a_register_is_set_up(book: Path, tmp_path: Path, sop: Sop) -> None:
    macro = "kind: macro\nid: induk\ntitle: Induk\nsteps: [{use: contoh}]\n"
    write(tmp_path, {"sop.yaml": "language: id\n", "makro/induk.yaml": macro})
    assert sop("render", str(tmp_path), "--to", "xlsx", "-o", str(book.parent)).code == 0
    place = tmp_path / "in"
    ended = sop("import", str(book), str(book.parent / "induk.xlsx"),
                "-o", str(place), "--set-up", "--lang", "id")  # fmt: skip
    assert ended.code == 0, (ended.out, ended.err)
    names = sorted(path.relative_to(place).as_posix() for path in place.rglob("*.*"))
    assert names == ["makro/induk.yaml", "mikro/contoh.yaml", "set-up.html", "sop.yaml"]
    assert "kepala-bagian: {name: Kepala Bagian}" in (place / "sop.yaml").read_text()
    validated = sop("validate", str(place), "--format", "json")
    codes = {found["code"][:4] for found in json.loads(validated.out)["findings"]}
    assert codes.isdisjoint({"SOP0", "SOP1"})
    again = sop("import", str(book), "-o", str(place), "--set-up", "--lang", "en")
    assert (again.code, "set-up.html` exists already" in again.err) == (1, True)


def test_an_agencys_own_heads_are_told_to_the_reader(
    book: Path, tmp_path: Path, sop: Sop, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[Any] = []

    def read(_: bytes, wishes: Wishes, *__: Any) -> tuple[Draft]:
        seen.append((wishes.labels, wishes.heads))
        return (Draft({"kind": "micro"}),)

    monkeypatch.setattr(import_place, "drafts_of", read)
    labels = "labels: {activity: Tahapan Kerja, total: off, column_numbers: true}\n"
    write(tmp_path / "in", {"sop.yaml": labels})
    at = ("--heads", "en", "-o", str(tmp_path / "out"), "--workspace", str(tmp_path / "in"))
    assert sop("import", str(book), "-o", str(tmp_path / "in")).code == 0
    assert sop("import", str(book), *at).code == 0
    own = {"activity": "Tahapan Kerja"}
    assert seen == [(own, None), (own, "en")]
    ended = sop("import", str(book), "--workspace", str(tmp_path / "tiada"), "--lang", "en")
    assert (ended.code, "There is no folder" in ended.err) == (2, True)


def test_several_workspaces_below_the_folder(book: Path, tmp_path: Path, sop: Sop) -> None:
    place = tmp_path / "semua"
    write(place / "a", {"sop.yaml": "language: id\n", "x/contoh.yaml": MICRO})
    write(place / "b", {"sop.yaml": "language: id\n"})
    assert sop("import", str(book), "-o", str(place)).code == 0
    assert (place / "a" / "x" / "contoh.yaml").read_text() == MICRO
    assert sorted(path.name for path in place.iterdir()) == ["a", "b"]
    write(place / "b", {"contoh.yaml": MICRO})
    ended = sop("import", str(book), "-o", str(place), "--lang", "en")
    assert (ended.code, "`contoh` is in several workspaces" in ended.out) == (1, True)
    assert (place / "b" / "contoh.yaml").read_text() == MICRO


def test_what_is_yaml_already_is_told(tmp_path: Path, sop: Sop) -> None:
    write(tmp_path, {"contoh.yaml": MICRO})
    ended = sop("import", str(tmp_path / "contoh.yaml"), "-o", str(tmp_path / "x"), "--lang", "en")
    assert (ended.code, "It is YAML already" in ended.out) == (1, True)


def test_marks_of_parameters_on_paper_are_no_parameters() -> None:
    assert literal({"a": "x $(y)", "b": ["$(z)"]}) == {"a": "x $$(y)", "b": ["$$(z)"]}


@pytest.mark.skipif(os.name == "nt", reason="there are no such pipes")
@pytest.mark.parametrize("make", [os.mkfifo, lambda path: path.symlink_to("tidak-ada.docx")])
def test_what_is_named_like_a_document_in_a_folder_and_is_no_file_is_said(
    make: Callable[[Path], object], book: Path, tmp_path: Path, sop: Sop
) -> None:
    given = tmp_path / "masuk"
    given.mkdir()
    book.rename(given / "ada.xlsx")
    make(given / "rusak.docx")
    ended = sop("import", str(given), "-o", str(tmp_path / "in"), "--lang", "en")
    assert ended.code == 1
    assert "rusak.docx: not read. It can't be read" in ended.out
