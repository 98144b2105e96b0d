"""Smaller versions of two libraries on Linux, without what the program never uses; saves 41 MB.

libheif is linked with x265 to write HEIC, and the program only reads it. The data of ICU, which Qt uses to sort
texts and to convert them, contains the names of units, currencies and time zones in all languages.
"""

import platform
import struct
import subprocess
import sys
from pathlib import Path
from typing import Final

Entry = tuple[str, str, str]
"""Destination, source path, kind."""

_CODE: Final = {
    "x86_64": "lea table(%rip), %rax\n ret",
    "aarch64": "adrp x0, table\n add x0, x0, :lo12:table\n ret",
}
"""Returns the address of the table."""
_VERSION_AT: Final = 32
"""Offset of the name of the version in x265_api, the table that x265_api_get returns; libheif reads it."""
_TABLE_BYTES: Final = 1024

UNUSED_DATA: Final = ("brkitr", "curr", "lang", "rbnf", "region", "translit", "unit", "zone")
"""Folders of ICU's data; see https://unicode-org.github.io/icu/userguide/icu_data/buildtool.html"""
_ALIGNMENT: Final = 16


def reduced(entries: list[Entry], folder: Path) -> list[Entry]:
    """The same libraries, some of them replaced by smaller versions that are built in `folder`."""
    if sys.platform != "linux":
        return entries
    readers = [Path(path) for place, path, _kind in entries if Path(place).name.startswith("libheif")]
    made: list[Entry] = []
    for place, path, kind in entries:
        name, target = Path(place).name, folder / place
        target.parent.mkdir(parents=True, exist_ok=True)
        replaced = kind != "SYMLINK"
        if replaced and name.startswith("libx265") and platform.machine() in _CODE:
            _build(target, _functions({symbol for reader in readers for symbol in _symbols(reader, "undefined")}))
        elif replaced and name.startswith("libicudata.so"):
            [symbol] = _symbols(Path(path), "defined")
            data = target.with_suffix(".dat")
            data.write_bytes(without_unused_data(Path(path).read_bytes()))
            _build(target, f'.section .rodata\n.globl {symbol}\n.balign 16\n{symbol}:\n.incbin "{data}"\n')
        else:
            replaced = False
        made.append((place, str(target) if replaced else path, kind))
    return made


def without_unused_data(content: bytes) -> bytes:
    """The package of ICU's data (`CmnD`) in the content of a file, without the folders in UNUSED_DATA.

    A package is a header, a number of items, offsets of name and data for each, names, and data. Offsets count
    from that number. Items are sorted by name and aligned to 16 bytes.
    """
    begin = content.index(b"CmnD") - 12
    (head_bytes,) = struct.unpack_from("<H", content, begin)
    start = begin + head_bytes
    (count,) = struct.unpack_from("<I", content, start)
    offsets = [struct.unpack_from("<II", content, start + 4 + 8 * number) for number in range(count)]
    ends = [offset for _name, offset in offsets[1:]] + [len(content) - start]
    kept: list[tuple[bytes, bytes]] = []
    for (name_at, data_at), end in zip(offsets, ends, strict=True):
        name = content[start + name_at : content.index(b"\0", start + name_at)]
        parts = name.decode().split("/")
        if len(parts) < 3 or parts[1] not in UNUSED_DATA:
            kept.append((name, content[start + data_at : start + end]))
    names, data = bytearray(), bytearray()
    names_at = 4 + 8 * len(kept)
    data_at = _aligned(names_at + sum(len(name) + 1 for name, _data in kept))
    table = bytearray(struct.pack("<I", len(kept)))
    for name, item in kept:
        table += struct.pack("<II", names_at + len(names), data_at + len(data))
        names += name + b"\0"
        data += item.ljust(_aligned(len(item)), b"\0")
    return content[begin:start] + (table + names).ljust(data_at, b"\0") + data


def _aligned(size: int) -> int:
    return -(-size // _ALIGNMENT) * _ALIGNMENT


def _functions(symbols: set[str]) -> str:
    """Assembler code of functions that return a table of texts and of nothing else."""
    code = _CODE[platform.machine()]
    names = sorted(name for name in symbols if name.startswith("x265_"))
    functions = "\n".join(f".globl {name}\n.type {name}, %function\n{name}:\n {code}" for name in names)
    table = f"table:\n .zero {_VERSION_AT}\n .quad text, text\n .zero {_TABLE_BYTES}"
    return f'.text\n{functions}\n.section .rodata\ntext: .asciz "not included"\n.data\n.balign 16\n{table}\n'


def _symbols(library: Path, which: str) -> list[str]:
    """The names that a library has (`defined`) or takes from others (`undefined`)."""
    words = ["nm", "-D", f"--{which}-only", str(library)]
    listed = subprocess.run(words, check=True, capture_output=True, text=True).stdout
    return [line.split()[-1].split("@")[0] for line in listed.splitlines()]


def _build(target: Path, code: str) -> None:
    source, made = Path(f"{target}.s"), Path(f"{target}.o")
    source.write_text(f'{code}.section .note.GNU-stack,"",%progbits\n', encoding="utf-8")
    subprocess.run(["as", str(source), "-o", str(made)], check=True)
    subprocess.run(["ld", "-shared", "-soname", target.name, str(made), "-o", str(target)], check=True)
