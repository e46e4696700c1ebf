"""The same site written in another of its languages: originals and translations change places."""

from collections.abc import Iterator, Mapping

from rumbo.content import paths, schema
from rumbo.content.source import Article, Raw, Value, read_markdown, read_yaml, written_yaml

Files = Mapping[str, bytes]


def turned(files: Files, language: str, original: str) -> dict[str, bytes]:
    """Files written in the language `original`, written in `language` and translated into it.

    What has no translation stays as it is. Comments in what changes places are lost.

    Raises:
        Faulty: a file, or what it is translated by, is not sound.
    """
    found = dict(files)
    for path, data in files.items():
        other = paths.translation_of(path, language)
        if other in files and paths.as_translation(path) is None:
            del found[other]
            found |= dict(_turned(path, data, files[other], language, original))
    return found


def _turned(path: str, data: bytes, translation: bytes, language: str, original: str) -> Iterator[tuple[str, bytes]]:
    kind = paths.kind_of(path) or ""
    back = paths.translation_of(path, original)
    if not path.endswith(".md"):
        written = schema.lengthened(read_yaml(path, data))
        value = _in_its_words(kind, written, read_yaml(path, translation), language)
        yield path, written_yaml(value)
        yield back, written_yaml(_words(kind, written, value, path, ""))
        return
    article, said = read_markdown(path, data), read_markdown(path, translation)
    value = _in_its_words(kind, article.front, said.front, language)
    yield path, _article(value, said)
    yield back, _article(_words(kind, article.front, value, path, said.body), article)


def _in_its_words(kind: str, written: Raw, translation: Raw, language: str) -> Value:
    """What a file says in the words of its translation; of the owner's file, with that language first."""
    value = schema.translated(kind, written, translation).raw.value
    if kind == "site_config" and isinstance(value, dict):
        listed = value.get("languages")
        others = [name for name in listed if name != language] if isinstance(listed, list) else []
        return {**value, "languages": [language, *others]}
    return value


def _words(kind: str, written: Raw, value: Value, path: str, body: str) -> Value:
    """The words that a file was written in, as a translation of what it says now."""
    made: dict[str, Value] = {schema.MARK: schema.fingerprint(kind, Raw(path, value), body)}
    for keys, place in schema.words(schema.wording(kind, written)):
        group = made
        for key in keys[:-1]:
            below = group.setdefault(key, {})
            assert isinstance(below, dict)  # noqa: S101 - a word and a group never stand under the same key
            group = below
        group[keys[-1]] = written.at(place)
    return made


def _article(front: Value, said: Article) -> bytes:
    return b"---\n" + written_yaml(front) + b"---\n" + said.body.encode()
