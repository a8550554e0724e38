"""What the browser's PDF library does not promise: that the counts put on it from outside are still kept. A new version must pass here."""

import json
import subprocess
from pathlib import Path

from tests.rules.browser import node
from toolkit.paths import NODE_MODULES

RUNNER = Path(__file__).with_name("library_runner.mjs")


def test_what_is_unpacked_and_made_is_counted(tmp_path: Path) -> None:
    bundle = tmp_path / "runner.mjs"
    options = ["--bundle", "--platform=node", "--format=esm", "--log-level=error"]
    subprocess.run([NODE_MODULES / ".bin" / "esbuild", *options, f"--outfile={bundle}", RUNNER], check=True)
    done = subprocess.run([node(), bundle], stdout=subprocess.PIPE, check=True)
    said = json.loads(done.stdout)
    for name, (free, bounded) in said["filters"].items():
        assert isinstance(free, int) and free >= 600_000, name
        assert bounded == "over budget", name
    assert said["few"] == 100
    assert said["many"] == "damaged"
