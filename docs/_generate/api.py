"""The HTTP API reference, from the OpenAPI description of the app and real responses as examples."""

import json
from collections.abc import Mapping
from typing import Any, Final

from _generate.examples import Example, examples
from _generate.markdown import block, sentence, table

_TAGS: Final = {"queue": "The queue", "results": "Results", "about": "Service information"}
_WORDS: Final = {"string": "string", "integer": "integer", "boolean": "true or false"}
_Schema = Mapping[str, Any]


def reference() -> str:
    """All operations, then all documents."""
    document, answered = examples()
    parts: list[str] = []
    groups: dict[str, list[str]] = {}
    for path, operations in document["paths"].items():
        for method, operation in operations.items():
            if method == "head":  # the same as GET without the body; the page says it once
                continue
            (tag,) = operation["tags"]
            example = answered.get((method.upper(), path))
            groups.setdefault(tag, []).append(_operation(f"{method.upper()} {path}", operation, example))
    for tag, texts in groups.items():
        parts += [f"## {_TAGS.get(tag, tag.capitalize())}\n", *texts]
    parts.append("## Documents\n")
    parts += [_document(name, schema) for name, schema in sorted(document["components"]["schemas"].items())]
    return "\n".join(parts)


def _operation(title: str, operation: _Schema, example: Example | None) -> str:
    parts = [f"### {title}\n", operation.get("description", operation["summary"]) + "\n"]
    if operation.get("parameters"):
        rows = [_parameter(parameter) for parameter in operation["parameters"]]
        parts.append(table(("parameter", "in", "type", "meaning"), rows))
    for kind, content in operation.get("requestBody", {}).get("content", {}).items():
        parts.append(f"Body, `{kind}`: {_type(content['schema'])}\n")
        if "properties" in content["schema"]:
            parts.append(_fields(content["schema"]))
    answers: list[tuple[str, str, str]] = []
    failures: list[str] = []
    for status, answer in sorted(operation["responses"].items()):
        content = answer.get("content", {})
        if "application/problem+json" in content:
            failures.append(f"`{status}`")
            continue
        kinds = ", ".join(f"`{kind}` {_type(what.get('schema', {}))}" for kind, what in content.items())
        answers.append((f"`{status}`", sentence(answer["description"]), kinds or "no body"))
    parts.append(table(("status", "meaning", "body"), answers))
    if failures:
        parts.append(f"Errors, as [ProblemDocument](#problemdocument): {', '.join(failures)}\n")
    if example:
        parts += ["Example:\n", block(example.request, "sh"), block(example.answer, "json")]
    return "\n".join(parts)


def _document(name: str, schema: _Schema) -> str:
    return f"### {name}\n\n{sentence(schema.get('description', ''))}\n\n{_fields(schema)}"


def _fields(schema: _Schema) -> str:
    required = schema.get("required", [])
    rows = [
        (f"`{name}`" + ("" if name in required else " (optional)"), _type(field), _meaning(field))
        for name, field in schema["properties"].items()
    ]
    return table(("field", "type", "meaning"), rows)


def _parameter(parameter: _Schema) -> tuple[str, str, str, str]:
    name = f"`{parameter['name']}`" + ("" if parameter.get("required") else " (optional)")
    meaning = _meaning({**parameter["schema"], "description": parameter.get("description", "")})
    return name, parameter["in"], _type(parameter["schema"]), meaning


def _type(schema: _Schema) -> str:
    if "$ref" in schema:
        name = schema["$ref"].rpartition("/")[2]
        return f"[{name}](#{name.lower()})"
    for key in ("anyOf", "oneOf"):
        if key in schema:
            return " or ".join(_type(choice) for choice in schema[key])
    if "allOf" in schema:
        return " and ".join(_type(part) for part in schema["allOf"])
    if "enum" in schema:
        return ", ".join(f"`{value}`" for value in schema["enum"])
    if "const" in schema:
        return f"`{schema['const']}`"
    if schema.get("type") == "array":
        return f"list of {_type(schema.get('items', {}))}"
    if schema.get("format") == "binary":
        return "bytes"
    if schema.get("format") == "date-time":
        return "time, ISO 8601"
    kind: str = schema.get("type", "anything")
    return _WORDS.get(kind, kind)


def _meaning(schema: _Schema) -> str:
    parts = [sentence(schema.get("description", ""))]
    inner = [schema, *schema.get("anyOf", [])]
    for key, words in {"minimum": "At least", "maximum": "At most", "maxLength": "Maximum length:"}.items():
        found = [choice[key] for choice in inner if key in choice]
        if found:
            parts.append(f"{words} {found[0]}.")
    if schema.get("default") not in (None, ""):
        parts.append(f"Default: `{json.dumps(schema['default'])}`.")
    return " ".join(part for part in parts if part)
