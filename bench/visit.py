"""Measures a visit to a diagnostic of 60 questions: what it loads, and how long a click on a radio takes on a phone.

The questionnaire is made here. A click is timed from its event to the frame that shows it, with the processor slowed
down four times. Prints figures; decides nothing.
"""

import gzip
import statistics
import sys
import tempfile
from pathlib import Path
from urllib.parse import urlsplit

ROOT = Path(__file__).parents[1]
sys.path.append(str(ROOT / "tests"))

from playwright.sync_api import Page, sync_playwright

from browsing import hosted
from rumbo.content import loader
from rumbo.pages import compiler
from rumbo.publishing import chromium, publish

SLOWER = 4
DIMENSIONS, QUESTIONS = 6, 10

CLICK = """async () => {
    const times = [];
    for (const question of document.querySelectorAll('fieldset[data-question]')) {
        const radio = question.querySelector('input[type=radio]');
        const start = performance.now();
        radio.click();
        await new Promise((shown) => requestAnimationFrame(() => setTimeout(shown)));
        times.push(performance.now() - start);
    }
    return times;
}"""


def main() -> None:
    """Print the weight of a first visit by kind of file, and the times of 60 clicks."""
    with tempfile.TemporaryDirectory() as work:
        _write(Path(work) / "source")
        site = Path(work) / "site"
        publish.build(compiler.compile_sites(loader.load(Path(work) / "source").sites), site)
        with hosted(site) as url, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium.executable(), args=list(chromium.FLAGS))
            page = browser.new_page()
            _print_weight(page, f"{url}diagnostics/largo/", site)
            _print_clicks(page)
            browser.close()


def _print_weight(page: Page, url: str, site: Path) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(urlsplit(request.url).path.lstrip("/")))
    page.goto(url, wait_until="networkidle")
    page.locator("[data-component=diagnostic][data-view]").wait_for()
    sizes: dict[str, int] = {}
    for path in dict.fromkeys(asked):
        file = site / path if (site / path).is_file() else site / path / "index.html"
        sizes[file.suffix] = sizes.get(file.suffix, 0) + len(gzip.compress(file.read_bytes(), 9))
    for kind, size in sorted(sizes.items(), key=lambda pair: -pair[1]):
        print(f"{kind:8} {size / 1024:7.1f} KiB gzip")
    print(f"in all   {sum(sizes.values()) / 1024:7.1f} KiB gzip")


def _print_clicks(page: Page) -> None:
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    times = page.evaluate(CLICK)
    print(f"{len(times)} clicks at {SLOWER}x: median {statistics.median(times):.0f} ms, longest {max(times):.0f} ms")


def _write(folder: Path) -> None:
    """A site with one diagnostic of 60 questions in six dimensions, and a playbook."""
    dimensions = "\n".join(_dimension(number) for number in range(DIMENSIONS))
    files = {
        "site_config.yml": "name: Largo\nlanguages: [es]\nthemes: {todo: Todo}\ndiagnostics: [largo]\n",
        "playbooks/guia.md": (
            "---\ntitle: Guía\nsummary: Lo que toca.\ntheme: todo\nsteps:\n"
            "  - {id: uno, task: Hazlo, owner: Tú, metric: Hecho, week: 1}\n---\nTexto.\n"
        ),
        "diagnostics/largo/diagnostic.yml": (
            'title: Sesenta preguntas\nsummary: Muchas.\nversion: "1"\nminutes: 12\n'
            "scales:\n  veces:\n    - {id: nunca, label: Casi nunca, points: 0}\n"
            "    - {id: a-veces, label: Algunos meses, points: 1}\n"
            "    - {id: siempre, label: Todos los meses, points: 2}\n"
            f"dimensions:\n{dimensions}\n"
            "bands:\n  - {id: baja, from: 0, title: Baja, weak: true, text: Falta.}\n"
            "  - {id: alta, from: 50, title: Alta, text: Bien.}\n"
        ),
    }
    for path, text in files.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")


def _dimension(number: int) -> str:
    questions = "\n".join(
        f'      - {{id: p{number}-{place}, scale: veces, ask: "¿Se revisa el punto {place} de la parte {number}?",'
        f' why: "Lo que no se revisa en la parte {number} se queda como está.", good: "Hay acta del punto {place}."}}'
        for place in range(QUESTIONS)
    )
    return f"  - id: d{number}\n    title: Parte {number}\n    remedies: [guia]\n    questions:\n{questions}"


if __name__ == "__main__":
    main()
