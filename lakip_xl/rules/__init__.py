"""The rules: each asks one question of the figures and yields an answer for every place where it can be asked."""
