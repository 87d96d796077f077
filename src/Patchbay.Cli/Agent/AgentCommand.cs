using System.CommandLine;
using Patchbay.Cli.Operator;
using Patchbay.Server.Features.Site;

namespace Patchbay.Cli.Agent;

/// <summary><c>patchbay agent list|skill|queues|import</c>: what agents can do and where they serve, on the running server.</summary>
internal static class AgentCommand
{
    internal static Command Create() => new("agent", "What agents can do, and which queues they serve.") { List(), Skill(), Queues(), ImportCommand.Create() };

    internal static Option<string> Data() => new("--data") { Description = "Folder of all data of the running server.", DefaultValueFactory = _ => "data" };

    internal static Task TellAsync(OperatorClient server, string user, StaffChange change, CancellationToken cancellationToken) =>
        server.TellAsync(HttpMethod.Put, $"/api/staff/{Uri.EscapeDataString(user)}", change, cancellationToken);

    private static Argument<string> Whose() => new("user") { Description = "Whose user name." };

    private static Command List()
    {
        var data = Data();
        var command = new Command("list", "Lists the agents with skills and queues.") { data };
        command.SetAction(async (parsed, cancellation) =>
        {
            using var server = new OperatorClient(parsed.GetValue(data)!);
            var staff = await server.GetAsync<StaffMember[]>("/api/staff", cancellation);
            if (staff.Length == 0) Console.WriteLine("There are no agents. Add one with: patchbay user add NAME --role agent");
            foreach (var one in staff)
                Console.WriteLine($"{one.User}\t{(one.Skills.Length > 0 ? one.Skills : "no skills")}\t{string.Join(", ", one.Queues)}{(one.IsInSettings ? "\tin Site:Staff" : "")}");
            return 0;
        });
        return command;
    }

    private static Command Skill()
    {
        var (user, data) = (Whose(), Data());
        var skills = new Argument<string>("skills") { Description = "All skills with levels from 1 to 10: \"billing:7, swedish:3\"; \"\" for none." };
        var command = new Command("skill", "Sets an agent's skills.") { user, skills, data };
        command.SetAction((parsed, cancellation) => ChangeAsync(
            parsed.GetValue(data)!,
            parsed.GetValue(user)!,
            new(parsed.GetValue(skills)),
            string.IsNullOrWhiteSpace(parsed.GetValue(skills)) ? "has no skills now" : $"has these skills now: {parsed.GetValue(skills)}",
            cancellation));
        return command;
    }

    private static Command Queues()
    {
        var (user, data) = (Whose(), Data());
        var queues = new Argument<string?>("queues") { Description = "All queues: \"Support, Billing\".", Arity = ArgumentArity.ZeroOrOne };
        var all = new Option<bool>("--all") { Description = "All queues, those too that are added later." };
        var command = new Command("queues", "Sets the queues that an agent serves.") { user, queues, all, data };
        command.Validators.Add(given =>
        {
            if (given.GetValue(queues) is null != given.GetValue(all)) given.AddError("Name the queues, or say --all.");
        });
        command.SetAction((parsed, cancellation) => ChangeAsync(
            parsed.GetValue(data)!,
            parsed.GetValue(user)!,
            parsed.GetValue(all) ? new(AllQueues: true) : new(Queues: StaffTable.Names(parsed.GetValue(queues)!)),
            parsed.GetValue(all) ? "serves all queues now, those too that are added later" : $"serves these queues now: {parsed.GetValue(queues)}",
            cancellation));
        return command;
    }

    private static async Task<int> ChangeAsync(string data, string user, StaffChange change, string done, CancellationToken cancellationToken)
    {
        using var server = new OperatorClient(data);
        await TellAsync(server, user, change, cancellationToken);
        Console.WriteLine($"{user} {done}.");
        return 0;
    }
}
