# What can follow on a command line of sv, in fish: sv itself is asked. Written by `sv completion fish`.
set -g _sv_program @SV@

function _sv_complete
    set -l words (commandline -opc)
    set -l current (commandline -ct)
    for line in ($_sv_program complete -- $words[2..] "$current" 2>/dev/null </dev/null)
        switch $line
            case ':files'
                __fish_complete_path "$current"
            case ':directories'
                __fish_complete_directories "$current" ''
            case ':command *'
                set -l skip (math 2 + (string replace ':command ' '' -- $line))
                complete -C (string join ' ' -- (string escape -- $words[$skip..]) "$current")
            case '*'
                echo $line
        end
    end
end

complete -c sv -f -a '(_sv_complete)'
