"""What is counted and measured, as Prometheus reads it."""

from prometheus_client import Counter, Gauge, Histogram

_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)

ANSWERS = Counter(
    "dateline_answers",
    "What commands and questions came to; `unknown` stands for every command that there is not.",
    ("command", "outcome"),
)
ANSWER_SECONDS = Histogram(
    "dateline_answer_seconds",
    "From the look-up of an answer until Discord has taken it.",
    buckets=_SECONDS,
)
GATEWAY_LATENCY = Gauge(
    "dateline_gateway_latency_seconds", "How long Discord takes to acknowledge a heartbeat.", ("shard",)
)
LOOP_LAG = Histogram(
    "dateline_event_loop_lag_seconds", "How much later than asked the event loop runs.", buckets=_SECONDS
)
DIGESTS = Counter(
    "dateline_digests",
    "What became of tries to post digests: sent, late (sent, minutes after its time), failed (tried again), "
    "throttled (tried again), refused (paused) or skipped.",
    ("result",),
)
DIGESTS_DUE = Gauge("dateline_digests_due", "Digests that are due and not posted yet, over all processes.")
OLDEST_DUE = Gauge("dateline_digests_oldest_due_seconds", "For how long the oldest of them has been due.")
RESPONSES = Counter(
    "dateline_discord_responses", "Answers of Discord's API; 429 is a rate limit.", ("status",)
)
INVALID_REQUESTS = Counter(
    "dateline_discord_invalid_requests",
    "Requests that Discord counts as invalid (401, 403, 429): 10,000 in 10 minutes bring a ban.",
)
BRIEFS = Gauge("dateline_briefs", "Briefs that are served.")
BRIEFS_WITHHELD = Gauge(
    "dateline_briefs_withheld",
    "Briefs on disk that do not hold: an earlier version of each is served, or none.",
)
FACTS = Gauge("dateline_facts", "Facts that are served.")
