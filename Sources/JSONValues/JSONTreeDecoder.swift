extension JSONValue {
    /// The value as a type of yours.
    ///
    /// Unknown members are ignored. A ``JSONNumber`` gets all digits, a ``JSONValue`` takes whatever there is.
    /// - Parameter type: The type.
    /// - Returns: The value of the type.
    /// - Throws: What is wrong with the value, and where.
    public func decode<T: Decodable>(as type: T.Type = T.self) throws(JSONDecodingError) -> T {
        do {
            return try T(from: JSONTreeDecoder(value: self, path: .root))
        } catch {
            throw JSONDecodingError(error)
        }
    }
}

/// Decodes from a value that has been read.
struct JSONTreeDecoder: Decoder {
    let value: JSONValue
    let path: JSONPath

    var codingPath: [any CodingKey] { path.keys }
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
        guard case .object(let members) = value else { throw mismatch("an object") }
        return KeyedDecodingContainer(KeyedContainer(members: members, path: path))
    }

    func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
        guard case .array(let items) = value else { throw mismatch("an array") }
        return UnkeyedContainer(items: items, path: path)
    }

    func singleValueContainer() -> any SingleValueDecodingContainer { SingleValueContainer(decoder: self) }

    private func mismatch(_ expected: String) -> JSONDecodingError {
        JSONDecodingError(at: path, "expected \(expected), found \(value.kind)")
    }
}

extension JSONTreeDecoder {
    fileprivate func bool() throws -> Bool {
        guard case .bool(let value) = value else { throw mismatch("a boolean") }
        return value
    }

    fileprivate func string() throws -> String {
        guard case .string(let value) = value else { throw mismatch("a string") }
        return value
    }

    fileprivate func number() throws -> JSONNumber {
        guard case .number(let number) = value else { throw mismatch("a number") }
        return number
    }

    fileprivate func integer<I: FixedWidthInteger>(_ type: I.Type) throws -> I {
        let number = try number()
        guard let integer = number.integer(as: type) else {
            throw JSONDecodingError(at: path, "the number \(number.text) is no \(type)")
        }
        return integer
    }

    fileprivate func double() throws -> Double {
        let number = try number()
        guard let double = number.double else {
            throw JSONDecodingError(at: path, "the number \(number.text) is no Double")
        }
        return double
    }
}

extension JSONTreeDecoder {
    fileprivate struct KeyedContainer<Key: CodingKey>: KeyedDecodingContainerProtocol {
        let members: [String: JSONValue]
        let path: JSONPath

        var codingPath: [any CodingKey] { path.keys }
        var allKeys: [Key] { members.keys.compactMap { Key(stringValue: $0) } }

        func contains(_ key: Key) -> Bool { members[key.stringValue] != nil }

        private func decoder(_ key: any CodingKey) throws -> JSONTreeDecoder {
            let path = JSONPath.member(key, of: path)
            guard let value = members[key.stringValue] else { throw JSONDecodingError(at: path, "is missing") }
            return JSONTreeDecoder(value: value, path: path)
        }

        func decodeNil(forKey key: Key) throws -> Bool { try decoder(key).value == .null }
        func decode(_ type: Bool.Type, forKey key: Key) throws -> Bool { try decoder(key).bool() }
        func decode(_ type: String.Type, forKey key: Key) throws -> String { try decoder(key).string() }
        func decode(_ type: Double.Type, forKey key: Key) throws -> Double { try decoder(key).double() }
        func decode(_ type: Float.Type, forKey key: Key) throws -> Float { Float(try decoder(key).double()) }
        func decode(_ type: Int.Type, forKey key: Key) throws -> Int { try decoder(key).integer(type) }
        func decode(_ type: Int8.Type, forKey key: Key) throws -> Int8 { try decoder(key).integer(type) }
        func decode(_ type: Int16.Type, forKey key: Key) throws -> Int16 { try decoder(key).integer(type) }
        func decode(_ type: Int32.Type, forKey key: Key) throws -> Int32 { try decoder(key).integer(type) }
        func decode(_ type: Int64.Type, forKey key: Key) throws -> Int64 { try decoder(key).integer(type) }
        func decode(_ type: UInt.Type, forKey key: Key) throws -> UInt { try decoder(key).integer(type) }
        func decode(_ type: UInt8.Type, forKey key: Key) throws -> UInt8 { try decoder(key).integer(type) }
        func decode(_ type: UInt16.Type, forKey key: Key) throws -> UInt16 { try decoder(key).integer(type) }
        func decode(_ type: UInt32.Type, forKey key: Key) throws -> UInt32 { try decoder(key).integer(type) }
        func decode(_ type: UInt64.Type, forKey key: Key) throws -> UInt64 { try decoder(key).integer(type) }
        func decode<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T { try T(from: decoder(key)) }

        func nestedContainer<Nested: CodingKey>(
            keyedBy type: Nested.Type,
            forKey key: Key
        ) throws -> KeyedDecodingContainer<Nested> {
            try decoder(key).container(keyedBy: type)
        }

        func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
            try decoder(key).unkeyedContainer()
        }

        func superDecoder() throws -> any Decoder { try decoder(JSONKey.name("super")) }
        func superDecoder(forKey key: Key) throws -> any Decoder { try decoder(key) }
    }

    fileprivate struct UnkeyedContainer: UnkeyedDecodingContainer {
        let items: [JSONValue]
        let path: JSONPath
        private(set) var currentIndex = 0

        init(items: [JSONValue], path: JSONPath) {
            self.items = items
            self.path = path
        }

        var codingPath: [any CodingKey] { path.keys }
        var count: Int? { items.count }
        var isAtEnd: Bool { currentIndex >= items.count }

        /// Decodes the next item; one that cannot be decoded stays the next.
        private mutating func next<T>(_ decode: (JSONTreeDecoder) throws -> T) throws -> T {
            let path = JSONPath.member(JSONKey.index(currentIndex), of: path)
            guard !isAtEnd else { throw JSONDecodingError(at: path, "is missing") }
            let value = try decode(JSONTreeDecoder(value: items[currentIndex], path: path))
            currentIndex += 1
            return value
        }

        mutating func decodeNil() throws -> Bool {
            guard !isAtEnd, items[currentIndex] == .null else { return false }
            currentIndex += 1
            return true
        }

        mutating func decode(_ type: Bool.Type) throws -> Bool { try next { try $0.bool() } }
        mutating func decode(_ type: String.Type) throws -> String { try next { try $0.string() } }
        mutating func decode(_ type: Double.Type) throws -> Double { try next { try $0.double() } }
        mutating func decode(_ type: Float.Type) throws -> Float { Float(try next { try $0.double() }) }
        mutating func decode(_ type: Int.Type) throws -> Int { try next { try $0.integer(type) } }
        mutating func decode(_ type: Int8.Type) throws -> Int8 { try next { try $0.integer(type) } }
        mutating func decode(_ type: Int16.Type) throws -> Int16 { try next { try $0.integer(type) } }
        mutating func decode(_ type: Int32.Type) throws -> Int32 { try next { try $0.integer(type) } }
        mutating func decode(_ type: Int64.Type) throws -> Int64 { try next { try $0.integer(type) } }
        mutating func decode(_ type: UInt.Type) throws -> UInt { try next { try $0.integer(type) } }
        mutating func decode(_ type: UInt8.Type) throws -> UInt8 { try next { try $0.integer(type) } }
        mutating func decode(_ type: UInt16.Type) throws -> UInt16 { try next { try $0.integer(type) } }
        mutating func decode(_ type: UInt32.Type) throws -> UInt32 { try next { try $0.integer(type) } }
        mutating func decode(_ type: UInt64.Type) throws -> UInt64 { try next { try $0.integer(type) } }
        mutating func decode<T: Decodable>(_ type: T.Type) throws -> T { try next { try T(from: $0) } }

        mutating func nestedContainer<Nested: CodingKey>(
            keyedBy type: Nested.Type
        ) throws -> KeyedDecodingContainer<Nested> {
            try next { try $0.container(keyedBy: type) }
        }

        mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
            try next { try $0.unkeyedContainer() }
        }

        mutating func superDecoder() throws -> any Decoder { try next { $0 } }
    }

    fileprivate struct SingleValueContainer: SingleValueDecodingContainer {
        let decoder: JSONTreeDecoder

        var codingPath: [any CodingKey] { decoder.codingPath }

        func decodeNil() -> Bool { decoder.value == .null }
        func decode(_ type: Bool.Type) throws -> Bool { try decoder.bool() }
        func decode(_ type: String.Type) throws -> String { try decoder.string() }
        func decode(_ type: Double.Type) throws -> Double { try decoder.double() }
        func decode(_ type: Float.Type) throws -> Float { Float(try decoder.double()) }
        func decode(_ type: Int.Type) throws -> Int { try decoder.integer(type) }
        func decode(_ type: Int8.Type) throws -> Int8 { try decoder.integer(type) }
        func decode(_ type: Int16.Type) throws -> Int16 { try decoder.integer(type) }
        func decode(_ type: Int32.Type) throws -> Int32 { try decoder.integer(type) }
        func decode(_ type: Int64.Type) throws -> Int64 { try decoder.integer(type) }
        func decode(_ type: UInt.Type) throws -> UInt { try decoder.integer(type) }
        func decode(_ type: UInt8.Type) throws -> UInt8 { try decoder.integer(type) }
        func decode(_ type: UInt16.Type) throws -> UInt16 { try decoder.integer(type) }
        func decode(_ type: UInt32.Type) throws -> UInt32 { try decoder.integer(type) }
        func decode(_ type: UInt64.Type) throws -> UInt64 { try decoder.integer(type) }
        func decode<T: Decodable>(_ type: T.Type) throws -> T { try T(from: decoder) }
    }
}
