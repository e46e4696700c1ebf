"""A plan as rows for a spreadsheet and as a checklist in Markdown (PL-11).

Knows no words of its own. Its twin is templates/assets/js/scoring/task_list.mjs, which makes the same bytes.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import TypedDict

from rumbo.scoring.contract import Plan, PlannedPhase, PlannedPlaybook, PlannedTask

BOM = "\ufeff"
"""Without it spreadsheets take UTF-8 for something else, and accents go wrong."""
_NUMBER = re.compile(r"[+-]?(0|[1-9][0-9]{0,14})([.,][0-9]+)?")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
# What a spreadsheet makes a date, a time or another number of.
_TURNED = re.compile(
    r"[0-9]{1,4}[-/:.,][^\W\d_]{0,12}[0-9]{0,4}([-/:.,][0-9]{0,4})?|[+-]?[0-9]+e[+-]?[0-9]+|[+-]?0[0-9].*|[0-9]{16,}",
    re.IGNORECASE,
)
_FORMULA = frozenset("=+-@\uff1d\uff0b\uff0d\uff20\u2212")
_MARKS = re.compile(r"[\\`*_\[\]<>#|~]")


class ListWords(TypedDict):
    """What a list of tasks says; `{n}` is a phase's number.

    `columns` are phase, playbook, task, owner, check, due, state and note.
    """

    name: str
    phase: str
    gate: str
    columns: Sequence[str]
    states: dict[str, str]


def csv_file(plan: Plan, words: ListWords, mark: str) -> str:
    """A line a task, dropped ones with their reason; what separates cells is never the decimal `mark`."""
    return csv_text([words["columns"], *_rows(plan, words)], mark)


def csv_text(rows: Iterable[Sequence[str]], mark: str) -> str:
    """Rows for a spreadsheet, which takes none of them for a formula."""
    between = ";" if mark == "," else ","
    return BOM + "".join(f"{between.join(_cell(text, mark) for text in row)}\r\n" for row in rows)


def checklist(plan: Plan, words: ListWords) -> str:
    """Phases as headings, tasks as boxes to tick; dropped ones are left out."""
    parts = [f"# {words['name']}\n"]
    for n, phase in enumerate(plan["phases"], start=1):
        parts.append(f"\n## {words['phase'].replace('{n}', str(n))} ({phase['opens']} – {phase['gate']})\n")
        for entry in _entries(plan, phase):
            owner = f" ({_plain(entry['owner'])})" if entry["owner"] else ""
            parts.append(f"\n### {_plain(entry['title'])}{owner}\n\n")
            parts += [_line(task) for task in entry["tasks"] if task["state"] != "dropped"]
        parts.append(f"\n- [ ] {phase['gate']}: **{words['gate'].replace('{n}', str(n))}**\n")
    return "".join(parts)


def _rows(plan: Plan, words: ListWords) -> Iterator[list[str]]:
    for n, phase in enumerate(plan["phases"], start=1):
        for entry in _entries(plan, phase):
            for task in entry["tasks"]:
                note = "\n".join(filter(None, (task["reason"], task["note"])))
                owner, state = task["owner"] or task["role"], words["states"][task["state"]]
                yield [str(n), entry["title"], task["task"], owner, task["measure"], task["due"], state, note]


def _entries(plan: Plan, phase: PlannedPhase) -> list[PlannedPlaybook]:
    entries = {entry["playbook"]: entry for entry in plan["playbooks"]}
    return [entries[slug] for slug in phase["playbooks"] if slug in entries]


def _line(task: PlannedTask) -> str:
    box = "x" if task["state"] == "done" else " "
    about = [_plain(text) for text in (task["owner"] or task["role"], task["measure"], task["note"]) if text]
    return f"- [{box}] {task['due']}: {' · '.join([_plain(task['task']), *about])}\n"


def _plain(text: str) -> str:
    """On one line, and nothing in it a mark of Markdown."""
    return _MARKS.sub(r"\\\g<0>", " ".join(text.split()))


def _cell(text: str, mark: str) -> str:
    tame = f"'{text}" if _is_changed(text, mark) else text
    return '"' + tame.replace('"', '""') + '"' if re.search(r'[";,\r\n\t]', tame) else tame


def _is_changed(text: str, mark: str) -> bool:
    """Whether a spreadsheet would make something else of it; a day as files write it reads alike everywhere."""
    is_number = bool(_NUMBER.fullmatch(text))
    is_own = (is_number and ("." if mark == "," else ",") not in text) or _DAY.fullmatch(text)
    return (_is_active(text) and not is_number) or (bool(_TURNED.fullmatch(text)) and not is_own)


def _is_active(text: str) -> bool:
    """Signs that begin a formula, full-width ones too, whatever that cannot be seen stands before them."""
    if text[:1] in {"\t", "\r", "\n"}:
        return True
    seen = next((char for char in text if not (char.isspace() or unicodedata.category(char) in {"Cf", "Cc"})), "")
    return seen in _FORMULA
