"""What the Swift worker ingestion-publish does for events, with boto3: the same as ingestion-ingest."""

from ingestion_ingest import handler  # noqa: F401
