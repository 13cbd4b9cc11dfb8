"""The wheel holds all it needs, and works from elsewhere, without the checkout."""

from __future__ import annotations

import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from soptool import __version__

ROOT = Path(__file__).parents[1]
NEEDED = (
    "soptool/py.typed",
    "soptool/_assets/schemas/micro.schema.json",
    "soptool/_assets/templates/html/sop.html.j2",
    "soptool/_assets/templates/markdown/sop.md.j2",
    "soptool/_assets/templates/pdf/sop.typ",
    "soptool/_assets/templates/new/micro.yaml.j2",
    "soptool/locales/id/LC_MESSAGES/soptool.mo",
    "soptool/lint/profiles/permenpanrb-35-2012.yaml",
)
START = "import sys; sys.path.insert(0, {target!r}); sys.argv = {argv!r}; {check}"
CHECK = "import soptool; print(soptool.__file__)"
RUN = "from soptool.__main__ import main; sys.exit(main())"


def build(target: str, root: Path, folder: Path) -> Path:
    command = [sys.executable, "-m", "hatchling", "build", "-t", target, "-d", str(folder)]
    subprocess.run(command, cwd=root, check=True, capture_output=True)
    (built,) = folder.iterdir()
    return built


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build as an index does: the wheel is made from the sdist."""
    sdist = build("sdist", ROOT, tmp_path_factory.mktemp("sdist"))
    unpacked = tmp_path_factory.mktemp("unpacked")
    subprocess.run(["tar", "-xzf", sdist, "-C", unpacked], check=True)
    (root,) = unpacked.iterdir()
    assert (root / "src/soptool/locales/id/LC_MESSAGES/soptool.mo").is_file()
    return build("wheel", root, tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("installed")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(target)
    return target


def run(installed: Path, folder: Path, code: str, *arguments: str) -> str:
    script = START.format(target=str(installed), argv=["sop", *arguments], check=code)
    command = [sys.executable, "-I", "-c", script]
    done = subprocess.run(command, cwd=folder, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_wheel_holds_what_is_needed_and_nothing_else(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert [name for name in NEEDED if name not in names] == []
    tops = {name.split("/")[0] for name in names}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"soptool"}
    assert [name for name in names if name.endswith(".po")] == []


def test_the_wheel_works_from_elsewhere(installed: Path, tmp_path: Path) -> None:
    assert str(installed) in run(installed, tmp_path, CHECK)
    commit = r" \([0-9a-f]{9,} \d{4}-\d\d-\d\d(, changed)?\)" if (ROOT / ".git").exists() else ""
    assert re.fullmatch(
        rf"soptool {re.escape(__version__)}{commit}\n", run(installed, tmp_path, RUN, "--version")
    )
    assert "Perintah:" in run(installed, tmp_path, RUN, "--lang", "id", "--help")
    run(installed, tmp_path, RUN, "init", "demo")
    demo = tmp_path / "demo"
    run(installed, demo, RUN, "validate")
    run(installed, demo, RUN, "render", "-o", "out", "--to", "html,md")
    written = sorted(path.name for path in (demo / "out").iterdir())
    assert "index.html" in written
    assert len(written) == 8, written
    assert '"$schema"' in run(installed, demo, RUN, "schema", "micro")


@pytest.mark.skipif(not (ROOT / ".git").exists(), reason="no repository")
def test_what_is_built_is_not_kept_in_git() -> None:
    command = ["git", "ls-files", "*.mo", "*.whl"]
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    assert done.stdout == ""
