using DeliveryGap.Analyzers.Reader.Memory;
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

    private readonly RoslynReader reader;
    private readonly ReaderMemory memory;
    private readonly CancellationToken cancellation;
    private readonly CalledMember called;
    private readonly string id;
    private readonly List<SyntaxNode> owners = [];
    private readonly HashSet<SyntaxNode> seen = [];
    private bool isComplete;

    private CallSearch(CalledMember called, string id, RoslynReader reader, ReaderMemory memory, CancellationToken cancellation)
    {
        this.called = called;
        this.id = id;
        this.reader = reader;
        this.memory = memory;
        this.cancellation = cancellation;
        isComplete = called.MayBeComplete;
    }

    public static Callers Of(string id, RoslynReader reader, ReaderMemory memory, CancellationToken cancellation)
    {
        var called = CalledMembers.Of(id, memory, cancellation);
        var search = new CallSearch(called, id, reader, memory, cancellation);
        switch (called.Use)
        {
            case MemberUse.Call:
                search.AddCalls();
                break;
            case MemberUse.Creation when memory.FindMethod(id, cancellation) is { } constructor:
                search.AddCreations(constructor.ContainingType);
                break;
            case MemberUse.Write:
                search.AddWrites();
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
        foreach (var token in Tokens(called.Name))
        {
            // A declaration of that name is no use of it.
            if (token.Parent is not SimpleNameSyntax name)
                continue;
            if (FunctionSyntax.Called(name) is { } invocation)
            {
                if (called.MayTake(invocation.ArgumentList.Arguments.Count))
                    Add(invocation);
            }
            else if (isComplete && MayBeGroup(name) && (++others > MostOtherUses || IsGroup(name)))
            {
                isComplete = false;
            }
        }
    }

    private void AddWrites()
    {
        foreach (var token in Tokens(called.Name))
        {
            if (WriteSyntax.Around(token, out _) is { } write)
                Add(write);
        }
    }

    private void AddCreations(INamedTypeSymbol type)
    {
        foreach (var token in Tokens(type.Name))
        {
            if (token.Parent is SimpleNameSyntax name)
                AddCreation(name);
        }

        foreach (var token in Tokens("new"))
        {
            if (token.Parent is ImplicitObjectCreationExpressionSyntax creation && called.MayTake(creation.ArgumentList.Arguments.Count)
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
        foreach (var (declaration, derived) in DerivedTypes.Of(type, memory, cancellation))
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
}
