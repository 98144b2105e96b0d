"""Masks of photos after the network: how sure they are, kept masks, and what a person corrected."""
