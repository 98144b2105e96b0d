"""What the frozen programs start, with a console and without one."""

from rembg_desktop.__main__ import main

main()
