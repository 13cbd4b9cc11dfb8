"""Words in a step that leave something to the reader."""

from __future__ import annotations

from collections.abc import Iterator

from soptool.finding import Check, Finding, Manual, Severity
from soptool.language import Message, msg
from soptool.lint.evidence.reading import at_words, sentences, tongue
from soptool.lint.evidence.subject import SopSubject
from soptool.lint.principle import Principle
from soptool.lint.rule import Rule
from soptool.lint.wording.step import vague

CHECK = Check(
    "SOP527",
    "step-vague",
    Severity.INFO,
    principle=Principle.MEASURABILITY,
    source="PermenPAN-RB 35/2012, asas keterukuran; asas kemudahan dan kejelasan",
)
_LEFT_OPEN: dict[str, tuple[Message, Message]] = {
    "time": (
        msg("by when"),
        msg("Write a number and a unit, under waktu (`duration`), and leave the word out."),
    ),
    "amount": (msg("how many, or which"), msg("Write the number, or name them.")),
    "condition": (
        msg("in which case"),
        msg("Write the case under `when`, or make it a decision (`question`, `branches`)."),
    ),
    "open": (
        msg("what else belongs to it"),
        msg("Name all of it, or point to the list that does."),
    ),
    "manner": (msg("what it is measured by"), msg("Write the measure, or leave the word out.")),
    "reference": (msg("which rule is meant"), msg("Name the rule: kind, number, year.")),
}


def _judge(subject: SopSubject) -> Iterator[Finding]:
    language = tongue(subject)
    for step, text in sentences(subject, language):
        for words in vague(text, language):
            if words.kind == "condition" and step.step.when:
                continue
            left, hint = _LEFT_OPEN[words.kind]
            message = msg("“{words}” does not say {left}.", words=words.text, left=left)
            finding = step.at(CHECK, ("activity",), message, hint=hint)
            yield at_words(finding, subject, text, words)
    yield from _outputs(subject)


def _outputs(subject: SopSubject) -> Iterator[Finding]:
    """Find outputs of a quality that nothing measures: "Data yang berkualitas"."""
    language = tongue(subject)
    for step in subject.steps:
        for number, text in enumerate(step.step.outputs):
            for words in vague(text, language):
                if words.kind != "manner":
                    continue
                left, hint = _LEFT_OPEN[words.kind]
                message = msg("“{words}” does not say {left}.", words=words.text, left=left)
                finding = step.at(CHECK, ("outputs", number), message, hint=hint)
                yield at_words(finding, subject, text, words)


MANUAL = Manual(
    what=msg("The sentence of a step, or its output, holds words that everyone reads differently."),
    why=msg(
        "Two executors must do the same after reading the same row. “Segera”, “seperlunya” and "
        "“dan lain-lain” leave time, amount and extent to each of them."
    ),
    bad=(
        "steps:\n  - activity: Menyampaikan surat tugas sesegera mungkin\n",
        "steps:\n  - activity: Menyiapkan berkas, lampiran, dll\n",
        "steps:\n  - activity: Memproses berkas sesuai aturan\n",
        "steps:\n  - {activity: Mengolah data, outputs: Data yang berkualitas}\n",
    ),
    good=(
        "steps:\n  - {activity: Menyampaikan surat tugas, duration: 1 jam}\n",
        "steps:\n  - activity: Mencatat surat sangat segera\n",
    ),
    defects=(42,),
)

RULE = Rule(CHECK, SopSubject, MANUAL, _judge)
