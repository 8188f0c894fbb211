using System.Collections;
using System.Reflection;
using DeliveryGap.Core.Manifest;

namespace DeliveryGap.Build.Tests.Manifest;

internal static class Samples
{
    public static readonly ReleaseManifest Empty = new()
    {
        Release = new() { Product = "Shop" }, Assemblies = [], Verdict = "clean",
        Summary = new()
        {
            Features = 0, EntryPoints = 0, Existing = 0, Unassigned = 0, Metrics = 0, Instrumented = 0, Absent = 0, Unknown = 0, External = 0, Gaps = 0, Accepted = 0,
        },
        Vision = [], Kpis = [], Objectives = [], DeliveryChain = [], Features = [], UnassignedEntryPoints = [], ExistingEntryPoints = [],
        NotFeatures = [], Instruments = [], Gaps = [], Accepted = [],
    };

    /// <summary>A manifest in which every property holds something, every text <paramref name="text"/>.</summary>
    public static ReleaseManifest Full(string text)
    {
        var place = new ManifestPlace(text, 7);
        var entryPoint = new ManifestEntryPoint { Id = text, Kind = text, By = text, Because = text, Http = new(text, text), RequestTag = text, Symbol = text, At = place };
        var gap = new ManifestGap
        {
            Rule = text, Feature = text, EntryPoint = text, Instrument = text, Message = text, Because = text, Until = text, At = place,
        };
        var metric = new ManifestMetric
        {
            Role = text, Instrument = text, Kind = text, Per = text, Where = text, PerWhere = text, Meter = text, Baseline = 0.5, Target = 0.6, Max = 1, Min = -1,
            Quantile = 0.95, Unit = text, Direction = text, Window = text, MeasuredBy = text, Status = text, ReachedFrom = 2,
            Evidence = [new(text, text, [new(text, place), new(text, place)])],
        };
        return new()
        {
            Release = new() { Product = text, Version = text, Commit = text, Repository = text, Framework = text, Configuration = text },
            Assemblies = [new(text, text)],
            Verdict = text,
            Summary = new()
            {
                Features = 1, EntryPoints = 2, Existing = 3, Unassigned = 4, Metrics = 5, Instrumented = 6, Absent = 7, Unknown = 8, External = 9, Gaps = 10, Accepted = 11,
            },
            Vision = [new(text, text, text)],
            Kpis = [new(text, text, text, text)],
            Objectives = [new(text, text, text, text)],
            DeliveryChain = [text, text],
            Features =
            [
                new()
                {
                    Key = text, Title = text, Owner = text, Stage = text, Flag = new(text, true), Benefit = text, Hypothesis = new(text, text, text, text, text),
                    Advances = [text], DeclaredAt = new(text, 3, text), Exposed = true, EntryPoints = [entryPoint], Metrics = [metric],
                    Readiness = [new(text, text, text)], CustomerSignals = [new(text, text)], Review = new(text, text, [text, text]), Gaps = [gap], Accepted = [gap],
                },
            ],
            UnassignedEntryPoints = [entryPoint],
            ExistingEntryPoints = [entryPoint],
            NotFeatures = [entryPoint],
            Instruments = [new() { Meter = text, Name = text, Type = text, Unit = text, Description = text, Exported = text, Features = [text], At = place }],
            Gaps = [gap],
            Accepted = [gap],
        };
    }

    /// <summary>The paths of properties that hold nothing.</summary>
    public static IEnumerable<string> EmptyProperties(object value, string path = "")
    {
        foreach (var property in value.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            var content = property.GetValue(value);
            var name = $"{path}.{property.Name}";
            if (content is null or ICollection { Count: 0 })
                yield return name;
            else if (content is not string and IEnumerable items)
            {
                foreach (var item in items.Cast<object>().Where(item => item is not string))
                {
                    foreach (var inner in EmptyProperties(item, name))
                        yield return inner;
                }
            }
            else if (content.GetType().Namespace == typeof(ReleaseManifest).Namespace)
            {
                foreach (var inner in EmptyProperties(content, name))
                    yield return inner;
            }
        }
    }
}
