# The tools stand in .venv, which mulai.py makes and keeps up to date.
PYTHON ?= python3
BIN = .venv/bin

.PHONY: check lint types imports tests docs samples golden setup clean

## check: what CI runs
check: lint types imports tests

lint: setup
	$(BIN)/ruff check .

types: setup
	$(BIN)/mypy

imports: setup
	$(BIN)/lint-imports

tests:
	$(PYTHON) mulai.py --tests

## docs: remake the made parts of README.md and docs/, and templates/; never edit those by hand
docs: setup
	$(BIN)/python tools/make_docs.py
	$(BIN)/python -m lakip_xl templat templates --timpa

## samples: remake the sample workbooks from their tables of figures
samples: setup
	$(BIN)/python samples/make.py
	$(BIN)/python samples/make_cases.py

## golden: remake the expected findings of the samples; read the difference before you commit it
golden: setup
	$(BIN)/python tests/golden.py

setup:
	@$(PYTHON) mulai.py --setup

clean:
	rm -rf .venv build .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis *.egg-info
