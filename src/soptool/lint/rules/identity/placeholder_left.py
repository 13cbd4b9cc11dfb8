"""A place that is still to be filled in."""

from __future__ import annotations

from collections.abc import Iterator

from soptool.finding import Check, Finding, Manual, Severity
from soptool.language import msg
from soptool.lint.evidence.numbers import holes, is_blank
from soptool.lint.evidence.placeholders import is_open_end, placeholder_in, trails_off
from soptool.lint.evidence.subject import DocumentSubject
from soptool.lint.principle import Principle
from soptool.lint.rule import Rule
from soptool.shape.fill import Location

CHECK = Check(
    "SOP611",
    "placeholder-left",
    Severity.WARNING,
    principle=Principle.CERTAINTY,
    source="PermenPAN-RB 35/2012, unsur prosedur: bagian identitas, bagian flowchart",
)
_LISTS = frozenset(["equipment", "records", "qualifications", "related", "requirements", "outputs"])


def _judge(subject: DocumentSubject) -> Iterator[Finding]:
    for path, text, is_key in _texts(subject.file.data, ()):
        words = placeholder_in(text)
        if words:
            yield subject.at(
                CHECK,
                path,
                msg("“{words}” is still to be filled in.", words=words),
                hint=msg("Write your own text in its place, or take the line out."),
                key=is_key,
            )
        elif not is_key and (
            is_open_end(text) or (not _LISTS.isdisjoint(path) and trails_off(text))
        ):
            yield subject.at(
                CHECK,
                path,
                msg("“{words}” leaves the list open.", words=text),
                hint=msg("Name what else belongs to it, or take the entry out."),
            )
    number = subject.identity.number or ""
    if holes(number) and not is_blank(number) and not placeholder_in(number):
        yield subject.at(
            CHECK,
            ("number",),
            msg("The number “{number}” leaves a part open.", number=number),
            hint=msg(
                "Fill it in, or leave the number out as long as none is given (`status: draft`)."
            ),
        )


def _texts(data: object, path: Location) -> Iterator[tuple[Location, str, bool]]:
    """Yield every key (True) and every text of the file."""
    if isinstance(data, str):
        yield path, data, False
    elif isinstance(data, dict):
        for key, item in data.items():
            yield (*path, key), str(key), True
            yield from _texts(item, (*path, key))
    elif isinstance(data, list):
        for index, item in enumerate(data):
            yield from _texts(item, (*path, index))


MANUAL = Manual(
    what=msg(
        "A placeholder (`‹…›`, `<…>`) or an open part of a number was not filled in, or a list "
        "ends in dst., dll."
    ),
    why=msg(
        "`sop new` leaves a placeholder wherever only the author knows what to write, and offices "
        "leave room in a number until the registry gives one. It would be printed as it stands."
    ),
    bad=(
        "unit: ‹unit kerja›\n",
        'number: "188.4/ /SOP/2026"\n',
        "equipment: [Komputer, Buku agenda, dst.]\n",
        "equipment: [Komputer, Dan Lain-Lain]\n",
        "unit: <unit kerja>\n",
        "definitions:\n  ‹Istilah›: arti istilah\n",
    ),
    good=("unit: Bagian Tata Usaha\n", "scope: Surat dengan lampiran < 5 lembar dan > 1 lembar\n"),
    defects=(1,),
)

RULE = Rule(CHECK, DocumentSubject, MANUAL, _judge)
