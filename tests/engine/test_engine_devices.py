"""What is asked for and what runs: with a processor only, and with a stub of onnxruntime for GPUs."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from stub_onnxruntime import OUT_OF_MEMORY, StubOnnxruntime
from tiny_onnx import FLOAT16, mean_model

from rembg_desktop.engine.devices import ON_CPU, GpuOptions, choices, devices, library_problem
from rembg_desktop.engine.engine import Engine, ModelRemover
from rembg_desktop.engine.libraries import explained, is_out_of_memory, load_sessions
from rembg_desktop.engine.model_files import ModelFiles
from rembg_desktop.errors import ENGINE_CODES, AppError, CancelToken, ErrorCode
from rembg_desktop.masks.closer import PhotoMasks
from rembg_desktop.masks.kept import MaskStore
from rembg_desktop.masks.uncertainty import SecondLook
from rembg_desktop.options import Detail


def missing_device() -> str:
    return next(device.name for device in devices() if not device.available)


def test_the_processor_is_always_there() -> None:
    [processor] = [device for device in devices() if device.name == "cpu"]
    assert (processor.title, processor.available) == ("CPU", True)


def test_a_missing_device_falls_back_and_says_so(files: ModelFiles) -> None:
    remover = Engine(files, device=missing_device()).remover("u2netp")
    assert remover.device == "CPU"
    assert remover.notice
    assert "CPU" in remover.notice


@pytest.mark.parametrize("device", ["auto", "cpu"])
def test_nothing_is_said_when_the_device_is_the_one_asked_for(device: str, files: ModelFiles) -> None:
    remover = Engine(files, device=device, require_device=True).remover("u2netp")
    assert remover.notice is None


def test_a_required_device_that_is_missing_is_an_error(files: ModelFiles) -> None:
    with pytest.raises(AppError) as caught:
        Engine(files, device=missing_device(), require_device=True).remover("u2netp")
    assert caught.value.code is ErrorCode.DEVICE_UNAVAILABLE
    assert caught.value.hint


def test_an_unknown_device_is_refused() -> None:
    with pytest.raises(AppError) as caught:
        choices("abacus")
    assert caught.value.code is ErrorCode.INVALID_SETTING


def test_a_file_that_passes_its_hash_but_is_no_network_is_invalid(files: ModelFiles, tmp_path: Path) -> None:
    (tmp_path / "mean.onnx").write_bytes(mean_model())
    name = files.import_file(tmp_path / "mean.onnx", "mean")
    record = files.path(name).parent / "model.json"
    import hashlib
    import json

    broken = b"no network"
    files.path(name).write_bytes(broken)
    values = json.loads(record.read_text())
    record.write_text(json.dumps({**values, "bytes": 10, "sha256": hashlib.sha256(broken).hexdigest()}))
    with pytest.raises(AppError) as caught:
        Engine(files).remover(name)
    assert caught.value.code is ErrorCode.MODEL_INVALID


@pytest.fixture
def gpu(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., StubOnnxruntime]:
    """Installs a build of onnxruntime for GPUs; without an argument, its library can be loaded."""
    load_sessions()  # rembg imports the real one

    def install(library: bytes | None = None) -> StubOnnxruntime:
        stub = StubOnnxruntime(tmp_path / "onnxruntime", library=library)
        monkeypatch.setitem(sys.modules, "onnxruntime", stub)
        return stub

    return install


@pytest.fixture
def tiny(files: ModelFiles, tmp_path: Path) -> str:
    """A model that takes no time."""
    (tmp_path / "mean.onnx").write_bytes(mean_model())
    return files.import_file(tmp_path / "mean.onnx", "mean")


def predict(engine: Engine, model: str) -> ModelRemover:
    remover = engine.remover(model, load=False)
    remover.predict(Image.new("RGB", (20, 10), "white"), CancelToken())
    return remover


def test_a_gpu_that_works_runs_the_model(
    gpu: Callable[..., StubOnnxruntime], files: ModelFiles, tiny: str
) -> None:
    stub = gpu()
    for device in ("auto", "cuda"):
        remover = predict(Engine(files, device=device, require_device=True), tiny)
        assert (remover.device, remover.notice) == ("CUDA", None)
    assert [session.runs for session in stub.opened] == [2, 2]  # the first run warms it up


def test_a_broken_library_is_never_a_silent_run_on_the_cpu(
    gpu: Callable[..., StubOnnxruntime], files: ModelFiles, tiny: str
) -> None:
    gpu(b"")
    [report] = [device for device in devices() if device.name == "cuda"]
    assert report.available
    assert not report.as_dict()["works"]
    assert report.problem
    for device in ("auto", "cuda"):
        remover = predict(Engine(files, device=device), tiny)
        assert remover.device == "CPU"
        assert remover.notice == f"CUDA cannot be used: {report.problem} The model runs on the CPU instead."
    with pytest.raises(AppError) as caught:
        predict(Engine(files, device="cuda", require_device=True), tiny)
    assert caught.value.code is ErrorCode.DEVICE_UNAVAILABLE
    assert report.problem in caught.value.message


@pytest.mark.skipif(sys.platform != "linux", reason="the words are those of its loader")
def test_a_broken_library_is_named(gpu: Callable[..., StubOnnxruntime]) -> None:
    gpu(b"")
    assert library_problem("cuda").startswith("libonnxruntime_providers_cuda.so is damaged.")


def test_a_network_of_which_no_node_runs_on_the_gpu_runs_on_the_cpu_and_says_so(
    gpu: Callable[..., StubOnnxruntime], files: ModelFiles, tiny: str
) -> None:
    gpu().placed = {"CPUExecutionProvider": 100}
    remover = predict(Engine(files), tiny)
    assert (remover.device, "cannot run any part" in (remover.notice or "")) == ("CPU", True)
    with pytest.raises(AppError, match="cannot run any part"):
        predict(Engine(files, device="cuda", require_device=True), tiny)


def test_out_of_memory_half_way_uses_the_cpu_for_that_photo(
    gpu: Callable[..., StubOnnxruntime], files: ModelFiles, tiny: str
) -> None:
    gpu().run_errors = ["", OUT_OF_MEMORY, ""]
    engine = Engine(files)
    found = [predict(engine, tiny) for _ in range(3)]
    assert [remover.device for remover in found] == ["CUDA", "CPU", "CUDA"]
    assert [remover.notice for remover in found] == [
        None,
        "The GPU (CUDA) does not have enough memory. The model runs on the CPU instead.",
        None,
    ]


def test_out_of_memory_half_way_fails_that_photo_if_the_gpu_is_required(
    gpu: Callable[..., StubOnnxruntime], files: ModelFiles, tiny: str
) -> None:
    gpu().run_errors = ["", OUT_OF_MEMORY, ""]
    engine = Engine(files, device="cuda", require_device=True)
    predict(engine, tiny)
    with pytest.raises(AppError) as caught:
        predict(engine, tiny)
    assert caught.value.code is ErrorCode.OUT_OF_MEMORY
    assert caught.value.code not in ENGINE_CODES  # which would end the whole job
    assert "GPU" in caught.value.message
    assert predict(engine, tiny).device == "CUDA"


def test_a_gpu_that_fails_half_way_is_replaced_by_the_cpu(
    gpu: Callable[..., StubOnnxruntime], files: ModelFiles, tiny: str
) -> None:
    gpu().run_errors = ["CUDA failure 719: unspecified launch failure ; GPU=0 ;"]
    remover = predict(Engine(files), tiny)
    assert remover.device == "CPU"
    assert "CUDA failed: CUDA reports error 719: unspecified launch failure." in (remover.notice or "")


def test_a_model_that_does_not_fit_into_the_gpu_is_loaded_on_the_cpu(
    gpu: Callable[..., StubOnnxruntime], files: ModelFiles, tiny: str
) -> None:
    stub = gpu()
    stub.load_errors = ["CUDA failure 2: out of memory ; GPU=0 ;"] * 2
    remover = predict(Engine(files), tiny)
    assert (remover.device, "does not have enough" in (remover.notice or "")) == ("CPU", True)
    with pytest.raises(AppError) as caught:
        predict(Engine(files, device="cuda", require_device=True), tiny)
    assert caught.value.code is ErrorCode.OUT_OF_MEMORY


def test_removers_take_turns_on_several_gpus(
    gpu: Callable[..., StubOnnxruntime], files: ModelFiles, tiny: str
) -> None:
    stub = gpu()
    engine = Engine(files, gpus=[GpuOptions(0, memory_mb=2_000), GpuOptions(3)])
    for _ in range(4):
        predict(engine, tiny)
    assert [(session.options["device_id"], session.runs) for session in stub.opened] == [("0", 3), ("3", 3)]
    assert stub.opened[0].options["gpu_mem_limit"] == "2000000000"
    assert "gpu_mem_limit" not in stub.opened[1].options


def test_several_gpus_that_do_not_work_are_one_cpu(
    gpu: Callable[..., StubOnnxruntime], files: ModelFiles, tiny: str
) -> None:
    gpu(b"")
    engine = Engine(files, gpus=[GpuOptions(0), GpuOptions(1)])
    for _ in range(3):
        predict(engine, tiny)
    assert engine.devices == ("CPU",)


@pytest.mark.parametrize(
    ("device", "provider", "options"),
    [
        (
            "tensorrt",
            "TensorrtExecutionProvider",
            {"trt_fp16_enable": "True", "trt_engine_cache_path": "tensorrt"},
        ),
        ("coreml", "CoreMLExecutionProvider", {"ModelFormat": "MLProgram", "ModelCacheDirectory": "coreml"}),
        ("directml", "DmlExecutionProvider", {"device_id": "2"}),
        ("cuda", "CUDAExecutionProvider", {"device_id": "2", "cudnn_conv_algo_search": "HEURISTIC"}),
    ],
)
def test_each_provider_gets_its_options(
    monkeypatch: pytest.MonkeyPatch,
    gpu: Callable[..., StubOnnxruntime],
    device: str,
    provider: str,
    options: dict[str, str],
) -> None:
    stub = gpu()
    monkeypatch.setattr(stub, "get_available_providers", lambda: [provider, "CPUExecutionProvider"], raising=False)
    first, cpu = choices(device, GpuOptions(2, cache=Path("cache")))
    assert cpu == ON_CPU
    assert first.providers[0][0] == provider
    given = {key: Path(value).name for key, value in first.providers[0][1].items()}
    assert options.items() <= given.items()
    assert choices(device, require=True)[-1].device == device


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("libcublasLt.so.13: cannot open shared object file: No such", "CUDA is missing (libcublasLt.so.13)."),
        ("libcudnn.so.9: cannot open shared object file: No such", "cuDNN is missing (libcudnn.so.9)."),
        ("libcuda.so.1: cannot open shared object file", "The NVIDIA driver is missing (libcuda.so.1)."),
        ("Failed to load library /x/openvino/libonnxruntime_providers_tensorrt.so with error: libnvinfer.so.10: x",
         "TensorRT is missing (libnvinfer.so.10)."),
        ("Please install TensorRT libraries as mentioned in the GPU requirements page", "TensorRT is missing."),
        ("/x/libonnxruntime_providers_cuda.so: undefined symbol: cuTensorMapEncodeTiled",
         "The NVIDIA driver is too old."),
        ("cuda_call.cc:154 CUDA failure 35: CUDA driver version is insufficient for CUDA runtime ; GPU=-1 ;",
         "The NVIDIA driver is too old."),
        ("CUDA failure 100: no CUDA-capable device is detected ; GPU=-1 ;", "No NVIDIA GPU was found."),
        ("CUDA failure 209: no kernel image is available for execution on the device", "This GPU is too old"),
        ("CUDA failure 101: invalid device ordinal ; GPU=7 ;", "There is no GPU with this number."),
        ("CUDNN failure 1002: CUDNN_STATUS_NOT_INITIALIZED ; GPU=0 ;", "CUDNN reports error 1002: CUDNN_"),
        ("Could not find module 'C:\\x\\onnxruntime_providers_cuda.dll' (or one of its dependencies).",
         "A library that CUDA needs is missing. Install CUDA and cuDNN"),
        ("DmlExecutionProvider: 887A0005 The GPU device instance has been suspended", "The GPU was reset."),
        ("Something else.\nand more", "Something else."),
        ("x" * 999, "x" * 240 + "…"),
        ("", "Unknown error."),
    ],
)  # fmt: skip
def test_an_error_is_one_clear_sentence(text: str, expected: str) -> None:
    assert explained(text, "CUDA").startswith(expected)


@pytest.mark.parametrize(
    "text",
    [
        OUT_OF_MEMORY,
        "CUDA failure 2: out of memory ; GPU=0 ;",
        "CUBLAS failure 3: CUBLAS_STATUS_ALLOC_FAILED ; GPU=0",
        "DML: 8007000E Not enough memory resources are available to complete this operation.",
        "std::bad_alloc",
    ],
)
def test_out_of_memory_is_recognized(text: str) -> None:
    assert is_out_of_memory(text)


def test_networks_of_half_precision_run_in_full_precision_on_a_gpu_too(
    gpu: Callable[..., StubOnnxruntime], files: ModelFiles, tmp_path: Path
) -> None:
    (tmp_path / "half.onnx").write_bytes(mean_model(element=FLOAT16))
    model = files.import_file(tmp_path / "half.onnx", "half")
    stub = gpu()
    predict(Engine(files), model)
    assert [session.get_inputs()[0].type for session in stub.opened] == ["tensor(float)"]


@pytest.mark.parametrize("detail", Detail)
def test_a_mask_of_the_cpu_is_not_kept_as_one_of_half_precision(
    files: ModelFiles, tiny: str, tmp_path: Path, detail: Detail
) -> None:
    store = MaskStore(tmp_path / "kept", 10**7)

    def steps(device: str) -> list[str]:
        ended: list[str] = []
        remover = Engine(files, device=device).remover(tiny, load=False)
        masks = PhotoMasks(
            remover, detail, SecondLook.NEVER, CancelToken(), lambda name, _share: ended.append(name)
        )
        masks.get(lambda: Image.new("RGB", (20, 10), "white"), "ab" * 32, store)
        return ended

    assert "mask" in steps("tensorrt")  # on the CPU: it is not installed
    assert steps("cpu") == ["kept"]
    assert "mask" in steps("tensorrt")
