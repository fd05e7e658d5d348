# make site   the whole site into site/, its environment made first
# make pdf    the same, with the plan, and each topic, as PDFs beside the pages; takes a Chromium
# make serve  the same, rebuilt as you type
# make check  words and data: contracts, claims, literate checks, the site and its links
# make test   every check a change must pass
# make ingest what smp ingest takes beyond the rest, put beside it (make spark: Spark too, which needs Java)
# `make PYTHON=python3.12 site` uses another Python than python3.

PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready
QUIETLY := --quiet --disable-pip-version-check
LOCKED := --no-deps --require-hashes --only-binary :all: --requirement

# What many processes load is compiled once, whatever else the shell says.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: setup site pdf serve ingest spark check test lint unit links browser bench lighthouse mutate fonts searcher lock clean
.DEFAULT_GOAL := site

setup: $(READY)

site: $(READY)
	$(BIN)/smp build

pdf: site browser
	$(BIN)/smp pdf

serve: $(READY)
	$(BIN)/smp serve

check: links

# What counts the police's records. The site needs none of it, so whoever builds the site fetches none.
COUNTS := .venv/.counts
SPARK := .venv/.spark
ingest: $(COUNTS)

$(COUNTS): .ci/ingest.lock $(READY)
	@echo 'Adding what counts records'
	$(BIN)/python -m pip install $(QUIETLY) $(LOCKED) .ci/ingest.lock
	@touch $@

spark: $(COUNTS)
	@if command -v java >/dev/null; then $(MAKE) --no-print-directory $(SPARK); else \
	  echo 'Spark is not tested: there is no Java (on Debian and Ubuntu, apt-get install default-jre-headless)'; fi

# Spark's package is sent as source, and holds Spark itself.
$(SPARK): .ci/spark.lock $(COUNTS)
	@echo 'Adding Spark: 500 MB'
	rm -rf .venv/spark
	$(BIN)/python -m pip install $(QUIETLY) --no-deps --require-hashes --target .venv/spark --requirement .ci/spark.lock
	@touch $@

# What needs one core first, two beside each other; then the tests, on all of them.
test: $(READY) browser
	@$(MAKE) --no-print-directory --jobs=2 --output-sync=target lint check
	@$(MAKE) --no-print-directory unit

$(READY): .ci/pip.lock requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "Python 3.11 or newer is needed, and $(PYTHON) is not that: try make PYTHON=python3.12 $(MAKECMDGOALS)" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' || { \
	  echo "$(PYTHON) cannot make environments: on Debian and Ubuntu, apt-get install python3-venv" >&2; exit 1; }
	@echo 'Setting up .venv, once: a minute or two'
	$(PYTHON) -m venv --clear .venv
	$(BIN)/python -m pip install $(QUIETLY) $(LOCKED) .ci/pip.lock
	$(BIN)/python -m pip install $(QUIETLY) $(LOCKED) requirements.lock
	$(BIN)/python -m pip install $(QUIETLY) --no-deps --no-build-isolation --editable .
	@touch $@

browser: $(READY)
	@.ci/browser

lint: $(READY)
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/check-jsonschema --builtin-schema vendor.github-workflows .github/workflows/*.yml
	$(BIN)/check-jsonschema --builtin-schema vendor.dependabot .github/dependabot.yml
	$(BIN)/check-jsonschema --builtin-schema vendor.github-issue-forms $(filter-out %/config.yml,$(wildcard .github/ISSUE_TEMPLATE/*.yml))
	$(BIN)/check-jsonschema --builtin-schema vendor.github-issue-config .github/ISSUE_TEMPLATE/config.yml
	$(BIN)/zizmor --offline --no-progress --quiet .github

unit: $(READY) $(COUNTS) spark
	$(BIN)/coverage erase
	$(BIN)/coverage run -m pytest --numprocesses logical --dist worksteal
	$(BIN)/coverage combine --quiet
	$(BIN)/coverage report

# The site as a web server shows it: below the folder of its address, if it has one.
SITE := file://$(CURDIR)/site
FOLDER := $(shell printf %s "$$SITE_URL" | sed -E 's,^[a-z]+://[^/]*,,; s,/+$$,,')
links: site
	$(BIN)/lychee --offline --include-fragments --no-progress --index-files index.html --root-dir "$(CURDIR)/site" \
	  $(if $(FOLDER),--remap '^$(SITE)$(FOLDER)(/|$$) $(SITE)/') 'site/**/*.html'

bench: $(READY)
	$(BIN)/python -m benchmarks

# Needs npm. Its own settings are a telephone far away: see benchmarks/lighthouse.py.
LIGHTHOUSE := build/lighthouse/node_modules/lighthouse/package.json
lighthouse: site browser
	@grep -qs '"version": "12.8.2"' $(LIGHTHOUSE) || \
	  npm install --prefix build/lighthouse --no-save --no-audit --no-fund --silent lighthouse@12.8.2
	$(BIN)/python -m benchmarks.lighthouse

mutate: $(READY)
	$(BIN)/python -m mutation

# Needs npm.
fonts: site
	$(BIN)/python -m fonts

# Needs npm. What the search on the site is made of.
SEARCHER := docs/assets/smp/minisearch.js
searcher:
	npm install --prefix build/searcher --no-save --ignore-scripts=false minisearch@7.2.0 stemmer@2.0.1 esbuild@0.28.2
	printf 'export { default as MiniSearch } from "minisearch";\nexport { stemmer } from "stemmer";\n' > build/searcher/in.js
	head -2 $(SEARCHER) > build/searcher/head.js
	build/searcher/node_modules/.bin/esbuild build/searcher/in.js --bundle --minify --format=iife --global-name=kept \
	  --target=es2020 | cat build/searcher/head.js - > build/searcher/out.js
	mv build/searcher/out.js $(SEARCHER)

# Needs uv. The lock files name no registry, so they can be used with any.
COMPILE := uv pip compile --universal --python-version 3.11 --generate-hashes \
  --no-emit-index-url --no-emit-find-links --no-header
lock:
	$(COMPILE) --group setup --output-file .ci/pip.lock
	$(COMPILE) pyproject.toml --group test --group build --output-file requirements.lock
	$(COMPILE) --group ingest --constraint requirements.lock --output-file .ci/ingest.lock
	$(COMPILE) --group spark --output-file .ci/spark.lock

clean:
	rm -rf .venv build site .coverage* .hypothesis .mypy_cache .pytest_cache .ruff_cache .import_linter_cache
	git clean -fdXq docs
