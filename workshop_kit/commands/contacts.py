"""Who to talk to: lay the school's file, and say what is still empty."""

import typer

from ..words import say
from .terminal import HOME, Data, SchoolName, fail, school_in, writing


def contacts(data: Data = HOME, school: SchoolName = "") -> None:
    """Print where the file is and which lines are still empty."""
    from ..school import contacts as kept  # noqa: PLC0415 -- slow import

    place = school_in(data, school)
    try:
        with writing(data):
            path = kept.lay(place.folder, place.name)
        empty = [who for who, said in kept.read(place.folder).items() if not said]
    except kept.Unreadable as broken:
        fail(say("cli.contacts_wrong", path=kept.place(place.folder), reason=broken.args[0]))
    typer.echo(path)
    names = ", ".join(empty)
    typer.echo(say("cli.contacts_empty", names=names) if empty else say("cli.contacts_full"))
