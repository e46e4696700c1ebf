"""What public functions say of themselves, and that a docstring that says too little is noticed."""

import ast
from pathlib import Path

import pytest

from docstrings import Function, functions, lacks

SCORING = Path("scoring/example.py")


def of(source: str, path: Path = SCORING) -> list[str]:
    [node] = ast.parse(source).body
    assert isinstance(node, ast.FunctionDef)
    return list(lacks(Function(path, node.name, node, "")))


def test_every_public_function_says_what_its_caller_has_to_know() -> None:
    assert [f"{function}: {lack}" for function in functions() for lack in lacks(function)] == []


@pytest.mark.parametrize(
    ("source", "lack"),
    [
        ("def f() -> None: ...", "no docstring"),
        ('def f() -> None:\n    """Do it (SC-1)."""\n    raise Faulty(1)', "raises Faulty and does not say so"),
        ('def f(x: Fraction) -> None:\n    """Do it (SC-1)."""', "a number without what it is measured in"),
        ('def f() -> None:\n    """Do it."""', "no rule that it rests on"),
    ],
)
def test_a_docstring_that_says_too_little_is_listed(source: str, lack: str) -> None:
    assert of(source) == [lack]


def test_one_that_says_all_is_not() -> None:
    doc = "Do it by SC-1.\n\n    Args:\n        x: from 0 to 1.\n\n    Raises:\n        Faulty: no.\n    "
    assert of(f'def f(x: Fraction) -> None:\n    """{doc}"""\n    raise Faulty(x)') == []
