"""The snippets of `docs/en/ci.md` do what the page says, run as each runner would."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from soptool.source.read import read

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "en" / "ci.md").read_text(encoding="utf-8")
BLOCK = r"^```\w+ title=\"{name}\"\n(.*?)^```$"
FOREIGN = {
    ".github/workflows/ci.yml": "on: push\njobs: {}\n",
    ".gitlab-ci.yml": "stages: [a]\n",
    "compose.yaml": "services: {web: {image: x}}\n",
    "mkdocs.yml": "site_name: x\nplugins: !!set {search}\n",
    "chart/values.yaml": "a: &x 1\nb: *x\n",
    "openapi.yaml": "openapi: 3.1.0\n",
    "k8s.yaml": "kind: Deployment\n---\nkind: Service\n",
    "list.yml": "- 1\n- 2\n",
    "empty.yaml": "",
    "note.yaml": "only text\n",
}

pytestmark = pytest.mark.long


def snippet(name: str) -> str:
    found = re.search(BLOCK.format(name=re.escape(name)), PAGE, re.MULTILINE | re.DOTALL)
    assert found, name
    return found[1]


def data_of(name: str) -> Any:
    return read_data(name, snippet(name))


def read_data(name: str, text: str) -> Any:
    document, findings = read(name, text.encode())
    assert document is not None, findings
    return document.data


def test_the_indonesian_page_has_the_same_snippets() -> None:
    theirs = (ROOT / "docs" / "id" / "ci.md").read_text(encoding="utf-8")
    titled = re.compile(r"^```\w+ title=.*?^```$", re.MULTILINE | re.DOTALL)
    assert len(titled.findall(PAGE)) == 4
    assert titled.findall(theirs) == titled.findall(PAGE)


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    shell(["sop init kantor --lang id"], tmp_path)
    return tmp_path / "kantor"


def shell(lines: list[str], folder: Path, **extra: str) -> subprocess.CompletedProcess[str]:
    scripts = Path(sys.executable).parent
    environment = {
        **{key: value for key, value in os.environ.items() if key != "GITHUB_ACTIONS"},
        "PATH": f"{scripts}{os.pathsep}{os.environ['PATH']}",
        "GIT_CONFIG_GLOBAL": os.devnull,
        **{
            f"GIT_{who}_{what}": "sop@example.org"
            for who in ("AUTHOR", "COMMITTER")
            for what in ("NAME", "EMAIL")
        },
        **extra,
    }
    command = ["bash", "-e", "-o", "pipefail", "-c", "\n".join(lines)]
    return subprocess.run(
        command, cwd=folder, env=environment, check=False, capture_output=True, text=True
    )


def test_gitlab_gets_its_report_and_the_documents(workspace: Path) -> None:
    job = data_of(".gitlab-ci.yml")["sop"]
    install, *script = job["script"]
    assert install.startswith('pip install "soptool[pdf] @ git+https://')
    done = shell(script, workspace)
    assert done.returncode == 0, done.stdout + done.stderr
    assert (workspace / job["artifacts"]["reports"]["codequality"]).read_text() == "[]\n"
    assert list((workspace / job["artifacts"]["paths"][0]).glob("*.pdf"))


def test_jenkins_gets_its_report(workspace: Path) -> None:
    text = snippet("Jenkinsfile")
    install, check = re.findall(r"^ *sh '(.*)'$", text, re.MULTILINE)
    assert ".venv/bin/pip install" in install
    done = shell([check.replace(".venv/bin/", "")], workspace)
    assert done.returncode == 0, done.stdout + done.stderr
    (report,) = re.findall(r"junit '(.*)'", text)
    assert "<testsuites" in (workspace / report).read_text()


def test_the_workflow_gives_the_action_what_it_takes() -> None:
    steps = data_of(".github/workflows/sop.yml")["jobs"]["sop"]["steps"]
    (ours,) = (step for step in steps if "soptool" in step["uses"])
    inputs = read_data("action.yml", (ROOT / "action.yml").read_text())["inputs"]
    assert set(ours["with"]) <= set(inputs)
    for name in re.findall(r"^\| (`.*?) \|", PAGE, re.MULTILINE):
        assert set(re.findall(r"`([\w-]+)`", name)) <= set(inputs)


@pytest.mark.skipif(find_spec("pre_commit") is None, reason="pre-commit is not installed")
@pytest.mark.skipif(not (ROOT / ".git").exists(), reason="no repository")
def test_pre_commit_passes_what_is_not_ours_and_stops_what_is_wrong(
    workspace: Path, tmp_path: Path
) -> None:
    hooks = tmp_path / "hooks"
    shutil.copytree(ROOT, hooks, ignore=shutil.ignore_patterns(".venv", ".git", ".*_cache"))
    begin = ["git init -q .", "git add -A -f", "git commit -qm x", "git tag v0.1.0"]
    assert shell(begin, hooks).returncode == 0
    config = snippet(".pre-commit-config.yaml").replace(
        "https://git.example.go.id/soptool", hooks.as_posix()
    )
    for name, text in {**FOREIGN, ".pre-commit-config.yaml": config}.items():
        (workspace / name).parent.mkdir(parents=True, exist_ok=True)
        (workspace / name).write_text(text)
    home = str(tmp_path / "home")
    run = ["git add -A", "pre-commit run --all-files"]
    good = shell(["git init -q .", *run], workspace, PRE_COMMIT_HOME=home)
    assert good.returncode == 0, good.stdout + good.stderr
    assert good.stdout.count("Passed") == 2
    (workspace / "lain.yaml").write_text("kind: mikro\ntitle: X\nsteps: []\n")
    bad = shell(run, workspace, PRE_COMMIT_HOME=home)
    assert bad.returncode == 1
    assert "lain.yaml:1:7" in bad.stdout
