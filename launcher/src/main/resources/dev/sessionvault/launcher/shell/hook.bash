# shellcheck shell=bash
# sv in bash: the shims first on the PATH; sv_load TOOL [ACCOUNT] puts a key into this shell, sv_unload takes it out
# again; completion. Nothing here starts sv before it is asked for. Written by `sv hook bash`.
_sv_program=@SV@
_sv_shims=@SHIMS@

# Puts the shims' directory first, once.
_sv_path() {
  local rest=":${PATH-}:"
  while [[ $rest == *":$_sv_shims:"* ]]; do
    rest=${rest/":$_sv_shims:"/:}
  done
  rest=${rest#:}
  rest=${rest%:}
  export PATH="$_sv_shims${rest:+:$rest}"
}
_sv_path

sv_load() {
  # Neither tracing nor `set -a` may show the key or hand on what was there before.
  local - text rest line name
  set +aeux
  if [[ $# -lt 1 || $# -gt 2 ]]; then
    echo 'sv: error: sv_load: want TOOL [ACCOUNT]' >&2
    return 2
  fi
  text=$("$_sv_program" env --shell bash ${2:+"--account=$2"} -- "$1") || return
  rest=$text
  while [[ -n $rest ]]; do
    line=${rest%%$'\n'*}
    rest=${rest#"$line"}
    rest=${rest#$'\n'}
    name=${line#export }
    name=${name%%=*}
    if [[ $line == "export $name="* && $name =~ ^[A-Za-z_][A-Za-z0-9_]*$ ]]; then
      _sv_keep "$name"
    fi
  done
  eval "$text"
}

# Notes what a variable is before it is first set: exported (x), a variable of the shell (-), or none.
_sv_keep() {
  case " ${_sv_loaded-} " in *" $1 "*) return ;; esac
  _sv_loaded="${_sv_loaded-} $1"
  if [[ -n ${!1+set} ]]; then
    printf -v "_sv_was_$1" %s "${!1}"
    case "$(declare -p "$1") " in
      "declare -"*x*" $1="*) printf -v "_sv_how_$1" x ;;
      *) printf -v "_sv_how_$1" -- - ;;
    esac
  fi
}

sv_unload() {
  local - IFS=' ' name was how
  set +aeux
  for name in ${_sv_loaded-}; do
    was=_sv_was_$name
    how=_sv_how_$name
    unset -v "$name"
    case ${!how-} in
      x) export "$name=${!was}" ;;
      -) printf -v "$name" %s "${!was}" ;;
    esac
    unset -v "$was" "$how"
  done
  unset -v _sv_loaded
}
