"""The browser's scorer and Python's agree on every field of every result, whatever is asked and answered."""

import pytest
from hypothesis import HealthCheck, given, settings

from engines import Engine, in_python
from property.documents import Pair, pairs

ROOMY = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


@given(pair=pairs())
@settings(ROOMY, max_examples=500, derandomize=True)
def test_both_engines_give_the_same_result(browser_engine: Engine, pair: Pair) -> None:
    assert browser_engine(*pair) == in_python(*pair)


@pytest.mark.long
@given(pair=pairs())
@settings(ROOMY, max_examples=10_000)
def test_both_engines_give_the_same_result_ten_thousand_times(browser_engine: Engine, pair: Pair) -> None:
    assert browser_engine(*pair) == in_python(*pair)
