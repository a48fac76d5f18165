"""What an operator sees of a bot that runs: logs, metrics, and whether it is alive. Knows nothing of digests or Discord.

liveness         How late the event loop is, and whether work that repeats still does
log_context      Whose message or delivery is at work, for every line that is logged meanwhile
log_lines        A log record -> one line for people or one JSON object for machines, without secrets
metrics          What is counted and measured, as Prometheus reads it
monitoring       `/metrics`, `/healthz` and `/readyz` over HTTP
service_manager  Tells systemd that we are ready, alive, reloading or stopping
"""

from bot.observability.liveness import Pulse, watch_loop
from bot.observability.log_context import bind_ids
from bot.observability.log_lines import set_up_logging
from bot.observability.metrics import (
    ANSWER_SECONDS,
    ANSWERS,
    BRIEFS,
    BRIEFS_WITHHELD,
    DIGESTS,
    DIGESTS_DUE,
    FACTS,
    GATEWAY_LATENCY,
    INVALID_REQUESTS,
    OLDEST_DUE,
    RESPONSES,
)
from bot.observability.monitoring import Signs, serve_monitor
from bot.observability.service_manager import keep_watchdog, notify

__all__ = [
    "ANSWERS",
    "ANSWER_SECONDS",
    "BRIEFS",
    "BRIEFS_WITHHELD",
    "DIGESTS",
    "DIGESTS_DUE",
    "FACTS",
    "GATEWAY_LATENCY",
    "INVALID_REQUESTS",
    "OLDEST_DUE",
    "RESPONSES",
    "Pulse",
    "Signs",
    "bind_ids",
    "keep_watchdog",
    "notify",
    "serve_monitor",
    "set_up_logging",
    "watch_loop",
]
