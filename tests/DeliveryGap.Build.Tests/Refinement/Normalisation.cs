using System.Globalization;
using DeliveryGap.Core.Facts;

namespace DeliveryGap.Build.Tests.Refinement;

/// <summary>
/// All that may differ between what the two readers say of one program, with the reason. Everything else must be equal.
/// </summary>
internal static class Normalisation
{
    /// <summary>The interfaces that a type names: metadata also lists those that they bring along.</summary>
    public static bool NamesAllOf(IReadOnlyList<string> source, IReadOnlyList<string> metadata) => source.All(metadata.Contains);

    /// <summary>
    /// Attributes that are flags or signatures in metadata, or that the compiler adds there: neither reader needs to have them.
    /// </summary>
    public static bool IsComparable(AttributeFact attribute) =>
        !attribute.Type.StartsWith("System.Runtime.CompilerServices.", StringComparison.Ordinal)
        && !attribute.Type.StartsWith("System.Diagnostics.", StringComparison.Ordinal)
        && attribute.Type is not ("System.SerializableAttribute" or "System.ParamArrayAttribute" or "System.Reflection.DefaultMemberAttribute");

    /// <summary>The methods of a delegate are the runtime's.</summary>
    public static bool HasMethods(TypeFact type) => type.Shape != TypeShape.Delegate;

    /// <summary>Properties that people name: neither a record's contract nor what stands for an interface's.</summary>
    public static bool IsComparable(PropertyFact property) => property.Name != "EqualityContract" && !property.Name.Contains('.');

    /// <summary>A finaliser overrides one in metadata only.</summary>
    public static bool IsVirtual(MethodFact method) => method.IsVirtual && method.Name != "Finalize";

    /// <summary>Each constructor repeats the initialisers of its type; source shows them once.</summary>
    public static bool MayBeInitialiser(CallSite site) => site.Caller.Name == ".ctor" || site.Caller.Id.Contains(".#ctor", StringComparison.Ordinal);

    /// <summary>Source finds callers by name, and the language calls these without it; such callers are never complete.</summary>
    public static bool MayBeUnnamed(CallSite site) =>
        site.Call.Name is "Dispose" or "DisposeAsync" or "GetEnumerator" or "GetAsyncEnumerator" or "MoveNext" or "MoveNextAsync" or "GetAwaiter" or "GetResult" or "Deconstruct"
            or "Add" or "Where" or "Select";

    /// <summary>A record's clone has no name that source could use.</summary>
    public static bool IsComparable(MethodFact method) => !method.Name.Contains("<Clone>", StringComparison.Ordinal);

    /// <summary>
    /// The constructor of a base class that source calls without saying so.
    /// </summary>
    public static bool IsComparable(Call call) => !(call.IsConstructor && call.Receiver is not null && call.Arguments.Count == 0);

    /// <summary>What the compiler makes of <c>[.. items]</c>; source has no such call.</summary>
    public static bool MayBuildCollection(Call call) =>
        call.DeclaringType == "System.Collections.Generic.List`1" && call.Name is ".ctor" or "Add" or "AddRange" or "ToArray";

    /// <summary>The compiler moves a handler that awaits out of its region, and IL says only that it uses the exception.</summary>
    public static bool IsTold(CatchFact source, CatchFact il) => !(il.UsesException && (!source.UsesException || il.Calls.Count == 0));

    /// <summary>Whether IL says at least what source says: what source does not know, IL may.</summary>
    public static bool Refines(Value? source, Value? il, Functions ofSource, Functions ofIl)
    {
        if (source is null || il is null)
            return source is null && il is null;
        if (source is UnknownValue)
            return true;
        // base is this, and IL does not say by which name.
        if (source is ParameterValue { Ordinal: -1 } && il is ParameterValue { Ordinal: -1 })
            return true;
        if (source is ArrayValue && il is CallValue { Call: var built } && MayBuildCollection(built))
            return true;
        if (Texts.IsText(source, il))
            return Texts.Refines(source, il, ofSource, ofIl);
        if (source is ChoiceValue || il is ChoiceValue)
            return RefinesOneOf(Options(source), Options(il), ofSource, ofIl);
        // What a collection expression makes is the compiler's choice.
        if (!(source is ConstantValue or ArrayValue || source.Type is null || source.Type == il.Type))
            return false;
        return (source, il) switch
        {
            (ConstantValue a, ConstantValue b) => SameConstant(a.Content, b.Content),
            (FieldValue a, FieldValue b) => a.Field == b.Field && Refines(a.Instance, b.Instance, ofSource, ofIl),
            (CallValue a, CallValue b) => Refines(a.Call, b.Call, ofSource, ofIl),
            (FunctionValue a, FunctionValue b) => ofSource.NameOf(a.Method) == ofIl.NameOf(b.Method),
            (ParameterValue a, ParameterValue b) => a.Ordinal == b.Ordinal && NameOf(a.Function, ofSource) == NameOf(b.Function, ofIl),
            (TupleValue a, TupleValue b) =>
                a.Names.SequenceEqual(b.Names) && a.Items.Count == b.Items.Count
                && a.Items.Zip(b.Items).All(pair => Refines(pair.First, pair.Second, ofSource, ofIl)),
            (ItemValue a, ItemValue b) => a.Index == b.Index && Refines(a.Tuple, b.Tuple, ofSource, ofIl),
            (TypeValue a, TypeValue b) => a.Name == b.Name,
            (ExpressionValue a, ExpressionValue b) => a.Method == b.Method && a.Type == b.Type,
            (ArrayValue a, ArrayValue b) =>
                a.Items.Count == b.Items.Count && a.Items.Zip(b.Items).All(pair => Refines(pair.First, pair.Second, ofSource, ofIl)),
            _ => false,
        };
    }

    /// <summary>Paths have no order in IL: each option of source is one of IL's, and the other way round.</summary>
    public static bool RefinesOneOf(IReadOnlyList<Value> source, IReadOnlyList<Value> il, Functions ofSource, Functions ofIl) =>
        source.All(option => il.Any(read => Refines(option, read, ofSource, ofIl)))
        && il.All(read => source.Any(option => Refines(option, read, ofSource, ofIl)));

    /// <summary>What may be returned: a Debug build brings all to one place.</summary>
    public static IReadOnlyList<Value> Options(IEnumerable<Value> values) => [.. values.SelectMany(Options)];

    private static IReadOnlyList<Value> Options(Value value) => value is ChoiceValue choice ? choice.Options : [value];

    private static string? NameOf(string? function, Functions functions) => function is null ? null : functions.NameOf(function);

    public static bool Refines(Call source, Call il, Functions ofSource, Functions ofIl) =>
        ofSource.NameOf(source.Method) == ofIl.NameOf(il.Method)
        && source.DeclaringType == il.DeclaringType && source.Name == il.Name
        && source.TypeArguments.SequenceEqual(il.TypeArguments) && source.ConstrainedType == il.ConstrainedType && IsExact(source, il, ofIl)
        && (source.ReturnType is null || source.ReturnType == il.ReturnType)
        && (source.Receiver is null) == (il.Receiver is null)
        && Refines(source.Receiver, il.Receiver, ofSource, ofIl)
        && source.Arguments.Count == il.Arguments.Count
        && source.Arguments.Zip(il.Arguments).All(pair => Refines(pair.First, pair.Second, ofSource, ofIl));

    /// <summary>IL says that a call names exactly one method also where nothing could override it, or that is not looked up.</summary>
    private static bool IsExact(Call source, Call il, Functions ofIl) => source.IsBase == il.IsBase || (il.IsBase && !ofIl.IsVirtual(il.Method));

    // The language widens numbers without saying so, and IL has no enums.
    private static bool SameConstant(object? source, object? il)
    {
        if (Equals(source, il))
            return true;
        if (source is null or string || il is null or string)
            return false;
        return source is bool or char || il is bool or char
            ? false
            : Convert.ToDouble(source, CultureInfo.InvariantCulture) == Convert.ToDouble(il, CultureInfo.InvariantCulture);
    }
}
