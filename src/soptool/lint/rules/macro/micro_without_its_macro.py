"""A part that does not name the macro it belongs to."""

from __future__ import annotations

from collections.abc import Iterator

from soptool.finding import Check, Finding, Fix, Manual, Related, Severity
from soptool.language import msg
from soptool.lint.evidence.links import links_of
from soptool.lint.evidence.outline import Outline
from soptool.lint.evidence.standing import is_living
from soptool.lint.evidence.subject import WorkspaceSubject
from soptool.lint.principle import Principle
from soptool.lint.rule import Rule

CHECK = Check(
    "SOP680",
    "micro-without-its-macro",
    Severity.WARNING,
    principle=Principle.HARMONY,
    source="PermenPAN-RB 35/2012: SOP makro dan SOP mikro; bagian identitas: keterkaitan",
)


def _judge(whole: WorkspaceSubject) -> Iterator[Finding]:
    named = links_of(whole).between
    for part in whole.sops:
        for macro in _macros_of(part, whole):
            if (part.id, macro.id) in named or not (is_living(part) and is_living(macro)):
                continue
            yield part.at(
                CHECK,
                ("related",),
                msg("This SOP is a part of `{macro}`, which it does not name.", macro=macro.id),
                hint=msg(
                    "Add `{macro}` to the relations (keterkaitan, `related`).", macro=macro.id
                ),
                related=[Related(macro.place("title"), msg("The macro is here."))],
                fix=_fix(part, macro),
            )


def _macros_of(part: Outline, whole: WorkspaceSubject) -> Iterator[Outline]:
    for name in whole.users.get(part.id, ()):
        macro = whole.by_id[name]
        if macro.sop.is_macro and name != part.id:
            yield macro


def _fix(part: Outline, macro: Outline) -> Fix | None:
    data = part.file.data
    written = data.get("related") if isinstance(data, dict) else None
    if isinstance(written, list) and not any(isinstance(one, list) for one in written):
        change = part.setting(("related", len(written)), macro.id)
    elif written in (None, ""):
        change = part.setting(("related",), [macro.id])
    else:
        return None
    return Fix(msg("Add `{macro}`.", macro=macro.id), (change,), safe=False)


_MACRO = (
    "# file: makro.yaml\nkind: macro\nid: pengelolaan-surat\ntitle: Pengelolaan Surat\n"
    "steps: [{use: surat-masuk}]\n# file: masuk.yaml\nid: surat-masuk\n"
)

MANUAL = Manual(
    what=msg("An SOP that is a part of a macro does not name the macro among its relations."),
    why=msg("A micro SOP is a part of a larger whole; its readers should learn of which."),
    bad=(f"{_MACRO}related:\n  - SOP Pengarsipan\n",),
    good=(f"{_MACRO}related: pengelolaan-surat\n", f"{_MACRO}related: SOP Pengelolaan Surat\n"),
    fixes_safely=False,
    fixed=(f"{_MACRO}related:\n  - SOP Pengarsipan\n  - pengelolaan-surat\n",),
    defects=(50,),
)

RULE = Rule(CHECK, WorkspaceSubject, MANUAL, _judge, applies=lambda whole: len(whole.sops) > 1)
