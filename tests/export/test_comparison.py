"""The official form with the rows marked that differ from an earlier state."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from revision.made import write
from soptool.api.diff import diff, diff_document
from soptool.api.request import Request

OLD = """\
kind: micro
title: Surat
executors: {a: Agendaris, k: Kabag}
steps:
  - {id: satu, activity: Menerima surat, executor: a, duration: 1 jam}
  - {id: dua, activity: Memeriksa surat, executor: k, duration: same, branches: {Ya: next, Tidak: satu}}
  - {id: tiga, activity: Mencatat surat, executor: a, duration: 1 jam}
  - {id: empat, activity: Mengarsipkan surat, executor: a, duration: 1 jam}
"""  # noqa: E501
NEW = """\
kind: micro
title: Surat
executors: {a: Agendaris, k: Kabag}
steps:
  - {id: dua, activity: Memeriksa surat, executor: k, branches: {Ya: next, Tidak: empat}}
  - {id: lima, activity: "Menimbang <b>surat</b> | *baru* \\"x\\" id=\\"y", executor: k}
  - {id: empat, activity: Mengarsipkan surat, executor: a, duration: 2 jam}
  - {id: satu, activity: Menerima surat, executor: a, duration: 1 jam}
"""


@pytest.fixture
def request_(tmp_path: Path) -> Request:
    return write(tmp_path, {"lama.yaml": OLD, "baru.yaml": NEW})


def document(request: Request, format: str) -> str:  # noqa: A002
    return diff_document(diff(request, "lama.yaml", "baru.yaml"), format)


def test_rows_are_marked_in_html(request_: Request) -> None:
    page = document(request_, "html")
    rows = re.findall(r'<tr(?: id="[^"]*")? class="(?:part )?(\w+)"', page)
    assert rows[-5:] == ["changed", "added", "changed", "moved", "removed"]
    assert "<script" not in page
    assert "<b>surat" not in page
    assert re.search(r"gone: 3\. Mencatat surat|[^:]+: 3\. Mencatat surat", page)


def test_anchors_are_unique_with_several_forms(tmp_path: Path) -> None:
    for folder, text in (("lama", OLD), ("baru", NEW)):
        write(tmp_path / folder, {"sop.yaml": "", "a.yaml": text, "b.yaml": text})
    found = diff(Request(here=tmp_path), "lama/a.yaml", "baru/a.yaml")
    page = diff_document(found, "html")
    names = re.findall(r'\sid="([^"]+)"', page)
    assert len(names) == len(set(names))
    links = re.findall(r'href="#([^"]+)"', page)
    assert set(links) <= set(names)


def test_rows_are_marked_in_markdown(request_: Request) -> None:
    page = document(request_, "md")
    table = [line for line in page.splitlines() if re.match(r"\| \d* \|", line)]
    assert all("<br>" in line and "**" in line for line in table[:4])
    assert "\\<b\\>surat" in page
    assert "Mencatat surat" in page


def test_nothing_changed(tmp_path: Path) -> None:
    request = write(tmp_path, {"lama.yaml": OLD, "baru.yaml": OLD})
    found = diff(request, "lama.yaml", "lama.yaml")
    assert found.comparison.is_empty
    assert "<article" not in diff_document(found, "html")
    assert "##" not in diff_document(found, "md")
