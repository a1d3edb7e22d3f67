# What the launcher knows: its own words, and which application each command belongs to. Written by hand.

function _complete_freshet() {
  local application
  case ${COMP_CWORD}:${COMP_WORDS[1]} in
    1:*)
      # Options of an application come behind its command; before it there are the launcher's own.
      local words=(completion)
      for application in playground trainer streams_app; do
        "_picocli_freshet_${application}"
        words+=("${COMPREPLY[@]}")
      done
      case ${COMP_WORDS[1]} in
        -*) words=(--help --version) ;;
      esac
      COMPREPLY=($(compgen -W "${words[*]}" -- "${COMP_WORDS[1]}"))
      return
      ;;
    *:completion)
      COMPREPLY=($(compgen -W "bash zsh" -- "${COMP_WORDS[COMP_CWORD]}"))
      return
      ;;
    *:demo | *:bench | *:simulate) application=playground ;;
    *:train | *:evaluate) application=trainer ;;
    *) application=streams_app ;;
  esac
  "_complete_freshet_${application}"
}

complete -F _complete_freshet -o default freshet ./freshet
