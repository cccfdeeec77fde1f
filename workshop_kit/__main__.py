"""`workshop-kit` and `python -m workshop_kit`."""

from .commands import app


def main() -> None:
    """Entry of the command line."""
    app(prog_name="workshop-kit")


if __name__ == "__main__":
    main()
