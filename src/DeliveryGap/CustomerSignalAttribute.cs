using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace DeliveryGap;

/// <summary>Where a customer asked for this: the interview, ticket, sales call or survey behind the feature.</summary>
/// <example>
/// <code>
/// [CustomerSignal(SignalKind.Ticket, "https://support.example.com/tickets/4711")]
/// </code>
/// </example>
/// <param name="kind">What kind of signal it is.</param>
/// <param name="url">Where to read it.</param>
/// <param name="line">Leave it out: the compiler fills it in.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Interface | AttributeTargets.Method, AllowMultiple = true, Inherited = false)]
public sealed class CustomerSignalAttribute(SignalKind kind, string url, [CallerLineNumber] int line = 0) : Attribute
{
    /// <summary>What kind of signal it is.</summary>
    public SignalKind Kind { get; } = kind;

    /// <summary>Where to read it.</summary>
    public string Url { get; } = url;

    /// <summary>Where the attribute is written; the compiler fills it in.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public int Line { get; } = line;
}
