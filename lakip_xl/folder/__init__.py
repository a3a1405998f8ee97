"""The office's folder: which files are inputs, and how results are put into it."""
