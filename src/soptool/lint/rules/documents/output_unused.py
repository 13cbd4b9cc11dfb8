"""An output that nobody needs any more."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from soptool.finding import Check, Finding, Manual, Related, Severity
from soptool.language import computed, msg
from soptool.lint.evidence.cells import listed
from soptool.lint.evidence.handover import Needs
from soptool.lint.evidence.reading import names
from soptool.lint.evidence.subject import MicroSubject, StepSubject
from soptool.lint.principle import Principle
from soptool.lint.rule import Rule
from soptool.lint.wording.text import tokens

CHECK = Check(
    "SOP572",
    "output-unused",
    Severity.INFO,
    principle=Principle.EFFICIENCY,
    source="PermenPAN-RB 35/2012: mutu baku; output satu kegiatan menjadi kelengkapan berikutnya",
)


_FEW = 3
_ARCHIVING = re.compile(
    r"\W*(?:meng-?arsip|menyimpan|pengarsipan|penyimpanan|archiv|fil(?:e|ing)\b)", re.I
)
_ARCHIVE = re.compile(
    r"\W*(?:arsip|archive)|.*\b(?:terarsip|tersimpan|archived|filed)\b", re.IGNORECASE
)
_HINT = msg(
    "Name it under kelengkapan (`requirements`) of the step that uses it, or under "
    "`outputs` or `records` of the SOP if it leaves it here."
)


def _judge(subject: MicroSubject) -> Iterator[Finding]:
    going_on = [
        step
        for step in subject.steps
        if step.step.outputs and not _ends(step) and not _is_archived(step)
    ]
    left = list(_unused(subject, going_on))
    if len(left) > _FEW and 2 * len(left) > len(going_on):
        yield _all_in_one(subject, left, len(going_on))
        return
    for step, number in left:
        output = step.step.outputs[number]
        message = msg("No later step needs “{output}”.", output=output)
        yield step.at(CHECK, ("outputs", number), message, hint=_HINT)


def _is_archived(step: StepSubject) -> bool:
    """Whether the step puts away what it yields: "Mengarsipkan dokumen" → "Arsip dokumen"."""
    told = _ARCHIVING.match(step.step.activity or "") is not None
    return told and all(_ARCHIVE.match(text) for text in step.step.outputs)


def _all_in_one(
    subject: MicroSubject, left: Sequence[tuple[StepSubject, int]], steps: int
) -> Finding:
    """Where the chain is broken in most rows, tell it once."""
    message = msg(
        "What {count} of {all} steps yield is needed by no later step: {rows}.",
        count=computed(len(left)),
        all=computed(steps),
        rows=listed([step for step, _ in left]),
    )
    places = (
        Related(
            subject.file.value((*step.path, "outputs", number)),
            msg("“{output}” is not needed.", output=step.step.outputs[number]),
        )
        for step, number in left
    )
    return subject.at(CHECK, ("steps",), message, hint=_HINT, related=places, key=True)


def _unused(
    subject: MicroSubject, steps: Sequence[StepSubject]
) -> Iterator[tuple[StepSubject, int]]:
    """Yield the steps of whose outputs none is needed elsewhere, with the first that is not."""
    key, reach = subject.whole.document_key, subject.analysis.reach
    common = frozenset(token.low for token in tokens(subject.micro.title))
    needs = Needs(_needed(subject), key, common)
    kept = {key(text) for text in _leaving(subject)}
    needing = dict.fromkeys(kept, ~0)
    for step in subject.steps:
        for text in step.step.requirements:
            needing[key(text)] = needing.get(key(text), 0) | reach.bit[step.node.id]
    for step in steps:
        name, own = step.node.id, {key(text) for text in step.step.requirements}
        before = _Before(needing, reach.after[name] & ~reach.bit[name])
        spoken_of = [needs.speaks_of(text, before) for text in step.step.outputs]
        # Where the SOP lists what it yields, each document must go somewhere, else one of them.
        if all(spoken_of) or (any(spoken_of) and not subject.micro.outputs):
            continue
        changed = (
            n
            for n, text in enumerate(step.step.outputs)
            if key(text) not in own and not spoken_of[n] and not _is_product(text, common)
        )
        yield from ((step, number) for number in list(changed)[:1])  # the others: SOP571


class _Before:
    """The keys of what is needed only where a step does not lead to, itself included.

    `needing`: the bits of the steps that need it, all where it leaves the SOP.
    """

    def __init__(self, needing: Mapping[str, int], after: int) -> None:
        self._needing, self._after = needing, after

    def __contains__(self, key: object) -> bool:
        needing = self._needing.get(str(key), 0)
        return needing >= 0 and not needing & self._after


def _is_product(output: str, title: frozenset[str]) -> bool:
    """Whether it is what the title says is made: that leaves the SOP, from whichever step."""
    own = names(output)
    return bool(own) and own <= title


def _needed(subject: MicroSubject) -> Iterator[str]:
    for step in subject.micro.steps:
        yield from step.requirements
    yield from _leaving(subject)


def _leaving(subject: MicroSubject) -> tuple[str, ...]:
    """Return what leaves the SOP or is kept by it."""
    return (*subject.micro.outputs, *subject.micro.records)


def _ends(step: StepSubject) -> bool:
    return any(line.is_end for line in step.node.lines)


MANUAL = Manual(
    what=msg("What a step yields is needed by no other step, and does not leave the SOP."),
    why=msg(
        "Output and completeness form a chain: what one step yields, a later one begins with. An "
        "output outside of it is work for nobody, or one of the two names is wrong. Names are "
        "compared by their words, so look before you change anything."
    ),
    bad=(
        (
            "steps:\n"
            "  - {activity: Menyusun rekapitulasi cuti, outputs: Rekapitulasi cuti}\n"
            "  - {activity: Menerbitkan surat tugas, requirements: Nota dinas}\n"
        ),
        (
            "outputs: Surat tugas\nsteps:\n"
            "  - {activity: Menyusun surat, outputs: [Konsep surat tugas, Tanda terima]}\n"
            "  - {activity: Menandatangani surat, requirements: Konsep surat tugas, "
            "outputs: Surat tugas}\n"
        ),
    ),
    good=(
        (
            "steps:\n"
            "  - {activity: Menyusun konsep surat tugas, outputs: Konsep surat tugas}\n"
            "  - {activity: Menandatangani surat, requirements: Draf surat tugas}\n"
        ),
    ),
    defects=(46,),
)

_SOME = 4
"""One step in so many says what it needs: below that, SOP561 tells that the column is empty."""


def _has_needs(subject: MicroSubject) -> bool:
    needing = sum(bool(step.requirements) for step in subject.sop.steps)
    return len(subject.steps) > 1 and _SOME * needing >= len(subject.steps)


RULE = Rule(CHECK, MicroSubject, MANUAL, _judge, applies=_has_needs)
