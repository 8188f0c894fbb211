// Draws the pairs of public method and instrument that are judged by hand:
// dotnet run draw.cs -- TABLE SOURCES BUILT SEED PAIRS FOLDER…
// TABLE is an instruments-….txt, SOURCES the folder that its paths are relative to, BUILT (folders, with ; between) holds the built assemblies and what they
// reference (they name the methods), each FOLDER lies in SOURCES.
// Half of the pairs are joined by a call path that ignores types: a body that names X reaches every member named X. The others are not.
#:package Microsoft.CodeAnalysis.CSharp
#:property IsTestProject=false
#:property PublishAot=false

using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

const int Near = 4;

if (args.Length < 6 || !int.TryParse(args[3], out var seed) || !int.TryParse(args[4], out var pairs))
{
    Console.Error.WriteLine("usage: dotnet run draw.cs -- TABLE SOURCES BUILT SEED PAIRS FOLDER…");
    return 2;
}

var sources = args[1];
var options = CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.Preview).WithPreprocessorSymbols("NET", "NET8_0_OR_GREATER", "NET9_0_OR_GREATER", "NET10_0_OR_GREATER", "DEBUG");
var trees = args[5..].SelectMany(folder => Directory.EnumerateFiles(Path.Combine(sources, folder), "*.cs", SearchOption.AllDirectories))
    .Select(file => Path.GetRelativePath(sources, file).Replace('\\', '/'))
    .Where(file => !file.Contains("/obj/") && !file.Contains("/bin/"))
    .Order(StringComparer.Ordinal)
    .ToDictionary(file => file, file => CSharpSyntaxTree.ParseText(File.ReadAllText(Path.Combine(sources, file)), options).GetRoot());

// What a name leads to, whatever type it belongs to: all the names in the bodies of all members that have it.
var members = trees.Values.SelectMany(root => root.DescendantNodes()).Where(node => NameOf(node) is not null).ToArray();
var named = members.GroupBy(node => NameOf(node)!).ToDictionary(group => group.Key, group => group.SelectMany(NamesIn).ToHashSet());

// An observable instrument records on no path, so there is nothing to judge.
var instruments = File.ReadLines(args[0]).Where(line => !line.StartsWith('#')).Select(line => line.Split('\t'))
    .Where(row => !row[2].StartsWith("observable"))
    .GroupBy(row => row[1], row => row[3], StringComparer.Ordinal)
    .Select(group => (Name: group.Key, Distances: DistancesTo(group)))
    .ToArray();

var built = CSharpCompilation.Create("built", references: args[2].Split(';').SelectMany(folder => Directory.EnumerateFiles(folder, "*.dll")).Order(StringComparer.Ordinal).Select(file => MetadataReference.CreateFromFile(file)));
var methods = members.OfType<MethodDeclarationSyntax>().Where(IsPublic).Select(method => (Syntax: method, Id: IdOf(method))).Where(method => method.Id is not null).ToArray();

// Instrument, then one of the nearest distances, then method: drawn among all pairs alike, hardly any would be a true one.
var random = new Random(seed);
var drawn = new HashSet<(string Id, string Instrument)>();
for (var tries = 0; drawn.Count < pairs; tries++)
{
    if (tries > pairs * 100)
    {
        Console.Error.WriteLine($"only {drawn.Count} pairs to draw");
        return 1;
    }

    var instrument = instruments[random.Next(instruments.Length)];
    var wantsJoined = drawn.Count < pairs / 2;
    var choices = methods.GroupBy(method => Distance(method.Syntax, instrument.Distances)).Where(group => (group.Key > 0) == wantsJoined).OrderBy(group => group.Key).ToArray();
    if (choices.Length == 0)
        continue;
    var chosen = choices[random.Next(Math.Min(choices.Length, Near))].ToArray();
    var id = chosen[random.Next(chosen.Length)].Id!;
    if (drawn.Add((id, instrument.Name)))
        Console.WriteLine($"{id}\t{instrument.Name}\t{(wantsJoined ? "joined" : "rest")}");
}

return 0;

static string? NameOf(SyntaxNode node) => node switch
{
    MethodDeclarationSyntax method => method.Identifier.ValueText,
    PropertyDeclarationSyntax property => property.Identifier.ValueText,
    ConstructorDeclarationSyntax constructor => constructor.Identifier.ValueText,
    // What initialises a field runs with the constructors of its type.
    FieldDeclarationSyntax { Parent: TypeDeclarationSyntax type } => type.Identifier.ValueText,
    _ => null,
};

static IEnumerable<string> NamesIn(SyntaxNode node) => node.DescendantNodesAndSelf().OfType<SimpleNameSyntax>().Select(name => name.Identifier.ValueText);

// Names from which the instrument is reached, with the number of steps: the names that record it are one step away.
Dictionary<string, int> DistancesTo(IEnumerable<string> places)
{
    var distances = new Dictionary<string, int>(StringComparer.Ordinal);
    var next = places.Select(HolderAt).ToHashSet();
    for (var steps = 0; next.Count > 0; steps++)
    {
        foreach (var name in next)
            distances.Add(name, steps);
        next = named.Where(entry => !distances.ContainsKey(entry.Key) && entry.Value.Any(next.Contains)).Select(entry => entry.Key).ToHashSet();
    }

    return distances;
}

// The name that stands for the instrument: of the field or property that holds it, of the method that logs it, else of the member that adds it.
string HolderAt(string place)
{
    var colon = place.LastIndexOf(':');
    var line = int.Parse(place.AsSpan(colon + 1)) - 1;
    var node = trees[place[..colon]].DescendantNodes().FirstOrDefault(node =>
        node is AttributeListSyntax or ObjectCreationExpressionSyntax { Type: IdentifierNameSyntax { Identifier.ValueText: "ActivityEvent" } }
            or InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: ['C', 'r', 'e', 'a', 't', 'e', ..] } }
        && node.DescendantTokens().Any(token => token.GetLocation().GetLineSpan().StartLinePosition.Line == line))
        ?? throw new InvalidDataException($"{place}: no instrument is created here");
    var isHeld = node is InvocationExpressionSyntax;
    foreach (var ancestor in node.Ancestors())
    {
        if (isHeld && ancestor is AssignmentExpressionSyntax { Left: var left })
            return NamesIn(left).Last();
        if (isHeld && ancestor is VariableDeclaratorSyntax { Parent.Parent: FieldDeclarationSyntax } variable)
            return variable.Identifier.ValueText;
        if (NameOf(ancestor) is { } name)
            return name;
    }

    throw new InvalidDataException($"{place}: in no member");
}

static int Distance(MethodDeclarationSyntax method, Dictionary<string, int> distances) =>
    NamesIn(method).Where(distances.ContainsKey).Select(name => distances[name] + 1).DefaultIfEmpty(0).Min();

static bool IsPublic(MethodDeclarationSyntax method) =>
    (method.Body ?? (SyntaxNode?)method.ExpressionBody) is not null && method.Modifiers.Any(SyntaxKind.PublicKeyword)
    && method.Ancestors().OfType<BaseTypeDeclarationSyntax>().All(type => type.Modifiers.Any(SyntaxKind.PublicKeyword));

string? IdOf(MethodDeclarationSyntax method)
{
    var types = method.Ancestors().OfType<TypeDeclarationSyntax>().Reverse().Select(type => type.Identifier.ValueText + (type.Arity > 0 ? "`" + type.Arity : ""));
    var spaces = method.Ancestors().OfType<BaseNamespaceDeclarationSyntax>().Reverse().Select(space => space.Name.ToString());
    var name = string.Join('.', spaces.Append(string.Join('+', types)));
    var found = built.GetTypesByMetadataName(name).SelectMany(type => type.GetMembers(method.Identifier.ValueText)).OfType<IMethodSymbol>()
        .Where(symbol => symbol.Arity == method.Arity && symbol.Parameters.Length == method.ParameterList.Parameters.Count).ToArray();
    if (found.Length > 1)
        found = [.. found.Where(symbol => symbol.Parameters.Zip(method.ParameterList.Parameters).All(pair =>
            Plain(pair.First.Type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)) == Plain(pair.Second.Type?.ToString() ?? "")))];
    return found is [var only] ? only.GetDocumentationCommentId() : null;
}

static string Plain(string type) => Regex.Replace(type, @"[\w.]+\.|[\s?]", "");
