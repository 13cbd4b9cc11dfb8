"""A legal basis of an SOP that the standard it delivers does not name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from soptool.compose.documents import regulation_key, regulation_text
from soptool.compose.procedure import Procedure
from soptool.finding import Check, Finding, Manual, Severity
from soptool.language import msg
from soptool.lint.evidence.narrower import Side, lists, narrower
from soptool.lint.evidence.service import Served
from soptool.lint.evidence.subject import StandardSubject
from soptool.lint.principle import Principle
from soptool.lint.rule import Rule
from soptool.lint.wording.sop import sop_pattern

CHECK = Check(
    "SOP701",
    "standard-legal-basis-narrower",
    Severity.INFO,
    principle=Principle.OBEDIENCE,
    source="PermenPAN-RB 15/2014: dasar hukum; PermenPAN-RB 35/2012: dasar hukum",
)
_SIDE = Side(
    "legal_basis",
    "legal_basis",
    msg("SOP “{sop}” rests on regulations that the standard does not name: {listed}."),
)
_ON_SOPS = re.compile(rf"\b(?:{sop_pattern()})(?!\w)", re.IGNORECASE)


def _missing(one: Served, procedure: Procedure) -> tuple[str, ...]:
    settings = one.subject.whole.settings
    key = regulation_key(settings)
    named = {key(text) for text in one.offer.management.legal_basis}
    texts = (text for text in procedure.legal_basis if key(text) not in named)
    titles = (regulation_text(settings, text) for text in texts)
    return tuple(title for title in titles if not _ON_SOPS.search(title))


def _judge(subject: StandardSubject) -> Iterator[Finding]:
    yield from narrower(subject, CHECK, _SIDE, _missing)


_SOP = """\
# file: legalisir.yaml
title: Legalisir Ijazah
legal_basis:
  - Undang-Undang Nomor 20 Tahun 2003 tentang Sistem Pendidikan Nasional
  - Peraturan Menteri PANRB Nomor 35 Tahun 2012 tentang Pedoman Penyusunan SOP
# file: standar.yaml
kind: standard
title: Legalisir Ijazah
sops: [legalisir]
"""

MANUAL = Manual(
    what=msg("An SOP cites a regulation that is missing from the standard's legal basis."),
    why=msg(
        "What the procedure must obey, the service must obey. Rules on the writing of SOPs are not "
        "asked for."
    ),
    bad=(
        (
            f"{_SOP}management:\n  legal_basis:\n"
            "    - Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik\n"
        ),
    ),
    good=(
        (
            f"{_SOP}management:\n  legal_basis:\n"
            "    - UU Nomor 20 Tahun 2003 tentang Sistem Pendidikan Nasional\n"
        ),
    ),
    defects=(62,),
)

RULE = Rule(CHECK, StandardSubject, MANUAL, _judge, applies=lists(_SIDE))
