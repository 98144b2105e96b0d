"""The statements of every schema version. A new version adds a migration; an existing one never changes."""

from typing import Final

# Raw SQL: the statements of a version must never change, not even when the models or peewee do.
Migration = tuple[str, ...]
"""The statements of one schema version, which run in one transaction."""

_FIRST: Final[Migration] = (
    # The counters of a job duplicate the states of its images, so that lists do not have to count 100,000 rows.
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
    # A job has one root for every given folder, and for every folder that contains given files.
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
    # The owner of an image that was not completed stays until its temporary files are known to be deleted.
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
    # Images that ended in an hour, and the time in which at least one was processed: idle time does not count.
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
    # Digest of the request with this key: the same key with another request is an error, not a repetition.
    "ALTER TABLE job ADD COLUMN idempotency_digest TEXT",
)

_THIRD: Final[Migration] = (
    # The destination is not the planned name: no existing file is replaced there, whatever the conflict policy.
    "ALTER TABLE image ADD COLUMN keep_existing INTEGER NOT NULL DEFAULT 0",
    # Identity (inode) of the file that is published as `output`: only this file may be withdrawn.
    "ALTER TABLE image ADD COLUMN output_file_id TEXT",
)

_FOURTH: Final[Migration] = (
    # The name that an upload had on the client; NULL if it is that of the source.
    "ALTER TABLE image ADD COLUMN original_name TEXT",
)

_COUNTED_REVIEWS: Final = """
    needs_review = needs_review + (new.review = 'needs_review') - (old.review = 'needs_review'),
    accepted = accepted + (new.review = 'accepted') - (old.review = 'accepted'),
    rejected = rejected + (new.review = 'rejected') - (old.review = 'rejected')
"""

_FIFTH: Final[Migration] = (
    # How likely the mask is wrong (0-1), why (a JSON list of codes), and what a person says about the result.
    "ALTER TABLE image ADD COLUMN uncertainty REAL",
    "ALTER TABLE image ADD COLUMN reasons TEXT",
    """
    ALTER TABLE image ADD COLUMN review TEXT NOT NULL DEFAULT 'none'
    CHECK (review IN ('none', 'needs_review', 'accepted', 'rejected'))
    """,
    "ALTER TABLE image ADD COLUMN reviewed_at INTEGER",
    # The review state that the image gets when the recorded output is published.
    "ALTER TABLE image ADD COLUMN recorded_review TEXT",
    "ALTER TABLE image ADD COLUMN photo_sha256 TEXT",
    # When a person asked to render the result again, and the result that it replaces, as JSON.
    "ALTER TABLE image ADD COLUMN again_at INTEGER",
    "ALTER TABLE image ADD COLUMN earlier TEXT",
    # The output of a canceled attempt to do so, as JSON: its worker or recovery puts the earlier one back.
    "ALTER TABLE image ADD COLUMN unwanted TEXT",
    # Results that need review are published here; NULL if they go to the destination like all others.
    "ALTER TABLE job ADD COLUMN review_folder TEXT",
    "ALTER TABLE job ADD COLUMN needs_review INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE job ADD COLUMN accepted INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE job ADD COLUMN rejected INTEGER NOT NULL DEFAULT 0",
    # A trigger, so that these counters are right whichever statement changes a state.
    f"""
    CREATE TRIGGER image_reviewed AFTER UPDATE OF review ON image WHEN old.review <> new.review BEGIN
        UPDATE job SET {_COUNTED_REVIEWS} WHERE id = new.job_id;
    END
    """,  # noqa: S608 - only the constant above
    # These indexes hold all columns that a sorted list of ids needs.
    "CREATE INDEX image_review ON image (review, uncertainty, job_id) WHERE review <> 'none'",
    """
    CREATE INDEX image_result ON image (uncertainty, job_id, status, again_at, review)
    WHERE (status = 'completed' OR again_at IS NOT NULL)
    """,
    "CREATE INDEX image_failed ON image (id, job_id, status, uncertainty) WHERE status = 'failed'",
    "CREATE INDEX image_again ON image (crashes, again_at) WHERE status = 'pending' AND again_at IS NOT NULL",
)

_SIXTH: Final[Migration] = (
    # What a table of names says about the result, as JSON; NULL for images without one.
    "ALTER TABLE image ADD COLUMN naming TEXT",
)

_SEVENTH: Final[Migration] = (
    """
    CREATE TABLE hot_folder (
        id             INTEGER PRIMARY KEY AUTOINCREMENT,
        folder         TEXT NOT NULL UNIQUE,
        presets        TEXT NOT NULL,
        destination    TEXT,
        recursive      INTEGER NOT NULL,
        after          TEXT NOT NULL CHECK (after IN ('leave', 'move', 'delete')),
        settle_seconds REAL NOT NULL,
        paused         INTEGER NOT NULL DEFAULT 0,
        created_at     INTEGER NOT NULL,
        last_file      TEXT,
        last_at        INTEGER,
        trouble        TEXT,
        waiting        TEXT
    )
    """,
    # The files that need not be looked at again, unless their size or time changes.
    """
    CREATE TABLE hot_seen (
        folder_id INTEGER NOT NULL REFERENCES hot_folder (id) ON DELETE CASCADE,
        path      TEXT NOT NULL,
        bytes     INTEGER NOT NULL,
        mtime_ns  INTEGER NOT NULL,
        PRIMARY KEY (folder_id, path)
    ) WITHOUT ROWID
    """,
    # One row for every photo that was taken; no reference to its image, which is deleted with its job.
    """
    CREATE TABLE hot_photo (
        id        INTEGER PRIMARY KEY,
        folder_id INTEGER NOT NULL REFERENCES hot_folder (id) ON DELETE CASCADE,
        path      TEXT NOT NULL,
        bytes     INTEGER NOT NULL,
        mtime_ns  INTEGER NOT NULL,
        sha256    TEXT NOT NULL,
        image_id  INTEGER NOT NULL,
        state     TEXT NOT NULL DEFAULT 'queued'
                  CHECK (state IN ('queued', 'completed', 'review', 'failed', 'cancelled')),
        duplicate INTEGER NOT NULL DEFAULT 0,
        copy      TEXT,
        target    TEXT,
        taken_at  INTEGER NOT NULL
    )
    """,
    "CREATE INDEX hot_photo_content ON hot_photo (folder_id, sha256)",
    "CREATE INDEX hot_photo_state ON hot_photo (folder_id, state, duplicate)",
    "CREATE INDEX hot_photo_queued ON hot_photo (folder_id) WHERE state = 'queued'",
    "CREATE INDEX hot_photo_copy ON hot_photo (image_id) WHERE copy IS NOT NULL",
    # Finds out whether a file is a result of this program, whatever its name is now.
    "CREATE INDEX image_output_hash ON image (output_sha256) WHERE output_sha256 IS NOT NULL",
)

_EIGHTH: Final[Migration] = (
    # The outputs of a job that makes several of each photo, as a JSON list of names and options; otherwise NULL.
    "ALTER TABLE job ADD COLUMN outputs TEXT",
    # Then the columns of an image about its result describe this output; see results/output_rows.py.
    "ALTER TABLE image ADD COLUMN output_number INTEGER",
    # `options` is an index in the outputs of the job; `earlier_sha256` is the hash of a result that was replaced.
    """
    CREATE TABLE output (
        image_id        INTEGER NOT NULL REFERENCES image (id) ON DELETE CASCADE,
        number          INTEGER NOT NULL,
        preset          TEXT NOT NULL,
        options         INTEGER NOT NULL,
        status          TEXT NOT NULL DEFAULT 'pending'
                        CHECK (status IN ('pending', 'completed', 'skipped', 'failed')),
        destination     TEXT NOT NULL,
        destination_key TEXT,
        keep_existing   INTEGER NOT NULL DEFAULT 0,
        output          TEXT,
        output_sha256   TEXT,
        output_file_id  TEXT,
        output_bytes    INTEGER,
        notices         TEXT,
        error           TEXT,
        earlier_sha256  TEXT,
        PRIMARY KEY (image_id, number)
    ) WITHOUT ROWID
    """,
    "CREATE INDEX output_destination ON output (destination_key) WHERE status = 'pending'",
    "CREATE INDEX output_hash ON output (output_sha256) WHERE output_sha256 IS NOT NULL",
)

_NINTH: Final[Migration] = (
    # The space that the subjects need in jobs whose images get the same framing by folder; see claims/ending.py.
    """
    CREATE TABLE subject (
        image_id INTEGER PRIMARY KEY REFERENCES image (id) ON DELETE CASCADE,
        job_id   TEXT NOT NULL,
        folder   TEXT NOT NULL,
        measured INTEGER NOT NULL DEFAULT 0,
        width    INTEGER,
        height   INTEGER,
        reach    REAL,
        beside   INTEGER,
        above    INTEGER,
        below    INTEGER
    )
    """,
    "CREATE INDEX subject_group ON subject (job_id, folder, measured)",
    # What is rendered again may have another alpha.
    """
    CREATE TRIGGER subject_again AFTER UPDATE OF again_at ON image WHEN new.again_at IS NOT NULL BEGIN
        UPDATE subject SET measured = 0 WHERE image_id = new.id;
    END
    """,
)

MIGRATIONS: Final[tuple[Migration, ...]] = (
    _FIRST,
    _SECOND,
    _THIRD,
    _FOURTH,
    _FIFTH,
    _SIXTH,
    _SEVENTH,
    _EIGHTH,
    _NINTH,
)
"""Migration n upgrades a file from version n - 1 to version n."""
