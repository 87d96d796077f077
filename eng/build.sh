# Sourced by ./patchbay and ./test, with $root set: what both need to build.
# shellcheck shell=bash

export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1
artifacts="$root/artifacts"

refuse() {
  echo "$1" >&2
  return 1
}

# Debian knows the package in a fitting version: its own tool is the shortest way.
debian_offers() { # package, wanted major version
  local candidate
  candidate=$(apt-cache policy "$1" 2>/dev/null | sed -n 's/^ *Candidate: \([0-9]*:\)\?\([0-9]*\).*/\2/p')
  [ -n "$candidate" ] && [ "$candidate" -ge "$2" ]
}

need_dotnet() {
  if command -v dotnet >/dev/null && dotnet --list-sdks 2>/dev/null | grep -q '^10\.'; then return 0; fi
  local way='curl -fsSL https://dot.net/v1/dotnet-install.sh | bash -s -- --channel 10.0 && export PATH="$HOME/.dotnet:$PATH"'
  debian_offers dotnet-sdk-10.0 10 && way='apt-get install -y dotnet-sdk-10.0'
  refuse "Patchbay needs the .NET SDK 10, which is not installed; install it with: $way"
}

need_node() {
  local major=0
  if command -v node >/dev/null; then major=$(node -p 'process.versions.node.split(".")[0]' 2>/dev/null || echo 0); fi
  if [ "$major" -ge 20 ] && command -v npm >/dev/null; then return 0; fi
  local way='curl -fsSL https://deb.nodesource.com/setup_22.x | bash - && apt-get install -y nodejs'
  debian_offers nodejs 20 && way='apt-get install -y nodejs npm'
  refuse "Patchbay needs Node.js 20 or newer with npm, which is not installed; install it with: $way"
}

# Two at once must not write the same files. Descriptor 9 is not handed to the tools: those that stay in memory would keep the lock.
locked() {
  mkdir -p "$artifacts"
  (
    if command -v flock >/dev/null && ! flock -n 9; then
      echo 'Waiting for another build of this folder to end ...' >&2
      flock 9
    fi
    "$@" 9>&-
  ) 9>"$artifacts/.lock"
}

# npm ci only when the lock file says something new.
web_install() {
  local stamp="$root/web/node_modules/.patchbay-installed" wanted
  wanted=$(cat "$root/web/package-lock.json" "$root/web/package.json" | sha256sum)
  [ "$(cat "$stamp" 2>/dev/null)" = "$wanted" ] && return 0
  (cd "$root/web" && npm ci --no-audit --no-fund --loglevel=error </dev/null) && echo "$wanted" >"$stamp"
}

web_build() {
  (cd "$root/web" && npm run build --silent </dev/null)
}
