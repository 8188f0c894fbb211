using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DeliveryGap.CodeFixes.Instruments;

/// <summary>An instrument that own code creates and keeps in a static field or property.</summary>
/// <param name="Declaration">Of the field or property.</param>
/// <param name="Meter">How the declaration names the static meter that it is created on; null where it is created on something else.</param>
internal sealed record KeptInstrument(string Name, ISymbol Member, MemberDeclarationSyntax Declaration, string? Meter)
{
    private const string Counter = "System.Diagnostics.Metrics.Counter<T>";

    public bool IsCounter => TypeOf(Member)?.OriginalDefinition.ToDisplayString() == Counter;

    public static KeptInstrument? Of(string name, InvocationExpressionSyntax creation, SemanticModel model, CancellationToken cancellation)
    {
        var (declared, declaration) = creation.Parent switch
        {
            EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Parent: FieldDeclarationSyntax field } } variable } =>
                ((SyntaxNode)variable, (MemberDeclarationSyntax)field),
            EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax property } => (property, property),
            _ => default,
        };
        if (declared is null || model.GetDeclaredSymbol(declared, cancellation) is not { IsStatic: true, ContainingType.IsGenericType: false } member)
            return null;
        var receiver = (creation.Expression as MemberAccessExpressionSyntax)?.Expression;
        var isStaticMeter = receiver is IdentifierNameSyntax or MemberAccessExpressionSyntax
            && model.GetSymbolInfo(receiver, cancellation).Symbol is IFieldSymbol { IsStatic: true } or IPropertySymbol { IsStatic: true }
            && model.GetTypeInfo(receiver, cancellation).Type?.ToDisplayString() == "System.Diagnostics.Metrics.Meter";
        return new(name, member, declaration, isStaticMeter ? receiver!.ToString() : null);
    }

    private static ITypeSymbol? TypeOf(ISymbol member) => member is IFieldSymbol field ? field.Type : (member as IPropertySymbol)?.Type;
}
