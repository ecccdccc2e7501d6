# Everything from a fresh clone: `make demo` shows the main job, `make test` checks the whole. Both set up .venv themselves.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SHARED ?= ../shared

.PHONY: help demo test lint types golden bench train clean

help: ## this list
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/'

$(VENV)/ready: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@

demo: $(VENV)/ready ## read the article that the project started from, then a small folder of pages
	$(BIN)/accordingto read examples/seed.txt
	@echo
	$(BIN)/accordingto read examples/pages

test: $(VENV)/ready ## lint, types, tests
	$(BIN)/ruff check src tests training bench
	$(BIN)/ruff format --check src tests training bench
	$(BIN)/mypy
	$(BIN)/pytest

golden: $(VENV)/ready ## write the golden files anew; look at the difference before you commit it
	$(BIN)/python -m tests.golden

bench: $(VENV)/ready ## the figures that need no more than the package and the data
	$(BIN)/python -m bench --data $(SHARED)

train: $(VENV)/ready ## rebuild the weights from the data: some hours on two processors
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev,train]'
	$(BIN)/python -m training --data $(SHARED)

clean: ## remove what was set up and cached
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
