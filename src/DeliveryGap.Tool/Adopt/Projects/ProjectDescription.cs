namespace DeliveryGap.Tool.Adopt.Projects;

/// <summary>What MSBuild says of a project.</summary>
/// <param name="File">Absolute.</param>
internal sealed record ProjectDescription(string File, IReadOnlyDictionary<string, string> Values)
{
    /// <summary>It is of the SDK's kind; what is older restores in its own way.</summary>
    public bool IsSdkStyle => Is("sdk");

    public bool IsTest => Is("test");
    public bool IsApplication => !IsTest && Value("outputType") is "Exe" or "WinExe";

    /// <summary>It references our package.</summary>
    public bool HasPackage => Value("package").Length > 0;

    /// <summary>The versions of its packages stand in one file for all projects: its path, else null.</summary>
    public string? CentralVersions => Is("central") && Value("packagesProps") is { Length: > 0 } file ? file : null;

    /// <summary>The nearest <c>Directory.Build.props</c>; null where there is none.</summary>
    public string? BuildProps => Value("buildProps") is { Length: > 0 } file ? file : null;

    /// <summary><c>DeliveryGapExisting</c>, as it is written.</summary>
    public IReadOnlyList<string> Existing => Value("existing").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private bool Is(string key) => Value(key).Equals("true", StringComparison.OrdinalIgnoreCase);

    private string Value(string key) => Values.GetValueOrDefault(key, "");
}
