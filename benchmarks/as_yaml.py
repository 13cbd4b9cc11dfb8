"""A random table of the router's benchmarks, written as an SOP."""

from __future__ import annotations

import random
from collections.abc import Iterator

from soptool.diagram.grid import END, Edge, Grid, Node

_ACTS = (
    "Menerima dan memeriksa kelengkapan berkas permohonan",
    "Mencatat permohonan pada buku register dan memberi nomor agenda",
    "Memverifikasi dokumen persyaratan terhadap ketentuan peraturan perundang-undangan",
    "Memeriksa konsep surat keputusan",
    "Membubuhkan paraf persetujuan",
    "Mengarsipkan dokumen",
)
_THINGS = (
    "Berkas permohonan",
    "Kartu keluarga",
    "Konsep surat dan lampirannya",
    "Agenda",
)

_UNITS = (
    "Subbagian Tata Usaha",
    "Bidang Pelayanan Pendaftaran Penduduk",
    "Bagian Perencanaan, Keuangan, dan Umum pada Sekretariat Dinas Kependudukan",
)
_POSTS = ("Kepala Dinas", "Sekretaris Jenderal", "Kepala Unit Pelaksana Teknis Daerah Wilayah II")
_LISTS = {
    "legal_basis": (
        "Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik",
        "Peraturan Pemerintah Nomor 96 Tahun 2012 tentang Pelaksanaan UU Pelayanan Publik",
        "Peraturan Menteri Dalam Negeri Nomor 52 Tahun 2011 tentang SOP di Lingkungan Pemerintah",
    ),
    "qualifications": ("Memahami tata naskah dinas", "Mampu memakai komputer", "D3 atau S1"),
    "equipment": ("Komputer, pencetak, dan jaringan", "Alat tulis kantor", "Lemari arsip; map"),
    "records": ("Buku agenda", "Disimpan sebagai data elektronik dan manual"),
    "warnings": (
        "Jika terlambat, permohonan dikembalikan kepada pemohon dan waktu pelayanan bertambah.",
        "Berkas yang tidak lengkap tidak diproses.",
    ),
}


def yaml_of(grid: Grid, name: str) -> str:
    """Return the SOP; its texts are of different lengths, so that its rows are of any height."""
    pick = random.Random(name)
    lines = [f"kind: micro\nid: {name}\ntitle: Acak {name}\nexecutors:"]
    lines += [f"  c{column}: Pelaksana {column + 1}" for column in range(grid.columns)]
    lines += ["steps:"]
    starts = {start.node: start.text for start in grid.starts}
    row = -1
    for node in grid.nodes:
        lines += [f"  - id: {step_id(node.id)}", f"    activity: {pick.choice(_ACTS)}"]
        lines += [f"    executor: {_who(node)}"] if node.columns else []
        lines += [f"    requirements: [{', '.join(pick.sample(_THINGS, pick.randint(0, 3)))}]"]
        lines += ["    row: same"] if node.row == row else []
        if node.id in starts and node is not grid.nodes[0] and node.row != row:
            words = starts[node.id]
            lines += ["    start: true"] + ([f"    label: {words}"] if words else [])
        lines += _ways(grid, node)
        row = node.row
    return "\n".join(lines) + "\n"


def identity_of(name: str) -> str:
    """Return an identity part by chance, as lines of YAML: each key may be left out."""
    pick = random.Random(f"{name} identity")
    dates = pick.sample(("created: 2024-03-05", "revised: 2025-11-17", "effective: 2026-01-02"), 2)
    scalars = (
        f"number: SOP-{pick.randint(1, 999):03}/{pick.choice(('SETJEN', 'DISDUK', 'UPT'))}/2026",
        f"unit: {pick.choice(_UNITS)}",
        f"dates: {{{', '.join(dates)}}}",
        f"revision: {pick.randint(0, 12)}",
        f"approval: {{position: {pick.choice(_POSTS)}, nip: '19{pick.randint(10**15, 10**16)}'}}",
    )
    lines = [line for line in scalars if pick.random() < 0.8]
    for key, texts in _LISTS.items():
        if pick.random() < 0.7:
            chosen = pick.sample(texts, pick.randint(1, len(texts)))
            lines += [f"{key}:", *(f"  - {text}" for text in chosen)]
    return "".join(f"{line}\n" for line in lines)


def settings_of(grid: Grid) -> str:
    """Return the `sop.yaml` under which the SOP is drawn as the grid says, on F4."""
    return f"paper: F4\nstyle: {grid.style}\nterminators: {grid.terminators}\n"


def step_id(name: str) -> str:
    """Return a node's name as the id of a step."""
    return name.replace(".", "-")


def _who(node: Node) -> str:
    names = ", ".join(f"c{column}" for column in node.columns)
    if len(node.columns) == 1 or node.relation == "joint":
        return f"[{names}]"
    return f"{{{node.relation}: [{names}]}}"


def _ways(grid: Grid, node: Node) -> Iterator[str]:
    edges = [edge for edge in grid.edges if edge.source == node.id]
    if node.kind != "decision":
        yield f"    next: [{', '.join(_target(edge) for edge in edges)}]"
        return
    if node.text:
        yield f"    question: {node.text!r}"
    answers: dict[str, list[str]] = {}
    for edge in edges:
        answers.setdefault(edge.label, []).append(_target(edge))
    yield "    branches:"
    for label, targets in answers.items():
        yield f"      {label}: [{', '.join(targets)}]"
    sides = [f"{edge.label}: {edge.side}" for edge in edges if edge.side]
    if sides:
        yield f"    route: {{{', '.join(sides)}}}"


def _target(edge: Edge) -> str:
    if edge.target != END:
        return step_id(edge.target)
    return f"{{end: {edge.outcome}}}" if edge.outcome else "end"
