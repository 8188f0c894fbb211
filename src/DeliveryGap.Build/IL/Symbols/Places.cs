using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using DeliveryGap.Build.IL.Metadata;
using DeliveryGap.Core.Facts;

namespace DeliveryGap.Build.IL.Symbols;

/// <summary>A place that is looked for when somebody asks: most facts are never shown.</summary>
/// <param name="find">One for all rows.</param>
internal sealed class LazyPlace(Func<int, Place> find, int row) : Place(null, 0)
{
    private Func<int, Place>? find = find;
    private Place? found;

    public override string? File => Found.File;

    public override int Line => Found.Line;

    private Place Found
    {
        get
        {
            if (found is null)
            {
                try
                {
                    found = find!(row);
                }
                catch (Exception e) when (Malformed.Is(e))
                {
                    found = None;
                }

                find = null;
            }

            return found;
        }
    }
}

/// <summary>Where the types, methods and attributes of one module stand in source.</summary>
internal sealed class Places
{
    // A declaration may be this many lines above its first code.
    private const int MaxLinesAbove = 400;

    // And a handler's keyword this many above its first code.
    private const int MaxLinesAboveHandler = 40;
    private const string Catch = "catch";

    private readonly ModuleFile module;
    private readonly SourceFiles sources;
    private readonly Func<MethodDefinitionHandle, MethodDefinitionHandle> bodyOf;
    private readonly Action<string> report;
    private readonly Func<int, Place> findMethod;
    private readonly Func<int, Place> findType;
    private PortablePdb? pdb;

    public Places(ModuleFile module, SourceFiles sources, Func<MethodDefinitionHandle, MethodDefinitionHandle> bodyOf, Action<string> report)
    {
        this.module = module;
        this.sources = sources;
        this.bodyOf = bodyOf;
        this.report = report;
        findMethod = row => Find(MetadataTokens.MethodDefinitionHandle(row));
        findType = row => Find(MetadataTokens.TypeDefinitionHandle(row));
    }

    public PortablePdb Pdb
    {
        get
        {
            if (pdb is null)
            {
                pdb = PortablePdb.Open(module, out var problem);
                if (problem is not null)
                    report(problem);
            }

            return pdb;
        }
    }

    public Place Of(MethodDefinitionHandle method) => new LazyPlace(findMethod, MetadataTokens.GetRowNumber(method));

    public Place Of(TypeDefinitionHandle type) => new LazyPlace(findType, MetadataTokens.GetRowNumber(type));

    /// <param name="owner">What it stands on: a type, a method, or the assembly.</param>
    /// <param name="line">As the attribute itself knows it.</param>
    /// <param name="name">Its type's simple name, without <c>Attribute</c>.</param>
    public Place OfAttribute(EntityHandle owner, string name, int line) => new LazyPlace(_ => FindAttribute(owner, name, line), 0);

    /// <summary>The keyword of a handler: an optimised body may know its first statement only.</summary>
    public Place OfCatch(Place first) => new LazyPlace(_ => FindCatch(first), 0);

    private Place FindCatch(Place first)
    {
        if (first.File is null)
            return first;
        var lines = sources.Lines(first.File);
        var last = Math.Max(1, first.Line - MaxLinesAboveHandler);
        for (var line = Math.Min(first.Line, lines.Length); line >= last; line--)
        {
            if (Catches(lines[line - 1]))
                return new Place(first.File, line);
        }

        return first;
    }

    private static bool Catches(string line)
    {
        var at = line.IndexOf(Catch, StringComparison.Ordinal);
        var comment = line.IndexOf("//", StringComparison.Ordinal);
        return at >= 0 && (comment < 0 || at < comment) && (at == 0 || !IsOfWord(line[at - 1]))
            && (at + Catch.Length == line.Length || !IsOfWord(line[at + Catch.Length]));
    }

    private static bool IsOfWord(char c) => char.IsLetterOrDigit(c) || c == '_';

    private Place Find(MethodDefinitionHandle method)
    {
        var lines = Pdb.Lines(bodyOf(method));
        return lines.Count == 0 ? Place.None : new Place(lines[0].File, lines[0].Line);
    }

    private Place Find(TypeDefinitionHandle type)
    {
        var simpleName = TypeNames.Simple(module.Names.Definition(type));
        string? file = null;
        var line = 0;
        foreach (var method in module.Metadata.GetTypeDefinition(type).GetMethods())
        {
            foreach (var point in Pdb.Lines(bodyOf(method)))
            {
                file ??= point.File;
                if (point.File == file && (line == 0 || point.Line < line))
                    line = point.Line;
            }
        }

        if (file is null)
        {
            var files = FilesOf(type);
            if (files.Count == 0)
                return Place.None;
            file = files[0];
        }

        var declaration = Declaration(file, simpleName, line);
        return declaration == 0 && line == 0 ? Place.None : new Place(file, declaration == 0 ? line : declaration);
    }

    /// <summary>The line that declares the type, at or above its first code; anywhere where it has none. 0: not plainly found.</summary>
    private int Declaration(string file, string simpleName, int line)
    {
        var lines = sources.Lines(file);
        var last = line == 0 ? lines.Length : Math.Min(line, lines.Length);
        var first = line == 0 ? 1 : Math.Max(1, last - MaxLinesAbove);
        for (var i = last; i >= first; i--)
        {
            if (Declares(lines[i - 1], simpleName))
                return i;
        }

        return 0;
    }

    private static bool Declares(string line, string name)
    {
        for (var at = line.IndexOf(name, StringComparison.Ordinal); at > 0; at = line.IndexOf(name, at + 1, StringComparison.Ordinal))
        {
            var end = at + name.Length;
            if (end < line.Length && (char.IsLetterOrDigit(line[end]) || line[end] == '_'))
                continue;
            var before = line.Substring(0, at).TrimEnd();
            if (before.Length < at && (EndsWith(before, "class") || EndsWith(before, "struct") || EndsWith(before, "interface")
                || EndsWith(before, "record") || EndsWith(before, "enum")) && before.IndexOf("//", StringComparison.Ordinal) < 0)
                return true;
        }

        return false;
    }

    private static bool EndsWith(string text, string keyword) =>
        text.EndsWith(keyword, StringComparison.Ordinal)
        && (text.Length == keyword.Length || char.IsWhiteSpace(text[text.Length - keyword.Length - 1]) || text[text.Length - keyword.Length - 1] == ']');

    private Place FindAttribute(EntityHandle owner, string name, int line)
    {
        if (line <= 0)
            return Place.None;
        var files = owner.Kind switch
        {
            HandleKind.MethodDefinition => FilesOf((MethodDefinitionHandle)owner),
            HandleKind.TypeDefinition => FilesOf((TypeDefinitionHandle)owner),
            _ => Pdb.Files(),
        };
        if (files.Count == 1 && owner.Kind != HandleKind.AssemblyDefinition)
            return new Place(files[0], line);
        foreach (var file in files)
        {
            if (sources.Holds(file, line, name))
                return new Place(file, line);
        }

        return Place.None;
    }

    private List<string> FilesOf(MethodDefinitionHandle method)
    {
        var files = new List<string>();
        foreach (var point in Pdb.Lines(bodyOf(method)))
            PortablePdb.Add(files, point.File);
        // An abstract method has no code; its type may.
        return files.Count > 0 ? files : FilesOf(module.Metadata.GetMethodDefinition(method).GetDeclaringType());
    }

    private List<string> FilesOf(TypeDefinitionHandle type)
    {
        var files = new List<string>();
        foreach (var method in module.Metadata.GetTypeDefinition(type).GetMethods())
        {
            foreach (var point in Pdb.Lines(bodyOf(method)))
                PortablePdb.Add(files, point.File);
        }

        Pdb.AddFiles(type, files);
        return files;
    }
}
