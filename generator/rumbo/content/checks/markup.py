"""What an author wrote and no reader would see, or would see as marks: nothing goes without a word."""

import re
from collections.abc import Iterator

from rumbo.content.checks.texts import Prose
from rumbo.prose.markup import TAG, is_dropped, is_html
from rumbo.wording.problems import Problem

_FOOTNOTE = re.compile(r"\[\^[^\]\s]+\]")
_MARKDOWN = re.compile(
    r"(?P<bold>\*\*|__)(?=\S)[^*_\n]+(?<=\S)(?P=bold)"
    r"|(?<![\w*])\*(?=[^\s*])[^*\n]+(?<=[^\s*])\*(?![\w*])"
    r"|(?<!\w)_(?=[^\s_])[^_\n]+(?<=[^\s_])_(?!\w)"
    r"|(?P<ticks>`+)[^`]+(?P=ticks)"
    r"|!?\[[^\]\n]*\]\([^)\n]*\)"
    r"|&(?:[a-z]{2,8}|#[0-9]{1,6});"
)


def of_text(prose: Prose) -> Iterator[Problem]:
    """What of a Markdown text is left out of the page."""
    for tag in TAG.finditer(prose.read):
        if is_dropped(tag["name"]) and not tag[0].startswith("</"):
            values = {"tag": tag["name"].lower(), "at": prose.at}
            yield Problem("dropped-tag", prose.locate(tag.start()), values, advice=True)
    note = _FOOTNOTE.search(prose.read)
    if note:
        values = {"note": note[0], "at": prose.at}
        yield Problem("footnote", prose.locate(note.start()), values, advice=True)


def of_label(label: Prose) -> Iterator[Problem]:
    """Marks in a plain text, which a page shows as they are."""
    tags = (tag for tag in TAG.finditer(label.text) if is_html(tag["name"]))
    found = next(tags, None) or _MARKDOWN.search(label.text)
    if found:
        values = {"mark": found[0][:40], "at": label.at}
        yield Problem("marks-in-label", label.place, values, advice=True)
