"""The scoring document (SC-12): all that either engine reads of a diagnostic.

Ids and numbers only, no words; numbers are reduced fractions in text, arrays stand in file order. The content
hash leaves the `remedies` part out, so that a playbook's effort may change without orphaning saved answers.
"""

import hashlib
import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from fractions import Fraction

from rumbo.kinds.answers import Answer, Ends
from rumbo.location import Reference
from rumbo.model import Cap, Clause, Diagnostic, Dimension, Question, Remedy
from rumbo.scoring import measures
from rumbo.scoring.contract import (
    CapPart,
    ClausePart,
    DimensionPart,
    OptionRemedies,
    QuestionPart,
    QuestionRemedies,
    RemediesPart,
    ScoredPart,
    ScoringDocument,
)
from rumbo.scoring.instrument import Instrument, read
from rumbo.scoring.remembered import remembered


@remembered(alike=True)
def scoring_document(diagnostic: Diagnostic, remedies: Mapping[str, Remedy]) -> ScoringDocument:
    """The document of one diagnostic; its JSON Schema is docs/schemas/scoring-document.json.

    `remedies` are all that answers of the site may lead to, by the names that diagnostics give them (`leads`).
    """
    scored: ScoredPart = {
        "diagnostic": diagnostic.slug,
        "version": diagnostic.version,
        "combine": diagnostic.combine,
        "decimals": diagnostic.decimals,
        "min_coverage": text(diagnostic.min_coverage),
        "score_range": _span(diagnostic.score_range),
        "bands": [{"id": band.id, "from": text(band.start), "weak": band.weak} for band in diagnostic.bands],
        "profile": [{"id": asked.id, "options": _ids(asked.options)} for asked in diagnostic.profile],
        "dimensions": [_dimension(child, diagnostic.score_range) for child in diagnostic.dimensions],
    }
    part = _remedies(diagnostic, remedies)
    return {**scored, "hash": _hash(scored), "remedies": part, "remedies_hash": _hash(part)}


@remembered(alike=True)
def instrument_of(diagnostic: Diagnostic, remedies: Mapping[str, Remedy]) -> Instrument:
    """A diagnostic as numbers, through the same document that the browser reads."""
    return read(scoring_document(diagnostic, remedies))


def canonical(document: Mapping[str, object]) -> bytes:
    """The document's bytes, as published and hashed: sorted keys, no white space, UTF-8."""
    return json.dumps(document, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()


def text(number: Fraction) -> str:
    """A reduced fraction in text: `3`, `-1/2`."""
    return str(number)


def share(question: Question, answer: Answer) -> Fraction:
    """The s (0 to 1) of one option or range by itself (SC-1, SC-2)."""
    return shares_of(question)[answer.id]


@remembered(most=4096)
def shares_of(question: Question) -> Mapping[str, Fraction]:
    """The same for every option or range, by id in file order; empty for what has neither."""
    measure = question.kind.measure()
    shares = measures.read(measure).shares if measure else {}
    return {id_: min(share, measures.ALL) for id_, share in shares.items()}


def can_be_best_without(question: Question, option: str) -> bool:
    """Whether the best score of a `several` can be reached without one of its options."""
    return is_best(question, shares_of(question).keys() - {option})


def is_best(question: Question, ticked: Collection[str]) -> bool:
    """Whether these options of a `several` together are enough for the best score (SC-2)."""
    return sum(share for id_, share in shares_of(question).items() if id_ in ticked) >= measures.ALL


def fallback_remedies(question: Question, enclosing: Iterable[Dimension]) -> tuple[Reference, ...]:
    """What remedies a question whose chosen options name none (SC-13); `enclosing` goes from the innermost out."""
    lists = (question.remedies, *(dimension.remedies for dimension in enclosing))
    return next((found for found in lists if found), ())


def remedies_of(diagnostic: Diagnostic, remedies: Mapping[str, Remedy]) -> list[str]:
    """What a result may call for, in order of first mention, those that are only prerequisites last."""
    mentioned = [ref.id for ref in sorted(_mentions(diagnostic), key=lambda ref: ref.place)]
    return with_prerequisites(mentioned, remedies)


def _hash(part: Mapping[str, object]) -> str:
    return hashlib.sha256(canonical(part)).hexdigest()[:12]


def _ids(things: Iterable[Answer | Reference]) -> list[str]:
    return [thing.id for thing in things]


def _span(span: Ends) -> list[str]:
    return [text(span[0]), text(span[1])]


def clauses(written: Iterable[Clause]) -> list[ClausePart]:
    """A condition, as either engine reads it."""
    return [{"key": clause.key.id, "any_of": _ids(clause.any_of)} for clause in written]


def _dimension(dimension: Dimension, inherited: Ends) -> DimensionPart:
    span = dimension.score_range or inherited
    return {
        "id": dimension.id,
        "weight": text(dimension.weight),
        "combine": dimension.combine,
        "score_range": _span(span),
        "show_if": clauses(dimension.show_if),
        "dimensions": [_dimension(child, span) for child in dimension.dimensions],
        "questions": list(_questions(dimension)),
    }


def _questions(dimension: Dimension) -> Iterator[QuestionPart]:
    for question in dimension.questions:
        if measure := question.kind.measure():
            yield {
                "id": question.id,
                "weight": text(question.weight),
                "allow": sorted(question.allow),
                "dont_know": question.dont_know,
                "weak_below": text(question.weak_below),
                "show_if": clauses(question.show_if),
                "when_hidden": question.when_hidden,
                "caps": [_cap(cap, question, dimension) for cap in question.caps],
                "measure": measure,
            }


def _cap(cap: Cap, question: Question, home: Dimension) -> CapPart:
    shares = shares_of(question)
    return {
        "id": cap.id,
        "when": _ids(cap.when),
        "when_missing": _ids(cap.when_missing),
        "at": text(cap.at_most),
        "of": cap.of.id if cap.of else home.id,
        "lowest": bool(cap.when_missing) or any(shares[ref.id] == min(shares.values()) for ref in cap.when),
    }


def _remedies(diagnostic: Diagnostic, remedies: Mapping[str, Remedy]) -> RemediesPart:
    return {
        "order": _ids(diagnostic.order),
        "playbooks": [
            {
                "playbook": slug,
                "effort": text(remedies[slug].effort.total_hours),
                "needs": _ids(remedies[slug].needs),
            }
            for slug in remedies_of(diagnostic, remedies)
        ],
        "questions": [
            _question_remedies(question, enclosing)
            for question, enclosing in diagnostic.placed_questions()
            if question.is_scored
        ],
    }


def _question_remedies(question: Question, enclosing: tuple[Dimension, ...]) -> QuestionRemedies:
    own = {answer.id: answer.remedies for answer in question.answers}
    missing = {option.id: option.missing for option in question.kind.offered}
    return {
        "question": question.id,
        "options": _by_option(own),
        "otherwise": _ids(fallback_remedies(question, enclosing)),
        "first": [answer.id for answer in question.answers if answer.first],
        "missing": _by_option({id_: part.remedies for id_, part in missing.items()}),
        "first_missing": [id_ for id_, part in missing.items() if part.first],
    }


def _by_option(lists: Mapping[str, tuple[Reference, ...]]) -> list[OptionRemedies]:
    return [{"option": id_, "remedies": _ids(named)} for id_, named in lists.items() if named]


def _mentions(diagnostic: Diagnostic) -> Iterator[Reference]:
    for dimension in diagnostic.all_dimensions():
        yield from dimension.remedies
        for question in dimension.questions:
            yield from question.remedies
            for answer in question.answers:
                yield from answer.mentions


def with_prerequisites(mentioned: Iterable[str], remedies: Mapping[str, Remedy]) -> list[str]:
    """Each slug once, in order of first mention; all that they need follows, and what that needs."""
    found = dict.fromkeys(mentioned)
    waiting = list(found)
    for slug in waiting:
        fresh = [need.id for need in remedies[slug].needs if need.id not in found]
        found.update(dict.fromkeys(fresh))
        waiting.extend(fresh)
    return list(found)
