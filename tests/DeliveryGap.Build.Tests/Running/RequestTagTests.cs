using DeliveryGap.Build.Tests.IL;
using DeliveryGap.Core.EntryPoints;
using DeliveryGap.Core.Manifest;
using DeliveryGap.Core.Model;
using DeliveryGap.Core.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DeliveryGap.Build.Tests.Running;

/// <summary>Where the manifest says that requests name their feature, they do, and where they do it says so.</summary>
public sealed class RequestTagTests
{
    private const string Tag = "deliverygap.feature";

    /// <summary>What may be called in place of <see cref="Add"/>; some of it leads there.</summary>
    private const string Defaults = """
        using System;
        using DeliveryGap;
        using Microsoft.AspNetCore.Builder;
        using Microsoft.Extensions.DependencyInjection;

        namespace RequestTags;

        public static class Defaults
        {
            public static void Api(IServiceCollection services) => services.AddDeliveryGap();
            public static void Worker(IServiceCollection services) => services.AddOptions();
            public static void Both(IServiceCollection services) { Worker(services); Inner(); void Inner() => Api(services); }
            public static void With(IServiceCollection services, Action<IServiceCollection> add) => add(services);
            public static void Dead(IServiceCollection services) { Api(services); Deader(services); }
            public static void Deader(IServiceCollection services) => Dead(services);
        }

        public sealed class Created { public Created(IServiceCollection services) => Defaults.Api(services); }

        public interface IInstaller { void Install(IServiceCollection services); }
        public sealed class Adding : IInstaller { public void Install(IServiceCollection services) => Defaults.Api(services); }
        public sealed class Other : IInstaller { public void Install(IServiceCollection services) { } }

        public class Module
        {
            public void Run(IServiceCollection services) => Configure(services);
            protected virtual void Configure(IServiceCollection services) => services.AddDeliveryGap();
        }

        public sealed class Silent : Module { protected override void Configure(IServiceCollection services) { } }
        """;

    private const string Add = "builder.Services.AddDeliveryGap();";

    private static readonly string Source = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Programs", "RequestTags.cs"));

    /// <summary>A program with a <c>Main</c>, not with statements.</summary>
    private static readonly CSharpCompilationOptions Executable =
        new(OutputKind.ConsoleApplication, optimizationLevel: OptimizationLevel.Release, nullableContextOptions: NullableContextOptions.Enable);

    [Fact]
    public async Task What_is_claimed_is_what_happens()
    {
        using var compiler = new Compiler();
        var program = compiler.Emit(Compiler.Compile("RequestTags", OptimizationLevel.Release, [("/RequestTags.cs", Source)]).WithOptions(Executable));
        var (claimed, all) = Claims(program);
        await using var app = await RecordedProgram.Start(program, compiler);

        List<(string, string)> recorded = [];
        foreach (var path in all.Select(id => id["GET ".Length..]))
        {
            var (lines, _) = await app.Send("GET", path);
            if (RecordedProgram.FeatureIn(lines) is { } feature)
                recorded.Add(("GET " + path, feature));
        }

        Assert.Equal(recorded.Order(), claimed.Order());
        Assert.True(claimed.Count >= 20, $"{claimed.Count} of {all.Count}");
    }

    [Fact]
    public void Nothing_is_claimed_where_nothing_adds_it()
    {
        using var compiler = new Compiler();
        var program = compiler.Emit(Compiler.Compile("RequestTags", OptimizationLevel.Release, [("/RequestTags.cs", Source.Replace(Add, "", StringComparison.Ordinal))]).WithOptions(Executable));

        Assert.Empty(Claims(program).Claimed);
    }

    [Fact]
    public void A_method_of_one_s_own_with_that_name_adds_nothing()
    {
        using var compiler = new Compiler();
        const string own = "namespace Own { public static class Extensions { public static void AddDeliveryGap(object services) { } } }";
        var program = compiler.Emit(Compiler.Compile("RequestTags", OptimizationLevel.Release,
            [("/RequestTags.cs", Source.Replace(Add, "Own.Extensions.AddDeliveryGap(builder.Services);", StringComparison.Ordinal)), ("/Own.cs", own)]).WithOptions(Executable));

        Assert.Empty(Claims(program).Claimed);
    }

    [Theory]
    [InlineData("Defaults.Api(builder.Services);", true)]
    [InlineData("Defaults.Both(builder.Services);", true)]
    [InlineData("Defaults.With(builder.Services, Defaults.Api);", true)]
    [InlineData("Defaults.With(builder.Services, services => Defaults.Api(services));", true)]
    [InlineData("builder.WebHost.ConfigureServices(Defaults.Api);", true)]
    [InlineData("new Created(builder.Services);", true)]
    [InlineData("new Adding().Install(builder.Services);", true)]
    [InlineData("", false)]
    [InlineData("Defaults.Worker(builder.Services);", false)]
    [InlineData("Defaults.With(builder.Services, Defaults.Worker);", false)]
    [InlineData("IInstaller installer = args.Length == 0 ? new Adding() : new Other(); installer.Install(builder.Services);", false)]
    [InlineData("foreach (var type in typeof(Program).Assembly.GetTypes()) (System.Activator.CreateInstance(type) as IInstaller)?.Install(builder.Services);", false)]
    [InlineData("new Silent().Run(builder.Services);", false)]
    [InlineData("_ = nameof(Defaults.Api);", false)]
    [InlineData("builder.Build().MapGet(\"/late\", () => Defaults.Api(new ServiceCollection()));", false)]
    public void It_is_claimed_where_the_program_runs_what_adds_it(string call, bool isClaimed)
    {
        using var compiler = new Compiler();
        var source = Source.Replace(Add, call, StringComparison.Ordinal);
        var program = compiler.Emit(Compiler.Compile("RequestTags", OptimizationLevel.Release, [("/RequestTags.cs", source), ("/Defaults.cs", Defaults)]).WithOptions(Executable));

        Assert.Equal(isClaimed, Claims(program).Claimed.Count > 0);
    }

    [Theory]
    [InlineData("Api", true)]
    [InlineData("Worker", false)]
    [InlineData("Main", false)]
    public void A_library_that_applications_share_adds_it_for_those_that_call_it(string called, bool isClaimed)
    {
        using var compiler = new Compiler();
        const string shared = """
            using Microsoft.Extensions.DependencyInjection;
            namespace Shared;
            public static class Defaults
            {
                public static void Api(IServiceCollection services) => services.AddDeliveryGap();
                public static void Worker(IServiceCollection services) => services.AddOptions();
            }
            public static class Sample
            {
                public static void Main() => Defaults.Api(new ServiceCollection());
            }
            """;
        var library = compiler.Emit(Compiler.Compile("Shared", OptimizationLevel.Release, [("/Shared.cs", shared)]));
        var source = Source.Replace(Add, called == "Main" ? "" : $"Shared.Defaults.{called}(builder.Services);", StringComparison.Ordinal);
        var program = compiler.Emit(Compiler.Compile("RequestTags", OptimizationLevel.Release, [("/RequestTags.cs", source)], [MetadataReference.CreateFromFile(library)]).WithOptions(Executable));

        Assert.Equal(isClaimed, Claims(program, library).Claimed.Count > 0);
    }

    [Fact]
    public void Of_several_mains_nobody_knows_which_is_run()
    {
        using var compiler = new Compiler();
        const string other = "namespace Other { public static class Program { public static void Main() { } } }";
        var program = compiler.Emit(Compiler.Compile("RequestTags", OptimizationLevel.Release, [("/RequestTags.cs", Source), ("/Other.cs", other)])
            .WithOptions(Executable.WithMainTypeName("Other.Program")));

        Assert.Empty(Claims(program).Claimed);
    }

    [Fact]
    public void A_library_is_run_by_others()
    {
        using var compiler = new Compiler();
        var program = compiler.Emit(Compiler.Compile("RequestTags", OptimizationLevel.Release, [("/RequestTags.cs", Source.Replace("void Main(", "void Begin(", StringComparison.Ordinal))]));

        Assert.Empty(Claims(program).Claimed);
    }

    [Theory]
    [InlineData("Startup", true)]
    [InlineData("Derived", true)]
    [InlineData("Further", true)]
    [InlineData("Silent", false)]
    [InlineData("Bare", false)]
    public void A_startup_class_that_the_host_is_told_of_counts(string used, bool isClaimed)
    {
        const string hosted = """
            using DeliveryGap;
            using Microsoft.AspNetCore.Builder;
            using Microsoft.AspNetCore.Hosting;
            using Microsoft.Extensions.DependencyInjection;
            using Microsoft.Extensions.Hosting;

            Host.CreateDefaultBuilder(args).ConfigureWebHostDefaults(web => web.UseStartup<USED>()).Build().Run();

            [Feature("feature.one")] public static class One;
            public class Startup
            {
                public virtual void ConfigureServices(IServiceCollection services) => services.AddDeliveryGap();
                public void Configure(IApplicationBuilder app)
                {
                    app.UseRouting();
                    app.UseEndpoints(endpoints => endpoints.MapGet("/one", [PartOf("feature.one")] () => 1));
                }
            }
            public sealed class Derived : Startup;
            public sealed class Further : Startup { public override void ConfigureServices(IServiceCollection services) => base.ConfigureServices(services); }
            public sealed class Silent : Startup { public override void ConfigureServices(IServiceCollection services) { } }
            public sealed class Bare { public void Configure(IApplicationBuilder app) => new Derived().Configure(app); }
            """;
        using var compiler = new Compiler();
        var program = compiler.Emit(Compiler.Compile("Hosted", OptimizationLevel.Release, [("/Hosted.cs", hosted.Replace("USED", used, StringComparison.Ordinal))]));

        Assert.Equal(isClaimed, Claims(program).Claimed.Count > 0);
    }

    /// <summary>The entry points whose requests are said to name a feature, with that feature, and the ids of all.</summary>
    private static (IReadOnlyList<(string Id, string Feature)> Claimed, IReadOnlyList<string> All) Claims(string program, params string[] libraries)
    {
        var model = ProgramModel.Read(Compiler.Reader([program, .. libraries]), ExistingList.Empty);
        var manifest = new ManifestBuilder(_ => null).Build(model, ProgramRules.Judge(model), new() { Product = "RequestTags" });
        var claimed =
            from feature in manifest.Features
            from entryPoint in feature.EntryPoints
            where entryPoint.RequestTag == Tag
            select (entryPoint.Id, feature.Key);
        Assert.All(manifest.UnassignedEntryPoints.Concat(manifest.NotFeatures), entryPoint => Assert.Null(entryPoint.RequestTag));
        return ([.. claimed], [.. model.EntryPoints.Select(served => served.Id)]);
    }
}
