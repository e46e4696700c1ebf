"""The command that previews a site while it is being written."""

from pathlib import Path

import click

from rumbo.cli import clients
from rumbo.cli.terminal import language, out, refusal, say, show, site_folder
from rumbo.publishing import serve as preview
from rumbo.wording.phrases import why

_PORT = 8000


@click.command()
@click.option("--client", metavar="SLUG", help="Preview this client's site.")
@click.option("--host", default="127.0.0.1", show_default=True, help="0.0.0.0 shows it to the whole network.")
@click.option("--port", type=click.IntRange(0, 65_535), default=_PORT, show_default=True, help="0 takes a free one.")
@click.pass_obj
def serve(folder: Path, client: str | None, host: str, port: int) -> None:
    """Preview the site, drafts included; the page reloads when a file changes.

    \b
    rumbo serve
    rumbo serve --port 9000
    rumbo serve --client acme
    """
    base = site_folder(folder)
    if client:
        clients.known(base, client)
    try:
        preview.serve(base, (host, port), tell=say, show=show, language=language(), client=client)
    except preview.AddressError as error:
        raise refusal("address", address=f"{host}:{port}", reason=why(error, language())) from error
    except KeyboardInterrupt:
        out.print()
