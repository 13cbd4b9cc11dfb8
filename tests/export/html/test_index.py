"""The page of the workspace."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from export.forms import EXAMPLES, FORMS, workspace_edition
from export.made import edition, entry
from export.reading import grid, read_html
from soptool.export.html.index import IndexRow, index_html, index_page
from soptool.export.press import Press
from soptool.workspace.entry import Entry


def micro(name: str) -> Entry:
    return entry(f"kind: micro\nid: {name}\ntitle: T {name}\nsteps: [{{activity: A}}]\n")


def macro(name: str, *parts: str) -> Entry:
    steps = ", ".join(f"{{use: {part}}}" for part in parts)
    return entry(f"kind: macro\nid: {name}\ntitle: T {name}\nsteps: [{steps}]\n")


def service(name: str, *sops: str) -> Entry:
    return entry(f"kind: standard\nid: {name}\ntitle: T {name}\nsops: [{', '.join(sops)}]\n")


def lines(*entries: Entry) -> list[str]:
    return [_line(row) for row in index_page(edition(*entries)).rows]


def _line(row: IndexRow) -> str:
    marks = ("*" if row.uses > 1 else "") + ("^" if row.is_repeated else "")
    return "  " * row.depth + row.title + marks + ("" if row.kind else "?")


def test_standards_stand_above_macros_above_micros() -> None:
    found = lines(micro("c"), macro("b", "c"), service("a", "b"), micro("d"))
    assert found == ["T a", "  T b", "    T c", "T d"]


def test_what_is_used_more_than_once_is_marked_and_unfolded_once() -> None:
    found = lines(macro("a", "b"), macro("b", "c"), macro("d", "b", "c"), micro("c"))
    assert found == ["T a", "  T b*", "    T c*", "T d", "  T b*^", "  T c*"]


def test_parts_that_are_not_written_are_shown() -> None:
    assert lines(macro("a", "tidak-ada", "{title: Nanti}")) == ["T a", "  tidak-ada?", "  Nanti?"]


def test_a_circle_is_shown_once() -> None:
    assert lines(macro("a", "b"), macro("b", "a")) == ["T a", "  T b", "    T a^"]
    assert lines(macro("a", "a")) == ["T a", "  T a^"]


def test_many_shared_parts_stay_few_rows() -> None:
    levels = [macro(f"m{n}", f"m{n + 1}", f"m{n + 1}x") for n in range(30)]
    twins = [macro(f"m{n}x", f"m{n + 1}", f"m{n + 1}x") for n in range(30)]
    assert len(lines(*levels, *twins, micro("m30"), micro("m30x"))) < 200


def test_documents_are_linked_by_format() -> None:
    shared = replace(
        edition(micro("a"), micro("index")),
        written={"html": frozenset(["a", "index"]), "md": frozenset(["a"])},
    )
    document = read_html(index_html(Press(shared)))
    assert [a.attributes["href"] for a in document.all("a")] == [
        *("a.html", "a.html", "a.md"),
        *("index_.html", "index_.html"),
    ]
    assert {len(row) for row in grid(document.all("table")[0])} == {7}


def test_examples() -> None:
    rows = index_page(workspace_edition(EXAMPLES)).rows
    assert {row.kind for row in rows if row.depth == 0} == {"standar pelayanan"}
    assert all(row.file and len(row.links) == 2 for row in rows)


def test_index_golden(golden: Callable[[str, str], None]) -> None:
    golden("export/index.html", index_html(Press(workspace_edition(FORMS))))
