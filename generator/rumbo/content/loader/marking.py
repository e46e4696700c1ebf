"""Marks a translation with the words that it translates, so that a later change of them is noticed."""

import re
from pathlib import Path

from rumbo.content import paths, schema
from rumbo.content.loader import clients
from rumbo.content.source import read_markdown, read_yaml
from rumbo.wording.phrases import Phrase

_DEPTH = 2
"""How deep a client's folder lies in the base's."""
_START = re.compile(r"(?:---[ \t]*\n)?(?:[ \t]*(?:#.*)?\n)*")
"""What may come before the first key: the opening of front matter, comments, empty lines."""


class MarkingError(Exception):
    """A file that cannot be marked as a translation; the message says why."""


def marked(folder: Path, file: Path) -> str:
    """The text of a translation in a site's folder with its mark brought up to date, and nothing else changed.

    Raises:
        MarkingError: the file is no translation of this site, or there is nothing that it translates.
        Faulty: the original cannot be read.
    """
    try:
        path = file.resolve().relative_to(folder.resolve()).as_posix()
        text = file.read_bytes().decode()
    except (OSError, ValueError) as error:
        raise MarkingError(Phrase("refused.unmarkable", {"file": str(file)})) from error
    found = paths.as_translation(path)
    if found is None or not (folder / found.original).is_file():
        raise MarkingError(Phrase("refused.no-translation", {"file": str(file)}))
    return with_mark(text, schema.MARK, _fingerprint(found.original, (folder / found.original).read_bytes()))


def client_of(folder: Path, file: Path) -> tuple[str, str]:
    """Whose a file is, and its path in the client's folder.

    Raises:
        MarkingError: it is no client's file.
    """
    try:
        parts = file.resolve().relative_to(folder.resolve()).parts
    except ValueError:
        parts = ()
    if parts[:1] != (clients.FOLDER,) or len(parts) <= _DEPTH or not file.is_file():
        raise MarkingError(Phrase("refused.no-override", {"file": str(file)}))
    return parts[1], "/".join(parts[_DEPTH:])


def with_mark(text: str, key: str, mark: str) -> str:
    """A file's text with a mark under a key at its top."""
    line = f'{key}: "{mark}"\n'  # in quotes, or twelve digits would be a number to editors
    written = re.compile(rf"^{key}:.*\n", re.MULTILINE)
    if written.search(text):
        return written.sub(line, text, count=1)
    start = _START.match(text)
    at = start.end() if start else 0
    return text[:at] + line + text[at:]


def _fingerprint(path: str, content: bytes) -> str:
    if path.endswith(".md"):
        article = read_markdown(path, content)
        return schema.fingerprint(paths.article_kind(path), article.front, article.body)
    kind = "site_config" if path == paths.SETTINGS else "diagnostic"
    return schema.fingerprint(kind, schema.lengthened(read_yaml(path, content)))
