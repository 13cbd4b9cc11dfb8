"""Manuals of what the parts of one SOP can contradict."""

from __future__ import annotations

from soptool.finding import Check, Manual
from soptool.language import msg
from soptool.model import checks

_FLOW = msg("The flowchart is drawn from these references: a wrong one leaves a line without end.")
_DRAWN = msg("What is meant can't be drawn: the form has no place for it.")
_TERIMA = "steps:\n  - {id: terima, activity: Menerima}\n"
_DECISION = "  - {id: cek, activity: Memeriksa surat, branches: {Ya: next, Tidak: end}"
_GENERIC = (
    "# file: generik.yaml\nkind: micro\ntitle: Penanganan Surat\nparameters: {batas: duration}\n"
    "steps:\n  - {activity: Menerima surat, duration: $(batas)}\n"
)
_SPECIFIC = (
    "# file: umum.yaml\nkind: micro\ntitle: Penanganan Surat Umum\nextends: generik\n"
    "with: {batas: 2 jam}\n"
)

MANUALS: dict[Check, Manual] = {
    checks.DUPLICATE_STEP: Manual(
        msg("Two steps have the same id."),
        msg("A reference to it could mean either of them."),
        bad=(f"{_TERIMA}  - {{id: terima, activity: Mencatat}}\n",),
        good=(f"{_TERIMA}  - {{id: catat, activity: Mencatat}}\n",),
    ),
    checks.UNKNOWN_TARGET: Manual(
        msg("A line leads to a step that does not exist."),
        _FLOW,
        bad=(
            f"{_TERIMA}  - {{activity: Memeriksa, next: terimma}}\n",
            "steps:\n  - {id: terima, activity: Menerima, next: periksa}\n",
        ),
        fixes_safely=False,
        fixed=(f"{_TERIMA}  - {{activity: Memeriksa, next: terima}}\n",),
        good=("steps:\n  - {id: terima, activity: Menerima, next: end}\n",),
    ),
    checks.UNKNOWN_EXECUTOR: Manual(
        msg("A step is done by an executor that is not declared."),
        msg("Each executor is a column of the form; the step's symbol would stand in none."),
        bad=(
            (
                "executors: {agendaris: Agendaris}\n"
                "steps:\n  - {activity: Menerima surat, executor: agendari}\n"
            ),
        ),
        fixes_safely=False,
        fixed=(
            (
                "executors: {agendaris: Agendaris}\n"
                "steps:\n  - {activity: Menerima surat, executor: agendaris}\n"
            ),
        ),
        good=(
            (
                "executors: {agendaris: Agendaris}\n"
                "steps:\n  - {activity: Menerima surat, executor: agendaris}\n"
            ),
        ),
        defects=(33,),
    ),
    checks.BAD_STEP_ID: Manual(
        msg("A step's id is a reserved word, or has characters that ids can't have."),
        _FLOW,
        bad=("steps:\n  - {id: next, activity: Menerima surat}\n",),
        good=("steps:\n  - {id: terima, activity: Menerima surat}\n",),
    ),
    checks.EXCLUSIVE_KEYS: Manual(
        msg("Two keys of a step exclude each other."),
        msg("A decision goes on by its answers (`branches`), another step by `next`: not by both."),
        bad=(f"steps:\n{_DECISION}, next: end}}\n  - activity: Mencatat surat\n",),
        good=(f"steps:\n{_DECISION}}}\n  - activity: Mencatat surat\n",),
    ),
    checks.ROW_SAME: Manual(
        msg("A symbol can't stand in the row above as `row: same` asks."),
        _DRAWN,
        bad=("steps:\n  - {activity: Menerima surat, row: same}\n",),
        good=("steps:\n  - activity: Menerima surat\n",),
    ),
    checks.SAME_WITHOUT_ABOVE: Manual(
        msg("`same` stands where there is nothing above to merge with."),
        _DRAWN,
        bad=("steps:\n  - {activity: Menerima surat, duration: same}\n",),
        good=("steps:\n  - {activity: Menerima surat, duration: 5 menit}\n",),
    ),
    checks.UNKNOWN_BRANCH: Manual(
        msg("A chance or a route speaks of an answer that the decision does not have."),
        _FLOW,
        bad=(f"steps:\n{_DECISION}, chance: {{Iya: 0.9}}}}\n  - activity: Mencatat surat\n",),
        fixes_safely=False,
        fixed=(f"steps:\n{_DECISION}, chance: {{Ya: 0.9}}}}\n  - activity: Mencatat surat\n",),
        good=(f"steps:\n{_DECISION}, chance: {{Ya: 0.9}}}}\n  - activity: Mencatat surat\n",),
    ),
    checks.NEEDS_BRANCHES: Manual(
        msg("A question or chance stands at a step that decides nothing."),
        msg("Only a decision, with `branches`, is drawn as a diamond with its question."),
        bad=("steps:\n  - {activity: Memeriksa surat, question: Lengkap?}\n",),
        good=(f"steps:\n{_DECISION}, question: Lengkap?}}\n  - activity: Mencatat surat\n",),
        defects=(27,),
    ),
    checks.MACRO_WITHOUT_PART: Manual(
        msg("No step of a macro SOP performs another SOP."),
        msg("A macro SOP is made of micro SOPs (PermenPAN-RB 35/2012)."),
        bad=("kind: macro\nsteps:\n  - activity: Menerima surat\n",),
        good=("# file: makro.yaml\nkind: macro\nsteps:\n  - use: mikro\n# file: mikro.yaml\n",),
        defects=(50,),
    ),
    checks.UNKNOWN_KIND: Manual(
        msg("`kind` is none of `micro`, `macro` and `standard`."),
        msg("The kind says what the file holds; without it nothing can be checked."),
        bad=("kind: mikro\n",),
        good=("kind: micro\n",),
    ),
    checks.NOT_AN_SOP: Manual(
        msg("A file that was named on the command line is no SOP."),
        msg("SOP files have a `kind`; other YAML files are passed over in searches."),
    ),
    checks.NO_STEPS: Manual(
        msg("An SOP has no steps."),
        msg("The steps are the procedure."),
        bad=("steps: []\n",),
        good=("steps:\n  - activity: Menerima surat\n",),
    ),
    checks.UNKNOWN_FOOTNOTE: Manual(
        msg("A step has the mark of a footnote that does not exist."),
        msg("Readers would look for it in vain."),
        bad=("steps:\n  - {activity: Menerima surat, footnote: a}\n",),
        good=(
            (
                "footnotes: {a: Termasuk surat elektronik}\n"
                "steps:\n  - {activity: Menerima surat, footnote: a}\n"
            ),
        ),
    ),
    checks.UNKNOWN_PARAMETER: Manual(
        msg("A `$(name)`, or a value given for it, has no parameter of that name."),
        msg("The text would be printed with the mark in it, or the value would be lost."),
        bad=("parameters: {unit: text}\nsteps:\n  - activity: Menerima surat untuk $(bagian)\n",),
        good=("parameters: {unit: text}\nsteps:\n  - activity: Menerima surat untuk $(unit)\n",),
    ),
    checks.MISSING_PARAMETER: Manual(
        msg("A generic SOP is used without a value for one of its parameters."),
        msg("A specific SOP is complete only when all places left open are filled."),
        bad=(_GENERIC + "# file: umum.yaml\nextends: generik\nkind: micro\ntitle: Umum\n",),
        good=(_GENERIC + _SPECIFIC,),
    ),
    checks.WRONG_PARAMETER: Manual(
        msg("A value is not of the kind that the generic SOP declares."),
        msg("A time must be a time, a date a date: the generic SOP counts on it."),
        bad=(_GENERIC + _SPECIFIC.replace("2 jam", "sebentar"),),
        good=(_GENERIC + _SPECIFIC,),
    ),
    checks.WRONG_CHANCES: Manual(
        msg("The chances of a decision's answers do not add up to 1."),
        msg("The expected time is reckoned from them."),
        bad=(f"steps:\n{_DECISION}, chance: {{Ya: 0.9, Tidak: 0.3}}}}\n  - activity: Mencatat\n",),
        good=(f"steps:\n{_DECISION}, chance: {{Ya: 90%}}}}\n  - activity: Mencatat\n",),
    ),
}
