/// Measures workers beside one another, whatever they are written in: `worker-benchmark SECONDS NAME PRODUCT -- COMMAND… [---- NAME PRODUCT -- COMMAND…]`.
///
/// It plays Lambda and the services that workers ask. Workers take turns, so that a slow moment of the machine hits all of them alike.
@main
struct WorkerBenchmarkCommand {
    static func main() async throws {
        let arguments = CommandLine.arguments.dropFirst()
        guard let seconds = arguments.first.flatMap(Int.init) else {
            print("usage: worker-benchmark SECONDS NAME PRODUCT -- COMMAND… [---- NAME PRODUCT -- COMMAND…]")
            return
        }
        var subjects = try arguments.dropFirst().split(separator: "----").map { try Subject(Array($0)) }
        for run in 0...20 {
            for index in subjects.indices {
                let start = try await subjects[index].start()
                if run > 0 { subjects[index].starts.append(start) }
            }
        }
        for subject in subjects {
            print("\(subject.name): \(try await subject.figures(for: .seconds(seconds)))")
        }
    }
}
