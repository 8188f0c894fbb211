using DeliveryGap.Core.Facts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace DeliveryGap.Analyzers.Reader;

/// <summary>Finds the code that a method runs and collects the calls in it.</summary>
internal static class BodyLowering
{
    /// <summary>Null where there is no body to read: abstract, <c>extern</c>.</summary>
    public static LoweredBody Lower(IMethodSymbol method, ReaderMemory memory, CancellationToken cancellation)
    {
        if (method.IsAbstract || method.IsExtern)
            return LoweredBody.None;
        if (method.MethodKind == MethodKind.AnonymousFunction)
            return LowerLambda(method, memory, cancellation);

        if (method is { MethodKind: MethodKind.PropertyGet, AssociatedSymbol: IPropertySymbol property } && FieldLowering.BackingFieldOf(property) is { } field)
            return new(new([], [], [AutoProperty(property, field)]), false);

        var calls = new CallCollector(memory, cancellation);
        if (method.MethodKind is MethodKind.Constructor or MethodKind.StaticConstructor)
        {
            if (Constructors.RunsInitialisers(method))
            {
                foreach (var initializer in Initializers(method.ContainingType, method.IsStatic, memory, cancellation))
                    calls.Collect(initializer);
            }

            if (Constructors.HasImplicitBase(method))
                calls.AddBase(CallLowering.ImplicitBase(method, memory));
        }

        var implementation = method.PartialImplementationPart ?? method;
        foreach (var reference in implementation.DeclaringSyntaxReferences)
        {
            if (!memory.Compilation.ContainsSyntaxTree(reference.SyntaxTree))
                return LoweredBody.None;
            var syntax = reference.GetSyntax(cancellation);
            // Still to be written, or a partial method that nobody implements.
            if (syntax is MethodDeclarationSyntax { Body: null, ExpressionBody: null })
                return LoweredBody.None;
            if (Operation(syntax, memory, cancellation) is { } operation)
                calls.Collect(operation);
        }

        return calls.ToBody();
    }

    private static LoweredBody LowerLambda(IMethodSymbol method, ReaderMemory memory, CancellationToken cancellation)
    {
        if (FunctionSyntax.DeclarationOf(method) is not { } syntax
            || LambdaAt(memory.ModelOf(syntax.SyntaxTree).GetOperation(syntax, cancellation), method) is not { } lambda
            || ExpressionTrees.Hold(lambda))
        {
            return LoweredBody.None;
        }

        var calls = new CallCollector(memory, cancellation);
        calls.Collect(lambda.Body);
        return calls.ToBody();
    }

    // A query's clause is syntax of a lambda's content, not of the lambda.
    private static IAnonymousFunctionOperation? LambdaAt(IOperation? operation, IMethodSymbol method)
    {
        for (var current = operation; current is not null; current = current.Parent)
        {
            if (current is IAnonymousFunctionOperation lambda && SymbolEqualityComparer.Default.Equals(lambda.Symbol, method))
                return lambda;
        }

        return null;
    }

    /// <summary>What a type's fields and auto-properties are initialised with, in source order.</summary>
    private static IEnumerable<IOperation> Initializers(INamedTypeSymbol type, bool isStatic, ReaderMemory memory, CancellationToken cancellation)
    {
        foreach (var member in type.GetMembers())
        {
            if (member.IsStatic == isStatic && FieldLowering.Initializer(member, memory, cancellation) is { } initializer)
                yield return initializer;
        }
    }

    private static FieldValue AutoProperty(IPropertySymbol property, string field) => new(
        field, property.IsStatic ? null : new ParameterValue(-1, SymbolNames.Reference(property.ContainingType)), SymbolNames.Reference(property.Type));

    private static IOperation? Operation(SyntaxNode syntax, ReaderMemory memory, CancellationToken cancellation)
    {
        var model = memory.ModelOf(syntax.SyntaxTree);
        return syntax switch
        {
            LocalFunctionStatementSyntax when model.GetOperation(syntax, cancellation) is ILocalFunctionOperation local => local.Body ?? local.IgnoredBody,
            // A primary constructor: what it hands to its base.
            TypeDeclarationSyntax type => Constructors.PrimaryBase(type) is { } primary ? model.GetOperation(primary, cancellation) : null,
            _ => model.GetOperation(syntax, cancellation),
        };
    }
}
