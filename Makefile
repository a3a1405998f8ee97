# The tools stand in .venv, which mulai.py makes and keeps up to date.
PYTHON ?= python3
BIN = .venv/bin

.PHONY: check lint types imports tests coverage mutants outputs docs samples golden setup clean

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

## coverage: which lines and branches of reading, rules, diagnosis and writing no test reaches; fails when there are any
coverage: setup
	$(BIN)/python -m pytest --cov --cov-report=term-missing:skip-covered

## mutants: change the reader of figures and the rules spot by spot; fails when the tests notice less than 85 percent. Takes an
## hour or two for all, and goes on where it was stopped; for some: make mutants MUTANTS='lakip_xl.read.numbers.*'; --again: the
## unnoticed ones once more; --report --diff: what was not noticed
mutants: setup
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[mutasi]'
	$(BIN)/python tools/mutants.py $(foreach mutants,$(MUTANTS),'$(mutants)')

## outputs: 500 generated tables through Microsoft's validator and LibreOffice; OOXML_VALIDATOR names the validator's program
outputs: setup
	$(BIN)/python tools/check_outputs.py

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
	rm -rf .venv build .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis .coverage mutants *.egg-info
