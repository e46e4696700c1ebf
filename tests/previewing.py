"""A running `rumbo serve`, as the tests of the preview talk to it."""

import json
import re
import subprocess
import sys
import time
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypedDict
from urllib.error import HTTPError
from urllib.request import urlopen

TIMEOUT = 60


class State(TypedDict):
    """What the preview tells an open page."""

    version: int
    problems: list[str]


# What is started in the background inherits that Ctrl-C is to be ignored; a preview in a terminal does not.
RUN = "from signal import *; signal(SIGINT, default_int_handler); from rumbo.__main__ import run; run()"


class Serving:
    """A running `rumbo serve` and what it says in a language."""

    def __init__(self, folder: Path, language: str) -> None:
        command = [sys.executable, "-u", "-c", RUN, "-C", str(folder), "--lang", language, "serve", "--port", "0"]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        self.url = self.said(r"\w+ (http\S+)")

    def said(self, pattern: str) -> str:
        """Read on until a line matches; its first group, if any."""
        assert self.process.stdout
        lines = []
        for line in self.process.stdout:
            lines.append(line)
            if found := re.search(pattern, line):
                return found.group(found.lastindex or 0)
        raise AssertionError("".join(lines))

    def get(self, path: str = "") -> tuple[int, str]:
        try:
            with urlopen(self.url + path, timeout=TIMEOUT) as answer:  # noqa: S310 - our own address
                return answer.status, answer.read().decode()
        except HTTPError as error:
            return error.code, error.read().decode()

    def events(self) -> Generator[State, None, None]:
        """What an open page is told: the present state first, then every new version."""
        origin = re.match(r"http://[^/]+", self.url)
        assert origin
        with urlopen(f"{origin.group()}/_rumbo/events", timeout=TIMEOUT) as stream:  # noqa: S310 - our own address
            seen, deadline = None, time.monotonic() + TIMEOUT
            for line in filter(bytes.strip, stream):
                assert time.monotonic() < deadline, "nothing new was told"
                state = json.loads(line.removeprefix(b"data: "))
                if state["version"] != seen:
                    seen = state["version"]
                    yield state


@contextmanager
def serve(folder: Path, language: str = "en") -> Iterator[Serving]:
    serving = Serving(folder, language)
    with serving.process:
        yield serving
        serving.process.terminate()
