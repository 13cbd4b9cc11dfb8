"""Executors whose columns something else rests on: what is said of them brings no fix."""

from __future__ import annotations

from pathlib import Path

import pytest

from lint.examples import findings
from soptool.lint.rules.executor import executor_order, executor_unused

STEPS = "steps:\n- {activity: Mencatat surat, executor: b}\n- {activity: Mengirim, executor: a}\n"
PART = "kind: micro\ntitle: Surat\nexecutors: {x: Camat}\nsteps: [{activity: Ya, executor: x}]\n"


@pytest.mark.parametrize(
    ("names", "is_mended"), [("a: Camat, b: Sekretaris", True), ("a: Camat, b: Camat", False)]
)
def test_columns_called_alike_are_not_put_in_order(
    names: str, is_mended: bool, tmp_path: Path
) -> None:
    files = {"a.yaml": f"kind: micro\ntitle: Surat\nexecutors: {{{names}}}\n{STEPS}"}
    (finding,) = findings(tmp_path, files, executor_order.RULE)
    assert (finding.fix is not None) == is_mended


@pytest.mark.parametrize(("mapped", "is_mended"), [("x: a", True), ("x: a, y: c", False)])
def test_a_column_that_a_part_is_mapped_to_is_not_taken_out(
    mapped: str, is_mended: bool, tmp_path: Path
) -> None:
    macro = (
        "kind: macro\ntitle: Surat\nexecutors: {a: Camat, c: Lurah}\n"
        f"steps: [{{use: bagian, executors: {{{mapped}}}}}]\n"
    )
    (finding,) = findings(
        tmp_path, {"bagian.yaml": PART, "makro.yaml": macro}, executor_unused.RULE
    )
    assert (finding.fix is not None) == is_mended
