using System.Collections.Frozen;
using DeliveryGap.Tool.Queries;

namespace DeliveryGap.Tool.Grafana;

/// <summary>Grafana's word for the unit of a metric.</summary>
internal static class GrafanaUnit
{
    public const string Count = "short";
    private const string Share = "percentunit";

    private static readonly Lazy<FrozenDictionary<string, string>> Known = new(() => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["ns"] = "ns", ["us"] = "µs", ["ms"] = "ms", ["s"] = "s", ["min"] = "m", ["h"] = "h", ["d"] = "d",
        ["By"] = "bytes", ["KiBy"] = "kbytes", ["MiBy"] = "mbytes", ["GiBy"] = "gbytes", ["TiBy"] = "tbytes",
        ["kBy"] = "deckbytes", ["KBy"] = "deckbytes", ["MBy"] = "decmbytes", ["GBy"] = "decgbytes", ["TBy"] = "dectbytes", ["bit"] = "bits",
        ["%"] = "percent", ["Cel"] = "celsius", ["Hz"] = "hertz", ["W"] = "watt", ["V"] = "volt", ["A"] = "amp", ["J"] = "joule", ["m"] = "lengthm", ["g"] = "massg",
        ["USD"] = "currencyUSD", ["EUR"] = "currencyEUR", ["GBP"] = "currencyGBP", ["JPY"] = "currencyJPY", ["CHF"] = "currencyCHF", ["SEK"] = "currencySEK",
        ["NOK"] = "currencyNOK", ["DKK"] = "currencyDKK", ["CZK"] = "currencyCZK", ["PLN"] = "currencyPLN", ["BRL"] = "currencyBRL", ["INR"] = "currencyINR",
    }.ToFrozenDictionary(StringComparer.Ordinal));

    /// <param name="unit">As UCUM or ISO 4217 writes it; a word that is not known is a count of something.</param>
    public static string Of(Measure measure, string? unit) =>
        measure is Queries.Share ? Share : unit is not null && Known.Value.TryGetValue(unit, out var known) ? known : Count;
}
