"""Random respondents answer all that they are shown, validly, whatever is asked."""

from random import Random

from hypothesis import given

from property.documents import Pair, pairs
from property.test_laws import LAW
from rumbo.scoring.crowd import Crowd, weak_tops
from rumbo.scoring.instrument import read


@given(pair=pairs())
@LAW
def test_whoever_comes_answers_every_question_that_is_shown_to_all(pair: Pair) -> None:
    instrument = read(pair[0])
    ground = Crowd(instrument, Random(1)).anyone()  # noqa: S311 - repeatable, no secret
    for item in instrument.items.values():
        if not item.conditions:
            assert ground.responses[item.id].state not in ("blank", "hidden")


@given(pair=pairs())
@LAW
def test_who_is_weak_in_one_dimension_is_weak_in_no_other(pair: Pair) -> None:
    ground = Crowd(read(pair[0]), Random(1)).weak_in_one()  # noqa: S311
    assert ground is None or len(weak_tops(ground)) == 1


@given(pair=pairs())
@LAW
def test_the_same_dice_bring_the_same_respondents(pair: Pair) -> None:
    first, second = (Crowd(read(pair[0]), Random(7)) for _ in range(2))  # noqa: S311
    assert [first.anyone().responses for _ in range(3)] == [second.anyone().responses for _ in range(3)]
