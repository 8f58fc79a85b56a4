# Everything a developer does. Needs Python 3.11 or newer and make; the rest goes into .venv.
# Another interpreter: make demo PYTHON=/path/to/python3.12. A fresh start: rm -rf .venv.

NEW_ENOUGH = import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))
PYTHON ?= $(shell for p in python3.13 python3.12 python3.11 python3; do \
	"$$p" -c '$(NEW_ENOUGH)' >/dev/null 2>&1 && echo "$$p" && break; done)
VENV = .venv
BIN = $(VENV)/bin
PIP = $(BIN)/python -m pip install --quiet --disable-pip-version-check
MERMAID = tests/mermaid/node_modules/.installed
NPM = npm install --no-package-lock --ignore-scripts --no-audit --no-fund --loglevel=error

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help demo test check golden pictures bench clean

help: ## show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-8s %s\n", $$1, $$2 }' Makefile

demo: $(VENV)/.installed ## render the example plans into build/, as Markdown and Word, in Chinese, English and both
	$(BIN)/opsplan render examples/*.yaml --to md,docx --lang zh,en,both -o build --jobs 0 --no-cache
	@echo "The documents are in build/:" && ls build

test: check $(MERMAID) ## run the linters and all tests
	$(BIN)/pytest --numprocesses auto

check: $(VENV)/.ready ## run the linters only: ruff, mypy, import-linter
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

golden: $(VENV)/.ready ## write the golden files anew; read the difference before you commit it
	$(BIN)/pytest --update-golden

pictures: $(VENV)/.installed ## take the pictures of pages for the READMEs anew (needs LibreOffice and poppler)
	$(BIN)/opsplan render examples/warehouse.yaml --to pdf --lang zh -o build/picture.zh.pdf
	$(BIN)/opsplan render examples/warehouse.yaml --to pdf --lang en -o build/picture.en.pdf
	pdftoppm -png -r 72 -singlefile -f 6 -l 6 build/picture.zh.pdf examples/warehouse.zh
	pdftoppm -png -r 72 -singlefile -f 26 -l 26 build/picture.en.pdf examples/warehouse.en

bench: $(VENV)/.installed ## measure times and memory against their bounds
	$(BIN)/python bench/run.py

clean: ## remove what was made, except .venv
	rm -rf build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -not -path './$(VENV)/*' -prune -exec rm -rf {} +

# A stamp is touched when its step is done: an interrupted step is taken again, a finished one needs no network again.
$(VENV)/.made:
	@"$(PYTHON)" -c '$(NEW_ENOUGH)' || { \
		echo "opsplan needs Python 3.11 or newer with venv (on Debian and Ubuntu: apt-get install python3-venv)." \
		"Name one that is not on the PATH: make PYTHON=/path/to/python3.11" >&2; exit 1; }
	"$(PYTHON)" -m venv $(VENV)
	@touch $@

$(VENV)/.installed: $(VENV)/.made pyproject.toml
	@echo "Installing opsplan into $(VENV)"
	$(PIP) --editable .
	@touch $@

# Python 3.11 brings pip 23, and only pip 25.1 knows dependency groups.
$(VENV)/.ready: $(VENV)/.installed
	@echo "Installing the tools for tests into $(VENV)"
	$(PIP) 'pip>=25.1'
	$(PIP) --group dev
	@touch $@

# Only the tests need it: without it they are skipped, but not where CI=true.
$(MERMAID): tests/mermaid/package.json
	@echo "Installing Mermaid's parser into tests/mermaid"
	@cd tests/mermaid && $(NPM) >/dev/null && echo '[]' | node parse.mjs >/dev/null && touch node_modules/.installed || { \
		echo "Mermaid's parser needs npm, a registry and node 18 or newer; the tests that hold diagrams against it" \
		"are skipped" >&2; [ "$$CI" != true ]; }
