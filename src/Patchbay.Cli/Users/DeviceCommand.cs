using System.CommandLine;
using Patchbay.Runtime.Users;
using Patchbay.Telephony.Bridge;

namespace Patchbay.Cli.Users;

/// <summary><c>patchbay user device</c>: gives an agent a desk phone, or takes it away.</summary>
internal static class DeviceCommand
{
    internal static Command Create()
    {
        var (name, password, data) = (UserCommand.Whose(), UserCommand.PasswordOption(), UserCommand.Data());
        var remove = new Option<bool>("--remove") { Description = "Takes the phone away." };
        var command = new Command("device", "Gives an agent a desk phone, which registers under the user name with a password of its own.")
        {
            name, password, remove, data,
        };
        command.SetAction((parsed, cancellation) => GiveAsync(
            parsed.GetValue(data)!, parsed.GetValue(name)!, parsed.GetValue(password), parsed.GetValue(remove), cancellation));
        return command;
    }

    private static async Task<int> GiveAsync(string data, string name, string? password, bool removes, CancellationToken cancellationToken)
    {
        await using var services = UserCommand.Open(data);
        var users = services.GetRequiredService<IUserStore>();
        if (await users.FindAsync(name, cancellationToken) is not { AgentId: not null } user)
        {
            await Console.Error.WriteLineAsync($"patchbay: no agent is called {name}.");
            return 1;
        }

        var accounts = new DeskPhoneAccounts(users, services.GetRequiredService<ISecretStore>());
        if (removes)
        {
            await accounts.TakeAsync(user, cancellationToken);
            Console.WriteLine($"{user.UserName} has no desk phone any more: none registers, and one that is registered takes no call in some seconds.");
            return 0;
        }

        if (UserCommand.Ask(password) is not { } secret) return 1;
        await accounts.GiveAsync(user, secret, cancellationToken);
        Console.WriteLine($"The phone registers as {user.UserName} with that password.");
        return 0;
    }
}
