using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace DeliveryGap.Analyzers.Tests.Verifier;

/// <summary>A diagnostic that a test expects; what it does not name is not compared.</summary>
public sealed record DiagnosticResult(string Id, DiagnosticSeverity? Severity = null)
{
    private readonly DiagnosticDescriptor? descriptor;
    private int? markupKey;

    public DiagnosticResult(DiagnosticDescriptor descriptor)
        : this(descriptor.Id) => this.descriptor = descriptor;

    internal string? Path { get; private init; }
    internal TextSpan Span { get; private init; }
    internal string? Message { get; private init; }
    internal bool NamesMessage => Message is not null;

    public static DiagnosticResult CompilerError(string id) => new(id, DiagnosticSeverity.Error);

    public static DiagnosticResult CompilerWarning(string id) => new(id, DiagnosticSeverity.Warning);

    /// <summary>The message must be the descriptor's, with these arguments.</summary>
    public DiagnosticResult WithArguments(params object[] values)
    {
        if (descriptor is null)
            Assert.Fail($"'{Id}' has no descriptor here; use WithMessage.");
        return this with
        {
            Message = string.Format(CultureInfo.InvariantCulture, descriptor.MessageFormat.ToString(CultureInfo.InvariantCulture), values),
        };
    }

    public DiagnosticResult WithMessage(string message) => this with { Message = message };

    public DiagnosticResult WithSeverity(DiagnosticSeverity severity) => this with { Severity = severity };

    /// <summary>It stands where the markup says <c>{|#key:…|}</c>.</summary>
    public DiagnosticResult WithLocation(int key) => this with { markupKey = key };

    internal DiagnosticResult Resolve(IReadOnlyDictionary<string, (string Path, TextSpan Span)> locations)
    {
        if (markupKey is not { } key)
            return this;
        if (!locations.TryGetValue($"#{key}", out var location))
        {
            Assert.Fail($"No markup says {{|#{key}:…|}}.");
            return this;
        }

        return At(location.Path, location.Span);
    }

    internal DiagnosticResult At(string path, TextSpan span) => this with { Path = path, Span = span };

    internal bool Matches(Diagnostic actual) =>
        Id == actual.Id
        && (Path is null ? actual.Location == Location.None : Path == PathOf(actual) && Span == actual.Location.SourceSpan)
        && (Severity is null || Severity == actual.Severity)
        && (Message is null || Message == actual.GetMessage(CultureInfo.InvariantCulture));

    internal static string? PathOf(Diagnostic diagnostic) =>
        diagnostic.Location == Location.None ? null : diagnostic.Location.SourceTree?.FilePath ?? diagnostic.Location.GetLineSpan().Path;

    public override string ToString() =>
        $"{Path ?? "no location"} {Span} {Severity?.ToString() ?? ""} {Id}{(Message is null ? "" : ": " + Message)}";
}
