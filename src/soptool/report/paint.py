"""Colours of what people read on a terminal."""

from __future__ import annotations

from soptool.finding import Severity
from soptool.report.report import Look

COLORS = {Severity.ERROR: "1;31", Severity.WARNING: "1;33", Severity.INFO: "1;36"}
BOLD, DIM, HINT = "1", "2", "36"


def paint(text: str, style: str, look: Look) -> str:
    """Return the text in a colour, where there is colour."""
    return f"\x1b[{style}m{text}\x1b[0m" if look.color else text
