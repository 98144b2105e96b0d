from pathlib import Path

import pytest
from queue_bench import Bench

from rembg_desktop.errors import AppError, ErrorCode
from rembg_desktop.options import Output, OutputFormat, RemovalOptions
from rembg_desktop.options.name_match import NamesMissing
from rembg_desktop.options.name_table import parse_names, with_presets
from rembg_desktop.queue.planning import Plan
from rembg_desktop.queue.types import Job

TABLE = "source;name;folder;sku\na;A-1;shoes/red;7\nb.jpg;B-1;;8\nsub/c;;bags;9\n"


def planned(bench: Bench, table: str = TABLE, missing: NamesMissing | None = None, **options: object) -> Plan:
    for name in ("a.jpg", "b.jpg", "sub/c.jpg", "sub/d.jpg"):
        bench.photo(name)
    return bench.manager.plan(
        [bench.photos],
        RemovalOptions.from_dict(options),
        destination=bench.out,
        recursive=True,
        names=parse_names(table.encode(), "table.csv"),
        names_missing=missing,
    )


def submitted(bench: Bench, **options: object) -> Job:
    return bench.manager.submit(planned(bench, **options), RemovalOptions.from_dict(options))


def results(bench: Bench, plan: Plan | Job) -> list[str]:
    images = plan.images if isinstance(plan, Plan) else bench.manager.images(plan.id)
    return [image.destination.relative_to(bench.out).as_posix() for image in images]


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ("{stem}", ["shoes/red/A-1.png", "B-1.png", "bags/c.png", "sub/d.png"]),
        ("{stem}-{index:02}", ["shoes/red/A-1-01.png", "B-1-02.png", "bags/c-03.png", "sub/d-04.png"]),
        ("{sku}_{stem}", ["shoes/red/7_A-1.png", "8_B-1.png", "bags/9_c.png", "sub/d.png"]),
        ("{sku}", ["shoes/red/7.png", "8.png", "bags/9.png", "sub/d.png"]),
    ],
)
def test_results_get_the_names_of_the_table(bench: Bench, template: str, expected: list[str]) -> None:
    plan = planned(bench, name=template)
    assert results(bench, plan) == expected
    assert plan.names is not None
    assert [Path(name).as_posix() for name in plan.names.without_row] == ["sub/d.jpg"]
    job = bench.manager.submit(plan, RemovalOptions(name=template))
    assert results(bench, job) == expected
    bench.work_off()
    assert all((bench.out / name).is_file() for name in expected)


def test_photos_without_a_line_are_left_out_when_wanted(bench: Bench) -> None:
    plan = planned(bench, missing=NamesMissing.SKIP, name="{stem}-{index}")
    assert results(bench, plan) == ["shoes/red/A-1-1.png", "B-1-2.png", "bags/c-3.png"]
    with pytest.raises(AppError) as caught:
        planned(bench, "source;name\nz;Z\n", NamesMissing.SKIP)
    assert caught.value.code is ErrorCode.NOTHING_TO_DO


def test_columns_take_the_place_of_fields_that_every_photo_has(bench: Bench) -> None:
    table = "source;model;date;index\na;Derby;;12\nb;Boot;May;\n"
    plan = planned(bench, table, NamesMissing.SKIP, name="{model}-{date}-{index:03}")
    first, second = results(bench, plan)
    assert first.startswith("Derby-20")
    assert first.endswith("-012.png")
    assert second == "Boot-May-002.png"


def test_a_name_that_is_taken_gets_a_number(bench: Bench) -> None:
    table = "source;name\na;X\nb;x\nsub/c;con1\n"
    assert results(bench, planned(bench, table)) == ["X.png", "x-2.png", "sub/con1.png", "sub/d.png"]
    job = bench.manager.submit(planned(bench, table), RemovalOptions())
    again = bench.manager.submit(planned(bench, table), RemovalOptions())
    assert results(bench, again) == ["X-3.png", "x-4.png", "sub/con1-2.png", "sub/d-2.png"]
    assert job.id != again.id


def test_a_name_taken_since_the_plan_was_made_gets_a_number(bench: Bench) -> None:
    plans = [planned(bench), planned(bench)]
    first, second = [bench.manager.submit(plan, RemovalOptions()) for plan in plans]
    assert results(bench, first)[0] == "shoes/red/A-1.png"
    assert results(bench, second)[0] == "shoes/red/A-1-2.png"


def test_the_names_stay_when_the_job_is_edited_retried_and_run_again(bench: Bench) -> None:
    job = submitted(bench)
    bench.manager.edit(job.id, RemovalOptions.from_dict({"name": "{sku}-{stem}", "format": "webp"}))
    expected = ["shoes/red/7-A-1.webp", "8-B-1.webp", "bags/9-c.webp", "sub/d.webp"]
    assert results(bench, job) == expected
    with pytest.raises(AppError, match="ean"):
        bench.manager.edit(job.id, RemovalOptions.from_dict({"name": "{ean}"}))
    assert results(bench, job) == expected
    bench.manager.cancel([job.id])
    bench.reopen()
    bench.manager.retry(job.id)
    assert results(bench, job) == expected
    bench.work_off()
    plan = bench.manager.plan_again(job.id, RemovalOptions(), destination=bench.out)
    assert results(bench, plan) == ["shoes/red/A-1.png", "B-1.png", "bags/c.png", "sub/d.png"]
    with pytest.raises(AppError, match="ean"):
        bench.manager.plan_again(job.id, RemovalOptions(name="{ean}"), destination=bench.out)


def test_a_template_with_fields_needs_a_table_with_them(bench: Bench) -> None:
    options = RemovalOptions.from_dict({"name": "{sku}"})
    with pytest.raises(AppError, match=r"\{sku\} is unknown"):
        bench.manager.plan([bench.photo("a.jpg")], options, destination=bench.out)
    with pytest.raises(AppError, match=r"\{sku\} is unknown"):
        planned(bench, "source;name\na;A\n", name="{sku}")


def test_a_plan_tells_what_the_table_does(bench: Bench) -> None:
    plan = planned(bench, TABLE + "z;Z\nb;con\n")
    assert plan.as_dict()["names"] == {
        "matched": 3,
        "photos_without_line": [str(Path("sub/d.jpg"))],
        "lines_without_photo": [{"line": 5, "source": "z"}],
        "problems": [
            {
                "line": 6,
                "code": "reserved",
                "value": "con",
                "message": "line 6: 'con' is a reserved name on Windows",
            }
        ],
        "warnings": [],
    }
    assert "names" not in bench.manager.plan([bench.photos], RemovalOptions(), destination=bench.out).as_dict()


def test_a_job_that_has_not_started_can_get_names(bench: Bench) -> None:
    for name in ("a.jpg", "b.jpg", "sub/c.jpg"):
        bench.photo(name)
    job = bench.manager.submit(
        bench.manager.plan([bench.photos], RemovalOptions(), destination=bench.out, recursive=True),
        RemovalOptions(),
    )
    names = parse_names((TABLE + "z;Z\n").encode(), "table.csv")
    options = RemovalOptions(name="{sku}-{stem}")
    plan = bench.manager.renaming().plan(job.id, options, names)
    expected = ["shoes/red/7-A-1.png", "8-B-1.png", "bags/9-c.png"]
    assert results(bench, plan) == expected
    assert plan.names is not None
    assert [row.source for row in plan.names.without_photo] == ["z"]
    assert results(bench, job) == ["a.png", "b.png", "sub/c.png"]
    bench.manager.renaming().apply(job.id, options, names)
    assert results(bench, job) == expected
    fewer = parse_names(b"source;name\na;Other\n", "table.csv")
    bench.manager.renaming().apply(job.id, RemovalOptions(), fewer)
    assert results(bench, job) == ["Other.png", "B-1.png", "bags/c.png"]
    with pytest.raises(AppError, match="sku"):
        bench.manager.renaming().plan(job.id, options, fewer)
    bench.work_off()
    with pytest.raises(AppError) as caught:
        bench.manager.renaming().apply(job.id, options, names)
    assert caught.value.code is ErrorCode.WRONG_STATE


OUTPUTS = [
    Output("Web", RemovalOptions(format=OutputFormat.WEBP)),
    Output("Mask", RemovalOptions(mask_only=True, name="{stem}-{preset}")),
    Output("Big", RemovalOptions(name="{sku}-{preset}")),
]


def with_table(bench: Bench, table: str, **wishes: object) -> Plan:
    for name in ("a.jpg", "b.jpg", "c.jpg"):
        bench.photo(name)
    known = {output.name.casefold(): output for output in OUTPUTS}

    def find(name: str) -> Output:
        if name.casefold() not in known:
            raise AppError(ErrorCode.UNKNOWN_PRESET, name)
        return known[name.casefold()]

    names = parse_names(table.encode(), "table.csv")
    outputs, names = with_presets(OUTPUTS[:1], names, find, keep=bool(wishes.get("keep", True)))
    missing = NamesMissing.KEEP if wishes.get("keep", True) else NamesMissing.SKIP
    return bench.manager.plan(
        [bench.photos],
        outputs[0].options,
        outputs=outputs,
        destination=bench.out,
        names=names,
        names_missing=missing,
    )


def outputs_of(bench: Bench, job: Job) -> list[str]:
    return sorted(
        output.destination.relative_to(bench.out).as_posix()
        for image in bench.manager.images(job.id)
        for output in image.outputs
    )


PRESETS = "source;name;folder;preset;sku\na;A;;MASK;1\nb;B1;;;2\nb;B2;x;mask;3\nb;B3;;big;4\n"
MADE = ["A-Mask.png", "B1.webp", "4-Big.png", "x/B2-Mask.png", "c.webp"]


def test_a_line_chooses_the_preset_of_its_photo(bench: Bench) -> None:
    plan = with_table(bench, PRESETS)
    assert plan.names is not None
    assert (plan.names.problems, plan.names.without_row) == ((), ("c.jpg",))
    job = bench.manager.submit(plan, plan.outputs[0].options)
    outputs = [[output.preset for output in image.outputs] for image in bench.manager.images(job.id)]
    assert outputs == [["Mask"], ["Web", "Mask", "Big"], ["Web"]]
    assert outputs_of(bench, job) == sorted(MADE)
    plan = bench.manager.plan_again(job.id, job.options, outputs=job.outputs, destination=bench.out / "again")
    again = bench.manager.submit(plan, job.options)
    assert outputs_of(bench, again) == sorted(f"again/{name}" for name in MADE)
    bench.manager.cancel([again.id])
    bench.manager.retry(again.id)
    assert outputs_of(bench, again) == sorted(f"again/{name}" for name in MADE)


def test_the_preset_of_a_line_stays_when_the_job_is_edited(bench: Bench) -> None:
    job = bench.manager.submit(with_table(bench, PRESETS), OUTPUTS[0].options)
    bench.manager.edit(job.id, RemovalOptions(format=OutputFormat.AVIF))
    assert outputs_of(bench, job) == sorted(name.replace(".webp", ".avif") for name in MADE)


def test_a_name_taken_since_the_plan_was_made_gets_a_number_in_each_output(bench: Bench) -> None:
    plans = [with_table(bench, PRESETS), with_table(bench, PRESETS)]
    first, second = (bench.manager.submit(plan, OUTPUTS[0].options) for plan in plans)
    assert outputs_of(bench, first) == sorted(MADE)
    assert outputs_of(bench, second) == sorted(name.replace(".", "-2.") for name in MADE)


def test_presets_that_only_the_table_names_replace_the_one_of_the_job(bench: Bench) -> None:
    plan = with_table(bench, "source;preset\na;mask\nb;mask\n", keep=False)
    assert [output.name for output in plan.outputs] == ["Mask"]
    assert [image.destination.name for image in plan.images] == ["a-Mask.png", "b-Mask.png"]


def test_a_preset_that_is_unknown_is_a_problem_of_its_line(bench: Bench) -> None:
    plan = with_table(bench, "source;preset\na;mask\nb;glow\n")
    assert plan.names is not None
    assert [(problem.line, problem.kind.value) for problem in plan.names.problems] == [(3, "unknown_preset")]


def test_fields_are_checked_for_the_preset_of_the_line(bench: Bench) -> None:
    plan = with_table(bench, "source;preset;sku\na;big;\nb;mask;\n")
    assert plan.names is not None
    assert [(problem.line, problem.kind.value) for problem in plan.names.problems] == [(2, "empty_field")]
