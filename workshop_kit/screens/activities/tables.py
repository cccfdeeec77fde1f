"""A table of the report as a page draws it."""

from typing import Any

from ...domain.document import Table


def drawn(table: Table) -> dict[str, Any]:
    """Its caption, its head and its rows as plain JSON values."""
    return {"caption": table.caption, "head": list(table.head), "rows": [*map(list, table.rows)]}
