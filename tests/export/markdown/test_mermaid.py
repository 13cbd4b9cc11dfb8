"""The overview of the flow as a mermaid block."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from export.forms import EXAMPLES, FORMS, workspace_edition
from export.made import edition, entry, micro, procedure
from soptool.export.escape import mermaid
from soptool.export.markdown.mermaid import LONGEST, overview

STEPS = """
executors: {end: Agendaris, b: Kepala}
steps:
  - {id: end-x, activity: Menerima surat, executor: end}
  - {id: y, activity: Memeriksa, executor: [b, end], branches: {Ya: next, Tidak: end-x}}
  - {id: z, activity: Menyimpan, executor: end, next: {end: tersimpan}}
"""
LABEL = r'"[\w .,?!/()\'+–…#;-]*"'
LINE = re.compile(
    rf"flowchart TD|  subgraph p\d+\[{LABEL}\]|  end|"
    rf" {{2,4}}[ne]\d+(?:\[{LABEL}\]|\(\[{LABEL}\]\)|\{{{LABEL}\}})|"
    rf"  n\d+ -->(?:\|{LABEL}\|)? [ne]\d+"
)


def test_overview() -> None:
    assert overview(procedure(micro(STEPS)), edition()) == (
        """\
flowchart TD
  subgraph p1["Agendaris"]
    n1(["1 – Menerima surat"])
    n3(["3 – Menyimpan"])
  end
  subgraph p2["Kepala"]
    n2{"2 – Memeriksa"}
  end
  n1 --> n2
  n2 -->|"Ya"| n3
  n2 -->|"Tidak"| n1
  n3 --> e1
  e1(["tersimpan"])"""
    )


@pytest.mark.parametrize("folder", [FORMS, EXAMPLES], ids=["forms", "examples"])
def test_every_line_is_of_a_known_form(folder: Path) -> None:
    shared = workspace_edition(folder)
    for found in shared.workspace.entries:
        if found.sop.kind != "standard":
            text = overview(procedure(found), shared)
            assert text is not None
            assert [line for line in text.split("\n") if not LINE.fullmatch(line)] == []


def test_a_block_that_hosts_would_not_draw_is_left_out() -> None:
    steps = "\n".join(f"  - {{activity: {'Memeriksa ' * 5}{n}}}" for n in range(99))
    assert overview(procedure(micro(f"steps:\n{steps}")), edition()) is None
    few = "\n".join(f"  - {{activity: Memeriksa {n}}}" for n in range(20))
    text = overview(procedure(micro(f"steps:\n{few}")), edition())
    assert text is not None
    assert len(text) < LONGEST


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Menerima surat", '"Menerima surat"'),
        ('a "b" [c]', '"a #34;b#34; #91;c#93;"'),
        ("%%{init}%%", '"#37;#37;#123;init#125;#37;#37;"'),
        ("a\nb\x1b", '"a b#65533;"'),
        ("x" * 50, '"' + "x" * 39 + '…"'),
    ],
)
def test_labels(text: str, label: str) -> None:
    assert mermaid(text) == label


@given(st.text())
def test_any_text_is_a_label(text: str) -> None:
    assert re.fullmatch(LABEL, mermaid(text))


def test_an_end_that_is_called_like_an_sop_keeps_its_own_words() -> None:
    other = entry("kind: micro\nid: arsip\ntitle: Pengarsipan Surat\nsteps: [{activity: A}]\n")
    sop = micro("steps: [{activity: A, branches: {Ya: {end: arsip}, Tidak: {sop: arsip}}}]")
    chart = overview(procedure(sop), edition(sop, other))
    assert chart is not None
    assert '(["arsip"])' in chart
    assert '(["SOP Pengarsipan Surat"])' in chart
