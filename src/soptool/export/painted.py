"""What a painter returns."""

from __future__ import annotations

from typing import NamedTuple

from soptool.finding import Finding


class Painted(NamedTuple):
    """A document; None where it must not be written. `findings` say why, or what to know of it."""

    content: str | bytes | None
    findings: tuple[Finding, ...] = ()
