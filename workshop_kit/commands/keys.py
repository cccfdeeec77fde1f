"""New links for a room's private pages, once an old one came into wrong hands."""

from typing import Annotated

import typer

from ..words import say
from .terminal import HOME, AsJson, Data, refusals, school_in, tell_links


def keys(
    room: Annotated[str, typer.Argument(help=say("cli.room"))],
    data: Data = HOME,
    as_json: AsJson = False,
) -> None:
    """Renew the keys of a room and print its new links."""
    place, code = school_in(data), room.upper()
    with refusals(place):
        links = place.renew_keys(code)
    tell_links(place, {"code": code, **links}, as_json, "cli.rekeyed")
