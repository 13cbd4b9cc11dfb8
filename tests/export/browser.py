"""A headless browser that opens a document and tells what is on the page.

It is driven over two pipes (`--remote-debugging-pipe`: messages in JSON with a NUL between), so
that one browser serves all tests of a process and nothing is added to the document.
"""

from __future__ import annotations

import atexit
import base64
import json
import os
import select
import shutil
import subprocess
import tempfile
import time
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

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
    "--remote-debugging-pipe",
)
_PATIENCE = 120.0


@dataclass(frozen=True)
class View:
    """How a document is looked at. A zoom of 200 % is half the width at `scale` 2."""

    width: int = 1400
    scale: float = 1
    media: str = ""
    dark: bool = False

    @property
    def name(self) -> str:
        """A name for the report of tests."""
        parts = (f"{self.width}px", f"{self.scale:g}x", self.media, "dark" if self.dark else "")
        return "-".join(part for part in parts if part)


class Browser:
    """A running browser with one page."""

    def __init__(self, program: str) -> None:
        self._profile = tempfile.TemporaryDirectory()
        theirs_in, self._out = os.pipe()
        self._in, theirs_out = os.pipe()
        pipes = f'exec "$@" 3<&{theirs_in} 4>&{theirs_out}'
        command = ["bash", "-c", pipes, "browser", program, *_FLAGS]
        self._process = subprocess.Popen(
            [*command, f"--user-data-dir={self._profile.name}", "about:blank"],
            pass_fds=(theirs_in, theirs_out),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(theirs_in)
        os.close(theirs_out)
        self._number = 0
        self._rest = b""
        self._session = ""
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        attached = self.call("Target.attachToTarget", targetId=target, flatten=True)
        self._session = attached["sessionId"]
        self.call("Page.enable")

    @property
    def pid(self) -> int:
        """The number of the browser's first process."""
        return self._process.pid

    def close(self) -> None:
        """End the browser."""
        self._process.terminate()
        self._process.wait(30)
        os.close(self._out)
        os.close(self._in)
        shutil.rmtree(self._profile.name, ignore_errors=True)

    def call(self, method: str, **values: object) -> Any:
        """Send a command and return its result. Raises RuntimeError."""
        self._number += 1
        message = {"id": self._number, "method": method, "params": values}
        if self._session:
            message["sessionId"] = self._session
        os.write(self._out, json.dumps(message).encode() + b"\0")
        while True:
            answer = self._message()
            if answer.get("id") == self._number:
                break
        if "error" in answer:
            raise RuntimeError(answer["error"])
        return answer["result"]

    def open(self, file: Path, view: View) -> None:
        """Show a document; returns when it is laid out."""
        schemes = "dark" if view.dark else "light"
        features = [{"name": "prefers-color-scheme", "value": schemes}]
        self.call("Emulation.setEmulatedMedia", media=view.media, features=features)
        size = {"width": view.width, "height": 1000, "deviceScaleFactor": view.scale}
        self.call("Emulation.setDeviceMetricsOverride", **size, mobile=False)
        self.call("Page.navigate", url=file.as_uri())
        while self._message().get("method") != "Page.loadEventFired":
            pass
        self.evaluate("await document.fonts.ready; return 0")

    def evaluate(self, script: str) -> Any:
        """Return what `script`, the body of an async function, returns in the page."""
        code = f"(async () => {{ {script} }})()"
        answer = self.call(
            "Runtime.evaluate", expression=code, awaitPromise=True, returnByValue=True
        )
        assert "exceptionDetails" not in answer, answer["exceptionDetails"]
        return answer["result"].get("value")

    def picture(self) -> str:
        """Return the whole page as a PNG in base64, in pixels of the device."""
        found: str = self.call("Page.captureScreenshot", captureBeyondViewport=True)["data"]
        return found

    def printed(self) -> bytes:
        """Return the page as PDF on the paper that it asks for."""
        answer = self.call("Page.printToPDF", preferCSSPageSize=True, printBackground=False)
        return base64.b64decode(answer["data"])

    def _message(self) -> dict[str, Any]:
        until = time.monotonic() + _PATIENCE
        while b"\0" not in self._rest:
            ready, _, _ = select.select([self._in], [], [], max(0.0, until - time.monotonic()))
            part = os.read(self._in, 1 << 20) if ready else b""
            assert part, "the browser says nothing"
            self._rest += part
        message, _, self._rest = self._rest.partition(b"\0")
        found: dict[str, Any] = json.loads(message)
        return found


@cache
def browser() -> Browser:
    """Return the browser of this process; without one the test is skipped."""
    program = shutil.which("chromium") or shutil.which("google-chrome")
    if program is None:
        pytest.skip("no browser: the program chromium is not installed")
    started = Browser(program)
    atexit.register(started.close)
    return started


def shown(document: str, folder: Path, view: View | None = None) -> Browser:
    """Return the browser with the document open in it."""
    page = folder / "page.html"
    page.write_text(document, encoding="utf-8")
    found = browser()
    found.open(page, view or View())
    return found


def ask(document: str, script: str, folder: Path, view: View | None = None) -> Any:
    """Return the value that `script`, the body of an async function, returns in the document."""
    return shown(document, folder, view).evaluate(script)


def axe() -> str:
    """Return the script of axe-core."""
    spec = find_spec("axe_core_python")
    if spec is None or spec.origin is None:
        pytest.skip("axe-core is not installed (axe-core-python)")
    return Path(spec.origin).with_name("axe.min.js").read_text(encoding="utf-8")


def of_views(views: tuple[View, ...], more: tuple[View, ...]) -> pytest.MarkDecorator:
    """Ask for each view; for those of the second row only where there is time."""
    late = [pytest.param(view, marks=pytest.mark.long) for view in more]
    return pytest.mark.parametrize("view", [*views, *late], ids=lambda view: view.name)
