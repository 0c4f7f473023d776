internal import ZipArchives

/// The archive of a function that runs an executable.
enum FunctionArchive {
    /// The archive, which holds the executable under the name that Lambda starts.
    ///
    /// https://docs.aws.amazon.com/lambda/latest/dg/runtimes-custom.html
    static func bytes(_ executable: [UInt8]) throws(CommandFailure) -> [UInt8] {
        var archive = ZipArchive()
        do throws(ZipError) {
            try archive.add("bootstrap", executable, mode: 0o755)
        } catch {
            throw .message("the archive cannot be written: \(error)")
        }
        return archive.bytes
    }
}

/// Numbers of bytes as people read them.
enum ByteCount {
    /// In kilobytes or megabytes of powers of ten.
    static func text(_ count: Int) -> String {
        guard count >= 999_950 else { return "\((count + 500) / 1000) KB" }
        let tenths = (count + 50_000) / 100_000
        return "\(tenths / 10).\(tenths % 10) MB"
    }
}
