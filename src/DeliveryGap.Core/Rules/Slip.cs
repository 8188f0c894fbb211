using System.Text;

namespace DeliveryGap.Core.Rules;

/// <summary>
/// Two spellings of one name: they differ in case, in separators, in a plural, or in one letter inserted, dropped, changed or swapped in a word of five or more.
/// A digit is never a slip.
/// </summary>
public static class Slip
{
    private const int LongWord = 5;
    private const int LongestPlural = 3;

    public static bool Differs(string left, string right)
    {
        if (left == right || !MayDiffer(left, right))
            return false;
        var (first, second) = (Words(left), Words(right));
        if (string.Concat(first) == string.Concat(second))
            return true;
        if (first.Count != second.Count)
            return false;
        string? one = null, other = null;
        for (var i = 0; i < first.Count; i++)
        {
            if (first[i] == second[i])
                continue;
            if (one is not null)
                return false;
            (one, other) = (first[i], second[i]);
        }

        return one is not null && (IsPlural(one, other!) || IsPlural(other!, one) || IsOneLetter(one, other!));
    }

    /// <summary>Settles most names before they are taken apart: what differs is as short as a plural's ending, and no digit.</summary>
    private static bool MayDiffer(string left, string right)
    {
        var (first, second) = (0, 0);
        var (firstEnd, secondEnd) = (left.Length, right.Length);
        while (Next(left, ref first, firstEnd) is { } one && Next(right, ref second, secondEnd) is { } other && one == other)
            (first, second) = (first + 1, second + 1);
        while (Last(left, first, ref firstEnd) is { } one && Last(right, second, ref secondEnd) is { } other && one == other)
            (firstEnd, secondEnd) = (firstEnd - 1, secondEnd - 1);
        return IsShort(left, first, firstEnd) && IsShort(right, second, secondEnd);
    }

    private static char? Next(string name, ref int start, int end)
    {
        while (start < end && !char.IsLetterOrDigit(name[start]))
            start++;
        return start < end ? char.ToLowerInvariant(name[start]) : null;
    }

    private static char? Last(string name, int start, ref int end)
    {
        while (start < end && !char.IsLetterOrDigit(name[end - 1]))
            end--;
        return start < end ? char.ToLowerInvariant(name[end - 1]) : null;
    }

    private static bool IsShort(string name, int start, int end)
    {
        var letters = 0;
        for (; start < end; start++)
        {
            if (char.IsDigit(name[start]) || char.IsLetter(name[start]) && ++letters > LongestPlural)
                return false;
        }

        return true;
    }

    private static List<string> Words(string name)
    {
        List<string> words = [];
        var word = new StringBuilder();
        foreach (var letter in name)
        {
            if (char.IsLetterOrDigit(letter))
            {
                word.Append(char.ToLowerInvariant(letter));
            }
            else if (word.Length > 0)
            {
                words.Add(word.ToString());
                word.Clear();
            }
        }

        if (word.Length > 0)
            words.Add(word.ToString());
        return words;
    }

    private static bool IsPlural(string one, string many) =>
        many == one + "s" || many == one + "es" || one.EndsWith("y", StringComparison.Ordinal) && many == one.Substring(0, one.Length - 1) + "ies";

    private static bool IsOneLetter(string left, string right)
    {
        if (Math.Min(left.Length, right.Length) < LongWord || Math.Abs(left.Length - right.Length) > 1)
            return false;
        var start = 0;
        while (start < left.Length && start < right.Length && left[start] == right[start])
            start++;
        var end = 0;
        while (end < left.Length - start && end < right.Length - start && left[left.Length - 1 - end] == right[right.Length - 1 - end])
            end++;
        var (from, to) = (left.Substring(start, left.Length - start - end), right.Substring(start, right.Length - start - end));
        if ((from + to).Any(char.IsDigit))
            return false;
        return from.Length <= 1 && to.Length <= 1 || from.Length == 2 && to.Length == 2 && from[0] == to[1] && from[1] == to[0];
    }
}
