import CloudFormation

extension IngestionConfig {
    /// How much sooner than the function that waits for it an inner one must be done, when functions are split.
    static let timeForAnswer = Duration.seconds(2)

    /// What is wrong that no construct would report by the name of the field, and the config with its default in the place of that.
    ///
    /// One stack reports; the others build with what is right, so that each mistake is reported once.
    var checked: (config: IngestionConfig, problems: [String]) {
        let defaults = IngestionConfig()
        var config = self
        var problems: [String] = []
        func check(
            _ name: String,
            _ field: WritableKeyPath<IngestionConfig, Duration>,
            _ allowed: ClosedRange<Int64>,
            _ why: String = ""
        ) {
            let (seconds, attoseconds) = self[keyPath: field].components
            if attoseconds == 0, allowed.contains(seconds) { return }
            let given = attoseconds == 0 ? "\(seconds) s" : "\(self[keyPath: field])"
            problems.append(
                "\(name) must be \(allowed.lowerBound) to \(allowed.upperBound) whole seconds\(why), got \(given)"
            )
            config[keyPath: field] = defaults[keyPath: field]
        }
        let inner = Self.timeForAnswer.components.seconds
        let shortest = splitsFunctions ? inner + 1 : 1
        let why = splitsFunctions ? " where functions are split, because the inner one gets \(inner) s less" : ""
        check("workerTimeout", \.workerTimeout, shortest...900, why)
        check("ingestTimeout", \.ingestTimeout, shortest...900, why)
        check("redriveTimeout", \.redriveTimeout, 1...900)
        check("queueVisibility", \.queueVisibility, 0...43_200)
        check("batchingWindow", \.batchingWindow, 0...300)
        if !(1...3650).contains(timeToLiveDays) {
            problems.append("timeToLiveDays must be 1 to 3650, got \(timeToLiveDays)")
            config.timeToLiveDays = defaults.timeToLiveDays
        }
        // https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_MetricDatum.html
        let allowed = { (byte: UInt8) in
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"):
                true
            default: "._-/#".utf8.contains(byte)
            }
        }
        if !(1...200).contains(metricNamespace.utf8.count) || !metricNamespace.utf8.allSatisfy(allowed)
            || metricNamespace.hasPrefix("AWS/")
        {
            problems.append(
                "metricNamespace must be 1 to 200 letters, digits and '._-/#', not beginning with 'AWS/', got '\(metricNamespace)'"
            )
            config.metricNamespace = defaults.metricNamespace
        }
        if tags["Environment"] != nil {
            problems.append("tags must not have 'Environment', which every resource gets by itself; remove it")
            config.tags["Environment"] = nil
        }
        for (key, value) in tags.sorted(by: { $0.key < $1.key })
        where !(1...128).contains(key.count) || key.lowercased().hasPrefix("aws:") || value.count > 256 {
            problems.append(
                "tags must have keys of 1 to 128 characters that do not begin with 'aws:', and values of at most 256, got '\(key)' with \(value.count)"
            )
            config.tags[key] = nil
        }
        return (config, problems)
    }
}
