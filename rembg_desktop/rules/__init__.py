"""Checks finished files against the rules of marketplaces: what is measured, the lines of a check, and reports."""
