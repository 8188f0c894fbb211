# dotnet delivery-gap, completed by the tool itself; whatever else follows dotnet is completed as before.
_delivery_gap() {
    local word="${COMP_WORDS[COMP_CWORD]}" prefix="${COMP_WORDS[0]}"
    if [[ ${COMP_WORDS[0]##*/} == dotnet ]]; then
        if [[ ${COMP_WORDS[1]} != delivery-gap || $COMP_CWORD -lt 2 ]]; then
            [[ -n $_delivery_gap_before ]] && "$_delivery_gap_before" "$@"
            return
        fi
        prefix="${COMP_LINE%%delivery-gap*}delivery-gap"
    fi
    local line="${COMP_LINE#"$prefix"}"
    line="${line# }"
    local point=$(( COMP_POINT - ${#COMP_LINE} + ${#line} )) candidates
    candidates="$(dotnet delivery-gap "[suggest:$point]" "$line" 2>/dev/null)"
    COMPREPLY=( $(compgen -W "$candidates" -- "$word") )
}
_delivery_gap_before="$(complete -p dotnet 2>/dev/null | sed -n 's/.*-F \([^ ]*\).*/\1/p')"
[[ $_delivery_gap_before == _delivery_gap ]] && _delivery_gap_before=
complete -o default -F _delivery_gap dotnet dotnet-delivery-gap
