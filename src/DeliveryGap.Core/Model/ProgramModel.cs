using DeliveryGap.Core.Catalog;
using DeliveryGap.Core.Declarations;
using DeliveryGap.Core.EntryPoints;
using DeliveryGap.Core.Evidence;
using DeliveryGap.Core.Facts;
using DeliveryGap.Core.Values;

namespace DeliveryGap.Core.Model;

/// <summary>An application as a whole: what is declared, where it is entered, and which feature each entry point serves.</summary>
public sealed class ProgramModel
{
    private readonly Lazy<EvidenceJudge> evidence;

    private ProgramModel(
        ICodeReader code, ValueResolver values, IReadOnlyList<AssemblyFact> assemblies, IReadOnlyList<Declared> declarations, IReadOnlyList<ServedEntryPoint> entryPoints)
    {
        evidence = new(() => new(code, values, EntryPoints.Select(served => served.EntryPoint)));
        Code = code;
        Assemblies = assemblies;
        Declarations = declarations;
        EntryPoints = entryPoints;
        Features = FeaturesOf();
        Known = new(
            new HashSet<string>(Features.Select(feature => feature.Key), StringComparer.Ordinal),
            KeysOf(DeliveryGapAttributes.Kpi), KeysOf(DeliveryGapAttributes.Objective), KeysOf(DeliveryGapAttributes.DeliveryChain),
            new Lazy<KnownKeys>(() => new(
                ForeignKeysOf(DeliveryGapAttributes.Feature), ForeignKeysOf(DeliveryGapAttributes.Kpi),
                ForeignKeysOf(DeliveryGapAttributes.Objective), ForeignKeysOf(DeliveryGapAttributes.DeliveryChain))));
    }

    public ICodeReader Code { get; }
    public IReadOnlyList<AssemblyFact> Assemblies { get; }

    /// <summary>Whatever carries attributes of ours, in ordinal order of its symbol.</summary>
    public IReadOnlyList<Declared> Declarations { get; }

    /// <summary>In ordinal order of their ids.</summary>
    public IReadOnlyList<ServedEntryPoint> EntryPoints { get; }

    /// <summary>In ordinal order of their keys. A feature whose key is missing or not known is none.</summary>
    public IReadOnlyList<Feature> Features { get; }

    public KnownKeys Known { get; }

    /// <summary>What the features' code records.</summary>
    public EvidenceJudge Evidence => evidence.Value;

    /// <summary>Reads own code once: declarations, then the bodies that map endpoints, then those of unmarked handlers.</summary>
    /// <param name="own">What a team's own frameworks enter.</param>
    public static ProgramModel Read(ICodeReader code, ExistingList existing, OwnKinds? own = null)
    {
        var finder = new EntryPointFinder(code, own);
        List<Declared> declarations = [];
        List<EntryPoint> entryPoints = [];
        foreach (var type in code.OwnTypes)
        {
            if (type.Attributes.Count > 0)
                Declare("T:" + type.Name, TypeNames.Simple(type.Name), type.Attributes, type.Place, type.Assembly);
            entryPoints.AddRange(finder.InType(type));
        }

        // Most methods carry nothing: they are not looked at one by one.
        foreach (var method in code.MethodsCarrying(DeliveryGapAttributes.OnMethods).Where(method => method.Holder is null))
            Declare(method.Symbol, method.Display, method.Attributes, method.Place, AssemblyOf(method.DeclaringType));

        foreach (var mapping in finder.MappingMethods())
        {
            Place? declared = null;
            foreach (var entryPoint in finder.InBody(mapping))
            {
                // One call of several verbs or routes hands the same metadata to each.
                if (entryPoint.Metadata.Count > 0 && entryPoint.Place != declared)
                    Declare(entryPoint.Symbol, entryPoint.Id, entryPoint.Metadata, entryPoint.Place, AssemblyOf(mapping.DeclaringType));
                declared = entryPoint.Place;
                entryPoints.Add(entryPoint);
            }
        }

        entryPoints.AddRange(finder.InProgram(entryPoints));

        // No type lists its lambdas and local functions, and they may handle what is no entry point here.
        foreach (var function in code.MarkedFunctions)
            Declare(function.Symbol, function.Display, function.Attributes, function.Place, AssemblyOf(function.DeclaringType));

        return new(
            code, finder.Values, [.. code.Assemblies], [.. declarations.OrderBy(declared => declared.Symbol, StringComparer.Ordinal)],
            Number(entryPoints, finder, FlaggedIn(declarations), existing));

        void Declare(string symbol, string display, IReadOnlyList<AttributeFact> attributes, Place place, string assembly)
        {
            var ours = DeliveryGapAttributes.Among(attributes);
            if (ours.Count > 0)
                declarations.Add(new(symbol, display, ours, place) { Assembly = assembly });
        }

        string AssemblyOf(string type) => code.FindType(type)?.Assembly ?? "";
    }

    private static FlaggedFeatures FlaggedIn(IEnumerable<Declared> declarations) => FlaggedFeatures.Of(
        from declared in declarations
        let feature = declared.Attributes.Find(DeliveryGapAttributes.Feature)
        let key = feature?.Argument(0).TextOrNull()
        let flag = feature?.Argument("Flag").TextOrNull()
        where key is not null && flag is not null
        select new FlaggedFeature(flag, key));

    /// <summary>Ids that are alike are told apart by source order.</summary>
    private static IReadOnlyList<ServedEntryPoint> Number(List<EntryPoint> entryPoints, EntryPointFinder finder, FlaggedFeatures flagged, ExistingList existing)
    {
        List<ServedEntryPoint> numbered = [];
        foreach (var alike in entryPoints.GroupBy(entryPoint => entryPoint.Id, StringComparer.OrdinalIgnoreCase))
        {
            var number = 0;
            HashSet<string> jobs = new(StringComparer.Ordinal);
            foreach (var entryPoint in alike
                .OrderBy(entryPoint => entryPoint.Place, Place.SourceOrder)
                .ThenBy(entryPoint => entryPoint.Symbol, StringComparer.Ordinal))
            {
                // A job that is asked for in several places is one.
                if (entryPoint.Kind == EntryPointKind.Job && !jobs.Add(entryPoint.Symbol))
                    continue;
                var id = ++number == 1 ? entryPoint.Id : EntryPointIds.Number(entryPoint.Id, number);
                numbered.Add(new(id, entryPoint, finder.Assign(entryPoint, flagged, seesAll: true), existing.Contains(id)));
            }
        }

        numbered.Sort((a, b) => string.CompareOrdinal(a.Id, b.Id));
        return numbered;
    }

    private List<Feature> FeaturesOf()
    {
        Dictionary<string, List<ServedEntryPoint>> served = new(StringComparer.Ordinal);
        foreach (var entryPoint in EntryPoints)
        {
            foreach (var key in entryPoint.Assignment.Features)
            {
                if (!served.TryGetValue(key, out var serving))
                    served.Add(key, serving = []);
                serving.Add(entryPoint);
            }
        }

        var application = Assemblies.Count > 0 ? Assemblies[0].Name : "";
        List<Feature> features = [];
        foreach (var declared in Declarations)
        {
            if (declared.Attributes.Find(DeliveryGapAttributes.Feature)?.Argument(0).TextOrNull() is { } key)
                features.Add(new(key, declared, served.TryGetValue(key, out var serving) ? serving : [], declared.Assembly == application));
        }

        return [.. features.OrderBy(feature => feature.Key, StringComparer.Ordinal)];
    }

    private HashSet<string> ForeignKeysOf(string attribute) =>
        new(Code.ForeignKeys.Where(key => key.Attribute == attribute).Select(key => key.Key), StringComparer.Ordinal);

    private HashSet<string> KeysOf(string attribute) => new(
        Assemblies.SelectMany(assembly => assembly.Attributes)
            .Where(candidate => candidate.Type == attribute)
            .Select(candidate => candidate.Argument(0).TextOrNull())
            .OfType<string>(),
        StringComparer.Ordinal);
}
