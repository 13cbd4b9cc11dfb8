"""Whatever happens to the files, a workspace that stays open says what one opened now would say."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cache.test_edits import FILES, STEPS, Steps, said, writing
from lint.test_inspection import texts
from soptool.api.checking import Checking
from soptool.api.opened import OpenWorkspace
from soptool.api.render import Rendering, Wanted, render
from soptool.api.request import Request
from soptool.errors import UsageError
from soptool.lint.levels import Selection
from soptool.report.report import Look
from soptool.report.reporters import REPORTERS

EXAMPLES = Path(__file__).parents[2] / "examples"
MICRO = Path("mikro", "surat-masuk.yaml")


def answer(opened: OpenWorkspace) -> str:
    try:
        report = opened.report()
    except UsageError as error:
        return str(error)
    return "".join(REPORTERS[name].write(report, Look()) for name in ("json", "full"))


def contents(root: Path) -> dict[Path, bytes]:
    return {file: file.read_bytes() for file in root.rglob("*") if file.is_file()}


def check(steps: Steps) -> None:
    root = Path(tempfile.mkdtemp()).resolve()
    try:
        writing("sop.yaml", "")(root)
        opened: dict[Selection, OpenWorkspace] = {}
        before = contents(root)
        for edit, day, selection, _ in steps:
            edit(root)
            now = contents(root)
            changed = [file for file in before | now if before.get(file) != now.get(file)]
            before = now
            for one in opened.values():
                one.look(changed)
            if selection not in opened:
                request = Request((), root, today=day, here=root)
                opened[selection] = OpenWorkspace(request, Checking(selection))
            opened[selection].turn_to(day)
            plain = said(root, None, day, selection, kept=False)
            assert answer(opened[selection]) == plain
            opened[selection].look()
            assert answer(opened[selection]) == plain
    finally:
        shutil.rmtree(root)


@settings(max_examples=8)
@given(STEPS)
def test_a_few_edits(steps: Steps) -> None:
    check(steps)


@pytest.mark.long
@settings(max_examples=150)
@given(STEPS)
def test_many_edits(steps: Steps) -> None:
    check(steps)


@settings(max_examples=8)
@given(st.lists(st.tuples(st.sampled_from(FILES), st.none() | texts()), max_size=6))
def test_texts_of_an_editor_say_what_the_same_files_would(
    edits: list[tuple[str, str | None]],
) -> None:
    root = Path(tempfile.mkdtemp()).resolve()
    try:
        for name, text in (("sop.yaml", ""), ("satu.yaml", "kind: micro\n")):
            writing(name, text)(root)
        request = Request((), root, here=root)
        opened = OpenWorkspace(request)
        answer(opened)
        for name, edited in edits:
            opened.edit({root / name: edited.encode() if edited is not None else None})
            answer(opened)
        for name, edited in dict(edits).items():
            if edited is not None:
                writing(name, edited)(root)
        assert answer(opened) == said(root, None, request.today, Selection(), kept=False)
    finally:
        shutil.rmtree(root)


@pytest.fixture
def office(tmp_path: Path) -> Path:
    shutil.copytree(EXAMPLES.parent / "schemas", tmp_path / "schemas")
    shutil.copytree(EXAMPLES, tmp_path / "examples")
    return tmp_path / "examples"


def taken(rendering: Rendering) -> dict[str, str | bytes | None]:
    return {document.name: document.content for document in rendering.documents}


def test_what_has_not_changed_is_not_made_again(office: Path) -> None:
    opened, wanted = OpenWorkspace(Request(workspace=office)), Wanted(("md", "html"))
    first = taken(opened.render(wanted))
    assert len(first) > 20
    assert taken(opened.render(wanted)) == {}
    opened.look()
    assert taken(opened.render(wanted)) == {}


@pytest.mark.long
def test_documents_are_those_of_a_new_run(office: Path) -> None:
    opened, wanted = OpenWorkspace(Request(workspace=office)), Wanted(("md", "html"))
    folder = taken(opened.render(wanted))
    for file, old, new in (
        (MICRO, "title: Penanganan Surat Masuk", "title: Penerimaan Surat"),
        (MICRO, "duration: 10 menit", "duration: 12 menit"),
        (Path("sop.yaml"), "language: id", "language: en"),
        (Path("makro", "pengelolaan-surat.yaml"), "title: Pengelolaan", "title: Tata Kelola"),
    ):
        text = (office / file).read_text("utf-8")
        assert old in text
        (office / file).write_text(text.replace(old, new), "utf-8")
        opened.look([office / file])
        changed = taken(opened.render(wanted))
        folder |= changed
        fresh = taken(render(Request(workspace=office), wanted))
        assert folder == fresh
        assert changed


def test_a_file_that_cannot_be_read_leaves_what_was_made_of_it(office: Path) -> None:
    opened, wanted = OpenWorkspace(Request(workspace=office)), Wanted(("md", "html"))
    taken(opened.render(wanted))
    whole = (office / MICRO).read_bytes()
    opened.edit({office / MICRO: whole[:200] + b"\n: : ["})
    assert opened.report().has_failed
    assert taken(opened.render(wanted)) == {}
    opened.edit({office / MICRO: None})
    assert not opened.report().has_failed
    assert taken(opened.render(wanted)) == {}


def test_what_could_not_be_read_before_stops_no_document(office: Path) -> None:
    whole, other = (office / MICRO).read_bytes(), office / "mikro" / "tanggapan-surat.yaml"
    (office / MICRO).write_bytes(whole[:200] + b"\n: : [")
    opened, wanted = OpenWorkspace(Request(workspace=office)), Wanted(("md", "html"))
    taken(opened.render(wanted))
    text = other.read_bytes()
    opened.edit({other: text.replace(b"title: Pemberian", b"title: Penyampaian")})
    assert {"tanggapan-surat.md", "index.html"} <= taken(opened.render(wanted)).keys()
    opened.edit({office / MICRO: whole})
    assert {"surat-masuk.md", "pengelolaan-surat.md"} <= taken(opened.render(wanted)).keys()


def test_what_an_author_writes_is_shown_though_another_file_is_broken(office: Path) -> None:
    opened, wanted = OpenWorkspace(Request(workspace=office)), Wanted(("md",))
    taken(opened.render(wanted))
    other = office / "mikro" / "tanggapan-surat.yaml"
    text, whole = other.read_bytes(), (office / MICRO).read_bytes()
    opened.edit({office / MICRO: whole[:200] + b"\n: : ["})
    assert taken(opened.render(wanted)) == {}
    opened.edit({other: text.replace(b"title: Pemberian", b"title: Penyampaian")})
    made = taken(opened.render(wanted)).keys()
    assert "tanggapan-surat.md" in made
    assert not {"surat-masuk.md", "pengelolaan-surat.md"} & made


def test_what_was_not_taken_is_given_again(office: Path) -> None:
    opened, wanted = OpenWorkspace(Request(workspace=office)), Wanted(("md",))
    rendering = opened.render(wanted)
    first = next(rendering.documents)
    rendering.documents.close()
    assert {*taken(opened.render(wanted))} >= {"surat-masuk.md"} - {first.name}


def test_documents_of_several_workspaces_are_asked_for_one_by_one(tmp_path: Path) -> None:
    for name in ("satu", "dua"):
        shutil.copytree(EXAMPLES, tmp_path / name)
    opened = OpenWorkspace(Request(("satu", "dua"), here=tmp_path))
    assert opened.report().files == 28
    with pytest.raises(UsageError, match="one workspace"):
        opened.render(Wanted(("md",)))
