"""A column that is an application, and is not marked as one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from soptool.finding import Check, Finding, Manual, Severity
from soptool.language import msg
from soptool.lint.evidence.subject import SopSubject
from soptool.lint.principle import Principle
from soptool.lint.rule import Rule

CHECK = Check(
    "SOP558",
    "executor-a-tool",
    Severity.INFO,
    principle=Principle.CERTAINTY,
    source="PermenPAN-RB 35/2012, bagian flowchart: kolom pelaksana",
)
_TOOL = re.compile(
    r"\W*(?:aplikasi|sistem|website|laman|situs|portal|server|mesin|komputer|e-?mail|whatsapp"
    r"|application|system|web ?site)\b(?!\s+(?:analis|administrator|admin|operator))",
    re.IGNORECASE,
)


def _judge(subject: SopSubject) -> Iterator[Finding]:
    for name, executor in subject.sop.executors.items():
        if executor.system or not _TOOL.match(executor.name):
            continue
        yield subject.at(
            CHECK,
            ("executors", name),
            msg("The column “{label}” is a tool, and nobody answers for it.", label=executor.name),
            hint=msg(
                "If it does the step by itself, say so (`system: true`); else put the "
                "step into the column of the one who works with it."
            ),
        )


MANUAL = Manual(
    what=msg("A column for executors bears the name of an application."),
    why=msg(
        "Whoever carries out a step answers for it. What a system does by itself is marked, so "
        "that nobody looks for an officer, and the workload counts no one."
    ),
    bad=("executors: {aplikasi: Aplikasi Pelayanan}\n",),
    good=(
        "executors: {aplikasi: {name: Aplikasi Pelayanan, system: true}}\n",
        "executors: {operator: Operator Aplikasi}\n",
    ),
    defects=(34,),
)

RULE = Rule(CHECK, SopSubject, MANUAL, _judge, applies=lambda subject: bool(subject.sop.executors))
