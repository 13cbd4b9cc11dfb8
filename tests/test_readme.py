"""Every console example of the README is run, and prints what the README says.

A line `…` in the expected output stands for any lines. Blocks share one folder, in order.
`--update-golden` writes what is printed into the README, where no `…` stands.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PATH = ROOT / "README.md"
README = PATH.read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```console\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)


def commands(block: str) -> list[tuple[str, str]]:
    """Split a block into commands and what each is expected to print."""
    parts = re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]
    pairs = (part.partition("\n") for part in parts)
    return [(command, expected) for command, _, expected in pairs]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("readme")
    shutil.copytree(ROOT / "examples", folder / "examples")
    return folder


def run(command: str, folder: Path) -> str:
    scripts = Path(sys.executable).parent
    environment = {
        **{key: value for key, value in os.environ.items() if key != "GITHUB_ACTIONS"},
        "PATH": f"{scripts}{os.pathsep}{os.environ['PATH']}",
        "LC_ALL": "C.UTF-8",
        "LANGUAGE": "en",
        "COLUMNS": "100",
        "NO_COLOR": "1",
        "SOPTOOL_TODAY": "2026-11-23",
        "GIT_CONFIG_GLOBAL": os.devnull,
        **{
            f"GIT_{who}_{what}": "sop@example.org"
            for who in ("AUTHOR", "COMMITTER")
            for what in ("NAME", "EMAIL")
        },
    }
    result = subprocess.run(
        ["bash", "-c", command],
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
        timeout=120,
    )
    return result.stdout.decode()


def pattern(expected: str) -> str:
    lines = (
        r"(?:.*\n)*?" if line.strip() == "…" else re.escape(line) + r"[ ]*\n"
        for line in expected.splitlines()
    )
    return "".join(lines)


@pytest.mark.skipif(os.name == "nt", reason="the examples are written for a POSIX shell")
def test_the_examples_print_what_the_readme_says(
    folder: Path, request: pytest.FixtureRequest
) -> None:
    is_update = request.config.getoption("--update-golden")
    text = README
    for block in BLOCKS:
        written = ""
        for command, expected in commands(block):
            printed = run(command, folder)
            matches = re.fullmatch(pattern(expected), printed)
            assert matches or is_update, f"$ {command}\n{printed}"
            kept = expected if matches else re.sub(r"[ ]+$", "", printed, flags=re.MULTILINE)
            written += f"$ {command}\n{kept}"
        text = text.replace(block, written)
    if is_update:
        PATH.write_text(text, encoding="utf-8", newline="\n")


def test_the_readme_has_both_commands() -> None:
    venv = r"^python3 -m venv \.venv && \.venv/bin/pip install "
    assert re.search(rf"{venv}.* \.venv/bin/sop render examples -o build$", README, re.MULTILINE)
    assert re.search(rf'{venv}-e "\.\[dev\]" && \.venv/bin/pytest$', README, re.MULTILINE)
    assert len(BLOCKS) >= 5
