"""`sop validate --hook`, and the files by which pre-commit and Actions run it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from cli.conftest import MICRO, Sop, write
from soptool.source.read import read

ROOT = Path(__file__).parents[2]
GOOD = MICRO.format(title="Surat")
FOREIGN = {".pre-commit-config.yaml": "repos: []\n", "ci.yaml": "on: push\n", "v.yml": "- 1\n- 2\n"}
BROKEN = "kind: micro\ntitle: [x\n"


def data_of(name: str) -> Any:
    document, findings = read(name, (ROOT / name).read_bytes())
    assert document is not None, findings
    return document.data


@pytest.mark.parametrize("others", [[], ["surat.yaml"]])
def test_foreign_yaml_is_passed_over(others: list[str], folder: Path, sop: Sop) -> None:
    write(folder, {**FOREIGN, "surat.yaml": GOOD})
    ended = sop("validate", "--hook", *FOREIGN, *others)
    assert (ended.code, ended.out) == (0, "")
    assert sop("validate", *FOREIGN).code == 1


@pytest.mark.parametrize(
    "text", ["", "# tanpa isi\n", "{{ if x }}\na: 1\n", "a: [\n", "kind: Pod\na: [\n"]
)
def test_what_cannot_be_read_is_ours_where_it_says_so(text: str, folder: Path, sop: Sop) -> None:
    write(folder, {"lain.yaml": text, "a.yaml": GOOD})
    assert sop("validate", "--hook", "lain.yaml").code == 0
    assert sop("validate", "--hook").code == 0
    assert sop("validate").code == 1
    write(folder, {"lain.yaml": f"{text}\nkind: mikro\ntitle: [\n"})
    assert sop("validate", "--hook", "lain.yaml").code == 1


def test_what_is_ours_is_checked(folder: Path, sop: Sop) -> None:
    write(folder, {**FOREIGN, "a.yaml": BROKEN, "b.yaml": GOOD.replace("micro", "mikro")})
    ended = sop("validate", "--hook", "-f", "concise", *FOREIGN, "a.yaml", "b.yaml")
    assert ended.code == 1
    assert {line.split(":")[0] for line in ended.out.splitlines()} == {"a.yaml", "b.yaml"}


def test_what_a_search_leaves_out_stays_out(folder: Path, sop: Sop) -> None:
    files = {"bagan/x.yaml": BROKEN, ".rahasia/y.yaml": BROKEN, "abai.yaml": BROKEN}
    write(folder, {"sop.yaml": "exclude: bagan\n", ".gitignore": "abai.yaml\n", **files})
    ended = sop("validate", "--hook", *files)
    assert (ended.code, ended.out) == (0, "")


def test_the_whole_workspace_and_other_options(folder: Path, sop: Sop) -> None:
    write(folder, {"a.yaml": BROKEN, "b.yaml": GOOD})
    assert sop("validate", "--hook").code == 1
    ended = sop("validate", "--hook", "--format", "json", "--exit-zero", "b.yaml")
    assert (ended.code, json.loads(ended.out)["summary"]["files"]) == (0, 1)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such names")
@pytest.mark.parametrize(
    "name",
    ["--output-file=korban.yaml", "--write-baseline=korban.yaml", "--fix", "-okorban.yaml",
     "--lang=xx", "--help", "-", "--", "--color=never.yaml", "~tiada.yaml", "$(x).yaml", "*.yaml"],
)  # fmt: skip
def test_a_name_is_never_an_option(name: str, folder: Path, sop: Sop) -> None:
    write(folder, {"korban.yaml": GOOD, name: "id: arsip\n" + GOOD})
    before = (folder / name).read_text()
    ended = sop("validate", "--hook", "--fail-on", "info", "-f", "concise", name, "korban.yaml")
    assert ended.code == 0, ended.err
    assert ended.err.startswith("2 files" if name.endswith((".yaml", ".yml")) else "1 file")
    assert (folder / "korban.yaml").read_text() == GOOD
    assert (folder / name).read_text() == before


def test_both_hooks_take_names_as_names() -> None:
    hooks = data_of(".pre-commit-hooks.yaml")
    assert [hook["entry"] for hook in hooks] == ["sop validate --hook"] * 2


@pytest.mark.skipif(shutil.which("bash") is None, reason="the action needs bash")
@pytest.mark.parametrize(
    ("args", "expected"),
    [
        ("", []),
        ("\n", []),
        ("a.yaml", ["a.yaml"]),
        ("a.yaml\n--fail-on warning", ["a.yaml", "--fail-on", "warning"]),
        (
            "'berkas saya.yaml' --fix\n\n\"b c\"/d.yaml\n",
            ["berkas saya.yaml", "--fix", "b c/d.yaml"],
        ),
        ("docs\\sop  #1.yaml", ["docs\\sop", "#1.yaml"]),
        ("$(touch x) `id` ; rm", ["$(touch", "x)", "`id`", ";", "rm"]),
    ],
)
def test_the_action_takes_every_argument(args: str, expected: list[str], tmp_path: Path) -> None:
    assert ran(tmp_path, args=args) == (7, [["validate", "--hook", *expected]])


@pytest.mark.skipif(shutil.which("bash") is None, reason="the action needs bash")
def test_the_action_checks_paths_and_renders_them(tmp_path: Path) -> None:
    code, calls = ran(
        tmp_path,
        paths="sop kami/mikro\n\n -a.yaml\n",
        language="id",
        profile="draft",
        render="html,pdf",
    )
    paths = ["sop kami/mikro", "-a.yaml"]
    assert code == 7
    assert calls == [
        ["validate", "--hook", "--lang=id", "--profile=draft", *paths],
        ["render", "--lang=id", "--to=html,pdf", "--output=build", "--", *paths],
    ]


def ran(folder: Path, **inputs: str) -> tuple[int, list[list[str]]]:
    """Run the action's step as a runner does; return its exit code and the calls of `sop`."""
    step = data_of("action.yml")["runs"]["steps"][-1]
    say = "import json, sys\nprint(json.dumps(sys.argv[1:]))\nsys.exit(7)\n"
    write(folder, {"sop": f"#!{sys.executable}\n{say}"})
    (folder / "sop").chmod(0o755)
    (folder / "python").symlink_to(sys.executable)
    given = {
        name: inputs.get(value.removeprefix("${{ inputs.").removesuffix(" }}"), "")
        for name, value in step["env"].items()
    }
    environment = {**os.environ, **given, "PATH": f"{folder}{os.pathsep}{os.environ['PATH']}"}
    command = ["bash", "-e", "-o", "pipefail", "-c", step["run"]]
    done = subprocess.run(command, env=environment, cwd=folder, check=False, capture_output=True)
    assert done.stdout, done.stderr
    return done.returncode, [json.loads(line) for line in done.stdout.splitlines()]


@pytest.mark.skipif(shutil.which("bash") is None, reason="the action needs bash")
def test_the_action_says_what_it_cannot_read(tmp_path: Path) -> None:
    run = data_of("action.yml")["runs"]["steps"][-1]["run"]
    (tmp_path / "python").symlink_to(sys.executable)
    path = f"{tmp_path}{os.pathsep}{os.environ['PATH']}"
    environment = {**os.environ, "PATH": path, "SOPTOOL_ARGS": "'a.yaml"}
    done = subprocess.run(["bash", "-c", run], env=environment, check=False, capture_output=True)
    assert (done.returncode, done.stderr) == (2, b"error: args: No closing quotation\n")
