using DeliveryGap.Core.Rules;

namespace DeliveryGap.Docs.Tests;

/// <summary>The global configs that the package ships, one for each level above the default.</summary>
internal static class Presets
{
    private const string Key = "dotnet_diagnostic.";

    /// <summary>In the order of the file; none for the default level.</summary>
    public static IEnumerable<(string Id, string Severity)> SeveritiesOf(Level level) =>
        TextOf(level).Split('\n').Where(line => line.StartsWith(Key, StringComparison.Ordinal))
            .Select(line => line[Key.Length..].Split(".severity = "))
            .Select(parts => (parts[0], parts[1]));

    public static string TextOf(Level level) =>
        level == Level.Metric ? "is_global = true\nglobal_level = -100\n" : Repository.Read($"build/presets/DeliveryGap.{level}.globalconfig");
}
