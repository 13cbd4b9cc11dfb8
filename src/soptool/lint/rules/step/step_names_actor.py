"""A sentence that names who acts, which the column says already."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from soptool.finding import Check, Finding, Fix, Manual, Severity
from soptool.language import msg
from soptool.lint.evidence.acting import match_of
from soptool.lint.evidence.reading import acting, at_words, has_sentences, sentences
from soptool.lint.evidence.subject import SopSubject, StepSubject
from soptool.lint.principle import Principle
from soptool.lint.rule import Rule
from soptool.lint.wording.step import opening
from soptool.lint.wording.subjects import aliases
from soptool.lint.wording.text import Found, tokens

CHECK = Check(
    "SOP520",
    "step-names-actor",
    Severity.WARNING,
    principle=Principle.EASE,
    source="PermenPAN-RB 35/2012: kegiatan ditulis aktif, tanpa subjek; pelaksana dipisahkan",
)


def _judge(subject: SopSubject) -> Iterator[Finding]:
    for step, text in sentences(subject, "id"):
        for who in acting(step, text, "id")[:1]:
            match = match_of(step, who)
            if match == "other":
                continue  # a defect of its own: SOP531
            hint = msg("Leave it out; the column (`executor`) says who. Begin with the verb.")
            if match == "open" and step.step.performers.ids:
                hint = msg("If it is the one in the column (`executor`), leave it out.")
            finding = step.at(
                CHECK,
                ("activity",),
                msg("The sentence names who acts: “{who}”.", who=who.text),
                hint=hint,
                fix=_fix(step, text, who),
            )
            yield at_words(finding, subject, text, who)


def _fix(step: StepSubject, text: str, who: Found) -> Fix | None:
    """Leave out the step's one executor where he stands before the verb."""
    rest = text[who.end :].lstrip()
    if text[: who.start].strip() or not _is_own(step, who) or opening(rest).kind != "active":
        return None
    short = rest[0].upper() + rest[1:]
    if acting(step, short, "id"):
        return None
    change = step.of.setting((*step.path, "activity"), short)
    return Fix(msg("Write “{text}”.", text=short), (change,))


def _is_own(step: StepSubject, who: Found) -> bool:
    names = step.step.performers.ids
    executor = step.of.sop.executors.get(names[0]) if len(names) == 1 else None
    words = tuple(token.low for token in tokens(who.text))
    return executor is not None and words in aliases((executor.name,))


_HEAD = "executors: {ppk: Pejabat Pembuat Komitmen (PPK), kpa: Kuasa Pengguna Anggaran}\nsteps:\n"

MANUAL = Manual(
    what=msg("The sentence of a step names the executor."),
    why=msg(
        "The executor has a column of his own, so the sentence begins with the verb. Said twice, "
        "the two soon differ. Those for whom something is done (kepada PPK) are no actors."
    ),
    bad=(
        _HEAD + "  - {activity: PPK menetapkan rancangan kontrak, executor: ppk}\n",
        _HEAD + "  - {activity: Kontrak ditandatangani oleh PPK, executor: ppk}\n",
    ),
    good=(
        _HEAD + "  - {activity: Menetapkan rancangan kontrak, executor: ppk}\n",
        _HEAD + "  - {activity: Menyampaikan laporan kepada PPK, executor: kpa}\n",
    ),
    fixed=(_HEAD + "  - {activity: Menetapkan rancangan kontrak, executor: ppk}\n",),
    defects=(37,),
)

RULE = Rule(CHECK, SopSubject, MANUAL, _judge, applies=partial(has_sentences, "id"))
