using DeliveryGap.Core.Facts;

namespace DeliveryGap.Build.Tests.Refinement;

/// <summary>What IL says otherwise than source.</summary>
internal sealed class Comparison
{
    private readonly ICodeReader source;
    private readonly ICodeReader il;
    private readonly Functions ofSource;
    private readonly Functions ofIl;
    private readonly List<string> differences = [];

    private Comparison(ICodeReader source, ICodeReader il)
    {
        this.source = source;
        this.il = il;
        ofSource = new Functions(source, Members(source));
        ofIl = new Functions(il, Members(il));
    }

    /// <param name="fields">The ids of all fields, those behind automatic properties too.</param>
    /// <param name="methods">The ids of all methods and constructors that may be called.</param>
    public static IReadOnlyList<string> Differences(ICodeReader source, ICodeReader il, IEnumerable<string> fields, IEnumerable<string> methods)
    {
        var comparison = new Comparison(source, il);
        comparison.Run();
        foreach (var field in fields)
            comparison.CompareField(field);
        foreach (var method in methods)
            comparison.CompareCallers(method);
        return comparison.differences;
    }

    private static List<string> Members(ICodeReader code) =>
        [.. code.OwnTypes.Where(Normalisation.HasMethods).SelectMany(type => type.Methods).Where(Normalisation.IsComparable).Select(method => method.Id).Order(StringComparer.Ordinal)];

    private void Run()
    {
        var types = source.OwnTypes.ToDictionary(type => type.Name);
        var readTypes = il.OwnTypes.ToDictionary(type => type.Name);
        Equal("types", types.Keys.Order(StringComparer.Ordinal), readTypes.Keys.Order(StringComparer.Ordinal));
        foreach (var (name, type) in types)
        {
            if (readTypes.TryGetValue(name, out var read))
                Compare(type, read);
        }

        foreach (var (assembly, read) in source.Assemblies.Zip(il.Assemblies))
        {
            Equal("assembly", [assembly.Name, assembly.Version], [read.Name, read.Version]);
            Compare("assembly " + assembly.Name, assembly.Attributes, read.Attributes);
        }

        Equal(
            "mapping methods",
            source.MappingMethods.Select(method => ofSource.NameOf(method.Id)).Order(StringComparer.Ordinal),
            il.MappingMethods.Select(method => ofIl.NameOf(method.Id)).Order(StringComparer.Ordinal));
        Equal(
            "marked functions",
            source.MarkedFunctions.Select(function => ofSource.NameOf(function.Id)).Order(StringComparer.Ordinal),
            il.MarkedFunctions.Select(function => ofIl.NameOf(function.Id)).Order(StringComparer.Ordinal));
        Equal("functions", ofSource.All.Keys.Order(StringComparer.Ordinal), ofIl.All.Keys.Order(StringComparer.Ordinal));
        foreach (var (name, id) in ofSource.All)
        {
            if (ofIl.All.TryGetValue(name, out var readId))
                CompareFunction(name, id, readId);
        }
    }

    private void Compare(TypeFact type, TypeFact read)
    {
        Equal(type.Name, [Show.Type(type)], [Show.Type(read)]);
        if (!Normalisation.NamesAllOf(type.Interfaces, read.Interfaces))
            Equal(type.Name + " interfaces", type.Interfaces, read.Interfaces);
        Compare(type.Name, type.Attributes, read.Attributes);
        Equal(type.Name + " properties", Properties(type), Properties(read));
        if (Normalisation.HasMethods(type))
            Equal(type.Name + " methods", Methods(type), Methods(read));
    }

    private static IEnumerable<string> Properties(TypeFact type) => type.Properties.Where(Normalisation.IsComparable).Select(property => $"{property}");

    private static IEnumerable<string> Methods(TypeFact type) => type.Methods.Where(Normalisation.IsComparable).Select(Show.Method).Order(StringComparer.Ordinal);

    private void CompareFunction(string name, string id, string readId)
    {
        var method = source.FindMethod(id);
        var read = il.FindMethod(readId);
        if (method is null || read is null)
        {
            Equal(name + " is found", [$"{method is not null}"], [$"{read is not null}"]);
            return;
        }

        Compare(name, method.Attributes, read.Attributes);
        Equal(name + " signature", [Signature(method, ofSource)], [Signature(read, ofIl)]);
        var body = source.ReadBody(id);
        var readBody = il.ReadBody(readId);
        if (readBody is null)
            Equal(name + " has a body", [$"{body is not null}"], ["False"]);
        else if (body is not null)
            Compare(name, body, readBody);
    }

    private void Compare(string name, MethodBody body, MethodBody read)
    {
        Compare(name, Calls(body), Calls(read));
        if (!Normalisation.RefinesOneOf(Normalisation.Options(body.Returns), Normalisation.Options(read.Returns), ofSource, ofIl))
            Equal(name + " returns", body.Returns.Select(value => Show.Value(value, ofSource)), [.. read.Returns.Select(value => Show.Value(value, ofIl)), "in IL"]);
        Equal(name + " method groups", body.MethodGroups, read.MethodGroups);
        Equal(name + " is dynamic", [$"{body.IsDynamic}"], [$"{read.IsDynamic}"]);
        Compare(name, body.Catches, read.Catches);
    }

    private void Compare(string name, IReadOnlyList<CatchFact> catches, IReadOnlyList<CatchFact> read)
    {
        Equal(name + " catches", catches.Select(caught => $"{caught.Type}"), read.Select(caught => $"{caught.Type}"));
        foreach (var (caught, other) in catches.Zip(read))
        {
            if (Normalisation.IsTold(caught, other))
                Compare($"{name} catch {caught.Type}", caught, other);
        }
    }

    private void Compare(string what, CatchFact caught, CatchFact read)
    {
        Equal(what, [Show.Catch(caught)], [Show.Catch(read)]);
        Equal(what + " line", [$"{caught.Place.Line}"], [$"{read.Place.Line}"]);
        Compare(what, [.. caught.Calls.Where(Normalisation.IsComparable)], [.. read.Calls.Where(Normalisation.IsComparable)]);
        if (!Normalisation.RefinesOneOf(Normalisation.Options(caught.Returns), Normalisation.Options(read.Returns), ofSource, ofIl))
            Equal(what + " returns", caught.Returns.Select(value => Show.Value(value, ofSource)), [.. read.Returns.Select(value => Show.Value(value, ofIl)), "in IL"]);
    }

    private static List<Call> Calls(MethodBody body) => [.. body.Calls.Where(Normalisation.IsComparable)];

    private static string Signature(MethodFact method, Functions functions) =>
        $"{method.Symbol} '{method.Name}' of {method.DeclaringType} ({string.Join(", ", method.ParameterTypes)}) in {(method.Holder is { } holder && method.Name.Length == 0 ? functions.NameOf(holder) : null)}";

    private void CompareField(string id)
    {
        var field = source.FindField(id);
        var read = il.FindField(id);
        if (field is null || read is null)
        {
            Equal(id + " is found", [$"{field is not null}"], [$"{read is not null}"]);
            return;
        }

        // What source cannot rule out, IL may.
        Equal(id, [$"static={field.IsStatic} closed={field.IsClosed}"], [$"static={read.IsStatic} closed={read.IsClosed && field.IsClosed}"]);
        ComparePairs(
            id, field.Stores, read.Stores,
            (store, other) => ofSource.NameOf(store.Method) == ofIl.NameOf(other.Method) && Normalisation.Refines(store.Value, other.Value, ofSource, ofIl),
            (store, functions) => $"{functions.NameOf(store.Method)} stores {Show.Value(store.Value, functions)}");
    }

    private void CompareCallers(string id)
    {
        var callers = source.CallersOf(id);
        var read = il.CallersOf(id);
        if (callers.IsComplete && !read.IsComplete)
            differences.Add($"{id}: callers are complete in source only");
        ComparePairs(
            id + " called", [.. callers.Sites.Where(site => Normalisation.IsComparable(site.Call))], [.. read.Sites.Where(site => Normalisation.IsComparable(site.Call))],
            (site, other) => ofSource.NameOf(site.Caller.Id) == ofIl.NameOf(other.Caller.Id) && Normalisation.Refines(site.Call, other.Call, ofSource, ofIl),
            (site, functions) => $"{functions.NameOf(site.Caller.Id)}: {Show.Call(site.Call, functions)}",
            site => !callers.IsComplete && Normalisation.MayBeUnnamed(site) || Normalisation.MayBeInitialiser(site)
                && callers.Sites.Any(other => Normalisation.MayBeInitialiser(other) && Normalisation.Refines(other.Call, site.Call, ofSource, ofIl)));
    }

    private void ComparePairs<T>(string what, IReadOnlyList<T> expected, IReadOnlyList<T> read, Func<T, T, bool> refines, Func<T, Functions, string> show, Func<T, bool>? mayBeExtra = null)
    {
        var left = read.ToList();
        foreach (var item in expected)
        {
            var partner = left.FindIndex(other => refines(item, other));
            if (partner < 0)
                differences.Add($"{what}: only source: {show(item, ofSource)}");
            else
                left.RemoveAt(partner);
        }

        foreach (var item in left)
        {
            if (mayBeExtra?.Invoke(item) != true)
                differences.Add($"{what}: only IL: {show(item, ofIl)}");
        }
    }

    private void Compare(string name, List<Call> calls, List<Call> read)
    {
        // Loops test their condition behind their body, so the order may differ; each call finds one of its own.
        var partners = new int[read.Count];
        Array.Fill(partners, -1);
        for (var i = 0; i < calls.Count; i++)
        {
            if (!Pair(i, calls, read, partners, new bool[read.Count]))
                differences.Add($"{name}: only source: {Show.Call(calls[i], ofSource)}");
        }

        for (var k = 0; k < read.Count; k++)
        {
            if (partners[k] < 0 && !Normalisation.MayBuildCollection(read[k]))
                differences.Add($"{name}: only IL: {Show.Call(read[k], ofIl)}");
        }
    }

    private bool Pair(int call, List<Call> calls, List<Call> read, int[] partners, bool[] isTried)
    {
        for (var k = 0; k < read.Count; k++)
        {
            if (isTried[k] || !Normalisation.Refines(calls[call], read[k], ofSource, ofIl))
                continue;
            isTried[k] = true;
            if (partners[k] < 0 || Pair(partners[k], calls, read, partners, isTried))
            {
                partners[k] = call;
                return true;
            }
        }

        return false;
    }

    private void Compare(string name, IReadOnlyList<AttributeFact> attributes, IReadOnlyList<AttributeFact> read)
    {
        Equal(name + " attributes", Attributes(attributes), Attributes(read));
        var ours = attributes.Where(attribute => attribute.Type.StartsWith("DeliveryGap.", StringComparison.Ordinal)).Select(attribute => attribute.Place.Line);
        var oursRead = read.Where(attribute => attribute.Type.StartsWith("DeliveryGap.", StringComparison.Ordinal)).Select(attribute => attribute.Place.Line);
        if (!name.StartsWith("assembly ", StringComparison.Ordinal))
            Equal(name + " attribute lines", ours.Order().Select(line => $"{line}"), oursRead.Order().Select(line => $"{line}"));
    }

    private static IEnumerable<string> Attributes(IReadOnlyList<AttributeFact> attributes) =>
        attributes.Where(Normalisation.IsComparable).Select(Show.Attribute).Order(StringComparer.Ordinal);

    private void Equal(string what, IEnumerable<string> expected, IEnumerable<string> actual)
    {
        var left = expected.ToList();
        var right = actual.ToList();
        foreach (var missing in left.Except(right))
            differences.Add($"{what}: only source: {missing}");
        foreach (var extra in right.Except(left))
            differences.Add($"{what}: only IL: {extra}");
        if (left.Count != right.Count && left.Except(right).Concat(right.Except(left)).Any() == false)
            differences.Add($"{what}: {left.Count} in source, {right.Count} in IL");
    }
}
