"""The list of kinds: a kind that is only half there is an error that mypy places (house rules of kinds/)."""

import shutil
import subprocess
import sys
from pathlib import Path
from typing import get_args

import pytest

from rumbo.kinds import KindName, keys_of
from rumbo.kinds.written import SCORED

REPOSITORY = Path(__file__).parents[1]
LIST = Path("generator/rumbo/kinds/__init__.py")


@pytest.mark.parametrize("name", get_args(KindName))
def test_a_column_of_a_spreadsheet_is_a_key_of_its_kind(name: KindName) -> None:
    keys = keys_of(name)
    assert set(keys.columns) <= keys.known - SCORED
    assert set(keys.needed) | set(keys.either or ()) <= keys.known


@pytest.mark.long
def test_a_new_member_of_the_list_of_kinds_alone_is_an_error_at_each_place(tmp_path: Path) -> None:
    for folder in ("generator", "pyproject.toml"):
        source = REPOSITORY / folder
        shutil.copytree(source, tmp_path / folder) if source.is_dir() else shutil.copy(source, tmp_path)
    written = (tmp_path / LIST).read_text("utf-8")
    (tmp_path / LIST).write_text(written.replace('"note"]', '"note", "slider"]', 1), "utf-8")
    command = [sys.executable, "-m", "mypy", "--no-error-summary", "generator"]
    run = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    lines = run.stdout.splitlines()
    places = [line for line in lines if line.startswith(str(LIST)) and "slider" in line and "assert_never" in line]
    assert len(places) == written.count("assert_never(name)")
    assert [line for line in lines if ": error:" in line and line not in places] == []
