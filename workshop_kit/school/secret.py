"""The secret in a private link: letters and digits only, for a mail program cuts at other signs."""

import secrets
from hashlib import sha256
from string import ascii_letters, digits

KEYED = ("desk", "board", "plan")
LONG = 24  # of 62 signs: 142 bits


def new_key() -> str:
    """A key that nobody can guess, whole at a double click."""
    return "".join(secrets.choice(ascii_letters + digits) for _ in range(LONG))


def new_keys() -> tuple[dict[str, str], dict[str, str]]:
    """A key for each private page of a room, and what is kept of them: their hashes."""
    keys = {role: new_key() for role in KEYED}
    return keys, {role: sha256(key.encode()).hexdigest() for role, key in keys.items()}
