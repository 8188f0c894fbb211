namespace DeliveryGap.Docs.Tests;

/// <summary>A checked-in text that is made from the code. Set DELIVERYGAP_UPDATE=1 to write it anew.</summary>
internal static class Baseline
{
    private static bool IsUpdating => Environment.GetEnvironmentVariable("DELIVERYGAP_UPDATE") == "1";

    /// <summary>Fails where the file is missing or differs.</summary>
    public static void Check(string path, string actual)
    {
        if (IsUpdating)
            File.WriteAllText(Repository.PathOf(path), actual);

        Assert.True(File.Exists(Repository.PathOf(path)), $"{path} is missing.");
        Assert.Equal(Repository.Read(path), actual);
    }

    /// <summary>The part of a file between <c>&lt;!-- name --&gt;</c> and <c>&lt;!-- /name --&gt;</c>.</summary>
    public static void CheckPart(string path, string name, string actual)
    {
        var (start, end) = ($"<!-- {name} -->\n", $"<!-- /{name} -->");
        var text = Repository.Read(path);
        var from = text.IndexOf(start, StringComparison.Ordinal) + start.Length;
        var to = text.IndexOf(end, StringComparison.Ordinal);
        Assert.True(from >= start.Length && to >= from, $"{path} has no part '{name}'.");

        if (IsUpdating)
            File.WriteAllText(Repository.PathOf(path), text[..from] + actual + text[to..]);
        else
            Assert.Equal(text[from..to], actual);
    }
}
