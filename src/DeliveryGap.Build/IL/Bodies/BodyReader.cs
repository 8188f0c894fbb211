using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using DeliveryGap.Build.IL.Lowering;
using DeliveryGap.Build.IL.Metadata;
using DeliveryGap.Build.IL.Symbols;
using DeliveryGap.Core.Facts;

namespace DeliveryGap.Build.IL.Bodies;

/// <summary>Reads the bodies of one module, each once.</summary>
/// <param name="isOwn">Whether a type, as a parameter list writes it, is own code.</param>
internal sealed class BodyReader(ModuleFile module, SourceMethods methods, Places places, Func<string, bool> isOwn)
{
    // Lambdas in lambdas in lambdas; a broken assembly may nest them in a circle.
    private const int MaxNesting = 32;

    // What the runtime makes async; the enumeration of older frameworks has no name for it.
    private const System.Reflection.MethodImplAttributes RuntimeAsync = (System.Reflection.MethodImplAttributes)0x2000;

    private const string Builder = "<>t__builder";
    private const string Current = "<>2__current";

    private static readonly Dictionary<int, Value> NoFields = [];

    private readonly MetadataReader metadata = module.Metadata;
    private readonly Dictionary<int, Findings?> read = [];
    private int nesting;

    /// <summary>Null when it has none, or one that cannot be read.</summary>
    public MethodBody? Read(MethodDefinitionHandle method)
    {
        if (Find(method) is not { } findings)
            return null;
        return findings.Body ??= Fact(findings);
    }

    private static MethodBody Fact(Findings findings) => new(findings.Calls.InOrder(), Once(findings.Functions), findings.Returns.InOrder())
    {
        MethodGroups = Once(findings.MethodGroups),
        IsDynamic = findings.IsDynamic,
        Catches = findings.Catches,
    };

    private static List<string> Once(ByOffset<string> found)
    {
        var once = new List<string>();
        foreach (var item in found.InOrder())
        {
            if (!once.Contains(item))
                once.Add(item);
        }

        return once;
    }

    /// <summary>What the body of a method (its <c>MoveNext</c>, where it has one) does; null as above.</summary>
    public Findings? Find(MethodDefinitionHandle method)
    {
        var row = MetadataTokens.GetRowNumber(method);
        if (!read.TryGetValue(row, out var findings))
        {
            // Should it be asked for while it is read, there is nothing yet.
            read[row] = null;
            try
            {
                findings = Decode(method);
            }
            catch (Exception e) when (Malformed.Is(e))
            {
                findings = null;
            }

            read[row] = findings;
        }

        return findings;
    }

    private Findings? Decode(MethodDefinitionHandle source)
    {
        var code = methods.BodyOf(source);
        var address = metadata.GetMethodDefinition(code).RelativeVirtualAddress;
        if (address == 0)
            return null;
        if (IsMadeUp(source))
            return new Findings();
        var body = module.File.GetMethodBody(address);
        var frame = Prepare(source, code, body);
        var findings = new Findings();
        var origins = new Origins();
        var joins = new Joins(origins);
        var arrays = new Arrays(module, joins);
        var members = methods.MembersOf(code);
        var lines = new Lines(places.Pdb.Lines(code));
        var fields = new FieldAccess(members, frame, origins, findings);
        var invocations = new Invocations(module, members, isOwn, arrays, origins, findings, lines.At);
        var entry = new Frame(joins);
        for (var i = 0; i < frame.Arguments.Length; i++)
            entry.Store(Instructions.Argument(i), frame.Arguments[i]);
        foreach (var field in frame.Fields)
            entry.Store(field.Key, field.Value);
        var regions = Code.Regions(body);
        if (Catches(regions))
            findings.Stores = new Stores(origins, arrays);
        new Flow(body.GetILReader(), regions, CaughtType, findings.Stores).Run(entry, new Instructions(module, members, frame, arrays, fields, invocations, origins, findings));
        arrays.Finish();
        if (findings.Stores is { } stores)
        {
            var isSuspended = source != code || IsRuntimeAsync(source);
            var listing = new Listing(body.GetILReader());
            var handlers = new Handlers(
                listing, members, findings, stores, places.Pdb.Variables(code), isSuspended, frame.ReturnType is not null || frame.IsAsync);
            findings.Catches = handlers.Read(regions, new Continuations(body.GetILReader(), regions, listing, members), (start, end) => places.OfCatch(lines.First(start, end)));
        }

        return findings;
    }

    /// <summary>A member that nobody wrote, such as a record's <c>ToString</c>: source shows no code in it, but that an accessor gives a field.</summary>
    private bool IsMadeUp(MethodDefinitionHandle method) =>
        AutoProperties.IsMadeUp(module, method) && AutoProperties.FieldOf(module, method).IsNil;

    private BodyFrame Prepare(MethodDefinitionHandle source, MethodDefinitionHandle code, MethodBodyBlock body)
    {
        var captured = new Dictionary<int, Value>();
        return new BodyFrame
        {
            Arguments = Arguments(code),
            LocalTypes = body.LocalSignature.IsNil ? [] : methods.MembersOf(code).Locals(body.LocalSignature),
            Fields = source == code ? NoFields : HoistedParameters(source, code),
            // Always the same object: what is made of it is told apart by that.
            Captured = field => captured.TryGetValue(field.Token, out var known) ? known : captured[field.Token] = Captured(source, code, field),
            IsStoredByOthers = methods.IsStoredBySeveral,
            ReturnType = source == code ? ReturnType(source) : null,
            IsAsync = source != code && HasField(code, Builder) && !HasField(code, Current),
        };
    }

    private string? ReturnType(MethodDefinitionHandle method)
    {
        var type = methods.MembersOf(method).Method(method).ReturnType;
        if (IsRuntimeAsync(method))
            return TypeNames.Arguments(type) is { Count: 1 } arguments ? arguments[0] : null;
        return type == "System.Void" ? null : type;
    }

    private bool IsRuntimeAsync(MethodDefinitionHandle method) => (metadata.GetMethodDefinition(method).ImplAttributes & RuntimeAsync) != 0;

    private static bool Catches(ExceptionRegion[] regions)
    {
        foreach (var region in regions)
        {
            if (region.Kind is ExceptionRegionKind.Catch or ExceptionRegionKind.Filter)
                return true;
        }

        return false;
    }

    private bool HasField(MethodDefinitionHandle method, string name)
    {
        foreach (var field in metadata.GetTypeDefinition(metadata.GetMethodDefinition(method).GetDeclaringType()).GetFields())
        {
            if (metadata.StringComparer.Equals(metadata.GetFieldDefinition(field).Name, name))
                return true;
        }

        return false;
    }

    private Value[] Arguments(MethodDefinitionHandle method)
    {
        var name = methods.MembersOf(method).Method(method);
        var shift = name.HasThis ? 1 : 0;
        var arguments = new Value[name.ParameterTypes.Length + shift];
        if (name.HasThis)
            arguments[0] = This(method);
        for (var i = 0; i < name.ParameterTypes.Length; i++)
            arguments[i + shift] = new ParameterValue(i, Values.Pointed(name.ParameterTypes[i]));
        return arguments;
    }

    /// <summary>In a closure or a state machine: the object of the source type, as what captures it holds it.</summary>
    private ParameterValue This(MethodDefinitionHandle method) =>
        new(-1, module.Names.Itself(methods.SourceType(metadata.GetMethodDefinition(method).GetDeclaringType())));

    private string? CaughtType(ExceptionRegion region) =>
        region.Kind == ExceptionRegionKind.Catch && !region.CatchType.IsNil ? module.Names.Of(region.CatchType) : "System.Object";

    /// <summary>An async method's or iterator's parameters live in fields of the same names.</summary>
    private Dictionary<int, Value> HoistedParameters(MethodDefinitionHandle source, MethodDefinitionHandle moveNext)
    {
        var ordinals = ParameterOrdinals(source);
        var name = methods.MembersOf(source).Method(source);
        var hoisted = new Dictionary<int, Value>();
        foreach (var handle in metadata.GetTypeDefinition(metadata.GetMethodDefinition(moveNext).GetDeclaringType()).GetFields())
        {
            var field = metadata.GetString(metadata.GetFieldDefinition(handle).Name);
            // An iterator keeps what it was called with beside what it changes.
            if (field.StartsWith("<>3__", StringComparison.Ordinal))
                field = field.Substring(5);
            if (field == "<>4__this")
                hoisted[MetadataTokens.GetToken(handle)] = This(source);
            else if (ordinals.TryGetValue(field, out var ordinal) && ordinal < name.ParameterTypes.Length)
                hoisted[MetadataTokens.GetToken(handle)] = new ParameterValue(ordinal, Values.Pointed(name.ParameterTypes[ordinal]));
        }

        return hoisted;
    }

    private Dictionary<string, int> ParameterOrdinals(MethodDefinitionHandle method)
    {
        var ordinals = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var handle in metadata.GetMethodDefinition(method).GetParameters())
        {
            var parameter = metadata.GetParameter(handle);
            if (parameter.SequenceNumber > 0)
                ordinals[metadata.GetString(parameter.Name)] = parameter.SequenceNumber - 1;
        }

        return ordinals;
    }

    /// <summary>What the methods around a lambda or local function stored, if they did so once.</summary>
    private Value Captured(MethodDefinitionHandle function, MethodDefinitionHandle code, FieldName field)
    {
        if (field.Name == "<>4__this")
            return This(function);
        // Before the first store: a member's own closure, what a state machine keeps for later, the cache of a lambda.
        if (!Generated.IsFunction(metadata.GetString(metadata.GetMethodDefinition(function).Name)) || IsDeclaredWith(field, code)
            || field.Name.StartsWith("<>9__", StringComparison.Ordinal))
            return Undefined.Instance;
        if (methods.StoresInto(field.Token) == 1 && nesting < MaxNesting && Stored(function, field) is { } value)
            return value;
        return new UnknownValue(Generated.IsGenerated(field.Type) ? null : field.Type);
    }

    private Value? Stored(MethodDefinitionHandle function, FieldName field)
    {
        nesting++;
        try
        {
            var holder = methods.HolderOf(function);
            for (var depth = 0; depth < MaxNesting && !holder.IsNil; depth++)
            {
                if (Find(holder) is { } findings && findings.Captures.TryGetValue(field.Token, out var value))
                    return Rebase(value, field.Type, module.Members.Method(holder).Id);
                holder = methods.HolderOf(holder);
            }

            return null;
        }
        finally
        {
            nesting--;
        }
    }

    private bool IsDeclaredWith(FieldName field, MethodDefinitionHandle code)
    {
        var handle = MetadataTokens.EntityHandle(field.Token);
        return methods.BodyOf(methods.SourceOf(code)) == code && methods.SourceOf(code) != code
            && handle.Kind == HandleKind.FieldDefinition
            && metadata.GetFieldDefinition((FieldDefinitionHandle)handle).GetDeclaringType() == metadata.GetMethodDefinition(code).GetDeclaringType();
    }

    /// <summary>A parameter of the method around it is none of the lambda's.</summary>
    private static Value Rebase(Value value, string type, string holder) =>
        value is MachineValue
            ? new UnknownValue(type)
            : new Rewriting(part => part is ParameterValue { Ordinal: >= 0, Function: null } parameter
                ? new ParameterValue(parameter.Ordinal, parameter.Type, holder)
                : null).Of(value);

    /// <summary>Source lines of a body's instructions.</summary>
    private sealed class Lines(IReadOnlyList<SourceLine> lines)
    {
        /// <summary>The first that stands in a range of offsets.</summary>
        public Place First(int start, int end)
        {
            foreach (var line in lines)
            {
                if (line.Offset >= start && line.Offset < end)
                    return new Place(line.File, line.Line);
            }

            return At(start);
        }

        public Place At(int offset)
        {
            var (low, high) = (0, lines.Count - 1);
            while (low < high)
            {
                var middle = (low + high + 1) / 2;
                if (lines[middle].Offset <= offset)
                    low = middle;
                else
                    high = middle - 1;
            }

            return lines.Count == 0 ? Place.None : new Place(lines[low].File, lines[low].Line);
        }
    }
}
