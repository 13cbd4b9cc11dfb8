"""A step that yields what it was given."""

from __future__ import annotations

import re
from collections.abc import Iterator

from soptool.finding import Check, Finding, Manual, Severity
from soptool.language import Message, msg
from soptool.lint.evidence.handover import SAME
from soptool.lint.evidence.reading import names, roots
from soptool.lint.evidence.subject import StepSubject
from soptool.lint.principle import Principle
from soptool.lint.rule import Rule
from soptool.lint.wording import forms
from soptool.lint.wording.document import compare
from soptool.lint.wording.inflection import active_of

CHECK = Check(
    "SOP571",
    "output-unchanged",
    Severity.WARNING,
    principle=Principle.MEASURABILITY,
    source="PermenPAN-RB 35/2012: output sebagai mutu baku kegiatan",
)
_READY = re.compile(r"\b(?:siap|akan)\s(?:untuk\s)?di\s?([^\W\d_]{3,})", re.IGNORECASE)
_HINT = msg(
    "Name the state it is in afterwards (“… terverifikasi”, “… teragenda”), or what was "
    "made of it: a note, a stamp, a list."
)
_AND = re.compile(r"\s+(?:dan|serta|and)\s+")
_ACHIEVED = re.compile(r"\s*(?:ter|di)\w{2,}nya\s+", re.IGNORECASE)
_SMALL = frozenset(["masuk", "keluar", "tersebut", "dinas"])
_TELLING = 3
"""Words of a name that are needed to tell it by all but one."""
_WHERE = re.compile(r"\s+(?:pada|di|oleh|kepada|dari)\s.*", re.DOTALL)


def _judge(subject: StepSubject) -> Iterator[Finding]:
    step, key = subject.step, subject.of.whole.document_key
    before = next((n for n, text in enumerate(step.outputs) if _is_before(subject, text)), None)
    if before is not None:
        text = step.outputs[before]
        message = msg("“{output}” is how it stands before the step, not after it.", output=text)
        yield subject.at(CHECK, ("outputs", before), message, hint=_HINT)
        return
    given = {key(text) for entry in step.requirements for text in (entry, _last_of(entry))}
    for output in step.outputs:
        thing = _ACHIEVED.sub("", output)
        thing = thing if thing == output else _WHERE.sub("", thing)
        again = any(_is_same(thing, text) for text in step.requirements)
        if key(output) not in given and not again:
            return
    if given:
        yield subject.at(CHECK, ("outputs",), _message(subject, step.outputs[0]), hint=_HINT)


def _is_same(thing: str, given: str) -> bool:
    """Whether it is what was given, be it with another small word or abbreviation in its name."""
    if compare(thing, given) in SAME:
        return True
    if compare(thing, given) != "part":
        return False
    here, there = thing.split(), given.split()
    more = [word for word in (*here, *there) if (word in here) != (word in there)]
    return (
        min(len(here), len(there)) >= _TELLING
        and here[0].casefold() == there[0].casefold()
        and all(word.isupper() or word.casefold() in _SMALL for word in more)
    )


def _last_of(entry: str) -> str:
    """Return the last of several things in one entry: "ATK dan Laporan kegiatan".

    Not what an act within a name is done to: "Surat permintaan pengajuan proposal dan RAB".
    """
    first, *rest = _AND.split(entry, maxsplit=1)
    is_one = any(forms.is_verbal_noun(low) for low in first.casefold().split()[1:])
    return entry if is_one or not rest else rest[0]


def _is_before(subject: StepSubject, output: str) -> bool:
    """Whether it is only ready for what the step does: "Surat siap dikirim" of "Mengirim surat"."""
    ready = _READY.search(output)
    if ready is None or ready[1] is None or ready[0] in (subject.step.activity or ""):
        return False
    stem, acts = ready[1].lower(), roots(subject.step.activity or "")
    if any(act.startswith("me") and act.endswith(stem) for act in acts):
        return True  # "mempublikasikan" is what has no other form in a dictionary
    verb = active_of(f"di{stem}")
    return verb in acts if verb else ready[1].lower() in names(subject.step.activity or "")


def _message(subject: StepSubject, output: str) -> Message:
    key = subject.of.whole.document_key
    others = (step for step in subject.of.sop.steps if step is not subject.step)
    made = {key(text) for step in others for text in step.outputs}
    if subject.index and key(output) not in made and not subject.of.sop.inputs:
        return msg(
            "“{output}” comes out as it went in, and no other step makes it.",
            output=output,
        )
    return msg(
        "“{output}” comes out as it went in: nothing shows that the step was done.", output=output
    )


MANUAL = Manual(
    what=msg(
        "All outputs of a step are among its requirements, in the same state, or in the state "
        "before the act."
    ),
    why=msg(
        "An output proves that the step is done. If it is what came in, nothing shows that "
        "anything was done to it, and the row could be left out."
    ),
    bad=(
        (
            "steps:\n"
            "  - {activity: Memeriksa surat, requirements: Surat masuk, outputs: surat masuk}\n"
        ),
        "steps: [{activity: Mengirim surat, outputs: Surat yang siap dikirim}]\n",
    ),
    good=(
        (
            "steps:\n"
            "  - activity: Memeriksa surat masuk\n"
            "    requirements: Surat masuk\n"
            "    outputs: Surat masuk terverifikasi\n"
        ),
        (
            "steps:\n"
            "  - activity: Mendisposisikan surat masuk\n"
            "    requirements: Surat masuk\n"
            "    outputs: [Surat masuk, Lembar disposisi]\n"
        ),
    ),
    defects=(45,),
)

RULE = Rule(
    CHECK,
    StepSubject,
    MANUAL,
    _judge,
    applies=lambda subject: bool(subject.step.outputs),
)
