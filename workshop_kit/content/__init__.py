"""Reads workshop files and guides, and refuses them with sentences.

Shape first (which fields, lists, numbers), then sense (what they mean together); all at once.
"""

from .faults import Fault, Faulty
from .guides import Script, guide_path, script
from .workshops import check_file, clashes, library_paths, load_workshop, read_workshop

__all__ = [
    "Fault",
    "Faulty",
    "Script",
    "check_file",
    "clashes",
    "guide_path",
    "library_paths",
    "load_workshop",
    "read_workshop",
    "script",
]
