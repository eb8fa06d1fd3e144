# Every command of this project. `./dev <recipe>` makes the machine ready first; `just <recipe>` does not.

set shell := ["sh", "-eu", "-c"]
# What failed has said so itself; a second line from just only hides it.
set no-exit-message := true

target := env("CARGO_TARGET_DIR", "target")
api := quote(target / "debug/api")
xtask := quote(target / "debug/xtask")

# Shows the recipes
[private]
default:
    @just --list --unsorted

# Build, migrate, load reference and demo data, and serve on http://localhost:8080 (PORT, DATABASE_URL)
run: port-free database-answers build web
    @scripts/with-database {{ api }} migrate
    @scripts/with-database {{ api }} import reference
    @scripts/with-database {{ api }} import demo
    @COMMIT="${COMMIT:-$(git rev-parse --short HEAD 2>/dev/null || true)}" STOP_DELAY="${STOP_DELAY:-0}" LOG="${LOG:-warn}" exec scripts/with-database {{ api }} serve

# Everything CI runs: formatting, lints, walls, tests, specification, journeys in Chromium
test:
    @JUST={{ quote(just_executable()) }} scripts/test-all

# Formatting, lints and the walls between crates: quick enough before every commit
check: fmt-check lint lint-web walls

# Serve with the quick, unoptimised web build; builds again and restarts when a source changes
dev: port-free database-answers build
    @exec scripts/with-database {{ xtask }} dev

# Write openapi/ksf.v1.json from the code, then check it
openapi: build && openapi-lint
    {{ api }} openapi > openapi/ksf.v1.json.new
    mv openapi/ksf.v1.json.new openapi/ksf.v1.json

# Write docs/authorization-matrix.md from the policy
matrix:
    UPDATE=1 scripts/unit-tests -p api --test it authorization_matrix

# Lay out the equal-voice map anew: data/equal_voice_map.csv
map:
    UPDATE=1 cargo test -p equal-map

# Journeys and accessibility in Chromium against the real binary on a fresh demo database
e2e *args: build web
    scripts/with-database test node scripts/with-demo-app.mjs node_modules/.bin/playwright test --config e2e/playwright.config.ts {{ args }}

# Pictures of every page, at three widths, in light and in dark, into .local/screenshots (LANGUAGE_OF_PAGES=nn for nynorsk)
screenshots *args: build web
    SCREENSHOTS=.local/screenshots scripts/with-database test node scripts/with-demo-app.mjs node_modules/.bin/playwright test --config e2e/playwright.config.ts screenshots {{ args }}

# Empty the database of `./dev run` (never one that DATABASE_URL names)
db-reset:
    scripts/pg reset

# Unit and integration tests on the test cluster; arguments pick tests
unit *args:
    scripts/with-database test scripts/unit-tests {{ args }}

# Build the web app into dist/ (nothing happens when no source changed)
web: build
    @{{ xtask }} web

# Build the native programs
build:
    @echo "building the server (the first time takes some minutes)"
    @cargo build --bins

# Schemathesis against the real binary on a fresh demo database, signed in as each demo role
api-test *args: build
    scripts/with-database test node scripts/with-demo-app.mjs scripts/api-test {{ args }}

# Speed on 10,000 needs beside pgbench and a bare handler, and of the front page; fails below the marks
bench: build web
    cargo build --release -p api -p bench
    API_BIN={{ quote(target / "release/api") }} scripts/with-database test node scripts/with-demo-app.mjs scripts/bench

[private]
fmt-check:
    cargo fmt --all --check

[private]
lint:
    cargo clippy --all-targets -- -D warnings

[private]
lint-web: # the crates behind the app are linted natively, with the lints of that word size
    cargo clippy --no-deps -p web -p ui --target wasm32-unknown-unknown -- -D warnings

[private]
walls: build
    {{ xtask }} walls

# The specification in the repository is the one the code describes
[private]
openapi-check: build
    {{ api }} openapi | diff -u openapi/ksf.v1.json - || { echo "openapi/ksf.v1.json is not what the code says: run 'just openapi'"; exit 1; }

[private]
openapi-lint:
    node_modules/.bin/spectral lint --ruleset openapi/.spectral.yaml --fail-severity warn openapi/ksf.v1.json
    REDOCLY_TELEMETRY=off REDOCLY_SUPPRESS_UPDATE_NOTICE=true node_modules/.bin/redocly lint --config openapi/redocly.yaml openapi/ksf.v1.json

[private]
port-free:
    @node scripts/port-free.mjs

[private]
database-answers:
    @node scripts/database-answers.mjs
