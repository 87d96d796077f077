namespace Patchbay.Salesforce.Shared;

/// <summary>For which records Salesforce is asked whether an agent may see them.</summary>
public enum SharingMode
{
    /// <summary>Those of objects that not everybody may read by the org-wide defaults.</summary>
    Private,

    /// <summary>All: profiles may close a whole object that the org-wide defaults leave open.</summary>
    Always,

    /// <summary>None: the visibility rules alone decide.</summary>
    Never,
}

/// <summary>What is shown of a record while Salesforce cannot say whether an agent may see it.</summary>
public enum SharingFallback
{
    /// <summary>Its name, so that the caller can be greeted, and nothing that is known of them.</summary>
    Name,

    /// <summary>All that the visibility rules leave open.</summary>
    Show,

    /// <summary>Nothing.</summary>
    Hide,
}
