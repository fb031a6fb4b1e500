# shellcheck shell=bash
# Where the tools are that the checks bring along: to be sourced in the folder of the repository. They are kept in the user's
# cache folder, by version, so that all clones share them; nothing has its name there before it is whole.

tools_cache=${XDG_CACHE_HOME:-$HOME/.cache}/handover-tools
cargo_tools=(cargo-deny@0.20.2 cargo-machete@0.9.2)
# What comes from npm has as many versions as there are of the lists of it: tests/browser/tools.rs reckons likewise.
# shellcheck disable=SC2034 # for those who source this
npm_tools=$tools_cache/npm-$(cat tests/tools/package.json tests/tools/package-lock.json | sha256sum | cut -c 1-16)
# shellcheck disable=SC2034 # likewise
python_tools=$tools_cache/python-$(sha256sum <tests/tools/requirements.txt | cut -c 1-16)

for tool in "${cargo_tools[@]}"; do
    PATH=$tools_cache/${tool/@/-}/bin:$PATH
done
export PATH
unset tool

# Has a command fill the folder that it is told last, and puts that into its place once it has succeeded.
fill() {
    local place=$1 aside
    shift
    mkdir -p "$tools_cache"
    aside=$(mktemp -d "$place.XXXXXX")
    if ! "$@" "$aside"; then
        rm -rf "$aside"
        return 1
    fi
    # Where another run was faster, its folder is as good.
    mv -T "$aside" "$place" 2>/dev/null || rm -rf "$aside"
    [ -d "$place" ]
}
