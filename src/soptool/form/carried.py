"""The fingerprint of files that a document carries: by it a copy that was changed is known."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256


def fingerprint(contents: Mapping[str, bytes]) -> str:
    """Return the SHA-256 of files, by name."""
    digests = (f"{sha256(contents[name]).hexdigest()} {name}\n" for name in sorted(contents))
    return sha256("".join(digests).encode("utf-8", "backslashreplace")).hexdigest()
