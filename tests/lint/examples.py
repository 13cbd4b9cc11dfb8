"""The examples of manuals as workspaces on disk."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

from soptool.compose.expand import Composer
from soptool.finding import Finding
from soptool.lint.catalogue import RULES
from soptool.lint.engine import AnyRule, judge
from soptool.lint.evidence.subject import WorkspaceSubject
from soptool.source.names import FILE_NAME
from soptool.workspace.load import load
from soptool.workspace.workspace import Workspace

TODAY = date(2026, 6, 1)
NAME = "contoh.yaml"
_FILE = re.compile(r"^# file: (\S+)\n", re.MULTILINE)
_KEY = re.compile(r"^([a-z_]+):", re.MULTILINE)
_STEP = "steps:\n  - {activity: Mencatat surat masuk}\n"


def files_of(example: str) -> dict[str, str]:
    """Split an example into its files, each completed so that it loads."""
    names = _FILE.split(example)
    if len(names) == 1:
        return {NAME: completed(NAME, example)}
    assert not names[0].strip(), "text before the first `# file:`"
    return {
        name: completed(name, text) for name, text in zip(names[1::2], names[2::2], strict=True)
    }


def completed(name: str, text: str) -> str:
    """Add what an SOP needs to load: kind, title, steps."""
    if name == FILE_NAME or not name.endswith((".yaml", ".yml")):
        return text
    keys = _KEY.findall(text)
    text = text if text.endswith("\n") or not text else f"{text}\n"
    if "kind" not in keys:
        text += "kind: micro\n"
    if "title" not in keys:
        text += "title: Penanganan Surat Masuk\n"
    if "steps" not in keys and "kind: standard" not in text:
        text += _STEP
    return text


def workspace(folder: Path, files: dict[str, str]) -> Workspace:
    """Write the files, and load them."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="")
    return load(folder)


def subject(loaded: Workspace, rules: tuple[AnyRule, ...] = RULES) -> WorkspaceSubject:
    """Make what rules look at, on the day of the examples, with the options' defaults."""
    options = {rule.name: rule.options for rule in rules}
    return WorkspaceSubject(Composer(loaded), TODAY, options)


def findings(folder: Path, files: dict[str, str], rule: AnyRule) -> tuple[Finding, ...]:
    """Write the files and ask one rule; a rule that fails here fails the test."""
    loaded = workspace(folder, files)
    found = judge(subject(loaded), (rule,)).findings
    assert all(finding.check is rule.check for finding in found), found
    return found
