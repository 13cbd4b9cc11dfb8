"""The kinds of finding that reading a file can give."""

from __future__ import annotations

from soptool.finding import Check, Severity

SYNTAX = Check("SOP001", "yaml-syntax", Severity.ERROR)
NOT_UTF8 = Check("SOP002", "not-utf-8", Severity.ERROR)
BAD_CHARACTER = Check("SOP003", "control-character", Severity.ERROR)
EMPTY = Check("SOP004", "empty-file", Severity.ERROR)
TOO_LARGE = Check("SOP005", "file-too-large", Severity.ERROR)
TOO_DEEP = Check("SOP006", "nested-too-deep", Severity.ERROR)
DUPLICATE_KEY = Check("SOP007", "duplicate-key", Severity.ERROR)
SEVERAL_DOCUMENTS = Check("SOP008", "several-documents", Severity.ERROR)
CUSTOM_TAG = Check("SOP009", "custom-tag", Severity.ERROR)
MERGE_KEY = Check("SOP010", "merge-key", Severity.ERROR)
ALIAS_BOMB = Check("SOP011", "alias-bomb", Severity.ERROR)
KEY_NOT_TEXT = Check("SOP012", "key-not-text", Severity.ERROR)
UNREADABLE = Check("SOP013", "unreadable-file", Severity.ERROR)
TEXT_LOST = Check("SOP014", "text-lost", Severity.ERROR)
TOO_MUCH = Check("SOP015", "too-much", Severity.ERROR)

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
    TEXT_LOST,
    TOO_MUCH,
)
