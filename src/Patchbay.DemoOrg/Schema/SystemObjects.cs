namespace Patchbay.DemoOrg.Schema;

/// <summary>Objects a client may only read.</summary>
internal static class SystemObjects
{
    public static SObjectType User() => new("User", "Users", "005", Field.WithSystem("User",
        Field.Text("Username", "Username", 80).Required(),
        Field.Text("LastName", "Last Name", 80).Required(),
        Field.Text("FirstName", "First Name", 40),
        Field.Text("Name", "Full Name", 121).Required().ReadOnly() with { IsName = true },
        Field.Email("Email", "Email").Required(),
        Field.Text("Title", "Title", 80),
        Field.Phone("Phone", "Phone"),
        Field.Phone("MobilePhone", "Mobile"),
        Field.Phone("Extension", "Extension"),
        Field.Flag("IsActive", "Active"),
        Field.Text("FederationIdentifier", "SAML Federation ID", 512),
        Field.Text("Department", "Department", 80),
        Field.Reference("CallCenterId", "Call Center ID", "CallCenter", "CallCenter"),
        Field.Moment("LastLoginDate", "Last Login"),
        Field.Flag("UserPreferencesLightningExperiencePreferred", "Lightning Experience Preferred"),
        Field.Text("TimeZoneSidKey", "Time Zone", 40)))
    {
        IsWritable = false,
    };

    // Reference: call-center-definition §3; clients create and read call centers, and never change them. Here they only read.
    public static SObjectType CallCenter() => new("CallCenter", "Call Centers", "04v", Field.WithSystem("Call Center",
        Field.Text("Name", "Name", 80).Required() with { IsName = true },
        Field.Text("InternalName", "Internal Name", 80).Required(),
        Field.Url("AdapterUrl", "CTI Adapter URL"),
        Field.LongText("CustomSettings", "Custom Settings"),
        Field.Number("Version", "Version", FieldKind.Double)))
    {
        IsWritable = false,
    };

    // Every user has sets, and the profile counts as one of them.
    public static SObjectType PermissionSet() => new("PermissionSet", "Permission Sets", "0PS", Field.WithSystem("Permission Set",
        Field.Text("Name", "Permission Set Name", 80).Required() with { IsName = true },
        Field.Text("Label", "Permission Set Label", 80).Required(),
        Field.Flag("PermissionsApiEnabled", "API Enabled"),
        Field.Flag("PermissionsEditTask", "Edit Tasks"),
        Field.Flag("PermissionsActivitiesAccess", "Access Activities"),
        Field.Flag("PermissionsViewAllData", "View All Data"),
        Field.Flag("PermissionsModifyAllData", "Modify All Data")))
    {
        IsWritable = false,
    };

    public static SObjectType PermissionSetAssignment() => new("PermissionSetAssignment", "Permission Set Assignments", "0Pa", Field.WithSystem("Permission Set Assignment",
        Field.Reference("AssigneeId", "Assignee ID", "Assignee", "User").Required(),
        Field.Reference("PermissionSetId", "PermissionSet ID", "PermissionSet", "PermissionSet").Required()))
    {
        IsWritable = false,
    };

    public static SObjectType Organization() => new("Organization", "Organizations", "00D", Field.WithSystem("Organization",
        Field.Text("Name", "Name", 80).Required() with { IsName = true },
        Field.Text("OrganizationType", "Edition", 40),
        Field.Text("InstanceName", "Instance Name", 5),
        Field.Flag("IsSandbox", "Is Sandbox"),
        Field.Text("NamespacePrefix", "Namespace Prefix", 15),
        Field.Moment("TrialExpirationDate", "Trial Expiration Date")))
    {
        IsWritable = false,
    };
}
