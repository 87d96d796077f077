using System.CommandLine;
using Patchbay.Cli;
using Patchbay.Cli.Agent;
using Patchbay.Cli.Audit;
using Patchbay.Cli.Backup;
using Patchbay.Cli.BenchTarget;
using Patchbay.Cli.Demo;
using Patchbay.Cli.Doctor;
using Patchbay.Cli.Flow;
using Patchbay.Cli.Move;
using Patchbay.Cli.Org;
using Patchbay.Cli.Plan;
using Patchbay.Cli.Serve;
using Patchbay.Cli.Users;

AuditCommand.Prepare(args);
var root = new RootCommand("Patchbay: an open, self-hosted contact centre that lives inside Salesforce.")
{
    ServeCommand.Create(),
    DemoCommand.Create(),
    DemoOrgCommand.Create(),
    UserCommand.Create(),
    AgentCommand.Create(),
    BackupCommand.Create(),
    RestoreCommand.Create(),
    StorageMoveCommand.Create(),
    DoctorCommand.Create(),
    OrgCommand.Create(),
    FlowCommand.Create(),
    AuditCommand.Create(),
    PlanCommand.Create(TimeProvider.System),
    BenchTargetCommand.Create(),
    BenchCallsCommand.Create(),
};
// Faults are told in one sentence; only a bug keeps its stack trace.
var parsed = root.Parse(args);
return AuditCommand.ExitCode(parsed, await Faults.ReportAsync(() => parsed.InvokeAsync(new() { EnableDefaultExceptionHandler = false })));
