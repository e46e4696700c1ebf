"""Marks a translation with the words that it translates, so that a later change of them is noticed."""

import re
from pathlib import Path

from rumbo.content import schema
from rumbo.content.loader import paths
from rumbo.content.source import read_markdown, read_yaml
from rumbo.wording.phrases import Phrase

_MARK = re.compile(rf"^{schema.MARK}:.*\n", re.MULTILINE)
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
    return _with_mark(text, _fingerprint(found.original, (folder / found.original).read_bytes()))


def _with_mark(text: str, mark: str) -> str:
    line = f'{schema.MARK}: "{mark}"\n'  # in quotes, or twelve digits would be a number to editors
    if _MARK.search(text):
        return _MARK.sub(line, text, count=1)
    start = _START.match(text)
    at = start.end() if start else 0
    return text[:at] + line + text[at:]


def _fingerprint(path: str, content: bytes) -> str:
    if path.endswith(".md"):
        article = read_markdown(path, content)
        return schema.fingerprint(paths.article_kind(path), article.front, article.body)
    kind = "site_config" if path == paths.SETTINGS else "diagnostic"
    return schema.fingerprint(kind, read_yaml(path, content))
