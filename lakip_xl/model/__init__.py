"""The nouns of the program. Standard library only; values that never change."""
