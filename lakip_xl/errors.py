"""What can go wrong with a file, each with the sentence that the office reads."""

CHECKED, FAULTS, UNREADABLE, NO_TABLE = 0, 1, 3, 4
"""Exit codes: nothing wrong, at least one kesalahan, a file could not be read, no known table; the highest that applies wins."""
INTERRUPTED = 130
"""The program was ended with Ctrl-C."""


class LakipError(Exception):
    """A fault with one plain Indonesian sentence: the file first, then what to do."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class UnreadableFile(LakipError):
    """The file cannot be read; the other files of the office still are."""


class UnwritableResult(LakipError):
    """The result cannot be put in place; nothing of an earlier result is lost."""
