"""What a respondent said beside the answers: of themselves, and as notes. Nothing of it is scored, nothing trusted."""

from collections.abc import Iterator, Mapping

from rumbo.pages.report.blocks import Block, Heading, Paragraph, Run
from rumbo.pages.views.diagnostic import DiagnosticPage
from rumbo.scoring.contract import Given

LONGEST = 2000
"""So many characters the form takes of a note."""


def of_themselves(page: DiagnosticPage, given: Given) -> Iterator[Block]:
    """A line for each question of the profile that was answered with one of its options."""
    chosen = _texts(given, "profile")
    for asked in page.profile:
        labels = {option.id: option.label for option in asked.options}
        if label := labels.get(chosen.get(asked.id, "")):
            yield Paragraph((Run(f"{asked.ask} ", strong=True), Run(label)))


def noted(page: DiagnosticPage, given: Given, heading: str) -> Iterator[Block]:
    """The notes under their questions, in the order of the form; nothing where there is none."""
    notes = {id_: text.strip()[:LONGEST] for id_, text in _texts(given, "notes").items()}
    sections = (part for top in page.sections for part in top.walk())
    told = [asked for part in sections for asked in part.questions if notes.get(asked.id)]
    if told:
        yield Heading(2, heading)
    for asked in told:
        number = f"{asked.number}. " if asked.number else ""
        yield Paragraph((Run(f"{number}{asked.ask}", strong=True),))
        yield Paragraph((Run(notes[asked.id]),))


def _texts(given: Given, part: str) -> dict[str, str]:
    """What a file holds under a name, as far as it is texts by ids."""
    found = {**given}.get(part)
    entries = found.items() if isinstance(found, Mapping) else ()
    return {id_: text for id_, text in entries if isinstance(id_, str) and isinstance(text, str)}
