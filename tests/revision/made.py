"""A small workspace in which everything is mentioned in every way there is."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from soptool.api.request import Request

SETTINGS = """\
# ruang kerja
regulations:
  uu-30-2014: {title: Undang-Undang Nomor 30 Tahun 2014, status: amended, by: uu-6-2023}
  uu-6-2023: Undang-Undang Nomor 6 Tahun 2023
documents:
  surat: {name: Surat masuk, also: [Surat yang masuk]}
"""
MASUK = """\
# surat masuk
kind: micro
id: surat-masuk   # id
title: Penanganan Surat Masuk
legal_basis: [uu-30-2014]
related: [tanggapan-surat, {sop: arsip-surat, as: after}]
approval: {position: Kepala Bagian}
executors:
  agendaris: Agendaris # pos
  kabag: {name: Kepala Bagian}
steps:
  - id: terima
    activity: Menerima surat
    executor: agendaris
    requirements: [Surat masuk] # dari luar
    duration: 10 menit
    outputs: [Surat terperiksa]
  - activity: Memeriksa surat
    executor: [kabag, agendaris]
    requirements: Surat terperiksa
    outputs: [Disposisi]
    question: Perlu ditanggapi?
    branches: {Ya: {sop: tanggapan-surat}, Tidak: end}
    see: tanggapan-surat
"""
TANGGAPAN = """\
kind: micro
title: Tanggapan Surat
legal_basis: UU No. 30 Tahun 2014
executors: {konseptor: Konseptor}
steps:
  - activity: Menyusun tanggapan
    executor: konseptor
    requirements: [Disposisi, Surat yang masuk]
    outputs: [Tanggapan]
"""
MACRO = """\
kind: macro
id: pengelolaan
title: Pengelolaan Surat
executors: {agendaris: Agendaris, kabag: Kepala Bagian}
steps:
  - use: surat-masuk
    branches: {tanggapan-surat: next, selesai: end}
  - id: tanggapan
    use: tanggapan-surat
    executors: {konseptor: kabag} # dipetakan
"""
STANDARD = "kind: standard\nid: layanan\ntitle: Layanan Surat\nsops: [pengelolaan]\n"
FILES = {
    "sop.yaml": SETTINGS,
    "mikro/masuk.yaml": MASUK,
    "mikro/tanggapan-surat.yaml": TANGGAPAN,
    "makro.yaml": MACRO,
    "layanan.yaml": STANDARD,
    "arsip-surat.yaml": "kind: micro\ntitle: Pengarsipan\nsteps: [{activity: Menata arsip}]\n",
}  # fmt: skip


def write(root: Path, files: Mapping[str, str] = FILES) -> Request:
    """Write the files, and return a request for their workspace."""
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="")
    return Request(here=root)


def contents(root: Path) -> dict[str, str]:
    """Return the text of every file below a folder."""
    files = (path for path in root.rglob("*.yaml"))
    return {path.relative_to(root).as_posix(): path.read_text(encoding="utf-8") for path in files}
