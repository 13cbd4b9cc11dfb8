"""Fonts by the names that offices have."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from soptool.workspace.fonts import STANDARD

ARIAL: Final = "Arial"


def font_of(fonts: Sequence[str]) -> str:
    """Return the font's name: the workspace's first, Arial for the one that comes with us."""
    first = fonts[0] if fonts else STANDARD
    return ARIAL if first == STANDARD else first
