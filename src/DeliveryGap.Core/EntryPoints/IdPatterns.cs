namespace DeliveryGap.Core.EntryPoints;

/// <summary>Entry-point ids in which <c>…</c> stands for any text, even none.</summary>
internal static class IdPatterns
{
    private const char Any = '…';

    /// <summary>Whether some id fits both; case does not matter. Time is the product of the lengths.</summary>
    public static bool Overlap(string a, string b)
    {
        // reach[j]: the patterns a[..i] and b[..j] have a text in common.
        var reach = new bool[b.Length + 1];
        var next = new bool[b.Length + 1];
        reach[0] = true;
        for (var j = 1; j <= b.Length; j++)
            reach[j] = reach[j - 1] && b[j - 1] == Any;

        for (var i = 1; i <= a.Length; i++)
        {
            next[0] = reach[0] && a[i - 1] == Any;
            for (var j = 1; j <= b.Length; j++)
            {
                // A trailing … takes one more character of the other, or nothing at all.
                next[j] = a[i - 1] == Any || b[j - 1] == Any
                    ? reach[j] || next[j - 1]
                    : reach[j - 1] && char.ToUpperInvariant(a[i - 1]) == char.ToUpperInvariant(b[j - 1]);
            }

            (reach, next) = (next, reach);
        }

        return reach[b.Length];
    }
}
