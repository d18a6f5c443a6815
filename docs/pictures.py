"""Make docs/brief.png and docs/index.png anew from the examples, with a Chromium: `make pictures`."""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image

DOCS = Path(__file__).parent
EXAMPLES = DOCS.parent / "examples"
WIDTH, HEIGHT = 1280, 900  # pixels
COLOURS = 160  # a page has few: the picture is half as large


def main() -> None:
    """Write both pictures: the first screens of what `summarizer brief` and `summarizer batch` write."""
    browser = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    if not browser:
        sys.exit("No Chromium was found. Install one, or name it: make pictures CHROMIUM=/path/to/chrome")
    with tempfile.TemporaryDirectory() as name:
        page, folder = Path(name) / "brief.html", Path(name) / "out"
        article = EXAMPLES / "articles/conflict-border-post.txt"
        summarizer("brief", article, "--published", "2026-03-12", "--format", "html", "-o", page)
        shoot(browser, page, DOCS / "brief.png")
        summarizer("batch", EXAMPLES / "articles.jsonl", "-o", folder)
        shoot(browser, folder / "index.html", DOCS / "index.png")


def summarizer(*arguments: str | Path) -> None:
    """Run a command of ours with the rules."""
    command = [sys.executable, "-m", "summarizer", *map(str, arguments), "--model", "rules"]
    subprocess.run(command, check=True)  # noqa: S603  our own command


def shoot(browser: str, page: Path, picture: Path) -> None:
    """Write the first screen of a page as a PNG of few colours."""
    options = ("--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--no-first-run")
    with tempfile.TemporaryDirectory() as profile:
        raw = Path(profile) / "raw.png"
        subprocess.run(  # noqa: S603  the browser that the person named
            [
                browser,
                *options,
                f"--user-data-dir={profile}",
                f"--window-size={WIDTH},{HEIGHT}",
                f"--screenshot={raw}",
                page.as_uri(),
            ],
            check=True,
            timeout=120,
            capture_output=True,
        )
        Image.open(raw).convert("RGB").quantize(COLOURS).save(picture, optimize=True)


if __name__ == "__main__":
    main()
