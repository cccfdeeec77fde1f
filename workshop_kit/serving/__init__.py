"""Voila and tornado live here: the hall, its pages, keys and sessions."""

import sys

# As if it were not installed: at its import it makes a grammar of all addresses in any script,
# about half of the server's start, which no schema here asks for. jsonschema goes on without.
sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]
