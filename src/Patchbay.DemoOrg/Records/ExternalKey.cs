using Patchbay.DemoOrg.Schema;

namespace Patchbay.DemoOrg.Records;

/// <summary>The key of an upsert.</summary>
internal sealed record ExternalKey(SObjectField Field, string Value);
