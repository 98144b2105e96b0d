"""Runs a command with no network but its own loopback: python offline.py COMMAND..

python offline.py --beside PID COMMAND.. joins the network of a command that was started so.
The command takes this process over, so signals reach it. Exit code 77: this system does not allow it.
"""

import ctypes
import fcntl
import os
import socket
import struct
import sys
from pathlib import Path
from typing import Final

NOT_ALLOWED: Final = 77
_NEW_USER: Final = 0x10000000  # linux/sched.h
_NEW_NETWORK: Final = 0x40000000
_GET_FLAGS: Final = 0x8913  # linux/sockios.h
_SET_FLAGS: Final = 0x8914
_UP: Final = 1  # linux/if.h


def main(words: list[str]) -> None:
    libc = ctypes.CDLL(None, use_errno=True)
    if words[0] == "--beside":
        with Path(f"/proc/{words[1]}/ns/net").open("rb") as network:
            failed = libc.setns(network.fileno(), _NEW_NETWORK)
        words = words[2:]
    else:
        failed = libc.unshare(_NEW_NETWORK) and libc.unshare(_NEW_USER | _NEW_NETWORK)
    if failed:
        sys.exit(NOT_ALLOWED)
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as any_socket:
        request = struct.pack("16sH14x", b"lo", 0)
        flags = struct.unpack("16sH14x", fcntl.ioctl(any_socket, _GET_FLAGS, request))[1]
        fcntl.ioctl(any_socket, _SET_FLAGS, struct.pack("16sH14x", b"lo", flags | _UP))
    os.execv(words[0], words)


if __name__ == "__main__":
    main(sys.argv[1:])
