using DeliveryGap.CodeFixes.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace DeliveryGap.CodeFixes.Marks;

/// <summary>Finds where the marks of an entry point belong, from the place at which it is reported.</summary>
internal static class MarkTargets
{
    /// <summary>Nearest first: an action, then its controller; a handler. Empty where nothing can be marked.</summary>
    public static IReadOnlyList<MarkTarget> Of(Problem problem)
    {
        var token = problem.Root.FindToken(problem.Diagnostic.Location.SourceSpan.Start);
        switch (token.Parent)
        {
            case BaseTypeDeclarationSyntax type:
                return [.. Declaration(type, problem.Model, problem)];
            case MethodDeclarationSyntax method:
                return [.. Declaration(method, problem.Model, problem), .. Declaration(method.Parent as BaseTypeDeclarationSyntax, problem.Model, problem)];
            case SimpleNameSyntax name when InvocationOf(name) is { } mapping:
                return Handler(mapping, problem) is { } target ? [target] : [];
            default:
                return [];
        }
    }

    private static InvocationExpressionSyntax? InvocationOf(SimpleNameSyntax name)
    {
        SyntaxNode called = name.Parent is MemberAccessExpressionSyntax access && access.Name == name || name.Parent is MemberBindingExpressionSyntax
            ? name.Parent
            : name;
        return called.Parent as InvocationExpressionSyntax;
    }

    private static MarkTarget? Handler(InvocationExpressionSyntax mapping, Problem problem)
    {
        if (problem.Model.GetOperation(mapping, problem.Cancellation) is not IInvocationOperation call)
            return null;
        var last = call.TargetMethod.Parameters.Length - 1;
        var handler = call.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == last)?.Value;
        while (handler is IConversionOperation or IDelegateCreationOperation)
            handler = handler is IConversionOperation conversion ? conversion.Operand : ((IDelegateCreationOperation)handler).Target;
        return handler switch
        {
            IAnonymousFunctionOperation { Syntax: LambdaExpressionSyntax lambda } => new LambdaTarget(lambda, problem.Model),
            IMethodReferenceOperation { Method: var method } when HandlerMethod(method, problem) is { } target => target,
            _ => Metadata(mapping, call, problem),
        };
    }

    /// <summary>The declaration of a method or local function that is handed over by name, wherever in this project it stands.</summary>
    private static DeclarationTarget? HandlerMethod(IMethodSymbol method, Problem problem)
    {
        foreach (var reference in method.OriginalDefinition.DeclaringSyntaxReferences)
        {
            if (problem.Model.Compilation.ContainsSyntaxTree(reference.SyntaxTree)
                && problem.Document.Project.GetDocument(reference.SyntaxTree) is { } document
                && problem.Document.Project.ContainsDocument(document.Id))
            {
                return new(reference.GetSyntax(problem.Cancellation), method.OriginalDefinition, problem.Model.Compilation.GetSemanticModel(reference.SyntaxTree));
            }
        }

        return null;
    }

    /// <summary><c>WithMetadata</c> lies in the namespace of the extension methods that map: where one is called as such, so can it be.</summary>
    private static MetadataTarget? Metadata(InvocationExpressionSyntax mapping, IInvocationOperation call, Problem problem)
    {
        var isExtensionCall = problem.Model.GetSymbolInfo(mapping, problem.Cancellation).Symbol is IMethodSymbol { ReducedFrom: not null };
        return isExtensionCall && !call.TargetMethod.ReturnsVoid ? new(mapping, problem.Model) : null;
    }

    private static IEnumerable<DeclarationTarget> Declaration(MemberDeclarationSyntax? declaration, SemanticModel model, Problem problem) =>
        declaration is not null && model.GetDeclaredSymbol(declaration, problem.Cancellation) is { } symbol
            ? [new(declaration, symbol, model)]
            : [];
}
