"""Joins the theme's scripts into the few files that a visit loads one after another.

Each module becomes the scope of a function, so what was private stays so and the minifier shortens its names. A module
lies in the file of the first stage that needs it, so state is held once, and a file asks only those of stages before.
Reads scripts that `minify` has already freed of comments.
"""

import json
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import count

from rumbo.pages.modules import Asked, Module, address, addresses, parted, relative
from rumbo.pages.stages import STAGES

Scripts = Mapping[str, str]
"""Modules by their address below the folder of assets, without comments or needless space."""

_LAZY = re.compile(r'(?<![\w$.])import\("(\.[^"]+)"\)')
_STARTED = re.compile(r"(?<![\w$.])import\(`\.\./components/\$\{(\w+)\}/\$\{\1\}\.mjs`\)")
_COMPONENT = re.compile(r"components/([\w-]+)/\1\.mjs")


class JoiningError(Exception):
    """A module, at `path`, asks another for a name that it does not give."""

    def __init__(self, path: str, wanted: str) -> None:
        super().__init__(f"no {wanted}")
        self.path = path


def joined(scripts: Scripts, doors: Collection[str] = ()) -> dict[str, str]:
    """The published files of all `scripts`, by address.

    A module at one of `doors` can be asked at its own address too, wherever it lies; so can what a page starts by name.

    Raises:
        JoiningError: a module asks for what another does not give.
    """
    return _Joining(scripts, doors).files()


class _Joining:
    """Which file each module lies in, and what it is called there. What is not written as ours stays by itself."""

    def __init__(self, scripts: Scripts, doors: Collection[str]) -> None:
        self._modules = {path: module for path, text in sorted(scripts.items()) if (module := parted(path, text))}
        self._alone = {path: text for path, text in scripts.items() if path not in self._modules}
        self._places: dict[str, str] = {}
        self._held: dict[str, list[str]] = {}
        for begun in (*STAGES, *((path,) for path in self._modules)):
            roots = [path for path in begun if path in self._modules and path not in self._places]
            for path in (*roots[1:], *roots[:1]):  # the first last: it may start what the others give
                self._lay(path, roots[0])
        numbers = count()
        self._names = {(m.path, name): f"${next(numbers)}" for m in self._modules.values() for name in m.given}
        self._wholes = {path: f"$${number}" for number, path in enumerate(self._modules)}
        self._doors = {path for path in self._inner() if path in doors or self._is_asked_outside(path)}
        self._loaded = self._doors | (set(self._lazy()) & set(self._inner()))
        self._shared = set(self._between_files())

    def files(self) -> dict[str, str]:
        """Every file by its address: joined ones, what stays by itself, and the doorways that somebody may ask at."""
        doorways = {path: self._doorway(path) for path in sorted(self._doors)}
        return {**{file: self._file(file) for file in self._held}, **self._alone, **doorways}

    def _inner(self) -> Iterator[str]:
        """The modules that do not name the file that they lie in."""
        return (path for path, file in self._places.items() if path != file)

    def _is_asked_outside(self, path: str) -> bool:
        is_started = _COMPONENT.fullmatch(path) and "start" in self._modules[path].given
        return bool(is_started) or any(path in addresses(asker, text) for asker, text in self._alone.items())

    def _lazy(self) -> Iterator[str]:
        """What is loaded when it is needed."""
        return (address(m.path, found) for m in self._modules.values() for found in _LAZY.findall(m.body))

    def _between_files(self) -> Iterator[tuple[str, str]]:
        """The names, each with the module that gives it, that a file asks another for."""
        for module in self._modules.values():
            for asked in module.asked:
                if self._places.get(asked.path) != self._places[module.path]:
                    yield asked.path, asked.there

    def _doorway(self, path: str) -> str:
        whole, names = self._wholes[path], ",".join(self._modules[path].given)
        return f'import{{{whole}}}from"{relative(self._places[path], path)}";export const{{{names}}}={whole};'

    def _lay(self, path: str, file: str) -> None:
        """Put a module after all that it needs, unless a stage before has it."""
        module = self._modules.get(path)
        if module is None or path in self._places:
            return
        self._places[path] = file
        for needed in module.asked:
            self._lay(needed.path, file)
        self._held.setdefault(file, []).append(path)

    def _file(self, file: str) -> str:
        held = [self._modules[path] for path in self._held[file]]
        bodies = "".join(map(self._scope, held))
        return f"{self._imports(file, held)}{bodies}{self._exports(file, held)}"

    def _scope(self, module: Module) -> str:
        """A module as the scope of a function, what it is given bound to its own names first."""
        bound = ",".join(f"{asked.here}={self._name(module, asked)}" for asked in module.asked)
        given = ",".join(self._names[module.path, name] for name in module.given)
        body = _LAZY.sub(lambda found: self._load(module.path, address(module.path, found[1])), module.body)
        body = _STARTED.sub(lambda found: self._start(module.path, found), body)
        inside = f"{f'const {bound};' if bound else ''}{body};"
        if not given:
            return f"(()=>{{{inside}}})();"
        return f"const[{given}]=(()=>{{{inside}return[{','.join(module.given)}]}})();{self._whole(module)}"

    def _whole(self, module: Module) -> str:
        """All that a module gives as one value, for whoever loads it when it is needed."""
        if module.path not in self._loaded:
            return ""
        names = ",".join(f"{name}:{self._names[module.path, name]}" for name in module.given)
        return f"const {self._wholes[module.path]}={{{names}}};"

    def _name(self, module: Module, asked: Asked) -> str:
        if asked.path not in self._modules:
            return f"$_{asked.there}"
        if (asked.path, asked.there) not in self._names:
            raise JoiningError(module.path, f"{asked.there} in {asked.path}")
        return self._names[asked.path, asked.there]

    def _load(self, path: str, wanted: str) -> str:
        file = self._places.get(wanted, wanted)
        load = f'import("{relative(file, self._places[path])}")'
        return load if file == wanted else f"{load}.then(file=>file.{self._wholes[wanted]})"

    def _start(self, path: str, found: re.Match[str]) -> str:
        """Components by their names: those that lie in another's file are looked for there."""
        named = {match[1]: inner for inner in sorted(self._doors) if (match := _COMPONENT.fullmatch(inner))}
        loads = (f"{json.dumps(name)}:()=>{self._load(path, inner)}" for name, inner in named.items())
        return f"({{{','.join(loads)}}}[{found[1]}]?.()??{found[0]})"

    def _imports(self, file: str, held: Sequence[Module]) -> str:
        wanted: dict[str, dict[str, None]] = {}
        for module in held:
            for asked in module.asked:
                place = self._places.get(asked.path, asked.path)
                if place != file:
                    there, here = self._outside(asked), self._name(module, asked)
                    wanted.setdefault(place, {})[here if there == here else f"{there} as {here}"] = None
        return "".join(f'import{{{",".join(names)}}}from"{relative(at, file)}";' for at, names in wanted.items())

    def _outside(self, asked: Asked) -> str:
        """What a file calls one of its names to the others: what its first module gives keeps its own."""
        inner = self._places.get(asked.path, asked.path) != asked.path
        return self._names[asked.path, asked.there] if inner else asked.there

    def _exports(self, file: str, held: Sequence[Module]) -> str:
        own = [f"{self._names[file, name]} as {name}" for name in self._modules[file].given]
        inner = [module for module in held if module.path != file]
        names = [self._names[m.path, name] for m in inner for name in m.given if (m.path, name) in self._shared]
        wholes = [self._wholes[module.path] for module in inner if module.path in self._loaded]
        found = ",".join((*own, *names, *wholes))
        return f"export{{{found}}};" if found else ""
