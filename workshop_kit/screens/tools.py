"""The pages beside the workshops: each is a notebook of this name, served under /tools/NAME."""

TOOLS = (
    *("directed_time", "year", "meetings", "before_you_add", "plan", "import", "evidence"),
    "trust",
)
