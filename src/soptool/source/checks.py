"""The kinds of finding that reading a file can give."""

from __future__ import annotations

from soptool.finding import Check

SYNTAX = Check("SOP001", "yaml-syntax")
NOT_UTF8 = Check("SOP002", "not-utf-8")
BAD_CHARACTER = Check("SOP003", "control-character")
EMPTY = Check("SOP004", "empty-file")
TOO_LARGE = Check("SOP005", "file-too-large")
TOO_DEEP = Check("SOP006", "nested-too-deep")
DUPLICATE_KEY = Check("SOP007", "duplicate-key")
SEVERAL_DOCUMENTS = Check("SOP008", "several-documents")
CUSTOM_TAG = Check("SOP009", "custom-tag")
MERGE_KEY = Check("SOP010", "merge-key")
ALIAS_BOMB = Check("SOP011", "alias-bomb")
KEY_NOT_TEXT = Check("SOP012", "key-not-text")
UNREADABLE = Check("SOP013", "unreadable-file")

ALL = (
    SYNTAX,
    NOT_UTF8,
    BAD_CHARACTER,
    EMPTY,
    TOO_LARGE,
    TOO_DEEP,
    DUPLICATE_KEY,
    SEVERAL_DOCUMENTS,
    CUSTOM_TAG,
    MERGE_KEY,
    ALIAS_BOMB,
    KEY_NOT_TEXT,
    UNREADABLE,
)
