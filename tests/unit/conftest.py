"""What all unit tests stand on: a terminal that speaks English, whoever's machine it is."""

import pytest


@pytest.fixture(autouse=True)
def _english_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "C")
