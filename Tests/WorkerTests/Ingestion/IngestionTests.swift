import Testing

/// The workers of the ingestion pipeline, as they are deployed: as processes, against one `moto` server.
@Suite(.moto, .timeLimit(.minutes(5))) struct IngestionTests {}
