"""Our Word documents and workbooks without the copy of their source are read as they are drawn."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from importing.bared import bared
from importing.returned import brought_in, composed, printed, rows
from importing.test_pdf_own import CASES, EXAMPLES, MACROS, MICROS, ODD, PRINTED, adds_up, workspace
from soptool.importing.draft import Draft

SAME = ("activity", "details", "executors", "lines", "requirements", "outputs", "question", "no")
KINDS = ("docx", "xlsx")


def bare(place: Path, into: Path, kind: str, *ids: str) -> list[Path]:
    """Render documents, and take out of them all that is not seen."""
    files = [file for file in printed(place, into, *ids, to=kind) if file.stem in ids]
    for file in files:
        file.write_bytes(bared(file.read_bytes()))
    return files


def drawn(place: Path, name: str, keys: tuple[str, ...] = SAME) -> list[dict[str, Any]]:
    return [{key: row[key] for key in keys} for row in rows(composed(place, name))]


def come_back(place: Path, tmp_path: Path, kind: str, *ids: str) -> dict[str, Draft]:
    """Bring documents in; what is printed of each is what the workspace has."""
    files = bare(place, tmp_path / kind, kind, *ids)
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "sop.yaml").write_text((place / "sop.yaml").read_text())
    drafts = brought_in(files, tmp_path / "in")
    for name in ids:
        assert drawn(tmp_path / "in", name) == drawn(place, name), name
    return drafts


@pytest.mark.long
@pytest.mark.parametrize("kind", KINDS)
def test_an_example_comes_back_from_what_is_seen(kind: str, tmp_path: Path) -> None:
    name = "surat-masuk"
    draft = come_back(EXAMPLES, tmp_path, kind, name)[name]
    assert draft.counts.listed == sum(remark.count for remark in draft.remarks) == 0
    one, other = composed(EXAMPLES, name).sop, composed(tmp_path / "in", name).sop
    for key in set(PRINTED) - {"related"}:
        assert getattr(other, key) == getattr(one, key), key


@pytest.mark.long
@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("kind", KINDS)
def test_all_examples_come_back_from_what_is_seen(kind: str, language: str, tmp_path: Path) -> None:
    place = workspace(tmp_path, language)
    drafts = come_back(place, tmp_path, kind, *MICROS, *MACROS)
    for name in (*MICROS, *MACROS):
        draft = drafts[name]
        draft.edges["drawn"] += draft.edges.pop("glued")
        adds_up(draft)
        one, other = composed(place, name).sop, composed(tmp_path / "in", name).sop
        for key in (*PRINTED, "kind"):
            assert getattr(other, key) == getattr(one, key), (name, key)


def _cases(tmp_path: Path) -> tuple[Path, list[str]]:
    place = tmp_path / "cases"
    place.mkdir()
    (place / "sop.yaml").write_text("organization: {name: Badan Contoh}\n")
    ids = []
    for case in sorted(CASES.glob("0*.yaml")):
        text = case.read_text()
        if "kind: micro" in text and "\nexecutors:" in text and case.name[:3] not in ODD:
            (place / case.name).write_text(text)
            ids.append(next(li for li in text.splitlines() if li.startswith("id:"))[3:].strip())
    return place, ids


@pytest.mark.long
@pytest.mark.parametrize("kind", KINDS)
def test_cases_come_back_from_what_is_seen(kind: str, tmp_path: Path) -> None:
    place, ids = _cases(tmp_path)
    for draft in come_back(place, tmp_path, kind, *ids).values():
        listed = sum(remark.count for remark in draft.remarks)
        # A workbook of rows of nobody has its total below a table whose end is not seen.
        assert draft.counts.listed == listed <= (kind == "xlsx"), draft.remarks


def _saved_again(files: list[Path], into: Path) -> list[Path]:
    profile = f"-env:UserInstallation=file://{into.parent}/profile"
    kind = files[0].suffix[1:]
    command = ["soffice", profile, "--headless", "--convert-to", kind, "--outdir", str(into)]
    subprocess.run([*command, *map(str, files)], check=True, capture_output=True, timeout=400)
    return sorted(into.glob(f"*.{kind}"))


@pytest.mark.long
@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
@pytest.mark.parametrize("kind", KINDS)
def test_saved_again_by_libreoffice_texts_and_edges_come_back(kind: str, tmp_path: Path) -> None:
    """All texts, and at least 99 of 100 edges; the rest is listed.

    Without the names of our symbols, entries of one row are read as a chain, which looks the same.
    """
    place, found = _cases(tmp_path)
    ids = [name for name in found if name != "publikasi-brs-mikro-bersama"]
    files = _saved_again(bare(place, tmp_path / kind, kind, *ids), tmp_path / "again")
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "sop.yaml").write_text((place / "sop.yaml").read_text())
    drafts = brought_in(files, tmp_path / "in")
    texts = ("activity", "details", "requirements", "outputs", "no")
    edges = right = 0
    for name in ids:
        draft = drafts[name]
        assert drawn(tmp_path / "in", name, texts) == drawn(place, name, texts), name
        assert draft.counts.listed == sum(remark.count for remark in draft.remarks)
        for one, other in zip(drawn(place, name), drawn(tmp_path / "in", name), strict=True):
            edges += len(one["lines"])
            right += sum(line in other["lines"] for line in one["lines"])
    assert right >= 0.99 * edges


BENCHMARK = Path(__file__).parents[2] / "benchmarks" / "printed.py"


@pytest.mark.long
@pytest.mark.parametrize(
    ("forms", "first", "charts"),
    [(["docx", "xlsx"], 9, 6), (["docx", "xlsx"], 239, 2), (["pdf"], 108, 1), (["docx"], 121, 1)],
)
def test_random_procedures_come_back_from_what_is_seen(
    forms: list[str], first: int, charts: int
) -> None:
    """Tables in which lines fork and meet, labels stand far away, rows are narrow and crowded."""
    command = [sys.executable, str(BENCHMARK), *forms, "--first", str(first)]
    command += ["--charts", str(charts)]
    said = subprocess.run(command, capture_output=True, text=True, check=False)
    assert said.returncode == 0, said.stdout + said.stderr
