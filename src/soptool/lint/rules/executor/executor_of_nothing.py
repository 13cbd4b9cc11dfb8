"""A head whose column does not say of what."""

from __future__ import annotations

import re
from collections.abc import Iterator

from soptool.compose.documents import normal
from soptool.finding import Check, Finding, Manual, Severity
from soptool.language import msg
from soptool.lint.evidence.executors import labels
from soptool.lint.evidence.subject import SopSubject
from soptool.lint.principle import Principle
from soptool.lint.rule import Rule
from soptool.lint.wording.words import pairs, words

CHECK = Check(
    "SOP557",
    "executor-of-nothing",
    Severity.INFO,
    principle=Principle.EASE,
    source="PermenPAN-RB 35/2012, asas kemudahan dan kejelasan; bagian flowchart: pelaksana",
)


_DOTS = re.compile(r"[.,()&-]")
_ANY_OF_THEM = frozenset(["yang", "berwenang", "terkait", "bersangkutan", "ditunjuk", "dan"])


def _judge(subject: SopSubject) -> Iterator[Finding]:
    grouped = {normal(one.name) for one in subject.sop.executors.values() if one.group or one.unit}
    for path, label in labels(subject):
        if posts := _two_posts(label):
            yield subject.at(
                CHECK,
                path,
                msg("The column “{label}” names two posts: {posts}.", label=label, posts=posts),
                hint=msg("Give each a column of its own, so that everyone knows who acts."),
            )
            continue
        if _is_bare(label) and normal(label) not in grouped:
            yield subject.at(
                CHECK,
                path,
                msg("The column “{label}” does not say of what.", label=label),
                hint=msg(
                    "Write it out: “{label} Bagian Tata Usaha”, “{label} Puskesmas”.",
                    label=label.split()[0],
                ),
            )


def _two_posts(label: str) -> str | None:
    """Return the posts of a column that names two by `dan`: "Kepala Dinas dan Kepala Bidang"."""
    parts = [part.strip() for part in label.split(" dan ")]
    firsts = [normal(part).split()[:1] for part in parts]
    if len(parts) < 2 or not all(first and first[0] in words("id-posts") for first in firsts):
        return None
    return ", ".join(f"“{part}”" for part in parts)


def _is_bare(label: str) -> bool:
    """Whether it is a head or a unit of nothing, or several: "Kabid/ Kasubag"."""
    return all(_says_not_of_what(part) for part in label.split("/"))


def _says_not_of_what(part: str) -> bool:
    long = pairs("id-post-abbreviations")["post"]
    lows = normal(_DOTS.sub(" ", part)).split()
    named = {word for low in lows for word in long.get(low, low).split()}
    telling = named - _ANY_OF_THEM
    depends = {"kepala", "terkait"} <= named  # whom the case concerns: "Kabid terkait"
    return bool(telling) and telling <= words("bare-heads") and not depends


MANUAL = Manual(
    what=msg(
        "A column is called only Kepala, Kasi, Koordinator, and the like, or names two posts."
    ),
    why=msg(
        "An office has several of them. Whoever reads the sheet must know whose signature he "
        "needs, also when the SOP becomes part of another."
    ),
    bad=(
        "executors: {kepala: Kepala Dinas dan Kepala Bidang Aset}\n",
        "executors: {kepala: Kepala}\n",
        "executors: {kasi: Kabid/ Kasubag}\n",
    ),
    good=(
        "executors: {kepala: Kepala BPS Provinsi}\n",
        "executors: {kasi: {name: Kasi, group: Kecamatan}}\n",
        "executors: {camat: Camat}\n",
    ),
    defects=(33,),
)

RULE = Rule(CHECK, SopSubject, MANUAL, _judge, applies=lambda subject: bool(subject.sop.executors))
