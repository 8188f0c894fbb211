using System.CommandLine;
using DeliveryGap.Tool.Shared;

namespace DeliveryGap.Tool.Schema;

/// <summary>What a release manifest looks like, for editors and for programs that check one.</summary>
internal sealed class SchemaVerb : Verb
{
    private const string Resource = "release-manifest.v1.schema.json";

    private readonly DataOutput output = new();

    public SchemaVerb(Terminal terminal) : base("schema", "The JSON Schema of the release manifest that a build writes.", terminal) => output.AddTo(this, hasJson: false);

    public override IReadOnlyList<Example> Examples { get; } =
    [
        new("dotnet delivery-gap schema --output release-manifest.schema.json", "for an editor, or to check manifests in another language"),
    ];

    protected override Task<int> Run(ParseResult arguments, CancellationToken cancellation)
    {
        using var schema = new StreamReader(typeof(SchemaVerb).Assembly.GetManifestResourceStream(Resource)!);
        output.Write(arguments, Terminal, schema.ReadToEnd());
        return Task.FromResult(ExitCode.Fine);
    }
}
