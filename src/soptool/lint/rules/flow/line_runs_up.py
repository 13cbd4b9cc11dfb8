"""A line that runs up the page though no work comes back."""

from __future__ import annotations

from collections.abc import Iterator

from soptool.finding import Check, Finding, Manual, Related, Severity
from soptool.flow.rows import row_name
from soptool.language import msg
from soptool.lint.evidence.loops import line_path, loop_numbers
from soptool.lint.evidence.subject import SopSubject, StepSubject
from soptool.lint.principle import Principle
from soptool.lint.rule import Rule

CHECK = Check(
    "SOP588",
    "line-runs-up",
    Severity.WARNING,
    principle=Principle.EASE,
    source="PermenPAN-RB 35/2012: flowchart digambar vertikal; nomor mengikuti urutan kegiatan",
)


def _judge(subject: SopSubject) -> Iterator[Finding]:
    group, order = loop_numbers(subject.analysis), subject.flow.order
    for step in subject.steps:
        if step.node.id not in subject.analysis.forward.reached:
            continue
        for line in step.node.lines:
            if line.target is None or order[line.target] > step.index:
                continue
            if group[line.target] == group[step.node.id]:
                continue
            target = subject.steps[order[line.target]]
            yield step.at(
                CHECK,
                line_path(line, step),
                msg(
                    "The flow goes on upwards, at step {target}, though nothing comes back.",
                    target=row_name(target.node),
                ),
                hint=msg("Put that step below this one, so that the rows follow the flow."),
                related=(_there(target),),
            )


def _there(target: StepSubject) -> Related:
    return Related(target.of.place(*target.path), msg("It goes on here."))


MANUAL = Manual(
    what=msg("A step goes on with a row above it, and that is no loop."),
    why=msg(
        "A flowchart is read from top to bottom, and its numbers follow the work. Only what comes "
        "back for mending runs upwards."
    ),
    bad=(
        (
            "steps:\n"
            "  - {activity: Menerima surat, next: periksa}\n"
            "  - {id: arsip, activity: Mengarsipkan surat, next: end}\n"
            "  - {id: periksa, activity: Memeriksa surat, next: arsip}\n"
        ),
    ),
    good=(
        (
            "steps:\n"
            "  - {id: susun, activity: Menyusun konsep surat}\n"
            "  - activity: Memeriksa konsep surat\n"
            "    branches: {Ya: end, Tidak: susun}\n"
        ),
    ),
    defects=(40, 59),
)

RULE = Rule(CHECK, SopSubject, MANUAL, _judge, applies=lambda subject: len(subject.steps) > 1)
