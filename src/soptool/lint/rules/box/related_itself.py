"""An SOP that names itself among the others."""

from __future__ import annotations

import re
from collections.abc import Iterator

from soptool.finding import Check, Finding, Fix, Manual, Severity
from soptool.language import msg
from soptool.lint.evidence.entries import relations_of
from soptool.lint.evidence.naming import title_key
from soptool.lint.evidence.subject import SopSubject
from soptool.lint.principle import Principle
from soptool.lint.rule import Rule

CHECK = Check(
    "SOP646",
    "related-itself",
    Severity.WARNING,
    principle=Principle.HARMONY,
    source="PermenPAN-RB 35/2012, bagian identitas: keterkaitan",
)
_LIGHT = ("data", "kegiatan", "tahun", "pelaksanaan")
_ANY_ACT = ("pengurusan", "penanganan", "pelayanan", "proses")
"""Acts that a title may leave out: "SOP Surat Masuk" is that of "Pengurusan Surat Masuk"."""
_WORD = re.compile(r"[\w/&-]+")
_YEAR = re.compile(r"20\d\d")


def _judge(subject: SopSubject) -> Iterator[Finding]:
    own = title_key(subject.sop.title)
    for path, relation in relations_of(subject):
        if relation.sop is not None or not own or not _is_own(relation.text, own):
            continue
        if any(
            title_key(other.sop.title) == own
            for other in subject.whole.sops
            if other.path != subject.file.path
        ):
            continue  # a macro and a micro of one title: the other one is meant
        yield subject.at(
            CHECK,
            path,
            msg("“{text}” is this SOP itself.", text=relation.text)
            if title_key(relation.text) == own
            else msg(
                "“{text}” seems to be this SOP itself, “{title}”.",
                text=relation.text,
                title=subject.sop.title,
            ),
            hint=msg("Name the SOPs that come before and after it instead."),
            fix=Fix(msg("Take it out."), (subject.deleting(path),), safe=False),
        )


def _is_own(text: str, own: str) -> bool:
    """Whether a relation is the own title, or all of it but an act that tells nothing."""
    plain, mine = _plain(text), _plain(own)
    return plain == mine or (mine[0] in _ANY_ACT and plain == mine[1:] and len(plain) > 1)


def _plain(text: str) -> tuple[str, ...]:
    """Return a title without the words that are left out lightly: "Data", "Kegiatan", a year."""
    first, *others = _WORD.findall(title_key(text)) or [""]
    return (first, *(word for word in others if word not in _LIGHT and not _YEAR.fullmatch(word)))


MANUAL = Manual(
    what=msg("An SOP names its own title among its relations."),
    why=msg(
        "The relations (keterkaitan) name the other procedures that this one is tied to. The own "
        "title there is mostly what was left of a template. Ids are checked by SOP223."
    ),
    bad=(
        (
            "title: Penanganan Surat Masuk\n"
            "related:\n  - SOP Pengarsipan\n  - SOP Penanganan Surat Masuk\n"
        ),
    ),
    good=(
        "title: Penanganan Surat Masuk\nrelated:\n  - SOP Pengarsipan\n",
        "title: Pengarsipan Surat Masuk\nrelated:\n  - SOP Surat Masuk\n",
    ),
    fixes_safely=False,
    fixed=("title: Penanganan Surat Masuk\nrelated:\n  - SOP Pengarsipan\n",),
    defects=(18,),
)

RULE = Rule(CHECK, SopSubject, MANUAL, _judge, applies=lambda subject: bool(subject.sop.related))
