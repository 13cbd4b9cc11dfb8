"""Two activities in one step."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from soptool.finding import Check, Finding, Manual, Severity
from soptool.language import msg
from soptool.lint.evidence.reading import at_words, has_sentences, sentences
from soptool.lint.evidence.subject import SopSubject
from soptool.lint.principle import Principle
from soptool.lint.rule import Rule
from soptool.lint.wording.step import acts

CHECK = Check(
    "SOP525",
    "step-several-acts",
    Severity.WARNING,
    principle=Principle.EASE,
    source="PermenPAN-RB 35/2012, asas kemudahan dan kejelasan; satu simbol tiap baris",
)


def _judge(subject: SopSubject) -> Iterator[Finding]:
    for step, text in sentences(subject, "id"):
        read = acts(text, subject.executor_names)
        if not read.several or not read.sure:
            continue
        verbs = ", ".join(f"“{act.text}”" for act in read.found)
        finding = step.at(
            CHECK,
            ("activity",),
            msg("The step holds several acts: {verbs}.", verbs=verbs),
            hint=msg("Give each a row with its own time and output, or keep the one that counts."),
        )
        yield at_words(finding, subject, text, read.found[1])


MANUAL = Manual(
    what=msg("The sentence of a step tells two activities or more."),
    why=msg(
        "A row has one symbol, one time and one output. Of two acts in it nobody knows which one "
        "takes the time, and where the flow stops if the first succeeds and the second fails."
    ),
    bad=(
        "steps:\n  - activity: Menerima dan memeriksa surat masuk\n",
        "steps:\n  - activity: Mencetak surat tugas, kemudian menyerahkannya kepada pegawai\n",
    ),
    good=(
        "steps:\n  - activity: Memeriksa surat masuk dan lampirannya\n",
        "steps:\n  - activity: Menyetujui atau menolak permohonan\n",
        "steps:\n  - activity: Mengundang rapat untuk membahas dan menyepakati rancangan\n",
    ),
    defects=(39,),
)

RULE = Rule(CHECK, SopSubject, MANUAL, _judge, applies=partial(has_sentences, "id"))
