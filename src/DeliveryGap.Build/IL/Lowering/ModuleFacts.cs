using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using DeliveryGap.Build.IL.Bodies;
using DeliveryGap.Build.IL.Metadata;
using DeliveryGap.Build.IL.Symbols;
using DeliveryGap.Core.Catalog;
using DeliveryGap.Core.Facts;

namespace DeliveryGap.Build.IL.Lowering;

/// <summary>The facts of one module, lowered when asked for.</summary>
internal sealed class ModuleFacts
{
    // See Members.Id.
    private static readonly char[] Rewritten = ['.', '<', '>'];

    private const string Embedded = "Microsoft.CodeAnalysis.EmbeddedAttribute";

    // Looked through faster than an index of them is made.
    private const int FewMethods = 64;

    private readonly ModuleFile module;
    private readonly Modules modules;
    private readonly MetadataReader metadata;
    private readonly AttributeLowering attributes;
    private readonly Places places;

    // What makes the lists of a type or method, by its row.
    private readonly Func<int, IReadOnlyList<PropertyFact>> properties;
    private readonly Func<int, IReadOnlyList<MethodFact>> methodsOfType;
    private readonly Func<int, IReadOnlyList<AttributeFact>> attributesOfMethod;
    private readonly Func<int, IReadOnlyList<int>> metricNames;

    // By the row of a type.
    private readonly Dictionary<int, ILookup<string, MethodDefinitionHandle>> methodNames = [];

    // By row.
    private readonly Dictionary<int, TypeFact?> types;
    private readonly Dictionary<int, MethodFact> methods = [];
    private IReadOnlyList<TypeFact>? written;

    public ModuleFacts(ModuleFile module, Modules modules, SourceFiles sources)
    {
        this.module = module;
        this.modules = modules;
        metadata = module.Metadata;
        // Each by the thread that asks first.
        var machines = new Lazy<StateMachines>(() => new StateMachines(module.Fork()));
        Uses = new Lazy<TokenUses>(() => TokenPass.Read(module.Fork(), machines));
        SourceMethods = new SourceMethods(module, machines);
        places = new Places(module, sources, SourceMethods.BodyOf, message => modules.ReportSymbols(module, message));
        attributes = new AttributeLowering(module, modules, places);
        types = new Dictionary<int, TypeFact?>(module.IsOwn ? metadata.TypeDefinitions.Count : 0);
        properties = row => Properties(MetadataTokens.TypeDefinitionHandle(row));
        methodsOfType = row => Methods(MetadataTokens.TypeDefinitionHandle(row));
        attributesOfMethod = row => attributes.Of(MetadataTokens.MethodDefinitionHandle(row));
        metricNames = row => OurAttributes.MetricNames(module, MetadataTokens.MethodDefinitionHandle(row));
        Bodies = new BodyReader(module, SourceMethods, places, type => modules.OwnerOf(TypeNames.Definition(type)) is not null);
        Fields = new FieldLowering(module, SourceMethods, Bodies);
        MethodTokens = new MethodTokens(module);
        HandedTypes = new HandedTypes(module, modules, Uses);
        Mentions = new Mentions(module, modules, Uses);
        Names = new NameScan(module, Uses, MethodTokens);
    }

    public SourceMethods SourceMethods { get; }

    public BodyReader Bodies { get; }

    public FieldLowering Fields { get; }

    public Lazy<TokenUses> Uses { get; }

    public MethodTokens MethodTokens { get; }

    public HandedTypes HandedTypes { get; }

    public Mentions Mentions { get; }

    public NameScan Names { get; }

    public AssemblyFact Assembly => new(
        module.Assembly,
        metadata.IsAssembly ? metadata.GetAssemblyDefinition().Version.ToString() : "0.0.0.0",
        metadata.IsAssembly ? RazorAttributes.AndOurs(attributes.Of(EntityHandle.AssemblyDefinition)) : []);

    /// <summary>The types that were written.</summary>
    public IReadOnlyList<TypeFact> Types => written ??= ReadTypes();

    private List<TypeFact> ReadTypes()
    {
        List<TypeFact> read = [];
        foreach (var handle in metadata.TypeDefinitions)
        {
            if (IsWritten(handle) && Type(handle) is { } type)
                read.Add(type);
        }

        return read;
    }

    /// <summary>Null when it is broken.</summary>
    public TypeFact? Type(TypeDefinitionHandle handle)
    {
        var row = MetadataTokens.GetRowNumber(handle);
        if (!types.TryGetValue(row, out var fact))
        {
            try
            {
                fact = Lower(handle);
            }
            catch (Exception e) when (Malformed.Is(e))
            {
                modules.Report(module, "One of its types cannot be read.");
            }

            types.Add(row, fact);
        }

        return fact;
    }

    /// <exception cref="BadImageFormatException">It is broken.</exception>
    public MethodFact Method(MethodDefinitionHandle handle)
    {
        var row = MetadataTokens.GetRowNumber(handle);
        if (!methods.TryGetValue(row, out var fact))
        {
            fact = Lower(handle);
            methods.Add(row, fact);
        }

        return fact;
    }

    /// <summary>Nil when the type has none of that id.</summary>
    /// <param name="name">The metadata name, as far as <paramref name="id"/> tells it.</param>
    public MethodDefinitionHandle FindMethod(TypeDefinitionHandle type, string id, string name)
    {
        var methods = metadata.GetTypeDefinition(type).GetMethods();
        if (methods.Count > FewMethods)
        {
            foreach (var method in NamesOf(type)[name])
            {
                if (module.Members.Method(method).Id == id)
                    return method;
            }
        }
        else
        {
            foreach (var method in methods)
            {
                if (metadata.StringComparer.Equals(metadata.GetMethodDefinition(method).Name, name) && module.Members.Method(method).Id == id)
                    return method;
            }
        }

        // An id does not tell names that hold what it writes otherwise.
        if (name.IndexOfAny(Rewritten) < 0)
            return default;
        foreach (var method in methods)
        {
            if (module.Members.Method(method).Id == id)
                return method;
        }

        return default;
    }

    private ILookup<string, MethodDefinitionHandle> NamesOf(TypeDefinitionHandle type)
    {
        var row = MetadataTokens.GetRowNumber(type);
        if (!methodNames.TryGetValue(row, out var names))
        {
            names = metadata.GetTypeDefinition(type).GetMethods().ToLookup(method => metadata.GetString(metadata.GetMethodDefinition(method).Name), StringComparer.Ordinal);
            methodNames.Add(row, names);
        }

        return names;
    }

    private bool IsWritten(TypeDefinitionHandle handle)
    {
        try
        {
            // What is nested in something made up is made up.
            return !SourceMethods.IsGenerated(handle) && !SourceMethods.IsGenerated(Outermost(handle)) && !IsEmbedded(handle);
        }
        catch (Exception e) when (Malformed.Is(e))
        {
            return false;
        }
    }

    private TypeDefinitionHandle Outermost(TypeDefinitionHandle type)
    {
        for (var depth = 0; depth < 64 && metadata.GetTypeDefinition(type).GetDeclaringType() is { IsNil: false } outer; depth++)
        {
            type = outer;
            if (SourceMethods.IsGenerated(type))
                break;
        }

        return type;
    }

    private bool IsEmbedded(TypeDefinitionHandle handle)
    {
        var type = metadata.GetTypeDefinition(handle);
        // The compiler puts copies of attributes that the framework lacks into these namespaces.
        if (type.Namespace.IsNil || !(metadata.StringComparer.StartsWith(type.Namespace, "System.Runtime.CompilerServices")
            || metadata.StringComparer.StartsWith(type.Namespace, "Microsoft.CodeAnalysis")))
            return false;
        foreach (var attribute in type.GetCustomAttributes())
        {
            if (module.Members.DeclaringType(metadata.GetCustomAttribute(attribute).Constructor) == Embedded)
                return true;
        }

        return false;
    }

    private TypeFact Lower(TypeDefinitionHandle handle)
    {
        var type = metadata.GetTypeDefinition(handle);
        var outer = type.GetDeclaringType();
        var name = module.Names.Definition(handle);
        var row = MetadataTokens.GetRowNumber(handle);
        var isInterface = (type.Attributes & TypeAttributes.Interface) != 0;
        var baseType = type.BaseType.IsNil ? null : module.Names.Of(type.BaseType);
        return new TypeFact
        {
            Name = name,
            Assembly = module.Assembly,
            Shape = isInterface ? TypeShape.Interface : baseType switch
            {
                "System.ValueType" when name != "System.Enum" => TypeShape.Struct,
                "System.Enum" => TypeShape.Enum,
                "System.MulticastDelegate" => TypeShape.Delegate,
                _ => TypeShape.Class,
            },
            IsOwn = module.IsOwn,
            // A static class is both abstract and sealed.
            IsAbstract = (type.Attributes & (TypeAttributes.Abstract | TypeAttributes.Sealed)) == TypeAttributes.Abstract,
            IsSealed = (type.Attributes & TypeAttributes.Sealed) != 0,
            IsTopLevelPublic = (type.Attributes & TypeAttributes.VisibilityMask) == TypeAttributes.Public,
            IsGeneric = type.GetGenericParameters().Count > 0,
            DeclaringType = outer.IsNil ? null : module.Names.Definition(outer),
            BaseType = baseType,
            Interfaces = Interfaces(type),
            Attributes = attributes.Of(handle),
            Properties = type.GetProperties().Count == 0 ? [] : new Deferred<PropertyFact>(properties, row),
            Methods = new Deferred<MethodFact>(methodsOfType, row),
            Place = module.IsOwn ? places.Of(handle) : Place.None,
        };
    }

    private string[] Interfaces(TypeDefinition type)
    {
        var handles = type.GetInterfaceImplementations();
        if (handles.Count == 0)
            return [];
        var interfaces = new string[handles.Count];
        var i = 0;
        foreach (var handle in handles)
            interfaces[i++] = module.Names.Of(metadata.GetInterfaceImplementation(handle).Interface);
        return interfaces;
    }

    /// <summary>No indexers, no implementations of an interface's by its name, and none that nobody wrote, such as a record's contract.</summary>
    private List<PropertyFact> Properties(TypeDefinitionHandle type)
    {
        var facts = new List<PropertyFact>();
        foreach (var handle in metadata.GetTypeDefinition(type).GetProperties())
        {
            try
            {
                var property = metadata.GetPropertyDefinition(handle);
                var name = metadata.GetString(property.Name);
                var signature = metadata.GetBlobReader(property.Signature);
                signature.ReadSignatureHeader();
                if (signature.ReadCompressedInteger() > 0 || name.IndexOf('.') >= 0 || IsMadeUp(property.GetAccessors()))
                    continue;
                facts.Add(new PropertyFact(name, module.Names.Read(ref signature, null, null)));
            }
            catch (Exception e) when (Malformed.Is(e))
            {
                modules.Report(module, "One of its properties cannot be read.");
            }
        }

        return facts;
    }

    private bool IsMadeUp(PropertyAccessors accessors) =>
        !accessors.Getter.IsNil && AutoProperties.IsMadeUp(module, accessors.Getter) && AutoProperties.FieldOf(module, accessors.Getter).IsNil;

    private List<MethodFact> Methods(TypeDefinitionHandle type)
    {
        var facts = new List<MethodFact>();
        foreach (var handle in metadata.GetTypeDefinition(type).GetMethods())
        {
            try
            {
                if (IsOrdinary(handle))
                    facts.Add(Method(handle));
            }
            catch (Exception e) when (Malformed.Is(e))
            {
                modules.Report(module, "One of its methods cannot be read.");
            }
        }

        return facts;
    }

    /// <summary>Neither an accessor, an operator or a constructor nor a lambda; <c>&lt;Main&gt;$</c> is what holds top-level statements.</summary>
    private bool IsOrdinary(MethodDefinitionHandle handle)
    {
        var method = metadata.GetMethodDefinition(handle);
        if ((method.Attributes & (MethodAttributes.SpecialName | MethodAttributes.RTSpecialName)) != 0)
            return false;
        return !metadata.StringComparer.StartsWith(method.Name, "<") || metadata.GetString(method.Name).EndsWith(">$", StringComparison.Ordinal);
    }

    private MethodFact Lower(MethodDefinitionHandle handle)
    {
        var method = metadata.GetMethodDefinition(handle);
        var row = MetadataTokens.GetRowNumber(handle);
        var name = SourceMethods.MembersOf(handle).Method(handle);
        var isFunction = Generated.IsFunction(name.Name);
        var holder = isFunction ? SourceMethods.HolderOf(handle) : default;
        return new MethodFact
        {
            Id = name.Id,
            Symbol = isFunction ? module.Members.Method(Member(handle)).Id : name.Id,
            Name = Generated.SourceName(name.Name),
            DeclaringType = module.Names.Definition(SourceMethods.SourceType(method.GetDeclaringType())),
            IsPublic = (method.Attributes & MethodAttributes.MemberAccessMask) == MethodAttributes.Public && !isFunction,
            IsStatic = (method.Attributes & MethodAttributes.Static) != 0,
            IsAbstract = (method.Attributes & MethodAttributes.Abstract) != 0,
            IsVirtual = (method.Attributes & (MethodAttributes.Virtual | MethodAttributes.Final)) == MethodAttributes.Virtual,
            IsGeneric = method.GetGenericParameters().Count > 0,
            ParameterTypes = isFunction ? WithoutClosures(name.ParameterTypes) : name.ParameterTypes,
            ReturnType = TypeNames.IsCompilerGenerated(name.ReturnType) ? null : name.ReturnType,
            Overrides = isFunction ? null : Overrides.Find(module, handle, modules),
            Holder = holder.IsNil ? null : module.Members.Method(holder).Id,
            Attributes = new Deferred<AttributeFact>(attributesOfMethod, row),
            MetricNames = method.GetParameters().Count == 0 ? [] : new Deferred<int>(metricNames, row),
            Place = module.IsOwn ? places.Of(handle) : Place.None,
        };
    }

    /// <summary>The member that holds a lambda or local function; itself when that cannot be found.</summary>
    private MethodDefinitionHandle Member(MethodDefinitionHandle function)
    {
        var member = function;
        for (var depth = 0; depth < 64 && SourceMethods.HolderOf(member) is { IsNil: false } holder; depth++)
            member = holder;
        return member;
    }

    private static string[] WithoutClosures(string[] parameters)
    {
        var count = parameters.Length;
        while (count > 0 && Generated.IsClosureParameter(parameters[count - 1]))
            count--;
        if (count == parameters.Length)
            return parameters;
        var visible = new string[count];
        Array.Copy(parameters, visible, count);
        return visible;
    }
}
