"""Asks Rembg Desktop for the mask of a picture. For plug-ins: it needs only the standard library of Python 3.9.

The local HTTP API is used while it runs; otherwise the command `rembg-desktop` is started.
"""

import contextlib
import http.client
import json
import locale
import os
import re
import secrets
import shutil
import struct
import subprocess
import sys
import tempfile
import time
import zlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

PROGRAM = ""
"""Path of the command, written by `rembg-desktop integrate`; empty to search for it."""
HOME = ""
"""The home folder, if it is not the usual one; written likewise."""
URL_VARIABLE = "REMBG_DESKTOP_URL"
TOKEN_VARIABLE = "REMBG_DESKTOP_TOKEN"
HOME_VARIABLE = "REMBG_DESKTOP_HOME"
_SECONDS = 600
"""How long the mask of one picture may take."""
_PNG = b"\x89PNG\r\n\x1a\n"
_FOREIGN = (
    "PYTHONPATH",
    "PYTHONHOME",
    "LD_LIBRARY_PATH",
    "GI_TYPELIB_PATH",
    "QT_PLUGIN_PATH",
    "GDK_PIXBUF_MODULE_FILE",
)
"""Variables that are meant for the program with the plug-in, and would break another one."""
_OPTIONS: dict[str, Any] = {
    "mask_only": True,
    "format": "png",
    "background": "none",
    "shadow": "none",
    "trim": False,
    "canvas": None,
    "framing": "each",
    "max_bytes": 0,
    "clipping_path": "",
    "whole_photo": False,
    "metadata": "strip",
    "depth": "8",
    "name": "{stem}",
}
"""Whatever the preset says: a mask with the size of the picture."""


_LANGUAGES = ("de", "fr", "es", "zh", "ja")
_TEXTS = {
    "Remove Background": (
        "Hintergrund entfernen",
        "Supprimer l’arrière-plan",
        "Quitar el fondo",
        "去除背景",
        "背景を取り除く",
    ),
    "Remove _Background (Rembg Desktop)...": (
        "_Hintergrund entfernen (Rembg Desktop) …",
        "Supprimer l’_arrière-plan (Rembg Desktop)…",
        "Quitar el _fondo (Rembg Desktop)…",
        "去除背景(_B) (Rembg Desktop)…",
        "背景を取り除く(_B) (Rembg Desktop)...",
    ),
    "Remove the background of the layer with a layer mask": (
        "Den Hintergrund der Ebene mit einer Ebenenmaske entfernen",
        "Supprimer l’arrière-plan du calque avec un masque de calque",
        "Quitar el fondo de la capa con una máscara de capa",
        "用图层蒙版去除图层的背景",
        "レイヤーマスクでレイヤーの背景を取り除く",
    ),
    "Rembg Desktop finds the subject of the layer, offline. The layer itself is not changed.": (
        "Rembg Desktop findet das Motiv der Ebene, ohne Internet. Die Ebene selbst wird nicht verändert.",
        "Rembg Desktop trouve le sujet du calque, hors ligne. Le calque lui-même n’est pas modifié.",
        "Rembg Desktop encuentra el motivo de la capa, sin conexión. La capa no se modifica.",
        "Rembg Desktop 离线查找图层中的主体。图层本身不会改变。",
        "Rembg Desktop がオフラインでレイヤーの被写体を見つけます。レイヤー自体は変わりません。",
    ),
    "_Preset": (
        "_Vorlage",
        "_Préréglage",
        "_Preajuste",
        "预设(_P)",
        "プリセット(_P)",
    ),
    "Preset for model, edges and cleanup; empty for that of Rembg Desktop's settings": (
        "Vorlage für Modell, Kanten und Bereinigung; leer für die der Einstellungen von Rembg Desktop",
        "Préréglage du modèle, des contours et du nettoyage ; vide pour celui des paramètres de Rembg Desktop",
        "Preajuste para modelo, bordes y limpieza; vacío para el de los ajustes de Rembg Desktop",
        "用于模型、边缘和清理的预设；留空则使用 Rembg Desktop 设置中的预设",
        "モデル、エッジ、クリーンアップのプリセット。空の場合は Rembg Desktop の設定のもの",
    ),
    "_Model": (
        "_Modell",
        "_Modèle",
        "_Modelo",
        "模型(_M)",
        "モデル(_M)",
    ),
    "Model instead of that of the preset; empty for that of the preset": (
        "Modell statt dem der Vorlage; leer für das der Vorlage",
        "Modèle à la place de celui du préréglage ; vide pour celui du préréglage",
        "Modelo en lugar del modelo del preajuste; vacío para el del preajuste",
        "代替预设中模型的模型；留空则使用预设中的模型",
        "プリセットのものに代わるモデル。空の場合はプリセットのもの",
    ),
    "Hide": (
        "Ausblenden",
        "Masquer",
        "Ocultar",
        "隐藏",
        "隠す",
    ),
    "What is not selected becomes transparent": (
        "Was nicht ausgewählt ist, wird durchsichtig",
        "Ce qui n’est pas sélectionné devient transparent",
        "Lo que no está seleccionado se vuelve transparente",
        "未选中的部分变为透明",
        "選択されていない部分は透明になります",
    ),
    "Keep": (
        "Behalten",
        "Conserver",
        "Conservar",
        "保留",
        "残す",
    ),
    "What is not selected stays as it is": (
        "Was nicht ausgewählt ist, bleibt, wie es ist",
        "Ce qui n’est pas sélectionné reste inchangé",
        "Lo que no está seleccionado queda como está",
        "未选中的部分保持不变",
        "選択されていない部分はそのまま残ります",
    ),
    "Outside the _selection": (
        "Außerhalb der _Auswahl",
        "Hors de la _sélection",
        "Fuera de la _selección",
        "选区之外(_S)",
        "選択範囲の外(_S)",
    ),
    "What happens outside the selection": (
        "Was außerhalb der Auswahl geschieht",
        "Ce qui se passe hors de la sélection",
        "Qué ocurre fuera de la selección",
        "选区之外如何处理",
        "選択範囲の外の扱い",
    ),
    "Replace the layer's mas_k": (
        "Ebenenmas_ke ersetzen",
        "Remplacer le mas_que du calque",
        "_Reemplazar la máscara de la capa",
        "替换图层蒙版(_K)",
        "レイヤーマスクを置き換える(_K)",
    ),
    "If it has one; otherwise this is an error": (
        "Falls es eine gibt; sonst ist das ein Fehler",
        "S’il y en a un ; sinon, c’est une erreur",
        "Si tiene una; de lo contrario es un error",
        "如果图层已有蒙版；否则报错",
        "マスクがある場合。オフの場合はエラーになります",
    ),
    "Default of Rembg Desktop": (
        "Vorgabe von Rembg Desktop",
        "Valeur par défaut de Rembg Desktop",
        "Predeterminado de Rembg Desktop",
        "Rembg Desktop 的默认值",
        "Rembg Desktop の既定",
    ),
    "As in the preset": (
        "Wie in der Vorlage",
        "Comme dans le préréglage",
        "Como en el preajuste",
        "与预设相同",
        "プリセットと同じ",
    ),
    "Removing the background": (
        "Der Hintergrund wird entfernt",
        "Suppression de l’arrière-plan",
        "Quitando el fondo",
        "正在去除背景",
        "背景を取り除いています",
    ),
    "Preset:": (
        "Vorlage:",
        "Préréglage :",
        "Preajuste:",
        "预设：",
        "プリセット:",
    ),
    "There is no layer.": (
        "Es gibt keine Ebene.",
        "Il n’y a pas de calque.",
        "No hay ninguna capa.",
        "没有图层。",
        "レイヤーがありません。",
    ),
    "Open a photo first.": (
        "Öffnen Sie zuerst ein Foto.",
        "Ouvrez d’abord une photo.",
        "Abra primero una foto.",
        "请先打开一张照片。",
        "先に写真を開いてください。",
    ),
    "More than one layer is selected.": (
        "Es sind mehrere Ebenen ausgewählt.",
        "Plusieurs calques sont sélectionnés.",
        "Hay varias capas seleccionadas.",
        "选中了多个图层。",
        "複数のレイヤーが選択されています。",
    ),
    "Select one.": (
        "Wählen Sie eine aus.",
        "Sélectionnez-en un.",
        "Seleccione una.",
        "请只选择一个。",
        "1 つ選択してください。",
    ),
    "A channel is selected.": (
        "Es ist ein Kanal ausgewählt.",
        "Un canal est sélectionné.",
        "Hay un canal seleccionado.",
        "选中的是通道。",
        "チャンネルが選択されています。",
    ),
    "Select a layer.": (
        "Wählen Sie eine Ebene aus.",
        "Sélectionnez un calque.",
        "Seleccione una capa.",
        "请选择一个图层。",
        "レイヤーを選択してください。",
    ),
    "A floating selection cannot have a mask.": (
        "Eine schwebende Auswahl kann keine Maske haben.",
        "Une sélection flottante ne peut pas avoir de masque.",
        "Una selección flotante no puede tener máscara.",
        "浮动选区不能有蒙版。",
        "フローティング選択範囲にはマスクを付けられません。",
    ),
    "Anchor it, or make it a layer.": (
        "Verankern Sie sie, oder machen Sie sie zu einer Ebene.",
        "Ancrez-la, ou faites-en un calque.",
        "Ánclela o conviértala en una capa.",
        "请固定它，或将其转为图层。",
        "固定するか、レイヤーにしてください。",
    ),
    "The layer has a mask already.": (
        "Die Ebene hat bereits eine Maske.",
        "Le calque a déjà un masque.",
        "La capa ya tiene una máscara.",
        "图层已有蒙版。",
        "レイヤーにはすでにマスクがあります。",
    ),
    "Apply or delete it, or allow to replace it.": (
        "Wenden Sie sie an, löschen Sie sie, oder erlauben Sie, sie zu ersetzen.",
        "Appliquez-le, supprimez-le, ou autorisez son remplacement.",
        "Aplíquela, elimínela o permita reemplazarla.",
        "请应用或删除它，或允许替换。",
        "適用または削除するか、置き換えを許可してください。",
    ),
    "The selection is outside the layer.": (
        "Die Auswahl liegt außerhalb der Ebene.",
        "La sélection est hors du calque.",
        "La selección está fuera de la capa.",
        "选区在图层之外。",
        "選択範囲がレイヤーの外にあります。",
    ),
    "Select a part of it, or nothing.": (
        "Wählen Sie einen Teil davon aus, oder nichts.",
        "Sélectionnez-en une partie, ou rien.",
        "Seleccione una parte de ella, o nada.",
        "请选择图层的一部分，或取消选区。",
        "その一部を選択するか、選択を解除してください。",
    ),
    "The layer cannot have a transparency mask.": (
        "Die Ebene kann keine Transparenzmaske haben.",
        "Le calque ne peut pas avoir de masque de transparence.",
        "La capa no puede tener una máscara de transparencia.",
        "该图层不能有透明蒙版。",
        "このレイヤーには透明マスクを付けられません。",
    ),
    "Select a paint layer.": (
        "Wählen Sie eine Malebene aus.",
        "Sélectionnez un calque de peinture.",
        "Seleccione una capa de pintura.",
        "请选择一个绘画图层。",
        "ペイントレイヤーを選択してください。",
    ),
    "The layer is empty, or the selection is outside it.": (
        "Die Ebene ist leer, oder die Auswahl liegt außerhalb davon.",
        "Le calque est vide, ou la sélection est hors du calque.",
        "La capa está vacía, o la selección está fuera de ella.",
        "图层为空，或选区在图层之外。",
        "レイヤーが空か、選択範囲がレイヤーの外にあります。",
    ),
    "Select a part of it.": (
        "Wählen Sie einen Teil davon aus.",
        "Sélectionnez-en une partie.",
        "Seleccione una parte de ella.",
        "请选择其中一部分。",
        "その一部を選択してください。",
    ),
}
"""What the plug-ins show, in these languages."""


def text(english: str) -> str:
    """What the plug-ins show, in the language of the desktop if there is a translation."""
    own = next(filter(None, map(os.environ.get, ("LC_ALL", "LC_MESSAGES", "LANG"))), "")
    if own.partition(".")[0] in ("C", "POSIX"):  # then gettext ignores LANGUAGE, too
        return english
    language = (os.environ.get("LANGUAGE") or own or locale.getlocale()[0] or "")[:2]
    return _TEXTS[english][_LANGUAGES.index(language)] if language in _LANGUAGES else english


class RembgError(Exception):
    """Something that the user can mend.

    Attributes:
        message: what is wrong.
        hint: what to do.
    """

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(f"{message} {hint}".strip())
        self.message = message
        self.hint = hint


def problem(message: str, hint: str) -> RembgError:
    """An error whose texts have translations."""
    return RembgError(text(message), text(hint))


class _NoServiceError(Exception):
    """Nothing answers at the address."""


def encode_png(width: int, height: int, channels: int, pixels: bytes) -> bytes:
    """A PNG file of 8-bit gray (1 channel), RGB (3) or RGBA (4) pixels without gaps."""
    stride = width * channels
    rows = b"".join(b"\0" + pixels[start : start + stride] for start in range(0, stride * height, stride))
    header = struct.pack(">IIBBBBB", width, height, 8, {1: 0, 3: 2, 4: 6}[channels], 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(rows, 1)), (b"IEND", b""))
    return _PNG + b"".join(_chunk(kind, data) for kind, data in chunks)


def bare_png(content: bytes) -> bytes:
    """A PNG file without its color profile, so that a mask is read as plain numbers.

    Raises:
        RembgError: it is no PNG file.
    """
    if not content.startswith(_PNG):
        raise RembgError("The answer is not a PNG file.", "Check that the address belongs to Rembg Desktop.")
    kept, at = [_PNG], len(_PNG)
    while at + 12 <= len(content):
        size, kind = struct.unpack(">I4s", content[at : at + 8])
        if kind in (b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND"):
            kept.append(content[at : at + 12 + size])
        at += 12 + size
    return b"".join(kept)


def png_size(content: bytes) -> tuple[int, int]:
    """Width and height of a PNG file."""
    width, height = struct.unpack(">II", content[16:24])
    return width, height


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def mask_of(picture: bytes, name: str, preset: str = "", model: str = "") -> bytes:
    """The mask of a picture: an 8-bit gray PNG file with the size of the picture, white where the subject is.

    Args:
        picture: a PNG file.
        name: file name under which the job is listed in Rembg Desktop.
        preset: the preset whose model, edges and cleanup are used; empty for that of the settings.
        model: the model, instead of that of the preset.

    Raises:
        RembgError: with what to do.
    """
    with contextlib.suppress(_NoServiceError):
        mask = bare_png(Service.find().mask(picture, name, preset, model))
        return _checked(mask, picture)
    return _checked(bare_png(_command_mask(picture, preset, model)), picture)


def choices() -> tuple[list[str], list[str]]:
    """The names of the presets, and of the models that are on this computer.

    Raises:
        RembgError: with what to do.
    """
    try:
        service = Service.find()
        service.health()
        presets, models = service.ask("GET", "/presets"), service.ask("GET", "/models")
    except _NoServiceError:
        presets = json.loads(_run(["presets", "list", "--json"]))
        models = json.loads(_run(["models", "list", "--json"]))
    ready = [str(model["name"]) for model in models["models"] if model.get("state") != "missing"]
    return [str(preset["name"]) for preset in presets["presets"]], ready


def _checked(mask: bytes, picture: bytes) -> bytes:
    if png_size(mask) != png_size(picture):
        raise RembgError(
            "The mask does not have the size of the picture.", "Update Rembg Desktop and the plug-in."
        )
    return mask


def home_folder() -> Path:
    """The home folder of Rembg Desktop: queue, settings and token."""
    named = os.environ.get(HOME_VARIABLE) or HOME
    if named:
        return Path(named)
    user = Path.home()
    if sys.platform == "win32":
        local = Path(os.environ.get("LOCALAPPDATA") or user / "AppData" / "Local")
        return local / "rembg-desktop"
    if sys.platform == "darwin":
        return user / "Library" / "Application Support" / "rembg-desktop"
    # In a sandbox, XDG_DATA_HOME is a folder of its own.
    places = [
        os.environ.get("HOST_XDG_DATA_HOME"),
        os.environ.get("XDG_DATA_HOME"),
        str(user / ".local" / "share"),
    ]
    folders = [Path(place) / "rembg-desktop" for place in places if place]
    return next((folder for folder in folders if folder.is_dir()), folders[0])


class Service:
    """The local HTTP API."""

    def __init__(self, url: str, token: str) -> None:
        parts = urlsplit(url if "://" in url else f"http://{url}")
        self._is_safe = parts.scheme == "https"
        self._host, self._port = parts.hostname or "localhost", parts.port
        self._prefix = parts.path.rstrip("/")
        self._token = token
        self._is_named = bool(os.environ.get(URL_VARIABLE))

    @classmethod
    def find(cls) -> "Service":
        """The one that the environment names, or that of the home folder."""
        home = home_folder()
        url = os.environ.get(URL_VARIABLE) or f"http://127.0.0.1:{_port(home)}"
        token = os.environ.get(TOKEN_VARIABLE) or f"@{home / 'api-token'}"
        if token.startswith("@"):
            try:
                token = Path(token[1:]).read_text(encoding="ascii").strip()
            except (OSError, ValueError):
                token = ""
        return cls(url, token)

    def mask(self, picture: bytes, name: str, preset: str, model: str) -> bytes:
        """See mask_of()."""
        if not self.health()["ready"]:
            hint = "Resume the queue in the window of Rembg Desktop, or start it with `rembg-desktop serve`."
            raise RembgError("The queue of Rembg Desktop is paused, or no process is processing it.", hint)
        options = {**_OPTIONS, **({"model": model} if model else {})}
        fields = {"options": json.dumps(options), **({"preset": preset} if preset else {})}
        kind, body = _form(fields, name, picture)
        headers = {"Content-Type": kind, "Prefer": f"wait={_SECONDS}"}
        status, answer = self._send("POST", "/remove", body, headers, _SECONDS)
        end = time.monotonic() + _SECONDS
        while status == http.client.ACCEPTED:  # it takes longer than the service lets one wait
            job = self.ask("GET", json.loads(answer)["links"]["self"])
            if job["status"] in ("completed", "failed", "cancelled"):
                return self._result(job)
            if time.monotonic() > end:
                self.ask("POST", f"/queue/job/{job['id']}/cancel")
                raise RembgError("The mask took too long.", "Look at the queue in the window of Rembg Desktop.")
            time.sleep(0.5)
        return answer

    def health(self) -> dict[str, Any]:
        """What it says about itself. The token is not sent: another program may have taken the port."""
        own, self._token = self._token, ""
        try:
            found = self.ask("GET", "/health", seconds=5)
            if "ready" not in found:
                raise self._strange()
        except RembgError as error:
            if self._is_named:
                raise
            raise _NoServiceError from error
        finally:
            self._token = own
        return found

    def ask(self, method: str, path: str, seconds: float = 30) -> dict[str, Any]:
        """The JSON that a request is answered with.

        Raises:
            _NoServiceError: nothing answers.
            RembgError: the request was refused.
        """
        _, answer = self._send(method, path, b"" if method == "POST" else None, {}, seconds)
        try:
            found = json.loads(answer)
        except ValueError:
            raise self._strange() from None
        if not isinstance(found, dict):
            raise self._strange()
        return found

    def _result(self, job: dict[str, Any]) -> bytes:
        image = job["images"][0]
        if not image["links"].get("result"):
            error = image.get("error") or {}
            raise RembgError(error.get("message") or "The picture was not processed.", error.get("hint") or "")
        return self._send("GET", image["links"]["result"], None, {}, 60)[1]

    def _send(
        self, method: str, path: str, body: bytes | None, headers: dict[str, str], seconds: float
    ) -> tuple[int, bytes]:
        kind = http.client.HTTPSConnection if self._is_safe else http.client.HTTPConnection
        connection = kind(self._host, self._port, timeout=5)
        try:
            connection.connect()
        except OSError as error:
            if self._is_named:
                hint = f"Start it there, or unset {URL_VARIABLE}."
                raise RembgError(f"No service answers at {os.environ[URL_VARIABLE]}.", hint) from error
            raise _NoServiceError from error
        try:
            connection.sock.settimeout(seconds)
            if self._token:
                headers = {**headers, "Authorization": f"Bearer {self._token}"}
            connection.request(method, self._prefix + path, body, headers)
            response = connection.getresponse()
            answer = response.read()
        except (OSError, http.client.HTTPException) as error:
            raise RembgError(f"The connection to Rembg Desktop failed: {error}.", "Try again.") from error
        finally:
            connection.close()
        if response.status >= http.client.BAD_REQUEST:
            raise self._refusal(response.status, answer)
        return response.status, answer

    def _refusal(self, status: int, answer: bytes) -> RembgError:
        try:
            problem = json.loads(answer)
            code, detail, hint = problem["code"], str(problem["detail"]), str(problem.get("hint", ""))
        except (ValueError, KeyError, TypeError):
            return self._strange()
        if status == http.client.UNAUTHORIZED:
            if not self._is_named:  # that of another user
                raise _NoServiceError
            hint = f"{URL_VARIABLE} and {TOKEN_VARIABLE} can name the address and the token of the service."
        if code == "model_missing" and not hint:
            hint = "Download it in the window of Rembg Desktop: Models."
        return RembgError(detail, hint)

    def _strange(self) -> RembgError:
        where = f"{self._host}:{self._port}"
        return RembgError(f"Something else than Rembg Desktop answers at {where}.", f"Set {URL_VARIABLE}.")


def _port(home: Path) -> int:
    """The port in the settings; they are a small TOML file that the program writes itself."""
    try:
        text = (home / "settings.toml").read_text(encoding="utf-8")
    except (OSError, ValueError):
        return 5000
    section = re.search(r"^\[api\]\s*$(.*?)(?=^\[|\Z)", text, re.MULTILINE | re.DOTALL)
    port = re.search(r"^port\s*=\s*(\d{1,5})\s*(?:#.*)?$", section.group(1), re.MULTILINE) if section else None
    return int(port.group(1)) if port else 5000


def _form(fields: dict[str, str], name: str, picture: bytes) -> tuple[str, bytes]:
    boundary = f"rembg-desktop-{secrets.token_hex(16)}"
    quoted = re.sub(r"[\x00-\x1f\x7f]", "_", name).replace('"', "%22")
    parts = [
        f'--{boundary}\r\nContent-Disposition: form-data; name="{key}"\r\n\r\n{value}\r\n'
        for key, value in fields.items()
    ]
    parts.append(
        f'--{boundary}\r\nContent-Disposition: form-data; name="images"; filename="{quoted}"\r\n'
        "Content-Type: image/png\r\n\r\n"
    )
    body = "".join(parts).encode("utf-8", "replace") + picture + f"\r\n--{boundary}--\r\n".encode()
    return f"multipart/form-data; boundary={boundary}", body


def command() -> list[str]:
    """The words that start the program.

    Raises:
        RembgError: it was not found.
    """
    user = Path.home()
    places = [
        PROGRAM,
        shutil.which("rembg-desktop") or "",
        str(user / ".local" / "bin" / "rembg-desktop"),
        "/usr/local/bin/rembg-desktop",
        "/opt/rembg-desktop/rembg-desktop",
        "/Applications/Rembg Desktop.app/Contents/MacOS/rembg-desktop",
        str(user / "Applications" / "Rembg Desktop.app" / "Contents" / "MacOS" / "rembg-desktop"),
        str(Path(os.environ.get("LOCALAPPDATA") or user) / "Programs" / "Rembg Desktop" / "rembg-desktop.exe"),
        str(Path(os.environ.get("PROGRAMFILES") or user) / "Rembg Desktop" / "rembg-desktop.exe"),
    ]
    for place in places:
        if place and os.access(place, os.X_OK) and Path(place).is_file():
            return [place]
    if Path("/.flatpak-info").exists() and shutil.which("flatpak-spawn"):
        return ["flatpak-spawn", "--host", "rembg-desktop"]
    hint = "Install it, switch on its HTTP API, or run `rembg-desktop integrate` again."
    raise RembgError("Rembg Desktop was not found on this computer.", hint)


def _command_mask(picture: bytes, preset: str, model: str) -> bytes:
    words = ["submit", "-", "--output", "-", "--priority", "1000", "--mask-only", "--no-trim", "--no-whole-photo"]
    for name, value in _OPTIONS.items():
        if not isinstance(value, bool):
            words.append(f"--{name.replace('_', '-')}={'none' if value is None else value}")
    words += [f"--preset={preset}"] * bool(preset) + [f"--model={model}"] * bool(model)
    return _run(words, picture)


def _run(words: Sequence[str], sent: bytes = b"") -> bytes:
    home = ["--home", HOME] if HOME and not os.environ.get(HOME_VARIABLE) else []
    line = [*command(), *home, *words]
    surroundings = {name: value for name, value in os.environ.items() if name not in _FOREIGN}
    hidden = {"creationflags": 0x08000000} if sys.platform == "win32" else {}  # no console window
    with tempfile.TemporaryFile() as file:
        file.write(sent)
        file.seek(0)
        try:
            done = subprocess.run(
                line, stdin=file, capture_output=True, check=False, timeout=_SECONDS, env=surroundings, **hidden
            )
        except subprocess.TimeoutExpired:
            raise RembgError(
                "The mask took too long.", "Look at the queue in the window of Rembg Desktop."
            ) from None
        except OSError as error:
            raise RembgError(f"{line[0]} cannot be started: {error.strerror}.", "Install it again.") from error
    if done.returncode or not done.stdout:
        told = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise RembgError(" ".join(told[-3:]) or f"{line[0]} ended with exit code {done.returncode}.")
    return done.stdout
