"""What is worked out of an SOP once, and let go of."""

from __future__ import annotations

from pathlib import Path

from lint.examples import files_of, subject, workspace
from soptool.lint.evidence.once import once
from soptool.lint.evidence.subject import SopSubject

SOP = "title: Penanganan Surat\n"


def test_worked_out_once_for_each_subject(tmp_path: Path) -> None:
    asked: list[str] = []

    @once
    def title(sop: SopSubject) -> str:
        asked.append(sop.id)
        return sop.sop.title

    whole = subject(workspace(tmp_path, files_of(SOP)))
    (entry,) = whole.workspace.entries
    sop = whole.document(entry)
    assert isinstance(sop, SopSubject)
    assert (title(sop), title(sop), len(asked)) == ("Penanganan Surat", "Penanganan Surat", 1)
    other = whole.document(entry)
    assert isinstance(other, SopSubject)
    assert (title(other), len(asked)) == ("Penanganan Surat", 2)
