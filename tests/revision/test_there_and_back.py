"""Every name of every kind in the examples and cases, to another name and back: the same bytes.

What a renaming leaves is looked for in the files' plain texts, without asking what names what.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from revision.states import State, scalars, state
from soptool.compose.documents import normal
from soptool.revision.rename import RENAMED
from soptool.shape.names import Kind, Role
from soptool.source.names import FILE_NAME
from soptool.workspace.load import load

ROOT = Path(__file__).parents[2]
NEW = "-z9"


@cache
def state_of(folder: str) -> State:
    files = (*load(ROOT / folder).by_path, FILE_NAME)
    return state({name: (ROOT / folder / name).read_bytes() for name in files})


DECLARED = {
    Kind.SOP: Role.ID,
    Kind.EXECUTOR: Role.COLUMN,
    Kind.STEP: Role.ID,
    Kind.REGULATION: Role.REGISTERED,
    Kind.PARAMETER: Role.DECLARED,
}


def names(before: State, kind: Kind) -> Iterator[tuple[str, str | None]]:
    """Yield every name of a kind, those that hold in one file with its SOP.

    Wordings of one document that differ in case become one, and can't go back: they are left out.
    """
    found = [mention for mention in before.mentions if mention.kind is kind]
    if kind in DECLARED:
        found = [mention for mention in found if mention.role is DECLARED[kind]]
    if kind is Kind.DOCUMENT:
        found = [mention for mention in found if mention.role is not Role.ID]
    ways: dict[str, set[str]] = {}
    for mention in found:
        ways.setdefault(normal(mention.name), set()).add(mention.name)
    is_local = kind in (Kind.EXECUTOR, Kind.STEP, Kind.PARAMETER)
    for name, where in dict.fromkeys(
        (mention.name, mention.entry.sop.id if is_local and mention.entry else None)
        for mention in found
    ):
        if kind in DECLARED or len(ways[normal(name)]) == 1:
            yield name, where


# Where the texts of these files have the same words for something else.
BESIDE: dict[Kind, set[str]] = {
    Kind.SOP: {"documents.*"},
    Kind.DOCUMENT: {"definitions.*", "steps.activity"},
    Kind.POST: {"definitions.*", "qualifications"},
    Kind.REGULATION: {"profile"},
}


@pytest.mark.parametrize("folder", ["examples", "tests/cases"])
@pytest.mark.parametrize("kind", [*RENAMED, Kind.POST])
def test_there_and_back(kind: Kind, folder: str) -> None:
    before = state_of(folder)
    wanted = dict.fromkeys(names(before, kind))
    if not wanted:
        pytest.skip("none in these files")
    as_kind = Kind.EXECUTOR if kind is Kind.POST else kind
    batches = [[one] for one in wanted] if kind is Kind.PROCESS else [[*wanted]]
    for batch in batches:
        there = before.after(before.plan(as_kind, n, f"{n}{NEW}", where) for n, where in batch)
        left = {path for path, text in scalars(there) if text in {name for name, _ in batch}}
        assert left <= BESIDE.get(kind, set())
        moved = {old: f"{old}{NEW}" if kind is Kind.SOP else old for old in before.workspace.by_id}
        again = there.after(
            there.plan(as_kind, f"{name}{NEW}", name, where and moved[where])
            for name, where in batch
        )
        assert again.contents == before.contents
