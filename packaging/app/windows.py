"""The version resource of the Windows programs, which Explorer shows under Properties, Details."""

import re


def version_resource(version: str, file: str) -> str:
    """The text from which PyInstaller creates the VERSIONINFO resource.

    Args:
        version: version of the program, such as 1.2.0; suffixes are omitted from the numeric fields.
        file: name of the executable without extension.
    """
    numbers = [int(number) for number in re.findall(r"\d+", version)[:3]]
    four = tuple([*numbers, 0, 0, 0, 0][:4])
    strings = {
        "CompanyName": "The Rembg Desktop developers",
        "FileDescription": "Rembg Desktop",
        "FileVersion": version,
        "InternalName": file,
        "LegalCopyright": "MIT license; see the folder licenses",
        "OriginalFilename": f"{file}.exe",
        "ProductName": "Rembg Desktop",
        "ProductVersion": version,
    }
    table = ", ".join(f"StringStruct({key!r}, {value!r})" for key, value in strings.items())
    return (
        "VSVersionInfo(\n"
        f"  ffi=FixedFileInfo(filevers={four}, prodvers={four}, mask=0x3f, flags=0x0, OS=0x40004, fileType=0x1,\n"
        "    subtype=0x0, date=(0, 0)),\n"
        f"  kids=[StringFileInfo([StringTable('040904B0', [{table}])]),\n"
        "    VarFileInfo([VarStruct('Translation', [1033, 1200])])])\n"
    )
