#!/usr/bin/env bash
# Marks one submission: annotations beside its lines, feedback in the summary of the run, and the points for
# GitHub Classroom. Paths can be set by the environment, to try it elsewhere.
set -uo pipefail

here=${GRADPROOF_FOLDER:-.github/gradproof}
gradproof=${GRADPROOF:-gradproof}
submission=${SUBMISSION:-derivation.tex}
student=${GITHUB_ACTOR:-student}
task=$here/task.toml

marks=$(mktemp)
trap 'rm -f "$marks"' EXIT

# Status 1 is no failure: a person has to look.
grade() {
  $gradproof grade "$task" "$@"
  local status=$?
  if [ "$status" -gt 1 ]; then exit "$status"; fi
}

# It is marked once; the marks are printed three times.
grade "$submission" --student "$student" -j 1 --reporter ndjson >"$marks"
grade - --reporter github <"$marks"
if [ -n "${GITHUB_STEP_SUMMARY:-}" ]; then
  grade - --reporter markdown <"$marks" >>"$GITHUB_STEP_SUMMARY"
fi
if [ -n "${GITHUB_OUTPUT:-}" ]; then
  result=$(node "$here/result.mjs" <"$marks") || exit 2
  echo "result=$result" >>"$GITHUB_OUTPUT"
fi
