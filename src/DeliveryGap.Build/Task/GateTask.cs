using DeliveryGap.Build.Tasks;
using Microsoft.Build.Framework;

namespace DeliveryGap.Build;

/// <summary>
/// Reads what the compiler made, writes the release manifest and the SARIF log, then reports the findings: in an application all of them, in a library
/// those about its own declarations. All paths are absolute.
/// </summary>
[MSBuildMultiThreadableTask]
public sealed class GateTask : Microsoft.Build.Utilities.Task
{
    /// <summary>The project that is built; findings without a source file stand at it.</summary>
    [Required]
    public string ProjectFile { get; set; } = "";

    /// <summary>Files beside the project file that may set our properties, nearest first.</summary>
    public ITaskItem[] SettingFiles { get; set; } = [];

    /// <summary>What the compiler made.</summary>
    [Required]
    public string Assembly { get; set; } = "";

    /// <summary>
    /// The compiler's references. Those whose <c>ReferenceSourceTarget</c> is <c>ProjectReference</c> are own code;
    /// their <c>DeliveryGapReportsItself</c> says whether their own build has reported their declarations,
    /// <c>DeliveryGapNoWarn</c> and <c>DeliveryGapConfigFiles</c> with which severities. The SDK's metadata says which are a framework's.
    /// </summary>
    public ITaskItem[] References { get; set; } = [];

    /// <summary><c>.editorconfig</c> files and global configs.</summary>
    public ITaskItem[] ConfigFiles { get; set; } = [];

    /// <summary>Lists of existing entry points.</summary>
    public ITaskItem[] ExistingLists { get; set; } = [];

    /// <summary>Folders whose files the compiler was told to name otherwise (<c>MappedPath</c>); the one of a repository has <c>SourceControl</c>.</summary>
    public ITaskItem[] SourceRoots { get; set; } = [];

    /// <summary>The compiler's <c>PathMap</c>.</summary>
    public string PathMap { get; set; } = "";

    /// <summary>The compiler's preprocessor symbols.</summary>
    public string DefineConstants { get; set; } = "";

    /// <summary>Whether it is an application by its kind: a program that is no test.</summary>
    public bool IsProgram { get; set; }

    /// <summary>Whether this is a CI server.</summary>
    public bool IsCI { get; set; }

    /// <summary><c>DeliveryGapEnabled</c>.</summary>
    public string Enabled { get; set; } = "";

    /// <summary><c>DeliveryGapLevel</c>.</summary>
    public string Level { get; set; } = "";

    /// <summary><c>DeliveryGapEnforce</c>.</summary>
    public string Enforce { get; set; } = "";

    /// <summary><c>DeliveryGapManifest</c>.</summary>
    public string Manifest { get; set; } = "";

    /// <summary>Where the manifest goes.</summary>
    [Required]
    public string ManifestPath { get; set; } = "";

    /// <summary>Where the SARIF log goes; empty for none.</summary>
    public string ErrorLog { get; set; } = "";

    /// <summary>A folder: nothing is reported, and what a survey of the application asks is written there. Empty for none.</summary>
    public string Survey { get; set; } = "";

    /// <summary><c>NoWarn</c>, as the following three.</summary>
    public string NoWarn { get; set; } = "";

    public string WarningsAsErrors { get; set; } = "";
    public string WarningsNotAsErrors { get; set; } = "";
    public string TreatWarningsAsErrors { get; set; } = "";

    /// <summary>The manifest's <c>release</c>, as the following five.</summary>
    public string Product { get; set; } = "";

    public string Version { get; set; } = "";
    public string Commit { get; set; } = "";
    public string Repository { get; set; } = "";
    public string Framework { get; set; } = "";
    public string Configuration { get; set; } = "";

    public override bool Execute()
    {
        try
        {
            new Gate(this).Run();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Log.LogError("DeliveryGap cannot do its work: {0}", e.Message);
        }
        catch (Exception e)
        {
            // Whatever it is, a stack trace helps us and an aborted MSBuild helps nobody.
            Log.LogError("DeliveryGap failed; please report this: {0}", e);
        }

        return !Log.HasLoggedErrors;
    }
}
