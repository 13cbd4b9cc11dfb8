"""A report made of real files, for formats that machines read."""

from __future__ import annotations

from pathlib import Path

from soptool.api.checking import Checking
from soptool.api.request import Request
from soptool.api.validate import validate
from soptool.lint.levels import Selection
from soptool.report.report import Report

FILES = {
    "sop.yaml": "language: id\n",
    "mikro/surat masuk.yaml": """\
kind: micro
title: SOP Surat “Masuk” & <Keluar>   # judul
id: surat
legal_basis: []   # sop: ignore[legal-basis-missing] menunggu peraturan (until 2027)
executors: {agendaris: Agendaris}
steps:
  - {activity: Menerima surat, executor: agendari}
  - {activity: Menerima surat, executor: agendari}
""",
    "mikro/kedua.yaml": "kind: micro\nid: surat\ntitle: SOP Kedua\nsteps: [{activity: Menerima}]\n",
    "makro.yaml": "kind: macro\ntitle: Makro\nsteps:\n  - use: {title: Belum Ditulis}\n",
    "rusak.yaml": "kind: micro\ntitle: [a\n",
}
RULES = ("SOP0", "SOP1", "SOP2", "SOP4", "legal-basis-missing", "title-says-sop")


def write(root: Path, head: str = "") -> Path:
    """Write a repository with a workspace in `docs/sop`; `head` comes before every text."""
    (root / ".git").mkdir(parents=True)
    for name, text in FILES.items():
        file = root / "docs/sop" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(head + text, encoding="utf-8")
    return root / "docs/sop"


def report(
    root: Path, rules: tuple[str, ...] = RULES, head: str = "", *, scorecard: bool = False
) -> Report:
    """Check it."""
    request = Request(workspace=write(root, head))
    return validate(request, Checking(Selection(rules), scorecard=scorecard))
