"""The command that takes a questionnaire out of a spreadsheet."""

import sys
from pathlib import Path

import click

from rumbo.cli.exits import PROBLEMS
from rumbo.cli.terminal import out, refusal, show, site_folder, tell, tell_written, words
from rumbo.cli.writing import write_whole
from rumbo.content.importing import imported
from rumbo.wording.phrases import counted


@click.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--as", "slug", metavar="SLUG", help="What the diagnostic is called [default: as the file says].")
@click.pass_obj
def import_(folder: Path, file: Path, slug: str | None) -> None:
    """Write a diagnostic from a workbook (.xlsx), its questions (.csv), a SurveyJS survey or a custom lens (.json).

    \b
    rumbo import ventas.xlsx
    rumbo import ventas.xlsx --as ventas-norte
    rumbo import questions.csv --as ventas
    rumbo import lens.json
    """
    if not file.is_file():
        raise refusal("no-workbook", file=str(file))
    found = imported(site_folder(folder), file, slug)
    for notice in sorted(found.notices, key=lambda notice: str(notice.place)):
        out.print(f"{notice.place}", style="yellow" if notice.advice else "red")
        out.print(f"    {words(notice.says)}")
        if notice.hint:
            out.print(f"    {words(notice.hint)}")
    if found.problems:
        show(found.problems)
    if not found.files:
        sys.exit(PROBLEMS)
    for path, content in found.files.items():
        place = folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        write_whole(place, content)
    tell_written(folder / next(iter(found.files)))
    if playbooks := sum(path.startswith("playbooks/") for path in found.files):
        tell(counted("new.playbooks", playbooks))
