namespace Microsoft.Build.Framework;

/// <summary>
/// MSBuild 18 knows this attribute by its full name alone, so that a task which is built against an older MSBuild can say that it is
/// safe to run beside others in one process: no relative paths, no writes to the environment, no mutable statics.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
internal sealed class MSBuildMultiThreadableTaskAttribute : Attribute;
