"""A rule -> its documentation: the page, and what ``lintnews explain`` prints."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Mapping

from lintnews.analysis.vocabulary import Vocabulary
from lintnews.linting.finding import Applicability
from lintnews.linting.rule import Default, Example, Rule, Speech
from lintnews.manual.measurements import Measurement

Fixes = tuple[Applicability, ...]

_FIXES = {
    Applicability.SAFE: "safe (`--fix`)",
    Applicability.UNSAFE: "unsafe (`--fix --unsafe-fixes`)",
    Applicability.DISPLAY: "shown only",
}

GENERATED = (
    "<!-- Made from the rule by `lintnews rules --pages FOLDER`; change the rule, not this "
    "page. -->"
)


def page(rule: Rule, measured: Iterable[Measurement] = (), fixes: Fixes = ()) -> str:
    """Return the rule's page in Markdown, with its measurement and the fixes it offers."""
    return "\n".join([GENERATED, *_lines(rule, fixes), *_measured(measured)]) + "\n"


def explanation(rule: Rule, fixes: Fixes = ()) -> str:
    """Return what ``lintnews explain`` prints: the page without the note about its making."""
    return "\n".join(_lines(rule, fixes)) + "\n"


def index(rules: Iterable[Rule], fixes: Mapping[str, Fixes]) -> str:
    """Return the page that lists all rules by family; ``fixes`` are those offered, by code."""
    lines = [
        GENERATED,
        "# Rules",
        "",
        "| code | name | finds | severity | set | fix |",
        "|---|---|---|---|---|---|",
    ]
    for rule in rules:
        place = rule.pack or rule.default.value
        fix = ", ".join(fixes.get(rule.code, ()))
        lines.append(
            f"| {rule.code} | [{rule.name}]({rule.name}.md) | {rule.summary} | "
            f"{rule.severity.value} | {place} | {fix} |"
        )
    return "\n".join(lines) + "\n"


def _lines(rule: Rule, fixes: Fixes) -> Iterator[str]:
    yield f"# {rule.code} {rule.name}"
    yield ""
    yield f"Finds: {rule.summary}."
    yield ""
    yield textwrap.dedent(rule.why).strip()
    yield ""
    yield from _facts(rule, fixes)
    yield from _options(rule)
    yield from _examples("Marked", rule.bad)
    yield from _examples("Left alone", rule.good)


def _measured(measured: Iterable[Measurement]) -> Iterator[str]:
    for number, one in enumerate(measured):
        if number == 0:
            yield "## Measured"
            yield ""
            yield "By a reader who has not seen the rule, on unread articles; the last draw counts."
            yield "Pedantic: true, but nobody would act on it, so not right."
            yield "[How a rule is measured](../measuring-a-rule.md)."
            yield ""
            yield "| draw | date | articles | hits | read | right | pedantic | share right |"
            yield "|---|---|---|---|---|---|---|---|"
        share = f"{one.share:.2f}" if one.read else "none to read"
        yield (
            f"| {one.draw} | {one.date} | {one.articles} | {one.hits} | {one.read} | {one.right} "
            f"| {one.pedantic} | {share} |"
        )


def _facts(rule: Rule, fixes: Fixes) -> Iterator[str]:
    yield "| | |"
    yield "|---|---|"
    yield f"| severity | {rule.severity.value} |"
    for stage, severity in rule.stages.items():
        yield f"| severity at the stage `{stage}` | {severity.value} |"
    sets = {
        Default.ON: "in every profile",
        Default.LIVE: "in every profile but `archive`",
        Default.DESK: "in the profile `desk`",
        Default.ARCHIVE: "in the profile `archive`",
        Default.OFF: "off; select it by code or name",
        Default.PACK: f"in the pack `{rule.pack}`",
    }
    yield f"| runs | {sets[rule.default]} |"
    yield f"| fix | {', '.join(_FIXES[fix] for fix in fixes) or 'none'} |"
    yield f"| reads | {_listed(rule.roles, 'every block')} |"
    yield f"| articles | {_listed(rule.kinds, 'every kind')} |"
    yield f"| languages | {_listed(rule.languages, 'every language')} |"
    speech = "silent" if rule.speech is Speech.SILENT else "may point at it, never changes it"
    yield f"| inside quotation marks | {speech} |"
    if rule.yields_to:
        yield f"| gives way to | {', '.join(sorted(rule.yields_to))} |"
    if rule.standard:
        yield f"| standard | {rule.standard} |"
    yield f"| since | {rule.since} |"
    if rule.plugin:
        yield f"| plugin | {rule.plugin} |"
    yield ""


def _options(rule: Rule) -> Iterator[str]:
    if not rule.options.fields():
        return
    yield f"Options, in the table `[rules.{rule.name}]` of the configuration:"
    yield ""
    yield "| option | default | what it does |"
    yield "|---|---|---|"
    for name, (default, text) in rule.options.fields().items():
        others = "".join(
            f", `{_toml(value)}` in `{profile}`"
            for profile, value in rule.options.profiles_of(name).items()
        )
        yield f"| `{name.replace('_', '-')}` | `{_toml(default)}`{others} | {text} |"
    yield ""


def _examples(title: str, examples: Iterable[Example | str]) -> Iterator[str]:
    for number, example in enumerate(examples):
        if number == 0:
            yield f"## {title}"
            yield ""
        text = example if isinstance(example, str) else example.text
        facts = [] if isinstance(example, str) else list(_stated(example))
        if facts:
            yield f"With {', '.join(facts)}:"
            yield ""
        yield "```text"
        yield textwrap.dedent(text).strip("\n")
        yield "```"
        yield ""
        if isinstance(example, Example) and example.fixed is not None:
            yield "With its fixes:"
            yield ""
            yield "```text"
            yield textwrap.dedent(example.fixed).strip("\n")
            yield "```"
            yield ""


def _stated(example: Example) -> Iterator[str]:
    if example.published is not None:
        yield f"the publication date {example.published.isoformat()}"
    if example.kind.value != "news":
        yield f"the kind `{example.kind.value}`"
    if example.language != "en":
        yield f"the language `{example.language}`"
    if example.original is not None:
        lines = textwrap.dedent(example.original).strip().splitlines()
        yield f"the original `{' / '.join(lines)}`"
    for words, target in example.links.items():
        yield f'a link on "{words}" to `{target}`'
    for name, value in example.options.items():
        if isinstance(value, Vocabulary):
            yield from (f"`vocabulary.{key} = {_toml(words)}`" for key, words in _given(value))
            continue
        yield f"`{name.replace('_', '-')} = {_toml(value)}`"


def _given(vocabulary: Vocabulary) -> Iterator[tuple[str, object]]:
    """Yield the word lists that an example sets."""
    for name in Vocabulary._fields:
        words = getattr(vocabulary, name)
        if words and words != getattr(Vocabulary(), name):
            yield name.replace("_", "-"), sorted(words) if isinstance(words, frozenset) else words


def _toml(value: object) -> str:
    if isinstance(value, dict):
        return (
            "{ "
            + ", ".join(f'"{key}" = {_toml(item)}' for key, item in sorted(value.items()))
            + " }"
        )
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, tuple | list):
        return "[" + ", ".join(_toml(item) for item in value) + "]"
    return f'"{value}"' if isinstance(value, str) else str(value)


def _listed(values: Iterable[str] | None, everything: str) -> str:
    return everything if values is None else ", ".join(sorted(values))
