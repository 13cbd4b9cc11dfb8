"""Whatever happens to the files, documents that are left as they stand are those of a new run."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cache.test_edits import DAYS, EDITS, FILES, Edit, writing
from soptool.api import making
from soptool.cli.manifest import FILE
from soptool.cli.run import run

SOP = "kind: micro\ntitle: Penanganan {}\nexecutors: [Arsiparis]\nsteps: [{{activity: Menerima}}]\n"
LOGO = "<svg xmlns='http://www.w3.org/2000/svg' width='{}' height='9'/>"


def spoilt(root: Path) -> None:
    for file in (root / "build").glob("*.md"):
        file.write_text("x")


def emptied(root: Path) -> None:
    for file in (root / "build").glob("*.md"):
        file.unlink()


EDITS_THERE: st.SearchStrategy[Edit] = st.one_of(EDITS, st.sampled_from((spoilt, emptied)))
Steps = list[tuple[Edit, date, str | None, str]]
STEPS: st.SearchStrategy[Steps] = st.lists(
    st.tuples(
        EDITS_THERE, DAYS, st.sampled_from((None, None, *FILES)), st.sampled_from(("md", "md,html"))
    ),
    min_size=2,
    max_size=6,
)


def rendered(root: Path, folder: str, *arguments: str) -> tuple[int, str, dict[str, bytes]]:
    out, err = StringIO(), StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        code = run(["render", *arguments, "--workspace", str(root), "-o", str(root / folder)])
    said = (out.getvalue() + err.getvalue()).replace(str(root / folder), "FOLDER")
    files = (root / folder).glob("*")
    return code, said, {file.name: file.read_bytes() for file in files if file.name != FILE}


def check(steps: Steps) -> None:
    root = Path(tempfile.mkdtemp()).resolve()
    before = os.environ.get("SOPTOOL_TODAY")
    try:
        writing("sop.yaml", "")(root)
        for edit, day, one, formats in steps:
            os.environ["SOPTOOL_TODAY"] = day.isoformat()
            edit(root)
            arguments = [str(root / one)] if one and (root / one).exists() else []
            arguments += ["--to", formats, "--verbose"]
            plain = rendered(root, "fresh", *arguments, "--no-cache")
            first = rendered(root, "build", *arguments)
            assert first[:2] == plain[:2]
            assert rendered(root, "build", *arguments) == first
            assert {name: first[2].get(name) for name in plain[2]} == plain[2]
    finally:
        if before is None:
            os.environ.pop("SOPTOOL_TODAY", None)
        else:
            os.environ["SOPTOOL_TODAY"] = before
        shutil.rmtree(root)


@settings(max_examples=4)
@given(STEPS)
def test_a_few_edits(steps: Steps) -> None:
    check(steps)


@pytest.mark.long
@settings(max_examples=60)
@given(STEPS)
def test_many_edits(steps: Steps) -> None:
    check(steps)


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SOPTOOL_TODAY", "2026-11-30")
    monkeypatch.chdir(tmp_path)
    writing("sop.yaml", "organization: {name: Kecamatan, logo: logo.svg}\n")(tmp_path)
    writing("logo.svg", LOGO.format(5))(tmp_path)
    for name in ("surat", "tamu"):
        writing(f"{name}.yaml", SOP.format(name))(tmp_path)
    return tmp_path


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Note which documents are made."""
    names: list[str] = []
    made = making.written

    def noted(file: str, paint: Callable[[], object]) -> object:
        names.append(file)
        return made(file, paint)  # type: ignore[arg-type]

    monkeypatch.setattr(making, "written", noted)
    return names


def test_what_stands_is_not_made_again(office: Path, made: list[str]) -> None:
    first = rendered(office, "build", "surat", "--to", "md")
    assert made == ["surat.md"]
    os.utime(office / "build" / "surat.md", (0, 0))
    assert rendered(office, "build", "surat", "--to", "md") == first
    assert made == ["surat.md"]
    assert (office / "build" / "surat.md").stat().st_mtime > 0


@pytest.mark.parametrize(
    "change",
    [
        writing("surat.yaml", SOP.format("Surat Masuk")),
        writing("tamu.yaml", SOP.format("Tamu Asing")),
        writing("logo.svg", LOGO.format(7)),
        writing("fonts/Baru.ttf", "no font"),
        writing("build/surat.md", "x"),
        lambda root: (root / "build" / FILE).unlink(),
        lambda root: os.environ.update(SOPTOOL_TODAY="2027-01-01"),
        lambda root: os.environ.update(SOURCE_DATE_EPOCH="1"),
        lambda root: (root / "build").rename(root / "old"),
    ],
)
def test_what_a_document_rests_on_is_looked_at(
    change: Edit, office: Path, made: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    rendered(office, "build", "surat", "--to", "md")
    change(office)
    again = rendered(office, "build", "surat", "--to", "md")
    assert made == ["surat.md"] * 2
    assert again[:2] == rendered(office, "new", "surat", "--to", "md", "--no-cache")[:2]
    assert (office / "build" / "surat.md").read_bytes() == (office / "new/surat.md").read_bytes()


def test_pages_lead_to_the_documents_that_stand_there(office: Path, made: list[str]) -> None:
    writing("surat.yaml", SOP.format("Surat") + "related: [tamu]\n")(office)
    rendered(office, "build", "surat")
    assert b'href="tamu.html"' not in (office / "build" / "surat.html").read_bytes()
    rendered(office, "build", "tamu")
    rendered(office, "build", "surat")
    assert b'href="tamu.html"' in (office / "build" / "surat.html").read_bytes()
