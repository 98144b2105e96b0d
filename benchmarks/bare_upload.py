"""The minimum cost of an upload on a machine: receive its bytes, write them to a file, sync the file.

A server for `api.py` to compare with: it knows no HTTP beyond the length of a request, no queue and no form, and
answers when the disk has the bytes. Prints its port, and serves until it is ended.
"""

import os
import socket
import sys
import threading
from pathlib import Path
from typing import Final

_ANSWER: Final = b"HTTP/1.1 202 Accepted\r\ncontent-length: 2\r\n\r\n{}"


def main(folder: Path) -> None:
    """Receive uploads, each connection in its own thread."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        print(server.getsockname()[1], flush=True)
        number = 0
        while True:
            connection, _ = server.accept()
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            number += 1
            threading.Thread(target=_serve, args=(connection, folder, number), daemon=True).start()


def _serve(connection: socket.socket, folder: Path, number: int) -> None:
    buffer = memoryview(bytearray(1 << 20))
    count = 0
    while received := connection.recv_into(buffer):
        head, _, begun = bytes(buffer[:received]).partition(b"\r\n\r\n")
        left = int(head.lower().partition(b"content-length: ")[2].partition(b"\r\n")[0]) - len(begun)
        count += 1
        file = os.open(folder / f"{number}-{count}", os.O_CREAT | os.O_WRONLY)
        os.write(file, begun)
        while left:
            received = connection.recv_into(buffer, min(len(buffer), left))
            if not received:
                return
            left -= received
            os.write(file, buffer[:received])
        os.fsync(file)
        os.close(file)
        connection.sendall(_ANSWER)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
