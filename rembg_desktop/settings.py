"""The user's settings, stored in a TOML file that is written atomically."""

import shutil
import tomllib
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, fields, is_dataclass, replace
from pathlib import Path
from typing import Any, Final, Literal, cast, get_args, get_origin, get_type_hints

from rembg_desktop.errors import AppError, ErrorCode
from rembg_desktop.paths import exclusively, write_toml

Theme = Literal["system", "light", "dark"]
Device = Literal["auto", "cpu", "cuda", "tensorrt", "directml", "coreml", "openvino"]
WhenDone = Literal["nothing", "notify", "open_folder", "quit", "sleep", "shut_down"]

_RANGES: Final[Mapping[str, tuple[int, int]]] = {
    "performance.workers": (0, 8),
    "performance.gpu_memory_mb": (0, 1_000_000),
    "performance.memory_mb": (0, 1_000_000),
    "performance.max_megapixels": (1, 2_000),
    "performance.release_after_seconds": (0, 86_400),
    "queue.retention_days": (0, 3_650),
    "queue.low_disk_mb": (0, 1_000_000),
    "masks.kept_masks_mb": (0, 1_000_000),
    "api.port": (1, 65_535),
    "api.max_image_mb": (1, 100_000),
    "api.max_request_mb": (1, 1_000_000),
    "api.max_images": (1, 100_000),
    "api.max_queued": (1, 10_000_000),
}
"""Minimum and maximum of numeric settings, by section and name."""

Migration = Callable[[dict[str, Any]], dict[str, Any]]
MIGRATIONS: Final[Sequence[Migration]] = ()
"""Each converts the values of one file version to the next. The first version is 1."""
_VERSION: Final = "version"
_KINDS: Final = {int: "a whole number", bool: "true or false", str: "a string"}


@dataclass(frozen=True, slots=True)
class General:
    """Appearance and language.

    Attributes:
        theme: color theme of the window.
        language: language code such as `de`; empty uses the language of the system.
        tray: show an icon in the system tray.
        tips: show the first-run tips.
        ask_on_close: ask what to do with images that are being processed when the window is closed.
    """

    theme: Theme = "system"
    language: str = ""
    tray: bool = False
    tips: bool = True
    ask_on_close: bool = True


@dataclass(frozen=True, slots=True)
class Output:
    """Where results are written.

    Attributes:
        folder: full path of a folder for all results; empty uses a folder `cutouts` next to each source.
        preset: default preset of the window and the command line.
        recursive: include the subfolders of folders that are dropped on the window.
        include_results: include results of earlier jobs in folders that are dropped on the window.
    """

    folder: str = ""
    preset: str = "Transparent PNG"
    recursive: bool = True
    include_results: bool = False


@dataclass(frozen=True, slots=True)
class Performance:
    """Processing speed and memory.

    Attributes:
        workers: number of images processed at the same time, 1-8; 0 chooses by cores and memory.
        device: device that runs the model.
        require_device: fail instead of falling back to the CPU.
        gpus: numbers of the GPUs that CUDA, TensorRT or DirectML use, such as `["0", "1"]`; empty: the first.
        gpu_memory_mb: memory limit of each GPU with CUDA, in megabytes; 0 means no limit.
        memory_mb: memory limit for images that are being processed, in megabytes; 0 means half of the memory.
        max_megapixels: images above this size are refused before they are decoded.
        release_after_seconds: seconds after the last image until the model is unloaded; 0 keeps it in memory.
    """

    workers: int = 0
    device: Device = "auto"
    require_device: bool = False
    gpus: tuple[str, ...] = ()
    gpu_memory_mb: int = 0
    memory_mb: int = 0
    max_megapixels: int = 200
    release_after_seconds: int = 60


@dataclass(frozen=True, slots=True)
class Queue:
    """Handling of jobs.

    Attributes:
        retention_days: days until finished jobs are removed from the list (results are kept); 0 keeps them.
        when_done: what to do after the last image.
        low_disk_mb: pause when a destination has less free disk space than this, in megabytes.
        pause_on_battery: pause while the computer runs on battery.
    """

    retention_days: int = 30
    when_done: WhenDone = "notify"
    low_disk_mb: int = 200
    pause_on_battery: bool = False


@dataclass(frozen=True, slots=True)
class Masks:
    """Masks that are kept, so that the same photo needs the model only once.

    Attributes:
        kept_masks_mb: maximum size in megabytes; the least recently used ones are deleted. 0 keeps none.
    """

    kept_masks_mb: int = 2_000


@dataclass(frozen=True, slots=True)
class Review:
    """Which results need a person.

    Attributes:
        second_look: when to run the model again and compare: never, for uncertain masks, or always.
        sensitivity: how many results need review.
    """

    second_look: Literal["never", "uncertain", "always"] = "uncertain"
    sensitivity: Literal["few", "usual", "many"] = "usual"


@dataclass(frozen=True, slots=True)
class Models:
    """Download of models.

    Attributes:
        mirror: download address, such as `https://mirror.example/models`; empty uses the address of rembg.
        proxy: address of an HTTP proxy; empty uses the system settings.
    """

    mirror: str = ""
    proxy: str = ""


@dataclass(frozen=True, slots=True)
class Api:
    """The local HTTP API, disabled by default.

    Attributes:
        enabled: provide the API while the window is open.
        port: port on the loopback interface.
        folders: folders from which jobs may read images by path, and to which results may be written; also
            `s3://bucket`, `s3://bucket/folder` and the same with `gs://`.
        origins: origins of web pages that may use the API.
        max_image_mb: maximum size of an image in megabytes.
        max_request_mb: maximum size of a request in megabytes.
        max_images: maximum number of images per job.
        max_queued: maximum number of images in the queue; further jobs are refused.
        dialects: APIs of other programs to offer, too: `rembg` (rembg s) and `removebg` (remove.bg).
        fetch_urls: download photos from the Internet if clients of the other programs ask for that.
    """

    enabled: bool = False
    port: int = 5000
    folders: tuple[str, ...] = ()
    origins: tuple[str, ...] = ()
    max_image_mb: int = 200
    max_request_mb: int = 2_000
    max_images: int = 1_000
    max_queued: int = 100_000
    dialects: tuple[str, ...] = ()
    fetch_urls: bool = False


@dataclass(frozen=True, slots=True)
class Cluster:
    """Other computers, or more processes, that cut out the photos; needs the extra `[cluster]`.

    Attributes:
        address: `tls://host:8786` of a Dask scheduler, or `local:4` for four processes on this computer; empty
            uses neither.
        certificates: full path of the folder with the certificates for TLS.
        fallback: what to do while no worker can be used: `pause` the queue, or cut out photos here (`local`).
        insecure: accept connections to other computers without TLS. Whoever can reach them can run programs there.
    """

    address: str = ""
    certificates: str = ""
    fallback: Literal["pause", "local"] = "pause"
    insecure: bool = False


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings by section, as in the file."""

    general: General = field(default_factory=General)
    output: Output = field(default_factory=Output)
    performance: Performance = field(default_factory=Performance)
    queue: Queue = field(default_factory=Queue)
    masks: Masks = field(default_factory=Masks)
    review: Review = field(default_factory=Review)
    models: Models = field(default_factory=Models)
    api: Api = field(default_factory=Api)
    cluster: Cluster = field(default_factory=Cluster)

    @classmethod
    def load(cls, path: Path) -> "Settings":
        """Read the file. A missing file results in the defaults; unknown keys are ignored.

        Raises:
            AppError: invalid_setting, with file, field, value and allowed values; also for a file of a newer
                version of the program.
        """
        try:
            values = tomllib.loads(path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return cls()
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            hint = "Correct the file, or delete it to restore the defaults."
            raise AppError(ErrorCode.INVALID_SETTING, f"Can't read {path}: {error}.", hint) from error
        return cls.from_dict(_migrated(values, path, MIGRATIONS), where=f" in {path}")

    @classmethod
    def from_dict(cls, values: Mapping[str, Any], where: str = "") -> "Settings":
        """Validate plain values by section.

        Raises:
            AppError: invalid_setting; the message contains `where`.
        """
        return cls(**{item.name: _section(item.name, values.get(item.name, {}), where) for item in fields(cls)})

    def as_dict(self) -> dict[str, dict[str, Any]]:
        """Plain values by section, as in the file."""
        return {
            section.name: {
                item.name: _plain(getattr(getattr(self, section.name), item.name))
                for item in fields(getattr(self, section.name))
            }
            for section in fields(self)
        }

    def change(self, section: str, **values: object) -> "Settings":
        """A copy with some values of one section changed and validated.

        Raises:
            AppError: invalid_setting.
        """
        merged = self.as_dict()
        merged[section].update(values)
        return replace(self, **{section: _section(section, merged[section], "")})

    def rebased(self, base: "Settings", newest: "Settings") -> "Settings":
        """The newest settings, with the values in which these settings differ from `base`."""
        own, old, merged = self.as_dict(), base.as_dict(), newest.as_dict()
        for section, values in own.items():
            merged[section] |= {name: value for name, value in values.items() if value != old[section][name]}
        return Settings.from_dict(merged)

    def save(self, path: Path, base: "Settings | None" = None) -> "Settings":
        """Write the file atomically. A file of another version, or an unreadable one, is backed up first.

        Args:
            path: the file.
            base: the settings before the edit. Only values that differ from them are written. All others stay
                as they are in the file, where another process may have changed them. None writes every value.

        Returns:
            The settings that are now in the file.

        Raises:
            OSError: the file cannot be written, or another process keeps it locked.
        """
        if base is not None:
            with exclusively(path):
                return self.rebased(base, _newest_of(path, base)).save(path)
        _keep_other_version(path)
        write_toml(path, {_VERSION: len(MIGRATIONS) + 1, **self.as_dict()})
        return self


def _newest_of(path: Path, base: Settings) -> Settings:
    try:
        return Settings.load(path) if path.exists() else base
    except AppError:  # the file cannot be read: save() backs it up
        return base


def _migrated(values: dict[str, Any], path: Path, migrations: Sequence[Migration]) -> dict[str, Any]:
    version = values.pop(_VERSION, 1)
    newest = len(migrations) + 1
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise _invalid(_VERSION, version, "must be a whole number of at least 1", f" in {path}")
    if version > newest:
        raise AppError(
            ErrorCode.INVALID_SETTING,
            f"{path} was written by a newer version of the program: version {version}, supported up to {newest}.",
            "Install that version again, use another folder with --home, or delete the file for the defaults.",
        )
    for migrate in migrations[version - 1 :]:
        values = migrate(values)
    return values


def _keep_other_version(path: Path) -> None:
    """Back up a file of another version before it is overwritten."""
    try:
        version = tomllib.loads(path.read_text(encoding="utf-8")).get(_VERSION, 1)
        ending = "" if version == len(MIGRATIONS) + 1 else f".v{version}.bak"
    except FileNotFoundError:
        return
    except (OSError, ValueError):
        ending = ".unreadable.bak"
    if ending and not (kept := path.with_name(path.name + ending)).exists():
        with suppress(OSError):  # a file that cannot be copied cannot be backed up
            shutil.copy2(path, kept)


def _section(name: str, values: object, where: str) -> Any:  # noqa: ANN401 - one of the section classes
    kind: type = get_type_hints(Settings)[name]
    if not isinstance(values, Mapping):
        raise _invalid(name, values, "must be a section", where)
    assert is_dataclass(kind)
    hints = get_type_hints(kind)
    given = cast(Mapping[str, object], values)
    known = {key: _value(f"{name}.{key}", given[key], hints[key], where) for key in given if key in hints}
    return kind(**known)


def _value(key: str, value: object, kind: Any, where: str) -> object:  # noqa: ANN401 - a type hint
    if get_origin(kind) is Literal:
        if value not in get_args(kind):
            raise _invalid(key, value, f"must be one of {', '.join(get_args(kind))}", where)
        return value
    if get_origin(kind) is tuple:
        items = cast(list[object], value) if isinstance(value, list | tuple) else [None]
        kinds = 'numbers such as ["0", "1"]' if key == "performance.gpus" else "strings"
        if not all(isinstance(item, str) and (item.isdecimal() or kinds == "strings") for item in items):
            raise _invalid(key, items, f"must be a list of {kinds}", where)
        return tuple(items)
    if kind is int and isinstance(value, int) and not isinstance(value, bool):
        low, high = _RANGES[key]
        if not low <= value <= high:
            raise _invalid(key, value, f"must be a whole number from {low} to {high}", where)
        return value
    if kind in (bool, str) and isinstance(value, kind):
        return value
    raise _invalid(key, value, f"must be {_KINDS[kind]}", where)


def _plain(value: object) -> object:
    return list(cast(tuple[object, ...], value)) if isinstance(value, tuple) else value


def _invalid(key: str, value: object, allowed: str, where: str) -> AppError:
    return AppError(
        ErrorCode.INVALID_SETTING,
        f"Invalid setting {key}{where}: {value!r} {allowed}.",
        f"Change {key} and try again.",
    )
