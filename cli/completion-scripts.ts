/** Shells and templates write the same thing the same way. */
const $ = '$'

/**
 * Scripts that ask `shoal __complete` what may follow: each line it prints is a word and what it is, with a tab
 * between; `:files` and `:directories` leave it to the shell.
 */
export const SCRIPTS: Readonly<Record<'bash' | 'zsh' | 'fish', string>> = {
  bash: String.raw`# shoal completion for bash: source <(shoal completion bash)
_shoal() {
  local line current="${$}{COMP_WORDS[COMP_CWORD]}"
  COMPREPLY=()
  while IFS= read -r line; do
    case "$line" in
      :files) compopt -o default 2>/dev/null ;;
      :directories) compopt -o filenames 2>/dev/null; COMPREPLY+=($(compgen -d -- "$current")) ;;
      *) COMPREPLY+=("${$}{line%%$'\t'*}") ;;
    esac
  done < <("${$}{COMP_WORDS[0]}" __complete -- "${$}{COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
}
complete -F _shoal shoal
`,
  zsh: String.raw`#compdef shoal
# shoal completion for zsh: shoal completion zsh > a directory of $fpath/_shoal
_shoal() {
  local line word
  local -a lines described
  lines=("${$}{(@f)$("${$}{words[1]}" __complete -- "${$}{(@)words[2,CURRENT]}" 2>/dev/null)}")
  for line in $lines; do
    case "$line" in
      '') ;;
      :files) _files ;;
      :directories) _files -/ ;;
      *) word="${$}{line%%$'\t'*}"; described+=("${$}{word//:/\:}:${$}{line#*$'\t'}") ;;
    esac
  done
  (( $#described )) && _describe -t shoal shoal described
}
if [ "$funcstack[1]" = "_shoal" ]; then _shoal "$@"; else compdef _shoal shoal; fi
`,
  fish: String.raw`# shoal completion for fish: shoal completion fish > ~/.config/fish/completions/shoal.fish
function __shoal_complete
  set -l typed (commandline -opc)
  set -l current (commandline -ct)
  for line in (command $typed[1] __complete -- $typed[2..-1] "$current" 2>/dev/null)
    switch $line
      case ':files'
        __fish_complete_path "$current"
      case ':directories'
        __fish_complete_directories "$current"
      case '*'
        echo $line
    end
  end
end
complete -c shoal -f -a '(__shoal_complete)'
`,
}
