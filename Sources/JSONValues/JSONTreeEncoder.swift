extension JSONValue {
    /// The value that a type of yours stands for.
    /// - Parameter value: What to encode. A ``JSONNumber`` keeps all digits.
    /// - Throws: What cannot be said in JSON, NaN for example, and where.
    public init(encoding value: some Encodable) throws(JSONEncodingError) {
        let encoder = JSONTreeEncoder(path: .root)
        do {
            try value.encode(to: encoder)
        } catch let error as JSONEncodingError {
            throw error
        } catch {
            throw JSONEncodingError(path: "", message: "\(error)")
        }
        self = encoder.value
    }
}

/// Why a value cannot be said in JSON.
public struct JSONEncodingError: Error, Hashable, Sendable, CustomStringConvertible {
    /// Where the value lies, `items[3].price` for example; empty when it is the whole value.
    public let path: String
    /// What is wrong.
    public let message: String

    /// What is wrong, and where.
    public var description: String { path.isEmpty ? message : "\(path): \(message)" }
}

/// Encodes to a value that is to be written.
///
/// A reference, because that is what the protocols of the standard library suppose: containers are filled after their encoder was passed on.
final class JSONTreeEncoder: Encoder {
    fileprivate enum Content {
        case none
        case value(JSONValue)
        case members([String: JSONTreeEncoder])
        case items([JSONTreeEncoder])
    }

    let path: JSONPath
    fileprivate var content = Content.none

    init(path: JSONPath) { self.path = path }

    var codingPath: [any CodingKey] { path.keys }
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    /// What has been encoded; an empty object when nothing has, as a type without properties does.
    var value: JSONValue {
        switch content {
        case .none: .object([:])
        case .value(let value): value
        case .members(let members): .object(members.mapValues(\.value))
        case .items(let items): .array(items.map(\.value))
        }
    }

    func store(_ value: JSONValue) { content = .value(value) }

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
        if case .members = content {} else { content = .members([:]) }
        return KeyedEncodingContainer(KeyedContainer(encoder: self))
    }

    func unkeyedContainer() -> any UnkeyedEncodingContainer {
        if case .items = content {} else { content = .items([]) }
        return UnkeyedContainer(encoder: self)
    }

    func singleValueContainer() -> any SingleValueEncodingContainer { SingleValueContainer(encoder: self) }

    fileprivate func member(_ key: any CodingKey) -> JSONTreeEncoder {
        let encoder = JSONTreeEncoder(path: .member(key, of: path))
        guard case .members(var members) = content else { return encoder }
        content = .none
        members[key.stringValue] = encoder
        content = .members(members)
        return encoder
    }

    fileprivate func item() -> JSONTreeEncoder {
        guard case .items(var items) = content else { return JSONTreeEncoder(path: path) }
        let encoder = JSONTreeEncoder(path: .member(JSONKey.index(items.count), of: path))
        content = .none
        items.append(encoder)
        content = .items(items)
        return encoder
    }

    fileprivate var count: Int {
        if case .items(let items) = content { items.count } else { 0 }
    }

    fileprivate func store(_ value: some BinaryInteger) { store(.number(JSONNumber(value))) }

    fileprivate func store(_ value: Double) throws {
        guard let number = JSONNumber(value) else {
            throw JSONEncodingError(path: path.text, message: "JSON has no text for \(value)")
        }
        store(.number(number))
    }
}

extension JSONTreeEncoder {
    fileprivate struct KeyedContainer<Key: CodingKey>: KeyedEncodingContainerProtocol {
        let encoder: JSONTreeEncoder

        var codingPath: [any CodingKey] { encoder.codingPath }

        func encodeNil(forKey key: Key) { encoder.member(key).store(.null) }
        func encode(_ value: Bool, forKey key: Key) { encoder.member(key).store(.bool(value)) }
        func encode(_ value: String, forKey key: Key) { encoder.member(key).store(.string(value)) }
        func encode(_ value: Double, forKey key: Key) throws { try encoder.member(key).store(value) }
        func encode(_ value: Float, forKey key: Key) throws { try encoder.member(key).store(Double(value)) }
        func encode(_ value: Int, forKey key: Key) { encoder.member(key).store(value) }
        func encode(_ value: Int8, forKey key: Key) { encoder.member(key).store(value) }
        func encode(_ value: Int16, forKey key: Key) { encoder.member(key).store(value) }
        func encode(_ value: Int32, forKey key: Key) { encoder.member(key).store(value) }
        func encode(_ value: Int64, forKey key: Key) { encoder.member(key).store(value) }
        func encode(_ value: UInt, forKey key: Key) { encoder.member(key).store(value) }
        func encode(_ value: UInt8, forKey key: Key) { encoder.member(key).store(value) }
        func encode(_ value: UInt16, forKey key: Key) { encoder.member(key).store(value) }
        func encode(_ value: UInt32, forKey key: Key) { encoder.member(key).store(value) }
        func encode(_ value: UInt64, forKey key: Key) { encoder.member(key).store(value) }
        func encode(_ value: some Encodable, forKey key: Key) throws { try value.encode(to: encoder.member(key)) }

        func nestedContainer<Nested: CodingKey>(
            keyedBy type: Nested.Type,
            forKey key: Key
        ) -> KeyedEncodingContainer<Nested> {
            encoder.member(key).container(keyedBy: type)
        }

        func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
            encoder.member(key).unkeyedContainer()
        }

        func superEncoder() -> any Encoder { encoder.member(JSONKey.name("super")) }
        func superEncoder(forKey key: Key) -> any Encoder { encoder.member(key) }
    }

    fileprivate struct UnkeyedContainer: UnkeyedEncodingContainer {
        let encoder: JSONTreeEncoder

        var codingPath: [any CodingKey] { encoder.codingPath }
        var count: Int { encoder.count }

        func encodeNil() { encoder.item().store(.null) }
        func encode(_ value: Bool) { encoder.item().store(.bool(value)) }
        func encode(_ value: String) { encoder.item().store(.string(value)) }
        func encode(_ value: Double) throws { try encoder.item().store(value) }
        func encode(_ value: Float) throws { try encoder.item().store(Double(value)) }
        func encode(_ value: Int) { encoder.item().store(value) }
        func encode(_ value: Int8) { encoder.item().store(value) }
        func encode(_ value: Int16) { encoder.item().store(value) }
        func encode(_ value: Int32) { encoder.item().store(value) }
        func encode(_ value: Int64) { encoder.item().store(value) }
        func encode(_ value: UInt) { encoder.item().store(value) }
        func encode(_ value: UInt8) { encoder.item().store(value) }
        func encode(_ value: UInt16) { encoder.item().store(value) }
        func encode(_ value: UInt32) { encoder.item().store(value) }
        func encode(_ value: UInt64) { encoder.item().store(value) }
        func encode(_ value: some Encodable) throws { try value.encode(to: encoder.item()) }

        func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type) -> KeyedEncodingContainer<Nested> {
            encoder.item().container(keyedBy: type)
        }

        func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer { encoder.item().unkeyedContainer() }
        func superEncoder() -> any Encoder { encoder.item() }
    }

    fileprivate struct SingleValueContainer: SingleValueEncodingContainer {
        let encoder: JSONTreeEncoder

        var codingPath: [any CodingKey] { encoder.codingPath }

        func encodeNil() { encoder.store(.null) }
        func encode(_ value: Bool) { encoder.store(.bool(value)) }
        func encode(_ value: String) { encoder.store(.string(value)) }
        func encode(_ value: Double) throws { try encoder.store(value) }
        func encode(_ value: Float) throws { try encoder.store(Double(value)) }
        func encode(_ value: Int) { encoder.store(value) }
        func encode(_ value: Int8) { encoder.store(value) }
        func encode(_ value: Int16) { encoder.store(value) }
        func encode(_ value: Int32) { encoder.store(value) }
        func encode(_ value: Int64) { encoder.store(value) }
        func encode(_ value: UInt) { encoder.store(value) }
        func encode(_ value: UInt8) { encoder.store(value) }
        func encode(_ value: UInt16) { encoder.store(value) }
        func encode(_ value: UInt32) { encoder.store(value) }
        func encode(_ value: UInt64) { encoder.store(value) }
        func encode(_ value: some Encodable) throws { try value.encode(to: encoder) }
    }
}
