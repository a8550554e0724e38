# make site: guide and PDFs into site/ · make test: all tests. Both set the machine up first.
PYTHON_IN := .venv/bin/python
export PATH := $(CURDIR)/.venv/bin:$(PATH)
unexport PYTHONDONTWRITEBYTECODE # each of some hundred processes would compile the toolkit anew

.PHONY: site serve test test-all check looks python-looks script-looks bench pictures lock clean

site:
	@./setup.sh site
	$(PYTHON_IN) build.py build

serve:
	@./setup.sh site
	$(PYTHON_IN) build.py serve

test: looks
	$(PYTHON_IN) -m pytest -q -n 3 --dist worksteal

test-all: looks
	@./setup.sh all
	BROBYGGER_ALL=1 $(PYTHON_IN) -m pytest -q -n 3 --dist worksteal

# What needs no browser and no build: style, types, schema, content, and the tests of the house, which the whole run has too.
check: looks
	$(PYTHON_IN) -m pytest -q tests/test_house.py tests/docs tests/contract

# Two at a time; what one says stays together. A fault in one ends the run.
looks:
	@./setup.sh test
	@$(MAKE) --no-print-directory -j2 --output-sync=target python-looks script-looks

python-looks:
	$(PYTHON_IN) -m ruff check .
	$(PYTHON_IN) -m ruff format --check .
	$(PYTHON_IN) -m mypy

script-looks:
	node_modules/.bin/biome check .
	node_modules/.bin/tsc -p tsconfig.json --incremental --tsBuildInfoFile .cache/tsc/all.tsbuildinfo
	node_modules/.bin/tsc -p tsconfig.strict.json --incremental --tsBuildInfoFile .cache/tsc/strict.tsbuildinfo
	$(PYTHON_IN) build.py schema --check
	$(PYTHON_IN) build.py lint

bench:
	@./setup.sh test
	$(PYTHON_IN) -m bench

# The pictures of the README, from the site as it is now.
pictures: site
	@./setup.sh test
	$(PYTHON_IN) docs/pictures/make.py site

# Writes the lock files anew from the .in files and package.json.
lock:
	./lock.sh

clean:
	rm -rf .cache site
