"""Steps that all yield what an earlier one has yielded."""

from __future__ import annotations

from collections.abc import Iterator

from soptool.finding import Check, Finding, Manual, Related, Severity
from soptool.language import msg
from soptool.lint.evidence.cells import listed
from soptool.lint.evidence.rows import has_own_cells, row_of
from soptool.lint.evidence.subject import MicroSubject, StepSubject
from soptool.lint.principle import Principle
from soptool.lint.rule import Rule

CHECK = Check(
    "SOP548",
    "output-repeated",
    Severity.INFO,
    principle=Principle.MEASURABILITY,
    source="PermenPAN-RB 35/2012: output sebagai mutu baku kegiatan",
)
_EACH = ("disposisi", "lembar disposisi", "kartu disposisi")
"""What each level of an office has one of."""
_BACK = 12
"""Steps back that are looked at: what was made long before may be made anew."""


def _judge(subject: MicroSubject) -> Iterator[Finding]:
    repeating: dict[str, list[StepSubject]] = {}
    for step in subject.steps:
        before = _made_before(step)
        if before is not None:
            key = subject.whole.document_key(step.step.outputs[0])
            repeating.setdefault(key, [before]).append(step)
    for steps in repeating.values():
        output = steps[1].step.outputs[0]
        places = (
            Related(
                subject.file.value((*step.path, "outputs")),
                msg("“{text}” is made here.", text=output),
            )
            for step in (steps[0], *steps[2:])
        )
        yield steps[1].at(
            CHECK,
            ("outputs",),
            msg(
                "“{output}” is the output of several steps: {rows}.",
                output=output,
                rows=listed(steps),
            ),
            hint=msg(
                "Name the state it is in after each of them (“… terverifikasi”, “… disetujui”), or "
                "what each adds: otherwise nothing shows that the later ones were done."
            ),
            related=places,
        )


def _made_before(step: StepSubject) -> StepSubject | None:
    """Return a step on the only way to this one that yields all that this one yields."""
    key, own = step.of.whole.document_key, {*step.step.outputs}
    if not own or not has_own_cells(step) or any(one.is_decision for one in row_of(step)):
        return None
    mine = {key(text) for text in own if text.casefold() not in _EACH}
    if not mine or mine & {key(text) for text in step.step.requirements} or _returns(step):
        return None  # SOP571; what is mended in a loop comes out as before
    return next((one for one in _way_back(step) if mine <= _yields(one)), None)


def _yields(step: StepSubject) -> set[str]:
    return {step.of.whole.document_key(text) for text in step.step.outputs}


def _returns(step: StepSubject) -> bool:
    """Whether some way leads from the step back to it."""
    ways = step.of.analysis.reach
    return bool(ways.after[step.node.id] & ways.bit[step.node.id])


def _way_back(step: StepSubject) -> Iterator[StepSubject]:
    """Yield the steps before, one behind the other, as long as a single line leads here."""
    flow, at = step.of.flow, step.node.id
    for _ in range(_BACK):
        sources = {name for name, _ in flow.incoming[at] if flow.order[name] < flow.order[at]}
        if len(sources) != 1 or at in flow.starts:
            return
        at = sources.pop()
        yield step.of.steps[flow.order[at]]


MANUAL = Manual(
    what=msg("Several steps, one behind the other, yield a document of one name."),
    why=msg(
        "An output proves that its step is done. Where a later step yields what there was before, "
        "nobody can see whether it was done. What is mended in a loop is left out."
    ),
    bad=(
        (
            "steps:\n"
            "  - {activity: Mencatat surat, requirements: Agenda, outputs: Surat tercatat}\n"
            "  - {activity: Menelaah surat, requirements: Pedoman, outputs: Surat tercatat}\n"
        ),
    ),
    good=(
        (
            "steps:\n"
            "  - {activity: Mencatat surat, requirements: Agenda, outputs: Surat tercatat}\n"
            "  - {activity: Menelaah surat, requirements: Pedoman, outputs: Surat tertelaah}\n"
        ),
    ),
    defects=(45,),
)

RULE = Rule(
    CHECK,
    MicroSubject,
    MANUAL,
    _judge,
    applies=lambda subject: sum(bool(step.outputs) for step in subject.sop.steps) > 1,
)
