"""Profiles of color spaces wider than sRGB."""

from icc import ADOBE_RGB, DISPLAY_P3, profile

ADOBE = profile(*ADOBE_RGB)
P3 = profile(*DISPLAY_P3)
