"""One entry for everything: no argument opens the window, a command goes to the command line."""

import gc
import os
import sys


def main() -> None:
    """Entry point of the console program."""
    gc.disable()  # importing leaves no garbage; every command that may run for long switches it on again
    _prepare()
    from rembg_desktop.cli.root import run

    code = run(sys.argv[1:])
    if "PySide6" not in sys.modules:
        gc.freeze()  # else Python looks through every object once more at exit: a fifth of a short command's time
    sys.exit(code)


def main_gui() -> None:
    """Entry point of the windowed program, which has no console; takes the same arguments."""
    main()


def _prepare() -> None:
    # Read when numpy is imported. Each worker multiplies small matrices; threads for those only cost time.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    if getattr(sys, "frozen", False):
        # A frozen program is started again for every child process of multiprocessing: those end here.
        from multiprocessing import freeze_support

        freeze_support()
    from rembg_desktop.composition.logs import ensure_std_streams

    ensure_std_streams()


if __name__ == "__main__":
    main()
