"""SOPs as PDF: every step is there, pages break where connectors say so, same bytes twice."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from export.made import edition, micro, procedure
from export.painting import bytes_by, painted
from export.rendered import procedures
from soptool.assets import folder
from soptool.compose.procedure import Procedure
from soptool.errors import UsageError
from soptool.export.binding import Chapter
from soptool.export.pdf.book import book_pdf
from soptool.export.pdf.procedure import procedure_pdf
from soptool.export.press import Press
from soptool.export.templates import Templates
from soptool.form.edition import Edition
from soptool.form.form import Form
from soptool.form.measure.service import Measure
from soptool.form.pages.sheets import draft_of, paged

pytest.importorskip("typst", reason="the extra soptool[pdf] is not installed")

NAMES = sorted(procedures())
LONG = [name for name in NAMES if len(procedures()[name][0].rows) > 12]


def program(name: str) -> str:
    found = shutil.which(name)
    if found is None:
        pytest.skip(f"the program {name} is not installed")
    return found


def words(text: str) -> str:
    """Return letters and figures only: lines and hyphens are the paper's."""
    return re.sub(r"[\W_]", "", text).casefold()


def text_of(pdf: Path, order: str = "-layout") -> str:
    command = [program("pdftotext"), order, str(pdf), "-"]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def alternatives_of(pdf: Path) -> list[str]:
    """Return the texts for those who hear the form."""
    command = [program("qpdf"), "--json", "--json-key=qpdf", str(pdf)]
    said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    objects = (each.get("value") for each in json.loads(said)["qpdf"][1].values())
    found = (each.get("/Alt") for each in objects if isinstance(each, dict))
    return [text.removeprefix("u:") for text in found if text]


def book_of(*chapters: Chapter) -> bytes:
    content, findings = book_pdf(chapters, Press(chapters[0].form.edition))
    assert isinstance(content, bytes), findings
    return content


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("pdf")
    found = {}
    for name in NAMES:
        found[name] = folder / f"{name}.pdf"
        found[name].write_bytes(bytes_by(procedure_pdf, *procedures()[name]))
    return found


def test_files_are_sound(printed: dict[str, Path]) -> None:
    for path in printed.values():
        result = subprocess.run(
            [program("qpdf"), "--check", str(path)], capture_output=True, text=True, check=False
        )
        assert result.returncode == 0, result.stdout + result.stderr


def test_every_step_is_printed(printed: dict[str, Path]) -> None:
    for name, path in printed.items():
        text = words(text_of(path, "-raw"))
        for row in procedures()[name][0].rows:
            for part in re.findall(r"\w+", row.activity):
                assert words(part) in text, (name, row.activity)


def test_documents_are_tagged_and_say_what_they_keep(printed: dict[str, Path]) -> None:
    for path in printed.values():
        content = path.read_bytes()
        assert b"/MarkInfo" in content
        assert b"<pdfaid:part>2</pdfaid:part>" in content
        assert b"<pdfuaid:part>1</pdfuaid:part>" in content


def test_same_bytes_twice() -> None:
    name = LONG[0]
    found, shared = procedures()[name]
    again = Edition(shared.workspace, shared.logo)
    assert bytes_by(procedure_pdf, found, shared) == bytes_by(procedure_pdf, found, again)


def test_pages_break_where_the_connectors_are() -> None:
    for name in LONG:
        found, shared = procedures()[name]
        sheets, _ = paged([draft_of(Form(found, shared))], Measure(shared, None))
        assert sheets is not None
        (sheet,) = sheets
        plan = sheet.chart.plan
        pages = [row.page for row in plan.rows]
        breaks = tuple(n for n in range(1, len(pages)) if pages[n] != pages[n - 1])
        assert breaks == sheet.starts, name
        for first in breaks:
            above, below = plan.rows[first - 1], plan.rows[first]
            ends = [stroke.end.y for stroke in above.strokes]
            assert not any(end.anchor == "bottom" and end.offset >= 0 for end in ends)
            begins = [stroke.start.y for stroke in below.strokes]
            assert not any(start.anchor == "top" and start.offset <= 0 for start in begins)
        letters = [symbol.lines for symbol in plan.symbols if symbol.kind == "connector"]
        assert all(letters.count(letter) == 2 for letter in letters)


def test_connectors_say_where_their_line_goes_on(tmp_path: Path) -> None:
    found, shared = procedures()[LONG[0]]
    alone, book = tmp_path / "alone.pdf", tmp_path / "book.pdf"
    alone.write_bytes(bytes_by(procedure_pdf, found, shared))
    book.write_bytes(book_of(Chapter(Form(found, shared))))
    for path, front in ((alone, 1), (book, 3)):
        pages = text_of(path).split("\f")[front:-1]
        said = [set(re.findall(r"hal\. (\d+)", page)) for page in pages]
        assert said[0] == {str(front + 2)}
        assert str(front + 1) in said[1]
        spoken = "\n".join(alternatives_of(path))
        assert set(re.findall(r"sambungan \w+ \(hal\. (\d+)\)", spoken)) == set().union(*said)


@pytest.mark.parametrize(("put", "said"), [("[TTD-1]", True), ("[]", False)])
def test_the_tag_of_signatures_is_a_matter_of_templates(
    put: str, said: bool, tmp_path: Path
) -> None:
    found, shared = document(TWO)
    path = tmp_path / "x.pdf"
    path.write_bytes(bytes_by(procedure_pdf, found, shared))
    assert "${ttd}" in text_of(path)
    ours = (folder("templates") / "pdf/identity.typ").read_text(encoding="utf-8")
    (tmp_path / "pdf").mkdir()
    own = ours.replace("fill: white, tag)", f"fill: white, {put})")
    (tmp_path / "pdf/identity.typ").write_text(own, encoding="utf-8")
    path.write_bytes(bytes_by(procedure_pdf, found, shared, Templates(tmp_path)))
    assert "${ttd}" not in text_of(path)
    assert ("TTD-1" in text_of(path)) is said


TWO = """
executors: {a: Petugas, b: Kepala}
steps:
  - {id: x, activity: Menerima, executor: a, duration: 1 jam}
  - {id: y, activity: Memeriksa, executor: b, branches: {Ya: next, Tidak: x}}
  - {id: z, activity: Menyimpan, executor: a}
"""


def document(text: str, **settings: object) -> tuple[Procedure, Edition]:
    found = micro(text)
    return procedure(found), edition(found, **settings)


def test_a_row_taller_than_a_page_is_refused_not_cut() -> None:
    long = " ".join(["pemeriksaan"] * 1500)
    content, (finding,) = painted(procedure_pdf, *document(TWO.replace("Menyimpan", long)))
    assert content is None
    assert finding.code == "SOP454"
    assert "3" in str(finding.message)


def test_columns_that_do_not_fit_the_paper_are_refused() -> None:
    names = ", ".join(f"e{n}: Pelaksana {n}" for n in range(30))
    steps = "\n".join(f"  - {{activity: Langkah {n}, executor: e{n}}}" for n in range(30))
    found = document(f"executors: {{{names}}}\nsteps:\n{steps}\n")
    content, findings = painted(procedure_pdf, *found)
    assert content is None
    assert [finding.code for finding in findings] == ["SOP453"]


@pytest.mark.parametrize(("count", "size"), [(15, "935.433 x 609.449"), (20, "1190.55 x 841.89")])
def test_a_form_too_wide_for_its_paper_goes_on_a_larger_sheet(
    count: int, size: str, tmp_path: Path
) -> None:
    names = ", ".join(f"e{n}: Pelaksana {n}" for n in range(count))
    steps = "\n".join(f"  - {{activity: Langkah {n}, executor: e{n}}}" for n in range(count))
    content, findings = painted(
        procedure_pdf, *document(f"executors: {{{names}}}\nsteps:\n{steps}\n")
    )
    assert [finding.code for finding in findings] == ["SOP456"]
    assert isinstance(content, bytes)
    path = tmp_path / "x.pdf"
    path.write_bytes(content)
    said = subprocess.run(
        [program("pdfinfo"), str(path)], capture_output=True, text=True, check=True
    )
    assert size in said.stdout


def test_an_unknown_font_is_an_error_that_says_what_there_is() -> None:
    with pytest.raises(UsageError, match=r"Comic Neue.*Arimo"):
        bytes_by(procedure_pdf, *document(TWO, fonts=["Comic Neue"]))


def test_letters_without_font_are_boxes_and_a_warning(tmp_path: Path) -> None:
    found, shared = document(TWO.replace("Menyimpan", "Menyimpan 漢 dokumen"))
    path = tmp_path / "x.pdf"
    content, findings = painted(procedure_pdf, found, shared)
    assert isinstance(content, bytes)
    path.write_bytes(content)
    assert [finding.code for finding in findings] == ["SOP455"]
    assert "Menyimpan □" in text_of(path)


@pytest.mark.parametrize("terminators", ["activity", "stacked", "rows"])
@pytest.mark.parametrize("paper", ["A4", "F4"])
@pytest.mark.parametrize("style", ["bawah-atas", "siku"])
def test_every_setting_prints(terminators: str, paper: str, style: str) -> None:
    settings = {"terminators": terminators, "paper": paper, "style": style}
    labels = {"activity": "Aktivitas", "column_numbers": "true"}
    assert bytes_by(procedure_pdf, *document(TWO, labels=labels, **settings)).startswith(b"%PDF")


@pytest.mark.parametrize("text", ["executors: {a: Petugas}", "", "steps: [{activity: Menerima}]"])
def test_unfinished_sops_print(text: str) -> None:
    assert bytes_by(procedure_pdf, *document(text)).startswith(b"%PDF")


@pytest.mark.parametrize(
    "text", ['#panic("x") *a* $x$', "= a\n- b\n/ c: d", "\\u{41} @a <b> `c`", "#{", '"', "a" * 300]
)
def test_hostile_texts_stay_text(text: str, tmp_path: Path) -> None:
    path = tmp_path / "x.pdf"
    found, shared = document(TWO)
    rows = (replace(found.rows[0], activity=text), *found.rows[1:])
    path.write_bytes(bytes_by(procedure_pdf, replace(found, rows=rows), shared))
    printed = words(text_of(path, "-raw"))
    assert all(words(line) in printed for line in text.splitlines())


def test_a_draft_has_its_watermark_and_a_place_for_the_signature(tmp_path: Path) -> None:
    path = tmp_path / "x.pdf"
    path.write_bytes(
        bytes_by(procedure_pdf, *document(f"status: draft\napproval: {{name: A}}\n{TWO}"))
    )
    text = text_of(path, "-raw")
    assert "konsep" in words(text)
    assert "${ttd}" in text


def test_pages_are_numbered_rightly_where_notes_go_over_a_page(tmp_path: Path) -> None:
    notes = ", ".join(f"Istilah {n}: penjelasan" for n in range(120))
    for name, text in (("short", TWO), ("long", f"definitions: {{{notes}}}\n{TWO}")):
        path = tmp_path / f"{name}.pdf"
        path.write_bytes(bytes_by(procedure_pdf, *document(text)))
        numbers = re.findall(r"Halaman (\d+) dari (\d+)", text_of(path))
        count = text_of(path).count("\f")
        assert numbers == [(str(page), str(count)) for page in range(1, count + 1)]
    assert count > 2


def test_the_total_stands_on_a_page_with_rows(tmp_path: Path) -> None:
    for count in range(5, 13):
        steps = "".join(
            f"  - {{activity: Langkah {n}, executor: a, duration: 1 jam}}\n" for n in range(count)
        )
        path = tmp_path / f"{count}.pdf"
        path.write_bytes(
            bytes_by(procedure_pdf, *document(f"executors: {{a: Petugas}}\nsteps:\n{steps}"))
        )
        *_, last, nothing = text_of(path).split("\f")
        assert nothing == ""
        assert "Jumlah waktu" in last
        assert "Langkah" in last


def test_boxes_of_the_identity_part_stay_whole(tmp_path: Path) -> None:
    few = "A, B, C, D, E"
    divided = 0
    for count in range(16, 30, 2):
        laws = ", ".join(f"Undang-Undang {n}" for n in range(count))
        text = f"legal_basis: [{laws}]\nequipment: [{few}]\nwarnings: [{few}]\n{TWO}"
        path = tmp_path / "form.pdf"
        path.write_bytes(bytes_by(procedure_pdf, *document(text)))
        pages = text_of(path).split("\f")
        assert len(pages) == 3, "the table follows the rest of the identity part"
        for heading in ("PERALATAN/PERLENGKAPAN", "PERINGATAN"):
            (page,) = (page for page in pages if heading in page)
            assert "5. E" in page.split(heading)[1]
        divided += "PERINGATAN" in pages[1]
    assert divided > 1


def test_a_box_higher_than_a_page_is_divided(tmp_path: Path) -> None:
    laws = ", ".join(f"Undang-Undang {n}" for n in range(80))
    path = tmp_path / "form.pdf"
    path.write_bytes(bytes_by(procedure_pdf, *document(f"legal_basis: [{laws}]\n{TWO}")))
    text = text_of(path)
    assert all(f"Undang-Undang {n}" in text for n in range(80))
    assert re.findall(r"Halaman (\d) dari 3", text) == ["1", "2", "3"]


def test_a_book_has_cover_contents_and_bookmarks(tmp_path: Path) -> None:
    found, shared = document(TWO)
    path = tmp_path / "book.pdf"
    form = Form(found, shared)
    path.write_bytes(book_of(Chapter(form), Chapter(form, 2)))
    text = text_of(path)
    assert "KUMPULAN STANDAR OPERASIONAL PROSEDUR" in text
    assert "Daftar Isi" in text
    outlines = subprocess.run(
        [program("qpdf"), "--json", "--json-key=outlines", str(path)],
        capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip
    assert outlines.count('"title": "Contoh"') == 2
