using DeliveryGap.Build.Tests.Evidence;

namespace DeliveryGap.Build.Tests.Kinds;

/// <summary>Commands of System.CommandLine, the package itself, and of Spectre.Console.Cli.</summary>
public class CommandTests
{
    private static readonly Project Beta = new("System.CommandLine.Beta", """
        namespace System.CommandLine;
        public static class Handler { public static void SetHandler(this Command command, Action handle) { } public static void SetHandler<T>(this Command command, Action<T> handle, object value) { } }
        """, IsOwn: false);

    private static readonly Project Spectre = new("Spectre.Console.Cli", """
        namespace Spectre.Console.Cli;
        public class CommandSettings; public class CommandContext; public interface ICommand;
        public abstract class Command<T> : ICommand where T : CommandSettings { public abstract int Execute(CommandContext context, T settings); }
        public abstract class AsyncCommand<T> : ICommand where T : CommandSettings { public abstract Task<int> ExecuteAsync(CommandContext context, T settings); }
        public interface ICommandConfigurator { ICommandConfigurator WithAlias(string name); } public interface IBranchConfigurator;
        public interface IConfigurator { ICommandConfigurator AddCommand<T>(string name) where T : class, ICommand; ICommandConfigurator AddDelegate<T>(string name, Func<CommandContext, T, int> func) where T : CommandSettings; IBranchConfigurator AddBranch<T>(string name, Action<IConfigurator<T>> action) where T : CommandSettings; }
        public interface IConfigurator<in TSettings> { void SetDefaultCommand<T>() where T : class, ICommand; ICommandConfigurator AddCommand<T>(string name) where T : class, ICommand; IBranchConfigurator AddBranch<T>(string name, Action<IConfigurator<T>> action) where T : TSettings; }
        public static class ConfiguratorExtensions { public static IBranchConfigurator AddBranch(this IConfigurator configurator, string name, Action<IConfigurator<CommandSettings>> action) => null!; }
        public class CommandApp { public void Configure(Action<IConfigurator> configuration) { } public void SetDefaultCommand<T>() where T : class, ICommand { } public int Run(string[] args) => 0; }
        public class CommandApp<T> where T : class, ICommand { public void Configure(Action<IConfigurator> configuration) { } public int Run(string[] args) => 0; }
        """, IsOwn: false);

    [Fact]
    public void A_command_is_called_by_the_names_from_the_root() => Evidence.Evidence.Of("""
        using System.CommandLine;

        var import = new Command("import", "imports orders") { new Option<int>("--number") };
        import.SetAction([Feature("orders.import"), SuccessMetric("Imported", MetricKind.Engagement)] (ParseResult result) => { Count.Imported.Add(1); return 0; });
        var orders = new Command("orders");
        orders.Subcommands.Add(import);
        var root = new RootCommand("shop") { orders, Factory.Export() };
        root.SetAction(_ => Console.WriteLine("help"));
        root.Add(new PricesCommand());
        return root.Parse(args).Invoke();

        [PartOf("exports")]
        static class Factory
        {
            public static Command Export()
            {
                var export = new Command("export");
                export.SetAction(Run);
                return export;
            }

            private static async Task<int> Run(ParseResult result, CancellationToken token) { await Task.Yield(); return 1; }
        }

        class PricesCommand : Command
        {
            public PricesCommand() : base("prices")
            {
                Add(new Change("raise"));
                Add(new Show("all"));
                Add(new Show("one"));
                Add(new Option<int>("--at"));
            }
        }

        [PartOf("prices")]
        class Show : Command { public Show(string name) : base(name) => SetAction(_ => 0); }

        [PartOf("prices")]
        class Change : Command { public Change(string name) : base(name) => SetAction(_ => 0); }
        """).Enters("""
        command orders import = orders.import by mark
        command export = exports by mark
        command (root)
        command prices raise = prices by mark
        command prices … = prices by mark
        """).Says("Imported direct: Program.<Main>$");

    [Fact]
    public void A_command_below_two_and_one_that_is_added_where_nobody_sees() => Evidence.Evidence.Of("""
        using System.CommandLine;

        var list = new Command("list");
        list.SetAction(_ => 0);
        var a = new Command("a") { list };
        var b = new Command("b") { list };
        var root = new RootCommand { a, b };
        foreach (var command in new ServiceCollection().BuildServiceProvider().GetServices<Command>())
            root.Add(command);
        var loose = new Command("loose");
        loose.SetAction(_ => 0);
        var named = new Command(args[0]);
        named.SetAction(_ => 0);
        root.Add(named);
        return root.Parse(args).Invoke();
        """).Enters("""
        command a list
        command b list
        command …loose
        command …
        """);

    [Fact]
    public void Commands_below_themselves_end_the_search() => Evidence.Evidence.Of("""
        using System.CommandLine;

        Command a = new("a"), b = new("b"), c = new("c"), d = new("d");
        foreach (var parent in new[] { a, b, c, d })
        {
            parent.Add(a);
            parent.Add(b);
            parent.Add(c);
            parent.Add(d);
        }

        var x = new Command("x");
        var y = new Command("y") { x };
        x.Add(y);
        x.SetAction(_ => 0);
        a.SetAction(_ => 0);
        return a.Parse(args).Invoke();
        """).Enters("""
        command … y x
        command …a
        """);

    [Fact]
    public void Handlers_of_earlier_versions_and_actions_of_ones_own() => Evidence.Evidence.Of(
        new("Shop", """
            using System.CommandLine; using System.CommandLine.Invocation;

            var root = new RootCommand();
            var old = new Command("old");
            old.SetHandler(Old.Run);
            root.Add(old);
            var older = new Command("older");
            older.SetHandler<int>(number => Console.WriteLine(number), new object());
            root.Add(older);
            var own = new Command("own");
            own.Action = new Sync();
            root.Add(own);
            root.Add(new Command("initialised") { Action = new Sync() });
            return root.Parse(args).Invoke();

            static class Old { [Feature("old"), SuccessMetric("Old", MetricKind.Engagement)] public static void Run() => Count.Old.Add(1); }
            class Sync : SynchronousCommandLineAction { [Feature("own"), SuccessMetric("Own", MetricKind.Engagement)] public override int Invoke(ParseResult parseResult) { Count.Own.Add(1); return 0; } }
            """), Beta).Enters("""
            command old = old by mark
            command older
            command own = own by mark
            command initialised = own by mark
            """).Says("""
            Old direct: Old.Run
            Own instrumented
            """);

    [Fact]
    public void Commands_without_an_action_and_classes_of_like_names_are_none() => Evidence.Evidence.Of("""
        using System.CommandLine;

        var root = new RootCommand { new Command("branch") { new Option<int>("--number") } };
        var mine = new Mine.Command("mine");
        mine.SetAction(() => 0);
        mine.Action = () => 1;
        return root.Parse(args).Invoke();

        namespace Mine { class Command(string name) { public string Name => name; public Func<int>? Action { get; set; } public void SetAction(Func<int> action) => Action = action; } }
        """).Enters("");

    [Fact]
    public void Commands_of_Spectre_and_their_branches() => Evidence.Evidence.Of(
        new("Shop", """
            using Spectre.Console.Cli;

            var app = new CommandApp<Status>();
            app.Configure(config =>
            {
                config.AddCommand<Import>("import").WithAlias("in");
                config.AddDelegate<CommandSettings>("ping", (_, _) => 0);
                config.AddBranch("remote", remote =>
                {
                    remote.AddCommand<Add>("add");
                    remote.SetDefaultCommand<Show>();
                    remote.AddBranch<CommandSettings>("url", url => url.AddCommand<Set>("set"));
                });
                More(config);
            });
            return app.Run(args);

            static void More(IConfigurator config) => config.AddCommand<Export>("export");

            [Feature("orders"), SuccessMetric("Imported", MetricKind.Engagement)]
            class Import : Command<CommandSettings> { public override int Execute(CommandContext context, CommandSettings settings) { Count.Imported.Add(1); return 0; } }
            class Add : AsyncCommand<CommandSettings> { public override async Task<int> ExecuteAsync(CommandContext context, CommandSettings settings) { await Task.Yield(); return 0; } }
            class Status : Command<CommandSettings> { public override int Execute(CommandContext context, CommandSettings settings) => 0; }
            class Show : Status; class Set : Status; class Export : Status; class Unregistered : Status;
            """), Spectre).Enters("""
            command import = orders by mark
            command ping
            command remote add
            command remote
            command remote url set
            command export
            command (root)
            """).Says("Imported direct: Import.Execute");
}
