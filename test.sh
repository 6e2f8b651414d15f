#!/usr/bin/env bash
# Runs every test. Usage: ./test.sh [--long]
# Needs the .NET SDK; openssl is taken from the PATH, else installed with apt like the others. Chromium and PostgreSQL come from REVIEW_TEST_CHROMIUM (an executable) and REVIEW_TEST_POSTGRES
# (a connection string), else from what is installed, else they are installed with apt.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

say() { printf '\n== %s\n' "$1"; }
fail() { printf '%s\n' "$1" >&2; exit 1; }

for argument in "$@"; do
  case "$argument" in
    --long) export REVIEW_TEST_LONG=1 ;;
    *) fail "Usage: ./test.sh [--long]   (large counts: races, crashes, properties)" ;;
  esac
done

export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_CLI_UI_LANGUAGE=en MSBUILDDISABLENODEREUSE=1
command -v dotnet >/dev/null || fail "The .NET 10 SDK is missing: install it from https://dotnet.microsoft.com/download."

# --- What the tests need ------------------------------------------------------------------------------------------------
have_chromium() {
  if [ -n "${REVIEW_TEST_CHROMIUM:-}" ]; then
    [ -x "$REVIEW_TEST_CHROMIUM" ] || fail "REVIEW_TEST_CHROMIUM names $REVIEW_TEST_CHROMIUM, which cannot be run."
    return 0
  fi
  command -v chromium chromium-browser google-chrome google-chrome-stable >/dev/null
}

have_postgres() {
  [ -n "${REVIEW_TEST_POSTGRES:-}" ] || command -v initdb >/dev/null || compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null
}

missing=()
have_chromium || missing+=(chromium fonts-noto-cjk)
have_postgres || missing+=(postgresql)
command -v openssl >/dev/null || missing+=(openssl)
if [ ${#missing[@]} -gt 0 ]; then
  as_root=()
  if [ "$(id -u)" -ne 0 ]; then as_root=(sudo -n); fi
  what_to_do="Install ${missing[*]} (on Debian: apt-get install ${missing[*]}), or set, where they are among these, REVIEW_TEST_CHROMIUM to a Chromium executable and REVIEW_TEST_POSTGRES to a connection string that may create databases."
  command -v apt-get >/dev/null || fail "$what_to_do"
  [ "$(id -u)" -eq 0 ] || sudo -n true 2>/dev/null || fail "$what_to_do"
  say "Installing ${missing[*]}"
  "${as_root[@]}" apt-get update -qq || fail "$what_to_do"
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null \
    || fail "$what_to_do"
fi

# --- Build --------------------------------------------------------------------------------------------------------------
say "Building (warnings are errors)"
dotnet build ReviewConsole.sln --configuration Release --disable-build-servers --verbosity quiet -warnaserror --nologo \
  || fail "The build failed, so no test ran."

# Style rules are part of the build (EnforceCodeStyleInBuild); what is left is whitespace.
say "Checking the format"
dotnet format whitespace --folder . --verify-no-changes || fail "The format differs: run 'dotnet format'. No test ran."

# --- Test ---------------------------------------------------------------------------------------------------------------
say "Testing${REVIEW_TEST_LONG:+ (long)}"
results=TestResults/tests.xml
rm -rf TestResults && mkdir -p TestResults
ended=0
ReviewConsole.Tests/bin/Release/net10.0/ReviewConsole.Tests -noColor -noLogo -xml "$results" || ended=$?

[ -s "$results" ] || { echo "The test run broke off (exit code $ended)."; echo "0 passed, 1 failed"; exit 1; }
count() { grep -o '<assembly [^>]*>' "$results" | grep -o " $1=\"[0-9]*\"" | tr -dc '0-9\n' | awk '{ n += $1 } END { print n + 0 }'; }
passed=$(count passed) skipped=$(count skipped) not_run=$(count not-run)
failed=$(( $(count failed) + $(count errors) ))

[ "$skipped" -eq 0 ] && [ "$not_run" -eq 0 ] || { ended=1; echo "$skipped skipped, $not_run not run: a test that does not run proves nothing."; }
[ "$passed" -gt 0 ] || { ended=1; echo "No test passed."; }
[ "$failed" -eq 0 ] || ended=1
echo "$passed passed, $failed failed"
exit "$ended"
