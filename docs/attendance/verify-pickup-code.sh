#!/bin/sh
# Checks a pickup code without the network: signed by a key of the school, for that day and slot (A afternoon, N noon).
# Prints the pupil, the adult and the code's id; a gate takes each id once.
#   curl -s .../public/schools/SCHOOL/pickup-keys/2021-09-13 > keys.json     # while there is a network
#   sh verify-pickup-code.sh keys.json 2021-09-13 A CODE
set -eu
keys=$1 day=$2 slot=$3 code=$4
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
refuse() { echo "$1" >&2; exit 1; }
decode() {
  text=$(printf %s "$1" | tr -- '-_' '+/')
  while [ $((${#text} % 4)) -ne 0 ]; do text="$text="; done
  printf %s "$text" | openssl base64 -d -A
}
field() { printf %s "$2" | grep -o "\"$1\":\"[^\"]*\"" | head -n 1 | cut -d '"' -f 4; }

signed=${code%.*}
header=$(decode "${signed%%.*}")
claims=$(decode "${signed#*.}")
[ "$(field alg "$header")" = EdDSA ] || refuse "This is no pickup code"
x=$(tr '{' '\n' <"$keys" | grep -F "\"kid\":\"$(field kid "$header")\"" | grep -o '"x":"[^"]*"' | cut -d '"' -f 4)
[ -n "$x" ] || refuse "No key of the school has signed this"
# An Ed25519 public key as OpenSSL reads it: these twelve bytes, then the key (RFC 8410).
{ printf '\060\052\060\005\006\003\053\145\160\003\041\000'; decode "$x"; } >"$dir/key"
printf %s "$signed" >"$dir/signed"
decode "${code##*.}" >"$dir/signature"
openssl pkeyutl -verify -pubin -keyform DER -inkey "$dir/key" -rawin -in "$dir/signed" -sigfile "$dir/signature" \
  >/dev/null 2>&1 || refuse "The key of the school has not signed this"
[ "$(field day "$claims")" = "$day" ] && [ "$(field slt "$claims")" = "$slot" ] || refuse "The code is of another day"
echo "$(field sub "$claims") $(field adt "$claims") $(field jti "$claims")"
