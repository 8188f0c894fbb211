using System.Text.RegularExpressions;
using DeliveryGap.Tool.Grafana.Model;

namespace DeliveryGap.Tool.Grafana;

/// <summary>Names of files within one folder, made of names of products.</summary>
internal sealed partial class DashboardFileNames
{
    private const string Extension = ".dashboard.json";
    private const int Longest = 80;

    // Files of either case are one on some systems.
    private readonly HashSet<string> taken = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Where the product's name is none of a file, or is another file's, the dashboard's own follows it.</summary>
    public string Of(string product, Dashboard dashboard)
    {
        var safe = Unsafe().Replace(product, "-").Trim('.', '-');
        var isItself = safe == product && safe.Length is > 0 and <= Longest && !Reserved().IsMatch(safe) && !taken.Contains(safe + Extension);
        var name = (isItself ? safe : $"{safe[..Math.Min(safe.Length, Longest)]}-{dashboard.Uid}".TrimStart('-')) + Extension;
        // Reserved is what stands before the first dot.
        name = Reserved().IsMatch(name) ? "_" + name : name;
        taken.Add(name);
        return name;
    }

    [GeneratedRegex("[^A-Za-z0-9._-]+|\\.{2,}")]
    private static partial Regex Unsafe();

    [GeneratedRegex("^(con|prn|aux|nul|com[0-9]|lpt[0-9])(\\.|$)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Reserved();
}
