"""What golden respondents answer, held against what is asked: an answer that no visitor could give is a slip.

The scorer counts such an answer as blank (SC-2); here it is a problem, unless the respondent expects to see it ignored.
"""

from collections.abc import Iterator, Mapping

from rumbo.location import Location
from rumbo.model import Case, Diagnostic, ProfileQuestion, Question
from rumbo.scoring.contract import IgnoredAnswer, Result
from rumbo.wording.phrases import Filling, Phrase, named
from rumbo.wording.problems import Problem, nearest


def slips(case: Case, diagnostic: Diagnostic, result: Result) -> Iterator[Problem]:
    """Every answer of a golden respondent that its own result ignores and that it does not expect to be."""
    asked: dict[str, Question | ProfileQuestion] = {question.id: question for question in diagnostic.all_questions()}
    profile: dict[str, Question | ProfileQuestion] = {question.id: question for question in diagnostic.profile}
    expected = _expected(case)
    for entry in result["ignored"]:
        if entry["question"] not in expected:
            in_profile = entry["question"] in case.profile and entry["question"] not in case.answers
            yield _slip(case, entry, profile if in_profile else asked, "profile" if in_profile else "answers")


def _expected(case: Case) -> set[object]:
    listed = case.expect.get("ignored")
    return {entry.get("question") for entry in listed if isinstance(entry, dict)} if isinstance(listed, list) else set()


def _slip(case: Case, entry: IgnoredAnswer, asked: Mapping[str, Question | ProfileQuestion], part: str) -> Problem:
    question, reason = entry["question"], str(entry["reason"])
    place = case.given[part, question]
    if reason == "unknown-question" and question in asked:
        reason = "never-scored"
    if reason == "unknown-question":
        values: dict[str, Filling] = {"owner": named("case", case.name), "id": question}
        return Problem("unknown-question", case.given[part, question, "key"], values, nearest(question, asked))
    if reason == "unknown-option":
        return _unknown_option(case, asked[question], part, place)
    why = Phrase(f"ignored.{reason}")
    return Problem("no-answer", place, {"case": case.name, "question": question, "reason": why})


def _unknown_option(case: Case, asked: Question | ProfileQuestion, part: str, place: Location) -> Problem:
    known = [answer.id for answer in (asked.options if isinstance(asked, ProfileQuestion) else asked.answers)]
    given = case.profile[asked.id] if part == "profile" else case.answers[asked.id]
    wrong = [id_ for id_ in ((given,) if isinstance(given, str) else given) if id_ not in known]
    word = wrong[0] if wrong else str(given)
    values = {"question": asked.id, "id": word, "known": ", ".join(known)}
    return Problem("unknown-option", place, values, nearest(word, known))
