# make run                          set up, then open the window; without a display, process the sample photos
# make run PHOTOS="file or folder"  set up, then process these photos
# make test                         set up, then run all checks
SHELL := bash
.DEFAULT_GOAL := help
.PHONY: help run test check soak app deb try-deb try-gimp format setup dev icons screenshots docs man dist sbom coverage lock upgrade clean

# Not expanded by make, so that file names can contain a $; scripts/run_job.py turns it into paths.
override PHOTOS := $(value PHOTOS)
export PHOTOS

help:
	@echo 'make run                          open the window; without a display, process the sample photos'
	@echo 'make run PHOTOS="file or folder"  process these photos'
	@echo 'make test                         run all checks'
	@echo 'make check                        run the quick checks only: format, lint, types, imports, unused code'
	@echo 'make soak                         run the long tests: 200 starts, 100 kills, five minutes of stress, 2,000 random requests, every call failing once, every kind of picture; an hour'
	@echo 'make format                       format the code'
	@echo 'make setup | make dev             create .venv only, without or with the development tools'
	@echo 'make docs | make man              build the documentation in build/docs, the manual page in build/man'
	@echo 'make app                          build, test and pack the standalone program in dist'
	@echo 'make deb | make try-deb           build a package for Debian and Ubuntu; test it in a minimal Debian, as root'
	@echo 'make try-gimp                     try the plug-in in GIMP 3 in a minimal Debian, as root'
	@echo 'make dist | make sbom             build wheel and source archive in dist, with a software bill of materials'
	@echo 'make screenshots                  take screenshots of the whole window in screenshots; takes five minutes'
	@echo 'make icons | coverage | lock | upgrade | clean   see CONTRIBUTING.md'

run:
	@scripts/run

test: dev
	@scripts/check

check: dev
	@scripts/check format lint types imports unused

soak: dev
	@REMBG_DESKTOP_CYCLES=200 REMBG_DESKTOP_KILLS=100 REMBG_DESKTOP_REQUESTS=2000 REMBG_DESKTOP_STRESS_SECONDS=300 REMBG_DESKTOP_ANOMALIES=all REMBG_DESKTOP_DIFFERENTIAL=all QT_QPA_PLATFORM=offscreen \
	  .venv/bin/python -m pytest -s -v -m soak tests

setup:
	@scripts/set-up run

dev:
	@scripts/set-up dev

format: dev
	@.venv/bin/python -m ruff check --fix --quiet . || true
	@.venv/bin/python -m ruff format .

app: dev
	@scripts/app

deb: dev
	@scripts/deb

try-deb: dev
	@scripts/try-deb

try-gimp: dev
	@scripts/try-gimp

icons: dev
	@.venv/bin/python packaging/render_icons.py

screenshots: dev
	@scripts/screenshots

docs: dev
	@scripts/docs

man: dev
	@scripts/docs man

dist: dev
	@scripts/dist

sbom: dist
	@scripts/sbom

coverage: dev
	@.venv/bin/python -m coverage erase
	@.venv/bin/python -m coverage run -m pytest -q
	@.venv/bin/python -m coverage combine --quiet
	@.venv/bin/python -m coverage report

lock: dev
	@scripts/lock

upgrade: dev
	@.venv/bin/python -m pip install -q --upgrade --upgrade-strategy eager -e . --group dev
	@scripts/lock

clean:
	rm -rf .venv build dist cutouts .pytest_cache .ruff_cache .import_linter_cache .hypothesis
