using DeliveryGap.Build.Tasks;
using Microsoft.Build.Utilities;

namespace DeliveryGap.Build.Tests.Tasks;

public sealed class OwnCodeTests
{
    [Fact]
    public void A_framework_s_references_are_not_searched_for_keys()
    {
        var own = OwnCode.Of(new GateTask
        {
            ProjectFile = "/shop/App/App.csproj", Assembly = "/shop/App/obj/App.dll",
            References =
            [
                Reference("/packs/System.Runtime.dll", "FrameworkReferenceName", "Microsoft.NETCore.App"),
                Reference("/packs/System.Web.dll", "FrameworkFile", "true"),
                Reference("/packages/netstandard.dll", "NuGetPackageId", "NETStandard.Library"),
                Reference("/packages/Company.Goals.dll", "NuGetPackageId", "Company.Goals"),
                Reference("/lib/Vendored.dll", "HintPath", "../lib/Vendored.dll"),
                Reference("/shop/Library/bin/Library.dll", "ReferenceSourceTarget", "ProjectReference"),
            ],
        });

        Assert.Equal(["/packages/Company.Goals.dll", "/lib/Vendored.dll"], own.KeyReferences);
        Assert.Equal(5, own.References.Count);
        Assert.Equal(["/shop/App/obj/App.dll", "/shop/Library/bin/Library.dll"], own.Assemblies);
    }

    private static TaskItem Reference(string path, string name, string value)
    {
        var item = new TaskItem(path);
        item.SetMetadata(name, value);
        return item;
    }
}
