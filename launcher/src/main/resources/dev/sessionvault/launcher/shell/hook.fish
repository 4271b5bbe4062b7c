# sv in fish: the shims first on the PATH; sv_load TOOL [ACCOUNT] puts a key into this shell, sv_unload takes it out
# again; completion. Nothing here starts sv before it is asked for. Written by `sv hook fish`.
set -g _sv_program @SV@
set -g _sv_shims @SHIMS@

# Puts the shims' directory first, once.
set -gx PATH $_sv_shims (string match --invert -- $_sv_shims $PATH)

function sv_load --description 'Put a key of sv into this shell: sv_load TOOL [ACCOUNT]'
    if test (count $argv) -lt 1 -o (count $argv) -gt 2
        echo 'sv: error: sv_load: want TOOL [ACCOUNT]' >&2
        return 2
    end
    set -l account
    test (count $argv) -eq 2; and set account --account=$argv[2]
    # Tracing would show the key.
    set -l fish_trace
    set -l lines ($_sv_program env --shell fish $account -- $argv[1])
    or return
    for line in $lines
        set -l name (string match --regex --groups-only '^set -gx ([A-Za-z_][A-Za-z0-9_]*) ' -- $line)
        and _sv_keep $name
    end
    string join \n -- $lines | source
end

# Notes what a variable is before it is first set: exported, a variable of the shell, or none.
function _sv_keep
    contains -- $argv[1] $_sv_loaded; and return
    set -ga _sv_loaded $argv[1]
    if set -qgx $argv[1]
        set -g _sv_how_$argv[1] -gx
        set -g _sv_was_$argv[1] $$argv[1]
    else if set -qg $argv[1]
        set -g _sv_how_$argv[1] -gu
        set -g _sv_was_$argv[1] $$argv[1]
    end
end

function sv_unload --description 'Take out of this shell what sv_load has put into it'
    for name in $_sv_loaded
        set -eg $name
        set -l how _sv_how_$name
        set -l was _sv_was_$name
        set -qg $how; and set $$how $name $$was
        set -eg $how
        set -eg $was
    end
    set -eg _sv_loaded
end
