"""An SOP that names another, which does not name it."""

from __future__ import annotations

from collections.abc import Iterator

from soptool.finding import Check, Finding, Fix, Manual, Related, Severity
from soptool.language import msg
from soptool.lint.evidence.links import OPPOSITE, Link, is_part_of, links_of
from soptool.lint.evidence.standing import is_living
from soptool.lint.evidence.subject import WorkspaceSubject
from soptool.lint.principle import Principle
from soptool.lint.rule import Rule

CHECK = Check(
    "SOP642",
    "relation-one-sided",
    Severity.WARNING,
    principle=Principle.HARMONY,
    source="PermenPAN-RB 35/2012, asas keselarasan; bagian identitas: keterkaitan",
)


def _judge(whole: WorkspaceSubject) -> Iterator[Finding]:
    links = links_of(whole)
    for link in links:
        if links.opposite(link) or _is_known_otherwise(link):
            continue
        yield link.other.at(
            CHECK,
            ("related",),
            msg("`{sop}` names this SOP, and is not named here.", sop=link.sop.id),
            hint=msg("Add `{sop}` to the relations (keterkaitan, `related`).", sop=link.sop.id),
            related=[Related(link.sop.place(*link.path), msg("It is named here."))],
            fix=_fix(link),
        )


def _is_known_otherwise(link: Link) -> bool:
    """Whether the two are macro and part (another rule's), or one is revoked or made of the other.

    A generic SOP and what `extends` it know each other by that.
    """
    together = is_part_of(link.sop, link.other) or is_part_of(link.other, link.sop)
    together |= link.sop.id == link.other.sop.extends or link.other.id == link.sop.sop.extends
    return together or not (is_living(link.sop) and is_living(link.other))


def _fix(link: Link) -> Fix | None:
    entry: str | dict[str, str] = link.sop.id
    if link.kind != "related":
        entry = {"sop": link.sop.id, "as": OPPOSITE[link.kind]}
    data = link.other.file.data
    written = data.get("related") if isinstance(data, dict) else None
    if isinstance(written, list):
        change = link.other.setting(("related", len(written)), entry)
    elif written in (None, ""):
        change = link.other.setting(("related",), [entry])
    else:
        return None
    return Fix(msg("Add `{sop}`.", sop=link.sop.id), (change,), safe=False)


_ONE = "# file: masuk.yaml\nid: surat-masuk\nrelated:\n  - {sop: tanggapan, as: after}\n"
_OTHER = "# file: tanggapan.yaml\nid: tanggapan\ntitle: Pemberian Tanggapan\nrelated:\n"

MANUAL = Manual(
    what=msg("An SOP of the workspace names another, and the other does not name it."),
    why=msg(
        "A tie holds on both sides. Whoever changes the one SOP must learn from it that the other "
        "one is touched."
    ),
    bad=(f"{_ONE}{_OTHER}  - SOP Pengarsipan\n",),
    good=(f"{_ONE}{_OTHER}  - {{sop: surat-masuk, as: before}}\n",),
    fixes_safely=False,
    fixed=(f"{_ONE}{_OTHER}  - SOP Pengarsipan\n  - {{sop: surat-masuk, as: before}}\n",),
    defects=(19,),
)

RULE = Rule(CHECK, WorkspaceSubject, MANUAL, _judge, applies=lambda whole: len(whole.sops) > 1)
