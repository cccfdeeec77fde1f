"""The pages beside the workshops: each is a notebook of this name, served under /tools/NAME."""

TOOLS = ("evidence",)
