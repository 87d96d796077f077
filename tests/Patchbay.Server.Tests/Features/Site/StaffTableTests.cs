using Patchbay.Server.Features.Site;

namespace Patchbay.Server.Tests.Features.Site;

public sealed class StaffTableTests
{
    [Fact]
    public void A_table_as_a_spreadsheet_writes_it_is_read()
    {
        var agents = StaffTable.Read("\ufeffUser,Skills,Queues\r\nmaya,\"billing:7, swedish:3\",Support; Billing\r\n\r\nkim,,\r\n");

        Assert.Equal(["maya", "kim"], agents.Select(agent => agent.User));
        Assert.Equal(("billing:7, swedish:3", "Support|Billing", false), (agents[0].Change.Skills, string.Join('|', agents[0].Change.Queues!), agents[0].Change.AllQueues));
        Assert.Equal(("", true), (agents[1].Change.Skills, agents[1].Change.AllQueues));
    }

    [Fact]
    public void A_table_of_a_country_that_writes_semicolons_between_cells_is_read()
    {
        var (user, change) = Assert.Single(StaffTable.Read("user;skills;queues\nmaya;\"billing:7; swedish:3\";\"Support, Billing\"\n"));

        Assert.Equal(("maya", "billing:7, swedish:3", "Support|Billing"), (user, change.Skills, string.Join('|', change.Queues!)));
    }

    [Fact]
    public void A_column_that_is_missing_is_left_alone()
    {
        var (_, change) = Assert.Single(StaffTable.Read("user;skills".Replace(';', ',') + "\nmaya,billing:7"));

        Assert.Equal((null, false), (change.Queues, change.AllQueues));
    }

    [Fact]
    public void The_table_that_the_desk_exports_is_read()
    {
        var agents = StaffTable.Read(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "agents.csv")));

        Assert.Equal(
            ["maya/billing:7, swedish:3//True", "jonas/billing:2/Billing|Sales/False", "kim///False"],
            agents.Select(one => $"{one.User}/{one.Change.Skills}/{string.Join('|', one.Change.Queues ?? [])}/{one.Change.AllQueues}"));
    }

    [Theory]
    [InlineData("user,skill\nmaya,billing", "Line 1: there is no column “skill”")]
    [InlineData("skills\nbilling", "Line 1: the column user is missing")]
    [InlineData("user,skills\nmaya,billing:7, swedish:3", "Line 2: 3 cells for 2 columns")]
    [InlineData("user,skills\n,billing:7", "Line 2: the user is missing")]
    public void What_is_wrong_is_told_with_its_line(string text, string words) =>
        Assert.StartsWith(words, Assert.Throws<ServerFault>(() => StaffTable.Read(text)).Message, StringComparison.Ordinal);
}
