"""Other engines that make PDF, to set ours beside: what is installed of WeasyPrint and Chromium,
and the Typst prototype."""

from __future__ import annotations

import base64
import json
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from export.browser import Browser, View

Printer = Callable[[list[str]], object]
"""Prints pages of HTML."""

_STRIP = re.compile(r'(<td class="strip"[^>]*)>(<i class="room"[^>]*></i>)(<svg.*?</svg>)</td>')
_LINE = re.compile(r'<rect class="l" style="x:([^;]*);y:([^;]*);width:([^;]*);height:([^"]*)"/>')
_PLACE = re.compile(r"(?:calc\()?(?:(-?[\d.]+)%)? ?([+-])? ?(?:(-?[\d.]+)mm)?\)?")
_STYLE = (
    "<style>text{font:7pt Arimo,Arial,sans-serif;text-anchor:middle}.b{stroke:#333;stroke-width:.5}"
    ".l,.k{stroke:#000;stroke-width:1.13}.y{fill:#fff;stroke:#000;stroke-width:1.13}</style>"
)
_PIXEL = 96 / 25.4


def printers(prototype: Path | None) -> dict[str, Printer]:
    """Return the engines that are there, by name; say which are not."""
    found: dict[str, Printer] = {}
    if shutil.which("chromium"):
        found["Chromium, a process each"] = chromium_each
        found["Chromium, one browser"] = chromium_once()
    else:
        print("  chromium is not installed")
    if find_spec("weasyprint"):
        found["WeasyPrint"] = weasyprint
    else:
        print("  weasyprint is not installed")
    if prototype and find_spec("typst"):
        found["Typst prototype"] = typst_prototype(prototype)
    return found


def chromium_each(pages: list[str]) -> None:
    with tempfile.TemporaryDirectory() as name:
        command = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run"]
        command += ["--disable-background-networking", "--disable-component-update"]
        command += [f"--user-data-dir={name}/profile", f"--print-to-pdf={name}/x.pdf"]
        for page in pages:
            file = Path(name) / "x.html"
            file.write_text(page, encoding="utf-8")
            subprocess.run([*command, file.as_uri()], capture_output=True, check=True)


def chromium_once() -> Printer:
    """Start a browser that stays; return what prints with it."""
    browser = Browser("chromium")

    def print_all(pages: list[str]) -> None:
        with tempfile.TemporaryDirectory() as name:
            for page in pages:
                file = Path(name) / "x.html"
                file.write_text(page, encoding="utf-8")
                browser.open(file, View(1172))
                browser.printed()

    return print_all


def weasyprint(pages: list[str]) -> None:
    engine = import_module("weasyprint")
    for page in pages:
        engine.HTML(string=as_backgrounds(page)).write_pdf()


def as_backgrounds(page: str) -> str:
    """Return the page as WeasyPrint can draw it: strips as pictures behind their cells.

    It has no SVG placed in a cell, and no `calc` in SVG. A line keeps the shift of its first end,
    so that some end a little off: right for its time, not for its looks.
    """
    return _STRIP.sub(_as_background, page)


def _as_background(found: re.Match[str]) -> str:
    cell, room, drawing = found.groups()
    svg = _LINE.sub(_as_line, drawing)
    svg = svg.replace('<svg class="drawn">', f'<svg xmlns="http://www.w3.org/2000/svg">{_STYLE}', 1)
    data = base64.b64encode(svg.encode()).decode()
    picture = f"url(data:image/svg+xml;base64,{data}) 0 0/100% 100% no-repeat"
    return f'{cell} style="background:{picture}">{room}</td>'


def _as_line(found: re.Match[str]) -> str:
    (x, dx), (y, dy), (wide, _), (high, _) = map(_place, found.groups())
    shift = f"translate({dx * _PIXEL:.3f} {dy * _PIXEL:.3f})"
    ends = f'x1="{x}%" y1="{y}%" x2="{x + wide}%" y2="{y + high}%"'
    return f'<line class="l" {ends} transform="{shift}"/>'


def _place(text: str) -> tuple[float, float]:
    found = _PLACE.match(text)
    percent, sign, shift = found.groups() if found else ("0", None, "0")
    return float(percent or 0), float(shift or 0) * (-1 if sign == "-" else 1)


def typst_prototype(folder: Path) -> Printer:
    """Return what prints the prototype's own document of 20 rows, as often as there are pages."""
    sys.path.insert(0, str(folder))
    typst, made = import_module("typst"), import_module("run_typst")
    data = json.loads(made.inputs(20)["data"])
    compiler = typst.Compiler(str(folder / "sop.typ"))

    def print_all(pages: list[str]) -> None:
        for number, page in enumerate(pages):
            # Other words each time, as Typst keeps what it made of the same.
            data["rows"][0]["kegiatan"] = f"Menerima berkas nomor {number} {id(page)}"
            inputs = {"data": json.dumps(data)}
            options = {"pdf_standards": ["a-2a", "ua-1"], "timestamp": 1775000000}
            compiler.compile(format="pdf", sys_inputs=inputs, **options)

    return print_all
