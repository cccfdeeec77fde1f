"""Print a workshop: sheets to write on, slides, the facilitator's guide."""

from datetime import date
from typing import Annotated

import typer

from ..disk import put
from ..words import say
from .terminal import HOME, Data, To, check_setting, fail, writing


def print_workshop(
    workshop: Annotated[str, typer.Argument(help=say("cli.workshop"))],
    to: To,
    setting: Annotated[str, typer.Option(help=say("on_paper.setting"))] = "",
    data: Data = HOME,
) -> None:
    """Write all that a workshop needs on paper into a folder."""
    from .. import content, paperwork  # noqa: PLC0415 -- slow import
    from ..school import folder  # noqa: PLC0415 -- slow import

    setting = setting or folder.known_setting(data).get("setting", "")
    check_setting(setting)
    side = folder.side_of(data)
    known = [name for name, one in content.library(data).items() if one.side == side]
    if workshop not in known:
        fail(say("cli.no_workshop", name=workshop, known=", ".join(known)))
    how = (setting, date.today().isoformat())
    with writing(to):
        to.mkdir(parents=True, exist_ok=True)
        for file in paperwork.everything(folder.named(data), workshop, data, how):
            typer.echo(put(to / file.name, file.body))
