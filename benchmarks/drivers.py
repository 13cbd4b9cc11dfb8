"""Browsers with one page each, driven by what each of them speaks."""

from __future__ import annotations

import base64
import json
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path
from typing import Any, Protocol

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from export.browser import Browser, View

_PATIENCE = 60.0


class Engine(Protocol):
    """A browser with one page."""

    name: str

    def show(self, file: Path, width: int) -> None: ...
    def evaluate(self, script: str) -> Any: ...
    def picture(self) -> bytes: ...
    def printed(self) -> bytes: ...
    def close(self) -> None: ...


class Chromium:
    """Chromium by its pipes."""

    name = "Chromium"

    def __init__(self) -> None:
        self._browser = Browser(shutil.which("chromium") or "chromium")

    def show(self, file: Path, width: int) -> None:
        self._browser.open(file, View(width))

    def evaluate(self, script: str) -> Any:
        return self._browser.evaluate(script)

    def picture(self) -> bytes:
        return base64.b64decode(self._browser.picture())

    def printed(self) -> bytes:
        return self._browser.printed()

    def close(self) -> None:
        self._browser.close()


_PREFERENCES = {
    "browser.shell.checkDefaultBrowser": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "toolkit.telemetry.enabled": False,
    "app.update.enabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "marionette.port": 0,
}


class Firefox:
    """Firefox by Marionette: `LENGTH:[type, number, command, values]` over a socket."""

    name = "Firefox"

    def __init__(self, program: str, *, dark: bool = False) -> None:
        self._profile = tempfile.TemporaryDirectory()
        scheme = {"layout.css.prefers-color-scheme.content-override": 0 if dark else 1}
        lines = [
            f"user_pref({json.dumps(k)}, {json.dumps(v)});"
            for k, v in {**_PREFERENCES, **scheme}.items()
        ]
        (Path(self._profile.name) / "user.js").write_text("\n".join(lines))
        command = [program, "--headless", "--marionette", "--no-remote", "--profile"]
        self._process = subprocess.Popen(
            [*command, self._profile.name], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        self._socket = socket.create_connection(("127.0.0.1", self._port()), timeout=_PATIENCE)
        self._file = self._socket.makefile("rb")
        self._number = 0
        self._message()
        self._call("WebDriver:NewSession", {})

    def _port(self) -> int:
        file = Path(self._profile.name) / "MarionetteActivePort"
        until = time.monotonic() + _PATIENCE
        while not (file.exists() and file.read_text().strip()):
            if time.monotonic() > until:
                raise TimeoutError(file)
            time.sleep(0.1)
        return int(file.read_text())

    def _message(self) -> Any:
        length = b""
        while (byte := self._file.read(1)) != b":":
            length += byte
        return json.loads(self._file.read(int(length)))

    def _call(self, command: str, values: dict[str, Any]) -> Any:
        self._number += 1
        data = json.dumps([0, self._number, command, values]).encode()
        self._socket.sendall(str(len(data)).encode() + b":" + data)
        _, _, error, result = self._message()
        if error:
            raise RuntimeError(error)
        return result

    def show(self, file: Path, width: int) -> None:
        self._call("WebDriver:SetWindowRect", {"width": width, "height": 1000})
        self._call("WebDriver:Navigate", {"url": file.as_uri()})

    def evaluate(self, script: str) -> Any:
        return self._call("WebDriver:ExecuteScript", {"script": script, "args": []})["value"]

    def picture(self) -> bytes:
        return base64.b64decode(self._call("WebDriver:TakeScreenshot", {"full": True})["value"])

    def printed(self) -> bytes:
        # In a driver's print the size of the page is asked for, not taken from the style.
        page = {"width": 29.7, "height": 21.0}
        margin = {"top": 1.0, "bottom": 1.3, "left": 1.0, "right": 1.0}
        values = {"page": page, "margin": margin, "shrinkToFit": False}
        return base64.b64decode(self._call("WebDriver:Print", values)["value"])

    def close(self) -> None:
        self._file.close()
        self._socket.close()
        self._process.terminate()
        self._process.wait(30)
        shutil.rmtree(self._profile.name, ignore_errors=True)


class WebKit:
    """WebKitGTK by its WebDriver, on a screen that only exists in memory."""

    name = "WebKit"

    def __init__(self, program: str) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        self._process = subprocess.Popen(
            ["xvfb-run", "-a", "-s", "-screen 0 2000x1200x24", program, f"--port={port}"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        self._address = f"http://127.0.0.1:{port}/session"
        browser = next(Path("/usr/lib").glob("*/webkit2gtk-4.*/MiniBrowser"))
        options = {"binary": str(browser), "args": ["--automation"]}
        wanted = {"capabilities": {"alwaysMatch": {"webkitgtk:browserOptions": options}}}
        self._session = ""
        until = time.monotonic() + _PATIENCE
        while not self._session:
            try:
                self._session = f"/{self._call('', wanted)['sessionId']}"
            except OSError:
                if time.monotonic() > until:
                    raise
                time.sleep(0.3)

    def _call(self, command: str, values: dict[str, Any] | None) -> Any:
        data = None if values is None else json.dumps(values).encode()
        request = urllib.request.Request(self._address + self._session + command, data)
        with urllib.request.urlopen(request, timeout=_PATIENCE) as answer:
            return json.load(answer)["value"]

    def show(self, file: Path, width: int) -> None:
        self._call("/window/rect", {"width": width, "height": 1000})
        self._call("/url", {"url": file.as_uri()})

    def evaluate(self, script: str) -> Any:
        return self._call("/execute/sync", {"script": script, "args": []})

    def picture(self) -> bytes:
        return base64.b64decode(self._call("/screenshot", None))

    def printed(self) -> bytes:
        return b""

    def close(self) -> None:
        request = urllib.request.Request(self._address + self._session, method="DELETE")
        with urllib.request.urlopen(request, timeout=_PATIENCE):
            pass
        self._process.terminate()
        self._process.wait(30)
