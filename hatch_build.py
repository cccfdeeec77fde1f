"""What a wheel brings along: the folders that in a checkout lie beside the package."""

from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

FOLDERS = ("benchmarks", "facilitator_guides", "notebooks", "sample_data")


class Folders(BuildHookInterface):
    """Puts FOLDERS inside the package; an editable one reads those of the checkout."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Called by hatchling before a wheel is built."""
        if version == "standard":
            build_data["force_include"] |= {name: f"workshop_kit/{name}" for name in FOLDERS}
