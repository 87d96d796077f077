using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Patchbay.Runtime.Users;
using Patchbay.Salesforce.Health;
using Patchbay.Server.Features.Phone;

namespace Patchbay.Server.Tests.Features;

public sealed class TroubleLineTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 26, 12, 4, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(SalesforceState.Away, 14, "Salesforce does not answer since {since}. Calls go on; 14 logs wait.")]
    [InlineData(SalesforceState.Away, 1, "Salesforce does not answer since {since}. Calls go on; 1 log waits.")]
    [InlineData(SalesforceState.SignInRefused, 2, "Salesforce refuses the phone server since {since}. Calls go on; 2 logs wait. Tell your administrator.")]
    public async Task Agents_are_told_what_is_wrong_with_salesforce(SalesforceState state, int waiting, string words)
    {
        var health = new Health { Current = new(state, Noon, waiting, 0, true, null, "NO_ANSWER") };
        await using var server = await TestServer.StartAsync(services => services.AddSingleton<ISalesforceHealth>(health));
        using var panel = await server.OpenPanelAsync(await server.AddAsync("ada", "correct horse", UserRole.Agent));

        var trouble = await TroubleAsync(panel);

        Assert.Equal(words, trouble.GetProperty("message").GetString());
        Assert.Equal(Noon, trouble.GetProperty("since").GetDateTimeOffset());
    }

    [Fact]
    public async Task The_trouble_is_taken_back_when_it_is_over()
    {
        var health = new Health { Current = new(SalesforceState.Away, Noon, 14, 0, true, null, "NO_ANSWER") };
        await using var server = await TestServer.StartAsync(services => services.AddSingleton<ISalesforceHealth>(health));
        using var panel = await server.OpenPanelAsync(await server.AddAsync("ada", "correct horse", UserRole.Agent));
        await panel.HearAsync("State", state => state.GetProperty("trouble").ValueKind is JsonValueKind.Object);

        health.Current = new(SalesforceState.Answering, null, 0, 0, true, null, null);

        await panel.HearAsync("State", state => state.GetProperty("trouble").ValueKind is JsonValueKind.Null);
    }

    [Fact]
    public async Task A_trouble_that_only_a_panel_that_just_came_heard_of_is_taken_back_as_well()
    {
        var health = new Health { Current = new(SalesforceState.Answering, null, 0, 0, true, null, null) };
        await using var server = TestServer.Build(services => services.AddSingleton<ISalesforceHealth>(health));
        var trouble = server.App.Services.GetRequiredService<ServerTrouble>();
        Assert.False(trouble.MustTellAll());
        health.Current = new(SalesforceState.Away, Noon, 14, 0, true, null, "NO_ANSWER");
        Assert.NotNull(trouble.Tell());

        health.Current = new(SalesforceState.Answering, null, 0, 0, true, null, null);

        Assert.True(trouble.MustTellAll());
        Assert.False(trouble.MustTellAll());
    }

    private static async Task<JsonElement> TroubleAsync(HubClient panel) =>
        (await panel.AskAsync("Hello", "[1]")).GetProperty("result").GetProperty("trouble");

    private sealed class Health : ISalesforceHealth
    {
        public required SalesforceStatus Current { get; set; }
    }
}
