"""Compares the findings of `synth validate` with those of cfn-lint on the same templates, as tables by rule."""

import argparse
import collections
import hashlib
import json
import pathlib
import subprocess
import sys
import time

EXTENSIONS = {".json", ".template", ".yaml", ".yml"}


class Finding:
    """One finding of either tool."""

    def __init__(self, rule, severity, line, path, message):
        self.rule = rule
        self.severity = severity
        self.line = line
        self.path = tuple(str(step) for step in path)
        self.message = message
        self.partner = None

    def distance(self, other):
        """How far apart two findings are in the template; None when they concern different things."""
        shorter = min(len(self.path), len(other.path))
        if shorter > 1 and self.path[:shorter] == other.path[:shorter]:
            return abs(len(self.path) - len(other.path))
        if self.line == other.line:
            return 10
        return None


def templates(arguments):
    """The template files below the arguments, by the name of the corpus: the argument, or the folder next below it."""
    corpora = collections.OrderedDict()
    for argument in map(pathlib.Path, arguments):
        if argument.is_file():
            corpora.setdefault(argument.parent.name, []).append(argument)
            continue
        for path in sorted(argument.rglob("*")):
            if path.is_file() and path.suffix in EXTENSIONS:
                below = path.relative_to(argument).parts
                name = below[0] if len(below) > 1 else argument.name
                kind = next((part for part in below if part in ("good", "bad")), None)
                corpora.setdefault(f"{name} ({kind})" if kind else name, []).append(path)
    return corpora


def run(command, accepted):
    """The output of a command and the seconds that it took."""
    start = time.monotonic()
    result = subprocess.run(command, capture_output=True, text=True)
    if result.returncode not in accepted:
        sys.exit(f"error: {' '.join(map(str, command[:3]))} … ended with {result.returncode}:\n{result.stderr[-2000:]}")
    return result.stdout, time.monotonic() - start


def our_findings(synth, files):
    output, seconds = run([synth, "validate", "--format", "json", *files], accepted={0, 1})
    findings = collections.defaultdict(list)
    for entry in json.loads(output)["diagnostics"]:
        path = entry["path"].split("/") if entry["path"] else []
        rule = entry["rule"] or "syntax"
        finding = Finding(rule, entry["severity"], entry["line"], path, entry["message"])
        findings[entry["file"]].append(finding)
    return findings, seconds


def cfn_lint_findings(cfn_lint, files, cache):
    """What cfn-lint says; kept by the content of the files, because it takes minutes."""
    digest = hashlib.sha256()
    digest.update(run([cfn_lint, "--version"], accepted={0})[0].encode())
    for file in files:
        digest.update(str(file).encode() + file.read_bytes())
    kept = cache / f"{digest.hexdigest()[:32]}.json"
    if not kept.exists():
        # The lower bits of the exit code say which severities were found.
        output, seconds = run([cfn_lint, "--regions", "us-east-1", "--format", "json", "--", *files], range(0, 16))
        cache.mkdir(parents=True, exist_ok=True)
        kept.write_text(json.dumps({"seconds": seconds, "findings": json.loads(output or "[]")}))
    content = json.loads(kept.read_text())
    findings = collections.defaultdict(list)
    severities = {"Error": "error", "Warning": "warning", "Informational": "info"}
    for entry in content["findings"]:
        location = entry["Location"]
        finding = Finding(
            entry["Rule"]["Id"],
            severities[entry["Level"]],
            location["Start"]["LineNumber"],
            location["Path"] or [],
            entry["Message"],
        )
        findings[entry["Filename"]].append(finding)
    return findings, content["seconds"]


def pair(ours, theirs):
    """Makes partners of findings that concern the same thing, the nearest first."""
    candidates = []
    for left in ours:
        for right in theirs:
            distance = left.distance(right)
            if distance is not None:
                different = left.severity != right.severity
                candidates.append((different, distance, len(candidates), left, right))
    for *_, left, right in sorted(candidates, key=lambda candidate: candidate[:3]):
        if left.partner is None and right.partner is None:
            left.partner, right.partner = right, left


def table(head, rows):
    print("| " + " | ".join(head) + " |")
    print("|" + "---|" * len(head))
    for row in rows:
        print("| " + " | ".join(str(cell) for cell in row) + " |")
    print()


def tabulate(name, files, ours, theirs, seconds):
    counts = {"both": 0, "ours": 0, "theirs": 0}
    mine, yours = collections.Counter(), collections.Counter()
    partners = collections.defaultdict(collections.Counter)
    for file in files:
        for finding in ours[str(file)]:
            mine[finding.rule, finding.partner is not None] += 1
            counts["both" if finding.partner else "ours"] += 1
            if finding.partner:
                partners[finding.rule][finding.partner.rule] += 1
        for finding in theirs[str(file)]:
            yours[finding.rule, finding.partner is not None] += 1
            counts["theirs"] += finding.partner is None
    print(f"## {name}: {len(files)} templates\n")
    print(f"{counts['both']} findings of both, {counts['ours']} only of synth, {counts['theirs']} only of cfn-lint; ", end="")
    print(f"synth {seconds[0]:.2f} s, cfn-lint {seconds[1]:.1f} s.\n")
    if mine:
        rows = []
        for rule in sorted({rule for rule, _ in mine}):
            others = ", ".join(f"{other} {count}" for other, count in partners[rule].most_common(6))
            rows.append((rule, mine[rule, True], mine[rule, False], others or "-"))
        table(("synth", "both", "only synth", "as cfn-lint's"), rows)
    if yours:
        rows = [(rule, yours[rule, True], yours[rule, False]) for rule in sorted({rule for rule, _ in yours})]
        table(("cfn-lint", "both", "only cfn-lint"), rows)


def details(rules, files, findings):
    for file in files:
        for finding in findings[str(file)]:
            if finding.partner is None and (finding.rule in rules or "all" in rules):
                print(f"{file}:{finding.line}: {finding.rule}: {finding.message} [{'/'.join(finding.path)}]")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--synth", required=True)
    parser.add_argument("--cfn-lint", required=True)
    parser.add_argument("--details", action="append", default=[], metavar="RULE", help="list what only one tool reports")
    parser.add_argument("--all-severities", action="store_true", help="also warnings and hints, not only errors")
    parser.add_argument("paths", nargs="+", metavar="FILE_OR_FOLDER")
    arguments = parser.parse_args()
    cache = pathlib.Path(".build/cfn-lint-findings")
    for name, files in templates(arguments.paths).items():
        ours, our_seconds = our_findings(arguments.synth, files)
        theirs, their_seconds = cfn_lint_findings(arguments.cfn_lint, files, cache)
        for file in map(str, files):
            if not arguments.all_severities:
                ours[file] = [finding for finding in ours[file] if finding.severity == "error"]
                theirs[file] = [finding for finding in theirs[file] if finding.severity == "error"]
            pair(ours[file], theirs[file])
        tabulate(name, files, ours, theirs, (our_seconds, their_seconds))
        details(arguments.details, files, ours)
        details(arguments.details, files, theirs)


if __name__ == "__main__":
    main()
