"""What people do to a workbook of ours beside changing words: notes, shapes, rows."""

from __future__ import annotations

import pytest

from importing.book_edits import EditedBook
from importing.hostile import MAIN, OFFICE
from importing.meant import came_back, data_in, made
from soptool.importing.package import Parts
from soptool.importing.xlsx.notes import notes_in

pytest.importorskip("typst", reason="the extra soptool[office] is not installed")

NAME = "surat-masuk-all"
THREADS = "http://schemas.microsoft.com/office/2017/10/relationships"


def book() -> EditedBook:
    return EditedBook(made(NAME, "xlsx")[1])


def related(edited: EditedBook, kind: str, target: str, source: str) -> None:
    """Let a part lead to another."""
    folder, _, name = source.rpartition("/")
    part = f"{folder}/_rels/{name}.rels"
    entry = f'<Relationship Id="x{target}" Type="{kind}" Target="{target}"/></Relationships>'
    edited.parts[part] = edited.parts[part].replace(b"</Relationships>", entry.encode())


def noted() -> EditedBook:
    edited = book()
    related(edited, f"{OFFICE}/comments", "/xl/comments1.xml", "xl/worksheets/sheet2.xml")
    edited.parts["xl/comments1.xml"] = (
        f'<comments xmlns="{MAIN}"><authors><author>Sri</author></authors><commentList>'
        '<comment ref="H8" authorId="0"><text><r><t>Terlalu </t></r><r><t>lama</t></r></text>'
        '</comment><comment ref="B3" authorId="7"><text><t>Siapa?</t></text></comment>'
        "</commentList></comments>"
    ).encode()
    return edited


def test_notes_beside_cells_are_told() -> None:
    file = made(NAME)[0]
    found, remarks = came_back(noted().content(), file)
    assert found.content == file
    told = [(r.kind, r.page, r.column, r.row, r.text, str(r.message)) for r in remarks]
    assert told == [
        ("comment", "Prosedur", "H", "8", "Terlalu lama", "A comment by Sri: it was not taken."),
        ("comment", "Prosedur", "B", "3", "Siapa?", "A comment: it was not taken."),
    ]


def test_threads_stand_for_the_notes_that_repeat_them() -> None:
    edited = noted()
    related(edited, f"{THREADS}/threadedComment", "/xl/thread.xml", "xl/worksheets/sheet2.xml")
    related(edited, f"{THREADS}/person", "/xl/person.xml", "xl/workbook.xml")
    edited.parts["xl/thread.xml"] = (
        b'<ThreadedComments><threadedComment ref="H8" dT="2026-11-30T09:15:00.00" personId="{A}">'
        b"<text>Terlalu lama</text></threadedComment></ThreadedComments>"
    )
    edited.parts["xl/person.xml"] = (
        b'<personList><person id="{A}" displayName="Sri Wahyuni"/></personList>'
    )
    [remark] = notes_in(Parts(edited.content()))
    assert (remark.row, remark.text) == ("8", "Terlalu lama")
    assert str(remark.message) == "A comment by Sri Wahyuni 2026-11-30: it was not taken."


def test_words_in_the_drawing_that_cannot_be_taken_are_told() -> None:
    edited = book()
    edited.label(4, "Tidak", "Belum")
    found, remarks = came_back(edited.content(), made(NAME)[0])
    assert found.content == made(NAME)[0]
    assert {(remark.kind, remark.text) for remark in remarks} == {
        ("drawing", "Tidak"), ("drawing", "Belum")
    }  # fmt: skip


def test_a_drawing_that_a_program_lost_is_told_once() -> None:
    edited = book()
    edited.parts["xl/worksheets/_rels/sheet2.xml.rels"] = b"<Relationships/>"
    found, remarks = came_back(edited.content(), made(NAME)[0])
    assert found.content == made(NAME)[0]
    [remark] = remarks
    assert (remark.kind, remark.text) == ("drawing", "")


def test_a_row_that_moved_takes_its_symbols_along() -> None:
    edited = book()
    cells = {column: edited.text(edited.cell(1, column - 1)) for column in range(1, 11)}
    edited.delete(1)
    edited.add(1, {column - 1: text for column, text in cells.items() if text})
    found, remarks = came_back(edited.content(), made(NAME)[0])
    assert found.content is not None
    steps = data_in(found.content)["steps"]
    assert [step["id"] for step in steps[:3]] == ["terima", "pindai", "agenda"]
    assert {remark.kind for remark in remarks} == {"drawing"}, "its symbol is gone"
