import AWSClient
import LambdaContracts
import LambdaRuntime
import Logging
import WorkerContracts
import WorkerPatterns

/// The switch by which people make the pipeline fail on purpose.
typealias IngestionFailureModes = FailureModeSwitch<IngestionFailureMode>

extension FailureModeSwitch<IngestionFailureMode> {
    /// The switch of a parameter, whose problems are logged: they make nothing else fail.
    /// - Parameters:
    ///   - parameter: The name of the parameter.
    ///   - client: Reads it.
    convenience init(parameter: String, of client: SSMClient) {
        self.init(parameter: parameter, of: client, initial: .none) { problem in
            LambdaContext.current?.logger.warning("\(problem)")
        }
    }
}

extension IngestionFailureMode {
    /// The error that the mode makes of processing a message, if it does.
    /// - Parameters:
    ///   - messageID: The message, by which three of ten are chosen.
    ///   - attempts: How often it was begun, this time included.
    /// - Returns: The error.
    func failure(ofMessage messageID: String, attempts: Int) -> IngestionError? {
        switch self {
        case .poisonPayload: .schema("simulated: nobody can process the message")
        case .randomFail30Percent where attempts == 1 && Self.share(of: messageID) < 30:
            IngestionError(.transient, .transient, "simulated: the message fails the first time")
        case .none, .slowDownstream, .randomFail30Percent, .duplicateSubmit: nil
        }
    }

    /// The kind of error that messages which are sent now will fail with, as far as is known.
    var errorTypeCandidate: IngestionLogLine.ErrorType? {
        switch self {
        case .poisonPayload: .schemaValidation
        case .slowDownstream: .timeout
        case .randomFail30Percent: .transient
        case .none, .duplicateSubmit: nil
        }
    }

    /// A number from 0 to 99, always the same for the same message, and of each as many.
    private static func share(of messageID: String) -> UInt32 {
        SHA256.hash(messageID.utf8).prefix(4).reduce(0) { $0 << 8 | UInt32($1) } % 100
    }
}
