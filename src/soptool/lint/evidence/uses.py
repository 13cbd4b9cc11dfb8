"""The parts of a macro with the places where it uses them."""

from __future__ import annotations

from collections.abc import Iterator

from soptool.lint.evidence.entries import texts_at
from soptool.lint.evidence.subject import MacroSubject, SopSubject
from soptool.shape.fill import Location


def parts_used(macro: MacroSubject) -> Iterator[tuple[Location, SopSubject]]:
    """Yield each part that is in the workspace, at its first use."""
    seen: set[str] = set()
    for index, step in enumerate(macro.macro.steps):
        names = step.use.ids if step.use else ()
        for path, name in texts_at(macro, "steps", index, "use"):
            part = macro.whole.named(name)
            if isinstance(part, SopSubject) and name in names and name not in seen:
                seen.add(name)
                yield path, part
