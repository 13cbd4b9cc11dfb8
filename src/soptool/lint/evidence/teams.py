"""Who acts together in a procedure."""

from __future__ import annotations

from soptool.compose.procedure import Procedure
from soptool.model.executor import Mode


def teams_of(procedure: Procedure) -> tuple[frozenset[str], ...]:
    """Return who acts together in the rows; outsiders and systems play no role of their own."""
    outside = {column.id for column in procedure.columns if column.external or column.system}
    teams: dict[frozenset[str], None] = {}
    for row in procedure.rows:
        within = [name for name in row.executors if name not in outside]
        apart = row.mode in (Mode.EACH, Mode.CHAIN)
        for team in [[name] for name in within] if apart else [within] if within else []:
            teams[frozenset(team)] = None
    return tuple(teams)
