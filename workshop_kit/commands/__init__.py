"""The command line: what each command is called, and the sentence that `--help` says of it."""

import typer

from ..words import say
from . import (
    contacts,
    directed_time,
    follow,
    halls,
    imports,
    keeping,
    keys,
    plans,
    printing,
    replay,
    rooms,
    serving,
    slips,
    trusts,
    trying,
    weeks,
    workshops,
    years,
)

app = typer.Typer(
    help=say("cli.help"),
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
app.command("serve", help=say("cli.serve"))(serving.serve)
app.command("open", help=say("cli.open"))(rooms.open_room)
app.command("invite", help=say("cli.invite"))(rooms.invite)
app.command("keys", help=say("cli.keys"))(keys.keys)
app.command("check", help=say("cli.check"))(workshops.check)
app.command("new", help=say("cli.new"))(workshops.new)
app.command("day", help=say("cli.day"))(rooms.day)
app.command("directed-time", help=say("cli.directed"))(directed_time.directed_time)
app.command("import", help=say("cli.import"))(imports.import_survey)
app.command("export", help=say("cli.export"))(rooms.export)
app.command("replay", help=say("cli.replay"))(replay.replay)
app.add_typer(plans.app, name="plan")
app.command("review", help=say("cli.review"))(follow.review)
app.command("story", help=say("cli.story"))(follow.story)
app.command("paper", help=say("cli.paper"))(rooms.paper)
app.command("contacts", help=say("cli.contacts"))(contacts.contacts)
app.command("year", help=say("cli.year"))(years.year)
app.command("week", help=say("cli.week"))(weeks.week)
app.command("receipt", help=say("cli.receipt"))(keeping.receipt)
app.command("backup", help=say("cli.backup"))(keeping.backup)
app.command("restore", help=say("cli.restore"))(keeping.restore)
app.command("forget", help=say("cli.forget"))(keeping.forget)
app.command("handover", help=say("cli.handover"))(keeping.handover)
app.command("print", help=say("cli.print"))(printing.print_workshop)
app.command("slips", help=say("cli.print_slips"))(slips.slips)
app.command("bundle", help=say("cli.bundle"))(trusts.bundle)
app.add_typer(trusts.app, name="trust")
app.command("hall", help=say("cli.hall"))(halls.hall)
app.command("try", help=say("cli.try"))(trying.try_it)
app.command("open-sample", hidden=True)(trying.open_sample)
app.command("bench", help=say("cli.bench"))(trying.bench)
