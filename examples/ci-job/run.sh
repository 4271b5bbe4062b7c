#!/bin/sh
# Tells and checks, in a throw-away directory, what README.md says. Ends with 0 only if all of it is so.
set -eu

here=$(cd "$(dirname "$0")" && pwd -P)
sv=${SV:-$here/../../sv}
sv=$(cd "$(dirname "$sv")" && pwd -P)/${sv##*/}
place=$(cd "$(mktemp -d)" && pwd -P)
trap 'rm -rf "$place"' EXIT
trap 'exit 1' HUP INT TERM
# The tool's place, and sv's; no more of the caller's environment comes into the job.
mkdir -p "$place/bin" "$place/checkout"
cp "$here/claude" "$place/bin/"
ln -s "$sv" "$place/bin/sv"

passphrase='an example: take 32 random letters'
claude=sk-ant-example-of-the-ci-0123456789abcdef
codex=sk-example-of-the-ci-0123456789-0123456789abcdef

# A person, once: the vault that goes with the project. Its keys lie in no directory, since the CI's has another name.
prepare() {
  SV_HOME=$place/checkout/.ci/sv "$sv" --passphrase-fd 3 "$@" 3<<END
$passphrase
END
}
prepare init --root passphrase --recovery-fd 4 4> "$place/recovery-code"
echo "$claude" | prepare add claude --global --ttl never --expires 30d --stdin
echo "$codex" | prepare add codex --global --ttl never --expires 30d --stdin

# step NAME SECRET: the job runs this step of the workflow, as the CI's runner does, and writes down what it says.
step() {
  awk -v name="$1" '
    /^ *- / { mine = $0 ~ "name: " name "$"; script = 0 }
    !/^          / { script = 0 }
    script { print substr($0, 11) }
    mine && /^ *run: [|]$/ { script = 1 }' "$here/workflow.yml" > "$place/$1.sh"
  code=0
  (cd "$place/checkout" \
    && env -i "HOME=$place" "PATH=$place/bin:/usr/bin:/bin" "SV_HOME=$place/checkout/.ci/sv" ${2:+"SV_JOB_PASSPHRASE=$2"} \
      bash -e "$place/$1.sh" < /dev/null > "$place/$1.log" 2>&1) || code=$?
  echo "exit code $code" >> "$place/$1.log"
  sed 's/^/  /' "$place/$1.log"
}

# has WHAT COUNT PATTERN LOG...: so many lines are like that.
has() {
  what=$1 count=$2 pattern=$3
  shift 3
  actual=$(cat "$@" | grep -Ec "$pattern" || true)
  [ "$actual" = "$count" ] || { printf 'not so: %s: %s lines\n' "$what" "$actual" >&2; exit 1; }
  printf 'ok: %s\n' "$what"
}

cp "$here/build.sh" "$place/checkout/"
chmod -R go+rX "$place/checkout" # as git makes files

step build ''
has 'the build was run' 1 '^exit code 0' "$place/build.log"
has 'it has no secret, in whatever variable' 0 'PASSPHRASE|KEY|TOKEN' "$place/build.log"

step review "$passphrase"
has 'the tool was run' 1 '^exit code 0' "$place/review.log"
hash=$(printf %s "$claude" | sha256sum | cut -c 1-16)
has 'it has its own key' 1 "the hash of its key is $hash" "$place/review.log"
has 'and no other secret' 1 '^review: has ' "$place/review.log"
has 'the descriptor with the passphrase is not open any more' 0 'descriptor 3 is open' "$place/review.log"
has 'no process was started with the passphrase' 0 'a passphrase is in' "$place/review.log"
has 'no key and no passphrase is in what the job wrote down' 0 "$claude|$codex|$passphrase" \
  "$place/build.log" "$place/review.log"

step review ''
has 'a job without the secret, as for a stranger, does not start the tool' 0 '^review:' "$place/review.log"
has 'and fails' 0 '^exit code 0' "$place/review.log"

# In a VM with a TPM there is no secret at all. Where there is none, nothing else takes its place.
if SV_HOME=$place/tpm "$sv" init --root tpm2 --recovery-fd 4 4> "$place/recovery-code" 2> "$place/tpm.log"; then
  echo "$claude" | SV_HOME=$place/tpm "$sv" add claude --global --stdin
  SV_HOME=$place/tpm PATH=$place/bin:$PATH "$sv" run claude > "$place/tpm.log" 2>&1
  has 'by the TPM, the tool has its own key, and nobody was asked for anything' 1 "$hash" "$place/tpm.log"
else
  has 'there is no TPM here, and sv says so' 1 'sv: error: make a key root: tpm2:' "$place/tpm.log"
  ls "$place" > "$place/left"
  has 'and it makes no vault' 0 '^tpm$' "$place/left"
fi
