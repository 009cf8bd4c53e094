# Prints what a real zsh offers behind a command line: zsh -f zsh-offered.zsh SCRIPT LINE
# The line is typed into a shell on a terminal of its own, whose compadd tells what would be added.
zmodload zsh/zpty
local found=$(mktemp)
zpty shell zsh -f -i
zpty -w shell "PS1=; found=${(q)found}; autoload -Uz compinit; compinit -D -u; source ${(q)1}"
zpty -w shell 'compadd () {
  if [[ " $* " == *" -"[OAD]" "* ]]; then builtin compadd "$@"; return; fi
  local -a hits
  builtin compadd -A hits "$@"
  (( $#hits )) && print -rl -- $hits >>$found
  builtin compadd "$@"
}'
zpty -w shell 'told () { print -r -- "--end--" >>$found }; zle -N told; bindkey "^X" told; bindkey "^I" complete-word'
zpty -w -n shell "$2"$'\t\x18'
for (( n = 0; n < 300; n++ )); do
  zpty -r -t shell ignored
  grep -q -- '^--end--$' $found && break
  sleep 0.1
done
grep -v -- '^--end--$' $found | sort -u
zpty -d shell
rm -f $found
