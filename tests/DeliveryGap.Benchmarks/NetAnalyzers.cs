using System.Collections.Immutable;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DeliveryGap.Benchmarks;

/// <summary>The analyzers of the .NET SDK that runs this, at its default level: the peer to compare with.</summary>
internal static partial class NetAnalyzers
{
    private static readonly string Folder = Path.Combine(Sdk(), "Sdks", "Microsoft.NET.Sdk", "analyzers");

    public static readonly ImmutableArray<DiagnosticAnalyzer> All = [.. new[] { "Microsoft.CodeAnalysis.NetAnalyzers.dll", "Microsoft.CodeAnalysis.CSharp.NetAnalyzers.dll" }
        .Select(name => Assembly.LoadFrom(Path.Combine(Folder, name)))
        .SelectMany(assembly => assembly.GetTypes())
        .Where(type => !type.IsAbstract && type.GetCustomAttribute<DiagnosticAnalyzerAttribute>()?.Languages.Contains(LanguageNames.CSharp) == true)
        .OrderBy(type => type.FullName, StringComparer.Ordinal)
        .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!)];

    private static readonly ImmutableDictionary<string, ReportDiagnostic> Severities = File
        .ReadAllLines(Path.Combine(Folder, "build", "config", $"analysislevel_{Environment.Version.Major}_default.globalconfig"))
        .Select(line => Severity().Match(line))
        .Where(match => match.Success)
        .ToImmutableDictionary(match => match.Groups["id"].Value, match => match.Groups["severity"].Value switch
        {
            "error" => ReportDiagnostic.Error, "warning" => ReportDiagnostic.Warn, "suggestion" => ReportDiagnostic.Info, "silent" => ReportDiagnostic.Hidden,
            _ => ReportDiagnostic.Suppress,
        });

    public static CompilationOptions Configure(CompilationOptions options) => options.WithSpecificDiagnosticOptions(Severities);

    private static string Sdk()
    {
        var root = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "..", "..", ".."));
        return Directory.GetDirectories(Path.Combine(root, "sdk"), "10.*").Order(StringComparer.Ordinal).Last();
    }

    [GeneratedRegex(@"^dotnet_diagnostic\.(?<id>\w+)\.severity\s*=\s*(?<severity>\w+)")]
    private static partial Regex Severity();
}
