"""A draft, a result or a report that a later step needs and no step makes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from soptool.finding import Check, Finding, Manual, Severity
from soptool.language import msg
from soptool.lint.evidence.chain import Need, needs_of
from soptool.lint.evidence.handover import Needs
from soptool.lint.evidence.reading import names
from soptool.lint.evidence.subject import MicroSubject
from soptool.lint.principle import Principle
from soptool.lint.rule import Rule
from soptool.lint.wording.document import document_name

CHECK = Check(
    "SOP545",
    "requirement-unmade",
    Severity.INFO,
    principle=Principle.HARMONY,
    source="PermenPAN-RB 35/2012: mutu baku; output satu kegiatan menjadi kelengkapan berikutnya",
)
_RESULTS = frozenset(
    ["hasil", "laporan", "rekap", "rekapitulasi", "notulen", "resume", "disposisi"]
)
_PAPERS = re.compile(
    r"(?:nota dinas|lembar disposisi|tanda terima|k[uw]itansi|berita acara|daftar hadir|risalah"
    r"|surat (?:pengantar|pengumuman|keputusan|perintah|undangan|balasan|penawaran))\b",
    re.IGNORECASE,
)
"""Papers that an office writes in the course of its work."""
_WORKED = frozenset(["revisi", "perbaikan", "fix", "final"])
"""What a document is called behind its name once it was worked on: "RAB revisi"."""
_HOLDERS = ("dokumen", "berkas", "data", "lembar")
_TELLING = 2
"""Words behind `dokumen` that make it one document: "Dokumen sumber" may be any."""


def _judge(subject: MicroSubject) -> Iterator[Finding]:
    sop, key = subject.micro, subject.whole.document_key
    at_hand = Needs((*sop.equipment, *sop.legal_basis), key)
    outputs = (text for step in sop.steps for text in step.outputs)
    made = Needs(outputs, key, names(sop.title))
    told = {key(text) for step in sop.steps[:1] for text in step.requirements}
    for need in needs_of(subject):
        if need.later or key(need.text) in told or not _comes_of_work(need.text):
            continue  # it is there from the beginning, or was told already
        if need.meant or need.is_first:
            continue
        if made.speaks_of(need.text, need.elsewhere) or at_hand.speaks_of(need.text):
            continue
        if _is_outside(need):
            continue
        told.add(key(need.text))
        yield need.step.at(
            CHECK,
            ("requirements", need.number),
            msg("“{text}” is needed here, but no step before makes it.", text=need.text),
            hint=msg(
                "Name it under `outputs` of the step that makes it; if it comes from outside, "
                "under `inputs` of the SOP."
            ),
        )


def _comes_of_work(text: str) -> bool:
    """Whether a document is by its kind what work has led to: a draft, a result, a report."""
    if _PAPERS.match(text):
        return True
    name = document_name(text)
    holder, *rest = name.head if name.head[:1] and name.head[0] in _HOLDERS else ("", *name.head)
    if (
        _WORKED & {*name.head[1:]}
        or "draft" in name.states
        or rest[:1] == ["draft"]
        or _RESULTS & {*rest[:1]}
    ):
        return True
    return holder == "dokumen" and len(rest) > _TELLING


def _is_outside(need: Need) -> bool:
    """Whether an outsider acts, who brings what he has."""
    columns = need.step.of.sop.executors
    ids = need.step.step.performers.ids
    return any(columns[name].external for name in ids if name in columns)


_STEPS = (
    "steps:\n"
    "  - {activity: Mengolah data, requirements: Kuesioner, outputs: Tabel}\n"
    "  - {activity: Menyusun publikasi, requirements: Draft publikasi, outputs: Publikasi}\n"
)

MANUAL = Manual(
    what=msg("A step behind the first needs a draft, a result or a report that nobody makes."),
    why=msg(
        "Such documents come of work within the procedure. Where no row yields one, either the row "
        "is missing or the document has two names. An SOP that lists its `inputs` is held to the "
        "list by SOP595."
    ),
    bad=(_STEPS, _STEPS.replace("Draft publikasi", "Nota dinas permintaan dana")),
    good=(
        _STEPS.replace("Tabel}", "'Tabel dan draft publikasi'}"),
        _STEPS.replace("Draft publikasi", "Pedoman publikasi"),
        "inputs: [Kuesioner, Draft publikasi]\n" + _STEPS,
    ),
    defects=(46,),
)

RULE = Rule(CHECK, MicroSubject, MANUAL, _judge, applies=lambda subject: not subject.micro.inputs)
