"""Several people's answers as a browser takes them from a chooser of files."""

import json
from collections.abc import Mapping

from playwright.sync_api import FilePayload


def handed(name: str, answers: Mapping[str, object], diagnostic: str = "puente", **more: object) -> FilePayload:
    """Somebody's answers; without a name for an empty one."""
    document = {"diagnostic": diagnostic, "answers": answers, **({"name": name} if name else {}), **more}
    return raw(f"{name or 'x'}.json", json.dumps(document).encode())


def raw(name: str, content: bytes) -> FilePayload:
    """A file of whatever it holds."""
    return {"name": name, "mimeType": "application/json", "buffer": content}


BROKEN = raw("roto.json", b"{")
