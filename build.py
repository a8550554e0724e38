"""The front door: `build.py VERB`. The verbs stand in toolkit/cli/, one module each."""

import sys

if __name__ == "__main__":
    try:
        from pathlib import Path

        sys.path.insert(0, str(Path(__file__).resolve().parent))
        from toolkit.cli.main import main

        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:  # while modules are imported
        sys.exit(130)
