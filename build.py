"""The front door: `build.py VERB`. The verbs stand in toolkit/cli/, one module each."""

import signal
import sys

if __name__ == "__main__":
    # However it is stopped, it puts away what it has begun, and its workers end with it.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        from pathlib import Path

        sys.path.insert(0, str(Path(__file__).resolve().parent))
        from toolkit.cli.main import main

        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:  # while modules are imported
        sys.exit(130)
