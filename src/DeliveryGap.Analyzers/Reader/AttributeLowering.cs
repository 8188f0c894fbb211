using System.Collections.Immutable;
using DeliveryGap.Core.Facts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DeliveryGap.Analyzers.Reader;

/// <summary>Attributes, also those that are still being typed: what is not known says so.</summary>
internal static class AttributeLowering
{
    public static IReadOnlyList<AttributeFact> Lower(ImmutableArray<AttributeData> attributes)
    {
        if (attributes.IsEmpty)
            return [];
        var facts = new List<AttributeFact>(attributes.Length);
        foreach (var attribute in attributes)
        {
            if (Lower(attribute) is { } fact)
                facts.Add(fact);
        }

        return facts;
    }

    /// <summary>Null for an attribute whose type does not exist.</summary>
    public static AttributeFact? Lower(AttributeData attribute)
    {
        if (attribute.AttributeClass is not { TypeKind: not TypeKind.Error } type)
            return null;
        var syntax = attribute.ApplicationSyntaxReference?.GetSyntax() as AttributeSyntax;
        var place = syntax is null ? Place.None : SyntaxPlace.Of(syntax);
        return attribute.AttributeConstructor is { } constructor && constructor.Parameters.Length == attribute.ConstructorArguments.Length
            ? new(SymbolNames.Definition(type), Positional(attribute, constructor, syntax, place), Named(attribute, syntax, place), place)
            : new(SymbolNames.Definition(type), Unknown(type, place), UnknownNamed(syntax), place);
    }

    private static AttributeArgument[] Positional(AttributeData attribute, IMethodSymbol constructor, AttributeSyntax? syntax, Place place)
    {
        var arguments = new AttributeArgument[constructor.Parameters.Length];
        for (var i = 0; i < arguments.Length; i++)
            arguments[i] = Argument("", attribute.ConstructorArguments[i], FindPositional(syntax, constructor.Parameters[i].Name, i), place);
        return arguments;
    }

    private static AttributeArgument[] Named(AttributeData attribute, AttributeSyntax? syntax, Place place)
    {
        var named = attribute.NamedArguments;
        var arguments = new AttributeArgument[named.Length];
        for (var i = 0; i < arguments.Length; i++)
            arguments[i] = Argument(named[i].Key, named[i].Value, FindNamed(syntax, named[i].Key), place);
        return arguments;
    }

    private static AttributeArgument Argument(string name, TypedConstant constant, AttributeArgumentSyntax? syntax, Place attribute)
    {
        var isKnown = TryRead(constant, out var value);
        return new(name, value, isKnown, syntax is null ? attribute : SyntaxPlace.Of(syntax.Expression));
    }

    // No constructor fits what has been typed so far: nobody may conclude that an argument is missing.
    private static AttributeArgument[] Unknown(INamedTypeSymbol type, Place place)
    {
        var most = 0;
        foreach (var constructor in type.InstanceConstructors)
            most = Math.Max(most, constructor.Parameters.Length);
        var arguments = new AttributeArgument[most];
        for (var i = 0; i < most; i++)
            arguments[i] = new("", null, false, place);
        return arguments;
    }

    private static IReadOnlyList<AttributeArgument> UnknownNamed(AttributeSyntax? syntax)
    {
        List<AttributeArgument> arguments = [];
        foreach (var argument in Arguments(syntax))
        {
            if (argument.NameEquals is { } name)
                arguments.Add(new(name.Name.Identifier.ValueText, null, false, SyntaxPlace.Of(argument.Expression)));
        }

        return arguments;
    }

    private static AttributeArgumentSyntax? FindPositional(AttributeSyntax? syntax, string name, int ordinal)
    {
        var position = 0;
        foreach (var argument in Arguments(syntax))
        {
            if (argument.NameEquals is not null)
                continue;
            if (argument.NameColon is { } colon ? colon.Name.Identifier.ValueText == name : position == ordinal)
                return argument;
            position++;
        }

        return null;
    }

    private static AttributeArgumentSyntax? FindNamed(AttributeSyntax? syntax, string name)
    {
        foreach (var argument in Arguments(syntax))
        {
            if (argument.NameEquals?.Name.Identifier.ValueText == name)
                return argument;
        }

        return null;
    }

    private static SeparatedSyntaxList<AttributeArgumentSyntax> Arguments(AttributeSyntax? syntax) =>
        syntax?.ArgumentList?.Arguments ?? default;

    private static bool TryRead(TypedConstant constant, out object? value)
    {
        value = null;
        switch (constant.Kind)
        {
            case TypedConstantKind.Error:
                return false;
            case TypedConstantKind.Array when constant.IsNull:
                return true;
            case TypedConstantKind.Array:
                var items = new object?[constant.Values.Length];
                for (var i = 0; i < items.Length; i++)
                {
                    if (!TryRead(constant.Values[i], out items[i]))
                        return false;
                }

                value = items;
                return true;
            case TypedConstantKind.Type when constant.Value is ITypeSymbol type:
                value = SymbolNames.Reference(type) is { } name ? new TypeName(name) : null;
                return value is not null;
            default:
                value = constant.Value;
                return true;
        }
    }
}
