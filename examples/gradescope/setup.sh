#!/usr/bin/env bash
# Gradescope runs this once, as root, when it builds the autograder: Node.js and gradproof are installed.
# Paths can be set by the environment, to try it elsewhere.
set -euo pipefail

root=${AUTOGRADER_ROOT:-/autograder}
prefix=${PREFIX:-/usr/local}
node_version=${NODE_VERSION:-20.20.2}

has_node() {
  command -v node >/dev/null &&
    node -e 'const [a, b] = process.versions.node.split(".").map(Number); process.exit(a > 20 || (a === 20 && b >= 19) ? 0 : 1)'
}

install_node() {
  local machine name url=https://nodejs.org/dist/v$node_version folder
  case $(uname -m) in
    x86_64) machine=x64 ;;
    aarch64 | arm64) machine=arm64 ;;
    *) echo "no Node.js for $(uname -m)" >&2; exit 1 ;;
  esac
  name=node-v$node_version-linux-$machine.tar.gz
  folder=$(mktemp -d)
  (
    cd "$folder"
    curl -fsSLO "$url/$name"
    curl -fsSL "$url/SHASUMS256.txt" | grep " $name\$" | sha256sum --check --quiet
    tar -xzf "$name" --strip-components=1 -C "$prefix"
  )
  rm -rf "$folder"
}

if ! has_node; then
  if ! command -v curl >/dev/null; then
    apt-get update
    apt-get install -y --no-install-recommends ca-certificates curl
  fi
  install_node
fi

# The package that `npm pack` makes in a clone of gradproof; it is in the same archive as this script.
npm install --global --prefix "$prefix" "$root"/source/gradproof-*.tgz
