"""A translation that is still to be written: every text that it needs, empty, with the original beside it."""

from collections.abc import Iterator

from rumbo.content import paths, schema
from rumbo.content.source import Raw, read_markdown, read_yaml

_STEP = "  "


def untranslated(path: str, content: bytes) -> bytes:
    """The translation of a file of content with its texts left empty; the body of an article stands in a comment.

    Raises:
        Faulty: the file cannot be read.
    """
    kind = paths.kind_of(path) or ""
    if not path.endswith(".md"):
        return _written(kind, schema.lengthened(read_yaml(path, content))).encode()
    article = read_markdown(path, content)
    body = article.body.replace("-->", "-- >").strip()
    return f"---\n{_written(kind, article.front)}---\n\n<!--\n{body}\n-->\n".encode()


def _written(kind: str, original: Raw) -> str:
    return "".join(f"{line}\n" for line in _lines(original, schema.needed_words(kind, original), ""))


def _lines(original: Raw, tree: schema.Tree, indent: str) -> Iterator[str]:
    for key, part in tree.items():
        if isinstance(part, dict):
            yield f"{indent}{key}:"
            yield from _lines(original, part, indent + _STEP)
            continue
        first, *others = str(original.at(part)).strip().splitlines() or [""]
        if others:
            yield from (f"{indent}# {line}".rstrip() for line in (first, *others))
            yield f'{indent}{key}: ""'
        else:
            yield f'{indent}{key}: ""  # {first}'
