using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Runtime.InteropServices;

namespace DeliveryGap.Benchmarks.Floor;

/// <summary>
/// The call graph of a set of assemblies: calls, function pointers taken, state machines, overrides and interface implementations.
/// Methods are matched by declaring type, name, number of parameters and number of type parameters; where that leaves several, all are taken,
/// so the graph has too many edges rather than too few.
/// </summary>
internal sealed unsafe class Graph
{
    private readonly Image[] _images;
    private readonly int[] _methodBase;
    private readonly int[] _typeBase;
    private readonly Dictionary<string, int> _typeByName = new(StringComparer.Ordinal);
    private readonly Dictionary<(int Type, string Name, int Shape), int> _firstByShape = [];
    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);
    private readonly string[] _methodName;
    private readonly int[] _methodShape;
    private readonly int[] _methodType;
    private readonly int[] _nextSameShape;
    private readonly bool[] _virtual;
    private readonly int[] _baseType;
    private List<(int From, int To)> _edges = [];
    private int[] _starts = [];
    private int[] _targets = [];

    public Graph(Image[] images)
    {
        _images = images;
        _methodBase = new int[images.Length + 1];
        _typeBase = new int[images.Length + 1];
        for (var i = 0; i < images.Length; i++)
        {
            _methodBase[i + 1] = _methodBase[i] + images[i].Metadata.MethodDefinitions.Count;
            _typeBase[i + 1] = _typeBase[i] + images[i].Metadata.TypeDefinitions.Count;
        }

        Methods = _methodBase[^1];
        _methodName = new string[Methods];
        _methodShape = new int[Methods];
        _methodType = new int[Methods];
        _nextSameShape = new int[Methods];
        _virtual = new bool[Methods];
        _baseType = new int[_typeBase[^1]];
        Array.Fill(_baseType, -1);
        for (var i = 0; i < images.Length; i++)
        {
            Declare(i);
        }

        for (var i = 0; i < images.Length; i++)
        {
            Bases(i);
        }

        for (var i = 0; i < images.Length; i++)
        {
            VirtualEdges(i);
        }

        VirtualEdgeCount = _edges.Count;
        for (var i = 0; i < images.Length; i++)
        {
            CallEdges(i);
        }

        Pack();
    }

    public int Methods { get; }

    public int Edges => _targets.Length;

    public int VirtualEdgeCount { get; }

    public int External { get; private set; }

    public int StateMachines { get; private set; }

    /// <summary>How many methods can be reached from the given ones.</summary>
    public int Reach(ReadOnlySpan<int> roots, int[] mark, int stamp, int[] queue)
    {
        int head = 0, tail = 0;
        foreach (var r in roots)
        {
            if (mark[r] != stamp)
            {
                mark[r] = stamp;
                queue[tail++] = r;
            }
        }

        while (head < tail)
        {
            var m = queue[head++];
            for (int e = _starts[m], end = _starts[m + 1]; e < end; e++)
            {
                var t = _targets[e];
                if (mark[t] != stamp)
                {
                    mark[t] = stamp;
                    queue[tail++] = t;
                }
            }
        }

        return tail;
    }

    public string Name(int method)
    {
        var i = Array.FindLastIndex(_methodBase, b => b <= method);
        var md = _images[i].Metadata;
        var t = md.GetTypeDefinition(MetadataTokens.TypeDefinitionHandle(_methodType[method] - _typeBase[i] + 1));
        return $"{md.GetString(t.Name)}.{_methodName[method]}";
    }

    private string Intern(string s) => _names.TryGetValue(s, out var known) ? known : _names[s] = s;

    private static string FullName(MetadataReader md, TypeDefinition t)
    {
        var name = md.GetString(t.Name);
        if (t.IsNested)
        {
            return FullName(md, md.GetTypeDefinition(t.GetDeclaringType())) + "+" + name;
        }

        return t.Namespace.IsNil ? name : md.GetString(t.Namespace) + "." + name;
    }

    private static string FullName(MetadataReader md, TypeReference t)
    {
        var name = md.GetString(t.Name);
        if (t.ResolutionScope.Kind == HandleKind.TypeReference)
        {
            return FullName(md, md.GetTypeReference((TypeReferenceHandle)t.ResolutionScope)) + "+" + name;
        }

        return t.Namespace.IsNil ? name : md.GetString(t.Namespace) + "." + name;
    }

    /// <summary>Parameters and type parameters, from the head of a method signature.</summary>
    private static int Shape(BlobReader signature)
    {
        var header = signature.ReadSignatureHeader();
        var generic = header.IsGeneric ? signature.ReadCompressedInteger() : 0;
        return header.Kind == SignatureKind.Method ? (signature.ReadCompressedInteger() << 8) | generic : -1;
    }

    private void Declare(int image)
    {
        var md = _images[image].Metadata;
        foreach (var typeHandle in md.TypeDefinitions)
        {
            var type = md.GetTypeDefinition(typeHandle);
            var typeId = _typeBase[image] + MetadataTokens.GetRowNumber(typeHandle) - 1;
            _typeByName.TryAdd(FullName(md, type), typeId);
            foreach (var handle in type.GetMethods())
            {
                var method = md.GetMethodDefinition(handle);
                var id = _methodBase[image] + MetadataTokens.GetRowNumber(handle) - 1;
                var name = Intern(md.GetString(method.Name));
                var shape = Shape(md.GetBlobReader(method.Signature));
                _methodName[id] = name;
                _methodShape[id] = shape;
                _methodType[id] = typeId;
                _virtual[id] = (method.Attributes & MethodAttributes.Virtual) != 0;
                ref var first = ref CollectionsMarshal.GetValueRefOrAddDefault(_firstByShape, (typeId, name, shape), out var exists);
                _nextSameShape[id] = exists ? first : -1;
                first = id;
            }
        }
    }

    private int ResolveType(MetadataReader md, int image, EntityHandle handle)
    {
        switch (handle.Kind)
        {
            case HandleKind.TypeDefinition:
                return _typeBase[image] + MetadataTokens.GetRowNumber((TypeDefinitionHandle)handle) - 1;
            case HandleKind.TypeReference:
                var row = MetadataTokens.GetRowNumber((TypeReferenceHandle)handle);
                var cache = _typeRefs[image] ??= new int[md.GetTableRowCount(TableIndex.TypeRef) + 1];
                if (cache[row] == 0)
                {
                    cache[row] = _typeByName.TryGetValue(FullName(md, md.GetTypeReference((TypeReferenceHandle)handle)), out var id) ? id + 1 : -1;
                }

                return cache[row] > 0 ? cache[row] - 1 : -1;
            case HandleKind.TypeSpecification:
                var blob = md.GetBlobReader(md.GetTypeSpecification((TypeSpecificationHandle)handle).Signature);
                if (blob.ReadSignatureTypeCode() == SignatureTypeCode.GenericTypeInstance)
                {
                    blob.ReadCompressedInteger();
                    return ResolveType(md, image, blob.ReadTypeHandle());
                }

                return -1;
            default:
                return -1;
        }
    }

    private int[]?[] _typeRefs => _typeRefsStore ??= new int[]?[_images.Length];

    private int[]?[]? _typeRefsStore;

    private void Bases(int image)
    {
        var md = _images[image].Metadata;
        foreach (var typeHandle in md.TypeDefinitions)
        {
            var b = md.GetTypeDefinition(typeHandle).BaseType;
            if (!b.IsNil)
            {
                _baseType[_typeBase[image] + MetadataTokens.GetRowNumber(typeHandle) - 1] = ResolveType(md, image, b);
            }
        }
    }

    private int First(int type, string name, int shape) => _firstByShape.TryGetValue((type, name, shape), out var m) ? m : -1;

    private void VirtualEdges(int image)
    {
        var md = _images[image].Metadata;
        foreach (var typeHandle in md.TypeDefinitions)
        {
            var type = md.GetTypeDefinition(typeHandle);
            var typeId = _typeBase[image] + MetadataTokens.GetRowNumber(typeHandle) - 1;
            foreach (var handle in type.GetMethods())
            {
                var attributes = md.GetMethodDefinition(handle).Attributes;
                if ((attributes & (MethodAttributes.Virtual | MethodAttributes.NewSlot)) != MethodAttributes.Virtual)
                {
                    continue;
                }

                var id = _methodBase[image] + MetadataTokens.GetRowNumber(handle) - 1;
                for (var b = _baseType[typeId]; b >= 0; b = _baseType[b])
                {
                    var found = false;
                    for (var m = First(b, _methodName[id], _methodShape[id]); m >= 0; m = _nextSameShape[m])
                    {
                        if (_virtual[m])
                        {
                            _edges.Add((m, id));
                            found = true;
                        }
                    }

                    if (found)
                    {
                        break;
                    }
                }
            }

            foreach (var implementation in type.GetInterfaceImplementations())
            {
                var i = ResolveType(md, image, md.GetInterfaceImplementation(implementation).Interface);
                if (i < 0)
                {
                    continue;
                }

                var owner = Array.FindLastIndex(_typeBase, b => b <= i);
                foreach (var handle in _images[owner].Metadata.GetTypeDefinition(MetadataTokens.TypeDefinitionHandle(i - _typeBase[owner] + 1)).GetMethods())
                {
                    var im = _methodBase[owner] + MetadataTokens.GetRowNumber(handle) - 1;
                    for (var t = typeId; t >= 0; t = _baseType[t])
                    {
                        var found = false;
                        for (var m = First(t, _methodName[im], _methodShape[im]); m >= 0; m = _nextSameShape[m])
                        {
                            _edges.Add((im, m));
                            found = true;
                        }

                        if (found)
                        {
                            break;
                        }
                    }
                }
            }

            foreach (var handle in type.GetMethodImplementations())
            {
                var implementation = md.GetMethodImplementation(handle);
                var body = Resolve(md, image, implementation.MethodBody);
                for (var d = Resolve(md, image, implementation.MethodDeclaration); d >= 0; d = Exact(implementation.MethodDeclaration) ? -1 : _nextSameShape[d])
                {
                    if (body >= 0)
                    {
                        _edges.Add((d, body));
                    }
                }
            }
        }
    }

    private static bool Exact(EntityHandle h) => h.Kind == HandleKind.MethodDefinition;

    private int Resolve(MetadataReader md, int image, EntityHandle handle)
    {
        switch (handle.Kind)
        {
            case HandleKind.MethodDefinition:
                return _methodBase[image] + MetadataTokens.GetRowNumber((MethodDefinitionHandle)handle) - 1;
            case HandleKind.MethodSpecification:
                return Resolve(md, image, md.GetMethodSpecification((MethodSpecificationHandle)handle).Method);
            case HandleKind.MemberReference:
                var cache = _memberRefs[image] ??= new int[md.GetTableRowCount(TableIndex.MemberRef) + 1];
                var row = MetadataTokens.GetRowNumber((MemberReferenceHandle)handle);
                if (cache[row] == 0)
                {
                    cache[row] = ResolveMember(md, image, md.GetMemberReference((MemberReferenceHandle)handle)) + 2;
                }

                return cache[row] - 2;
            default:
                return -1;
        }
    }

    private int[]?[] _memberRefs => _memberRefsStore ??= new int[]?[_images.Length];

    private int[]?[]? _memberRefsStore;

    private int ResolveMember(MetadataReader md, int image, MemberReference member)
    {
        if (member.Parent.Kind == HandleKind.MethodDefinition)
        {
            return Resolve(md, image, member.Parent);
        }

        var type = ResolveType(md, image, member.Parent);
        if (type < 0)
        {
            return -1;
        }

        var shape = Shape(md.GetBlobReader(member.Signature));
        var name = Intern(md.GetString(member.Name));
        for (; type >= 0; type = _baseType[type])
        {
            var m = First(type, name, shape);
            if (m >= 0)
            {
                return m;
            }
        }

        return -1;
    }

    private void CallEdges(int image)
    {
        var md = _images[image].Metadata;
        var sink = new TokenSink();
        foreach (var handle in md.MethodDefinitions)
        {
            var rva = md.GetMethodDefinition(handle).RelativeVirtualAddress;
            if (rva == 0)
            {
                continue;
            }

            var from = _methodBase[image] + MetadataTokens.GetRowNumber(handle) - 1;
            var p = _images[image].Body(rva, out var length);
            sink.Clear();
            IL.Walk(p, length, ref sink);
            foreach (var token in sink.Tokens)
            {
                var entity = MetadataTokens.EntityHandle(token);
                var to = Resolve(md, image, entity);
                if (to < 0)
                {
                    External++;
                    continue;
                }

                var exact = entity.Kind == HandleKind.MethodDefinition || (entity.Kind == HandleKind.MethodSpecification && md.GetMethodSpecification((MethodSpecificationHandle)entity).Method.Kind == HandleKind.MethodDefinition);
                _edges.Add((from, to));
                for (var m = exact ? -1 : _nextSameShape[to]; m >= 0; m = _nextSameShape[m])
                {
                    _edges.Add((from, m));
                }
            }
        }

        // A method whose body was moved to a state machine reaches the machine's MoveNext.
        foreach (var handle in md.CustomAttributes)
        {
            var attribute = md.GetCustomAttribute(handle);
            if (attribute.Parent.Kind != HandleKind.MethodDefinition)
            {
                continue;
            }

            StringHandle name;
            if (attribute.Constructor.Kind == HandleKind.MemberReference)
            {
                var parent = md.GetMemberReference((MemberReferenceHandle)attribute.Constructor).Parent;
                if (parent.Kind != HandleKind.TypeReference)
                {
                    continue;
                }

                name = md.GetTypeReference((TypeReferenceHandle)parent).Name;
            }
            else
            {
                name = md.GetTypeDefinition(md.GetMethodDefinition((MethodDefinitionHandle)attribute.Constructor).GetDeclaringType()).Name;
            }

            if (!(md.StringComparer.Equals(name, "AsyncStateMachineAttribute") || md.StringComparer.Equals(name, "IteratorStateMachineAttribute") || md.StringComparer.Equals(name, "AsyncIteratorStateMachineAttribute")))
            {
                continue;
            }

            var blob = md.GetBlobReader(attribute.Value);
            if (blob.Length > 4 && blob.ReadUInt16() == 1 && blob.ReadSerializedString() is { } machine)
            {
                var comma = machine.IndexOf(',');
                if (_typeByName.TryGetValue(comma < 0 ? machine : machine[..comma], out var type) && First(type, "MoveNext", 0) is >= 0 and var next)
                {
                    _edges.Add((_methodBase[image] + MetadataTokens.GetRowNumber((MethodDefinitionHandle)attribute.Parent) - 1, next));
                    StateMachines++;
                }
            }
        }
    }

    private void Pack()
    {
        _starts = new int[Methods + 1];
        foreach (var (from, _) in _edges)
        {
            _starts[from + 1]++;
        }

        for (var i = 0; i < Methods; i++)
        {
            _starts[i + 1] += _starts[i];
        }

        _targets = new int[_edges.Count];
        var at = _starts.AsSpan(0, Methods).ToArray();
        foreach (var (from, to) in _edges)
        {
            _targets[at[from]++] = to;
        }

        _edges = [];
    }
}
