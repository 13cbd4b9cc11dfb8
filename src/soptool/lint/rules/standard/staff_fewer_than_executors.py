"""A standard with fewer people than its SOPs have executors."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from soptool.finding import Check, Finding, Manual, Related, Severity
from soptool.language import Message, by_number, computed, msg
from soptool.lint.evidence.service import has_component, served, sop_place
from soptool.lint.evidence.subject import StandardSubject
from soptool.lint.principle import Principle
from soptool.lint.rule import Rule
from soptool.model.component import Post
from soptool.model.cost import people_in

CHECK = Check(
    "SOP704",
    "staff-fewer-than-executors",
    Severity.WARNING,
    principle=Principle.HARMONY,
    source="PermenPAN-RB 15/2014: jumlah pelaksana; PermenPAN-RB 35/2012: pelaksana",
)


def _judge(subject: StandardSubject) -> Iterator[Finding]:
    for one in served(subject):
        number = _people(one.offer.management.staff)
        for procedure in one.procedures if number is not None else ():
            posts = [c.name for c in procedure.columns if not (c.external or c.system)]
            if number is None or len(set(posts)) <= number:
                continue
            place = sop_place(procedure, subject.whole, "executors")
            yield subject.at(
                CHECK,
                one.offer.path("management", "staff"),
                _message(number, procedure.title, tuple(dict.fromkeys(posts))),
                hint=msg(
                    "Correct the number, or mark executors from outside as `external` and "
                    "applications as `system`."
                ),
                related=[Related(place, msg("The executors are these."))],
            )


def _message(number: int, sop: str, posts: tuple[str, ...]) -> Message:
    there = {"posts": computed(len(posts)), "names": computed(", ".join(posts))}
    return by_number(
        number,
        msg("1 person is named, but SOP “{sop}” has {posts} executors: {names}.", sop=sop, **there),
        msg(
            "{number} people are named, but SOP “{sop}” has {posts} executors: {names}.",
            number=number,
            sop=sop,
            **there,
        ),
    )


def _people(staff: Sequence[Post]) -> int | None:
    """Return how many there are together; None where one entry does not tell."""
    counts = [people_in(post.number) for post in staff]
    known = [count for count in counts if count is not None]
    return sum(known) if known and len(known) == len(counts) else None


_SOP = """\
# file: legalisir.yaml
title: Legalisir Ijazah
executors:
  pemohon: {name: Pemohon, external: true}
  tu: Petugas Tata Usaha
  kepala: Kepala Madrasah
# file: standar.yaml
kind: standard
title: Legalisir Ijazah
sops: [legalisir]
"""

MANUAL = Manual(
    what=msg("The number of executors in the standard is below that of an SOP's columns."),
    why=msg("Each column is a post that somebody fills; one person in two posts checks himself."),
    bad=(f"{_SOP}management: {{staff: 1 (satu) orang}}\n",),
    good=(
        f"{_SOP}management: {{staff: 2 orang}}\n",
        f"{_SOP}management: {{staff: [{{post: Petugas, number: 3}}, 1 Kepala Madrasah]}}\n",
    ),
    defects=(62,),
)

RULE = Rule(CHECK, StandardSubject, MANUAL, _judge, applies=has_component("management", "staff"))
