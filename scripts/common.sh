# Sourced by the scripts beside it: the package's folder, messages, and the installation of what is missing.
set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")/.."

log() { printf '==> %s\n' "$*" >&2; }
fatal() {
    printf 'error: %s\n' "$*" >&2
    exit 1
}

# Installs Debian packages of which the check command fails: install_missing CHECK... -- PACKAGE...
install_missing() {
    local check=()
    while [[ $1 != -- ]]; do
        check+=("$1")
        shift
    done
    shift
    if "${check[@]}" >/dev/null 2>&1; then return; fi
    log "installing $*"
    command -v apt-get >/dev/null || fatal "$* is missing and apt-get is not here; install it by hand and run this again"
    local root=()
    if [[ $(id -u) != 0 ]]; then
        command -v sudo >/dev/null || fatal "installing $* takes root; run 'apt-get install $*' as root, then this again"
        root=(sudo)
    fi
    "${root[@]}" apt-get update -qq
    "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >&2
}

# What `swift build` needs beside the toolchain.
install_build_requirements() {
    command -v swift >/dev/null || fatal "no Swift toolchain on PATH; install Swift 6.3 from https://www.swift.org/install and run this again"
    install_missing command -v pkg-config -- pkg-config
    install_missing pkg-config --exists yaml-0.1 -- libyaml-dev
    install_missing pkg-config --exists zlib -- zlib1g-dev
}

# What the tests compare with lives in a Python environment of its own, made again when its requirements change.
install_test_requirements() {
    command -v python3 >/dev/null || install_missing command -v python3 -- python3
    local stamp=.venv/requirements.txt
    if [[ ! -x .venv/bin/python3 ]] || ! cmp -s scripts/requirements.txt "$stamp"; then
        install_missing python3 -c 'import ensurepip, venv' -- python3-venv
        log "making the Python environment .venv"
        rm -rf .venv
        python3 -m venv .venv
        .venv/bin/pip install --quiet --disable-pip-version-check -r scripts/requirements.txt
        cp scripts/requirements.txt "$stamp"
    fi
}

# The executables that functions of the stacks run, which their contracts name.
worker_products() { sed -nE 's/.*static let product = "(.*)"/\1/p' Sources/WorkerContracts/*.swift; }

# The options with which `synth package` builds, but for the one that strips: the names of what is in an executable stay.
machine=$(uname -m)
deployment_options=(
    --configuration release --static-swift-stdlib --scratch-path ".build/lambda/${machine/aarch64/arm64}"
    -Xswiftc -Xfrontend -Xswiftc -function-sections -Xcc -ffunction-sections -Xcc -fdata-sections
    -Xlinker --no-export-dynamic
)
