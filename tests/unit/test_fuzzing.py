"""Inputs that once escaped, and every attack string as every kind of file."""

from pathlib import Path

import pytest

import fuzzing
from fuzzing import ATTACKS, CASES, KINDS


@pytest.mark.parametrize("case", sorted(CASES.glob("*")), ids=lambda case: case.name)
def test_an_input_that_once_escaped_is_answered(case: Path) -> None:
    fuzzing.one_input(case.read_bytes())


@pytest.mark.parametrize("kind", dict.fromkeys(KINDS), ids=lambda kind: kind.__name__)
def test_every_attack_is_answered_as_every_kind_of_file(kind: fuzzing.Kind) -> None:
    for attack in ATTACKS:
        kind(attack.encode(errors="surrogatepass"))


def test_there_are_enough_attacks() -> None:
    assert len(set(ATTACKS)) >= 150


def test_every_seed_is_answered() -> None:
    for seed in fuzzing.seeds().values():
        fuzzing.one_input(seed)
