"""Reads workshop files and guides, and refuses them with sentences.

Shape first (which fields, lists, numbers), then sense (what they mean together); all at once.
"""

from .agreed import load_agreed
from .faults import Fault, Faulty, told
from .fresh import Taken, new_workshop
from .guide_pages import guide_document
from .guides import Script, guide_path, script
from .papers import check_paper, first_titles, load_paper, own_papers, paper_paths, paper_titles
from .rule_years import rule_years
from .shelf import library_cards, shelved_cards
from .stages import problems, stages
from .trust_codes import with_trust_codes
from .workshops import (
    check_file,
    clashes,
    left_out,
    library,
    library_paths,
    load_workshop,
    own_workshops,
    read_workshop,
)
from .year_weights import year_weights

__all__ = [
    "Fault",
    "Faulty",
    "Script",
    "Taken",
    "check_file",
    "check_paper",
    "clashes",
    "first_titles",
    "guide_document",
    "guide_path",
    "left_out",
    "library",
    "library_cards",
    "library_paths",
    "load_agreed",
    "load_paper",
    "load_workshop",
    "new_workshop",
    "own_papers",
    "own_workshops",
    "paper_paths",
    "paper_titles",
    "problems",
    "read_workshop",
    "rule_years",
    "script",
    "shelved_cards",
    "stages",
    "told",
    "with_trust_codes",
    "year_weights",
]
