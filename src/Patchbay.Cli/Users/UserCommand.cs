using System.CommandLine;
using System.CommandLine.Parsing;
using Microsoft.AspNetCore.Identity;
using Patchbay.Cli.Serve;
using Patchbay.Core.Shared;
using Patchbay.Runtime.Users;
using Patchbay.Storage;

namespace Patchbay.Cli.Users;

/// <summary><c>patchbay user add|list|password|disable|enable</c>: the people who may sign in.</summary>
internal static class UserCommand
{
    private const int ShortestPassword = 8;
    private const int LongestName = 255;

    internal static Command Create() => new("user", "The people who may sign in.")
    {
        Add(), List(), Password(), Disable("disable", "Locks somebody out at once.", true), Disable("enable", "Lets somebody in again.", false), DeviceCommand.Create(),
    };

    internal static Option<string> Data() => new("--data") { Description = "Folder of all data.", DefaultValueFactory = _ => "data" };

    internal static Option<string?> PasswordOption() =>
        new("--password") { Description = "The password; better left out, then it is read from standard input." };

    private static Command Add()
    {
        var name = new Argument<string>("name") { Description = "What is typed at sign-in." };
        name.Validators.Add(given =>
        {
            if (given.GetValueOrDefault<string>() is not { } typed || string.IsNullOrWhiteSpace(typed) || typed.Length > LongestName)
                given.AddError($"A name needs 1 to {LongestName} characters.");
        });
        var role = new Option<UserRole>("--role") { Description = "agent, supervisor or admin.", Required = true, CustomParser = RoleOf };
        var display = new Option<string?>("--display-name") { Description = "What colleagues see. Default: the name." };
        var (password, data) = (PasswordOption(), Data());
        var command = new Command("add", "Adds somebody.") { name, role, display, password, data };
        command.SetAction((parsed, cancellation) => AddAsync(
            parsed.GetValue(data)!, parsed.GetValue(name)!, parsed.GetValue(display), parsed.GetValue(role), parsed.GetValue(password), cancellation));
        return command;
    }

    private static UserRole RoleOf(ArgumentResult given)
    {
        var word = given.Tokens.Count == 1 ? given.Tokens[0].Value : "";
        if (!int.TryParse(word, out _) && Enum.TryParse(word, ignoreCase: true, out UserRole role)) return role;
        given.AddError($"There is no role {word}: it is agent, supervisor or admin.");
        return default;
    }

    private static Command List()
    {
        var data = Data();
        var command = new Command("list", "Lists everybody.") { data };
        command.SetAction(async (parsed, cancellation) =>
        {
            await using var services = Open(parsed.GetValue(data)!);
            foreach (var user in await services.GetRequiredService<IUserStore>().ListAsync(cancellation))
                Console.WriteLine($"{user.UserName}\t{user.Role}\t{user.DisplayName}{(user.Disabled ? "\tdisabled" : "")}");
            return 0;
        });
        return command;
    }

    private static Command Password()
    {
        var name = Whose();
        var (password, data) = (PasswordOption(), Data());
        var command = new Command("password", "Sets a new password.") { name, password, data };
        command.SetAction(async (parsed, cancellation) =>
        {
            if (Ask(parsed.GetValue(password)) is not { } secret) return 1;
            await using var services = Open(parsed.GetValue(data)!);
            var hash = new PasswordHasher<UserAccount>().HashPassword(null!, secret);
            return await DoneAsync(parsed.GetValue(name)!, users => users.SetPasswordHashAsync(parsed.GetValue(name)!, hash, cancellation), "has a new password", services);
        });
        return command;
    }

    private static Command Disable(string word, string what, bool disabled)
    {
        var (name, data) = (Whose(), Data());
        var command = new Command(word, what) { name, data };
        command.SetAction(async (parsed, cancellation) =>
        {
            await using var services = Open(parsed.GetValue(data)!);
            return await DoneAsync(parsed.GetValue(name)!, users => users.SetDisabledAsync(parsed.GetValue(name)!, disabled, cancellation), disabled ? "cannot sign in any more" : "can sign in again", services);
        });
        return command;
    }

    internal static Argument<string> Whose() => new("name") { Description = "Whose user name." };

    private static async Task<int> DoneAsync(string name, Func<IUserStore, ValueTask<bool>> change, string done, ServiceProvider services)
    {
        if (await change(services.GetRequiredService<IUserStore>()))
        {
            Console.WriteLine($"{name} {done}.");
            return 0;
        }

        await Console.Error.WriteLineAsync($"patchbay: nobody is called {name}.");
        return 1;
    }

    private static async Task<int> AddAsync(
        string data, string name, string? display, UserRole role, string? password, CancellationToken cancellationToken)
    {
        if (Ask(password) is not { } secret) return 1;
        await using var services = Open(data);
        var agent = role is UserRole.Agent ? new AgentId(Guid.CreateVersion7()) : (AgentId?)null;
        var user = new UserAccount(
            Guid.CreateVersion7(), name, display ?? name, role, agent, new PasswordHasher<UserAccount>().HashPassword(null!, secret));
        if (await services.GetRequiredService<IUserStore>().AddAsync(user, cancellationToken) is not { } refusal)
        {
            Console.WriteLine($"{name} can sign in, as {role.ToString().ToLowerInvariant()}.");
            return 0;
        }

        await Console.Error.WriteLineAsync($"patchbay: {refusal.Message}");
        return 1;
    }

    internal static string? Ask(string? given)
    {
        if (given is null && !Console.IsInputRedirected) Console.Write("Password: ");
        var secret = given ?? Console.ReadLine() ?? "";
        if (secret.Length >= ShortestPassword) return secret;
        Console.Error.WriteLine($"patchbay: a password needs at least {ShortestPassword} characters.");
        return null;
    }

    internal static ServiceProvider Open(string data)
    {
        var builder = ServerSettings.Load(data);
        var services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System).AddSingleton<IConfiguration>(builder.Configuration);
        return services.AddPatchbayStorage().BuildServiceProvider();
    }
}
