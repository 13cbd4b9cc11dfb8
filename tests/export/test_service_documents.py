"""Documents of service standards: the whole, the poster, the pledge, and the overview."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from export.forms import EXAMPLES, workspace_edition
from export.made import edition, entry, standard
from export.painting import bytes_by, painted, text_by
from export.pdf.test_procedure import program, text_of, words
from export.reading import read_html
from soptool.export.html.documents import standard_html
from soptool.export.html.maklumat import maklumat_html
from soptool.export.html.poster import poster_html
from soptool.export.markdown.documents import standard_markdown
from soptool.export.pdf.standard import maklumat_pdf, poster_pdf, standard_pdf
from soptool.form.edition import Edition
from soptool.form.pledge import PledgePage, pledge_page
from soptool.form.poster import poster_page
from soptool.form.services import services_of
from soptool.model.standard import Standard
from soptool.workspace.load import load

FORM = Path(__file__).parents[1] / "model" / "forms" / "standar-lengkap.yaml"
LETTERS = workspace_edition(EXAMPLES)


def example(name: str = "layanan-persuratan") -> Standard:
    return standard(LETTERS.workspace.by_id[name])


def whole(**settings: object) -> tuple[Standard, Edition]:
    """Return the standard of two services that has every form of a component."""
    found = entry(FORM.read_text(encoding="utf-8"), FORM.name)
    return standard(found), edition(found, **settings)


def made(text: str) -> tuple[Standard, Edition]:
    found = entry(f"kind: standard\nid: contoh\ntitle: Legalisir\n{text}")
    return standard(found), edition(found)


def pledge(found: Standard, its: Edition) -> PledgePage:
    page = pledge_page(found, its)
    assert isinstance(page, PledgePage)
    return page


def test_values_with_parts_are_written_out() -> None:
    page = " ".join(text_by(standard_markdown, *whole()).split())
    for text in (
        "Fotokopi ijazah (paling banyak 10 lembar)",
        "Lulusan sebelum 2000: 3 hari kerja (sejak berkas lengkap)",
        "Umum: Rp25.000 per lembar (berdasarkan perda-1-2024; dibayar di loket)",
        "Rp10.000",
        "Kepala Seksi: 1 orang",
        "Loket 3 (ditanggapi paling lambat 1 hari kerja)",
        "Kotak saran (ditanggapi paling lambat 3 hari kerja)",
        "Ditangani menurut penanganan-pengaduan",
        "Laman (2 Februari 2026; https\\://contoh.example)",
        "Unsur peserta: Pengguna; Akademisi; Media",
        "1 Juni 2026: Camat; Pengguna. Waktu tercapai. Tindak lanjut: Tidak ada",
    ):
        assert text in page, text


def test_a_title_does_not_say_service_standard_twice() -> None:
    document = read_html(text_by(standard_html, *made("")))
    assert document.all("h1")[0].text == "Legalisir"
    found = entry("kind: standard\ntitle: STANDAR PELAYANAN LEGALISASI SURAT\n")
    page = poster_page(standard(found), edition(found))
    assert page.title == "LEGALISASI SURAT"


def test_the_poster_has_the_six_public_components_and_no_other() -> None:
    document = read_html(text_by(poster_html, *whole()))
    articles = document.all("article")
    assert [article.all("h1") + article.all("h2", class_="title") != [] for article in articles]
    assert len(articles) == 2
    for article, level in zip(articles, ("h2", "h3"), strict=True):
        assert [head.text for head in article.all(level) if "class" not in head.attributes] == [
            "Jangka waktu penyelesaian",
            "Biaya/tarif",
            "Persyaratan",
            "Sistem, mekanisme, dan prosedur",
            "Produk pelayanan",
            "Penanganan pengaduan, saran, dan masukan",
        ]
    assert "Ruang tunggu" not in document.text
    assert "belum diisi" in articles[1].text
    assert "belum diisi" not in articles[0].text


@pytest.mark.parametrize(
    ("address", "has_code", "is_link"),
    [
        ("https://contoh.example/a", True, True),
        ("javascript:alert(1)", False, False),
        ("Jalan Merdeka 1", False, False),
        (f"https://contoh.example/{'x' * 700}", False, True),
        ("", False, False),
    ],
)
def test_the_code_and_the_link_of_the_address(address: str, has_code: bool, is_link: bool) -> None:
    document = read_html(text_by(poster_html, *made(f"publication: {{address: {address!r}}}\n")))
    assert bool(document.all("svg")) is has_code
    assert bool(document.all("a")) is is_link


HOSTILE = '</style></title><script>alert(1)</script>{{ 7*7 }} " onload="x'


def test_texts_of_authors_stay_texts() -> None:
    quoted = '"' + HOSTILE.replace('"', '\\"') + '"'
    found, its = made(
        f"unit: {quoted}\nnumber: {quoted}\n"
        f"delivery: {{requirements: {quoted}, time: {quoted}, cost: {quoted}}}\n"
        f"publication: {{address: {quoted}}}\npledge: {{promise: {quoted}, signer: {quoted}}}\n"
    )
    for paint in (poster_html, maklumat_html, standard_html):
        page = text_by(paint, found, its)
        assert "<script>" not in page
        assert "49" not in re.sub(r"<svg.*?</svg>|<style>.*?</style>", "", page, flags=re.DOTALL)
        assert "onload" not in {
            name for element in read_html(page).all("svg") for name in element.attributes
        }
    pytest.importorskip("typst")
    for write in (poster_pdf, maklumat_pdf, standard_pdf):
        assert bytes_by(write, found, its).startswith(b"%PDF")


def test_the_pledge_is_signed_as_it_says_or_by_who_approved() -> None:
    approval = "approval: {position: Camat, name: Budi, nip: '1', place: B}\n"
    own = "pledge: {promise: P, place: Bangilan, date: 2026-01-05, signer: Sekcam, name: Ani}\n"
    assert pledge(*made(approval + own)).promise.lines == (
        "Bangilan, 5 Januari 2026",
        "Sekcam",
        "Ani",
    )
    assert pledge(*made(approval + "pledge: {promise: P}\n")).promise.lines == (
        "Camat",
        "Budi",
        "NIP 1",
    )
    other = pledge(*made(approval + "pledge: {promise: P, signer: Sekcam}\n"))
    assert other.promise.lines == ("Sekcam",)


@pytest.mark.parametrize("text", ["", "pledge: {place: Bangilan}\n"])
def test_without_a_statement_there_is_no_certificate(text: str) -> None:
    for paint in (maklumat_html, maklumat_pdf):
        content, findings = painted(paint, *made(text))
        assert content is None
        assert [finding.code for finding in findings] == ["SOP710"]


def test_the_certificate_calls_it_a_service_once() -> None:
    text = "pledge: {promise: P}\n"
    assert pledge(*made(text)).title == "Layanan Legalisir"
    found = entry(f"kind: standard\ntitle: Layanan Legalisir\n{text}")
    assert pledge(standard(found), edition(found)).title == "Layanan Legalisir"


# PDF


def pages(pdf: Path) -> int:
    told = subprocess.run(
        [program("pdfinfo"), str(pdf)], capture_output=True, text=True, check=True
    )
    return int(re.findall(r"Pages:\s+(\d+)", told.stdout)[0])


DRAFT = "status: draft\ndelivery:\n  requirements:\n" + "".join(
    f"    - Dokumen persyaratan nomor {number} yang telah dilegalisasi oleh pejabat\n"
    for number in range(60)
)
WRITERS = {"standard": standard_pdf, "poster": poster_pdf, "maklumat": maklumat_pdf}


@pytest.mark.parametrize("kind", WRITERS)
@pytest.mark.parametrize("source", ["example", "whole", "draft"])
def test_pdf_documents_are_sound_and_whole(kind: str, source: str, tmp_path: Path) -> None:
    pytest.importorskip("typst")
    sources = {
        "example": (example(), LETTERS),
        "whole": whole(paper="F4"),
        "draft": made(f"{DRAFT}pledge: {{promise: Kami sanggup}}\n"),
    }
    found, its = sources[source]
    content = bytes_by(WRITERS[kind], found, its)
    assert content == bytes_by(WRITERS[kind], found, its)
    for mark in (b"<pdfaid:part>2</pdfaid:part>", b"<pdfuaid:part>1</pdfuaid:part>"):
        assert mark in content
    path = tmp_path / "x.pdf"
    path.write_bytes(content)
    subprocess.run([program("qpdf"), "--check", str(path)], check=True, capture_output=True)
    services = len(poster_page(found, its).services)
    assert kind == "standard" or pages(path) == (services if kind == "poster" else 1)
    said = words(text_of(path, "-raw"))
    for service in poster_page(found, its).services if kind == "poster" else ():
        assert words(service.title) in said
    if kind == "standard":
        for number in range(60) if source == "draft" else ():
            assert words(f"nomor {number} yang") in said
    if kind == "maklumat" and found.pledge:
        assert words(found.pledge.promise or "") in said


@pytest.mark.parametrize("source", ["example", "whole"])
def test_html_prints_on_one_page_each(source: str, tmp_path: Path) -> None:
    browser = shutil.which("chromium") or shutil.which("google-chrome")
    if browser is None:
        pytest.skip("no browser: the program chromium is not installed")
    found, its = (example(), LETTERS) if source == "example" else whole(paper="F4")
    services = len(poster_page(found, its).services)
    for write, expected in ((poster_html, services), (maklumat_html, 1)):
        page, printed = tmp_path / "x.html", tmp_path / "x.pdf"
        page.write_text(text_by(write, found, its), encoding="utf-8")
        flags = ("--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-sync")
        quiet = ("--disable-quic", "--disable-background-networking", "--disable-component-update")
        profile = f"--user-data-dir={tmp_path / 'profile'}"
        target = ("--no-pdf-header-footer", f"--print-to-pdf={printed}", page.as_uri())
        command = [browser, *flags, *quiet, profile, *target]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
        assert pages(printed) == expected


# Overview

SOP = """\
kind: micro
title: {title}
executors: {{p: {{name: Pemohon, external: true}}, a: Petugas}}
steps:
  - {{activity: Menyerahkan berkas, executor: p}}
  - {{activity: Menerbitkan surat, executor: a, duration: {time}, outputs: [Surat]}}
"""
STANDARD = "kind: standard\ntitle: {title}\nsops: [{sop}]\ndelivery: {{time: 1 hari kerja}}\n"


def test_the_overview_says_what_is_kept_and_what_is_missing(tmp_path: Path) -> None:
    files = {
        "cepat.yaml": SOP.format(title="Cepat", time="1 jam"),
        "lambat.yaml": SOP.format(title="Lambat", time="3 hari kerja"),
        "entah.yaml": SOP.format(title="Entah", time="segera"),
        "tanpa.yaml": SOP.format(title="Tanpa Standar", time="1 jam"),
        "dalam.yaml": SOP.format(title="Urusan Dalam", time="1 jam").replace(
            ", external: true", ""
        ),
        "makro.yaml": "kind: macro\ntitle: M\nsteps: [{use: bagian}]\n",
        "bagian.yaml": SOP.format(title="Bagian", time="1 jam"),
    }
    for name in ("cepat", "lambat", "entah"):
        files[f"s-{name}.yaml"] = STANDARD.format(title=f"Layanan {name}", sop=name)
    files["s-kosong.yaml"] = "kind: standard\ntitle: Kosong\n"
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    services = services_of(Edition(load(tmp_path)))
    rows = {row.title: row for row in services.rows}
    states = {title: row.kept and (row.kept.time, row.kept.state) for title, row in rows.items()}
    assert states == {
        "Layanan cepat": ("paling lama 1 jam", "kept"),
        "Layanan lambat": ("paling lama 3 hari kerja", "not kept"),
        "Layanan entah": (None, "not proven"),
        "Kosong": None,
    }
    assert "biaya/tarif" in rows["Layanan cepat"].missing
    assert "jangka waktu penyelesaian" not in rows["Layanan cepat"].missing
    assert {"SOP pelaksana", "publikasi", "maklumat pelayanan"} <= {*rows["Kosong"].missing}
    assert [item.target for item in services.without] == ["makro", "tanpa"]


LOOP = """\
kind: micro
title: Izin
executors: {p: {name: Pemohon, external: true}, a: A}
steps:
  - {activity: Menyerahkan berkas, executor: p}
  - {id: periksa, activity: Memeriksa berkas, executor: a, duration: 2 jam}
  - {activity: Menilai berkas, executor: a, duration: 1 jam, branches: {Ya: next, Tidak: periksa}%s}
  - {activity: Menerbitkan surat, executor: a, duration: 1 jam, outputs: [Surat]}
"""
ONCE = "setiap pengulangan dihitung sekali"


@pytest.mark.parametrize(
    ("chance", "state", "remark"),
    [
        ("", "kept", ONCE),
        (", chance: {Tidak: 10%}", "kept", "dengan pengulangan rata-rata 4 jam 20 menit"),
        (", chance: {Tidak: 13%}", "kept", "dengan pengulangan rata-rata 4 jam 27 menit"),
        (
            ", chance: {Tidak: 75%}",
            "not kept",
            "dengan pengulangan rata-rata 1 hari kerja 5 jam 30 menit",
        ),
    ],
)
def test_the_overview_says_how_repetitions_are_counted(
    chance: str, state: str, remark: str, tmp_path: Path
) -> None:
    (tmp_path / "izin.yaml").write_text(LOOP % chance, encoding="utf-8")
    standard = STANDARD.format(title="Izin", sop="izin")
    (tmp_path / "s.yaml").write_text(standard, encoding="utf-8")
    (row,) = services_of(Edition(load(tmp_path))).rows
    assert row.kept
    assert (row.kept.state, row.kept.remark) == (state, remark)


def test_nothing_is_missing_in_the_examples() -> None:
    rows = services_of(LETTERS).rows
    assert [(row.title, row.kept and row.kept.state, row.missing) for row in rows] == [
        ("Fasilitasi Penyusunan Pedoman", "kept", ()),
        ("Persuratan", "kept", ()),
    ]


def test_a_component_is_not_divided_for_a_line(tmp_path: Path) -> None:
    pdf = tmp_path / "x.pdf"
    pdf.write_bytes(bytes_by(standard_pdf, example("layanan-penyusunan-pedoman"), LETTERS))
    _, second, _ = text_of(pdf).split("\f")
    assert second.index("Sarana, prasarana") < second.index("Perangkat tanda tangan")
