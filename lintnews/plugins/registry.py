"""Everything the plugins brought, put together; who claims what somebody else has is refused."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress

from lintnews.errors import PluginError
from lintnews.guard import Guard
from lintnews.linting.engine_rules import ENGINE_FAMILY, ENGINE_RULES
from lintnews.linting.rule import Rule
from lintnews.plugins import brought as ours
from lintnews.plugins.brought import Brought, label
from lintnews.plugins.choice import EVERYTHING, PluginChoice
from lintnews.plugins.contributions import API_VERSION, Pack, PluginInfo, Profile, WordList
from lintnews.plugins.entrypoints import EntryPoint, entry_points
from lintnews.readers.reader import Reader
from lintnews.reporters.reporter import Reporter
from lintnews.values import NamedTuple


class Plugin(NamedTuple):
    """A plugin that loaded: where it comes from, and what it says of itself."""

    name: str
    distribution: str
    version: str
    info: PluginInfo = PluginInfo()


class Registry(NamedTuple):
    """Everything the plugins brought, and what went wrong on the way."""

    rules: tuple[Rule, ...]
    plugins: tuple[Plugin, ...]
    failures: tuple[PluginError, ...] = ()
    readers: tuple[Reader, ...] = ()
    reporters: tuple[Reporter, ...] = ()
    profiles: tuple[Profile, ...] = ()
    packs: tuple[Pack, ...] = ()
    lists: tuple[WordList, ...] = ()

    def with_rules(self, rules: Iterable[Rule]) -> Registry:
        """Return the same with further rules."""
        return self._replace(rules=tuple(sorted((*self.rules, *rules), key=lambda rule: rule.code)))

    def by_code(self) -> Mapping[str, Rule]:
        """Return code -> rule, the linter's own rules among them."""
        return {rule.code: rule for rule in (*self.rules, *ENGINE_RULES)}

    def by_name(self) -> Mapping[str, Rule]:
        """Return name -> rule, the linter's own rules among them."""
        return {rule.name: rule for rule in (*self.rules, *ENGINE_RULES)}


def load(
    points: Iterable[EntryPoint] | None = None,
    choice: PluginChoice = EVERYTHING,
    guard: Guard | None = None,
    api: str = API_VERSION,
) -> Registry:
    """Load every installed plugin, or those of ``points``, that ``choice`` admits.

    A plugin that fails is left out and named in ``failures``, as is one that is
    required and not there; the others load. Plugins are taken in the order of
    their names, so that nothing depends on the order of folders on a disk. What the core brings
    comes last: a plugin can read a format its own way.
    """
    installed = tuple(entry_points() if points is None else points)
    claims = _Claims()
    failures = [
        PluginError(f"there is no plugin {name!r} to leave out: none of that name is installed")
        for name in choice.unknown(installed)
    ]
    with guard or Guard() as watching:
        admitted = [point for point in installed if choice.admits(point)]
        core, load_one = _loaders(admitted, watching, api)
        for point in admitted:
            try:
                claims.add(load_one(point))
            except PluginError as error:
                failures.append(error)
    loaded = claims.brought
    failures.extend(
        PluginError(
            f"the plugin {name!r} is required and did not load; install it, or take it out of the "
            "required plugins"
        )
        for name in choice.missing(brought.point for brought in loaded)
    )
    return Registry(
        rules=tuple(
            sorted(
                (rule for brought in loaded for rule in brought.rules), key=lambda rule: rule.code
            )
        ),
        plugins=tuple(
            Plugin(one.point.name, one.point.distribution, one.point.version, one.info)
            for one in loaded
        ),
        failures=tuple(failures),
        readers=tuple(item for brought in (*loaded, core) for item in brought.readers),
        reporters=tuple(item for brought in (*loaded, core) for item in brought.reporters),
        profiles=tuple(item for brought in loaded for item in brought.profiles),
        packs=tuple(item for brought in loaded for item in brought.packs),
        lists=tuple(item for brought in loaded for item in brought.lists),
    )


def load_beside(point: EntryPoint, others: Iterable[EntryPoint], guard: Guard) -> Brought:
    """Load one plugin as a run would, beside the others, which have what they claim first.

    Raises:
        PluginError: if it does not load, or claims what another has.
    """
    from lintnews.plugins.loading import load_one

    claims = _Claims()
    for other in others:
        # What is wrong with another plugin is not this one's fault.
        with suppress(PluginError):
            claims.add(load_one(other, guard))
    brought = load_one(point, guard)
    claims.add(brought)
    return brought


def _loaders(
    points: Iterable[EntryPoint], guard: Guard, api: str
) -> tuple[Brought, Callable[[EntryPoint], Brought]]:
    """Return what the core brings, and what loads a plugin.

    With a plugin of somebody else all are registered with one pluggy manager. If there are the
    built-in rules alone, nobody has to be asked, and pluggy is not loaded.
    """
    if api == API_VERSION and all(map(ours.is_ours, points)):
        return ours.of_core(), ours.of_rules
    from lintnews.plugins.loading import load_one, plugin_manager

    manager = plugin_manager()
    core = load_one(ours.CORE, guard, manager)
    return core, lambda point: load_one(point, guard, manager, api)


class _Claims:
    """Who has which code, name, family, format and list."""

    def __init__(self) -> None:
        self.brought: list[Brought] = []
        self._owners: dict[tuple[str, str], str] = {("family", ENGINE_FAMILY): "lintnews itself"}
        for rule in ENGINE_RULES:
            self._owners["rule code", rule.code] = self._owners["rule name", rule.name] = (
                "lintnews itself"
            )

    def add(self, brought: Brought) -> None:
        """Take a plugin in, whole or not at all.

        Raises:
            PluginError: names what is claimed twice, and both who claim it.
        """
        owner = label(brought.point)
        claimed: dict[tuple[str, str], str] = {}
        for claim in _claims_of(brought):
            other = self._owners.get(claim) or claimed.get(claim)
            if other is not None:
                what, name = claim
                message = (
                    f"plugin {owner}: the {what} {name!r} belongs to "
                    f"{other if other != owner else 'the same plugin already'}"
                )
                raise PluginError(message)
            claimed[claim] = owner
        for rule in brought.rules:
            if rule.family == ENGINE_FAMILY:
                message = (
                    f"plugin {owner}: {rule.code} is in the family {ENGINE_FAMILY}, which is the "
                    "linter's own"
                )
                raise PluginError(message)
        self._owners.update(claimed)
        self.brought.append(brought)


def _claims_of(brought: Brought) -> Iterable[tuple[str, str]]:
    yield "plugin name", brought.point.name
    for family in brought.info.families:
        yield "family", family
    for rule in brought.rules:
        yield "rule code", rule.code
        yield "rule name", rule.name
    for reader in brought.readers:
        yield "reader", reader.name
        for extension in reader.extensions:
            yield "file extension", extension
    for reporter in brought.reporters:
        yield "output format", reporter.name
    for profile in brought.profiles:
        yield "profile", profile.name
    for pack in brought.packs:
        yield "pack", pack.name
    for words in brought.lists:
        yield "word list", words.name
