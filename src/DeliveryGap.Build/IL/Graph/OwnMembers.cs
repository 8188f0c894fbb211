using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using DeliveryGap.Build.IL.Metadata;

namespace DeliveryGap.Build.IL.Graph;

/// <summary>All own methods and types, numbered through all modules, and how they are found by name.</summary>
internal sealed class OwnMembers
{
    public const int None = -1;

    // No real nesting comes near; a circle in a broken table ends here.
    private const int MaxDepth = 64;

    private readonly Modules modules;
    private readonly int[] firstMethod;
    private readonly int[] firstType;
    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);

    // By type and name: the last one declared, and by method the one before.
    private readonly int[] buckets;
    private readonly int[] nextOfBucket;
    private readonly int[]?[] references;
    private readonly HashSet<int>?[] ownReferences;
    private readonly (int First, int Count)[] methodsOf;

    public OwnMembers(Modules modules)
    {
        this.modules = modules;
        var count = modules.Own.Count;
        firstMethod = new int[count + 1];
        firstType = new int[count + 1];
        references = new int[]?[count];
        ownReferences = new HashSet<int>?[count];
        for (var i = 0; i < count; i++)
        {
            numbers.Add(modules.Own[i].Assembly, i);
            firstMethod[i + 1] = firstMethod[i] + modules.Own[i].Metadata.MethodDefinitions.Count;
            firstType[i + 1] = firstType[i] + modules.Own[i].Metadata.TypeDefinitions.Count;
        }

        Methods = firstMethod[count];
        Types = firstType[count];
        Hashes = new int[Methods];
        TypeOf = new int[Methods];
        IsAdder = new bool[Methods];
        IsFunction = new bool[Methods];
        IsConstructor = new bool[Methods];
        methodsOf = new (int First, int Count)[Types];
        nextOfBucket = new int[Methods];
        buckets = new int[BucketsFor(Methods)];
        for (var i = 0; i < buckets.Length; i++)
            buckets[i] = None;
        for (var i = 0; i < count; i++)
            Declare(i);
        BaseOf = new int[Types];
        for (var i = 0; i < count; i++)
        {
            ReadBases(i);
            ReadEvents(i);
        }
    }

    public IReadOnlyList<ModuleFile> Modules => modules.Own;

    public int Methods { get; }
    public int Types { get; }

    /// <summary>By method: its name with the number of its parameters.</summary>
    public int[] Hashes { get; }

    /// <summary>By method: the type that declares it.</summary>
    public int[] TypeOf { get; }

    /// <summary>By method: it subscribes to an event.</summary>
    public bool[] IsAdder { get; }

    /// <summary>By method: a lambda, a local function or another that no one named.</summary>
    public bool[] IsFunction { get; }

    /// <summary>By method: an object is made by it.</summary>
    public bool[] IsConstructor { get; }

    /// <summary>By type: the own type that it derives from, or <see cref="None"/>.</summary>
    public int[] BaseOf { get; }

    /// <summary>Whichever thread's it is.</summary>
    public int NumberOf(ModuleFile module) => numbers[module.Assembly];

    public int Method(int module, EntityHandle method) => firstMethod[module] + MetadataTokens.GetRowNumber(method) - 1;

    public int Type(int module, EntityHandle type) => firstType[module] + MetadataTokens.GetRowNumber(type) - 1;

    /// <summary>The first of the methods that a type itself declares by a name; <see cref="None"/> when there is none.</summary>
    public int Find(int type, int hash) => Among(buckets[Bucket(type, hash)], type, hash);

    /// <summary>All that a type itself declares.</summary>
    public IEnumerable<int> MethodsOf(int type)
    {
        var (first, count) = methodsOf[type];
        for (var method = first; method < first + count; method++)
            yield return method;
    }

    /// <summary>The next one of the same name, number of parameters and type.</summary>
    public int NextOf(int method) => Among(nextOfBucket[method], TypeOf[method], Hashes[method]);

    /// <summary>A definition, reference or specification of an own type; <see cref="None"/> for any other.</summary>
    public int Resolve(int module, EntityHandle type)
    {
        var metadata = modules.Own[module].Metadata;
        if (type.Kind == HandleKind.TypeSpecification)
        {
            var signature = metadata.GetBlobReader(metadata.GetTypeSpecification((TypeSpecificationHandle)type).Signature);
            if (signature.ReadSignatureTypeCode() != SignatureTypeCode.GenericTypeInstance)
                return None;
            signature.ReadCompressedInteger();
            type = signature.ReadTypeHandle();
        }

        return type.Kind switch
        {
            HandleKind.TypeDefinition => Type(module, type),
            HandleKind.TypeReference => ResolveReference(module, (TypeReferenceHandle)type),
            _ => None,
        };
    }

    private int Among(int method, int type, int hash)
    {
        while (method != None && (TypeOf[method] != type || Hashes[method] != hash))
            method = nextOfBucket[method];
        return method;
    }

    private int Bucket(int type, int hash) => unchecked((hash * 31 + type) * (int)2654435761) >>> 8 & (buckets.Length - 1);

    private static int BucketsFor(int methods)
    {
        var count = 16;
        while (count < methods)
            count *= 2;
        return count;
    }

    private int ResolveReference(int module, TypeReferenceHandle type)
    {
        var known = references[module] ??= new int[modules.Own[module].Metadata.GetTableRowCount(TableIndex.TypeRef) + 1];
        var row = MetadataTokens.GetRowNumber(type);
        if (known[row] == 0)
            known[row] = Look(modules.Own[module], type) + 2;
        return known[row] - 2;
    }

    private int Look(ModuleFile module, TypeReferenceHandle type)
    {
        // What the compiler made belongs to one module.
        if (!MayBeOwn(module, type) || module.TryName(type) is not { } name || Generated.IsGenerated(name) || modules.OwnerOf(name) is not { } owner)
            return None;
        return Type(NumberOf(owner), owner.Type(name));
    }

    /// <summary>The framework's are most of them: they are not looked up.</summary>
    private bool MayBeOwn(ModuleFile module, TypeReferenceHandle type)
    {
        var metadata = module.Metadata;
        EntityHandle scope = type;
        for (var depth = 0; depth < MaxDepth && scope.Kind == HandleKind.TypeReference; depth++)
            scope = metadata.GetTypeReference((TypeReferenceHandle)scope).ResolutionScope;
        return scope.Kind != HandleKind.AssemblyReference || (ownReferences[NumberOf(module)] ??= ReadReferences(metadata)).Contains(MetadataTokens.GetRowNumber(scope));
    }

    /// <summary>The rows of references to own assemblies.</summary>
    private HashSet<int> ReadReferences(MetadataReader metadata)
    {
        var own = new HashSet<int>();
        foreach (var handle in metadata.AssemblyReferences)
        {
            if (numbers.ContainsKey(metadata.GetString(metadata.GetAssemblyReference(handle).Name)))
                own.Add(MetadataTokens.GetRowNumber(handle));
        }

        return own;
    }

    private void Declare(int module)
    {
        var metadata = modules.Own[module].Metadata;
        foreach (var typeHandle in metadata.TypeDefinitions)
        {
            var type = Type(module, typeHandle);
            var methods = metadata.GetTypeDefinition(typeHandle).GetMethods();
            methodsOf[type] = (methods.Count == 0 ? 0 : Method(module, First(methods)), methods.Count);
            foreach (var handle in methods)
            {
                var definition = metadata.GetMethodDefinition(handle);
                var method = Method(module, handle);
                var hash = Hash(metadata, definition);
                (Hashes[method], TypeOf[method]) = (hash, type);
                IsFunction[method] = IsMadeUp(metadata, definition.Name);
                IsConstructor[method] = (definition.Attributes & (MethodAttributes.RTSpecialName | MethodAttributes.Static)) == MethodAttributes.RTSpecialName;
                var bucket = Bucket(type, hash);
                nextOfBucket[method] = buckets[bucket];
                buckets[bucket] = method;
            }
        }
    }

    private static MethodDefinitionHandle First(MethodDefinitionHandleCollection methods)
    {
        foreach (var method in methods)
            return method;
        return default;
    }

    private void ReadEvents(int module)
    {
        var metadata = modules.Own[module].Metadata;
        foreach (var handle in metadata.EventDefinitions)
        {
            var adder = metadata.GetEventDefinition(handle).GetAccessors().Adder;
            if (!adder.IsNil)
                IsAdder[Method(module, adder)] = true;
        }
    }

    private static bool IsMadeUp(MetadataReader metadata, StringHandle name)
    {
        try
        {
            return metadata.StringComparer.StartsWith(name, "<");
        }
        catch (Exception e) when (Malformed.Is(e))
        {
            return false;
        }
    }

    private static int Hash(MetadataReader metadata, MethodDefinition method)
    {
        try
        {
            return NameHash.Of(metadata, method.Name, method.Signature);
        }
        catch (Exception e) when (Malformed.Is(e))
        {
            // Nothing can name it.
            return 0;
        }
    }

    private void ReadBases(int module)
    {
        var metadata = modules.Own[module].Metadata;
        foreach (var handle in metadata.TypeDefinitions)
        {
            var type = Type(module, handle);
            try
            {
                var above = metadata.GetTypeDefinition(handle).BaseType;
                BaseOf[type] = above.IsNil ? None : Resolve(module, above);
            }
            catch (Exception e) when (Malformed.Is(e))
            {
                BaseOf[type] = None;
            }
        }
    }
}
