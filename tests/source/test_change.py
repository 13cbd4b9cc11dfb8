"""Changes as edits of text: what is meant changes, everything else stays byte for byte."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from soptool.finding import Data, DataChange, Delete, KeyPath, RenameKey, Reorder, SetValue
from soptool.source.applied import changed, same
from soptool.source.change import spliced, splices_of
from soptool.source.layout import comments, layout
from soptool.source.read import read
from source.documents import documents

TEXT = """\
# head
kind: micro   # kind
title: SOP Surat
# about dates
dates: {created: 2026-01-01, effective: 2026-02-01}

# the list
legal_basis:
  - uu-1  # one
  # two's
  - uu-2
related: x
unit:
executors:
  a: "A"   # keep
  b:
    name: B
    # deeper
steps:
- activity: Do
  executor: a
  # lead
  duration: 1 menit
- activity: |
    Long
    text

  executor: b
# foot
"""


def edited(text: str, *changes: DataChange) -> str | None:
    splices = splices_of(text, changes)
    return None if splices is None else spliced(text, splices)


def replaced(old: str, new: str) -> str:
    assert TEXT.count(old) == 1
    return TEXT.replace(old, new)


def setting(*path: str | int, to: Data) -> DataChange:
    return SetValue("", path, to)


CASES: list[tuple[DataChange, str, str]] = [
    (setting("title", to="Surat"), "title: SOP Surat", "title: Surat"),
    (setting("title", to="Surat: a"), "title: SOP Surat", "title: 'Surat: a'"),
    (setting("title", to="a\nb"), "title: SOP Surat", 'title: "a\\nb"'),
    (setting("kind", to="macro"), "kind: micro   #", "kind: macro   #"),
    (setting("unit", to="Biro"), "unit:\n", "unit: Biro\n"),
    (setting("unit", to=["a", "b"]), "unit:\n", "unit:\n  - a\n  - b\n"),
    (setting("dates", "created", to="2025"), "created: 2026-01-01", "created: 2025"),
    (setting("dates", "review", to="2027"), "2026-02-01}", "2026-02-01, review: 2027}"),
    (setting("legal_basis", 0, to="uu-9"), "uu-1  # one", "uu-9  # one"),
    (setting("legal_basis", 2, to="uu-3"), "  - uu-2\n", "  - uu-2\n  - uu-3\n"),
    (setting("related", 0, to="y"), "related: x", "related: y"),
    (setting("related", 1, to={"sop": "y"}), "related: x", "related: [x, {sop: y}]"),
    (setting("executors", "c", to="C"), "    # deeper\n", "  c: C\n    # deeper\n"),
    (setting("approval", "name", to="N"), "# foot", "approval:\n  name: N\n# foot"),
    (
        setting("steps", 0, "outputs", to=["a"]),
        "duration: 1 menit\n",
        "duration: 1 menit\n  outputs:\n    - a\n",
    ),
    (RenameKey("", ("executors", "a"), "z z"), '  a: "A"', '  z z: "A"'),
    (RenameKey("", ("dates", "created"), "revised"), "{created:", "{revised:"),
    (Delete("", ("legal_basis", 1)), "  # two's\n  - uu-2\n", ""),
    (Delete("", ("legal_basis", 0)), "  - uu-1  # one\n", ""),
    (Delete("", ("dates", "created")), "created: 2026-01-01, ", ""),
    (Delete("", ("dates", "effective")), ", effective: 2026-02-01", ""),
    (Delete("", ("executors", "b", "name")), "  b:\n    name: B\n    # deeper\n", ""),
    (Delete("", ("related", 0)), "related: x\n", ""),
    (Delete("", ("steps", 0, "activity")), "- activity: Do\n  executor: a", "- executor: a"),
    (Delete("", ("steps", 0, "duration")), "  # lead\n  duration: 1 menit\n", ""),
    (
        Reorder("", ("steps", 0), ("duration", "executor", "activity")),
        "- activity: Do\n  executor: a\n  # lead\n  duration: 1 menit\n",
        "- # lead\n  duration: 1 menit\n  executor: a\n  activity: Do\n",
    ),
    (
        Reorder("", ("executors",), ("b", "a")),
        '  a: "A"   # keep\n  b:\n    name: B\n    # deeper\n',
        '  b:\n    name: B\n    # deeper\n  a: "A"   # keep\n',
    ),
    (
        Reorder("", ("dates",), ("effective", "created")),
        "{created: 2026-01-01, effective: 2026-02-01}",
        "{effective: 2026-02-01, created: 2026-01-01}",
    ),
]


@pytest.mark.parametrize(("change", "old", "new"), CASES, ids=lambda value: str(value)[:60])
def test_only_what_is_meant_changes(change: DataChange, old: str, new: str) -> None:
    assert edited(TEXT, change) == replaced(old, new)
    crlf = edited(TEXT.replace("\n", "\r\n"), change)
    assert crlf == replaced(old, new).replace("\n", "\r\n")


def test_a_value_whose_comments_would_be_lost_is_not_replaced() -> None:
    assert edited(TEXT, setting("legal_basis", to="uu-9")) is None


def test_entries_move_with_their_comments() -> None:
    order = ("kind", "steps", "title", "unit", "related", "executors", "dates", "legal_basis")
    text = edited(TEXT, Reorder("", (), order))
    assert text is not None
    assert text.startswith("# head\nkind: micro   # kind\nsteps:\n- activity: Do\n")
    assert "# about dates\ndates: {" in text
    assert text.endswith(
        "\n# the list\nlegal_basis:\n  - uu-1  # one\n  # two's\n  - uu-2\n# foot\n"
    )


def test_several_changes_are_made_together() -> None:
    text = edited(TEXT, setting("title", to="T"), setting("dates", "created", to="2025"))
    assert text == replaced("SOP Surat", "T").replace("created: 2026-01-01", "created: 2025")


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("a: [1", setting("a", to="x")),
        ("a: x", Delete("", ("a",))),
        ("a: x\nb: y", setting("a", "c", to="z")),
        ("a: x\nb: y", RenameKey("", ("a",), "b")),
        ("a: x\nb: y", RenameKey("", ("c",), "d")),
        ("a: x\nb: y", Delete("", ("c",))),
        ("a: x\nb: y", Reorder("", (), ("a",))),
        ("a: x\nb: y", setting("c", 3, "d", 4, "e", 1, to="z")),
        ("a: [x]\nb: y", setting("a", 3, to="z")),
        # An alias would change with its anchor, or come before it.
        ("a: &k {x: y}\nb: *k", setting("b", "x", to="z")),
        ("a: &k {x: y}\nb: *k", setting("a", "x", to="z")),
        ("a: &k x\nb: *k", Reorder("", (), ("b", "a"))),
        ("a: &k x\nb: *k", Delete("", ("a",))),
        ("? a\n: x\n? b\n: y", Reorder("", (), ("b", "a"))),
    ],
)
def test_what_cannot_be_changed_exactly_is_left(text: str, change: DataChange) -> None:
    assert edited(text, change) is None


@pytest.mark.parametrize(
    ("text", "order", "after"),
    [
        ("a: |+\n  x\n\n\nb: y\n", ("b", "a"), "b: y\na: |+\n  x\n\n\n"),
        ("a: >-\n  x\n  z\nb: y", ("b", "a"), "b: y\na: >-\n  x\n  z"),
        ("a: |\n  x\n  # no comment\nb: y\n", ("b", "a"), "b: y\na: |\n  x\n  # no comment\n"),
        ("a: 'x\n\n  y'\nb: &q-1\n- 1\n- -2\n", ("b", "a"), "b: &q-1\n- 1\n- -2\na: 'x\n\n  y'\n"),
        ("a:\nb: y # c\n", ("b", "a"), "b: y # c\na:\n"),
        ("---\na: 1\nb: 2\n...\n", ("b", "a"), "---\nb: 2\na: 1\n...\n"),
    ],
)
def test_values_of_every_style_move_whole(text: str, order: tuple[str, ...], after: str) -> None:
    assert edited(text, Reorder("", (), order)) == after


def test_comments_are_told_from_values() -> None:
    text = "a: 'x # no' # yes\nb: |\n  # no\n# yes too\nc: x#no\nd: [1, # in a list\n  2]\n"
    found = [comment for _, comment in comments(text, layout(text))]
    assert found == ["# yes", "# yes too", "# in a list"]


def paths(data: Any, path: KeyPath = ()) -> list[KeyPath]:
    inner = data.items() if isinstance(data, dict) else enumerate(data)
    below = [] if isinstance(data, str) else list(inner)
    return [path, *(p for step, value in below for p in paths(value, (*path, step)))]


def at(data: Any, path: KeyPath) -> Any:
    for step in path:
        data = data[step]
    return data


@st.composite
def changes(draw: st.DrawFn) -> tuple[object, str, DataChange]:
    data, text = draw(documents())
    path = draw(st.sampled_from(paths(data)))
    value = at(data, path)
    kind = draw(st.sampled_from(["set", "add", "rename", "delete", "reorder"]))
    new: Any = draw(
        st.sampled_from(["baru", "a: b # c", ["x", "y: z"], {"k": "v"}, "", "baris\n2"])
    )
    if kind == "reorder" and not isinstance(value, str):
        names = list(value) if isinstance(value, dict) else list(range(len(value)))
        return data, text, Reorder("", path, tuple(draw(st.permutations(names))))
    if kind == "add" and not isinstance(value, str):
        return (
            data,
            text,
            SetValue("", (*path, "baru" if isinstance(value, dict) else len(value)), new),
        )
    if kind == "rename" and path and isinstance(path[-1], str):
        return data, text, RenameKey("", path, "kunci: baru")
    if kind == "delete" and path:
        return data, text, Delete("", path)
    return data, text, SetValue("", path or ("title",), new)


@given(changes())
def test_any_change_of_any_document_is_exact_or_not_made(
    case: tuple[object, str, DataChange],
) -> None:
    data, text, change = case
    document, findings = read("", text.encode())
    assert document is not None
    assert findings == ()
    assert document.data == data
    after = edited(text, change)
    if after is None:
        return
    result, findings = read("", after.encode())
    assert result is not None
    assert findings == ()
    assert same(changed(document.data, change), result.data)
    before_comments = Counter(comment for _, comment in comments(text, layout(text)))
    after_comments = Counter(comment for _, comment in comments(after, layout(after)))
    assert after_comments <= before_comments
    if not isinstance(change, Delete):
        assert after_comments == before_comments
    assert ("\r" in after) <= ("\r" in text)
    if "\r" in text and "\n" in text:
        assert after.count("\n") == after.count("\r\n")


@given(documents(), st.randoms(use_true_random=False))
def test_any_block_can_be_reordered(case: tuple[object, str], random: Any) -> None:
    data, text = case
    assert isinstance(data, dict)
    order = list(data)
    random.shuffle(order)
    assert edited(text, Reorder("", (), tuple(order))) is not None
