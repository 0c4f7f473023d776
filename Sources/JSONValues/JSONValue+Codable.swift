extension JSONValue: Codable {
    /// Takes whatever there is.
    /// - Parameter decoder: Where to read; of other decoders than this module's, numbers come as far as those keep them.
    /// - Throws: What is wrong with what is read.
    public init(from decoder: any Decoder) throws {
        if let decoder = decoder as? JSONTreeDecoder {
            self = decoder.value
            return
        }
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .null
        } else if let value = try? container.decode(Bool.self) {
            self = .bool(value)
        } else if let value = try? container.decode(JSONNumber.self) {
            self = .number(value)
        } else if let value = try? container.decode(String.self) {
            self = .string(value)
        } else if let value = try? container.decode([JSONValue].self) {
            self = .array(value)
        } else {
            self = .object(try container.decode([String: JSONValue].self))
        }
    }

    /// Writes the value.
    /// - Parameter encoder: Where to write.
    /// - Throws: An error of the encoder.
    public func encode(to encoder: any Encoder) throws {
        if let encoder = encoder as? JSONTreeEncoder { return encoder.store(self) }
        var container = encoder.singleValueContainer()
        switch self {
        case .null: try container.encodeNil()
        case .bool(let value): try container.encode(value)
        case .number(let value): try container.encode(value)
        case .string(let value): try container.encode(value)
        case .array(let value): try container.encode(value)
        case .object(let value): try container.encode(value)
        }
    }
}

extension JSONNumber: Codable {
    /// Takes a number with all its digits.
    /// - Parameter decoder: Where to read; other decoders than this module's give what an `Int` or a `Double` keeps.
    /// - Throws: What is wrong with what is read.
    public init(from decoder: any Decoder) throws {
        if let decoder = decoder as? JSONTreeDecoder, case .number(let number) = decoder.value {
            self = number
            return
        }
        let container = try decoder.singleValueContainer()
        if let value = try? container.decode(Int.self) {
            self.init(value)
        } else {
            let value = try container.decode(Double.self)
            guard let number = JSONNumber(value) else {
                throw DecodingError.dataCorruptedError(in: container, debugDescription: "JSON has no text for \(value)")
            }
            self = number
        }
    }

    /// Writes the number.
    /// - Parameter encoder: Where to write; other encoders than this module's get an `Int` or a `Double`.
    /// - Throws: An error of an encoder that cannot hold the number.
    public func encode(to encoder: any Encoder) throws {
        if let encoder = encoder as? JSONTreeEncoder { return encoder.store(.number(self)) }
        var container = encoder.singleValueContainer()
        if let value = integer(as: Int.self) {
            try container.encode(value)
        } else if let value = double {
            try container.encode(value)
        } else {
            let context = EncodingError.Context(
                codingPath: encoder.codingPath,
                debugDescription: "\(text) is no Double"
            )
            throw EncodingError.invalidValue(self, context)
        }
    }
}
