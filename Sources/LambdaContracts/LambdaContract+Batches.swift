extension LambdaContract where Event: BatchTriggered, Output == Event.BatchResponse {
    /// Whether the mapping must ask for `ReportBatchItemFailures`.
    ///
    /// A contract whose output is neither ``BatchTriggered/BatchResponse`` nor `Void` does not have this property, so no mapping can be made.
    public static var reportsBatchItemFailures: Bool { true }
}

extension LambdaContract where Event: BatchTriggered, Output == Void {
    /// Whether the mapping must ask for `ReportBatchItemFailures`.
    ///
    /// It must not: what the function returns says nothing, and Lambda would take it for success.
    public static var reportsBatchItemFailures: Bool { false }
}
