"""Lists the public functions whose docstring does not say what a caller has to know (`python tests/docstrings.py`).

What is asked for: that there is one; every error raised in the body under `Raises:`; where an exact number goes in or
out, what it is measured in; and in `scoring/` the rule that the module or the function rests on.
"""

import ast
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

PACKAGE = Path(__file__).parents[1] / "generator" / "rumbo"

# Words that say what a number is measured in.
UNITS = re.compile(
    r"\b(0 to 1|0 to 100|0-100|percent\w*|shares?|part|points?|hours?|weeks?|weight\w*|score\w*|value\w*|sum|total|"
    r"number\w*|gains?|costs?|mean|fraction\w*|edge|decimal\w*|figures?|range\w*|limit\w*|quotient\w*|grid|luminance|contrast|s|bits)\b",
    re.IGNORECASE,
)
RULE = re.compile(r"\b(SC|PL|TM|CL)-\d+|\bD\d+\b|docs/scoring\.md|docs/decisions")
# What signals a fault of ours or a use that mypy already forbids, not something a caller handles.
UNSPOKEN = {"AssertionError", "NotImplementedError", "StopIteration", "TypeError"}


@dataclass(frozen=True)
class Function:
    """A public function with where it stands and what is said around it."""

    path: Path
    name: str
    node: ast.FunctionDef
    around: str

    @property
    def doc(self) -> str:
        return ast.get_docstring(self.node) or ""

    def __str__(self) -> str:
        return f"{self.path.relative_to(PACKAGE.parent)}:{self.node.lineno}: {self.name}"


def functions() -> Iterator[Function]:
    """Every public function and method of a public class, click commands aside: their help is tested elsewhere."""
    for path in sorted(PACKAGE.rglob("*.py")):
        module = ast.parse(path.read_text("utf-8"))
        yield from _of(path, module, "", ast.get_docstring(module) or "")


def _of(path: Path, parent: ast.Module | ast.ClassDef, prefix: str, around: str) -> Iterator[Function]:
    for node in parent.body:
        name = getattr(node, "name", "_")
        if name.startswith("_"):
            continue
        if isinstance(node, ast.ClassDef):
            yield from _of(path, node, f"{prefix}{name}.", f"{around} {ast.get_docstring(node) or ''}")
        elif isinstance(node, ast.FunctionDef):
            yield Function(path, prefix + name, node, around)


def lacks(function: Function) -> Iterator[str]:
    """What a function's docstring leaves out."""
    if not function.doc:
        yield "no docstring"
        return
    for error in sorted(_raised(function.node) - UNSPOKEN):
        if error not in function.doc:
            yield f"raises {error} and does not say so"
    if _has_numbers(function.node) and not UNITS.search(f"{function.doc} {function.around}"):
        yield "a number without what it is measured in"
    if "scoring" in function.path.parts and not RULE.search(f"{function.doc} {function.around}"):
        yield "no rule that it rests on"


def _raised(node: ast.FunctionDef) -> set[str]:
    """The names of the errors that the body itself raises; a caught and raised one counts by what it becomes."""
    raised = (found.exc for found in ast.walk(node) if isinstance(found, ast.Raise) and found.exc is not None)
    calls = (exc.func if isinstance(exc, ast.Call) else exc for exc in raised)
    return {call.id for call in calls if isinstance(call, ast.Name) and call.id[0].isupper()}


def _has_numbers(node: ast.FunctionDef) -> bool:
    annotations = [argument.annotation for argument in (*node.args.args, *node.args.kwonlyargs)] + [node.returns]
    return any(annotation is not None and "Fraction" in ast.unparse(annotation) for annotation in annotations)


if __name__ == "__main__":
    for listed in functions():
        for lack in lacks(listed):
            sys.stdout.write(f"{listed}: {lack}\n")
