# make run                          set up, then open the window, or without a display cut out the sample photos
# make run PHOTOS="file or folder"  set up, then cut out these
# make test                         set up, then run every check
SHELL := bash
.DEFAULT_GOAL := help
.PHONY: help run test check soak app deb try-deb format setup dev icons screenshots docs man dist sbom coverage lock upgrade clean

# Taken as it was typed, so that a $ in a file's name stays one; scripts/run_job.py makes paths of it.
override PHOTOS := $(value PHOTOS)
export PHOTOS

help:
	@echo 'make run                          open the window; without a display, cut out the sample photos'
	@echo 'make run PHOTOS="file or folder"  cut out these photos'
	@echo 'make test                         run every check'
	@echo 'make check                        run the quick checks only: format, lint, types, imports'
	@echo 'make soak                         run what must hold for long: 200 starts, five minutes of stress; half an hour'
	@echo 'make format                       put the code into shape'
	@echo 'make setup | make dev             make .venv only, without or with the tools for development'
	@echo 'make docs | make man              the documentation in build/docs, the manual page in build/man'
	@echo 'make app                          the program to download: built, tried out and packed in dist'
	@echo 'make deb | make try-deb           the same as a package for Debian and Ubuntu; tried in a bare Debian, as root'
	@echo 'make dist | make sbom             wheel and source archive in dist, with their bill of materials'
	@echo 'make screenshots                  pictures of every screen of the window in screenshots, five minutes'
	@echo 'make icons | coverage | lock | upgrade | clean   see CONTRIBUTING.md'

run:
	@scripts/run

test: dev
	@scripts/check

check: dev
	@scripts/check format lint types imports

soak: dev
	@REMBG_DESKTOP_CYCLES=200 REMBG_DESKTOP_STRESS_SECONDS=300 QT_QPA_PLATFORM=offscreen \
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
