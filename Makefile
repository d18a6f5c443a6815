# One way to run a thing, here and in CI alike. `make demo` and `make test` set up all they need.
.DEFAULT_GOAL := help
PYTHON ?= python3
BIN := .venv/bin
DEMO := examples/articles/conflict-border-post.txt

.PHONY: bench-alignment bench-batch bench-judge bench-scale help demo test check format docs pictures bench bench-accuracy clean

help: ## show the targets
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/'

# A machine without ensurepip has pip all the same: virtualenv stands in for venv there.
.venv/.ready: pyproject.toml
	$(PYTHON) -m venv .venv || { $(PYTHON) -m pip install --user virtualenv && $(PYTHON) -m virtualenv .venv; }
	$(BIN)/pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@

demo: .venv/.ready ## brief an example article without any key; writes out/demo.html
	@mkdir -p out
	$(BIN)/summarizer brief $(DEMO) --model rules --published 2026-03-12
	$(BIN)/summarizer brief $(DEMO) --model rules --published 2026-03-12 --format html -o out/demo.html

test: .venv/.ready ## run the tests, no network, no key; those of many workers where postgresql is installed
	$(BIN)/python -m pytest -n auto --cov --cov-report=term --cov-fail-under=95

check: .venv/.ready ## lint, types, import directions, generated files
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python docs/generate.py --check

format: .venv/.ready ## format the code
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

docs: .venv/.ready ## write the generated parts of docs/ and schemas/json/
	$(BIN)/python docs/generate.py

bench: .venv/.ready ## measure speed, memory and characters
	$(BIN)/python benchmarks/run.py

bench-accuracy: .venv/.ready ## measure the rules and checks on annotated text; ARGUMENTS="--errors hedges --limit 20"
	$(BIN)/python -m benchmarks.accuracy $(ARGUMENTS)

bench-alignment: .venv/.ready ## align the same quotes by ours and, where installed, by langextract and instructor
	$(BIN)/python benchmarks/alignment.py

bench-batch: .venv/.ready ## measure and drill the batch against a server of its own
	$(BIN)/python benchmarks/batch.py

bench-scale: .venv/.ready ## drill many workers on a Postgres server of its own (Debian: apt-get install postgresql)
	$(BIN)/python benchmarks/scale.py

bench-judge: .venv/.ready ## score the recorded verdicts of the second reader
	$(BIN)/python benchmarks/judge.py score

pictures: .venv/.ready ## make the pictures in docs/ anew; needs a Chromium
	CHROMIUM=$(CHROMIUM) $(BIN)/python docs/pictures.py

clean: ## remove what the targets made
	rm -rf .venv out build .pytest_cache .mypy_cache .ruff_cache .hypothesis .coverage
