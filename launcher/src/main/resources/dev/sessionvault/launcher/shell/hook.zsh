# sv in zsh: the shims first on the PATH; sv_load TOOL [ACCOUNT] puts a key into this shell, sv_unload takes it out
# again; completion. Nothing here starts sv before it is asked for. Written by `sv hook zsh`.
typeset -g _sv_program=@SV@ _sv_shims=@SHIMS@
typeset -gA _sv_was _sv_how

# Puts the shims' directory first, once.
_sv_path() {
  emulate -L zsh
  path=("$_sv_shims" "${(@)path:#$_sv_shims}")
  export PATH
}
_sv_path

sv_load() {
  emulate -L zsh
  # Tracing would show the key.
  setopt no_xtrace no_err_exit no_err_return no_all_export
  if (( $# < 1 || $# > 2 )); then
    print -u2 'sv: error: sv_load: want TOOL [ACCOUNT]'
    return 2
  fi
  local text line name
  text=$("$_sv_program" env --shell zsh ${2:+"--account=$2"} -- "$1") || return
  for line in "${(@f)text}"; do
    name=${${line#export }%%=*}
    if [[ $line == "export $name="* && $name =~ '^[A-Za-z_][A-Za-z0-9_]*$' ]]; then
      _sv_keep "$name"
    fi
  done
  eval "$text"
}

# Notes what a variable is before it is first set: exported, a variable of the shell, or none.
_sv_keep() {
  emulate -L zsh
  (( ${+_sv_how[$1]} )) && return
  if (( ! ${(P)+1} )); then
    _sv_how[$1]=none
    return
  fi
  _sv_was[$1]=${(P)1}
  if [[ ${(Pt)1} == *export* ]]; then _sv_how[$1]=export; else _sv_how[$1]=plain; fi
}

sv_unload() {
  emulate -L zsh
  setopt no_xtrace no_err_exit no_err_return no_all_export
  local name
  for name in "${(@k)_sv_how}"; do
    unset "$name"
    case $_sv_how[$name] in
      export) export "$name=$_sv_was[$name]" ;;
      plain) typeset -g +x "$name=$_sv_was[$name]" ;;
    esac
  done
  _sv_was=() _sv_how=()
}
