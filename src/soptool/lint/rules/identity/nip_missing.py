"""An approval by a civil servant without the NIP."""

from __future__ import annotations

import re
from collections.abc import Iterator

from soptool.finding import Check, Finding, Manual, Severity
from soptool.language import msg
from soptool.lint.evidence.standing import is_binding
from soptool.lint.evidence.subject import SopSubject
from soptool.lint.principle import Principle
from soptool.lint.rule import Rule
from soptool.model.staff import ACTING
from soptool.shape.texts import is_dash

CHECK = Check(
    "SOP609",
    "nip-missing",
    Severity.WARNING,
    principle=Principle.CERTAINTY,
    source="PermenPAN-RB 35/2012, bagian identitas: disahkan oleh",
)
# Who is elected or appointed from outside the civil service has no NIP.
_WITHOUT_NIP = re.compile(
    rf"^(?:{ACTING}\s+)?(?:wakil\s+)?(?:presiden|menteri"
    r"|gubernur|bupati|wali\s?kota|ketua|kepala (?:desa|kepolisian|pol|dusun)|kapol\w+|jaksa agung"
    r"|panglima|komandan|pangdam|direktur utama|wali nagari|keuchik|kuwu)\b",
    re.IGNORECASE,
)


def _has_name(subject: SopSubject) -> bool:
    approval = subject.sop.approval
    if approval is None or is_dash(approval.name or "-") or not is_binding(subject):
        return False
    return not _WITHOUT_NIP.match(approval.position or "")


def _judge(subject: SopSubject) -> Iterator[Finding]:
    approval = subject.sop.approval
    if approval is None or not is_dash(approval.nip or "-"):
        return
    yield subject.at(
        CHECK,
        ("approval", "name"),
        msg("The approval by “{name}” has no NIP.", name=approval.name),
        hint=msg("Write the number in quotes: `nip` under `approval`."),
    )


MANUAL = Manual(
    what=msg("The approval names an official without the NIP."),
    why=msg(
        "The approval consists of the post, the signature, the name and the NIP. Officials who "
        "are elected or come from outside the civil service (a minister, a bupati, the head of a "
        "village, the police) have none and are not asked for it."
    ),
    bad=('approval: {position: Sekretaris Jenderal, name: "Rina Wulandari, S.H."}\n',),
    good=(
        'approval: {position: Camat, name: Budi Santoso, nip: "197505172000031002"}\n',
        "approval: {position: Bupati Sumedang, name: Dewi Lestari}\n",
    ),
    defects=(8,),
)

RULE = Rule(CHECK, SopSubject, MANUAL, _judge, applies=_has_name)
