"""A warning that would fit any SOP."""

from __future__ import annotations

from collections.abc import Iterator

from soptool.compose.documents import normal
from soptool.finding import Check, Finding, Manual, Severity
from soptool.language import Message, msg, shortened
from soptool.lint.evidence.boilerplate import repetitions
from soptool.lint.evidence.outline import Outline
from soptool.lint.evidence.subject import WorkspaceSubject
from soptool.lint.principle import Principle
from soptool.lint.rule import Rule
from soptool.lint.wording.warning import is_circular, says_nothing
from soptool.shape.fill import Location

CHECK = Check(
    "SOP649",
    "warning-says-nothing",
    Severity.INFO,
    principle=Principle.EASE,
    source="PermenPAN-RB 35/2012, bagian identitas: peringatan",
)
_COPIED = 3
_SHOWN = 80
Said = tuple[Outline, Location, str]


def _judge(whole: WorkspaceSubject) -> Iterator[Finding]:
    said = [it for sop in whole.sops for it in _empty(sop)]
    copied = repetitions(((sop, normal(text), path) for sop, path, text in said), _COPIED)
    told = {(sop.path, path) for group in copied for sop, path in group}  # by SOP652
    for sop, path, text in said:
        if (sop.path, path) not in told:
            yield sop.at(
                CHECK,
                path,
                _told(sop, text),
                hint=msg(
                    "Say what goes wrong here, for whom: “Jika surat tidak diagendakan pada hari "
                    "yang sama, maka tindak lanjutnya terlambat”."
                ),
            )


def _told(sop: Outline, text: str) -> Message:
    short = shortened(text, _SHOWN)
    if is_circular(text, sop.identity.title):
        return msg("“{text}” says only that what the title names is not done.", text=short)
    return msg("“{text}” would fit any SOP.", text=short)


def _empty(sop: Outline) -> Iterator[Said]:
    for path, text in sop.texts("warnings"):
        if says_nothing(text) or is_circular(text, sop.identity.title):
            yield sop, path, text


MANUAL = Manual(
    what=msg("A warning says only that things go less well if the SOP is not followed."),
    why=msg(
        "That is true of every SOP, so nobody reads it. A warning helps where it names the step "
        "that is easily left out, and what follows for whom. The same in several SOPs: SOP652."
    ),
    bad=(
        "warnings: Jika SOP ini tidak dilaksanakan, maka kegiatan tidak berjalan dengan baik\n",
        (
            "title: Penyusunan Program Kerja\n"
            "warnings: Jika SOP ini tidak dijalankan, maka program kerja tidak dapat disusun\n"
        ),
        "warnings: Jika proses ini tidak dilaksanakan akan menghambat kelancaran tugas\n",
    ),
    good=(
        "warnings: Jika SOP tidak dilaksanakan, maka uang persediaan tidak tersedia\n",
        "warnings: Jika surat tidak diagendakan, maka pelaksanaan tugas terhambat\n",
    ),
    defects=(20,),
)

RULE = Rule(
    CHECK,
    WorkspaceSubject,
    MANUAL,
    _judge,
    applies=lambda whole: any(sop.texts("warnings") for sop in whole.sops),
)
