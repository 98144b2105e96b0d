#!/usr/bin/env bash
# Cut out one photo through the local HTTP API: client.sh PHOTO
# Needs curl and a running `rembg-desktop serve`. REMBG_URL and REMBG_TOKEN say where it is and who calls.
set -euo pipefail
url=${REMBG_URL:-http://localhost:5000}
photo=$1
# The token goes through a file: arguments show in the list of processes.
config=$(mktemp)
trap 'rm -f "$config"' EXIT
printf 'header = "Authorization: Bearer %s"\n' "${REMBG_TOKEN:-}" >"$config"
call() { curl --config "$config" --silent --show-error --fail-with-body "$@"; }
value() { grep -o "\"$1\":\"[^\"]*\"" | head -n 1 | cut -d '"' -f 4; }

job=$(call -F "images=@$photo" "$url/queue/submit" | value job_id)
while :; do
  status=$(call "$url/queue/job/$job" | value status)
  echo "$job: $status"
  case $status in completed | failed | cancelled) break ;; esac
  sleep 0.5
done
result=$(call "$url/queue/job/$job" | value result)
name=$(basename "$photo")
call --output "${name%.*}.png" "$url$result"
