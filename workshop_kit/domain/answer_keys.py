"""What is kept of an answer's sender: hashes that join it to nothing else."""

import hashlib


def answer_key(number: str, code: str, question: str) -> bytes:
    """SHA-256 of number, room and question: no two answers of one phone can be joined by it."""
    return hashlib.sha256(f"{number}\0{code}\0{question}".encode()).digest()


def count_key(code: str, question: str) -> bytes:
    """SHA-256 under which the number of sheets typed in for a question is kept."""
    return hashlib.sha256(f"typed in\0{code}\0{question}".encode()).digest()
