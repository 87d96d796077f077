namespace Patchbay.DemoOrg;

/// <summary>A package that is installed in the org.</summary>
/// <param name="Name">Its name.</param>
/// <param name="NamespacePrefix">Its namespace.</param>
/// <param name="Version"><c>1.4.2</c>.</param>
/// <param name="IsBeta">True for a version that cannot be upgraded.</param>
public sealed record DemoOrgPackage(string Name, string NamespacePrefix, Version Version, bool IsBeta = false);
