"""What a playbook's page gives to fill in, as a workbook: its steps, and its tables with room to write.

Made out of the page's own HTML, so that there is no second copy to go stale. The same bytes for the same page.
"""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from unicodedata import normalize

from rumbo.memory import Memory, key, recalled
from rumbo.pages.excerpts import Passage, Sheet, excerpts
from rumbo.pages.workbook import workbook

_LONGEST_NAME = 60
_GAP = re.compile(r"^$|…|_{3,}")


def file_name(title: str, ending: str = "xlsx") -> str:
    """A name by which somebody finds the file again among others: the playbook's title in plain letters."""
    plain = normalize("NFKD", title.lower()).encode("ascii", "ignore").decode()
    words = "-".join(re.findall(r"[a-z0-9]+", plain))
    return f"{words[:_LONGEST_NAME].rstrip('-') or 'playbook'}.{ending}"


def to_fill_in(html: str) -> tuple[Sheet, ...]:
    """The tables of a page's HTML in which something is left to write."""
    return tuple(found for found in to_take_along(html) if isinstance(found, Sheet))


@lru_cache(maxsize=512)  # asked for by view, workbook and document, and the same for every client
def to_take_along(html: str) -> tuple[Sheet | Passage, ...]:
    """The tables of a page's HTML in which something is left to write, its lists and its quotations, in their order."""
    return tuple(found for found in excerpts(str(html)) if isinstance(found, Passage) or _has_gaps(found))


def _has_gaps(sheet: Sheet) -> bool:
    return any(_GAP.search(cell) for row in sheet.rows[1:] for cell in row)


def steps(tasks: Iterable[tuple[str, str, str, str]], words: Mapping[str, str]) -> Sheet:
    """A checklist of tasks, each with its owner, its metric and its week; `words` are the interface's for columns."""
    head = (words["step"], words["owner"], words["metric"], words["week"], words["done"])
    return Sheet(words["steps"], (head, *((*task, "") for task in tasks)))


def kept(checklist: Sheet, html: str, memory: Memory) -> bytes:
    """The workbook of a checklist and of what a page's HTML leaves to fill in, made where the memory has it not."""
    sheets = [checklist, *to_fill_in(html)]
    return recalled(memory, key("kit", repr(sheets)), lambda: workbook(sheets))
