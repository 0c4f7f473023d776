.PHONY: synth test lint format generate verify record benchmark

synth:      ; scripts/synth
test:       ; scripts/test
lint:       ; scripts/lint
format:     ; scripts/format
generate:   ; scripts/generate
verify:     ; scripts/verify-generated
record:     ; scripts/record
benchmark:  ; scripts/benchmark
