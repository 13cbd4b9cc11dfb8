"""Whatever stands in a file: `validate` and `render` end well, and every bad file is reported."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from soptool.api.render import Wanted, render
from soptool.api.request import Request
from soptool.api.validate import validate
from soptool.errors import SopToolError, UsageError
from soptool.export.templates import Templates
from soptool.finding import Severity
from soptool.report.report import Look, Report
from soptool.report.reporters import REPORTERS
from soptool.source.document import Document
from soptool.source.read import read

MICRO = """\
kind: micro
title: Penanganan Surat Masuk
number: SOP-002/SETJEN/2026
status: effective
dates: {created: 2026-01-02, effective: 2026-02, review: 2027}
approval: {position: Sekretaris Jenderal, name: "A", nip: "197001011995011999"}
legal_basis: [uu-30-2014, Peraturan Menteri PANRB Nomor 35 Tahun 2012 tentang SOP]
related: [{sop: makro, as: before}]
footnotes: {a: Catatan}
executors:
  agendaris: Pengadministrasi Persuratan
  kabag: {name: Kepala Bagian, group: Sekretariat, external: false}
steps:
  - id: terima
    activity: Menerima surat
    executor: agendaris
    requirements: [Surat masuk]
    duration: 10 menit
    outputs: [Surat terperiksa]
  - id: lengkap
    section: Pemeriksaan
    activity: Memeriksa surat
    executor: [kabag, agendaris]
    duration: 1-3 hari kerja
    question: Lengkap?
    branches: {Ya: next, Tidak: terima, Rusak: {end: ditolak}}
    chance: {Ya: "0,9", Tidak: 10%}
    footnote: a
  - id: bagi
    activity: Membagi surat
    executor: {chain: [kabag, agendaris]}
    next: [arsip, kirim]
  - {id: arsip, activity: Mengarsipkan, executor: agendaris, duration: 1 x 24 jam, next: tutup}
  - {id: kirim, activity: Mengirim, executor: kabag, row: same, duration: same, next: tutup}
  - {id: tutup, activity: Menutup, executor: {each: [kabag, agendaris]}, join: all, when: perlu}
"""
MACRO = """\
kind: macro
title: Pengelolaan Surat
steps:
  - {use: mikro, branches: {ditolak: end, selesai: lagi}, executors: {kabag: kabag}}
  - {id: lagi, use: [mikro, dalam], activity: Mengirim surat}
  - use: same
  - use: {title: SOP Evaluasi, number: SOP-9}
  - {activity: Menutup, executor: kabag}
"""
INNER = "kind: macro\ntitle: Dalam\nsteps:\n  - use: mikro\n"
STANDARD = """\
kind: standard
title: Layanan Persuratan
sops: [makro]
delivery: {requirements: [KTP], time: 3 hari, cost: gratis, product: Surat}
management: {staff: 3 orang, legal_basis: [uu-30-2014]}
services: [{title: Surat masuk, sops: [mikro]}]
pledge: {promise: Kami sanggup, date: 2026-01-01}
"""
SETTINGS = """\
organization: {name: Contoh, logo: logo.svg}
calendar: {hours_per_day: 7.5}
rules: {unknown-executor: warning}
exclude: [arsip/**]
regulations: {uu-30-2014: {title: Undang-Undang Nomor 30 Tahun 2014, status: in-force}}
documents: {surat: {name: Surat masuk, also: [Surat]}}
"""
FILES = {
    "mikro.yaml": MICRO,
    "makro.yaml": MACRO,
    "dalam.yaml": INNER,
    "layanan.yaml": STANDARD,
    "sop.yaml": SETTINGS,
}
# HTML holds drawings, which take their time: one case in four has it.
FORMATS = ("md", "md", "md", "html")
CASES = settings(
    max_examples=500,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
FEW = settings(CASES, max_examples=25)
SPLICES = (
    *(b"\x00", b"\xff", b"\xfe\xff", b"\xef\xbb\xbf", b"\t", b"\r", b"\n", b"\x1b[31m"),
    *(b"&a ", b"*a", b"!!python/object:os.system ", b"---\n", b"...\n", b"<<: ", b"%YAML 9\n"),
    *(b"[", b"]", b"{", b"}", b": ", b"- ", b"? ", b"| ", b">-\n", b"'", b'"', b"#", b", "),
    *("\u202e".encode(), "\u2028".encode(), "日本".encode(), b"=", b"~", b"null", b"{{ 7*7 }}"),
    *(b"id: ", b"steps:\n", b"kind: macro\n", b"use: makro\n", b"next: end\n", b"row: same\n"),
    b"[" * 200,
)


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name, text in FILES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    shared = Templates()  # compiled once for all cases
    monkeypatch.setattr("soptool.api.render.Templates", lambda _: shared)
    return tmp_path


@st.composite
def mutated_bytes(draw: st.DrawFn) -> tuple[str, bytes]:
    name = draw(st.sampled_from(list(FILES)))
    content = FILES[name].encode()
    if draw(st.booleans()):
        content = content.replace(b"\n", b"\r\n")
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(content)))
        end = min(len(content), start + draw(st.sampled_from((0, 0, 1, 3, 12, 60))))
        splice = draw(
            st.one_of(
                st.sampled_from(SPLICES[draw(st.sampled_from((0, 16))) :]),
                st.just(content[start:end] * 2),
                st.just(b""),
                st.text("aey0: -\n", max_size=3).map(str.encode),
            )
        )
        content = content[:start] + splice + content[end:]
    return name, content


SCALARS = st.one_of(
    st.sampled_from(
        (
            *(
                "",
                "next",
                "end",
                "same",
                "terima",
                "kabag",
                "makro",
                "mikro",
                "con",
                "../x",
                "{{x}}",
            ),
            *(
                "step-1",
                "ya",
                "0",
                "-1",
                "1e9",
                "99999999999 tahun",
                "2026-13-45",
                "$(x)",
                "`${x}`",
            ),
            *("<script>", "a" * 300, "\u0000", "\ud83d\ude00", "kata " * 40, "A\nB", "1/0 jam"),
        )
    ),
    st.integers(-5, 10**20),
    st.floats(allow_nan=False, allow_infinity=False),
    st.none(),
    st.booleans(),
    st.text(max_size=8),
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(
            st.sampled_from(("end", "sop", "any", "each", "chain", "title", "use", "Ya", "id", "")),
            inner,
            max_size=3,
        ),
    ),
    max_leaves=5,
)


@st.composite
def mutated_data(draw: st.DrawFn) -> tuple[str, bytes]:
    name = draw(st.sampled_from([name for name in FILES if name != "sop.yaml"]))
    document, _ = read(name, FILES[name].encode())
    assert isinstance(document, Document)
    data: Any = json.loads(json.dumps(document.data))
    for _ in range(draw(st.integers(1, 4))):
        mutate(draw, data)
    return name, json.dumps(data, ensure_ascii=False).encode("utf-8", "surrogatepass")


def mutate(draw: st.DrawFn, data: Any) -> None:
    """Change one value somewhere in the data: another value, one more, one less, a copy."""
    here = data
    while True:
        keys = list(here) if isinstance(here, dict) else list(range(len(here)))
        if not keys:
            return
        key = draw(st.sampled_from(keys))
        below = here[key]
        if not isinstance(below, (dict, list)) or not below or draw(st.integers(0, 3)) == 0:
            break
        here = below
    match draw(st.integers(0, 3)):
        case 0:
            del here[key]
        case 1 if isinstance(here, list):
            here.insert(draw(st.integers(0, len(here))), json.loads(json.dumps(here[key])))
        case 2 if isinstance(here, dict):
            other = draw(st.sampled_from(("next", "branches", "use", "row", "when", "judul", "id")))
            here[other] = draw(VALUES)
        case _:
            here[key] = draw(VALUES)


def check(workspace: Path, name: str, content: bytes) -> None:
    """Validate and render with one file changed; nothing may raise but what users are told."""
    request = Request(("-", "makro.yaml"), stdin=content, stdin_name=name, here=workspace)
    if name == "sop.yaml":
        (workspace / name).write_bytes(content)
        request = Request(("mikro.yaml", "makro.yaml", name), here=workspace)
    try:
        report = validate(request)
        rendering = render(request, Wanted((FORMATS[len(content) % len(FORMATS)],)))
        written = {document.name: document.content for document in rendering.documents}
    except UsageError:
        if name != "sop.yaml":  # there an unknown rule is wrong configuration
            raise
        return
    finally:
        (workspace / "sop.yaml").write_text(SETTINGS, encoding="utf-8")
    is_reported(name, content, report, set(written) - {"index.html"})
    is_well_shown(report)
    for text in written.values():
        assert text
        assert isinstance(text, str)
        text.encode()
        assert "\x1b" not in text


def is_reported(name: str, content: bytes, report: Report, written: set[str]) -> None:
    """A file without a document must have an error; every finding stands inside its file."""
    findings = [finding for finding in report.findings if finding.place.path == name]
    lines = content.decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n")
    last = lines.count("\n") + 1
    for finding in findings:
        place = finding.place
        assert 1 <= place.line <= last, finding
        assert place.column >= 1
        assert (place.end_line, place.end_column) >= (place.line, place.column), finding
    if len(written) < (1 if name == "makro.yaml" else 2):
        errors = [f for f in report.findings if f.severity is Severity.ERROR]
        paths = {f.place.path for f in errors} | {r.place.path for f in errors for r in f.related}
        assert name in paths, "a file has no document and nothing says why"


def is_well_shown(report: Report) -> None:
    for reporter in REPORTERS.values():
        shown = reporter.write(report, Look())
        shown.encode()
        assert not any(mark in shown for mark in ("\x00", "\x1b", "\r", "\u202e"))


@pytest.mark.long
@CASES
@given(mutated_bytes())
def test_mutated_bytes(workspace: Path, case: tuple[str, bytes]) -> None:
    check(workspace, *case)


@pytest.mark.long
@CASES
@given(mutated_data())
def test_mutated_data(workspace: Path, case: tuple[str, bytes]) -> None:
    check(workspace, *case)


@pytest.mark.long
@CASES
@given(st.sampled_from(("mikro.yaml", "makro.yaml")), st.binary(max_size=60))
def test_any_bytes(workspace: Path, name: str, content: bytes) -> None:
    check(workspace, name, content)


@FEW
@given(st.sampled_from(("mikro.yaml", "makro.yaml")), mutated_data(), mutated_bytes())
def test_several_bad_files(
    workspace: Path, name: str, one: tuple[str, bytes], other: tuple[str, bytes]
) -> None:
    (workspace / one[0]).write_bytes(one[1])
    try:
        report = validate(Request(("-", "."), stdin=other[1], stdin_name=name, here=workspace))
    except SopToolError:
        pytest.fail("only sop.yaml may be wrong configuration")
    finally:
        (workspace / one[0]).write_text(FILES[one[0]], encoding="utf-8")
    is_well_shown(report)
