"""The secret in a private link: letters and digits only, for a mail program cuts at other signs."""

import secrets
from string import ascii_letters, digits

LONG = 24  # of 62 signs: 142 bits


def new_key() -> str:
    """A key that nobody can guess, whole at a double click."""
    return "".join(secrets.choice(ascii_letters + digits) for _ in range(LONG))
