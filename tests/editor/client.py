"""A client of a language server over stdio: as much of the protocol as our questions take."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

CURSOR = "‸"
FINISH = "textDocument/publishDiagnostics"
SETTINGS = {
    "yaml": {
        "validate": True,
        "hover": True,
        "completion": True,
        "hoverSchemaSource": False,
        "schemaStore": {"enable": False},
    }
}


class Client:
    """Asks a running server, and reads what it says until the answer comes."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self.process = process
        self.count = 0

    def ask(self, method: str, **params: Any) -> Any:
        """Return the result of a request."""
        self.count += 1
        self._send({"id": self.count, "method": method, "params": params})
        number = self.count
        return next(m for m in self._messages() if m.get("id") == number and "method" not in m).get(
            "result"
        )

    def tell(self, method: str, **params: Any) -> None:
        self._send({"method": method, "params": params})

    def open(self, uri: str, text: str) -> list[str]:
        """Open a document, and return what is said against it, with the numbers of lines."""
        self.count += 1  # a version of its own: what was read before is not believed
        document = {"uri": uri, "languageId": "yaml", "version": self.count, "text": text}
        self.tell("textDocument/didOpen", textDocument=document)
        said = self._said_of(uri)
        return [f"{one['range']['start']['line'] + 1}: {one['message']}" for one in said]

    def close(self, uri: str) -> None:
        self.tell("textDocument/didClose", textDocument={"uri": uri})
        self._said_of(uri)

    def _said_of(self, uri: str) -> list[dict[str, Any]]:
        """Wait for what the server says of a document (nothing, once it is closed)."""
        return next(
            message["params"]["diagnostics"]
            for message in self._messages()
            if message.get("method") == FINISH and message["params"]["uri"] == uri
        )

    def at_cursor(self, method: str, uri: str, marked: str) -> Any:
        """Ask about the place of the cursor in a text, in a document of its own."""
        before, _, after = marked.partition(CURSOR)
        lines = before.split("\n")
        self.open(uri, before + after)
        place = {"line": len(lines) - 1, "character": len(lines[-1])}
        answer = self.ask(method, textDocument={"uri": uri}, position=place)
        self.close(uri)
        return answer

    def _send(self, message: dict[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self.process.stdin is not None
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self.process.stdin.flush()

    def _messages(self) -> Iterator[dict[str, Any]]:
        out = self.process.stdout
        assert out is not None
        while line := out.readline():
            length = int(line.partition(b":")[2])
            out.readline()
            message = json.loads(out.read(length))
            if message.get("method") == "workspace/configuration":
                items = [SETTINGS.get(item.get("section")) for item in message["params"]["items"]]
                self._send({"id": message["id"], "result": items})
            elif "method" in message and "id" in message:
                self._send({"id": message["id"], "result": None})
            else:
                yield message
        raise EOFError("the language server has ended")


@contextmanager
def serving(command: list[str], root: Path) -> Iterator[Client]:
    """Start a language server for a folder, and stop it at the end."""
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    client = Client(process)
    abilities = {
        "workspace": {"configuration": True},
        "textDocument": {
            "completion": {"completionItem": {"snippetSupport": True}},
            "hover": {"contentFormat": ["markdown"]},
        },
    }
    try:
        client.ask(
            "initialize", processId=None, rootUri=root.as_uri(), capabilities=abilities,
            workspaceFolders=[{"uri": root.as_uri(), "name": root.name}],
        )  # fmt: skip
        client.tell("initialized")
        yield client
    finally:
        process.kill()
        process.wait()
