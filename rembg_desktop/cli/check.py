"""`check` tests finished files against the rules of a marketplace; `rules` lists, shows and shares rule sets."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from rembg_desktop.cli.command import (
    Command,
    Group,
    json_option,
    one_line,
    print_json,
    print_line,
    short_path,
    unseen_service_options,
)
from rembg_desktop.cli.invocation import Exit, Invocation, note, pass_invocation
from rembg_desktop.cli.sharing import export_shared, import_arguments, import_shared, output_option
from rembg_desktop.errors import AppError, ErrorCode
from rembg_desktop.options.presets import Presets
from rembg_desktop.options.rule_sets import Level, Rule, RuleSet, RuleSets
from rembg_desktop.options.values import size_text
from rembg_desktop.paths import full_path
from rembg_desktop.queue.records import ImageChoice

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rembg_desktop.rules.report import Checked, Line


@click.command(cls=Command)
@click.argument("files", nargs=-1, type=click.Path(path_type=Path), metavar="[FILE]...")
@click.option("--rules", "rule_set", metavar="ID", help="Rule set; `rembg-desktop rules` lists them.")
@click.option("--job", metavar="JOB", help="Check all results of a job; its preset decides the rule set.")
@click.option(
    "--source",
    type=click.Path(path_type=Path),
    metavar="PHOTO",
    help="The photo that a file was made of, to see how much it was enlarged.",
)
@click.option(
    "--report", type=click.Path(path_type=Path), metavar="FILE", help="Also write a report, FILE.csv or FILE.html."
)
@json_option
@unseen_service_options
@pass_invocation
def check(
    invocation: Invocation,
    files: tuple[Path, ...],
    rule_set: str | None,
    job: str | None,
    source: Path | None,
    report: Path | None,
    as_json: bool,
) -> int:
    """Check finished files against the rules of a marketplace.

    Each rule is held, broken, or not checkable. The exit code is 1 if a required rule is broken or a file cannot
    be read.
    """
    _check_usage(files, rule_set, job, source, report)
    rules = RuleSets.of(invocation.home).get(rule_set) if rule_set else None
    results = list(
        _job_results(invocation, job, rules) if job else _file_results(invocation, files, rules, source)
    )
    held = all(result.is_held for result in results)
    if report is not None:
        _write_report(full_path(report), results)
    if as_json:
        print_json(
            {"rules": rules.id if rules else None, "held": held, "files": [each.as_dict() for each in results]}
        )
    else:
        for result in results:
            _print_result(result)
    return Exit.DONE if held else Exit.SOME_FAILED


def _check_usage(
    files: tuple[Path, ...], rule_set: str | None, job: str | None, source: Path | None, report: Path | None
) -> None:
    context = click.get_current_context()
    if bool(files) == bool(job):
        raise click.UsageError("Name files, or a job with --job.", context)
    if files and not rule_set:
        raise click.UsageError("Name a rule set with --rules; `rembg-desktop rules` lists them.", context)
    if source is not None and len(files) != 1:
        raise click.UsageError("--source needs exactly one file.", context)
    if report is not None and report.suffix.lower() not in (".csv", ".html", ".htm"):
        raise click.UsageError("The report must be called FILE.csv or FILE.html.", context)


def _file_results(
    invocation: Invocation, files: tuple[Path, ...], rules: "RuleSet | None", source: Path | None
) -> "Iterator[Checked]":
    from rembg_desktop.rules.check import check_file  # takes time to import
    from rembg_desktop.rules.measure import enlargement_from

    assert rules is not None
    max_pixels = invocation.settings.performance.max_megapixels * 1_000_000
    for path in files:
        enlarged = None
        if source is not None:
            enlarged = enlargement_from(full_path(path), full_path(source), max_pixels)
        yield check_file(full_path(path), rules, enlarged, max_pixels)


def _job_results(invocation: Invocation, job: str, rules: "RuleSet | None") -> "Iterator[Checked]":
    from rembg_desktop.rules.check import check_file
    from rembg_desktop.rules.report import checkables

    if invocation.url:
        from rembg_desktop.remote.service import not_offered

        raise not_offered(invocation.service.address, "check --job")
    queue = invocation.manager
    detail = queue.status(queue.find(job), choice=ImageChoice.RESULTS)
    max_pixels = invocation.settings.performance.max_megapixels * 1_000_000
    found = checkables(detail, Presets(invocation.home.presets), rules)
    return (check_file(each.file, each.rules, each.enlarged, max_pixels) for each in found)


def _write_report(path: Path, results: "Sequence[Checked]") -> None:
    from rembg_desktop.rules.report import csv_report, html_report

    text = csv_report(results) if path.suffix.lower() == ".csv" else html_report(path.stem, results)
    try:
        with path.open("x", encoding="utf-8", newline="") as file:
            file.write(text)
    except OSError as error:
        reason = "it exists already" if isinstance(error, FileExistsError) else error.strerror or str(error)
        message = f"Can't write the report {path}: {reason}."
        raise AppError(ErrorCode.DESTINATION_UNWRITABLE, message, "Choose another name or folder.") from error


def _print_result(result: "Checked") -> None:
    path = short_path(Path(result.path))
    if result.error:
        print_line(f"{path}: not checked")
        note(f"error: {one_line(result.error.message)}")
        if result.error.hint:
            note(f"hint: {one_line(result.error.hint)}")
        return
    print_line(f"{path}: {'held' if result.is_held else 'broken'} ({result.rules})")
    for line in result.lines:
        print_line(f"  {_line_text(line)}")


def _line_text(line: "Line") -> str:
    state = line.state.value.replace("_", " ")
    level = " (recommended)" if line.rule.level is Level.RECOMMENDED else ""
    text = f"{state:<14}{line.wanted}{level}: {line.found}"
    return one_line(f"{text}. {line.mend}" if str(line.mend) else text)


@click.group(cls=Group, invoke_without_command=True)
@click.pass_context
@unseen_service_options
@json_option
def rules(context: click.Context, as_json: bool) -> int:
    """List, show and share the rule sets of marketplaces; without a command it lists them."""
    if context.invoked_subcommand is None:
        return _list(context.ensure_object(Invocation), as_json=as_json)
    return Exit.DONE


@rules.command("list")
@json_option
@unseen_service_options
@pass_invocation
def list_rules(invocation: Invocation, as_json: bool) -> int:
    """List the rule sets with the dates of their sources."""
    return _list(invocation, as_json=as_json)


@rules.command()
@click.argument("name")
@json_option
@unseen_service_options
@pass_invocation
def show(invocation: Invocation, name: str, as_json: bool) -> int:
    """Show the rules of a rule set, how sure they are, and what is not known."""
    found = RuleSets.of(invocation.home).get(name)
    if as_json:
        print_json(found.as_dict())
        return Exit.DONE
    print_line(f"{found.name} ({found.id})")
    print_line(f"source: {one_line(found.source)}, {found.source_date}, {_words(found.certainty)}")
    for rule in found.rules:
        print_line(f"  {_rule_text(rule)}")
    for sentence in found.unknown:
        print_line(f"not known: {one_line(sentence)}")
    return Exit.DONE


@rules.command("export")
@click.argument("names", nargs=-1, metavar="[ID]...")
@output_option
@json_option
@unseen_service_options
@pass_invocation
def export_rules(
    invocation: Invocation, names: tuple[str, ...], output: Path, overwrite: bool, as_json: bool
) -> int:
    """Write rule sets to a file, to share them: the named ones, or all of your own."""
    from rembg_desktop.options.shared_items import SharedRuleSets

    content = SharedRuleSets(RuleSets.of(invocation.home), lambda _: None).export(names)
    return export_shared(content, SharedRuleSets.section, output, overwrite=overwrite, as_json=as_json)


@rules.command("import")
@import_arguments
@json_option
@unseen_service_options
@pass_invocation
def import_rules(invocation: Invocation, file: Path, on_existing: str, as_json: bool) -> int:
    """Add the rule sets of a file that `rules export` wrote, or the file of one rule set."""
    from rembg_desktop.composition import check_options, renew_menus
    from rembg_desktop.options.shared_items import SharedRuleSets

    home = invocation.home
    shared = SharedRuleSets(RuleSets.of(home), lambda options: check_options(home, options))
    code = import_shared(shared, file, on_existing, as_json=as_json)
    renew_menus(home)
    return code


def _list(invocation: Invocation, *, as_json: bool) -> int:
    known = RuleSets.of(invocation.home)
    found, problems = known.all(), known.problems()
    if as_json:
        listed = [rule_set.as_dict() for rule_set in found.values()]
        print_json({"rules": listed, "problems": [problem.as_dict() for problem in problems]})
    else:
        width = max(len(identity) for identity in found)
        for identity, rule_set in found.items():
            line = f"{rule_set.name} ({_words(rule_set.certainty)}, {rule_set.source_date})"
            print_line(f"{identity:<{width}}  {line}")
        for problem in problems:
            note(f"left out: {one_line(problem.message)}")
    return Exit.DONE


def _rule_text(rule: Rule) -> str:
    value = rule.value
    if isinstance(value, tuple):
        joint = "x" if rule.kind.startswith("size") else ":" if rule.kind == "ratio" else ", "
        value = joint.join(f"{part:g}" if isinstance(part, float) else str(part) for part in value)
    elif rule.kind.startswith("fill"):
        value = f"{value:g}%"
    elif rule.kind == "bytes_max" and isinstance(value, int):
        value = size_text(value)
    text = f"{rule.kind:<16}{'' if value is None else value:<24}"
    note_text = f"; {rule.note}" if rule.note else ""
    return one_line(f"{text}  ({rule.level.value}, {_words(rule.certainty)}{note_text})")


def _words(value: str) -> str:
    return value.replace("_", " ")
