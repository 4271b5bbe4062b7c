# What can follow on a command line of sv, in zsh: sv itself is asked. Written by `sv completion zsh`.
typeset -g _sv_program=@SV@

_sv() {
  local -a lines plain described
  local line
  local -a before=("${(@Q)words[2,CURRENT-1]}")
  (( CURRENT < 3 )) && before=()
  lines=("${(@f)$("$_sv_program" complete -- $before "${(Q)PREFIX}" 2> /dev/null < /dev/null)}")
  for line in $lines; do
    case $line in
      :files) _files; return ;;
      :directories) _files -/ ;;
      :command*)
        shift $(( ${line#:command } + 1 )) words
        (( CURRENT -= ${line#:command } + 1 ))
        _normal
        return ;;
      *$'\t'*) described+=("${${line%%$'\t'*}//:/\\:}:${line#*$'\t'}") ;;
      ?*) plain+=("$line") ;;
    esac
  done
  (( $#described )) && _describe -V sv described
  (( $#plain )) && compadd -V sv -a plain
}

# The completion system may be started after this, or never.
_sv_register() {
  emulate -L zsh
  if (( $+functions[compdef] )); then
    compdef _sv sv
    add-zsh-hook -d precmd _sv_register
  fi
}

_sv_register_soon() {
  emulate -L zsh
  autoload -Uz add-zsh-hook
  add-zsh-hook precmd _sv_register
  _sv_register
}
if [[ -o interactive ]]; then _sv_register_soon; fi
