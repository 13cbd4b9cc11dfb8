"""Documents of ours that come back edited: what was changed is in the YAML, all of it."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from export.painting import bytes_by
from export.rendered import procedures
from importing.meant import ALL, PAINTERS, Form, came_back, check, made

pytest.importorskip("typst", reason="the extra soptool[office] is not installed")

BENCHMARK = Path(__file__).parents[2] / "benchmarks" / "returning.py"
SEEDS = [(form, seed) for form, kinds in ALL.items() for seed in range(len(kinds))]


@pytest.mark.parametrize("name", ["surat-masuk-all", "pengelolaan-surat-parts"])
def test_what_nobody_changed_comes_back_byte_for_byte(name: str) -> None:
    file, content = made(name)
    found, remarks = came_back(content, file)
    assert (found.content, remarks) == (file, [])
    other = file.replace(b"title: ", b"title: Baru ", 1)
    assert came_back(content, other)[0].content == other


@pytest.mark.parametrize(("form", "seed"), SEEDS)
def test_an_edit_of_each_kind_comes_back(form: Form, seed: int) -> None:
    check(seed, form)


@pytest.mark.long
@pytest.mark.parametrize("form", ["docx", "xlsx"])
@pytest.mark.parametrize("seed", range(200, 400))
def test_200_edits_come_back(form: Form, seed: int) -> None:
    check(seed, form)


@pytest.fixture(scope="module")
def saved_again(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All documents as LibreOffice saves them again."""
    folder = tmp_path_factory.mktemp("again")
    for form, painter in PAINTERS.items():
        files = [folder / f"{name}.{form}" for name in procedures()]
        for file in files:
            procedure, edition = procedures()[file.stem]
            file.write_bytes(bytes_by(painter, procedure, edition))
        command = ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless"]
        command += ["--convert-to", form, "--outdir", str(folder / "out"), *map(str, files)]
        subprocess.run(command, check=True, capture_output=True, timeout=400)
    return folder


@pytest.mark.long
@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
@pytest.mark.parametrize("form", ["docx", "xlsx"])
@pytest.mark.parametrize("name", sorted(procedures()))
def test_what_libreoffice_saves_again_comes_back(name: str, form: str, saved_again: Path) -> None:
    procedure, edition = procedures()[name]
    file = edition.workspace.by_id[procedure.id].document.own.content
    for folder in (saved_again, saved_again / "out"):
        found, remarks = came_back((folder / f"{name}.{form}").read_bytes(), file)
        assert (found.content, remarks) == (file, [])


@pytest.mark.long
def test_random_procedures_come_back() -> None:
    said = subprocess.run(
        [sys.executable, str(BENCHMARK), "--charts", "12", "--first", "700"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert said.returncode == 0, said.stdout + said.stderr
