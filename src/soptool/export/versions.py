"""The versions of the data that other programs read; an old one stays for one release."""

from __future__ import annotations

from typing import Final

VERSIONS: Final = (1, 2)
VERSION: Final = VERSIONS[-1]
