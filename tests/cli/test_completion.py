"""Completion: what a shell asks for, as its script asks for it."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from cli.conftest import Sop


def offered(sop: Sop, words: str) -> list[str]:
    """Return what is offered for the last of the words."""
    number = str(len(re.findall(r"""(?:[^\s\\"']|\\.|"[^"]*"?|'[^']*'?)+""", words)) - 1)
    asked = {"_SOP_COMPLETE": "complete_bash", "COMP_WORDS": words, "COMP_CWORD": number}
    ended = sop(env=asked)
    assert (ended.code, ended.err) == (0, "")
    return ended.out.split()


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("sop val", ["validate"]),
        ("sop explain SOP540", ["SOP540"]),
        ("sop explain vague-dur", ["vague-duration"]),
        ("sop validate --select SOP540,vague-dur", ["SOP540,vague-duration"]),
        ("sop validate --profile str", ["strict"]),
        ("sop schema mi", ["micro"]),
        ("sop cache cl", ["clear"]),
        ("sop validate surat", ["surat-keluar", "surat-masuk"]),
        ("sop render p", ["pengelolaan-surat"]),
        ("sop tree surat-masuk pe", ["pengelolaan-surat"]),
        ("sop compose pengel", ["pengelolaan-surat"]),
        ("sop pin p", ["pengelolaan-surat"]),
        ("sop impact surat-k", ["surat-keluar"]),
        ("sop rename sop surat-k", ["surat-keluar"]),
        ("sop rename executor ka", ["kabag"]),
        ("sop rename executor kabag x --in surat-k", ["surat-keluar"]),
        ("sop rename step per", ["periksa"]),
        ("sop impact Surat", ["Surat\\", "terperiksa"]),
        (r"sop impact Surat\ ter", ["Surat\\", "terperiksa"]),
        ('sop impact "Surat ter', ["Surat", "terperiksa"]),
        ("sop impact 'Surat ter", ["Surat", "terperiksa"]),
        ("sop impact --kind executor agend", ["agendaris"]),
        ("sop diff HEAD~1 HEAD surat-k", ["surat-keluar"]),
        ("sop validate mikro/s", []),
        ("sop validate --format ju", ["junit"]),
        ("sop validate -f json -f sc", ["scorecard"]),
        ("sop render --to html,po", ["html,poster", "html,poster-pdf"]),
        ("sop pin --check -f g", ["github", "gitlab"]),
    ],
)
def test_ids_and_names_are_offered(words: str, found: list[str], workspace: Path, sop: Sop) -> None:
    assert offered(sop, words) == found


def test_another_workspace_may_be_named(workspace: Path, sop: Sop) -> None:
    (workspace / "lain").mkdir()
    assert offered(sop, "sop validate -w lain sur") == []
    assert offered(sop, f"sop validate -w {workspace} layan") == ["layanan"]


def test_a_fault_prints_nothing(workspace: Path, sop: Sop, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise OSError("gone")

    monkeypatch.setattr("soptool.workspace.ids.yaml_files", broken)
    assert offered(sop, "sop validate surat") == []


def test_completion_does_not_load_the_models(workspace: Path) -> None:
    code = (
        "import sys; from soptool.workspace.ids import ids_in; from pathlib import Path;"
        "print(len(list(ids_in(Path()))), 'pydantic' in sys.modules)"
    )
    ended = subprocess.run(
        [sys.executable, "-c", code], cwd=workspace, capture_output=True, text=True, check=True
    )
    assert ended.stdout == "4 False\n"
