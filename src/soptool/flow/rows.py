"""Rows of a flow as people know them: by the printed number and the first words."""

from __future__ import annotations

from collections.abc import Sequence

from soptool.flow.graph import Flow, Node
from soptool.language import Message, computed, listed, msg, shortened


def row_name(node: Node) -> Message | str:
    """Name a row: `3 “Memeriksa berkas”`; by its id where nothing is known of it."""
    return numbered_words(node.no, node.words) if node.no else f"`{node.id}`"


def numbered_words(no: str, words: str) -> Message | str:
    """Name a row by its printed number, which may change, and its first words."""
    number = computed(no)
    return msg("{no} “{words}”", no=number, words=shortened(words)) if words else number


def row_names(names: Sequence[str], flow: Flow) -> Message | str:
    """List rows by their ids, the first few of many."""
    return listed([row_name(flow.by_id[name]) for name in names])
