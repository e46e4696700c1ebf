"""The works that advice on questionnaires stands on, from wording/sources.toml; they are the same in every language."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources


def sources(code: str) -> tuple[str, ...]:
    """Each work that a piece of advice rests on, with what it says; none for what no literature is needed for."""
    return _sources().get(code, ())


@cache
def _sources() -> Mapping[str, tuple[str, ...]]:
    written = tomllib.loads(resources.files("rumbo.wording").joinpath("sources.toml").read_text("utf-8"))
    works: Mapping[str, str] = written["works"]
    said: Mapping[str, Mapping[str, str]] = written["says"]
    return {code: tuple(f"{works[work]}: {says}." for work, says in rests.items()) for code, rests in said.items()}
