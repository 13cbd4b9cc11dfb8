"""A folder to work in, and `sop` run in this process."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest

from soptool.cli.run import run


@dataclass(frozen=True)
class Ended:
    """How a command ended."""

    code: int
    out: str
    err: str


Sop = Callable[..., Ended]

MICRO = """\
kind: micro
title: {title}
executors: {{agendaris: Pengadministrasi Persuratan, kabag: Kepala Bagian}}
steps:
  - id: terima
    activity: Menerima surat
    executor: agendaris
    duration: 10 menit
    outputs: [Surat terperiksa]
  - id: periksa
    activity: Memeriksa surat
    executor: kabag
    duration: 5 menit
    question: Lengkap?
    branches: {{Ya: next, Tidak: terima}}
  - activity: Mengagendakan surat
    executor: agendaris
    duration: 5 menit
"""
MACRO = """\
kind: macro
title: Pengelolaan Surat
number: SOP-001
steps:
  - use: surat-masuk
  - use: surat-keluar
  - use: {title: Pengarsipan Surat, number: SOP-009}
"""
STANDARD = "kind: standard\ntitle: Layanan Persuratan\nsops: [pengelolaan-surat]\n"


def write(root: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write files below a folder."""
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return root


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder, entered."""
    here = tmp_path / "kerja"
    here.mkdir()
    monkeypatch.chdir(here)
    return here


@pytest.fixture
def workspace(folder: Path) -> Path:
    """A small workspace without findings but a note, entered."""
    return write(
        folder,
        {
            "sop.yaml": "organization: {name: Contoh}\n",
            "makro/pengelolaan-surat.yaml": MACRO,
            "mikro/surat-masuk.yaml": MICRO.format(title="Penanganan Surat Masuk"),
            "mikro/surat-keluar.yaml": MICRO.format(title="Penanganan Surat Keluar"),
            "layanan.yaml": STANDARD,
        },
    )


@pytest.fixture
def broken(folder: Path) -> Path:
    """A workspace with one file for each kind of trouble, and a good one."""
    good = MICRO.format(title="Surat")
    return write(
        folder,
        {
            "sop.yaml": "language: id\n",
            "baik.yaml": good,
            "bukan-utf8.yaml": b"kind: micro\ntitle: Surat \xe9\n",
            "pelaksana.yaml": good.replace("executor: kabag", "executor: kabga"),
            "tujuan.yaml": good.replace("Tidak: terima", "Tidak: trima"),
            "jenis.yaml": good.replace("kind: micro", "kind: mikro"),
            "kosong.yaml": "",
            "kunci.yaml": good.replace("title:", "judul:"),
            "tab.yaml": "kind: micro\nsteps:\n\t- x\n",
            "ganda.yaml": good + "title: Lagi\n",
            "dua-dokumen.yaml": good + "---\nkind: micro\n",
            "rusak.yaml": "kind: micro\ntitle: [a\n",
            "bagian.yaml": "kind: macro\ntitle: Makro\nsteps:\n  - use: biak\n",
        },
    )


@pytest.fixture
def sop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Sop:
    """Run `sop` with arguments, and say how it ended.

    The rules of the catalogue are left out: every file here would break some of them.
    """
    monkeypatch.setattr("soptool.lint.levels.RULES", ())
    for name in ("GITHUB_ACTIONS", "NO_COLOR", "FORCE_COLOR", "COLUMNS", "SOPTOOL_DEBUG", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANGUAGE", "en")
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")

    def call(*arguments: object, stdin: bytes = b"", env: Mapping[str, str] | None = None) -> Ended:
        capsys.readouterr()
        with monkeypatch.context() as patch:
            patch.setattr("sys.stdin", TextIOWrapper(BytesIO(stdin)))
            patch.setenv("LANGUAGE", os.environ["LANGUAGE"])
            for name, value in (env or {}).items():
                patch.setenv(name, value)
            code = run([str(argument) for argument in arguments])
        captured = capsys.readouterr()
        return Ended(code, captured.out, captured.err)

    return call
