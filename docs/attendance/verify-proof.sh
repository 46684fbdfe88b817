#!/bin/sh
# Checks that a line stands under a seal, and prints the line. The root is the one that session-closed or session-resealed
# has told; left out, the proof's own is taken.
#   curl -s .../registers/2021-09-13/AFTERNOON/proofs/PUPIL > proof.json && sh verify-proof.sh proof.json ROOT
set -eu
file=$1
field() { grep -o "\"$1\":\"[^\"]*\"" "$file" | head -n 1 | cut -d '"' -f 4; }
bytes() { for pair in $(printf %s "$1" | sed 's/../& /g'); do printf "\\$(printf %03o "0x$pair")"; done; }
sha() { sha256sum | cut -d ' ' -f 1; }

root=${2:-$(field root)}
fact=$(field fact)
hash=$({ printf '\000'; printf %s "$fact"; } | sha)
for sibling in $(grep -o '"side":"[A-Z]*","hash":"[0-9a-f]*"' "$file" | sed -E 's/"side":"([A-Z]*)","hash":"([0-9a-f]*)"/\1:\2/'); do
  case $sibling in
    LEFT:*) hash=$({ printf '\001'; bytes "${sibling#LEFT:}"; bytes "$hash"; } | sha) ;;
    RIGHT:*) hash=$({ printf '\001'; bytes "$hash"; bytes "${sibling#RIGHT:}"; } | sha) ;;
  esac
done
[ "$hash" = "$root" ] || { echo "The line does not stand under this seal" >&2; exit 1; }
printf '%s\n' "$fact"
