using DeliveryGap.Core.Catalog;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DeliveryGap.Analyzers.Reader;

/// <summary>
/// The nodes that own a body: lambdas, local functions, methods, accessors, the arrow of a property, the compilation unit of
/// top-level statements, the initialiser of a field or property, and the type whose primary constructor calls its base.
/// </summary>
internal static class FunctionSyntax
{
    private const string Action = "Action";
    private const string Handler = "Handler";
    private const string Application = "CommandApp";

    private static readonly uint[] MakerHashes = [.. EntryPointCalls.Makers.Concat([Action, Handler, Application]).Select(WordIndex.Hash)];

    /// <summary>The name that an invocation calls, seen without binding; null for what is no name.</summary>
    public static SyntaxToken? NameCalled(InvocationExpressionSyntax invocation) => invocation.Expression switch
    {
        MemberAccessExpressionSyntax { Name: var name } => name.Identifier,
        SimpleNameSyntax name => name.Identifier,
        MemberBindingExpressionSyntax { Name: var name } => name.Identifier,
        _ => null,
    };

    /// <summary>The invocation that calls what a name stands for; null for any other use of it.</summary>
    public static InvocationExpressionSyntax? Called(SimpleNameSyntax name) => name.Parent switch
    {
        InvocationExpressionSyntax invocation when invocation.Expression == name => invocation,
        MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax invocation } access when access.Name == name && invocation.Expression == access => invocation,
        MemberBindingExpressionSyntax { Parent: InvocationExpressionSyntax invocation } binding when invocation.Expression == binding => invocation,
        _ => null,
    };

    public static bool MayMap(InvocationExpressionSyntax invocation) =>
        NameCalled(invocation) is { ValueText: var name }
        && (EndpointMethods.MayMap(name) || CommandMethods.MayMake(name) || JobMethods.MayMake(name) && invocation.ArgumentList.Arguments.Any(argument => argument.Expression is LambdaExpressionSyntax));

    // command.Action = …, new CommandApp<ImportCommand>()
    private static bool MayMake(SyntaxNode node) => node switch
    {
        InvocationExpressionSyntax invocation => MayMap(invocation),
        AssignmentExpressionSyntax { Left: MemberAccessExpressionSyntax { Name.Identifier.ValueText: Action or Handler } or IdentifierNameSyntax { Identifier.ValueText: Action or Handler } } => true,
        ObjectCreationExpressionSyntax { Type: GenericNameSyntax { Identifier.ValueText: Application } } => true,
        _ => false,
    };

    /// <summary>The nearest owner around a node; null outside any body.</summary>
    public static SyntaxNode? Around(SyntaxNode node)
    {
        for (var current = node.Parent; current is not null; current = current.Parent)
        {
            switch (current)
            {
                case AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or BaseMethodDeclarationSyntax or AccessorDeclarationSyntax
                    or TypeDeclarationSyntax or CompilationUnitSyntax:
                case ArrowExpressionClauseSyntax { Parent: BasePropertyDeclarationSyntax }:
                case EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax or VariableDeclaratorSyntax { Parent.Parent: BaseFieldDeclarationSyntax } }:
                    return current;
                case AttributeSyntax:
                    return null;
            }
        }

        return null;
    }

    public static IMethodSymbol? SymbolOf(SyntaxNode function, SemanticModel model, CancellationToken cancellation) => function switch
    {
        AnonymousFunctionExpressionSyntax => model.GetSymbolInfo(function, cancellation).Symbol as IMethodSymbol,
        ArrowExpressionClauseSyntax { Parent: BasePropertyDeclarationSyntax property } =>
            (model.GetDeclaredSymbol(property, cancellation) as IPropertySymbol)?.GetMethod,
        TypeDeclarationSyntax type => model.GetDeclaredSymbol(type, cancellation) is { } declared
            ? Constructors.ThatInitialises(declared, isStatic: false)
            : null,
        EqualsValueClauseSyntax initializer => SymbolOf(initializer, model, cancellation),
        _ => model.GetDeclaredSymbol(function, cancellation) as IMethodSymbol,
    };

    private static IMethodSymbol? SymbolOf(EqualsValueClauseSyntax initializer, SemanticModel model, CancellationToken cancellation) =>
        initializer.FirstAncestorOrSelf<MemberDeclarationSyntax>() is { Parent: TypeDeclarationSyntax type } member
            && model.GetDeclaredSymbol(type, cancellation) is { } declared
            ? Constructors.ThatInitialises(declared, member.Modifiers.Any(SyntaxKind.StaticKeyword))
            : null;

    /// <summary>The first declaration in source; null for what has none.</summary>
    public static SyntaxNode? DeclarationOf(ISymbol symbol) => symbol.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax();

    /// <summary>Every owner of a body in a file that calls something of a name that may map an endpoint, once each, in source order.</summary>
    public static IEnumerable<SyntaxNode> ThatMayMap(SyntaxTree tree, CancellationToken cancellation)
    {
        // Without such a word no syntax is made.
        if (!WordIndex.HoldsAny(MakerHashes, tree, cancellation))
            yield break;
        HashSet<SyntaxNode> seen = [];
        foreach (var node in tree.GetRoot(cancellation).DescendantNodes())
        {
            cancellation.ThrowIfCancellationRequested();
            if (MayMake(node) && Around(node) is { } owner && seen.Add(owner))
                yield return owner;
        }
    }
}
