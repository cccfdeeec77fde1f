"""Workshops for schools that want less workload: notebooks, served through Voila.

The public surface; everything else may change. Loaded late: the command line starts at once.
"""

from typing import Any

__all__ = [
    "before_you_add",
    "directed_time",
    "evidence",
    "import_survey",
    "load_workshop",
    "meetings",
    "open_workshop",
    "plan",
    "plans",
    "results",
    "start",
    "trust_picture",
    "work_life_tracker",
    "year",
]


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(name)
    if name in ("plan", "results"):
        from . import frames  # noqa: PLC0415 -- pandas, 1 s

        return getattr(frames, name)
    from . import app, tools  # noqa: PLC0415 -- slow import

    return getattr(app, name, None) or getattr(tools, name)
