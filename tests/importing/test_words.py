"""Traps that Word documents of strangers set, each in a document of our own."""

from __future__ import annotations

import itertools
from dataclasses import replace
from typing import Any

import pytest

from importing.drawn import EDGES, HEAD, ROW, TOP, box
from importing.sketch import Arrow, Sketch, decided
from importing.test_traps import THREE, read
from importing.words import (
    GAP,
    anchored,
    cell,
    document,
    flow,
    grouped,
    heads,
    old,
    on_page,
    para,
    row,
    run,
    table,
)
from soptool.importing.docx.properties import of_row
from soptool.importing.docx.reader import read as sheets_of
from soptool.importing.draft import Draft, Evidence
from soptool.importing.interpret.interpret import interpret
from soptool.importing.package import Parts
from soptool.importing.sheets import Box
from soptool.importing.tree import Element

DECIDED = [
    ("staf", None, None),
    ("kepala-seksi", None, {"Ya": "mengarsipkan-surat", "Tidak": "menerima-surat"}),
    ("staf", None, None),
]


def drafts(content: bytes) -> list[Draft]:
    found = interpret(sheets_of(Parts(content)))
    for draft in found[:1]:
        assert draft.counts.listed == sum(remark.count for remark in draft.remarks)
    return found


def draft_of(*body: str, **parts: Any) -> Draft:
    [draft] = drafts(document(*body, **parts))
    return draft


@pytest.mark.parametrize(
    ("body", "evidence"),
    [
        (flow(THREE, decided()), "drawn"),
        (GAP.format(on_page(decided())) + flow(THREE), "drawn"),
        (GAP.format(grouped(decided(glue=True))) + flow(THREE), "glued"),
        (GAP.format(grouped(decided(), canvas=True)) + flow(THREE), "drawn"),
        (GAP.format(old(decided())) + flow(THREE), "drawn"),
    ],
    ids=["in cells", "on the page", "in groups", "on a canvas", "in VML"],
)
def test_a_drawing_is_read_wherever_it_is_anchored(body: str, evidence: Evidence) -> None:
    draft = draft_of(body)
    assert read(draft) == DECIDED
    assert (draft.counts.listed, draft.edges[evidence]) == (0, 3)


def straight(*kinds: str) -> Sketch:
    """Draw a symbol a row in the first column, each leading to the next."""
    sketch = Sketch()
    symbols = [sketch.put(kind, box(at, 0)) for at, kind in enumerate(kinds)]
    for one, other in itertools.pairwise(symbols):
        sketch.down(one, other)
    return sketch


CAPSULES = straight("terminator", "process", "terminator")


def test_rows_that_say_no_height_are_as_high_as_their_words() -> None:
    long = [f"{text} yang diterima melalui loket pelayanan terpadu" for text in THREE]
    sketch = Sketch()
    for at in range(3):
        x, y = box(at, 0).x0, TOP + HEAD + ROW * at
        sketch.put("process", Box(x, y + 4, x + 40, y + 16))
    draft = draft_of(flow(long, sketch, high=None))
    assert [step["executor"] for step in draft.data["steps"]] == ["staf"] * 3
    assert draft.edges["assumed"] == 2


def test_a_shape_and_its_copy_for_old_programs_are_one() -> None:
    shape = old(straight("process"))
    look = '<wps:spPr><a:prstGeom prst="flowChartProcess"/></wps:spPr>'
    twice = anchored(f"<wps:wsp><wps:cNvSpPr/>{look}</wps:wsp>", box(0, 0), fallback=shape)
    draft = draft_of(GAP.format(twice) + flow(THREE[:1]))
    assert (draft.counts.symbols, draft.counts.listed) == (1, 0)


def test_times_over_several_rows_are_the_same() -> None:
    draft = draft_of(flow(THREE, CAPSULES, merged_time=(1, 2)))
    assert [step["duration"] for step in draft.data["steps"]] == ["1 jam", "same", "same"]


def test_a_table_goes_on_on_the_next_page_with_and_without_its_head() -> None:
    new_page = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
    for heading in (heads(), ""):
        more = flow(THREE[2:], straight("process"), heading=heading, first=3)
        draft = draft_of(flow(THREE[:2], straight("process", "process")), new_page, more)
        assert [step["activity"] for step in draft.data["steps"]] == [*THREE]


def test_rows_that_begin_anew_are_another_sop() -> None:
    two = drafts(document(flow(THREE, CAPSULES), para(), flow(THREE[:2], CAPSULES)))
    assert [draft.counts.rows for draft in two] == [3, 2]


def test_numbers_that_word_counts_are_numbers() -> None:
    numbered = para("", properties='<w:numPr><w:ilvl w:val="0"/><w:numId w:val="3"/></w:numPr>')
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    level = (
        '<w:lvl w:ilvl="0"><w:start w:val="5"/><w:numFmt w:val="decimal"/>'
        '<w:lvlText w:val="%1."/></w:lvl>'
    )
    lists = (
        f'<w:numbering {space}><w:abstractNum w:abstractNumId="7">{level}</w:abstractNum>'
        '<w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num></w:numbering>'
    )
    draft = draft_of(flow(THREE, CAPSULES, numbers=[numbered] * 3), numbering=lists)
    assert [step.get("no") for step in draft.data["steps"]] == ["5", "6", "7"]
    assert draft.data["steps"][0]["activity"] == THREE[0]


def test_numbers_with_holes_and_rows_of_column_numbers() -> None:
    draft = draft_of(flow(THREE, CAPSULES, numbers=("1", "4", "4a")))
    assert [step.get("no") for step in draft.data["steps"]] == [None, "4", "4a"]
    counted = row(*(cell(20, para(f"({at})")) for at in range(1, 10)), high=10)
    draft = draft_of(flow(THREE, CAPSULES, heading=heads() + counted).replace("ROW", ""))
    assert draft.counts.rows == 3


def test_tracked_changes_are_read_as_accepted() -> None:
    old_text = run("Menolak").replace("w:t ", "w:delText ").replace("w:t>", "w:delText>")
    text = (
        f'<w:p><w:del w:author="A">{old_text}</w:del>'
        f'<w:ins w:author="A">{run("Menerima")}</w:ins>{run(" surat")}</w:p>'
    )
    gone = flow(("Dihapus",)).split("<w:tr>")[-1].split("</w:tbl>")[0]
    gone = "<w:tr>" + gone.replace("<w:trPr>", '<w:trPr><w:del w:author="A"/>', 1)
    body = flow((text, *THREE[1:]), CAPSULES).replace("</w:tbl>", gone + "</w:tbl>")
    assert [step["activity"] for step in draft_of(body).data["steps"]] == [*THREE]


def test_a_symbol_on_the_border_of_two_columns_stands_in_the_one_that_has_more_of_it() -> None:
    sketch = Sketch()
    x = EDGES[3]
    y = TOP + HEAD + ROW / 2
    sketch.put("process", Box(x - 12, y - 9, x + 28, y + 9))
    draft = draft_of(GAP.format(on_page(sketch)) + flow(THREE[:1]))
    assert draft.data["steps"][0]["executor"] == "kepala-seksi"


@pytest.mark.parametrize("words", [
    ("No.", "Aktivitas", "Pelaksana", "Mutu Buku", "Ket", "Persyaratan/ Perlengkapan", "Waktu",
     "Output"),
    ("NO", "URAIAN PROSEDUR", "PELAKSANA", "MUTU BAKU", "KET.", "KELENGKAPAN", "WAKTU\n(Menit)",
     "OUTPUT"),
    ("No", "Uraian Kegiatan", "Pelaksana", "Mutu Baku", "Keterangan", "Sumber Data", "Waktu",
     "Hasil"),
    ("No", "Activities", "Executors", "Quality standards", "Remarks", "Input", "Time", "Output"),
])  # fmt: skip
def test_heads_have_many_words(words: tuple[str, ...]) -> None:
    draft = draft_of(flow(THREE, CAPSULES, heading=heads(words=words)))
    assert [step["requirements"] for step in draft.data["steps"]] == [["Surat"]] * 3
    assert [*draft.data["executors"]] == ["staf", "kepala-seksi", "kepala"]


@pytest.mark.parametrize(
    "inside",
    [
        '<a:graphicData uri="d"><dgm:relIds xmlns:dgm="d" xmlns:r="r" r:dm="a"/></a:graphicData>',
        '<a:graphicData uri="c"><c:chart xmlns:c="c" xmlns:r="r" r:id="a"/></a:graphicData>',
        '<a:graphicData uri="p"><pic:pic xmlns:pic="p"><pic:blipFill/></pic:pic></a:graphicData>',
    ],
)
def test_what_other_programs_drew_beside_the_table_is_named(inside: str) -> None:
    drawn = (
        '<w:r><w:drawing><wp:inline><wp:extent cx="4000000" cy="2000000"/><wp:docPr id="9"/>'
        f"<a:graphic>{inside}</a:graphic></wp:inline></w:drawing></w:r>"
    )
    draft = draft_of(flow(THREE), para("", drawn))
    assert [r.kind for r in draft.remarks if "SmartArt" in r.message.template] == ["picture"]


@pytest.mark.parametrize("with_table", [True, False])
def test_what_smartart_says_is_listed(with_table: bool) -> None:
    """Its steps are in no table; they are not lost either."""
    drawn = (
        '<w:r><w:drawing><wp:inline><wp:extent cx="6000000" cy="6000000"/><wp:docPr id="9"/>'
        '<a:graphic><a:graphicData uri="d"><dgm:relIds xmlns:dgm="d" xmlns:r="r" r:dm="d"/>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )
    said = "".join(
        f"<dgm:pt><dgm:t>{''.join(f'<a:p>{x}</a:p>' for x in texts)}</dgm:t></dgm:pt>"
        for texts in (("<a:r><a:t>Terima</a:t></a:r><a:r><a:t> surat</a:t></a:r>",),
                      ("<a:r><a:t>Catat</a:t></a:r>", "<a:endParaRPr/>"), ())
    )  # fmt: skip
    smart = f'<dgm:dataModel xmlns:dgm="d" xmlns:a="a">{said}</dgm:dataModel>'
    body = [flow(THREE)] if with_table else []
    [draft] = interpret(sheets_of(Parts(document(*body, para("", drawn), smart=smart))))
    texts = [remark.text for remark in draft.remarks if remark.kind == "text"]
    assert texts == ["Terima surat", "Catat"]
    named = [str(remark.message.template) for remark in draft.remarks if remark.kind == "picture"]
    assert len(named) == 1
    assert "SmartArt" in named[0]
    assert len(draft.data["steps"]) == (3 if with_table else 0)


def test_heads_in_two_languages_and_in_one_that_is_asked_for() -> None:
    both = ("No/Number", "Kegiatan / Activity", "Pelaksana/Executor", "Mutu Baku/Quality standard",
            "Keterangan / Remarks", "Kelengkapan/Requirements", "Waktu/Time", "Output")  # fmt: skip
    draft = draft_of(flow(THREE, CAPSULES, heading=heads(words=both)))
    assert [len(draft.data["steps"]), len(draft.data["executors"])] == [3, 3]
    sheets = sheets_of(Parts(document(flow(THREE, CAPSULES))))
    found = {language: interpret(sheets, language=language) for language in ("id", "en")}
    assert {key: len(one.data["steps"]) for key, [one] in found.items()} == {"id": 3, "en": 0}


def test_executors_of_two_groups() -> None:
    wide = 70.0
    top = row(cell(20, para("No"), merge="restart"), cell(150, para("Kegiatan"), merge="restart"),
              cell(210, para("Pelaksana"), span=3), cell(90, para("Kelengkapan"), merge="restart"),
              cell(50, para("Waktu"), merge="restart"), cell(90, para("Output"), merge="restart"),
              cell(60, para("Keterangan"), merge="restart"), high=13)  # fmt: skip
    goes_on = [cell(w, merge="continue") for w in (90, 50, 90, 60)]
    middle = row(cell(20, merge="continue"), cell(150, merge="continue"),
                 cell(140, para("Dinas"), span=2), cell(wide, para("Kecamatan")), *goes_on,
                 high=13)  # fmt: skip
    names = (cell(wide, para(name)) for name in ("Staf", "Kepala", "Staf"))
    below = row(cell(20, merge="continue"), cell(150, merge="continue"), *names, *goes_on, high=14)
    draft = draft_of(flow(THREE, CAPSULES, heading=top + middle + below))
    assert draft.data["executors"] == {
        "staf": {"name": "Staf", "group": "Dinas"},
        "kepala": {"name": "Kepala", "group": "Dinas"},
        "staf-2": {"name": "Staf", "group": "Kecamatan"},
    }


def test_lines_without_heads_link_in_a_row_and_lead_down_between_rows() -> None:
    sketch = Sketch()
    one, two, three = (sketch.put("process", box(*at)) for at in ((0, 0), (0, 2), (1, 0)))
    sketch.arrows.append(Arrow((one.box.x1, one.box.middle[1]), (two.box.x0, one.box.middle[1]),
                               ends=(False, False)))  # fmt: skip
    sketch.down(one, three, ends=(False, False))
    draft = draft_of(GAP.format(on_page(sketch)) + flow(THREE[:2]))
    assert draft.data["steps"][0]["executor"] == ["staf", "kepala"]
    assert (draft.edges["near"], draft.counts.listed) == (1, 0)


def test_a_head_at_the_beginning_leads_back() -> None:
    sketch = Sketch()
    one, two = sketch.put("terminator", box(0, 0)), sketch.put("process", box(1, 0))
    start, end = (two.box.middle[0], two.box.y0), (one.box.middle[0], one.box.y1)
    sketch.arrows.append(Arrow(start, end, ends=(True, False), glued=(two.id, one.id)))
    draft = draft_of(GAP.format(grouped(replace(sketch))) + flow(THREE[:2]))
    assert (draft.edges["glued"], draft.edges["assumed"]) == (1, 0)


def test_arrows_that_are_shapes_lead_on() -> None:
    sketch = Sketch()
    one, two = sketch.put("process", box(0, 0)), sketch.put("process", box(1, 0))
    x = one.box.middle[0]
    arrow = Box(x - 4, one.box.y1 + 1, x + 4, two.box.y0 - 1)
    shape = '<wps:wsp><wps:cNvSpPr/><wps:spPr><a:prstGeom prst="downArrow"/></wps:spPr></wps:wsp>'
    body = GAP.format(on_page(sketch) + anchored(shape, arrow))
    draft = draft_of(body + flow(THREE[:2]))
    assert (draft.edges["drawn"], draft.counts.listed) == (1, 0)


def test_connectors_with_a_mark_are_partners_on_one_sheet() -> None:
    sketch = Sketch()
    one, two = sketch.put("process", box(0, 0)), sketch.put("process", box(2, 1))
    x, y = one.box.middle[0], one.box.y1 + 5
    out = sketch.put("off", Box(x - 8, y, x + 8, y + 10), "A")
    x, y = two.box.middle[0], two.box.y0 - 14
    into = sketch.put("off", Box(x - 8, y, x + 8, y + 9), "A")
    sketch.down(one, out)
    sketch.down(into, two)
    sketch.put("process", box(1, 0))
    draft = draft_of(GAP.format(on_page(sketch)) + flow(THREE))
    assert draft.edges["page"] == 1
    assert draft.data["steps"][0]["next"] == "mengarsipkan-surat"


def test_a_drawing_that_is_a_picture_is_named_and_nobody_acts() -> None:
    whole = Box(EDGES[2], TOP + HEAD, EDGES[5], TOP + HEAD + 3 * ROW)
    draft = draft_of(GAP.format(anchored("<pic:pic xmlns:pic='p'/>", whole)) + flow(THREE))
    assert [remark.kind for remark in draft.remarks] == ["picture"]
    assert all("executor" not in step for step in draft.data["steps"])


def test_what_is_hidden_is_not_read() -> None:
    look = '<wps:spPr><a:prstGeom prst="rect"/></wps:spPr>'
    shape = f'<wps:wsp><wps:cNvPr id="9" hidden="1"/><wps:cNvSpPr/>{look}</wps:wsp>'
    hidden = anchored(shape, box(0, 1))
    vanished = run("rahasia").replace("<w:sz", "<w:vanish/><w:sz")
    text = f"<w:p>{vanished}{run(THREE[0])}</w:p>"
    draft = draft_of(GAP.format(hidden) + flow((text,), CAPSULES))
    assert draft.data["steps"][0] == {"id": "menerima-surat", "activity": THREE[0],
                                      "executor": "staf", "requirements": ["Surat"],
                                      "duration": "1 jam", "outputs": ["Surat"]}  # fmt: skip


def identity(*items: str) -> str:
    """Write an identity part: labels and values, and boxes in pairs."""
    facts = (("Nomor SOP", "SOP-07/2026"), ("Tgl. Pembuatan", "5 Januari 2026"),
             ("Tanggal Efektif", "12-01-2026"), ("Disahkan oleh", "Kepala Dinas"),
             ("Nama SOP", "Penanganan Surat"))  # fmt: skip
    rows = [
        row(
            cell(300, para("DINAS CONTOH\nBIDANG UMUM"), merge="continue" if at else "restart"),
            cell(120, para(name)),
            cell(260, para(text)),
        )
        for at, (name, text) in enumerate(facts)
    ]
    named = row(cell(300, para("Dasar Hukum:")), cell(380, para("Kualifikasi Pelaksana:"), span=2))
    boxes = row(cell(300, *map(para, items)), cell(380, para("Memahami tata naskah"), span=2))
    return table((300, 120, 260), *rows, named, boxes)


def test_lists_without_numbers_are_paragraphs() -> None:
    laws = ("UU Nomor 25 Tahun 2009 tentang Pelayanan Publik",
            "Peraturan Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi Nomor 35",
            "Peraturan Daerah Nomor 2 Tahun 2020")  # fmt: skip
    draft = draft_of(identity(*laws), para(), flow(THREE, CAPSULES))
    assert draft.data["legal_basis"] == [*laws]
    assert draft.data["qualifications"] == ["Memahami tata naskah"]
    assert (draft.data["title"], draft.data["number"]) == ("Penanganan Surat", "SOP-07/2026")
    assert draft.data["dates"] == {"created": "2026-01-05", "effective": "2026-01-12"}
    assert draft.data["approval"] == {"position": "Kepala Dinas"}
    assert draft.data["unit"] == "BIDANG UMUM"
    assert draft.counts.listed == 0


def test_labels_and_values_in_one_line() -> None:
    facts = "\n".join(("Nomor SOP\t: SOP-07/2026", "Tanggal Pembuatan : 5 Januari 2026",
                       "Nama SOP      : Penanganan Surat"))  # fmt: skip
    place = table((300, 380), row(cell(300, para("DINAS CONTOH")), cell(380, para(facts))))
    draft = draft_of(place, para(), flow(THREE, CAPSULES))
    assert (draft.data["title"], draft.data["number"]) == ("Penanganan Surat", "SOP-07/2026")
    assert draft.data["dates"] == {"created": "2026-01-05"}
    assert draft.counts.listed == 0


def test_answers_that_reach_into_the_diamond_or_each_other_stay_whole() -> None:
    sketch = decided()
    asked = sketch.symbols[1].box
    sketch.words = []
    sketch.say("Tidak", asked.x1 - 6, asked.middle[1] - 12)
    sketch.say("Ya", asked.middle[0] - 4, asked.y1 - 3)
    assert read(draft_of(GAP.format(on_page(sketch)) + flow(THREE))) == DECIDED


@pytest.mark.parametrize("preset", ["ellipse", "flowChartConnector", "octagon", "plaque"])
def test_symbols_of_other_shapes_are_symbols(preset: str) -> None:
    look = f'<wps:spPr><a:prstGeom prst="{preset}"/></wps:spPr>'
    words = f"<wps:txbx><w:txbxContent>{para('Mulai')}</w:txbxContent></wps:txbx>"
    shape = f"<wps:wsp><wps:cNvSpPr/>{look}{words}</wps:wsp>"
    draft = draft_of(GAP.format(anchored(shape, box(0, 1, 22, 20))) + flow(THREE[:1]))
    assert draft.data["steps"][0]["executor"] == "kepala-seksi"
    assert draft.counts.listed == 0


@pytest.mark.parametrize("signed", [
    "Kepala Dinas\n\n\n\nAndi Pratama\nNIP 19700101 199501 1 001",
    "Kepala Dinas\nAndi Pratama\nPembina (IV/a)\nNIP. 197001011995011001",
])  # fmt: skip
def test_who_signed_is_no_part_of_a_post(signed: str) -> None:
    facts = row(
        cell(120, para("Disahkan oleh")), cell(10, para(":")), cell(20), cell(260, para(signed))
    )
    place = table((120, 10, 20, 260), facts)
    draft = draft_of(place, para(), flow(THREE, CAPSULES))
    assert draft.data["approval"] == {"position": "Kepala Dinas"}
    [named] = interpret(sheets_of(Parts(document(place, flow(THREE)))), with_names=True)
    assert named.data["approval"]["name"] == "Andi Pratama"
    assert named.data["approval"]["nip"].startswith("1970")


def test_heads_feet_and_notes_are_listed() -> None:
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    head = f"<w:hdr {space}>{para('Pemerintah Kota Contoh')}{para('Halaman 2')}</w:hdr>"
    note = f"<w:comments {space}><w:comment>{para('Perlu dicek')}</w:comment></w:comments>"
    draft = draft_of(flow(THREE, CAPSULES), header=head, comments=note)
    assert [(r.kind, r.text) for r in draft.remarks] == [
        ("text", "Pemerintah Kota Contoh"),
        ("text", "Perlu dicek"),
    ]


def test_the_identity_may_stand_in_the_heads_of_pages() -> None:
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    names = ("No. Dokumen", "No. Revisi", "Tanggal Terbit", "Judul SOP")
    values = ("SOP/12/2024", "02", "5 Mei 2024", "Pendaftaran Pasien")
    labels = [*zip(names, values, strict=True)]
    rows = (row(cell(100, para(name)), cell(200, para(f": {said}"))) for name, said in labels)
    boxed = table((100, 200), *rows)
    plain = "".join(para(f"{name} : {said}") for name, said in labels)
    for inside in (boxed, plain):
        head = f"<w:hdr {space}>{inside}{para('UPT Puskesmas Contoh')}</w:hdr>"
        draft = draft_of(flow(THREE, CAPSULES), header=head)
        data = draft.data
        assert (data["number"], data["title"]) == ("SOP/12/2024", "Pendaftaran Pasien")
        assert (str(data["revision"]), data["dates"]["effective"]) == ("02", "2024-05-05")
        assert [r.text for r in draft.remarks] == ["UPT Puskesmas Contoh"]
        assert draft.counts.listed == 1


@pytest.mark.parametrize(
    ("said", "revision"),
    [("Rev. 2", "2"), ("Ke-02", "02"), ("2.1", None), ("9999999999", None), ("dua", None)],
)
def test_a_revision_is_a_whole_number(said: str, revision: str | None) -> None:
    draft = draft_of(para(f"No. Revisi : {said}"), flow(THREE, CAPSULES))
    assert draft.data.get("revision") == revision
    left = [] if revision else [("revision", said)]
    assert [(remark.column, remark.text) for remark in draft.remarks] == left


@pytest.mark.parametrize(("said", "is_head"), [("on", True), ("off", False), ("0", False)])
def test_what_is_switched_off_does_not_count(said: str, is_head: bool) -> None:
    told = Element("trPr", {}, [Element("tblHeader", {"val": said})])
    assert of_row(Element("tr", {}, [told])).is_head is is_head


def test_an_answer_that_is_a_picture_is_named() -> None:
    sketch = decided()
    (yes, _), (no, where) = sketch.words
    sketch.words = [sketch.words[0]]
    picture = anchored("<pic:pic xmlns:pic='p'/>", where)
    draft = draft_of(GAP.format(on_page(sketch) + picture) + flow(THREE))
    assert (yes, no) == ("Ya", "Tidak")
    assert read(draft) == DECIDED
    assert sorted(remark.kind for remark in draft.remarks) == ["guess", "picture"]
