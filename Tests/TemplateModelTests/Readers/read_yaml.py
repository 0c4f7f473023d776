"""Reads templates with readers that this package did not write, for the tests to compare what they see.

read_yaml.py read READER...
    Standard input: documents, each as a line `json LENGTH` or `yaml LENGTH` and then that many bytes of text.
    Standard output: for each document a line with a JSON object: the name of each reader and what it sees, in the
    form that `data_text` gives; or `error: ` and the reason. Readers that are not installed are left out.

read_yaml.py corpus DIRECTORY
    Standard output: for each template below the directory a line with a JSON object: its `path`, and either its content
    as `json` or the reason why it is `left_out`.
"""

import json
import os
import struct
import sys

import yaml

try:
    from cfnlint.decode import cfn_yaml
except ImportError:
    cfn_yaml = None

SHORT_FORMS = {
    "And", "Base64", "Cidr", "Condition", "Equals", "FindInMap", "GetAZs", "GetAtt", "GetStackOutput", "If",
    "ImportValue", "Join", "Not", "Or", "Ref", "Select", "Split", "Sub", "Transform",
    "Contains", "EachMemberEquals", "EachMemberIn", "RefAll", "ValueOf", "ValueOfAll",
}  # fmt: skip


def expand(loader, suffix, node):
    """The mapping for which a short form stands."""
    if suffix not in SHORT_FORMS:
        raise ValueError(f"no short form: !{suffix}")
    name = suffix if suffix in ("Ref", "Condition") else "Fn::" + suffix
    if isinstance(node, yaml.ScalarNode):
        argument = loader.construct_scalar(node)
    elif isinstance(node, yaml.SequenceNode):
        argument = loader.construct_sequence(node, deep=True)
    else:
        argument = loader.construct_mapping(node, deep=True)
    return {name: argument}


def strict(base):
    """A loader that knows the short forms and accepts neither two equal keys nor a key that is not a string."""

    class Loader(base):
        def construct_mapping(self, node, deep=False):
            mapping = super().construct_mapping(node, deep=deep)
            if len(mapping) != len(node.value):
                raise ValueError("duplicate key")
            for key in mapping:
                if not isinstance(key, str):
                    raise ValueError(f"key is not a string: {key!r}")
            return mapping

    Loader.add_multi_constructor("!", expand)
    return Loader


def unique(pairs):
    mapping = dict(pairs)
    if len(mapping) != len(pairs):
        raise ValueError("duplicate key")
    return mapping


def read_json(text):
    return json.loads(text, object_pairs_hook=unique)


READERS = {"json": read_json, "SafeLoader": lambda text: yaml.load(text, strict(yaml.SafeLoader))}
if hasattr(yaml, "CSafeLoader"):
    READERS["CSafeLoader"] = lambda text: yaml.load(text, strict(yaml.CSafeLoader))
if cfn_yaml:
    READERS["cfn-lint"] = cfn_yaml.loads


def data_text(value):
    """One text for equal data: keys sorted, doubles by their bits, attributes as lists."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return f"int {value}"
    if isinstance(value, float):
        return "double " + struct.pack(">d", value).hex()
    if isinstance(value, str):
        return json.dumps(value)
    if isinstance(value, list):
        return "[" + ", ".join(map(data_text, value)) + "]"
    if isinstance(value, dict):
        if list(value) == ["Fn::GetAtt"] and isinstance(value["Fn::GetAtt"], str):
            value = {"Fn::GetAtt": value["Fn::GetAtt"].split(".", 1)}
        if not all(isinstance(key, str) for key in value):
            raise ValueError("key is not a string")
        return "{" + ", ".join(json.dumps(key) + ": " + data_text(value[key]) for key in sorted(value)) + "}"
    return f"{type(value).__name__} {value}"


def read(names):
    while header := sys.stdin.buffer.readline():
        format, length = header.decode().split()
        text = sys.stdin.buffer.read(int(length)).decode()
        seen = {}
        for name in names:
            if name not in READERS or (name == "json") != (format == "json") and name != "CSafeLoader":
                continue
            try:
                seen[name] = data_text(READERS[name](text))
            except Exception as error:
                seen[name] = f"error: {error}"
        print(json.dumps(seen))


class CorpusLoader(strict(getattr(yaml, "CSafeLoader", yaml.SafeLoader))):
    """CloudFormation has no timestamps: `2010-09-09` is text."""

    yaml_implicit_resolvers = {
        first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith(":timestamp")]
        for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }


def corpus(directory):
    for folder, folders, names in os.walk(directory):
        folders.sort()
        for name in sorted(names):
            if not name.endswith((".json", ".template", ".yaml", ".yml")):
                continue
            path = os.path.join(folder, name)
            row = {"path": os.path.relpath(path, directory)}
            try:
                with open(path, encoding="utf-8") as file:
                    text = file.read()
                try:
                    template = read_json(text)
                except json.JSONDecodeError:
                    template = yaml.load(text, CorpusLoader)
                if not isinstance(template, dict):
                    raise ValueError("not a mapping")
                row["json"] = json.dumps(template, allow_nan=False)
            except Exception as error:
                row["left_out"] = str(error).splitlines()[0]
            print(json.dumps(row))


if sys.argv[1] == "read":
    read(sys.argv[2:])
else:
    corpus(sys.argv[2])
