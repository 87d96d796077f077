namespace Patchbay.DemoOrg;

/// <summary>The three customers who can call. All numbers are from ranges set aside for fiction.</summary>
public static class DemoCustomers
{
    /// <summary>Mobile number of Ada Lindqvist of Nordic Trams AB, and of nobody else. E.164.</summary>
    public const string Known = "+46701740633";

    /// <summary>Number shared by a contact and a lead. E.164.</summary>
    public const string TwoMatches = "+442079460018";

    /// <summary>Number no record has. E.164.</summary>
    public const string Unknown = "+12025550147";
}
