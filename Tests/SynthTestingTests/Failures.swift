import Synchronization
import Testing

/// What expectations say when they fail.
func failures(of expectations: () -> Void) -> [String] {
    let comments = Mutex<[String]>([])
    withKnownIssue(isIntermittent: true) {
        expectations()
    } matching: { issue in
        comments.withLock { $0 += issue.comments.map(\.rawValue) }
        return true
    }
    return comments.withLock { $0 }
}
