"""The walls of the house hold: what may import what (pyproject.toml, `[tool.importlinter]`)."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
ROOMS = ("utils", "helpers", "common", "core", "base")


def test_rooms_import_only_what_is_below_them() -> None:
    script = Path(sys.executable).parent / (
        "lint-imports.exe" if os.name == "nt" else "lint-imports"
    )
    done = subprocess.run([script], cwd=ROOT, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout


def test_no_room_is_named_after_nothing() -> None:
    names = {path.stem for path in (ROOT / "src").rglob("*.py")}
    assert names.isdisjoint(ROOMS)


def test_packages_export_nothing_of_their_own() -> None:
    for path in (ROOT / "src" / "soptool").rglob("__init__.py"):
        lines = path.read_text(encoding="utf-8").splitlines()
        assert not any(
            line.startswith(("from ", "import ")) for line in lines if "__future__" not in line
        ), path


def test_the_checker_shares_nothing_with_the_router() -> None:
    own = "soptool.diagram.checker"
    files = sorted((ROOT / "src" / own.replace(".", "/")).glob("*.py"))
    taken = [
        line.split()[1]
        for path in files
        for line in path.read_text(encoding="utf-8").splitlines()
        if line.lstrip().startswith(("from soptool", "import soptool"))
    ]
    assert taken
    assert all(name.startswith(f"{own}.") for name in taken), taken
