namespace DeliveryGap.Tool.Check;

// SARIF 2.1.0, as much of it as findings need; camel case, null left out.

internal sealed record SarifFile(string Version, IReadOnlyList<SarifRun> Runs)
{
    [System.Text.Json.Serialization.JsonPropertyName("$schema")]
    [System.Text.Json.Serialization.JsonPropertyOrder(-1)]
    public string Schema => "https://json.schemastore.org/sarif-2.1.0.json";
}

internal sealed record SarifRun(SarifTool Tool, IReadOnlyDictionary<string, SarifBase> OriginalUriBaseIds, string ColumnKind, IReadOnlyList<SarifResult> Results);

internal sealed record SarifTool(SarifDriver Driver);

internal sealed record SarifDriver(string Name, string Version, string InformationUri, IReadOnlyList<SarifRule> Rules);

/// <param name="ShortDescription">Null, as the rest, for a rule that this version does not know.</param>
internal sealed record SarifRule(string Id, SarifMessage? ShortDescription, SarifMessage? FullDescription, string? HelpUri);

internal sealed record SarifMessage(string Text);

internal sealed record SarifBase(SarifMessage Description);

internal sealed record SarifResult(
    string RuleId, int RuleIndex, string Level, SarifMessage Message, IReadOnlyList<SarifLocation>? Locations, IReadOnlyDictionary<string, string> PartialFingerprints);

internal sealed record SarifLocation(SarifPhysicalLocation PhysicalLocation);

internal sealed record SarifPhysicalLocation(SarifArtifactLocation ArtifactLocation, SarifRegion? Region);

internal sealed record SarifArtifactLocation(string Uri, string? UriBaseId);

/// <param name="StartLine">1-based.</param>
internal sealed record SarifRegion(int StartLine);
