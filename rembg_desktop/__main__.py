"""One entry for everything: no argument opens the window, a command goes to the command line."""

import sys


def main() -> None:
    """Entry point of the console program."""
    _prepare()
    from rembg_desktop.cli.root import run

    sys.exit(run(sys.argv[1:]))


def main_gui() -> None:
    """Entry point of the windowed program, which has no console; takes the same arguments."""
    main()


def _prepare() -> None:
    if getattr(sys, "frozen", False):
        # A frozen program is started again for every child process of multiprocessing: those end here.
        from multiprocessing import freeze_support

        freeze_support()
    from rembg_desktop.logs import ensure_std_streams

    ensure_std_streams()


if __name__ == "__main__":
    main()
