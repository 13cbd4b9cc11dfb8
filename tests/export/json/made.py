"""Workspaces in memory for the tests of composed data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from revision.states import state
from soptool.compose.expand import Composer
from soptool.compose.level import Level
from soptool.compose.parts import compose
from soptool.compose.procedure import Procedure
from soptool.model.standard import Standard
from soptool.workspace.workspace import Workspace

FACTS = {
    "izin.yaml": """\
kind: micro
id: izin
title: Izin
number: SOP-1
related: [{sop: lanjutan, as: after}, Buku pedoman]
legal_basis: [UU 30/2014]
qualifications: [Teliti]
equipment: [Komputer]
footnotes: {a: Catatan}
executors:
  loket: {name: Petugas Loket, group: Dinas, unit: Bidang Pelayanan}
  warga: {name: Warga, external: true}
  sistem: {name: SIMPEL, system: true}
steps:
  - {id: minta, activity: Meminta, executor: warga, duration: 1 jam, effort: 5 menit,
     requirements: KTP, outputs: Permohonan, note: Catat, see: lanjutan, details: Rinci,
     footnote: a, label: Mulai di sini, section: Awal}
  - {id: periksa, activity: Memeriksa, executor: {any: [loket, sistem]}, duration: 2 menit/berkas,
     pieces: 3, question: "Lengkap?", branches: {Ya: next, Tidak: {end: ditolak}, Ulang: minta},
     chance: {Ya: 80%, Tidak: "0,2"}, route: {Tidak: left}}
  - {id: bagi, activity: Membagi, executor: loket, duration: 1 x 24 jam, next: [ukur, hitung]}
  - {id: ukur, activity: Mengukur, executor: {each: [loket, sistem]}, duration: 1-3 hari,
     when: apabila perlu, next: gabung}
  - {id: hitung, activity: Menghitung, executor: {chain: [loket, sistem]},
     duration: ± 1 hari + 1 x 24 jam, row: same, next: gabung}
  - {id: gabung, activity: Menggabung, executor: [loket, sistem], duration: minimal 2 jam}
  - {id: cetak, activity: Mencetak, executor: sistem, duration: same}
  - {id: lapor, activity: Melapor, executor: loket, duration: 1 jam setiap bulan}
  - {id: entah, activity: Menata, executor: loket, duration: situasional}
  - {id: lagi, activity: Menata lagi, executor: loket, duration: 1 bulan, start: true,
     next: {sop: lanjutan}}
""",
    "lanjutan.yaml": "kind: micro\nid: lanjutan\ntitle: Lanjutan\nexecutors: {p: Petugas}\n"
    "steps: [{activity: Menutup, executor: p, duration: 1 jam}]\n",
    "makro.yaml": """\
kind: macro
id: makro
title: Pelayanan
steps:
  - {use: izin, branches: {ditolak: end}, when: apabila ada}
  - {use: dalam}
  - {use: hilang}
""",
    "alur.yaml": """\
kind: micro
id: alur
title: Dua Alur
executors: {p: Petugas}
steps:
  - {section: Masuk, activity: Menerima, executor: p, duration: 1 bulan}
  - {activity: Mencatat, executor: p}
  - {activity: Menyimpan, executor: p, next: end}
  - {section: Keluar, activity: Mengirim, executor: p, duration: 2 hari kalender, start: true}
""",
    "dalam.yaml": "kind: macro\nid: dalam\ntitle: Dalam\n"
    "steps: [{use: lanjutan}, {use: izin}, {use: [alur, alur]}]\n",
}


def whole(contents: Mapping[str, str]) -> Iterator[tuple[Procedure, Workspace]]:
    """Compose every SOP of these files; macros twice."""
    loaded = workspace(contents)
    composer = Composer(loaded)
    for entry in loaded.entries:
        if not isinstance(entry.sop, Standard):
            for level in Level:
                yield compose(composer, entry, level), loaded


def workspace(contents: Mapping[str, str]) -> Workspace:
    """Load these files."""
    return state({name: text.encode() for name, text in contents.items()}).workspace
