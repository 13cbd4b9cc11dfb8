"""One file's findings are those that checking everything finds in it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from soptool.lint.inspection import inspect, inspect_files
from soptool.lint.levels import Levels, levels_of
from soptool.source.names import FILE_NAME
from soptool.workspace.load import Loading, load
from soptool.workspace.workspace import Workspace

TODAY = date(2026, 6, 1)
HERE = Path(__file__).parent
FOLDERS = (HERE.parents[1] / "examples", HERE.parent / "cases")


def levels(workspace: Workspace) -> Levels:
    return levels_of(workspace.settings, workspace.root)


def check(root: Path, loading: Loading | None = None) -> None:
    """Compare the findings of each file, the workspace read anew for it, with those of all."""
    workspace = load(root, loading)
    whole = inspect(workspace, levels(workspace), TODAY)
    for path in (*workspace.files, FILE_NAME):
        fresh = load(root, loading)
        alone = inspect_files(fresh, {path}, levels(fresh), TODAY)
        assert alone.findings == tuple(f for f in whole.findings if f.place.path == path)
        assert alone.suppressed == tuple(
            one for one in whole.suppressed if one.finding.place.path == path
        )


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_files_of_examples_and_cases(folder: Path) -> None:
    workspace = load(folder)
    whole = inspect(workspace, levels(workspace), TODAY)
    for path in workspace.files[:: max(1, len(workspace.files) // 6)]:
        fresh = load(folder)
        alone = inspect_files(fresh, {path}, levels(fresh), TODAY)
        assert alone.findings == tuple(f for f in whole.findings if f.place.path == path)


NAMES = ("satu", "dua", "tiga", "empat")
LINES = st.sampled_from(
    (
        *(f"related: [{name}]" for name in NAMES),
        *(f"id: {name}" for name in NAMES),
        "related: [{sop: satu, as: after}, Penanganan Surat]",
        "title: Penanganan Surat",
        "title: Penanganan Berkas",
        "number: 1/SOP/2026",
        "number: SOP-2/2026",
        "status: revoked",
        "process: '01'",
        "extends: satu",
        "extends: dua",
        "with: {nama: surat}",
        "parameters: {nama: text}",
        "equipment: [Komputer, Printer]",
        "warnings: Jika tidak dicatat, berkas hilang",
        "executors: {a: Kepala Bagian Umum}",
        "executors: {a: Kabag Umum}",
        "unit: Bagian Umum",
        "# sop: ignore[title-used-twice] sengaja",
        "# sop: ignore[relation-one-sided] sengaja",
        "steps: [{activity: Menerima berkas $(nama), executor: a}]",
        *(f"steps: [{{use: {name}}}, {{use: [satu, dua]}}]" for name in NAMES),
        "steps: [{use: satu, with: {nama: 1}}]",
        "steps: [{use: {title: Penanganan Surat}}]",
        "sops: [satu, dua]",
        "steps: [",
        *(
            f"steps:\n  - activity: Menerima berkas\n    {line}"
            for line in (
                "executor: a\n    outputs: [Berkas, Surat]",
                "executor: b\n    see: dua\n    branches: {Ya: next, Tidak: end}",
                "activity: Menerima: berkas",
                "details:\n      - satu\n      - dua",
            )
        ),
    )
)
KINDS = st.sampled_from(("kind: micro", "kind: macro", "kind: standard", "kind: mikro", "a: 1"))


@st.composite
def texts(draw: st.DrawFn) -> str:
    lines = {line.split(":")[0]: line for line in draw(st.lists(LINES, max_size=7))}
    steps = lines.pop("steps", "# none")  # last, as most files have them
    return "\n".join((draw(KINDS), *lines.values(), steps, ""))


@settings(max_examples=30)
@given(st.dictionaries(st.sampled_from(NAMES), texts(), min_size=1))
def test_files_of_any_workspace(files: dict[str, str]) -> None:
    root = Path("/none")
    contents = {root / f"{name}.yaml": text.encode() for name, text in files.items()}
    check(root, Loading(contents=contents))


def test_rules_say_nothing_of_a_value_that_cannot_stand_as_it_is(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_text('number_pattern: "SOP-{seq:3}/{year}"\n')
    steps = "steps:\n  - {activity: Menerima surat, executor: camat/sekcam}\n"
    head = "title: Surat\nexecutors: {camat: Camat, sekcam: Sekcam}\n"
    (tmp_path / "a.yaml").write_text(f"kind: micro\nnumber: {{seq: 9}}\n{head}{steps}")
    workspace = load(tmp_path)
    found = inspect(workspace, levels(workspace), TODAY).findings
    assert [f.code for f in found if f.place.line == 2] == ["SOP104"]
    assert [f.code for f in found if f.place.line == 6 and f.place.column > 35] == ["SOP203"]
