"""Units of one agency that each have their own SOP for an activity of the same title."""

from __future__ import annotations

from collections.abc import Iterator

from soptool.compose.documents import normal
from soptool.finding import Check, Finding, Manual, Related, Severity
from soptool.language import msg
from soptool.lint.evidence.naming import title_key
from soptool.lint.evidence.outline import Outline
from soptool.lint.evidence.standing import is_living
from soptool.lint.evidence.subject import WorkspaceSubject
from soptool.lint.principle import Principle
from soptool.lint.rule import Rule

CHECK = Check(
    "SOP624",
    "title-shared-by-units",
    Severity.INFO,
    principle=Principle.HARMONY,
    source="PermenPAN-RB 35/2012; paparan Kementerian PANRB 2013: kegiatan sama, SOP sama",
)


def _judge(whole: WorkspaceSubject) -> Iterator[Finding]:
    first: dict[str, Outline] = {}
    for sop in whole.sops:
        if not is_living(sop) or sop.sop.extends:
            continue
        other = first.setdefault(title_key(sop.sop.title), sop)
        if normal(other.sop.unit or "") == normal(sop.sop.unit or ""):
            continue
        yield sop.at(
            CHECK,
            ("title",),
            msg(
                "“{unit}” has an SOP with this title too (`{other}`).",
                unit=other.sop.unit or other.id,
                other=other.id,
            ),
            hint=msg(
                "If the steps are the same, write one generic SOP and let each unit `extends` it."
            ),
            related=[Related(other.place("title"), msg("The same title is here."))],
        )


MANUAL = Manual(
    what=msg("SOPs of different units have the same title."),
    why=msg(
        "The same activity has the same SOP, whoever does it: a generic one, which each unit "
        "extends. Where the activities differ, the titles should let readers see it."
    ),
    bad=("# file: umum.yaml\nunit: Biro Umum\n# file: hukum.yaml\nunit: Biro Hukum\n",),
    good=(
        (
            "# file: umum.yaml\nunit: Biro Umum\n"
            "# file: hukum.yaml\nunit: Biro Hukum\ntitle: Pemberian Pertimbangan Hukum\n"
        ),
    ),
    defects=(13,),
)

RULE = Rule(CHECK, WorkspaceSubject, MANUAL, _judge, applies=lambda whole: len(whole.documents) > 1)
