namespace DeliveryGap.Core.Rules;

/// <summary>The key that was probably meant.</summary>
public static class Nearest
{
    // One slip in three letters is still plainly the same word.
    private const int LettersPerSlip = 3;

    // Longer keys are compared by nobody's eye, and the table below is quadratic.
    private const int MaxLength = 200;

    /// <summary>The nearest of the candidates by edit distance, ordinal order deciding between equals; null when none is near.</summary>
    public static string? To(string text, IEnumerable<string> candidates)
    {
        string? nearest = null;
        var best = Math.Max(1, text.Length / LettersPerSlip) + 1;
        foreach (var candidate in candidates)
        {
            if (candidate.Length > MaxLength || text.Length > MaxLength || Math.Abs(candidate.Length - text.Length) > best)
                continue;
            var distance = Distance(text, candidate);
            if (distance < best || distance == best && nearest is not null && string.CompareOrdinal(candidate, nearest) < 0)
                (nearest, best) = (candidate, distance);
        }

        return nearest;
    }

    private static int Distance(string a, string b)
    {
        var previous = new int[b.Length + 1];
        var current = new int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++)
            previous[j] = j;

        for (var i = 1; i <= a.Length; i++)
        {
            current[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var change = previous[j - 1] + (char.ToLowerInvariant(a[i - 1]) == char.ToLowerInvariant(b[j - 1]) ? 0 : 1);
                current[j] = Math.Min(change, Math.Min(previous[j], current[j - 1]) + 1);
            }

            (previous, current) = (current, previous);
        }

        return previous[b.Length];
    }
}
