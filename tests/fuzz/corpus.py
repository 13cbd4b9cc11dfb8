"""What cases begin with: small workspaces, dense ones, real ones."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from lint.examples import files_of
from revision.test_every_key import files as with_every_name
from revision.test_every_key import names
from soptool.lint.catalogue import RULES
from soptool.source.names import FILE_NAME

ROOT = Path(__file__).parents[2]
Files = dict[str, bytes]

MICRO = """\
kind: micro
title: Penanganan Surat Masuk
number: SOP-002/SETJEN/2026
unit: Bagian Tata Usaha
status: effective
dates: {created: 2026-01-02, effective: 2026-02, review: 2027}
approval: {position: Sekretaris Jenderal, name: "A", nip: "197001011995011999"}
legal_basis: [uu-30-2014, Peraturan Menteri PANRB Nomor 35 Tahun 2012 tentang SOP]
related: [{sop: makro, as: before}]
process: "07.1"
footnotes: {a: Catatan}
executors:
  agendaris: Pengadministrasi Persuratan
  kabag: {name: Kepala Bagian, group: Sekretariat, external: false}
steps:   # langkah
  - id: terima
    activity: Menerima surat
    executor: agendaris   # sop: ignore[SOP531] sementara
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
GENERIC = """\
kind: micro
title: Penerbitan $(naskah)
parameters: {naskah: text}
classification: {coverage: generic}
executors: {petugas: Petugas}
steps:
  - {id: susun, activity: Menyusun $(naskah), executor: petugas, duration: 1 jam}
  - {activity: Menyimpan $(naskah), executor: petugas, duration: 5 menit}
"""
SPECIFIC = "kind: micro\ntitle: Penerbitan Surat\nextends: umum\nwith: {naskah: surat}\n"
SETTINGS = """\
organization: {name: Contoh, logo: logo.svg}
profile: profil.yaml
calendar: {hours_per_day: 7.5}
rules: {unknown-executor: warning}
exclude: [arsip/**]
labels: {activity: Uraian, column_numbers: true}
regulations: {uu-30-2014: {title: Undang-Undang Nomor 30 Tahun 2014, status: in-force}}
documents: {surat: {name: Surat masuk, also: [Surat]}}
defaults: {legal_basis: [uu-30-2014], records: [Agenda]}
posts: {kabag: {name: Kepala Bagian, also: [Kabag]}}
"""
DEFAULTS = """\
unit: Bagian Umum
dates: {created: 2026-01-02}
approval: {position: Sekretaris}
legal_basis: [+, uu-30-2014]
equipment: [Komputer]
"""
PROFILE = """\
title: Profil Contoh
extends: strict
least: info
levels: {title-says-sop: off}
"""
DENSE: Files = {
    name: text.encode()
    for name, text in {
        "mikro.yaml": MICRO,
        "makro.yaml": MACRO,
        "dalam.yaml": INNER,
        "layanan.yaml": STANDARD,
        "umum.yaml": GENERIC,
        "khusus.yaml": SPECIFIC,
        FILE_NAME: SETTINGS,
        "profil.yaml": PROFILE,
        "_defaults.yaml": DEFAULTS,
        "logo.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>',
        ".gitignore": "build/\n*.bak\n",
    }.items()
}
DENSE_SOPS = ("mikro.yaml", "makro.yaml", "dalam.yaml", "layanan.yaml", "umum.yaml", "khusus.yaml")
SEVERAL = {
    "pengelolaan-surat": "surat-masuk tanggapan-surat pengiriman-surat",
    "penyusunan-pedoman": "penyiapan-bahan-pedoman penetapan-pedoman",
}


@cache
def manuals() -> tuple[Files, ...]:
    """Return the examples of every rule's manual: small, and each odd in its own way."""
    examples = (one for rule in RULES for one in (*rule.manual.bad, *rule.manual.good))
    return tuple(
        {name: text.encode() for name, text in files_of(example).items()} for example in examples
    )


@cache
def real() -> tuple[Files, ...]:
    """Return real procedures, each alone with its settings, and macros with their parts."""
    return tuple(_real())


def _real() -> Iterator[Files]:
    for folder in (ROOT / "tests" / "cases", ROOT / "examples"):
        settings = {FILE_NAME: (folder / FILE_NAME).read_bytes()}
        files = {path.stem: path for path in sorted(folder.rglob("*.yaml"))}
        for path in files.values():
            content = path.read_bytes()
            if b"\nkind: " in content and len(content) < 9000:
                yield {path.name: content, **settings}
        for macro, parts in SEVERAL.items():
            if macro in files:
                wanted = [files[name] for name in (macro, *parts.split())]
                yield {**{path.name: path.read_bytes() for path in wanted}, **settings}


@cache
def every_name() -> Files:
    """Return a workspace in which every key that names something does."""
    made = with_every_name(names(""))
    return {name: json.dumps(data, indent=2).encode() for name, data in made.items()}


def begin(chance: random.Random) -> Files:
    """Choose a workspace to begin with; a fresh copy."""
    lot = chance.random()
    if lot < 0.2:
        left_out = chance.sample(DENSE_SOPS, chance.randint(0, len(DENSE_SOPS) - 1))
        return {name: content for name, content in DENSE.items() if name not in left_out}
    if lot < 0.8:
        return dict(chance.choice(manuals()))
    if lot < 0.94:
        return dict(chance.choice(real()))
    return dict(every_name())
