"""A workspace of SOPs of about 6 KB: `python benchmarks/corpus.py NUMBER FOLDER`.

One file in twenty is a macro over micros, one step in five is a decision, some lead back; one SOP
in ten has something to find.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

PER_MACRO = 20
PARTS = 6
STEPS = 18
ACTS = ("Menerima", "Mencatat", "Menyusun", "Mengirim", "Memeriksa")

HEAD = """\
# SOP {n}
kind: {kind}
id: sop-{n}
title: Penanganan {thing}
number: SOP-{n:05}/SETJEN/2026
unit: Bagian {unit}
classification: {{nature: administrative, completeness: final, coverage: specific}}
status: effective
dates: {{created: 2026-01-05, effective: 2026-02-02, review: 2027-01-29}}
approval: {{position: Sekretaris Jenderal, name: Nama, nip: "197001011995011999", date: 2026-01-30}}
scope: Penanganan {thing} di lingkungan Sekretariat Jenderal
definitions: {{Berkas: dokumen tentang {thing}}}
purpose: >-
  Menjamin bahwa {thing} ditangani menurut urutan yang sama oleh setiap petugas,
  dengan waktu yang pasti dan hasil yang dapat diperiksa.
legal_basis:
  - Undang-Undang Nomor 43 Tahun 2009 tentang Kearsipan
  - Peraturan Sekretaris Jenderal Nomor {n} Tahun 2020 tentang {thing}
qualifications: [Memahami tata naskah dinas, Mengoperasikan aplikasi persuratan]
related: [{related}]
equipment: [Komputer, Buku agenda {n}]
warnings: [Jika {thing} tidak dicatat maka tindak lanjutnya terlambat]
records: [Buku agenda {n}]
executors:
  a: Pengadministrasi Persuratan
  k: Kepala Bagian {unit}
  s: Sekretaris Jenderal
steps:
"""


def thing(n: int) -> str:
    return f"surat jenis {n}"


def micro(n: int, last: int) -> str:
    home = n - n % PER_MACRO
    neighbours = (n - 1, n + 1)
    others = [m for m in neighbours if home < m < home + PER_MACRO and m <= last]
    tied = [home, *others] if n % PER_MACRO <= PARTS else others
    head = HEAD.format(n=n, kind="micro", thing=thing(n), unit=(n // PER_MACRO) % 40,
                       related=", ".join(f"sop-{m}" for m in tied))  # fmt: skip
    return head + "".join(_steps(n))


def _steps(n: int) -> Iterator[str]:
    for number in range(STEPS):
        act, what = ACTS[number % len(ACTS)], f"berkas {thing(n)} tahap {number}"
        needed = f"hasil {thing(n)} tahap {number - 1}" if number else what
        is_flawed = n % 10 == 0 and number == 7
        duration = "secepatnya" if is_flawed else f"{5 + number} menit"
        yield (
            f"  - id: langkah-{number}\n"
            f"    activity: {act} {what}\n"
            f"    executor: {'s' if number == 8 else 'ak'[number % 2]}\n"
            f"    requirements: [{needed}]\n"
            f"    duration: {duration}\n"
            f"    outputs: [hasil {thing(n)} tahap {number}]\n"
        )
        if number % 5 == 4:
            yield (
                "    question: Lengkap?\n"
                f"    branches: {{Ya: next, Tidak: langkah-{number - 2}}}\n"
                "    note: Perbaikan paling banyak 2 kali\n"
            )
        else:
            yield f"    note: Dicatat dalam buku agenda {n} pada hari yang sama\n"


def macro(n: int, last: int) -> str:
    parts = [part for part in range(n + 1, n + 1 + PARTS) if part <= last]
    related = ", ".join(f"sop-{part}" for part in parts)
    head = HEAD.format(
        n=n, kind="macro", thing=thing(n), unit=(n // PER_MACRO) % 40, related=related
    )
    return head + "".join(f"  - {{id: bagian-{part}, use: sop-{part}}}\n" for part in parts)


def write(folder: Path, number: int) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "sop.yaml").write_text("organization: {name: Kementerian}\n", encoding="utf-8")
    for n in range(number):
        text = macro(n, number - 1) if n % PER_MACRO == 0 else micro(n, number - 1)
        home = folder / f"unit-{n % 40:02}"
        home.mkdir(exist_ok=True)
        (home / f"sop-{n}.yaml").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write(Path(sys.argv[2]), int(sys.argv[1]))
