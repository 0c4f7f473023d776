# Sourced by generate and verify-generated: runs the code generator on the resource schemas of the pinned cfn-lint release.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

# Downloads and unpacks the schemas once for each release; prints their folder.
schemas() {
    local requirement folder
    requirement=$(grep '^cfn-lint==' scripts/requirements.txt) || fatal "scripts/requirements.txt names no release of cfn-lint"
    folder=.build/schemas/$requirement
    if [[ ! -e $folder/complete ]]; then
        install_missing python3 -m pip --version -- python3 python3-pip
        log "downloading the resource schemas of $requirement"
        rm -rf "$folder"
        mkdir -p "$folder"
        python3 -m pip download --quiet --disable-pip-version-check --no-deps --dest "$folder" "$requirement" >&2
        python3 -m zipfile -e "$folder"/*.whl "$folder" >&2
        touch "$folder/complete"
    fi
    printf '%s\n' "$folder/cfnlint/data/schemas"
}

# codegen COMMAND OPTION...
codegen() {
    local folder
    folder=$(schemas)
    swift run --quiet --package-path CodeGeneration codegen "$1" --schemas "$folder" "${@:2}"
}
