using DeliveryGap.Core.Facts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DeliveryGap.Analyzers.Reader;

/// <summary>A member's whole body, the lambdas in it included: its locals, values and calls. Take its lock before use.</summary>
internal sealed class BodyScope
{
    private readonly Assignments assignments;

    public BodyScope(IOperation root, ReaderMemory memory)
    {
        Root = root;
        assignments = new(root);
        Values = new(this, memory);
        Calls = new(Values, memory);
    }

    public IOperation Root { get; }
    public ValueLowering Values { get; }
    public CallLowering Calls { get; }

    public Value Read(IOperation operation)
    {
        lock (this)
            return Values.Of(operation);
    }

    /// <summary>What a local that is assigned once is assigned; null for others.</summary>
    public IOperation? OnlyValueOf(ILocalSymbol local) => assignments.OnlyValueOf(local);

    public bool IsWritten(IParameterSymbol parameter) => assignments.IsWritten(parameter);
}
