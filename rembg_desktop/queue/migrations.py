"""The steps that brought the queue's tables to their present form; released ones are never changed."""

from typing import Final

Migration = tuple[str, ...]
"""The statements of one step, run in one transaction."""

_FIRST: Final[Migration] = (
    # The counters of a job repeat what its images say: lists and statistics need not count 100,000 rows.
    """
    CREATE TABLE job (
        seq             INTEGER PRIMARY KEY AUTOINCREMENT,
        id              TEXT NOT NULL UNIQUE,
        name            TEXT NOT NULL,
        status          TEXT NOT NULL DEFAULT 'pending'
                        CHECK (status IN ('pending', 'processing', 'completed', 'failed', 'cancelled')),
        held            INTEGER NOT NULL DEFAULT 0,
        priority        INTEGER NOT NULL DEFAULT 0,
        position        REAL NOT NULL,
        options         TEXT NOT NULL,
        preset          TEXT,
        source_root     TEXT NOT NULL,
        destination     TEXT NOT NULL,
        left_out        INTEGER NOT NULL DEFAULT 0,
        idempotency_key TEXT UNIQUE,
        created_at      INTEGER NOT NULL,
        started_at      INTEGER,
        finished_at     INTEGER,
        removed_at      INTEGER,
        total           INTEGER NOT NULL,
        pending         INTEGER NOT NULL,
        processing      INTEGER NOT NULL DEFAULT 0,
        succeeded       INTEGER NOT NULL DEFAULT 0,
        failed          INTEGER NOT NULL DEFAULT 0,
        skipped         INTEGER NOT NULL DEFAULT 0,
        cancelled       INTEGER NOT NULL DEFAULT 0,
        timed_images    INTEGER NOT NULL DEFAULT 0,
        timed_ms        INTEGER NOT NULL DEFAULT 0,
        CHECK (min(pending, processing, succeeded, failed, skipped, cancelled) >= 0),
        CHECK (pending + processing + succeeded + failed + skipped + cancelled = total)
    )
    """,
    "CREATE INDEX job_next ON job (priority DESC, position) WHERE held = 0 AND pending > 0",
    "CREATE INDEX job_status ON job (status, seq)",
    # A job has a root for every folder that was named, and for every folder in which named files lie.
    """
    CREATE TABLE root (
        id          INTEGER PRIMARY KEY,
        job_id      TEXT NOT NULL REFERENCES job (id) ON DELETE CASCADE,
        source      TEXT NOT NULL,
        destination TEXT NOT NULL,
        label       TEXT NOT NULL
    )
    """,
    "CREATE INDEX root_job ON root (job_id)",
    """
    CREATE TABLE image (
        id              INTEGER PRIMARY KEY AUTOINCREMENT,
        job_id          TEXT NOT NULL REFERENCES job (id) ON DELETE CASCADE,
        number          INTEGER NOT NULL,
        root_id         INTEGER NOT NULL REFERENCES root (id) ON DELETE CASCADE,
        source          TEXT NOT NULL,
        source_key      TEXT NOT NULL,
        source_real_key TEXT,
        source_bytes    INTEGER,
        source_mtime_ns INTEGER,
        destination     TEXT NOT NULL,
        destination_key TEXT,
        status          TEXT NOT NULL DEFAULT 'pending'
                        CHECK (status IN
                            ('pending', 'processing', 'completed', 'skipped', 'failed', 'cancelled')),
        owner           TEXT,
        temp            TEXT,
        attempt         INTEGER NOT NULL DEFAULT 0,
        crashes         INTEGER NOT NULL DEFAULT 0,
        output          TEXT,
        output_sha256   TEXT,
        output_bytes    INTEGER,
        error           TEXT,
        notices         TEXT,
        steps           TEXT,
        device          TEXT,
        started_at      INTEGER,
        finished_at     INTEGER,
        seconds         REAL
    )
    """,
    "CREATE UNIQUE INDEX image_job ON image (job_id, number)",
    "CREATE INDEX image_root ON image (root_id)",
    "CREATE INDEX image_next ON image (job_id, crashes, number) WHERE status = 'pending'",
    "CREATE INDEX image_working ON image (owner, crashes) WHERE status = 'processing'",
    # An owner stays on an image that was not completed, until its temporary files are known to be gone.
    "CREATE INDEX image_owner ON image (owner) WHERE owner IS NOT NULL",
    """
    CREATE UNIQUE INDEX image_destination ON image (destination_key)
    WHERE status IN ('pending', 'processing')
    """,
    "CREATE INDEX image_source ON image (source_key) WHERE status IN ('pending', 'processing')",
    """
    CREATE INDEX image_source_real ON image (source_real_key)
    WHERE status IN ('pending', 'processing') AND source_real_key IS NOT NULL
    """,
    "CREATE INDEX image_ended ON image (finished_at) WHERE status IN ('completed', 'failed')",
    # How many images ended in an hour, and for how long any was in work: pauses and nights do not count.
    """
    CREATE TABLE activity (
        hour     INTEGER PRIMARY KEY,
        images   INTEGER NOT NULL,
        busy_ms  INTEGER NOT NULL,
        until_ms INTEGER NOT NULL
    )
    """,
    "CREATE TABLE state (key TEXT PRIMARY KEY, value TEXT NOT NULL)",
)

_SECOND: Final[Migration] = (
    # What was asked for with the key: the same key with another request is a mistake and not a repetition.
    "ALTER TABLE job ADD COLUMN idempotency_digest TEXT",
)

MIGRATIONS: Final[tuple[Migration, ...]] = (_FIRST, _SECOND)
"""Step n brings a file of version n - 1 to version n."""
