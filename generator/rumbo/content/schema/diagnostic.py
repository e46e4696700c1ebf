"""Makes a diagnostic out of what its author wrote: defaults filled in, scales put in place, every part located."""

from collections.abc import Iterator, Mapping
from fractions import Fraction

from rumbo import model
from rumbo.content.schema import kinds
from rumbo.content.schema.questionnaire import (
    BandShape,
    CapShape,
    Conditions,
    DiagnosticShape,
    DimensionShape,
    ProfileShape,
    QuestionShape,
)
from rumbo.content.schema.shape import references, told_once, validate
from rumbo.content.source import Raw, Spot
from rumbo.kinds.answers import Option
from rumbo.kinds.written import Scale
from rumbo.location import Reference
from rumbo.wording.problems import Faulty, Problem, nearest


def diagnostic(slug: str, raw: Raw) -> model.Diagnostic:
    """The diagnostic in the folder `slug`, without its golden respondents.

    Raises:
        Faulty: with every fault of its shape.
    """
    written = validate(raw, DiagnosticShape)
    if problems := list(_misfits(written, Spot(raw))):
        raise Faulty(told_once(problems))
    return _Assembly(written, Spot(raw)).diagnostic(slug)


def _misfits(written: DiagnosticShape, top: Spot) -> Iterator[Problem]:
    for name, scale in written.scales.items():
        yield from kinds.scale_misfits(scale, top / "scales" / name)
    for dimension, spot in _walk(written.dimensions, top / "dimensions"):
        for index, question in enumerate(dimension.questions):
            at = spot / "questions" / index
            if question.like is not None and question.like not in written.templates:
                values = {"question": question.id, "id": question.like}
                meant = nearest(question.like, written.templates)
                yield Problem("unknown-template", (at / "like").place, values, suggestion=meant)
            else:
                yield from kinds.misfits(question, at, written.scales)


def _walk(dimensions: list[DimensionShape], spot: Spot) -> Iterator[tuple[DimensionShape, Spot]]:
    for index, dimension in enumerate(dimensions):
        yield dimension, spot / index
        yield from _walk(dimension.dimensions, spot / index / "dimensions")


class _Assembly:
    """One diagnostic on its way into the model: what its questions share."""

    def __init__(self, written: DiagnosticShape, top: Spot) -> None:
        self._written = written
        self._top = top
        self._scales: Mapping[str, Scale] = {
            name: kinds.scale(name, scale, top / "scales" / name) for name, scale in written.scales.items()
        }

    def diagnostic(self, slug: str) -> model.Diagnostic:
        written, top = self._written, self._top
        return model.Diagnostic(
            slug=slug,
            title=written.title,
            summary=written.summary,
            when=written.when,
            version=written.version,
            minutes=written.minutes,
            bands=tuple(_band(band, top / "bands" / index) for index, band in enumerate(written.bands)),
            dimensions=self._dimensions(written.dimensions, top / "dimensions"),
            place=top.place,
            intro=written.intro,
            profile=tuple(_profile(asked, top / "profile" / index) for index, asked in enumerate(written.profile)),
            combine=written.combine,
            order=references(written.order, top / "order"),
            score_range=written.score_range,
            decimals=written.decimals,
            weak_below=written.weak_below,
            min_coverage=written.min_coverage,
            groups=Reference(written.groups, (top / "groups").place) if written.groups else None,
            conversation=Reference(written.conversation, (top / "conversation").place)
            if written.conversation
            else None,
            one_at_a_time=_clauses(written.one_at_a_time, top / "one_at_a_time"),
            draft=written.draft,
            because=written.because,
        )

    def _dimensions(self, written: list[DimensionShape], spot: Spot) -> tuple[model.Dimension, ...]:
        return tuple(self._dimension(dimension, spot / index) for index, dimension in enumerate(written))

    def _dimension(self, written: DimensionShape, spot: Spot) -> model.Dimension:
        return model.Dimension(
            id=written.id,
            title=written.title,
            place=spot.place,
            about=written.about,
            weight=written.weight,
            remedies=references(written.remedies, spot / "remedies"),
            texts=written.texts,
            show_if=_clauses(written.show_if, spot / "show_if"),
            combine=written.combine or "mean",
            score_range=written.score_range,
            because=written.because,
            dimensions=self._dimensions(written.dimensions, spot / "dimensions"),
            questions=tuple(
                self._question(question, spot / "questions" / index) for index, question in enumerate(written.questions)
            ),
        )

    def _question(self, written: QuestionShape, spot: Spot) -> model.Question:
        defaults = self._written.defaults
        return model.Question(
            id=written.id,
            ask=written.ask,
            kind=kinds.kind_of(written, spot, self._scales),
            place=spot.place,
            hint=written.hint,
            why=written.why,
            good=written.good,
            weight=Fraction(1) if written.weight is None else written.weight,
            allow=frozenset(defaults.allow if written.allow is None else written.allow),
            dont_know=written.dont_know or defaults.dont_know,
            evidence=bool(written.evidence),
            caps=tuple(_cap(cap, spot / "caps" / index) for index, cap in enumerate(written.caps)),
            remedies=references(written.remedies, spot / "remedies"),
            weak_below=self._written.weak_below if written.weak_below is None else written.weak_below,
            show_if=_clauses(written.show_if, spot / "show_if"),
            when_hidden=written.when_hidden or "leave-out",
            because=written.because,
            same_as=_same_as(written, spot),
        )


def _same_as(written: QuestionShape | ProfileShape, spot: Spot) -> Reference | None:
    return Reference(written.same_as, (spot / "same_as").place) if written.same_as else None


def _clauses(written: Conditions, spot: Spot) -> tuple[model.Clause, ...]:
    return tuple(
        model.Clause(Reference(key, (spot / key).key_place), references(any_of, spot / key))
        for key, any_of in written.items()
    )


def _cap(written: CapShape, spot: Spot) -> model.Cap:
    return model.Cap(
        id=written.id,
        when=references(written.when, spot / "when"),
        when_missing=references(written.when_missing, spot / "when_missing"),
        at_most=written.at,
        because=written.because,
        place=spot.place,
        of=Reference(written.of, (spot / "of").place) if written.of else None,
    )


def _band(written: BandShape, spot: Spot) -> model.Band:
    return model.Band(place=spot.place, **dict(written))


def _profile(written: ProfileShape, spot: Spot) -> model.ProfileQuestion:
    options = tuple(
        Option(id=option.id, label=option.label, place=(spot / "options" / index).place)
        for index, option in enumerate(written.options)
    )
    return model.ProfileQuestion(
        id=written.id, ask=written.ask, options=options, place=spot.place, same_as=_same_as(written, spot)
    )
