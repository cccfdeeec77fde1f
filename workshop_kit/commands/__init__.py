"""The command line: what each command is called, and the sentence that `--help` says of it."""

import typer

from ..words import say
from . import rooms, serving, trying, workshops

app = typer.Typer(
    help=say("cli.help"),
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
app.command("serve", help=say("cli.serve"))(serving.serve)
app.command("open", help=say("cli.open"))(rooms.open_room)
app.command("check", help=say("cli.check"))(workshops.check)
app.command("new", help=say("cli.new"))(workshops.new)
app.command("day", help=say("cli.day"))(rooms.day)
app.command("export", help=say("cli.export"))(rooms.export)
app.command("paper", help=say("cli.paper"))(rooms.paper)
app.command("try", help=say("cli.try"))(trying.try_it)
app.command("bench", help=say("cli.bench"))(trying.bench)
