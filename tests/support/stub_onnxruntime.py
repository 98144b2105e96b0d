"""onnxruntime as a build for NVIDIA GPUs behaves, on a computer without one.

Everything else is the real onnxruntime. The library of the execution provider is a real file, which the real
loader loads or refuses. As in the real build, a session silently runs on the CPU if that fails.
"""

import ctypes
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import onnxruntime

CUDA, CPU = "CUDAExecutionProvider", "CPUExecutionProvider"
OUT_OF_MEMORY = (
    "[ONNXRuntimeError] : 6 : RUNTIME_EXCEPTION : Non-zero status code returned while running Conv node. "
    "Status Message: bfc_arena.cc:376 Failed to allocate memory for requested buffer of size 1000"
)


class StubOnnxruntime(ModuleType):
    """Install it as `sys.modules["onnxruntime"]`.

    Attributes:
        opened: the sessions that were opened on the GPU.
        load_errors: messages of the next attempts to open one.
        run_errors: messages of the next runs on it after the first, which warms it up; "" lets one succeed.
        placed: execution providers that the network's nodes are assigned to.
    """

    def __init__(self, folder: Path, *, library: bytes | None = None) -> None:
        """`library` is the content of the provider's library; None for one that can be loaded."""
        super().__init__("onnxruntime")
        windows = sys.platform == "win32"
        prefix, suffix = ("", ".dll") if windows else ("lib", ".so")
        self.__file__ = str(folder / "__init__.py")
        capi = folder / "capi"
        capi.mkdir(parents=True)
        shared = f"{prefix}onnxruntime_providers_shared{suffix}"
        self.provider_file = capi / f"{prefix}onnxruntime_providers_cuda{suffix}"
        for target in (capi / shared, self.provider_file):
            shutil.copy(Path(onnxruntime.__file__).parent / "capi" / shared, target)
        if library is not None:
            self.provider_file.write_bytes(library)
        self.opened: list[StubSession] = []
        self.load_errors: list[str] = []
        self.run_errors: list[str] = []
        self.placed = {CUDA: 90, CPU: 10}

    def __getattr__(self, name: str) -> Any:
        return getattr(onnxruntime, name)

    def preload_dlls(self) -> None:
        """There are no packages of NVIDIA."""

    def get_available_providers(self) -> list[str]:
        return [CUDA, CPU]

    def InferenceSession(self, model: object, options: object, providers: Sequence[Any], **more: Any) -> Any:  # noqa: N802
        names = [each if isinstance(each, str) else each[0] for each in providers]
        session = onnxruntime.InferenceSession(model, options, providers=[CPU], **more)
        if CUDA not in names:
            return session
        if self.load_errors:
            raise RuntimeError(self.load_errors.pop(0))
        try:
            ctypes.CDLL(str(self.provider_file))
        except OSError:
            return session
        self.opened.append(StubSession(self, session, dict(providers[0][1])))
        return self.opened[-1]


class StubSession:
    """A session on a GPU, which computes on the CPU."""

    def __init__(self, runtime: StubOnnxruntime, session: Any, options: dict[str, str]) -> None:
        self._runtime = runtime
        self._session = session
        self.options = options
        self.runs = 0

    def __getattr__(self, name: str) -> Any:
        return getattr(self._session, name)

    def get_providers(self) -> list[str]:
        return [CUDA, CPU]

    def get_provider_graph_assignment_info(self) -> list[Any]:
        nodes = {name: range(count) for name, count in self._runtime.placed.items()}
        return [SimpleNamespace(ep_name=name, get_nodes=lambda n=nodes[name]: list(n)) for name in nodes]

    def run(self, *arguments: Any) -> Any:
        self.runs += 1
        if self.runs > 1 and self._runtime.run_errors and (error := self._runtime.run_errors.pop(0)):
            raise RuntimeError(error)
        return self._session.run(*arguments)
