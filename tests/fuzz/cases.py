"""Cases by number: the same seed and number make the same files and the same looks."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from soptool.source.names import FILE_NAME

from .corpus import Files, begin
from .damage.beside import names_changed, settings_changed
from .damage.several import mixed, several_changed
from .damage.text import bytes_changed, lines_changed
from .damage.tree import structure_changed

KINDS: Mapping[str, tuple[int, Callable[[Files, random.Random], None]]] = {
    "byte": (20, bytes_changed),
    "line": (18, lines_changed),
    "structure": (24, structure_changed),
    "settings": (12, settings_changed),
    "several": (18, several_changed),
    "mixed": (5, mixed),
    "names": (3, names_changed),
}
"""How often of a hundred, and what is done."""


@dataclass(frozen=True)
class Case:
    """One case: `files` is the workspace, `before` what it was made from."""

    seed: int
    number: int
    kind: str
    files: Files
    before: Files

    @property
    def name(self) -> str:
        return f"{self.seed}:{self.number}"

    @property
    def may_be_misconfigured(self) -> bool:
        """Whether settings may stop a command, or leave files out."""
        beside = {FILE_NAME, "profil.yaml", ".gitignore"}
        return any(self.files.get(name) != self.before.get(name) for name in beside)


def case_of(seed: int, number: int) -> Case:
    """Make a case."""
    chance = random.Random(f"{seed}/{number}")
    kind = chance.choices(list(KINDS), [weight for weight, _ in KINDS.values()])[0]
    before = begin(chance)
    files = dict(before)
    KINDS[kind][1](files, chance)
    return Case(seed, number, kind, files, before)
