"""A hub on this machine: the few addresses of the Hugging Face hub that reading a data set asks for."""

from __future__ import annotations

import hashlib
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

COMMIT = "7105610" + "0" * 33


@contextmanager
def serving(root: Path) -> Iterator[str]:
    """The address of a hub whose data set owner/name at a revision is the folder ROOT/owner/name@revision.

    Slashes in the revision are dashes.
    """
    handler = type("Handler", (_Handler,), {"root": root})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class _Handler(BaseHTTPRequestHandler):
    root: Path
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        kind, *parts = map(unquote, urlsplit(self.path).path.strip("/").split("/"))
        if kind == "api" and len(parts) > 2:
            _datasets, owner, name, what, revision, *inside = [*parts, *("info", "main")[len(parts) - 3 :]]
            self._about(f"{owner}/{name}", what, revision, "/".join(inside))
        elif kind == "datasets" and len(parts) > 4:
            owner, name, _resolve, _revision, *path = parts
            self._file(f"{owner}/{name}", "/".join(path))
        else:
            self._answer(404, b"", {})

    do_HEAD = do_GET  # noqa: N815
    do_POST = do_GET  # noqa: N815

    def log_message(self, *_args: object) -> None:
        """Say nothing."""

    def _about(self, repository: str, what: str, revision: str, inside: str) -> None:
        if (folder := self._folder(repository, revision)) is None:
            known = any((self.root / repository).parent.glob(f"{repository.partition('/')[2]}@*"))
            self._answer(404, b"", {"X-Error-Code": "RevisionNotFound" if known else "RepoNotFound"})
            return
        deep = what != "tree" or "recursive=true" in self.path.lower()
        paths = sorted((folder / inside).rglob("*") if deep else (folder / inside).glob("*"))
        names = {path.relative_to(folder).as_posix(): path for path in paths}
        if what == "tree":
            self._json([_listed(name, path) for name, path in names.items()])
        else:
            files = [{"rfilename": name} for name, path in names.items() if path.is_file()]
            self._json({"id": repository, "sha": COMMIT, "siblings": files})

    def _file(self, repository: str, path: str) -> None:
        folders = (self.root / repository).parent.glob(f"{repository.partition('/')[2]}@*")
        for folder in folders:
            if (folder / path).is_file():
                content = (folder / path).read_bytes()
                tag = f'"{hashlib.sha1(content).hexdigest()}"'
                self._answer(200, content, {"ETag": tag, "X-Repo-Commit": COMMIT})
                return
        self._answer(404, b"", {"X-Error-Code": "EntryNotFound"})

    def _folder(self, repository: str, revision: str) -> Path | None:
        name = f"{repository}@{revision.replace('/', '-')}"
        if revision == COMMIT:
            return next((self.root / repository).parent.glob(f"{repository.partition('/')[2]}@*"), None)
        return self.root / name if (self.root / name).is_dir() else None

    def _json(self, data: Any) -> None:
        self._answer(200, json.dumps(data).encode(), {"Content-Type": "application/json"})

    def _answer(self, status: int, content: bytes, headers: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in {**headers, "Content-Length": str(len(content))}.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)


def _listed(name: str, path: Path) -> dict[str, Any]:
    kind = {"type": "file", "size": path.stat().st_size} if path.is_file() else {"type": "directory"}
    return {**kind, "path": name, "oid": "0" * 40}
