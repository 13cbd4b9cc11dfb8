"""The rules of the catalogue, in the order of their codes. A new one is one file and one line."""

from __future__ import annotations

from typing import Any

from soptool.lint.rule import Rule
from soptool.lint.rules import legal_basis_missing, title_says_sop

RULES: tuple[Rule[Any], ...] = (
    title_says_sop.RULE,
    legal_basis_missing.RULE,
)
