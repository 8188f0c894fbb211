# dotnet delivery-gap, completed by the tool itself; whatever else follows dotnet is completed as before.
_delivery_gap() {
    local first=1
    if [[ ${words[1]:t} == dotnet ]]; then
        if [[ ${words[2]} != delivery-gap || $CURRENT -lt 3 ]]; then
            [[ -n $_delivery_gap_before ]] && $_delivery_gap_before "$@"
            return
        fi
        first=2
    fi
    local line="${words[$((first + 1)),$CURRENT]}"
    local -a candidates
    candidates=("${(@f)$(dotnet delivery-gap "[suggest:${#line}]" "$line" 2>/dev/null)}")
    if (( ${#candidates} )) && [[ -n $candidates[1] ]]; then
        compadd -a candidates
    else
        _files
    fi
}
_delivery_gap_before="${_comps[dotnet]:#_delivery_gap}"
compdef _delivery_gap dotnet dotnet-delivery-gap
