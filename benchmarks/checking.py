"""The engine beside loading: `python benchmarks/checking.py [NUMBER]` small SOPs.

Prints seconds and the ratio; the slowest rules with `--rules`.
"""

from __future__ import annotations

import sys
import tempfile
from collections import Counter
from datetime import date
from pathlib import Path
from time import process_time

from soptool.compose.expand import Composer
from soptool.lint.built_in import built_in_findings
from soptool.lint.engine import judge
from soptool.lint.evidence.subject import WorkspaceSubject
from soptool.lint.inspection import inspect
from soptool.lint.levels import levels_of
from soptool.workspace.load import load
from soptool.workspace.workspace import Workspace

TODAY = date(2026, 6, 1)
SOP = """\
kind: micro
id: sop-{n}
title: Penanganan {thing}
number: SOP-{n:04}/SETJEN/2026
unit: Bagian {n}
classification: {{nature: administrative, completeness: final, coverage: specific}}
status: effective
dates: {{created: 2026-01-05, effective: 2026-02-02, review: 2027-01-29}}
approval: {{position: Sekretaris Jenderal, name: Nama, nip: "197001011995011999", date: 2026-01-30}}
legal_basis:
  - Undang-Undang Nomor 43 Tahun 2009 tentang Kearsipan
  - Peraturan Sekretaris Jenderal Nomor {n} Tahun 2020 tentang {thing}
qualifications: [Memahami tata naskah dinas]
related: [{{sop: sop-{other}, as: after}}]
equipment: [Komputer, Buku agenda {n}]
warnings: [Jika {thing} tidak dicatat maka tindak lanjutnya terlambat]
records: [Buku agenda {n}]
executors: {{a: Pengadministrasi Persuratan, k: Kepala Bagian {n}}}
steps:
  - {{id: terima, activity: Menerima {thing}, executor: a, requirements: [{thing}],
     duration: 10 menit, outputs: [{thing} tercatat]}}
  - id: periksa
    activity: Memeriksa kelengkapan {thing}
    executor: k
    requirements: ["{thing} tercatat"]
    duration: 15 menit
    outputs: ["{thing} terperiksa"]
    question: Lengkap?
    branches: {{Ya: next, Tidak: terima}}
  - {{activity: Mengarsipkan {thing}, executor: a, requirements: [{thing} terperiksa],
     duration: 5 menit, outputs: [{thing} terarsip]}}
"""


def write(folder: Path, number: int) -> None:
    for n in range(number):
        thing = f"surat jenis {n}"
        text = SOP.format(n=n, thing=thing, other=(n + 1) % number)
        (folder / f"sop-{n}.yaml").write_text(text, encoding="utf-8")


def by_rule(workspace: Workspace) -> None:
    levels = levels_of(workspace.settings, workspace.root)
    times: Counter[str] = Counter()
    for rule in levels.rules:
        whole = WorkspaceSubject(Composer(workspace), TODAY, levels.options)
        _ = workspace.entries
        began = process_time()
        judge(whole, (rule,))
        times[rule.name] = round(1000 * (process_time() - began))
    for name, milliseconds in times.most_common(15):
        print(f"  {milliseconds:6} ms {name}")


def main() -> None:
    number = next((int(word) for word in sys.argv[1:] if word.isdigit()), 1000)
    with tempfile.TemporaryDirectory() as name:
        write(Path(name), number)
        began = process_time()
        workspace = load(Path(name))
        _ = workspace.entries
        loaded = process_time()
        composer = Composer(workspace)
        _ = [list(built_in_findings(entry, composer)) for entry in workspace.entries]
        built_in = process_time()
        levels = levels_of(workspace.settings, workspace.root)
        result = inspect(workspace, levels, TODAY)
        done = process_time()
        print(f"{number} SOPs, {len(levels.rules)} rules, {len(result.findings)} findings")
        print(f"load {loaded - began:.2f} s, built-in checks {built_in - loaded:.2f} s")
        print(f"all {done - built_in:.2f} s = {(done - built_in) / (loaded - began):.2f} x load")
        if "--rules" in sys.argv:
            by_rule(workspace)


if __name__ == "__main__":
    main()
