using DeliveryGap.Core.Facts;

namespace DeliveryGap.Core.Memory;

/// <summary>
/// What was worked out on the way to a verdict, each result with all that the reader was asked for it. With the next reader a result counts if
/// that one gives the same answers; what it does not is worked out anew. For readers that find the same declared and share their facts.
/// Holds the last verdict with what it needed, and no reader. Not safe for several threads at once.
/// </summary>
public sealed class ResultMemory
{
    private readonly Dictionary<(Question, string), Asked> asked = [];
    private readonly Dictionary<string, IResultTable> tables = new(StringComparer.Ordinal);
    private readonly Stack<Work> open = new();
    private WatchedReader? reader;
    private object? verdict;
    private bool isRecalled;
    private int run;

    /// <summary>A verdict is sought.</summary>
    /// <returns>The same reader, which remembers what it is asked.</returns>
    public ICodeReader Begin(ICodeReader code)
    {
        open.Clear();
        run++;
        isRecalled = false;
        return reader = new(code, this);
    }

    /// <summary>The last verdict, if the reader still answers all that it was asked for it as it did.</summary>
    /// <param name="isSame">Whether what the reader was not asked is the same.</param>
    /// <returns>Null: it has to be sought anew.</returns>
    public T? Recall<T>(Func<T, bool> isSame)
        where T : class
    {
        if (verdict is T known && isSame(known) && AllStillHold())
        {
            isRecalled = true;
            return known;
        }

        // What was found to hold on the way may have been asked too early.
        verdict = null;
        run++;
        return null;
    }

    /// <summary>The verdict that was found with the reader.</summary>
    public T Conclude<T>(T found)
        where T : class
    {
        verdict = found;
        return found;
    }

    /// <summary>It is found, or given up.</summary>
    /// <param name="isWhole">Found: what it did not need is forgotten.</param>
    public void End(bool isWhole)
    {
        reader = null;
        if (!isWhole)
            verdict = null;
        if (!isWhole || isRecalled)
            return;
        foreach (var gone in asked.Where(pair => !IsOfThisRun(pair.Value)).Select(pair => pair.Key).ToArray())
            asked.Remove(gone);
        foreach (var table in tables.Values)
            table.Forget(IsOfThisRun);
    }

    /// <summary>The results of one kind.</summary>
    internal ResultTable<TKey, TValue> Table<TKey, TValue>(string name)
        where TKey : notnull
    {
        if (!tables.TryGetValue(name, out var table))
            tables.Add(name, table = new ResultTable<TKey, TValue>(this));
        return (ResultTable<TKey, TValue>)table;
    }

    /// <summary>Lambdas and local functions that stand for themselves: entry points. Those of the run before until this one has found them.</summary>
    internal ISet<string> Apart { get; set; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>The verdict, and a result that is being worked out, were told this.</summary>
    internal void Note(Question question, string key, object? answer, IReadOnlyCollection<string>? members = null)
    {
        if (!asked.TryGetValue((question, key), out var node) || !Answers.AreSame(node.Answer, answer))
            asked[(question, key)] = node = new(question, key, members, answer);
        (node.CheckedIn, node.Holds) = (run, true);
        Note(node);
    }

    internal void Note(Node node)
    {
        if (open.Count > 0)
            open.Peek().From.Add(node);
    }

    /// <summary>What is being worked out depends on what was worked out before it: the next run does so anew.</summary>
    internal void HoldsOnlyNow()
    {
        if (open.Count > 0)
            open.Peek().HoldsOnlyNow = true;
    }

    internal Result<T> WorkOut<TKey, T>(TKey key, Func<TKey, T> workOut)
    {
        var work = new Work();
        open.Push(work);
        T value;
        try
        {
            value = workOut(key);
        }
        finally
        {
            open.Pop();
        }

        return new(value, work.HoldsOnlyNow || work.From.Any(IsOfOneRun) ? null : [.. work.From]) { CheckedIn = run, Holds = true };
    }

    internal bool StillHolds(Node node)
    {
        if (node.CheckedIn == run)
            return node.Holds;
        var holds = node switch
        {
            Asked question => Answers.AreSame(question.Answer, reader!.Ask(question)),
            Result { From: { } from } => StillHold(from),
            _ => false,
        };
        (node.CheckedIn, node.Holds) = (run, holds);
        return holds;
    }

    private bool AllStillHold()
    {
        foreach (var pair in asked)
        {
            if (!StillHolds(pair.Value))
                return false;
        }

        return true;
    }

    private bool StillHold(Node[] nodes)
    {
        foreach (var node in nodes)
        {
            if (!StillHolds(node))
                return false;
        }

        return true;
    }

    private bool IsOfThisRun(Node node) => node.CheckedIn == run && node.Holds;

    private static bool IsOfOneRun(Node node) => node is Result { From: null };

    /// <summary>A result that is being worked out.</summary>
    private sealed class Work
    {
        public HashSet<Node> From { get; } = [];
        public bool HoldsOnlyNow { get; set; }
    }
}
