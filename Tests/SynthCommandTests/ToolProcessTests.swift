import Foundation
import Testing

@testable import SynthCommand

@Suite struct ToolProcessTests {
    @Test func aToolIsReadToItsEnd() throws {
        let result = try ToolProcess.run(["sh", "-c", "printf out; printf err >&2; exit 3"])
        #expect(
            result == ToolResult(standardOutput: Array("out".utf8), standardError: Array("err".utf8), exitCode: 3)
        )
    }

    /// More than a pipe holds, on both.
    @Test func muchOutputDoesNotBlock() throws {
        let script = "i=0; while [ $i -lt 4000 ]; do printf '%0100d' $i; printf '%0100d' $i >&2; i=$((i+1)); done"
        let result = try ToolProcess.run(["sh", "-c", script])
        #expect(result.standardOutput.count == 400_000)
        #expect(result.standardError.count == 400_000)
    }

    @Test func itsInputIsEmptyAndItsArgumentsStay() throws {
        let result = try ToolProcess.run(["sh", "-c", "cat; printf '%s|' \"$@\"", "sh", "a b", "", "*"])
        #expect(String(decoding: result.standardOutput, as: UTF8.self) == "a b||*|")
    }

    @Test func aKilledToolHasTheExitCodeOfShells() throws {
        #expect(try ToolProcess.run(["sh", "-c", "kill -9 $$"]).exitCode == 137)
    }

    @Test func aToolThatIsNotThereIsAnError() {
        #expect(throws: SystemError(code: ENOENT)) { try ToolProcess.run(["no-such-tool-on-the-path"]) }
    }
}
