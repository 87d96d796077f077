using System.Net;
using Microsoft.AspNetCore.Http.HttpResults;
using Patchbay.DemoOrg;

namespace Patchbay.Cli.Demo;

/// <summary>People with telephones: they call when the page asks them to, and they answer when an agent dials them.</summary>
/// <param name="sipPort">Where Patchbay takes calls.</param>
internal sealed class SimulatedCustomers(int sipPort) : IAsyncDisposable
{
    private static readonly Dictionary<string, (string Number, string Name, string Voice)> People = new()
    {
        ["known"] = (DemoCustomers.Known, "Ada Lindqvist", "known"),
        ["twoMatches"] = (DemoCustomers.TwoMatches, "", "two-matches"),
        ["unknown"] = (DemoCustomers.Unknown, "", "unknown"),
    };

    private readonly CustomerPhone phone = new(new IPEndPoint(IPAddress.Loopback, sipPort));
    private WebApplication? door;

    /// <summary>Where a wish to be called is posted.</summary>
    internal string CallMeUrl => door!.Urls.First() + "/call-me";

    /// <summary>Where Patchbay sends calls of agents.</summary>
    internal string Trunk => phone.EndPoint.ToString();

    internal async Task StartAsync(CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        door = builder.Build();
        door.MapPost("/call-me", CallMe);
        await door.StartAsync(cancellationToken);
    }

    /// <summary>Lets a customer call.</summary>
    internal CustomerCall Call(string customer, string? hears = null)
    {
        var (number, name, voice) = People[customer];
        return phone.Call(number, name, CustomerPhone.Voice(voice), hears);
    }

    public async ValueTask DisposeAsync()
    {
        if (door is not null) await door.DisposeAsync();
        phone.Dispose();
    }

    private Results<Accepted, BadRequest<string>> CallMe(CallMeWish wish)
    {
        if (wish.Customer is null || !People.ContainsKey(wish.Customer)) return TypedResults.BadRequest("Nobody of that name can call.");
        Call(wish.Customer);
        return TypedResults.Accepted((string?)null);
    }

    internal sealed record CallMeWish(string? Customer);
}
