using DeliveryGap.Analyzers.Reader;
using DeliveryGap.Analyzers.Tests.Verifier;
using DeliveryGap.Core.Facts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DeliveryGap.Analyzers.Tests.Reader;

/// <summary>Source as its reader sees it, written short.</summary>
internal static class SourceFacts
{
    private const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.Linq;
        global using System.Threading.Tasks;
        """;

    /// <param name="references">Beside the framework.</param>
    /// <param name="projects">See <see cref="RoslynReader"/>.</param>
    public static RoslynReader Read(
        string source, OutputKind kind = OutputKind.DynamicallyLinkedLibrary, bool allowErrors = false, LanguageVersion version = LanguageVersion.Latest,
        IReadOnlyList<MetadataReference>? references = null, IReadOnlyCollection<string>? projects = null)
    {
        var options = new CSharpParseOptions(version, preprocessorSymbols: ["TRACE"]);
        var compilation = CSharpCompilation.Create(
            "Shop", [CSharpSyntaxTree.ParseText(source, options, "/src/Test.cs"), CSharpSyntaxTree.ParseText(Usings, options)], [.. TestSolution.References, .. references ?? []],
            new CSharpCompilationOptions(kind, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable));
        if (!allowErrors)
            Assert.Empty(compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        return new(compilation, TestContext.Current.CancellationToken, projects);
    }

    /// <summary>The calls in <c>C.M</c>, a line each.</summary>
    /// <param name="statements">Its body.</param>
    /// <param name="members">Beside it in <c>C</c>.</param>
    public static string[] CallsIn(string statements, string members = "", string parameters = "", string types = "")
    {
        var reader = Read($$"""
            {{types}}
            partial class C
            {
                {{members}}
                async Task M({{parameters}})
                {
                    await Task.Yield();
                    {{statements}}
                }
            }
            """);
        return Calls(reader, reader.FindType("C")!.Methods.Single(method => method.Name == "M").Id);
    }

    public static string[] Calls(ICodeReader reader, string method) => [.. reader.ReadBody(method)!.Calls.Select(Write).Where(line => line != "Task.Yield()")];

    public static string Write(Call call) =>
        $"{(call.Receiver is null ? Short(call.DeclaringType) : Write(call.Receiver))}.{call.Name}({string.Join(", ", call.Arguments.Select(Write))})";

    public static string Write(Value value) => value switch
    {
        ConstantValue { Content: string text } => $"\"{text}\"",
        ConstantValue constant => constant.Content?.ToString() ?? "null",
        FieldValue field => $"[{(field.Instance is null ? "" : Write(field.Instance) + ":")}{field.Field}]",
        CallValue { Call.IsConstructor: true } creation => "new " + Short(creation.Call.DeclaringType),
        CallValue call => Write(call.Call),
        FunctionValue function => $"{{{function.Method.Split('(', '#')[0]}}}",
        ArrayValue array => $"<{string.Join(", ", array.Items.Select(Write))}>",
        ParameterValue { Ordinal: -1 } => "this",
        ParameterValue parameter => $"p{parameter.Ordinal}{(parameter.Function is { } function ? "@" + function.Replace(".#", ".", StringComparison.Ordinal).Split('(', '#')[0] : "")}",
        TextValue text => $"$({string.Join(" + ", text.Parts.Select(Write))})",
        ChoiceValue choice => $"({string.Join(" | ", choice.Options.Select(Write))})",
        TupleValue { Names.Count: 0 } tuple => $"({string.Join(", ", tuple.Items.Select(Write))})",
        TupleValue anonymous => $"({string.Join(", ", anonymous.Items.Select((item, i) => $"{anonymous.Names[i]}: {Write(item)}"))})",
        ItemValue item => $"{Write(item.Tuple)}#{item.Index}",
        TypeValue type => $"typeof({type.Name})",
        _ => $"?{(value.Type is null ? "" : TypeNames.Simple(value.Type))}",
    };

    private static string Short(string type) => type[(type.LastIndexOf('.') + 1)..];
}
