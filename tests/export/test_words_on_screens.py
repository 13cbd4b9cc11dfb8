"""No word is broken inside on a screen, but at its soft hyphens, joints and folds."""

from __future__ import annotations

from pathlib import Path

import pytest

from export.browser import View, shown
from export.made import edition, micro, procedure
from export.painting import text_by
from export.rendered import procedures
from soptool.compose.procedure import Procedure
from soptool.export.html.documents import procedure_html
from soptool.form.edition import Edition

pytestmark = pytest.mark.long

WIDTHS = (320, 360, 414, 480, 600, 641, 720, 800, 960, 1024, 1280, 1366, 1536, 1920)
# Lines of each word that is seen; a word ends at spaces and where a line may end.
BROKEN = r"""
const found = new Set(), range = document.createRange();
const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
for (let node = walker.nextNode(); node; node = walker.nextNode()) {
  const box = node.parentElement;
  if (box.closest(".hidden, style, script") || !box.checkVisibility()) continue;
  const side = getComputedStyle(box).writingMode.startsWith("vertical") ? "left" : "top";
  for (const word of node.data.matchAll(/[^\s\u00ad\u200b\/_.-]+/g)) {
    const tops = [...word[0]].map((_, place) => {
      range.setStart(node, word.index + place);
      range.setEnd(node, word.index + place + 1);
      return [...range.getClientRects()].pop()?.[side];  // the first may be a hyphen that is drawn
    }).filter(top => top !== undefined);
    if (Math.max(...tops) - Math.min(...tops) > 4) found.add(word[0]);
  }
}
return [...found];
"""
# Long words, names of files, numbers with slashes and hyphens, eight columns.
HARD = """\
number: SOP-012/SETJEN-DPD/KES-04/2021
unit: UPT
purpose: Mempertanggungjawabkan penyelenggaraan kalibrasi/pemeliharaan sphygmomanometer
definitions: {Sphygmomanometer: alat pengukur tekanan darah/tensimeter SOP-1234567/ABCDEFGHIJKL/2025}
legal_basis: [Peraturan Menteri Kesehatan Nomor 1234-567/MENKES-PER/XII-2011 tentang Pertanggungjawaban/Penyelenggaraan]
related: [SOP-003/SETJEN-DPD/2026 Kalibrasi, SOP-004-KES/2026]
equipment: [Sphygmomanometer/tensimeter, laporan_kalibrasi_tahunan_2026-01.xlsx]
executors: {a: Pengadministrasi/Pengagenda, b: Kepala Subbagian Pertanggungjawaban, c: Sphygmomanometris, d: Kepala Dinas, e: Staf, f: Arsiparis, g: Auditor, h: Analis Ketatalaksanaan}
steps:
  - {id: x, activity: Mempertanggungjawabkan sphygmomanometer/tensimeter kepada penanggungjawab, executor: a, requirements: [Sphygmomanometer, F-01/KES-2026], duration: 10 menit, outputs: [Berita acara/pertanggungjawaban]}
  - {activity: Mengunggah laporan_kalibrasi_tahunan_2026-01.xlsx, executor: b, duration: 3 hari kerja, requirements: [laporan_kalibrasi_tahunan_2026-01.xlsx], outputs: [Dokumentasi/keterdokumentasian], note: Dipertanggungjawabkan, when: bila dipertanggungjawabkan, see: [SOP-003/SETJEN-DPD/2026 Pertanggungjawaban/penyelenggaraan], details: [Menyelenggarakan pertanggungjawaban/penyelenggaraan]}
  - {activity: Menelaah, executor: c, duration: 3 hari kerja, question: Dipertanggungjawabkan?, branches: {Dipertanggungjawabkan: next, Tidak: x}}
  - {activity: Menandatangani, executor: d, duration: Mempertanggungjawabkan}
"""


def documents() -> dict[str, tuple[Procedure, Edition]]:
    hard = micro(HARD)
    return {**procedures(), "hard": (procedure(hard), edition(hard))}


@pytest.mark.parametrize("name", sorted(documents()))
def test_no_word_is_broken_inside(name: str, tmp_path: Path) -> None:
    document = text_by(procedure_html, *documents()[name])
    broken = {}
    browser = shown(document, tmp_path, View(WIDTHS[0]))
    for width in WIDTHS:
        size = {"width": width, "height": 1000, "deviceScaleFactor": 1}
        browser.call("Emulation.setDeviceMetricsOverride", **size, mobile=False)
        if found := browser.evaluate(BROKEN):
            broken[width] = found
    assert broken == {}
