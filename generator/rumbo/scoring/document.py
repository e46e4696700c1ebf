"""The scoring document (SC-12): all that either engine reads of a diagnostic.

Ids and numbers only, no words; numbers are reduced fractions in text, arrays stand in file order. The content
hash leaves the `remedies` part out, so that a playbook's effort may change without orphaning saved answers.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction

from rumbo.model import (
    Cap,
    Choice,
    Clause,
    Diagnostic,
    Dimension,
    Linear,
    Option,
    Pick,
    Playbook,
    Question,
    Range,
    Ranged,
    Reference,
    Several,
    Span,
)
from rumbo.scoring.contract import (
    CapPart,
    ClausePart,
    DimensionPart,
    OptionPart,
    OptionRemedies,
    QuestionPart,
    QuestionRemedies,
    RangePart,
    RemediesPart,
    ScoredPart,
    ScoringDocument,
)


def scoring_document(diagnostic: Diagnostic, playbooks: Mapping[str, Playbook]) -> ScoringDocument:
    """The document of one diagnostic; its JSON Schema is docs/schemas/scoring-document.json."""
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
    remedies = _remedies(diagnostic, playbooks)
    return {**scored, "hash": _hash(scored), "remedies": remedies, "remedies_hash": _hash(remedies)}


def canonical(document: Mapping[str, object]) -> bytes:
    """The document's bytes, as published and hashed: sorted keys, no white space, UTF-8."""
    return json.dumps(document, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()


def text(number: Fraction) -> str:
    """A reduced fraction in text: `3`, `-1/2`."""
    return str(number)


def share(question: Question, answer: Option | Range) -> Fraction:
    """The s (0 to 1) of one option or range by itself (SC-1, SC-2); a `pick` gives each official one its part."""
    match question.kind:
        case Choice(span=(low, high), reverse=reverse) if answer.points is not None:
            points = low + high - answer.points if reverse else answer.points
            return (points - low) / (high - low)
        case Ranged(span=(low, high)) if answer.points is not None:
            return (answer.points - low) / (high - low)
        case Several(full=full):
            return min((answer.points or Fraction(0)) / full, Fraction(1))
        case Pick(options=options, choose=choose) if isinstance(answer, Option):
            return Fraction(answer.official, min(choose, sum(option.official for option in options)))
        case kind:
            raise TypeError(f"{type(kind).__name__} gives no share to {answer}")


def fallback_remedies(question: Question, enclosing: Iterable[Dimension]) -> tuple[Reference, ...]:
    """What remedies a question whose chosen options name none (SC-13); `enclosing` goes from the innermost out."""
    lists = (question.remedies, *(dimension.remedies for dimension in enclosing))
    return next((found for found in lists if found), ())


def remedies_of(diagnostic: Diagnostic, playbooks: Mapping[str, Playbook]) -> list[str]:
    """The playbooks that a result may call for, in order of first mention, those that are only prerequisites last."""
    mentioned = [ref.id for ref in sorted(_mentions(diagnostic), key=lambda ref: ref.place)]
    return _with_prerequisites(mentioned, playbooks)


def _hash(part: Mapping[str, object]) -> str:
    return hashlib.sha256(canonical(part)).hexdigest()[:12]


def _ids(things: Iterable[Option | Range | Reference]) -> list[str]:
    return [thing.id for thing in things]


def _span(span: Span) -> list[str]:
    return [text(span[0]), text(span[1])]


def _clauses(clauses: Iterable[Clause]) -> list[ClausePart]:
    return [{"key": clause.key.id, "any_of": _ids(clause.any_of)} for clause in clauses]


def _dimension(dimension: Dimension, inherited: Span) -> DimensionPart:
    span = dimension.score_range or inherited
    return {
        "id": dimension.id,
        "weight": text(dimension.weight),
        "combine": dimension.combine,
        "score_range": _span(span),
        "show_if": _clauses(dimension.show_if),
        "dimensions": [_dimension(child, span) for child in dimension.dimensions],
        "questions": [_question(question, dimension) for question in dimension.questions if question.is_scored],
    }


def _question(question: Question, home: Dimension) -> QuestionPart:
    asked: QuestionPart = {
        "id": question.id,
        "weight": text(question.weight),
        "allow": sorted(question.allow),
        "dont_know": question.dont_know,
        "weak_below": text(question.weak_below),
        "show_if": _clauses(question.show_if),
        "when_hidden": question.when_hidden,
        "caps": [_cap(cap, question, home) for cap in question.caps],
        "kind": "choice",
    }
    match question.kind:
        case Choice(options=options):
            return {**asked, "options": [{"id": o.id, "s": text(share(question, o))} for o in options]}
        case Several(options=options, full=full):
            shares: list[OptionPart] = [
                {"id": o.id, "share": text((o.points or Fraction(0)) / full), "exclusive": o.exclusive} for o in options
            ]
            return {**asked, "kind": "several", "options": shares}
        case Pick(options=options, choose=choose):
            official: list[OptionPart] = [{"id": option.id, "official": option.official} for option in options]
            return {**asked, "kind": "pick", "choose": choose, "options": official}
        case Ranged(minimum=low, maximum=high, ranges=ranges):
            scores: list[RangePart] = [
                {"id": r.id, "from": text(r.start), "s": text(share(question, r))} for r in ranges
            ]
            return {**asked, "kind": "number", "min": text(low), "max": text(high), "ranges": scores}
        case Linear(minimum=low, maximum=high, down=down):
            return {**asked, "kind": "linear", "min": text(low), "max": text(high), "down": down}
        case kind:
            raise TypeError(f"{type(kind).__name__} is not scored")


def _cap(cap: Cap, question: Question, home: Dimension) -> CapPart:
    shares = {answer.id: share(question, answer) for answer in question.answers}
    return {
        "id": cap.id,
        "when": _ids(cap.when),
        "at": text(cap.at_most),
        "of": cap.of.id if cap.of else home.id,
        "lowest": any(shares[ref.id] == min(shares.values()) for ref in cap.when),
    }


def _remedies(diagnostic: Diagnostic, playbooks: Mapping[str, Playbook]) -> RemediesPart:
    return {
        "order": _ids(diagnostic.order),
        "playbooks": [
            {
                "playbook": slug,
                "effort": text(playbooks[slug].effort.total_hours),
                "needs": _ids(playbooks[slug].needs),
            }
            for slug in remedies_of(diagnostic, playbooks)
        ],
        "questions": [
            _question_remedies(question, path)
            for path in _paths(diagnostic.dimensions, ())
            for question in path[0].questions
            if question.is_scored
        ],
    }


def _question_remedies(question: Question, enclosing: tuple[Dimension, ...]) -> QuestionRemedies:
    own: list[OptionRemedies] = [
        {"option": answer.id, "remedies": _ids(answer.remedies)} for answer in question.answers if answer.remedies
    ]
    return {
        "question": question.id,
        "options": own,
        "otherwise": _ids(fallback_remedies(question, enclosing)),
        "first": [answer.id for answer in question.answers if answer.first],
    }


def _paths(dimensions: Iterable[Dimension], above: tuple[Dimension, ...]) -> Iterator[tuple[Dimension, ...]]:
    """Every dimension with those that enclose it, itself first."""
    for dimension in dimensions:
        path = (dimension, *above)
        yield path
        yield from _paths(dimension.dimensions, path)


def _mentions(diagnostic: Diagnostic) -> Iterator[Reference]:
    for dimension in diagnostic.all_dimensions():
        yield from dimension.remedies
        for question in dimension.questions:
            yield from question.remedies
            for answer in question.answers:
                yield from answer.remedies


def _with_prerequisites(mentioned: Iterable[str], playbooks: Mapping[str, Playbook]) -> list[str]:
    """Each slug once, in order of first mention; what they need follows."""
    found = dict.fromkeys(mentioned)
    waiting = list(found)
    for slug in waiting:
        fresh = [need.id for need in playbooks[slug].needs if need.id not in found]
        found.update(dict.fromkeys(fresh))
        waiting.extend(fresh)
    return list(found)
