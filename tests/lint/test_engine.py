"""The walk: which rule is asked about what, and what becomes of one that fails."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from lint.examples import TODAY, subject, workspace
from soptool.finding import Check, Finding, Manual, Severity
from soptool.language import msg
from soptool.lint.engine import judge
from soptool.lint.evidence.subject import (
    DocumentSubject,
    MacroSubject,
    MicroSubject,
    SopSubject,
    StandardSubject,
    StepSubject,
    Subject,
    WorkspaceSubject,
)
from soptool.lint.inspection import inspect
from soptool.lint.levels import levels_of
from soptool.lint.rule import Rule

FILES = {
    "makro.yaml": "kind: macro\ntitle: Makro\nsteps:\n  - use: mikro\n",
    "mikro.yaml": "kind: micro\ntitle: Mikro\nsteps:\n  - activity: Satu\n  - activity: Dua\n",
    "standar.yaml": "kind: standard\ntitle: Standar\n",
}
CHECK = Check("SOP899", "made-for-tests", Severity.ERROR, principle="harmony")
MANUAL = Manual(msg("What."), msg("Why."))


def rule(on: type[Subject], judge_: Callable[[Any], Any], **more: Any) -> Rule[Any]:
    return Rule(CHECK, on, MANUAL, judge_, **more)


def asked_about(on: type[Subject], folder: Path) -> list[str]:
    seen: list[str] = []

    def look(one: Subject) -> Iterator[Finding]:
        seen.append(name(one))
        return iter(())

    judge(subject(workspace(folder, FILES)), (rule(on, look),))
    return seen


def name(one: Subject) -> str:
    if isinstance(one, StepSubject):
        return f"{one.of.id}/{one.index}"
    return one.id if isinstance(one, DocumentSubject) else "workspace"


def test_each_kind_of_subject_is_asked_about_once(tmp_path: Path) -> None:
    expected = {
        WorkspaceSubject: ["workspace"],
        DocumentSubject: ["makro", "mikro", "standar"],
        SopSubject: ["makro", "mikro"],
        MicroSubject: ["mikro"],
        MacroSubject: ["makro"],
        StandardSubject: ["standar"],
        StepSubject: ["makro/0", "mikro/0", "mikro/1"],
    }
    for number, (on, names) in enumerate(expected.items()):
        assert asked_about(on, tmp_path / str(number)) == names


def fails(_: Subject) -> Iterator[Finding]:
    raise LookupError("no such thing")


def finds(one: SopSubject) -> Iterator[Finding]:
    yield one.at(CHECK, ("title",), msg("Found."))


def test_a_rule_that_fails_is_reported_as_itself_and_the_others_go_on(tmp_path: Path) -> None:
    whole = subject(workspace(tmp_path, FILES))
    findings = judge(whole, (rule(StepSubject, fails), rule(MicroSubject, finds))).findings
    failed = [finding for finding in findings if finding.check.name == "rule-failed"]
    assert [(f.place.path, f.place.line) for f in failed] == [
        ("makro.yaml", 4),
        ("mikro.yaml", 4),
        ("mikro.yaml", 5),
    ]
    assert failed[0].severity is Severity.INFO
    assert str(failed[0].message) == (
        "The rule SOP899 `made-for-tests` failed here (LookupError: no such thing)."
    )
    assert [f.place.path for f in findings if f.check is CHECK] == ["mikro.yaml"]


def test_a_rule_may_fail_while_it_yields(tmp_path: Path) -> None:
    def half(one: SopSubject) -> Iterator[Finding]:
        yield from finds(one)
        raise ValueError

    findings = judge(subject(workspace(tmp_path, FILES)), (rule(MicroSubject, half),)).findings
    assert {finding.code for finding in findings} >= {"SOP901"}


def test_a_rule_that_fails_on_the_workspace_or_on_its_own_condition(tmp_path: Path) -> None:
    whole = subject(workspace(tmp_path, FILES))
    everywhere = rule(WorkspaceSubject, fails)
    condition = rule(StandardSubject, lambda _: (), applies=lambda one: bool(one.missing))
    findings = judge(whole, (everywhere, condition)).findings
    assert [finding.place.path for finding in findings] == ["sop.yaml", "standar.yaml"]


def test_what_does_not_apply_is_not_asked(tmp_path: Path) -> None:
    whole = subject(workspace(tmp_path, FILES))
    only = rule(SopSubject, finds, applies=lambda one: one.id == "mikro")
    judgement = judge(whole, (only, rule(WorkspaceSubject, lambda _: ())))
    assert [finding.place.path for finding in judgement.findings] == ["mikro.yaml"]
    assert judgement.asked["mikro.yaml"] == {"SOP899"}
    assert judgement.asked["makro.yaml"] == set()
    assert judgement.asked[""] == {"SOP899"}


def test_rules_read_the_day_and_options_they_are_given(tmp_path: Path) -> None:
    seen: list[object] = []

    def look(one: WorkspaceSubject) -> Iterator[Finding]:
        seen.append((one.today, one.option(CHECK, "most")))
        return iter(())

    counted = rule(WorkspaceSubject, look, options={"most": 25})
    judge(subject(workspace(tmp_path, FILES), (counted,)), (counted,))
    assert seen == [(TODAY, 25)]


def test_findings_are_in_order_and_once(tmp_path: Path) -> None:
    loaded = workspace(tmp_path, FILES)
    levels = levels_of(loaded.settings, tmp_path)
    findings = inspect(loaded, levels, TODAY).findings
    assert list(findings) == sorted(findings, key=lambda f: (f.place, f.code, str(f.message)))
    assert len(set(findings)) == len(findings)
    assert findings == inspect(loaded, levels, TODAY).findings
