using Patchbay.DemoOrg.Records;
using Patchbay.DemoOrg.Schema;

namespace Patchbay.DemoOrg.Seed;

/// <summary>The org and the people who work in it.</summary>
internal static class SeedPeople
{
    /// <summary>One of the agents and salespeople, for records that belong to somebody.</summary>
    public static string Colleague(int number) => RecordId.Create("005", 2 + number % 4);

    public static void Write(SeedWriter writer)
    {
        writer.Insert("Organization", 900, new() { ["Name"] = "Tidewater Systems", ["OrganizationType"] = "Developer Edition", ["InstanceName"] = "DEMO1" });
        var center = writer.Insert("CallCenter", 850, new() { ["Name"] = "Old Phone System", ["InternalName"] = "OldPbx", ["AdapterUrl"] = "https://cti.oldpbx.example/adapter" });
        var integration = User(writer, "Patchbay", "Integration", "Integration user");
        var rights = writer.Insert("PermissionSet", 800, new() { ["Name"] = "Patchbay", ["Label"] = "Patchbay", ["PermissionsApiEnabled"] = 1L, ["PermissionsEditTask"] = 1L, ["PermissionsActivitiesAccess"] = 1L });
        writer.Insert("PermissionSetAssignment", 800, new() { ["AssigneeId"] = integration, ["PermissionSetId"] = rights });
        // Numbers of an area that customers do not get.
        User(writer, "Maya", "Okafor", "Customer Service Agent", "+1 202 555 0171", center);
        User(writer, "Jonas", "Weber", "Customer Service Agent", "+1 202 555 0172", center);
        User(writer, "Lucía", "Fernández", "Account Executive", "+1 202 555 0173");
        User(writer, "Kenji", "Tanaka", "Account Executive", "+1 202 555 0174");
        User(writer, "Priya", "Raman", "Service Manager", "+1 202 555 0175", center);
    }

    private static string User(SeedWriter writer, string first, string last, string title, string? phone = null, string? center = null) => writer.Insert("User", 800, new()
    {
        ["FirstName"] = first,
        ["LastName"] = last,
        ["Username"] = $"{Ascii(first)}.{Ascii(last)}@tidewater.example",
        ["Email"] = $"{Ascii(first)}.{Ascii(last)}@tidewater.example",
        ["Title"] = title,
        ["Phone"] = phone,
        ["Department"] = title.Contains("Account", StringComparison.Ordinal) ? "Sales" : "Service",
        ["CallCenterId"] = center,
        ["LastLoginDate"] = OrgTime.Moment(writer.Now.AddDays(-1)),
        ["UserPreferencesLightningExperiencePreferred"] = title == "Service Manager" ? 0L : 1L,
        ["IsActive"] = 1L,
        ["TimeZoneSidKey"] = "Europe/Stockholm",
    });

    /// <summary>A name as it stands in a mail address.</summary>
    public static string Ascii(string name)
    {
        // Globalization is invariant in this process, so decomposing is not an option.
        const string accented = "áàâäãåāčćçďéèêëěėęíìîïłñńňóòôöõøřšśşťúùûüůýžźżæœßđğıő";
        const string plain = "aaaaaaacccdeeeeeeeiiiilnnnoooooorsssttuuuuuyzzzaosdgio";
        var letters = name.ToLowerInvariant().Select(letter =>
            accented.IndexOf(letter, StringComparison.Ordinal) is var place and >= 0 && place < plain.Length ? plain[place] : letter);
        return string.Concat(letters.Where(char.IsAsciiLetter));
    }
}
