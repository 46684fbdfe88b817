#!/bin/sh
# Repeats a draw from its public file and prints the application ids in their order, the first one first.
#   curl -s .../public/schools/SCHOOL/draws/SEMESTER/AFTERNOON > draw.json && sh re-run-draw.sh draw.json
set -eu
file=$1
field() { grep -o "\"$1\":\"[^\"]*\"" "$file" | head -n 1 | cut -d '"' -f 4; }
sha() { sha256sum | cut -d ' ' -f 1; }

seed=$(field seed)
list=$(grep -o '"list":\[[^]]*\]' "$file" | grep -o '{[^}]*}' |
  sed -E 's/.*"applicationId":"([^"]*)".*"priority":(true|false).*/\1 \2/; s/ true$/ 1/; s/ false$/ 0/')

[ "$(printf %s "$seed" | sha)" = "$(field seedHash)" ] || { echo "The seed is not the one announced" >&2; exit 1; }
[ "$(printf '%s\n' "$list" | sha)" = "$(field listHash)" ] || { echo "The list is not the one fixed" >&2; exit 1; }

printf '%s\n' "$list" | while read -r id priority; do
  printf '%s %s %s\n' "$((1 - priority))" "$(printf %s "$seed$id" | sha)" "$id"
done | LC_ALL=C sort | cut -d ' ' -f 3
