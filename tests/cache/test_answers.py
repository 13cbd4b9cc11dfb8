"""Whatever happens to the files, what was said before is what a new run says."""

from __future__ import annotations

import shutil
import tempfile
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cache.test_documents import SOP
from cache.test_edits import EDITS, FILES, Edit, writing
from soptool.api import compose as composing
from soptool.cli.run import run

Asked = tuple[str, ...]
ASKED: st.SearchStrategy[Asked] = st.sampled_from(
    (
        ("time",),
        ("time", "--start", "2026-06-01"),
        ("compose",),
        ("compose", "--format", "json"),
        ("compose", "--expand", "parts", "--format", "yaml"),
    )
)
Steps = list[tuple[Edit, str, Asked]]
STEPS: st.SearchStrategy[Steps] = st.lists(
    st.tuples(EDITS, st.sampled_from(FILES), ASKED), min_size=2, max_size=6
)


def said(root: Path, *arguments: str) -> tuple[int, str, str]:
    out, err = StringIO(), StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        code = run([*arguments, "--workspace", str(root)])
    return code, out.getvalue(), err.getvalue()


def check(steps: Steps) -> None:
    root = Path(tempfile.mkdtemp()).resolve()
    try:
        for name in ("sop.yaml", *FILES[:2]):
            writing(name, SOP.format("Surat") if name != "sop.yaml" else "")(root)
        for edit, one, asked in steps:
            edit(root)
            words = (*asked, str(root / one))
            plain = said(root, *words, "--no-cache")
            assert said(root, *words) == plain
            assert said(root, *words) == plain
    finally:
        shutil.rmtree(root)


@settings(max_examples=5)
@given(STEPS)
def test_a_few_edits(steps: Steps) -> None:
    check(steps)


@pytest.mark.long
@settings(max_examples=80)
@given(STEPS)
def test_many_edits(steps: Steps) -> None:
    check(steps)


def test_what_was_said_is_not_worked_out_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, text in (("sop.yaml", ""), ("surat.yaml", SOP.format("Surat"))):
        writing(name, text)(tmp_path)
    first = said(tmp_path, "compose", "surat")
    assert (first[0], "Menerima" in first[1]) == (0, True)
    monkeypatch.setattr(composing, "composed", None)
    assert said(tmp_path, "compose", "surat") == first
    for words in (("--lang", "id"), ("--format", "json"), ("--color", "always")):
        assert said(tmp_path, "compose", "surat", *words)[0] == 3  # asked anew
    monkeypatch.setenv("COLUMNS", "61")
    assert said(tmp_path, "compose", "surat")[0] == 3
