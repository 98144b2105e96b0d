"""Entry point of the frozen programs, with and without a console."""

from rembg_desktop.__main__ import main

main()
