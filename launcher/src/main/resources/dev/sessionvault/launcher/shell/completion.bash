# shellcheck shell=bash
# What can follow on a command line of sv, in bash: sv itself is asked. Written by `sv completion bash`.
_sv_program=@SV@

_sv_complete() {
  local words=() word glued='' at=0 offset=0 line prefix current
  # Bash takes --name=value for three words.
  for word in "${COMP_WORDS[@]:1:COMP_CWORD}"; do
    at=$((at + 1))
    if [[ $word == "=" && ${#words[@]} -gt 0 && ${words[-1]} == --* ]]; then
      words[-1]+='='
      glued=yes
      offset=$((offset + 1))
    elif [[ -n $glued ]]; then
      words[-1]+=$word
      glued=''
      offset=$((offset + 1))
    else
      words+=("$word")
    fi
  done
  current=${words[-1]-}
  prefix=''
  if [[ $current == --*=* ]]; then prefix=${current%%=*}=; fi
  COMPREPLY=()
  while IFS= read -r line; do
    case $line in
      :files) compopt -o default 2> /dev/null || : ;;
      :directories) compopt -o dirnames 2> /dev/null || : ;;
      :command*) _sv_command $((${line#:command } + 1 + offset)) ;;
      *)
        line=${line%%$'\t'*}
        line=${line#"$prefix"}
        printf -v line %q "$line"
        COMPREPLY+=("$line")
        ;;
    esac
  done < <("$_sv_program" complete -- ${words[@]+"${words[@]}"} 2> /dev/null < /dev/null)
}

# From this word on it is another command: with bash-completion its own completion, else files.
_sv_command() {
  if declare -F _command_offset > /dev/null; then
    _command_offset "$1"
  elif [[ $1 -eq $COMP_CWORD ]]; then
    mapfile -t COMPREPLY < <(compgen -c -- "${COMP_WORDS[COMP_CWORD]}")
  else
    compopt -o default 2> /dev/null || :
  fi
}

complete -F _sv_complete sv
