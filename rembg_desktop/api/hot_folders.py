"""Lists the hot folders, and pauses and resumes them; the JSON is that of `rembg-desktop watch list --json`."""

from typing import Annotated, Any

from fastapi import APIRouter, FastAPI, Path, Request
from starlette.responses import Response

from rembg_desktop.api.problem import Json
from rembg_desktop.api.schemas import Document, problems
from rembg_desktop.api.service import service_of
from rembg_desktop.hotfolders.folders import HotFolder, HotFolders
from rembg_desktop.queue.store import Store


class HotFolderDocument(Document):
    """A watched folder.

    `counts` has the numbers of photos that are `queued`, `completed`, `needs_review` and `failed`; `trouble` says
    why nothing can be taken at the moment; `waiting` is the number of files that are not complete yet, and
    `waiting_files` names the first of them.
    """

    id: int
    folder: str
    presets: list[str]
    destination: str
    recursive: bool
    after: str
    settle_seconds: float
    paused: bool
    counts: dict[str, int]
    last_file: str | None
    last_at: str | None
    trouble: dict[str, str] | None
    waiting: int
    waiting_files: list[str]


class HotFoldersDocument(Document):
    """The hot folders."""

    hot_folders: list[HotFolderDocument]


router = APIRouter(tags=["hot folders"])
_Number = Annotated[int, Path(description="The id of the hot folder.", ge=1, le=2**53)]


def install(app: FastAPI, store: Store) -> None:
    """Add the routes to an app over a queue."""
    app.state.hot_folders = HotFolders(store.database)
    app.include_router(router)


@router.get("/hot-folders", response_model=HotFoldersDocument, responses=problems())
async def list_hot_folders(request: Request) -> Response:
    """The hot folders and what became of their photos."""
    found = await service_of(request).reads.run(_folders(request).all)
    return Json({"hot_folders": [hot.as_dict() for hot in found]})


@router.post(
    "/hot-folders/{hot_folder_id}/pause", response_model=HotFolderDocument, responses=problems(404, 415, 422)
)
async def pause_hot_folder(request: Request, hot_folder_id: _Number) -> Response:
    """Take nothing more from a hot folder."""
    return Json(await _set_paused(request, hot_folder_id, paused=True))


@router.post(
    "/hot-folders/{hot_folder_id}/resume", response_model=HotFolderDocument, responses=problems(404, 415, 422)
)
async def resume_hot_folder(request: Request, hot_folder_id: _Number) -> Response:
    """Watch a paused hot folder again; files that arrived meanwhile are taken, too."""
    return Json(await _set_paused(request, hot_folder_id, paused=False))


async def _set_paused(request: Request, hot_folder_id: int, *, paused: bool) -> dict[str, Any]:
    folders, service = _folders(request), service_of(request)

    def change() -> HotFolder:
        hot = folders.set_paused(folders.find(hot_folder_id), paused=paused)
        service.announce()
        return hot

    return (await service.writes.run(change)).as_dict()


def _folders(request: Request) -> HotFolders:
    folders = request.app.state.hot_folders
    assert isinstance(folders, HotFolders)
    return folders
