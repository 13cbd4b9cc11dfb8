"""An executor in a structural post of the third or fourth echelon."""

from __future__ import annotations

from collections.abc import Iterator

from soptool.finding import Check, Finding, Manual, Severity
from soptool.language import msg
from soptool.lint.evidence.executors import labels
from soptool.lint.evidence.reading import at_words
from soptool.lint.evidence.subject import SopSubject
from soptool.lint.principle import Principle
from soptool.lint.rule import Rule
from soptool.lint.wording.executor import former_structural

CHECK = Check(
    "SOP554",
    "executor-former-post",
    Severity.INFO,
    principle=Principle.DYNAMISM,
    source="PermenPAN-RB 35/2012: SOP berdasar SOTK; penyederhanaan birokrasi sejak 2020",
)


def _judge(subject: SopSubject) -> Iterator[Finding]:
    for path, label in labels(subject):
        post = former_structural(label)
        if post is None:
            continue
        finding = subject.at(
            CHECK,
            path,
            msg(
                "“{post}” is a post that many agencies have turned into a functional one.",
                post=post.text,
            ),
            hint=msg("Compare it with the organisation (SOTK) now in force."),
        )
        yield at_words(finding, subject, label, post)


MANUAL = Manual(
    what=msg("An executor holds a structural post of the third or fourth echelon."),
    why=msg(
        "Since 2020 most such posts of central agencies have become functional ones, and SOPs kept "
        "their old names. Regions and small offices still have them, so the rule is off unless "
        "`sop.yaml` switches it on."
    ),
    bad=("executors: {kasi: Kepala Seksi Pelayanan}\n",),
    good=("executors: {analis: Analis Kebijakan Ahli Muda, camat: Camat}\n",),
    defects=(35,),
    recalled=True,
)

RULE = Rule(CHECK, SopSubject, MANUAL, _judge, applies=lambda subject: bool(subject.sop.executors))
