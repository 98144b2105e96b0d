from pathlib import Path

from api_client import Api

from rembg_desktop.hotfolders.folders import HotFolder, HotFolders


def test_hot_folders_are_listed_paused_and_resumed(api: Api, tmp_path: Path) -> None:
    assert api.client.get("/hot-folders").json() == {"hot_folders": []}
    hot = HotFolders(api.store.database).add(HotFolder(tmp_path, presets=("Mask",)))
    assert api.client.get("/hot-folders").json() == {"hot_folders": [hot.as_dict()]}
    paused = api.client.post(f"/hot-folders/{hot.id}/pause").json()
    assert paused == {**hot.as_dict(), "paused": True}
    assert api.client.post(f"/hot-folders/{hot.id}/resume").json() == hot.as_dict()


def test_a_hot_folder_that_does_not_exist_is_not_found(api: Api) -> None:
    answer = api.client.post("/hot-folders/7/pause")
    assert (answer.status_code, answer.json()["code"]) == (404, "no_such_hot_folder")
