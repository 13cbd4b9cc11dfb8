"""Every console example of the README and the guides is run, and prints what the page says.

A line `…` in the expected output stands for any lines. The blocks of a page share one folder, in
order; a block with a title (```yaml title="mikro/a.yaml") is a file that the reader writes there.
`--update-golden` writes what is printed into the page, where no `…` stands.
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
README = ROOT / "README.md"
PAGES = [README, *sorted((ROOT / "docs").glob("??/*.md"))]
BLOCK = re.compile(r"^```(console|\w+ title=\"([^\"]+)\")\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LONGEST = 150


def commands(block: str) -> list[tuple[str, str]]:
    """Split a block into commands and what each is expected to print."""
    parts = re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]
    pairs = (part.partition("\n") for part in parts)
    return [(command, expected) for command, _, expected in pairs]


def run(command: str, folder: Path, language: str) -> str:
    scripts = Path(sys.executable).parent
    environment = {
        **{key: value for key, value in os.environ.items() if key != "GITHUB_ACTIONS"},
        "PATH": f"{scripts}{os.pathsep}{os.environ['PATH']}",
        "LC_ALL": "",
        "LC_CTYPE": "C.UTF-8",
        "LANG": {"en": "C.UTF-8", "id": "id_ID.UTF-8"}[language],
        "LANGUAGE": language,
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


def _case(page: Path) -> object:
    marks = () if page == README else (pytest.mark.long,)
    return pytest.param(page, id=page.relative_to(ROOT).as_posix(), marks=marks)


@pytest.mark.skipif(os.name == "nt", reason="the examples are written for a POSIX shell")
@pytest.mark.parametrize("page", [_case(page) for page in PAGES])
def test_the_examples_print_what_the_page_says(
    page: Path, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    for name in ("examples", "schemas"):
        shutil.copytree(ROOT / name, tmp_path / name)
    language = "id" if page.parent.name == "id" else "en"
    is_update = request.config.getoption("--update-golden")
    text = page.read_text(encoding="utf-8")
    for kind, file, block in BLOCK.findall(text):
        if file:
            (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / file).write_text(block, encoding="utf-8")
            continue
        written = ""
        for command, expected in commands(block):
            printed = run(command, tmp_path, language)
            matches = re.fullmatch(pattern(expected), printed)
            assert matches or is_update, f"$ {command}\n{printed}"
            kept = expected if matches else re.sub(r"[ ]+$", "", printed, flags=re.MULTILINE)
            written += f"$ {command}\n{kept}"
        text = text.replace(f"```{kind}\n{block}", f"```{kind}\n{written}")
    if is_update:
        page.write_text(text, encoding="utf-8", newline="\n")


def test_the_readme_is_one_screen_with_both_commands() -> None:
    text = README.read_text(encoding="utf-8")
    venv = r"^python3 -m venv \.venv && \.venv/bin/pip install "
    assert re.search(rf"{venv}.* \.venv/bin/sop render examples -o build$", text, re.MULTILINE)
    assert re.search(rf'{venv}-e "\.\[dev\]" && \.venv/bin/pytest$', text, re.MULTILINE)
    assert len(text.splitlines()) <= LONGEST


@pytest.mark.parametrize(
    "page", [README, *sorted((ROOT / "docs").rglob("*.md"))], ids=lambda page: page.stem
)
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    made = ("rules/", "aturan/")
    text = re.sub(r"```.*?```", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    for target in re.findall(r"\]\(([^)#]+)", text):
        if "://" not in target and not target.split("../")[-1].startswith(made):
            assert (page.parent / target).exists(), target
