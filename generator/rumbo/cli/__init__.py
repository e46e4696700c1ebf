"""The command line: the only room that prints. It decides nothing: it calls, words and counts.

It speaks the language of `--lang`, else that of the terminal; `--help` and the complaints of click itself are English.
What a command needs is loaded when it is called: `rumbo --help` waits for none of it.

Exit codes: 0 clean, 1 problems in the content, 2 wrong use, 3 the machine would not, 130 interrupted.
"""

import os
from pathlib import Path
from typing import get_args

import click

from rumbo.cli.surviving import Surviving
from rumbo.wording.phrases import Language, locale_language

_COMMANDS = {
    "new": ("started", "Start a site, a playbook, a diagnostic, or a client's site."),
    "serve": ("served", "Preview the site, drafts included; the page reloads when a file changes."),
    "check": ("checked", "Print every problem of the site's files, and advice on its questionnaires."),
    "build": ("built", "Write the site to site/, ready for any static host."),
    "verify": ("verified", "Check a built folder: policies, links, hashes, weights, leftovers of a machine."),
    "score": ("scored", "Score a file of answers, as downloaded from a diagnostic's page."),
    "report": ("scored", "Print the result of a file of answers as a PDF, or write it as a DOCX to edit."),
    "plan": ("planned", 'Make a plan out of a file of answers, as the page "My plan" makes it.'),
    "import": (
        "imports",
        "Write a diagnostic from a workbook (.xlsx), its questions (.csv), a SurveyJS survey or a custom lens (.json).",
    ),
    "diff": ("clients", "Tell in sentences how a client's site differs from the base's."),
    "export": ("clients", "Write a client's site as a folder of its own, which builds the same without the base."),
    "team": ("teamed", "Put several people's files of answers together, and find what to talk about."),
    "keys": ("opened", "Make a pair of keys, for answers that are sent sealed."),
    "open": ("opened", "Open answers that were sent sealed."),
    "eject": ("started", "Copy one file of the theme into the site's templates/, to change it there."),
}
"""Each command with the module of this room that holds it, and what it does in one line; in the order of their use."""


@click.group(cls=Surviving, commands_in=_COMMANDS, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="rumbo", prog_name="rumbo")
@click.option("-C", "--folder", type=click.Path(path_type=Path), default=".", help="The site's folder [default: here].")
@click.option("--lang", type=click.Choice(get_args(Language)), help="What to speak [default: as the terminal].")
@click.pass_context
def main(context: click.Context, folder: Path, lang: Language | None) -> None:
    """Turn questionnaires and playbooks into a site of self-diagnostics.

    \b
    rumbo new my-site && cd my-site     start a site
    rumbo serve                         preview it while you write
    rumbo check                         see everything that is wrong with it
    rumbo build                         write site/, for any static host

    Exit code: 0 clean, 1 problems in the content, 2 wrong use, 3 the machine would not, 130 interrupted.
    """
    from rumbo.cli.terminal import LANGUAGE  # noqa: PLC0415 - what prints takes its time to load

    context.obj = folder
    context.meta[LANGUAGE] = lang or locale_language(os.environ)
