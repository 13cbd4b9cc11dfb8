"""The drawing as Firefox and WebKit lay it out, beside Chromium, judged line by line.

    python benchmarks/browsers.py [--pictures FOLDER]

Every SOP of the examples and the real cases is opened in the browsers that are installed
(`firefox-esr`; `webkit2gtk-driver` with `xvfb`; `chromium`), wide, narrow and on a phone. What
they say of lines, symbols and arrows is compared with the drawing that the checker judges, as
tests/export/test_browser.py does with Chromium. `--pictures` keeps screenshots and printed PDFs.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from drivers import Chromium, Engine, Firefox, WebKit

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from export.laid_out import laid_out
from export.painted import checked, differences
from export.rendered import procedures
from soptool.export.html.documents import procedure_html
from soptool.export.press import Press
from soptool.form.form import Form

WIDTHS = (1400, 1000, 500)
NEAR = 0.1
"""Points; Firefox rounds the heights of rows a little more than the others."""
PICTURED = ("surat-masuk-all", "pengelolaan-surat-all", "pengajuan-pembayaran-banyak-alur-all")


def engines() -> Iterator[Engine]:
    """Start the browsers that are there, one after another."""
    if shutil.which("chromium"):
        yield Chromium()
    if program := shutil.which("firefox-esr") or shutil.which("firefox"):
        yield Firefox(program)
    if (program := shutil.which("WebKitWebDriver")) and shutil.which("xvfb-run"):
        yield WebKit(program)


def prove(engine: Engine, folder: Path, pictures: Path | None) -> None:
    """Judge every document at every width and print what is found."""
    looked = 0
    wrong: list[str] = []
    version = engine.evaluate("return navigator.userAgent")
    for name, (procedure, edition) in procedures().items():
        file = folder / f"{name}.html"
        form = Form(procedure, edition)
        file.write_text(str(procedure_html(form, Press(edition)).content), encoding="utf-8")
        plan = form.drawing.chart.plan
        for width in WIDTHS:
            engine.show(file, width)
            found = laid_out(engine)
            whole = sum(plan.widths)
            widths = [found.width * wide / whole for wide in plan.widths]
            drawing = checked(plan, found.heights, widths)
            off = found.trouble + differences(drawing, found.painted, NEAR)
            looked += 1
            wrong += [f"{name} at {width}: {len(off)}, {off[0]}"] if off else []
            if pictures and name in PICTURED:
                kept = pictures / f"{name}-{width}-{engine.name}"
                kept.with_suffix(".png").write_bytes(engine.picture())
                if width == WIDTHS[0]:
                    kept.with_suffix(".pdf").write_bytes(engine.printed())
    print(f"{engine.name}: {looked} layouts, {len(wrong)} not as checked  ({version})")
    for line in wrong[:10]:
        print("  !", line)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pictures", type=Path)
    options = parser.parse_args()
    if options.pictures:
        options.pictures.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        for engine in engines():
            try:
                prove(engine, Path(name), options.pictures)
            finally:
                engine.close()


if __name__ == "__main__":
    main()
