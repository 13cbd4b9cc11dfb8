"""What SOPs a procedure is tied to: those it names, and a macro's parts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from soptool.compose.documents import normal
from soptool.model.relation import Relation
from soptool.model.sop import Macro, Procedural
from soptool.workspace.workspace import Workspace


def ties(workspace: Workspace, sop: Procedural) -> tuple[Relation, ...]:
    """Return the ties that the SOP names, then its own parts that it does not name there.

    A part may be named by its id, its title or its number. A generic SOP's ties may name the one
    that is made of it.
    """
    named = [normal(relation.text).removeprefix("sop ") for relation in sop.related]
    parts = (part for part in _parts(workspace, sop) if not _is_named(part, workspace, named))
    own = (relation for relation in sop.related if relation.sop != sop.id)
    return (*own, *dict.fromkeys(parts))


def _parts(workspace: Workspace, sop: Procedural) -> Iterator[Relation]:
    for step in sop.steps if isinstance(sop, Macro) else ():
        if step.use is not None and step.use.title is not None:
            yield Relation(step.use.title, is_outside=True)
        for name in step.use.ids if step.use else ():
            if workspace.procedure(name) is not None:
                yield Relation(name, name)


def _is_named(part: Relation, workspace: Workspace, named: Sequence[str]) -> bool:
    sop = workspace.procedure(part.sop) if part.sop else None
    title = normal(sop.title if sop else part.text).removeprefix("sop ")
    ends = (f"({normal(sop.number)}", f" {normal(sop.number)}") if sop and sop.number else ()
    return any(
        text in (part.sop, title) or text.startswith(f"{title} (") or f" {text}".endswith(ends)
        for text in named
    )
