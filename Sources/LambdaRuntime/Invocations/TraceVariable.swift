#if canImport(Darwin)
import Darwin
#elseif canImport(Musl)
import Musl
#else
import Glibc
#endif

/// The environment variable that tells the X-Ray SDK of the trace.
///
/// It has one place in memory that is written anew for each invocation: `setenv` keeps every value that a variable ever had.
///
/// <https://docs.aws.amazon.com/lambda/latest/dg/runtimes-custom.html#runtimes-custom-build>
struct TraceVariable: ~Copyable {
    private static let prefix = Array("_X_AMZN_TRACE_ID=".utf8)
    private static let capacity = 1024
    private let memory = UnsafeMutablePointer<CChar>.allocate(capacity: capacity)

    init() { memory.initialize(repeating: 0, count: Self.capacity) }

    deinit {
        unsetenv("_X_AMZN_TRACE_ID")
        memory.deallocate()
    }

    /// Sets the variable, or removes it when there is no trace.
    func set(_ traceID: String?) {
        guard let traceID else {
            unsetenv("_X_AMZN_TRACE_ID")
            return
        }
        // The last byte stays 0, whoever reads meanwhile.
        let bytes = (Self.prefix + traceID.utf8).prefix(Self.capacity - 1)
        for (index, byte) in bytes.enumerated() { memory[index] = CChar(bitPattern: byte) }
        for index in bytes.count..<Self.capacity { memory[index] = 0 }
        putenv(memory)
    }
}
