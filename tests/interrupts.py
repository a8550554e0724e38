"""What a process that a test starts must hear."""

import signal


def listen() -> None:
    """Before it starts (`preexec_fn`): tests that a shell runs in the background ignore Ctrl+C, and so would what they start."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
