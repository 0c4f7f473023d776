import LambdaEvents

/// Of the two types of this name the one that events and logs have; the other one is that of requests to AWS.
typealias Timestamp = LambdaEvents.Timestamp
