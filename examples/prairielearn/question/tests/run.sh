#!/usr/bin/env bash
# PrairieLearn runs this for each submission. Paths can be set by the environment, to try it elsewhere.
set -uo pipefail

root=${GRADE_ROOT:-/grade}
gradproof=${GRADPROOF:-gradproof}
results=$root/results

mkdir -p "$results"
rm -f "$results/results.json"
part=$(mktemp "$results/part.XXXXXX")
trap 'rm -f "$part"' EXIT

# All files are those of one student.
$gradproof grade "$root/tests/task.toml" "$root/student" --student submission -j 1 \
  --reporter prairielearn >"$part"
status=$?

# 1 is no failure: a person has to look at the submission. Without results PrairieLearn reports a failed job.
if [ "$status" -gt 1 ]; then
  echo "gradproof could not mark this submission (status $status)" >&2
  exit "$status"
fi
chmod 644 "$part"
mv "$part" "$results/results.json"
