"""An SOP without purpose, scope or definitions."""

from __future__ import annotations

from collections.abc import Iterator

from soptool.finding import Check, Finding, Manual, Severity
from soptool.language import msg
from soptool.lint.evidence.standing import is_living
from soptool.lint.evidence.subject import SopSubject
from soptool.lint.principle import Principle
from soptool.lint.rule import Rule

CHECK = Check(
    "SOP655",
    "explanation-missing",
    Severity.INFO,
    principle=Principle.USER,
    source="PermenPAN-RB 35/2012, unsur dokumentasi: penjelasan singkat penggunaan",
)
_PARTS = {"purpose": "tujuan", "scope": "ruang lingkup", "definitions": "definisi"}


def _judge(subject: SopSubject) -> Iterator[Finding]:
    missing = [name for name in _PARTS if not getattr(subject.sop, name)]
    if missing:
        names = ", ".join(f"{_PARTS[name]} (`{name}`)" for name in missing)
        yield subject.at(
            CHECK,
            (missing[0],),
            msg("The short explanation of the SOP lacks {names}.", names=names),
            hint=msg("A sentence each is enough: why, from what to what, and the terms used."),
        )


MANUAL = Manual(
    what=msg("Purpose, scope or definitions are missing."),
    why=msg(
        "The document that holds an SOP opens with a short explanation: why it exists, from which "
        "event to which result it reaches, what its terms mean. Cover, contents and the place of "
        "the decree are made when documents are rendered."
    ),
    bad=("title: Penanganan Surat Masuk\n",),
    good=(
        (
            "purpose: Menjamin setiap surat ditangani pada hari diterima\n"
            "scope: Sejak surat diterima hingga disposisi diteruskan\n"
            "definitions: {Disposisi: petunjuk tertulis pimpinan atas surat}\n"
        ),
    ),
    defects=(61,),
)

RULE = Rule(CHECK, SopSubject, MANUAL, _judge, applies=is_living)
