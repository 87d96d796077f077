namespace Patchbay.DemoOrg.Schema;

/// <summary>Ids that are the same in every demo org.</summary>
internal static class OrgIdentity
{
    /// <summary>The user the connected client runs as.</summary>
    public static string IntegrationUserId { get; } = RecordId.Create("005", 1);

    /// <summary>The agent whose page it is.</summary>
    public static string AgentUserId { get; } = RecordId.Create("005", 2);
}
