"""New links for a room's private pages, once an old one came into wrong hands."""

from typing import Annotated

import typer

from ..words import say
from .terminal import HOME, AsJson, Data, fail, school_in, tell_links


def keys(
    room: Annotated[str, typer.Argument(help=say("cli.room"))],
    data: Data = HOME,
    as_json: AsJson = False,
) -> None:
    """Renew the keys of a room and print its new links."""
    from ..school import StoreError  # noqa: PLC0415 -- slow import

    place, code = school_in(data), room.upper()
    try:
        links = place.renew_keys(code)
    except KeyError:
        fail(say("cli.no_room", code=room, known=", ".join(place.store.rooms()) or "-"))
    except StoreError as error:
        fail(say(error.args[0], folder=data))
    tell_links(place, {"code": code, **links}, as_json, "cli.rekeyed")
