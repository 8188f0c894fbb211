using DeliveryGap.Core.Values;

namespace DeliveryGap.Core.Evidence;

public enum Answer
{
    No,
    Maybe,
    Yes,
}

/// <summary>A tag of a record.</summary>
/// <param name="Key"><c>…</c> where it is not known.</param>
/// <param name="Values">What it may be, <c>…</c> for what is not known.</param>
/// <param name="ValueType">As documentation ids write it in a parameter list; null when unknown.</param>
public sealed record Tag(string Key, IReadOnlyList<string> Values, string? ValueType);

/// <summary>The tags of a record: read when asked for, because few metrics are narrowed to one, and what a tag holds may come from far.</summary>
public sealed class Tags
{
    public static readonly Tags Unknown = new([], false);

    private readonly Lazy<(IReadOnlyList<Tag> Known, bool IsComplete)> read;

    /// <param name="isComplete">It has no others.</param>
    public Tags(IReadOnlyList<Tag> known, bool isComplete) : this(() => (known, isComplete))
    {
    }

    internal Tags(Func<(IReadOnlyList<Tag> Known, bool IsComplete)> read) => this.read = new(read, LazyThreadSafetyMode.None);

    public IReadOnlyList<Tag> Known => read.Value.Known;

    /// <summary>It has no others.</summary>
    public bool IsComplete => read.Value.IsComplete;

    /// <summary>Whether the record is one of those that a metric counts.</summary>
    /// <param name="where"><c>outcome=failed</c>, or a tag's name alone: present and not empty. Null: all are.</param>
    public Answer Match(string? where)
    {
        if (where is null)
            return Answer.Yes;
        var equals = where.IndexOf('=');
        var key = equals < 0 ? where : where.Substring(0, equals);
        var wanted = equals < 0 ? null : where.Substring(equals + 1);
        var answer = IsComplete ? Answer.No : Answer.Maybe;
        foreach (var tag in Known)
        {
            // Several of one key stand on several ways to the record.
            var one = tag.Key == key ? Best(tag.Values, wanted) : tag.Key.Contains(TextSearch.Unknown) ? Answer.Maybe : Answer.No;
            if (one > answer)
                answer = one;
        }

        return answer;
    }

    private static Answer Best(IEnumerable<string> values, string? wanted)
    {
        var best = Answer.No;
        foreach (var value in values)
        {
            if (Match(value, wanted) is var answer && answer > best)
                best = answer;
        }

        return best;
    }

    private static Answer Match(string value, string? wanted)
    {
        if (wanted is null)
            return value.Length > 0 ? Answer.Yes : Answer.No;
        return value == wanted ? Answer.Yes : value.Contains(TextSearch.Unknown) ? Answer.Maybe : Answer.No;
    }
}
