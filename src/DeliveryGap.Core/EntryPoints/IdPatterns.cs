namespace DeliveryGap.Core.EntryPoints;

/// <summary>Entry-point ids in which <c>…</c> stands for any text, even none.</summary>
internal static class IdPatterns
{
    private const char Any = '…';

    /// <summary>Whether some id fits both; case does not matter. Time is the product of the lengths.</summary>
    public static bool Overlap(string a, string b)
    {
        if (!MayOverlap(a, b))
            return false;

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
                    : reach[j - 1] && IsSame(a[i - 1], b[j - 1]);
            }

            (reach, next) = (next, reach);
        }

        return reach[b.Length];
    }

    /// <summary>Cheap, and enough for most: what stands before the first <c>…</c> and behind the last must be the same.</summary>
    private static bool MayOverlap(string a, string b)
    {
        var shorter = Math.Min(a.Length, b.Length);
        for (var i = 0; i < shorter && a[i] != Any && b[i] != Any; i++)
        {
            if (!IsSame(a[i], b[i]))
                return false;
        }

        for (var i = 1; i <= shorter && a[a.Length - i] != Any && b[b.Length - i] != Any; i++)
        {
            if (!IsSame(a[a.Length - i], b[b.Length - i]))
                return false;
        }

        return true;
    }

    private static bool IsSame(char a, char b) => a == b || char.ToUpperInvariant(a) == char.ToUpperInvariant(b);
}
