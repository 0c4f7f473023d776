import Foundation
import Testing

/// What the command links costs each run its time to start.
struct LinkageTests {
    @Test func theCommandLinksNeitherFoundationNorNetworking() throws {
        let executable = Bundle.main.bundleURL.appending(path: "synth")
        let contents = try Data(contentsOf: executable)
        for library in ["libFoundation.so", "libFoundationNetworking.so", "lib_FoundationICU.so", "NIOCore"] {
            #expect(contents.range(of: Data(library.utf8)) == nil, "synth links \(library)")
        }
        // So that the test would notice: this is what it does link.
        #expect(contents.range(of: Data("libswiftCore.so".utf8)) != nil)
    }
}
