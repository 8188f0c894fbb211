using DeliveryGap.Core.Facts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DeliveryGap.Analyzers.Reader;

/// <summary>Who calls a method: bodies that name it are found by the words in their files, and only those are bound.</summary>
internal sealed class CallSearch
{
    // A name that is called from more bodies is no helper that builds up a route.
    private const int MostBodies = 64;
    private const int MostOtherUses = 64;

    // The language calls them without naming them.
    private static readonly HashSet<string> CalledByLanguage = new(StringComparer.Ordinal)
    {
        "Add", "GetEnumerator", "GetAsyncEnumerator", "MoveNext", "MoveNextAsync", "Dispose", "DisposeAsync", "Deconstruct", "GetAwaiter", "GetResult", "OnCompleted",
        "Select", "SelectMany", "Where", "OrderBy", "OrderByDescending", "ThenBy", "ThenByDescending", "Join", "GroupJoin", "GroupBy", "Cast", "Slice",
        "GetPinnableReference", "AppendLiteral", "AppendFormatted", "ToString", "Equals", "GetHashCode", "Main", "Invoke",
    };

    // ASP.NET Core finds them by their names.
    private static readonly HashSet<string> CalledByConvention = new(StringComparer.Ordinal)
    {
        "InvokeAsync", "Configure", "ConfigureServices", "ConfigureContainer", "CreateHostBuilder", "BindAsync", "TryParse",
    };

    private readonly RoslynReader reader;
    private readonly ReaderMemory memory;
    private readonly CancellationToken cancellation;
    private readonly IMethodSymbol method;
    private readonly string id;
    private readonly List<SyntaxNode> owners = [];
    private readonly HashSet<SyntaxNode> seen = [];
    private bool isComplete;

    private CallSearch(IMethodSymbol method, string id, RoslynReader reader, ReaderMemory memory, CancellationToken cancellation)
    {
        this.method = method;
        this.id = id;
        this.reader = reader;
        this.memory = memory;
        this.cancellation = cancellation;
        isComplete = memory.IsOwn(method) && !Visibility.IsSeenOutside(method, memory.Compilation) && !CalledByLanguage.Contains(method.Name)
            && !CalledByConvention.Contains(method.Name) && !StandsForForeign(method) && !IsFoundByFrameworks(method);
    }

    public static Callers Of(string id, RoslynReader reader, ReaderMemory memory, CancellationToken cancellation)
    {
        if (memory.FindMethod(id, cancellation) is not { } method)
            return new([], false);
        var search = new CallSearch(method, id, reader, memory, cancellation);
        switch (method.MethodKind)
        {
            // The accessors of an extension block's properties are called by another name.
            case MethodKind.Ordinary or MethodKind.LocalFunction when !method.Name.StartsWith("get_", StringComparison.Ordinal) && !method.Name.StartsWith("set_", StringComparison.Ordinal):
                search.AddCalls();
                break;
            case MethodKind.Constructor:
                search.AddCreations();
                break;
            case MethodKind.PropertySet when method.AssociatedSymbol is IPropertySymbol { IsIndexer: false } property:
                search.AddWrites(property.Name);
                break;
            case MethodKind.EventAdd when method.AssociatedSymbol is { } @event:
                search.AddWrites(@event.Name);
                break;
            default:
                return new([], false);
        }

        return search.ToCallers();
    }

    private Callers ToCallers()
    {
        if (owners.Count > MostBodies)
            return new([], false);
        List<CallSite> sites = [];
        HashSet<string> read = new(StringComparer.Ordinal);
        foreach (var owner in owners)
        {
            cancellation.ThrowIfCancellationRequested();
            if (reader.FindFunction(owner) is not { } caller || !read.Add(caller.Id))
                continue;
            foreach (var call in reader.ReadBody(caller.Id)?.CallsOf(id) ?? [])
                sites.Add(new(caller, call));
        }

        return new(sites, isComplete);
    }

    private void AddCalls()
    {
        var others = 0;
        foreach (var token in Tokens(method.Name))
        {
            // A declaration of that name is no use of it.
            if (token.Parent is not SimpleNameSyntax name)
                continue;
            if (FunctionSyntax.Called(name) is { } invocation)
            {
                if (MayFit(invocation.ArgumentList.Arguments.Count))
                    Add(invocation);
            }
            else if (isComplete && MayBeGroup(name) && (++others > MostOtherUses || IsGroup(name)))
            {
                isComplete = false;
            }
        }
    }

    private void AddWrites(string member)
    {
        foreach (var token in Tokens(member))
        {
            if (WriteSyntax.Around(token, out _) is { } write)
                Add(write);
        }
    }

    private void AddCreations()
    {
        var type = method.ContainingType;
        // A framework creates what derives from its classes.
        isComplete &= !IsFrameworks(type);
        foreach (var token in Tokens(type.Name))
        {
            if (token.Parent is SimpleNameSyntax name)
                AddCreation(name);
        }

        foreach (var token in Tokens("new"))
        {
            if (token.Parent is ImplicitObjectCreationExpressionSyntax creation && MayFit(creation.ArgumentList.Arguments.Count)
                && ImplicitCreation.MayBeOf(creation, type.Name))
            {
                Add(creation);
            }
        }

        foreach (var reference in type.DeclaringSyntaxReferences)
        {
            foreach (var node in ((TypeDeclarationSyntax)reference.GetSyntax(cancellation)).Members)
            {
                if (node is ConstructorDeclarationSyntax { Initializer: { } initializer } && initializer.IsKind(SyntaxKind.ThisConstructorInitializer))
                    Add(initializer);
            }
        }

        AddDerived(type);
    }

    private void AddCreation(SimpleNameSyntax name)
    {
        // Shop.Order is named by its last part.
        SyntaxNode type = name;
        while (type.Parent is QualifiedNameSyntax qualified && qualified.Right == type || type.Parent is AliasQualifiedNameSyntax)
            type = type.Parent;
        switch (type.Parent)
        {
            case ObjectCreationExpressionSyntax creation when creation.Type == type:
                Add(creation);
                break;
            // What is handed over as a type may be created by whoever gets it.
            case TypeArgumentListSyntax or TypeOfExpressionSyntax or AttributeSyntax or UsingDirectiveSyntax:
                isComplete = false;
                break;
        }
    }

    private void AddDerived(INamedTypeSymbol type)
    {
        foreach (var (declaration, derived) in Derived(type))
        {
            // For a primary or implicit constructor.
            AddOwner(declaration);
            foreach (var constructor in derived.InstanceConstructors)
            {
                if (FunctionSyntax.DeclarationOf(constructor) is ConstructorDeclarationSyntax written)
                    AddOwner(written);
            }
        }
    }

    /// <summary>By the names in their base lists: some may be of another type of that name.</summary>
    private IEnumerable<(TypeDeclarationSyntax Declaration, INamedTypeSymbol Type)> Derived(INamedTypeSymbol type)
    {
        foreach (var token in Tokens(type.Name))
        {
            if (token.Parent?.FirstAncestorOrSelf<BaseTypeSyntax>() is { Parent.Parent: TypeDeclarationSyntax declaration }
                && memory.ModelOf(declaration.SyntaxTree).GetDeclaredSymbol(declaration, cancellation) is { } derived)
            {
                yield return (declaration, derived);
            }
        }
    }

    private void Add(SyntaxNode use)
    {
        if (FunctionSyntax.Around(use) is { } owner)
            AddOwner(owner);
    }

    private void AddOwner(SyntaxNode owner)
    {
        if (owners.Count <= MostBodies && seen.Add(owner))
            owners.Add(owner);
    }

    private IEnumerable<SyntaxToken> Tokens(string word) => memory.Tokens(word, cancellation);

    private bool MayFit(int arguments)
    {
        var parameters = method.Parameters;
        // As an extension its first argument stands before the dot.
        var most = parameters.Length > 0 && parameters[parameters.Length - 1].IsParams ? int.MaxValue : parameters.Length;
        var least = parameters.Count(parameter => !parameter.IsOptional && !parameter.IsParams) - (method.IsStatic ? 1 : 0);
        return arguments >= least && arguments <= most;
    }

    private static bool MayBeGroup(SimpleNameSyntax name)
    {
        ExpressionSyntax expression = name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : name;
        return expression.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" } } }
            ? false
            : expression.Parent is not (MemberAccessExpressionSyntax or QualifiedNameSyntax or NameColonSyntax or NameEqualsSyntax or TypeArgumentListSyntax
                or VariableDeclarationSyntax or ParameterSyntax or BaseTypeSyntax or ObjectCreationExpressionSyntax or ConditionalAccessExpressionSyntax);
    }

    private bool IsGroup(SimpleNameSyntax name)
    {
        var info = memory.ModelOf(name.SyntaxTree).GetSymbolInfo(name, cancellation);
        return info.Symbol is IMethodSymbol found ? memory.IdOf(found) == id : info.CandidateSymbols.Any(candidate => candidate is IMethodSymbol other && memory.IdOf(other) == id);
    }

    /// <summary>A public member of a class that derives from a framework's, or one that bears a framework's attribute.</summary>
    private bool IsFoundByFrameworks(IMethodSymbol symbol) =>
        symbol is { MethodKind: MethodKind.Ordinary, DeclaredAccessibility: Accessibility.Public, IsStatic: false, ContainingType: { } type } && IsFrameworks(type)
        || symbol.GetAttributes().Any(attribute => attribute.AttributeClass is { } bearer && !memory.IsOwn(bearer) && IsOfPackage(bearer));

    private bool IsFrameworks(INamedTypeSymbol type)
    {
        for (var current = type.BaseType; current is not null; current = current.BaseType)
        {
            if (current.SpecialType is not (SpecialType.System_Object or SpecialType.System_ValueType) && !memory.IsOwn(current))
                return true;
        }

        return type.Name.EndsWith("Controller", StringComparison.OrdinalIgnoreCase);
    }

    private static bool IsOfPackage(INamedTypeSymbol attribute)
    {
        var space = attribute.ContainingNamespace;
        while (space is { ContainingNamespace.IsGlobalNamespace: false })
            space = space.ContainingNamespace;
        return space is not { Name: "System" or "DeliveryGap" };
    }

    /// <summary>Whether foreign code calls it by a member of its own.</summary>
    private bool StandsForForeign(IMethodSymbol symbol)
    {
        if (symbol.MethodKind is MethodKind.Constructor or MethodKind.LocalFunction || symbol.ContainingType is not { IsStatic: false } type)
            return false;
        for (var overridden = symbol.OverriddenMethod; overridden is not null; overridden = overridden.OverriddenMethod)
        {
            if (!memory.IsOwn(overridden))
                return true;
        }

        if (symbol.DeclaredAccessibility != Accessibility.Public && symbol.ExplicitInterfaceImplementations.IsEmpty)
            return false;
        // A type that derives from it may bring the interface, with this member for it.
        return ImplementsForeign(type, symbol) || type is { TypeKind: TypeKind.Class, IsSealed: false } && AllDerived(type).Any(derived => ImplementsForeign(derived, symbol));
    }

    private bool ImplementsForeign(INamedTypeSymbol type, IMethodSymbol symbol)
    {
        foreach (var implemented in type.AllInterfaces)
        {
            if (memory.IsOwn(implemented))
                continue;
            foreach (var member in implemented.GetMembers())
            {
                if (member is IMethodSymbol && type.FindImplementationForInterfaceMember(member) is IMethodSymbol found && (IsOrOverrides(found, symbol) || IsOrOverrides(symbol, found)))
                    return true;
            }
        }

        return false;
    }

    private static bool IsOrOverrides(IMethodSymbol symbol, IMethodSymbol other)
    {
        for (var current = symbol; current is not null; current = current.OverriddenMethod)
        {
            if (SymbolEqualityComparer.Default.Equals(current.OriginalDefinition, other.OriginalDefinition))
                return true;
        }

        return false;
    }

    private HashSet<INamedTypeSymbol> AllDerived(INamedTypeSymbol type)
    {
        HashSet<INamedTypeSymbol> all = new(SymbolEqualityComparer.Default);
        var open = new Stack<INamedTypeSymbol>([type]);
        while (open.Count > 0)
        {
            foreach (var (_, derived) in Derived(open.Pop()))
            {
                if (derived.TypeKind == TypeKind.Class && all.Add(derived))
                    open.Push(derived);
            }
        }

        return all;
    }
}
