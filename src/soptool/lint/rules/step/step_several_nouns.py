"""Two activities in one step, told with nouns."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from soptool.finding import Check, Finding, Manual, Severity
from soptool.language import msg
from soptool.lint.evidence.reading import at_words, has_sentences, sentences
from soptool.lint.evidence.subject import SopSubject
from soptool.lint.principle import Principle
from soptool.lint.rule import Rule
from soptool.lint.wording.step import acts, listed_acts

CHECK = Check(
    "SOP526",
    "step-several-nouns",
    Severity.INFO,
    principle=Principle.EASE,
    source="PermenPAN-RB 35/2012, asas kemudahan dan kejelasan; satu simbol tiap baris",
)


def _judge(subject: SopSubject) -> Iterator[Finding]:
    for step, text in sentences(subject, "id"):
        read = acts(text, subject.executor_names)
        told = read.found if read.several and not read.sure else listed_acts(text)
        if not told or (read.several and read.sure):
            continue
        nouns = ", ".join(f"“{act.text}”" for act in told)
        finding = step.at(
            CHECK,
            ("activity",),
            msg("The step seems to hold several acts: {nouns}.", nouns=nouns),
            hint=msg("If they are, give each a row with its own time and output."),
        )
        yield at_words(finding, subject, text, told[1])


MANUAL = Manual(
    what=msg("The sentence of a step seems to tell several activities with nouns."),
    why=msg(
        "A row has one symbol, one time and one output. Two nouns of action may be one act or two "
        "(penerimaan dan pencatatan), which only the author knows."
    ),
    bad=(
        "steps:\n  - activity: Penerimaan dan pencatatan surat masuk\n",
        "steps:\n  - activity: Menyiapkan penyajian, analisis, evaluasi, dan pelaporan data\n",
    ),
    good=(
        "steps:\n  - activity: Mencatat hasil pengawasan dan evaluasi\n",
        "steps:\n  - activity: Membubuhkan nomor, cap, dan tanda tangan\n",
    ),
    defects=(39,),
)

RULE = Rule(CHECK, SopSubject, MANUAL, _judge, applies=partial(has_sentences, "id"))
