"""What the frozen program starts."""

from rembg_desktop.__main__ import main

main()
