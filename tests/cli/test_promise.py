"""What `sop validate` says of a promise of one day over an SOP that takes three."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from cli.conftest import Sop, write
from soptool.lint.catalogue import RULES

SOP = """\
kind: micro
title: Legalisir Ijazah
status: effective
executors:
  pemohon: {name: Pemohon, external: true}
  tu: Petugas Tata Usaha
  kepala: Kepala Madrasah
steps:
  - activity: Menyerahkan berkas legalisir
    executor: pemohon
    requirements: [Ijazah asli, Fotokopi ijazah]
    duration: 30 menit
    outputs: [Berkas legalisir]
  - id: cocok
    activity: Mencocokkan fotokopi dengan ijazah asli
    executor: tu
    requirements: [Berkas legalisir]
    duration: 1 hari kerja
    outputs: [Berkas terperiksa]
    question: Sesuai?
    branches: {Ya: next, Tidak: {end: ditolak}}
  - activity: Menandatangani fotokopi ijazah
    executor: kepala
    requirements: [Berkas terperiksa]
    duration: 2 hari kerja
    outputs: [Fotokopi ijazah terlegalisir]
"""
STANDARD = """\
kind: standard
title: Legalisir Ijazah
sops: [legalisir]
delivery:
  requirements: [Ijazah asli, Fotokopi ijazah]
  time: 1 hari kerja
  product: Fotokopi ijazah terlegalisir
"""


@pytest.fixture(autouse=True)
def _with_rules(sop: Sop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("soptool.lint.levels.RULES", RULES)


@pytest.mark.parametrize("language", ["en", "id"])
def test_a_promise_that_cannot_be_kept(
    language: str, folder: Path, sop: Sop, golden: Callable[[str, str], None]
) -> None:
    write(folder, {"sop.yaml": "", "legalisir.yaml": SOP, "standar.yaml": STANDARD})
    ended = sop("validate", "standar.yaml", "--select", "SOP695", "--lang", language)
    assert ended.code == 1
    golden(f"cli/validate-promise-{language}.txt", ended.out + ended.err)


def test_a_promise_that_is_kept(folder: Path, sop: Sop) -> None:
    kept = STANDARD.replace("1 hari kerja", "3 hari kerja")
    write(folder, {"sop.yaml": "", "legalisir.yaml": SOP, "standar.yaml": kept})
    assert sop("validate", "standar.yaml", "--select", "promise-shorter-than-sop").code == 0
