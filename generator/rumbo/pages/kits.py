"""What a playbook's page gives to fill in, as a workbook: its steps, and its tables with room to write.

Made out of the page's own HTML, so that there is no second copy to go stale. The same bytes for the same page.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from html import unescape
from unicodedata import normalize

from rumbo.memory import Memory, key, recalled
from rumbo.pages.workbook import Row, Sheet, workbook

_LONGEST_NAME = 60
_GAP = re.compile(r"^$|…|_{3,}")
_PART = re.compile(
    r"<h[23](?:\s[^>]*)?>(?P<heading>.*?)</h[23]>|<t[hd](?:\s[^>]*)?>(?P<cell>.*?)</t[hd]>|</(?P<end>tr|table)>",
    re.DOTALL,
)
_TAG = re.compile(r"<[^>]*>")


def file_name(title: str, ending: str = "xlsx") -> str:
    """A name by which somebody finds the file again among others: the playbook's title in plain letters."""
    plain = normalize("NFKD", title.lower()).encode("ascii", "ignore").decode()
    words = "-".join(re.findall(r"[a-z0-9]+", plain))
    return f"{words[:_LONGEST_NAME].rstrip('-') or 'playbook'}.{ending}"


def to_fill_in(html: str) -> list[Sheet]:
    """The tables of a page's HTML in which something is left to write."""
    return [found for found in _tables(str(html)) if any(_GAP.search(cell) for row in found.rows[1:] for cell in row)]


def steps(tasks: Iterable[tuple[str, str, str, str]], words: Mapping[str, str]) -> Sheet:
    """A checklist of tasks, each with its owner, its metric and its week; `words` are the interface's for columns."""
    head = (words["step"], words["owner"], words["metric"], words["week"], words["done"])
    return Sheet(words["steps"], (head, *((*task, "") for task in tasks)))


def kept(checklist: Sheet, html: str, memory: Memory) -> bytes:
    """The workbook of a checklist and of what a page's HTML leaves to fill in, made where the memory has it not."""
    sheets = [checklist, *to_fill_in(html)]
    return recalled(memory, key("kit", repr(sheets)), lambda: workbook(sheets))


def _tables(html: str) -> Iterator[Sheet]:
    """The tables of clean HTML, in which every `<` opens a tag, each with the last heading before it."""
    heading, rows, row = "", list[Row](), list[str]()
    for found in _PART.finditer(html):
        if found["heading"] is not None:
            heading = _words(found["heading"])
        elif found["cell"] is not None:
            row.append(_words(found["cell"]))
        elif found["end"] == "tr":
            rows.append(tuple(row))
            row = []
        else:
            yield Sheet(heading, tuple(rows))
            rows = []


def _words(html: str) -> str:
    return " ".join(unescape(_TAG.sub("", html)).split())
