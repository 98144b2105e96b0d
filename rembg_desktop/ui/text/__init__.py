"""Texts of the window: errors, numbers, states, translations."""
