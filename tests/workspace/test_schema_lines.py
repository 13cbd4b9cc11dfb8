"""Comments that lead an editor to a schema: which lead nowhere, and what `--fix` writes."""

from __future__ import annotations

from pathlib import Path

import pytest

from soptool.finding import Finding
from soptool.lint.fixing import fixed
from soptool.workspace.load import load
from soptool.workspace.references import shared_findings
from soptool.workspace.schema_lines import without_schema

SOP = "kind: micro\ntitle: A\nsteps: [{activity: a}]\n"
RIGHT = "../.sop/micro.schema.json"


def said(folder: Path, files: dict[str, str]) -> tuple[Finding, ...]:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return tuple(one for one in shared_findings(load(folder)) if one.code == "SOP233")


def line(schema: str) -> str:
    return f"# yaml-language-server: $schema={schema}\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for kind in ("micro", "macro", "standard", "workspace", "defaults"):
        path = tmp_path / ".sop" / f"{kind}.schema.json"
        path.parent.mkdir(exist_ok=True)
        path.write_text("{}")
    return tmp_path


@pytest.mark.parametrize(
    "schema",
    [
        RIGHT,
        f"{RIGHT}#/properties",
        "https://example.org/micro.schema.json",
        "vscode://schemas/x",
        "./../.sop/workspace.schema.json",
    ],
)
def test_a_line_that_leads_somewhere_is_left_alone(schema: str, folder: Path) -> None:
    assert said(folder, {"a/b.yaml": line(schema) + SOP}) == ()
    assert (
        said(folder, {"a/b.yaml": line((folder / ".sop/micro.schema.json").as_uri()) + SOP}) == ()
    )


@pytest.mark.parametrize(
    ("path", "text", "expected"),
    [
        ("a/b.yaml", line(".sop/micro.schema.json") + SOP, RIGHT),
        ("a/b.yaml", line("..\\.sop\\micro.schema.json") + SOP, RIGHT),
        ("a/b.yaml", line("/tidak/ada/micro.schema.json") + SOP, RIGHT),
        ("a/b.yaml", line("file:///tidak/ada.json") + SOP, RIGHT),
        ("a/b.yaml", line("../.sop") + SOP, RIGHT),
        ("a/b.yaml", line("x.json") + SOP.replace("\n", "\r\n"), RIGHT),
        ("a/b.yaml", f"\ufeff{line('x.json')}{SOP}", RIGHT),
        ("a/b.yaml", f"# Catatan\n{line('x.json')}{line(RIGHT)}{SOP}", RIGHT),
        ("a/b.yaml", f"{SOP}#  yaml-language-server : $schema=x.json\n", RIGHT),
        ("a b/c/d.yaml", line("x.json") + SOP.replace("micro", "macro"), None),
        ("s.yaml", line("x.json") + "kind: standard\ntitle: A\n", ".sop/standard.schema.json"),
        ("sop.yaml", line("x.json") + "language: id\n", ".sop/workspace.schema.json"),
        ("a/_defaults.yaml", line("x.json") + "unit: A\n", "../.sop/defaults.schema.json"),
        # Of one that can't be loaded only its line tells what it is.
        ("a/b.yaml", line("micro.schema.json") + "kind: micro\ntitle: [\n", RIGHT),
    ],
)
def test_a_line_that_leads_nowhere_is_led_to_the_schema(
    path: str, text: str, expected: str | None, folder: Path
) -> None:
    expected = expected or "../../.sop/macro.schema.json"
    (finding,) = said(folder, {path: text})
    assert finding.fix is not None
    assert finding.fix.safe
    written = fixed({path: text.removeprefix("\ufeff")}, (finding,)).texts
    if "title: [" not in text:
        assert f"$schema={expected}" in written[path].replace(" : ", ": ")
        assert said(folder, {path: written[path]}) == ()
    assert str(finding.hint) == f"Write `{expected}`."


def test_files_that_are_not_ours_are_left_alone(folder: Path) -> None:
    assert said(folder, {"ci.yaml": line("github.json") + "on: push\n"}) == ()
    inside = f"{SOP}purpose: |\n  {line('x.json')}"
    assert said(folder, {"a.yaml": inside}) == ()


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_file_that_moves_leaves_its_way_to_a_schema_behind(end: str) -> None:
    about, key = f"# yaml-language-server: as editors know it{end}", f"language: id{end}"
    written = f"#  yaml-language-server : $schema=.sop/workspace.schema.json{end}"
    assert without_schema(about + written + key) == about + key
    assert without_schema(key + written.rstrip()) == key


def test_without_schemas_nothing_is_said(tmp_path: Path) -> None:
    assert said(tmp_path, {"a.yaml": line(".sop/micro.schema.json") + SOP}) == ()
