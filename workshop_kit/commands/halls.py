"""The check of a hall a week before, and a rehearsal in it."""

import asyncio
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ..words import say
from .serving import certificate_of
from .terminal import HOME, Data, draw_qr, fail
from .trying import sample_of

if TYPE_CHECKING:
    from ..premises import Found


def hall(
    data: Data = HOME,
    port: Annotated[int, typer.Option(help=say("cli.port"))] = 8866,
    people: Annotated[int, typer.Option(min=1, help=say("premises.people"))] = 34,
    wait: Annotated[int, typer.Option(min=0, help=say("premises.wait"))] = 300,
    certificate: Annotated[Path | None, typer.Option(help=say("cli.certificate"))] = None,
    private_key: Annotated[Path | None, typer.Option(help=say("cli.private_key"))] = None,
    rehearse: Annotated[str, typer.Option(help=say("premises.rehearse"))] = "",
    simulated: Annotated[int, typer.Option(min=0, max=200, help=say("premises.simulated"))] = 0,
) -> None:
    """Say what would stop a workshop here; then let phones try, or rehearse."""
    from .. import premises  # noqa: PLC0415 -- slow import

    https = certificate_of(certificate, private_key) is not None
    found = premises.look(premises.Wanted(data, port, people, https))
    for one in found:
        typer.echo(one.line)
    if rehearse:
        return _rehearse(rehearse, port, data, simulated)
    came = _try(found, port, wait) if wait else -1
    faults = [one for one in found if one.what == "fault"]
    typer.echo(say("premises.faults" if faults or not came else "premises.well", n=len(faults)))
    if faults or not came:
        raise typer.Exit(1)


def _try(found: list["Found"], port: int, wait: int) -> int:
    """How many phones came to the page; -1 where none could be shown."""
    from ..premises import Trial  # noqa: PLC0415 -- slow import

    here = next((one.about["address"] for one in found if one.key == "premises.address"), "")
    if not here or any(one.key.startswith("premises.port_") for one in found):
        return -1
    address = f"http://{here}:{port}"
    typer.echo("\n" + say("premises.scan", address=address, seconds=wait))
    draw_qr(address)
    tell = lambda n: typer.echo(say("premises.came", n=n))  # noqa: E731
    came = Trial(port).wait(wait, tell)
    if not came:
        for name in ("nobody", "if_firewall", "if_isolated", "if_left"):
            typer.echo(say(f"premises.{name}", port=port, address=address))
    return came


def _rehearse(workshop: str, port: int, data: Path, people: int) -> None:
    from .. import rehearsal  # noqa: PLC0415 -- slow import
    from ..afternoon import crowd, hall  # noqa: PLC0415 -- slow import

    sample = sample_of(workshop) if people else None

    def tell(links: Mapping[str, Any]) -> None:
        draw_qr(links["join"])
        typer.echo(say("premises.rehearsing", **links))
        if sample:
            typer.echo(say("premises.simulating", n=people))
            played = hall.Played(sample, people, dict(links), typer.echo, once=False)
            asyncio.run(crowd.Crowd(played).play())

    try:
        rehearsal.rehearse(workshop, port, tell, data)
    except rehearsal.NotStarted as stopped:
        fail(stopped.args[0])
    except KeyboardInterrupt:
        typer.echo("\n" + say("premises.rehearsed"))
