"""Hostile texts on paper: a PDF that does nothing but show them."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest

from cli.conftest import Sop, write
from hostile.payloads import PAYLOADS, SAMPLE
from hostile.workspace import STANDARD, filled

pytest.importorskip("typst")
pytestmark = [
    pytest.mark.skipif(shutil.which("qpdf") is None, reason="qpdf is not installed"),
    pytest.mark.long,
]

DOES = re.compile(
    rb"/(JavaScript|JS|Launch|URI|EmbeddedFiles?|AA|OpenAction|SubmitForm|GoToR|RichMedia|Rendition"
    rb"|ImportData|XFA|AcroForm|Movie|Sound|GoToE)\b"
)
STRINGS = re.compile(rb"\((?:\\.|[^\\()])*\)|<[0-9A-Fa-f\s]*>", re.DOTALL)
HEAD = """\
kind: micro
title: ~~
number: ~~
unit: ~~
approval: {position: ~~, name: ~~, nip: ~~, rank: ~~, place: ~~}
legal_basis: [~~]
qualifications: [~~]
related: [~~]
equipment: [~~]
warnings: [~~]
records: [~~]
purpose: ~~
definitions: {~~: ~~}
executors: {a: {name: ~~, group: ~~}}
steps:
"""
STEP = """\
  - {activity: ~~, executor: a, requirements: [~~], duration: ~~, outputs: [~~], note: ~~,
     details: [~~], section: ~~}
"""
A_DOCUMENT = 40


@pytest.mark.parametrize("texts", [SAMPLE, PAYLOADS], ids=["sample", "all"])
def test_a_pdf_does_nothing(texts: Sequence[str], folder: Path, sop: Sop) -> None:
    for first in range(0, len(texts), A_DOCUMENT):
        part = texts[first : first + A_DOCUMENT]
        steps = "".join(filled(STEP, text) for text in part)
        write(folder, {f"s{first}.yaml": filled(HEAD, part[0]) + steps})
    write(folder, {"layanan.yaml": filled(STANDARD.replace("THE-ID", "s0"), texts[-1])})
    ended = sop("render", "--to", "pdf", "--book", "buku.pdf", "-q")
    assert ended.code == 0, ended.err
    made = [*(folder / "build").glob("*.pdf"), folder / "buku.pdf"]
    assert len(made) == -(-len(texts) // A_DOCUMENT) + 2
    for file in made:
        command = ["qpdf", "--qdf", "--object-streams=disable", str(file), "-"]
        plain = subprocess.run(command, check=True, capture_output=True).stdout
        assert DOES.findall(STRINGS.sub(b"()", plain)) == []
