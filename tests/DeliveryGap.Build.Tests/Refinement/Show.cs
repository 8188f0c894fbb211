using System.Globalization;
using DeliveryGap.Core.Facts;

namespace DeliveryGap.Build.Tests.Refinement;

/// <summary>Facts as text, to compare those that must be equal and to show those that differ.</summary>
internal static class Show
{
    public static string Type(TypeFact type) =>
        $"{type.Shape} {type.Name} in {type.Assembly} : {type.BaseType} outer={type.DeclaringType} abstract={type.IsAbstract} "
        + $"sealed={type.IsSealed} public={type.IsTopLevelPublic} generic={type.IsGeneric} own={type.IsOwn}";

    public static string Method(MethodFact method) =>
        $"{method.Id} of {method.DeclaringType} '{method.Name}' ({string.Join(", ", method.ParameterTypes)}) : {method.ReturnType} public={method.IsPublic} "
        + $"static={method.IsStatic} abstract={method.IsAbstract} virtual={Normalisation.IsVirtual(method)} generic={method.IsGeneric} overrides={method.Overrides}";

    public static string Attribute(AttributeFact attribute) =>
        $"[{attribute.Type}({string.Join(", ", attribute.Positional.Select(Argument))}"
        + $"{string.Concat(attribute.Named.OrderBy(argument => argument.Name, StringComparer.Ordinal).Select(argument => $", {argument.Name} = {Argument(argument)}"))})]";

    public static string Call(Call call, Functions functions) =>
        $"{(call.IsBase ? "base " : "")}{Value(call.Receiver, functions)} . {call.ConstrainedType}{functions.NameOf(call.Method)}<{string.Join(", ", call.TypeArguments)}> ({string.Join(", ", call.Arguments.Select(argument => Value(argument, functions)))}) : {call.ReturnType}";

    public static string Catch(CatchFact caught) =>
        $"filter={caught.HasFilter} throws={caught.Throws} uses={caught.UsesException} assigns={caught.Assigns}";

    public static string Value(Value? value, Functions functions) => value switch
    {
        null => "none",
        ConstantValue constant => $"{Content(constant.Content)}",
        FieldValue field => $"{Value(field.Instance, functions)}.{field.Field}:{field.Type}",
        CallValue call => $"<{Call(call.Call, functions)}>:{call.Type}",
        FunctionValue function => $"&{functions.NameOf(function.Method)}:{function.Type}",
        ArrayValue array => $"[{string.Join(", ", array.Items.Select(item => Value(item, functions)))}]:{array.Type}",
        ParameterValue parameter => $"parameter {parameter.Ordinal}{(parameter.Function is { } function ? " of " + functions.NameOf(function) : "")}:{parameter.Type}",
        TextValue text => $"text({string.Join(" + ", text.Parts.Select(part => Value(part, functions)))})",
        ChoiceValue choice => $"({string.Join(" | ", choice.Options.Select(option => Value(option, functions)))}):{choice.Type}",
        TupleValue tuple => $"{{{string.Join(", ", tuple.Names)}: {string.Join(", ", tuple.Items.Select(item => Value(item, functions)))}}}:{tuple.Type}",
        ItemValue item => $"{Value(item.Tuple, functions)}[{item.Index}]:{item.Type}",
        ExpressionValue tree => $"tree of {functions.NameOf(tree.Method)}:{tree.Type}",
        TypeValue type => $"typeof({type.Name})",
        _ => $"?:{value.Type}",
    };

    private static string Argument(AttributeArgument argument) => argument.IsKnown ? Content(argument.Value) : "?";

    private static string Content(object? content) => content switch
    {
        null => "null",
        string text => $"\"{text}\"",
        object?[] items => $"{{{string.Join(", ", items.Select(Content))}}}",
        TypeName type => $"typeof({type.Name})",
        _ => $"({content.GetType().Name}){Convert.ToString(content, CultureInfo.InvariantCulture)}",
    };
}
