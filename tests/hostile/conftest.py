"""The folder and the command line of the tests of `cli`."""

from __future__ import annotations

from cli.conftest import folder, sop

__all__ = ("folder", "sop")
