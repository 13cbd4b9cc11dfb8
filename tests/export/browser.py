"""A headless browser that opens a document, runs a script in it and returns what it says."""

from __future__ import annotations

import html
import json
import re
import shutil
import subprocess
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

_POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')
_ANSWER = re.compile(r'<pre id="answer">(.*?)</pre>', re.DOTALL)
_FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
    "--virtual-time-budget=20000",
    "--dump-dom",
)


def ask(document: str, script: str, folder: Path, *, width: int = 1400, scale: float = 1) -> Any:
    """Return the value that `script`, the body of an async function, returns in the document."""
    browser = shutil.which("chromium") or shutil.which("google-chrome")
    if browser is None:
        pytest.skip("no browser: the program chromium is not installed")
    page = folder / "page.html"
    asking = (
        f"<script>(async () => {{ {script} }})().then(value => {{"
        "const pre = document.createElement('pre'); pre.id = 'answer';"
        "pre.textContent = JSON.stringify(value); document.body.append(pre); })</script>"
    )
    page.write_text(_POLICY.sub("", document).replace("</body>", f"{asking}</body>"))
    command = [
        browser,
        *_FLAGS,
        f"--user-data-dir={folder / 'profile'}",
        f"--window-size={width},1000",
        f"--force-device-scale-factor={scale}",
        page.as_uri(),
    ]
    result = subprocess.run(command, capture_output=True, text=True, check=True, timeout=120)
    found = _ANSWER.search(result.stdout)
    assert found, result.stderr[-2000:]
    return json.loads(html.unescape(found.group(1)))


def axe() -> str:
    """Return the script of axe-core."""
    spec = find_spec("axe_core_python")
    if spec is None or spec.origin is None:
        pytest.skip("axe-core is not installed (axe-core-python)")
    return Path(spec.origin).with_name("axe.min.js").read_text(encoding="utf-8")
