#!/usr/bin/env bash
# Puts TypeScript and Grafana's types where the tests of dashboards look for them.
set -euo pipefail
here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
there="$here/../../../../artifacts/grafana-types"
mkdir -p "$there"
cp "$here/package.json" "$here/package-lock.json" "$there/"
npm ci --prefix "$there" --no-audit --no-fund
