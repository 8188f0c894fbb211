namespace DeliveryGap.Build.Tests.Evidence;

/// <summary>Code that runs what cannot be seen from here: there nothing is absent.</summary>
public class WallTests
{
    [Fact]
    public void What_invokes_or_creates_at_run_time_is_a_wall_and_a_token_is_none() => Evidence.Of(
        """
        public class Pay : ControllerBase
        {
            [Promises("Invoked")] public void A(System.Reflection.MethodInfo method) => method.Invoke(null, null);
            [Promises("CreatedUnknown")] public void B(Type type) => Activator.CreateInstance(type);
            [Promises("CreatedKnown")] public void C() => Activator.CreateInstance<Made>();
            [Promises("CreatedByType")] public void D() => Activator.CreateInstance(typeof(Made2));
            [Promises("CreatedOther")] public void E() => Activator.CreateInstance<Made>();
            [Promises("Dynamic")] public void F(dynamic x) => x.Go();
            [Promises("Extern")] public void G() => Native();
            [Promises("Token")] public void H() => Console.WriteLine(typeof(Made).GetMethod("Go"));
            [Promises("DynamicInvoke")] public void I(Delegate x) => x.DynamicInvoke();
            [Promises("BeforeWall")] public void J(System.Reflection.MethodInfo method) { Count.BeforeWall.Add(1); method.Invoke(null, null); }
            [Promises("WallElsewhere")] public void K() => Console.WriteLine();
            [Promises("Property")] public void L(System.Reflection.PropertyInfo p) => Console.WriteLine(p.Name);
            [Promises("Deep")] public void M(System.Reflection.MethodInfo method) => Deeper(method);
            [Promises("Object")] public void N(IServiceProvider services) => Send(services, new Made2());
            private static void Send(IServiceProvider services, object message)
            {
                var type = typeof(IComparer<>).MakeGenericType(message.GetType());
                type.GetMethod("Handle")!.Invoke(services.GetService(type), new[] { message });
            }
            [System.Runtime.InteropServices.DllImport("native")] private static extern void Native();
            private static void Deeper(System.Reflection.MethodInfo method) => A2(method);
            private static void A2(System.Reflection.MethodInfo method) => method.Invoke(null, null);
        }
        public class Made { public Made() => Count.CreatedKnown.Add(1); public void Go() => Count.Token.Add(1); }
        public class Made2 { public Made2() => Count.CreatedByType.Add(1); }
        """).Says("""
        Invoked           unknown: Invoke
        CreatedUnknown    unknown: Activator.CreateInstance
        CreatedKnown      direct: Pay.C > new Made
        CreatedByType     direct: Pay.D > new Made2
        CreatedOther      absent
        Dynamic           unknown: binds calls at run time
        Extern            unknown: Pay.Native
        Token             absent
        DynamicInvoke     unknown: DynamicInvoke
        BeforeWall        direct: Pay.J
        WallElsewhere     absent
        Property          absent
        Deep              unknown: Pay.A2
        Object            unknown: Pay.Send
        """);

    private static readonly Project Implementation = new("Orders", """
        namespace Orders;
        public interface ICheckout { void Complete(); void Cancel(); }
        public class Checkout : ICheckout { public void Complete() => new Ledger().Write(); public void Cancel() { } }
        public class Ledger { public void Write() => Count.Deep.Add(1); public static void Unused() => Count.Unused.Add(1); }
        """);

    [Fact]
    public void Another_project_is_a_wall_for_the_editor_and_none_for_the_build() => Evidence.Of(
        new("Shop", """
            using Orders;
            public class Pay(ICheckout checkout) : ControllerBase
            {
                [Promises("Deep")] public void A() => checkout.Complete();
                [Promises("Unused")] public void B() => checkout.Complete();
                [Promises("Nowhere")] public void C() => checkout.Cancel();
                [Promises("Here")] public void D() { checkout.Complete(); Count.Here.Add(1); }
                [Promises("Static")] public void E() => Ledger.Unused();
            }
            """),
        Implementation).Says("""
        Deep       dispatched: Pay.A > Checkout.Complete > Ledger.Write (editor: unknown)
        Unused     absent (editor: unknown)
        Nowhere    absent (editor: unknown)
        Here       direct: Pay.D
        Static     absent (editor: unknown)
        """);

    [Fact]
    public void What_lies_two_projects_away_runs_through_all_of_them() => Evidence.Of(
        new("Shop", """
            public class Pay(Middle.Service service) : ControllerBase
            {
                [Promises("Deep")] public void A() => service.Run();
                [Promises("Callback")] public void B() => service.Each(() => Count.Callback.Add(1));
                [Promises("Overridden")] public void C() => service.Template(new Mine());
            }
            public class Mine : Middle.Base { protected override void Step() => Count.Overridden.Add(1); }
            """),
        new("Middle", """
            namespace Middle;
            public class Service(Orders.ICheckout checkout) { public void Run() => checkout.Complete(); public void Each(Action action) => action(); public void Template(Base x) => x.Go(); }
            public abstract class Base { public void Go() => Step(); protected abstract void Step(); }
            """),
        Implementation).Says("""
        Deep          dispatched: Pay.A > Service.Run > Checkout.Complete > Ledger.Write (editor: unknown)
        Callback      direct: Pay.B
        Overridden    dispatched: Pay.C > Service.Template > Base.Go > Mine.Step (editor: unknown)
        """);

    [Fact]
    public void A_package_is_no_wall_and_records_nothing_of_ours() => Evidence.Of(
        new("Shop", """
            public class Pay(Packaged.IClient client) : ControllerBase
            {
                [Promises("Packaged")] public void A() => client.Go();
                [Promises("Handled")] public void B() => client.Handle(new Mine());
                [Promises("NotHandled")] public void C() => client.Go();
            }
            public class Mine : Packaged.IHandler { public void Handle() => Count.Handled.Add(1); }
            public class Other : Packaged.IHandler { public void Handle() => Count.NotHandled.Add(1); }
            """),
        new("Packaged", "namespace Packaged; public interface IHandler { void Handle(); } public interface IClient { void Go(); void Handle(IHandler handler); }", IsOwn: false)).Says("""
        Packaged      absent
        Handled       dispatched: Pay.B > Mine.Handle
        NotHandled    absent
        """);
}
