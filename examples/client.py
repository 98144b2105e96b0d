"""Cut out photos through the local HTTP API: python client.py PHOTO...

Needs `requests` and a running `rembg-desktop serve` (or the API switched on in the window). REMBG_URL and
REMBG_TOKEN say where it is and who calls; the token is in the file api-token in the program's home folder.
"""

import os
import sys
import time
from pathlib import Path

import requests

URL = os.environ.get("REMBG_URL", "http://localhost:5000")


def main(photos: list[str]) -> None:
    """Submit all photos as one job, wait for it, and save the results here."""
    session = requests.Session()
    session.headers["Authorization"] = f"Bearer {os.environ.get('REMBG_TOKEN', '')}"
    files = [("images", (Path(photo).name, Path(photo).read_bytes())) for photo in photos]
    answer = session.post(f"{URL}/queue/submit", files=files, data={"preset": "Transparent PNG"}, timeout=60)
    answer.raise_for_status()
    job = answer.json()
    while True:
        status = session.get(URL + job["links"]["self"], timeout=60).json()
        progress = status["progress"]
        print(f"{status['status']}: {progress['processed']} of {progress['total']}")
        if status["status"] in ("completed", "failed", "cancelled"):
            break
        time.sleep(0.5)
    for image in status["images"]:
        if image["links"]["result"]:
            result = session.get(URL + image["links"]["result"], timeout=60)
            result.raise_for_status()
            Path(Path(image["output"]).name).write_bytes(result.content)
        else:
            print(f"{Path(image['source']).name}: {image['error'] and image['error']['message']}")


if __name__ == "__main__":
    main(sys.argv[1:])
