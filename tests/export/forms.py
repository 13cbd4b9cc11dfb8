"""The SOPs whose documents the tests look at."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from soptool.form.edition import Edition
from soptool.workspace.load import load
from soptool.workspace.logo import load_logo

FORMS = Path(__file__).parent / "forms"
EXAMPLES = Path(__file__).parents[2] / "examples"


@cache
def workspace_edition(folder: Path) -> Edition:
    """Make an edition of a whole folder, all of it written as HTML and Markdown."""
    workspace = load(folder)
    logo, trouble = load_logo(folder, workspace.settings)
    assert trouble is None
    ids = frozenset(workspace.by_id)
    return Edition(workspace, logo, {"html": ids, "md": ids})
