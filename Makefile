# make site: guide and PDFs into site/ · make test: all tests. Both set the machine up first.
PYTHON_IN := .venv/bin/python
export PATH := $(CURDIR)/.venv/bin:$(PATH)

.PHONY: site serve test test-all check bench lock clean

site:
	@./setup.sh site
	$(PYTHON_IN) build.py build

serve:
	@./setup.sh site
	$(PYTHON_IN) build.py serve

test: check
	$(PYTHON_IN) -m pytest -q -n 2 --dist worksteal

test-all: check
	BROBYGGER_ALL=1 $(PYTHON_IN) -m pytest -q -n 2 --dist worksteal

# What needs no browser and no build: style, types, schema, content.
check:
	@./setup.sh test
	$(PYTHON_IN) -m ruff check .
	$(PYTHON_IN) -m ruff format --check .
	$(PYTHON_IN) -m mypy
	node_modules/.bin/biome check .
	node_modules/.bin/tsc -p tsconfig.json
	node_modules/.bin/tsc -p tsconfig.strict.json
	$(PYTHON_IN) build.py schema --check
	$(PYTHON_IN) build.py lint
	$(PYTHON_IN) -m pytest -q tests/test_house.py tests/docs tests/contract

bench:
	@./setup.sh test
	$(PYTHON_IN) -m bench

# Writes the lock files anew from the .in files and package.json.
lock:
	./lock.sh

clean:
	rm -rf .cache site
