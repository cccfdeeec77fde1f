"""`workshop-kit` and `python -m workshop_kit`."""

import os

from .commands import app
from .words import COMMAND, called


def main() -> None:
    """Entry of the command line."""
    os.environ[COMMAND] = called()  # for the processes that it starts
    app(prog_name=called())


if __name__ == "__main__":
    main()
